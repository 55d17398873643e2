"""A logboek as columns: what stands on its own as strings side by side, and the few lines that need a value.

Making a `Mutatie` of each of 150.000 lines takes 0,36 s of a core; one pattern over whole files that gives all
fields as strings 0,13 s, and nearly every line is a bon to which nothing refers. Sums, days and ids of those
can be worked out from the strings. Every other line, and every bon that one of those names, becomes a value as
always. Where a logboek holds anything out of the ordinary there are no columns, and every line must be read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress, count
from typing import NamedTuple

from buurtledger.model.datum import dag
from buurtledger.model.mutatie import TEKSTVELDEN, VELDEN, Mutatie, Soort
from buurtledger.model.nummer import is_kalenderdag
from buurtledger.store.logboek.lezen import lees_logboek
from buurtledger.store.logboek.patroon import kale_bonnen, lees_bon, lees_vlug

_KOLOMMEN = (Soort.BON.value, *VELDEN[Soort.BON])
TEKSTKOLOMMEN = tuple(veld for veld in _KOLOMMEN if veld in TEKSTVELDEN and veld not in ("scan", "bron"))
"""The fields of a bon in which somebody typed."""
_BIJ = VELDEN[Soort.BON].index("bij")
_PLEKKEN = tuple(map(_KOLOMMEN.index, TEKSTKOLOMMEN))


class Kolommen(NamedTuple):
    """The lines of a logboek that can be read to the last: bonnen on their own as strings, the rest as values."""

    post: str
    lijnen: Sequence[int]
    """Per bon on its own its line, from 1."""
    velden: Mapping[str, Sequence[str]]
    """Per field that of every bon on its own, as it is spelled, quotes and all; empty where it has none.
    The field `bon` is the id."""
    los: tuple[Mutatie, ...]
    """All other lines, in order: what is no bon, what a line refers to, what is spelled in another way."""
    geschreven_los: tuple[str, ...]
    """What stands in the file of those lines, comments too: of a bon its texts as spelled, of others all."""

    def bonnen(self, kies: Sequence[bool]) -> list[Mutatie]:
        """The values of the bonnen on their own for which `kies` is true."""
        rijen = zip(compress(self.lijnen, kies), *(compress(k, kies) for k in self.velden.values()), strict=True)
        bonnen = (lees_bon(rij, self.post, lijn) for lijn, *rij in rijen)
        return [bon for bon in bonnen if bon is not None]


def lees_kolommen(tekst: str, post: str) -> Kolommen | None:
    """The columns of a logboek's text; None when every line must be read to know what it says."""
    rijen = kale_bonnen().findall(tekst if tekst.endswith("\n") or not tekst else tekst + "\n")
    nummers, *kolommen, anders = tuple(zip(*rijen, strict=True)) or ((),) * (len(_KOLOMMEN) + 1)
    andere = {plek: anders[plek] for plek, nummer in enumerate(nummers) if not nummer}
    los = _lees_los(andere, post)
    if los is None:
        return None
    bonnen = {nummer for nummer in nummers if nummer}
    if len(bonnen.union(m.nummer for m in los.values())) != len(rijen) - len(andere) + len(los):
        return None  # an id is used twice: perhaps the same line again, which counts once
    genoemd = bonnen.intersection(mutatie.van for mutatie in los.values())
    # What a bon takes of a verplichting depends on the others that do.
    genoemd |= {nummer for nummer, bij in zip(nummers, kolommen[_BIJ], strict=True) if bij}
    geschreven = [*andere.values()]
    for plek, nummer in enumerate(nummers) if genoemd else ():
        if nummer in genoemd:
            geschreven += (rijen[plek][kolom] for kolom in _PLEKKEN)
            bon = lees_bon(rijen[plek][:-1], post, plek + 1)
            if bon is None:
                return None
            los[plek] = bon
    op_zich = [nummer != "" and nummer not in genoemd for nummer in nummers]
    velden = {
        veld: tuple(compress(kolom, op_zich)) for veld, kolom in zip(_KOLOMMEN, (nummers, *kolommen), strict=True)
    }
    if not all(map(dag, set(velden["datum"]))) or not all(map(is_kalenderdag, {n[:6] for n in velden["bon"]})):
        return None
    lijnen = tuple(compress(count(1), op_zich))
    return Kolommen(post, lijnen, velden, tuple(los[plek] for plek in sorted(los)), tuple(geschreven))


def _lees_los(andere: Mapping[int, str], post: str) -> dict[int, Mutatie] | None:
    """The mutaties of lines, by where they stand; None when one of the lines cannot be read on its own."""
    los: dict[int, Mutatie] = {}
    for plek, regel in andere.items():
        mutatie = lees_vlug(regel, post, plek + 1)
        if mutatie is None and regel.strip() and not regel.startswith("#"):
            gelezen = lees_logboek(f"{regel}\n", post)
            if len(gelezen.mutaties) != 1 or gelezen.bevindingen:
                return None
            mutatie = gelezen.mutaties[0]._replace(lijn=plek + 1)
        if mutatie is not None:
            los[plek] = mutatie
    return los
