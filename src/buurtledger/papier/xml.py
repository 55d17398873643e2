"""XML of a stranger, read without fetching, expanding or following anything."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.papier import Plek

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

HOOGSTENS = 10 * 1024 * 1024
"""The largest e-invoice, in bytes: pictures that are packed in it included."""
_GETAL = re.compile(r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,8})?")


def lees_xml(inhoud: bytes) -> Element | Bericht:
    """The root of a document; or why it is not read: a DOCTYPE (an e-invoice has none) or broken XML."""
    from lxml import etree

    if len(inhoud) > HOOGSTENS:
        return zin("het bestand is te groot: meer dan {groot} MiB", groot=HOOGSTENS // 2**20)
    veilig = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    try:
        # The head alone first: of what has a DOCTYPE not one element more is read.
        _, kop = next(etree.iterparse(io.BytesIO(inhoud), events=("start",), **veilig))
        if kop.getroottree().docinfo.doctype:
            return zin("het bestand heeft een DOCTYPE; een e-factuur heeft dat nooit, dus het wordt niet gelezen")
        lezer = etree.XMLParser(remove_comments=True, remove_pis=True, **veilig)
        wortel: Element = etree.fromstring(inhoud, lezer)
    except etree.XMLSyntaxError as fout:
        reden = "".join(teken for teken in str(fout.msg)[:200] if teken.isprintable())
        return zin("het bestand is geen hele XML: {reden}", reden=reden)
    except (StopIteration, ValueError):
        return zin("het bestand is geen hele XML: {reden}", reden="-")
    return wortel


def naam_van(deel: Element) -> str:
    """The name of an element without its namespace."""
    tag = deel.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def alle(deel: Element | None, *pad: str) -> Iterator[Element]:
    """The elements at a path of names below one, of whatever namespace."""
    if deel is None:
        return
    if not pad:
        yield deel
        return
    for kind in deel:
        if naam_van(kind) == pad[0]:
            yield from alle(kind, *pad[1:])


def eerste(deel: Element | None, *pad: str) -> Element | None:
    """The first of them."""
    return next(alle(deel, *pad), None)


def tekst_van(deel: Element | None, *pad: str) -> str:
    """The text of the first of them, on one line; empty where there is none."""
    gevonden = eerste(deel, *pad)
    return " ".join((gevonden.text or "").split()) if gevonden is not None else ""


def bedrag_van(deel: Element | None, *pad: str) -> Decimal | None:
    """The amount of the first of them, with its sign; None where there is none or it is none."""
    tekst = tekst_van(deel, *pad)
    return Decimal(tekst) if _GETAL.fullmatch(tekst) else None


def plek_van(deel: Element | None) -> Plek:
    """The line on which an element stands."""
    return Plek(lijn=int(deel.sourceline or 0)) if deel is not None else Plek()


def zonder_bestanden(inhoud: bytes) -> bytes:
    """An e-invoice as it is; only what was packed in it as a file (a photo, that tells where it was made) is out."""
    from lxml import etree

    wortel = lees_xml(inhoud)
    if isinstance(wortel, Bericht):
        return inhoud
    gepakt = [deel for deel in wortel.iter() if naam_van(deel).endswith("BinaryObject")]
    if not gepakt:
        return inhoud
    for deel in gepakt:
        deel.text = None
        deel.attrib.pop("filename", None)
    uit: bytes = etree.tostring(wortel, xml_declaration=True, encoding="UTF-8")
    return uit
