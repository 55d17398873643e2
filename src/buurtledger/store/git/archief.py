"""What git keeps of a ledger, as values: every commit, and what each file below `data/` held in it.

    with open_archief(wortel) as archief:            # None: in no repository at all
        for commit in archief.commits: ...           # oldest first, parents before children, both sides of a merge
        archief.rauw[commit.nummer]                  # the bytes of the commit object, for its signature
        kaart = archief.kaart(commit.nummer)         # {"data/rollen.yaml": "<blob id>", …}, regular files only
        inhoud = archief.inhoud(kaart["data/rollen.yaml"])   # the bytes

Paths are relative to the ledger, also where that is a subfolder of the repository. The working folder and the index are
commits like any other: `archief.werkmap()` and `archief.klaargezet()` give their map, and `inhoud` knows their bytes.
The bytes of the folder are those that we read ourselves, so that no filter, skip-worktree or assume-unchanged hides a
difference.

Parents are those that the commit objects name, so no graft, replace ref or shallow file changes them. The view is
`compleet` when each parent that is named is there. An object that is missing or broken raises `GitFout`: not knowing is
never "fine".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import new as nieuwe_hash
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.geschiedenis import Commit
from buurtledger.store.files.bestand import lees_bytes, onderliggend
from buurtledger.store.git.kaarten import LEEG, Kaart, hele_kaart, is_bestand, lees_kaarten, toonbaar_pad
from buurtledger.store.git.objecten import Blobs, kapot, objecten
from buurtledger.store.git.plek import Plek, zoek_plek
from buurtledger.store.git.proces import Git, GitFout, tekst_van

__all__ = ["Archief", "Kaart", "open_archief"]

_AUTEUR = re.compile(rb"^author (.*?) ?<([^>\n]*)> (-?\d+) ([+-])(\d\d)(\d\d)$", re.MULTILINE)
_OUDERS = re.compile(rb"tree [0-9a-f]{40,64}\n((?:parent [0-9a-f]{40,64}\n)*)")
"""A commit's parents follow its tree; what says so elsewhere is none, for git neither."""
_CIJFERS = 18
"""A time with more digits is on no calendar."""


class Archief:
    """The history of one ledger. Made by `open_archief`; nothing in it changes."""

    def __init__(self, wortel: Path, plek: Plek, revs: Sequence[str], *, diep: bool) -> None:
        self._wortel = wortel
        self._plek = plek
        self._git = Git(plek.top)
        self._eigen: dict[str, bytes] = {}
        self._werkmap: Kaart | None = None
        self.hoofd = _hoofd(self._git, plek)
        """The commit that HEAD names; empty before the first commit."""
        self.samen_te_voegen = _samen_te_voegen(plek)
        """The other parents of the next commit, while a merge is going on."""
        begin = [rev for rev in (self.hoofd, *self.samen_te_voegen, *revs) if rev]
        hoe = ("--topo-order", "--reverse") if diep else ("--no-walk",)
        nummers = self._git("rev-list", *hoe, *begin, "--").decode().split() if begin else []
        self.rauw: Mapping[str, bytes] = MappingProxyType(dict(objecten(self._git, nummers)))
        """Per commit the bytes of its object, as signed and hashed."""
        self.commits: tuple[Commit, ...] = tuple(lees_commit(nummer, self.rauw[nummer]) for nummer in nummers)
        """Oldest first: parents before children."""
        self.bij_nummer: Mapping[str, Commit] = MappingProxyType({c.nummer: c for c in self.commits})
        self.ontbrekend: frozenset[str] = frozenset(o for c in self.commits for o in c.ouders) - self.rauw.keys()
        """Parents that are named and not there: a shallow clone has cut the history off."""
        self._kaarten = lees_kaarten(self._git, self.commits, plek.voorvoegsel)
        self._lezer = Blobs(self._git, self._erna())

    @property
    def compleet(self) -> bool:
        """Whether every commit since the first is there."""
        return not self.ontbrekend

    @property
    def vervangingen(self) -> tuple[str, ...]:
        """What in `.git` makes git show another history than its objects hold: replace refs, and a file of grafts.

        Nothing here believes those.
        """
        verwijzingen = self._git("for-each-ref", "--format=%(refname)", "refs/replace/").decode().split()
        grafts = self._plek.gedeeld / "info" / "grafts"
        heeft_grafts = grafts.is_file() and grafts.stat().st_size
        return (*verwijzingen, *(("info/grafts",) if heeft_grafts else ()))

    def kaart(self, nummer: str) -> Kaart:
        """The files below `data/` as a commit held them; empty for one that is not there."""
        return self._kaarten.van.get(nummer, LEEG)

    def wijzigingen(self, pad: str) -> Iterator[Commit]:
        """The commits that hold a file otherwise than their first parent, oldest first; the first that holds it too."""
        return map(self.bij_nummer.__getitem__, self._kaarten.wijzigingen.get(pad, ()))

    def inhoud(self, blob: str) -> bytes:
        """The bytes of a blob that a map names. Raises GitFout when git cannot give them."""
        eigen = self._eigen.get(blob)
        return self._lezer(blob) if eigen is None else eigen

    def voorouders(self, *nummers: str) -> frozenset[str]:
        """These commits and all that they descend from, as far as the view goes."""
        gezien: set[str] = set()
        te_doen = [nummer for nummer in nummers if nummer in self.bij_nummer]
        while te_doen:
            nummer = te_doen.pop()
            if nummer not in gezien:
                gezien.add(nummer)
                te_doen += [o for o in self.bij_nummer[nummer].ouders if o in self.bij_nummer]
        return frozenset(gezien)

    def werkmap(self) -> Kaart:
        """The files of the working folder, by the bytes that we read, once. One that cannot be read counts as in HEAD:
        that it cannot is a bevinding of who reads the ledger."""
        if self._werkmap is None:
            self._werkmap = self._lees_werkmap()
        return self._werkmap

    def _lees_werkmap(self) -> Kaart:
        in_hoofd = self.kaart(self.hoofd)
        uit: dict[str, str] = {}
        for pad in onderliggend(self._wortel, "data"):
            gelezen = lees_bytes(self._wortel, pad)
            if not isinstance(gelezen, Bevinding):
                uit[pad] = self._bewaar(gelezen)
            elif pad in in_hoofd:
                uit[pad] = in_hoofd[pad]
        return MappingProxyType(uit)

    def klaargezet(self, index: str = "") -> Kaart:
        """What the next commit would hold, by the index (or another index file, as git hands to a hook).

        A path in conflict is not in it.
        """
        vraag = ("ls-files", "--stage", "-z", "--", f"{self._plek.voorvoegsel}data")
        uit: dict[str, str] = {}
        for stuk in self._git(*vraag, index=index).split(b"\0"):
            kop, _, pad = stuk.partition(b"\t")
            modus, blob, trap = kop.split() if kop else (b"", b"", b"")
            if is_bestand(modus) and trap == b"0":
                uit[toonbaar_pad(pad, len(self._plek.voorvoegsel.encode()))] = blob.decode()
        return MappingProxyType(uit)

    def weggehaald_elders(self, bestand: str) -> Iterator[tuple[Commit, str]]:
        """Every commit that took a file of this name away in another folder than the ledger's, and which."""
        vraag = "".join(f"{commit.nummer}\n" for commit in self.commits if commit.ouders).encode()
        vorm = ("--stdin", "-r", "-m", "--no-renames", "--diff-filter=D", "--name-only", "-z")
        commit: Commit | None = None
        for stuk in self._git("diff-tree", *vorm, invoer=vraag).split(b"\0") if vraag else ():
            naam = stuk.strip().decode("utf-8", "backslashreplace")
            if naam in self.bij_nummer:
                commit = self.bij_nummer[naam]
            elif commit and f"/{naam}".endswith(f"/{bestand}") and naam != self._plek.voorvoegsel + bestand:
                yield commit, naam

    def kaart_elders(self, nummer: str, map_: str) -> Kaart:
        """The files that a commit held below another folder, by their path in the repository."""
        return hele_kaart(self._git, nummer, map_) if nummer in self.bij_nummer else LEEG

    def sluit(self) -> None:
        """Let go of the process that reads blobs."""
        self._lezer.sluit()

    def _erna(self) -> dict[str, str]:
        """Per blob the one that came after it in the same file: who asks for one asks for that next."""
        uit: dict[str, str] = {}
        for pad, nummers in self._kaarten.wijzigingen.items():
            uit |= pairwise(self._kaarten.van[nummer][pad] for nummer in nummers)
        return uit

    def _bewaar(self, inhoud: bytes) -> str:
        soort = "sha256" if len(self.hoofd) == 64 else "sha1"
        blob = nieuwe_hash(soort, b"blob %d\0%b" % (len(inhoud), inhoud), usedforsecurity=False).hexdigest()
        self._eigen[blob] = inhoud
        return blob


@contextmanager
def open_archief(wortel: Path, *revs: str, diep: bool = True) -> Iterator[Archief | None]:
    """All that HEAD descends from, and these commits too; None in no repository. Raises GitFout when git cannot say.

    Without `diep` only HEAD itself (and what is being merged into it): enough to judge the next commit.
    """
    plek = zoek_plek(wortel)
    if plek is None:
        yield None
        return
    archief = Archief(wortel, plek, revs, diep=diep)
    try:
        yield archief
    finally:
        archief.sluit()


def _hoofd(git: Git, plek: Plek) -> str:
    try:
        return git.vraag("rev-parse", "--verify", "--quiet", "HEAD")
    except GitFout:
        if not _nog_leeg(git, plek):
            raise GitFout(
                zin("de tak waar git op staat is stuk: in .git staat niet meer welke commit de laatste is"),
                zin("haal het grootboek opnieuw op met git clone, of zet terug wat er stond: git reflog"),
            ) from None
        return ""


def _nog_leeg(git: Git, plek: Plek) -> bool:
    """Whether HEAD names a branch that has no commit yet, rather than one that cannot be read."""
    try:
        if (plek.gedeeld / git.vraag("symbolic-ref", "--quiet", "HEAD")).exists():
            return False
        if git("for-each-ref", "--count=1"):
            return True
        # No branch at all, and yet commits: then what named them is gone, by a power failure or on purpose.
        soorten = git("cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objecttype)")
        return b"commit" not in soorten.split()
    except GitFout:
        return False


def _samen_te_voegen(plek: Plek) -> tuple[str, ...]:
    try:
        return tuple((plek.gitmap / "MERGE_HEAD").read_text("ascii").split())
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as fout:
        raise kapot("MERGE_HEAD", str(fout)) from None


def lees_commit(nummer: str, rauw: bytes) -> Commit:
    """A commit object's bytes as a value. What it lacks is empty; a day that is on no calendar is the first one."""
    kop = rauw.partition(b"\n\n")[0]
    gevonden = _AUTEUR.search(kop)
    genoemd = _OUDERS.match(rauw)
    ouders = tuple(genoemd[1].decode().split()[1::2]) if genoemd else ()
    if gevonden is None:
        return Commit(nummer, "", "", date.min, ouders)
    naam, adres, seconden, teken, uren, minuten = gevonden.groups()
    verschil = timedelta(hours=int(uren), minutes=int(minuten)) * (-1 if teken == b"-" else 1)
    return Commit(nummer, tekst_van(naam), tekst_van(adres), _dag(seconden, verschil), ouders)


def _dag(seconden: bytes, verschil: timedelta) -> date:
    if len(seconden) > _CIJFERS:
        return date.min
    try:
        return datetime.fromtimestamp(int(seconden), UTC).astimezone(timezone(verschil)).date()
    except (ValueError, OverflowError, OSError):  # a year that no calendar of ours has
        return date.min
