"""`buurtledger idee toevoegen|lijst|stand|storneer|importeer`: what is wished, and what becomes of it."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_besluit_aan, vul_gebied_aan, vul_idee_aan, vul_keuze_aan
from buurtledger.cli.argumenten import Commit, Formaat, Op, PostOptie, Reden
from buurtledger.cli.ideeimport import importeer
from buurtledger.cli.invoer import kies_gebied, kies_post, lees_dag, lees_vrije_tekst, past_op_een
from buurtledger.cli.lezen import kies_peildag, lees_alles, lees_plan, of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.privevraag import mag_opgeschreven
from buurtledger.cli.regelkeuze import kies_regel
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vastleggen import regels_vastgelegd
from buurtledger.cli.vraagregel import Keus
from buurtledger.cli.vragen import bevestig, vraag, vraag_keuze, vraag_tekst
from buurtledger.handelingen import ideeen as ideeen_
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.idee import IDEEENBOEK, Idee, Ideestand, Stand, Weg
from buurtledger.model.regelboek import IDEEEN, Regelstorno
from buurtledger.report.ideeen import STANDEN, WEGEN, Ideelijst
from buurtledger.stand.ideeen import Ideeverloop, ideeen_op

app = nieuwe_groep(N_("Ideeën en wensen van bewoners, en wat ervan kwam."))
app.command("importeer", cls=Opdracht, help=N_("Neem een lijst met ideeën over uit een rekenblad."))(importeer)

Gebied = Annotated[
    str | None,
    typer.Option(
        "--gebied",
        metavar="GEBIED",
        help=N_("Het gebied waar het over gaat."),
        show_default=False,
        autocompletion=vul_gebied_aan,
    ),
]


@app.command("toevoegen", cls=Opdracht, help=N_("Schrijf een idee op; niet wie het indiende."))
def _toevoegen(
    ctx: typer.Context,
    omschrijving: Annotated[
        str | None, typer.Argument(metavar="OMSCHRIJVING", help=N_("Wat de wens is."), show_default=False)
    ] = None,
    gebied: Gebied = None,
    datum: Annotated[
        str | None,
        typer.Option(
            "--datum", metavar="DATUM", help=N_("De dag waarop het kwam; anders vandaag."), show_default=False
        ),
    ] = None,
    bron: Annotated[
        str | None,
        typer.Option(
            "--bron", metavar="TEKST", help=N_("Waar het binnenkwam, zoals de ideeënbus."), show_default=False
        ),
    ] = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    begroting, _ = lees_plan(hier)
    ideeen = of_stop(hier, ideeen_.open_ideeen(hier.wortel, hier.vandaag))
    dag = lees_dag(hier, datum)
    tekst = (
        omschrijving
        if omschrijving is not None
        else vraag_tekst(hier, "OMSCHRIJVING", hier.taal("Het idee (zonder namen van mensen)"), 500)
    )
    tekst = lees_vrije_tekst("OMSCHRIJVING", tekst, 500)
    waar = _gebied(hier, begroting, gebied, vragen=omschrijving is None)
    herkomst = lees_vrije_tekst("--bron", bron, 80) if bron else ""
    if not mag_opgeschreven(hier, begroting, (tekst, herkomst)):
        return
    if eerder := ideeen_.lijkt_op(ideeen, tekst):
        hier.waarschuw(zin("dit lijkt op {nummer}: {tekst}", nummer=eerder.idee.nummer, tekst=eerder.idee.omschrijving))
        if hier.mag_vragen and not bevestig(hier, hier.taal("Toch opschrijven?")):
            hier.zeg(hier.taal("Er is niets geschreven."))
            return
    idee = Idee(ideeen.nummer(), dag, tekst, waar, herkomst)
    of_stop(hier, ideeen_.schrijf(ideeen, (idee,), begroting))
    hier.zeg(hier.taal("Opgeschreven in {bestand}: {nummer}", bestand=IDEEEN, nummer=idee.nummer))
    regels_vastgelegd(
        hier,
        IDEEEN,
        (IDEEENBOEK.schrijf(idee),),
        zin("idee: {tekst} ({nummer})", tekst=tekst, nummer=idee.nummer),
        commit=commit,
    )


def _gebied(hier: Omgeving, begroting: Begroting, getypt: str | None, *, vragen: bool) -> str:
    if getypt is not None:
        return kies_gebied(begroting, getypt)
    if not (vragen and hier.mag_vragen):
        return ""
    namen = {gebied.id: gebied.naam for gebied in begroting.gebieden}
    keuzes = [Keus(id_, naam) for id_, naam in namen.items()]

    def lees(getypt: str) -> str | Bericht:
        return past_op_een(getypt, namen) if getypt else ""

    return vraag(hier, "--gebied", hier.taal("Welk gebied (mag leeg)"), lees, keuzes=keuzes)


@app.command("stand", cls=Opdracht, help=N_("Zeg wat er van een idee kwam."))
def _stand(
    ctx: typer.Context,
    nummer: Annotated[
        str | None,
        typer.Argument(
            metavar="NUMMER", help=N_("Het nummer van het idee."), show_default=False, autocompletion=vul_idee_aan
        ),
    ] = None,
    stand: Annotated[
        str | None,
        typer.Argument(
            metavar="STAND",
            help=N_("Hoe ver het is: een van de woorden die --stand van idee lijst kent."),
            show_default=False,
            autocompletion=vul_keuze_aan(*Stand),
        ),
    ] = None,
    weg: Annotated[
        str | None,
        typer.Option(
            "--weg",
            metavar="buurtbudget|bewonersinitiatief|gebiedsplan|corporatie|zelf|anders",
            help=N_("Waarmee het gaat."),
            show_default=False,
            autocompletion=vul_keuze_aan(*Weg),
        ),
    ] = None,
    post: PostOptie = None,
    besluit: Annotated[
        str | None,
        typer.Option(
            "--besluit",
            metavar="BESLUIT",
            help=N_("Het besluit dat er geld voor gaf."),
            show_default=False,
            autocompletion=vul_besluit_aan,
        ),
    ] = None,
    toelichting: Annotated[
        str | None,
        typer.Option(
            "--toelichting",
            metavar="TEKST",
            help=N_("Wat er te zeggen is. Gaat het niet door: waarom, of zie en het nummer van hetzelfde idee."),
            show_default=False,
        ),
    ] = None,
    datum: Annotated[
        str | None,
        typer.Option("--datum", metavar="DATUM", help=N_("Sinds wanneer; anders vandaag."), show_default=False),
    ] = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    begroting, boeken = lees_plan(hier)
    ideeen = of_stop(hier, ideeen_.open_ideeen(hier.wortel, hier.vandaag))
    dag = lees_dag(hier, datum)
    alle = {v.idee.nummer: v.idee.omschrijving for v in ideeen.verlopen}
    verloop = of_stop(hier, ideeen_.zoek_idee(ideeen, kies_regel(hier, nummer, alle, hier.taal("Welk idee"))))
    hier.zeg_zin(f"{verloop.idee.nummer}  {hier.taal.waarde(verloop.idee.omschrijving)}")
    wat = _kies(stand, "STAND", Stand) or vraag_keuze(
        hier, "STAND", hier.taal("Hoe staat het ermee"), [Keus(s.value, hier.taal(STANDEN[s])) for s in Stand]
    )
    waarmee = _kies(weg, "--weg", Weg)
    if not waarmee and not verloop.weg and hier.mag_vragen and wat in (Stand.OPGEPAKT, Stand.GEREALISEERD):
        keuzes = [Keus(w.value, hier.taal(WEGEN[w])) for w in Weg]
        waarmee = vraag_keuze(hier, "--weg", hier.taal("Waarmee"), keuzes)
    if wat == Stand.GEREALISEERD:
        waarmee = waarmee or verloop.weg
    tekst = toelichting
    if tekst is None and wat == Stand.NIET and hier.mag_vragen:
        tekst = vraag_tekst(hier, "--toelichting", hier.taal("Waarom niet"), 2000)
    tekst = lees_vrije_tekst("--toelichting", tekst, 2000) if tekst else ""
    if not mag_opgeschreven(hier, begroting, (tekst,)):
        return
    regel = Ideestand(
        *(ideeen.nummer(), verloop.idee.nummer, dag, wat, waarmee),
        *(kies_post(begroting, post) if post else "", besluit or "", tekst),
    )
    boodschap = zin("idee {van}: {stand} ({nummer})", van=regel.van, stand=wat, nummer=regel.nummer)
    of_stop(hier, ideeen_.schrijf(ideeen, (regel,), begroting, (b.naam for b in boeken.besluiten)))
    hier.zeg(hier.taal("Opgeschreven in {bestand}: {nummer}", bestand=IDEEEN, nummer=regel.nummer))
    regels_vastgelegd(hier, IDEEEN, (IDEEENBOEK.schrijf(regel),), boodschap, commit=commit)


def _kies(getypt: str | None, wat: str, keuzes: type[Stand] | type[Weg]) -> str:
    if getypt is None:
        return ""
    klein = getypt.casefold()
    past = [keus.value for keus in keuzes if keus.value == klein] or [
        keus.value for keus in keuzes if klein and keus.value.startswith(klein)
    ]
    if len(past) != 1:
        stop(
            VERKEERD_GEROEPEN,
            zin("{wat} {tekst} is er niet; kies uit {keuzes}", wat=wat, tekst=getypt, keuzes=tuple(keuzes)),
        )
    return past[0]


@app.command("storneer", cls=Opdracht, help=N_("Neem een idee of een stand terug, met een reden."))
def _storneer(
    ctx: typer.Context,
    nummer: Annotated[
        str | None,
        typer.Argument(
            metavar="NUMMER",
            help=N_("Het nummer van het idee of van de stand."),
            show_default=False,
            autocompletion=vul_idee_aan,
        ),
    ] = None,
    reden: Reden = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    begroting, boeken = lees_plan(hier)
    ideeen = of_stop(hier, ideeen_.open_ideeen(hier.wortel, hier.vandaag))
    gekozen = kies_regel(hier, nummer, _in_woorden(hier, ideeen), hier.taal("Welke regel"))
    tekst = reden if reden is not None else vraag_tekst(hier, "--reden", hier.taal("Waarom"), 2000)
    tekst = lees_vrije_tekst("--reden", tekst, 2000)
    if not mag_opgeschreven(hier, begroting, (tekst,)):
        return
    storno = of_stop(hier, ideeen_.storneer(ideeen, gekozen, tekst))
    boodschap = zin("storno van {van}: {tekst} ({nummer})", van=storno.van, tekst=tekst, nummer=storno.nummer)
    of_stop(hier, ideeen_.schrijf(ideeen, (storno,), begroting, (b.naam for b in boeken.besluiten)))
    hier.zeg(hier.taal("Opgeschreven in {bestand}: {nummer}", bestand=IDEEEN, nummer=storno.nummer))
    regels_vastgelegd(hier, IDEEEN, (IDEEENBOEK.schrijf(storno),), boodschap, commit=commit)


def _in_woorden(hier: Omgeving, ideeen: ideeen_.Ideeen) -> dict[str, str]:
    """What each line says that can be taken back, by its number."""
    wat = {regel.nummer: regel.omschrijving for regel in ideeen.regels if isinstance(regel, Idee)}
    standen = (regel for regel in ideeen.regels if isinstance(regel, Ideestand))
    ook = {een.nummer: f"{hier.taal(STANDEN[Stand(een.stand)])}: {wat.get(een.van, een.van)}" for een in standen}
    weg = {regel.van for regel in ideeen.regels if isinstance(regel, Regelstorno)}
    return {nummer: tekst for nummer, tekst in sorted((wat | ook).items()) if nummer not in weg}


@app.command("lijst", cls=Opdracht, help=N_("Alle ideeën met wat ervan kwam, en hoeveel er gerealiseerd zijn."))
def _lijst(
    ctx: typer.Context,
    gebied: Gebied = None,
    stand: Annotated[
        str | None,
        typer.Option(
            "--stand",
            metavar="gemeld|opgepakt|gerealiseerd|niet",
            help=N_("Alleen wat zo ver is."),
            show_default=False,
            autocompletion=vul_keuze_aan(*Stand),
        ),
    ] = None,
    op: Op = None,
    formaat: Formaat = "tekst",
) -> None:
    hier = omgeving(ctx)
    boeken, cijfers = lees_alles(hier)
    dag = kies_peildag(hier, op, cijfers, ook=[regel.datum for regel in boeken.ideeen]).dag
    heel = Ideelijst.van(ideeen_op(boeken.ideeen, dag), dag, {g.id: g.naam for g in cijfers.ooit.gebieden})
    waar, wat = (kies_gebied(cijfers.ooit, gebied) if gebied else ""), _kies(stand, "--stand", Stand)

    def past(verloop: Ideeverloop) -> bool:
        return (not waar or verloop.idee.gebied == waar) and (not wat or verloop.stand.value == wat)

    toon(hier, formaat, heel._replace(ideeen=tuple(filter(past, heel.ideeen))))
