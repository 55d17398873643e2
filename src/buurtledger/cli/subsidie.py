"""`buurtledger subsidie toon|nieuw|termijn|afspraak|gedaan|melding|vaststelling|teruggave`."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_besluit_aan
from buurtledger.cli.argumenten import Bedrag, Commit, Formaat, OpOfVandaag
from buurtledger.cli.invoer import lees_dag, lees_vrije_tekst
from buurtledger.cli.lezen import kies_peildag, lees_alles, of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vastleggen import vastgelegd
from buurtledger.cli.vragen import vraag_bedrag, vraag_of_stop
from buurtledger.handelingen import subsidie as handeling
from buurtledger.handelingen.bank.bewijzen import bewijs_van
from buurtledger.model.bericht import N_, zin
from buurtledger.model.geld import NUL
from buurtledger.model.subsidie import SUBSIDIE, Subsidie
from buurtledger.report.subsidie import SubsidieVerslag
from buurtledger.stand.terugbetalen import terug_te_betalen
from buurtledger.stand.verloop import maak_verloop

app = nieuwe_groep(N_("De subsidie: verleend, beloofd, verantwoord, vastgesteld, en wat er terug moet."))

_Nummer = Annotated[
    str | None, typer.Option("--nummer", metavar="TEKST", help=N_("Het nummer van de brief."), show_default=False)
]
_Brief = Annotated[
    str | None, typer.Option("--datum", metavar="DATUM", help=N_("De datum van de brief."), show_default=False)
]


@app.command("toon", cls=Opdracht, help=N_("Wat is verleend, ontvangen en besteed, en wat moet er nog gebeuren?"))
def _toon(ctx: typer.Context, op: OpOfVandaag = None, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    boeken, cijfers = lees_alles(hier)
    dag = kies_peildag(hier, op, cijfers).dag
    if op is not None and boeken.subsidie is not None:
        boeken = boeken._replace(subsidie=boeken.subsidie.op(dag))
    besteed = sum((maak_verloop(logboek).op(dag).besteed for logboek in boeken.logboeken.values()), NUL)
    bewijs = bewijs_van(boeken, dag)
    ontvangen = bewijs.ontvangen if bewijs else None
    verslag = SubsidieVerslag(boeken.subsidie or Subsidie(), dag, besteed, ontvangen, terug_te_betalen(boeken, dag))
    toon(hier, formaat, verslag)


@app.command("nieuw", cls=Opdracht, help=N_("Schrijf op wat de gemeente verleende: de beschikking."))
def _nieuw(
    ctx: typer.Context,
    bedrag: Bedrag = None,
    nummer: _Nummer = None,
    datum: _Brief = None,
    van: Annotated[
        str | None, typer.Option("--van", metavar="DATUM", help=N_("Het begin van de looptijd."), show_default=False)
    ] = None,
    tot: Annotated[
        str | None, typer.Option("--tot", metavar="DATUM", help=N_("Het einde van de looptijd."), show_default=False)
    ] = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    som = vraag_bedrag(hier, bedrag)
    brief = _tekst(hier, "--nummer", nummer, hier.taal("Nummer van de beschikking"))
    if (van is None) != (tot is None):
        stop(VERKEERD_GEROEPEN, zin("--van en --tot horen bij elkaar"))
    looptijd = (lees_dag(hier, van), lees_dag(hier, tot, mag_komen=True)) if van is not None else None
    with vastgelegd(hier, SUBSIDIE, zin("subsidie verleend: {bedrag}", bedrag=som), commit=commit):
        of_stop(hier, handeling.verleend(hier.wortel, brief, lees_dag(hier, datum), som, looptijd) or True)
        hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=SUBSIDIE))


@app.command("termijn", cls=Opdracht, help=N_("Schrijf een termijn op die beloofd is. Ontvangen is wat de bank zegt."))
def _termijn(
    ctx: typer.Context,
    datum: Annotated[str, typer.Argument(metavar="DATUM", help=N_("Wanneer hij komt."))],
    bedrag: Bedrag = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    dag, som = lees_dag(hier, datum, mag_komen=True), vraag_bedrag(hier, bedrag)
    with vastgelegd(hier, SUBSIDIE, zin("termijn van {bedrag} beloofd op {dag}", bedrag=som, dag=dag), commit=commit):
        of_stop(hier, handeling.termijn(hier.wortel, dag, som) or True)
        hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=SUBSIDIE))


@app.command("afspraak", cls=Opdracht, help=N_("Schrijf op wat voor welke dag gedaan moet zijn; status telt af."))
def _afspraak(
    ctx: typer.Context,
    wat: Annotated[str, typer.Argument(metavar="TEKST", help=N_("Wat er moet gebeuren."))],
    voor: Annotated[str, typer.Argument(metavar="DATUM", help=N_("Voor welke dag."))],
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    tekst, dag = lees_vrije_tekst("TEKST", wat, 200), lees_dag(hier, voor, mag_komen=True)
    with vastgelegd(hier, SUBSIDIE, zin("{wat} voor {voor}", wat=tekst, voor=dag), commit=commit):
        of_stop(hier, handeling.afspraak(hier.wortel, tekst, dag) or True)
        hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=SUBSIDIE))


@app.command("gedaan", cls=Opdracht, help=N_("Schrijf op dat een afspraak nagekomen is."))
def _gedaan(
    ctx: typer.Context,
    wat: Annotated[str, typer.Argument(metavar="TEKST", help=N_("Welke afspraak, of een deel ervan."))],
    datum: Annotated[
        str | None, typer.Option("--datum", metavar="DATUM", help=N_("Wanneer; anders vandaag."), show_default=False)
    ] = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    gegeven = lees_alles(hier)[0].subsidie or Subsidie()
    with vastgelegd(hier, SUBSIDIE, zin("{wat} is gedaan", wat=wat), commit=commit):
        hele = of_stop(hier, handeling.gedaan(hier.wortel, gegeven, wat, lees_dag(hier, datum)))
        hier.zeg(hier.taal("{wat} is gedaan.", wat=hele))


@app.command("melding", cls=Opdracht, help=N_("Schrijf op dat de gemeente van een besluit weet."))
def _melding(
    ctx: typer.Context,
    besluit: Annotated[
        str, typer.Argument(metavar="BESLUIT", help=N_("De naam van het besluit."), autocompletion=vul_besluit_aan)
    ],
    datum: Annotated[
        str | None,
        typer.Option("--datum", metavar="DATUM", help=N_("Wanneer het gemeld is; anders vandaag."), show_default=False),
    ] = None,
    kenmerk: Annotated[
        str, typer.Option("--kenmerk", metavar="TEKST", help=N_("Waaraan het terug te vinden is."), show_default=False)
    ] = "",
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    namen = [een.naam for een in lees_alles(hier)[0].besluiten]
    passend = [naam for naam in namen if naam == besluit or naam[11:] == besluit]
    if len(passend) != 1:
        stop(VERKEERD_GEROEPEN, zin("het besluit {naam} is er niet", naam=besluit))
    tekst = lees_vrije_tekst("--kenmerk", kenmerk, 200) if kenmerk else ""
    with vastgelegd(hier, SUBSIDIE, zin("gemeld aan de gemeente: {naam}", naam=passend[0]), commit=commit):
        of_stop(hier, handeling.gemeld(hier.wortel, passend[0], lees_dag(hier, datum), tekst) or True)
        hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=SUBSIDIE))


@app.command("vaststelling", cls=Opdracht, help=N_("Schrijf op wat de gemeente vaststelde; daarna is het boek dicht."))
def _vaststelling(
    ctx: typer.Context, bedrag: Bedrag = None, nummer: _Nummer = None, datum: _Brief = None, commit: Commit = False
) -> None:
    hier = omgeving(ctx)
    som = vraag_bedrag(hier, bedrag)
    brief = _tekst(hier, "--nummer", nummer, hier.taal("Nummer van de vaststelling"))
    with vastgelegd(hier, SUBSIDIE, zin("subsidie vastgesteld: {bedrag}", bedrag=som), commit=commit):
        of_stop(hier, handeling.vastgesteld(hier.wortel, brief, lees_dag(hier, datum), som) or True)
        hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=SUBSIDIE))
        _zeg_terug(hier)


@app.command("teruggave", cls=Opdracht, help=N_("Wat moet er terug naar de gemeente, en hoe zeg je dat het terug is?"))
def _teruggave(ctx: typer.Context) -> None:
    _zeg_terug(omgeving(ctx))


def _zeg_terug(hier: Omgeving) -> None:
    boeken, _ = lees_alles(hier)
    terug = terug_te_betalen(boeken, hier.vandaag)
    if terug is None:
        hier.zeg(
            hier.taal("Wat er terug moet is nog niet te zeggen: er is geen beschikking, of geen afschrift van de bank.")
        )
    elif not terug:
        hier.zeg(hier.taal("Er hoeft niets terug."))
    else:
        hier.zeg(hier.taal("Terug te betalen: {bedrag}.", bedrag=terug))
        hier.zeg(hier.taal("Betaald? Lees het afschrift in en doe buurtledger bank boek KENMERK --soort teruggave."))


def _tekst(hier: Omgeving, naam: str, getypt: str | None, vraag: str) -> str:
    return lees_vrije_tekst(naam, getypt or vraag_of_stop(hier, naam, vraag), 200)
