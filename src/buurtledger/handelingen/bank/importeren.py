"""Reading statements in: verified on arrival, all of a file or nothing of it, and only the days that are new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from buurtledger.bank.afschrift import Rekeningafschrift, som
from buurtledger.bank.bestand import lees_bestand
from buurtledger.bank.reeks import Gedekt, Nieuw, Reeks, breuken, maak_reeksen, wat_is_nieuw, zonder_dag
from buurtledger.handelingen.bank.keuren import fouten_in, opmerkingen_bij
from buurtledger.handelingen.bank.openen import Bank
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bank import KAS, Afschrift, Geldig
from buurtledger.model.bericht import Bericht, zin
from buurtledger.stand.bankdekking import valt_in

EERSTE_NAAM = "betaal"
"""What an account is called when it is the only one."""


class Importfout(NamedTuple):
    """What is wrong with a file, at which statement and entry (from 1; 0 for the whole)."""

    afschrift: int
    boeking: int
    bericht: Bericht


class Deel(NamedTuple):
    """What a file adds to one account."""

    rekening: str
    nummer: str
    """The account's own number; it goes to the kluis and nowhere else."""
    reeksen: tuple[Reeks, ...]
    al_gedekt: int
    zonder_saldo: bool
    bevestigd: tuple[tuple[Afschrift, Decimal, Decimal], ...] = ()
    """Lines without balances of which this file tells them."""

    @property
    def regels(self) -> int:
        """How many entries are new."""
        return sum(len(reeks.boekingen) for reeks in self.reeksen)


class Bestandsuitslag(NamedTuple):
    """What reading one file gave. With faults and no parts, nothing of it is taken."""

    bestand: str
    soort: str
    boekingen: int
    fouten: tuple[Importfout, ...]
    delen: tuple[Deel, ...]
    opmerkingen: tuple[Bericht, ...]
    inhoud: bytes
    afschriften: tuple[Rekeningafschrift, ...]


class Vraag(NamedTuple):
    """How an import was asked for."""

    namen: tuple[tuple[str, str], ...] = ()
    """Public names for accounts that are met for the first time, each with the end of its number, or empty."""
    eindsaldo: Decimal | None = None
    """Typed, for a file without balances."""
    tot_fout: bool = False
    """Take the statements before the first fault."""


class Importeur:
    """Reads files one by one; each sees the days that the ones before it cover. Nothing is written yet."""

    def __init__(self, bank: Bank, vandaag: date, vraag: Vraag) -> None:
        self._bank = bank
        self._vandaag = vandaag
        self._vraag = vraag
        self._namen = dict(bank.geheugen.rekeningen)
        self._erbij: dict[str, list[Gedekt]] = {}

    def lees(self, naam: str, inhoud: bytes) -> Bestandsuitslag:
        """What a file would add; or what is wrong with it."""
        gelezen = lees_bestand(inhoud)
        fouten = [Importfout(f.afschrift, f.boeking, f.bericht) for f in fouten_in(gelezen, self._vandaag)]
        afschriften = gelezen.afschriften
        if fouten and self._vraag.tot_fout:
            eerste = min((fout.afschrift for fout in fouten), default=0)
            afschriften = afschriften[: max(eerste - 1, 0)]
        delen: list[Deel] = []
        opmerkingen: list[Bericht] = list(opmerkingen_bij(gelezen))
        if not fouten or self._vraag.tot_fout:
            for uitkomst in self._delen(afschriften):
                if isinstance(uitkomst, Deel):
                    delen.append(uitkomst)
                elif isinstance(uitkomst, Importfout):
                    fouten.append(uitkomst)
                else:
                    opmerkingen.append(uitkomst)
        if fouten and not self._vraag.tot_fout:
            delen = []
        for deel in delen:
            self._onthoud(deel)
        aantal = sum(len(een.boekingen) for een in gelezen.afschriften)
        slot = (tuple(fouten), tuple(delen), tuple(opmerkingen), inhoud, gelezen.afschriften)
        return Bestandsuitslag(naam, gelezen.soort, aantal, *slot)

    def _onthoud(self, deel: Deel) -> None:
        self._namen[deel.rekening] = deel.nummer
        gedekt = self._erbij.setdefault(deel.rekening, [])
        for reeks in deel.reeksen:
            bedragen = tuple((boeking.dag, boeking.bedrag) for boeking in reeks.boekingen)
            gedekt.append(Gedekt(reeks.van, reeks.tot_en_met, bedragen))

    def _delen(self, afschriften: Sequence[Rekeningafschrift]) -> Iterator[Deel | Importfout | Bericht]:
        per_rekening: dict[str, list[Rekeningafschrift]] = {}
        for afschrift in afschriften:
            per_rekening.setdefault(afschrift.rekening, []).append(afschrift)
        for nummer, eigen in per_rekening.items():
            naam = self._naam(nummer, len(per_rekening))
            if isinstance(naam, Bericht):
                yield Importfout(0, 0, naam)
                continue
            yield from self._deel(naam, nummer, eigen)

    def _naam(self, nummer: str, aantal: int) -> str | Bericht:
        """The public name of an account; an unknown one is ours only when somebody says so, or it is the first."""
        from buurtledger.bank.rekening import zelfde

        bekend = next((naam for naam, iban in self._namen.items() if zelfde(iban, nummer)), "")
        if bekend:
            return bekend
        gekozen = [naam for naam, einde in self._vraag.namen if nummer.endswith(einde) and (einde or aantal == 1)]
        if len(gekozen) > 1 or (not gekozen and (self._namen or aantal > 1)):
            return zin(
                "rekening {nummer} is niet bekend als een van onze; is zij dat wel, geef haar dan een naam: "
                "--rekening NAAM={einde}",
                nummer=nummer,
                einde=nummer[-4:],
            )
        naam = gekozen[0] if gekozen else EERSTE_NAAM
        if naam in self._namen:
            return zin("{naam} is de naam van een andere rekening; kies een andere naam", naam=naam)
        if naam == KAS:
            return zin("kas is de naam van de contante kas; kies een andere naam")
        return naam

    def _deel(
        self, naam: str, nummer: str, afschriften: Sequence[Rekeningafschrift]
    ) -> Iterator[Deel | Importfout | Bericht]:
        gesloten = all(afschrift.afgesloten for afschrift in afschriften)
        reeksen: list[Reeks] = list(maak_reeksen(afschriften))
        for later, bericht in breuken(reeksen):
            nr = next((nr for nr, een in enumerate(afschriften, start=1) if een.van == later.van), 0)
            yield Importfout(nr, 0, bericht)
        if self._vraag.tot_fout:
            reeksen = reeksen[: next((reeksen.index(later) for later, _ in breuken(reeksen)), len(reeksen))]
        if not gesloten:
            zonder = [reeks for reeks in (zonder_dag(reeks, self._vandaag) for reeks in reeksen) if reeks is not None]
            if zonder != reeksen:
                yield zin("vandaag is nog niet voorbij; de boekingen van vandaag komen er een volgende keer bij")
            reeksen = zonder
        if self._vraag.eindsaldo is not None and reeksen and reeksen[-1].eind is None:
            laatste = reeksen[-1]
            eind = self._vraag.eindsaldo
            anders = self._eerder_saldo(naam, laatste.tot_en_met, eind)
            if anders is not None:
                yield Importfout(0, 0, anders)
            reeksen[-1] = laatste._replace(begin=eind - som(laatste.boekingen), eind=eind)
        gedekt = self._gedekt(naam, reeksen)
        if isinstance(gedekt, Bericht):
            yield Importfout(0, 0, gedekt)
            return
        nieuw = [wat_is_nieuw(reeks, gedekt) for reeks in reeksen]
        if any(later.van <= eerder.tot_en_met for eerder, later in pairwise(reeksen)):
            yield Importfout(0, 0, zin("dezelfde dagen staan er twee keer in; lees de bestanden los van elkaar in"))
            return
        yield from (Importfout(0, 0, bericht) for een in nieuw for bericht in een.verschillen)
        bevestigd = () if any(een.verschillen for een in nieuw) else tuple(self._bevestigd(naam, reeksen))
        deel = Deel(
            naam,
            nummer,
            tuple(reeks for een in nieuw for reeks in een.reeksen),
            sum(een.al_gedekt for een in nieuw),
            any(reeks.eind is None for een in nieuw for reeks in een.reeksen),
            bevestigd,
        )
        yield from self._zegt(naam, nieuw)
        yield deel

    def _eerder_saldo(self, naam: str, dag: date, eind: Decimal) -> Bericht | None:
        """What is wrong with a typed balance where another stands for that day: the proof hangs on it."""
        for afschrift in Geldig(self._bank.boek(naam)).afschriften:
            if afschrift.tot_en_met == dag and afschrift.eindsaldo not in (None, eind):
                return zin(
                    "op {dag} staat in het boek al een saldo van {eerder}, en je typt {nu}. Was het eerste fout, doe "
                    "dan eerst buurtledger bank importeer --terug {nummer}",
                    dag=dag,
                    eerder=afschrift.eindsaldo,
                    nu=eind,
                    nummer=afschrift.nummer,
                )
        return None

    def _gedekt(self, naam: str, reeksen: Sequence[Reeks]) -> list[Gedekt] | Bericht:
        """What is covered already of these days, by the book and by the files before this one."""
        uit = list(self._erbij.get(naam, ()))
        for afschrift in Geldig(self._bank.boek(naam)).afschriften:
            bedragen: tuple[tuple[date, Decimal], ...] = ()
            overlapt = any(r.van <= afschrift.tot_en_met and afschrift.van <= r.tot_en_met for r in reeksen)
            if overlapt and self._bank.is_vernietigd(afschrift):
                bedragen = self._toen(naam, afschrift, reeksen)
            elif overlapt:
                gelezen = self._bank.boekingen(naam, afschrift)
                if isinstance(gelezen, Bericht):
                    return gelezen
                bedragen = tuple((een.boeking.dag, een.boeking.bedrag) for een in gelezen)
            uit.append(Gedekt(afschrift.van, afschrift.tot_en_met, bedragen))
        return uit

    def _toen(self, naam: str, afschrift: Afschrift, reeksen: Sequence[Reeks]) -> tuple[tuple[date, Decimal], ...]:
        """What is known of the entries of a statement that was destroyed: by the book, where every one has its line;
        else there is nothing to compare with, and what is read now is taken for equal."""
        regels = [r for r in Geldig(self._bank.boek(naam)).bankregels if valt_in(r.datum, afschrift)]
        if len(regels) == afschrift.regels:
            return tuple((regel.datum, regel.bedrag) for regel in regels)
        return tuple((b.dag, b.bedrag) for reeks in reeksen for b in reeks.boekingen if valt_in(b.dag, afschrift))

    def _bevestigd(self, naam: str, reeksen: Sequence[Reeks]) -> Iterator[tuple[Afschrift, Decimal, Decimal]]:
        """The lines without balances that lie within days of which this file has them."""
        for afschrift in Geldig(self._bank.boek(naam)).afschriften:
            for reeks in reeksen:
                if afschrift.eindsaldo is None and reeks.begin is not None:
                    heel = reeks.van <= afschrift.van and afschrift.tot_en_met <= reeks.tot_en_met
                    if heel:
                        begin = reeks.begin + som(b for b in reeks.boekingen if b.dag < afschrift.van)
                        eind = reeks.begin + som(b for b in reeks.boekingen if b.dag <= afschrift.tot_en_met)
                        yield afschrift, begin, eind

    def _zegt(self, naam: str, nieuw: Sequence[Nieuw]) -> Iterator[Bericht]:
        """What is to be said of what was read: no balance, or a gap with what is there."""
        if any(reeks.eind is None for een in nieuw for reeks in een.reeksen):
            yield zin(
                "dit bestand heeft geen saldo, dus of alles erin staat is niet te bewijzen. Haal CAMT.053 of MT940, of "
                "typ het saldo van de laatste dag met --eindsaldo"
            )
        if len(nieuw) != 1 or not nieuw[0].reeksen:
            return
        reeks = nieuw[0].reeksen[0]
        eerder = [a for a in Geldig(self._bank.boek(naam)).afschriften if a.tot_en_met < reeks.van]
        if eerder and reeks.begin is not None and eerder[-1].eindsaldo not in (None, reeks.begin):
            yield zin(
                "dit begint met {begin}, en het afschrift ervoor eindigde op {dag} met {eind}: er mist iets tussen",
                begin=reeks.begin,
                dag=eerder[-1].tot_en_met,
                eind=eerder[-1].eindsaldo,
            )


def vind_bestanden(paden: Sequence[Path]) -> tuple[Path, ...] | Bezwaar:
    """The files that were named, and those in a folder that was; in order of name. Hidden files are passed over."""
    uit: list[Path] = []
    for pad in paden:
        if pad.is_dir():
            erin = sorted(een for een in pad.iterdir() if een.is_file() and not een.name.startswith("."))
            if not erin:
                return Bezwaar(zin("in de map {map} staat geen bestand", map=str(pad)))
            uit += erin
        elif not pad.exists():
            return Bezwaar(zin("het bestand {bestand} is er niet", bestand=str(pad)))
        else:
            uit.append(pad)
    return tuple(uit)
