"""What the whole ledger has that new lines may be the same as, without a value for every line of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.geld import plat
from buurtledger.model.mutatie import Mutatie, Soort, logboek_van
from buurtledger.stand.ongedaan import geldend
from buurtledger.store.files.bestand import lees_tekst, onderliggend
from buurtledger.store.logboek.lezen import lees_logboek
from buurtledger.store.planlezen import post_van
from buurtledger.store.snel.kolommen import lees_kolommen

TERUG = "terug:"
"""How the bron of a storno begins that took back what was made from something: that may be made again."""


class Bekend(NamedTuple):
    """What new lines are held against."""

    zoals: tuple[Mutatie, ...]
    """The mutaties that are not undone, of the days and amounts that were asked."""
    bronnen: Mapping[str, Mutatie]
    """What was made from each bron that was asked: the last, undone or not, unless it was taken back."""
    nummers: Mapping[str, Mutatie]
    """The mutaties whose ids were asked."""
    ongedaan: frozenset[str]
    """The ids of those that are undone."""


def zoek_overal(
    wortel: Path,
    vandaag: date,
    dagen: Collection[tuple[date, Decimal]],
    bronnen: Collection[str],
    nummers: Collection[str] = (),
) -> Bekend:
    """Look through every logboek for days with amounts, for bronnen and for ids. A line that cannot be read is passed
    over: `check` says what is wrong with it."""
    sleutels = {(dag.isoformat(), plat(bedrag)) for dag, bedrag in dagen}
    gevraagd, ids = frozenset(bronnen), frozenset(nummers)
    zoals: list[Mutatie] = []
    gemaakt: dict[str, Mutatie] = {}
    op_nummer: dict[str, Mutatie] = {}
    ongedaan: set[str] = set()
    for pad in onderliggend(wortel, "data/bonnen"):
        post = post_van(pad)
        if not post:
            continue
        op_zich, los = _regels(lees_tekst(wortel, logboek_van(post)).tekst, post, sleutels, gevraagd, ids)
        terug = {m.van for m in los if m.soort == Soort.STORNO and m.bron.startswith(TERUG)}
        for mutatie in (*op_zich, *los):
            if mutatie.bron in gevraagd and mutatie.nummer not in terug:
                gemaakt[mutatie.bron] = mutatie
            if mutatie.nummer in ids:
                op_nummer.setdefault(mutatie.nummer, mutatie)
        geldt = geldend(los, vandaag)
        if len(geldt) < len(los):
            ongedaan.update({m.nummer for m in los} - {m.nummer for m in geldt})
        blijft = (*op_zich, *geldt)
        zoals += (m for m in blijft if (m.datum.isoformat(), plat(m.bedrag)) in sleutels)
    return Bekend(tuple(sorted(zoals, key=lambda m: m.nummer[:6])), gemaakt, op_nummer, frozenset(ongedaan))


def _regels(
    tekst: str, post: str, sleutels: Collection[tuple[str, str]], bronnen: Collection[str], nummers: Collection[str]
) -> tuple[list[Mutatie], tuple[Mutatie, ...]]:
    """The bonnen on their own that were asked, and all other lines of a logboek."""
    kolommen = lees_kolommen(tekst, post)
    if kolommen is None:
        return [], lees_logboek(tekst, post).mutaties
    velden = kolommen.velden
    kies = [
        (dag, bedrag if bedrag[-3:-2] == "." else plat(Decimal(bedrag))) in sleutels
        or bron[1:-1] in bronnen
        or nummer in nummers
        for dag, bedrag, bron, nummer in zip(
            velden["datum"], velden["bedrag"], velden["bron"], velden["bon"], strict=True
        )
    ]
    return kolommen.bonnen(kies), kolommen.los
