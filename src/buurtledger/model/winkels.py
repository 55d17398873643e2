"""The shops that are known, and which of them a few typed letters mean. Bounded, so that it costs the same always."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple, Self

from buurtledger.model.zoeken import kaal

HOOGSTENS = 500
"""Shops that are kept; of more those used longest ago are forgotten."""
TEKSTEN = 12
"""Descriptions that are kept per shop."""
SCHEIDING = ";"
"""What parts a shop from what was bought there; so no shop that is known has it in its name."""
KLEINE_WOORDEN = frozenset(
    (
        *("de", "het", "een", "voor", "van", "met", "en", "in", "op", "al", "bij", "aan", "tot", "uit"),
        *("the", "a", "an", "for", "of", "with", "and", "at", "to"),
    )
)
"""Words that a description begins with: never short for a shop."""


class Winkel(NamedTuple):
    """A shop as it is spelled, and what was bought there, the newest first."""

    naam: str
    gekocht: tuple[str, ...] = ()
    eigen: bool = False
    """Used for this post before: what was bought there last is bought again, unless something else is typed."""


class Winkels(NamedTuple):
    """What is known. Never changed: `met` and `genoemd` give a new one."""

    op_naam: Mapping[str, Winkel] = MappingProxyType({})
    """By its name as it is compared, the one used last at the end."""
    antwoorden: Mapping[str, str] = MappingProxyType({})
    """First words that a person was asked about: the shop that is meant, empty for none."""

    def met(self, *paren: tuple[str, str]) -> Self:
        """With shops that were used for this post just now, each with what was bought there."""
        alle = dict(self.op_naam)
        for naam, omschrijving in paren:
            _gebruik(alle, naam, omschrijving, eigen=True)
        return self._replace(op_naam=_begrensd(alle))

    def genoemd(self, woord: str, naam: str) -> Self:
        """With what a person answered about a word: the shop that it means, empty for none."""
        alle = dict(self.op_naam)
        if naam and kaal(naam) not in alle:
            alle[kaal(naam)] = Winkel(naam)
        antwoorden = MappingProxyType({**self.antwoorden, kaal(woord): naam})
        return self._replace(op_naam=_begrensd(alle), antwoorden=antwoorden)

    def precies(self, naam: str) -> Winkel | None:
        """The shop of that name, in any case."""
        return self.op_naam.get(kaal(naam))

    def kort(self, getypt: str, *, alleen: bool) -> tuple[Winkel, ...]:
        """The shops that what was typed is short for: the begin of the name, or its first letters (`ah`).

        `alleen`: nothing else was typed. Else two letters, or a word that a description begins with, are no shop.
        """
        klein = kaal(getypt)
        if not klein or (not alleen and (len(klein) < 3 or klein in KLEINE_WOORDEN)):
            return ()
        begint = tuple(winkel for sleutel, winkel in self.op_naam.items() if sleutel.startswith(klein))
        return begint or (self._met_letters(klein) if len(klein) > 1 else ())

    def nabij(self, woord: str) -> tuple[str, ...]:
        """Names that a word may stand for: their first letters, or a slip in one of their words."""
        from difflib import get_close_matches

        delen = {deel: winkel.naam for sleutel, winkel in self.op_naam.items() for deel in (*sleutel.split(), sleutel)}
        lijkt = (delen[deel] for deel in get_close_matches(kaal(woord), delen, 2, 0.75))
        return tuple(dict.fromkeys((*(winkel.naam for winkel in self._met_letters(kaal(woord))), *lijkt)))[:2]

    def _met_letters(self, klein: str) -> tuple[Winkel, ...]:
        return tuple(w for sleutel, w in self.op_naam.items() if "".join(d[0] for d in sleutel.split()) == klein)


def winkels_van(elders: Iterable[tuple[str, str]], eigen: Iterable[tuple[str, str]] = ()) -> Winkels:
    """What is known out of shops and descriptions, the oldest first: of other posten, and of this one."""
    alle: dict[str, Winkel] = {}
    for rijen, van_hier in ((elders, False), (eigen, True)):
        for naam, omschrijving in rijen:
            _gebruik(alle, naam, omschrijving, eigen=van_hier)
    return Winkels(_begrensd(alle))


def _gebruik(alle: dict[str, Winkel], naam: str, omschrijving: str, *, eigen: bool) -> None:
    sleutel = kaal(naam)
    if not sleutel or SCHEIDING in naam:
        return
    eerder = alle.pop(sleutel, Winkel(naam))
    # What was bought for another post says little of what is bought for this one.
    gekocht = tuple(tekst for tekst in eerder.gekocht if tekst != omschrijving) if eerder.eigen == eigen else ()
    alle[sleutel] = Winkel(naam, (omschrijving, *gekocht)[:TEKSTEN], eigen)


def _begrensd(alle: dict[str, Winkel]) -> Mapping[str, Winkel]:
    return MappingProxyType(dict(list(alle.items())[-HOOGSTENS:]))
