"""Putting the website in a folder: only what changed is written, and nothing that is not ours is touched."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.store.files.binnen import Binnen

_LIJST = ".buurtledger-site.json"
"""What the site consists of; a folder with it is an earlier site."""
_PAD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")


class Gepubliceerd(NamedTuple):
    """What was done."""

    bestanden: int
    geschreven: int
    weg: int


def bezwaar_tegen_map(map_: Path, wortel: Path) -> Bericht | None:
    """Why the website cannot go into a folder; None when it can."""
    if fout := bezwaar_tegen_plek(map_, wortel):
        return fout
    hier, boek = map_.resolve(), wortel.resolve()
    if hier == boek or hier in boek.parents:
        return zin("{map} is van het grootboek zelf; kies een andere map", map=str(map_))
    if map_.exists() and any(map_.iterdir()) and not _is_website(map_):
        return zin("{map} is niet leeg en geen eerdere website; kies een andere map", map=str(map_))
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


def _is_van_git(map_: Path) -> bool:
    """Whether git keeps its own files here: `.git`, or a repository without a work tree by any name."""
    return map_.name.lower() == ".git" or (
        (map_ / "HEAD").is_file() and (map_ / "objects").is_dir() and (map_ / "refs").is_dir()
    )


def _is_website(map_: Path) -> bool:
    try:
        return Binnen(map_).lees(_LIJST) is not None
    except OSError:
        return False


def publiceer(map_: Path, bestanden: Iterable[tuple[str, bytes]]) -> Gepubliceerd | Bericht:
    """Write the website; or why it cannot be done."""
    doel = Binnen(map_)
    eerder = _eerdere(doel)
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
        doel.schrijf(_LIJST, (json.dumps(sorted(namen), indent=0) + "\n").encode())
    except OSError as fout:
        return _niet_te_schrijven(_LIJST, fout)
    return Gepubliceerd(len(namen), geschreven, weg)


def _niet_te_schrijven(pad: str, fout: OSError) -> Bericht:
    if fout.errno in (errno.ELOOP, errno.EEXIST, errno.ENOTDIR):
        return zin(
            "{bestand} gaat over een symlink of iets anders dan een map; daar schrijft buurtledger niet in", bestand=pad
        )
    return zin("{bestand} is niet te schrijven: {reden}", bestand=pad, reden=fout.strerror or str(fout))


def _eerdere(doel: Binnen) -> list[str]:
    try:
        gelezen = json.loads(doel.lees(_LIJST) or b"")
    except (OSError, ValueError, RecursionError):
        return []
    # The list may have been tampered with: only plain paths within the folder are ever removed.
    return [pad for pad in gelezen if isinstance(pad, str) and _PAD.fullmatch(pad)] if isinstance(gelezen, list) else []
