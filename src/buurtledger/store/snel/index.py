"""The index: what was worked out before, kept in the user's cache. Never believed over the files.

Its folder (`bergplaats`) may be deleted at any moment. It holds `kop`, with the begroting and
per logboek its last figures, per post a file with the figures of every day, and `vormen`
(`vormgeheugen`). Each file is a checksum and a line of JSON (nothing in it can be run), replaced at one
stroke, and thrown away when anything about it is not as this program wrote it.

A file of the ledger is taken as unchanged when its size, times and inode are those
that were seen, and those times lay well before the moment it was looked at: a change
in the same tick of the clock cannot hide. In all other cases its content decides.
"""

from __future__ import annotations

import json
import os
import stat
import time
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from buurtledger import __version__
from buurtledger.model.begroting import Begroting
from buurtledger.model.besluit import Besluit
from buurtledger.stand.verloop import NIETS, Effect, Verloop
from buurtledger.store.snel.bergplaats import bergplaats, is_van_ons, maak
from buurtledger.store.snel.codec import lezer

if TYPE_CHECKING:
    from buurtledger.model.mutatie import Mutatie
    from buurtledger.model.verantwoording import Bijdrage

_VORM = f"7 {__version__}"
"""The form of the index; that of another version is not read."""
_MARGE = 2_000_000_000
"""Nanoseconds by which a file must be older than the look that was taken at it."""


class Kaart(NamedTuple):
    """How a file looked, when that was seen (0: never to be trusted by its looks), and what its content was."""

    grootte: int
    mtime: int
    ctime: int
    inode: int
    gezien: int
    hash: str


class PostKop(NamedTuple):
    """What the index knows of a logboek without its file of days."""

    kaart: Kaart
    aantal: int
    laatste_dag: date | None
    laatste: Effect


class Kop(NamedTuple):
    """The head of the index."""

    plan: tuple[tuple[str, Kaart], ...]
    """The files that the begroting was read from, by path."""
    begroting: Begroting | None
    besluiten: tuple[Besluit, ...]
    bijdragen: tuple[Bijdrage, ...]
    posten: Mapping[str, PostKop]


class PostDetail(NamedTuple):
    """All that commands need of a logboek: its verloop, and the lines that a quarter tells of one by one."""

    hash: str
    verloop: Verloop
    laat: tuple[Mutatie, ...]


LEEG = Kop((), None, (), (), {})


def vingerafdruk(inhoud: bytes) -> str:
    """The hash of a file's content."""
    from hashlib import blake2b

    return blake2b(inhoud, digest_size=16).hexdigest()


def bekijk(pad: Path) -> tuple[os.stat_result | None, int]:
    """How a regular file looks now, and the moment before it was looked at; None for anything else."""
    nu = time.time_ns()
    try:
        gezien = pad.lstat()
    except OSError:
        return None, nu
    return (gezien if stat.S_ISREG(gezien.st_mode) else None), nu


def maak_kaart(gezien: os.stat_result | None, wanneer: int, inhoud: bytes) -> Kaart:
    """The card of a file that was looked at and then read. A file that grew meanwhile is not trusted by its looks."""
    if gezien is None or gezien.st_size != len(inhoud):
        return Kaart(len(inhoud), 0, 0, 0, 0, vingerafdruk(inhoud))
    return Kaart(gezien.st_size, gezien.st_mtime_ns, gezien.st_ctime_ns, gezien.st_ino, wanneer, vingerafdruk(inhoud))


def is_onveranderd(kaart: Kaart, gezien: os.stat_result | None) -> bool:
    """Whether a file's looks prove that its content is still what the card says."""
    if gezien is None or kaart[:4] != (gezien.st_size, gezien.st_mtime_ns, gezien.st_ctime_ns, gezien.st_ino):
        return False
    grof = kaart.mtime % 1_000_000_000 == 0 and kaart.ctime % 1_000_000_000 == 0
    return not grof and max(kaart.mtime, kaart.ctime) + _MARGE < kaart.gezien


def lees_kop(wortel: Path) -> Kop:
    """The head of the index; an empty one when there is none that can be used."""
    inhoud = _lees(wortel, "kop")
    if inhoud is None or inhoud.get("map") != os.path.realpath(wortel):
        return LEEG
    try:
        return Kop(
            tuple((pad, Kaart(*kaart)) for pad, kaart in inhoud["plan"]),
            lezer(Begroting | None)(inhoud["begroting"]),
            lezer(tuple[Besluit, ...])(inhoud["besluiten"]),
            _lees_bijdragen(inhoud["bijdragen"]),
            {post: _postkop(*delen) for post, delen in inhoud["posten"].items()},
        )
    except (KeyError, TypeError, ValueError, ArithmeticError):
        return LEEG


def schrijf_kop(wortel: Path, kop: Kop) -> None:
    """Keep the head; where the folder cannot be written there simply is no index."""
    inhoud = {
        "map": os.path.realpath(wortel),
        "plan": kop.plan,
        "begroting": kop.begroting,
        "besluiten": kop.besluiten,
        "bijdragen": kop.bijdragen,
        "posten": {post: (k.kaart, k.aantal, k.laatste_dag, k.laatste) for post, k in kop.posten.items()},
    }
    _schrijf(wortel, "kop", inhoud)


def lees_detail(wortel: Path, post: str, hash_: str) -> PostDetail | None:
    """The days of a logboek whose content has this hash; None when the index does not have them."""
    inhoud = _lees(wortel, _detailnaam(post))
    from buurtledger.store.logboek.patroon import lees_vlug

    if inhoud is None or inhoud.get("hash") != hash_ or inhoud.get("post") != post:
        return None
    try:
        dagen = tuple(map(date.fromisoformat, inhoud["dagen"]))
        standen = tuple(
            Effect(Decimal(besteed), Decimal(uitbetaald), bonnen, Decimal(vastgelegd))
            for besteed, uitbetaald, bonnen, vastgelegd in zip(
                inhoud["besteed"], inhoud["uitbetaald"], inhoud["bonnen"], inhoud["vastgelegd"], strict=True
            )
        )
        laat = tuple(lees_vlug(regel, post, lijn) for lijn, regel in inhoud["laat"])
    except (KeyError, TypeError, ValueError, ArithmeticError):
        return None
    if len(dagen) != len(standen) or None in laat:
        return None
    return PostDetail(hash_, Verloop(dagen, standen), tuple(m for m in laat if m))


def schrijf_detail(wortel: Path, post: str, detail: PostDetail) -> None:
    """Keep the days of a logboek."""
    from buurtledger.store.logboek.patroon import schrijf_regel

    standen = detail.verloop.standen
    inhoud = {
        "post": post,
        "hash": detail.hash,
        "dagen": detail.verloop.dagen,
        "besteed": [stand.besteed for stand in standen],
        "uitbetaald": [stand.uitbetaald for stand in standen],
        "bonnen": [stand.bonnen for stand in standen],
        "vastgelegd": [stand.vastgelegd for stand in standen],
        "laat": [(mutatie.lijn, schrijf_regel(mutatie)) for mutatie in detail.laat],
    }
    _schrijf(wortel, _detailnaam(post), inhoud)


def lees_vormen(wortel: Path) -> dict[str, Any]:
    """Per small file of the ledger the hash of its text and its value; empty when there is nothing that can be used."""
    inhoud = _lees(wortel, "vormen")
    if inhoud is None or inhoud.get("map") != os.path.realpath(wortel) or not isinstance(inhoud.get("vormen"), dict):
        return {}
    return {pad: wat for pad, wat in inhoud["vormen"].items() if isinstance(wat, list) and len(wat) == 2}


def schrijf_vormen(wortel: Path, vormen: Mapping[str, object]) -> None:
    """Keep those."""
    _schrijf(wortel, "vormen", {"map": os.path.realpath(wortel), "vormen": vormen})


def _detailnaam(post: str) -> str:
    return post.replace("/", "+")


def _lees(wortel: Path, naam: str) -> dict[str, Any] | None:
    map_ = bergplaats(wortel)
    try:
        if not is_van_ons(map_):
            return None
        som, vorm, inhoud = (map_ / naam).read_bytes().split(b"\n", 2)
        if int(som) != crc32(inhoud) or vorm.decode() != _VORM:
            return None
        gelezen = json.loads(inhoud)
    except (OSError, ValueError, RecursionError):
        return None
    return gelezen if isinstance(gelezen, dict) else None


def _schrijf(wortel: Path, naam: str, inhoud: Mapping[str, object]) -> None:
    tekst = json.dumps(inhoud, ensure_ascii=False, separators=(",", ":"), default=str).encode()
    map_ = bergplaats(wortel)
    tijdelijk = map_ / f"{naam}.{os.getpid()}"
    try:
        if maak(map_):
            tijdelijk.write_bytes(f"{crc32(tekst)}\n{_VORM}\n".encode() + tekst)
            tijdelijk.replace(map_ / naam)
    except OSError:
        # A folder that cannot be written, or a full disk: the next command reads the files again.
        return


def _postkop(kaart: Sequence[Any], aantal: int, laatste_dag: str | None, laatste: Sequence[Any]) -> PostKop:
    if laatste_dag is None:
        return PostKop(Kaart(*kaart), aantal, None, NIETS)
    besteed, uitbetaald, bonnen, vastgelegd = laatste
    effect = Effect(Decimal(besteed), Decimal(uitbetaald), int(bonnen), Decimal(vastgelegd))
    return PostKop(Kaart(*kaart), aantal, date.fromisoformat(laatste_dag), effect)


def _lees_bijdragen(rijen: Sequence[Any]) -> tuple[Bijdrage, ...]:
    if not rijen:
        return ()
    from buurtledger.model.verantwoording import Bijdrage

    return tuple(map(lezer(Bijdrage), rijen))
