"""Setting a repository up for a ledger: how files merge, and what is looked at before a commit."""

from __future__ import annotations

import re
from pathlib import Path

from buurtledger.model.bericht import Bericht, zin
from buurtledger.store.files.bestand import symlink_op_weg
from buurtledger.store.files.wegschrijven import vervang
from buurtledger.store.git.proces import Git, GitFout

REGELS = ("data/** text eol=lf", "data/bonnen/** text eol=lf merge=union")
"""What `.gitattributes` says of a ledger: LF, and additions on different branches merge without loss."""

_HAAK = """#!/bin/sh
# Written by buurtledger init: looks at what is about to be committed, since git forgets nothing.
exec buurtledger --map "{map}" check --klaargezet
"""
_VAN_ONS = "# Written by buurtledger init"


def zet_gitattributes(wortel: Path) -> Bericht | bool | None:
    """Add to `.gitattributes` what is missing; True when it was, None when nothing was, or why it cannot be done."""
    pad = wortel / ".gitattributes"
    if symlink_op_weg(wortel, ".gitattributes"):
        return zin("{bestand} is een symlink; daar schrijft buurtledger niet in", bestand=".gitattributes")
    tekst = pad.read_text(encoding="utf-8") if pad.exists() else ""
    er_is = {" ".join(regel.split()) for regel in tekst.split("\n")}
    nieuw = [regel for regel in REGELS if regel not in er_is]
    if not nieuw:
        return None
    begin = tekst if not tekst or tekst.endswith("\n") else f"{tekst}\n"
    kop = "# buurtledger: LF everywhere, and additions on different branches merge without loss.\n"
    fout = vervang(pad, (begin + kop + "".join(f"{regel}\n" for regel in nieuw)).encode())
    return fout or True


def in_git(wortel: Path) -> bool:
    """Whether git keeps the history of a ledger."""
    try:
        return Git(wortel).vraag("rev-parse", "--is-inside-work-tree") == "true"
    except GitFout:
        return False


def voegt_samen(wortel: Path) -> bool:
    """Whether git merges logboeken by keeping the lines of both sides; also True where git keeps no history."""
    if not in_git(wortel):
        return True
    git = Git(wortel)
    try:
        antwoord = git("check-attr", "-z", "merge", "--", "data/bonnen/gebied/post.yaml")
    except GitFout:
        return True
    return antwoord.split(b"\0")[2:3] == [b"union"]


def zet_haak(wortel: Path) -> Bericht | bool | None:
    """Install the hook that looks before a commit; True when it was, None when it was there, or why it cannot be.

    A hook that somebody else wrote is never written over.
    """
    git = Git(wortel, schrijven=True)
    try:
        pad = Path(git.vraag("rev-parse", "--path-format=absolute", "--git-path", "hooks/pre-commit"))
        map_ = git.vraag("rev-parse", "--show-prefix").rstrip("/") or "."
    except GitFout:
        return zin("hier houdt git geen geschiedenis bij; begin met: git init")
    if not re.fullmatch(r"[\w./ -]+", map_):
        return zin("de naam van de map {map} kan niet in een haak van git", map=map_)
    inhoud = _HAAK.format(map=map_)
    if pad.exists():
        oud = pad.read_text(encoding="utf-8", errors="replace")
        if oud == inhoud:
            return None
        if _VAN_ONS not in oud:
            return zin("er is al een haak {bestand}; zet daarin zelf: buurtledger check --klaargezet", bestand=pad.name)
    fout = vervang(pad, inhoud.encode())
    if fout is None:
        pad.chmod(0o755)
    return fout or True
