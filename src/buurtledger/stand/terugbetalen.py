"""The proof with the bank, and what must go back to the city, by what is public: one function for all who show it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from buurtledger.model.bank import Geldig
from buurtledger.model.geld import NUL
from buurtledger.model.grootboek import Grootboek
from buurtledger.stand.bankbewijs import Bewijs, maak_bewijs
from buurtledger.stand.verloop import maak_verloop


def bewijs_van(grootboek: Grootboek, op: date) -> Bewijs | None:
    """The proof by what is public; None where no statement was read in. Nothing of a counterparty is in it."""
    if not any(boek.regels for boek in grootboek.bank.values()):
        return None
    return maak_bewijs(grootboek.bank, grootboek.logboeken, op)


def terug_te_betalen(grootboek: Grootboek, op: date, bewijs: Bewijs | None = None) -> Decimal | None:
    """What must go back to the city: received − min(determined or granted, spent); None where no subsidy is told of.

    `bewijs` is the proof of that day, where it was made already.
    """
    if grootboek.subsidie is None or grootboek.subsidie.verleend is None:
        return None
    bewijs = bewijs or bewijs_van(grootboek, op)
    if bewijs is None:
        return None
    besteed = sum((maak_verloop(logboek).op(op).besteed for logboek in grootboek.logboeken.values()), NUL)
    return grootboek.subsidie.terug_te_betalen(bewijs.ontvangen, besteed, -bewijs.teruggave)


def laatste_gelddag(grootboek: Grootboek, dag: date) -> date:
    """A day, or a later one on which the bank has a line or the subsidy was determined.

    Money of the subsidy comes and goes after the looptijd too.
    """
    geld = (regel.datum for boek in grootboek.bank.values() for regel in Geldig(boek).bankregels)
    vast = grootboek.subsidie.vaststelling if grootboek.subsidie else None
    return max([dag, *geld, *([vast.datum] if vast else [])])
