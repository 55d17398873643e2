"""Allowances of volunteers: the name only in the kluis, the limits of month and year, and what is above them."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyrage
import pytest

from buurtledger.model.vrijwilligers import GRENZEN, Vergoedingsgrens, grens_van
from buurtledger.stand.vrijwilligers import Vergoed, vrijwilligersjaren
from tests.conftest import Draai, logboek, schrijf
from tests.test_git import git

NAAM = "Jacoba Verzonnen"
BON = '- {{bon: {nr}, datum: {dag}, bedrag: {bedrag}, omschrijving: "vergoeding vrijwilliger", betaald_door: kern}}'


@pytest.fixture
def kluis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    map_ = tmp_path / "kluis"
    map_.mkdir(mode=0o700)
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(map_))
    return map_


def boeking(draai: Draai, bedrag: str, dag: str, *meer: str, naam: str = NAAM) -> Any:
    return draai(
        *("bon", "toevoegen", "tuin/moestuin", bedrag, "vergoeding vrijwilliger", "--datum", dag),
        *("--betaald-door", "kern", "--vrijwilliger", naam, *meer),
    )


def lijst(draai: Draai) -> list[dict[str, Any]]:
    gelezen: dict[str, Any] = json.loads(draai("kluis", "vrijwilligers", "--formaat", "json").uit)
    return list(gelezen["vrijwilligers"])


# --- the limits ---------------------------------------------------------------------------------------------------


def test_de_grens_van_elk_jaar() -> None:
    bekend = {g.jaar: (g.maand, g.in_jaar) for g in GRENZEN}
    assert bekend["2022"] == (Decimal(180), Decimal(1800))
    assert bekend["2023"] == (Decimal(190), Decimal(1900))
    assert bekend["2024"] == bekend["2025"] == (Decimal(210), Decimal(2100))
    assert bekend["2026"] == (Decimal(220), Decimal(2200))
    eigen = Vergoedingsgrens("2027", Decimal(230), Decimal(2300), "krant")
    assert grens_van(2027, [eigen]) == eigen
    assert grens_van(2028, [eigen]) == eigen, "the nearest before"
    assert grens_van(2027).jaar == "2026"
    assert grens_van(1999).jaar == "2021"


@pytest.mark.parametrize(
    ("bedragen", "belast", "maanden", "in_jaar"),
    [
        ([(3, "190.00")], False, (), False),
        ([(3, "190.01")], True, (3,), False),
        ([(3, "95.00"), (3, "95.00"), (4, "1.00")], False, (), False),
        ([(3, "100.00"), (3, "90.01")], True, (3,), False),
        ([(m, "158.34") for m in range(1, 13)], True, (), True),
        ([(m, "158.33") for m in range(1, 13)], False, (), False),
    ],
)
def test_boven_de_maand_of_het_jaar_is_alles_belast(
    bedragen: list[tuple[int, str]], belast: bool, maanden: tuple[int, ...], in_jaar: bool
) -> None:
    alle = [Vergoed("x", date(2023, maand, 1), Decimal(som)) for maand, som in bedragen]
    (jaar,) = vrijwilligersjaren(alle)
    assert (jaar.is_belast, jaar.te_hoge_maanden, jaar.boven_jaar) == (belast, maanden, in_jaar)
    assert jaar.totaal == sum(Decimal(som) for _, som in bedragen) == sum(jaar.per_maand.values())


# --- at booking and after -----------------------------------------------------------------------------------------


def test_geen_naam_in_enig_git_object(draai: Draai, boek: Path, kluis: Path) -> None:
    git(boek, "init", "-q")
    git(boek, "add", ".")
    git(boek, "commit", "-qm", "begin")
    gezien = boeking(draai, "100", "2023-10-02", "--commit")
    assert gezien.code == 0, gezien.fout
    assert boeking(draai, "100", "2023-10-09", "--commit").fout.startswith(
        "let op: Jacoba Verzonnen kreeg in oktober 2023 € 200,00, meer dan € 190,00"
    )
    nummer = lijst(draai)[0]["bonnen"][0]
    assert draai("bon", "herzie", nummer, "--bedrag", "80", "--commit").code == 0
    objecten = git(boek, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)").split()
    assert len(objecten) > 10
    alles = "".join(git(boek, "cat-file", "-p", een) for een in objecten)
    assert "vergoeding vrijwilliger" in alles
    for stuk in ("Jacoba", "Verzonnen", "jacoba"):
        assert stuk not in alles
        assert subprocess.run(["grep", "-rI", stuk, str(boek)], capture_output=True, check=False).returncode == 1
    assert "Jacoba" in (kluis / "vrijwilligers.json").read_text()
    assert (kluis / "vrijwilligers.json").stat().st_mode & 0o077 == 0
    assert draai("kluis", "toon").code == 0
    assert "los" not in draai("check", "--kluis", "los").uit


def test_herzien_en_storneren_tellen_mee(draai: Draai, boek: Path, kluis: Path) -> None:
    assert kluis.is_dir()
    boeking(draai, "150", "2023-10-02")
    (een,) = lijst(draai)
    assert draai("bon", "herzie", een["bonnen"][0], "--bedrag", "120").code == 0
    (na,) = lijst(draai)
    assert (na["totaal"], na["per_maand"]) == ("120.00", {"10": "120.00"})
    assert draai("bon", "retour", na["bonnen"][0], "20", "terug").code == 0
    assert lijst(draai)[0]["totaal"] == "100.00"
    assert len(logboek(boek).read_text().splitlines()) == 4
    terug = next(r for r in logboek(boek).read_text().splitlines() if r.startswith("- {retour"))
    assert draai("bon", "storneer", terug.split()[2].rstrip(","), "--reden", "vergist").code == 0
    assert draai("bon", "storneer", na["bonnen"][0], "--reden", "vergist").code == 0
    assert lijst(draai) == []


def test_over_posten_en_stichtingen_samen(draai: Draai, boek: Path, kluis: Path) -> None:
    assert kluis.is_dir()
    schrijf(boek, BON.format(nr="230301-m3fx01", dag="2023-03-01", bedrag="100.00"))
    schrijf(boek, BON.format(nr="230302-m3fx02", dag="2023-03-02", bedrag="60.00"), post="kernen/noord")
    gezegd = draai("kluis", "vrijwilliger", NAAM, "230301-m3fx01", "230302-m3fx02")
    assert (gezegd.code, gezegd.fout) == (0, "")
    erbij = draai(
        "kluis", "vrijwilliger", "jacoba  verzonnen", "--elders", "30,01", "--datum", "2023-03-20", "--waar", "Zorg"
    )
    assert "€ 190,01, meer dan € 190,00" in erbij.fout
    (een,) = lijst(draai)
    assert (een["posten"], een["elders"], een["belast"]) == (["tuin/moestuin", "kernen/noord"], "30.01", True)
    tekst = draai("kluis", "vrijwilligers", "2023").uit
    assert "hoogstens € 190,00 per maand en € 1.900,00 per jaar (Belastingdienst" in " ".join(tekst.split())
    assert "alles is belast" in tekst
    assert "geen vergoeding" in draai("kluis", "vrijwilligers", "2022").uit
    assert draai("kluis", "vrijwilliger", NAAM, "--vergeet", "230301-m3fx01").code == 0
    assert lijst(draai)[0]["totaal"] == "90.01"
    assert draai("kluis", "vrijwilliger", NAAM, "--vergeet").code == 0
    assert lijst(draai) == []


def test_wat_niet_kan_wordt_gezegd(draai: Draai, boek: Path, kluis: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    boeking(draai, "10", "2023-10-02")
    voor = logboek(boek).read_bytes()
    lijkt = boeking(draai, "10", "2023-10-03", naam="Jacoba Verzonen")
    assert (lijkt.code, "lijkt op Jacoba Verzonnen" in lijkt.fout) == (2, True)
    erin = draai(
        "bon", "toevoegen", "tuin/moestuin", "10", "voor jacoba", "--vrijwilliger", NAAM, "--betaald-door", "kern"
    )
    assert (erin.code, "de naam hoort alleen in de kluis" in " ".join(erin.fout.split())) == (2, True)
    assert logboek(boek).read_bytes() == voor
    assert draai("kluis", "vrijwilliger", "Jacoba Verzonen", "--nieuw").code == 0
    assert boeking(draai, "10", "2023-10-03", naam="jacoba verzonen").code == 0
    schrijf(
        boek,
        *voor.decode().splitlines(),
        '- {voorschot: 230110-m3fx01, datum: 2023-01-10, bedrag: 1.00, omschrijving: "x"}',
    )
    assert draai("kluis", "vrijwilliger", NAAM, "230110-m3fx01").code == 2
    (kluis / "vrijwilligers.json").write_text('{"formaat": 1, "namen": 3')
    assert draai("kluis", "vrijwilligers").code == 3
    monkeypatch.delenv("BUURTLEDGER_KLUIS")
    zonder = boeking(draai, "10", "2023-10-02")
    assert (zonder.code, "er is geen kluis" in zonder.fout) == (2, True)


def test_versleuteld_als_de_rollen_sleutels_hebben(
    draai: Draai, boek: Path, kluis: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleutel = pyrage.x25519.Identity.generate()
    (boek / "data/rollen.yaml").write_text(
        "formaat: 1\npersonen:\n"
        f'  anna: {{rollen: [penvoerder], git: ["anna@example.org"], kluis: "{sleutel.to_public()}"}}\n'
    )
    assert boeking(draai, "10", "2023-10-02").code == 0
    assert not (kluis / "vrijwilligers.json").exists()
    assert b"Jacoba" not in (kluis / "vrijwilligers.json.age").read_bytes()
    assert draai("kluis", "vrijwilligers").code == 3
    (tmp_path / "sleutel").write_text(str(sleutel))
    monkeypatch.setenv("BUURTLEDGER_SLEUTEL", str(tmp_path / "sleutel"))
    assert lijst(draai)[0]["naam"] == NAAM


def test_de_grens_van_later_staat_in_de_begroting(draai: Draai, boek: Path, kluis: Path) -> None:
    assert kluis.is_dir()
    laat = date(2027, 3, 2)
    draai("kluis", "vrijwilliger", NAAM, "--elders", "225", "--datum", "2027-03-01", vandaag=laat)
    assert "geen grens bekend" in draai("kluis", "vrijwilligers").uit
    pad = boek / "data/budget.yaml"
    pad.write_text(pad.read_text() + 'vrijwilligers:\n  2027: {maand: 230.00, in_jaar: 2300.00, bron: "krant"}\n')
    assert "(krant)" in draai("kluis", "vrijwilligers").uit
    assert lijst(draai)[0]["belast"] is False
