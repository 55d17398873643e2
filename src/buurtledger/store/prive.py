"""Looking for private details in every file that is published with the ledger."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.privacy.regel import Eigen, eigen_van, prive_in, prive_in_naam
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.rollen import Rollen
from buurtledger.store.files.bestand import lees_bytes
from buurtledger.store.git.proces import Git, GitFout
from buurtledger.store.inhoud import inhoud_van

_TWEEDE_KERN = 4 * 1024 * 1024
"""From so many bytes on a second process saves more time than it costs to start."""

_VAN_ONS = (".git", ".buurtledger")
"""Folders that are never published: git's own, and a cache of an earlier version."""

_STRENG = [zin("een kenteken"), zin("een geboortedatum"), zin("een burgerservicenummer")]
"""What is not looked for in a photo or a PDF: in bytes that are no text it would be found by chance."""


class Gezien(NamedTuple):
    """What was found, and where was not looked."""

    bevindingen: tuple[Bevinding, ...]
    niet_in: tuple[str, ...] = ()
    """The folders that are no books, as far as they are there."""
    half: int = 0
    """How many files hold more than text: a photo is not read."""
    niet: int = 0
    """How many files could not be read, or are too large."""

    def en(self, ander: Gezien) -> Gezien:
        """Both together."""
        mappen = tuple(sorted({*self.niet_in, *ander.niet_in}))
        gevonden = (*self.bevindingen, *ander.bevindingen)
        return Gezien(gevonden, mappen, self.half + ander.half, self.niet + ander.niet)


def zegt_niet_gezien(gezien: Gezien) -> tuple[Bericht, ...]:
    """What was not looked at, to be said on one line; empty when everything was."""
    mappen, half, niet = gezien.niet_in, gezien.half, gezien.niet
    return (
        *((zin("Privacy: niet gekeken in {mappen} (geen boeken).", mappen=mappen),) if mappen else ()),
        *((zin("Van bestanden die geen tekst zijn alleen de tekst erin: {n}.", n=half),) if half else ()),
        *((zin("Niet te lezen bestanden: {n}.", n=niet),) if niet else ()),
    )


def prive(wortel: Path, begroting: Begroting | None, rollen: Rollen, overslaan: Container[str] = ()) -> Gezien:
    """The private details in all files that git tracks or would track; also in comments, since those are published.

    `overslaan` are files that were looked at already.
    """
    return kijk_in(wortel, [pad for pad in _paden(wortel) if pad not in overslaan], begroting, rollen)


@contextmanager
def prive_ernaast(wortel: Path) -> Iterator[Callable[[Begroting | None, Rollen], Gezien]]:
    """The same, asked for later: when there is much to look at, another process looks while this one goes on."""
    paden = _paden(wortel)
    groot = sum(_grootte(wortel / pad) for pad in paden)
    if groot < _TWEEDE_KERN or (os.cpu_count() or 1) < 2 or not hasattr(os, "fork"):
        yield partial(kijk_in, wortel, paden)
        return
    from multiprocessing import get_context

    with get_context("fork").Pool(1) as werker:
        gevraagd = werker.apply_async(_zelf, (wortel, paden))

        def vraag(begroting: Begroting | None, rollen: Rollen) -> Gezien:
            mocht, gezien = gevraagd.get()
            # What the files say to be public is not always in force.
            return gezien if mocht == _wat_mag(begroting, rollen) else kijk_in(wortel, paden, begroting, rollen)

        yield vraag


def _wat_mag(begroting: Begroting | None, rollen: Rollen) -> tuple[Eigen, tuple[str, ...]]:
    """What may be seen, and where is not looked."""
    return eigen_van(begroting, rollen), begroting.geen_boeken if begroting else ()


def _zelf(wortel: Path, paden: list[str]) -> tuple[tuple[Eigen, tuple[str, ...]], Gezien]:
    """What the files themselves say may be seen, and what there is besides."""
    from buurtledger.store.grootboek import lees_rollen
    from buurtledger.store.planlezen import lees_plan

    begroting, rollen = lees_plan(wortel).begroting, lees_rollen(wortel)[0]
    return _wat_mag(begroting, rollen), kijk_in(wortel, paden, begroting, rollen)


def _grootte(pad: Path) -> int:
    try:
        return pad.lstat().st_size
    except OSError:
        return 0


def _paden(wortel: Path) -> list[str]:
    """The files of the repository, from the ledger's folder on; without git all files below that folder."""
    git = Git(wortel)
    try:
        top = Path(git.vraag("rev-parse", "--show-toplevel"))
        omhoog = git.vraag("rev-parse", "--show-cdup")
        binnen = Git(top)("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    except GitFout:
        return sorted(_alles_onder(wortel))
    begin = git.vraag("rev-parse", "--show-prefix")
    namen = {os.fsdecode(naam) for naam in binnen.split(b"\0") if naam}
    paden = (naam[len(begin) :] if naam.startswith(begin) else omhoog + naam for naam in namen)
    return sorted(pad for pad in paden if os.path.lexists(wortel / pad))


def _alles_onder(wortel: Path) -> Iterator[str]:
    for hier, mappen, bestanden in os.walk(wortel):
        links = [naam for naam in mappen if (Path(hier) / naam).is_symlink()]
        mappen[:] = [naam for naam in mappen if naam not in _VAN_ONS and naam not in links]
        for naam in (*bestanden, *links):
            yield (Path(hier) / naam).relative_to(wortel).as_posix()


def kijk_in(wortel: Path, paden: Sequence[str], begroting: Begroting | None, rollen: Rollen) -> Gezien:
    """The private details in these files, relative to the ledger's folder."""
    eigen = eigen_van(begroting, rollen)
    geen = begroting.geen_boeken if begroting else ()
    gevonden: list[Bevinding] = []
    niet_in: set[str] = set()
    half = niet = 0
    for pad in paden:
        if buiten := geen_boek(pad, geen):
            niet_in.add(buiten)
            continue
        if os.path.islink(wortel / pad):  # noqa: PTH114 Path.is_symlink raises where a folder may not be entered
            gevonden += prive_in_bytes(os.fsencode((wortel / pad).readlink()), pad, eigen)[0]
            continue
        ruw = lees_bytes(wortel, pad)
        if isinstance(ruw, Bevinding):
            gevonden += prive_in_naam(toonbaar(pad), eigen)
            niet += 1
            continue
        hierin, is_tekst = prive_in_bytes(ruw, pad, eigen)
        gevonden += hierin
        half += not is_tekst
    return Gezien(tuple(gevonden), tuple(sorted(niet_in)), half, niet)


def geen_boek(pad: str, geen_boeken: tuple[str, ...]) -> str:
    """The folder that is no book in which a file lies; empty when it lies in none. `data/` holds the books."""
    kaal = pad.lstrip("./") if pad.startswith("../") else pad
    if pad.startswith("data/"):
        return ""
    return next((map_ for map_ in geen_boeken if kaal.startswith(f"{map_}/")), "")


def prive_in_bytes(ruw: bytes, pad: str, eigen: Eigen) -> tuple[list[Bevinding], bool]:
    """The private details in the bytes of a file and in its name; and whether all of it could be read as text."""
    naam = toonbaar(pad)
    inhoud = inhoud_van(ruw)
    gevonden = [*prive_in_naam(naam, eigen), *prive_in(inhoud.tekst, naam, eigen)]
    if not inhoud.is_tekst:
        gevonden = [_zonder_plaats(b) for b in gevonden if b.bericht.waarden.get("wat") not in _STRENG]
    return gevonden, inhoud.is_tekst


def _zonder_plaats(gevonden: Bevinding) -> Bevinding:
    """A bevinding in something that has no lines."""
    return gevonden._replace(plaats=gevonden.plaats._replace(lijn=1, kolom=1), fragment="")


def toonbaar(pad: str) -> str:
    """A path as it can be shown: what no terminal should get, or is no letter in any script, is made visible."""
    return "".join(teken if teken.isprintable() else "�" for teken in pad)
