"""Open data: a package that others validate, tables for a city, and a calendar of all that must be done."""

from __future__ import annotations

import csv
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pytest
from icalendar import Calendar

from buurtledger.cli import extra, start
from tests.conftest import Draai, schrijf

REGELS = (
    '- {voorschot: 230105-aaaa, datum: 2023-01-05, bedrag: 100.00, omschrijving: "eerste"}',
    '- {bon: 230210-bbbb, datum: 2023-02-10, bedrag: 60.50, omschrijving: "=1+1", betaald_door: kern}',
    '- {bon: 230310-cccc, datum: 2023-03-10, bedrag: 19.99, omschrijving: "zaden", betaald_door: penvoerder}',
    '- {storno: 230411-dddd, van: 230310-cccc, datum: 2023-04-11, reden: "toch niet"}',
)


@pytest.fixture
def vol(boek: Path) -> Path:
    """The small ledger with lines, a licence and what was agreed with the city."""
    schrijf(boek, *REGELS)
    (boek / "data/huisstijl.yaml").write_text('formaat: 1\nlicentie: "CC0-1.0"\nwie: "Stichting Proef"\n')
    (boek / "data/subsidie.yaml").write_text(
        'formaat: 1\nafspraken: [{wat: "tussenverslag", voor: 2023-03-01, gedaan: 2023-02-20}, '
        '{wat: "eindverslag", voor: 2023-06-01}]\n'
    )
    return boek


def geldig(map_: Path) -> list[Any]:
    """What frictionless finds wrong with a package."""
    gevonden = frictionless.validate(str(map_ / "datapackage.json"))
    return [] if gevonden.valid else gevonden.flatten(["type", "note"])


def test_a_package_is_valid_for_who_made_the_format(draai: Draai, vol: Path, tmp_path: Path) -> None:
    map_ = tmp_path / "pakket"
    assert draai("export", "datapackage", str(map_)).code == 0
    assert geldig(map_) == []
    pakket = json.loads((map_ / "datapackage.json").read_text())
    assert pakket["licenses"][0]["name"] == "CC0-1.0"
    velden = [veld for bron in pakket["resources"] for veld in bron["schema"]["fields"]]
    assert [veld["name"] for veld in velden if not veld["description"] or not veld["description@nl"]] == []
    posten = {veld["name"]: veld for veld in pakket["resources"][0]["schema"]["fields"]}
    assert posten["begroot"]["description"] == "budget: the plan and the decisions in force"
    assert posten["begroot"]["description@nl"] == "begroot: het plan en de besluiten die gelden"
    fasen = {naam: veld["normalize"]["fase"] for naam, veld in posten.items() if "normalize" in veld}
    assert fasen == {"begroot": "adjusted", "besteed": "executed"}
    tekst = (map_ / "mutaties.csv").read_text()
    assert "'=1+1" in tekst, "no cell runs"
    schrijf(vol, REGELS[0].replace("eerste", "mail jan@voorbeeld.nl"))
    weer = (*("export", "datapackage", str(map_), "--overschrijf"), "--ondanks-fouten")
    assert (draai(*weer[:4]).code, draai(*weer).code) == (1, 0)
    assert "jan@voorbeeld.nl" not in (map_ / "mutaties.csv").read_text(), "what is private is masked"


@pytest.mark.usefixtures("vol")
def test_another_program_reads_back_what_the_books_hold(draai: Draai, tmp_path: Path) -> None:
    map_ = tmp_path / "pakket"
    assert draai("export", "datapackage", str(map_)).code == 0
    with frictionless.Package(str(map_ / "datapackage.json")).get_resource("posten") as bron:
        besteed = {rij["post"]: rij["besteed"] for rij in bron.row_stream}
    assert besteed["tuin/moestuin"] == Decimal("60.50")


def test_the_example_is_valid_too_and_the_website_has_the_same_files(tmp_path: Path, draai: Draai) -> None:
    boek, map_ = tmp_path / "v", tmp_path / "pakket"
    assert start.main(["voorbeeld", str(boek)], vandaag=date(2024, 1, 15)) == 0
    gezegd = draai("export", "datapackage", str(map_), map_=boek)
    assert (gezegd.code, map_.exists()) == (1, False), "there is a fout in the books"
    gezegd = draai("export", "datapackage", str(map_), "--ondanks-fouten", map_=boek)
    assert gezegd.code == 0
    assert "geen licentie" in gezegd.fout
    assert "licenses" not in (map_ / "datapackage.json").read_text()
    assert geldig(map_) == []
    with (map_ / "mutaties.csv").open() as stroom:
        assert len(list(csv.DictReader(stroom))) == 436


def test_nothing_that_is_there_is_written_over(draai: Draai, vol: Path, tmp_path: Path) -> None:
    for formaat in ("datapackage", "parquet"):
        map_ = tmp_path / formaat
        assert draai("export", formaat, str(map_)).code == 0
        stond = {pad: pad.read_bytes() for pad in map_.rglob("*") if pad.is_file()}
        assert draai("export", formaat, str(map_)).code == 2
        assert draai("export", formaat, str(map_), "--overschrijf").code == 0
        assert {
            pad: pad.read_bytes() for pad in map_.rglob("*") if pad.is_file() and "gegevens.json" not in pad.name
        } == {pad: inhoud for pad, inhoud in stond.items() if "gegevens.json" not in pad.name}, (
            "the same books, the same bytes"
        )
        assert draai("export", formaat, str(vol / "data")).code == 2
        vreemd = tmp_path / f"vreemd-{formaat}"
        vreemd.mkdir()
        (vreemd / "brief.txt").write_text("x")
        assert draai("export", formaat, str(vreemd), "--overschrijf").code == 2
        assert [pad.name for pad in vreemd.iterdir()] == ["brief.txt"]
    # A website is no package, nor the other way round.
    assert draai("publiceer", str(tmp_path / "site")).code == 0
    assert draai("export", "datapackage", str(tmp_path / "site"), "--overschrijf").code == 2
    assert draai("publiceer", str(tmp_path / "datapackage")).code == 2
    naar = tmp_path / "agenda.ics"
    assert draai("export", "ical", "--naar", str(naar)).code == 0
    assert draai("export", "ical", "--naar", str(naar)).code == 2


@pytest.mark.usefixtures("vol")
def test_the_tables_say_what_the_books_say(draai: Draai, tmp_path: Path) -> None:
    map_ = tmp_path / "tabellen"
    assert draai("export", "parquet", str(map_)).code == 0

    def vraag(tabel: str, wat: str) -> list[tuple[Any, ...]]:
        paden = str(map_ / tabel / "*" / "**" / "*.parquet")
        return duckdb.execute(f"SELECT {wat} FROM read_parquet('{paden}', hive_partitioning = true)").fetchall()  # noqa: S608

    rijen = vraag("mutaties", "id, jaar, bedrag, telt_van, telt_tot, besteed, uitbetaald")
    een, nul = Decimal("60.50"), Decimal("0.00")
    assert sorted(rijen)[1] == ("230210-bbbb", 2023, een, date(2023, 2, 10), date.max, een, nul)
    assert sorted(rijen)[2][3:5] == (date(2023, 3, 10), date(2023, 4, 11)), "counts until it was undone"
    assert vraag("besluiten", "besluit") == []
    assert ("tuin/moestuin", een, Decimal("-19.99")) in vraag("posten", "post, besteed, besteed_in_kwartaal")
    assert ("afspraak", date(2023, 6, 1), None) in vraag("termijnen", "soort, voor, gedaan")
    assert vraag("buurten", "naam, wie, licentie, fouten, mutaties") == [
        ("Proefbuurt", "Stichting Proef", "CC0-1.0", 0, 4)
    ]


def test_a_calendar_of_all_that_must_be_done(draai: Draai, vol: Path) -> None:
    uitkomst = draai("export", "ical")
    dingen = Calendar.from_ical(uitkomst.uit).walk("VEVENT")
    per_dag = {(ding.decoded("dtstart"), str(ding["summary"])): ding for ding in dingen}
    assert "Gedaan op 20 februari 2023." in str(per_dag[date(2023, 3, 1), "tussenverslag"]["description"])
    assert "description" not in per_dag[date(2023, 6, 1), "eindverslag"]
    assert (date(2023, 12, 31), "laatste dag van de looptijd") in per_dag
    assert (date(2023, 12, 31), "Moestuin laat nog zien: bonnen, resultaat") in per_dag
    assert (date(2023, 3, 31), "kwartaalronde: nog te plannen") in per_dag
    assert draai("export", "ical").uit == uitkomst.uit, "the same books, the same bytes"
    uids = {str(ding["uid"]) for ding in dingen}
    assert len(uids) == len(dingen)
    # What was done keeps its name, so that a calendar does not have it twice.
    pad = vol / "data/subsidie.yaml"
    pad.write_text(pad.read_text().replace("voor: 2023-06-01", "voor: 2023-04-01"))
    assert draai("export", "ical").code == 1, "what is late is a fout"
    laat = draai("export", "ical", "--ondanks-fouten").uit
    assert "Op 11 april 2023 nog niet gedaan." in laat
    assert {str(ding["uid"]) for ding in Calendar.from_ical(laat).walk("VEVENT")} == uids
    assert "sessie: nog te plannen" not in draai("--taal", "en", "export", "ical").uit


@pytest.mark.usefixtures("vol")
def test_without_the_extras_it_says_what_to_install(draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extra, "find_spec", lambda _: None)
    for formaat, wat in ((("parquet", "x"), "stad"), (("ical",), "rapport")):
        gezegd = draai("export", *formaat)
        assert (gezegd.code, f"buurtledger[{wat}]" in gezegd.fout) == (3, True)
