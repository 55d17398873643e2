"""The shops that were used lately, from the ends of the logboeken: as much work in a large ledger as in a small one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.model.winkels import Winkels, winkels_van
from buurtledger.store.files.bestand import onderliggend, symlink_op_weg
from buurtledger.store.logboek.patroon import lees_vlug
from buurtledger.store.planlezen import post_van

_STAART_ELDERS, _STAART_EIGEN = 16 * 1024, 512 * 1024
"""Bytes of a logboek that are looked at: of another post, and of this one."""
_POSTEN = 200
"""Other posten that are looked at, those written in last."""


def lees_winkels(wortel: Path, post: str) -> Winkels:
    """The shops of the latest bonnen, those of the post itself first. A line that is not in the written form says none.

    Nothing is judged here: what cannot be read is passed over.
    """
    eigen = logboek_van(post)
    anderen = [pad for pad in onderliggend(wortel, "data/bonnen") if post_van(pad) and pad != eigen]
    laatst = sorted(anderen, key=lambda pad: _gewijzigd(wortel / pad))[-_POSTEN:]
    elders = sorted((bon for pad in laatst for bon in _bonnen(wortel, pad, _STAART_ELDERS)), key=lambda m: m.nummer[:6])
    return winkels_van(_paren(elders), _paren(_bonnen(wortel, eigen, _STAART_EIGEN)))


def _paren(bonnen: list[Mutatie] | Iterator[Mutatie]) -> Iterator[tuple[str, str]]:
    return ((bon.leverancier, bon.omschrijving) for bon in bonnen if bon.leverancier)


def _bonnen(wortel: Path, pad: str, hoeveel: int) -> Iterator[Mutatie]:
    staart = _lees_staart(wortel, pad, hoeveel)
    for regel in staart.decode("utf-8", "replace").split("\n"):
        if regel.startswith("- {bon: ") and (bon := lees_vlug(regel, "", 0)):
            yield bon


def _lees_staart(wortel: Path, pad: str, hoeveel: int) -> bytes:
    """The last whole lines of a regular file; nothing of any other."""
    try:
        if symlink_op_weg(wortel, pad):
            return b""
        lezer = os.open(wortel / pad, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return b""
    with os.fdopen(lezer, "rb") as stroom:
        gezien = os.fstat(lezer)
        if not stat.S_ISREG(gezien.st_mode):
            return b""
        try:
            stroom.seek(max(0, gezien.st_size - hoeveel))
            staart = stroom.read(hoeveel)
        except OSError:
            return b""
    return staart if gezien.st_size <= hoeveel else staart.partition(b"\n")[2]


def _gewijzigd(pad: Path) -> int:
    try:
        return pad.lstat().st_mtime_ns
    except OSError:
        return 0
