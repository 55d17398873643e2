"""The key of the bank goes to the other who keeps the books, and to nobody else."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pyrage
import pytest

from tests.bank.conftest import BANKJAAR, Bank
from tests.bank.schrijvers import camt
from tests.conftest import Draai, schrijf


def test_de_sleutel_gaat_naar_wie_ook_de_boeken_doet(
    boek: Path, bank: Bank, draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank(camt(BANKJAAR, Decimal("0.00")))
    schrijf(boek, '- {bon: 230301-verf01, datum: 2023-03-01, bedrag: 5.00, omschrijving: "uren", betaald_door: kern}')
    assert draai("kluis", "vrijwilliger", "Ans de Wit", "230301-verf01").code == 0
    geheim = pyrage.x25519.Identity.generate()
    (tmp_path / "sleutel").write_text(f"{geheim}\n")
    rollen = "formaat: 1\npersonen:\n  bea: {{rollen: [penvoerder], kluis: {}}}\n  cor: {{rollen: [bestuur]}}\n"
    (boek / "data/rollen.yaml").write_text(rollen.format(geheim.to_public()))
    deel = tmp_path / "deel.age"
    assert "geen sleutel" in draai("kluis", "deel", "cor", "--naar", str(deel)).fout
    assert "Erin staat ook 1 vrijwilliger" in draai("kluis", "deel", "bea", "--naar", str(deel)).uit
    assert draai("kluis", "deel", "bea", "--naar", str(deel)).code == 2
    ander = tmp_path / "kluis-van-bea"
    ander.mkdir(mode=0o700)
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(ander))
    assert "niet in deze kluis ligt" in draai("bank", "sluit-aan").fout
    assert draai("kluis", "ontvang", str(deel)).code == 2
    monkeypatch.setenv("BUURTLEDGER_SLEUTEL", str(tmp_path / "sleutel"))
    assert draai("kluis", "vrijwilliger", "Bo Zwart", "230301-verf01").code == 0
    assert "een andere vrijwilliger dan je kreeg" in draai("kluis", "ontvang", str(deel)).fout
    assert not list(ander.rglob("geheugen.json*")), "all of it or nothing"
    assert draai("kluis", "vrijwilliger", "ans de  wit", "230301-verf01").code == 0
    assert "Zij kent 2 vrijwilligers" in draai("kluis", "ontvang", str(deel)).uit, "ans and Bo; Ans is the same"
    assert (ander / "bank/geheugen.json.age").exists()
    assert "een afschrift is niet in de kluis" in draai("bank", "sluit-aan").fout
    assert "7 al bekend" not in bank(camt(BANKJAAR, Decimal("0.00"))).uit
