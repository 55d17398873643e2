"""Writing down an idea, what became of it, or that a line of them was wrong."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.ideeen import ideeen as regels_op_ideeen
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Regel
from buurtledger.model.idee import IDEEENBOEK, Ideeenregel, Ideestand
from buurtledger.model.nummer import maak_nummer
from buurtledger.model.regelboek import IDEEEN, Regelstorno
from buurtledger.model.velden import Afgekeurd
from buurtledger.model.zoeken import past_op_nummer
from buurtledger.stand.ideeen import Ideeverloop, ideeen_op
from buurtledger.store.grootboek import lees_ideeen
from buurtledger.store.regelboek import schrijf_regels


class Ideeen(NamedTuple):
    """The book of ideas, as far as adding needs it."""

    wortel: Path
    vandaag: date
    regels: tuple[Ideeenregel, ...]

    def nummer(self, bezet: Iterable[str] = ()) -> str:
        """A new id for today."""
        return maak_nummer(self.vandaag, {*bezet, *(regel.nummer for regel in self.regels)}, secrets.choice)

    @property
    def verlopen(self) -> tuple[Ideeverloop, ...]:
        """Every idea that is not undone, with its states."""
        return ideeen_op(self.regels, date.max)


def open_ideeen(wortel: Path, vandaag: date) -> Ideeen | Bezwaar:
    """The ideas; or why they cannot be added to: not every line can be read."""
    regels, bevindingen = lees_ideeen(wortel)
    fouten = tuple(b for b in bevindingen if b.regel != Regel.DUBBEL)
    if fouten:
        bericht = zin("{bestand} is niet helemaal te lezen, dus er is niets bij geschreven", bestand=IDEEEN)
        return Bezwaar(bericht, True, fouten)
    return Ideeen(wortel, vandaag, regels)


def zoek_idee(ideeen: Ideeen, getypt: str) -> Ideeverloop | Bezwaar:
    """The idea whose number was typed: whole, its begin, or its last part; or a piece of what it says."""
    alle = ideeen.verlopen
    gevonden = [v for v in alle if v.idee.nummer == getypt] or [
        v for v in alle if past_op_nummer(getypt, v.idee.nummer)
    ]
    gevonden = gevonden or [v for v in alle if getypt.casefold() in v.idee.omschrijving.casefold()]
    if len(gevonden) == 1:
        return gevonden[0]
    if not gevonden:
        return Bezwaar(zin("het idee {van} is er niet; buurtledger idee lijst noemt ze allemaal", van=getypt))
    return Bezwaar(zin("{naam} past op {posten}", naam=getypt, posten=tuple(v.idee.nummer for v in gevonden[:5])))


def schrijf(
    ideeen: Ideeen, nieuw: Sequence[Ideeenregel], begroting: Begroting, besluiten: Iterable[str] = ()
) -> Bezwaar | None:
    """Add lines, all or none; why not, when a rule of the ideas is against it or it cannot be written."""
    for regel in nieuw:
        if isinstance(regel, Ideestand) and isinstance(oordeel := regel.nagezien(), Afgekeurd):
            return Bezwaar(zin("{bericht}. Er is niets geschreven", bericht=oordeel.bericht))
    lijn = max((regel.lijn for regel in ideeen.regels), default=0)
    erbij = tuple(regel._replace(lijn=lijn + nr) for nr, regel in enumerate(nieuw, 1))
    besluitnamen = frozenset(besluiten)
    for gevonden in regels_op_ideeen((*ideeen.regels, *erbij), begroting, besluitnamen, ideeen.vandaag):
        if gevonden.plaats.lijn > lijn:
            return Bezwaar(zin("{bericht}. Er is niets geschreven", bericht=gevonden.bericht))
    fout = schrijf_regels(ideeen.wortel, IDEEEN, IDEEENBOEK, nieuw)
    return Bezwaar(fout, True) if fout else None


def storneer(ideeen: Ideeen, nummer: str, reden: str) -> Regelstorno | Bezwaar:
    """The storno of an idea or of a state; or why it cannot be. Writes nothing."""
    weg = {regel.van for regel in ideeen.regels if isinstance(regel, Regelstorno)}
    doelen = [regel for regel in ideeen.regels if not isinstance(regel, Regelstorno)]
    gevonden = [r for r in doelen if r.nummer == nummer] or [r for r in doelen if past_op_nummer(nummer, r.nummer)]
    if len(gevonden) != 1:
        return Bezwaar(zin("{nummer} is er niet in {bestand}", nummer=nummer, bestand=IDEEEN))
    doel = gevonden[0]
    if doel.nummer in weg:
        return Bezwaar(zin("{van} is al gestorneerd", van=doel.nummer))
    return Regelstorno(ideeen.nummer(), doel.nummer, ideeen.vandaag, reden)


def lijkt_op(ideeen: Ideeen, omschrijving: str) -> Ideeverloop | None:
    """The idea that a new text is likely the same as."""
    from buurtledger.stand.ideegelijkenis import gelijke

    alle = {v.idee.nummer: v for v in ideeen.verlopen}
    gelijk = gelijke([*((nr, v.idee.omschrijving) for nr, v in alle.items() if not v.zie), ("", omschrijving)])
    return alle.get(gelijk.get("", ""))
