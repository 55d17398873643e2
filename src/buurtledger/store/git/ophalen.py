"""The books at an address of git, as they were at a revision, in a folder of our own.

The address was judged by its form (`model.stadslijst`): no option and no command can stand in it. git is given three
transports, none of the user's settings, and no way to ask anything; it ends when it takes too long. What is fetched is
checked by git object by object, and no symlink of it is made. A revision that is a whole commit is fetched once.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from hashlib import blake2b
from pathlib import Path

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.stadslijst import Stadsboek
from buurtledger.store.files.slot import op_slot_van
from buurtledger.store.git.proces import Git, GitFout

GEDULD = 180
"""Seconds that a repository may take: those of neighbourhoods are small."""


def haal_op(boek: Stadsboek, bewaar: Path) -> Path | Bericht:
    """The folder with the books of an address at its revision, below `bewaar`; or why they are not there."""
    wat = blake2b(f"{boek.git}\0{boek.rev}".encode(), digest_size=10).hexdigest()
    plek = bewaar / wat
    try:
        bewaar.mkdir(mode=0o700, parents=True, exist_ok=True)
        with op_slot_van(bewaar / f"{wat}.slot", os.O_RDWR | os.O_CREAT):
            commit: str | Bericht = _bekend(plek, boek.rev)
            if not commit:
                _haal(boek, bewaar, plek)
                commit = _zoek(Git(plek), boek.rev)
            if isinstance(commit, Bericht):
                return commit
            Git(plek, ophalen=True).binnen(GEDULD, "checkout", "--quiet", "--force", "--detach", commit, "--")
            return plek / boek.onder if boek.onder else plek
    except GitFout as fout:
        return zin("niet op te halen; git zegt: {reden}", reden=fout.zegt) if fout.zegt else fout.bericht
    except OSError as fout:
        return zin("niet op te halen; git zegt: {reden}", reden=fout.strerror or str(fout))


def _bekend(plek: Path, rev: str) -> str:
    """The commit, where the revision is (the begin of) its number and it is here already: it can be no other."""
    if not re.fullmatch(r"[0-9a-f]{7,64}", rev) or not (plek / ".git").is_dir():
        return ""
    commit = Git(plek).bestaat(rev)
    return commit if commit.startswith(rev) else ""


def _haal(boek: Stadsboek, bewaar: Path, plek: Path) -> None:
    """Fetch everything that the address has: into a new folder, or what is new into the one that is there."""
    git = Git(plek if (plek / ".git").is_dir() else bewaar, ophalen=True)
    if git.map == plek:
        alles = ("+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*")
        hoe = ("--quiet", "--prune", "--no-recurse-submodules", "--no-write-fetch-head")
        git.binnen(GEDULD, "fetch", *hoe, "--end-of-options", boek.git, *alles)
        return
    klad = bewaar / f".bezig-{secrets.token_hex(6)}"
    vast = ("--quiet", "--no-checkout", "--template=", "--origin=origin", "--no-recurse-submodules", "--no-local")
    try:
        git.binnen(GEDULD, "clone", *vast, "--", boek.git, str(klad))
        shutil.rmtree(plek, ignore_errors=True)
        klad.rename(plek)
    finally:
        shutil.rmtree(klad, ignore_errors=True)


def _zoek(git: Git, rev: str) -> str | Bericht:
    """The commit that a revision names there: a commit, a tag or a branch, and only one of those.

    A branch of our own is none of theirs: git made it when it fetched for the first time.
    """
    namen = {n: commit for n in (f"refs/tags/{rev}", f"refs/remotes/origin/{rev}") if (commit := git.bestaat(n))}
    if re.fullmatch(r"[0-9a-f]{7,64}", rev) and (commit := git.bestaat(rev)).startswith(rev):
        namen[rev] = commit
    if not namen:
        return zin("de revisie {rev} is daar niet", rev=rev)
    if len(set(namen.values())) > 1:
        return zin("de revisie {rev} kan daar meer dan één ding zijn: {namen}", rev=rev, namen=tuple(namen))
    return next(iter(namen.values()))
