"""Where the kluis lies and what lies in it: names, modes, and files that are read and written with care."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
import stat
import sys
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.model.kluiskopie import MERK, VERNIETIGD
from buurtledger.store.files.slot import pak_slot
from buurtledger.store.files.wegschrijven import bewaar_map

BLADEN = ("bonnen.xlsx", "bonnen.ods", "bonnen.csv")
"""Spreadsheets of receipts that were imported: no line refers to one, since every row has a bron of its own."""
_NAAM = re.compile(
    rf"([0-9a-f]{{64}})\.(jpg|png|webp|pdf|xml|sta|csv|zip|xls|{'|'.join(map(re.escape, BLADEN))})(\.age)?"
)
_HALF = re.compile(r"\.[0-9a-f]{16}")
"""What is being written, or was when the power went."""
GEHEUGEN = "bank/geheugen.json"
GEHEUGEN_DICHT = f"{GEHEUGEN}.age"
"""What the kluis remembers of the bank (`bankgeheugen`), open or encrypted."""
VRIJWILLIGERS = "vrijwilligers.json"
"""What it remembers of volunteers (`vrijwilligers`), open or encrypted (`.age`)."""
_VAN_ONS = (GEHEUGEN, GEHEUGEN_DICHT, VRIJWILLIGERS, f"{VRIJWILLIGERS}.age", MERK, VERNIETIGD)
"""Files of our own that are no scans."""
_HOOGSTENS = 300 * 1024 * 1024
"""The largest file that is read from the kluis: the largest statement, and what encryption adds."""


class Scan(NamedTuple):
    """A scan in the kluis, by its name: `<eerste twee van hash>/<hash>.<soort>[.age]`."""

    hash: str
    soort: str
    versleuteld: bool
    pad: Path


class Inhoud(NamedTuple):
    """What lies in the kluis."""

    scans: tuple[Scan, ...]
    vreemd: tuple[Path, ...]
    """What has no name of a scan, or is a symlink or anything else that is no plain file."""


def kluis_van(map_: str | None, wortel: Path) -> Path | Bericht | None:
    """The folder of the kluis; None when none is set, or why it cannot be used."""
    if not map_:
        return None
    kluis = Path(map_).expanduser()
    if not kluis.is_dir():
        return zin("de kluis {map} is er niet; maak de map, of zet BUURTLEDGER_KLUIS goed", map=map_)
    hier, boek = kluis.resolve(), wortel.resolve()
    if sys.platform != "win32" and hier.stat().st_mode & stat.S_IWOTH:
        # Whoever can put a file there decides to which account a group is paid.
        return zin("in de kluis {map} kan iedereen schrijven; geef chmod o-w {map}, en kijk na wat erin ligt", map=map_)
    if boek in (hier, *hier.parents):
        return zin("de kluis {map} ligt in het openbare grootboek; kies een map erbuiten", map=map_)
    if boom := git_boom(hier):
        return zin(
            "de kluis {map} ligt in een map die git bewaart ({boom}): wat git eenmaal heeft, gaat er niet meer uit."
            " Kies een map erbuiten",
            map=map_,
            boom=str(boom),
        )
    return hier


def git_boom(map_: Path) -> Path | None:
    """The work tree or repository of git that a folder lies in; None when it lies in none."""
    for boven in (map_, *map_.parents):
        if os.path.lexists(boven / ".git") or all((boven / deel).exists() for deel in ("HEAD", "objects", "refs")):
            return boven
    return None


def inhoud_van(kluis: Path) -> Inhoud:
    """What lies in the kluis, in order of name; hidden files of others are passed over, links are never followed."""
    scans, vreemd = [], []
    for map_, mappen, namen in os.walk(kluis):
        onder = Path(map_)
        vreemd += [onder / naam for naam in mappen if (onder / naam).is_symlink()]
        for naam in namen:
            pad = onder / naam
            if naam.startswith(".") and not _HALF.fullmatch(naam):
                continue
            if pad.relative_to(kluis).as_posix() in _VAN_ONS and not pad.is_symlink():
                continue
            deel = _NAAM.fullmatch(naam)
            if deel and pad.relative_to(kluis).parts[:-1] == (deel[1][:2],) and stat.S_ISREG(pad.lstat().st_mode):
                scans.append(Scan(deel[1], deel[2], bool(deel[3]), pad))
            else:
                vreemd.append(pad)
    return Inhoud(tuple(sorted(scans)), tuple(sorted(vreemd)))


def is_hash_van_inhoud(pad: str, som: str) -> bool:
    """Whether a file may have this SHA-256 by its name: that of an open scan says what it is."""
    deel = _NAAM.fullmatch(pad.rpartition("/")[2])
    return deel is None or bool(deel[3]) or deel[1] == som


def lees_gewoon(pad: Path, hoogstens: int = _HOOGSTENS) -> bytes | Bericht:
    """The bytes of a plain file; or why not, also when there are more of them. A pipe does not hang."""
    inhoud = lees_begin(pad, hoogstens + 1)
    if not isinstance(inhoud, Bericht) and len(inhoud) > hoogstens:
        return zin("de scan is te groot: meer dan {groot} MiB", groot=hoogstens // 2**20)
    return inhoud


def lees_begin(pad: Path, aantal: int) -> bytes | Bericht:
    """The first bytes of a plain file; or why not."""
    try:
        lezer = os.open(pad, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        if not stat.S_ISREG(os.fstat(lezer).st_mode):
            os.close(lezer)
            return zin("{pad} is geen gewoon bestand; geef een foto of pdf die op de schijf staat", pad=str(pad))
        with os.fdopen(lezer, "rb") as stroom:
            return stroom.read(aantal)
    except OSError as fout:
        return zin("de scan {pad} is niet te lezen: {reden}", pad=str(pad), reden=reden_van(fout))


def leg_in(kluis: Path, hash_: str, naam: str, inhoud: bytes) -> Path | Bericht:
    """Put a file in the kluis, for its owner only from the first byte on; or why not. A symlink is not followed."""
    doel = kluis / hash_[:2] / naam
    return schrijf_over(doel, inhoud) or doel


def schrijf_over(doel: Path, inhoud: bytes) -> Bericht | None:
    """Write a file of the kluis anew, for its owner only and at one stroke; or why not."""
    try:
        with contextlib.suppress(FileExistsError):
            doel.parent.mkdir(mode=0o700)
        if doel.parent.is_symlink() or doel.is_symlink():
            return zin("{bestand} in de kluis is een symlink; haal die weg", bestand=doel.name)
        _ruim_achtergebleven_op(doel.parent)
        if not any(_vervang(doel, inhoud) for _ in range(3)):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        bewaar_map(doel.parent)
    except OSError as fout:
        reden = reden_van(fout)
        return zin("{bestand} is niet te schrijven: {reden}. Er is niets veranderd", bestand=doel.name, reden=reden)
    return None


def _vervang(doel: Path, inhoud: bytes) -> bool:
    """Write beside a file and put it in its place; False when what was written was tidied up before it was held."""
    tijdelijk = doel.parent / f".{secrets.token_hex(8)}"
    schrijver = os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(schrijver, "wb") as stroom:
            pak_slot(schrijver)
            stroom.write(inhoud)
            stroom.flush()
            os.fsync(schrijver)
            if os.name != "nt":
                return _zet_op_plek(tijdelijk, doel)
        return _zet_op_plek(tijdelijk, doel)  # Windows gives no other name to a file that is open
    finally:
        tijdelijk.unlink(missing_ok=True)


def _zet_op_plek(tijdelijk: Path, doel: Path) -> bool:
    try:
        tijdelijk.replace(doel)
    except FileNotFoundError:
        if not doel.parent.is_dir():
            raise
        return False
    return True


def _ruim_achtergebleven_op(map_: Path) -> None:
    """Take away what was being written here by a process that was ended; what is still being written is held by it."""
    if os.name == "nt":
        return
    for half in map_.iterdir():
        if _HALF.fullmatch(half.name) and not half.is_symlink() and half.is_file():
            with contextlib.suppress(OSError), half.open("rb") as lezer:
                if pak_slot(lezer.fileno()):
                    half.unlink()


def schrijf_prive(pad: Path, inhoud: bytes) -> None:
    """Write a new file that only its owner can read; OSError when it cannot be made, or is there.

    It gets its name once it is whole, also when the power goes: half a file of payments must not look like one.
    """
    if os.path.lexists(pad):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(pad))
    _schrijf_nieuw(tijdelijk := pad.parent / f".{secrets.token_hex(8)}", inhoud)
    try:
        try:
            pad.hardlink_to(tijdelijk)
        except FileExistsError:
            raise
        except OSError:
            # A disk that knows no links, as a stick's: then the look before writing was the last.
            tijdelijk.rename(pad)
        bewaar_map(pad.parent)
    finally:
        tijdelijk.unlink(missing_ok=True)


def _schrijf_nieuw(pad: Path, inhoud: bytes) -> None:
    schrijver = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(schrijver, "wb") as stroom:
            stroom.write(inhoud)
            stroom.flush()
            os.fsync(schrijver)
    except OSError:
        pad.unlink(missing_ok=True)
        raise


def hash_van(inhoud: bytes) -> str:
    """The name of a scan: the SHA-256 of what it holds, in hexadecimals."""
    return hashlib.sha256(inhoud).hexdigest()
