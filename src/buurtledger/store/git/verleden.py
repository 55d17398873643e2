"""A history made at one stroke: commits given as values, and exactly the same ones every time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.store.git.beginnen import begin_geschiedenis
from buurtledger.store.git.proces import Git, GitFout


class Stap(NamedTuple):
    """A commit to be made: who, when, why, and the whole content of the files that it changes."""

    wie: str
    adres: str
    dag: date
    boodschap: str
    bestanden: Mapping[str, str]


def schrijf_verleden(wortel: Path, stappen: Iterable[Stap]) -> Bericht | None:
    """Make these commits the history of a folder whose files are what the last one has; why not, when it cannot be."""
    if fout := begin_geschiedenis(wortel):
        return fout
    git = Git(wortel, schrijven=True)
    try:
        git("fast-import", "--quiet", "--date-format=raw", invoer=b"".join(map(_opdracht, stappen)))
        git("read-tree", "HEAD")
        git("update-index", "-q", "--refresh")
    except GitFout as fout_:
        return zin("git doet het niet: {reden}", reden=str(fout_))
    return None


def _opdracht(stap: Stap) -> bytes:
    """A commit in the words of `git fast-import`."""
    tijd = int(datetime.combine(stap.dag, time(12), UTC).timestamp())
    kop = f"commit refs/heads/main\ncommitter {stap.wie} <{stap.adres}> {tijd} +0000\n".encode()
    stukken = [kop, _data(stap.boodschap)]
    for pad, tekst in stap.bestanden.items():
        stukken += [f"M 100644 inline {pad}\n".encode(), _data(tekst)]
    return b"".join(stukken)


def _data(tekst: str) -> bytes:
    inhoud = tekst.encode()
    return b"data %d\n%s\n" % (len(inhoud), inhoud)
