"""Which commits bring which lines of a file: a commit brings what it holds and none of its parents does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from buurtledger.model.geschiedenis import Commit
from buurtledger.store.git.archief import Archief


class Bijgekomen(NamedTuple):
    """What a commit did to a file: the lines that no parent has as bytes, and the file in each of its parents."""

    commit: Commit
    regels: tuple[bytes, ...]
    ouders: tuple[bytes, ...]


def bijgekomen(archief: Archief, pad: str) -> Iterator[Bijgekomen]:
    """Every commit that added lines to a file, oldest first. In a parent without the file it is empty."""
    for commit in archief.wijzigingen(pad):
        blob = archief.kaart(commit.nummer)[pad]
        eerder = [archief.kaart(ouder).get(pad) for ouder in commit.ouders]
        if blob in eerder:
            continue
        ouders = tuple(archief.inhoud(ouder) if ouder else b"" for ouder in eerder)
        regels = _nieuw(archief.inhoud(blob), ouders)
        if regels:
            yield Bijgekomen(commit, regels, ouders)


def _nieuw(inhoud: bytes, ouders: Sequence[bytes]) -> tuple[bytes, ...]:
    if len(ouders) == 1 and inhoud.startswith(ouders[0]) and ouders[0][-1:] in (b"\n", b""):
        # Most often: lines were added to the end.
        return tuple(filter(None, inhoud[len(ouders[0]) :].split(b"\n")))
    er_was: set[bytes] = set()
    er_was.update(*(ouder.split(b"\n") for ouder in ouders))
    return tuple(regel for regel in inhoud.split(b"\n") if regel and regel not in er_was)
