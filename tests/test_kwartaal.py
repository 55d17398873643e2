"""`buurtledger kwartaal`: the round of every three months."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from tests.conftest import Draai, schrijf

BOEK = (
    '- {voorschot: 221001-7kq2, datum: 2022-10-01, bedrag: 100.00, omschrijving: "eerste deel"}',
    '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: kern}',
    '- {bon: 230110-a2bc, datum: 2022-12-30, bedrag: 20.00, omschrijving: "Zaden", betaald_door: kern}',
    '- {storno: 230201-d81w, van: 221015-m3fx, datum: 2023-02-01, reden: "dubbel ingevoerd"}',
)


def test_het_kwartaal_is_het_verschil_van_twee_standen(draai: Draai, boek: Path) -> None:
    schrijf(boek, *BOEK)
    eerste = json.loads(draai("kwartaal", "2022-Q4", "--formaat", "json").uit)
    tweede = json.loads(draai("kwartaal", "2023-Q1", "--formaat", "json").uit)
    assert (eerste["van"], eerste["tot_en_met"]) == ("2022-10-01", "2022-12-31")
    assert eerste["totaal"]["besteed_in_kwartaal"] == "65.95"
    assert tweede["totaal"]["besteed"] == "20.00"
    assert tweede["totaal"]["besteed_in_kwartaal"] == "-45.95"
    assert tweede["totaal"]["bonnen_in_kwartaal"] == -1
    assert tweede["gebieden"][1]["uitbetaald_in_kwartaal"] == "0.00"
    assert tweede["posten"][2]["te_verantwoorden"] == "80.00"


def test_wat_later_binnenkwam_staat_apart(draai: Draai, boek: Path) -> None:
    schrijf(boek, *BOEK)
    tweede = json.loads(draai("kwartaal", "2023-Q1", "--formaat", "json").uit)
    assert [m["id"] for m in tweede["nagekomen"]] == ["230110-a2bc"]
    assert "Nagekomen: in dit kwartaal ingevoerd" in draai("kwartaal", "2023-Q1").uit


def test_een_oud_kwartaal_is_byte_voor_byte_te_herhalen(draai: Draai, boek: Path) -> None:
    schrijf(boek, *BOEK[:2])
    toen = draai("kwartaal", "2022-Q4", vandaag=date(2023, 1, 5)).uit
    schrijf(boek, *BOEK)
    assert draai("kwartaal", "2022-Q4").uit != toen
    assert draai("kwartaal", "2022-Q4", "--bekend-op", "2023-01-05").uit == toen


def test_zonder_kwartaal_het_laatste_dat_voorbij_is(draai: Draai, boek: Path) -> None:
    schrijf(boek, *BOEK)
    assert "kwartaal 2022-Q4" in draai("kwartaal", vandaag=date(2023, 2, 1)).uit
    assert "kwartaal 2023-Q4" in draai("kwartaal", vandaag=date(2030, 2, 1)).uit


def test_markdown_voor_de_website(draai: Draai, boek: Path) -> None:
    budget = boek / "data/budget.yaml"
    budget.write_text(budget.read_text().replace('"Moestuin"', '"Moes_tuin <script>"'))
    schrijf(boek, *BOEK)
    md = draai("kwartaal", "2022-Q4", "--formaat", "md").uit
    assert md.startswith("# Proefbuurt: kwartaal 2022-Q4\n")
    assert "<script>" not in md.replace("\\<script\\>", "")
    assert "| De tuin | 100,00 | 65,95 | 65,95 | 354,05 | 34,05 |" in md


def test_geen_kwartaal(draai: Draai) -> None:
    uitkomst = draai("kwartaal", "2023-Q5")
    assert uitkomst.code == 2
    assert "2023-Q5 is geen kwartaal; typ bijvoorbeeld 2023-Q1" in uitkomst.fout
