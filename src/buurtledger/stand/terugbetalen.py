"""What must go back to the city, in one place: the status, the final report and the website all ask here."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from buurtledger.model.bank import Geldig
from buurtledger.model.geld import NUL
from buurtledger.model.grootboek import Grootboek
from buurtledger.stand.bankbewijs import maak_bewijs
from buurtledger.stand.verloop import maak_verloop


def terug_te_betalen(grootboek: Grootboek, op: date) -> Decimal | None:
    """Received − min(determined or granted, spent), less what went back; None where no subsidy or no bank tells."""
    subsidie = grootboek.subsidie
    if subsidie is None or subsidie.verleend is None or not any(boek.regels for boek in grootboek.bank.values()):
        return None
    bewijs = maak_bewijs(grootboek.bank, grootboek.logboeken, op)
    besteed = sum((maak_verloop(logboek).op(op).besteed for logboek in grootboek.logboeken.values()), NUL)
    return subsidie.terug_te_betalen(bewijs.ontvangen, besteed, -bewijs.teruggave)


def laatste_gelddag(grootboek: Grootboek, dag: date) -> date:
    """A day, or a later one on which the bank has a line or the subsidy was determined.

    Money of the subsidy comes and goes after the looptijd too.
    """
    geld = (regel.datum for boek in grootboek.bank.values() for regel in Geldig(boek).bankregels)
    vast = grootboek.subsidie.vaststelling if grootboek.subsidie else None
    return max([dag, *geld, *([vast.datum] if vast else [])])
