"""A book with a line a thing in which git left a merge to people: the lines of both sides, when both only added."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Regel
from buurtledger.store.git.proces import Git, GitFout

Lezer = Callable[[str], tuple[Sequence[Any], Sequence[Bevinding]]]
"""What makes of a text the lines of one kind of book, each with its `nummer`, and what was wrong with the rest."""

_ONZE, _BASIS, _MIDDEN, _HUNNE = "<<<<<<<", "|||||||", "=======", ">>>>>>>"


def is_teken(regel: bytes) -> bool:
    """Whether a line is one of the marks that git leaves where it could not merge."""
    kop = regel[:7].decode("ascii", "replace")
    return kop in (_ONZE, _BASIS, _MIDDEN, _HUNNE) and (len(regel) == 7 or regel[7:8] in (b" ", b"\r"))


def beide_kanten(wortel: Path, pad: str, lees: Lezer, inhoud: bytes) -> tuple[bytes | None, Bericht]:
    """The lines of both sides, when both only added: when nothing of what was there before is gone; else why not."""
    uit = _voeg_samen(inhoud)
    if uit is None:
        return None, zin("de tekens van de samenvoeging staan niet op hun plaats; kijk er zelf naar")
    tekst = uit.decode("utf-8", "surrogateescape")
    regels, bevindingen = lees(tekst)
    nummers = [regel.nummer for regel in regels]
    if any(b.regel != Regel.DUBBEL for b in bevindingen) or len(set(nummers)) != len(nummers):
        return None, zin("de twee kanten spreken elkaar tegen, of een regel is niet te lezen; kijk er zelf naar")
    er_is = set(uit.split(b"\n"))
    for eerder in _eerdere_versies(wortel, pad):
        if any(regel.strip() and regel not in er_is for regel in eerder.split(b"\n")):
            return None, zin("een van de kanten haalde een regel weg; kijk er zelf naar")
    return uit, zin("een samenvoeging die alleen toevoegde: de regels van beide kanten blijven")


def _voeg_samen(inhoud: bytes) -> bytes | None:
    """The text with in place of every conflict our lines, and theirs that we do not have; None when it is malformed."""
    uit: list[bytes] = []
    kant = ""
    onze: list[bytes] = []
    regels = inhoud.split(b"\n")
    einde = [regels.pop()] if regels and not regels[-1] else []
    for regel in regels:
        teken = regel[:7].decode("ascii", "replace") if is_teken(regel) else ""
        match (kant, teken):
            case ("", ""):
                uit.append(regel)
            case ("", "<<<<<<<"):
                kant, onze = _ONZE, []
            case ("<<<<<<<", ""):
                onze.append(regel)
                uit.append(regel)
            case ("<<<<<<<", "|||||||"):
                kant = _BASIS
            case ("|||||||", ""):
                pass  # what was there before: each side says itself whether it kept it
            case ("<<<<<<<" | "|||||||", "======="):
                kant = _MIDDEN
            case ("=======", ""):
                if regel not in onze:
                    uit.append(regel)
            case ("=======", ">>>>>>>"):
                kant = ""
            case _:
                return None
    return None if kant else b"\n".join([*uit, *(einde or [b""])])


def _eerdere_versies(wortel: Path, pad: str) -> Iterator[bytes]:
    """What git has of the file before the merge: the common ancestor and both sides, or else the last commit."""
    git = Git(wortel)
    for naam in (f":1:./{pad}", f":2:./{pad}", f":3:./{pad}", f"HEAD:./{pad}"):
        try:
            yield git("cat-file", "blob", naam)
        except GitFout:
            continue
