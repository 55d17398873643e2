"""Own checks of PDF/UA-1 (ISO 14289-1), since veraPDF is in no registry that the tests may ask.

What they see: who it says it is, that all that is drawn is either tagged or an artifact, the tags (headings without a
gap, tables with heads, figures with words), and fonts that can be read back. What they cannot see: whether the order of
reading and the words of a picture make sense, contrast, and the syntax of the file beyond what pypdf reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
from pypdf.generic import ContentStream, IndirectObject

_TEKENT = {b"Tj", b"TJ", b"'", b'"', b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"Do", b"sh"}
"""The operators that leave a mark on the paper."""


def bezwaren(bestand: Path) -> list[str]:
    """What is wrong; empty when nothing was seen."""
    pdf = pypdf.PdfReader(bestand)
    wortel: Any = pdf.trailer["/Root"]
    return [*_wie(pdf, wortel), *_bladzijden(pdf), *_tags(wortel), *_lettertypen(pdf)]


def _wie(pdf: pypdf.PdfReader, wortel: Any) -> Iterator[str]:
    xmp = wortel["/Metadata"].get_data() if "/Metadata" in wortel else b""
    if b"<pdfuaid:part>1</pdfuaid:part>" not in xmp:
        yield "7.1: it does not say that it is PDF/UA-1"
    if b"<dc:title>" not in xmp or not (pdf.metadata and pdf.metadata.title):
        yield "7.1: no title"
    if not wortel.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "7.1: the title is not shown"
    if not wortel.get("/MarkInfo", {}).get("/Marked"):
        yield "7.1: not marked as tagged"
    if not wortel.get("/Lang"):
        yield "7.2: no language"
    if "/StructTreeRoot" not in wortel:
        yield "7.1: no tags"


def _bladzijden(pdf: pypdf.PdfReader) -> Iterator[str]:
    for nr, bladzijde in enumerate(pdf.pages, start=1):
        diepte = 0
        inhoud = bladzijde.get_contents()
        for _, teken in ContentStream(inhoud, pdf).operations if inhoud is not None else ():
            if teken in (b"BDC", b"BMC"):
                diepte += 1
            elif teken == b"EMC":
                diepte -= 1
            elif teken in _TEKENT and not diepte:
                yield f"7.1: page {nr} draws something that is neither tagged nor an artifact ({teken.decode()})"
                break
        if "/Annots" in bladzijde and bladzijde.get("/Tabs") != "/S":
            yield f"7.18: page {nr} does not take its links in the order of the tags"


def _tags(wortel: Any) -> Iterator[str]:
    if "/StructTreeRoot" not in wortel:
        return
    koppen = []
    for soort, ding in _boom(wortel["/StructTreeRoot"]):
        if kop := re.fullmatch(r"/H([1-6])", soort):
            koppen.append(int(kop[1]))
        if soort in ("/Figure", "/Formula") and not (ding.get("/Alt") or ding.get("/ActualText")):
            yield "7.3: a figure without words"
        if soort == "/TH" and not any(attribuut.get("/Scope") for attribuut in _attributen(ding)):
            yield "7.5: a head of a table that does not say of what"
        if soort == "/Table" and not any(onder == "/TH" for onder, _ in _boom(ding)):
            yield "7.5: a table without heads"
    if not koppen or koppen[0] != 1:
        yield "7.4: the first heading is not of the first level"
    if any(volgende > vorige + 1 for vorige, volgende in pairwise(koppen)):
        yield "7.4: a level of headings is passed over"


def _attributen(ding: Any) -> list[Any]:
    waarde = _echt(ding.get("/A", []))
    return [_echt(een) for een in waarde] if isinstance(waarde, list) else [waarde]


def _boom(ding: Any) -> Iterator[tuple[str, Any]]:
    onder = _echt(ding.get("/K", []))
    for deel in map(_echt, onder if isinstance(onder, list) else [onder]):
        if isinstance(deel, dict) and "/S" in deel:
            yield str(deel["/S"]), deel
            yield from _boom(deel)


def _lettertypen(pdf: pypdf.PdfReader) -> Iterator[str]:
    gezien = set()
    for bladzijde in pdf.pages:
        for letter in _echt(_echt(bladzijde.get("/Resources", {})).get("/Font", {})).values():
            echt = _echt(letter)
            naam = str(echt.get("/BaseFont"))
            if naam in gezien:
                continue
            gezien.add(naam)
            if "/ToUnicode" not in echt:
                yield f"7.21: {naam} cannot be read back"
            for eronder in map(_echt, echt.get("/DescendantFonts", [])):
                if not {"/FontFile2", "/FontFile3"} & set(_echt(eronder["/FontDescriptor"])):
                    yield f"7.21: {naam} is not in the file"


def _echt(ding: Any) -> Any:
    return ding.get_object() if isinstance(ding, IndirectObject) else ding
