"""Pairing what the bank shows with what was booked, and keeping what was decided."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from buurtledger.bank.kenmerk import Gemerkt
from buurtledger.bank.koppelen import Koppeling, Opening, Paar, Weet, koppel
from buurtledger.handelingen.bank.openen import Bank, bezette_nummers, nieuw_nummer
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bank import Bankregel, Geldig, Regelsoort
from buurtledger.model.bericht import Bericht
from buurtledger.model.mutatie import Mutatie, Soort
from buurtledger.model.nummer import maak_nummer, op_goed_geluk
from buurtledger.stand.geldmutaties import Geldmutatie, geldmutaties
from buurtledger.stand.koppeling import maak_groepen
from buurtledger.store.bankboek import schrijf_erbij

_OVERBOEKING = timedelta(days=5)
"""So long money may be on its way between own accounts."""
_NAAR_GROEP = (Soort.VOORSCHOT, Soort.VERGOEDING, Soort.TERUGBETALING)
"""What is paid to or by a group: the account at the other side is the group's."""


def zoek(
    bank: Bank, logboeken: Mapping[str, Sequence[Mutatie]], vandaag: date, *, ook_geweigerd: bool = False
) -> Koppeling | Bezwaar:
    """What belongs together, certain or to be asked; or why the statements cannot be read."""
    onverklaard = bank.onverklaard()
    if isinstance(onverklaard, Bericht):
        return Bezwaar(onverklaard, True)
    openingen = [Opening(naam, een.kenmerk, een.boeking) for naam, over in onverklaard.items() for een in over]
    geheugen = bank.geheugen
    weet = Weet({**geheugen.geleerd, **geheugen.groepen}, frozenset() if ook_geweigerd else geheugen.geweigerd)
    return koppel(openingen, open_mutaties(bank, logboeken, vandaag), weet)


def open_mutaties(bank: Bank, logboeken: Mapping[str, Sequence[Mutatie]], vandaag: date) -> tuple[Geldmutatie, ...]:
    """What the bank does not show yet: whole, or the rest of what was paid in part."""
    alle = {m.nummer: m for m in geldmutaties(logboeken) if m.ongedaan is None or m.ongedaan > vandaag}
    regels = [regel for boek in bank.boeken.values() for regel in Geldig(boek).bankregels]
    for groep in maak_groepen(regels, alle):
        deels = groep.verschil and not groep.te_veel and len(groep.mutaties) == 1
        for mutatie in groep.mutaties:
            if deels:
                alle[mutatie.nummer] = mutatie._replace(bedrag=-groep.verschil)
            else:
                alle.pop(mutatie.nummer)
    return tuple(alle.values())


def schrijf_paren(bank: Bank, paren: Sequence[Paar], vandaag: date) -> tuple[str, ...] | Bezwaar:
    """Write what was decided, and learn whose accounts those are: the books that were written to; or why not."""
    per_boek: dict[str, list[Bankregel]] = {}
    bezet = bezette_nummers(bank)
    geleerd = dict(bank.geheugen.geleerd)
    kies = op_goed_geluk(secrets.token_bytes)
    for paar in paren:
        van = tuple(mutatie.nummer for mutatie in paar.mutaties)
        posten = {mutatie.post for mutatie in paar.mutaties}
        van_groep = len(posten) == 1 and all(mutatie.soort in _NAAR_GROEP for mutatie in paar.mutaties)
        for opening in paar.openingen:
            nummer = maak_nummer(vandaag, bezet, kies)
            bezet.add(nummer)
            regel = Bankregel(
                nummer,
                opening.boeking.dag,
                opening.boeking.bedrag,
                Regelsoort.MUTATIE.value,
                opening.kenmerk,
                van,
            )
            per_boek.setdefault(opening.rekening, []).append(regel)
            if opening.boeking.tegenrekening and van_groep:
                geleerd.setdefault(opening.boeking.tegenrekening, paar.mutaties[0].post)
    bezwaar = schrijf_regels(bank, per_boek)
    if bezwaar is None:
        bezwaar = bank.bewaar(bank.geheugen._replace(geleerd=geleerd))
    return bezwaar or tuple(bank.boek(naam).bestand for naam in per_boek)


def schrijf_regels(bank: Bank, per_boek: Mapping[str, Sequence[Bankregel]]) -> Bezwaar | None:
    """Add lines to the books of accounts; why not, when one cannot be written."""
    for naam, regels in per_boek.items():
        if fout := schrijf_erbij(bank.wortel, naam, tuple(regels)):
            return Bezwaar(fout, True)
        boek = bank.boek(naam)
        bank.boeken[naam] = boek._replace(regels=(*boek.regels, *regels))
    return None


def weiger(bank: Bank, paar: Paar) -> Bezwaar | None:
    """Remember that a pair is none."""
    nee = {(opening.kenmerk, mutatie.nummer) for opening in paar.openingen for mutatie in paar.mutaties}
    return bank.bewaar(bank.geheugen._replace(geweigerd=bank.geheugen.geweigerd | nee))


def boek_overboekingen(bank: Bank, vandaag: date) -> int | Bezwaar:
    """Write what went from one own account to another and shows on both: how many lines; or why not."""
    onverklaard = bank.onverklaard()
    if isinstance(onverklaard, Bericht):
        return Bezwaar(onverklaard, True)
    per_boek: dict[str, list[Bankregel]] = {}
    gebruikt: set[str] = set()
    bezet: set[str] = set()
    for naam, over in onverklaard.items():
        for een in over:
            ander = bank.naam_van(een.boeking.tegenrekening) if een.boeking.tegenrekening else ""
            past = [] if een.kenmerk in gebruikt else _tegenover(een, onverklaard.get(ander, ()), gebruikt)
            if not ander or ander == naam or len(past) != 1:
                continue
            gebruikt |= {een.kenmerk, past[0].kenmerk}
            hier = nieuw_nummer(bank, vandaag, *bezet)
            daar = nieuw_nummer(bank, vandaag, *bezet, hier)
            bezet |= {hier, daar}
            per_boek.setdefault(naam, []).append(_overboeking(hier, een, daar))
            per_boek.setdefault(ander, []).append(_overboeking(daar, past[0], hier))
    return schrijf_regels(bank, per_boek) or sum(map(len, per_boek.values()))


def _tegenover(een: Gemerkt, daar: Iterable[Gemerkt], gebruikt: set[str]) -> list[Gemerkt]:
    return [
        ander
        for ander in daar
        if ander.kenmerk not in gebruikt
        and ander.boeking.bedrag == -een.boeking.bedrag
        and abs(ander.boeking.dag - een.boeking.dag) <= _OVERBOEKING
    ]


def _overboeking(nummer: str, een: Gemerkt, ander: str) -> Bankregel:
    soort = Regelsoort.OVERBOEKING.value
    return Bankregel(nummer, een.boeking.dag, een.boeking.bedrag, soort, een.kenmerk, (ander,))
