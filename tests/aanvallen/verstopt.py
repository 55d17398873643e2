"""Every place in a photo or PDF where something can hide, with a marker planted in it, and the search for that marker.

The page or the photo shows something else: black text on white. The marker is in no pixel that is seen.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image, ImageCms, ImageDraw

MERK = "JanJansen52N"
"""What should not be found again: short enough for a name, a comment or a colour profile."""
_RUW = MERK.encode()

Planter = Callable[[pikepdf.Pdf], None]


# --- searching -----------------------------------------------------------------------------------------------------


def staat_erin(inhoud: bytes) -> bool:
    """The marker stands in a file: as it is, in UTF-16, in hexadecimals, compressed, or in any object of a PDF."""
    return any(_in_bytes(deel) for deel in _lagen(inhoud))


def _in_bytes(deel: bytes) -> bool:
    kaal = re.sub(rb"\s", b"", deel).lower()
    vormen = (_RUW, MERK.encode("utf-16-be"), MERK.encode("utf-16-le"))
    # A name in a PDF may write a letter as #4A.
    los = re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes.fromhex(m[1].decode()), deel)
    return any(vorm in deel or vorm in los or vorm.hex().encode() in kaal for vorm in vormen)


def _lagen(inhoud: bytes) -> Iterator[bytes]:
    yield inhoud
    for plek in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", inhoud):
        pak = zlib.decompressobj()
        try:
            yield pak.decompress(inhoud[plek.start() :], 50_000_000)
        except zlib.error:
            continue
    if b"%PDF-" in inhoud[:1024]:
        with pikepdf.open(io.BytesIO(inhoud)) as doc:
            for ding in doc.objects:
                yield ding.unparse(resolved=True)
                if isinstance(ding, Stream):
                    yield ding.read_raw_bytes()
                    try:
                        yield ding.read_bytes()
                    except pikepdf.PdfError:
                        continue
            yield doc.trailer.unparse()


# --- photos --------------------------------------------------------------------------------------------------------


def kijkbeeld(maat: tuple[int, int] = (160, 80)) -> Image.Image:
    """What is to be seen: text on white."""
    beeld = Image.new("RGB", maat, "white")
    pen = ImageDraw.Draw(beeld)
    pen.rectangle((5, 5, 40, 30), fill="red")
    pen.text((10, 40), "Verf 45,95", fill="black", font_size=24)
    return beeld


def _bewaard(beeld: Image.Image, soort: str, **opties: object) -> bytes:
    uit = io.BytesIO()
    beeld.save(uit, soort, **opties)
    return uit.getvalue()


JPEG = _bewaard(kijkbeeld(), "JPEG", quality=90)
PNG = _bewaard(kijkbeeld(), "PNG")
WEBP = _bewaard(kijkbeeld(), "WEBP", quality=90)


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x0110] = MERK
    exif.get_ifd(0x8825)[1] = "N"
    return exif.tobytes()


def profiel() -> bytes:
    """A colour profile that works, with the marker in its description."""
    goed = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    # The description is UTF-16 and can be longer than the marker.
    plek = goed.find("sRGB".encode("utf-16-be"))
    merk = MERK.encode("utf-16-be")
    goed[plek : plek + len(merk)] = merk
    return bytes(goed)


def _segment(soort: int, inhoud: bytes) -> bytes:
    return bytes((0xFF, soort)) + (len(inhoud) + 2).to_bytes(2, "big") + inhoud


def _blok(soort: bytes, inhoud: bytes) -> bytes:
    return len(inhoud).to_bytes(4, "big") + soort + inhoud + zlib.crc32(soort + inhoud).to_bytes(4, "big")


def _riff(*delen: bytes) -> bytes:
    alles = b"WEBP" + b"".join(delen)
    return b"RIFF" + len(alles).to_bytes(4, "little") + alles


def _deel(soort: bytes, inhoud: bytes) -> bytes:
    return soort + len(inhoud).to_bytes(4, "little") + inhoud + b"\0" * (len(inhoud) % 2)


def _doorzichtig(soort: str) -> bytes:
    beeld = kijkbeeld().convert("RGBA")
    beeld.frombytes(beeld.tobytes()[: -len(_RUW) * 4] + b"".join(bytes((c, c, c, 0)) for c in _RUW))
    grijs = beeld.getchannel("R").tobytes()
    assert _RUW in grijs
    return _bewaard(beeld, soort, **({"lossless": True, "exact": True} if soort == "WEBP" else {}))


def _palet() -> bytes:
    beeld = Image.new("P", (160, 80), 0)
    beeld.putpalette(b"\xff\xff\xff\x00\x00\x00" + _RUW)
    beeld.paste(1, (5, 5, 40, 30))
    # Pillow drops colours that are not used; a stranger's program does not.
    kaal = _bewaard(beeld, "PNG")
    plek = kaal.index(b"PLTE") - 4
    lang = int.from_bytes(kaal[plek : plek + 4], "big")
    return kaal[:plek] + _blok(b"PLTE", b"\xff\xff\xff\0\0\0" + _RUW) + kaal[plek + 12 + lang :]


def _png_na(blok: bytes) -> bytes:
    """A PNG with a chunk after its header."""
    return PNG[:33] + blok + PNG[33:]


_TWEEDE = _bewaard(kijkbeeld(), "JPEG", exif=_exif())
_EXIF = _segment(0xE1, b"Exif\0\0" + _exif().removeprefix(b"Exif\0\0"))
_XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>{MERK}</dc:creator></x:xmpmeta>'.encode()

FOTOS: dict[str, bytes] = {
    "jpeg: exif": JPEG[:2] + _EXIF + JPEG[2:],
    "jpeg: exif na vulbytes": JPEG[:2] + b"\xff\xff\xff" + _EXIF + JPEG[2:],
    "jpeg: exif na de tabellen": JPEG[: JPEG.index(b"\xff\xc0")] + _EXIF + JPEG[JPEG.index(b"\xff\xc0") :],
    "jpeg: xmp": JPEG[:2] + _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _XMP) + JPEG[2:],
    "jpeg: xmp vervolg": JPEG[:2] + _segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + _XMP) + JPEG[2:],
    "jpeg: iptc": JPEG[:2] + _segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04" + _RUW) + JPEG[2:],
    "jpeg: opmerking": JPEG[:2] + _segment(0xFE, _RUW) + JPEG[2:],
    "jpeg: onbekend segment": JPEG[:2] + _segment(0xE7, _RUW) + JPEG[2:],
    "jpeg: miniatuur in jfif": JPEG[:2] + _segment(0xE0, b"JFXX\0\x10" + _TWEEDE[:60000]) + JPEG[2:],
    "jpeg: kleurprofiel": _bewaard(kijkbeeld(), "JPEG", icc_profile=profiel()),
    "jpeg: kapot kleurprofiel": _bewaard(kijkbeeld(), "JPEG", icc_profile=_RUW * 20),
    "jpeg: tweede foto (mpf)": _bewaard(
        kijkbeeld(), "MPO", save_all=True, append_images=[kijkbeeld()], exif=_exif(), comment=_RUW
    ),
    "jpeg: na het einde": JPEG + _RUW,
    "jpeg: een foto na het einde": JPEG + _TWEEDE,
    "jpeg: een zip na het einde": JPEG + b"PK\x03\x04" + zlib.compress(_RUW),
    "jpeg: in een ongebruikte tabel": JPEG[:2] + _segment(0xDB, b"\x03" + (_RUW * 6)[:64]) + JPEG[2:],
    "png: tEXt": _png_na(_blok(b"tEXt", b"Author\0" + _RUW)),
    "png: zTXt": _png_na(_blok(b"zTXt", b"Author\0\0" + zlib.compress(_RUW))),
    "png: iTXt": _png_na(_blok(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + _XMP)),
    "png: eXIf": _png_na(_blok(b"eXIf", _exif().removeprefix(b"Exif\0\0"))),
    "png: iCCP": _bewaard(kijkbeeld(), "PNG", icc_profile=profiel()),
    "png: onbekend blok": _png_na(_blok(b"prVt", _RUW)),
    "png: na het einde": PNG + _RUW,
    "png: ongebruikte kleuren": _palet(),
    "png: onder doorzichtig": _doorzichtig("PNG"),
    "png: tweede beeld (apng)": _bewaard(
        kijkbeeld(), "PNG", save_all=True, append_images=[Image.frombytes("RGB", (4, 1), _RUW)], exif=_exif()
    ),
    "png: na de pixels in het pak": PNG[:33]
    + _blok(b"IDAT", zlib.compress(zlib.decompress(PNG[PNG.index(b"IDAT") + 4 : -16]) + _RUW))
    + _blok(b"IEND", b""),
    "webp: exif": _bewaard(kijkbeeld(), "WEBP", exif=_exif()),
    "webp: xmp": _bewaard(kijkbeeld(), "WEBP", xmp=_XMP),
    "webp: kleurprofiel": _bewaard(kijkbeeld(), "WEBP", icc_profile=profiel()),
    "webp: onbekend deel": _riff(WEBP[12:], _deel(b"JANJ", _RUW)),
    "webp: na het einde": WEBP + _RUW,
    "webp: tweede beeld": _bewaard(
        kijkbeeld(), "WEBP", save_all=True, append_images=[Image.new("RGB", (160, 80), "blue")], xmp=_XMP
    ),
}


# --- pages ---------------------------------------------------------------------------------------------------------


def pagina() -> pikepdf.Pdf:
    """A document of one page with text and a photo on it."""
    doc = pikepdf.new()
    doc.add_blank_page(page_size=(216, 144))
    blad = doc.pages[0].obj
    letter = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    blad.Resources = Dictionary(
        Font=Dictionary(F1=doc.make_indirect(letter)), XObject=Dictionary(Im0=beeld_in(doc, JPEG, Name.DCTDecode))
    )
    blad.Contents = Stream(doc, b"q 80 0 0 40 10 10 cm /Im0 Do Q BT /F1 18 Tf 10 110 Td (Gamma 45,95) Tj ET")
    return doc


def beeld_in(doc: pikepdf.Pdf, inhoud: bytes, filter_: Name | Array, **anders: object) -> Stream:
    """A picture as an object of a document."""
    beeld = Stream(doc, b"")
    beeld.write(inhoud, filter=filter_)
    beeld.update(
        {
            "/Type": Name.XObject,
            "/Subtype": Name.Image,
            "/Width": 160,
            "/Height": 80,
            "/ColorSpace": Name.DeviceRGB,
            "/BitsPerComponent": 8,
            **{f"/{naam}": waarde for naam, waarde in anders.items()},
        }
    )
    return beeld


def in_bytes(doc: pikepdf.Pdf, **opties: object) -> bytes:
    """The document as a file, its pictures as they were put in."""
    uit = io.BytesIO()
    if "encryption" not in opties:
        opties["stream_decode_level"] = pikepdf.StreamDecodeLevel.none
    doc.save(uit, fix_metadata_version=False, **opties)  # type: ignore[arg-type]
    return uit.getvalue()


def _drie(naam: str) -> Array:
    """The marker as a reader of PDF may meet it: as it is, in UTF-16, in a name."""
    utf16 = pikepdf.Object.parse(b"<" + (b"\xfe\xff" + MERK.encode("utf-16-be")).hex().encode() + b">")
    return Array([String(MERK), utf16, Name("/" + naam + MERK)])


def _bij_root(naam: str) -> Planter:
    return lambda doc: doc.Root.__setitem__(naam, Dictionary(X=_drie("A")))


def _bij_blad(naam: str) -> Planter:
    return lambda doc: doc.pages[0].obj.__setitem__(naam, Dictionary(X=_drie("A")))


def _stroom(doc: pikepdf.Pdf, inhoud: bytes = b"", **velden: object) -> pikepdf.Object:
    return doc.make_indirect(Stream(doc, inhoud or _RUW, {f"/{naam}": waarde for naam, waarde in velden.items()}))


def _bijlage(doc: pikepdf.Pdf) -> pikepdf.Object:
    bestand = _stroom(doc, _TWEEDE, Type=Name.EmbeddedFile)
    return doc.make_indirect(Dictionary(Type=Name.Filespec, F=MERK, UF=MERK, EF=Dictionary(F=bestand)))


def _aantekening(doc: pikepdf.Pdf, soort: str, **velden: object) -> None:
    ding = Dictionary(Type=Name.Annot, Subtype=Name("/" + soort), Rect=[150, 20, 160, 30], T=MERK, Contents=MERK)
    ding.M = "D:20221014120000"
    for naam, waarde in velden.items():
        ding["/" + naam] = waarde
    blad = doc.pages[0].obj
    blad.Annots = Array([*blad.get("/Annots", []), doc.make_indirect(ding)])


def _teken_erbij(doc: pikepdf.Pdf, extra: bytes) -> None:
    blad = doc.pages[0].obj
    blad.Contents = Stream(doc, blad.Contents.read_bytes() + b"\n" + extra)


def _foto_op_blad(inhoud: bytes, filter_: Name | Array = Name.DCTDecode, **anders: object) -> Planter:
    def plant(doc: pikepdf.Pdf) -> None:
        doc.pages[0].obj.Resources.XObject.Im0 = beeld_in(doc, inhoud, filter_, **anders)

    return plant


def _bijlagen(doc: pikepdf.Pdf) -> None:
    doc.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=[MERK, _bijlage(doc)]))


def _script(doc: pikepdf.Pdf) -> None:
    doc.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=[MERK, Dictionary(S=Name.JavaScript, JS=f"app.alert('{MERK}')")])
    )


def _bladwijzer(doc: pikepdf.Pdf) -> None:
    with doc.open_outline() as boom:
        boom.root.append(pikepdf.OutlineItem(MERK, 0))


def _laag(doc: pikepdf.Pdf) -> None:
    laag = doc.make_indirect(Dictionary(Type=Name.OCG, Name=MERK))
    doc.Root.OCProperties = Dictionary(OCGs=[laag], D=Dictionary(OFF=[laag], Name=MERK))
    doc.pages[0].obj.Resources.Properties = Dictionary(L=laag)
    _teken_erbij(doc, f"/OC /L BDC BT /F1 8 Tf 10 60 Td ({MERK}) Tj ET EMC".encode())


def _structuur(doc: pikepdf.Pdf) -> None:
    deel = doc.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=MERK, ActualText=MERK, T=MERK))
    doc.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=deel)


def _veld(doc: pikepdf.Pdf) -> None:
    veld = doc.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=MERK, V=MERK, F=2, Rect=[150, 20, 160, 30])
    )
    doc.Root.AcroForm = Dictionary(Fields=[veld], XFA=_stroom(doc, f"<xfa>{MERK}</xfa>".encode()))
    doc.pages[0].obj.Annots = Array([veld])


def _bij_beeld(naam: str, **velden: object) -> Planter:
    def plant(doc: pikepdf.Pdf) -> None:
        doc.pages[0].obj.Resources.XObject.Im0["/" + naam] = _stroom(doc, _XMP, **velden)

    return plant


def _alternatief(doc: pikepdf.Pdf) -> None:
    ander = doc.make_indirect(beeld_in(doc, _TWEEDE, Name.DCTDecode))
    doc.pages[0].obj.Resources.XObject.Im0.Alternates = Array([Dictionary(Image=ander, DefaultForPrinting=False)])


def _letter(doc: pikepdf.Pdf) -> None:
    letter = doc.pages[0].obj.Resources.Font.F1
    letter.ToUnicode = _stroom(doc, f"/CMapName /{MERK} def".encode())
    letter.FontDescriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/" + MERK), FontFamily=MERK, Flags=32)


def _inline(doc: pikepdf.Pdf) -> None:
    _teken_erbij(doc, b"q 5 0 0 5 190 0 cm BI /W 160 /H 80 /CS /RGB /BPC 8 /F /DCT ID " + _TWEEDE + b" EI Q")


def _kleur(doc: pikepdf.Pdf) -> None:
    profiel_ = _stroom(doc, profiel(), N=3)
    doc.pages[0].obj.Resources.XObject.Im0.ColorSpace = Array([Name.ICCBased, profiel_])


def _steunkleur(doc: pikepdf.Pdf) -> None:
    omzetting = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0], C1=[1, 0, 0], N=1)
    kleur = Array([Name.Separation, Name("/" + MERK), Name.DeviceRGB, omzetting])
    doc.pages[0].obj.Resources.ColorSpace = Dictionary(C=kleur)
    _teken_erbij(doc, b"/C cs 1 scn 190 140 5 5 re f")


def _uitvoerprofiel(doc: pikepdf.Pdf) -> None:
    profiel_ = _stroom(doc, profiel(), N=3)
    doc.Root.OutputIntents = Array([Dictionary(S=Name.GTS_PDFA1, Info=MERK, DestOutputProfile=profiel_)])


def _los_ding(doc: pikepdf.Pdf) -> None:
    doc.pages[0].obj.Resources.XObject.Ongebruikt = _stroom(doc)


PAGINAS: dict[str, Planter] = {
    "bijlage (EmbeddedFiles)": _bijlagen,
    "bijlage bij het document (AF)": lambda doc: doc.Root.__setitem__("/AF", Array([_bijlage(doc)])),
    "bijlage bij de bladzijde (AF)": lambda doc: doc.pages[0].obj.__setitem__("/AF", Array([_bijlage(doc)])),
    "bijlage als aantekening": lambda doc: _aantekening(doc, "FileAttachment", FS=_bijlage(doc)),
    "briefje": lambda doc: _aantekening(doc, "Text"),
    "briefje dat openstaat": lambda doc: _aantekening(doc, "Text", Open=True),
    "opklapbriefje": lambda doc: _aantekening(doc, "Popup", Open=True),
    "markering": lambda doc: _aantekening(doc, "Highlight", QuadPoints=[10, 10, 20, 10, 10, 20, 20, 20], Subj=MERK),
    "koppeling": lambda doc: _aantekening(doc, "Link", A=Dictionary(S=Name.URI, URI=f"mailto:{MERK}@example.org")),
    "verborgen tekstvak": lambda doc: _aantekening(doc, "FreeText", F=2, DA="/F1 8 Tf"),
    "geluid en film": lambda doc: _aantekening(doc, "RichMedia", RichMediaContent=_stroom(doc)),
    "miniatuur": lambda doc: doc.pages[0].obj.__setitem__("/Thumb", beeld_in(doc, _TWEEDE, Name.DCTDecode)),
    "bladwijzer": _bladwijzer,
    "script bij openen": lambda doc: doc.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS=MERK)),
    "script met een naam": _script,
    "script bij de bladzijde": lambda doc: doc.pages[0].obj.__setitem__(
        "/AA", Dictionary(O=Dictionary(S=Name.JavaScript, JS=MERK))
    ),
    "verborgen laag": _laag,
    "structuurboom": _structuur,
    "formulierveld": _veld,
    "onbekend bij het document": _bij_root("/JanJ"),
    "onbekend bij de bladzijde": _bij_blad("/JanJ"),
    "verzameling": _bij_root("/Collection"),
    "rechten": _bij_root("/Perms"),
    "bewijs bij een handtekening": _bij_root("/DSS"),
    "uitvoerprofiel": _uitvoerprofiel,
    "bladnummers": lambda doc: doc.Root.__setitem__("/PageLabels", Dictionary(Nums=[0, Dictionary(P=MERK)])),
    "taal": lambda doc: doc.Root.__setitem__("/Lang", String(MERK)),
    "doelen": _bij_root("/Dests"),
    "artikelen": _bij_root("/Threads"),
    "xmp van het document": lambda doc: doc.Root.__setitem__("/Metadata", _stroom(doc, _XMP, Type=Name.Metadata)),
    "xmp van de bladzijde": lambda doc: doc.pages[0].obj.__setitem__("/Metadata", _stroom(doc, _XMP)),
    "xmp van een foto": _bij_beeld("Metadata", Type=Name.Metadata),
    "drukgegevens van een foto": _bij_beeld("OPI"),
    "ander beeld van een foto": _alternatief,
    "gegevens van het programma": _bij_blad("/PieceInfo"),
    "gegevens van het programma bij het document": _bij_root("/PieceInfo"),
    "informatie": lambda doc: doc.docinfo.__setitem__("/Author", MERK),
    "eigen informatie": lambda doc: doc.docinfo.__setitem__("/" + MERK, MERK),
    "exif van een foto": _foto_op_blad(FOTOS["jpeg: exif"]),
    "exif van een foto na vulbytes": _foto_op_blad(FOTOS["jpeg: exif na vulbytes"]),
    "exif van een foto, filter in een rij": _foto_op_blad(FOTOS["jpeg: exif"], Array([Name.DCTDecode])),
    "exif van een foto, filter afgekort": _foto_op_blad(FOTOS["jpeg: exif"], Name.DCT),
    "exif van een foto in de tekening": _inline,
    "tweede foto (mpf)": _foto_op_blad(FOTOS["jpeg: tweede foto (mpf)"]),
    "na het einde van een foto": _foto_op_blad(FOTOS["jpeg: een foto na het einde"]),
    "kleurprofiel in een foto": _foto_op_blad(FOTOS["jpeg: kleurprofiel"]),
    "kleurprofiel": _kleur,
    "naam van een steunkleur": _steunkleur,
    "opmerking in de tekening": lambda doc: _teken_erbij(doc, b"% " + _RUW),
    "onzichtbare tekst": lambda doc: _teken_erbij(doc, b"BT /F1 8 Tf 3 Tr 10 60 Td (" + _RUW + b") Tj ET"),
    "witte tekst": lambda doc: _teken_erbij(doc, b"1 g BT /F1 8 Tf 10 60 Td (" + _RUW + b") Tj ET"),
    "tekst onder een vlak": lambda doc: _teken_erbij(
        doc, b"BT /F1 8 Tf 110 60 Td <" + _RUW.hex().encode() + b"> Tj ET 0 g 100 50 90 30 re f"
    ),
    "tekst buiten de bladzijde": lambda doc: _teken_erbij(doc, b"BT /F1 8 Tf 900 900 Td (" + _RUW + b") Tj ET"),
    "tekst bij een teken": lambda doc: _teken_erbij(
        doc, b"/Span << /ActualText (" + _RUW + b") >> BDC 0 0 1 1 re f EMC"
    ),
    "letter": _letter,
    "ongebruikt ding": _los_ding,
}


def _vorige_versie() -> bytes:
    """A file to which a later version was appended: the first is still in it."""
    doc = pagina()
    _teken_erbij(doc, b"% " + _RUW)
    eerste = in_bytes(doc, compress_streams=False)
    start = eerste[eerste.rindex(b"startxref") :].split()[1]
    plek = len(eerste)
    nieuw = b"9999 0 obj\nnull\nendobj\n"
    staart = b"xref\n9999 1\n%010d 00000 n \ntrailer\n" % plek
    root = re.search(rb"/Root \d+ 0 R", eerste)
    assert root
    staart += b"<< /Size 10000 /Prev %s %s >>\nstartxref\n%d\n%%%%EOF\n" % (start, root[0], plek + len(nieuw))
    return eerste + nieuw + staart


def _object_stroom() -> bytes:
    """The marker as a left-over in a stream of objects that nothing refers to."""
    doc = pagina()
    doc.Root.Rest = doc.make_indirect(Dictionary(X=_drie("A")))
    return in_bytes(doc, object_stream_mode=pikepdf.ObjectStreamMode.generate)


_HEEL = in_bytes(pagina())
BESTANDEN: dict[str, bytes] = {
    "vorige versie": _vorige_versie(),
    "rest in een stroom van dingen": _object_stroom(),
    "voor het begin": _RUW + b"\n" + _HEEL,
    "na het einde": _HEEL + _RUW,
    "opmerking tussen de dingen": _HEEL.replace(b"\nxref", b"\n% " + _RUW + b"\nxref", 1)
    if b"\nxref" in _HEEL
    else _HEEL + b"% " + _RUW,
    "in de staart": _HEEL.replace(b"trailer <<", b"trailer << /" + _RUW + b" 1", 1),
}


def paginas() -> dict[str, bytes]:
    """Every way of hiding in a PDF, plain and encrypted with an empty password."""
    alle = dict(BESTANDEN)
    for naam, plant in PAGINAS.items():
        doc = pagina()
        plant(doc)
        alle[naam] = in_bytes(doc)
        alle[f"{naam}, versleuteld zonder wachtwoord"] = in_bytes(
            doc, encryption=pikepdf.Encryption(owner="eigenaar", user="", R=6)
        )
    return alle
