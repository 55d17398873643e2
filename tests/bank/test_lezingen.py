"""What was read of a large statement is kept in the kluis beside it, and never believed without it."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from buurtledger.bank.bestand import lees_bestand
from buurtledger.handelingen.bank import lezingen
from tests.bank.conftest import BANKJAAR, Bank, boek_het_jaar
from tests.bank.schrijvers import camt
from tests.conftest import Draai


def test_een_lezing_telt_alleen_voor_wat_er_gelezen_is(
    boek: Path, bank: Bank, draai: Draai, kluis: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lezingen, "VANAF", 3)
    boek_het_jaar(boek)
    gelezen: list[int] = []

    def tel(inhoud: bytes) -> object:
        gelezen.append(len(inhoud))
        return lees_bestand(inhoud)

    monkeypatch.setattr("buurtledger.handelingen.bank.openen.lees_bestand", tel)

    def status() -> object:
        gelezen.clear()
        uit: object = json.loads(draai("bank", "status", "--formaat", "json").uit)
        return uit

    bank(camt(BANKJAAR, Decimal("0.00")))
    draai("bank", "sluit-aan")
    assert not gelezen
    (lezing,) = (kluis / "bank").glob(".*")
    assert b"Groep Noord" in lezing.read_bytes()
    assert not any(b"Groep Noord" in pad.read_bytes() for pad in boek.rglob("*") if pad.is_file())
    met = status()
    assert not gelezen
    heel = lezing.read_bytes()
    for anders in (b"", heel.replace(b"-100.00", b"-900.00"), heel.partition(b"\n")[2], b"x" * 64 + b"\n{}"):
        lezing.write_bytes(anders)
        assert status() == met
        assert gelezen, "read again, and kept again"
        assert lezing.read_bytes() == heel
    monkeypatch.setattr(lezingen, "_lezer", lambda: "a program that reads otherwise")
    assert status() == met
    assert gelezen
    assert lezing.name not in draai("kluis", "toon").uit
    assert not json.loads(draai("check", "--kluis", "los", "kluis", "--formaat", "json").uit)["bevindingen"]
    kopie = boek.parent / "kopie"
    kopie.mkdir()
    assert draai("kluis", "reservekopie", str(kopie)).code == 0
    assert len([pad for pad in kopie.rglob("*") if pad.is_file() and b"Groep Noord" in pad.read_bytes()]) == 1
    (afschrift,) = kluis.rglob("*.xml")
    echt = afschrift.read_bytes()
    afschrift.write_bytes(echt.replace(b"Groep Noord", b"Groep Zuid "))
    assert "een afschrift in de kluis is veranderd" in draai("bank", "status").fout
    afschrift.write_bytes(echt)
    draai("subsidie", "vaststelling", "900", "--nummer", "V1", "--datum", "2024-01-10")
    assert draai("kluis", "bewaar", "--vernietig", "1", vandaag=date(2040, 1, 1)).code == 0
    assert not lezing.exists()
