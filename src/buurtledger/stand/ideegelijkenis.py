"""Which ideas are likely the same. Only shown: a person joins them.

Two ideas are alike when they share most of their words, endings aside. Only those that share one of their rarest
words are compared (for a likeness of `GELIJK` that misses none), so ten thousand are done in a second.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

GELIJK = 0.6
"""The share of all their words that two ideas have in common, from 0 to 1, from which they are alike."""
_VAAK = 60
"""So many ideas that share a word are compared with each new one; more share only what everybody says."""
_LANGST = 80
"""Words of an idea that are looked at."""
_NIETS = frozenset(
    re.findall(
        "[a-z]+",
        "aan als bij dat dan de den der deze die dit door een en er ergens graag het hier hun ik in is je kan komen "
        "kunnen maar meer met mijn moet naar nieuw nieuwe niet nog of om ons onze ook op over te ter tot uit van voor "
        "waar wat we wel wens wij willen wil worden zijn zo zou zouden idee plaatsen and for the with more new our "
        "that this",
    )
)
_UITGANG = re.compile(r"(?:etjes|etje|jes|je|tjes|tje|en|s|e)$")


def gelijke(ideeen: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Per idea that is like an earlier one, that one: by number. Gives the ideas as number and text, oldest first."""
    gezien: dict[frozenset[str], str] = {}
    woorden = [(nummer, kenwoorden(tekst)) for nummer, tekst in ideeen]
    aantal = Counter(woord for _, eigen in woorden for woord in eigen)
    op_woord: dict[str, list[tuple[frozenset[str], str]]] = {}
    uit: dict[str, str] = {}
    for nummer, eigen in woorden:
        if not eigen:
            continue
        eerder = gezien.get(eigen) or _lijkt(eigen, op_woord, aantal)
        if eerder:
            uit[nummer] = uit.get(eerder, eerder)
        if eigen not in gezien:
            gezien[eigen] = nummer
            for woord in _zeldzaamste(eigen, aantal):
                op_woord.setdefault(woord, []).append((eigen, nummer))
    return uit


def _lijkt(
    eigen: frozenset[str], op_woord: Mapping[str, Sequence[tuple[frozenset[str], str]]], aantal: Mapping[str, int]
) -> str:
    """The earlier idea that is most like these words; empty when none is."""
    beste, nummer = 0.0, ""
    for woord in _zeldzaamste(eigen, aantal):
        for ander, van in op_woord.get(woord, ())[-_VAAK:]:
            samen = len(eigen & ander) / len(eigen | ander)
            if samen > beste:
                beste, nummer = samen, van
    return nummer if beste >= GELIJK else ""


def _zeldzaamste(eigen: frozenset[str], aantal: Mapping[str, int]) -> list[str]:
    """So many of the rarest words that who is alike has one of them too."""
    over = len(eigen) - -(-len(eigen) * 6 // 10) + 1
    return sorted(eigen, key=lambda woord: (aantal[woord], woord))[:over]


@lru_cache(maxsize=20_000)
def kenwoorden(tekst: str) -> frozenset[str]:
    """The words by which a text is compared: without accents, capitals, endings and what every sentence has."""
    plat = "".join(t for t in unicodedata.normalize("NFKD", tekst.casefold()) if not unicodedata.combining(t))
    woorden = [woord for woord in re.findall(r"[^\W_]{3,}", plat)[:_LANGST] if woord not in _NIETS]
    return frozenset(_UITGANG.sub("", woord) if len(woord) > 4 else woord for woord in woorden)
