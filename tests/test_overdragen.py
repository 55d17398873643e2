"""`buurtledger overdragen`: what is in order, what is missing, and what people tick off themselves."""

from __future__ import annotations

import json
import subprocess
from base64 import b64encode
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import Draai, schrijf

SCAN = sha256(b"x").hexdigest()
ZONDER = '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: penvoerder}'
BON = ZONDER.replace("}", f', scan: "sha256:{SCAN}"}}')


def git(map_: Path, *argumenten: str) -> None:
    subprocess.run(["git", "-C", str(map_), *argumenten], check=True, capture_output=True)


def sleutel(nr: int) -> str:
    """A public key, of which nobody has the other half."""
    deel = b"\x00\x00\x00\x0bssh-ed25519\x00\x00\x00\x20" + bytes([nr]) * 32
    return f"ssh-ed25519 {b64encode(deel).decode()}"


def rollen(boek: Path, *wie: str) -> None:
    personen = "".join(
        f'  {naam}: {{rollen: [penvoerder], git: ["{naam}@example.org"], sleutel: "{sleutel(nr)}", '
        f'kluis: "age1{naam[0] * 58}"}}\n'
        for nr, naam in enumerate(wie)
    )
    (boek / "data/rollen.yaml").write_text(f"formaat: 1\npersonen:\n{personen}")


def staten(draai: Draai, *opties: str) -> dict[str, str]:
    uitkomst = draai("overdragen", *opties, "--formaat", "json")
    assert uitkomst.code == 0
    return {punt["naam"]: punt["staat"] for punt in json.loads(uitkomst.uit)["punten"]}


def test_wie_niets_regelde_mist_veel(draai: Draai, boek: Path) -> None:
    schrijf(boek, ZONDER)
    gezien = staten(draai)
    assert {naam for naam, staat in gezien.items() if staat == "mist"} == {"nieuwe", "zonder-scan", "rekening", "git"}
    assert gezien["plek"] == "zelf", "a ledger without scans needs no kluis"
    uit = draai("overdragen").uit
    assert "Er missen nog 4 punten, met een ! ervoor;" in uit
    assert "! ☐ van 1 bon is geen scan bekend" in uit
    assert "- ☑ buurtledger check vindt geen fouten" in uit
    assert "De nieuwe penvoerder\n  Naam:\n" in uit


def test_alles_geregeld(draai: Draai, boek: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kluis = tmp_path / "kluis"
    scan = kluis / SCAN[:2] / f"{SCAN}.jpg"
    scan.parent.mkdir(mode=0o700, parents=True)
    scan.write_bytes(b"x")
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(kluis))
    budget = boek / "data/budget.yaml"
    budget.write_text(budget.read_text() + 'rekening: ["NL02ABNA0123456789"]\n')
    schrijf(boek, BON)
    rollen(boek, "anna", "bram")
    git(tmp_path, "init", "-q", "--bare", "elders.git")
    git(boek, "init", "-q", "-b", "main")
    git(boek, "add", "-A")
    git(boek, "commit", "-q", "-m", "begin")
    git(boek, "remote", "add", "origin", str(tmp_path / "elders.git"))
    git(boek, "push", "-q", "-u", "origin", "main")
    gezien = staten(draai)
    assert [naam for naam, staat in gezien.items() if staat == "mist"] == []
    uit = draai("overdragen").uit
    assert "Wat het boek kan zien is in orde" in uit
    begin = draai("herkomst", "--begin").uit.split()
    assert any(woord in " ".join(uit.split()) for woord in begin if len(woord) >= 10), "the begin to hand over"

    # What goes wrong afterwards shows.
    scan.unlink()
    schrijf(boek, BON, '- {voorschot: 231101-7kq2, datum: 2023-11-01, bedrag: 10.00, omschrijving: "deel"}')
    assert {n for n, s in staten(draai).items() if s == "mist"} == {"scans", "bonnen", "git"}
    git(boek, "commit", "-q", "-am", "deel")
    assert {n for n, s in staten(draai).items() if s == "mist"} == {"scans", "bonnen", "gestuurd"}


def test_de_nieuwe_bij_naam(draai: Draai, boek: Path) -> None:
    rollen(boek, "anna", "bram")
    gezien = staten(draai, "--aan", "Bram")
    assert (gezien["nieuwe"], gezien["sleutel:bram"]) == ("klaar", "klaar")
    assert "sleutel:anna" not in gezien
    assert staten(draai, "--aan", "carla")["nieuwe"] == "mist"
    assert "carla staat niet in rollen als penvoerder" in draai("overdragen", "--aan", "carla").uit


@pytest.mark.parametrize(
    ("regel", "punt"),
    [
        ('- {voorschot: 231101-7kq2, datum: 2023-11-01, bedrag: 10.00, omschrijving: "deel"}', "bonnen"),
        (
            '- {bon: 231101-7kq2, datum: 2023-11-01, bedrag: 10.00, omschrijving: "Zand", betaald_door: kern}',
            "tegoed",
        ),
        ('- {voorschot: 231101-7kq2, datum: 2023-11-01, bedrag: 10.00, omschrijving: "deel"}', "verantwoord"),
        ('- {voorschot: 231101-7kq2, datum: 2023-11-01, bedrag: 250.01, omschrijving: "deel"}', "check"),
    ],
)
def test_wat_open_staat(draai: Draai, boek: Path, regel: str, punt: str) -> None:
    assert staten(draai)[punt] == "klaar"
    schrijf(boek, regel, post="kernen/noord")
    assert staten(draai)[punt] == "mist"


def test_in_elke_vorm(draai: Draai) -> None:
    md = draai("overdragen", "--formaat", "md").uit
    assert md.startswith("# Proefbuurt: overdracht op 1 september 2022\n")
    assert "## De kluis" in md
    assert "☐" in md
    assert draai("overdragen", "--formaat", "csv").uit.startswith("deel,naam,staat\nsleutels,nieuwe,mist\n")
    assert "Keys and roles" in draai("--taal", "en", "overdragen").uit


def test_een_dag_naar_keuze(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    assert json.loads(draai("overdragen", "--op", "2023-12-01", "--formaat", "json").uit)["op"] == "2023-12-01"
    assert draai("overdragen", vandaag=date(2030, 1, 1)).uit == draai("overdragen").uit


def test_of_de_bank_klopt_zeggen_de_afschriften(draai: Draai, boek: Path) -> None:
    bank = boek / "data/bank/betaal.yaml"
    bank.parent.mkdir()
    dagen = "van: 2023-12-01, tot_en_met: 2023-12-31"
    afschrift = f"- {{afschrift: 240101-7kq2, {dagen}, beginsaldo: 0.00, eindsaldo: EIND, regels: 1}}\n"
    regel = "- {bankregel: 240101-7kq3, datum: 2023-12-01, bedrag: 900.00, soort: subsidie}\n"
    op = ("--op", "2024-01-10")
    for eind, staat, woorden in (
        ("900.00", "klaar", "bank en boeken komen overeen: er staat € 900,00, op 31 december 2023"),
        ("880.00", "mist", "bank en boeken verschillen € 20,00: er staat € 880,00, op 31 december 2023"),
    ):
        bank.write_text(afschrift.replace("EIND", eind) + regel)
        assert staten(draai, *op)["saldo"] == staat
        assert woorden in " ".join(draai("overdragen", *op).uit.split())
