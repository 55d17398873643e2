"""What came to be written between two states of the books besides money: ideas, agreements, proposals, reactions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from buurtledger.model.grootboek import Grootboek
from buurtledger.model.idee import Idee, Ideeenregel
from buurtledger.model.overeenkomst import Overeenkomstenregel
from buurtledger.model.regelboek import Regelstorno
from buurtledger.model.voorstel import Reactieregel, Voorstel

BOEKEN = ("ideeen", "overeenkomsten", "voorstellen")
"""The parts of the books of which is told what changed, by their names in the Grootboek."""


class Opgeschreven(NamedTuple):
    """A line of such a book, or a proposal."""

    boek: str
    """One of `BOEKEN`."""
    regel: Ideeenregel | Overeenkomstenregel | Reactieregel | Voorstel
    over: str = ""
    """Of what a line is about, the words: those of an idea, or of what a storno undoes; the name of a proposal."""

    @property
    def id(self) -> str:
        """What it is called by."""
        return self.regel.naam if isinstance(self.regel, Voorstel) else self.regel.nummer

    @property
    def dag(self) -> date:
        """Its day."""
        return self.regel.datum


class Woorden(NamedTuple):
    """What is in the later books and not in the earlier, and the other way round, by book and day."""

    erbij: tuple[Opgeschreven, ...] = ()
    weg: tuple[Opgeschreven, ...] = ()
    """What was written never changes, so of this there is nothing but by a rectificatie."""

    @property
    def boeken(self) -> frozenset[str]:
        """The books of which something is told."""
        return frozenset(een.boek for een in (*self.erbij, *self.weg))


def woorden(voor: Grootboek, na: Grootboek) -> Woorden:
    """What came and what went. Where in a file a line stands says nothing."""
    daarvoor, daarna = ({_kaal(een): een for een in _alles(boek)} for boek in (voor, na))
    return Woorden(
        _op_volgorde(een for kaal, een in daarna.items() if kaal not in daarvoor),
        _op_volgorde(een for kaal, een in daarvoor.items() if kaal not in daarna),
    )


def _op_volgorde(alles: Iterable[Opgeschreven]) -> tuple[Opgeschreven, ...]:
    return tuple(sorted(alles, key=lambda een: (BOEKEN.index(een.boek), een.dag, een.id)))


def _kaal(een: Opgeschreven) -> object:
    regel = een.regel
    return een.boek, regel._replace(regels=()) if isinstance(regel, Voorstel) else regel._replace(lijn=0)


def _alles(boek: Grootboek) -> Iterator[Opgeschreven]:
    ideeen = {idee.nummer: idee.omschrijving for idee in boek.ideeen if isinstance(idee, Idee)}
    for idee in boek.ideeen:
        yield Opgeschreven("ideeen", idee, ideeen.get(getattr(idee, "van", ""), ""))
    overeenkomsten = {regel.nummer: regel for regel in boek.overeenkomsten}
    for regel in boek.overeenkomsten:
        bron = overeenkomsten.get(regel.van) if isinstance(regel, Regelstorno) else None
        yield Opgeschreven("overeenkomsten", regel, getattr(bron, "omschrijving", ""))
    for voorstel in boek.voorstellen:
        yield Opgeschreven("voorstellen", voorstel)
        yield from (Opgeschreven("voorstellen", reactie, voorstel.naam) for reactie in voorstel.regels)
