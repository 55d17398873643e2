"""What is open for a meeting: proposals that wait, ideas that nobody answered, kernen that still present."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from buurtledger.model.grootboek import Grootboek
from buurtledger.model.voorstel import Voorstel
from buurtledger.stand.agenda import Afspraak, agenda
from buurtledger.stand.cijferboek import Cijferboek
from buurtledger.stand.ideeen import Ideeverloop, ideeen_op, zonder_antwoord
from buurtledger.stand.verantwoord import LEERSESSIE, Verantwoord, verantwoord
from buurtledger.stand.voorgelegd import ligt_voor


class Ronde(NamedTuple):
    """A meeting, and what is open for it on a day."""

    soort: str
    afspraak: Afspraak | None
    """When it is; None where it was never set and no round of it is due."""
    op: date
    """The day of what is open."""
    voorstellen: tuple[Voorstel, ...]
    ideeen: tuple[Ideeverloop, ...]
    kernen: tuple[Verantwoord, ...]
    """The kernen that used money and did not tell of it yet in a session."""

    @property
    def dag(self) -> date | None:
        """When it is."""
        return self.afspraak.dag if self.afspraak else None


def rondes(boeken: Grootboek, cijfers: Cijferboek, op: date) -> tuple[Ronde, ...]:
    """The first meeting of each kind from a day on, in the order in which they come."""
    komen = tuple(een for een in _afspraken(boeken, cijfers) if een.dag >= op)
    eerste: dict[str, Afspraak] = {}
    for afspraak in komen:
        eerste.setdefault(afspraak.soort, afspraak)
    return tuple(_ronde(boeken, cijfers, op, afspraak.soort, afspraak) for afspraak in eerste.values())


def ronde(boeken: Grootboek, cijfers: Cijferboek, op: date, soort: str = "") -> Ronde:
    """The first meeting from a day on, of a kind where one is asked; without a day where none is set or due."""
    gevonden = next((een for een in rondes(boeken, cijfers, op) if soort in ("", een.soort)), None)
    return gevonden or _ronde(boeken, cijfers, op, soort, None)


def _afspraken(boeken: Grootboek, cijfers: Cijferboek) -> Sequence[Afspraak]:
    begroting = cijfers.ooit
    return agenda(begroting.looptijd, boeken.leersessies, begroting.bijeenkomsten)


def _ronde(boeken: Grootboek, cijfers: Cijferboek, op: date, soort: str, afspraak: Afspraak | None) -> Ronde:
    wachten = ligt_voor(boeken.voorstellen, boeken.besluiten)
    kernen = verantwoord(cijfers.stand(op), boeken.verantwoordingen)
    return Ronde(
        soort,
        afspraak,
        op,
        tuple(v for v in wachten if not soort or v.bespreking.soort in ("", soort)),
        zonder_antwoord(ideeen_op(boeken.ideeen, op)),
        tuple(eigen for eigen in kernen if LEERSESSIE in eigen.mist),
    )
