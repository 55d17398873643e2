"""Mending a file that was cut off in the middle of a line, saved by another program, or left with a merge's markers.

No whole line is ever dropped, nor one that a person finished: what is taken out is a piece of a line that was never
one, or the markers themselves. A piece that git already has goes with a rectificatie.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.rectificatie import RECTIFICATIES
from buurtledger.store.files.bestand import lees_bytes, onderliggend
from buurtledger.store.files.slot import een_bewerker, op_slot_van
from buurtledger.store.files.wegschrijven import vervang, vervang_vastgehouden
from buurtledger.store.git.rectificeren import laatst_vastgelegd, leg_vast
from buurtledger.store.logboek.lezen import is_afgebroken, lees_logboek
from buurtledger.store.logboek.samenvoeging import Lezer, beide_kanten, is_teken
from buurtledger.store.planlezen import post_van

_BOM = b"\xef\xbb\xbf"


class Herstel(NamedTuple):
    """What can be done about a file, and what was found."""

    bestand: str
    wat: tuple[Bericht, ...]
    weg: tuple[str, ...] = ()
    """Pieces that are taken out: shown, so that they can be booked again from the paper."""
    inhoud: bytes | None = None
    """The mended bytes; None when a person has to decide."""
    gezien: bytes = b""
    """The bytes that it was worked out from."""
    vastgelegd: tuple[bytes, ...] = ()
    """The lines that are taken out and that git has: each needs a rectificatie."""


def zoek_herstel(wortel: Path) -> Iterator[Herstel]:
    """All that can be mended, or that a person must decide on, by file."""
    for pad in onderliggend(wortel, "data"):
        inhoud = lees_bytes(wortel, pad) if pad.endswith(".yaml") else b""
        if isinstance(inhoud, Bevinding) or not inhoud or b"\0" in inhoud:
            continue
        lees = _lezer_van(pad)
        if lees:
            yield from _een_boek(wortel, pad, lees, inhoud)
        else:
            kaal, wat = _opmaak(inhoud)
            if wat:
                yield Herstel(pad, wat, inhoud=kaal, gezien=inhoud)


def _lezer_van(pad: str) -> Lezer | None:
    """How the lines of a book are read; None for a file that is no list of lines."""
    if post := post_van(pad):
        return lambda tekst: lees_logboek(tekst, post)
    from buurtledger.model.bestandsvormen import regelboek_van
    from buurtledger.store.regelboek import lees_regels

    boek = regelboek_van(pad)
    return (lambda tekst: lees_regels(boek, tekst, pad)) if boek else None


def herstel(wortel: Path, gevonden: Herstel, vandaag: date, boodschap: str) -> Bericht | None:
    """Write what was mended; why not, when it cannot be done. A file that changed meanwhile is left alone.

    Whoever appends to this logboek waits, and looks again what is there. What git has is taken out with a
    rectificatie, in one commit with this message.
    """
    if lees_bytes(wortel, gevonden.bestand) != gevonden.gezien:
        return _veranderde(gevonden)
    if gevonden.vastgelegd and (bezwaar := _rectificeer(wortel, gevonden, vandaag)):
        return bezwaar
    bezwaar = _schrijf(wortel, gevonden)
    if bezwaar is None and gevonden.vastgelegd:
        return _leg_vast(wortel, gevonden, boodschap)
    return bezwaar


def _schrijf(wortel: Path, gevonden: Herstel) -> Bericht | None:
    assert gevonden.inhoud is not None
    pad = wortel / gevonden.bestand
    if not post_van(gevonden.bestand):
        with een_bewerker(wortel):
            return (
                vervang(pad, gevonden.inhoud)
                if lees_bytes(wortel, gevonden.bestand) == gevonden.gezien
                else _veranderde(gevonden)
            )
    with op_slot_van(pad, os.O_RDWR) as lezer:
        if lees_bytes(wortel, gevonden.bestand) != gevonden.gezien:
            return _veranderde(gevonden)
        return vervang_vastgehouden(lezer, pad, gevonden.inhoud)


def _veranderde(gevonden: Herstel) -> Bericht:
    return zin("{bestand} veranderde intussen; begin opnieuw", bestand=gevonden.bestand)


def _rectificeer(wortel: Path, gevonden: Herstel, vandaag: date) -> Bericht | None:
    from buurtledger.model import bestandsvormen
    from buurtledger.store.yaml.bewerken import geschreven_tekst, voeg_aan_lijst_toe

    nieuw = [
        {
            "bestand": gevonden.bestand,
            "sha256": sha256(regel).hexdigest(),
            "datum": vandaag,
            "reden": geschreven_tekst("afgebroken regel, nooit een mutatie geweest"),
            "door": geschreven_tekst("buurtledger herstel"),
        }
        for regel in gevonden.vastgelegd
    ]
    return voeg_aan_lijst_toe(wortel, RECTIFICATIES, bestandsvormen.RECTIFICATIES, "rectificaties", nieuw)


def _leg_vast(wortel: Path, gevonden: Herstel, boodschap: str) -> Bericht | None:
    rectificaties = lees_bytes(wortel, RECTIFICATIES)
    assert isinstance(rectificaties, bytes)
    regels = laatst_vastgelegd(wortel, gevonden.bestand).split(b"\n")
    logboek = b"\n".join(regel for regel in regels if regel not in gevonden.vastgelegd)
    if regels[-1] in gevonden.vastgelegd:
        logboek += b"\n" if logboek else b""
    return leg_vast(wortel, {gevonden.bestand: logboek, RECTIFICATIES: rectificaties}, boodschap)


def _opmaak(inhoud: bytes) -> tuple[bytes, tuple[Bericht, ...]]:
    """The bytes without what an editor of Windows adds, and what that was."""
    wat = []
    if inhoud.startswith(_BOM):
        wat.append(zin("begint met een onzichtbaar teken (BOM)"))
        inhoud = inhoud.removeprefix(_BOM)
    if b"\r\n" in inhoud:
        wat.append(zin("heeft regeleinden van Windows (CRLF)"))
        inhoud = inhoud.replace(b"\r\n", b"\n")
    return inhoud, tuple(wat)


def _een_boek(wortel: Path, pad: str, lees: Lezer, inhoud: bytes) -> Iterator[Herstel]:
    if any(is_teken(regel) for regel in inhoud.split(b"\n")):
        samen, bericht = beide_kanten(wortel, pad, lees, inhoud)
        yield Herstel(pad, (bericht,), inhoud=samen, gezien=inhoud)
        return
    kaal, wat = _opmaak(inhoud)
    *regels, laatste = kaal.split(b"\n")
    weg: list[bytes] = []
    stukken: list[bytes] = []
    bij_git = set(laatst_vastgelegd(wortel, pad).split(b"\n")) if any(map(_is_stuk, [*regels, laatste])) else set()
    for nr, regel in enumerate(regels):
        # What git does not have yet a person can still finish; what it has goes no other way.
        loopt_door = (regels[nr + 1 : nr + 2] or [laatste])[0][:1] in (b" ", b"\t")
        if _is_stuk(regel) and regel in bij_git and not loopt_door and not _is_heel(regel, lees):
            weg.append(regel)
            stukken.append(regel)
    nieuw = [regel for regel in regels if regel not in weg]
    te_doen: Bericht | None = None
    if laatste.strip() and not laatste.startswith(b"#"):
        if _is_heel(laatste, lees):
            wat += (zin("de laatste regel is heel, maar mist zijn regeleinde"),)
            nieuw.append(laatste)
        elif not _is_stuk(laatste):
            # A person finished this line: it stays, with its line end, and what is wrong with it is said.
            wat += (zin("de laatste regel mist zijn regeleinde"),)
            nieuw.append(laatste)
            te_doen = zin("de laatste regel is af, maar is niet te lezen; buurtledger check zegt wat eraan schort")
        else:
            heel, rest = _hele_regels(laatste, lees)
            nieuw += heel
            stukken += [rest] if rest.strip() else []
            weg += [laatste] if laatste in bij_git else []
        laatste = b""
    if stukken:
        wat += (zin("de laatste regel is afgebroken") if not weg else zin("een regel is afgebroken en al vastgelegd"),)
    if wat:
        uit = b"".join(regel + b"\n" for regel in nieuw) + laatste
        getoond = tuple(stuk.decode("utf-8", "replace") for stuk in stukken)
        yield Herstel(pad, wat, getoond, uit, inhoud, tuple(weg))
    if te_doen is not None:
        yield Herstel(pad, (te_doen,))


def _is_stuk(regel: bytes) -> bool:
    return is_afgebroken(regel.decode("utf-8", "replace"))


def _hele_regels(stuk: bytes, lees: Lezer) -> tuple[list[bytes], bytes]:
    """The whole lines that a broken line begins with (two writers, one line end lost), and what is left."""
    heel = []
    einde = 0
    while (einde := stuk.find(b"}", einde) + 1) > 0:
        if _is_heel(stuk[:einde], lees):
            heel.append(stuk[:einde])
            stuk, einde = stuk[einde:].lstrip(), 0
    return heel, stuk


def _is_heel(regel: bytes, lees: Lezer) -> bool:
    try:
        regels, bevindingen = lees(regel.decode())
    except UnicodeDecodeError:
        return False
    return len(regels) == 1 and not bevindingen
