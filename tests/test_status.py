"""`buurtledger status`: what a penvoerder sees, and what a program gets."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.conftest import Draai, schrijf

BOEK = (
    '- {voorschot: 221001-7kq2, datum: 2022-10-01, bedrag: 100.00, omschrijving: "eerste deel"}',
    '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 145.95, omschrijving: "Potgrond", betaald_door: kern}',
    '- {bon: 221101-a2bc, datum: 2022-11-01, bedrag: 20.00, omschrijving: "Zaden", betaald_door: penvoerder}',
)


def test_het_scherm(draai: Draai, boek: Path) -> None:
    schrijf(boek, *BOEK)
    schrijf(
        boek, '- {voorschot: 221001-8mq3, datum: 2022-10-01, bedrag: 50.00, omschrijving: "deel"}', post="kernen/noord"
    )
    assert draai("status", "--op", "2023-12-31") == (0, SCHERM, "")


SCHERM = """\
Proefbuurt                                             stand op 31 december 2023
In balans: 4 posten, samen € 1.000,00.
Coördinatie: 8,0 % van het totaal, hoogstens 8,0 %.

                                                           bij groepen,   nog te
gebied                                     begroot besteed    bon volgt verdelen
De kernen                        ▒░░░░░░░   500,00    0,00        50,00   450,00
De tuin                          ███░░░░░   420,00  165,95         0,00   254,05
Penvoerder                       ░░░░░░░░    80,00    0,00         0,00    80,00
totaal                           █▒░░░░░░ 1.000,00  165,95        50,00   784,05

Wat aandacht vraagt
- bij groepen, bon volgt: € 50,00 (1 post): Noord
- uit eigen zak betaald en nog niet vergoed, samen € 45,95: Moestuin
- 2 van de 2 kernen nog zonder bon: Noord, zuid (nog niet benoemd)
- 100 % van de looptijd is voorbij, en er blijft waarschijnlijk geld over bij 4
  posten: Noord, zuid (nog niet benoemd), Moestuin, Coördinatie
"""


def test_in_een_pijp_staat_niets_van_vandaag(draai: Draai, boek: Path) -> None:
    schrijf(boek, *BOEK)
    assert "looptijd is voorbij" not in draai("status").uit
    assert "looptijd is voorbij" in draai("status", "--op", "2023-12-31").uit


def test_zonder_mutaties_een_regel_en_geen_alarm(draai: Draai) -> None:
    uit = draai("status", "--op", "2023-12-31").uit
    assert uit.rstrip().endswith("- nog geen mutaties: er is nog niets geboekt")
    assert "zonder bon" not in uit


def test_een_aangenomen_looptijd_alarmeert_niet(draai: Draai, boek: Path) -> None:
    schrijf(boek, *BOEK)
    budget = boek / "data/budget.yaml"
    budget.write_text(budget.read_text().replace("2023-12-31}", "2023-12-31, aanname: true}"))
    assert "looptijd is voorbij" not in draai("status", "--op", "2023-12-31").uit


def test_json_is_het_contract(draai: Draai, boek: Path) -> None:
    schrijf(boek, *BOEK)
    verslag = json.loads(draai("status", "--op", "2022-10-31", "--formaat", "json").uit)
    assert verslag == {
        "formaat": 1,
        "naam": "Proefbuurt",
        "op": "2022-10-31",
        "totaal": {
            "begroot": "1000.00",
            "besteed": "145.95",
            "uitbetaald": "100.00",
            "te_verantwoorden": "-45.95",
            "vrij": "854.05",
            "vastgelegd": "0.00",
            "beschikbaar": "854.05",
            "nog_te_verantwoorden": "0.00",
            "tegoed": "-45.95",
        },
        "coordinatie": {
            "post": "penvoerder/coordinatie",
            "aandeel": "0.0800",
            "maximum": "0.0800",
            "voldoet": True,
        },
        "gebieden": verslag["gebieden"],
        "posten": verslag["posten"],
    }
    assert [gebied["id"] for gebied in verslag["gebieden"]] == ["kernen", "tuin", "penvoerder"]
    assert verslag["gebieden"][1]["tegoed"] == "-45.95"
    assert verslag["posten"][2] == {
        "id": "tuin/moestuin",
        "gebied": "tuin",
        "naam": "Moestuin",
        "begroot": "420.00",
        "besteed": "145.95",
        "uitbetaald": "100.00",
        "te_verantwoorden": "-45.95",
        "vrij": "274.05",
        "vastgelegd": "0.00",
        "beschikbaar": "274.05",
        "bonnen": 1,
    }


def test_een_kern_zonder_naam_heet_nog_niet_benoemd(draai: Draai) -> None:
    posten = json.loads(draai("status", "--formaat", "json").uit)["posten"]
    assert [p["naam"] for p in posten[:2]] == ["Noord", "zuid (nog niet benoemd)"]


def test_op_een_gebied_en_op_een_post(draai: Draai, boek: Path) -> None:
    schrijf(boek, *BOEK)
    gebied = draai("status", "tuin")
    assert "tuin: De tuin" in gebied.uit
    assert "Moestuin" in gebied.uit
    post = draai("status", "tuin/moestuin").uit
    assert "krijgt de groep nog            € 45,95" in post
    assert "Groepen krijgen zelf nog € 45,95" in gebied.uit
    assert json.loads(draai("status", "tuin", "--formaat", "json").uit)["posten"][0]["id"] == "tuin/moestuin"


@pytest.mark.parametrize(
    ("getypt", "naaste"),
    [
        ("tuin/moestiun", "tuin/moestuin"),
        ("moestiun", "tuin/moestuin"),
        ("kernne", "kernen"),
        ("norod", "kernen/noord"),
    ],
)
def test_een_onbekende_naam_noemt_de_naaste(draai: Draai, getypt: str, naaste: str) -> None:
    uitkomst = draai("status", getypt)
    assert uitkomst.code == 2
    assert f"{getypt} is er niet; bedoel je {naaste}" in uitkomst.fout


def test_wat_bekend_was(draai: Draai, boek: Path) -> None:
    laat = '- {bon: 230115-k4te, datum: 2022-10-20, bedrag: 5.00, omschrijving: "Touw", betaald_door: kern}'
    toen = draai("status", "--op", "2022-12-31", "--bekend-op", "2022-12-31").uit
    schrijf(boek, laat)
    assert draai("status", "--op", "2022-12-31", "--bekend-op", "2022-12-31").uit == toen
    assert draai("status", "--op", "2022-12-31").uit != toen


def test_csv_en_markdown(draai: Draai, boek: Path) -> None:
    schrijf(boek, *BOEK)
    rijen = list(csv.DictReader(io.StringIO(draai("status", "--formaat", "csv").uit)))
    assert rijen[2]["post"] == "tuin/moestuin"
    assert rijen[2]["te_verantwoorden"] == "-45.95"
    md = draai("status", "--formaat", "md").uit
    assert "| tuin | tuin/moestuin | Moestuin | 420,00 |" in md


def test_geen_cijfers_als_niet_alles_te_lezen_is(draai: Draai, boek: Path) -> None:
    schrijf(boek, *BOEK, "- {bon: 221102-b3cd, datum: 2022-11-02, bedrag: 12,50, omschrijving: x, betaald_door: kern}")
    uitkomst = draai("status")
    assert (uitkomst.code, uitkomst.uit) == (3, "")
    assert "data/bonnen/tuin/moestuin.yaml:4:" in uitkomst.fout
    assert "schrijf een punt: bedrag: 12.50" in uitkomst.fout


def test_geld_zonder_post_houdt_de_cijfers_ook_tegen(draai: Draai, boek: Path) -> None:
    schrijf(boek, *BOEK, post="tuin/bloembed")
    assert draai("status").code == 3


def test_een_kern_die_niet_te_lezen_is_houdt_geen_cijfer_tegen(draai: Draai, boek: Path) -> None:
    (boek / "data/kernen/noord.yaml").write_text("naam: [")
    assert draai("status").code == 0


def test_een_onbekend_formaat(draai: Draai) -> None:
    uitkomst = draai("status", "--formaat", "pdf")
    assert uitkomst.code == 2
    assert "kies uit tekst, json, csv, md" in uitkomst.fout


def test_geen_grootboek(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("status", map_=tmp_path / "nergens")
    assert uitkomst.code == 3
    assert "is geen grootboek" in uitkomst.fout
