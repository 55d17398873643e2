"""A scan before it goes into the kluis: of a known kind, not too large, without place, device or author."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from buurtledger.model.bericht import Bericht, zin

if TYPE_CHECKING:
    from PIL.Image import Image

HOOGSTENS = 20 * 1024 * 1024
"""The largest scan, in bytes."""

_SOORTEN = ((b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"%PDF-", "pdf"), (b"RIFF", "webp"))


def soort_van(inhoud: bytes) -> str:
    """What kind of file it is, by its first bytes: jpg, png, webp or pdf; empty for anything else."""
    for begin, soort in _SOORTEN:
        if inhoud.startswith(begin) and (soort != "webp" or inhoud[8:12] == b"WEBP"):
            return soort
    return ""


def schoon_scan(inhoud: bytes) -> tuple[bytes, str] | Bericht:
    """The same picture or pages without what they tell of place, device and maker, and their kind; or why not."""
    if len(inhoud) > HOOGSTENS:
        return zin("de scan is te groot: {groot} MiB, hoogstens 20", groot=-(-len(inhoud) // 2**20))
    soort = soort_van(inhoud)
    if not soort:
        if inhoud[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
            return zin("een HEIC-foto kan de kluis niet schoonmaken; bewaar hem als jpg")
        return zin("dit soort bestand ken ik niet; geef een jpg, png, webp of pdf")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return (_schone_pdf(inhoud) if soort == "pdf" else _schoon_beeld(inhoud)), soort
    except Exception as fout:  # any fault of a stranger's file, in whatever library it shows
        return zin("de scan is niet te openen: {reden}", reden=str(fout)[:200] or type(fout).__name__)


def _schoon_beeld(inhoud: bytes) -> bytes:
    import PIL.Image
    from PIL import ImageOps

    with PIL.Image.open(io.BytesIO(inhoud), formats=("JPEG", "PNG", "WEBP", "MPO")) as beeld:
        beeld.load()
        soort = "JPEG" if beeld.format == "MPO" else str(beeld.format)
        gedraaid = beeld.getexif().get(0x0112, 1) != 1
        kleur = {"icc_profile": beeld.info.get("icc_profile")}
        recht = ImageOps.exif_transpose(beeld) if gedraaid else beeld
        # What is not named here is not written: no EXIF, no XMP, no comment.
        naakt = PIL.Image.frombytes(recht.mode, recht.size, recht.tobytes())
        if recht.mode == "P" and (palet := recht.getpalette()) is not None:
            naakt.putpalette(palet)
        uit = io.BytesIO()
        if soort == "JPEG":
            if getattr(beeld, "quantization", None) and not gedraaid:
                naakt.save(uit, "JPEG", qtables=beeld.quantization, subsampling=_verhouding(beeld), **kleur)  # type: ignore[attr-defined]
            else:
                naakt.save(uit, "JPEG", quality=92, **kleur)
        else:
            naakt.save(uit, soort, **({"lossless": True} if soort == "WEBP" else {}), **kleur)
        return uit.getvalue()


def _verhouding(beeld: Image) -> int:
    from PIL import JpegImagePlugin

    return max(JpegImagePlugin.get_sampling(beeld), 0)


def _schone_pdf(inhoud: bytes) -> bytes:
    import pikepdf

    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        for sleutel in ("/Metadata", "/PieceInfo", "/OpenAction", "/AA", "/Names", "/AcroForm"):
            if sleutel in pdf.Root:
                del pdf.Root[sleutel]
        for ding in pdf.objects:
            if not isinstance(ding, pikepdf.Stream | pikepdf.Dictionary):
                continue
            for sleutel in ("/Metadata", "/PieceInfo", "/LastModified"):
                if sleutel in ding:
                    del ding[sleutel]
            if isinstance(ding, pikepdf.Stream) and ding.get("/Filter") == pikepdf.Name.DCTDecode:
                ding.write(_zonder_kop(ding.read_raw_bytes()), filter=pikepdf.Name.DCTDecode)
        uit = io.BytesIO()
        pdf.save(uit, deterministic_id=True, fix_metadata_version=False)
        return uit.getvalue()


def _zonder_kop(jpeg: bytes) -> bytes:
    """A JPEG without its application segments but the colours (APP0, APP2, APP14), and without comments."""
    uit, plek = [jpeg[:2]], 2
    while plek + 4 <= len(jpeg) and jpeg[plek] == 0xFF and jpeg[plek + 1] != 0xDA:
        einde = plek + 2 + int.from_bytes(jpeg[plek + 2 : plek + 4])
        if not (0xE0 <= jpeg[plek + 1] <= 0xEF and jpeg[plek + 1] not in (0xE0, 0xE2, 0xEE)) and jpeg[plek + 1] != 0xFE:
            uit.append(jpeg[plek:einde])
        plek = einde
    return b"".join([*uit, jpeg[plek:]])
