"""What a report to the stadsdeel knows, before it is put into words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.begroting import Post
from buurtledger.model.bericht import Bericht
from buurtledger.model.besluit import Besluit
from buurtledger.model.bevinding import Bevinding, Ernst
from buurtledger.model.geld import NUL
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.model.kascommissie import Oordeel
from buurtledger.model.mutatie import Mutatie
from buurtledger.model.subsidie import Subsidie, Verschilgrens
from buurtledger.model.verantwoording import Bijdrage
from buurtledger.stand.bankbewijs import Bewijs
from buurtledger.stand.buurt import Buurt
from buurtledger.stand.cijfers import Cijfers, Stand
from buurtledger.stand.correcties import Correctie
from buurtledger.stand.geboekt import Geboekt
from buurtledger.stand.jaarrekening import Jaarrekening
from buurtledger.stand.verantwoord import Verantwoord


class Periode(NamedTuple):
    """What a report is of."""

    soort: str
    """`kwartaal`, `jaar` or `eind`."""
    naam: str
    van: date
    tot_en_met: date
    voorlopig: Bericht | None = None
    """Why it is not final yet."""


class Controles(NamedTuple):
    """What was found in the books, and where was not looked."""

    bevindingen: tuple[Bevinding, ...] = ()
    niet_nagekeken: tuple[Bericht, ...] = ()


class PostRij(NamedTuple):
    """A post: what the plan gave, what the besluiten did, what was realised, and why it differs."""

    post: Post
    plan: Decimal
    cijfers: Cijfers
    besteed_ervoor: Decimal
    besluiten: tuple[Besluit, ...]
    gecorrigeerd: Decimal = NUL
    """What corrections of earlier periods did to what was spent."""
    toelichting: str = ""
    """Why it differs, in the words of who carried it out."""

    @property
    def door_besluiten(self) -> Decimal:
        """What the besluiten gave it, or below zero took from it."""
        return self.cijfers.begroot - self.plan

    @property
    def erbij(self) -> Decimal:
        """The difference of what was spent by the end and before the period."""
        return self.cijfers.besteed - self.besteed_ervoor

    @property
    def in_periode(self) -> Decimal:
        """What was spent in the period itself: the difference without what was corrected."""
        return self.erbij - self.gecorrigeerd

    def opvallend(self, grens: Verschilgrens) -> bool:
        """Whether it differs so much from its budget that it is explained."""
        return grens.is_boven(self.cijfers.vrij, self.cijfers.begroot)


class Verslagwaarde(NamedTuple):
    """All that the report says, in any format: what its parts are made of."""

    soort: str
    """`kwartaal`, `jaar` or `eind`."""
    periode: str
    van: date
    tot_en_met: date
    stand: Stand
    rijen: tuple[PostRij, ...]
    verteld: tuple[Verantwoord, ...]
    besluiten: tuple[Besluit, ...]
    """Those that came into force in the period."""
    mutaties: tuple[Mutatie, ...]
    """What moved money in the period and was not undone in it."""
    geboekt: Mapping[str, tuple[Geboekt, ...]]
    """Per post id every line of the period, with what was undone in it."""
    bijdragen: tuple[Bijdrage, ...]
    oordelen: tuple[Oordeel, ...]
    commit: str
    """The commit it was made from; empty where git keeps no history."""
    begint: tuple[str, ...] = ()
    """The commits with which the rollen began, oldest first."""
    zonder_akkoord: Decimal = NUL
    """What was spent or paid in the period without the akkoord that it needs, in euro's."""
    correcties: tuple[Correctie, ...] = ()
    """What was booked before the period and undone in it."""
    voorlopig: Bericht | None = None
    """Why it is not final yet; None when it is."""
    controles: Controles | None = None
    """What the rules found; None where nobody asked, and then nothing is said or signed."""
    huisstijl: Huisstijl = Huisstijl()
    bewijs: Bewijs | None = None
    """The proof with the bank, by what is public; None where no statement was read in."""
    terug: Decimal | None = None
    """What must go back to the city; None where that cannot be told."""
    jaarrekening: Jaarrekening | None = None
    """The statement and the balance; None of a quarter."""
    buurt: Buurt = Buurt()
    """What became of ideas, what was agreed and what was offered."""
    subsidie: Subsidie = Subsidie()
    """What was granted, and on what terms."""

    @property
    def in_periode(self) -> Decimal:
        """What was spent in the period, over all posten, corrections apart."""
        return sum((rij.in_periode for rij in self.rijen), NUL)

    @property
    def gecorrigeerd(self) -> Decimal:
        """What corrections of earlier periods did to what was spent."""
        return sum((rij.gecorrigeerd for rij in self.rijen), NUL)

    @property
    def is_eind(self) -> bool:
        """Whether it is of everything."""
        return self.soort == "eind"

    @property
    def is_om(self) -> bool:
        """Whether it reaches the end of the looptijd, so that differences are explained."""
        return self.tot_en_met >= self.stand.begroting.looptijd.tot_en_met

    @property
    def grens(self) -> Verschilgrens:
        """Above what difference a post is explained."""
        return self.subsidie.verschilgrens(Verschilgrens(*self.stand.begroting.toelichten))

    def vraagt_uitleg(self, rij: PostRij) -> bool:
        """Whether a post is to be explained now: at the end every large difference, before that only a deficit."""
        return rij.opvallend(self.grens) and (self.is_om or rij.cijfers.vrij < 0)

    @property
    def bevindingen(self) -> tuple[Bevinding, ...]:
        """What the rules found."""
        return self.controles.bevindingen if self.controles else ()

    @property
    def niet_nagekeken(self) -> tuple[Bericht, ...]:
        """Where was not looked, and why."""
        return self.controles.niet_nagekeken if self.controles else ()

    @property
    def fouten(self) -> tuple[Bevinding, ...]:
        """What is not in order."""
        return tuple(b for b in self.bevindingen if b.ernst is Ernst.FOUT)
