"""Other ledgers of the same repository that were taken away: one that moves to another folder loses its history.

A ledger is looked at in its own folder only, so moving it, with other amounts on the way, would otherwise be unseen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from buurtledger.model.begroting import BUDGET
from buurtledger.model.geschiedenis import Commit
from buurtledger.store.git.archief import Archief
from buurtledger.store.git.stukken import verschil


class Verdwenen(NamedTuple):
    """A ledger that a commit took away, by its folder in the repository."""

    commit: Commit
    map: str


def verdwenen_grootboeken(archief: Archief, nummers: Collection[str]) -> Iterator[Verdwenen]:
    """The ledgers that bore one of these ids, or that were gone before this one was there, as far as they had lines."""
    gezien: set[str] = set()
    for commit, pad in archief.weggehaald_elders(BUDGET):
        map_ = pad.removesuffix(BUDGET)
        if map_ in gezien:
            continue
        hunne = _nummers(archief, commit, map_)
        was_er_al = any(BUDGET in archief.kaart(ouder) for ouder in commit.ouders)
        if hunne and (not was_er_al or not hunne.isdisjoint(nummers)):
            gezien.add(map_)
            yield Verdwenen(commit, map_.rstrip("/") or ".")


def _nummers(archief: Archief, commit: Commit, map_: str) -> set[str]:
    """The ids in the logboeken of a ledger in another folder, before a commit."""
    return {
        stuk.nummer
        for ouder in commit.ouders
        for pad, blob in archief.kaart_elders(ouder, f"{map_}data/bonnen").items()
        for stuk in verschil(pad.removeprefix(map_), b"", archief.inhoud(blob))[1]
        if stuk.nummer
    }
