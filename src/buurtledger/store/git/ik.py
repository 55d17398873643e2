"""Who the person at this computer is, by what git would write and sign with here."""

from __future__ import annotations

import re
from pathlib import Path

from buurtledger.checks.geven import Gever
from buurtledger.store.git.proces import Git, GitFout

_ADRES = re.compile(r"<([^>]*)> -?\d+ [+-]\d{4}$")
_SLEUTEL = re.compile(r"((?:ssh|ecdsa|sk-ssh)-[A-Za-z0-9@.-]+ [A-Za-z0-9+/]+={0,3})(?:\s.*)?", re.DOTALL)
_KLEIN = 64 * 1024


def wie_hier(wortel: Path) -> Gever:
    """The address that a commit would bear, and the public key that would sign it; empty where git has none."""
    git = Git(wortel, schrijven=True)
    gevonden = _ADRES.search(_vraag(git, "var", "GIT_AUTHOR_IDENT"))
    return Gever(gevonden[1] if gevonden else "", _sleutel(git))


def _sleutel(git: Git) -> str:
    if _vraag(git, "config", "gpg.format") != "ssh":
        return ""
    gezegd = _vraag(git, "config", "--type=path", "user.signingkey").removeprefix("key::")
    gevonden = _SLEUTEL.fullmatch(gezegd)
    if gevonden is None and gezegd:
        pad = Path(gezegd)
        publiek = pad if pad.suffix == ".pub" else pad.with_name(f"{pad.name}.pub")
        try:
            with publiek.open(encoding="utf-8", errors="replace") as stroom:
                gevonden = _SLEUTEL.fullmatch(stroom.read(_KLEIN).strip())
        except OSError:
            return ""
    return gevonden[1] if gevonden else ""


def _vraag(git: Git, *argumenten: str) -> str:
    try:
        return git.vraag(*argumenten)
    except GitFout:
        return ""
