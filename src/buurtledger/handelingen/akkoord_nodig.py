"""Which lines that were written just now are above a limit, so that a second person has to look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from buurtledger.checks.eisen import eisen, naar_een_ontvanger
from buurtledger.model.mutatie import Mutatie
from buurtledger.stand.ongedaan import geldend
from buurtledger.store.grootboek import lees_een_logboek, lees_rollen


def vraagt_akkoord(wortel: Path, vandaag: date, nieuw: Sequence[Mutatie]) -> dict[str, tuple[str, ...]]:
    """By id of a line in the books the roles that have to approve it, by the limits in the rollen of now.

    What went to the same receiver on the same day counts with it, as far as it stands in the same logboeken; `check`
    looks through all.
    """
    rollen, _ = lees_rollen(wortel)
    if not rollen.grenzen:
        return {}
    dagen = {mutatie.datum for mutatie in nieuw}
    boeken = (lees_een_logboek(wortel, post).mutaties for post in dict.fromkeys(mutatie.post for mutatie in nieuw))
    samen = naar_een_ontvanger(m for boek in boeken for m in geldend(boek, vandaag) if m.datum in dagen)
    gevraagd = {m.nummer: eisen(samen[m.nummer], (rollen,)) for m in nieuw if m.nummer in samen}
    return {nummer: tuple(eis.rol for eis in eisen_) for nummer, eisen_ in gevraagd.items() if eisen_}
