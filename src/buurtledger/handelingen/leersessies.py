"""Setting a session, held or planned."""

from __future__ import annotations

from pathlib import Path

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import zin
from buurtledger.model.verantwoording import LEERSESSIES, Leersessie


def zet(wortel: Path, sessie: Leersessie) -> Bezwaar | None:
    """Write a session down; why not, when it cannot be done. There is one on a day."""
    from ruamel.yaml.comments import CommentedMap

    from buurtledger.model import bestandsvormen
    from buurtledger.store.grootboek import lees_leersessies
    from buurtledger.store.yaml.bewerken import geschreven_tekst, voeg_aan_lijst_toe

    eerdere, bevindingen = lees_leersessies(wortel)
    if bevindingen:
        return Bezwaar(zin("{bestand} is niet te lezen", bestand=LEERSESSIES), True, bevindingen)
    if any(eerder.datum == sessie.datum for eerder in eerdere):
        return Bezwaar(zin("op {dag} staat al een sessie", dag=sessie.datum))
    rij = CommentedMap({"datum": sessie.datum, "soort": sessie.soort})
    rij |= {veld: geschreven_tekst(tekst) for veld in ("plaats", "onderwerp") if (tekst := getattr(sessie, veld))}
    rij.fa.set_flow_style()
    fout = voeg_aan_lijst_toe(wortel, LEERSESSIES, bestandsvormen.LEERSESSIES, "sessies", [rij])
    return Bezwaar(fout, True) if fout else None
