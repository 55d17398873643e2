"""What is approved and not paid yet, as payments. Nothing is sent, and nothing is paid twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from buurtledger.bank.betalen import Betaling, Partij
from buurtledger.handelingen.bank.aansluiten import open_mutaties
from buurtledger.handelingen.bank.openen import Bank, nieuw_nummer
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import Soort, logboek_van
from buurtledger.stand.geldmutaties import Geldmutatie
from buurtledger.store.kluis.bankgeheugen import Betaalbestand, Groepsrekening, leverancier_sleutel

_NAAR_GROEP = (Soort.VOORSCHOT, Soort.VERGOEDING)
_WACHT = ("wacht", "akkoord")
"""The rules that say that an akkoord is missing or does not count."""


class Betaalbaar(NamedTuple):
    """A mutatie that the bank does not show, and why it cannot be paid now; None when it can."""

    mutatie: Geldmutatie
    betaling: Betaling | None
    waarom_niet: Bericht | None


def betaalbaar(
    bank: Bank, grootboek: Grootboek, bevindingen: Iterable[Bevinding], vandaag: date
) -> tuple[Betaalbaar, ...]:
    """All that groups are owed, and invoices of shops, by day. A receipt is no invoice: it was paid in the shop.

    `bevindingen` are those of the ledger: they know the akkoorden.
    """
    wacht = {(b.plaats.bestand, b.plaats.lijn) for b in bevindingen if b.regel in _WACHT}
    lijnen = {m.nummer: (logboek_van(m.post), m.lijn) for logboek in grootboek.logboeken.values() for m in logboek}
    facturen = {
        m.nummer: m.leverancier
        for logboek in grootboek.logboeken.values()
        for m in logboek
        if m.soort == Soort.BON and m.bewijs == "factuur" and m.leverancier
    }
    open_ = [
        m
        for m in open_mutaties(bank, grootboek.logboeken, vandaag)
        if m.soort in _NAAR_GROEP or (m.nummer in facturen and m.bedrag < 0)
    ]
    onderweg = {nummer: bestand for bestand in bank.geheugen.betaalbestanden for nummer in bestand.mutaties}
    uit: list[Betaalbaar] = []
    for mutatie in sorted(open_, key=lambda m: (m.datum, m.nummer)):
        winkel = facturen.get(mutatie.nummer, "")
        rekening = bank.geheugen.posten.get(leverancier_sleutel(winkel) if winkel else mutatie.post)
        is_wacht = lijnen[mutatie.nummer] in wacht
        bezwaar = _bezwaar(rekening, mutatie, winkel, wacht=is_wacht, onderweg=onderweg.get(mutatie.nummer))
        betaling = None
        if bezwaar is None and rekening is not None:
            aan = Partij(rekening.naam, rekening.iban)
            betaling = Betaling(mutatie.nummer, aan, -mutatie.bedrag, mutatie.omschrijving)
        uit.append(Betaalbaar(mutatie, betaling, bezwaar))
    return tuple(uit)


def _bezwaar(
    rekening: Groepsrekening | None,
    mutatie: Geldmutatie,
    winkel: str,
    *,
    wacht: bool,
    onderweg: Betaalbestand | None,
) -> Bericht | None:
    if wacht:
        return zin("wacht op het akkoord van een ander")
    if onderweg is not None:
        return zin(
            "staat in betaalbestand {nummer} van {datum}; haal dat bij de bank weg en doe betaal --trek-in {nummer}",
            nummer=onderweg.nummer,
            datum=date.fromisoformat(onderweg.datum),
        )
    if rekening is None and winkel:
        return zin(
            'de rekening van {winkel} is niet bekend: buurtledger kluis rekening --leverancier "{winkel}" IBAN',
            winkel=winkel,
        )
    if rekening is None:
        return zin("de rekening van {post} is niet bekend: buurtledger kluis rekening {post} IBAN", post=mutatie.post)
    if not rekening.naam:
        return zin("op wiens naam de rekening staat is niet bekend: zet het erbij met --naam")
    if rekening.vorige:
        return zin("de rekening veranderde sinds de vorige betaling; de tweede ondertekenaar moet haar bevestigen")
    return None


def kies(alles: Sequence[Betaalbaar], nummers: Sequence[str]) -> tuple[Betaling, ...] | Bezwaar:
    """The payments of these mutaties, all that can be when none is named; or why one cannot be."""
    if not nummers:
        return tuple(een.betaling for een in alles if een.betaling is not None)
    op_nummer = {een.mutatie.nummer: een for een in alles}
    uit: list[Betaling] = []
    for nummer in nummers:
        een = op_nummer.get(nummer)
        if een is None:
            return Bezwaar(
                zin("{nummer} is geen voorschot, vergoeding of factuur die nog betaald moet worden", nummer=nummer)
            )
        if een.betaling is None:
            assert een.waarom_niet is not None
            return Bezwaar(zin("{nummer} {waarom}", nummer=nummer, waarom=een.waarom_niet))
        uit.append(een.betaling)
    return tuple(uit)


def onthoud(bank: Bank, betalingen: Sequence[Betaling], vandaag: date) -> Betaalbestand | Bezwaar:
    """Remember a file of payments until the bank shows them or it is withdrawn."""
    bestand = Betaalbestand(nieuw_nummer(bank, vandaag), vandaag.isoformat(), tuple(b.nummer for b in betalingen))
    alle = (*bank.geheugen.betaalbestanden, bestand)
    return bank.bewaar(bank.geheugen._replace(betaalbestanden=alle)) or bestand


def trek_in(bank: Bank, nummer: str) -> Betaalbestand | Bezwaar:
    """Forget a file of payments that was not given to the bank, or withdrawn there."""
    weg = next((bestand for bestand in bank.geheugen.betaalbestanden if bestand.nummer == nummer), None)
    if weg is None:
        return Bezwaar(zin("het betaalbestand {nummer} is er niet, of is al betaald", nummer=nummer))
    over = tuple(bestand for bestand in bank.geheugen.betaalbestanden if bestand is not weg)
    return bank.bewaar(bank.geheugen._replace(betaalbestanden=over)) or weg


def ruim_op(bank: Bank, grootboek: Grootboek, vandaag: date) -> Bezwaar | None:
    """Forget of the files of payments what the bank shows by now."""
    nog = {m.nummer for m in open_mutaties(bank, grootboek.logboeken, vandaag)}
    over = tuple(bestand for bestand in bank.geheugen.betaalbestanden if nog & set(bestand.mutaties))
    return bank.bewaar(bank.geheugen._replace(betaalbestanden=over))
