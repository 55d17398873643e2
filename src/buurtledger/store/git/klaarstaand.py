"""The private details in what is about to be committed: the files as they stand in git's index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from buurtledger.checks.privacy.regel import Eigen
from buurtledger.model.bevinding import Bevinding
from buurtledger.store.git.plek import Plek, zoek_plek
from buurtledger.store.git.proces import Git, GitFout
from buurtledger.store.prive import geen_boek, prive_in_bytes


def prive_klaargezet(wortel: Path, eigen: Eigen, geen_boeken: tuple[str, ...], index: str = "") -> Iterator[Bevinding]:
    """What the rule `privacy` finds in every file of the repository that is staged; raises GitFout.

    What stands in the last commit already is not stopped here any more. `index` is another index file than git's own.
    """
    plek = zoek_plek(wortel)
    if plek is None:
        return
    git = Git(plek.top)
    hoofd = git.bestaat("HEAD")
    vorm = ("-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--diff-filter=AMT", "--ignore-submodules=none")
    leeg = git("hash-object", "-t", "tree", "--stdin", invoer=b"").decode().strip()
    stukken = iter(git("diff-index", "--cached", *vorm, hoofd or leeg, index=index).split(b"\0"))
    for kop in stukken:
        if kop:
            oud, nieuw = kop.split()[2:4]
            pad = _vanaf_grootboek(next(stukken).decode("utf-8", "surrogateescape"), plek)
            if not geen_boek(pad, geen_boeken):
                yield from _nieuw_in(git, oud.decode(), nieuw.decode(), pad, eigen)


def _nieuw_in(git: Git, oud: str, nieuw: str, pad: str, eigen: Eigen) -> Iterator[Bevinding]:
    inhoud = _inhoud(git, nieuw)
    regels = inhoud.split(b"\n")
    er_is = set(_inhoud(git, oud).split(b"\n")) if oud.strip("0") else set()
    for een in prive_in_bytes(inhoud, pad, eigen)[0]:
        lijn = een.plaats.lijn
        if not er_is or lijn > len(regels) or regels[lijn - 1] not in er_is:
            yield een


def _inhoud(git: Git, blob: str) -> bytes:
    try:
        return git("cat-file", "blob", blob)
    except GitFout:
        return b""  # another repository in this one: only its name is here


def _vanaf_grootboek(pad: str, plek: Plek) -> str:
    """A path of the repository as seen from the ledger's folder."""
    if pad.startswith(plek.voorvoegsel):
        return pad[len(plek.voorvoegsel) :]
    return "../" * plek.voorvoegsel.count("/") + pad
