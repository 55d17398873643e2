"""The process that opens one picture, or the pages of a scanned PDF: bytes in, JSON out with what was read, twice.

Twice, otherwise each time: what both readings say is far surer than what one says of itself.
"""

from __future__ import annotations

import io
import json
import sys
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from buurtledger.model.bericht import Bericht, zin
from buurtledger.store.files.begrensd import begrens_dit_proces
from buurtledger.store.papier.beeld import geschaald, grijs, op_maat, recht, verlicht
from buurtledger.store.papier.tesseract import BLOK, Lezing, lees, tesseract
from buurtledger.store.papier.vel import alleen_vel

if TYPE_CHECKING:
    from PIL.Image import Image

GEHEUGEN = 3 * 1024 * 1024 * 1024
SECONDEN = 80
PIXELS = 100_000_000
"""The most pixels: 100 megapixels, as the kluis has it."""
BLADZIJDEN = 3
"""So many pages of a scanned PDF are read: a receipt is on the first, and each takes seconds."""
_PUNTEN, _STIPPEN = 72, 220
_GOED, _GENOEG = 70, 1500
"""A reading that is less sure, or in which less was read, is of a picture that may lie on its side."""
_NIETS = 250
"""Less than three good words: no receipt is so short."""
_LETTERS = (27, 20)
"""How tall letters are made to be read, in pixels: once and once more."""
_KOP, _KOPLETTERS = 0.25, 12
"""How much of the top is read for who sold it, and how tall its common letters are then."""
_PROEF = 1300
"""The longest side of the picture in which it is tried which side is up."""

Uit = tuple[list[tuple[object, ...]], int, int]


def lees_foto(inhoud: bytes) -> dict[str, object] | Bericht:
    """The words of a photo; or why it cannot be opened."""
    import PIL.Image

    PIL.Image.MAX_IMAGE_PIXELS = None  # the size is judged below, from the header
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with PIL.Image.open(io.BytesIO(inhoud), formats=("JPEG", "PNG", "WEBP", "MPO")) as beeld:
                groot = beeld.width * beeld.height
                if groot > PIXELS:
                    return zin("de foto is te groot: {groot} megapixels, hoogstens 100", groot=groot // 1_000_000)
                if beeld.format == "JPEG":
                    beeld.draft("L", (3000, 3000))
                klaar = grijs(beeld)
    except MemoryError:
        raise
    except Exception:  # any fault of a stranger's file, in whatever part of the library it shows
        return zin("de foto is niet heel of geen foto; stuur of maak haar opnieuw")
    return _gelezen([klaar])


def lees_scan(inhoud: bytes) -> dict[str, object] | Bericht:
    """The words of a PDF that is pictures."""
    import pypdfium2

    doc = pypdfium2.PdfDocument(inhoud)
    beelden = []
    for nr in range(min(len(doc), BLADZIJDEN)):
        breed, hoog = doc[nr].get_size()
        schaal = min(_STIPPEN / _PUNTEN, 3200 / max(breed, hoog, 1))
        beelden.append(op_maat(doc[nr].render(scale=schaal, grayscale=True).to_pil().convert("L")))
    return _gelezen(beelden)


def _gelezen(beelden: list[Image]) -> dict[str, object]:
    programma = tesseract()
    assert programma is not None
    gelezen = [tuple(_lees_drie_keer(programma, beeld)) for beeld in beelden]
    return {naam: [drie[nr] for drie in gelezen] for nr, naam in enumerate(("bladen", "nog_eens", "koppen"))}


def _lees_drie_keer(programma: str, beeld: Image) -> Iterator[Uit]:
    from PIL import ImageFilter

    vlak = recht(verlicht(op_maat(alleen_vel(beeld)).filter(ImageFilter.MedianFilter(3))))
    proef = lees(programma, vlak, BLOK)
    if proef.zeker < _GOED or proef.gewicht < _GENOEG:
        vlak, proef = _rechtop(programma, vlak, proef)
    if proef.gewicht < _NIETS:
        # No paper: to read a cat at other sizes costs time and gives no words.
        yield from (_uit(proef, vlak),) * 3
        return
    # How tall the letters are is known now; of these sizes they read best.
    for maat in _LETTERS:
        schaal = maat / proef.letter(vlak.height) if proef.woorden else 1.0
        if abs(schaal - 1) < 0.12:
            yield _uit(proef, vlak)
        else:
            anders = geschaald(vlak, schaal)
            yield _uit(lees(programma, anders, BLOK), anders)
    # The name of a shop is often so large that it is taken for a drawing: the top once more, as a whole much smaller.
    kop = vlak.crop((0, 0, vlak.width, round(vlak.height * _KOP)))
    schaal = _KOPLETTERS / proef.letter(vlak.height) if proef.woorden else 0.5
    woorden = lees(programma, geschaald(kop, schaal), BLOK).woorden
    op_vel = (w._replace(vak=(w.vak[0], round(w.vak[1] * _KOP), w.vak[2], round(w.vak[3] * _KOP))) for w in woorden)
    yield _uit(Lezing(tuple(op_vel)), vlak)


def _rechtop(programma: str, beeld: Image, gelezen: Lezing) -> tuple[Image, Lezing]:
    """The picture with the side up at which most can be read."""
    proef = beeld.copy()
    proef.thumbnail((_PROEF, _PROEF))
    gewicht = {hoek: lees(programma, proef.rotate(hoek, expand=True), BLOK).gewicht for hoek in (90, 180, 270)}
    beste = max(gewicht, key=lambda hoek: gewicht[hoek])
    if gewicht[beste] <= gelezen.gewicht:
        return beeld, gelezen
    gedraaid = recht(beeld.rotate(beste, expand=True))
    return gedraaid, lees(programma, gedraaid, BLOK)


def _uit(gelezen: Lezing, beeld: Image) -> Uit:
    return [(w.tekst, *w.vak, w.zekerheid) for w in gelezen.woorden], beeld.width, beeld.height


if __name__ == "__main__":
    begrens_dit_proces(GEHEUGEN, SECONDEN)
    bytes_ = sys.stdin.buffer.read()
    gezegd = lees_scan(bytes_) if sys.argv[1:] == ["pdf"] else lees_foto(bytes_)
    if isinstance(gezegd, Bericht):
        gezegd = {"sjabloon": gezegd.sjabloon, "waarden": dict(gezegd.waarden)}
    print(json.dumps(gezegd))
