"""A backup of the kluis: its list of files with their SHA-256, as `sha256sum` reads it, and what a run came to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin

MAP = "buurtledger-kluis"
"""The folder that a backup makes on a stick; what else lies there is left alone."""
INHOUD = "inhoud.sha256"
"""The list of all files in it."""
LEESMIJ = "LEESMIJ.txt"
KLUIS, EERDER = "kluis", "eerder"
"""The files as the kluis has them, and what stood there before a file changed: under its SHA-256."""
MERK = "bank/kluismerk"
"""A file of the kluis by which it is known again: 32 random hex digits and a newline."""
VERNIETIGD = "bank/vernietigd.jsonl"
"""What `kluis bewaar` destroyed, and when."""

_REGEL = re.compile(r"([0-9a-f]{64})  ([^\x00-\x1f\x7f\\]+)")
_HOOGSTENS = 200_000
"""The most files that a list may name."""


def is_pad(pad: str) -> bool:
    """Whether a path stays where it belongs: relative, no way up, nothing hidden."""
    return "\\" not in pad and ":" not in pad and all(deel and not deel.startswith(".") for deel in pad.split("/"))


def lees_lijst(inhoud: bytes) -> dict[str, str] | Bericht:
    """Per path its SHA-256; or why the list cannot be read. A stranger may have written it."""
    kapot = zin("{bestand} in de kopie is niet te lezen", bestand=INHOUD)
    try:
        tekst = inhoud.decode("utf-8")
    except UnicodeDecodeError:
        return kapot
    uit: dict[str, str] = {}
    for regel in tekst.split("\n"):
        if not regel:
            continue
        deel = _REGEL.fullmatch(regel)
        if (
            deel is None
            or not is_pad(deel[2])
            or deel[2].split("/")[0] not in (KLUIS, EERDER)
            or len(uit) >= _HOOGSTENS
        ):
            return kapot
        uit[deel[2]] = deel[1]
    return uit


def schrijf_lijst(lijst: Mapping[str, str]) -> bytes:
    """The list as `sha256sum -c` takes it."""
    return "".join(f"{hash_}  {pad}\n" for pad, hash_ in sorted(lijst.items())).encode()


class Kopieuitslag(NamedTuple):
    """What a backup came to. Paths are those in the kluis."""

    plek: str
    """The folder of the copy."""
    bestanden: int
    """How many files of the kluis were read back from the copy, and are the same."""
    bytes: int
    nieuw: int
    veranderd: int
    """How many were in the copy as they had been; what stood there is kept."""
    hersteld: tuple[str, ...] = ()
    """What had changed in the copy by itself, and was written anew."""
    wijkt_af: tuple[str, ...] = ()
    """What read back from the copy is not what the kluis has."""
    kapot: tuple[str, ...] = ()
    """What in the kluis itself is no longer what its name says."""
    niet: tuple[tuple[str, Bericht], ...] = ()
    """What was not copied, and why."""
    alleen_kopie: int = 0
    """How many files are in the copy and no longer in the kluis."""
    versleuteld: bool = True
    """Whether all scans in it are encrypted."""
    zelfde_schijf: bool = False

    @property
    def bewezen(self) -> bool:
        """Whether the copy holds all of the kluis."""
        return not (self.wijkt_af or self.kapot or self.niet)


class Herstelling(NamedTuple):
    """What putting back came to."""

    plek: str
    teruggezet: int
    bytes: int
    was_er: int
    """How many files were there already, the same."""
    ouder: tuple[str, ...] = ()
    """Of which the copy has only what it was before its last change."""
    anders: tuple[str, ...] = ()
    """What the kluis holds in another form: left as it is."""
    kapot: tuple[str, ...] = ()
    """What in the copy is not what its list says."""
    mist: tuple[str, ...] = ()
    """What the list names and the copy does not have."""

    @property
    def heel(self) -> bool:
        """Whether all that the copy should have stands in the kluis."""
        return not (self.anders or self.kapot or self.mist)
