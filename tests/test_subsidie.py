"""The subsidy's life: written down once, counted down, and what of it must go back."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.bank.schrijvers import Regel, camt
from tests.conftest import Draai, schrijf


def test_van_aanvraag_tot_vaststelling(boek: Path, draai: Draai) -> None:
    assert "doe buurtledger subsidie nieuw" in " ".join(draai("subsidie", "toon").uit.split())
    opties = ("--nummer", 'ZO "22"', "--datum", "2022-08-30", "--van", "2022-09-01", "--tot", "2023-12-31")
    assert draai("subsidie", "nieuw", "1000", *opties).code == 0
    assert draai("subsidie", "nieuw", "1000", *opties).code == 2
    assert draai("subsidie", "termijn", "2022-09-15", "600").code == 0
    assert draai("subsidie", "afspraak", "eindverantwoording", "2024-02-01").code == 0
    assert draai("subsidie", "afspraak", "tussenstand", "2024-06-01").code == 0
    assert (boek / "data/subsidie.yaml").read_text() == (
        "# yaml-language-server: $schema=../schema/subsidie.json\n"
        "formaat: 1\n"
        'beschikking: {nummer: "ZO \\"22\\"", datum: 2022-08-30, bedrag: 1000.00, looptijd: {van: 2022-09-01, '
        "tot_en_met: 2023-12-31}}\n"
        "termijnen:\n  - {datum: 2022-09-15, bedrag: 600.00}\n"
        'afspraken:\n  - {wat: "eindverantwoording", voor: 2024-02-01}\n  - {wat: "tussenstand", voor: 2024-06-01}\n'
    )
    assert draai("check").code == 0
    gegevens = json.loads(draai("subsidie", "toon", "--op", "2024-01-15", "--formaat", "json").uit)
    assert (gegevens["verleend"], gegevens["ontvangen"], gegevens["terug_te_betalen"]) == ("1000.00", None, None)
    assert draai("subsidie", "gedaan", "eind").uit == "eindverantwoording is gedaan.\n"
    assert draai("subsidie", "gedaan", "eind").code == 2
    assert "voor: 2024-02-01, gedaan: 2024-01-15}" in (boek / "data/subsidie.yaml").read_text()
    assert draai("subsidie", "vaststelling", "900", "--nummer", "V1", "--datum", "2024-01-10").code == 0


def test_status_telt_af_vanaf_acht_weken(boek: Path, draai: Draai) -> None:
    schrijf(boek, '- {bon: 231001-m3fx, datum: 2023-10-01, bedrag: 5.00, omschrijving: "x", betaald_door: kern}')
    draai("subsidie", "afspraak", "eindverantwoording", "2024-02-01")
    eerste = draai("status", "--op", "2024-01-15").uit.split("Wat aandacht vraagt\n")[1].split("\n")[0]
    assert eerste == "- eindverantwoording: nog 17 dagen, voor 1 februari 2024"
    assert "vandaag is de laatste dag" in draai("status", "--op", "2024-02-01").uit
    assert "2 dagen te laat" in " ".join(draai("status", "--op", "2024-02-03").uit.split())
    assert "eindverantwoording" not in draai("status", "--op", "2023-12-01").uit


def test_wat_er_terug_moet(boek: Path, draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kluis = tmp_path / "kluis"
    kluis.mkdir(mode=0o700)
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(kluis))
    schrijf(boek, '- {bon: 231001-m3fx, datum: 2023-10-01, bedrag: 300.00, omschrijving: "x", betaald_door: kern}')
    afschrift = tmp_path / "a.xml"
    geld = Regel(date(2023, 1, 5), Decimal("1000.00"), "NL18INGB7622412956", "Gemeente", "subsidie")
    afschrift.write_bytes(camt((geld,), Decimal("0.00")))
    draai("bank", "importeer", str(afschrift))
    kenmerk = json.loads(draai("bank", "status", "--formaat", "json").uit)["onverklaard"][0]["kenmerk"]
    draai("bank", "boek", kenmerk, "--soort", "subsidie")
    assert "nog niet te zeggen" in draai("subsidie", "teruggave").uit
    draai("subsidie", "nieuw", "1000", "--nummer", "1", "--datum", "2022-08-30")
    assert draai("subsidie", "teruggave").uit.startswith("Terug te betalen: € 700,00.\n")
    assert json.loads(draai("bank", "status", "--formaat", "json").uit)["terug_te_betalen"] == "700.00"


def test_een_grote_verschuiving_wil_gemeld_zijn(boek: Path, draai: Draai) -> None:
    draai("subsidie", "nieuw", "1000", "--nummer", "1", "--datum", "2022-08-30")
    pad = boek / "data/subsidie.yaml"
    pad.write_text(pad.read_text() + "grenzen: {melden_boven: 0.10}\n")

    def gevonden() -> list[str]:
        alle = json.loads(draai("check", "melding", "--formaat", "json").uit)["bevindingen"]
        return [een["bestand"].rpartition("/")[2] for een in alle]

    def schuif(naam: str, dag: str, bedrag: str) -> None:
        wat = ("--verschuif", f"kernen/zuid tuin/moestuin {bedrag}", "--door", "buurtcoalitie", "--waarom", "x")
        assert draai("besluit", "nieuw", naam, *wat, "--datum", dag).code == 0

    schuif("een", "2023-03-01", "25.00")
    assert gevonden() == [], "ten per cent is not above ten per cent"
    schuif("twee", "2023-04-01", "1.00")
    assert gevonden() == ["2023-04-01-twee.yaml"], "steps add up"
    assert draai("subsidie", "melding", "weg").code == 2
    assert draai("subsidie", "melding", "twee", "--datum", "2023-03-20", "--kenmerk", "brief").code == 0
    assert gevonden() == []
    schuif("drie", "2023-05-01", "20.00")
    assert gevonden() == [], "measured from what was reported"
    schuif("vier", "2023-06-01", "5.00")
    assert gevonden() == ["2023-06-01-vier.yaml"]
    draai("besluit", "trek-in", "vier", "--door", "buurtcoalitie", "--waarom", "toch niet", "--datum", "2023-07-01")
    assert gevonden() == [], "revoked"
