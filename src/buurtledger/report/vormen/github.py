"""What `check` found, as GitHub wants it: each bevinding is shown at its line of a pull request."""

from __future__ import annotations

from buurtledger.model.bevinding import Ernst
from buurtledger.report.bevindingen import Bevindingen
from buurtledger.report.rapport import Rapport
from buurtledger.report.vormen import Weergave

NODIG = ()


def maak(rapport: Rapport, weergave: Weergave) -> str:
    """A workflow command per bevinding."""
    assert isinstance(rapport, Bevindingen)
    taal = weergave.taal
    regels = []
    for b in rapport.bevindingen:
        soort = "error" if b.ernst is Ernst.FOUT else "warning"
        plaats = f"file={_github(b.plaats.bestand, True)},line={b.plaats.lijn},col={b.plaats.kolom}"
        tekst = f"{taal.zeg(b.bericht)}\n{taal.zeg(b.remedie)}"
        regels.append(f"::{soort} {plaats},title={_github(b.regel, True)}::{_github(tekst, False)}\n")
    return "".join(regels)


def _github(tekst: str, eigenschap: bool) -> str:
    wissels = {"%": "%25", "\r": "%0D", "\n": "%0A"} | ({":": "%3A", ",": "%2C"} if eigenschap else {})
    return "".join(wissels.get(teken, teken) for teken in tekst)
