"""`buurtledger export FORMAAT`: a command per format, with the same rules for all.

The books go out whole and not masked (what is meant for everybody is masked, and says so), only where they have no
fouten, and over no file that is there, unless asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from buurtledger.cli.aanvullen import vul_jaar_aan, vul_keuze_aan
from buurtledger.cli.exportvragen import rekeningnummers, wie_exporteert
from buurtledger.cli.extra import vereis
from buurtledger.cli.lezen import of_stop
from buurtledger.cli.naar import schrijf_naar
from buurtledger.cli.omgeving import FOUTEN, ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, Stop, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.uitvoer import eis_vorm
from buurtledger.handelingen import opendata
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.exporteren import Boeken, journaal_van, lees_om_te_exporteren, maak_auditfile
from buurtledger.model.bericht import N_, zin
from buurtledger.report.site.model import Site

if TYPE_CHECKING:
    from buurtledger.export.journaal import Journaal

app = nieuwe_groep(N_("De boeken voor andere programma's. Geheel, en niet afgeschermd waar dat er niet bij staat."))

Map = Annotated[str, typer.Argument(metavar="MAP", help=N_("Een lege map, of een eerdere van dit formaat."))]
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


@app.command(
    "xaf", cls=Opdracht, help=N_("Een XML-auditfile financieel van een jaar, voor accountant of Belastingdienst.")
)
def _xaf(
    ctx: typer.Context,
    jaar: Annotated[
        int | None,
        typer.Option(
            "--jaar",
            metavar="JAAR",
            min=2000,
            max=2099,
            help=N_("Het boekjaar, zoals 2023."),
            show_default=False,
            autocompletion=vul_jaar_aan,
        ),
    ] = None,
    versie: Annotated[
        str,
        typer.Option(
            "--versie",
            metavar="4.0|3.2.1",
            help=N_("De versie van de auditfile; 3.2.1 voor oudere programma's."),
            autocompletion=vul_keuze_aan("4.0", "3.2.1"),
        ),
    ] = "4.0",
    naam: Annotated[
        str | None,
        typer.Option(
            "--naam",
            metavar="TEKST",
            help=N_("De naam van de stichting; anders die in data/huisstijl.yaml."),
            show_default=False,
        ),
    ] = None,
    fiscaal_nummer: Annotated[
        str | None,
        typer.Option(
            "--fiscaal-nummer",
            metavar="TEKST",
            help=N_("Het RSIN of btw-nummer van de stichting."),
            show_default=False,
        ),
    ] = None,
    met_rekeningnummers: Annotated[
        bool, typer.Option("--met-rekeningnummers", help=N_("Ook het nummer van elke rekening, dat in de kluis ligt."))
    ] = False,
    naar: Naar = "-",
    overschrijf: Overschrijf = False,
    ondanks_fouten: OndanksFouten = False,
) -> None:
    from buurtledger.export import xaf

    hier = omgeving(ctx)
    if versie not in xaf.VERSIES:
        stop(
            VERKEERD_GEROEPEN, zin("versie {versie} is er niet; kies uit {versies}", versie=versie, versies=xaf.VERSIES)
        )
    nummers = rekeningnummers(hier) if met_rekeningnummers else {}
    boeken = lees_boeken(hier, naar, overschrijf=overschrijf, ondanks_fouten=ondanks_fouten)
    van = wie_exporteert(hier, boeken.grootboek.huisstijl, naam, fiscaal_nummer)._replace(rekeningnummers=nummers)
    gemaakt = of_stop(hier, maak_auditfile(boeken, van, jaar, versie, hier.vandaag))
    schrijf_naar(hier, naar, gemaakt)


@app.command("csv", cls=Opdracht, help=N_("Elke regel met wat hij doet, voor de kascommissie, als CSV."))
def _csv(
    ctx: typer.Context, naar: Naar = "-", overschrijf: Overschrijf = False, ondanks_fouten: OndanksFouten = False
) -> None:
    hier = omgeving(ctx)
    _schrijf_kasboek(hier, "csv", naar, lees_boeken(hier, naar, overschrijf=overschrijf, ondanks_fouten=ondanks_fouten))


@app.command("xlsx", cls=Opdracht, help=N_("Hetzelfde als rekenblad, met per post formules om na te rekenen."))
def _xlsx(
    ctx: typer.Context, naar: Naar = "-", overschrijf: Overschrijf = False, ondanks_fouten: OndanksFouten = False
) -> None:
    hier = omgeving(ctx)
    eis_vorm("xlsx", ("xlsx",))
    if naar == "-" and hier.is_terminal:
        stop(VERKEERD_GEROEPEN, zin("een rekenblad is geen tekst; noem een bestand met --naar"))
    boeken = lees_boeken(hier, naar, overschrijf=overschrijf, ondanks_fouten=ondanks_fouten)
    _schrijf_kasboek(hier, "xlsx", naar, boeken)


def _schrijf_kasboek(hier: Omgeving, formaat: str, naar: str, boeken: Boeken) -> None:
    from buurtledger.report.kasboek import maak_kasboek
    from buurtledger.report.vormen import Weergave, vorm

    weergave = Weergave(hier.taal, hier.scherm, boeken.grootboek.huisstijl)
    inhoud = vorm(formaat).maak(maak_kasboek(*boeken), weergave)
    schrijf_naar(hier, naar, inhoud.encode() if isinstance(inhoud, str) else inhoud)


class _Keuze(NamedTuple):
    """What was asked of an export of the journal."""

    naar: str
    overschrijf: bool
    ondanks_fouten: bool
    met_ongedaan: bool


def _schrijf_journaal(hier: Omgeving, maak: Callable[[Journaal], Iterable[str]], keuze: _Keuze) -> None:
    boeken = lees_boeken(hier, keuze.naar, overschrijf=keuze.overschrijf, ondanks_fouten=keuze.ondanks_fouten)
    journaal = of_stop(hier, journaal_van(boeken, met_ongedaan=keuze.met_ongedaan))
    schrijf_tekst(hier, keuze.naar, maak(journaal))


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
    if not naar.strip():
        stop(VERKEERD_GEROEPEN, zin("--naar noemt niets; noem een bestand"))
    # Standard output stays what it is, also where a shell made it a file.
    apparaat = plek.parent in (Path("/dev"), Path("/dev/fd")) or plek.is_relative_to("/proc")
    if naar != "-" and not overschrijf and not apparaat and (plek.is_file() or plek.is_dir()):
        stop(VERKEERD_GEROEPEN, zin("{bestand} is er al; met --overschrijf wordt het vervangen", bestand=naar))


def schrijf_tekst(hier: Omgeving, naar: str, stukken: Iterable[str]) -> None:
    """Write what is text."""
    schrijf_naar(hier, naar, (stuk.encode() for stuk in stukken))


@app.command(
    "datapackage", cls=Opdracht, help=N_("Open gegevens als Data Package, met begroting en uitgaven. Afgeschermd.")
)
def _datapackage(
    ctx: typer.Context, map_: Map, overschrijf: Overschrijf = False, ondanks_fouten: OndanksFouten = False
) -> None:
    hier = omgeving(ctx)
    of_stop(hier, opendata.bezwaar_tegen_pakketmap(Path(map_), hier.wortel, overschrijf=overschrijf))
    site = lees_open(hier, ondanks_fouten=ondanks_fouten)
    with hier.bezig(hier.taal("De gegevens schrijven…")):
        klaar = opendata.schrijf_pakket(site, Path(map_))
    aantal = of_stop(hier, klaar).bestanden
    hier.zeg(hier.taal("Geschreven: {map}, {aantal:bestand|bestanden}", map=map_, aantal=aantal))
    if not site.huisstijl.licentie:
        hier.waarschuw(_ZONDER_LICENTIE)


@app.command("parquet", cls=Opdracht, help=N_("Tabellen voor wie veel buurten optelt, per buurt en jaar. Afgeschermd."))
def _parquet(
    ctx: typer.Context, map_: Map, overschrijf: Overschrijf = False, ondanks_fouten: OndanksFouten = False
) -> None:
    hier = omgeving(ctx)
    vereis("duckdb", "stad")
    site = lees_open(hier, ondanks_fouten=ondanks_fouten)
    with hier.bezig(hier.taal("De gegevens schrijven…")):
        klaar = opendata.schrijf_parquet(site, hier.wortel, Path(map_), overschrijf=overschrijf)
    buurt = of_stop(hier, klaar)
    hier.zeg(hier.taal("Geschreven: {map}, deze buurt heet daar {buurt}", map=map_, buurt=buurt))
    if not site.huisstijl.licentie:
        hier.waarschuw(_ZONDER_LICENTIE)


@app.command(
    "ical", cls=Opdracht, help=N_("Alles wat voor een dag gedaan moet zijn, voor een agenda (iCalendar). Afgeschermd.")
)
def _ical(
    ctx: typer.Context, naar: Naar = "-", overschrijf: Overschrijf = False, ondanks_fouten: OndanksFouten = False
) -> None:
    from buurtledger.report.buurtgegevens import termijnen_van
    from buurtledger.report.termijnen import Termijnlijst
    from buurtledger.report.vormen import Weergave, vorm

    hier = omgeving(ctx)
    eis_vorm("ics", ("ics",))
    eis_plek(naar, overschrijf=overschrijf)
    site = lees_open(hier, ondanks_fouten=ondanks_fouten)
    lijst = Termijnlijst(site.plan.naam, site.op, termijnen_van(site))
    inhoud = vorm("ics").maak(lijst, Weergave(hier.taal, hier.scherm))
    schrijf_naar(hier, naar, inhoud.encode() if isinstance(inhoud, str) else inhoud)


def lees_open(hier: Omgeving, *, ondanks_fouten: bool) -> Site:
    """The books as they may be seen by all; stops when they are not fit for that."""
    with hier.bezig(hier.taal("De boeken nakijken…")):
        site = opendata.lees_om_te_geven(hier.wortel, ondanks_fouten=ondanks_fouten)
    if isinstance(site, Bezwaar) and not site.onleesbaar:
        raise Stop(FOUTEN, site.bericht)
    return of_stop(hier, site)


_ZONDER_LICENTIE = zin(
    "er staat geen licentie bij, en zonder mag niemand deze gegevens gebruiken. Kies er een, en zet haar in "
    "data/huisstijl.yaml (licentie)"
)
