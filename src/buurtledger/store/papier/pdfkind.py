"""The process that opens one PDF: bytes in, JSON out with its words, their places, and the XML in it."""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from buurtledger.model.bericht import Bericht, zin
from buurtledger.store.files.begrensd import begrens_dit_proces

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

GEHEUGEN = 1024 * 1024 * 1024
SECONDEN = 30
BLADZIJDEN = 20
"""The most pages of one invoice."""
TEKENS = 40_000
"""The most characters of a page that are looked at."""
BIJLAGE = 10 * 1024 * 1024
"""The largest XML in it, in bytes, unpacked."""
BIJLAGEN = 20


def lees(inhoud: bytes) -> dict[str, object] | Bericht:
    """What is in the PDF; or why it cannot be read."""
    import pypdfium2

    try:
        doc = pypdfium2.PdfDocument(inhoud)
    except pypdfium2.PdfiumError as fout:
        if "password" in str(fout).lower():
            return zin("de pdf zit op slot met een wachtwoord; bewaar hem zonder, en probeer het opnieuw")
        return zin("de pdf is niet heel of geen pdf; haal of scan hem opnieuw")
    aantal = len(doc)
    if not aantal:
        return zin("de pdf heeft geen bladzijden")
    if aantal > BLADZIJDEN:
        return zin(
            "de pdf heeft {aantal} bladzijden; een bon of factuur heeft er hoogstens {hoogste}. Bewaar de "
            "bladzijden van elke bon apart",
            aantal=aantal,
            hoogste=BLADZIJDEN,
        )
    return {
        "bijlagen": [base64.b64encode(bijlage).decode() for bijlage in _bijlagen(doc)],
        "bladen": [_blad(doc[nr]) for nr in range(aantal)],
    }


def _bijlagen(doc: PdfDocument) -> Iterator[bytes]:
    import ctypes

    from pypdfium2 import raw

    for nr in range(min(doc.count_attachments(), BIJLAGEN)):
        bijlage = doc.get_attachment(nr)
        if not bijlage.get_name().casefold().endswith(".xml"):
            continue
        lengte = ctypes.c_ulong()
        raw.FPDFAttachment_GetFile(bijlage, None, 0, lengte)
        if 0 < lengte.value <= BIJLAGE:
            yield bytes(bijlage.get_data())


def _blad(bladzijde: PdfPage) -> tuple[list[tuple[str, int, int, int, int, int]], int, int]:
    breed, hoog = bladzijde.get_size()
    woorden = [
        (tekst, *vak, 100) for tekst, vak in _woorden(bladzijde, breed, hoog) if tekst.strip() and tekst.isprintable()
    ]
    return woorden, round(breed), round(hoog)


def _woorden(bladzijde: PdfPage, breed: float, hoog: float) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    """The words, each from one blank to the next, or to where the next character stands elsewhere."""
    from pypdfium2 import raw

    tekst = bladzijde.get_textpage()
    draai = bladzijde.get_rotation()
    letters: list[str] = []
    vakken: list[tuple[float, float, float, float]] = []
    for nr in range(min(tekst.count_chars(), TEKENS)):
        teken = chr(raw.FPDFText_GetUnicode(tekst, nr) or 32)
        vak = _recht(tekst.get_charbox(nr), breed, hoog, draai)
        if letters and (teken.isspace() or not _sluit_aan(vakken[-1], vak)):
            yield "".join(letters), _duizendsten(vakken, breed, hoog)
            letters, vakken = [], []
        if not teken.isspace() and teken.isprintable():
            letters.append(teken)
            vakken.append(vak)
    if letters:
        yield "".join(letters), _duizendsten(vakken, breed, hoog)


def _recht(
    vak: tuple[float, float, float, float], breed: float, hoog: float, draai: int
) -> tuple[float, float, float, float]:
    """Left, top, right, bottom from the top left of the page as it is shown."""
    links, onder, rechts, boven = vak
    if draai == 90:
        return onder, links, boven, rechts
    if draai == 180:
        return breed - rechts, onder, breed - links, boven
    if draai == 270:
        return breed - boven, hoog - rechts, breed - onder, hoog - links
    return links, hoog - boven, rechts, hoog - onder


def _sluit_aan(vorige: tuple[float, ...], vak: tuple[float, ...]) -> bool:
    hoogte = max(vorige[3] - vorige[1], vak[3] - vak[1], 4)
    return abs((vak[3] + vak[1]) - (vorige[3] + vorige[1])) < 1.6 * hoogte and -hoogte < vak[0] - vorige[2] < hoogte


def _duizendsten(
    vakken: list[tuple[float, float, float, float]], breed: float, hoog: float
) -> tuple[int, int, int, int]:
    links, boven, rechts, onder = (
        min(v[0] for v in vakken),
        min(v[1] for v in vakken),
        max(v[2] for v in vakken),
        max(v[3] for v in vakken),
    )
    maten = (links / breed, boven / hoog, rechts / breed, onder / hoog) if breed > 0 and hoog > 0 else (0.0,) * 4
    x0, y0, x1, y1 = (min(1000, max(0, round(1000 * maat))) for maat in maten)
    return x0, y0, x1, y1


if __name__ == "__main__":
    begrens_dit_proces(GEHEUGEN, SECONDEN)
    gezegd = lees(sys.stdin.buffer.read())
    if isinstance(gezegd, Bericht):
        gezegd = {"sjabloon": gezegd.sjabloon, "waarden": dict(gezegd.waarden)}
    print(json.dumps(gezegd))
