"""Committing exactly what a command wrote, and nothing else.

    leg_vast(wortel, (Regels("data/bonnen/tuin/moestuin.yaml", ("- {bon: …}",)),), "bon van € 5,00 …")

Made from the commit that HEAD named when it was read, by comparing and swapping: when somebody else committed in
between, it is made anew on top of that. One at a time, by a lock in `.git`. What was staged stays staged, other
uncommitted lines stay uncommitted, and git's index gets the same lines, or nothing at all happens. The user's identity,
signing and hooks count as they do for `git commit`; before them the privacy rule and the history rule look themselves.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Ernst
from buurtledger.store.files.bestand import lees_bytes
from buurtledger.store.files.slot import op_slot
from buurtledger.store.git.plek import Plek, zoek_plek
from buurtledger.store.git.proces import Git, GitFout, op_een_regel

_MIDDEN_IN = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "sequencer": "cherry-pick",
}
"""What lies in `.git` while git is in the middle of something, and what that is."""
_POGINGEN = 50
_WACHT = 0.05
"""Seconds between two looks at an index that another git holds."""


class Regels(NamedTuple):
    """Lines that come at the end of a file that only grows."""

    bestand: str
    regels: tuple[str, ...]


class Bestand(NamedTuple):
    """A file as a whole: as it was before the command wrote (None: it was not there), and as it is now."""

    bestand: str
    eerder: bytes | None
    inhoud: bytes


Stuk = Regels | Bestand


class _Weigering(Exception):
    """Why it is not committed. Caught in this module."""

    def __init__(self, bericht: Bericht) -> None:
        super().__init__(bericht.sjabloon)
        self.bericht = bericht


def leg_vast(wortel: Path, stukken: Sequence[Stuk], boodschap: str, *, onderteken: bool = False) -> Bericht | None:
    """Make one commit of exactly these lines and files; why not, when it cannot be done: then nothing is changed.

    `onderteken` has git sign it, also where the user's settings do not ask that.
    """
    try:
        plek = zoek_plek(wortel)
        if plek is None:
            return zin("hier houdt git geen geschiedenis bij; begin met: git init")
        with _een_tegelijk(plek), tempfile.TemporaryDirectory(prefix="buurtledger-") as map_:
            _Vastlegging(wortel, plek, Path(map_), boodschap, onderteken).doe(stukken)
    except _Weigering as weigering:
        return weigering.bericht
    except GitFout as fout:
        return fout.bericht
    except OSError as fout:
        return zin("git kan hier niet schrijven: {reden}", reden=fout.strerror or str(fout))
    return None


@contextmanager
def _een_tegelijk(plek: Plek) -> Iterator[None]:
    lezer = os.open(plek.gedeeld / "buurtledger.slot", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        with op_slot(lezer):
            yield
    finally:
        os.close(lezer)


class _Vastlegging:
    """One commit in the making."""

    def __init__(self, wortel: Path, plek: Plek, map_: Path, boodschap: str, onderteken: bool) -> None:
        self._wortel = wortel
        self._plek = plek
        self._map = map_
        self._boodschap = boodschap
        self._onderteken = onderteken
        self._git = Git(plek.top, schrijven=True)

    def doe(self, stukken: Sequence[Stuk]) -> None:
        for naam, wat in _MIDDEN_IN.items():
            if os.path.lexists(self._plek.gitmap / naam):
                raise _Weigering(zin("git is midden in een {wat}; maak die eerst af", wat=wat))
        with self._index_vast() as klaar:
            for stuk in stukken:
                self._zet(stuk, str(klaar))
            for _ in range(_POGINGEN):
                if self._probeer(stukken):
                    return
        raise _Weigering(zin("er wordt hier zo veel vastgelegd dat het niet lukte; probeer het nog eens"))

    @contextmanager
    def _index_vast(self) -> Iterator[Path]:
        """A copy of the index to work on, which takes its place when all went well; git itself waits meanwhile."""
        index = self._plek.gitmap / "index"
        slot = index.with_name("index.lock")
        lezer = _maak_slot(slot)
        klaar = self._map / "klaar"
        gelukt = False
        try:
            if index.exists():
                klaar.write_bytes(index.read_bytes())
            yield klaar
            inhoud = klaar.read_bytes()
            with os.fdopen(os.dup(lezer), "wb") as stroom:
                stroom.write(inhoud)
                stroom.flush()
                os.fsync(stroom.fileno())
            gelukt = True
        finally:
            os.close(lezer)
            if gelukt:
                slot.replace(index)
            else:
                slot.unlink(missing_ok=True)

    def _probeer(self, stukken: Sequence[Stuk]) -> bool:
        """One try on top of what HEAD names now; False when HEAD moved meanwhile."""
        git = self._git
        hoofd = git.bestaat("HEAD")
        index = self._map / "nieuw"
        index.unlink(missing_ok=True)
        if hoofd:
            git("read-tree", hoofd, index=str(index))
        if not [stuk for stuk in stukken if self._zet(stuk, str(index))]:
            return True  # somebody else committed them already
        self._kijk_na(str(index))
        self._haak("pre-commit", index=index)
        boom = git.vraag("write-tree", index=str(index))
        tekst = self._map / "boodschap"
        tekst.write_text(self._boodschap, encoding="utf-8", newline="\n")
        self._haak("prepare-commit-msg", str(tekst), "message", index=index)
        self._haak("commit-msg", str(tekst), index=index)
        ouder = ("-p", hoofd) if hoofd else ()
        onderteken = ("-S",) if self._onderteken or self._ondertekent() else ()
        commit = git.vraag("commit-tree", *onderteken, *ouder, "-F", str(tekst), boom)
        kop = self._boodschap.partition("\n")[0]
        log = f"commit: {kop}" if hoofd else f"commit (initial): {kop}"
        try:
            git("update-ref", "-m", log, "HEAD", commit, hoofd or "0" * len(commit))
        except GitFout:
            if git.bestaat("HEAD") != hoofd:
                return False
            raise
        self._haak("post-commit", index=index, weigert=False)
        return True

    def _zet(self, stuk: Stuk, index: str) -> bool:
        """Put lines or a file into an index; whether that changed anything."""
        pad = self._plek.voorvoegsel + stuk.bestand
        oud = self._inhoud(pad, index)
        if isinstance(stuk, Regels):
            nieuw = self._met_regels(stuk, oud)
        else:
            nieuw = stuk.inhoud
            if (oud or b"") not in (stuk.eerder or b"", stuk.inhoud):
                raise _Weigering(
                    zin(
                        "daarin stond al meer dat nog niet is vastgelegd. Leg alles in één keer vast: git add "
                        "{bestand}, en dan git commit",
                        bestand=stuk.bestand,
                    )
                )
        if nieuw is None or nieuw == oud:
            return False
        blob = self._git("hash-object", "-w", "--stdin", "--no-filters", invoer=nieuw).decode().strip()
        self._git("update-index", "--add", "--cacheinfo", f"100644,{blob},{pad}", index=index)
        return True

    def _met_regels(self, stuk: Regels, oud: bytes | None) -> bytes | None:
        """What a file becomes: the lines where the folder has them if all else is in its order, else at the end."""
        er_is = (oud or b"").split(b"\n")
        if er_is[-1] == b"":
            er_is.pop()
        in_hoofd = set(er_is)
        bij = dict.fromkeys(regel for een in stuk.regels if (regel := een.encode()) not in in_hoofd)
        if not bij:
            return oud
        in_map = lees_bytes(self._wortel, stuk.bestand)
        uit: list[bytes] = []
        hier = 0
        nog = set(bij)
        for regel in in_map.split(b"\n") if isinstance(in_map, bytes) else ():
            if hier < len(er_is) and regel == er_is[hier]:
                hier += 1
                uit.append(regel)
            elif regel in nog:
                nog.remove(regel)
                uit.append(regel)
        if hier < len(er_is) or len(uit) != len(er_is) + len(bij):
            uit = [*er_is, *bij]
        return b"".join(regel + b"\n" for regel in uit)

    def _inhoud(self, pad: str, index: str) -> bytes | None:
        if not Path(index).exists():
            return None
        staat = self._git("ls-files", "--stage", "-z", "--", pad, index=index).split(b"\0")[0]
        if not staat:
            return None
        modus, blob, trap = staat.partition(b"\t")[0].split()
        if not modus.startswith(b"100") or trap != b"0":
            raise _Weigering(zin("voor git is {bestand} geen gewoon bestand, of een conflict", bestand=pad))
        return self._git("cat-file", "blob", blob.decode())

    def _kijk_na(self, index: str) -> None:
        from buurtledger.store.git.onveranderd import klaargezet
        from buurtledger.store.grootboek import lees_rectificaties

        gevonden = klaargezet(self._wortel, lees_rectificaties(self._wortel)[0], index)
        if isinstance(gevonden, Bericht):
            raise _Weigering(gevonden)
        for een in gevonden:
            if een.ernst is Ernst.FOUT:
                raise _Weigering(een.bericht)

    def _ondertekent(self) -> bool:
        try:
            return self._git.vraag("config", "--type=bool", "--get", "commit.gpgSign") == "true"
        except GitFout as fout:
            if fout.zegt == "git config":  # not set
                return False
            raise

    def _haak(self, naam: str, *argumenten: str, index: Path, weigert: bool = True) -> None:
        """Run a hook of the user's as `git commit` would; one that refuses, refuses."""
        opdracht = self._opdracht(naam)
        if not opdracht:
            return
        gedaan = subprocess.run(
            [*opdracht, *argumenten],
            cwd=self._plek.top,
            env=self._git.eigen_omgeving() | {"GIT_INDEX_FILE": str(index), "GIT_EDITOR": ":"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        if gedaan.returncode and weigert:
            zegt = op_een_regel(gedaan.stdout + b"\n" + gedaan.stderr)
            raise _Weigering(zin("de haak {haak} van git weigert: {reden}", haak=naam, reden=zegt))

    def _opdracht(self, naam: str) -> list[str]:
        pad = self._plek.top / self._git.vraag("rev-parse", "--git-path", f"hooks/{naam}")
        if not pad.is_file() or not os.access(pad, os.X_OK):
            return []
        if sys.platform == "win32":  # a script needs the shell that comes with git
            return ["git", "-C", str(self._plek.top), "hook", "run", naam, "--"]
        return [str(pad)]


def _maak_slot(slot: Path) -> int:
    for poging in range(_POGINGEN):
        if poging:
            time.sleep(_WACHT)
        try:
            return os.open(slot, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except FileExistsError:
            continue
    raise _Weigering(
        zin("git is hier al bezig; is dat niet zo, haal dan {slot} weg", slot=f"{slot.parent.name}/{slot.name}")
    )
