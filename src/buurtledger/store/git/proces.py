"""The little that buurtledger asks of git. Always with a list of arguments, never through a shell."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.grootboek import Wijziging


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

    def bestaat(self, rev: str) -> str:
        """The commit that a revision names; empty when it names none. What looks like an option is none."""
        try:
            return self.vraag("rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}")
        except GitFout:
            return ""

    def lukt(self, *argumenten: str) -> bool:
        """Whether git answers without complaint."""
        try:
            self(*argumenten)
        except GitFout:
            return False
        return True


def laatste_commit(wortel: Path) -> str:
    """The number of the last commit, with a `+` when the ledger holds more than that; empty without git."""
    git = Git(wortel)
    try:
        nummer = git.vraag("rev-parse", "--short=10", "HEAD")
        return nummer + ("+" if git("status", "--porcelain", "--", "data") else "")
    except GitFout:
        return ""


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


def gewijzigde_bestanden(wortel: Path, map_: str) -> tuple[Wijziging, ...]:
    """The files below a folder that changed after they were committed; none where git keeps no history."""
    git = Git(wortel)
    try:
        voorvoegsel = git.vraag("rev-parse", "--show-prefix")
        git("rev-parse", "--verify", "--quiet", "HEAD")
        vorm = ("-z", "--no-renames", "--diff-filter=M", "--name-only")
        verleden = git("log", *vorm, "--format=%x01%h%x02%an", "--", map_)
        heden = git("diff", *vorm, "HEAD", "--", map_)
    except GitFout:
        return ()
    gevonden: dict[str, Wijziging] = {}

    def voeg_toe(pad: str, commit: str, auteur: str) -> None:
        bestand = pad.removeprefix(voorvoegsel)
        if bestand and bestand not in gevonden and (wortel / bestand).exists():
            gevonden[bestand] = Wijziging(bestand, commit, auteur)

    for pad in heden.decode("utf-8", "replace").split("\0"):
        voeg_toe(pad, "", "")
    for commit in verleden.decode("utf-8", "replace").split("\x01")[1:]:
        kop, _, paden = commit.partition("\0")
        nummer, _, auteur = kop.partition("\x02")
        for pad in paden.split("\0"):
            voeg_toe(pad.strip("\n"), nummer, auteur)
    return tuple(gevonden[bestand] for bestand in sorted(gevonden))
