"""Reading the books of accounts, `data/bank/<rekening>.yaml`: a line each, read one by one, and only ever added to."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bank import BANK, BANKBOEK, Bankboek, Bankboekregel, Bankregel, Regelsoort, bankbestand
from buurtledger.model.bericht import Bericht
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.datum import GESCHREVEN as DATUM
from buurtledger.model.datum import dag
from buurtledger.model.geld import GESCHREVEN as BEDRAG
from buurtledger.model.nummer import NUMMER, is_kalenderdag
from buurtledger.model.velden import DEEL_VAN_ID
from buurtledger.store.files.bestand import lees_tekst, onderliggend
from buurtledger.store.regelboek import lees_regels, schrijf_regels
from buurtledger.store.yaml.vormlezen import hoort_niet

_BESTAND = re.compile(rf"{BANK}/({DEEL_VAN_ID})\.yaml")
_VLUG = re.compile(
    rf"- \{{bankregel: ({NUMMER}), datum: ({DATUM}), bedrag: (-?{BEDRAG})(?:, kenmerk: \"([0-9a-f]{{16}})\")?,"
    rf" soort: ({'|'.join(Regelsoort)})(?:, van: \[(\"{NUMMER}\"(?:, \"{NUMMER}\")*)\])?\}}"
)
"""A line as buurtledger writes it, without a notitie: nearly all of them."""


class Gelezen(NamedTuple):
    """The books that were read, by name, and what could not be."""

    boeken: dict[str, Bankboek]
    bevindingen: tuple[Bevinding, ...]


def lees_bankboeken(wortel: Path) -> Gelezen:
    """Every book in data/bank/."""
    boeken: dict[str, Bankboek] = {}
    bevindingen: list[Bevinding] = []
    for pad in onderliggend(wortel, BANK):
        naam = _BESTAND.fullmatch(pad)
        if naam is None:
            bevindingen.append(hoort_niet(wortel, pad, bankbestand("<rekening>")))
            continue
        bestand = lees_tekst(wortel, pad)
        boek, gevonden = lees_bankboek(bestand.tekst, naam[1])
        boeken[naam[1]] = boek
        bevindingen += (*bestand.bevindingen, *gevonden)
    return Gelezen(boeken, tuple(bevindingen))


def lees_bankboek(tekst: str, naam: str) -> tuple[Bankboek, tuple[Bevinding, ...]]:
    """The book of an account, by its text."""
    regels, bevindingen = lees_regels(BANKBOEK, tekst, bankbestand(naam), _lees_vlug)
    return Bankboek(naam, regels), bevindingen


def _lees_vlug(regel: str, lijn: int) -> Bankregel | None:
    gevonden = _VLUG.fullmatch(regel)
    if gevonden is None:
        return None
    nummer, datum_, bedrag, kenmerk, soort, van_ = gevonden.groups()
    datum = dag(datum_)
    van = tuple(van_[1:-1].split('", "')) if van_ else ()
    if datum is None or not all(map(is_kalenderdag, (nummer, *van))):
        return None
    return Bankregel(nummer, datum, Decimal(bedrag), soort, kenmerk or "", van, "", lijn)


def schrijf_erbij(wortel: Path, naam: str, regels: tuple[Bankboekregel, ...]) -> Bericht | None:
    """Add lines to an account's book, all or none; why not, when it cannot be done. What is there is not touched."""
    return schrijf_regels(wortel, bankbestand(naam), BANKBOEK, regels, _lees_vlug)
