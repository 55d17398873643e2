"""How long what lies in the kluis is kept: seven years from the vaststelling, or from the end of the book year of the
paper when that is later.

Awb 4:69 keeps the books of a subsidy seven years; BW 2:10 gives the same for a foundation. Before the vaststelling
nothing may go: only then is it known what the city asks for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from buurtledger.model.bank import Afschrift, Bankboek, dag_van
from buurtledger.model.kluis import InKluis
from buurtledger.model.mutatie import Mutatie
from buurtledger.model.subsidie import Subsidie

JAREN = 7


class Bewaarstuk(NamedTuple):
    """A paper in the kluis."""

    hash: str
    soort: str
    nummers: tuple[str, ...]
    jaar: int
    """The book year that it belongs to; the last one of the books where no line tells."""
    tot_en_met: date | None
    """To what day it is kept; None while there is no vaststelling."""

    def mag_weg(self, op: date) -> bool:
        """Whether it may be destroyed on a day."""
        return self.tot_en_met is not None and self.tot_en_met < op


def bewaren_tot_en_met(jaar: int, vaststelling: date) -> date:
    """The last day that a paper of a book year is kept."""
    begin = max(date(jaar, 12, 31), vaststelling)
    try:
        return begin.replace(year=begin.year + JAREN)
    except ValueError:  # from 29 February: a day longer, not a day shorter
        return date(begin.year + JAREN, 3, 1)


def bewaarstukken(
    scans: Iterable[InKluis],
    logboeken: Mapping[str, Sequence[Mutatie]],
    bank: Mapping[str, Bankboek],
    subsidie: Subsidie | None,
) -> tuple[Bewaarstuk, ...]:
    """All papers in the kluis, the first that may go first. A paper of which no line tells is kept as the last one."""
    jaren, laatste = _jaren(logboeken, bank)
    vastgesteld = subsidie.vaststelling.datum if subsidie is not None and subsidie.vaststelling is not None else None
    stukken = [
        Bewaarstuk(
            scan.hash,
            scan.soort,
            scan.nummers,
            jaar := max(jaren.get(scan.hash, ()), default=laatste),
            bewaren_tot_en_met(jaar, vastgesteld) if vastgesteld is not None else None,
        )
        for scan in scans
    ]
    return tuple(sorted(stukken, key=lambda stuk: (stuk.jaar, stuk.nummers, stuk.hash)))


def vrijgegeven(
    logboeken: Mapping[str, Sequence[Mutatie]],
    bank: Mapping[str, Bankboek],
    subsidie: Subsidie | None,
    op: date,
) -> frozenset[str]:
    """The hashes of scans that the books name and that need not be kept any more: these may be gone from the kluis."""
    if subsidie is None or subsidie.vaststelling is None:
        return frozenset()
    jaren, _ = _jaren(logboeken, bank)
    vanaf = subsidie.vaststelling.datum
    return frozenset(hash_ for hash_, wat in jaren.items() if bewaren_tot_en_met(max(wat), vanaf) < op)


def _jaren(
    logboeken: Mapping[str, Sequence[Mutatie]], bank: Mapping[str, Bankboek]
) -> tuple[Mapping[str, set[int]], int]:
    """Per hash the book years of the lines that name it; and the last year that the books tell of."""
    jaren: dict[str, set[int]] = defaultdict(set)
    laatste = 0
    for dag, scan in _regels(logboeken, bank):
        laatste = max(laatste, dag.year)
        if scan:
            jaren[scan.removeprefix("sha256:")].add(dag.year)
    return jaren, laatste or date.max.year - JAREN - 1


def _regels(logboeken: Mapping[str, Sequence[Mutatie]], bank: Mapping[str, Bankboek]) -> Iterator[tuple[date, str]]:
    for logboek in logboeken.values():
        yield from ((mutatie.datum, mutatie.scan) for mutatie in logboek)
    for boek in bank.values():
        yield from ((dag_van(regel), regel.scan if isinstance(regel, Afschrift) else "") for regel in boek.regels)
