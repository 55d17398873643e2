"""Whether the books of a folder are those that were seen before, at the cost of looking at their files.

First by looks (sizes, times and inodes of everything in `data/`, and of what in `.git` says where the branch stands);
where those differ, by content: the bytes below `data/`, the commits that changed something there, and what the checks
say of the files beside it. By those commits, not only by their tree: what two people approved, and whether anything was
taken away, is in the history. A commit that touches only a README changes nothing of this.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from buurtledger import __version__
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.geschiedenis import Commit
from buurtledger.store.files.bestand import lees_bytes, onderliggend
from buurtledger.store.gegevensmap import Staat
from buurtledger.store.git.archief import Archief, open_archief
from buurtledger.store.git.kaarten import LEEG
from buurtledger.store.git.onveranderd import samenvoegen
from buurtledger.store.git.plek import map_met_git
from buurtledger.store.git.proces import Git, GitFout
from buurtledger.store.grootboek import lees_rollen
from buurtledger.store.planlezen import lees_plan
from buurtledger.store.prive import prive

_MARGE = 2_000_000_000
"""Nanoseconds by which every file must be older than the look that was taken: a change in the same tick of the clock
cannot hide."""


def zelfde_uiterlijk(wortel: Path, staat: Staat) -> bool:
    """Whether the files look as they did: then they are what they were."""
    return bool(staat.uiterlijk) and uiterlijk(wortel) == staat.uiterlijk


def uiterlijk(wortel: Path) -> str:
    """A print of how the files look; empty when that cannot be trusted: changed just now, or git kept elsewhere."""
    nu = time.time_ns()
    jongste = 0
    print_ = blake2b(digest_size=16)
    print_.update(__version__.encode())
    for pad, gezien in _looks(wortel):
        jongste = max(jongste, gezien.st_mtime_ns, gezien.st_ctime_ns)
        print_.update(
            f"{pad}\0{gezien.st_mode}\0{gezien.st_size}\0{gezien.st_mtime_ns}\0{gezien.st_ctime_ns}\0{gezien.st_ino}\n".encode(
                errors="surrogateescape"
            )
        )
    git = _gitmap(wortel)
    if git is None or jongste + _MARGE >= nu:
        return ""
    return print_.hexdigest()


def staat_van(wortel: Path) -> Staat:
    """What the books, and all that is said of them, are made of now."""
    # Looked at before it is read: what changes in between is seen the next time.
    gezien = uiterlijk(wortel)
    print_ = blake2b(digest_size=20)
    print_.update(f"{__version__}\0{_verleden(wortel)}\n{_ernaast(wortel)}\n".encode(errors="surrogateescape"))
    for pad in onderliggend(wortel, "data"):
        inhoud = lees_bytes(wortel, pad)
        bytes_ = repr(inhoud.bericht).encode(errors="replace") if isinstance(inhoud, Bevinding) else inhoud
        print_.update(f"{pad}\0{len(bytes_)}\n".encode(errors="surrogateescape"))
        print_.update(bytes_)
    return Staat(herkomst(wortel), print_.hexdigest(), gezien)


def herkomst(wortel: Path) -> str:
    """A print of where the books are; not the path itself, since what is given out may be published."""
    return blake2b(os.fsencode(os.path.realpath(wortel)), digest_size=8).hexdigest()


def eerste_commit(wortel: Path) -> str:
    """The commits with which a ledger's history began, and where in the repository it stands: what makes it itself,
    wherever it is cloned. Empty without git."""
    try:
        top = map_met_git(wortel)
        if top is None:
            return ""
        begin = Git(wortel)("rev-list", "--max-parents=0", "HEAD", "--").decode().split()
    except (GitFout, OSError):
        return ""
    return " ".join((*sorted(begin), wortel.resolve().relative_to(top.resolve()).as_posix()))


def _verleden(wortel: Path) -> str:
    """The commits that changed something below `data/`, seen from any of their parents; and what git hides or lacks."""
    try:
        with open_archief(wortel) as archief:
            if archief is None:
                return ""
            rond = (*archief.vervangingen, *archief.samen_te_voegen, *sorted(archief.ontbrekend))
            return " ".join((*(c.nummer for c in archief.commits if _veranderde_iets(archief, c)), *rond))
    except (GitFout, OSError) as fout:
        return f"? {fout}"


def _veranderde_iets(archief: Archief, commit: Commit) -> bool:
    na = archief.kaart(commit.nummer)
    voor = [archief.kaart(ouder) for ouder in commit.ouders if ouder in archief.bij_nummer]
    return any(kaart is not na and kaart != na for kaart in voor or [LEEG])


def _ernaast(wortel: Path) -> str:
    """What is found in the files that are published beside the books, and how git merges them."""
    try:
        rollen = lees_rollen(wortel)[0]
        gezien = prive(wortel, lees_plan(wortel).begroting, rollen, overslaan=frozenset(onderliggend(wortel, "data")))
        return repr((gezien, *samenvoegen(wortel)))
    except (GitFout, OSError) as fout:
        return f"? {fout}"


def _looks(wortel: Path) -> Iterator[tuple[str, os.stat_result]]:
    yield from _onder(wortel / "data")
    git = _gitmap(wortel)
    if git is None or not git.is_absolute():
        return
    for naam in ("HEAD", "packed-refs", "MERGE_HEAD", "shallow"):
        try:
            yield naam, (git / naam).lstat()
        except OSError:
            continue
    yield from _onder(git / "refs")


def _gitmap(wortel: Path) -> Path | None:
    """The `.git` of the ledger's repository; a relative path where there is none; None where it is kept elsewhere."""
    try:
        top = map_met_git(wortel)
    except (GitFout, OSError):
        return None
    if top is None:
        return Path()
    git = top / ".git"
    return git if git.is_dir() and not git.is_symlink() else None


def _onder(map_: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Everything below a folder, in one order; no symlink is followed."""
    try:
        with os.scandir(map_) as stroom:
            dingen = sorted(stroom, key=lambda ding: ding.name)
    except OSError:
        return
    for ding in dingen:
        try:
            gezien = ding.stat(follow_symlinks=False)
        except OSError:
            continue
        yield ding.path, gezien
        if stat.S_ISDIR(gezien.st_mode):
            yield from _onder(Path(ding.path))
