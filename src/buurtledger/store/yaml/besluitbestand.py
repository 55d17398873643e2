"""Writing down a besluit, or the proposal before it. A file that is there is never written over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from buurtledger.model import geld
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.besluit import Besluit, besluitbestand
from buurtledger.model.bestandsvormen import BESLUIT, VOORSTEL
from buurtledger.model.schemaverwijzing import verwijzing
from buurtledger.model.voorstel import Voorstel, voorstelbestand
from buurtledger.model.vorm import Vorm
from buurtledger.store.files.bestand import symlink_op_weg
from buurtledger.store.files.wegschrijven import maak_nieuw
from buurtledger.store.yaml.afkeuring import Afkeuring
from buurtledger.store.yaml.tekst import tussen_aanhalingstekens as _tekst
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
    if besluit.voorstel:
        regels.append(f"voorstel: {besluit.voorstel}")
    if besluit.veranderd:
        regels.append(f"veranderd: {_tekst(besluit.veranderd)}")
    if besluit.trekt_in:
        regels.append(f"trekt_in: {besluit.trekt_in}")
    return "".join(f"{regel}\n" for regel in (*regels, *_daden(besluit)))


def voorstel_als_yaml(voorstel: Voorstel) -> str:
    """The text of a proposal's file."""
    b = voorstel.bespreking
    plek = [f"datum: {b.datum}", *((f'tijd: "{b.tijd}"',) if b.tijd else ()), f"plaats: {_tekst(b.plaats)}"]
    plek += [f"soort: {b.soort}"] if b.soort else []
    kop = verwijzing(voorstelbestand(voorstel.naam))
    regels = [f"{kop}formaat: 1", f"datum: {voorstel.datum}", f"ingevoerd: {voorstel.ingevoerd}"]
    regels += [f"door: {voorstel.door}", f"waarom: {_tekst(voorstel.waarom)}"]
    regels += [f"bespreking: {{{', '.join(plek)}}}", f"reageren_tot: {voorstel.reageren_tot}"]
    regels += [f"reageren: {_tekst(voorstel.reageren)}"] if voorstel.reageren else []
    return "".join(f"{regel}\n" for regel in (*regels, *_daden(voorstel)))


def _daden(wat: Besluit | Voorstel) -> Iterator[str]:
    """What it moves, opens and closes."""
    if wat.verschuivingen:
        yield "verschuivingen:"
    for van, naar, bedrag in wat.verschuivingen:
        yield f"  - {{van: {van}, naar: {naar}, bedrag: {geld.plat(bedrag)}}}"
    if wat.opent:
        yield "opent:"
    for opening in wat.opent:
        yield f"  - {{post: {opening.post}, naam: {_tekst(opening.naam)}}}"
    if wat.sluit:
        yield f"sluit: [{', '.join(wat.sluit)}]"
    if wat.heropent:
        yield f"heropent: [{', '.join(wat.heropent)}]"
    if wat.looptijd:
        yield f"looptijd: {{van: {wat.looptijd.van}, tot_en_met: {wat.looptijd.tot_en_met}}}"


def schrijf_besluit(wortel: Path, besluit: Besluit) -> Bericht | None:
    """Write the file of a new besluit; why not, when it cannot be done."""
    pad = besluitbestand(besluit.naam)
    bestaat = zin("{bestand} bestaat al; geef het besluit een andere naam", bestand=pad)
    return _schrijf_nieuw(wortel, pad, als_yaml(besluit), BESLUIT, bestaat)


def schrijf_voorstel(wortel: Path, voorstel: Voorstel) -> Bericht | None:
    """Write the file of a new proposal; why not, when it cannot be done."""
    pad = voorstelbestand(voorstel.naam)
    bestaat = zin("{bestand} bestaat al; geef het voorstel een andere naam", bestand=pad)
    return _schrijf_nieuw(wortel, pad, voorstel_als_yaml(voorstel), VOORSTEL, bestaat)


def _schrijf_nieuw(wortel: Path, pad: str, tekst: str, vorm: Vorm[object], bestaat: Bericht) -> Bericht | None:
    gelezen = vorm_van_tekst(tekst, pad, vorm)
    if isinstance(gelezen, Afkeuring):
        return gelezen[0].bericht
    if weg := symlink_op_weg(wortel, pad):
        return zin("{bestand} is een symlink; daar schrijft buurtledger niet in", bestand=weg)
    return bestaat if (wortel / pad).exists() else maak_nieuw(wortel / pad, tekst.encode())
