"""Whose valid SSH signature a commit carries, by the keys that the ledger held before that commit."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from buurtledger.checks.akkoorden import Vastgelegd
from buurtledger.model.geschiedenis import Commit, Stap
from buurtledger.model.nummer import NUMMER
from buurtledger.model.rollen import ROLLEN, Rollen
from buurtledger.store.git.proces import Git, GitFout
from buurtledger.store.yaml.vormfouten import Afkeuring
from buurtledger.store.yaml.vormlezen import vorm_van_tekst


def rollen_uit(git: Git, rev: str) -> Rollen:
    """The rollen as a commit held them; empty when it held none that can be read."""
    from buurtledger.model import bestandsvormen

    try:
        tekst = git("cat-file", "blob", f"{rev}:./{ROLLEN}").decode("utf-8")
    except (GitFout, UnicodeDecodeError):
        return Rollen()
    rollen = vorm_van_tekst(tekst, ROLLEN, bestandsvormen.ROLLEN)
    return Rollen() if isinstance(rollen, Afkeuring) else rollen


def ondertekenaar(git: Git, commit: str, rollen: Rollen) -> str:
    """Who signed a commit, by the keys of these rollen; empty when nobody did, or not validly."""
    sleutels = [(p.wie, p.sleutel) for p in rollen.personen if p.sleutel]
    if not sleutels:
        return ""
    with tempfile.TemporaryDirectory(prefix="buurtledger-") as map_:
        bestand = Path(map_) / "ondertekenaars"
        bestand.write_text("".join(f'{wie} namespaces="git" {sleutel}\n' for wie, sleutel in sleutels))
        instelling = (
            *("-c", f"gpg.ssh.allowedSignersFile={bestand}", "-c", "gpg.ssh.program=ssh-keygen"),
            *("-c", "gpg.ssh.revocationFile=", "-c", "log.showSignature=false"),
        )
        try:
            oordeel, _, wie = git.vraag(*instelling, "show", "--no-patch", "--format=%G?%x01%GS", commit).partition(
                "\x01"
            )
        except GitFout:
            return ""
    return wie if oordeel == "G" and wie in dict(sleutels) else ""


def feiten(wortel: Path, stappen: Iterable[Stap], nummers: Iterable[str]) -> Mapping[str, Vastgelegd]:
    """For these ids in which commit their line came, and who signed that commit."""
    import re

    gezocht = set(nummers)
    patroon = re.compile(rf"\s*-\s*\{{\s*[a-z]+\s*:\s*[\"']?({NUMMER})\b")
    eerste: dict[str, Commit] = {}
    for stap in stappen:
        for _, regel in stap.bij if stap.commit.nummer else ():
            gevonden = patroon.match(regel)
            if gevonden and gevonden[1] in gezocht:
                eerste.setdefault(gevonden[1], stap.commit)
    git = Git(wortel)

    @cache
    def van(commit: str) -> tuple[str, tuple[str, ...]]:
        ervoor = rollen_uit(git, f"{commit}^")
        wie = ondertekenaar(git, commit, ervoor)
        persoon = ervoor.persoon(wie)
        return wie, persoon.rollen if persoon else ()

    return {nummer: Vastgelegd(commit, *van(commit.nummer)) for nummer, commit in eerste.items()}
