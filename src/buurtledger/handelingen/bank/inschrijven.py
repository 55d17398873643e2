"""Writing down what was read in: the file into the kluis, its lines into the book; and taking an import back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from buurtledger.handelingen.bank.importeren import Bestandsuitslag, Deel
from buurtledger.handelingen.bank.openen import Bank, nieuw_nummer
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bank import Afschrift, Bankboekregel, Geldig, Sleutelmerk
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.regelboek import Regelstorno
from buurtledger.stand.bankdekking import valt_in
from buurtledger.store.bankboek import schrijf_erbij
from buurtledger.store.kluis.afschriften import bewaar_afschrift


def schrijf_in(bank: Bank, uitslagen: Sequence[Bestandsuitslag], vandaag: date) -> tuple[str, ...] | Bezwaar:
    """Keep the files, then write the lines: the books that were written to; or why not."""
    bestanden: dict[str, None] = {}
    for uitslag in uitslagen:
        nieuw = [deel for deel in uitslag.delen if deel.reeksen or deel.bevestigd]
        if not nieuw:
            continue
        hash_ = ""
        if any(deel.reeksen for deel in nieuw):
            bewaard = bewaar_afschrift(bank.kluis, uitslag.inhoud, bank.rollen)
            if isinstance(bewaard, Bericht):
                return Bezwaar(bewaard, True)
            hash_ = bewaard
            bank.ken(hash_, uitslag.afschriften)
        rekeningen = {**bank.geheugen.rekeningen, **{deel.rekening: deel.nummer for deel in nieuw}}
        for deel in nieuw:
            # The IBAN stays when a later file has the old number of the same account.
            rekeningen[deel.rekening] = bank.geheugen.rekeningen.get(deel.rekening, deel.nummer)
        if bezwaar := bank.bewaar(bank.geheugen._replace(rekeningen=rekeningen)):
            return bezwaar
        for deel in nieuw:
            regels = tuple(_regels(bank, deel, hash_, vandaag))
            if fout := schrijf_erbij(bank.wortel, deel.rekening, regels):
                return Bezwaar(fout, True)
            boek = bank.boek(deel.rekening)
            bank.boeken[deel.rekening] = boek._replace(regels=(*boek.regels, *regels))
            bestanden[boek.bestand] = None
    return tuple(bestanden)


def _regels(bank: Bank, deel: Deel, hash_: str, vandaag: date) -> Iterator[Bankboekregel]:
    if not Geldig(bank.boek(deel.rekening)).sleutelmerk:
        yield Sleutelmerk(bank.merk, vandaag)
    scan = f"sha256:{hash_}"
    for reeks in deel.reeksen:
        nummer = nieuw_nummer(bank, vandaag)
        yield Afschrift(nummer, reeks.van, reeks.tot_en_met, reeks.begin, reeks.eind, len(reeks.boekingen), scan)
    for oud, begin, eind in deel.bevestigd:
        reden = zin("het saldo is nu bekend")
        yield Regelstorno(nieuw_nummer(bank, vandaag), oud.nummer, vandaag, reden.sjabloon)
        yield oud._replace(nummer=nieuw_nummer(bank, vandaag), beginsaldo=begin, eindsaldo=eind, lijn=0)


def neem_terug(bank: Bank, nummer: str, reden: str, vandaag: date) -> tuple[str, int] | Bezwaar:
    """Undo a whole import by stornos: the file, and how many lines; or why not."""
    for naam, boek in bank.boeken.items():
        geldig = Geldig(boek)
        for afschrift in geldig.afschriften:
            if afschrift.nummer == nummer:
                doelen = [nummer, *(r.nummer for r in geldig.bankregels if valt_in(r.datum, afschrift))]
                stornos = tuple(Regelstorno(nieuw_nummer(bank, vandaag), doel, vandaag, reden) for doel in doelen)
                if fout := schrijf_erbij(bank.wortel, naam, stornos):
                    return Bezwaar(fout, True)
                bank.boeken[naam] = boek._replace(regels=(*boek.regels, *stornos))
                return boek.bestand, len(stornos)
    return Bezwaar(zin("het afschrift {nummer} is er niet; de nummers staan in data/bank", nummer=nummer))
