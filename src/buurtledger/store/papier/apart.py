"""A stranger's file opened in a process of its own, with bounds on its memory and time."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Mapping
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.papier import Blad, Woord
from buurtledger.store.papier.tesseract import heeft_nederlands, tesseract

TIJD = 300
"""The most time for one paper, in seconds."""
UITVOER = 64 * 1024 * 1024


class Pdfinhoud(NamedTuple):
    """What is in a PDF."""

    bladen: tuple[Blad, ...]
    """Its pages with the text that is in them; of a scan without words."""
    bijlagen: tuple[bytes, ...]
    """XML that was put in it."""


class Fotolezing(NamedTuple):
    """What was read of a picture."""

    bladen: tuple[Blad, ...]
    """Its pages."""
    nog_eens: tuple[Blad, ...]
    """The same, read otherwise."""
    koppen: tuple[Blad, ...]
    """The tops of them, read for large letters."""


def open_pdf(inhoud: bytes) -> Pdfinhoud | Bericht:
    """The text of a PDF with its places, and the XML in it; or why not."""
    gezegd = _vraag("buurtledger.store.papier.pdfkind", inhoud)
    if isinstance(gezegd, Bericht):
        return gezegd
    bijlagen = gezegd["bijlagen"]
    assert isinstance(bijlagen, list)
    return Pdfinhoud(_bladen(gezegd["bladen"]), tuple(base64.b64decode(bijlage) for bijlage in bijlagen))


def open_foto(inhoud: bytes, *, is_pdf: bool = False) -> Fotolezing | Bericht:
    """What is read of a picture, or of a PDF that is pictures.

    Or why not: it is no picture, too large, or there is no program to read it.
    """
    programma = tesseract()
    if programma is None or not heeft_nederlands(programma):
        return zin(
            "om foto's te lezen is het programma tesseract nodig, met Nederlands; hoe het erbij komt zegt "
            "buurtledger dokter"
        )
    gezegd = _vraag("buurtledger.store.papier.fotokind", inhoud, *(("pdf",) if is_pdf else ()))
    if isinstance(gezegd, Bericht):
        return gezegd
    return Fotolezing(*(_bladen(gezegd[naam]) for naam in Fotolezing._fields))


def _vraag(module: str, inhoud: bytes, *waarden: str) -> Mapping[str, object] | Bericht:
    # -P: nothing is imported from the current folder, which may be a stranger's.
    bevel = [sys.executable, "-P", "-m", module, *waarden]
    try:
        klaar = subprocess.run(bevel, input=inhoud, capture_output=True, timeout=TIJD, check=False)
    except subprocess.TimeoutExpired:
        return te_veel()
    if klaar.returncode or len(klaar.stdout) > UITVOER:
        return te_veel()
    gezegd: dict[str, object] = json.loads(klaar.stdout)
    if "sjabloon" in gezegd:
        waarden_van = gezegd["waarden"]
        assert isinstance(waarden_van, dict)
        return Bericht(str(gezegd["sjabloon"]), waarden_van)
    return gezegd


def te_veel() -> Bericht:
    """What is said of a paper that asks more memory or time than it may."""
    return zin("het is niet te openen: het vraagt te veel geheugen of tijd. Maak een foto of een nieuwe scan")


def _bladen(bladen: object) -> tuple[Blad, ...]:
    assert isinstance(bladen, list)
    return tuple(
        Blad(tuple(Woord(tekst, (x0, y0, x1, y1), zeker) for tekst, x0, y0, x1, y1, zeker in woorden), breed, hoog)
        for woorden, breed, hoog in bladen
    )
