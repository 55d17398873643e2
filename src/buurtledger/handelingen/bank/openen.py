"""The books of the accounts with what the kluis knows of them: the entries themselves."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from buurtledger.bank.afschrift import Rekeningafschrift
from buurtledger.bank.bestand import lees_bestand
from buurtledger.bank.kenmerk import Gemerkt, merk, sleutelmerk
from buurtledger.bank.rekening import zelfde
from buurtledger.handelingen.bank.lezingen import bewaar_lezing, lees_lezing
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bank import KAS, Afschrift, Bankboek, Geldig, Sleutelmerk
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Regel
from buurtledger.model.nummer import maak_nummer
from buurtledger.model.rollen import Rollen
from buurtledger.stand.bankdekking import Open
from buurtledger.store.bankboek import lees_bankboeken
from buurtledger.store.grootboek import lees_rollen
from buurtledger.store.kluis.afschriften import Afschriftenkast
from buurtledger.store.kluis.bankgeheugen import Bankgeheugen, lees_geheugen, nieuw_geheugen, schrijf_geheugen
from buurtledger.store.kluis.sleutels import Sleutel


class Bank:
    """One ledger's accounts, opened with a kluis. Statements are read when they are asked for, each once."""

    def __init__(
        self,
        wortel: Path,
        kluis: Path,
        sleutel: Sleutel | None,
        rollen: Rollen,
        geheugen: Bankgeheugen,
        boeken: Mapping[str, Bankboek],
    ) -> None:
        self.wortel = wortel
        self.kluis = kluis
        self.rollen = rollen
        self.geheugen = geheugen
        self.boeken = dict(boeken)
        self._sleutel = sleutel
        self._kast = Afschriftenkast(kluis, sleutel)
        self._gelezen: dict[str, tuple[Rekeningafschrift, ...] | Bericht] = {}
        self._boekingen: dict[tuple[str, str], tuple[Gemerkt, ...]] = {}

    @property
    def merk(self) -> str:
        """The mark of the key."""
        return sleutelmerk(self.geheugen.sleutel)

    def boek(self, naam: str) -> Bankboek:
        """The book of an account; empty when it has none yet."""
        return self.boeken.get(naam, Bankboek(naam))

    def naam_van(self, rekening: str) -> str:
        """The public name of an account; empty when it is not known."""
        return next((naam for naam, iban in self.geheugen.rekeningen.items() if zelfde(iban, rekening)), "")

    def boekingen(self, naam: str, afschrift: Afschrift) -> tuple[Gemerkt, ...] | Bericht:
        """The entries of the days that a line covers, by the file in the kluis; none of one that was destroyed."""
        if not afschrift.scan or self.is_vernietigd(afschrift):
            return ()
        if (bekend := self._boekingen.get((naam, afschrift.nummer))) is not None:
            return bekend
        gemerkt = self._lees(self.geheugen.rekeningen.get(naam, ""), afschrift)
        if not isinstance(gemerkt, Bericht):
            self._boekingen[naam, afschrift.nummer] = gemerkt
        return gemerkt

    def _lees(self, rekening: str, afschrift: Afschrift) -> tuple[Gemerkt, ...] | Bericht:
        """The entries of a line, as they were read before where that was kept; else by reading the file."""
        hash_ = _hash_van(afschrift)
        if hash_ not in self._gelezen:
            inhoud = self._kast.lees(hash_)
            if isinstance(inhoud, Bericht):
                self._gelezen[hash_] = inhoud
                return inhoud
            eerder = lees_lezing(self.kluis, self.geheugen.sleutel, self._sleutel, rekening, afschrift)
            if eerder is not None:
                return eerder
            self._gelezen[hash_] = lees_bestand(inhoud).afschriften
        gelezen = self._gelezen[hash_]
        if isinstance(gelezen, Bericht):
            return gelezen
        eigen = (
            boeking
            for een in (dict.fromkeys(gelezen) if len(gelezen) > 1 else gelezen)
            if zelfde(een.rekening, rekening)
            for boeking in een.boekingen
            if afschrift.van <= boeking.dag <= afschrift.tot_en_met
        )
        gemerkt = tuple(merk(self.geheugen.sleutel, rekening, eigen))
        bewaar_lezing(self.kluis, self.geheugen.sleutel, self.rollen, rekening, afschrift, gemerkt)
        return gemerkt

    def is_vernietigd(self, afschrift: Afschrift) -> bool:
        """Whether the file of a line was destroyed, its seven years being over: then the book alone tells of it."""
        return self._kast.is_vernietigd(_hash_van(afschrift))

    @property
    def vernietigd(self) -> dict[str, tuple[Afschrift, ...]]:
        """Per account the statements of which the file was destroyed, by day; accounts that miss none left out."""
        per_boek = {naam: tuple(filter(self.is_vernietigd, Geldig(b).afschriften)) for naam, b in self.boeken.items()}
        return {naam: weg for naam, weg in per_boek.items() if weg}

    def onverklaard(self) -> dict[str, tuple[Gemerkt, ...]] | Bericht:
        """Per account the entries that no line explains, by day."""
        uit: dict[str, tuple[Gemerkt, ...]] = {}
        for naam, boek in self.boeken.items():
            geldig = Geldig(boek)
            over: list[Gemerkt] = []
            for afschrift in geldig.afschriften:
                gelezen = self.boekingen(naam, afschrift)
                if isinstance(gelezen, Bericht):
                    return gelezen
                over += (een for een in gelezen if een.kenmerk not in geldig.op_kenmerk)
            if naam != KAS:
                uit[naam] = tuple(over)
        return uit

    def verklaard(self) -> dict[str, list[Gemerkt]] | Bericht:
        """Per mutatie the entries that pay it, as the lines say."""
        uit: dict[str, list[Gemerkt]] = {}
        for naam, boek in self.boeken.items():
            geldig = Geldig(boek)
            for afschrift in geldig.afschriften if geldig.bankregels else ():
                gelezen = self.boekingen(naam, afschrift)
                if isinstance(gelezen, Bericht):
                    return gelezen
                for een in gelezen:
                    regel = geldig.op_kenmerk.get(een.kenmerk)
                    for nummer in regel.van if regel else ():
                        uit.setdefault(nummer, []).append(een)
        return uit

    def ken(self, hash_: str, afschriften: tuple[Rekeningafschrift, ...]) -> None:
        """Remember what is in a file that was just kept."""
        self._gelezen[hash_] = afschriften

    def bewaar(self, geheugen: Bankgeheugen) -> Bezwaar | None:
        """Keep what was learned."""
        if geheugen == self.geheugen:
            return None
        bezwaar = schrijf_geheugen(self.kluis, geheugen, self.rollen)
        if bezwaar is not None:
            return Bezwaar(bezwaar, True)
        self.geheugen = geheugen
        return None


def _hash_van(afschrift: Afschrift) -> str:
    return afschrift.scan.removeprefix("sha256:")


_ANDERE_SLEUTEL = zin(
    "dit boek van de bank is gemaakt met een andere sleutel dan die in deze kluis; er is niets gedaan"
)


def als_open(onverklaard: Mapping[str, Iterable[Gemerkt]]) -> dict[str, tuple[Open, ...]]:
    """The same as the proof takes them."""
    return {
        naam: tuple(Open(naam, een.boeking.dag, een.boeking.bedrag, een.kenmerk) for een in over)
        for naam, over in onverklaard.items()
    }


def open_bank(wortel: Path, kluis: Path, sleutel: Sleutel | None) -> Bank | Bezwaar:
    """Ready to work with the bank; or why not. A book made with another key is refused."""
    gelezen = lees_bankboeken(wortel)
    if gelezen.bevindingen:
        fouten = tuple(b for b in gelezen.bevindingen if b.regel != Regel.DUBBEL)
        if fouten:
            return Bezwaar(zin("het boek van de bank is niet helemaal te lezen"), True, fouten)
    rollen, fouten = lees_rollen(wortel)
    if fouten:
        return Bezwaar(zin("de rollen zijn niet te lezen"), True, fouten)
    geheugen = lees_geheugen(kluis, sleutel)
    if isinstance(geheugen, Bericht):
        return Bezwaar(geheugen, True)
    merken = {merk for boek in gelezen.boeken.values() if (merk := Geldig(boek).sleutelmerk)}
    if geheugen is None and merken:
        return Bezwaar(
            zin(
                "dit boek van de bank is gemaakt met een sleutel die niet in deze kluis ligt; vraag wie de boeken doet "
                "om buurtledger kluis deel"
            )
        )
    bank = Bank(wortel, kluis, sleutel, rollen, geheugen or nieuw_geheugen(), gelezen.boeken)
    if merken - {bank.merk}:
        return Bezwaar(_ANDERE_SLEUTEL)
    return bank


def nieuw_nummer(bank: Bank, vandaag: date, *meer: str) -> str:
    """An id for a line that no line of the bank has."""
    return maak_nummer(vandaag, bezette_nummers(bank) | set(meer), secrets.choice)


def bezette_nummers(bank: Bank) -> set[str]:
    """The ids of all lines of the bank."""
    return {r.nummer for boek in bank.boeken.values() for r in boek.regels if not isinstance(r, Sleutelmerk)}
