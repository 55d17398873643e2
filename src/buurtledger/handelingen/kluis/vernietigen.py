"""Destroying papers whose seven years are over, after their names were written down in the kluis."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from buurtledger.handelingen.bank.lezingen import vergeet_lezingen
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.kluiskopie import VERNIETIGD
from buurtledger.stand.bewaartermijn import Bewaarstuk
from buurtledger.store.kluis.kopie import is_gewoon, waarom
from buurtledger.store.kluis.plek import inhoud_van, lees_gewoon, schrijf_over


def vernietig(kluis: Path, stukken: Sequence[Bewaarstuk], op: date) -> int | Bezwaar:
    """Take papers out of the kluis for good: how many files; or why not. Only those that may go on that day."""
    weg = {stuk.hash: stuk for stuk in stukken if stuk.mag_weg(op)}
    scans = [scan for scan in inhoud_van(kluis).scans if scan.hash in weg]
    eerder = lees_gewoon(kluis / VERNIETIGD) if is_gewoon(kluis, VERNIETIGD) else b""
    if isinstance(eerder, Bericht):
        return Bezwaar(eerder, True)
    nieuw = "".join(
        json.dumps({"dag": op.isoformat(), "hash": s.hash, "soort": s.soort, "nummers": list(weg[s.hash].nummers)})
        + "\n"
        for s in scans
    )
    if bezwaar := schrijf_over(kluis / VERNIETIGD, eerder + nieuw.encode()):
        return Bezwaar(bezwaar, True)
    for nr, scan in enumerate(scans):
        try:
            scan.pad.unlink()
            vergeet_lezingen(kluis, scan.hash)
        except OSError as fout:
            bericht = zin("{n:stuk|stukken} vernietigd, toen ging het niet verder: {reden}", n=nr, reden=waarom(fout))
            return Bezwaar(bericht, True)
    return len(scans)
