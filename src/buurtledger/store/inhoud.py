"""What text is in a file, whatever its name says: by its bytes."""

from __future__ import annotations

import io
import re
import zlib
from typing import NamedTuple

_GROOTSTE_DEEL = 4 * 1024 * 1024
"""How many bytes of one part of a packed document are unpacked; and all parts together four times that."""

_LEESBAAR = re.compile(rb"[\x20-\x7e]{10,4000}")
_BREED = re.compile(rb"(?:[\x20-\x7e]\x00){8,2000}|(?:\x00[\x20-\x7e]){8,2000}")
_STUURTEKEN = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_OPMAAK = re.compile(r"<[^<>]{0,2000}>")


class Inhoud(NamedTuple):
    """The text of a file, and whether that is all there is to see in it."""

    tekst: str
    is_tekst: bool
    """False: only what can be read in the bytes of something else, such as the data that a photo carries."""


def inhoud_van(ruw: bytes) -> Inhoud:
    """The text in a file: UTF-8, UTF-16, UTF-32 or Latin-1; a packed document's parts; else its printable strings."""
    if ruw.startswith(b"PK\x03\x04"):
        return Inhoud(_uitgepakt(ruw), is_tekst=False)
    tekst = _als_tekst(ruw)
    if tekst is not None:
        return Inhoud(tekst.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), is_tekst=True)
    return Inhoud(_leesbaar(ruw), is_tekst=False)


def _als_tekst(ruw: bytes) -> str | None:
    if ruw.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return ruw.decode("utf-32", "replace")
    if ruw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ruw.decode("utf-16", "replace")
    if b"\0" in ruw:
        begin = ruw[:4000]
        for code, nul, teken in (("utf-16-le", begin[1::2], begin[::2]), ("utf-16-be", begin[::2], begin[1::2])):
            if nul and nul.count(0) * 2 > len(nul) and teken.count(0) * 20 < len(teken):
                return ruw.decode(code, "replace")
        # A file of text with a stray byte in it is text for who reads it.
        return (
            ruw.decode("utf-8", "replace") if len(_STUURTEKEN.findall(ruw[:65536])) * 200 < len(ruw[:65536]) else None
        )
    try:
        return ruw.decode("utf-8")
    except UnicodeDecodeError:
        vreemd = len(_STUURTEKEN.findall(ruw[:65536]))
        return ruw.decode("cp1252", "replace") if vreemd * 200 < len(ruw[:65536]) else None


def _leesbaar(ruw: bytes) -> str:
    """The printable strings in bytes, a line each: EXIF, XMP, the fields of a PDF."""
    smal = [stuk.decode("ascii") for stuk in _LEESBAAR.findall(ruw)]
    breed = [stuk.replace(b"\0", b"").decode("ascii") for stuk in _BREED.findall(ruw)]
    return "\n".join((*smal, *breed))


def _uitgepakt(ruw: bytes) -> str:
    """The texts of a document that is packed (DOCX, XLSX, ODT): its parts in XML, without their marks."""
    import zipfile  # most files are none

    delen: list[str] = []
    over = 4 * _GROOTSTE_DEEL
    try:
        with zipfile.ZipFile(io.BytesIO(ruw)) as doos:
            for deel in doos.infolist()[:1000]:
                delen.append(deel.filename)
                if (
                    over <= 0
                    or deel.flag_bits & 1
                    or not deel.filename.endswith((".xml", ".rels", ".txt", ".csv", ".md"))
                ):
                    continue
                with doos.open(deel) as stroom:
                    stuk = stroom.read(min(over, _GROOTSTE_DEEL))
                over -= len(stuk)
                delen.append(_OPMAAK.sub("\n", stuk.decode("utf-8", "replace")))
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError, ValueError, RuntimeError):
        delen.append(_leesbaar(ruw))
    return "\n".join(delen)
