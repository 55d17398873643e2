"""The figures of a logboek without a value for every line: what a cold `status` reads.

Bonnen as buurtledger writes them are added up per day straight from the text. All
other lines, and the bonnen they refer to, become mutaties as always. The outcome is
that of reading everything and adding it up (tests/test_vluglezen.py); where that is
not certain, there is no outcome here and everything is read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from buurtledger.model.datum import dag
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import PENVOERDER, Mutatie
from buurtledger.model.nummer import is_kalenderdag
from buurtledger.stand.kwartaalstand import is_laat, laatkomers
from buurtledger.stand.verloop import Effect, Verloop, per_dag, tel_door
from buurtledger.store.logboek.lezen import lees_logboek
from buurtledger.store.logboek.patroon import kaal_patroon, lees_vlug


class Figuren(NamedTuple):
    """What a logboek amounts to."""

    aantal: int
    verloop: Verloop
    laat: tuple[Mutatie, ...]
    """The mutaties entered in a later quarter than they are dated in, in no order."""


@cache
def _regels() -> re.Pattern[str]:
    """Every line of a text in turn; of a bon without escapes the id, day, amount and who paid."""
    bon = kaal_patroon("bon", frozenset({"datum", "bedrag", "betaald_door"}))
    return re.compile(rf"{bon}\n|[^\n]*\n")


def lees_figuren(tekst: str, post: str) -> Figuren | None:
    """The figures of a text; None when every line must be read to know them."""
    rijen = _regels().findall(tekst if tekst.endswith("\n") or not tekst else tekst + "\n")
    regels = tekst.split("\n")
    andere = [lijn for lijn, rij in enumerate(rijen) if not rij[0]]
    los = [mutatie for lijn in andere for mutatie in _lees(regels[lijn], post, lijn)]
    if None in los:
        return None
    mutaties = [mutatie for mutatie in los if mutatie is not None]
    genoemd = {mutatie.van for mutatie in mutaties if mutatie.van}
    bonnen = len(rijen) - len(andere)
    if len({rij[0] for rij in rijen if rij[0]} | {m.nummer for m in mutaties}) != bonnen + len(mutaties):
        return None  # an id is used twice: perhaps the same line again, which counts once

    betaald: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    dagen = set()
    for lijn, (nummer, datum_, bedrag, betaler) in enumerate(rijen):
        if nummer in genoemd:
            mutaties += filter(None, [lees_vlug(regels[lijn], post, lijn + 1)])
        elif nummer:
            betaald[datum_, betaler].append(bedrag)
            dagen.add((datum_, nummer[:6]))
    if not all(dag(datum_) and is_kalenderdag(zes) for datum_, zes in dagen):
        return None

    effecten = per_dag(mutaties)
    for (datum_, betaler), bedragen in betaald.items():
        som, dag_ = sum(map(Decimal, bedragen), NUL), date.fromisoformat(datum_)
        erbij = Effect(som, som if betaler == PENVOERDER else NUL, len(bedragen))
        effecten[dag_] = effecten[dag_] + erbij if dag_ in effecten else erbij
    late_dagen = {(datum_, zes) for datum_, zes in dagen if is_laat(date.fromisoformat(datum_), zes)}
    laat = [*laatkomers(mutaties)]
    if late_dagen:
        for lijn, (nummer, datum_, *_) in enumerate(rijen):
            if nummer and nummer not in genoemd and (datum_, nummer[:6]) in late_dagen:
                laat += filter(None, [lees_vlug(regels[lijn], post, lijn + 1)])
    return Figuren(bonnen + len(los), tel_door(effecten), tuple(laat))


def _lees(regel: str, post: str, lijn: int) -> list[Mutatie | None]:
    """The mutatie of a line; nothing for a line that is passed over, None for one that asks for more."""
    mutatie = lees_vlug(regel, post, lijn + 1)
    if mutatie is not None:
        return [mutatie]
    if not regel.strip() or regel.startswith("#"):
        return []
    gelezen = lees_logboek(f"{regel}\n", post)
    heel = len(gelezen.mutaties) == 1 and not gelezen.bevindingen
    return [gelezen.mutaties[0]._replace(lijn=lijn + 1)] if heel else [None]
