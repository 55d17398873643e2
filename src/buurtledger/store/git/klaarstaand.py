"""The private details in what is about to be committed: the files as they stand in git's index."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from buurtledger.checks.privacy import eigen_van
from buurtledger.model.begroting import BUDGET, Begroting
from buurtledger.model.bevinding import Bevinding
from buurtledger.store.git.handtekening import rollen_uit
from buurtledger.store.git.proces import Git, GitFout
from buurtledger.store.prive import geen_boek, prive_in_bytes
from buurtledger.store.yaml.vormfouten import Afkeuring
from buurtledger.store.yaml.vormlezen import vorm_van_tekst


def prive_klaargezet(git: Git) -> Iterator[Bevinding]:
    """What the rule `privacy` finds in every file of the repository that is staged; raises GitFout."""
    top = Git(Path(git.vraag("rev-parse", "--show-toplevel")))
    begin, omhoog = git.vraag("rev-parse", "--show-prefix"), git.vraag("rev-parse", "--show-cdup")
    namen = top("diff", "--cached", "--name-only", "-z", "--no-renames", "--diff-filter=AMT")
    begroting = _begroting_uit(git)
    eigen = eigen_van(begroting, rollen_uit(git, ""))
    for ruwe_naam in filter(None, namen.split(b"\0")):
        naam = os.fsdecode(ruwe_naam)
        pad = naam[len(begin) :] if naam.startswith(begin) else omhoog + naam
        if geen_boek(pad, begroting.geen_boeken if begroting else ()):
            continue
        try:
            inhoud = top("cat-file", "blob", f":{naam}")
        except GitFout:
            inhoud = b""  # another repository in this one: only its name is here
        yield from prive_in_bytes(inhoud, pad, eigen)[0]


def _begroting_uit(git: Git) -> Begroting | None:
    from buurtledger.model import bestandsvormen

    try:
        tekst = git("cat-file", "blob", f":./{BUDGET}").decode("utf-8")
    except (GitFout, UnicodeDecodeError):
        return None
    gelezen = vorm_van_tekst(tekst, BUDGET, bestandsvormen.BEGROTING)
    return None if isinstance(gelezen, Afkeuring) else gelezen
