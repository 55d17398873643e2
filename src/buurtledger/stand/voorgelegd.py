"""What is laid before the residents on a day, and how a besluit differs from the proposal that it came of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.besluit import Besluit, Verschuiving
from buurtledger.model.geld import NUL
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.voorstel import Voorstel, is_open


class Anders(NamedTuple):
    """A move that was decided otherwise than it was proposed; zero where one of the two does not have it."""

    van: str
    naar: str
    voorgesteld: Decimal
    besloten: Decimal


def anders(voorstel: Voorstel, besluit: Besluit) -> tuple[Anders, ...]:
    """The moves that are not what was proposed, in the order of the proposal and then of the besluit."""
    eerst, later = _per_weg(voorstel.verschuivingen), _per_weg(besluit.verschuivingen)
    wegen = dict.fromkeys((*eerst, *later))
    alle = (Anders(*weg, eerst.get(weg, NUL), later.get(weg, NUL)) for weg in wegen)
    return tuple(een for een in alle if een.voorgesteld != een.besloten)


def _per_weg(verschuivingen: Iterable[Verschuiving]) -> dict[tuple[str, str], Decimal]:
    uit: dict[tuple[str, str], Decimal] = {}
    for van, naar, bedrag in verschuivingen:
        uit[van, naar] = uit.get((van, naar), NUL) + bedrag
    return uit


def zoals_voorgelegd(voorstel: Voorstel, besluit: Besluit) -> bool:
    """Whether a besluit does exactly what was proposed."""
    return (
        not anders(voorstel, besluit)
        and all(
            sorted(getattr(voorstel, veld)) == sorted(getattr(besluit, veld)) for veld in ("opent", "sluit", "heropent")
        )
        and (voorstel.looptijd is None or besluit.looptijd is None or voorstel.looptijd[:2] == besluit.looptijd[:2])
        and ((voorstel.looptijd is None) == (besluit.looptijd is None))
    )


def ligt_voor(voorstellen: Iterable[Voorstel], besluiten: Sequence[Besluit]) -> tuple[Voorstel, ...]:
    """The proposals that wait for their decision, by the last day on which one can answer."""
    return tuple(sorted((v for v in voorstellen if is_open(v, besluiten)), key=lambda v: (v.reageren_tot, v.naam)))


def kan_nog(voorstel: Voorstel, op: date) -> bool:
    """Whether one can still answer on a day."""
    return op <= voorstel.reageren_tot


def voorgelegde_dagen(grootboek: Grootboek) -> Iterator[date]:
    """The days on which something was laid before the residents, or was said of it."""
    for voorstel in grootboek.voorstellen:
        yield voorstel.datum
        yield from (regel.datum for regel in voorstel.regels)
