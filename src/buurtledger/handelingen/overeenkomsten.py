"""Writing down what was agreed with who carries out a post, or that it ended."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Regel
from buurtledger.model.nummer import maak_nummer
from buurtledger.model.overeenkomst import OVEREENKOMSTENBOEK, Overeenkomst, Overeenkomstenregel
from buurtledger.model.regelboek import OVEREENKOMSTEN, Regelstorno
from buurtledger.model.velden import Afgekeurd
from buurtledger.model.zoeken import past_op_nummer
from buurtledger.store.grootboek import lees_overeenkomsten
from buurtledger.store.regelboek import schrijf_regels


class Overeenkomsten(NamedTuple):
    """The book of agreements, as far as adding needs it."""

    wortel: Path
    vandaag: date
    regels: tuple[Overeenkomstenregel, ...]

    def nummer(self) -> str:
        """A new id for today."""
        return maak_nummer(self.vandaag, {regel.nummer for regel in self.regels}, secrets.choice)


def open_overeenkomsten(wortel: Path, vandaag: date) -> Overeenkomsten | Bezwaar:
    """The agreements; or why they cannot be added to: not every line can be read."""
    regels, bevindingen = lees_overeenkomsten(wortel)
    fouten = tuple(b for b in bevindingen if b.regel != Regel.DUBBEL)
    if fouten:
        bericht = zin("{bestand} is niet helemaal te lezen, dus er is niets bij geschreven", bestand=OVEREENKOMSTEN)
        return Bezwaar(bericht, True, fouten)
    return Overeenkomsten(wortel, vandaag, regels)


def schrijf(boek: Overeenkomsten, regel: Overeenkomstenregel) -> Bezwaar | None:
    """Add a line; why not, when it cannot be done."""
    if isinstance(regel, Overeenkomst) and isinstance(oordeel := regel.nagezien(), Afgekeurd):
        return Bezwaar(zin("{bericht}. Er is niets geschreven", bericht=oordeel.bericht))
    if regel.datum > boek.vandaag:
        return Bezwaar(zin("{datum} is na vandaag ({vandaag})", datum=regel.datum, vandaag=boek.vandaag))
    nieuw: Sequence[Overeenkomstenregel] = (regel,)
    fout = schrijf_regels(boek.wortel, OVEREENKOMSTEN, OVEREENKOMSTENBOEK, nieuw)
    return Bezwaar(fout, True) if fout else None


def storneer(boek: Overeenkomsten, nummer: str, reden: str, datum: date) -> Regelstorno | Bezwaar:
    """The storno that ends an agreement on a day; or why it cannot be. Writes nothing."""
    weg = {regel.van for regel in boek.regels if isinstance(regel, Regelstorno)}
    alle = [regel for regel in boek.regels if isinstance(regel, Overeenkomst)]
    gevonden = [r for r in alle if r.nummer == nummer] or [r for r in alle if past_op_nummer(nummer, r.nummer)]
    if len(gevonden) != 1:
        return Bezwaar(zin("{nummer} is er niet in {bestand}", nummer=nummer, bestand=OVEREENKOMSTEN))
    if gevonden[0].nummer in weg:
        return Bezwaar(zin("{van} is al gestorneerd", van=gevonden[0].nummer))
    return Regelstorno(boek.nummer(), gevonden[0].nummer, datum, reden)
