"""The whole ledger as one value: everything that `data/` holds, and what of it could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from buurtledger.model.bank import Bankboek
from buurtledger.model.begroting import Begroting, Mandaat
from buurtledger.model.besluit import Besluit
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.model.idee import Ideeenregel
from buurtledger.model.kascommissie import Oordeel
from buurtledger.model.kern import Kern
from buurtledger.model.mutatie import Mutatie
from buurtledger.model.overeenkomst import Overeenkomstenregel
from buurtledger.model.rectificatie import Rectificatie
from buurtledger.model.rollen import Rollen
from buurtledger.model.subsidie import Subsidie
from buurtledger.model.verantwoording import Bijdrage, Leersessie, Verantwoording
from buurtledger.model.voorstel import Voorstel
from buurtledger.model.zekerheid import Zekerheid

_LEEG: Mapping[str, Verantwoording] = MappingProxyType({})


class Grootboek(NamedTuple):
    """Everything that was read. A read never stops at the first fault: the rest is here too."""

    plan: Begroting | None
    """The plan as budget.yaml has it; None when that cannot be read."""
    kernen: Mapping[str, Kern | None]
    """Per post id the kern that has a file; None for a file that cannot be read."""
    besluiten: tuple[Besluit, ...]
    """The besluiten that could be read."""
    bijdragen: tuple[Bijdrage, ...] = ()
    logboeken: Mapping[str, tuple[Mutatie, ...]] = MappingProxyType({})
    """Per post id the lines of its logboek, in the file's order, also of posts that are not in the plan."""
    resultaten: Mapping[str, Verantwoording] = _LEEG
    """Per post id, also of posten that are not in the plan, what a file in data/resultaten/ tells."""
    leersessies: tuple[Leersessie, ...] = ()
    rollen: Rollen = Rollen()
    rectificaties: tuple[Rectificatie, ...] = ()
    oordelen: tuple[Oordeel, ...] = ()
    """What the kascommissie found."""
    huisstijl: Huisstijl = Huisstijl()
    bank: Mapping[str, Bankboek] = MappingProxyType({})
    """Per public name of an account its book."""
    subsidie: Subsidie | None = None
    """What was granted and agreed; None where no file tells."""
    voorstellen: tuple[Voorstel, ...] = ()
    """What was laid before the residents, with what they said of it."""
    ideeen: tuple[Ideeenregel, ...] = ()
    """The lines of data/ideeen.yaml, in the file's order; `stand.ideeen` says what became of each idea."""
    overeenkomsten: tuple[Overeenkomstenregel, ...] = ()
    """The lines of data/overeenkomsten.yaml; `stand.overeenkomsten` says which hold."""
    bevindingen: tuple[Bevinding, ...] = ()
    """What could not be read, in no order of importance."""
    mandaten: Mapping[str, tuple[Mandaat, ...]] = MappingProxyType({})
    """Per besluit the mandates that were in force when it was entered, where git knows that."""
    zekerheid: Zekerheid = Zekerheid()
    """What git knows of two people having looked; nothing until it was asked (`store.git.toets`)."""

    @property
    def begroting(self) -> Begroting | None:
        """The plan, in which the kernen bear the names they have now."""
        return self.begroting_bekend_op(None)

    def begroting_bekend_op(self, dag: date | None) -> Begroting | None:
        """The plan, in which the kernen bear the names that were known on a day."""
        namen = {post: kern.bekend_als(dag)[0] for post, kern in self.kernen.items() if kern}
        return self.plan.noem_kernen(namen) if self.plan else None

    @property
    def verantwoordingen(self) -> Mapping[str, Verantwoording]:
        """Per post id what it tells of its money: a kern in its own file, any other post in data/resultaten/."""
        return {**self.resultaten, **{post: kern.verantwoording for post, kern in self.kernen.items() if kern}}
