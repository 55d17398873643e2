"""The agenda: the sessions that were set, and the rounds that the plan promises and nobody has set yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from buurtledger.model.begroting import Looptijd
from buurtledger.model.datum import Kwartaal, kwartaal_van
from buurtledger.model.verantwoording import Leersessie

LANG_VOORBIJ = timedelta(days=31)
"""What is longer past nobody has to plan any more."""


class Afspraak(NamedTuple):
    """A day in the agenda. `gepland` is False for what the plan asks by then and nobody has set yet."""

    dag: date
    soort: str
    plaats: str
    onderwerp: str
    gepland: bool


def agenda(looptijd: Looptijd, sessies: Sequence[Leersessie]) -> tuple[Afspraak, ...]:
    """Every session, and per period of the looptijd without its round the last day on which there should be one.

    The plan: "iedere 3 maanden een ophaalslag te doen naar de stand van zaken van alle uitvoeringen", and of the
    kernenraad: "komt 2x per jaar bij elkaar".
    """
    gezet = [Afspraak(s.datum, s.soort, s.plaats, s.onderwerp, True) for s in sessies]
    return tuple(sorted((*gezet, *_open(looptijd, sessies)), key=lambda afspraak: (afspraak.dag, afspraak.soort)))


def nog_te_zien(afspraken: Sequence[Afspraak], op: date) -> tuple[Afspraak, ...]:
    """Those of the last month before a day, and all later ones: what is longer past nobody has to plan."""
    vanaf = op - min(LANG_VOORBIJ, op - date.min)
    return tuple(afspraak for afspraak in afspraken if afspraak.dag >= vanaf)


def _open(looptijd: Looptijd, sessies: Sequence[Leersessie]) -> Iterator[Afspraak]:
    kwartaal = kwartaal_van(looptijd.van)
    while kwartaal <= kwartaal_van(looptijd.tot_en_met):
        if not _is_er(sessies, "kwartaalronde", kwartaal, kwartaal):
            yield Afspraak(kwartaal.tot_en_met, "kwartaalronde", "", "", False)
        if kwartaal.nummer in (2, 4) and not _is_er(sessies, "kernenraad", kwartaal.vorige, kwartaal):
            yield Afspraak(kwartaal.tot_en_met, "kernenraad", "", "", False)
        kwartaal = kwartaal.volgende


def _is_er(sessies: Sequence[Leersessie], soort: str, van: Kwartaal, tot: Kwartaal) -> bool:
    return any(s.soort == soort and van.van <= s.datum <= tot.tot_en_met for s in sessies)
