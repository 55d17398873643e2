"""Briefjes as a telephone would send them, made without one: the form is that of docs/bestanden.md."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from pathlib import Path
from typing import Any

from buurtledger.model.briefje import boek_van
from buurtledger.store.planlezen import lees_plan

BON: dict[str, Any] = {
    "id": "0123456789abcdef0123456789abcdef",
    "nr": 1,
    "dag": "2023-12-10",
    "bedrag": "45.95",
    "wat": "Verf en kwasten",
    "winkel": "Gamma",
    "fotos": [],
}


def brief(wortel: Path, *bonnen: dict[str, Any], **anders: Any) -> dict[str, Any]:
    """What stands in briefje.json of a good briefje for this ledger; a bon says only what is other than `BON`."""
    plan = lees_plan(wortel).plan
    assert plan is not None
    gewoon = {
        "formaat": 1,
        "boek": boek_van(plan),
        "buurt": plan.naam,
        "bladzijde": "2024-01-02",
        "dag": "2024-01-12",
        "post": "tuin/moestuin",
        "van": "Mevrouw Voorbeeld",
        "bonnen": [BON | {"id": f"{nr:032x}", "nr": nr} | bon for nr, bon in enumerate(bonnen, 1)],
        "resultaat": "",
        "geleerd": [],
    }
    return gewoon | anders


def pak(inhoud: dict[str, Any] | bytes, fotos: dict[str, bytes] | None = None) -> bytes:
    """The zip of it, as the page writes it."""
    tekst = inhoud if isinstance(inhoud, bytes) else json.dumps(inhoud).encode()
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        for naam, data in {"briefje.json": tekst, **(fotos or {})}.items():
            ding = zipfile.ZipInfo(naam)
            ding.flag_bits |= 0x800
            ding.create_system = 0
            zip_.writestr(ding, data)
    # zipfile says of a name in plain letters that it is no UTF-8, and whose file it is; the page does neither.
    heel = bytearray(uit.getvalue())
    for merk, plek in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        waar = heel.find(merk)
        while waar >= 0:
            struct.pack_into("<H", heel, waar + plek, 0x0800)
            if plek == 8:
                struct.pack_into("<I", heel, waar + 38, 0)
            waar = heel.find(merk, waar + 4)
    return bytes(heel)


def foto(breed: int = 40, hoog: int = 30) -> bytes:
    """A small photo."""
    import PIL.Image

    uit = io.BytesIO()
    PIL.Image.linear_gradient("L").resize((breed, hoog)).convert("RGB").save(uit, "JPEG")
    return uit.getvalue()
