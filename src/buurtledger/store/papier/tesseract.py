"""Tesseract, asked by a command without a shell: a picture in, words with their places out."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.model.papier import Woord

if TYPE_CHECKING:
    from PIL.Image import Image

BLOK = 6
"""How it looks for text: as one block of lines."""
SECONDEN = 120
"""The most time for one picture."""
_VELDEN = 12
_HOOGSTENS = 20_000
"""So many words are looked at."""


class Lezing(NamedTuple):
    """What was read of a picture."""

    woorden: tuple[Woord, ...]

    @property
    def zeker(self) -> float:
        """How sure the words are together, to 100; 0 where there are none."""
        goed = [woord.zekerheid for woord in self.woorden if any(teken.isalnum() for teken in woord.tekst)]
        return sum(goed) / len(goed) if goed else 0.0

    @property
    def gewicht(self) -> int:
        """How much was read for sure: of a picture that lies on its side this is little."""
        return sum(w.zekerheid for w in self.woorden if w.zekerheid > 60 and sum(t.isalnum() for t in w.tekst) > 2)

    def letter(self, hoog: int) -> float:
        """How tall its words are, in pixels of a picture that is `hoog`: the one in the middle."""
        goed = [w for w in self.woorden if w.zekerheid > 40 and sum(t.isalnum() for t in w.tekst) > 2] or self.woorden
        hoogtes = sorted(w.vak[3] - w.vak[1] for w in goed)
        return max(6.0, hoogtes[len(hoogtes) // 2] * hoog / 1000)


def tesseract() -> str | None:
    """Where the program is; None where it is not installed."""
    return shutil.which("tesseract")


def heeft_nederlands(programma: str) -> bool:
    """Whether it can read Dutch."""
    try:
        klaar = subprocess.run(
            [programma, "--list-langs"], capture_output=True, timeout=SECONDEN, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return b"nld" in klaar.stdout.split()


def lees(programma: str, beeld: Image, hoe: int) -> Lezing:
    """The words of a picture. None of them when it takes too long or fails."""
    uit = io.BytesIO()
    beeld.save(uit, "PPM")
    bevel = [programma, "stdin", "stdout", "-l", "nld", "--psm", str(hoe), "tsv"]
    # More threads than one make it slower here, and the other papers wait.
    omgeving = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        klaar = subprocess.run(
            bevel, input=uit.getvalue(), capture_output=True, timeout=SECONDEN, check=False, env=omgeving
        )
    except (OSError, subprocess.TimeoutExpired):
        return Lezing(())
    regels = klaar.stdout.decode("utf-8", "replace").split("\n")[1:_HOOGSTENS]
    return Lezing(tuple(woord for regel in regels if (woord := _woord(regel, beeld.width, beeld.height))))


def _woord(regel: str, breed: int, hoog: int) -> Woord | None:
    delen = regel.split("\t")
    if len(delen) != _VELDEN or not delen[11].strip():
        return None
    try:
        links, boven, b, h = (int(deel) for deel in delen[6:10])
        zekerheid = int(float(delen[10]))
    except ValueError:
        return None
    tekst = "".join(teken for teken in delen[11] if teken.isprintable()).strip()
    if zekerheid < 0 or not tekst:
        return None
    vak = (1000 * links // breed, 1000 * boven // hoog, 1000 * (links + b) // breed, 1000 * (boven + h) // hoog)
    return Woord(tekst, vak, zekerheid)
