"""What there is on a day and whose it is: the balance, from the books, the bank and what the city granted.

Everything follows from two identities. Of the books: besteed + bij groepen = uitbetaald (`stand.cijfers`). Of the bank,
where there are statements: beginsaldo + ontvangen − uitbetaald − kosten + rente + bijdragen − teruggave ± vreemd ±
onderweg + verschil = saldo (`stand.bankbewijs`). Put together, every amount stands on one side of the balance once, so
that both sides are equal; what bank and books do not agree on stands there by its own name. The derivation and its
sources: docs/besluiten/balans-uit-twee-bewijzen.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.geld import NUL
from buurtledger.model.subsidie import Subsidie
from buurtledger.stand.bankbewijs import Bewijs
from buurtledger.stand.cijfers import Stand


class Stukregel(NamedTuple):
    """A line of the balance or the statement: what programs call it, its amount in euro's, and of whom it is."""

    veld: str
    bedrag: Decimal
    naam: str = ""
    """The public name of an account or a gebied, where there are more lines of a kind."""


class Geld(NamedTuple):
    """All that came in and went out up to and including a day besides what the posten paid, in euro's."""

    ontvangen: Decimal = NUL
    """Of the subsidy."""
    teruggegeven: Decimal = NUL
    """Of it, paid back to the city."""
    bijdragen: Decimal = NUL
    """From others."""
    rente: Decimal = NUL
    bankkosten: Decimal = NUL
    vreemd: Decimal = NUL
    """Not ours: above zero it came in and is owed, below zero we paid it for others."""
    beginsaldo: Decimal = NUL
    """What stood on the accounts before their first statement."""
    onderweg: Decimal = NUL
    """What the books have and the bank does not show yet: above zero the bank has still to pay it out."""
    onbetaald: Decimal = NUL
    """What the books have, and the bank would have shown by now: above zero it was not paid out, and is owed."""
    verschil: Decimal = NUL
    """What the bank has beyond all this, and nobody explained."""
    rekeningen: tuple[tuple[str, Decimal], ...] = ()
    """Per account what stands on it; without statements one without a name, by the books."""
    sinds: Decimal = NUL
    """What the books paid out after the last day of which the bank tells; it left the accounts since."""
    vergeleken: date | None = None
    """The last day of which the bank tells; None where nothing was held against a bank."""


def geld_volgens_bank(bewijs: Bewijs, uitbetaald: Decimal) -> Geld:
    """By the proof, whose day may come before that of the balance; `uitbetaald` is of the latter."""
    saldi = tuple((r.naam, r.saldo) for r in bewijs.rekeningen)
    bekend = tuple((naam, saldo) for naam, saldo in saldi if saldo is not None)
    # Statements without a balance prove nothing: then what should stand there is all that is known.
    bewezen = bewijs.saldo is not None
    # Where an entry of the bank is not explained yet, it may be the payment that is missed.
    gemist = [] if bewijs.niet_verklaard or not bewezen else [een.bedrag for een in bewijs.onbetaald]
    onbetaald = -sum(gemist, NUL)
    return Geld(
        bewijs.ontvangen,
        -bewijs.teruggave,
        bewijs.cofinanciering,
        bewijs.rente,
        -bewijs.bankkosten,
        bewijs.vreemd,
        bewijs.beginsaldo,
        bewijs.nog_niet_verwerkt,
        onbetaald,
        (bewijs.verschil or NUL) - onbetaald,
        bekend if bewezen else (("", bewijs.verwacht),),
        uitbetaald + bewijs.uitbetaald,
        bewijs.op if bewezen else None,
    )


def geld_volgens_boeken(subsidie: Subsidie, uitbetaald: Decimal, op: date) -> Geld:
    """Where no statement was read in: what was promised by then counts as received, and nothing was compared.

    What others gave is not counted: whether it came to our account, only a bank can tell.
    """
    ontvangen = sum((t.bedrag for t in subsidie.termijnen if t.datum <= op), NUL)
    return Geld(ontvangen, rekeningen=(("", ontvangen - uitbetaald),))


class Vermogen(NamedTuple):
    """The balance of a day."""

    stand: Stand
    subsidie: Subsidie
    """What was granted and determined by then."""
    geld: Geld

    @property
    def op(self) -> date:
        """The day."""
        return self.stand.op

    @property
    def besteed(self) -> Decimal:
        """What was spent, by the bonnen."""
        return self.stand.totaal.besteed

    @property
    def subsidiebate(self) -> Decimal:
        """What of the subsidy was earned by spending it: at most what was granted, else what was budgeted.

        The rest of what was received is a debt, never a reserve.
        """
        hoogstens = self.stand.totaal.begroot if self.subsidie.verleend is None else self.subsidie.verleend
        return max(min(hoogstens, self.besteed), NUL)

    @property
    def subsidieschuld(self) -> Decimal:
        """What the city may ask back; below zero, what it still owes."""
        return self.geld.ontvangen - self.geld.teruggegeven - self.subsidiebate

    @property
    def zonder_subsidie(self) -> Decimal:
        """What was spent beyond the subsidy."""
        return self.besteed - self.subsidiebate

    @property
    def bestemmingsfonds(self) -> Decimal:
        """What others gave for a purpose and was not spent: what was spent beyond the subsidy comes out of it first."""
        return self.geld.bijdragen - min(self.zonder_subsidie, max(self.geld.bijdragen, NUL))

    @property
    def overige_reserve(self) -> Decimal:
        """The rest: interest, less bank charges and what nobody paid for. It may be below zero."""
        tekort = self.zonder_subsidie - min(self.zonder_subsidie, max(self.geld.bijdragen, NUL))
        return self.geld.rente - self.geld.bankkosten - tekort

    @property
    def activa(self) -> tuple[Stukregel, ...]:
        """What there is; what is nothing is left out."""
        return tuple(regel for regel in self._activa() if regel.bedrag)

    @property
    def passiva(self) -> tuple[Stukregel, ...]:
        """Whose it is; what is nothing is left out."""
        return tuple(regel for regel in self._passiva() if regel.bedrag)

    @property
    def totaal(self) -> Decimal:
        """What there is together."""
        return sum((regel.bedrag for regel in self.activa), NUL)

    def _activa(self) -> Iterator[Stukregel]:
        geld = self.geld
        yield Stukregel("vordering_groepen", self.stand.totaal.nog_te_verantwoorden)
        yield Stukregel("vordering_gemeente", max(-self.subsidieschuld, NUL))
        yield Stukregel("vordering_onderweg", max(-geld.onderweg, NUL))
        yield Stukregel("vordering_onbetaald", max(-geld.onbetaald, NUL))
        yield Stukregel("vordering_vreemd", max(-geld.vreemd, NUL))
        yield Stukregel("verschil_te_weinig", max(-geld.verschil, NUL))
        for naam, saldo in geld.rekeningen:
            yield Stukregel("liquide", max(saldo, NUL), naam)
        yield Stukregel("liquide_sinds", -geld.sinds)

    def _passiva(self) -> Iterator[Stukregel]:
        geld = self.geld
        yield Stukregel("beginsaldo", geld.beginsaldo)
        yield Stukregel("bestemmingsfonds", self.bestemmingsfonds)
        yield Stukregel("overige_reserve", self.overige_reserve)
        vast = self.subsidie.vaststelling is not None
        yield Stukregel("terug_te_betalen" if vast else "vooruitontvangen", max(self.subsidieschuld, NUL))
        yield Stukregel("schuld_groepen", -self.stand.totaal.tegoed)
        yield Stukregel("schuld_onderweg", max(geld.onderweg, NUL))
        yield Stukregel("schuld_onbetaald", max(geld.onbetaald, NUL))
        yield Stukregel("schuld_vreemd", max(geld.vreemd, NUL))
        yield Stukregel("verschil_te_veel", max(geld.verschil, NUL))
        for naam, saldo in geld.rekeningen:
            yield Stukregel("rood", max(-saldo, NUL), naam)
