"""A report as CSV, for programs: comma, decimal point, ISO days, no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import unicodedata
from decimal import Decimal

from buurtledger.model.geld import plat
from buurtledger.report.rapport import Rapport
from buurtledger.report.tabel import Balk, Cel, Tabel, Verwijzing
from buurtledger.report.vormen import Weergave

NODIG = ()


def maak(rapport: Rapport, weergave: Weergave) -> str:  # noqa: ARG001 the same in every language
    """The rows of the report."""
    return schrijf(rapport.tabel())


def schrijf(tabel: Tabel) -> str:
    """The rows of a table, without the sums: a program adds up itself."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(kolom.naam for kolom in tabel.kolommen)
    schrijver.writerows([_cel(cel) for cel in rij] for rij in tabel.rijen)
    return uit.getvalue()


def _cel(cel: Cel) -> str:
    if type(cel) is str and (not cel or cel[0].isalnum()) and "\r" not in cel:
        return cel
    match cel:
        case None:
            return ""
        case Decimal():
            return plat(cel)
        case Verwijzing():
            return _cel(cel.tekst)
        case Balk():
            return f"{cel.deel:.4f}"
        case str():
            # Python before 3.13 puts no quotes round a lone carriage return, so that it would begin a row.
            return zonder_formule(cel.replace("\r\n", "\n").replace("\r", "\n"))
        case _:
            return str(cel)


def zonder_formule(tekst: str) -> str:
    """Text that no spreadsheet takes for a formula: a quote before a sign that begins one, also of full width."""
    eerste = next((teken for teken in tekst if unicodedata.category(teken)[0] not in "ZC"), "")
    # Of full width, small, or otherwise the same sign: a Chinese or Japanese keyboard types `＝`.
    return "'" + tekst if unicodedata.normalize("NFKC", eerste) in _BEGINT or tekst[:1] == "\t" else tekst


_BEGINT = ("=", "+", "-", "@")
