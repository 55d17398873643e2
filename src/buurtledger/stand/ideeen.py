"""What became of the ideas: each with its last state, and the counts that residents can repeat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from buurtledger.model.idee import ANDER_GELD, Idee, Ideeenregel, Ideestand, Stand, Weg
from buurtledger.model.regelboek import Regelstorno


class Ideeverloop(NamedTuple):
    """An idea, and what became of it up to a day."""

    idee: Idee
    standen: tuple[Ideestand, ...] = ()
    """Those that are not undone, by day and then in the file's order; the last one holds."""

    @property
    def laatste(self) -> Ideestand | None:
        """The state that holds; None while nobody said anything of it."""
        return self.standen[-1] if self.standen else None

    @property
    def stand(self) -> Stand:
        """How far it is."""
        return Stand(self.laatste.stand) if self.laatste else Stand.GEMELD

    @property
    def weg(self) -> str:
        """With what it is, or will be, realised; empty where nobody said."""
        return next((stand.weg for stand in reversed(self.standen) if stand.weg), "")

    @property
    def post(self) -> str:
        """The post from which it is paid; empty where nobody said."""
        return next((stand.post for stand in reversed(self.standen) if stand.post), "")

    @property
    def toelichting(self) -> str:
        """What was said of it last."""
        return self.laatste.toelichting if self.laatste else ""

    @property
    def zie(self) -> str:
        """The idea with which it is one; empty when it stands on its own."""
        return self.laatste.zie if self.laatste else ""

    @property
    def ander_geld(self) -> bool:
        """Whether somebody else than the neighbourhood's budget pays for it, or is asked to."""
        return self.stand in (Stand.OPGEPAKT, Stand.GEREALISEERD) and self.weg in ANDER_GELD


def niet_ongedaan(regels: Sequence[Ideeenregel], op: date) -> tuple[Idee | Ideestand, ...]:
    """The lines of a day without stornos and what they undid. A storno works on its own date."""
    weg = {regel.van for regel in regels if isinstance(regel, Regelstorno) and regel.datum <= op}
    return tuple(r for r in regels if not isinstance(r, Regelstorno) and r.nummer not in weg and r.datum <= op)


def ideeen_op(regels: Sequence[Ideeenregel], op: date) -> tuple[Ideeverloop, ...]:
    """Every idea that had come in by a day, in the order of coming in, with its states up to then."""
    geldig = niet_ongedaan(regels, op)
    standen: dict[str, list[Ideestand]] = {}
    for regel in geldig:
        if isinstance(regel, Ideestand):
            standen.setdefault(regel.van, []).append(regel)
    ideeen = sorted((r for r in geldig if isinstance(r, Idee)), key=lambda idee: (idee.datum, idee.lijn))
    return tuple(
        Ideeverloop(idee, tuple(sorted(standen.get(idee.nummer, ()), key=lambda stand: (stand.datum, stand.lijn))))
        for idee in ideeen
    )


class Ideetelling(NamedTuple):
    """How many ideas there are, and what became of them. What is one with another counts once."""

    ideeen: int
    samengevoegd: int
    """So many more came in, and were the same as another."""
    gemeld: int
    opgepakt: int
    gerealiseerd: int
    niet: int
    uit_buurtbudget: int
    """Of those that were realised."""
    met_ander_geld: int
    zelf: int
    naar_ander_geld: int
    """Of those that were taken up and are not done yet: so many are to be paid with other money."""


def tel_ideeen(ideeen: Iterable[Ideeverloop]) -> Ideetelling:
    """The counts, by the same rule for site, report and screen."""
    alle = tuple(ideeen)
    eigen = [verloop for verloop in alle if not verloop.zie]
    per_stand = {stand: [verloop for verloop in eigen if verloop.stand is stand] for stand in Stand}
    klaar = per_stand[Stand.GEREALISEERD]
    return Ideetelling(
        ideeen=len(eigen),
        samengevoegd=len(alle) - len(eigen),
        gemeld=len(per_stand[Stand.GEMELD]),
        opgepakt=len(per_stand[Stand.OPGEPAKT]),
        gerealiseerd=len(klaar),
        niet=len(per_stand[Stand.NIET]),
        uit_buurtbudget=sum(verloop.weg == Weg.BUURTBUDGET for verloop in klaar),
        met_ander_geld=sum(verloop.ander_geld for verloop in klaar),
        zelf=sum(verloop.weg == Weg.ZELF for verloop in klaar),
        naar_ander_geld=sum(verloop.ander_geld for verloop in per_stand[Stand.OPGEPAKT]),
    )


def zonder_antwoord(ideeen: Iterable[Ideeverloop]) -> tuple[Ideeverloop, ...]:
    """The ideas of which nobody said yet what becomes of them: they belong on an agenda."""
    return tuple(verloop for verloop in ideeen if verloop.stand is Stand.GEMELD)
