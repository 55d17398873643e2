"""Every place in a photo where something can hide, with a marker planted in it, and the search for that marker.

The page or the photo shows something else: black text on white. The marker is in no pixel that is seen.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Stream
from PIL import Image, ImageCms, ImageDraw

MERK = "JanJansen52N"
"""What should not be found again: short enough for a name, a comment or a colour profile."""
RUW = MERK.encode()


# --- searching -----------------------------------------------------------------------------------------------------


def staat_erin(inhoud: bytes) -> bool:
    """The marker stands in a file: as it is, in UTF-16, in hexadecimals, compressed, or in any object of a PDF."""
    return any(_in_bytes(deel) for deel in _lagen(inhoud))


def _in_bytes(deel: bytes) -> bool:
    kaal = re.sub(rb"\s", b"", deel).lower()
    vormen = (RUW, MERK.encode("utf-16-be"), MERK.encode("utf-16-le"))
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
    beeld.frombytes(beeld.tobytes()[: -len(RUW) * 4] + b"".join(bytes((c, c, c, 0)) for c in RUW))
    grijs = beeld.getchannel("R").tobytes()
    assert RUW in grijs
    return _bewaard(beeld, soort, **({"lossless": True, "exact": True} if soort == "WEBP" else {}))


def _palet() -> bytes:
    beeld = Image.new("P", (160, 80), 0)
    beeld.putpalette(b"\xff\xff\xff\x00\x00\x00" + RUW)
    beeld.paste(1, (5, 5, 40, 30))
    # Pillow drops colours that are not used; a stranger's program does not.
    kaal = _bewaard(beeld, "PNG")
    plek = kaal.index(b"PLTE") - 4
    lang = int.from_bytes(kaal[plek : plek + 4], "big")
    return kaal[:plek] + _blok(b"PLTE", b"\xff\xff\xff\0\0\0" + RUW) + kaal[plek + 12 + lang :]


def _png_na(blok: bytes) -> bytes:
    """A PNG with a chunk after its header."""
    return PNG[:33] + blok + PNG[33:]


TWEEDE = _bewaard(kijkbeeld(), "JPEG", exif=_exif())
_EXIF = _segment(0xE1, b"Exif\0\0" + _exif().removeprefix(b"Exif\0\0"))
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>{MERK}</dc:creator></x:xmpmeta>'.encode()

FOTOS: dict[str, bytes] = {
    "jpeg: exif": JPEG[:2] + _EXIF + JPEG[2:],
    "jpeg: exif na vulbytes": JPEG[:2] + b"\xff\xff\xff" + _EXIF + JPEG[2:],
    "jpeg: exif na de tabellen": JPEG[: JPEG.index(b"\xff\xc0")] + _EXIF + JPEG[JPEG.index(b"\xff\xc0") :],
    "jpeg: xmp": JPEG[:2] + _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP) + JPEG[2:],
    "jpeg: xmp vervolg": JPEG[:2] + _segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + XMP) + JPEG[2:],
    "jpeg: iptc": JPEG[:2] + _segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04" + RUW) + JPEG[2:],
    "jpeg: opmerking": JPEG[:2] + _segment(0xFE, RUW) + JPEG[2:],
    "jpeg: onbekend segment": JPEG[:2] + _segment(0xE7, RUW) + JPEG[2:],
    "jpeg: miniatuur in jfif": JPEG[:2] + _segment(0xE0, b"JFXX\0\x10" + TWEEDE[:60000]) + JPEG[2:],
    "jpeg: kleurprofiel": _bewaard(kijkbeeld(), "JPEG", icc_profile=profiel()),
    "jpeg: kapot kleurprofiel": _bewaard(kijkbeeld(), "JPEG", icc_profile=RUW * 20),
    "jpeg: tweede foto (mpf)": _bewaard(
        kijkbeeld(), "MPO", save_all=True, append_images=[kijkbeeld()], exif=_exif(), comment=RUW
    ),
    "jpeg: na het einde": JPEG + RUW,
    "jpeg: een foto na het einde": JPEG + TWEEDE,
    "jpeg: een zip na het einde": JPEG + b"PK\x03\x04" + zlib.compress(RUW),
    "jpeg: in een ongebruikte tabel": JPEG[:2] + _segment(0xDB, b"\x03" + (RUW * 6)[:64]) + JPEG[2:],
    "png: tEXt": _png_na(_blok(b"tEXt", b"Author\0" + RUW)),
    "png: zTXt": _png_na(_blok(b"zTXt", b"Author\0\0" + zlib.compress(RUW))),
    "png: iTXt": _png_na(_blok(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)),
    "png: eXIf": _png_na(_blok(b"eXIf", _exif().removeprefix(b"Exif\0\0"))),
    "png: iCCP": _bewaard(kijkbeeld(), "PNG", icc_profile=profiel()),
    "png: onbekend blok": _png_na(_blok(b"prVt", RUW)),
    "png: na het einde": PNG + RUW,
    "png: ongebruikte kleuren": _palet(),
    "png: onder doorzichtig": _doorzichtig("PNG"),
    "png: tweede beeld (apng)": _bewaard(
        kijkbeeld(), "PNG", save_all=True, append_images=[Image.frombytes("RGB", (4, 1), RUW)], exif=_exif()
    ),
    "png: na de pixels in het pak": PNG[:33]
    + _blok(b"IDAT", zlib.compress(zlib.decompress(PNG[PNG.index(b"IDAT") + 4 : -16]) + RUW))
    + _blok(b"IEND", b""),
    "webp: exif": _bewaard(kijkbeeld(), "WEBP", exif=_exif()),
    "webp: xmp": _bewaard(kijkbeeld(), "WEBP", xmp=XMP),
    "webp: kleurprofiel": _bewaard(kijkbeeld(), "WEBP", icc_profile=profiel()),
    "webp: onbekend deel": _riff(WEBP[12:], _deel(b"JANJ", RUW)),
    "webp: na het einde": WEBP + RUW,
    "webp: tweede beeld": _bewaard(
        kijkbeeld(), "WEBP", save_all=True, append_images=[Image.new("RGB", (160, 80), "blue")], xmp=XMP
    ),
}
