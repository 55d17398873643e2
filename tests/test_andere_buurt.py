"""Another neighbourhood is no fork: its own roles, kinds of session and rounds are data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from buurtledger.cli.aanvullen import vul_bijeenkomst_aan, vul_rol_aan
from tests.conftest import Draai, schrijf

BIJEENKOMSTEN = "bijeenkomsten:\n  dorpsraad: {elke: 2}\n  dorpsdiner: {elke: 12}\n  werkgroep: {}\n"
ROLLEN = (
    "formaat: 1\nrollen: [schatbewaarder, voorzitter]\n"
    'personen:\n  jo: {rollen: [schatbewaarder], git: ["jo@b.example"]}\n'
    '  mo: {rollen: [voorzitter], git: ["mo@b.example"]}\nmandaten:\n  - {boven: 100.00, rol: voorzitter}\n'
)
VOORSCHOT = '- {voorschot: 221001-7kq2, datum: 2022-10-01, bedrag: 200.00, omschrijving: "eerste deel"}'


@pytest.fixture
def dorp(boek: Path) -> Path:
    budget = boek / "data/budget.yaml"
    tekst = budget.read_text("utf-8").replace("2022-09-01", "2023-01-01").replace("2023-12-31", "2023-06-30")
    budget.write_text(tekst + BIJEENKOMSTEN, "utf-8")
    (boek / "data/rollen.yaml").write_text(ROLLEN, "utf-8")
    return boek


def rondes(draai: Draai) -> list[tuple[str, str]]:
    uitkomst = draai("leersessie", "agenda", "--alles", "--formaat", "json")
    return [(a["datum"], a["soort"]) for a in json.loads(uitkomst.uit)["afspraken"] if not a["gepland"]]


@pytest.mark.usefixtures("dorp")
def test_its_own_rounds_are_asked(draai: Draai) -> None:
    raden = [("2023-02-28", "dorpsraad"), ("2023-04-30", "dorpsraad"), ("2023-06-30", "dorpsraad")]
    assert rondes(draai) == raden  # the year of the diner ends after the looptijd
    assert draai("leersessie", "nieuw", "--datum", "2023-03-15", "--soort", "dorpsraad", "--plaats", "zaal").code == 0
    assert rondes(draai) == [raden[0], raden[2]]
    weg = draai("leersessie", "nieuw", "--datum", "2023-04-01", "--soort", "kernenraad", "--plaats", "zaal")
    assert weg.code == 2
    assert "kies uit dorpsraad, dorpsdiner, werkgroep, leersessie" in weg.fout
    assert draai("leersessie", "nieuw", "--datum", "2023-04-01", "--plaats", "zaal").code == 0
    assert draai("check").uit == "Alles klopt.\n"


@pytest.mark.usefixtures("dorp")
def test_who_books_hears_who_looks_too(draai: Draai) -> None:
    groot = draai("voorschot", "toevoegen", "moestuin", "100,01", "deel", "--datum", "1-2-2023").uit
    assert "1 regel vraagt een akkoord van voorzitter" in groot
    assert "akkoord" not in draai("voorschot", "toevoegen", "moestuin", "9", "deel", "--datum", "2-2-2023").uit


def test_its_own_roles_are_asked(dorp: Path, draai: Draai) -> None:
    budget = dorp / "data/budget.yaml"
    budget.write_text(budget.read_text("utf-8").replace("van: 2023-01-01", "van: 2022-09-01"), "utf-8")
    schrijf(dorp, VOORSCHOT)
    assert "wacht op akkoord van de voorzitter" in draai("check").uit
    weg = draai("akkoord", "7kq2", "--rol", "kascommissie")
    assert weg.code == 2
    assert "de rol kascommissie is er niet; kies uit schatbewaarder, voorzitter" in weg.fout


def test_what_is_said_of_neither_stays_as_the_plan_has_it(draai: Draai) -> None:
    assert {soort for _, soort in rondes(draai)} == {"kwartaalronde", "kernenraad"}
    rollen = json.loads(draai("schema", "rollen").uit)
    assert "rollen" not in rollen.get("required", [])
    weg = draai("akkoord", "221001-7kq2", "--rol", "voorzitter")
    assert "kies uit penvoerder, tweede-ondertekenaar, kascommissie, bestuur" in weg.fout


def test_the_shell_offers_them(dorp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import typer

    monkeypatch.setenv("BUURTLEDGER_MAP", str(dorp))
    ctx = typer.Context(typer.core.TyperCommand("x"))
    assert vul_bijeenkomst_aan(ctx, "dorp") == ["dorpsraad", "dorpsdiner"]
    assert vul_rol_aan(ctx, "") == ["schatbewaarder", "voorzitter"]
