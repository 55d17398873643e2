"""What is typed on the command line: posts by name or last part, short ids, amounts and days as people write them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from buurtledger.model.zoeken import met_stuk, passend, past_op_nummer
from tests.conftest import Draai, logboek, schrijf

BON = '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: kern}'
NAMEN = {
    "kernen/kern-11": "Klieverink",
    "kernen/noord": "Café Noord",
    "tuin/moestuin": "Moestuin",
    "flat/moestuin": "Moestuin op het dak",
    "flat/lift": "Lift",
}


@pytest.mark.parametrize(
    ("getypt", "gevonden"),
    [
        ("tuin/moestuin", ["tuin/moestuin"]),
        ("Tuin/Moestuin", ["tuin/moestuin"]),
        ("Klieverink", ["kernen/kern-11"]),
        ("KERN-11", ["kernen/kern-11"]),
        ("cafe noord", ["kernen/noord"]),
        ("Cafe\u0301  NOORD", ["kernen/noord"]),
        ("lift", ["flat/lift"]),
        ("moestuin", ["tuin/moestuin", "flat/moestuin"]),
        ("moestuin op het dak", ["flat/moestuin"]),
        ("moes", []),
        ("", []),
        ("/", []),
        ("../tuin", []),
    ],
)
def test_een_post_bij_zijn_naam(getypt: str, gevonden: list[str]) -> None:
    assert list(passend(getypt, NAMEN)) == gevonden


def test_aan_een_terminal_is_een_stuk_genoeg() -> None:
    assert met_stuk("dak moes", NAMEN) == ("flat/moestuin",)
    assert met_stuk("kern", NAMEN) == ("kernen/kern-11", "kernen/noord")
    assert met_stuk(" ", NAMEN) == ()


@pytest.mark.parametrize(
    ("getypt", "past"), [("231015", True), ("M3", True), ("m3fx", True), ("3fx", False), ("", False)]
)
def test_een_kort_nummer(getypt: str, past: bool) -> None:
    assert past_op_nummer(getypt, "231015-m3fx") == past


@pytest.mark.parametrize("post", ["tuin/moestuin", "Moestuin", "moestuin", "TUIN/MOESTUIN"])
def test_een_bon_bij_naam_met_dag_en_bedrag_zoals_op_papier(draai: Draai, boek: Path, post: str) -> None:
    wat = ("bon", "toevoegen", post, "12,- euro", "Touw", "--datum", "14 okt 23")
    assert draai(*wat, vandaag=date(2023, 10, 20)).code == 0
    assert "datum: 2023-10-14, bedrag: 12.00" in logboek(boek).read_text()


def test_een_kern_bij_de_naam_die_zij_kreeg(draai: Draai, boek: Path) -> None:
    assert draai("kern", "benoem", "zuid", "Klieverink").code == 0
    for wat in (("kern", "toon"), ("status",), ("verantwoording",)):
        assert draai(*wat, "klieverink").code == 0, wat
    assert draai("voorschot", "toevoegen", "Klieverink", "5", "x", "--datum", "1-10-23").code == 0
    assert logboek(boek, "kernen/zuid").exists()
    besluit = ("besluit", "nieuw", "geld", "--door", "penvoerder", "--waarom", "x", "--verschuif")
    assert draai(*besluit, "Klieverink Moestuin 5 euro", "--datum", "1 okt 23").code == 0
    tekst = next((boek / "data/besluiten").iterdir()).read_text()
    assert "van: kernen/zuid, naar: tuin/moestuin, bedrag: 5.00" in tekst


def test_wat_op_twee_past_wordt_genoemd_en_niet_gekozen(draai: Draai, boek: Path) -> None:
    assert draai("kern", "benoem", "zuid", "Moestuin").code == 0
    uitkomst = draai("bon", "toevoegen", "moestuin", "5", "x")
    assert uitkomst.code == 2
    assert "moestuin past op 2: kernen/zuid (Moestuin), tuin/moestuin (Moestuin); typ er een" in uitkomst.fout
    assert not (boek / "data/bonnen").exists()


def test_een_gebied_bij_naam(draai: Draai) -> None:
    assert json.loads(draai("status", "De Tuin", "--formaat", "json").uit)["posten"][0]["id"] == "tuin/moestuin"


@pytest.mark.parametrize("getypt", ["231015-m3fx", "m3fx", "231015", "M3F"])
@pytest.mark.parametrize("opdracht", [("bon", "toon"), ("bon", "storneer", "--reden", "x")])
def test_een_nummer_zolang_het_er_een_is(draai: Draai, boek: Path, opdracht: tuple[str, ...], getypt: str) -> None:
    schrijf(boek, BON)
    assert draai(*opdracht, getypt).code == 0


def test_het_jaar_komt_uit_de_looptijd_ook_in_een_verslag(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    zo = draai("status", "--op", "14-10-23", "--formaat", "json").uit
    assert json.loads(zo)["op"] == "2023-10-14"
    assert draai("status", "--op", "14 okt", "--formaat", "json", vandaag=date(2023, 11, 1)).uit == zo
    assert draai("bon", "lijst", "--van", "1/10", "--tot", "gisteren", vandaag=date(2023, 11, 1)).code == 0
    assert (
        "kan 14 oktober 2022 of 14 oktober 2023 zijn" in draai("status", "--op", "14/10", vandaag=date(2026, 1, 1)).fout
    )
