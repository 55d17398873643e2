"""A day as a person types it: as on a till receipt, or in words. Pure: today and the looptijd are given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin

DICHTBIJ = timedelta(days=92)
"""A quarter: of two days that a `14/10` may mean, one so near is meant."""

_MAANDEN = (
    *("januari january", "februari february", "maart march mrt", "april", "mei may", "juni june", "juli july"),
    *("augustus august", "september sept", "oktober october", "november", "december"),
)
_WEEKDAGEN = (
    *("maandag monday", "dinsdag tuesday", "woensdag wednesday", "donderdag thursday"),
    *("vrijdag friday", "zaterdag saturday", "zondag sunday"),
)
_WOORDEN = {
    **dict.fromkeys(("vandaag", "nu", "today"), 0),
    **dict.fromkeys(("gisteren", "gister", "yesterday"), -1),
    **dict.fromkeys(("eergisteren", "eergister"), -2),
    **dict.fromkeys(("morgen", "tomorrow"), 1),
    "overmorgen": 2,
}
_VORIGE = r"(?:vorige|afgelopen|last)"
_MAAND = {naam[:lengte]: nr for nr, namen in enumerate(_MAANDEN, 1) for naam in namen.split() for lengte in (3, 99)}
_MAAND |= {"sept": 9}
_WEEKDAG = {naam: nr for nr, namen in enumerate(_WEEKDAGEN) for naam in namen.split()}
_DELEN = "|".join(sorted(_MAAND, key=len, reverse=True))
_WEEK = rf"(?:(?:{'|'.join(naam[:lengte] for naam in _WEEKDAG for lengte in (99, 3, 2))})[., ]+)?"

_JAAR = r"(?P<jaar>[0-9]{4}|'?[0-9]{2})"
_VORMEN = tuple(
    re.compile(vorm)
    for vorm in (
        r"(?P<jaar>[0-9]{4})[-/. ](?P<maand>[0-9]{1,2})[-/. ](?P<dag>[0-9]{1,2})",
        rf"(?P<dag>[0-9]{{1,2}})(?P<tussen>[-/. ])(?P<maand>[0-9]{{1,2}})(?:(?P=tussen){_JAAR})?",
        rf"{_WEEK}(?P<dag>[0-9]{{1,2}})(?:e|ste|de|st|nd|rd|th)?[-/. ]*(?P<maand>{_DELEN})\.?(?:[-/., ]+{_JAAR})?",
        rf"{_WEEK}(?P<maand>{_DELEN})\.? (?P<dag>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:[, ]+(?P<jaar>[0-9]{{4}}))?",
    )
)


class Kader(NamedTuple):
    """What a typed day is read against."""

    vandaag: date
    van: date | None = None
    """The first day of the looptijd; None where that is not known: then a year must be typed."""
    tot_en_met: date | None = None
    mag_komen: bool = False
    """Whether a day after today can be meant: a session is planned, a receipt is not."""


def mist_jaar(tekst: str) -> bool:
    """Whether a day was typed without its year, so that the looptijd must tell it."""
    gevonden = _herken(_kaal(tekst))
    return gevonden is not None and gevonden["jaar"] is None


def lees_ingevoerd(tekst: str, kader: Kader) -> date | Bericht:
    """The day that was typed, or why there is none. What may be two days is refused, with both named."""
    kaal = _kaal(tekst)
    if not kaal:
        return zin("de datum ontbreekt")
    if kaal in _WOORDEN:
        return kader.vandaag + timedelta(days=_WOORDEN[kaal])
    if weekdag := re.fullmatch(rf"{_VORIGE} (\w+)", kaal):
        nummer = _WEEKDAG.get(weekdag[1])
        if nummer is not None:
            return kader.vandaag - timedelta(days=(kader.vandaag.weekday() - nummer - 1) % 7 + 1)
    gevonden = _herken(kaal)
    if gevonden is None:
        return zin("{tekst} is geen datum; typ bijvoorbeeld 14-10-2022, 14 okt of gisteren", tekst=tekst)
    maand = gevonden["maand"]
    delen = (_MAAND.get(maand) or int(maand), int(gevonden["dag"]))
    jaar = gevonden["jaar"]
    if jaar is None:
        return _zoek_jaar(tekst, delen, kader)
    if len(jaar) < 4:
        return _kort_jaar(tekst, int(jaar.lstrip("'")), delen, maand.isdigit(), kader)
    return _dag(int(jaar), *delen) or zin("{tekst} staat niet op de kalender", tekst=tekst)


def _kaal(tekst: str) -> str:
    return " ".join(tekst.casefold().split())


def _herken(kaal: str) -> re.Match[str] | None:
    return next((gevonden for vorm in _VORMEN if kaal.isascii() and (gevonden := vorm.fullmatch(kaal))), None)


def _dag(jaar: int, maand: int, dag: int) -> date | None:
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None


def _kort_jaar(tekst: str, jaar: int, delen: tuple[int, int], cijfers: bool, kader: Kader) -> date | Bericht:
    """`14-10-22`: day first. Refused when only year first, as in `22-10-14`, lies in the looptijd."""
    dag = _dag(2000 + jaar, *delen)
    andersom = _dag(2000 + delen[1], delen[0], jaar) if cijfers and kader.van else None
    if dag is None:
        return zin("{tekst} staat niet op de kalender: typ dag, maand, jaar", tekst=tekst)
    if andersom and andersom != dag and _erin(andersom, kader) and not _erin(dag, kader):
        return _twee(tekst, (dag, andersom))
    return dag


def _erin(dag: date, kader: Kader) -> bool:
    return (kader.van or date.min) <= dag <= (kader.tot_en_met or date.max)


def _zoek_jaar(tekst: str, delen: tuple[int, int], kader: Kader) -> date | Bericht:
    """`14/10`: the year in which it lies in the looptijd and is not still to come."""
    if _dag(2000, *delen) is None:
        return zin("{tekst} staat niet op de kalender", tekst=tekst)
    dagen = list(_in_looptijd(delen, kader))
    nabij = [dag for dag in dagen if abs(dag - kader.vandaag) <= DICHTBIJ]
    if len(dagen) == 1 or len(nabij) == 1:
        return (nabij or dagen)[0]
    if dagen:
        return _twee(tekst, tuple(dagen))
    return zin("van welk jaar is {tekst}? Typ het erbij, zoals 14-10-2022", tekst=tekst)


def _in_looptijd(delen: tuple[int, int], kader: Kader) -> Iterator[date]:
    if kader.van is None or kader.tot_en_met is None:
        return
    laatste = kader.tot_en_met if kader.mag_komen else min(kader.tot_en_met, kader.vandaag)
    for jaar in range(kader.van.year, laatste.year + 1):
        dag = _dag(jaar, *delen)
        if dag is not None and kader.van <= dag <= laatste:
            yield dag


def _twee(tekst: str, dagen: tuple[date, ...]) -> Bericht:
    mogelijk = zin("{een} of {ander}", een=dagen[0], ander=dagen[-1])
    return zin("{tekst} kan {mogelijk} zijn; typ het jaar in vier cijfers", tekst=tekst, mogelijk=mogelijk)
