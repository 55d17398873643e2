"""Attacks on the kluis: what a scan should lose, and what it may not cost."""

from __future__ import annotations

import io
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name, Stream
from PIL import Image, ImageChops, ImageStat

from buurtledger.model.bericht import Bericht
from buurtledger.store.kluis import apart
from buurtledger.store.kluis.scan import schoon_scan
from tests.aanvallen.verstopt import FOTOS, JPEG, PNG, WEBP, kijkbeeld, staat_erin
from tests.aanvallen.verstopt_in_pdf import beeld_in, in_bytes, pagina, paginas

PAGINAS = paginas()


def gemaakt(inhoud: bytes) -> bytes:
    uitkomst = schoon_scan(inhoud)
    assert not isinstance(uitkomst, Bericht), uitkomst
    return uitkomst[0]


@pytest.mark.parametrize("plek", [*FOTOS, *PAGINAS])
def test_wat_verstopt_is_gaat_niet_mee(plek: str) -> None:
    scan = FOTOS.get(plek) or PAGINAS[plek]
    assert staat_erin(scan) or plek in ONVINDBAAR, "the search finds what was planted"
    schoon = gemaakt(scan)
    assert not staat_erin(schoon)
    assert verschil(getoond(scan), getoond(schoon)) < 6, "what is seen is still seen"


ONVINDBAAR = {"png: onder doorzichtig", "webp: onder doorzichtig"}
"""Planted in the pixels, filtered and compressed: judged by its own test."""


def test_onder_doorzichtig_blijft_niets() -> None:
    with Image.open(io.BytesIO(gemaakt(FOTOS["png: onder doorzichtig"]))) as beeld:
        assert beeld.mode == "RGB"
        assert beeld.tobytes()[-3:] == b"\xff\xff\xff"


GETEKEND = {
    *("briefje", "briefje dat openstaat", "markering", "exif van een foto in de tekening"),
    *("naam van een steunkleur", "tekst onder een vlak", "tekst bij een teken"),
}
"""What shows on the page: a sign, a box, a colour; what it says is not to be read."""


@pytest.mark.parametrize("plek", sorted({naam.partition(",")[0] for naam in PAGINAS} - GETEKEND))
def test_wat_niet_te_zien_was_komt_niet_in_beeld(plek: str) -> None:
    """The search for bytes does not read pictures: a comment or a layer could have been drawn."""
    assert verschil(getoond(in_bytes(pagina())), getoond(gemaakt(PAGINAS[plek]))) < 1.5


@pytest.mark.parametrize("plek", ["briefje", "briefje dat openstaat"])
def test_van_een_briefje_blijft_alleen_het_teken(plek: str) -> None:
    anders = ImageChops.difference(getoond(in_bytes(pagina())), getoond(gemaakt(PAGINAS[plek])))
    links, boven, rechts, onder = anders.point(lambda w: 255 if w > 60 else 0).getbbox() or (0, 0, 0, 0)
    assert (rechts - links) <= 100, "no wider than the sign of a note: 24 points"
    assert (onder - boven) <= 100


def getoond(inhoud: bytes) -> Image.Image:
    """What a reader shows: the first picture or page, on white."""
    if b"%PDF-" in inhoud[:1024]:
        doc = pypdfium2.PdfDocument(inhoud)
        doc.init_forms()
        beeld: Image.Image = doc[0].render(scale=300 / 72).to_pil()
        return beeld.convert("RGB")
    with Image.open(io.BytesIO(inhoud)) as beeld_:
        boven = beeld_.convert("RGBA")
    wit = Image.new("RGB", boven.size, "white")
    wit.paste(boven, mask=boven.getchannel("A"))
    return wit


def verschil(een: Image.Image, ander: Image.Image) -> float:
    """How much two pictures differ: the root of the mean square, of 255; text that is gone gives 20 and more."""
    assert een.size == ander.size
    return max(ImageStat.Stat(ImageChops.difference(een, ander)).rms)


# --- what has to stay ----------------------------------------------------------------------------------------------


def tekst(doc: pikepdf.Pdf) -> None:
    regels = b"".join(b"1 0 0 1 10 %d Tm (Gamma Amsterdam 45,95 kwast) Tj " % (140 - 7 * nr) for nr in range(18))
    doc.pages[0].obj.Contents = Stream(doc, b"BT /F1 6 Tf " + regels + b"ET")


def gedraaid(doc: pikepdf.Pdf) -> None:
    doc.pages[0].obj.Rotate = 90


def uitsnede(doc: pikepdf.Pdf) -> None:
    doc.pages[0].obj.CropBox = pikepdf.Array([5, 5, 149, 137])


def ingevuld(doc: pikepdf.Pdf) -> None:
    beeld = Stream(doc, b"BT /F1 12 Tf 2 4 Td (akkoord) Tj ET")
    beeld.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": pikepdf.Array([0, 0, 80, 20])})
    beeld.Resources = Dictionary(Font=doc.pages[0].obj.Resources.Font)
    veld = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="a", V="akkoord", F=4, DA="/F1 12 Tf 0 g")
    veld.Rect = pikepdf.Array([100, 60, 180, 80])
    veld.AP = Dictionary(N=doc.make_indirect(beeld))
    ding = doc.make_indirect(veld)
    doc.pages[0].obj.Annots = pikepdf.Array([ding])
    doc.Root.AcroForm = Dictionary(Fields=[ding])


def jpeg2000(doc: pikepdf.Pdf) -> None:
    uit = io.BytesIO()
    kijkbeeld().rotate(180).save(uit, "JPEG2000", no_jp2=False)
    doc.pages[0].obj.Resources.XObject.Im0 = beeld_in(doc, uit.getvalue(), Name.JPXDecode)


def groep4() -> bytes:
    """The picture as a fax sends it (CCITT group 4)."""
    uit = io.BytesIO()
    kijkbeeld().convert("1").save(uit, "TIFF", compression="group4", tiffinfo={278: 80})
    with Image.open(io.BytesIO(uit.getvalue())) as tiff:
        plek, lang = tiff.tag_v2[273][0], tiff.tag_v2[279][0]  # type: ignore[attr-defined]
    return uit.getvalue()[plek : plek + lang]


def fax(doc: pikepdf.Pdf) -> None:
    hoe = Dictionary(K=-1, Columns=160, Rows=80, BlackIs1=False)
    zwart = {"DecodeParms": hoe, "ColorSpace": Name.DeviceGray, "BitsPerComponent": 1}
    doc.pages[0].obj.Resources.XObject.Im0 = beeld_in(doc, groep4(), Name.CCITTFaxDecode, **zwart)


def jbig2(doc: pikepdf.Pdf) -> None:
    def deel(nr: int, soort: int, inhoud: bytes) -> bytes:
        return struct.pack(">IBBBI", nr, soort, 0, 1, len(inhoud)) + inhoud

    blad = deel(0, 48, struct.pack(">IIIIBH", 160, 80, 0, 0, 0, 0))
    vlak = deel(1, 38, struct.pack(">IIIIBB", 160, 80, 0, 0, 0, 1) + groep4())
    zwart = {"ColorSpace": Name.DeviceGray, "BitsPerComponent": 1}
    doc.pages[0].obj.Resources.XObject.Im0 = beeld_in(doc, blad + vlak, Name.JBIG2Decode, **zwart)


@pytest.mark.parametrize("hoe", [tekst, gedraaid, uitsnede, ingevuld, jpeg2000, fax, jbig2])
def test_wat_te_lezen_was_blijft_te_lezen(hoe: object) -> None:
    assert callable(hoe)
    leeg, doc = pagina(), pagina()
    hoe(doc)
    scan = in_bytes(doc)
    schoon = gemaakt(scan)
    zonder, met = getoond(in_bytes(leeg)), getoond(scan)
    assert zonder.size != met.size or verschil(zonder, met) > 6, "it shows something of its own"
    assert verschil(met, getoond(schoon)) < 6


def test_een_foto_van_een_telefoon_app_houdt_haar_fijnheid() -> None:
    """Many such programs say that a pixel is a point, so that a page is metres wide; or that all fits a stamp."""
    groot = kijkbeeld((3000, 2000))
    for maat in (3000, 72):
        doc = pikepdf.new()
        doc.add_blank_page(page_size=(maat, maat * 2 / 3))
        uit = io.BytesIO()
        groot.save(uit, "JPEG", quality=90)
        foto = beeld_in(doc, uit.getvalue(), Name.DCTDecode, Width=3000, Height=2000)
        doc.pages[0].obj.Resources = Dictionary(XObject=Dictionary(A=foto))
        doc.pages[0].obj.Contents = Stream(doc, b"q %d 0 0 %d 0 0 cm /A Do Q" % (maat, maat * 2 // 3))
        with pikepdf.open(io.BytesIO(gemaakt(in_bytes(doc)))) as na:
            beeld = na.pages[0].obj.Resources.XObject.B
            assert abs(int(beeld.Width) - 3000) <= 1


@pytest.mark.parametrize("mode", ["1", "I;16", "L", "LA", "P", "CMYK"])
def test_elk_soort_pixels_blijft_te_zien(mode: str) -> None:
    beeld = kijkbeeld().convert("L")
    if mode == "I;16":
        beeld = Image.frombytes("I;16", beeld.size, b"".join(bytes((grijs, grijs)) for grijs in beeld.tobytes()))
    uit = io.BytesIO()
    beeld.convert(mode).save(uit, "JPEG" if mode == "CMYK" else "PNG")
    zoals = kijkbeeld().convert("1" if mode == "1" else "L").convert("RGB")
    assert verschil(zoals, getoond(gemaakt(uit.getvalue()))) < 6


@pytest.mark.parametrize("scan", [JPEG, PNG, WEBP, in_bytes(pagina())], ids=["jpg", "png", "webp", "pdf"])
def test_twee_keer_hetzelfde_geeft_dezelfde_bytes(scan: bytes) -> None:
    """Else the same scan would have two hashes."""
    assert gemaakt(scan) == gemaakt(scan)


# --- what it may not cost ------------------------------------------------------------------------------------------


def bom(vulling: bytes, mib: int) -> bytes:
    """Compressed bytes that unpack to so many MiB."""
    pak = zlib.compressobj(9, zlib.DEFLATED, -15)
    een = pak.compress((vulling * (2**20 // len(vulling) + 1))[: 2**20]) + pak.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\xda" + een * mib + b"\x03\x00" + bytes(4)


def pdf_met(tekening: bytes, filter_: Name | None = None, **velden: object) -> bytes:
    doc = pikepdf.new()
    doc.add_blank_page()
    stroom = Stream(doc, b"")
    stroom.write(tekening, filter=filter_)
    doc.pages[0].obj.Contents = stroom
    for naam, waarde in velden.items():
        doc.pages[0].obj["/" + naam] = waarde
    return in_bytes(doc, compress_streams=False)


def formulieren(diep: int, breed: int, *, rond: bool = False) -> bytes:
    """A form that draws a form that draws a form …, each so many times; or itself."""
    doc = pikepdf.new()
    doc.add_blank_page()
    onder: pikepdf.Object | None = None
    for _ in range(diep):
        vorm = doc.make_indirect(Stream(doc, b"/F Do " * breed if onder is not None or rond else b"0 0 9 9 re f"))
        vorm.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": pikepdf.Array([0, 0, 100, 100])})
        in_deze = vorm if rond else onder
        vorm.Resources = Dictionary() if in_deze is None else Dictionary(XObject=Dictionary(F=in_deze))
        onder = vorm
    doc.pages[0].obj.Resources = Dictionary(XObject=Dictionary(F=onder))
    doc.pages[0].obj.Contents = Stream(doc, b"/F Do")
    return in_bytes(doc)


def png(breed: int, hoog: int, pixels: bytes, extra: bytes = b"") -> bytes:
    def blok(soort: bytes, inhoud: bytes) -> bytes:
        return len(inhoud).to_bytes(4, "big") + soort + inhoud + zlib.crc32(soort + inhoud).to_bytes(4, "big")

    kop = blok(b"IHDR", struct.pack(">II", breed, hoog) + b"\x08\x02\0\0\0")
    return PNG[:8] + kop + extra + blok(b"IDAT", pixels) + blok(b"IEND", b"")


def veel_bladen(aantal: int) -> bytes:
    doc = pikepdf.new()
    for _ in range(aantal):
        doc.add_blank_page()
    return in_bytes(doc)


def op_slot() -> bytes:
    return in_bytes(pagina(), encryption=pikepdf.Encryption(owner="a", user="geheim", R=6))


KWAAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "afgebroken pdf": (lambda: in_bytes(pagina())[:-400], "de pdf is niet heel"),
    "afgebroken jpeg": (lambda: JPEG[: len(JPEG) // 2], "de scan is niet te openen"),
    "afgebroken png": (lambda: PNG[: len(PNG) // 2], "de scan is niet te openen"),
    "pdf met een wachtwoord": (op_slot, "de pdf zit op slot met een wachtwoord"),
    "lege pdf": (lambda: veel_bladen(3), "op geen bladzijde van de pdf is iets te zien"),
    "900 megapixels": (lambda: png(30_000, 30_000, bom(b"\0", 10)), "de foto is te groot: 900 megapixels"),
    "10.000 bladzijden": (lambda: veel_bladen(10_000), "te veel bladzijden: 10000, hoogstens 100"),
    "bladzijde van een kilometer": (
        lambda: pdf_met(b"0 0 9 9 re f", MediaBox=pikepdf.Array([0, 0, 3_000_000, 3_000_000])),
        "bladzijde 1 van de pdf is te groot",
    ),
    "tekening die 2,1 GiB wordt": (lambda: pdf_met(bom(b" ", 2150), Name.FlateDecode), "te veel geheugen of tijd"),
    "formulieren, 10 tot de macht 12": (lambda: formulieren(12, 10), "te veel geheugen of tijd"),
}


@pytest.mark.parametrize("wat", KWAAD)
def test_wat_niet_kan_wordt_vriendelijk_geweigerd(wat: str) -> None:
    maak, zin = KWAAD[wat]
    scan = maak()
    assert len(scan) < 20 * 2**20
    uitkomst = apart.schoon_apart(scan)
    assert isinstance(uitkomst, Bericht)
    assert zin in uitkomst.sjabloon.format_map(uitkomst.waarden)


@pytest.mark.parametrize(
    "maak",
    [
        lambda: formulieren(1, 1, rond=True),
        lambda: png(1, 1, zlib.compress(bytes(4)), extra=b""),
        lambda: pdf_met(b"q " * 200_000 + b"0 0 9 9 re f"),
        lambda: pdf_met(b"[" * 200_000 + b"0 0 9 9 re f"),
    ],
    ids=["formulier in zichzelf", "een pixel", "200.000 keer bewaren", "200.000 haken"],
)
def test_wat_diep_is_eindigt(maak: object) -> None:
    """Either is good: a picture, or a sentence. What counts is that it comes."""
    assert callable(maak)
    uitkomst = apart.schoon_apart(maak())
    assert isinstance(uitkomst, Bericht) or uitkomst[1] in ("pdf", "png")


def test_wie_te_lang_duurt_wordt_afgebroken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "TIJD", 0.001)
    uitkomst = apart.schoon_apart(JPEG)
    assert isinstance(uitkomst, Bericht)
    assert "te veel geheugen of tijd" in uitkomst.sjabloon


def test_niets_wordt_uit_de_map_geladen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger's folder may hold a PIL or a buurtledger of its own."""
    for naam in ("PIL", "buurtledger", "pypdfium2", "json"):
        (tmp_path / naam).mkdir()
        (tmp_path / naam / "__init__.py").write_text(f"open({str(tmp_path / 'gedraaid')!r}, 'w')\n")
    monkeypatch.chdir(tmp_path)
    assert not isinstance(apart.schoon_apart(JPEG), Bericht)
    assert not (tmp_path / "gedraaid").exists()
    assert os.getcwd() == str(tmp_path)  # noqa: PTH109
