"""Where the index of a ledger is kept: in the user's own cache folder, never in the ledger's.

What travels with a ledger's folder comes from a stranger; what lies in a folder that only the user can write in does
not. So that folder is made with mode 0700, and passed over when its owner or its mode is another.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from zlib import crc32

OMGEVING = "BUURTLEDGER_CACHE"
"""The environment variable that names another folder."""


def bergplaats(wortel: Path) -> Path:
    """The folder for this ledger, by the hash of its real path; it need not be there.

    The hash is short, since the index names its ledger itself: two that clash cost speed and nothing else. (hashlib
    would take as long to load as a warm `status` takes to read its index.)
    """
    gegeven = os.environ.get(OMGEVING)
    return (Path(gegeven) if gegeven else _van_de_gebruiker()) / f"{crc32(os.fsencode(os.path.realpath(wortel))):08x}"


def stadsmap(naam: str = "stad") -> Path | None:
    """The folder for the tables of a city's neighbourhoods (or `stad-git`: for their books), made when it is not there;
    None when it cannot be ours."""
    gegeven = os.environ.get(OMGEVING)
    map_ = (Path(gegeven) if gegeven else _van_de_gebruiker()) / naam
    try:
        return map_ if maak(map_) else None
    except OSError:
        return None


def is_van_ons(map_: Path) -> bool:
    """Whether a folder is one that nobody else can have put something in."""
    try:
        gezien = map_.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(gezien.st_mode):
        return False
    return sys.platform == "win32" or (gezien.st_uid == os.geteuid() and stat.S_IMODE(gezien.st_mode) == 0o700)


def maak(map_: Path) -> bool:
    """Have the folder there; False when it cannot be, or is not ours. Raises OSError."""
    if os.path.lexists(map_):
        return is_van_ons(map_)
    if not os.environ.get(OMGEVING) and sys.platform != "win32":
        # As root in another's home (sudo): a folder made now would keep the index from its owner for ever.
        boven = next((ouder for ouder in map_.parents if ouder.exists()), map_)
        if boven.stat().st_uid != os.geteuid():
            return False
    map_.mkdir(mode=0o700, parents=True, exist_ok=True)
    return is_van_ons(map_)


def _van_de_gebruiker() -> Path:
    if sys.platform == "linux":
        # What platformdirs answers here (tests hold them together), without the time it takes to load.
        gegeven = os.environ.get("XDG_CACHE_HOME", "")
        return Path(gegeven if gegeven.startswith("/") else os.path.expanduser("~/.cache")) / "buurtledger"  # noqa: PTH111
    from platformdirs import user_cache_path

    return user_cache_path("buurtledger", appauthor=False)
