"""What changed between two states of the books: in money, and in what was decided, told and found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from buurtledger.model.besluit import Besluit
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.geld import NUL
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import Mutatie
from buurtledger.stand.cijferboek import Cijferboek, maak_cijferboek
from buurtledger.stand.cijfers import Cijfers, Som, tel_op
from buurtledger.stand.verschilwoorden import Woorden, woorden

_GEEN = Cijfers(NUL)


class Staat(NamedTuple):
    """The books at one point, and what the rules on values find in them."""

    grootboek: Grootboek
    bevindingen: tuple[Bevinding, ...]


NIETS = Staat(Grootboek(None, {}, ()), ())
"""Before there were books."""


class Postverschil(NamedTuple):
    """A post of which a figure changed, or a line came or went."""

    post: str
    naam: str
    voor: Cijfers
    na: Cijfers
    nieuw: tuple[Mutatie, ...]
    weg: tuple[Mutatie, ...]


class Verschil(NamedTuple):
    """What is in the later books and not in the earlier, and the other way round."""

    op: date
    """The day of the figures, in both."""
    voor: Som
    na: Som
    posten: tuple[Postverschil, ...]
    besluiten_erbij: tuple[Besluit, ...]
    besluiten_weg: tuple[Besluit, ...]
    delen: tuple[str, ...]
    """The other parts of the books that changed, by their names in the Grootboek."""
    opgekomen: tuple[Bevinding, ...]
    verdwenen: tuple[Bevinding, ...]
    doelen: Mapping[str, Mutatie]
    """By its id what a new line refers to, also where that was there already."""
    woorden: Woorden = Woorden()
    """What came to be written besides money."""

    @property
    def nieuw(self) -> tuple[Mutatie, ...]:
        """Every line that came, by day."""
        return tuple(sorted((m for post in self.posten for m in post.nieuw), key=lambda m: (m.datum, m.nummer)))

    @property
    def weg(self) -> tuple[Mutatie, ...]:
        """Every line that went: nothing recorded ever changes, so this asks for a rectificatie."""
        return tuple(m for post in self.posten for m in post.weg)

    @property
    def niets(self) -> bool:
        """Whether the books are the same."""
        er_is = (self.posten, self.besluiten_erbij, self.besluiten_weg, self.delen, self.opgekomen, self.verdwenen)
        return not any(er_is)


DELEN = (
    *("plan", "kernen", "resultaten", "leersessies", "bijdragen", "rollen", "bank", "subsidie", "oordelen"),
    *("ideeen", "overeenkomsten", "voorstellen"),
)
"""The parts of the books that are said to have changed; of the last three `woorden` says how."""


def verschil(voor: Staat, na: Staat, op: date) -> Verschil:
    """Everything between two states, with the figures of one day in both."""
    cijfers_voor, cijfers_na = (_cijfers(staat.grootboek, op) for staat in (voor, na))
    boek_voor, boek_na = voor.grootboek, na.grootboek
    namen = boek_na.begroting.postnamen if boek_na.begroting else {}
    posten = [
        Postverschil(
            post, namen.get(post, post), cijfers_voor.get(post, _GEEN), cijfers_na.get(post, _GEEN), nieuw, weg
        )
        for post in dict.fromkeys((*cijfers_na, *cijfers_voor, *boek_na.logboeken, *boek_voor.logboeken))
        for nieuw, weg in [_regels(boek_voor.logboeken.get(post, ()), boek_na.logboeken.get(post, ()))]
    ]
    zelfde = set(boek_voor.besluiten) & set(boek_na.besluiten)
    gezocht = {m.van for post in posten for m in post.nieuw if m.van}
    doelen = {m.nummer: m for regels in boek_na.logboeken.values() for m in regels if m.nummer in gezocht}
    opgekomen, verdwenen = _alleen(na.bevindingen, voor.bevindingen), _alleen(voor.bevindingen, na.bevindingen)
    return Verschil(
        op,
        tel_op(cijfers_voor.values()),
        tel_op(cijfers_na.values()),
        tuple(p for p in posten if p.nieuw or p.weg or p.voor != p.na),
        tuple(b for b in boek_na.besluiten if b not in zelfde),
        tuple(b for b in boek_voor.besluiten if b not in zelfde),
        tuple(deel for deel in DELEN if getattr(boek_voor, deel) != getattr(boek_na, deel)),
        tuple(opgekomen),
        tuple(verdwenen),
        doelen,
        woorden(boek_voor, boek_na),
    )


def laatste_dag(*boeken: Grootboek) -> date | None:
    """The latest day in any of these books; None where nothing was booked in any."""
    cijferboeken = (maak_cijferboek(boek) for boek in boeken)
    return max((c.laatste_dag for c in cijferboeken if c is not None and c.laatste_dag is not None), default=None)


def _cijfers(grootboek: Grootboek, op: date) -> Mapping[str, Cijfers]:
    cijferboek: Cijferboek | None = maak_cijferboek(grootboek)
    return {p.post.id: p.cijfers for p in cijferboek.stand(op).posten} if cijferboek else {}


def _regels(voor: Sequence[Mutatie], na: Sequence[Mutatie]) -> tuple[tuple[Mutatie, ...], tuple[Mutatie, ...]]:
    """The lines that came and those that went; where in the file a line stands says nothing."""
    kaal_voor, kaal_na = ({m._replace(lijn=0): m for m in regels} for regels in (voor, na))
    nieuw = tuple(m for kaal, m in kaal_na.items() if kaal not in kaal_voor)
    return nieuw, tuple(m for kaal, m in kaal_voor.items() if kaal not in kaal_na)


def _alleen(hier: Iterable[Bevinding], niet_daar: Iterable[Bevinding]) -> Iterator[Bevinding]:
    """The findings that are here and not there. A line that others came above has moved, and is the same one."""
    er_al = Counter(map(_wat, niet_daar))
    for bevinding in hier:
        if er_al[_wat(bevinding)] > 0:
            er_al[_wat(bevinding)] -= 1
        else:
            yield bevinding


def _wat(bevinding: Bevinding) -> tuple[str, str, str, str]:
    bericht = bevinding.bericht
    return bevinding.regel, bevinding.plaats.bestand, bericht.sjabloon, str(dict(bericht.waarden))
