"""Writing down what the kascommissie found of a bon."""

from __future__ import annotations

from pathlib import Path

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import zin
from buurtledger.model.kascommissie import KASCOMMISSIE, Oordeel
from buurtledger.model.rollen import Persoon, Rollen


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
    for veld in ("door", "zaad"):
        if waarde := getattr(gevonden, veld):
            rij[veld] = geschreven_tekst(waarde)
    rij.fa.set_flow_style()
    fout = voeg_aan_lijst_toe(wortel, KASCOMMISSIE, bestandsvormen.KASCOMMISSIE, "bevindingen", [rij])
    return Bezwaar(fout, True) if fout else None


def eigen_persoon(wortel: Path, rollen: Rollen) -> Persoon | None:
    """The person of rollen whose address git would write in a commit here; None where it would write no such."""
    from buurtledger.store.git.ik import wie_hier

    return rollen.van_adres(wie_hier(wortel).adres)
