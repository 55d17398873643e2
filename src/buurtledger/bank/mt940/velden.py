"""The fields of an MT940: what stands in `:61:` and in the balances. Source: SWIFT, Category 9, MT 940."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin

# Date of value, perhaps the day of booking, R for a reversal, the side, perhaps the third letter of the currency,
# the amount, the kind and the reference. Banks write the side in lower case too, and amounts with a point.
_BOEKING = re.compile(
    r"(?P<valuta>[0-9]{6}) *(?P<boekdag>[0-9]{4})? *(?P<kant>[RrEe]?[CDcd])[A-Za-z]? *(?P<bedrag>[0-9.,]*[0-9][0-9.,]*)"
    r"(?: *(?P<soort>[A-Za-z][A-Za-z0-9]{2}[A-Za-z0-9 ]) ?(?P<kenmerk>.*))?"
)
_GEWOON = re.compile(r"[0-9]{1,12},[0-9]{0,2}")
"""An amount as nearly all banks write it."""
_SALDO = re.compile(r"(?P<kant>[CDcd])(?P<dag>[0-9]{6})(?P<munt>[A-Za-z]{3})(?P<bedrag>[0-9.,]+)")


class Boekingsveld(NamedTuple):
    """What `:61:` says."""

    dag: date
    valutadag: date
    bedrag: Decimal
    kenmerk: str
    """The reference of the one who paid, and that of the bank behind `//`."""


class Saldo(NamedTuple):
    """What `:60F:` or `:62F:` says."""

    dag: date
    munt: str
    bedrag: Decimal


def lees_bedrag(tekst: str) -> Decimal | None:
    """An amount: `34,5`, `2,`, `000000001000,00`, and with a point where a bank writes one. None for anything else."""
    if _GEWOON.fullmatch(tekst):
        return Decimal(tekst.replace(",", ".").ljust(tekst.find(",") + 3, "0"))
    kop, teken, staart = tekst.rpartition("," if "," in tekst else ".")
    heel, cent = (kop, staart) if teken else (staart, "")
    if not re.fullmatch(r"[0-9]*|[0-9]{1,3}(?:[.,][0-9]{3})+", heel) or not re.fullmatch(r"[0-9]{0,2}", cent):
        return None
    heel = re.sub(r"[.,]", "", heel)
    return Decimal(f"{heel or '0'}.{cent.ljust(2, '0')}") if heel or cent else None


@lru_cache(maxsize=4096)
def lees_dag(zes: str) -> date | None:
    """The day of `JJMMDD`. Banks count interest by months of 30 days: a day after the month's last is its last."""
    jaar, maand, dag = 2000 + int(zes[:2]), int(zes[2:4]), int(zes[4:])
    if not 1 <= maand <= 12 or not 1 <= dag <= 31:
        return None
    return date(jaar, maand, min(dag, monthrange(jaar, maand)[1]))


def lees_boeking(tekst: str) -> Boekingsveld | Bericht:
    """The first line of a `:61:`; or what is wrong with it."""
    gevonden = _BOEKING.fullmatch(tekst.strip())
    if gevonden is None:
        return zin("deze regel is geen boeking zoals MT940 die schrijft: {tekst}", tekst=f":61:{tekst}"[:60])
    bedrag = lees_bedrag(gevonden["bedrag"])
    if bedrag is None:
        return zin("{tekst} is geen bedrag", tekst=gevonden["bedrag"])
    valuta = lees_dag(gevonden["valuta"])
    if valuta is None:
        return zin("{tekst} is geen dag", tekst=gevonden["valuta"])
    dag = _boekdag(gevonden["boekdag"], valuta)
    if dag is None:
        return zin("{tekst} is geen dag", tekst=gevonden["boekdag"])
    kant = gevonden["kant"].upper()
    # A reversal of money that came in is money that goes out: RC is out, RD is in.
    erbij = (kant[-1] == "C") != (kant[0] == "R")
    return Boekingsveld(dag, valuta, bedrag if erbij else -bedrag, (gevonden["kenmerk"] or "").strip())


@lru_cache(maxsize=4096)
def _boekdag(vier: str | None, valuta: date) -> date | None:
    """The day of booking, of which the year is not written: the one nearest to the day of value."""
    if vier is None:
        return valuta
    dagen = [lees_dag(f"{jaar % 100:02d}{vier}") for jaar in (valuta.year - 1, valuta.year, valuta.year + 1)]
    return min((dag for dag in dagen if dag is not None), key=lambda dag: abs((dag - valuta).days), default=None)


def lees_saldo(tekst: str) -> Saldo | Bericht:
    """A balance; or what is wrong with it."""
    gevonden = _SALDO.match(re.sub(r"\s", "", tekst))
    dag = lees_dag(gevonden["dag"]) if gevonden else None
    bedrag = lees_bedrag(gevonden["bedrag"]) if gevonden else None
    if gevonden is None or dag is None or bedrag is None:
        return zin("{tekst} is geen saldo", tekst=tekst.strip()[:40])
    return Saldo(dag, gevonden["munt"].upper(), bedrag if gevonden["kant"].upper() == "C" else -bedrag)
