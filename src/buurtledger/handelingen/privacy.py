"""Whether a text that is about to be written holds something of a private person: for who asks, and who refuses."""

from __future__ import annotations

from collections.abc import Iterable

from buurtledger.model.bericht import Bericht, zin


def prive_in(teksten: Iterable[str], rekening: tuple[str, ...]) -> tuple[Bericht, ...]:
    """What is private in these texts, each in a sentence; `rekening` are the foundation's own accounts, which may."""
    from buurtledger.checks.privacy.normaalvorm import normaalvorm
    from buurtledger.checks.privacy.vermoeden import kan_prive_zijn

    vermoed = [tekst for tekst in teksten if kan_prive_zijn(normaalvorm(tekst).tekst)]
    return tuple(_bezwaren(vermoed, rekening)) if vermoed else ()


def _bezwaren(teksten: list[str], rekening: tuple[str, ...]) -> Iterable[Bericht]:
    from buurtledger.checks.privacy.regel import Eigen, maskeer
    from buurtledger.checks.privacy.vondsten import vind

    eigen = Eigen(rekening)
    return [
        zin(
            'hier staat {wat}: "{stuk}"; laat het weg, want het boek is openbaar en git vergeet niets: {zo}',
            wat=zin(vondst.wat),
            stuk=tekst[vondst.begin : vondst.einde],
            zo=maskeer(tekst, rekening)[:300],
        )
        for tekst in teksten
        for vondst in vind(tekst)
        if not eigen.is_openbaar(tekst[vondst.begin : vondst.einde], "")
    ]
