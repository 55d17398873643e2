"""The first commit of a new ledger."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.store.git.proces import Git, GitFout

NEUTRAAL = ("penvoerder", "penvoerder@example.invalid")
"""Who makes the first commit where git knows nobody: a role and an address that cannot exist."""


class Begonnen(NamedTuple):
    """A first commit, and who made it public to have made it."""

    commit: str
    auteur: str
    neutraal: bool
    """git knew no name."""


def begin_geschiedenis(wortel: Path) -> Bericht | None:
    """Have git keep the history of a folder; why not, when it cannot be. One that it keeps already stays as it is."""
    if (wortel / ".git").exists():
        return None
    git = Git(wortel, schrijven=True)
    try:
        git("init", "--quiet")
        git("symbolic-ref", "HEAD", "refs/heads/main")
    except GitFout as fout:
        return zin("git doet het niet: {reden}", reden=str(fout))
    return None


def maker(wortel: Path) -> str:
    """Who git takes for the maker of a commit here; empty where nobody told it."""
    try:
        wie = Git(wortel, schrijven=True).vraag("-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT")
    except GitFout:
        return ""
    return wie[: wie.rfind(">") + 1]


def leg_begin_vast(wortel: Path, paden: Collection[str], boodschap: str) -> Begonnen | Bericht:
    """Commit exactly these files of a new ledger; why not, when it cannot be done."""
    git = Git(wortel, schrijven=True)
    wie: tuple[str, ...] = ()
    # Guessing would publish the name of the account and of the machine.
    if not all(git.lukt("-c", "user.useConfigOnly=true", "var", f"GIT_{rol}_IDENT") for rol in ("AUTHOR", "COMMITTER")):
        wie = ("-c", f"user.name={NEUTRAAL[0]}", "-c", f"user.email={NEUTRAAL[1]}")
    lijst = "\0".join(paden).encode()
    bestanden = ("--pathspec-from-file=-", "--pathspec-file-nul")
    try:
        git("--literal-pathspecs", "add", "--force", *bestanden, invoer=lijst)
        # No hook: the one of buurtledger is set after this, and a template's knows nothing of a ledger.
        git(*wie, "--literal-pathspecs", "commit", "--quiet", "--no-verify", "-m", boodschap, *bestanden, invoer=lijst)
        commit, auteur = git.vraag("log", "-1", "--format=%h%x00%an <%ae>").split("\0")
    except (GitFout, ValueError) as fout:
        return zin("git kon het begin niet vastleggen: {reden}", reden=str(fout))
    return Begonnen(commit, auteur, bool(wie))
