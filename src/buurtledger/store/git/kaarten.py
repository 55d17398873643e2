"""Which files each commit holds, worked out from what each changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from buurtledger.model.geschiedenis import Commit
from buurtledger.store.git.proces import Git

Kaart = Mapping[str, str]
"""Per path, relative to the ledger, the blob id of a regular file."""

LEEG: Kaart = MappingProxyType({})


class Kaarten(NamedTuple):
    """The files of every commit."""

    van: Mapping[str, Kaart]
    """Per number of a commit."""
    wijzigingen: Mapping[str, Sequence[str]]
    """Per path the commits that hold it otherwise than their first parent, oldest first."""


def lees_kaarten(git: Git, commits: Sequence[Commit], voorvoegsel: str) -> Kaarten:
    """Each commit's files, from those of its first parent and what changed since."""
    bekend: set[str] = set()
    vraag: list[str] = []
    kaarten: dict[str, Kaart] = {}
    for commit in commits:
        bekend.add(commit.nummer)
        if commit.ouders and commit.ouders[0] not in bekend:  # where a shallow clone begins
            kaarten[commit.nummer] = hele_kaart(git, commit.nummer, f"{voorvoegsel}data", len(voorvoegsel.encode()))
        else:
            vraag.append(" ".join((commit.nummer, *commit.ouders[:1])))
    verschillen = _verschillen(git, vraag, voorvoegsel)
    wijzigingen: dict[str, list[str]] = {}
    for commit in commits:
        if commit.nummer in kaarten:
            for pad in kaarten[commit.nummer]:
                wijzigingen.setdefault(pad, []).append(commit.nummer)
            continue
        kaart = kaarten[commit.ouders[0]] if commit.ouders else LEEG
        if anders := verschillen.get(commit.nummer):
            nieuw = dict(kaart)
            for pad, blob in anders:
                if blob:
                    nieuw[pad] = blob
                    wijzigingen.setdefault(pad, []).append(commit.nummer)
                else:
                    nieuw.pop(pad, None)
            kaart = MappingProxyType(nieuw)
        kaarten[commit.nummer] = kaart
    return Kaarten(kaarten, wijzigingen)


def _verschillen(git: Git, vraag: Sequence[str], voorvoegsel: str) -> dict[str, list[tuple[str, str]]]:
    """Per commit the paths that differ from its first parent, each with its blob; empty for what is no file (more)."""
    vorm = ("--stdin", "-r", "--root", "--no-renames", "--ignore-submodules=none", "--raw", "-z")
    invoer = "".join(f"{regel}\n" for regel in vraag).encode()
    uit = git.opsomming("diff-tree", *vorm, "--", f"{voorvoegsel}data", invoer=invoer) if vraag else b""
    verschillen: dict[str, list[tuple[str, str]]] = {}
    kort = len(voorvoegsel.encode())
    stukken = iter(uit.split(b"\0"))
    hier: list[tuple[str, str]] = []
    for stuk in stukken:
        if stuk.startswith(b":"):
            _, modus, _, blob, _ = stuk.split()
            hier.append((toonbaar_pad(next(stukken), kort), blob.decode() if is_bestand(modus) else ""))
        elif stuk:
            hier = verschillen.setdefault(stuk.strip().decode(), [])
    return verschillen


def hele_kaart(git: Git, nummer: str, onder: str, kort: int = 0) -> Kaart:
    """The files of one commit below a path of the repository; `kort` bytes are left out of the front of each path."""
    uit: dict[str, str] = {}
    for stuk in git.opsomming("ls-tree", "-r", "-z", nummer, "--", onder).split(b"\0"):
        kop, _, pad = stuk.partition(b"\t")
        if kop and is_bestand(kop.split()[0]):
            uit[toonbaar_pad(pad, kort)] = kop.split()[2].decode()
    return MappingProxyType(uit)


def is_bestand(modus: bytes) -> bool:
    """Whether a mode of git's is that of a regular file: no symlink, no submodule."""
    return modus.startswith(b"100")


def toonbaar_pad(pad: bytes, kort: int) -> str:
    """A path of git's without its first `kort` bytes, as text that can be shown whatever its bytes are."""
    return pad[kort:].decode("utf-8", "backslashreplace")
