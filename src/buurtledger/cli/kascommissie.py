"""`buurtledger kascommissie steekproef|oordeel|lijst`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_kwartaal_aan, vul_persoon_aan
from buurtledger.cli.argumenten import Commit, Formaat, Nummer
from buurtledger.cli.invoer import lees_vrije_tekst
from buurtledger.cli.lezen import lees_alles, lees_begroting, of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, omgeving, stop, weiger
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.privevraag import mag_opgeschreven
from buurtledger.cli.toonmutatie import toon_mutatie
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vastleggen import vastgelegd
from buurtledger.cli.vragen import bevestig, vraag_nummer, vraag_of_stop
from buurtledger.handelingen import kascommissie
from buurtledger.handelingen.kascommissie import eigen_persoon
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.datum import lees_kwartaal
from buurtledger.model.kascommissie import KASCOMMISSIE, Oordeel, tegenspraak
from buurtledger.model.mutatie import Soort
from buurtledger.model.rollen import ROLLEN
from buurtledger.report.kascommissie import Oordelen, SteekproefVerslag
from buurtledger.report.oordelen import gezegd
from buurtledger.stand.ongedaan import geldend
from buurtledger.stand.steekproef import trek
from buurtledger.store.grootboek import lees_oordelen, lees_rollen

app = nieuwe_groep(N_("De ronde van de kascommissie: een steekproef, en wat zij vond."))

_Zaad = Annotated[
    str | None,
    typer.Option("--zaad", metavar="TEKST", help=N_("Het zaad, vooraf openbaar afgesproken."), show_default=False),
]


@app.command(
    "steekproef", cls=Opdracht, help=N_("Trek bonnen om na te kijken: naar bedrag, en voor iedereen na te rekenen.")
)
def _steekproef(
    ctx: typer.Context,
    zaad: _Zaad = None,
    aantal: Annotated[int, typer.Option("--aantal", min=1, max=10_000, help=N_("Hoeveel bonnen ongeveer."))] = 25,
    kwartaal: Annotated[
        str | None,
        typer.Option(
            "--kwartaal",
            metavar="2023-Q1",
            help=N_("Alleen dit kwartaal."),
            show_default=False,
            autocompletion=vul_kwartaal_aan,
        ),
    ] = None,
    formaat: Formaat = "tekst",
) -> None:
    hier = omgeving(ctx)
    gekozen = lees_vrije_tekst("--zaad", zaad or vraag_of_stop(hier, "--zaad", hier.taal("Zaad")), 200)
    van, tot = date.min, date.max
    if kwartaal is not None:
        gelezen = lees_kwartaal(kwartaal)
        if isinstance(gelezen, Bericht):
            stop(VERKEERD_GEROEPEN, gelezen)
        van, tot = gelezen.van, gelezen.tot_en_met
    boeken, _ = lees_alles(hier)
    bonnen = [
        mutatie
        for logboek in boeken.logboeken.values()
        for mutatie in geldend(logboek, hier.vandaag)
        if mutatie.soort == Soort.BON and van <= mutatie.datum <= tot
    ]
    toon(hier, formaat, SteekproefVerslag(trek(bonnen, gekozen, aantal)))


@app.command("oordeel", cls=Opdracht, help=N_("Schrijf op wat de kascommissie van een bon vond."))
def _oordeel(
    ctx: typer.Context,
    nummer: Nummer = None,
    tekst: Annotated[
        str | None, typer.Argument(metavar="TEKST", help=N_("Wat er gevonden is."), show_default=False)
    ] = None,
    door: Annotated[
        str | None,
        typer.Option(
            "--door",
            metavar="NAAM",
            help=N_("Wie keek: een naam uit rollen of een eigen naam; anders wie git hier kent."),
            show_default=False,
            autocompletion=vul_persoon_aan,
        ),
    ] = None,
    zaad: _Zaad = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    mutatie = vraag_nummer(hier, nummer)
    gezocht = mutatie.nummer
    toon_mutatie(hier, mutatie)
    oordeel = lees_vrije_tekst("TEKST", tekst or vraag_of_stop(hier, "TEKST", hier.taal("Wat is er gevonden")), 2000)
    gekozen = lees_vrije_tekst("--zaad", zaad, 200) if zaad else ""
    wie = _wie(hier, door)
    if not mag_opgeschreven(hier, lees_begroting(hier), (oordeel, gekozen, wie)):
        return
    nieuw = Oordeel(hier.vandaag, gezocht, oordeel, gekozen, wie)
    eerder, _ = lees_oordelen(hier.wortel)
    zaden = tuple(dict.fromkeys(een.zaad for een in eerder if een.zaad))
    if gekozen and zaden and gekozen not in zaden:
        hier.waarschuw(zin("eerder was het zaad {zaden}; met een ander zaad hoort een andere steekproef", zaden=zaden))
    if hier.mag_vragen and not bevestig(hier, hier.taal("Opschrijven?")):
        hier.zeg(hier.taal("Er is niets geschreven."))
        return
    boodschap = zin("de kascommissie over {nummer}: {tekst}", nummer=gezocht, tekst=oordeel)
    with vastgelegd(hier, KASCOMMISSIE, boodschap, commit=commit):
        _schrijf(hier, nieuw, eerder)


def _schrijf(hier: Omgeving, nieuw: Oordeel, eerder: Sequence[Oordeel]) -> None:
    of_stop(hier, kascommissie.oordeel(hier.wortel, nieuw))
    if anders := tegenspraak([*eerder, nieuw]).get(nieuw.bon, ())[:-1]:
        hier.waarschuw(zin("eerder is anders geoordeeld: {oordelen}", oordelen=gezegd(anders, hier.taal)))
    hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=KASCOMMISSIE))


def _wie(hier: Omgeving, getypt: str | None) -> str:
    """Who looked: who was typed, as rollen spell it; else whom git knows here, or who answers; else nobody."""
    rollen, fouten = lees_rollen(hier.wortel)
    if fouten:
        weiger(hier.wortel, zin("{bestand} is niet te lezen", bestand=ROLLEN), fouten)
    if getypt is None:
        persoon = eigen_persoon(hier.wortel, rollen)
        if persoon is not None or not hier.mag_vragen:
            return persoon.wie if persoon else ""
        getypt = vraag_of_stop(hier, "--door", hier.taal("Wie keek"))
    naam = lees_vrije_tekst("--door", getypt, 200)
    return next((p.wie for p in rollen.personen if p.wie.casefold() == naam.casefold()), naam)


@app.command("lijst", cls=Opdracht, help=N_("Wat de kascommissie tot nu toe vond."))
def _lijst(ctx: typer.Context, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    oordelen, fouten = lees_oordelen(hier.wortel)
    if fouten:
        weiger(hier.wortel, zin("{bestand} is niet te lezen", bestand=KASCOMMISSIE), fouten)
    toon(hier, formaat, Oordelen(oordelen))
