"""A small ledger with a kluis beside it, and a bank year that fits its books."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.bank.schrijvers import Regel
from tests.conftest import Draai, Uitkomst, schrijf

NOORD, ZUID, WINKEL, GEMEENTE = "NL22RABO0444444444", "NL11ABNA0083804191", "NL86INGB0002445588", "NL18INGB7622412956"
Bank = Callable[..., Uitkomst]


@pytest.fixture
def kluis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    map_ = tmp_path / "kluis"
    map_.mkdir(mode=0o700)
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(map_))
    return map_


@pytest.fixture
def bank(draai: Draai, tmp_path: Path, kluis: Path) -> Bank:
    """Read a bank's file in: bytes under a name."""

    def lees(inhoud: bytes, *opties: str, naam: str = "afschrift.xml", vandaag: date = date(2024, 1, 15)) -> Uitkomst:
        assert kluis.is_dir()
        pad = tmp_path / naam
        pad.write_bytes(inhoud)
        return draai("bank", "importeer", str(pad), *opties, vandaag=vandaag)

    return lees


def boek_het_jaar(boek: Path) -> None:
    """What the ledger says moved: two advances, three receipts of one invoice, one that came back."""
    schrijf(
        boek,
        '- {voorschot: 230110-n00rd1, datum: 2023-01-10, bedrag: 100.00, omschrijving: "eerste deel"}',
        '- {terugbetaling: 230601-n00rd2, datum: 2023-06-01, bedrag: 12.50, omschrijving: "over"}',
        post="kernen/noord",
    )
    schrijf(
        boek,
        '- {voorschot: 230110-z0jd1x, datum: 2023-01-10, bedrag: 100.00, omschrijving: "eerste deel"}',
        post="kernen/zuid",
    )
    schrijf(
        boek,
        '- {bon: 230301-verf01, datum: 2023-03-01, bedrag: 45.95, omschrijving: "verf", betaald_door: penvoerder}',
        '- {bon: 230302-ka5ten, datum: 2023-03-02, bedrag: 20.00, omschrijving: "kwasten", leverancier: "Bouwhal", '
        "betaald_door: penvoerder}",
        '- {bon: 230303-r0ers1, datum: 2023-03-03, bedrag: 10.05, omschrijving: "roerstok", leverancier: "Bouwhal", '
        "betaald_door: penvoerder}",
        '- {bon: 230304-kern01, datum: 2023-03-04, bedrag: 9.00, omschrijving: "thee", betaald_door: kern}',
    )


BANKJAAR = (
    Regel(date(2023, 1, 5), Decimal("1000.00"), GEMEENTE, "Gemeente", "subsidie eerste termijn"),
    Regel(date(2023, 1, 11), Decimal("-100.00"), NOORD, "Groep Noord", "230110-n00rd1 voorschot"),
    Regel(date(2023, 1, 11), Decimal("-100.00"), ZUID, "Groep Zuid", "voorschot 230110-z0jd1x"),
    Regel(date(2023, 3, 2), Decimal("-45.95"), WINKEL, "Verfwinkel", "factuur 12"),
    Regel(date(2023, 3, 6), Decimal("-30.05"), WINKEL, "Bouwhal", "factuur 99"),
    Regel(date(2023, 4, 1), Decimal("-3.18"), "", "bank", "kosten van de rekening"),
    Regel(date(2023, 6, 3), Decimal("12.50"), NOORD, "Groep Noord", "wat over was"),
)
EIND = Decimal("733.32")
