"""By what a kluis is known again, so that a copy of one is never mixed with another."""

from __future__ import annotations

import re
import secrets
from pathlib import Path

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.kluiskopie import MERK
from buurtledger.store.kluis.kopie import is_gewoon
from buurtledger.store.kluis.plek import lees_gewoon, schrijf_over

_VORM = re.compile(rb"[0-9a-f]{32}\n")


def lees_merk(kluis: Path) -> bytes | None:
    """The mark of a kluis or of a copy of it; None when it has none."""
    if not is_gewoon(kluis, MERK):
        return None
    inhoud = lees_gewoon(kluis / MERK, 64)
    return inhoud if isinstance(inhoud, bytes) and _VORM.fullmatch(inhoud) else None


def merk_kluis(kluis: Path) -> bytes | Bericht:
    """The mark of a kluis, which gets one when it has none; or why it cannot be written."""
    merk = lees_merk(kluis)
    if merk is not None:
        return merk
    if is_gewoon(kluis, MERK):
        return zin("{bestand} in de kluis is niet te lezen; zet het terug uit een kopie", bestand=MERK)
    nieuw = f"{secrets.token_hex(16)}\n".encode()
    return schrijf_over(kluis / MERK, nieuw) or nieuw
