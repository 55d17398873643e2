"""Putting the website in a folder: only what changed is written, and nothing that is not ours is touched."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.model.briefje import BLADZIJDE
from buurtledger.store.files.binnen import Binnen

_LIJST = ".buurtledger-site.json"
"""What the site consists of; a folder with it is an earlier site."""
PAKKET = ".buurtledger-pakket.json"
"""The same of a package of open data: neither is ever taken for the other."""
STAD = ".buurtledger-stad.json"
"""The same of the website of a city."""
_BRIEFJE = re.compile(rf"{BLADZIJDE}(?:-[a-z0-9-]{{1,130}})?\.html")
_BLADZIJDE = 8 * 1024 * 1024
"""No page of ours is larger, in bytes."""
_PAD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")


class Gepubliceerd(NamedTuple):
    """What was done."""

    bestanden: int
    geschreven: int
    weg: int


def bezwaar_tegen_map(map_: Path, wortel: Path) -> Bericht | None:
    """Why the website cannot go into a folder; None when it can."""
    if fout := bezwaar_tegen_hele_map(map_, wortel):
        return fout
    if is_vol(map_, dat_mag=_BRIEFJE) and not is_eerdere(map_, _LIJST):
        return zin("{map} is niet leeg en geen eerdere website; kies een andere map", map=str(map_))
    return None


def bezwaar_tegen_hele_map(map_: Path, wortel: Path) -> Bericht | None:
    """Why a folder cannot be ours to fill, whatever lies there; None when it can."""
    if fout := bezwaar_tegen_plek(map_, wortel):
        return fout
    hier, boek = map_.resolve(), wortel.resolve()
    if hier == boek or hier in boek.parents:
        return zin("{map} is van het grootboek zelf; kies een andere map", map=str(map_))
    return None


def bezwaar_tegen_plek(map_: Path, wortel: Path) -> Bericht | None:
    """Why not even one file for others can go into a folder, whatever lies there; None when it can."""
    if map_.is_symlink() or (map_.exists() and not map_.is_dir()):
        return zin("{map} is geen gewone map", map=str(map_))
    hier, boek = map_.resolve(), wortel.resolve()
    if (boek / "data") in (hier, *hier.parents):
        return zin("{map} is van het grootboek zelf; kies een andere map", map=str(map_))
    if any(map(_is_van_git, (hier, *hier.parents))):
        return zin("{map} is van git zelf; kies een andere map", map=str(map_))
    return None


def is_vol(map_: Path, dat_mag: re.Pattern[str] | None = None) -> bool:
    """Whether there is anything in a folder, but for files by names of one kind."""
    return map_.exists() and any(not (dat_mag and dat_mag.fullmatch(een.name)) for een in map_.iterdir())


def briefjes_in(map_: Path) -> Iterator[tuple[str, bytes]]:
    """The pages of the bonnenbriefje in the folder of the website, by name; of what is no plain file, or too large to
    be one of ours, nothing is read."""
    try:
        namen = sorted(een.name for een in map_.iterdir() if _BRIEFJE.fullmatch(een.name))
    except OSError:
        return
    for naam in namen:
        try:
            inhoud = Binnen(map_).lees(naam) if (map_ / naam).lstat().st_size <= _BLADZIJDE else None
        except OSError:
            inhoud = None
        yield naam, inhoud or b""


def _is_van_git(map_: Path) -> bool:
    """Whether git keeps its own files here: `.git`, or a repository without a work tree by any name."""
    return map_.name.lower() == ".git" or (
        (map_ / "HEAD").is_file() and (map_ / "objects").is_dir() and (map_ / "refs").is_dir()
    )


def is_eerdere(map_: Path, lijst: str) -> bool:
    """Whether a folder was written by us before, and this list says of what it consists."""
    try:
        return Binnen(map_).lees(lijst) is not None
    except OSError:
        return False


def publiceer(map_: Path, bestanden: Iterable[tuple[str, bytes]], lijst: str = _LIJST) -> Gepubliceerd | Bericht:
    """Write the website, or what another list is of; or why it cannot be done."""
    doel = Binnen(map_)
    eerder = _eerdere(doel, lijst)
    namen: list[str] = []
    geschreven = 0
    for pad, inhoud in bestanden:
        assert _PAD.fullmatch(pad), pad
        namen.append(pad)
        try:
            if doel.lees(pad) == inhoud:
                continue
            # Not waited for: after a loss of power the bytes differ, and the next time they are written anew.
            doel.schrijf(pad, inhoud, vast=False)
        except OSError as fout:
            return _niet_te_schrijven(pad, fout)
        geschreven += 1
    weg = sum(doel.verwijder(pad) for pad in eerder if pad not in set(namen))
    try:
        doel.schrijf(lijst, (json.dumps(sorted(namen), indent=0) + "\n").encode())
    except OSError as fout:
        return _niet_te_schrijven(lijst, fout)
    return Gepubliceerd(len(namen), geschreven, weg)


def _niet_te_schrijven(pad: str, fout: OSError) -> Bericht:
    if fout.errno in (errno.ELOOP, errno.EEXIST, errno.ENOTDIR):
        return zin(
            "{bestand} gaat over een symlink of iets anders dan een map; daar schrijft buurtledger niet in", bestand=pad
        )
    return zin("{bestand} is niet te schrijven: {reden}", bestand=pad, reden=reden_van(fout))


def _eerdere(doel: Binnen, lijst: str) -> list[str]:
    try:
        gelezen = json.loads(doel.lees(lijst) or b"")
    except (OSError, ValueError, RecursionError):
        return []
    # The list may have been tampered with: only plain paths within the folder are ever removed.
    return [pad for pad in gelezen if isinstance(pad, str) and _PAD.fullmatch(pad)] if isinstance(gelezen, list) else []
