"""Writing a besluit down. A file that is there is never written over."""

from __future__ import annotations

from pathlib import Path

from buurtledger.model import geld
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.besluit import Besluit, besluitbestand
from buurtledger.model.bestandsvormen import BESLUIT
from buurtledger.model.schemaverwijzing import verwijzing
from buurtledger.store.files.bestand import symlink_op_weg
from buurtledger.store.files.wegschrijven import maak_nieuw
from buurtledger.store.yaml.tekst import tussen_aanhalingstekens as _tekst
from buurtledger.store.yaml.vormfouten import Afkeuring
from buurtledger.store.yaml.vormlezen import vorm_van_tekst


def als_yaml(besluit: Besluit) -> str:
    """The text of a besluit's file."""
    regels = [f"{verwijzing(besluitbestand(besluit.naam))}formaat: 1", f"datum: {besluit.datum}"]
    if besluit.vanaf != besluit.datum:
        regels.append(f"vanaf: {besluit.vanaf}")
    regels.append(f"ingevoerd: {besluit.ingevoerd}")
    regels += [f"door: {besluit.door}", f"waarom: {_tekst(besluit.waarom)}"]
    if besluit.notulen:
        regels.append(f"notulen: {_tekst(besluit.notulen)}")
    if besluit.trekt_in:
        regels.append(f"trekt_in: {besluit.trekt_in}")
    if besluit.verschuivingen:
        regels.append("verschuivingen:")
    for van, naar, bedrag in besluit.verschuivingen:
        regels.append(f"  - {{van: {van}, naar: {naar}, bedrag: {geld.plat(bedrag)}}}")
    if besluit.opent:
        regels.append("opent:")
        regels += [f"  - {{post: {o.post}, naam: {_tekst(o.naam)}}}" for o in besluit.opent]
    if besluit.sluit:
        regels.append(f"sluit: [{', '.join(besluit.sluit)}]")
    if besluit.heropent:
        regels.append(f"heropent: [{', '.join(besluit.heropent)}]")
    if besluit.looptijd:
        regels.append(f"looptijd: {{van: {besluit.looptijd.van}, tot_en_met: {besluit.looptijd.tot_en_met}}}")
    return "".join(f"{regel}\n" for regel in regels)


def schrijf_besluit(wortel: Path, besluit: Besluit) -> Bericht | None:
    """Write the file of a new besluit; why not, when it cannot be done."""
    pad, tekst = besluitbestand(besluit.naam), als_yaml(besluit)
    vorm = vorm_van_tekst(tekst, pad, BESLUIT)
    if isinstance(vorm, Afkeuring):
        return vorm[0].bericht
    if weg := symlink_op_weg(wortel, pad):
        return zin("{bestand} is een symlink; daar schrijft buurtledger niet in", bestand=weg)
    if (wortel / pad).exists():
        return zin("{bestand} bestaat al; geef het besluit een andere naam", bestand=pad)
    return maak_nieuw(wortel / pad, tekst.encode())
