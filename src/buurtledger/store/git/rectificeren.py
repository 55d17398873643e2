"""The commit that takes a line out: the logboek without it and its rectificatie, together and nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from buurtledger.model.bericht import Bericht, zin
from buurtledger.store.git.proces import Git, GitFout


def laatst_vastgelegd(wortel: Path, pad: str) -> bytes:
    """A file as the last commit holds it; empty when it holds none, or there is no git."""
    try:
        return Git(wortel)("cat-file", "blob", f"HEAD:./{pad}")
    except GitFout:
        return b""


def leg_vast(wortel: Path, inhoud: Mapping[str, bytes], boodschap: str) -> Bericht | None:
    """Make one commit in which these files have this content; why not, when it cannot be done.

    What else is changed or staged stays as it is.
    """
    git = Git(wortel)
    try:
        top = Git(Path(git.vraag("rev-parse", "--show-toplevel")))
        voorvoegsel = git.vraag("rev-parse", "--show-prefix")
        blobs = {
            f"{voorvoegsel}{pad}": git("hash-object", "-w", "--stdin", "--no-filters", invoer=tekst).decode().strip()
            for pad, tekst in inhoud.items()
        }
        with tempfile.TemporaryDirectory(prefix="buurtledger-") as map_:
            index = str(Path(map_) / "index")
            top("read-tree", "HEAD", index=index)
            _zet(top, blobs, index)
            top("commit", "--quiet", "--file=-", "--cleanup=verbatim", invoer=boodschap.encode(), index=index)
        _zet(top, blobs, "")
    except GitFout as fout:
        return zin(
            "het is hersteld, maar git kon het niet vastleggen; leg {bestanden} samen vast. git zegt: {reden}",
            bestanden=tuple(inhoud),
            reden=str(fout),
        )
    return None


def _zet(git: Git, blobs: Mapping[str, str], index: str) -> None:
    for pad, blob in blobs.items():
        git("update-index", "--add", "--cacheinfo", f"100644,{blob},{pad}", index=index)
