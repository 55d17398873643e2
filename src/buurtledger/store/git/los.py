"""What of the books is not committed: another does not get it, and `git pull` may stumble over it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from buurtledger.store.files.bestand import lees_bytes
from buurtledger.store.git.archief import Archief
from buurtledger.store.git.proces import Git, GitFout


def los_van(wortel: Path, archief: Archief) -> tuple[str, ...]:
    """The files below `data/` that HEAD has otherwise, or not at all. What git is told to pass over is none of them."""
    in_map, in_hoofd = archief.werkmap(), archief.kaart(archief.hoofd)
    anders = {
        pad
        for pad in {pad for pad, _ in in_map.items() ^ in_hoofd.items()}
        if not any(deel.startswith(".") for deel in pad.split("/"))
        and not (pad in in_map and pad in in_hoofd and _gelijk(archief, in_map[pad], in_hoofd[pad]))
    }
    nieuw = anders - in_hoofd.keys()
    return tuple(sorted(anders - nieuw | (nieuw & _voor_git(wortel) if nieuw else nieuw)))


def los_in(wortel: Path, bestanden: Iterable[str]) -> tuple[str, ...]:
    """Which of these files hold something else than HEAD does."""
    git = Git(wortel)
    uit: list[str] = []
    for bestand in bestanden:
        inhoud = lees_bytes(wortel, bestand)
        try:
            in_hoofd = git("cat-file", "blob", f"HEAD:./{bestand}")
        except GitFout:
            continue  # no file of HEAD: nothing was left in it
        if isinstance(inhoud, bytes) and _zonder_cr(inhoud) != _zonder_cr(in_hoofd):
            uit.append(bestand)
    return tuple(uit)


def _voor_git(wortel: Path) -> frozenset[str]:
    """The files below `data/` that git has or would add."""
    gezegd = Git(wortel).opsomming("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "data")
    return frozenset(gezegd.decode("utf-8", "surrogateescape").split("\0"))


def _gelijk(archief: Archief, een: str, ander: str) -> bool:
    return _zonder_cr(archief.inhoud(een)) == _zonder_cr(archief.inhoud(ander))


def _zonder_cr(inhoud: bytes) -> bytes:
    """The ends of lines may be another system's: git turns those around."""
    return inhoud.replace(b"\r\n", b"\n")
