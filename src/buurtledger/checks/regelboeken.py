"""Rules on the books with one line a thing: their ids, their days, and what their stornos undo."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from buurtledger.checks.register import bevinding
from buurtledger.model.bank import Sleutelmerk
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import logboek_van
from buurtledger.model.regelboek import IDEEEN, OVEREENKOMSTEN, Regelstorno
from buurtledger.model.voorstel import reactiebestand


def regels_per_bestand(grootboek: Grootboek) -> Mapping[str, Sequence[Any]]:
    """The lines of every such book by its file."""
    uit: dict[str, Sequence[Any]] = {boek.bestand: boek.regels for boek in grootboek.bank.values()}
    uit |= {reactiebestand(voorstel.naam): voorstel.regels for voorstel in grootboek.voorstellen}
    return uit | {IDEEEN: grootboek.ideeen, OVEREENKOMSTEN: grootboek.overeenkomsten}


def eigen_nummers(grootboek: Grootboek) -> Iterator[tuple[str, int, str]]:
    """Every id in these books, with its file and line."""
    for bestand, regels in regels_per_bestand(grootboek).items():
        yield from ((bestand, regel.lijn, regel.nummer) for regel in regels if not isinstance(regel, Sleutelmerk))


def nummers_in_boeken(grootboek: Grootboek) -> Iterator[Bevinding]:
    """An id is used once, in the whole ledger."""
    eigen = tuple(eigen_nummers(grootboek))
    eerste: dict[str, tuple[str, int]] = {}
    if eigen:
        for logboek in grootboek.logboeken.values():
            for mutatie in logboek:
                eerste.setdefault(mutatie.nummer, (logboek_van(mutatie.post), mutatie.lijn))
    for bestand, lijn, nummer in eigen:
        if (eerder := eerste.setdefault(nummer, (bestand, lijn))) != (bestand, lijn):
            bericht = zin(
                "nummer {nummer} is al gebruikt, in {bestand} op regel {lijn}",
                nummer=nummer,
                bestand=eerder[0],
                lijn=eerder[1],
            )
            remedie = zin("geef deze regel een eigen nummer; is het dezelfde mutatie, haal de regel dan weg")
            yield bevinding(Regel.ID, Plaats(bestand, lijn, 1), bericht, remedie)


def dagen_en_stornos(bestand: str, regels: Sequence[Any], vandaag: date) -> Iterator[Bevinding]:
    """No day after today, and a storno undoes a line that is there, once."""
    doelen = {regel.nummer for regel in regels if not isinstance(regel, Regelstorno)}
    gedaan: set[str] = set()
    for regel in regels:
        if regel.datum > vandaag:
            bericht = zin("{datum} is na vandaag ({vandaag})", datum=regel.datum, vandaag=vandaag)
            remedie = zin("storneer de regel en voer haar opnieuw in")
            yield bevinding(Regel.TOEKOMST, Plaats(bestand, regel.lijn, veld="datum"), bericht, remedie)
        if not isinstance(regel, Regelstorno):
            continue
        if regel.van not in doelen:
            bericht = zin("{van} is er niet in dit boek", van=regel.van)
        elif regel.van in gedaan:
            bericht = zin("{van} is al gestorneerd", van=regel.van)
        else:
            gedaan.add(regel.van)
            continue
        remedie = zin("noem een regel die er staat en nog geldt")
        yield bevinding(Regel.STORNO, Plaats(bestand, regel.lijn, veld="van"), bericht, remedie)
