"""Before a text is written into the books: is there something of a private person in it?

git forgets nothing, so this is asked before and not after. Where nobody can answer the answer is no.
"""

from __future__ import annotations

from collections.abc import Iterable

from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.cli.vragen import bevestig
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht, zin


def mag_opgeschreven(hier: Omgeving, begroting: Begroting, teksten: Iterable[str]) -> bool:
    """Whether these texts may be written: nothing private is in them, or a person says so. Where none can, it stops."""
    from buurtledger.checks.privacy.normaalvorm import normaalvorm
    from buurtledger.checks.privacy.vermoeden import kan_prive_zijn

    vermoed = [tekst for tekst in teksten if kan_prive_zijn(normaalvorm(tekst).tekst)]
    bezwaren = _bezwaren(begroting, vermoed) if vermoed else []
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


def _bezwaren(begroting: Begroting, teksten: list[str]) -> list[Bericht]:
    from buurtledger.checks.privacy.regel import Eigen, maskeer
    from buurtledger.checks.privacy.vondsten import vind

    eigen = Eigen(begroting.rekening)
    return [
        zin(
            'hier staat {wat}: "{stuk}"; laat het weg, want het boek is openbaar en git vergeet niets: {zo}',
            wat=zin(vondst.wat),
            stuk=tekst[vondst.begin : vondst.einde],
            zo=maskeer(tekst, begroting.rekening)[:300],
        )
        for tekst in teksten
        for vondst in vind(tekst)
        if not eigen.is_openbaar(tekst[vondst.begin : vondst.einde], "")
    ]
