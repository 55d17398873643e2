"""What the website shows, worked out once for all its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht
from buurtledger.model.bevinding import Bevinding, Ernst
from buurtledger.model.briefje import Naast
from buurtledger.model.datum import Kwartaal, kwartaal_van
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.model.kascommissie import Oordeel
from buurtledger.model.mutatie import MET_BEDRAG, Mutatie
from buurtledger.model.overeenkomst import Overeenkomst
from buurtledger.model.subsidie import Subsidie
from buurtledger.stand.aanbod import Benut, benut
from buurtledger.stand.bankbewijs import Bewijs
from buurtledger.stand.cijferboek import Cijferboek, maak_cijferboek
from buurtledger.stand.cijfers import Stand
from buurtledger.stand.ideeen import Ideeverloop, ideeen_op
from buurtledger.stand.ongedaan import geldend
from buurtledger.stand.overeenkomsten import overeenkomsten_op
from buurtledger.stand.peildag import Peildag
from buurtledger.stand.terugbetalen import bewijs_van, terug_te_betalen
from buurtledger.stand.totalen import LEVERANCIER, Totaal, tel_per
from buurtledger.stand.verantwoord import Verantwoord, verantwoord
from buurtledger.stand.verloop import Verloop

_GEEN = Naast()


class _Site(NamedTuple):
    boeken: Grootboek
    """The books as they may be published, and as they were on that day."""
    plan: Begroting
    peildag: Peildag
    stand: Stand
    cijfers: Cijferboek
    verteld: tuple[Verantwoord, ...]
    mutaties: tuple[Mutatie, ...]
    """The money that moved by that day and was not undone, newest first."""
    bevindingen: tuple[Bevinding, ...]
    niet_nagekeken: tuple[Bericht, ...]
    """What could not be looked at, and why."""
    commit: str
    briefjes: Naast = _GEEN
    """The pages for receipts that lie beside it."""


class Site(_Site):
    """What the website shows, in any language."""

    @property
    def op(self) -> date:
        """The day that everything on it is of."""
        return self.peildag.dag

    @property
    def verlopen(self) -> Mapping[str, Verloop]:
        """How each post went."""
        return self.cijfers.verlopen

    @property
    def huisstijl(self) -> Huisstijl:
        """The colours, and who stands behind it."""
        return self.boeken.huisstijl

    @property
    def adres(self) -> str:
        """Where it will be, ending in a slash; empty when nobody said."""
        adres = self.huisstijl.adres
        return adres if not adres or adres.endswith("/") else f"{adres}/"

    @cached_property
    def kwartalen(self) -> tuple[Kwartaal, ...]:
        """The quarters to tell of: from the first day of looptijd or books to the day of the site."""
        looptijd = self.stand.begroting.looptijd
        dagen = [self.mutaties[0].datum, self.mutaties[-1].datum] if self.mutaties else []
        laatste = kwartaal_van(min(self.op, max([looptijd.tot_en_met, *dagen])))
        uit, kwartaal = [], kwartaal_van(min([looptijd.van, *dagen]))
        while kwartaal <= laatste:
            uit.append(kwartaal)
            kwartaal = kwartaal.volgende
        return tuple(uit)

    @cached_property
    def per_winkel(self) -> tuple[Totaal, ...]:
        """What each shop got, the largest first."""
        bonnen = {m.nummer: m for m in self.mutaties if m.soort == "bon"}
        boekingen = ((m, bonnen.get(m.van) if m.van else None) for m in self.mutaties)
        return tel_per(boekingen, LEVERANCIER, self.stand.begroting)

    @property
    def oordelen(self) -> tuple[Oordeel, ...]:
        """What the kascommissie found."""
        return self.boeken.oordelen

    @cached_property
    def fouten(self) -> int:
        """How many of the findings are a fout."""
        return sum(b.ernst is Ernst.FOUT for b in self.bevindingen)

    @cached_property
    def namen(self) -> Mapping[str, str]:
        """Per post id its name for people, which no other post has."""
        return self.stand.begroting.postnamen

    @cached_property
    def per_post(self) -> Mapping[str, tuple[Mutatie, ...]]:
        """The mutaties of each post, newest first."""
        gevonden: dict[str, list[Mutatie]] = {}
        for mutatie in self.mutaties:
            gevonden.setdefault(mutatie.post, []).append(mutatie)
        return {post: tuple(eigen) for post, eigen in gevonden.items()}

    @property
    def subsidie(self) -> Subsidie:
        """What was granted and determined by that day."""
        return (self.boeken.subsidie or Subsidie()).op(self.op)

    @cached_property
    def bewijs(self) -> Bewijs | None:
        """The proof that books and bank agree; None where no statement of that day or earlier was read in."""
        bewijs = bewijs_van(self.boeken, self.op)
        return bewijs if bewijs is not None and bewijs.rekeningen else None

    @cached_property
    def terug(self) -> Decimal | None:
        """What must go back to the city; None where that cannot be told."""
        toen = self.boeken._replace(subsidie=self.subsidie)
        return None if self.bewijs is None else terug_te_betalen(toen, self.op, self.bewijs)

    @cached_property
    def ideeen(self) -> tuple[Ideeverloop, ...]:
        """The ideas, and what became of each by that day."""
        return ideeen_op(self.boeken.ideeen, self.op)

    @cached_property
    def overeenkomsten(self) -> tuple[Overeenkomst, ...]:
        """What was agreed with others by that day."""
        return overeenkomsten_op(self.boeken.overeenkomsten, self.op)

    @cached_property
    def benut(self) -> tuple[Benut, ...]:
        """What is offered to the kernen, and who took it up."""
        return benut(self.stand.begroting, self.boeken.logboeken, self.op)

    @property
    def is_voorbij(self) -> bool:
        """Whether the looptijd is over: only then something can be said to be missing."""
        looptijd = self.stand.begroting.looptijd
        return not looptijd.aanname and self.op > looptijd.tot_en_met


def maak_site(
    boeken: Grootboek,
    peildag: Peildag,
    bevindingen: Sequence[Bevinding],
    *,
    niet_nagekeken: tuple[Bericht, ...] = (),
    commit: str = "",
    briefjes: Naast = _GEEN,
) -> Site:
    """The website at a day, of books that hold nothing of later."""
    plan, op = boeken.begroting, peildag.dag
    assert plan is not None
    cijfers = maak_cijferboek(boeken)
    assert cijfers is not None
    stand = cijfers.stand(op)
    mutaties = sorted(
        (
            m
            for logboek in boeken.logboeken.values()
            for m in geldend(logboek, op)
            if m.datum <= op and m.soort in MET_BEDRAG
        ),
        key=lambda m: (m.datum, m.nummer),
        reverse=True,
    )
    return Site(
        boeken,
        plan,
        peildag,
        stand,
        cijfers,
        verantwoord(stand, boeken.verantwoordingen),
        tuple(mutaties),
        tuple(bevindingen),
        niet_nagekeken,
        commit,
        briefjes,
    )
