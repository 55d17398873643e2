"""Finding mutaties: which lines a person means, out of logboeken that were read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model import geld
from buurtledger.model.bericht import Bericht
from buurtledger.model.dagwoorden import Kader, lees_ingevoerd
from buurtledger.model.datum import lees_geschreven
from buurtledger.model.geld import GROOTSTE, NUL
from buurtledger.model.mutatie import HEEFT_BEDRAG, ZONDER_STORNO, Mutatie, Soort
from buurtledger.report.mutaties import Regel
from buurtledger.stand.ongedaan import zoek_ongedaan


class Selectie(NamedTuple):
    """What is asked for; all of it at once. A storno counts as what it undoes, a retour as its bon's shop."""

    van: date = date.min
    tot: date = date.max
    zoek: str = ""
    """Words that all have to be found: in a text or an id, or an amount or a day as people type them."""
    leverancier: str = ""
    minstens: Decimal = NUL
    hoogstens: Decimal = GROOTSTE
    """Amounts in euro's."""
    zonder_scan: bool = False
    """Only bonnen that are not undone and of which no scan is known."""
    soorten: tuple[str, ...] = ()
    """The kinds; when none is named all but akkoorden, which are no receipts."""
    kader: Kader | None = None
    """What a day in words is read against; without it a day is read as files spell it."""


def kies(logboeken: Iterable[Iterable[Mutatie]], selectie: Selectie) -> tuple[Regel, ...]:
    """The lines that are asked for, by day, entry, post and line."""
    gekozen = [regel for logboek in logboeken for regel in regels_van(logboek) if _past(regel, selectie)]
    return tuple(sorted(gekozen, key=lambda r: (r.mutatie.datum, r.mutatie.nummer[:6], r.mutatie.post, r.mutatie.lijn)))


def regels_van(logboek: Iterable[Mutatie]) -> list[Regel]:
    """The lines of one logboek, each with whether a storno undid it and what it refers to."""
    logboek = tuple(logboek)
    stornos = zoek_ongedaan(logboek).stornos
    doelen: Mapping[str, Mutatie] = {mutatie.nummer: mutatie for mutatie in logboek}
    return [Regel(mutatie, mutatie.nummer in stornos, doelen.get(mutatie.van)) for mutatie in logboek]


def _past(regel: Regel, selectie: Selectie) -> bool:
    mutatie = regel.mutatie
    bedoeld = regel.doel if mutatie.soort == Soort.STORNO and regel.doel else mutatie
    if not _soort_past(mutatie.soort, selectie.soorten) or not selectie.van <= mutatie.datum <= selectie.tot:
        return False
    if (selectie.minstens > NUL or selectie.hoogstens < GROOTSTE) and (
        bedoeld.soort not in HEEFT_BEDRAG or not selectie.minstens <= bedoeld.bedrag <= selectie.hoogstens
    ):
        return False
    if selectie.zonder_scan and (mutatie.soort != Soort.BON or mutatie.scan or regel.gestorneerd):
        return False
    if selectie.leverancier and kaal(selectie.leverancier) not in kaal(winkel_van(regel)):
        return False
    return not selectie.zoek.strip() or _gevonden(regel, bedoeld, selectie)


def _soort_past(soort: str, gevraagd: tuple[str, ...]) -> bool:
    if gevraagd:
        return soort in gevraagd
    # What no storno can undo is about a mutatie (an akkoord), except the storno itself.
    return soort == Soort.STORNO or soort not in ZONDER_STORNO


def winkel_van(regel: Regel) -> str:
    """The shop of a line: its own, or that of the bon it refers to."""
    return regel.mutatie.leverancier or (regel.doel.leverancier if regel.doel else "")


def _gevonden(regel: Regel, bedoeld: Mutatie, selectie: Selectie) -> bool:
    """Whether what was typed is in the line, as a whole or word by word."""
    m, gezocht, kader = regel.mutatie, selectie.zoek.strip(), selectie.kader
    teksten = (m.nummer, m.van, m.post, m.omschrijving, m.reden, m.activiteit, m.notitie, m.rol, winkel_van(regel))
    erin = kaal("\n".join((*teksten, bedoeld.omschrijving)))

    def is_er(woord: str) -> bool:
        if kaal(woord) in erin:
            return True
        bedrag = geld.lees_ingevoerd(woord)
        if not isinstance(bedrag, Bericht) and bedoeld.soort in HEEFT_BEDRAG and bedrag == bedoeld.bedrag:
            return True
        dag = lees_ingevoerd(woord, kader) if kader else lees_geschreven(woord)
        return not isinstance(dag, Bericht) and dag == m.datum

    return is_er(gezocht) or all(map(is_er, gezocht.split()))


def kaal(tekst: str) -> str:
    """A text without capitals and accents, so that `cafe` finds `Café`, however that was typed."""
    if tekst.isascii():
        return tekst.lower()
    los = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in los if not unicodedata.combining(teken))
