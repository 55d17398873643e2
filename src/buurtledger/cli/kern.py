"""`buurtledger kern lijst|toon|benoem|resultaat|leersessie`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from buurtledger.cli.argumenten import Formaat, PostOfKern
from buurtledger.cli.invoer import geen_post, kies_kern_of_post, lees_dag, lees_opmaak, lees_vrije_tekst
from buurtledger.cli.lezen import lees_cijfers, lees_plan
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.privevraag import mag_opgeschreven
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vragen import bevestig, vraag_of_stop
from buurtledger.model.begroting import Begroting, kernbestand
from buurtledger.model.bericht import N_, zin
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.kern import Kern
from buurtledger.model.verantwoording import LEERSESSIES, Verantwoording, resultaatbestand
from buurtledger.report import kernen, tabel
from buurtledger.stand.cijfers import PostStand

if TYPE_CHECKING:
    from buurtledger.model.vorm import Vorm

app = nieuwe_groep(N_("De kernen: wie ze zijn en hoe ze staan."))


def _vul_kern_aan(ctx: typer.Context, incomplete: str) -> list[str]:
    from buurtledger.cli.invoer import vul_post_aan

    return [naam for naam in vul_post_aan(ctx, "") if "/" in naam and naam.startswith(incomplete)]


_KernNaam = Annotated[
    str | None,
    typer.Argument(
        metavar="KERN", help=N_("De kern, zoals kleiburg of kern-11."), show_default=False, autocompletion=_vul_kern_aan
    ),
]


def _kernen(hier: Omgeving) -> tuple[tuple[PostStand, ...], Begroting, Grootboek]:
    begroting, plan = lees_plan(hier)
    stand = lees_cijfers(hier, vanaf=hier.vandaag).stand(hier.vandaag)
    return tuple(rij for rij in stand.posten if stand.begroting.is_kern(rij.post.id)), begroting, plan


def _kies(begroting: Begroting, getypt: str) -> str:
    """The post id of a kern: `kleiburg` and `kernen/kleiburg` are the same."""
    gebied = begroting.kernen.gebied
    for kandidaat in (getypt, f"{gebied}/{getypt}"):
        if kandidaat in begroting.posten and begroting.is_kern(kandidaat):
            return kandidaat
    namen = tuple(post.partition("/")[2] for post in begroting.posten if begroting.is_kern(post))
    stop(VERKEERD_GEROEPEN, geen_post(getypt, namen))


def _kern_van(plan: Grootboek, post: str) -> Kern:
    return plan.kernen.get(post) or Kern(post)


@app.command("lijst", cls=Opdracht, help=N_("Alle kernen, met wat ze kregen, besteedden en nog moeten verantwoorden."))
def _lijst(ctx: typer.Context, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    rijen, _, plan = _kernen(hier)
    verslag = [kernen.KernRij(_kern_van(plan, rij.post.id), rij) for rij in rijen]
    toon(
        formaat,
        {
            "tekst": lambda: tabel.als_tekst(kernen.voor_mensen(verslag, hier.taal), hier.taal, hier.scherm),
            "json": lambda: kernen.als_json(verslag),
            "csv": lambda: tabel.als_csv(kernen.als_tabel(verslag)),
            "md": lambda: tabel.als_md(kernen.voor_mensen(verslag, hier.taal), hier.taal),
        },
    )


@app.command("toon", cls=Opdracht, help=N_("Eén kern: naam, waar die vandaan komt, en de cijfers."))
def _toon(ctx: typer.Context, kern: _KernNaam = None, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    rijen, begroting, plan = _kernen(hier)
    post = _kies(begroting, kern or vraag_of_stop(hier, "KERN", hier.taal("Welke kern")))
    rij = next(kernen.KernRij(_kern_van(plan, post), rij) for rij in rijen if rij.post.id == post)
    toon(
        formaat,
        {
            "tekst": lambda: kernen.toon_tekst(rij, hier.taal),
            "json": lambda: kernen.als_json([rij]),
            "csv": lambda: tabel.als_csv(kernen.als_tabel([rij])),
        },
    )


@app.command("benoem", cls=Opdracht, help=N_("Geef een kern een naam. Het nummer van de post verandert nooit."))
def _benoem(
    ctx: typer.Context,
    kern: _KernNaam = None,
    naam: Annotated[str | None, typer.Argument(metavar="NAAM", help=N_("De naam."), show_default=False)] = None,
    bron: Annotated[
        str | None,
        typer.Option("--bron", metavar="TEKST", help=N_("Waar de naam vandaan komt."), show_default=False),
    ] = None,
) -> None:
    from ruamel.yaml.comments import CommentedMap

    from buurtledger.model import bestandsvormen
    from buurtledger.store.yaml.bewerken import geschreven_tekst, voeg_aan_lijst_toe

    hier = omgeving(ctx)
    wortel = hier.wortel
    begroting, plan = lees_plan(hier)
    post = _kies(begroting, kern or vraag_of_stop(hier, "KERN", hier.taal("Welke kern")))
    nieuw = lees_vrije_tekst("NAAM", naam or vraag_of_stop(hier, "NAAM", hier.taal("Nieuwe naam")), 200)
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
    rij = CommentedMap({"naam": geschreven_tekst(nieuw), "ingevoerd": hier.vandaag, "bron": geschreven_tekst(herkomst)})
    rij.fa.set_flow_style()
    fout = voeg_aan_lijst_toe(wortel, kernbestand(post), bestandsvormen.KERN, "namen", [rij])
    if fout is not None:
        stop(ONLEESBAAR, fout)
    hier.zeg(hier.taal("{post} heet nu {naam}", post=post, naam=nieuw))


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
) -> None:
    from buurtledger.store.yaml.bewerken import geschreven_tekst, voeg_aan_lijst_toe

    hier = omgeving(ctx)
    wortel = hier.wortel
    begroting, _ = lees_plan(hier)
    post = kies_kern_of_post(begroting, kern or vraag_of_stop(hier, "KERN", hier.taal("Welke kern of post")))
    if tekst is None and not leermoment:
        tekst = vraag_of_stop(hier, "TEKST", hier.taal("Wat is er gedaan met het geld"))
    velden = {"resultaat": lees_opmaak("TEKST", tekst)} if tekst is not None else {}
    geleerd = [geschreven_tekst(lees_opmaak("--leermoment", geleerd)) for geleerd in leermoment or ()]
    if not mag_opgeschreven(hier, begroting, (*velden.values(), *geleerd)):
        return
    bestand, vorm = _eigen_bestand(begroting, post)
    fout = voeg_aan_lijst_toe(wortel, bestand, vorm, "leermomenten", geleerd, velden)
    if fout is not None:
        stop(ONLEESBAAR, fout)
    hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=bestand))


@app.command("leersessie", cls=Opdracht, help=N_("Schrijf op dat een kern bij een sessie was."))
def _leersessie(
    ctx: typer.Context,
    kern: PostOfKern = None,
    datum: Annotated[
        str | None, typer.Argument(metavar="DATUM", help=N_("De dag van de sessie."), show_default=False)
    ] = None,
) -> None:
    hier = omgeving(ctx)
    wortel = hier.wortel
    begroting, _ = lees_plan(hier)
    post = kies_kern_of_post(begroting, kern or vraag_of_stop(hier, "KERN", hier.taal("Welke kern of post")))
    dag = lees_dag(datum or vraag_of_stop(hier, "DATUM", hier.taal("De dag van de sessie")), hier.vandaag)
    woonde_bij(hier, wortel, begroting, post, dag)


def woonde_bij(hier: Omgeving, wortel: Path, begroting: Begroting, post: str, dag: date) -> None:
    """Write down that a kern or group was at the session of a day; stops when there was none."""
    from buurtledger.store.grootboek import lees_leersessies
    from buurtledger.store.yaml.bewerken import voeg_aan_lijst_toe

    sessies, _ = lees_leersessies(wortel)
    if dag not in {sessie.datum for sessie in sessies}:
        bericht = zin(
            "op {dag} staat er geen sessie in {bestand}; schrijf die eerst op: buurtledger leersessie nieuw",
            dag=dag,
            bestand=LEERSESSIES,
        )
        stop(VERKEERD_GEROEPEN, bericht)
    if dag > hier.vandaag:
        stop(VERKEERD_GEROEPEN, zin("de sessie van {dag} moet nog komen; wie er was is nog niet bekend", dag=dag))
    bestand, vorm = _eigen_bestand(begroting, post)
    if dag in _verteld(wortel, begroting, post).leersessies:
        hier.zeg(hier.taal("{post} stond er al bij; er is niets veranderd.", post=post))
        return
    fout = voeg_aan_lijst_toe(wortel, bestand, vorm, "leersessies", [dag])
    if fout is not None:
        stop(ONLEESBAAR, fout)
    hier.zeg(hier.taal("{post} was bij de sessie van {dag}", post=post, dag=dag))


def _verteld(wortel: Path, begroting: Begroting, post: str) -> Verantwoording:
    """What a post told so far; nothing when its file cannot be read, which editing it will say."""
    from buurtledger.model.bestandsvormen import KERN, RESULTAAT
    from buurtledger.store.yaml.vormlezen import lees_vorm

    if not begroting.is_kern(post):
        return lees_vorm(wortel, resultaatbestand(post), RESULTAAT)[0] or Verantwoording()
    kern, _ = lees_vorm(wortel, kernbestand(post), KERN)
    return kern.verantwoording if kern else Verantwoording()


def _eigen_bestand(begroting: Begroting, post: str) -> tuple[str, Vorm[Kern] | Vorm[Verantwoording]]:
    """The file in which a post tells of its money, and its form."""
    from buurtledger.model.bestandsvormen import KERN, RESULTAAT

    return (kernbestand(post), KERN) if begroting.is_kern(post) else (resultaatbestand(post), RESULTAAT)
