"""What an akkoord approves: a mutatie's content, as one short print of it.

The form is part of the ledger's public interface (docs/bestanden.md): another program, or a person with `sha256sum`,
must come to the same print.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from hashlib import sha256
from unicodedata import normalize

from buurtledger.model import geld
from buurtledger.model.mutatie import AFDRUKLENGTE, VELDEN, Mutatie


def canoniek(mutatie: Mutatie) -> str:
    """A mutatie as one JSON object: every value a string in NFC, keys sorted, no blanks.

    Amounts have two decimals, days are ISO. What the line does not have is not in it, nor on which line it stands.
    """
    velden = {"soort": mutatie.soort, "id": mutatie.nummer, "post": mutatie.post}
    for veld in VELDEN[mutatie.soort]:
        waarde = getattr(mutatie, veld)
        if waarde not in ("", None):
            velden[veld] = _tekst(waarde)
    return json.dumps(velden, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _tekst(waarde: object) -> str:
    match waarde:
        case Decimal():
            return geld.plat(waarde)
        case date():
            return waarde.isoformat()
        case _:
            return normalize("NFC", str(waarde))


def afdruk(mutatie: Mutatie) -> str:
    """The first 16 hex digits of the SHA-256 of the canonical form, in UTF-8."""
    return sha256(canoniek(mutatie).encode()).hexdigest()[:AFDRUKLENGTE]
