"""Where git keeps the history of a ledger, without believing what the folder says of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bericht import zin
from buurtledger.store.git.proces import Git, GitFout


class Plek(NamedTuple):
    """Where a ledger stands in a repository."""

    top: Path
    """The top folder of the working tree."""
    voorvoegsel: str
    """The ledger's folder below it, with a slash at the end; empty when it is the top itself."""
    gitmap: Path
    """Where git keeps what is of this working tree: HEAD, the index, a merge that is going on."""
    gedeeld: Path
    """Where it keeps what all its working trees share: objects and branches."""


def zoek_plek(wortel: Path) -> Plek | None:
    """Where git keeps the history of a ledger; None when it is in no repository. Raises GitFout when git cannot say."""
    hier = wortel.resolve()
    top = map_met_git(hier)
    if top is None:
        return None
    gezegd = Git(hier).vraag("rev-parse", "--show-toplevel", "--absolute-git-dir", "--git-common-dir").split("\n")
    if len(gezegd) != 3 or not Path(gezegd[0]).samefile(top):
        raise GitFout(
            zin("git houdt de geschiedenis van deze map bij in een andere map ({map})", map=gezegd[0]),
            zin("kijk in .git/config of daar core.worktree staat, en haal dat weg"),
        )
    onder = hier.relative_to(top).as_posix()
    return Plek(top, "" if onder == "." else f"{onder}/", Path(gezegd[1]), hier / gezegd[2])


def map_met_git(hier: Path) -> Path | None:
    """The nearest folder with a `.git`; on the way no folder may itself be a bare repository."""
    schijf = hier.stat().st_dev
    for map_ in (hier, *hier.parents):
        if map_.stat().st_dev != schijf:
            return None  # git does not look across a mount either
        if os.path.lexists(map_ / ".git"):
            return map_
        if os.path.lexists(map_ / "HEAD") and (map_ / "objects").is_dir() and (map_ / "refs").is_dir():
            raise GitFout(
                zin(
                    "de map {map} is zelf een kale repository; haar instellingen kunnen van een vreemde zijn",
                    map=map_.name,
                ),
                zin("haal het grootboek op met git clone, en gebruik die kloon"),
            )
    return None
