"""Judging one file, quickly, for an editor that asks at every save: its own lines, and what they say of others.

The rules are those of the whole ledger (`checks.controle`). What is found in another file counts when it is not found
without this one. Of git only the last commit is asked; who looked, and what came before, is for `check` without a file.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from buurtledger.checks.controle import controleer
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bank import bankbestand
from buurtledger.model.begroting import BUDGET
from buurtledger.model.bericht import zin
from buurtledger.model.besluit import besluitbestand
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.grootboek import Grootboek
from buurtledger.store.aanwijzen import wijs_aan
from buurtledger.store.git.onveranderd import sinds_hoofd
from buurtledger.store.grootboek import lees_grootboek
from buurtledger.store.planlezen import post_van
from buurtledger.store.prive import kijk_in
from buurtledger.store.snel.vormgeheugen import met_geheugen

NIET_GEVRAAGD = zin(
    "wat in eerdere commits veranderde, en of de akkoorden die er staan bewezen zijn (dat doet buurtledger check)"
)
"""What judging one file leaves out."""


def pad_binnen(wortel: Path, getypt: str, hier: Path) -> str | Bezwaar:
    """The path of a file as bevindingen name it; or why no such file can be judged. `hier` is the current folder."""
    pad = Path(os.path.normpath(hier / getypt))
    # A symlink on the way to the ledger is fine; one in the ledger is a finding of its own.
    binnen = Path(os.path.realpath(pad.parent)) / pad.name
    if not binnen.is_relative_to(os.path.realpath(wortel)):
        return Bezwaar(zin("{bestand} ligt niet in dit grootboek ({map})", bestand=getypt, map=str(wortel)))
    if not os.path.lexists(binnen):
        return Bezwaar(zin("{bestand} is er niet; is de naam goed gespeld?", bestand=getypt), onleesbaar=True)
    if binnen.is_dir():
        return Bezwaar(zin("{bestand} is een map; noem één bestand, of niets voor het hele grootboek", bestand=getypt))
    return binnen.relative_to(os.path.realpath(wortel)).as_posix()


def kijk_bestand_na(wortel: Path, bestand: str, vandaag: date) -> tuple[Bevinding, ...]:
    """What the rules find in one file and, because of it, in others. `bestand` is relative to the ledger's folder."""
    with met_geheugen(wortel):
        grootboek = lees_grootboek(wortel)
    gevonden = controleer(grootboek, vandaag)
    if bestand != BUDGET:  # on which everything rests
        zonder = _zonder(grootboek, bestand)
        hoe_dan_ook = {_wat(b) for b in controleer(zonder, vandaag)} if zonder != grootboek and gevonden else None
        gevonden = tuple(
            b
            for b in gevonden
            if b.plaats.bestand == bestand or (hoe_dan_ook is not None and _wat(b) not in hoe_dan_ook)
        )
    prive = kijk_in(wortel, [bestand], grootboek.begroting, grootboek.rollen).bevindingen
    veranderd = sinds_hoofd(wortel, bestand, grootboek.rectificaties)
    return wijs_aan(wortel, (*gevonden, *prive, *veranderd))


def _zonder(grootboek: Grootboek, bestand: str) -> Grootboek:
    """The books as they are without one file; as they are, when it holds nothing that others are judged by."""
    if (post := post_van(bestand)) in grootboek.logboeken:
        return grootboek._replace(logboeken={**grootboek.logboeken, post: ()})
    rekeningen = {naam: boek for naam, boek in grootboek.bank.items() if bankbestand(naam) != bestand}
    besluiten = tuple(b for b in grootboek.besluiten if besluitbestand(b.naam) != bestand)
    return grootboek._replace(bank=rekeningen, besluiten=besluiten)


def _wat(bevinding: Bevinding) -> object:
    """What makes two findings one and the same."""
    return bevinding.regel, bevinding.plaats, bevinding.bericht.sjabloon, str(bevinding.bericht.waarden)
