"""Putting the website in a folder: only what changed is written, and nothing that is not ours is touched."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.store.files.wegschrijven import vervang

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
    if map_.is_symlink() or (map_.exists() and not map_.is_dir()):
        return zin("{map} is geen gewone map", map=str(map_))
    hier, boek = map_.resolve(), wortel.resolve()
    if hier == boek or hier in boek.parents or (boek / "data") in (hier, *hier.parents):
        return zin("{map} is van het grootboek zelf; kies een andere map", map=str(map_))
    if map_.exists() and any(map_.iterdir()) and not (map_ / _LIJST).is_file():
        return zin("{map} is niet leeg en geen eerdere website; kies een andere map", map=str(map_))
    return None


def publiceer(map_: Path, bestanden: Iterable[tuple[str, bytes]]) -> Gepubliceerd | Bericht:
    """Write the website; or why it cannot be done."""
    eerder = _eerdere(map_)
    namen: list[str] = []
    geschreven = 0
    for pad, inhoud in bestanden:
        assert _PAD.fullmatch(pad), pad
        namen.append(pad)
        doel = map_ / pad
        if any(deel.is_symlink() for deel in (doel, *doel.parents) if map_ in (deel, *deel.parents)):
            return zin("{bestand} is een symlink; daar schrijft buurtledger niet in", bestand=pad)
        if doel.is_file() and doel.read_bytes() == inhoud:
            continue
        fout = vervang(doel, inhoud)
        if fout is not None:
            return fout
        geschreven += 1
    weg = [pad for pad in eerder if pad not in set(namen) and (map_ / pad).is_file()]
    for pad in weg:
        (map_ / pad).unlink()
    fout = vervang(map_ / _LIJST, (json.dumps(sorted(namen), indent=0) + "\n").encode())
    return fout or Gepubliceerd(len(namen), geschreven, len(weg))


def _eerdere(map_: Path) -> list[str]:
    try:
        gelezen = json.loads((map_ / _LIJST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    # The list may have been tampered with: only plain paths within the folder are ever removed.
    return [pad for pad in gelezen if isinstance(pad, str) and _PAD.fullmatch(pad)] if isinstance(gelezen, list) else []
