"""Walking through what git remembers of the ledger, one commit after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.geschiedenis import NOG_NIET, Commit, Stap
from buurtledger.store.git.proces import Git, GitFout

_VERSCHIL = (
    *("-p", "--text", "--unified=0", "--find-renames", "--full-index", "--no-color", "--no-ext-diff"),
    *("--no-textconv", "--relative", "--no-prefix"),
)
_STUK = re.compile(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_INDEX = re.compile(rb"index ([0-9a-f]+)\.\.([0-9a-f]+)")


class Geschiedenis(NamedTuple):
    """What was seen, oldest first, and where the view ends."""

    stappen: tuple[Stap, ...]
    commits: int
    afgekapt: bool
    """A shallow clone: older commits are elsewhere."""


def lees_geschiedenis(wortel: Path, vanaf: str = "", paden: Sequence[str] = ("data",)) -> Geschiedenis | Bericht:
    """Every commit up to now, from each of its parents; or why it cannot be read.

    `vanaf` leaves out what that commit already holds. Merges are followed on every side and compared with each
    parent: a merge that loses a line is seen, and so is one that git itself would pass over.
    """
    git = Git(wortel)
    try:
        afgekapt = git.vraag("rev-parse", "--is-shallow-repository") == "true"
        bereik = [f"^{vanaf}", "HEAD"] if vanaf else ["HEAD"]
        uit = git(
            *("-c", "core.quotePath=false", "-c", "diff.suppressBlankEmpty=false", "-c", "log.showSignature=false"),
            *("log", "--reverse", "--topo-order", "--full-history", "--sparse", "-m", *_VERSCHIL, "--no-notes"),
            *("--format=%x00%H%x01%an%x01%ae%x01%ad", "--date=format:%Y-%m-%d", *bereik, "--", *paden),
        )
    except GitFout as fout:
        return zin("de geschiedenis is niet te lezen; git zegt: {reden}", reden=str(fout)[:300])
    stappen = list(_lees_log(uit))
    commits = {stap.commit.nummer for stap in stappen if stap.commit.nummer}
    return Geschiedenis(tuple(stappen), max(len(commits), uit.count(b"\x00")), afgekapt)


def _lees_log(uit: bytes) -> Iterator[Stap]:
    regels = uit.split(b"\n")
    nr = 0
    commit = NOG_NIET
    while nr < len(regels):
        if regels[nr].startswith(b"\x00"):
            # Only the name may hold any character: it is what is left in the middle.
            nummer, *auteur, adres, dag = regels[nr][1:].split(b"\x01")
            commit = Commit(_tekst(nummer), _tekst(b" ".join(auteur)), _tekst(adres), _dag(_tekst(dag)))
            nr += 1
            continue
        stappen, nr = _lees_verschil(commit, regels, nr)
        yield from stappen


def _dag(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError:  # a year that no calendar of ours has
        return date.min


def _tekst(inhoud: bytes) -> str:
    return inhoud.decode("utf-8", "replace")


def _lees_verschil(commit: Commit, regels: list[bytes], nr: int) -> tuple[list[Stap], int]:
    """The files of one diff from line `nr` on, up to the next commit."""
    stappen: list[Stap] = []
    while nr < len(regels) and not regels[nr].startswith(b"\x00"):
        if not regels[nr].startswith(b"diff --git "):
            nr += 1
            continue
        stap, nr = _lees_bestand(commit, regels, nr + 1)
        if stap is not None:
            stappen.append(stap)
    return stappen, nr


def _lees_bestand(commit: Commit, regels: list[bytes], nr: int) -> tuple[Stap | None, int]:
    eerder = bestand = ""
    blobs = ("", "")
    weg: list[tuple[int, str]] = []
    bij: list[tuple[int, str]] = []
    while nr < len(regels) and not regels[nr].startswith((b"diff --git ", b"\x00")):
        regel = regels[nr]
        nr += 1
        if gevonden := _INDEX.match(regel):
            blobs = (gevonden[1].decode(), gevonden[2].decode())
        elif regel.startswith((b"--- ", b"rename from ")):
            eerder = _naam(regel.split(b" ", 1 if regel.startswith(b"---") else 2)[-1])
        elif regel.startswith((b"+++ ", b"rename to ")):
            bestand = _naam(regel.split(b" ", 1 if regel.startswith(b"+++") else 2)[-1])
        elif stuk := _STUK.match(regel):
            oud, nieuw = int(stuk[1]), int(stuk[3])
            aantal = int(stuk[2] or 1) + int(stuk[4] or 1)
            while aantal and nr < len(regels):
                inhoud = regels[nr]
                nr += 1
                if inhoud[:1] == b"-":
                    weg.append((oud, _tekst(inhoud[1:])))
                    oud += 1
                elif inhoud[:1] == b"+":
                    bij.append((nieuw, _tekst(inhoud[1:])))
                    nieuw += 1
                else:
                    continue
                aantal -= 1
    if not (eerder or bestand):
        return None, nr
    return Stap(commit, bestand or eerder, eerder, tuple(weg), tuple(bij), *blobs, verdwenen=not bestand), nr


def _naam(naam: bytes) -> str:
    kaal = naam.rstrip(b"\t")
    return "" if kaal == b"/dev/null" else _tekst(kaal)
