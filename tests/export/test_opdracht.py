"""Exports are read by the programs they are for, and say what the books say, to the cent."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Draai, schrijf

BON = '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: penvoerder}'
TEVEEL = '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 9999.00, omschrijving: "Kas", betaald_door: kern}'


def zonder(programma: str) -> pytest.MarkDecorator:
    """Skip where a program is not."""
    return pytest.mark.skipif(shutil.which(programma) is None, reason=f"{programma} is not installed")


def test_een_boek_met_fouten_gaat_niet_weg_tenzij_gevraagd(boek: Path, draai: Draai) -> None:
    schrijf(boek, TEVEEL)
    geweigerd = draai("export", "hledger")
    assert (geweigerd.code, geweigerd.uit) == (1, "")
    assert "--ondanks-fouten" in geweigerd.fout
    assert "overschreden" in geweigerd.fout
    assert "9999.00 EUR" in draai("export", "hledger", "--ondanks-fouten").uit


def test_wat_niet_te_lezen_is_gaat_nooit_weg(boek: Path, draai: Draai) -> None:
    schrijf(boek, BON, "- {bon: kapot")
    assert draai("export", "hledger", "--ondanks-fouten").code == 3


@pytest.mark.parametrize("dag", ["9999-12-31", "0001-01-01"])
def test_een_dag_die_anderen_niet_lezen_gaat_niet_weg(boek: Path, draai: Draai, dag: str) -> None:
    schrijf(boek, BON.replace("2022-10-14", dag))
    for formaat in ("hledger", "beancount"):
        geweigerd = draai("export", formaat, "--ondanks-fouten")
        assert (geweigerd.code, geweigerd.uit) == (2, "")
        assert dag in geweigerd.fout
    assert f",{dag}," in draai("export", "csv", "--ondanks-fouten").uit


def test_een_bestand_dat_er_is_blijft_wat_het_was_tenzij_gevraagd(boek: Path, draai: Draai, tmp_path: Path) -> None:
    schrijf(boek, BON)
    naar = tmp_path / "boek.journal"
    naar.write_text("van mij")
    geweigerd = draai("export", "hledger", "--naar", str(naar))
    assert geweigerd.code == 2
    assert "--overschrijf" in geweigerd.fout
    assert naar.read_text() == "van mij"
    assert draai("export", "hledger", "--naar", str(naar), "--overschrijf").code == 0
    assert naar.read_text() == draai("export", "hledger").uit


@zonder("hledger")
def test_hledger_leest_het_boek_en_telt_het_op(boek: Path, draai: Draai, tmp_path: Path) -> None:
    schrijf(boek, BON)
    naar = tmp_path / "boek.journal"
    assert draai("export", "hledger", "--naar", str(naar)).code == 0
    hledger = ["hledger", "-f", str(naar)]
    assert subprocess.run([*hledger, "check", "-s", "ordereddates"], capture_output=True, check=True).stdout == b""
    balans = subprocess.run([*hledger, "bal", "Lasten", "-O", "csv"], capture_output=True, text=True, check=True).stdout
    assert '"Lasten:tuin:moestuin","45.95 EUR"' in balans


def test_een_verkeerd_woord_of_een_lege_plek_wordt_gezegd(boek: Path, draai: Draai) -> None:
    schrijf(boek, BON)
    assert "xlsx" in draai("export", "excel").fout
    assert "xaf" in draai("export", "auditfile").fout
    assert draai("export", "hledger", "--naar", " ").code == 2


def test_standaarduitvoer_blijft_wat_zij_is_ook_als_zij_een_bestand_werd(boek: Path, tmp_path: Path) -> None:
    schrijf(boek, BON)
    opdracht = [sys.executable, "-m", "buurtledger", "--map", str(boek), "export", "hledger", "--naar", "/dev/stdout"]
    with (tmp_path / "uit").open("wb") as uit:
        assert subprocess.run(opdracht, stdout=uit, check=False).returncode == 0
    assert b"45.95 EUR" in (tmp_path / "uit").read_bytes()


BESLUIT = """formaat: 1
datum: 2023-01-10
door: buurtcoalitie
waarom: "{waarom}"
notulen: "x"
verschuivingen: [{{van: tuin/moestuin, naar: kernen/noord, bedrag: {bedrag}}}]
"""


@pytest.mark.parametrize("formaat", ["hledger", "ledger", "beancount"])
def test_elk_besluit_van_een_dag_staat_er_en_samen_verschuiven_ze_de_begroting(
    boek: Path, draai: Draai, formaat: str
) -> None:
    (boek / "data/besluiten").mkdir()
    for naam, bedrag in (("een", "10.00"), ("twee", "2.50")):
        pad = boek / f"data/besluiten/2023-01-10-{naam}.yaml"
        pad.write_text(BESLUIT.format(waarom=f"want {naam}", bedrag=bedrag))
    uit = draai("export", formaat, "--ondanks-fouten").uit
    for woord in ("2023-01-10-een", "want een", "2023-01-10-twee", "want twee", "12.50 EUR", "-12.50 EUR"):
        assert woord in uit


def test_een_offerte_en_wat_haar_losliet_blijven_zichtbaar(boek: Path, draai: Draai) -> None:
    offerte = '- {verplichting: 230102-m3fx, datum: 2023-01-02, bedrag: 40.00, omschrijving: "Schilder"}'
    los = '- {storno: 230301-d81w, van: 230102-m3fx, datum: 2023-03-01, reden: "ging niet door"}'
    schrijf(boek, offerte, los)
    uit = draai("export", "beancount").uit
    assert '2023-01-02 event "verplichting" "230102-m3fx: tuin/moestuin 40.00 EUR: Schilder"' in uit
    assert '2023-03-01 event "storno" "230301-d81w: verplichting 230102-m3fx: ging niet door"' in uit
