"""What asks for attention: the short list below the figures of `status`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.begroting import Looptijd
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.geld import NUL
from buurtledger.stand.cijfers import PostStand, Stand

ACHTER = Decimal("0.5")
"""A post is likely to keep money when it has spent less than half of what the time passed would suggest."""
HALVERWEGE = Decimal("0.5")
"""Before half of the looptijd has passed, low spending says little."""


class Punt(NamedTuple):
    """One thing that asks for attention."""

    ernstig: bool
    bericht: Bericht


def verstreken(looptijd: Looptijd, op: date) -> Decimal:
    """The share of the looptijd that has passed, from 0 to 1."""
    dagen = (looptijd.tot_en_met - looptijd.van).days + 1
    voorbij = min(max((op - looptijd.van).days + 1, 0), dagen)
    return Decimal(voorbij) / Decimal(dagen)


def aandachtspunten(stand: Stand, *, tijd_telt: bool) -> tuple[Punt, ...]:
    """What asks for attention, gravest first.

    `tijd_telt` is False where what is printed may not depend on today; while the
    looptijd is an assumption, time passed is not looked at either.
    """
    posten, namen = stand.posten, stand.begroting.postnamen
    if not any(rij.cijfers.bonnen or rij.cijfers.uitbetaald or rij.cijfers.besteed for rij in posten):
        return (Punt(False, zin("nog geen mutaties: er is nog niets geboekt")),)
    punten = [
        *_over_begroting(posten, namen),
        *_te_verantwoorden(posten, namen),
        *_tegoed(posten, namen),
        *_zonder_bon(stand),
    ]
    if tijd_telt and not stand.begroting.looptijd.aanname:
        punten += _onderuitputting(stand)
    return tuple(punten)


def _over_begroting(posten: tuple[PostStand, ...], namen: Mapping[str, str]) -> list[Punt]:
    punten = []
    for post, cijfers in posten:
        if cijfers.vrij < 0:
            punten.append(
                Punt(True, zin("{post}: {bedrag} meer besteed dan begroot", post=namen[post.id], bedrag=-cijfers.vrij))
            )
        elif cijfers.beschikbaar < 0:
            punten.append(
                Punt(
                    True,
                    zin(
                        "{post}: {bedrag} meer uitbetaald dan begroot", post=namen[post.id], bedrag=-cijfers.beschikbaar
                    ),
                )
            )
    return punten


def _te_verantwoorden(posten: tuple[PostStand, ...], namen: Mapping[str, str]) -> list[Punt]:
    open_ = sorted(
        (rij for rij in posten if rij.cijfers.nog_te_verantwoorden > 0),
        key=lambda rij: (-rij.cijfers.nog_te_verantwoorden, rij.post.id),
    )
    if not open_:
        return []
    som = sum((rij.cijfers.nog_te_verantwoorden for rij in open_), NUL)
    bericht = zin(
        "bij groepen, bon volgt: {bedrag} ({aantal:post|posten}): {posten}",
        aantal=len(open_),
        bedrag=som,
        posten=_namen(open_, namen, 3),
    )
    return [Punt(False, bericht)]


def _tegoed(posten: tuple[PostStand, ...], namen: Mapping[str, str]) -> list[Punt]:
    wachtend = [rij for rij in posten if rij.cijfers.tegoed < 0]
    if not wachtend:
        return []
    bericht = zin(
        "uit eigen zak betaald en nog niet vergoed, samen {bedrag}: {posten}",
        bedrag=-sum((rij.cijfers.tegoed for rij in wachtend), NUL),
        posten=_namen(wachtend, namen),
    )
    return [Punt(False, bericht)]


def _zonder_bon(stand: Stand) -> list[Punt]:
    kernen = [rij for rij in stand.posten if stand.begroting.is_kern(rij.post.id)]
    zonder = [rij for rij in kernen if not rij.cijfers.bonnen]
    if not zonder:
        return []
    bericht = zin(
        "{aantal} van de {alle:kern|kernen} nog zonder bon: {posten}",
        aantal=len(zonder),
        alle=len(kernen),
        posten=_namen(zonder, stand.begroting.postnamen),
    )
    return [Punt(False, bericht)]


def _onderuitputting(stand: Stand) -> list[Punt]:
    tijd = verstreken(stand.begroting.looptijd, stand.op)
    if tijd < HALVERWEGE:
        return []
    achter = [rij for rij in stand.posten if rij.cijfers.besteed < rij.cijfers.begroot * tijd * ACHTER]
    if not achter:
        return []
    bericht = zin(
        "{tijd} van de looptijd is voorbij, en er blijft waarschijnlijk geld over bij {aantal:post|posten}: {posten}",
        tijd=f"{tijd:.0%}".replace("%", " %"),
        aantal=len(achter),
        posten=_namen(achter, stand.begroting.postnamen),
    )
    return [Punt(False, bericht)]


def _namen(rijen: list[PostStand], heten: Mapping[str, str], hoogstens: int = 6) -> tuple[str | Bericht, ...]:
    """The posten by their names; a long list says how many more there are."""
    namen = tuple(heten[rij.post.id] for rij in rijen[:hoogstens])
    over = len(rijen) - hoogstens
    return (*namen, zin("en nog {aantal}", aantal=over)) if over > 0 else namen
