"""Reading a column of days: the whole column tells in which order its days are written, where one alone could not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.blad import Celwaarde
from buurtledger.model.dagwoorden import Kader, lees_ingevoerd, mist_jaar

_DRIE = re.compile(r"([0-9]{1,2})([-/. ])([0-9]{1,2})\2('?[0-9]{2}|[0-9]{4})")
_TIJD = re.compile(r"[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?[AaPp][Mm])?Z?$")
_AANEEN = re.compile(r"(20[0-9]{2})([0-9]{2})([0-9]{2})")
_NUL = date(1899, 12, 30)
_EERSTE, _LAATSTE = 36_526, 55_152
"""Day numbers of a spreadsheet, of the years 2000 to 2050."""


class Dagkolom(NamedTuple):
    """The days of a column, and what its cells did not say and was taken to be so."""

    dagen: tuple[date | Bericht | None, ...]
    """Per cell its day, why it has none, or None for an empty cell."""
    aannames: tuple[Bericht, ...] = ()


def lees_dagkolom(waarden: Sequence[Celwaarde], kader: Kader) -> Dagkolom:
    """Read the cells of a column as days.

    `3-4-2023` is 3 April, unless another cell of the column can only be month first (`4-30-2023`) and none only day
    first; where no cell tells, the order by which more days lie in the looptijd and none is still to come.
    """
    teksten = [_kaal(waarde) if isinstance(waarde, str) else "" for waarde in waarden]
    andersom, gegokt = _maand_eerst(teksten, kader)
    dagen = tuple(_dag(waarde, tekst, andersom, kader) for waarde, tekst in zip(waarden, teksten, strict=True))
    aannames = []
    if gegokt:
        voorbeeld = next(tekst for tekst in teksten if _twee_kanten(tekst))
        als = _dag(voorbeeld, voorbeeld, andersom, kader)
        if isinstance(als, date):
            aannames.append(
                zin("de maand staat vooraan: {tekst} is {dag}", tekst=voorbeeld, dag=als)
                if andersom
                else zin("de dag staat vooraan: {tekst} is {dag}", tekst=voorbeeld, dag=als)
            )
    elif andersom:
        aannames.append(zin("de maand staat vooraan in de datums, zoals in Amerika"))
    kort = next(
        ((t, d) for t, d in zip(teksten, dagen, strict=True) if isinstance(d, date) and t and mist_jaar(t)), None
    )
    if kort:
        aannames.append(zin("zonder jaar: {tekst} is {dag}", tekst=kort[0], dag=kort[1]))
    getal = next(((w, d) for w, d in zip(waarden, dagen, strict=True) if _is_getal(w) and isinstance(d, date)), None)
    if getal:
        aannames.append(zin("datums staan er als getal: {getal} is {dag}", getal=str(getal[0]), dag=getal[1]))
    return Dagkolom(dagen, tuple(aannames))


def is_dag(waarde: Celwaarde, kader: Kader) -> bool:
    """Whether a cell can be a day and nothing else: a number alone is not enough."""
    if isinstance(waarde, str) and not _is_getal(waarde):
        return isinstance(_dag(waarde, _kaal(waarde), False, kader), date) or _DRIE.fullmatch(_kaal(waarde)) is not None
    return isinstance(waarde, date)


def _kaal(tekst: str) -> str:
    return _TIJD.sub("", " ".join(tekst.split()))


def _is_getal(waarde: Celwaarde) -> bool:
    return isinstance(waarde, Decimal) or (
        isinstance(waarde, str) and re.fullmatch(r"[0-9]{5}(?:[.,]0+)?", waarde) is not None
    )


def _twee_kanten(tekst: str) -> bool:
    """Whether a text may be two days, of the same year."""
    drie = _DRIE.fullmatch(tekst)
    return drie is not None and int(drie[1]) <= 12 and int(drie[3]) <= 12 and drie[1].lstrip("0") != drie[3].lstrip("0")


def _maand_eerst(teksten: Sequence[str], kader: Kader) -> tuple[bool, bool]:
    """Whether the month comes first, and whether that had to be guessed."""
    drieen = [drie for tekst in teksten if (drie := _DRIE.fullmatch(tekst))]
    dag_eerst = sum(int(drie[1]) > 12 >= int(drie[3]) for drie in drieen)
    maand_eerst = sum(int(drie[3]) > 12 >= int(drie[1]) for drie in drieen)
    if dag_eerst or maand_eerst:
        return maand_eerst > dag_eerst, False
    open_ = [tekst for tekst in teksten if _twee_kanten(tekst)]
    if not open_:
        return False, False
    return _passend(open_, kader, andersom=True) > _passend(open_, kader, andersom=False), True


def _passend(teksten: Sequence[str], kader: Kader, *, andersom: bool) -> int:
    van, tot = kader.van or date.min, min(kader.tot_en_met or date.max, kader.vandaag)
    dagen = (_dag(tekst, tekst, andersom, kader) for tekst in teksten)
    return sum(isinstance(dag, date) and van <= dag <= tot for dag in dagen)


def _dag(waarde: Celwaarde, tekst: str, andersom: bool, kader: Kader) -> date | Bericht | None:
    if isinstance(waarde, date):
        # A broken cell becomes the first days that a spreadsheet can count; no receipt of ours is that old.
        return waarde if waarde.year >= 2000 else _geen_datum(waarde.isoformat())
    if _is_getal(waarde):
        return _uit_getal(Decimal(str(waarde).replace(",", ".")))
    if not tekst:
        return None
    aaneen = _AANEEN.fullmatch(tekst)
    drie = _DRIE.fullmatch(tekst)
    if aaneen:
        return lees_ingevoerd("-".join(aaneen.groups()), kader)
    if drie:
        eerste, tweede = (drie[3], drie[1]) if andersom else (drie[1], drie[3])
        jaar = int(drie[4].lstrip("'"))
        try:
            return date(jaar if jaar > 99 else 2000 + jaar, int(tweede), int(eerste))
        except ValueError:
            return zin("{tekst} staat niet op de kalender", tekst=tekst)
    return lees_ingevoerd(tekst, kader)


def _uit_getal(getal: Decimal) -> date | Bericht:
    if 20_000_101 <= getal <= 20_501_231:
        tekst = str(int(getal))
        try:
            return date.fromisoformat(f"{tekst[:4]}-{tekst[4:6]}-{tekst[6:]}")
        except ValueError:
            return zin("{tekst} staat niet op de kalender", tekst=tekst)
    if _EERSTE <= getal <= _LAATSTE:
        return _NUL + timedelta(days=int(getal))
    return _geen_datum(str(getal))


def _geen_datum(tekst: str) -> Bericht:
    return zin("{tekst} is geen datum; typ bijvoorbeeld 14-10-2022, 14 okt of gisteren", tekst=tekst)
