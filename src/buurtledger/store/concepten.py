"""Where a pile that is being typed is kept: in the user's own state folder, for nobody else to read.

Never in the ledger. A file for each pile, to which every event is added as a line of JSON at once, so that a process
that is killed after any key loses nothing. Who types in it holds it; a file that nobody holds was left behind, and can
be taken up again.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from buurtledger.model import datum
from buurtledger.model.concept import Concept, Gebeurtenis, concept_van
from buurtledger.store.files.slot import pak_slot

_VORM = 1
_HOOGSTENS = 32 * 1024 * 1024
"""A file that is larger is not looked at, in bytes."""
_ACHTERVOEGSEL = ".concept"
_VEILIG = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Liggend(NamedTuple):
    """A pile that is not in the books yet."""

    pad: Path
    post: str
    begonnen: date
    concept: Concept
    in_gebruik: bool
    """Somebody is typing in it now."""


class Conceptbestand:
    """The file of a pile, held by who types in it. When it cannot be written the pile lives on without it."""

    def __init__(self, pad: Path, lezer: int, concept: Concept) -> None:
        self.pad = pad
        self.concept = concept
        self.fout: OSError | None = None
        """Why not everything is kept."""
        self._lezer = lezer
        self._achter = b""
        """Events that could not be written yet."""

    def schrijf(self, *gebeurtenis: object) -> None:
        """Add an event; unless there is a `fout`, it is on the disk when this returns."""
        regel = json.dumps(gebeurtenis, separators=(",", ":")) + "\n"
        self.concept = self.concept.na(json.loads(regel))
        self._achter += regel.encode()
        try:
            self._voeg_toe(self._achter)
        except OSError as fout:
            self.fout = fout
        else:
            self.fout, self._achter = None, b""

    def _voeg_toe(self, regels: bytes) -> None:
        lengte = os.fstat(self._lezer).st_size
        try:
            if os.write(self._lezer, regels) != len(regels):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.pad))
            os.fsync(self._lezer)
        except OSError:
            # The next event may not be glued to half of this one, nor may this one stand there twice.
            os.ftruncate(self._lezer, lengte)
            raise

    def sluit(self) -> None:
        """Let go of it; what is in it stays. One with nothing in it goes. Twice is once."""
        if self._lezer < 0:
            return
        if self.concept.is_leeg:
            self.gooi_weg()
            return
        os.close(self._lezer)
        self._lezer = -1

    def gooi_weg(self) -> None:
        """Take it away: it is in the books, or nobody wants it."""
        with suppress(OSError):
            self.pad.unlink()
        if self._lezer >= 0:
            os.close(self._lezer)
            self._lezer = -1
        with suppress(OSError):
            self.pad.unlink()  # Windows takes away only what is closed


def map_van_concepten() -> Path:
    """The user's own folder for it."""
    from platformdirs import user_state_path

    return user_state_path("buurtledger", appauthor=False) / "concepten"


def begin_concept(wortel: Path, post: str, vandaag: date, uit: Sequence[Gebeurtenis] = ()) -> Conceptbestand:
    """A new pile for a post, with these events in it."""
    map_ = map_van_concepten()
    pad = map_ / f"{post.replace('/', '+')}-{secrets.token_hex(4)}{_ACHTERVOEGSEL}"
    bestand = Conceptbestand(pad, -1, Concept())
    vlaggen = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL
    try:
        map_.mkdir(mode=0o700, parents=True, exist_ok=True)
        map_.chmod(0o700)
        lezer = os.open(pad, vlaggen | _VEILIG, 0o600)
        pak_slot(lezer)
        bestand = Conceptbestand(pad, lezer, Concept())
    except OSError as fout:
        bestand.fout = fout
    for gebeurtenis in (("concept", _VORM, os.path.realpath(wortel), post, vandaag.isoformat()), *uit):
        bestand.schrijf(*gebeurtenis)
    return bestand


def neem_op(liggend: Liggend) -> Conceptbestand | None:
    """Take up a pile that was left behind; None when somebody else did so meanwhile, or it is gone."""
    lezer = _open(liggend.pad)
    if lezer is None or not pak_slot(lezer):
        if lezer is not None:
            os.close(lezer)
        return None
    inhoud = _lees(lezer)
    if not inhoud.endswith(b"\n"):
        # An event that was cut off never happened; what comes next may not be glued to it.
        os.ftruncate(lezer, inhoud.rfind(b"\n") + 1)
    return Conceptbestand(liggend.pad, lezer, concept_van(_gebeurtenissen(inhoud)))


def liggende(wortel: Path) -> tuple[Liggend, ...]:
    """The piles for this ledger, by post, the oldest first. One that was left behind empty is taken away."""
    try:
        paden = sorted(map_van_concepten().glob(f"*{_ACHTERVOEGSEL}"))
    except OSError:
        return ()
    gevonden = (liggend for pad in paden if (liggend := _bekijk(pad, os.path.realpath(wortel))))
    return tuple(sorted(gevonden, key=lambda liggend: (liggend.post, liggend.begonnen)))


def _bekijk(pad: Path, wortel: str) -> Liggend | None:
    lezer = _open(pad)
    if lezer is None:
        return None
    try:
        inhoud = _lees(lezer)
        vrij = pak_slot(lezer)
        gebeurtenissen = list(_gebeurtenissen(inhoud))
        match gebeurtenissen[:1]:
            case [["concept", int(vorm), str(map_), str(post), str(dag)]] if vorm == _VORM and map_ == wortel:
                concept = concept_van(gebeurtenissen)
                if vrij and concept.is_leeg:
                    pad.unlink(missing_ok=True)
                    return None
                return Liggend(pad, post, datum.dag(dag) or date.min, concept, not vrij)
        return None
    finally:
        os.close(lezer)


def _open(pad: Path) -> int | None:
    try:
        return os.open(pad, os.O_RDWR | os.O_APPEND | _VEILIG)
    except OSError:
        return None


def _lees(lezer: int) -> bytes:
    os.lseek(lezer, 0, os.SEEK_SET)
    stukken = []
    while stuk := os.read(lezer, 1 << 20):
        stukken.append(stuk)
        if sum(map(len, stukken)) > _HOOGSTENS:
            return b""
    return b"".join(stukken)


def _gebeurtenissen(inhoud: bytes) -> Iterator[list[object]]:
    for regel in inhoud.split(b"\n")[:-1]:
        try:
            gelezen = json.loads(regel)
        except ValueError:
            continue
        if isinstance(gelezen, list):
            yield gelezen
