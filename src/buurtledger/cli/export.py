"""`buurtledger export FORMAAT`: a command per format, with the same rules for all.

The books go out whole and not masked, only where they have no fouten, and over no file that is there, unless asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from buurtledger.cli.naar import schrijf_naar
from buurtledger.cli.omgeving import FOUTEN, ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, Stop, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.exporteren import Boeken, lees_om_te_exporteren
from buurtledger.model.bericht import N_, zin

if TYPE_CHECKING:
    from buurtledger.export.journaal import Journaal

app = nieuwe_groep(N_("De boeken voor andere programma's: geheel, en niet afgeschermd."))

Naar = Annotated[
    str,
    typer.Option("--naar", metavar="BESTAND", help=N_("Waar het komt; anders, of met -, standaarduitvoer.")),
]
Overschrijf = Annotated[bool, typer.Option("--overschrijf", help=N_("Vervang een bestand dat er al is."))]
OndanksFouten = Annotated[bool, typer.Option("--ondanks-fouten", help=N_("Ook als check fouten vindt."))]
MetOngedaan = Annotated[
    bool,
    typer.Option("--met-ongedaan", help=N_("Ook wat teruggedraaid is en nooit telde, met wat het terugdraaide.")),
]


@app.command("hledger", cls=Opdracht, help=N_("Een journaal voor hledger, met begroting en saldo's."))
def _hledger(
    ctx: typer.Context,
    naar: Naar = "-",
    overschrijf: Overschrijf = False,
    ondanks_fouten: OndanksFouten = False,
    met_ongedaan: MetOngedaan = False,
) -> None:
    from buurtledger.export.hledger import maak

    keuze = _Keuze(naar, overschrijf, ondanks_fouten, met_ongedaan)
    _schrijf_journaal(omgeving(ctx), maak, keuze)


@app.command("ledger", cls=Opdracht, help=N_("Een journaal voor ledger, met begroting en saldo's."))
def _ledger(
    ctx: typer.Context,
    naar: Naar = "-",
    overschrijf: Overschrijf = False,
    ondanks_fouten: OndanksFouten = False,
    met_ongedaan: MetOngedaan = False,
) -> None:
    from buurtledger.export.ledger import maak

    keuze = _Keuze(naar, overschrijf, ondanks_fouten, met_ongedaan)
    _schrijf_journaal(omgeving(ctx), maak, keuze)


@app.command("beancount", cls=Opdracht, help=N_("Een journaal voor beancount en Fava, met begroting en saldo's."))
def _beancount(
    ctx: typer.Context,
    naar: Naar = "-",
    overschrijf: Overschrijf = False,
    ondanks_fouten: OndanksFouten = False,
    met_ongedaan: MetOngedaan = False,
) -> None:
    from buurtledger.export.beancount import maak

    keuze = _Keuze(naar, overschrijf, ondanks_fouten, met_ongedaan)
    _schrijf_journaal(omgeving(ctx), maak, keuze)


class _Keuze(NamedTuple):
    """What was asked of an export of the journal."""

    naar: str
    overschrijf: bool
    ondanks_fouten: bool
    met_ongedaan: bool


def _schrijf_journaal(hier: Omgeving, maak: Callable[[Journaal], Iterable[str]], keuze: _Keuze) -> None:
    from buurtledger.export.journaal import maak_journaal

    boeken = lees_boeken(hier, keuze.naar, overschrijf=keuze.overschrijf, ondanks_fouten=keuze.ondanks_fouten)
    schrijf_tekst(hier, keuze.naar, maak(maak_journaal(*boeken, met_ongedaan=keuze.met_ongedaan)))


def lees_boeken(hier: Omgeving, naar: str, *, overschrijf: bool, ondanks_fouten: bool) -> Boeken:
    """The books to hand over; stops when the place is taken, or they are not fit to be handed over."""
    eis_plek(naar, overschrijf=overschrijf)
    with hier.bezig(hier.taal("De boeken nakijken…")):
        boeken = lees_om_te_exporteren(hier.wortel, hier.vandaag, ondanks_fouten=ondanks_fouten)
    if isinstance(boeken, Bezwaar):
        einde = Stop(ONLEESBAAR if boeken.onleesbaar else FOUTEN, boeken.bericht, boeken.bevindingen)
        einde.wortel = hier.wortel
        raise einde
    return boeken


def eis_plek(naar: str, *, overschrijf: bool) -> None:
    """Stop where a file or folder is already, unless it may be replaced. A pipe or device is written to."""
    plek = Path(naar)
    if naar != "-" and not overschrijf and (plek.is_file() or plek.is_dir()):
        stop(VERKEERD_GEROEPEN, zin("{bestand} is er al; met --overschrijf wordt het vervangen", bestand=naar))


def schrijf_tekst(hier: Omgeving, naar: str, stukken: Iterable[str]) -> None:
    """Write what is text."""
    schrijf_naar(hier, naar, "".join(stukken).encode())
