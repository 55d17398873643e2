"""Reading a file that is a list with one entry a line, each line on its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from buurtledger.checks.register import bevinding
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.instemming import Instemming, instemmingvorm
from buurtledger.model.tekst import VERBODEN
from buurtledger.store.yaml.afkeuring import Afkeuring
from buurtledger.store.yaml.boom import YamlFout, lees_boom
from buurtledger.store.yaml.vormfouten import oordeel, van_yaml

LANGSTE = 16 * 1024
"""A longer line cannot be one; it is not even tried."""


class Instemmingen(NamedTuple):
    """The lines of such a file that could be read, and what was wrong with the rest."""

    regels: tuple[Instemming, ...]
    bevindingen: tuple[Bevinding, ...]


def lees_instemmingen(tekst: str, pad: str, over: Sequence[str]) -> Instemmingen:
    """Read the text of a file; `over` are the keys with which its lines may begin."""
    regels: list[Instemming] = []
    bevindingen: list[Bevinding] = []
    for lijn, regel in enumerate(tekst.split("\n"), start=1):
        kaal = regel.rstrip("\r")
        if not kaal.strip() or kaal.startswith("#"):
            continue
        gelezen = lees_instemming(kaal, pad, over, lijn)
        if isinstance(gelezen, Instemming):
            regels.append(gelezen)
        else:
            bevindingen += gelezen
    return Instemmingen(tuple(regels), tuple(bevindingen))


def lees_instemming(regel: str, pad: str, over: Sequence[str], lijn: int = 1) -> Instemming | tuple[Bevinding, ...]:
    """One line, or what is wrong with it."""

    def fout(bericht: Bericht) -> tuple[Bevinding, ...]:
        remedie = zin("laat buurtledger de regel schrijven: buurtledger rollen akkoord, of buurtledger akkoord BESLUIT")
        return (bevinding(Regel.VORM, Plaats(pad, lijn, 1), bericht, remedie)._replace(fragment=regel[:2000]),)

    if len(regel) > LANGSTE or VERBODEN.search(regel):
        return fout(zin("deze regel is te lang, of er staat een teken in dat je niet kunt zien"))
    try:
        boom = lees_boom(regel)
    except YamlFout as yamlfout:
        return (van_yaml(yamlfout, pad, lijn, regel),)
    if boom is None or not isinstance(boom.waarde, list) or boom.vloeiend or len(boom.waarde) != 1:
        return fout(zin("er hoort precies één akkoord op een regel, tussen accolades"))
    groep = boom.waarde[0]
    eerste = next(iter(groep.waarde), "") if isinstance(groep.waarde, dict) else ""
    if eerste not in over:
        return fout(zin("een regel begint hier met {keuzes}", keuzes=tuple(over)))
    uitkomst = oordeel(instemmingvorm(str(eerste)), groep, pad, lijn, regel)
    return uitkomst if isinstance(uitkomst, Afkeuring) else uitkomst._replace(lijn=lijn)
