"""A PDF made anew from pictures of its pages: what is not seen on a page is not kept.

A PDF has more corners than any list of what to remove. A picture of each page, as a reader would show it, has none:
no attachment, layer, comment, form, script, outline, text outside the page or under a white box, no name in a font.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from buurtledger.model.bericht import Bericht, zin

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

BLADZIJDEN = 100
"""The most pages of a scan."""

PIXELS = 18_000_000
"""The most pixels of the picture of one page: A3 at 300 dots per inch."""

_PUNTEN = 72
_A4_BREED = 595.28
_FIJN = 300 / _PUNTEN
"""The scale of a page with text or lines: 300 dots per inch."""
_GROF = 1.0
"""The least scale of a page that holds only pictures: many a telephone writes a pixel as a point."""
_TE_GROF = 0.5
"""Below this scale a page is so large that a letter on it could not be read."""


def schone_pdf(inhoud: bytes) -> bytes | Bericht:
    """A PDF of pictures of the pages; or why it cannot be made."""
    import pypdfium2

    if b"%%EOF" not in inhoud[-2048:]:
        return zin("de pdf is niet heel: het einde ontbreekt. Haal of scan hem opnieuw")
    try:
        doc = pypdfium2.PdfDocument(inhoud)
    except pypdfium2.PdfiumError as fout:
        if "password" in str(fout).lower():
            return zin("de pdf zit op slot met een wachtwoord; bewaar hem zonder, en probeer het opnieuw")
        raise
    aantal = len(doc)
    if not aantal:
        return zin("de pdf heeft geen bladzijden")
    if aantal > BLADZIJDEN:
        return zin("de pdf heeft te veel bladzijden: {aantal}, hoogstens 100", aantal=aantal)
    doc.init_forms()
    bladen: list[tuple[bytes, ...]] = []
    leeg = 0
    for nr in range(aantal):
        bladzijde = doc[nr]
        breed, hoog = bladzijde.get_size()
        schaal = _schaal(bladzijde, breed, hoog)
        if schaal is None:
            return zin("bladzijde {nr} van de pdf is te groot om te lezen", nr=nr + 1)
        beeld = _teken(bladzijde, schaal)
        leeg += _egaal(beeld)
        bladen.append(_blad(beeld, breed, hoog))
        bladzijde.close()
    if leeg == aantal:
        return zin("op geen bladzijde van de pdf is iets te zien; is hij wel heel?")
    return _schrijf(bladen)


def pdf_van_fotos(fotos: Sequence[bytes]) -> bytes:
    """A PDF with a page for each photo, as wide as A4 and as it is: JPEGs that were cleaned already."""
    import PIL.Image

    bladen: list[tuple[bytes, ...]] = []
    for foto in fotos:
        with PIL.Image.open(io.BytesIO(foto), formats=("JPEG",)) as beeld:
            kop = _kop(beeld, b"/DCTDecode")
            breed, hoog = _A4_BREED, _A4_BREED * beeld.height / beeld.width
        bladen.append((f"{breed:.2f} {hoog:.2f}".encode(), _tekening(breed, hoog), kop, foto))
    return _schrijf(bladen)


def _schaal(bladzijde: PdfPage, breed: float, hoog: float) -> float | None:
    """Pixels a point: what the finest picture on the page has, and 300 dots per inch where there is text.

    Bounded by `PIXELS`; None when so little is left that a letter could not be read.
    """
    from pypdfium2 import PdfImage, raw

    if not (breed > 0 and hoog > 0):
        return None
    schaal = _FIJN if raw.FPDFPage_GetAnnotCount(bladzijde) else _GROF
    for ding in islice(bladzijde.get_objects(max_depth=3), 5000):
        if isinstance(ding, PdfImage):
            links, onder, rechts, boven = ding.get_bounds()
            lang = max(rechts - links, boven - onder)
            if lang > 0:
                schaal = max(schaal, max(ding.get_px_size()) / lang)
        else:
            schaal = max(schaal, _FIJN)
    schaal = min(schaal, (PIXELS / (breed * hoog)) ** 0.5)
    return schaal if schaal >= _TE_GROF else None


def _teken(bladzijde: PdfPage, schaal: float) -> Image:
    """The page as a reader shows it, in grey when it has no colour."""
    bitmap = bladzijde.render(scale=schaal, rev_byteorder=True)
    beeld: Image = bitmap.to_pil().convert("RGB")
    bitmap.close()
    rood, groen, blauw = (kanaal.tobytes() for kanaal in beeld.split())
    return beeld.getchannel("R") if rood == groen == blauw else beeld


def _egaal(beeld: Image) -> bool:
    return all(laag == hoog for laag, hoog in _uitersten(beeld))


def _uitersten(beeld: Image) -> list[tuple[float, float]]:
    return [kanaal.getextrema() for kanaal in beeld.split()]  # type: ignore[misc]


def _blad(beeld: Image, breed: float, hoog: float) -> tuple[bytes, ...]:
    """What the file says of a page, how it draws it, and its picture: exact where that is smaller, else as JPEG."""
    uit = io.BytesIO()
    beeld.save(uit, "JPEG", quality=90)
    pixels, filter_ = uit.getvalue(), b"/DCTDecode"
    exact = zlib.compress(beeld.tobytes(), 6)
    if len(exact) <= len(pixels):
        pixels, filter_ = exact, b"/FlateDecode"
    return f"{breed:.2f} {hoog:.2f}".encode(), _tekening(breed, hoog), _kop(beeld, filter_), pixels


def _tekening(breed: float, hoog: float) -> bytes:
    return b"q %.2f 0 0 %.2f 0 0 cm /B Do Q" % (breed, hoog)


def _kop(beeld: Image, filter_: bytes) -> bytes:
    ruimte = b"/DeviceGray" if beeld.mode == "L" else b"/DeviceRGB"
    return b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace %s /Filter %s" % (
        beeld.width,
        beeld.height,
        ruimte,
        filter_,
    )


def _schrijf(bladen: list[tuple[bytes, ...]]) -> bytes:
    """The whole file. Every byte of it but the pixels and the sizes of the pages is ours, and the same each time."""
    # Object 1 is the catalog, 2 the list of pages; each page is three objects: page, drawing, picture.
    pagina_s = b" ".join(b"%d 0 R" % (3 + 3 * nr) for nr in range(len(bladen)))
    dingen = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(bladen), pagina_s),
    ]
    for nr, (maat, tekening, kop, pixels) in enumerate(bladen):
        eerste = 3 + 3 * nr
        dingen += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %s] /Resources << /XObject << /B %d 0 R >> >>"
            b" /Contents %d 0 R >>" % (maat, eerste + 2, eerste + 1),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(tekening), tekening),
            b"<< %s /Length %d >>\nstream\n%s\nendstream" % (kop, len(pixels), pixels),
        ]
    uit = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    plekken = []
    for nr, ding in enumerate(dingen, 1):
        plekken.append(len(uit))
        uit += b"%d 0 obj\n%s\nendobj\n" % (nr, ding)
    tabel = len(uit)
    uit += b"xref\n0 %d\n0000000000 65535 f \n" % (len(dingen) + 1)
    uit += b"".join(b"%010d 00000 n \n" % plek for plek in plekken)
    uit += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(dingen) + 1, tabel)
    return bytes(uit)
