"""Deciding: what a besluit would do and break, and then writing it down."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.besluiten import nieuw_besluit
from buurtledger.checks.voorstellen import voorgelegd
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.lezen import lees_alles
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import zin
from buurtledger.model.besluit import Besluit, Verschuiving, besluitbestand
from buurtledger.model.bevinding import Bevinding, Ernst


class Voornemen(NamedTuple):
    """A besluit that is not written down yet: the plan and the besluiten it joins, and what the rules say of it."""

    besluit: Besluit
    plan: Begroting
    besluiten: tuple[Besluit, ...]
    bevindingen: tuple[Bevinding, ...]

    @property
    def bezwaar(self) -> Bezwaar | None:
        """Why it may not be written down; None when it may."""
        if any(bevinding.ernst is Ernst.FOUT for bevinding in self.bevindingen):
            return Bezwaar(zin("dit besluit kan zo niet; er is niets geschreven"))
        return None


def bereid_voor(wortel: Path, besluit: Besluit, vandaag: date) -> Voornemen | Bezwaar:
    """What a besluit would do and break."""
    gelezen = lees_alles(wortel)
    if isinstance(gelezen, Bezwaar):
        return gelezen
    grootboek, cijfers = gelezen
    if any(eerder.naam == besluit.naam for eerder in cijfers.besluiten):
        if besluit.trekt_in:
            return Bezwaar(zin("{naam} was al ingetrokken, door {ander}", naam=besluit.trekt_in, ander=besluit.naam))
        bestand = besluitbestand(besluit.naam)
        return Bezwaar(zin("{bestand} bestaat al; geef het besluit een andere naam", bestand=bestand))
    gevonden = nieuw_besluit(cijfers.plan, cijfers.besluiten, besluit, grootboek.logboeken, vandaag)
    samen = voorgelegd(cijfers.plan, (*cijfers.besluiten, besluit), grootboek.voorstellen)
    gevonden += tuple(b for b in samen if b.plaats.bestand == besluitbestand(besluit.naam))
    return Voornemen(besluit, cijfers.plan, cijfers.besluiten, gevonden)


def intrekking_van(eerder: Besluit, dag: date, vanaf: date, vandaag: date, door: str, waarom: str) -> Besluit:
    """The besluit that reverses an earlier one whole: what it moved, opened, closed and set."""
    return Besluit(
        naam=f"{dag.isoformat()}-intrekking-{eerder.naam[11:]}"[:71].rstrip("-"),
        datum=dag,
        vanaf=vanaf,
        door=door,
        waarom=waarom,
        verschuivingen=tuple(Verschuiving(v.naar, v.van, v.bedrag) for v in eerder.verschuivingen),
        trekt_in=eerder.naam,
        ingevoerd=max(dag, vandaag),
    )


def schrijf(wortel: Path, besluit: Besluit) -> str | Bezwaar:
    """Write a besluit down; in which file, or why not."""
    from buurtledger.store.yaml.besluitbestand import schrijf_besluit

    fout = schrijf_besluit(wortel, besluit)
    return Bezwaar(fout, True) if fout else besluitbestand(besluit.naam)
