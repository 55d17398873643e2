"""Mending a logboek that was cut off in the middle of a line, or that a merge left with markers.

No whole mutatie is ever dropped: what is taken out is a piece of a line that was never a mutatie, or the markers
themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding
from buurtledger.store.files.bestand import lees_bytes, onderliggend
from buurtledger.store.files.slot import een_bewerker
from buurtledger.store.files.wegschrijven import vervang
from buurtledger.store.git.proces import Git, GitFout
from buurtledger.store.logboek.lezen import lees_logboek
from buurtledger.store.planlezen import post_van

_ONZE, _BASIS, _MIDDEN, _HUNNE = "<<<<<<<", "|||||||", "=======", ">>>>>>>"


class Herstel(NamedTuple):
    """What can be done about a logboek, and what was found."""

    bestand: str
    wat: Bericht
    weg: tuple[str, ...] = ()
    """Pieces that are taken out: shown, so that they can be booked again from the paper."""
    inhoud: bytes | None = None
    """The mended bytes; None when a person has to decide."""
    gezien: bytes = b""
    """The bytes that it was worked out from."""


def zoek_herstel(wortel: Path) -> Iterator[Herstel]:
    """All that can be mended, or that a person must decide on, by file."""
    for pad in onderliggend(wortel, "data/bonnen"):
        post = post_van(pad)
        inhoud = lees_bytes(wortel, pad)
        if not post or isinstance(inhoud, Bevinding) or not inhoud:
            continue
        if b"\0" not in inhoud:
            yield from _een_logboek(wortel, pad, post, inhoud)


def herstel(wortel: Path, gevonden: Herstel) -> Bericht | None:
    """Write what was mended; why not, when it cannot be done. A file that changed meanwhile is left alone."""
    assert gevonden.inhoud is not None
    with een_bewerker(wortel):
        if lees_bytes(wortel, gevonden.bestand) != gevonden.gezien:
            return zin("{bestand} veranderde intussen; begin opnieuw", bestand=gevonden.bestand)
        return vervang(wortel / gevonden.bestand, gevonden.inhoud)


def _een_logboek(wortel: Path, pad: str, post: str, inhoud: bytes) -> Iterator[Herstel]:
    regels = inhoud.split(b"\n")
    if any(_is_teken(regel) for regel in regels):
        yield _samenvoeging(wortel, pad, post, inhoud)
        return
    laatste = regels[-1]
    if not laatste:
        return
    if _is_mutatie(laatste, post):
        yield Herstel(pad, zin("de laatste regel is heel, maar mist zijn regeleinde"), (), inhoud + b"\n", inhoud)
        return
    if laatste.strip() and not laatste.startswith(b"#"):
        heel, rest = _hele_mutaties(laatste, post)
        over = inhoud[: len(inhoud) - len(laatste)] + b"".join(regel + b"\n" for regel in heel)
        stukken = (rest.decode("utf-8", "replace"),) if rest.strip() else ()
        yield Herstel(pad, zin("de laatste regel is afgebroken"), stukken, over, inhoud)


def _hele_mutaties(stuk: bytes, post: str) -> tuple[list[bytes], bytes]:
    """The whole mutaties that a broken line begins with (two writers, one line end lost), and what is left."""
    heel = []
    einde = 0
    while (einde := stuk.find(b"}", einde) + 1) > 0:
        if _is_mutatie(stuk[:einde], post):
            heel.append(stuk[:einde])
            stuk, einde = stuk[einde:].lstrip(), 0
    return heel, stuk


def _is_mutatie(regel: bytes, post: str) -> bool:
    try:
        gelezen = lees_logboek(regel.decode(), post)
    except UnicodeDecodeError:
        return False
    return len(gelezen.mutaties) == 1 and not gelezen.bevindingen


def _is_teken(regel: bytes) -> bool:
    kop = regel[:7].decode("ascii", "replace")
    return kop in (_ONZE, _BASIS, _MIDDEN, _HUNNE) and (len(regel) == 7 or regel[7:8] in (b" ", b"\r"))


def _samenvoeging(wortel: Path, pad: str, post: str, inhoud: bytes) -> Herstel:
    """Keep the lines of both sides, when both only added: when nothing of what was there before is gone."""
    uit = _beide_kanten(inhoud)
    if uit is None:
        return Herstel(pad, zin("de tekens van de samenvoeging staan niet op hun plaats; kijk er zelf naar"))
    tekst = uit.decode("utf-8", "surrogateescape")
    gelezen = lees_logboek(tekst, post)
    nummers = [mutatie.nummer for mutatie in gelezen.mutaties]
    if any(b.regel != "dubbel" for b in gelezen.bevindingen) or len(set(nummers)) != len(nummers):
        return Herstel(
            pad, zin("de twee kanten spreken elkaar tegen, of een regel is niet te lezen; kijk er zelf naar")
        )
    er_is = set(uit.split(b"\n"))
    for eerder in _eerdere_versies(wortel, pad):
        if any(regel.strip() and regel not in er_is for regel in eerder.split(b"\n")):
            return Herstel(pad, zin("een van de kanten haalde een regel weg; kijk er zelf naar"))
    return Herstel(
        pad, zin("een samenvoeging die alleen toevoegde: de regels van beide kanten blijven"), (), uit, inhoud
    )


def _beide_kanten(inhoud: bytes) -> bytes | None:
    """The text with in place of every conflict our lines, and theirs that we do not have; None when it is malformed."""
    uit: list[bytes] = []
    kant = ""
    onze: list[bytes] = []
    regels = inhoud.split(b"\n")
    einde = [regels.pop()] if regels and not regels[-1] else []
    for regel in regels:
        teken = regel[:7].decode("ascii", "replace") if _is_teken(regel) else ""
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
