"""Every place in a PDF where something can hide, with a marker planted in it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from tests.aanvallen.verstopt import FOTOS, JPEG, MERK, RUW, TWEEDE, XMP, profiel

Planter = Callable[[pikepdf.Pdf], None]


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
    return doc.make_indirect(Stream(doc, inhoud or RUW, {f"/{naam}": waarde for naam, waarde in velden.items()}))


def _bijlage(doc: pikepdf.Pdf) -> pikepdf.Object:
    bestand = _stroom(doc, TWEEDE, Type=Name.EmbeddedFile)
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
        doc.pages[0].obj.Resources.XObject.Im0["/" + naam] = _stroom(doc, XMP, **velden)

    return plant


def _alternatief(doc: pikepdf.Pdf) -> None:
    ander = doc.make_indirect(beeld_in(doc, TWEEDE, Name.DCTDecode))
    doc.pages[0].obj.Resources.XObject.Im0.Alternates = Array([Dictionary(Image=ander, DefaultForPrinting=False)])


def _letter(doc: pikepdf.Pdf) -> None:
    letter = doc.pages[0].obj.Resources.Font.F1
    letter.ToUnicode = _stroom(doc, f"/CMapName /{MERK} def".encode())
    letter.FontDescriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/" + MERK), FontFamily=MERK, Flags=32)


def _inline(doc: pikepdf.Pdf) -> None:
    _teken_erbij(doc, b"q 5 0 0 5 190 0 cm BI /W 160 /H 80 /CS /RGB /BPC 8 /F /DCT ID " + TWEEDE + b" EI Q")


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
    "miniatuur": lambda doc: doc.pages[0].obj.__setitem__("/Thumb", beeld_in(doc, TWEEDE, Name.DCTDecode)),
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
    "xmp van het document": lambda doc: doc.Root.__setitem__("/Metadata", _stroom(doc, XMP, Type=Name.Metadata)),
    "xmp van de bladzijde": lambda doc: doc.pages[0].obj.__setitem__("/Metadata", _stroom(doc, XMP)),
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
    "opmerking in de tekening": lambda doc: _teken_erbij(doc, b"% " + RUW),
    "onzichtbare tekst": lambda doc: _teken_erbij(doc, b"BT /F1 8 Tf 3 Tr 10 60 Td (" + RUW + b") Tj ET"),
    "witte tekst": lambda doc: _teken_erbij(doc, b"1 g BT /F1 8 Tf 10 60 Td (" + RUW + b") Tj ET"),
    "tekst onder een vlak": lambda doc: _teken_erbij(
        doc, b"BT /F1 8 Tf 110 60 Td <" + RUW.hex().encode() + b"> Tj ET 0 g 100 50 90 30 re f"
    ),
    "tekst buiten de bladzijde": lambda doc: _teken_erbij(doc, b"BT /F1 8 Tf 900 900 Td (" + RUW + b") Tj ET"),
    "tekst bij een teken": lambda doc: _teken_erbij(
        doc, b"/Span << /ActualText (" + RUW + b") >> BDC 0 0 1 1 re f EMC"
    ),
    "letter": _letter,
    "ongebruikt ding": _los_ding,
}


def _vorige_versie() -> bytes:
    """A file to which a later version was appended: the first is still in it."""
    doc = pagina()
    _teken_erbij(doc, b"% " + RUW)
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
    "voor het begin": RUW + b"\n" + _HEEL,
    "na het einde": _HEEL + RUW,
    "opmerking tussen de dingen": _HEEL.replace(b"\nxref", b"\n% " + RUW + b"\nxref", 1)
    if b"\nxref" in _HEEL
    else _HEEL + b"% " + RUW,
    "in de staart": _HEEL.replace(b"trailer <<", b"trailer << /" + RUW + b" 1", 1),
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
