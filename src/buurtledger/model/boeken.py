"""The whole ledger as one value: what was read, and what was wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from buurtledger.model.begroting import Begroting
from buurtledger.model.besluit import Besluit
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.kern import Kern
from buurtledger.model.mutatie import Mutatie
from buurtledger.model.rollen import Rollen
from buurtledger.model.verantwoording import Bijdrage, Leersessie, Verantwoording


class Wijziging(NamedTuple):
    """A file that changed after it was committed: in which commit and by whom, or not committed yet (empty)."""

    bestand: str
    commit: str
    auteur: str


class Boeken(NamedTuple):
    """Everything that was read. A read never stops at the first fault: the rest is here too."""

    begroting: Begroting | None
    """None when budget.yaml cannot be read."""
    kernen: Mapping[str, Kern | None]
    """Per post id the kern that has a file; None for a file that cannot be read."""
    besluiten: tuple[Besluit, ...]
    """The besluiten that could be read."""
    gewijzigd: tuple[Wijziging, ...]
    """The besluiten that git saw change after they were committed."""
    logboeken: Mapping[str, tuple[Mutatie, ...]]
    """Per post id the lines of its logboek, in the file's order, also of posts that are not in the plan."""
    bevindingen: tuple[Bevinding, ...]
    """What reading found, in no order of importance."""
    resultaten: Mapping[str, Verantwoording] = MappingProxyType({})
    """Per post id, also of posten that are not in the plan, what a file in data/resultaten/ tells."""
    leersessies: tuple[Leersessie, ...] = ()
    bijdragen: tuple[Bijdrage, ...] = ()
    rollen: Rollen = Rollen()

    @property
    def verantwoordingen(self) -> Mapping[str, Verantwoording]:
        """Per post id what it tells of its money: a kern in its own file, any other post in data/resultaten/."""
        return {**self.resultaten, **{post: kern.verantwoording for post, kern in self.kernen.items() if kern}}
