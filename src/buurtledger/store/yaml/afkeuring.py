"""That a text is not what its form asks; apart from who judges, since that takes long to load."""

from __future__ import annotations

from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Bevinding


class Afkeuring(tuple[Bevinding, ...]):
    """All that is wrong with a text. A type of its own, since a value of the books is a tuple too."""

    __slots__ = ()


ZIE_BESTANDEN = zin("zie docs/bestanden.md voor hoe dit bestand eruitziet")
