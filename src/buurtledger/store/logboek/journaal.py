"""What is being written to logboeken, kept in the user's own folder while it is: so that the end of the program
half-way leaves all of it to be written, and never only a part.

A journal is there from the moment that every logboek is held until all lines are on the disk. One that is found when
nobody holds them any more was left behind.
"""

from __future__ import annotations

import json
import os
import secrets
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from buurtledger.model.mutatie import logboek_van
from buurtledger.store.files.bestand import symlink_op_weg
from buurtledger.store.files.slot import op_slot_van
from buurtledger.store.files.wegschrijven import vervang
from buurtledger.store.logboek.lezen import lees_logboek
from buurtledger.store.logboek.patroon import lees_vlug
from buurtledger.store.snel.bergplaats import is_van_ons, maak


class Afgemaakt(NamedTuple):
    """Lines that somebody confirmed and that were not all written: those are there now."""

    regels: Mapping[str, Sequence[str]]
    """Per post all lines of that writing."""
    erbij: int
    """How many of them were missing."""


@contextmanager
def begonnen(wortel: Path, regels: Mapping[str, Sequence[str]]) -> Iterator[None]:
    """Keep what will be written, per post, until this block has written it or taken it back.

    Where the folder cannot be written in there is no journal: then the writing is as safe as the machine.
    """
    pad = None
    with suppress(OSError):
        pad = _leg_neer(wortel, regels)
    try:
        yield
    finally:
        if pad is not None:
            with suppress(OSError):
                pad.unlink()


def maak_af(wortel: Path) -> Afgemaakt | None:
    """Write the lines of journals that were left behind; None when there were none. Raises OSError.

    A journal of which no line at all is in its logboek is forgotten: then nothing was written, or it was taken back on
    purpose.
    """
    regels: dict[str, list[str]] = {}
    erbij = 0
    for pad in _journalen(wortel):
        gevraagd = _lees(pad, wortel)
        if gevraagd is None:
            continue
        with ExitStack() as stapel:
            gehouden = {
                post: stapel.enter_context(op_slot_van(wortel / logboek_van(post), os.O_RDWR | os.O_APPEND))
                for post in sorted(gevraagd)
                if (wortel / logboek_van(post)).exists() and not symlink_op_weg(wortel, logboek_van(post))
            }
            if not pad.exists():
                continue  # whoever was writing has finished meanwhile
            stand = {post: _bekijk(lezer, gevraagd[post]) for post, lezer in gehouden.items()}
            begonnen_ = any(een.begonnen for een in stand.values())
            if begonnen_ and len(gehouden) == len(gevraagd):
                for post, een in stand.items():
                    _voltooi(gehouden[post], een)
                    regels.setdefault(post, []).extend(gevraagd[post])
                    erbij += len(een.nog)
            pad.unlink()
    return Afgemaakt(regels, erbij) if regels else None


class _Logboek(NamedTuple):
    """What is in a logboek of the lines that were to be written."""

    nog: Sequence[str]
    """Those that are missing."""
    begonnen: bool
    lengte: int
    """How long the file is without a piece of such a line at its end."""
    met_regeleinde: bool


def _bekijk(lezer: int, regels: Sequence[str]) -> _Logboek:
    os.lseek(lezer, 0, os.SEEK_SET)
    delen = []
    while deel := os.read(lezer, 1 << 20):
        delen.append(deel)
    inhoud = b"".join(delen)
    *heel, staart = inhoud.split(b"\n")
    er_is = set(heel)
    nog = [regel for regel in regels if regel.encode() not in er_is]
    stuk = len(staart) if any(regel.encode().startswith(staart) for regel in nog) else 0
    return _Logboek(nog, stuk > 0 or len(nog) < len(regels), len(inhoud) - stuk, stuk == len(staart))


def _voltooi(lezer: int, logboek: _Logboek) -> None:
    if logboek.nog:
        os.ftruncate(lezer, logboek.lengte)
        eerst = "" if logboek.met_regeleinde else "\n"
        os.write(lezer, (eerst + "".join(f"{regel}\n" for regel in logboek.nog)).encode())
        os.fsync(lezer)


def _leg_neer(wortel: Path, regels: Mapping[str, Sequence[str]]) -> Path | None:
    map_ = _map()
    if not maak(map_):
        return None
    pad = map_ / f"{_begin(wortel)}{os.getpid()}-{secrets.token_hex(4)}.json"
    inhoud = json.dumps({"formaat": 1, "wortel": os.path.realpath(wortel), "regels": regels}, ensure_ascii=False)
    return None if vervang(pad, inhoud.encode()) else pad


def _lees(pad: Path, wortel: Path) -> dict[str, list[str]] | None:
    """What a journal of this ledger asks; None when it is none, or not as we write it."""
    try:
        gegevens = json.loads(pad.read_bytes())
        if gegevens["formaat"] != 1 or gegevens["wortel"] != os.path.realpath(wortel):
            return None
        regels: dict[str, list[str]] = gegevens["regels"]
        goed = all(_is_mutatie(regel, post) for post, rij in regels.items() for regel in rij)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return regels if goed and all(_is_post(post) for post in regels) else None


def _is_mutatie(regel: str, post: str) -> bool:
    return lees_vlug(regel, post, 0) is not None or len(lees_logboek(f"{regel}\n", post).mutaties) == 1


def _is_post(post: str) -> bool:
    from buurtledger.store.planlezen import post_van

    return post_van(logboek_van(post)) == post


def _journalen(wortel: Path) -> list[Path]:
    map_ = _map()
    return [pad for pad in sorted(map_.glob(f"{_begin(wortel)}*.json")) if _is_eigen(pad)] if is_van_ons(map_) else []


def _is_eigen(pad: Path) -> bool:
    """Whether the user made a journal, and it is no link to another file."""
    try:
        gezien = pad.lstat()
    except OSError:
        return False
    return stat.S_ISREG(gezien.st_mode) and (sys.platform == "win32" or gezien.st_uid == os.geteuid())


def _begin(wortel: Path) -> str:
    return f"{crc32(os.fsencode(os.path.realpath(wortel))):08x}-"


def _map() -> Path:
    from platformdirs import user_state_path

    return user_state_path("buurtledger", appauthor=False) / "invoer"
