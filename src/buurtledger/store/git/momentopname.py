"""The files of the books as a commit held them, laid out in a folder of our own for the one reader to read."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.geschiedenis import Commit
from buurtledger.store.files.bestand import HOOGSTENS
from buurtledger.store.files.klad import kladmap
from buurtledger.store.git.archief import Archief, open_archief
from buurtledger.store.git.kaarten import LEEG, Kaart
from buurtledger.store.git.objecten import TeGroot
from buurtledger.store.git.plek import zoek_plek
from buurtledger.store.git.proces import Git, GitFout, tekst_van

_MEESTE = 20_000
"""So many files no ledger has, not in five years: they would be laid out one by one, as often as there are commits."""


class TeVeel(GitFout):
    """A commit holds more files than a ledger can have."""

    def __init__(self, aantal: int, nummer: str) -> None:
        super().__init__(
            zin(
                "in data/ van commit {commit} staan te veel bestanden ({aantal}); meer dan {meeste} heeft geen "
                "grootboek",
                commit=nummer[:10],
                aantal=str(aantal),
                meeste=str(_MEESTE),
            ),
            zin("noem een andere commit, of haal weg wat er niet hoort"),
        )


class Momentopnamen:
    """One folder that shows the books of one commit after another."""

    def __init__(self, archief: Archief, map_: Path) -> None:
        self._archief = archief
        self._map = map_
        self._nu: Kaart = LEEG

    def toon(self, nummer: str) -> Path:
        """The folder, in which now lies what this commit held below `data/`. Raises TeVeel, and GitFout."""
        kaart = {pad: blob for pad, blob in self._archief.kaart(nummer).items() if _veilig(pad)}
        if len(kaart) > _MEESTE:
            raise TeVeel(len(kaart), nummer)
        for pad in self._nu.keys() - kaart.keys():
            self._neem_weg(self._map / pad)
        for pad, blob in kaart.items():
            if self._nu.get(pad) != blob:
                self._leg_neer(self._map / pad, blob)
        self._nu = kaart
        return self._map

    def _neem_weg(self, pad: Path) -> None:
        """A file, and the folders that held nothing else: what was a folder may be a file in another commit."""
        with _niet_op_schijf():
            pad.unlink(missing_ok=True)
        for ouder in pad.parents:
            if ouder == self._map:
                return
            try:
                ouder.rmdir()
            except OSError:
                return

    def _leg_neer(self, pad: Path, blob: str) -> None:
        with _niet_op_schijf():
            pad.parent.mkdir(parents=True, exist_ok=True)
            try:
                pad.write_bytes(self._archief.inhoud(blob))
            except TeGroot:
                # A hole of that size, so that the one reader says of it what it says of such a file anywhere.
                with pad.open("wb") as stroom:
                    stroom.truncate(HOOGSTENS + 1)

    def eerste_ouders(self, nummer: str) -> Iterator[Commit]:
        """A commit and, one after another, the first parent of each, as far as the view goes."""
        commit = self._archief.bij_nummer.get(nummer)
        while commit is not None:
            yield commit
            commit = self._archief.bij_nummer.get(commit.ouders[0]) if commit.ouders else None

    def onderwerp(self, nummer: str) -> str:
        """The first line of what a commit says of itself."""
        boodschap = tekst_van(self._archief.rauw[nummer].partition(b"\n\n")[2])
        return next(iter(boodschap.strip().splitlines()), "")


@contextmanager
def _niet_op_schijf() -> Iterator[None]:
    """Pass over what a tree of git can hold and no folder can: too long a name, a file and a folder of one name."""
    try:
        yield
    except OSError as fout:
        if fout.errno not in (errno.ENAMETOOLONG, errno.EEXIST, errno.EISDIR, errno.ENOTDIR):
            raise


def _veilig(pad: str) -> bool:
    """Whether a path of a tree stays below the folder: whoever makes an object by hand can write anything in it."""
    delen = PurePosixPath(pad).parts
    return pad.startswith("data/") and ".." not in delen and "\0" not in pad and not pad.startswith("/")


def zoek_commit(wortel: Path, rev: str) -> str | Bericht:
    """The commit that a revision names; or that there is none, or more than one."""
    try:
        if zoek_plek(wortel) is None:
            return zin("dit grootboek staat niet in git, dus er is geen eerdere staat; begin met: git init")
        git = Git(wortel)
        nummer = git.bestaat(rev)
        if not nummer:
            return zin("{rev} is geen commit, tak of label in git", rev=rev)
        kan = git.betekenissen(rev)
    except GitFout as fout:
        return fout.bericht
    return zin("{rev} kan meer dan één ding zijn: {kan}; noem er een voluit", rev=rev, kan=kan) if kan else nummer


@contextmanager
def momentopnamen(wortel: Path, *nummers: str, diep: bool = False) -> Iterator[Momentopnamen]:
    """The books at these commits; with `diep` at every commit since the first. Raises GitFout when git cannot say."""
    with open_archief(wortel, *nummers, diep=diep) as archief, kladmap() as map_:
        assert archief is not None, "zoek_commit comes first"
        yield Momentopnamen(archief, map_.resolve())
