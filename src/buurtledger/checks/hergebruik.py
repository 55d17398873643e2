"""An id belongs to one line for ever: who gave it to another, by rule `geschiedenis`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from buurtledger.checks.geschiedenis import toonbaar, wie_deed
from buurtledger.checks.register import bevinding
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.geschiedenis import Commit, Stuk, Verschil

VEEL = 20
"""How many who gave one id away are looked into; of `nieuw` ten times as many."""


class _Gift(NamedTuple):
    """A line with its id, and a commit that brought it."""

    commit: Commit
    bestand: str
    stuk: Stuk

    @property
    def regel(self) -> tuple[str, str]:
        return self.bestand, self.stuk.zelfde


def hergebruikt(
    verschillen: Collection[Verschil],
    voorouders: Callable[..., frozenset[str]],
    *,
    nieuw: Collection[str] | None = None,
) -> Iterator[Bevinding]:
    """An id that was given to one line and to another too, also when one of them is gone by now.

    Who gave it again is who had the first line before them. When neither of two had the other's (each on a branch of
    their own) no day says who was first, since a day can be typed: both are named. So is whoever brought that line on
    another branch again. Of `nieuw` (numbers of commits; all when None) only what they brought is said. `voorouders`
    gives commits and all they descend from.
    """
    per_nummer: dict[str, list[_Gift]] = {nummer: [] for nummer in _dubbel(verschillen)}
    for commit, bestand, _, bij in verschillen if per_nummer else ():
        for stuk in bij:
            if stuk.nummer in per_nummer:
                per_nummer[stuk.nummer].append(_Gift(commit, bestand, stuk))
    for giften in per_nummer.values():
        for gift, na in _schuldig(giften, voorouders, nieuw or ()):
            if nieuw is None or gift.commit.nummer in nieuw:
                yield _gezegd(gift, na=na)


def _dubbel(verschillen: Collection[Verschil]) -> dict[str, None]:
    """The ids that more than one line bore, in order."""
    eerste: dict[str, tuple[str, str]] = {}
    uit: dict[str, None] = {}
    for _, bestand, _, bij in verschillen:
        for stuk in bij:
            if stuk.nummer and eerste.setdefault(stuk.nummer, (bestand, stuk.zelfde)) != (bestand, stuk.zelfde):
                uit[stuk.nummer] = None
    return uit


def _schuldig(
    giften: list[_Gift], voorouders: Callable[..., frozenset[str]], nieuw: Collection[str]
) -> list[tuple[_Gift, bool]]:
    """Those who gave one id to several lines, in order; and whether they had the first line before them."""
    bronnen: list[tuple[_Gift, frozenset[str]]] = []
    for gift in giften:  # not who merged it, or put back what was gone
        if len(bronnen) >= (10 * VEEL if gift.commit.nummer in nieuw else VEEL):
            continue
        had = voorouders(*gift.commit.ouders)
        if not any(b.regel == gift.regel and b.commit.nummer in {*had, gift.commit.nummer} for b, _ in bronnen):
            bronnen.append((gift, had))
    eerste = [gift for gift, _ in bronnen if gift.regel == bronnen[0][0].regel]
    na: dict[_Gift, bool] = {}
    for gift, had in bronnen:
        if gift.regel != eerste[0].regel:
            na[gift] = any(b.commit.nummer in {*had, gift.commit.nummer} for b in eerste)
    samen = eerste if not all(na.values()) else []
    return [(gift, na.get(gift, False)) for gift, _ in bronnen if gift in na or gift in samen]


def _gezegd(gift: _Gift, *, na: bool) -> Bevinding:
    wie, nummer = wie_deed(gift.commit), gift.stuk.nummer
    if na:
        bericht = zin("{wie} gebruikte het nummer {nummer} opnieuw", wie=wie, nummer=nummer)
    else:
        bericht = zin(
            "{wie} gaf deze regel het nummer {nummer}, dat op een andere tak al van een andere regel was",
            wie=wie,
            nummer=nummer,
        )
    remedie = zin("een nummer is van één mutatie, voor altijd; laat buurtledger een nieuw nummer maken")
    gevonden = bevinding(Regel.GESCHIEDENIS, Plaats(gift.bestand, gift.stuk.lijn, 1), bericht, remedie)
    return gevonden._replace(fragment=toonbaar(gift.stuk.tekst))
