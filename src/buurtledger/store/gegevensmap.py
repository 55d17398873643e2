"""A folder with the data of many neighbourhoods: who is in it, of which books, and changing one at one stroke.

    MAP/<tabel>/buurt=<buurt>/…    what other programs read
    MAP/.buurtledger-gegevens.json which books each neighbourhood was made of

Nothing is written over: the tables of a neighbourhood are made beside it, in a hidden folder that no engine looks in,
and then put in its place. Before that its line is taken out of the list and afterwards put back, so that whoever was
stopped halfway (a power failure, `kill -9`) leaves a neighbourhood that the list does not name, and that is made
again the next time. One program at a time: the list is locked.
"""

from __future__ import annotations

import errno
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.store.files.slot import op_slot_van
from buurtledger.store.files.wegschrijven import vervang

LIJST = ".buurtledger-gegevens.json"
"""Which neighbourhoods are in the folder."""
_SLOT = ".buurtledger-slot"
_BEZIG = ".bezig-"
_BUURT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FORMAAT = 2
"""Of the folder: what an earlier program laid out otherwise is made again."""


class Staat(NamedTuple):
    """Of which books the tables of a neighbourhood were made."""

    herkomst: str
    """A print of where the books were."""
    inhoud: str
    """A print of all that they were made of; another one means that they must be made again."""
    uiterlijk: str = ""
    """How the files looked then, and no more than that; empty where looks cannot be trusted."""


class Gegevensmap:
    """The folder while it is locked. Made by `open_gegevensmap`."""

    def __init__(self, map_: Path, buurten: Mapping[str, Staat]) -> None:
        self.map = map_
        self._buurten = dict(buurten)

    @property
    def buurten(self) -> Mapping[str, Staat]:
        """The neighbourhoods whose tables are whole."""
        return self._buurten

    def kladmap(self) -> Path:
        """A new folder to make tables in; it goes when the folder is closed."""
        klad = self.map / f"{_BEZIG}{secrets.token_hex(6)}"
        klad.mkdir()
        return klad

    def vervang(self, buurt: str, tabellen: Mapping[str, Path], staat: Staat) -> None:
        """Put the tables that were made in place of those of a neighbourhood. Raises OSError."""
        assert _BUURT.fullmatch(buurt), buurt
        self.vergeet((buurt,))
        weg = self.kladmap()
        for tabel, gemaakt in tabellen.items():
            plek = self.map / tabel / f"buurt={buurt}"
            if plek.parent.is_symlink():
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(plek.parent))
            plek.parent.mkdir(exist_ok=True)
            if os.path.lexists(plek):
                plek.rename(weg / tabel)
            gemaakt.rename(plek)
        self._buurten[buurt] = staat

    def onthoud(self, buurt: str, staat: Staat) -> None:
        """Say of a neighbourhood that its books look otherwise and are the same."""
        self._buurten[buurt] = staat

    def vergeet(self, buurten: Sequence[str]) -> None:
        """Take neighbourhoods out of the list, on the disk too, before anything of them is touched."""
        stond = [buurt for buurt in buurten if buurt in self._buurten]
        for buurt in stond:
            del self._buurten[buurt]
        if stond:
            self.bewaar()

    def bewaar(self) -> None:
        """Write the list. Raises OSError."""
        inhoud = {
            "formaat": _FORMAAT,
            "buurten": {buurt: [*staat] for buurt, staat in sorted(self._buurten.items())},
        }
        fout = vervang(self.map / LIJST, (json.dumps(inhoud, indent=0) + "\n").encode())
        if fout is not None:
            raise OSError(fout.sjabloon.format_map(fout.waarden))


@contextmanager
def open_gegevensmap(map_: Path) -> Iterator[Gegevensmap]:
    """Hold the folder, which is made when it is not there; waits while another program does. Raises OSError."""
    map_.mkdir(parents=True, exist_ok=True)
    with op_slot_van(map_ / _SLOT, os.O_RDWR | os.O_CREAT):
        _ruim_op(map_)
        gegevens = Gegevensmap(map_, _lees(map_))
        eerder = dict(gegevens.buurten)
        if not is_gegevensmap(map_):
            # From now on the folder is ours, whenever this is stopped.
            gegevens.bewaar()
        try:
            yield gegevens
        finally:
            if gegevens.buurten != eerder:
                gegevens.bewaar()
            _ruim_op(map_)


def is_gegevensmap(map_: Path) -> bool:
    """Whether a folder was made by us before."""
    return (map_ / LIJST).is_file() and not (map_ / LIJST).is_symlink()


def bezwaar_tegen_gegevensmap(map_: Path) -> Bericht | None:
    """Why a folder cannot hold the data of neighbourhoods; None when it can."""
    if map_.is_symlink() or (map_.exists() and not map_.is_dir()):
        return zin("{map} is geen gewone map", map=str(map_))
    # The lock comes before the list: another program may be at it for the first time.
    van_ons = is_gegevensmap(map_) or (map_ / _SLOT).is_file()
    if map_.exists() and not van_ons and any(map_.iterdir()):
        return zin("{map} is niet leeg en geen eerdere map met gegevens; kies een andere map", map=str(map_))
    return None


def _lees(map_: Path) -> dict[str, Staat]:
    """The list; empty when there is none, or none that was written by us: then everything is made again."""
    pad = map_ / LIJST
    try:
        if pad.is_symlink() or pad.stat().st_size > 64 * 1024 * 1024:
            return {}
        inhoud = json.loads(pad.read_bytes())
        if inhoud["formaat"] != _FORMAAT:
            return {}
        return {
            buurt: Staat(*map(str, staat[:3])) for buurt, staat in inhoud["buurten"].items() if _BUURT.fullmatch(buurt)
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def _ruim_op(map_: Path) -> None:
    """Remove what an earlier run left behind when it was stopped halfway."""
    for klad in map_.glob(f"{_BEZIG}*"):
        if not klad.is_symlink():
            shutil.rmtree(klad, ignore_errors=True)
    for half in map_.glob(f".{LIJST}.*"):
        half.unlink(missing_ok=True)
