"""The little that buurtledger asks of git. Always with a list of arguments, never through a shell."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from buurtledger.model.bericht import Bericht, zin


class GitFout(Exception):
    """git said no. Caught in this module."""


class Git:
    """git in one folder."""

    def __init__(self, map_: Path) -> None:
        self._map = map_

    def __call__(self, *argumenten: str, invoer: bytes | None = None, index: str = "") -> bytes:
        """What git answers to these arguments; raises GitFout."""
        omgeving = {**os.environ, "LC_ALL": "C", "LANGUAGE": "C"} | ({"GIT_INDEX_FILE": index} if index else {})
        try:
            gedaan = subprocess.run(
                ["git", "-C", str(self._map), *argumenten],
                input=invoer,
                stdin=subprocess.DEVNULL if invoer is None else None,
                capture_output=True,
                env=omgeving,
                check=False,
            )
        except OSError as fout:
            raise GitFout(fout.strerror or str(fout)) from None
        if gedaan.returncode:
            raise GitFout(gedaan.stderr.decode("utf-8", "replace").strip() or f"git {argumenten[0]}")
        return gedaan.stdout

    def vraag(self, *argumenten: str, index: str = "") -> str:
        """The one line that git answers."""
        return self(*argumenten, index=index).decode("utf-8", "surrogateescape").rstrip("\n")

    def lukt(self, *argumenten: str) -> bool:
        """Whether git answers without complaint."""
        try:
            self(*argumenten)
        except GitFout:
            return False
        return True


def leg_regel_vast(wortel: Path, pad: str, regel: str, boodschap: str) -> Bericht | None:
    """Make one commit of exactly one new line at the end of a file; why not, when it cannot be done.

    Earlier uncommitted lines in that file stay uncommitted, and what is staged
    stays staged: the commit is made from an index of its own, which holds the
    last commit and the line.
    """
    git = Git(wortel)
    try:
        top = Git(Path(git.vraag("rev-parse", "--show-toplevel")))
        pad = git.vraag("rev-parse", "--show-prefix") + pad
        if top.lukt("rev-parse", "--verify", "--quiet", "MERGE_HEAD"):
            return zin("git is midden in een samenvoeging; maak die eerst af. De regel staat wel in het logboek")
        with tempfile.TemporaryDirectory(prefix="buurtledger-") as map_:
            index = str(Path(map_) / "index")
            if top.lukt("rev-parse", "--verify", "--quiet", "HEAD"):
                top("read-tree", "HEAD", index=index)
            _zet_regel(top, pad, regel, index)
            top("commit", "--quiet", "--file=-", "--cleanup=verbatim", invoer=boodschap.encode(), index=index)
        _zet_regel(top, pad, regel, "")
    except GitFout as fout:
        return zin("git kon de regel niet vastleggen; hij staat wel in het logboek. git zegt: {reden}", reden=str(fout))
    return None


def _zet_regel(git: Git, pad: str, regel: str, index: str) -> None:
    """In an index, add the line to the end of what it holds of the file."""
    oud = (
        git("show", f":{pad}", index=index) if git.vraag("ls-files", "--", f":(top,literal){pad}", index=index) else b""
    )
    scheiding = b"\n" if oud and not oud.endswith(b"\n") else b""
    blob = git("hash-object", "-w", "--stdin", "--no-filters", invoer=oud + scheiding + regel.encode() + b"\n")
    git("update-index", "--add", "--cacheinfo", f"100644,{blob.decode().strip()},{pad}", index=index)
