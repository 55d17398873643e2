"""Writing down what the kascommissie found of a bon."""

from __future__ import annotations

from pathlib import Path

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import zin
from buurtledger.model.kascommissie import KASCOMMISSIE, Oordeel


def oordeel(wortel: Path, gevonden: Oordeel) -> Bezwaar | None:
    """Write a judgement down; why not, when it cannot be done."""
    from ruamel.yaml.comments import CommentedMap

    from buurtledger.model import bestandsvormen
    from buurtledger.store.logboek.opzoeken import zoek_nummer
    from buurtledger.store.yaml.bewerken import geschreven_tekst, voeg_aan_lijst_toe

    if zoek_nummer(wortel, gevonden.bon) is None:
        bericht = zin("het nummer {nummer} is er niet; buurtledger bon lijst noemt ze allemaal", nummer=gevonden.bon)
        return Bezwaar(bericht)
    rij = CommentedMap({"datum": gevonden.datum, "bon": gevonden.bon, "oordeel": geschreven_tekst(gevonden.oordeel)})
    if gevonden.zaad:
        rij["zaad"] = geschreven_tekst(gevonden.zaad)
    rij.fa.set_flow_style()
    fout = voeg_aan_lijst_toe(wortel, KASCOMMISSIE, bestandsvormen.KASCOMMISSIE, "bevindingen", [rij])
    return Bezwaar(fout, True) if fout else None
