"""The mutaties by which money moves on an account, signed as the bank signs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.mutatie import Mutatie
from buurtledger.stand.ongedaan import zoek_ongedaan
from buurtledger.stand.verloop import effect, ontvanger_van


class Geldmutatie(NamedTuple):
    """A mutatie that the bank must show."""

    nummer: str
    post: str
    datum: date
    bedrag: Decimal
    """Euro's; what left the account is negative."""
    soort: str
    omschrijving: str
    leverancier: str
    ongedaan: date | None
    """From this day it no longer counts."""

    def telt_op(self, dag: date) -> bool:
        """Whether it has happened by a day, and is not undone by then."""
        return self.datum <= dag and (self.ongedaan is None or self.ongedaan > dag)


def geldmutaties(logboeken: Mapping[str, Sequence[Mutatie]]) -> tuple[Geldmutatie, ...]:
    """Every mutatie that moves money of the account, those undone from the start left out.

    Their sum on a day is what was paid out by then: minus `uitbetaald`.
    """
    uit: list[Geldmutatie] = []
    for logboek in logboeken.values():
        ongedaan = zoek_ongedaan(logboek)
        bonnen = {m.nummer: m for m in logboek if m.soort == "bon"} if ongedaan.retouren else {}
        for m in logboek:
            bedrag = -effect(m, ontvanger_van(m, bonnen) if m.soort == "retour" else "").uitbetaald
            vanaf = ongedaan.vanaf(m)
            if bedrag and vanaf != m.datum:
                uit.append(
                    Geldmutatie(m.nummer, m.post, m.datum, bedrag, m.soort, m.omschrijving, m.leverancier, vanaf)
                )
    return tuple(uit)
