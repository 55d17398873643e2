"""Thirty receipts of one group at a real terminal: how many keys that takes, and what is left after a kill."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

from tests.conftest import logboek
from tests.test_terminal import gesprek

DOOS = Path(__file__).parent / "schoenendoos"


def test_dertig_bonnen_in_zevenhonderd_toetsen(boek: Path) -> None:
    getypt = (DOOS / "getypt.txt").read_text().splitlines()
    antwoorden = [(f"{nr:>2}>", regel) for nr, regel in enumerate([*getypt, ""], start=1)]
    antwoorden.append(("Opschrijven? [J/n]:", ""))
    toetsen = sum(len(antwoord) + 1 for _, antwoord in antwoorden)
    code, scherm = gesprek(boek, ["bon", "invoer", "noord"], antwoorden)
    assert code == 0, scherm
    assert toetsen == 629  # at most 700, of which a capital is one
    with (DOOS / "bonnen.csv").open() as stroom:
        bonnen = list(csv.DictReader(stroom, delimiter=";"))
    geschreven = re.findall(
        r'datum: (\S+), bedrag: (\S+), omschrijving: "([^"]*)", leverancier: "([^"]*)", betaald_door: kern}',
        logboek(boek, "kernen/noord").read_text(),
    )
    assert geschreven == [
        (
            "-".join(reversed(bon["datum"].split("-"))),
            f"{Decimal(bon['bedrag'].replace(',', '.')):.2f}",
            bon["omschrijving"],
            bon["winkel"],
        )
        for bon in bonnen
    ]
