"""A start that costs nothing, and one answer however a question is asked."""
# ruff: noqa: E501

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurtledger.cli import start
from buurtledger.cli.main import draai as door_typer
from buurtledger.cli.omgeving import Stop, maak_omgeving
from tests.conftest import IN_EEN_MAP, Draai, schrijf

BON = '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: kern}'


def geladen(*argumenten: str) -> set[str]:
    """The modules that a run of the program loads."""
    code = (
        "import sys; from buurtledger.cli.start import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    )
    gedaan = subprocess.run([sys.executable, "-c", code, *argumenten], capture_output=True, text=True, check=True)
    return set(gedaan.stderr.split("\n")[-2].split())


@pytest.mark.parametrize("vraag", [["status"], ["status", "tuin"], ["status", "--formaat", "json"]])
def test_een_warme_status_laadt_wat_hij_nodig_heeft(boek: Path, vraag: list[str]) -> None:
    schrijf(boek, BON)
    geladen("--map", str(boek), *vraag)
    voor_niets = {"typer", "click", "rich", "pydantic", "ruamel", "gettext", "subprocess", "multiprocessing", "inspect"}
    voor_niets |= {
        "buurtledger.store.git.proces",
        "buurtledger.store.yaml.boom",
        "buurtledger.model.rollen",
        "difflib",
        "csv",
    }
    assert not geladen("--map", str(boek), *vraag) & voor_niets


def test_een_editor_die_een_bestand_laat_nakijken_wacht_niet_op_wat_hij_niet_nodig_heeft(boek: Path) -> None:
    schrijf(boek, BON)
    vraag = ("--map", str(boek), "check", str(boek / "data/bonnen/tuin/moestuin.yaml"), "--formaat", "json")
    geladen(*vraag)
    voor_niets = {"typer", "click", "rich", "pydantic", "pydantic_core", "ruamel.yaml", "gettext", "multiprocessing"}
    voor_niets |= {"buurtledger.checks.privacy.nummers", "tempfile", "zipfile", "difflib", "csv"}
    assert not geladen(*vraag) & voor_niets


@pytest.mark.parametrize("formaat", ["json", "tekst", "github", "junit", "pdf"])
def test_een_gewone_check_van_een_bestand_krijgt_het_antwoord_van_typer(
    boek: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, formaat: str
) -> None:
    schrijf(boek, BON, BON)
    monkeypatch.chdir(boek)
    for woorden in (["data/bonnen/tuin/moestuin.yaml"], ["data/budget.yaml", "./er/niet"], ["data/", "x.md"]):
        argumenten = ["--taal", "en", "check", "--formaat", formaat, *woorden]
        assert start._gewone_check(argumenten) == (None, woorden, formaat)
        code = start.main(argumenten, vandaag=date(2024, 1, 15))
        vlug = capsys.readouterr()
        with monkeypatch.context() as door:
            door.setattr(start, "_gewone_check", lambda _: None)
            assert (start.main(argumenten, vandaag=date(2024, 1, 15)), *capsys.readouterr()) == (code, *vlug)


@pytest.mark.parametrize(
    "woorden", ["", "privacy", "privacy a.yaml", "a.yaml --sinds x", "a.yaml --formaat", "-", "a --formaat json"]
)
def test_een_check_van_iets_anders_gaat_naar_typer(woorden: str) -> None:
    assert start._gewone_check(["check", *woorden.split()]) is None


def test_een_versie_laadt_geen_grootboek(boek: Path) -> None:
    code = "import sys; from buurtledger.cli.start import main\ntry: main(['--version'])\nfinally: print(*sys.modules, file=sys.stderr)"
    gedaan = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=boek)
    modules = set(gedaan.stderr.split())
    assert gedaan.stdout.startswith("buurtledger ")
    assert not modules & {
        "rich",
        "pydantic",
        "ruamel",
        "buurtledger.store.grootboek",
        "multiprocessing",
    }


WOORDEN = st.sampled_from(
    [
        *("status", "tuin", "tuin/moestuin", "moestuin", "--op", "2022-10-31", "31-10-2022", "gisteren", "--bekend-op"),
        *(
            "--formaat",
            "json",
            "csv",
            "md",
            "tekst",
            "pdf",
            "--taal",
            "nl",
            "en",
            "de",
            "--op=2022-10-31",
            "",
            "-",
            "--help",
        ),
    ]
)


@settings(max_examples=150, suppress_health_check=IN_EEN_MAP)
@given(st.lists(WOORDEN, max_size=6))
def test_een_gewone_status_krijgt_het_antwoord_van_typer(
    boek: Path, capsys: pytest.CaptureFixture[str], woorden: list[str]
) -> None:
    schrijf(boek, BON)
    argumenten = ["--map", str(boek), *woorden]
    vlug = start._gewone_status(argumenten)
    if vlug is None:
        return
    capsys.readouterr()
    code = start.main(argumenten, vandaag=date(2024, 1, 15))
    uit = capsys.readouterr()
    begin = maak_omgeving(argumenten, os.environ, date(2024, 1, 15))
    try:
        code_typer = door_typer(begin, argumenten)
        fout = ""
    except Stop as einde:
        code_typer, fout = einde.code, begin.taal.zeg(einde.bericht)
    uit_typer = capsys.readouterr()
    assert (code, uit.out) == (code_typer, uit_typer.out)
    assert fout in uit.err


def test_wat_geen_gewone_status_is_gaat_naar_typer() -> None:
    for argumenten in (
        ["status", "--op"],
        ["status", "a", "b"],
        ["status", "--help"],
        ["check"],
        [],
        ["--taal", "de", "status"],
    ):
        assert start._gewone_status(argumenten) is None


def test_wie_genoeg_gelezen_heeft_krijgt_geen_fout(boek: Path) -> None:
    schrijf(boek, *(BON.replace("m3fx", f"{nr:04}") for nr in range(2000)))
    opdracht = f'"{sys.executable}" -m buurtledger --map "{boek}" bon lijst | head -1'
    gedaan = subprocess.run(["bash", "-c", opdracht], capture_output=True, text=True, check=True)
    assert gedaan.stderr == ""


@pytest.mark.parametrize("taal", ["nl", "en"])
@pytest.mark.parametrize(
    "opdracht",
    [[], ["status"], ["bon"], ["bon", "toevoegen"], ["kern", "benoem"], ["check"], ["voorschot", "toevoegen"]],
)
def test_elke_uitleg_in_beide_talen(draai: Draai, taal: str, opdracht: list[str]) -> None:
    uitkomst = draai("--taal", taal, *opdracht, "--help")
    assert uitkomst.code == 0
    assert uitkomst.uit.startswith({"nl": "Gebruik: buurtledger", "en": "Usage: buurtledger"}[taal])


def test_aanvullen_van_posten_en_nummers(boek: Path) -> None:
    schrijf(boek, BON)

    def vul_aan(zin: str) -> str:
        omgeving = {
            **os.environ,
            "_BUURTLEDGER_COMPLETE": "complete_bash",
            "COMP_WORDS": zin,
            "COMP_CWORD": str(len(zin.split())),
        }
        opdracht = [sys.executable, "-m", "buurtledger"]
        return subprocess.run(opdracht, capture_output=True, text=True, check=False, env=omgeving, cwd=boek).stdout

    assert vul_aan("buurtledger status tuin").split() == ["tuin", "tuin/moestuin"] or "tuin/moestuin" in vul_aan(
        "buurtledger status "
    )
    assert "221015-m3fx" in vul_aan("buurtledger bon toon ")
    assert "storneer" in vul_aan("buurtledger bon ")
