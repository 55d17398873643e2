"""Committing a file that a command changed as a whole: exactly what it changed, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import zin
from buurtledger.model.rollen import ROLLEN
from buurtledger.store.files.bestand import lees_bytes


class Eerder(NamedTuple):
    """A file of the ledger as it was before a command wrote in it; without content where it was not there."""

    wortel: Path
    bestand: str
    inhoud: bytes | None

    @property
    def is_veranderd(self) -> bool:
        """Whether it holds something else now."""
        return _inhoud(self.wortel, self.bestand) != self.inhoud

    def leg_vast(self, boodschap: str) -> bool | Bezwaar:
        """Commit what was written since; False when nothing was; or why it is written and not committed."""
        from buurtledger.store.git.vastleggen import Bestand
        from buurtledger.store.git.vastleggen import leg_vast as leg_vast_in_git

        nu = _inhoud(self.wortel, self.bestand)
        if nu is None or nu == self.inhoud:
            return False
        fout = leg_vast_in_git(self.wortel, (Bestand(self.bestand, self.inhoud, nu),), boodschap)
        if fout is None:
            return True
        bericht = zin(
            "dit is niet vastgelegd in git; het staat wel in {bestand}. {reden}", bestand=self.bestand, reden=fout
        )
        return Bezwaar(bericht, True)


def zoals_nu(wortel: Path, bestand: str) -> Eerder:
    """What a file holds now, to compare with after it was written."""
    return Eerder(wortel, bestand, _inhoud(wortel, bestand))


def leg_regels_vast(wortel: Path, bestand: str, regels: tuple[str, ...], boodschap: str) -> Bezwaar | None:
    """Commit exactly these lines of a book with one line a thing; or why they are written and not committed."""
    from buurtledger.store.git.vastleggen import Regels
    from buurtledger.store.git.vastleggen import leg_vast as leg_vast_in_git

    fout = leg_vast_in_git(wortel, (Regels(bestand, regels),), boodschap)
    if fout is None:
        return None
    bericht = zin("dit is niet vastgelegd in git; het staat wel in {bestand}. {reden}", bestand=bestand, reden=fout)
    return Bezwaar(bericht, True)


def _inhoud(wortel: Path, bestand: str) -> bytes | None:
    gelezen = lees_bytes(wortel, bestand)
    return gelezen if isinstance(gelezen, bytes) else None


def achtergebleven(wortel: Path, bestanden: Iterable[str]) -> tuple[str, ...]:
    """Which of these files hold more than was just committed."""
    from buurtledger.store.git.los import los_in

    return los_in(wortel, bestanden)


def tekent(wortel: Path) -> bool:
    """Whether who is at this computer signs what they commit: where there are rollen, and git has their key."""
    if not os.path.lexists(wortel / ROLLEN):
        return False
    from buurtledger.store.git.ik import wie_hier

    return bool(wie_hier(wortel).sleutel)
