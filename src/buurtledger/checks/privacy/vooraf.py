"""What is private in texts that are not written yet: git forgets nothing, so this is asked before."""

from __future__ import annotations

from collections.abc import Iterable

from buurtledger.checks.privacy.normaalvorm import normaalvorm
from buurtledger.checks.privacy.vermoeden import kan_prive_zijn
from buurtledger.model.bericht import Bericht, zin


def prive_vooraf(teksten: Iterable[str], rekeningen: tuple[str, ...]) -> list[Bericht]:
    """What is private in each of these texts, with how it can be written; `rekeningen` may be seen."""
    vermoed = [tekst for tekst in teksten if tekst and kan_prive_zijn(normaalvorm(tekst).tekst)]
    if not vermoed:
        return []
    # The patterns are loaded only where one of them may find something.
    from buurtledger.checks.privacy.regel import Eigen, maskeer
    from buurtledger.checks.privacy.vondsten import vind

    eigen = Eigen(rekeningen)
    return [
        zin(
            'hier staat {wat}: "{stuk}"; laat het weg, want het boek is openbaar en git vergeet niets: {zo}',
            wat=zin(vondst.wat),
            stuk=tekst[vondst.begin : vondst.einde],
            zo=maskeer(tekst, rekeningen)[:300],
        )
        for tekst in vermoed
        for vondst in vind(tekst)
        if not eigen.is_openbaar(tekst[vondst.begin : vondst.einde], "")
    ]
