"""Before a text is written into the books: is there something of a private person in it?

git forgets nothing, so this is asked before and not after. Where nobody can answer the answer is no.
"""

from __future__ import annotations

from collections.abc import Iterable

from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.cli.vragen import bevestig
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import zin


def mag_opgeschreven(hier: Omgeving, begroting: Begroting, teksten: Iterable[str]) -> bool:
    """Whether these texts may be written: nothing private is in them, or a person says so. Where none can, it stops."""
    from buurtledger.checks.privacy.vooraf import prive_vooraf

    bezwaren = prive_vooraf(teksten, begroting.rekening)
    if not bezwaren:
        return True
    if not hier.mag_vragen:
        stop(VERKEERD_GEROEPEN, zin("{bericht}. Er is niets geschreven", bericht=bezwaren[0]))
    for bezwaar in bezwaren:
        hier.waarschuw(bezwaar)
    if bevestig(hier, hier.taal("Toch opschrijven?"), anders=False):
        return True
    hier.zeg(hier.taal("Er is niets geschreven."))
    return False
