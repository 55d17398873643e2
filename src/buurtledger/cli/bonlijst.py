"""`buurtledger bon lijst|totaal`: finding mutaties, and adding them up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_eerder_aan, vul_keuze_aan
from buurtledger.cli.argumenten import Formaat, PostOfGebied
from buurtledger.cli.invoer import kader, kies_post_of_gebied, lees_bedrag, lees_dag_of_niets
from buurtledger.cli.lezen import lees_alles, of_stop
from buurtledger.cli.naar import schrijf_naar
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.uitvoer import eis_vorm, toon
from buurtledger.handelingen import lezen
from buurtledger.handelingen.selectie import Selectie, kies
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import N_, zin
from buurtledger.model.geld import GROOTSTE, NUL
from buurtledger.model.mutatie import Mutatie, Soort
from buurtledger.report.mutaties import Mutatielijst
from buurtledger.report.totalen import TotaalVerslag
from buurtledger.report.vormen import GEWOON, Weergave, vorm
from buurtledger.stand.totalen import PER, POST, tel_per

_Van = Annotated[str | None, typer.Option("--van", metavar="DATUM", help=N_("Vanaf deze dag."), show_default=False)]
_Tot = Annotated[
    str | None, typer.Option("--tot", metavar="DATUM", help=N_("Tot en met deze dag."), show_default=False)
]
_Zoek = Annotated[
    str,
    typer.Option(
        "--zoek",
        metavar="TEKST",
        help=N_("Alleen waar dit in staat: woorden, een bedrag (45,95), een dag of een nummer."),
        show_default=False,
    ),
]
_Leverancier = Annotated[
    str,
    typer.Option(
        "--leverancier",
        metavar="TEKST",
        help=N_("Alleen van deze winkel."),
        show_default=False,
        autocompletion=vul_eerder_aan("leverancier"),
    ),
]
_Min = Annotated[
    str | None, typer.Option("--min", metavar="BEDRAG", help=N_("Alleen vanaf dit bedrag."), show_default=False)
]
_Max = Annotated[
    str | None, typer.Option("--max", metavar="BEDRAG", help=N_("Alleen tot en met dit bedrag."), show_default=False)
]
_ZonderScan = Annotated[bool, typer.Option("--zonder-scan", help=N_("Alleen bonnen waarvan geen scan bekend is."))]
_Soort = Annotated[
    list[str] | None,
    typer.Option(
        "--soort",
        metavar="SOORT",
        help=N_("Alleen bon, voorschot, terugbetaling, vergoeding, retour, storno of akkoord; mag vaker."),
        show_default=False,
        autocompletion=vul_keuze_aan(*(soort.value for soort in Soort)),
    ),
]
_Per = Annotated[
    str,
    typer.Option(
        "--per",
        metavar="leverancier|activiteit|maand|post|gebied",
        help=N_("Waarop opgeteld wordt."),
        autocompletion=vul_keuze_aan("leverancier", "activiteit", "maand", "post", "gebied"),
    ),
]


def lijst(
    ctx: typer.Context,
    keuze: PostOfGebied = "",
    van: _Van = None,
    tot: _Tot = None,
    zoek: _Zoek = "",
    leverancier: _Leverancier = "",
    min_: _Min = None,
    max_: _Max = None,
    zonder_scan: _ZonderScan = False,
    soort: _Soort = None,
    formaat: Formaat = "tekst",
    naar: Annotated[
        str | None,
        typer.Option(
            "--naar", metavar="BESTAND", help=N_("Waar de lijst komt; xlsx moet in een bestand."), show_default=False
        ),
    ] = None,
) -> None:
    """`bon lijst`."""
    hier = omgeving(ctx)
    eis_vorm(formaat, (*GEWOON, "xlsx"))
    if formaat == "xlsx" and naar is None:
        stop(VERKEERD_GEROEPEN, zin("zeg met --naar in welk bestand de lijst komt, zoals --naar bonnen.xlsx"))
    selectie = Selectie(
        *_dagen(hier, van, tot),
        zoek,
        leverancier,
        lees_bedrag(min_) if min_ else NUL,
        lees_bedrag(max_) if max_ else GROOTSTE,
        zonder_scan,
        tuple(map(_kies_soort, soort or ())),
        kader(hier) if zoek else None,
    )
    _, logboeken = _lees(hier, keuze)
    gekozen = Mutatielijst(kies(logboeken.values(), selectie), met_post="/" not in keuze)
    if naar is None:
        toon(hier, formaat, gekozen)
        return
    uitkomst = vorm(formaat).maak(gekozen, Weergave(hier.taal, hier.scherm))
    schrijf_naar(hier, naar, uitkomst if isinstance(uitkomst, bytes) else uitkomst.encode())


def totaal(
    ctx: typer.Context,
    keuze: PostOfGebied = "",
    per: _Per = POST,
    van: _Van = None,
    tot: _Tot = None,
    zoek: _Zoek = "",
    leverancier: _Leverancier = "",
    formaat: Formaat = "tekst",
) -> None:
    """`bon totaal`."""
    hier = omgeving(ctx)
    if per not in PER:
        stop(VERKEERD_GEROEPEN, zin("--per {per} ken ik niet; kies uit {keuzes}", per=per, keuzes=PER))
    woorden = kader(hier) if zoek else None
    soorten = (Soort.BON, Soort.RETOUR)
    selectie = Selectie(*_dagen(hier, van, tot), zoek, leverancier, soorten=soorten, kader=woorden)
    begroting, logboeken = _lees(hier, keuze)
    regels = kies(logboeken.values(), selectie)
    boekingen = ((mutatie, doel) for mutatie, gestorneerd, doel in regels if not gestorneerd)
    toon(hier, formaat, TotaalVerslag(per, tel_per(boekingen, per, begroting), begroting))


def _dagen(hier: Omgeving, van: str | None, tot: str | None) -> tuple[date, date]:
    return lees_dag_of_niets(hier, van) or date.min, lees_dag_of_niets(hier, tot) or date.max


def _kies_soort(getypt: str) -> str:
    soort = getypt.strip().casefold()
    if soort not in list(Soort):
        soorten = tuple(een.value for een in Soort)
        stop(VERKEERD_GEROEPEN, zin("--soort {soort} is er niet; kies uit {soorten}", soort=getypt, soorten=soorten))
    return soort


def _lees(hier: Omgeving, keuze: str) -> tuple[Begroting, Mapping[str, tuple[Mutatie, ...]]]:
    """The begroting with every post, and the logboeken that were asked for: no other is read."""
    if not keuze:
        boeken, cijfers = lees_alles(hier)
        return cijfers.ooit, boeken.logboeken
    ooit = of_stop(hier, lezen.lees_begroting(hier.wortel, date.max))
    return ooit, of_stop(hier, lezen.lees_deel(hier.wortel, ooit, kies_post_of_gebied(ooit, keuze)))
