"""`buurtledger kern lijst|toon|benoem|resultaat|leersessie`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_kern_aan, vul_keuze_aan, vul_sessiedag_aan
from buurtledger.cli.argumenten import Commit, Formaat, PostOfKern
from buurtledger.cli.invoer import lees_opmaak, lees_vrije_tekst
from buurtledger.cli.lezen import kies_peildag, lees_cijfers, lees_plan, of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.privevraag import mag_opgeschreven
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vastleggen import vastgelegd
from buurtledger.cli.vragen import bevestig, vraag_dag, vraag_kern, vraag_kern_of_post, vraag_of_stop, vraag_tekst
from buurtledger.handelingen import kernen as kernen_
from buurtledger.model.begroting import Begroting, kernbestand
from buurtledger.model.bericht import N_, zin
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.kern import Kern
from buurtledger.model.verantwoording import STAPPEN
from buurtledger.report.kernen import Kernlijst, KernRij, KernVerslag
from buurtledger.report.taal import schoon_regels
from buurtledger.stand.cijfers import PostStand

app = nieuwe_groep(N_("De kernen: wie ze zijn en hoe ze staan."))


_KernNaam = Annotated[
    str | None,
    typer.Argument(
        metavar="KERN", help=N_("De kern, zoals kleiburg of kern-11."), show_default=False, autocompletion=vul_kern_aan
    ),
]


def _kernen(hier: Omgeving) -> tuple[tuple[PostStand, ...], Begroting, Grootboek]:
    begroting, plan = lees_plan(hier)
    boek = lees_cijfers(hier, vanaf=hier.vandaag if hier.is_terminal else date.max)
    stand = boek.stand(kies_peildag(hier, None, boek).dag)
    return tuple(rij for rij in stand.posten if stand.begroting.is_kern(rij.post.id)), begroting, plan


def _kern_van(plan: Grootboek, post: str) -> Kern:
    return plan.kernen.get(post) or Kern(post)


@app.command("lijst", cls=Opdracht, help=N_("Alle kernen, met wat ze kregen, besteedden en nog moeten verantwoorden."))
def _lijst(ctx: typer.Context, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    rijen, _, plan = _kernen(hier)
    toon(hier, formaat, Kernlijst(tuple(KernRij(_kern_van(plan, rij.post.id), rij) for rij in rijen)))


@app.command("toon", cls=Opdracht, help=N_("Eén kern: naam, waar die vandaan komt, en de cijfers."))
def _toon(ctx: typer.Context, kern: _KernNaam = None, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    rijen, begroting, plan = _kernen(hier)
    post = vraag_kern(hier, begroting, kern)
    rij = next(KernRij(_kern_van(plan, post), rij) for rij in rijen if rij.post.id == post)
    toon(hier, formaat, KernVerslag(rij, _aanbod(hier, plan, post)))


def _aanbod(hier: Omgeving, plan: Grootboek, post: str) -> tuple[str, ...]:
    """What was offered that a kern took up."""
    if plan.begroting is None or not plan.begroting.aanbod:
        return ()
    from buurtledger.stand.aanbod import benut, benut_door
    from buurtledger.store.grootboek import lees_een_logboek

    logboek = lees_een_logboek(hier.wortel, post).mutaties
    return benut_door(benut(plan.begroting, {post: logboek}, hier.vandaag), post)


@app.command("benoem", cls=Opdracht, help=N_("Geef een kern een naam. Het nummer van de post verandert nooit."))
def _benoem(
    ctx: typer.Context,
    kern: _KernNaam = None,
    naam: Annotated[str | None, typer.Argument(metavar="NAAM", help=N_("De naam."), show_default=False)] = None,
    bron: Annotated[
        str | None,
        typer.Option("--bron", metavar="TEKST", help=N_("Waar de naam vandaan komt."), show_default=False),
    ] = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    begroting, plan = lees_plan(hier)
    post = vraag_kern(hier, begroting, kern)
    nieuw = lees_vrije_tekst("NAAM", naam or vraag_tekst(hier, "NAAM", hier.taal("Nieuwe naam"), 200), 200)
    anders = hier.taal("benoemd door de penvoerder op {dag}", dag=hier.vandaag)
    herkomst = lees_vrije_tekst("--bron", bron, 500) if bron else anders
    if not mag_opgeschreven(hier, begroting, (nieuw, herkomst)):
        return
    oud = _kern_van(plan, post).naam or post
    if hier.mag_vragen:
        hier.zeg(f"{kernbestand(post)}: {oud} → {nieuw}")
        if not bevestig(hier, hier.taal("Opschrijven?")):
            hier.zeg(hier.taal("Er is niets geschreven."))
            return
    gedaan = zin("{post} heet nu {naam}", post=post, naam=nieuw)
    with vastgelegd(hier, kernbestand(post), gedaan, commit=commit):
        of_stop(hier, kernen_.benoem(hier.wortel, begroting, post, nieuw, herkomst, hier.vandaag))
        hier.zeg(hier.taal.zeg(gedaan))


@app.command("resultaat", cls=Opdracht, help=N_("Wat is er gedaan met het geld, en wat is er geleerd?"))
def _resultaat(
    ctx: typer.Context,
    kern: PostOfKern = None,
    tekst: Annotated[
        str | None,
        typer.Argument(
            metavar="TEKST", help=N_("Het resultaat, in Markdown; - leest standaardinvoer."), show_default=False
        ),
    ] = None,
    leermoment: Annotated[
        list[str] | None,
        typer.Option("--leermoment", metavar="TEKST", help=N_("Wat er geleerd is; mag vaker."), show_default=False),
    ] = None,
    stap: Annotated[
        str | None,
        typer.Option(
            "--stap",
            metavar="STAP",
            help=N_("Hoe ver het is: gepland, bezig of klaar."),
            show_default=False,
            autocompletion=vul_keuze_aan(*STAPPEN),
        ),
    ] = None,
    toelichting: Annotated[
        str | None,
        typer.Option(
            "--toelichting",
            metavar="TEKST",
            help=N_("Waarom besteed en begroot verschillen, voor het verslag."),
            show_default=False,
        ),
    ] = None,
    vervang: Annotated[bool, typer.Option("--vervang", help=N_("Vervang het resultaat dat er al staat."))] = False,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    begroting, _ = lees_plan(hier)
    post = vraag_kern_of_post(hier, begroting, kern)
    if stap is not None and stap not in STAPPEN:
        stop(VERKEERD_GEROEPEN, zin("{waarde} kan hier niet; kies uit {keuzes}", waarde=stap, keuzes=STAPPEN))
    if tekst is None and not (leermoment or stap or toelichting):
        tekst = vraag_of_stop(hier, "TEKST", hier.taal("Wat is er gedaan met het geld"))
    verteld = None if tekst is None else lees_opmaak("TEKST", tekst)
    geleerd = [lees_opmaak("--leermoment", een) for een in leermoment or ()]
    ook = {"stap": stap} if stap else {}
    if toelichting is not None:
        ook["toelichting"] = lees_vrije_tekst("--toelichting", toelichting, 2000)
    if not mag_opgeschreven(hier, begroting, (verteld or "", *geleerd, *ook.values())):
        return
    eerder = kernen_.verteld(hier.wortel, begroting, post).resultaat
    if verteld is not None and eerder and eerder != verteld and hier.mag_vragen and not vervang:
        hier.zeg(hier.taal("Er staat al een resultaat:"))
        hier.zeg(schoon_regels(eerder))
        vervang = bevestig(hier, hier.taal("Vervangen?"), anders=False)
    bestand = kernen_.bestand_van(begroting, post)
    with vastgelegd(hier, bestand, zin("{post} vertelt wat er gedaan en geleerd is", post=post), commit=commit):
        of_stop(
            hier,
            kernen_.vertel(hier.wortel, begroting, post, verteld, geleerd, hier.vandaag, ook=ook, vervang=vervang),
        )
        hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=bestand))


@app.command("leersessie", cls=Opdracht, help=N_("Schrijf op dat een kern bij een sessie was."))
def _leersessie(
    ctx: typer.Context,
    kern: PostOfKern = None,
    datum: Annotated[
        str | None,
        typer.Argument(
            metavar="DATUM",
            help=N_("De dag van de sessie."),
            show_default=False,
            autocompletion=vul_sessiedag_aan,
        ),
    ] = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    begroting, _ = lees_plan(hier)
    post = vraag_kern_of_post(hier, begroting, kern)
    if datum is None and not hier.mag_vragen:
        stop(VERKEERD_GEROEPEN, zin("{wat} ontbreekt", wat="DATUM"))
    dag = vraag_dag(hier, datum, hier.taal("De dag van de sessie"))
    woonde_bij(hier, begroting, post, dag, commit=commit)


def woonde_bij(hier: Omgeving, begroting: Begroting, post: str, dag: date, *, commit: bool) -> None:
    """Write down that a kern or group was at the session of a day; stops when there was none."""
    gedaan = zin("{post} was bij de sessie van {dag}", post=post, dag=dag)
    with vastgelegd(hier, kernen_.bestand_van(begroting, post), gedaan, commit=commit):
        if of_stop(hier, kernen_.was_bij(hier.wortel, begroting, post, dag, hier.vandaag)):
            hier.zeg(hier.taal.zeg(gedaan))
        else:
            hier.zeg(hier.taal("{post} stond er al bij; er is niets veranderd.", post=post))
