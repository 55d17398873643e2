"""A poster as PDF/UA-1 on one sheet of A4, by typst. The same books, the same bytes."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from buurtledger.report.poster import Poster
from buurtledger.report.taal import Taal
from buurtledger.report.vormen.schrift import zet

if TYPE_CHECKING:
    import segno

NODIG = ("typst", "segno")


def maak(poster: Poster, taal: Taal) -> bytes:
    """The bytes of the PDF."""
    return zet(json.dumps(poster.stuk(taal, _qr(poster.pagina(taal))), ensure_ascii=False), "poster.typ")


def _qr(adres: str) -> str:
    """The drawing of an address, to be read by a telephone from a metre away."""
    import segno

    uit = io.BytesIO()
    code: segno.QRCode = segno.make(adres, error="m", micro=False)
    code.save(uit, kind="svg", scale=4, border=4, xmldecl=False)
    return uit.getvalue().decode()
