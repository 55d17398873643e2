"""The book year: what came in and what it was spent on, the balance at its end, and the account for the city."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.datum import dag_voor
from buurtledger.model.geld import NUL
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.subsidie import Subsidie
from buurtledger.stand.bankbewijs import maak_bewijs
from buurtledger.stand.cijfers import Stand
from buurtledger.stand.vermogen import Geld, Stukregel, Vermogen, geld_volgens_bank, geld_volgens_boeken


class Jaarrekening(NamedTuple):
    """A period between two balances. Every figure of it is the difference of the two."""

    van: date
    einde: Vermogen
    begin: Vermogen
    eerder: Vermogen | None
    """The balance at the begin of the year before; None of a report of everything."""
    bijdragen_toegezegd: Decimal = NUL
    bijdragen_betaald: Decimal = NUL
    """What others paid according to data/cofinanciering.yaml, wherever they paid it."""

    @property
    def gerealiseerd(self) -> Staat:
        """What came in and went out in the period."""
        return _staat(self.begin, self.einde)

    @property
    def vorig(self) -> Staat | None:
        """The same of the year before."""
        return None if self.eerder is None else _staat(self.eerder, self.begin)

    @property
    def samen(self) -> Staat:
        """The same of everything up to the end of the period."""
        return _staat(None, self.einde)

    @property
    def begroot(self) -> Staat:
        """The begroting of the whole looptijd: the subsidy, and what it is for. A year has no budget of its own."""
        stand = self.einde.stand
        lasten = _lasten(stand, {post.post.id: post.cijfers.begroot for post in stand.posten})
        return Staat(stand.totaal.begroot, NUL, lasten, NUL, NUL, NUL)


class Staat(NamedTuple):
    """A statement of income and expenditure, in euro's."""

    subsidie: Decimal
    bijdragen: Decimal
    lasten: tuple[Stukregel, ...]
    """Per gebied, and last what coordination cost (`coordinatie`)."""
    rente: Decimal
    bankkosten: Decimal
    fonds: Decimal
    """What of the result goes to the fund of what others gave for a purpose; the rest to the other reserve."""

    @property
    def baten(self) -> Decimal:
        """What came in."""
        return self.subsidie + self.bijdragen

    @property
    def som_lasten(self) -> Decimal:
        """What it was spent on."""
        return sum((regel.bedrag for regel in self.lasten), NUL)

    @property
    def saldo_voor_financieel(self) -> Decimal:
        """What is over before interest and charges."""
        return self.baten - self.som_lasten

    @property
    def financieel(self) -> Decimal:
        """Interest less charges."""
        return self.rente - self.bankkosten

    @property
    def saldo(self) -> Decimal:
        """The result."""
        return self.saldo_voor_financieel + self.financieel

    @property
    def reserve(self) -> Decimal:
        """What of the result goes to the other reserve."""
        return self.saldo - self.fonds


def _staat(begin: Vermogen | None, einde: Vermogen) -> Staat:
    """What happened between two balances; all of it where there is none before."""
    voor = begin.geld if begin else Geld()
    geld = einde.geld
    eerder = {post.post.id: post.cijfers.besteed for post in begin.stand.posten} if begin else {}
    per_post = {post.post.id: post.cijfers.besteed - eerder.get(post.post.id, NUL) for post in einde.stand.posten}
    return Staat(
        einde.subsidiebate - (begin.subsidiebate if begin else NUL),
        geld.bijdragen - voor.bijdragen,
        _lasten(einde.stand, per_post),
        geld.rente - voor.rente,
        geld.bankkosten - voor.bankkosten,
        einde.bestemmingsfonds - (begin.bestemmingsfonds if begin else NUL),
    )


def _lasten(stand: Stand, per_post: dict[str, Decimal]) -> tuple[Stukregel, ...]:
    """Per gebied what its posten come to, coordination apart at the end: what it costs to run it all."""
    coordinatie = stand.begroting.coordinatie.post
    regels = []
    for gebied in stand.gebieden:
        posten = [post.post.id for post in gebied.posten if post.post.id != coordinatie]
        if posten:
            som = sum((per_post[post] for post in posten), NUL)
            regels.append(Stukregel("besteed", som, gebied.gebied.naam))
    return (*regels, Stukregel("coordinatie", per_post.get(coordinatie, NUL)))


class Tweekolommen(NamedTuple):
    """The account for the city: what was spent beside what came in, with the line that closes it. Both add up."""

    uitgaven: tuple[Stukregel, ...]
    inkomsten: tuple[Stukregel, ...]

    @property
    def totaal(self) -> Decimal:
        """What each column adds up to."""
        return sum((regel.bedrag for regel in self.inkomsten), NUL)


def tweekolommen(jaar: Jaarrekening) -> Tweekolommen:
    """Of a period, as the city asks it: the subsidy as it was received, its own line.

    Over of before + ontvangen + bijdragen + rente = besteed + bankkosten + teruggegeven + over at the end + saldo: an
    amount that is below zero stands at the other side.
    """
    staat, begin, einde = jaar.gerealiseerd, jaar.begin, jaar.einde
    geld, voor = einde.geld, begin.geld
    uit: list[Stukregel] = [regel for regel in staat.lasten if regel.veld == "coordinatie" or regel.bedrag]
    in_: list[Stukregel] = [Stukregel("subsidie_ontvangen", geld.ontvangen - voor.ontvangen)]
    for regel in _eraf(begin, staat, geld, voor):
        (in_ if regel.bedrag > 0 else uit).append(regel._replace(bedrag=abs(regel.bedrag)))
    slot_uit = "terug_te_betalen" if einde.subsidie.vaststelling else "vooruitontvangen"
    for veld_uit, veld_in, bedrag in (
        (slot_uit, "nog_te_ontvangen", einde.subsidieschuld),
        ("overschot", "eigen_bijdrage", staat.saldo),
    ):
        if bedrag > 0:
            uit.append(Stukregel(veld_uit, bedrag))
        elif bedrag < 0:
            in_.append(Stukregel(veld_in, -bedrag))
    return Tweekolommen(tuple(uit), tuple(in_))


def _eraf(begin: Vermogen, staat: Staat, geld: Geld, voor: Geld) -> Iterator[Stukregel]:
    """What besides came in (above zero) or went out."""
    gevonden = (
        Stukregel("over_van_eerder" if begin.subsidieschuld > 0 else "voorgeschoten_eerder", begin.subsidieschuld),
        Stukregel("bijdragen", staat.bijdragen),
        Stukregel("rente", staat.rente),
        Stukregel("bankkosten", -staat.bankkosten),
        Stukregel("teruggegeven", voor.teruggegeven - geld.teruggegeven),
    )
    return (regel for regel in gevonden if regel.bedrag)


def maak_jaarrekening(
    boeken: Grootboek, stand_op: Callable[[date], Stand], van: date, op: date, *, is_alles: bool = False
) -> Jaarrekening:
    """Of the period from `van` to `op`. `boeken` hold later days too: a payment may be booked after the bank shows it.

    `stand_op` gives the figures of a day. Of everything there is no year before.
    """

    def vermogen(dag: date) -> Vermogen:
        stand = stand_op(dag)
        subsidie = boeken.subsidie or Subsidie()
        subsidie = subsidie if is_alles and dag == op else subsidie.op(dag)
        uitbetaald = stand.totaal.uitbetaald
        bewijs = maak_bewijs(boeken.bank, boeken.logboeken, dag) if _heeft_bank(boeken) else None
        if bewijs is None or not bewijs.rekeningen:
            return Vermogen(stand, subsidie, geld_volgens_boeken(subsidie, uitbetaald, dag))
        return Vermogen(stand, subsidie, geld_volgens_bank(bewijs, uitbetaald))

    eerder = None if is_alles else vermogen(dag_voor(van.replace(year=van.year - 1)))
    # What bears no day counts as always known, as in the rest of a report (`tot_dag`).
    bijdragen = [b for b in boeken.bijdragen if is_alles or b.datum is None or b.datum <= op]
    return Jaarrekening(
        van,
        vermogen(op),
        vermogen(date.min if is_alles else dag_voor(van)),
        eerder,
        sum((b.toegezegd for b in bijdragen), NUL),
        sum((b.betaald for b in bijdragen), NUL),
    )


def _heeft_bank(boeken: Grootboek) -> bool:
    return any(boek.regels for boek in boeken.bank.values())
