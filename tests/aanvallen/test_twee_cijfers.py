"""Books of which one thing would have two figures, in two reports or in one."""

from __future__ import annotations

import csv
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Draai, schrijf

LATER_GEOPEND = """formaat: 1
datum: 2023-10-12
door: buurtcoalitie
waarom: "een hek"
notulen: "12 oktober 2023, punt 3"
opent: [{post: tuin/hek, naam: "Hek"}]
verschuivingen: [{van: tuin/moestuin, naar: tuin/hek, bedrag: 50.00}]
"""
VROEG = '- {bon: 231012-hek1, datum: 2022-12-03, bedrag: 12.50, omschrijving: "palen", betaald_door: penvoerder}'
BANK = """- {sleutelmerk: "9f2c41d07a55e3b1", datum: 2023-12-31}
- {afschrift: 231231-aaaa, van: 2022-09-01, tot_en_met: 2023-12-31, beginsaldo: 100.00, eindsaldo: 87.50, regels: 1}
- {bankregel: 231231-bbbb, datum: 2022-12-05, bedrag: -12.50, kenmerk: "aaaaaaaaaaaaaaaa", soort: mutatie, van: ["231012-hek1"]}
"""  # noqa: E501 the form of the file


@pytest.fixture
def gegevens(draai: Draai) -> Any:
    """What a command says as JSON."""

    def vraag(*wat: str) -> Any:
        uitkomst = draai(*wat, "--formaat", "json", vandaag=date(2024, 6, 1))
        assert uitkomst.code == 0, uitkomst.fout
        return json.loads(uitkomst.uit)

    return vraag


def test_een_bon_van_voor_zijn_post_er_was_telt_overal_op_zijn_eigen_dag(
    draai: Draai, boek: Path, gegevens: Any
) -> None:
    (boek / "data/besluiten").mkdir()
    (boek / "data/besluiten/2023-10-12-hek.yaml").write_text(LATER_GEOPEND)
    (boek / "data/bank").mkdir()
    (boek / "data/bank/betaal.yaml").write_text(BANK)
    schrijf(boek, VROEG, post="tuin/hek")
    for dag in ("2022-12-31", "2023-12-31"):
        stand = gegevens("status", "--op", dag)
        assert (stand["totaal"]["besteed"], stand["totaal"]["uitbetaald"]) == ("12.50", "12.50"), dag
        assert stand["totaal"]["begroot"] == "1000.00"
        assert gegevens("stad", str(boek), "--op", dag)["totaal"]["besteed"] == "12.50", dag
    assert gegevens("status", "--op", "2022-12-02")["totaal"]["besteed"] == "0.00"
    assert gegevens("bank", "status")["uitbetaald"] == "-12.50"
    regels = csv.DictReader(draai("export", "csv").uit.splitlines())
    assert [(regel["telt_op"], regel["besteed"]) for regel in regels] == [("2022-12-03", "12.50")]
    for jaar, in_jaar in (("2022", "12.50"), ("2023", "0.00")):
        verslag = gegevens("verslag", "jaar", jaar, "--naar", "-", "--ondanks-fouten")
        assert (verslag["totaal"]["besteed"], verslag["totaal"]["besteed_in_periode"]) == ("12.50", in_jaar), jaar
        staat = gegevens("verslag", "jaarrekening", jaar, "--naar", "-", "--ondanks-fouten")["staat"]
        assert Decimal(staat["realisatie"]["som_lasten"]) == Decimal(in_jaar)
        assert staat["samen"]["som_lasten"] == "12.50"


def test_wat_een_ander_later_betaalt_ging_dit_jaar_nergens_buiten_om(draai: Draai, boek: Path) -> None:
    (boek / "data/cofinanciering.yaml").write_text(
        "formaat: 1\nbijdragen:\n"
        '  - {post: tuin/moestuin, van: "Fonds", toegezegd: 80.00, betaald: 60.00, datum: 2023-05-01}\n'
    )
    zin = "betaalden anderen € 60,00"
    assert zin not in draai("verslag", "jaarrekening", "2022", "--naar", "-").uit
    assert zin in " ".join(draai("verslag", "jaarrekening", "2023", "--naar", "-").uit.split())


def test_wat_later_lager_is_vastgesteld_moest_toen_nog_niet_terug(boek: Path, gegevens: Any) -> None:
    (boek / "data/subsidie.yaml").write_text(
        'formaat: 1\nbeschikking: {nummer: "1", datum: 2022-09-01, bedrag: 1000.00}\n'
        'vaststelling: {nummer: "2", datum: 2024-03-01, bedrag: 5.00}\n'
    )
    (boek / "data/bank").mkdir()
    (boek / "data/bank/betaal.yaml").write_text(
        BANK.replace("eindsaldo: 87.50, regels: 1", "eindsaldo: 187.50, regels: 2")
        + '- {bankregel: 231231-cccc, datum: 2022-10-01, bedrag: 100.00, kenmerk: "bbbbbbbbbbbbbbbb", '
        "soort: subsidie}\n"
    )
    schrijf(boek, VROEG)
    verslag = gegevens("verslag", "jaar", "2023", "--naar", "-", "--ondanks-fouten")["bank"]
    assert verslag["terug_te_betalen"] == "87.50"
    for toen in (("bank", "status"), ("subsidie", "toon")):
        assert gegevens(*toen, "--op", "2023-12-31")["terug_te_betalen"] == "87.50"
    assert gegevens("verslag", "eind", "--naar", "-", "--ondanks-fouten")["bank"]["terug_te_betalen"] == "95.00"
