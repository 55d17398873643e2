"""`buurtledger besluit nieuw|lijst|toon|trek-in|voorstel`."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

import typer

from buurtledger.cli.argumenten import Formaat, OpOfVandaag
from buurtledger.cli.invoer import kies_post, lees_bedrag, lees_dag, lees_dag_of_niets
from buurtledger.cli.lezen import lees_cijfers, of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.privevraag import mag_opgeschreven
from buurtledger.cli.prognose import maak_verslag
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vragen import bevestig, vraag_bedrag, vraag_of_stop, vraag_post
from buurtledger.handelingen import besluiten
from buurtledger.model.begroting import Looptijd
from buurtledger.model.bericht import N_, zin
from buurtledger.model.besluit import Besluit, Opening, Verschuiving
from buurtledger.model.tekst import bezwaar_tegen
from buurtledger.model.zoeken import nabij
from buurtledger.report.besluiten import Besluitenlijst, BesluitVerslag, Voorstel
from buurtledger.stand.cijferboek import Cijferboek
from buurtledger.stand.geldend import begroting_voor, pas_toe
from buurtledger.stand.voorstel import stel_voor

app = nieuwe_groep(N_("Besluiten die geld verschuiven; het plan zelf blijft zoals het was."))

_Naam = Annotated[
    str | None, typer.Argument(metavar="BESLUIT", help=N_("De naam, zoals 2023-03-15-moestuin."), show_default=False)
]
_Door = Annotated[
    str | None,
    typer.Option("--door", metavar="WIE", help=N_("Wie besloot: een van de mandaten."), show_default=False),
]
_Waarom = Annotated[str | None, typer.Option("--waarom", metavar="TEKST", help=N_("Waarom."), show_default=False)]
_Notulen = Annotated[
    str | None, typer.Option("--notulen", metavar="TEKST", help=N_("Waar de notulen staan."), show_default=False)
]
_Datum = Annotated[
    str | None,
    typer.Option("--datum", metavar="DATUM", help=N_("De dag van het besluit; anders vandaag."), show_default=False),
]
_Vanaf = Annotated[
    str | None,
    typer.Option("--vanaf", metavar="DATUM", help=N_("Vanaf wanneer het geldt; anders die dag."), show_default=False),
]


@app.command("nieuw", cls=Opdracht, help=N_("Schrijf een besluit op. Wat een regel breekt wordt geweigerd."))
def _nieuw(
    ctx: typer.Context,
    naam: Annotated[
        str | None,
        typer.Argument(metavar="NAAM", help=N_("Een woord, zoals moestuin."), show_default=False),
    ] = None,
    verschuif: Annotated[
        list[str] | None,
        typer.Option(
            "--verschuif",
            metavar='"VAN NAAR BEDRAG"',
            help=N_("Geld verschuiven; mag vaker."),
            show_default=False,
        ),
    ] = None,
    door: _Door = None,
    waarom: _Waarom = None,
    notulen: _Notulen = None,
    datum: _Datum = None,
    vanaf: _Vanaf = None,
    open_: Annotated[
        list[str] | None,
        typer.Option("--open", metavar='"POST NAAM"', help=N_("Open een post; mag vaker."), show_default=False),
    ] = None,
    sluit: Annotated[
        list[str] | None,
        typer.Option("--sluit", metavar="POST", help=N_("Sluit een post; mag vaker."), show_default=False),
    ] = None,
    heropen: Annotated[
        list[str] | None,
        typer.Option(
            "--heropen", metavar="POST", help=N_("Open een gesloten post weer; mag vaker."), show_default=False
        ),
    ] = None,
    looptijd: Annotated[
        str | None,
        typer.Option(
            "--looptijd", metavar='"VAN TOT"', help=N_("Een nieuwe eerste en laatste dag."), show_default=False
        ),
    ] = None,
) -> None:
    hier = omgeving(ctx)
    boek = lees_cijfers(hier)
    dag = lees_dag(datum, hier.vandaag)
    woord = naam or vraag_of_stop(hier, "NAAM", hier.taal("Een woord voor het besluit"))
    opent = tuple(_opening(tekst) for tekst in open_ or ())
    besluit = Besluit(
        naam=f"{dag.isoformat()}-{_slak(woord)}",
        datum=dag,
        vanaf=lees_dag_of_niets(vanaf) or dag,
        door=door or vraag_of_stop(hier, "--door", hier.taal("Wie besloot")),
        waarom=_tekst("--waarom", waarom or vraag_of_stop(hier, "--waarom", hier.taal("Waarom")), 2000),
        notulen=_tekst("--notulen", notulen, 500) if notulen else "",
        ingevoerd=max(dag, hier.vandaag),
        opent=opent,
        sluit=tuple(sluit or ()),
        heropent=tuple(heropen or ()),
        looptijd=_looptijd(looptijd) if looptijd else None,
    )
    begroting = pas_toe(boek.begroting(date.max), besluit)
    verschuivingen = tuple(_verschuiving(tekst) for tekst in verschuif or ())
    if not (verschuivingen or opent or sluit or heropen or looptijd):
        van = vraag_post(hier, begroting)
        naar = vraag_post(hier, begroting)
        verschuivingen = (Verschuiving(van, naar, vraag_bedrag(hier, None)),)
    for verschuiving in verschuivingen:
        kies_post(begroting, verschuiving.van)
        kies_post(begroting, verschuiving.naar)
    _leg_voor(hier, besluit._replace(verschuivingen=verschuivingen))


@app.command("trek-in", cls=Opdracht, help=N_("Draai een besluit terug, met een nieuw besluit."))
def _trek_in(
    ctx: typer.Context,
    naam: _Naam = None,
    door: _Door = None,
    waarom: _Waarom = None,
    notulen: _Notulen = None,
    datum: _Datum = None,
    vanaf: _Vanaf = None,
) -> None:
    hier = omgeving(ctx)
    boek = lees_cijfers(hier)
    eerder = _kies(hier, boek, naam)
    dag = lees_dag(datum, hier.vandaag)
    besluit = besluiten.intrekking_van(
        eerder,
        dag,
        lees_dag_of_niets(vanaf) or max(dag, eerder.vanaf),
        hier.vandaag,
        door or vraag_of_stop(hier, "--door", hier.taal("Wie besloot")),
        _tekst("--waarom", waarom or vraag_of_stop(hier, "--waarom", hier.taal("Waarom")), 2000),
    )
    _leg_voor(hier, besluit._replace(notulen=_tekst("--notulen", notulen, 500) if notulen else ""))


def _leg_voor(hier: Omgeving, besluit: Besluit) -> None:
    """Show before and after and which rules it would break; write it when it breaks none and nobody says no."""
    voornemen = of_stop(hier, besluiten.bereid_voor(hier.wortel, besluit, hier.vandaag))
    toon(hier, "tekst", BesluitVerslag(besluit, voornemen.voor))
    for bevinding in voornemen.bevindingen:
        hier.waarschuw(bevinding.bericht)
    of_stop(hier, voornemen.bezwaar)
    teksten = (besluit.waarom, besluit.notulen, *(opening.naam for opening in besluit.opent))
    if not mag_opgeschreven(hier, voornemen.voor, teksten):
        return
    if hier.mag_vragen and not bevestig(hier, hier.taal("Opschrijven?")):
        hier.zeg(hier.taal("Er is niets geschreven."))
        return
    bestand = of_stop(hier, besluiten.schrijf(hier.wortel, besluit))
    hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=bestand))


@app.command("lijst", cls=Opdracht, help=N_("Alle besluiten, in de volgorde waarin ze gelden."))
def _lijst(ctx: typer.Context, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    alle = lees_cijfers(hier, vanaf=date.max).besluiten
    toon(hier, formaat, Besluitenlijst(alle))


@app.command("toon", cls=Opdracht, help=N_("Eén besluit: wie, wanneer, waarom, en wat het met de posten doet."))
def _toon(ctx: typer.Context, naam: _Naam = None, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    boek = lees_cijfers(hier, vanaf=date.max)
    besluit = _kies(hier, boek, naam)
    voor = begroting_voor(boek.plan, boek.besluiten, besluit)
    toon(hier, formaat, BesluitVerslag(besluit, voor))


@app.command("voorstel", cls=Opdracht, help=N_("Een voorstel: van wat overblijft naar wat tekortkomt."))
def _voorstel(
    ctx: typer.Context,
    op: OpOfVandaag = None,
    formaat: Formaat = "tekst",
) -> None:
    hier = omgeving(ctx)
    prognose, _ = maak_verslag(hier, op)
    verschuivingen = stel_voor(prognose.verwachtingen, prognose.stand.begroting.coordinatie.post)
    toon(hier, formaat, Voorstel(verschuivingen, prognose.stand))


def _kies(hier: Omgeving, boek: Cijferboek, naam: str | None) -> Besluit:
    gezocht = naam or vraag_of_stop(hier, "BESLUIT", hier.taal("Welk besluit"))
    namen = {besluit.naam: besluit for besluit in boek.besluiten}
    if gezocht not in namen:
        lijkt = nabij(gezocht, namen)
        stop(
            VERKEERD_GEROEPEN,
            zin("het besluit {naam} is er niet; bedoel je {lijkt}?", naam=gezocht, lijkt=lijkt)
            if lijkt
            else zin("het besluit {naam} is er niet; buurtledger besluit lijst noemt ze allemaal", naam=gezocht),
        )
    return namen[gezocht]


def _slak(woord: str) -> str:
    """A word as it can stand in the name of a file."""
    kaal = re.sub(r"[^a-z0-9]+", "-", woord.casefold()).strip("-")[:60].rstrip("-")
    if not kaal:
        stop(VERKEERD_GEROEPEN, zin("{tekst} kan geen naam zijn: gebruik letters en cijfers", tekst=woord))
    return kaal


def _tekst(veld: str, tekst: str, lengte: int) -> str:
    kaal = " ".join(tekst.split())
    if bezwaar := bezwaar_tegen(kaal, lengte):
        stop(VERKEERD_GEROEPEN, zin("{veld}: {bezwaar}", veld=veld, bezwaar=bezwaar))
    return kaal


def _verschuiving(tekst: str) -> Verschuiving:
    delen = tekst.split()
    if len(delen) != 3:
        stop(VERKEERD_GEROEPEN, zin('--verschuif is "VAN NAAR BEDRAG", niet {tekst}', tekst=tekst))
    return Verschuiving(delen[0], delen[1], lees_bedrag(delen[2]))


def _looptijd(tekst: str) -> Looptijd:
    dagen = [lees_dag(deel, date.min) for deel in tekst.split()]
    if len(dagen) != 2 or dagen[1] < dagen[0]:
        stop(VERKEERD_GEROEPEN, zin('{tekst} is geen looptijd zoals "2022-09-01 2023-12-31"', tekst=tekst))
    return Looptijd(dagen[0], dagen[1], aanname=False)


def _opening(tekst: str) -> Opening:
    post, _, naam = tekst.strip().partition(" ")
    if not re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+", post) or not naam.strip():
        stop(VERKEERD_GEROEPEN, zin('--open is "GEBIED/POST NAAM", niet {tekst}', tekst=tekst))
    return Opening(post, _tekst("--open", naam, 200))
