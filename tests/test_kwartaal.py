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
    assert "| De tuin | 100,00 | 65,95 | 65,95 | 34,05 | 320,00 |" in md


def test_geen_kwartaal(draai: Draai) -> None:
    uitkomst = draai("kwartaal", "2023-Q5")
    assert uitkomst.code == 2
    assert "2023-Q5 is geen kwartaal; typ bijvoorbeeld 2023-Q1" in uitkomst.fout


def test_bekend_op_is_byte_voor_byte_wat_er_toen_stond(draai: Draai, boek: Path) -> None:
    """A name that was given later, and a decision that was dated back, change no report of an earlier day."""
    schrijf(boek, '- {bon: 221115-m3fx, datum: 2022-11-14, bedrag: 4.00, omschrijving: "Touw", betaald_door: kern}')
    vragen = (("kwartaal", "2022-Q4"), ("status", "--op", "2022-12-31"), ("kwartaal", "2022-Q4", "--formaat", "json"))
    toen = [draai(*vraag, "--bekend-op", "2023-01-15", vandaag=date(2023, 1, 15)).uit for vraag in vragen]
    assert draai("kern", "benoem", "zuid", "De Zuiderlingen", vandaag=date(2023, 2, 1)).code == 0
    (boek / "data/besluiten").mkdir()
    (boek / "data/besluiten/2022-12-01-kas.yaml").write_text(
        "formaat: 1\ndatum: 2022-12-01\ningevoerd: 2023-02-01\ndoor: buurtcoalitie\n"
        'waarom: "een kas"\nverschuivingen: [{van: kernen/zuid, naar: tuin/moestuin, bedrag: 40.00}]\n'
    )
    (boek / "data/cofinanciering.yaml").write_text(
        'formaat: 1\nbijdragen: [{post: tuin/moestuin, van: "De Corporatie", toegezegd: 1.00, betaald: 1.00}]\n'
    )
    assert [draai(*vraag, "--bekend-op", "2023-01-15").uit for vraag in vragen] == toen
    assert "De Zuiderlingen" in draai("kwartaal", "2022-Q4").uit
