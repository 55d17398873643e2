"""The one file that the search of the receipts reads: columns, in which a text that comes back stands once.

Sorted as the pages are, newest first. `dag` counts back in days from the line before, `bedrag` is in cents.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Generic, TypeVar

from buurtledger.model.mutatie import Mutatie
from buurtledger.report.site.model import Site
from buurtledger.report.taal import schoon

PAD = "gegevens/zoek.json"
_LETTERS = {"bon": "b", "voorschot": "v", "vergoeding": "g", "terugbetaling": "t", "retour": "r"}
T = TypeVar("T", bound=str)


class _Teksten(Generic[T]):
    """Gives each text a number, the same text the same."""

    def __init__(self) -> None:
        self.nummers: dict[T, int] = {}

    def nummer(self, tekst: T) -> int:
        return self.nummers.setdefault(tekst, len(self.nummers))


def zoekindex(site: Site) -> bytes:
    """The index, of every line that moved money and was not undone."""
    teksten, winkels = _Teksten[str](), _Teksten[str]()
    posten = {post.id: nr for nr, (post, _) in enumerate(site.stand.posten)}
    gebieden = {g.gebied.id: nr for nr, g in enumerate(site.stand.gebieden)}
    mutaties = site.mutaties
    index: dict[str, object] = {
        "formaat": 1,
        "laatste": mutaties[0].datum.isoformat() if mutaties else site.op.isoformat(),
        "gebieden": [[g.gebied.id, schoon(g.gebied.naam)] for g in site.stand.gebieden],
        "posten": [[post.id, schoon(site.namen[post.id]), gebieden[post.gebied]] for post, _ in site.stand.posten],
        "soort": "".join(_LETTERS[m.soort] for m in mutaties),
        "bewijs": "".join(map(_bewijs, mutaties)),
        "post": [posten[m.post] for m in mutaties],
        "tekst": [teksten.nummer(m.omschrijving) for m in mutaties],
        "winkel": [winkels.nummer(m.leverancier) for m in mutaties],
        "dag": list(_terug(mutaties)),
        "bedrag": [int(m.bedrag * 100) for m in mutaties],
        "nummer": " ".join(m.nummer for m in mutaties),
        "teksten": list(map(schoon, teksten.nummers)),
        "winkels": list(map(schoon, winkels.nummers)),
    }
    return (json.dumps(index, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _bewijs(m: Mutatie) -> str:
    """Whether there is a scan; `-` of what needs none."""
    if m.soort not in ("bon", "retour"):
        return "-"
    return "s" if m.scan else "v" if m.bewijs == "verklaring" else "z"


def _terug(mutaties: Iterable[Mutatie]) -> Iterable[int]:
    vorige = None
    for m in mutaties:
        yield (vorige - m.datum).days if vorige else 0
        vorige = m.datum
