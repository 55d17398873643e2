"""What is approved and not paid yet, as payments. Nothing is sent, and nothing is paid twice."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from buurtledger.bank.betalen import Betaling, Partij
from buurtledger.handelingen.bank.aansluiten import open_mutaties
from buurtledger.handelingen.bank.openen import Bank, nieuw_nummer
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bank import Geldig
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Ernst, Regel
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import Soort, logboek_van
from buurtledger.stand.geldmutaties import Geldmutatie
from buurtledger.store.kluis.bankgeheugen import Betaalbestand, Groepsrekening, leverancier_sleutel

_NAAR_GROEP = (Soort.VOORSCHOT, Soort.VERGOEDING)
_WEET_NIET = (Regel.GIT, Regel.ONDIEP)
"""The rules that say that it is not known who approved what. Not knowing is never fine."""
_MAG_TOCH = (Regel.OVERSCHREDEN,)
"""An invoice that takes a post over its budget is owed all the same."""


class Betaalbaar(NamedTuple):
    """A mutatie that the bank does not show, and why it cannot be paid now; None when it can."""

    mutatie: Geldmutatie
    betaling: Betaling | None
    waarom_niet: Bericht | None


def betaalbaar(
    bank: Bank, grootboek: Grootboek, bevindingen: Sequence[Bevinding], vandaag: date
) -> tuple[Betaalbaar, ...]:
    """All that groups are owed, and invoices of shops, by day. A receipt is no invoice: it was paid in the shop.

    `grootboek` and `bevindingen` are those of the ledger as it was judged: they know the akkoorden.
    """
    geoordeeld = _geoordeeld(grootboek, bevindingen)
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
    los = _los(bank, grootboek, {m.nummer for m in open_mutaties(bank, grootboek.logboeken, vandaag)})
    uit: list[Betaalbaar] = []
    for mutatie in sorted(open_, key=lambda m: (m.datum, m.nummer)):
        winkel = facturen.get(mutatie.nummer, "")
        winkel_sleutel = leverancier_sleutel(winkel) if winkel else ""
        rekening = bank.geheugen.posten.get(winkel_sleutel or mutatie.post)
        elders = los.get(winkel_sleutel or mutatie.post) or los.get("")
        bezwaar = geoordeeld(mutatie.nummer) or _bezwaar(
            rekening, mutatie, winkel, onderweg=onderweg.get(mutatie.nummer), elders=elders
        )
        betaling = None
        if bezwaar is None and rekening is not None:
            aan = Partij(rekening.naam, rekening.iban)
            betaling = Betaling(mutatie.nummer, aan, -mutatie.bedrag, mutatie.omschrijving)
        uit.append(Betaalbaar(mutatie, betaling, bezwaar))
    return tuple(uit)


def _los(bank: Bank, grootboek: Grootboek, open_: Container[str]) -> Mapping[str, tuple[Betaalbestand, str]]:
    """Who may be paid for something that is no longer in the books: by post or shop, the file that says so.

    What was undone may have been booked anew, under another id. Of what is not in the books at all nobody knows for
    whom it was: that stands under the empty name, and holds for all.
    """
    namen = {m.nummer: m for logboek in grootboek.logboeken.values() for m in logboek}
    uit: dict[str, tuple[Betaalbestand, str]] = {}
    for bestand in bank.geheugen.betaalbestanden:
        for nummer in bestand.mutaties:
            if nummer in open_ or _is_betaald(bank, open_, nummer):
                continue
            mutatie = namen.get(nummer)
            winkel = leverancier_sleutel(mutatie.leverancier) if mutatie and mutatie.soort == Soort.BON else ""
            uit[winkel or (mutatie.post if mutatie else "")] = (bestand, nummer)
    return uit


def _geoordeeld(grootboek: Grootboek, bevindingen: Sequence[Bevinding]) -> Callable[[str], Bericht | None]:
    """Per id why the books themselves do not let it be paid; None where they do."""
    alle = [m for logboek in grootboek.logboeken.values() for m in logboek]
    lijnen = {m.nummer: (logboek_van(m.post), m.lijn) for m in alle}
    fouten = {
        (b.plaats.bestand, b.plaats.lijn): b.regel
        for b in bevindingen
        if b.ernst is Ernst.FOUT and b.regel not in _MAG_TOCH
    }
    afgewezen = {m.van for m in alle if m.soort == Soort.AFWIJZING}
    weet_niet = any(b.regel in _WEET_NIET for b in bevindingen)
    zonder = grootboek.zekerheid.zonder_akkoord

    def bezwaar(nummer: str) -> Bericht | None:
        if weet_niet:
            return zin("git kan niet zeggen wie akkoord gaf; buurtledger check zegt waarom")
        if nummer in afgewezen:
            return zin("is afgewezen; storneer haar als dat klopt")
        if nummer in zonder:
            return zin("wacht op het akkoord van een ander")
        if regel := fouten.get(lijnen[nummer]):
            return zin("check vindt hier een fout ({regel}); los die eerst op", regel=regel.value)
        return None

    return bezwaar


def _bezwaar(
    rekening: Groepsrekening | None,
    mutatie: Geldmutatie,
    winkel: str,
    *,
    onderweg: Betaalbestand | None,
    elders: tuple[Betaalbestand, str] | None,
) -> Bericht | None:
    if onderweg is not None:
        return zin(
            "staat in betaalbestand {nummer} van {datum}; haal dat bij de bank weg en doe betaal --trek-in {nummer}",
            nummer=onderweg.nummer,
            datum=date.fromisoformat(onderweg.datum),
        )
    if elders is not None:
        return zin(
            "in betaalbestand {nummer} staat nog {oud}, dat niet meer in de boeken telt; haal dat bij de bank weg, of "
            "koppel wat de bank ervan betaalde, en doe betaal --trek-in {nummer}",
            nummer=elders[0].nummer,
            oud=elders[1],
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
    for nummer in dict.fromkeys(nummers):
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


def trek_in(bank: Bank, grootboek: Grootboek, nummer: str, vandaag: date) -> Betaalbestand | Bezwaar:
    """Forget a file of payments that was not given to the bank, or withdrawn there: what of it the bank does not show.

    What it does show stays known for ever: a statement can be taken back, and a line be away on another branch.
    """
    bestand = next((een for een in bank.geheugen.betaalbestanden if een.nummer == nummer), None)
    open_ = {m.nummer for m in open_mutaties(bank, grootboek.logboeken, vandaag)}
    weg = tuple(m for m in bestand.mutaties if not _is_betaald(bank, open_, m)) if bestand else ()
    if bestand is None or not weg:
        return Bezwaar(zin("het betaalbestand {nummer} is er niet, of is al betaald", nummer=nummer))
    blijft = bestand._replace(mutaties=tuple(m for m in bestand.mutaties if m not in weg))
    over = tuple(blijft if een is bestand else een for een in bank.geheugen.betaalbestanden)
    bezwaar = bank.bewaar(bank.geheugen._replace(betaalbestanden=tuple(een for een in over if een.mutaties)))
    return bezwaar or bestand._replace(mutaties=weg)


def _is_betaald(bank: Bank, open_: Container[str], nummer: str) -> bool:
    """Whether the bank shows all of a mutatie."""
    return nummer not in open_ and any(
        nummer in regel.van for boek in bank.boeken.values() for regel in Geldig(boek).bankregels
    )
