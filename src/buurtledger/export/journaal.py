"""The books as a double-entry journal, made once: what every other program's format is written from.

A mutatie becomes two or three postings: what it does to what was spent, to what its group still has to account for,
and to the money. Whether a group paid or the penvoerder, besteed + te verantwoorden = uitbetaald, so they balance.

Where the books hold accounts (`data/bank/`), a mutatie moves money that is under way, and the entry of the account
takes it from there: what is left under way is what the bank does not show yet.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import accumulate, groupby
from typing import NamedTuple

from buurtledger.export.rekening import (
    BANK_ZONDER_BOEK,
    ONDERWEG,
    TEGENREKENING,
    Rekening,
    Rekeningsoort,
)
from buurtledger.model.bank import Bankboek, Bankregel, Geldig
from buurtledger.model.geld import NUL, plat
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import MET_BEDRAG, OORDELEN, Mutatie, Soort
from buurtledger.model.regelboek import Regelstorno
from buurtledger.stand.bankdekking import beginsaldo_van
from buurtledger.stand.cijferboek import Cijferboek
from buurtledger.stand.ongedaan import zoek_ongedaan
from buurtledger.stand.verloop import effect, ontvanger_van


class Boeking(NamedTuple):
    """A posting: euro's on an account, debit above zero."""

    rekening: Rekening
    bedrag: Decimal


class Transactie(NamedTuple):
    """What happened on a day, in postings that come to nothing together."""

    datum: date
    nummer: str
    """The id of the line it was made from."""
    soort: str
    omschrijving: str
    boekingen: tuple[Boeking, ...]
    leverancier: str = ""
    feiten: tuple[tuple[str, str], ...] = ()
    """What else the line says, each with the name of its field."""
    ongedaan: bool = False
    """Never counted: it was undone from the start, and stands here beside what undid it because that was asked."""


class Saldo(NamedTuple):
    """What an account holds at the end of a day, by a statement or a count."""

    datum: date
    nummer: str
    soort: str
    rekening: Rekening
    saldo: Decimal
    volgens_boek: Decimal
    """What the entries that are explained come to."""

    @property
    def klopt(self) -> bool:
        """Whether a program may demand it."""
        return self.saldo == self.volgens_boek


class Gebeurtenis(NamedTuple):
    """Something of a day that moves no money: a besluit, an accepted offer, what the city granted."""

    datum: date
    soort: str
    naam: str
    tekst: str
    begroot: tuple[tuple[str, Decimal], ...] = ()
    """Per post what it does to the budget, in euro's."""

    @property
    def regel(self) -> str:
        """What it is about, and what of it."""
        return ": ".join(filter(None, (self.naam, self.tekst)))


Stuk = Transactie | Saldo | Gebeurtenis


class Journaal(NamedTuple):
    """The journal of a ledger."""

    naam: str
    rekeningen: tuple[Rekening, ...]
    """Every account that is used or may be, each post's in the plan's order."""
    namen: Mapping[str, str]
    """Per post its name for people."""
    begin: date
    """The first day: nothing is dated before it."""
    stukken: tuple[Stuk, ...]
    """Everything, by day; on a day what decides comes first and what is counted last."""

    @property
    def transacties(self) -> Iterator[Transactie]:
        """The transactions alone."""
        return (stuk for stuk in self.stukken if isinstance(stuk, Transactie))


def maak_journaal(grootboek: Grootboek, cijferboek: Cijferboek, *, met_ongedaan: bool = False) -> Journaal:
    """The journal of a ledger that can be read.

    A mutatie that was undone from the start is left out with its storno, unless `met_ongedaan`. One that was undone on
    a later day stands on its own day and, reversed, on that day: the figures of every day are those of the Cijferboek.
    """
    boeken = {naam: boek for naam, boek in grootboek.bank.items() if boek.regels}
    geld = ONDERWEG if boeken else BANK_ZONDER_BOEK
    stukken: list[Stuk] = []
    for logboek in grootboek.logboeken.values():
        if logboek:
            lasten, vordering = (
                Rekening(soort, logboek[0].post) for soort in (Rekeningsoort.LASTEN, Rekeningsoort.VORDERING)
            )
            stukken += _van_logboek(logboek, (lasten, vordering, geld), met_ongedaan=met_ongedaan)
    for boek in boeken.values():
        stukken += _van_rekening(boek, met_ongedaan=met_ongedaan)
    besloten = (besluit.vanaf for besluit in cijferboek.besluiten)
    begin = min([cijferboek.plan.looptijd.van, *besloten, *(stuk.datum for stuk in stukken)])
    stukken += _van_subsidie(grootboek, begin)
    stukken += _van_begroting(cijferboek, begin)
    stukken.sort(key=lambda stuk: (stuk.datum, _RANG[type(stuk)], stuk[1]))
    gebruikt = {b.rekening for stuk in stukken if isinstance(stuk, Transactie) for b in stuk.boekingen}
    begroot = [post for stuk in stukken if isinstance(stuk, Gebeurtenis) for post, _ in stuk.begroot]
    posten = tuple(dict.fromkeys((*cijferboek.ooit.posten, *begroot)))
    rekeningen = tuple(_rekeningen(posten, boeken, gebruikt))
    return Journaal(cijferboek.plan.naam, rekeningen, cijferboek.ooit.postnamen, begin, tuple(stukken))


_RANG: Mapping[type, int] = {Gebeurtenis: 0, Transactie: 1, Saldo: 2}


def _rekeningen(posten: tuple[str, ...], boeken: Mapping[str, Bankboek], gebruikt: set[Rekening]) -> Iterator[Rekening]:
    if boeken:
        yield from map(rekening_van, boeken.values())
    else:
        yield BANK_ZONDER_BOEK
    for soort in Rekeningsoort:
        if soort in (Rekeningsoort.VORDERING, Rekeningsoort.LASTEN):
            yield from (Rekening(soort, post) for post in posten)
        elif soort not in (Rekeningsoort.BANK, Rekeningsoort.KAS) and Rekening(soort) in gebruikt:
            yield Rekening(soort)


def rekening_van(boek: Bankboek) -> Rekening:
    """The account of a book in data/bank/."""
    return Rekening(Rekeningsoort.KAS) if boek.is_kas else Rekening(Rekeningsoort.BANK, boek.naam)


def _van_logboek(
    logboek: tuple[Mutatie, ...], rekeningen: tuple[Rekening, Rekening, Rekening], *, met_ongedaan: bool
) -> Iterator[Stuk]:
    ongedaan = zoek_ongedaan(logboek)
    bonnen = {m.nummer: m for m in logboek if m.soort == Soort.BON} if ongedaan.retouren else {}
    gezegd: dict[str, list[str]] = {}
    for m in logboek:
        if m.soort in OORDELEN:
            gezegd.setdefault(m.van, []).append(f"{m.soort} {m.rol} {m.datum}")
    for m in logboek:
        vanaf = ongedaan.vanaf(m)
        if m.soort == Soort.VERPLICHTING and (vanaf != m.datum or met_ongedaan):
            yield Gebeurtenis(m.datum, m.soort, m.nummer, f"{m.post} {plat(m.bedrag)} EUR: {m.omschrijving}")
            if vanaf is not None:
                storno = ongedaan.stornos[m.nummer]
                yield Gebeurtenis(vanaf, storno.soort, storno.nummer, f"{m.soort} {m.nummer}: {storno.reden}")
        if m.soort not in MET_BEDRAG:
            continue
        nooit = vanaf == m.datum
        if nooit and not met_ongedaan:
            continue
        boekingen = _boekingen(m, ontvanger_van(m, bonnen) if m.soort == Soort.RETOUR else "", rekeningen)
        feiten = (*_feiten(m), *(("oordeel", een) for een in gezegd.get(m.nummer, ())))
        yield Transactie(m.datum, m.nummer, m.soort, m.omschrijving, boekingen, m.leverancier, feiten, nooit)
        if vanaf is not None:
            storno = ongedaan.stornos[m.nummer]
            terug = tuple(Boeking(rekening, -bedrag) for rekening, bedrag in boekingen)
            yield Transactie(
                vanaf, storno.nummer, storno.soort, storno.reden, terug, m.leverancier, (("van", m.nummer),), nooit
            )


def _boekingen(m: Mutatie, ontvanger: str, rekeningen: tuple[Rekening, Rekening, Rekening]) -> tuple[Boeking, ...]:
    """The postings of a mutatie on what was spent, what is still to be accounted for, and the money."""
    wat = effect(m, ontvanger)
    bedragen = (wat.besteed, wat.uitbetaald - wat.besteed, -wat.uitbetaald)
    return tuple(Boeking(*een) for een in zip(rekeningen, bedragen, strict=True) if een[1])


_VELDEN = ("van", "bij", "bewijs", "activiteit", "scan", "notitie", "bron")


def _feiten(m: Mutatie) -> Iterator[tuple[str, str]]:
    if m.btw is not None:
        yield "btw", plat(m.btw)
    yield from ((veld, waarde) for veld in _VELDEN if (waarde := getattr(m, veld)))


def _van_rekening(boek: Bankboek, *, met_ongedaan: bool) -> Iterator[Stuk]:
    rekening, geldig = rekening_van(boek), Geldig(boek)
    begin = beginsaldo_van(geldig) or NUL
    if begin:
        boekingen = (Boeking(rekening, begin), Boeking(Rekening(Rekeningsoort.BEGIN), -begin))
        yield Transactie(geldig.afschriften[0].van, "beginsaldo", "beginsaldo", boek.naam, boekingen)
    for regel in geldig.bankregels:
        yield _bankregel(regel, rekening)
    if met_ongedaan:
        yield from _herroepen(boek, rekening)
    op_dag = sorted((regel.datum, regel.bedrag) for regel in geldig.bankregels)
    dagen = [dag for dag, _ in op_dag]
    sommen = list(accumulate((bedrag for _, bedrag in op_dag), initial=begin))

    def op(dag: date) -> Decimal:
        return sommen[bisect_right(dagen, dag)]

    for afschrift in geldig.afschriften:
        if afschrift.eindsaldo is not None:
            dag = afschrift.tot_en_met
            yield Saldo(dag, afschrift.nummer, "afschrift", rekening, afschrift.eindsaldo, op(dag))
    for telling in geldig.tellingen:
        if telling.saldo is not None:
            yield Saldo(telling.datum, telling.nummer, "telling", rekening, telling.saldo, op(telling.datum))


def _bankregel(regel: Bankregel, rekening: Rekening, *, ongedaan: bool = False) -> Transactie:
    boekingen = (Boeking(rekening, regel.bedrag), Boeking(Rekening(TEGENREKENING[regel.soort]), -regel.bedrag))
    feiten = [("kenmerk", regel.kenmerk)] if regel.kenmerk else []
    if regel.van:
        feiten.append(("van", " ".join(regel.van)))
    return Transactie(
        regel.datum,
        regel.nummer,
        "bankregel",
        regel.notitie or regel.soort,
        boekingen,
        feiten=tuple(feiten),
        ongedaan=ongedaan,
    )


def _herroepen(boek: Bankboek, rekening: Rekening) -> Iterator[Transactie]:
    """The entries that were undone, each with what undid it: from the start, so both on its own day."""
    stornos = {regel.van: regel for regel in boek.regels if isinstance(regel, Regelstorno)}
    for regel in boek.regels:
        if isinstance(regel, Bankregel) and regel.nummer in stornos:
            storno, heen = stornos[regel.nummer], _bankregel(regel, rekening, ongedaan=True)
            yield heen
            terug = tuple(Boeking(waar, -bedrag) for waar, bedrag in heen.boekingen)
            yield heen._replace(
                nummer=storno.nummer,
                soort="storno",
                omschrijving=storno.reden,
                boekingen=terug,
                feiten=(("van", regel.nummer),),
            )


def _van_subsidie(grootboek: Grootboek, begin: date) -> Iterator[Gebeurtenis]:
    """What was asked, granted and determined, and what others promised: none of it is money that moved."""
    subsidie = grootboek.subsidie
    if subsidie is not None:
        if een := subsidie.aanvraag:
            yield Gebeurtenis(een.datum, "aanvraag", "", f"{plat(een.bedrag)} EUR")
        if verleend := subsidie.beschikking:
            yield Gebeurtenis(verleend.datum, "beschikking", verleend.nummer, f"{plat(verleend.bedrag)} EUR")
        for termijn in subsidie.termijnen:
            yield Gebeurtenis(termijn.datum, "termijn", "", f"{plat(termijn.bedrag)} EUR")
        if vast := subsidie.vaststelling:
            yield Gebeurtenis(vast.datum, "vaststelling", vast.nummer, f"{plat(vast.bedrag)} EUR")
    for bijdrage in grootboek.bijdragen:
        tekst = f"{bijdrage.van}: toegezegd {plat(bijdrage.toegezegd)} EUR, betaald {plat(bijdrage.betaald)} EUR"
        yield Gebeurtenis(bijdrage.datum or begin, "cofinanciering", bijdrage.post, tekst)


def _van_begroting(cijferboek: Cijferboek, begin: date) -> Iterator[Gebeurtenis]:
    """The plan on the first day, and on each later day what the besluiten of that day did to each post.

    The plan names no months, so none are made up: up to a day these come to the begroting of that day.
    """
    vorige = {post.id: post.bedrag for post in cijferboek.plan.posten.values()}
    yield Gebeurtenis(begin, "plan", "plan", cijferboek.plan.naam, tuple(vorige.items()))
    op_volgorde = sorted(cijferboek.besluiten, key=lambda besluit: (besluit.vanaf, besluit.naam))
    for dag, van_de_dag in groupby(op_volgorde, key=lambda besluit: besluit.vanaf):
        nu = {post.id: post.bedrag for post in cijferboek.begroting(dag).posten.values()}
        # A post that was opened is not there any more once that was revoked.
        alle = {post: nu.get(post, NUL) - vorige.get(post, NUL) for post in {**vorige, **nu}}
        verschil = tuple((post, bedrag) for post, bedrag in alle.items() if bedrag)
        *eerdere, laatste = van_de_dag
        yield from (Gebeurtenis(dag, "besluit", besluit.naam, besluit.waarom) for besluit in eerdere)
        # Besluiten of one day are applied together: what they move stands with the last.
        yield Gebeurtenis(dag, "besluit", laatste.naam, laatste.waarom, verschil)
        vorige = nu
