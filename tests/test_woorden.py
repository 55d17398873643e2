"""The words of the command line: what people type instead, how help is asked, and the language that help speaks."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from tools import manpagina

from buurtledger.cli.main import app
from tests.conftest import Draai, schrijf

BON = (
    '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: "Potgrond", leverancier: "Tuinland", '
    "betaald_door: kern}"
)


def opdrachten() -> Iterator[tuple[str, ...]]:
    """Every command and group, by its words."""
    wortel = typer.main.get_command(app)
    ctx = wortel.make_context("buurtledger", [], resilient_parsing=True)
    yield ()
    for naam in wortel.list_commands(ctx):  # type: ignore[attr-defined]
        opdracht = wortel.get_command(ctx, naam)  # type: ignore[attr-defined]
        yield (naam,)
        for eronder in getattr(opdracht, "commands", {}):
            yield (naam, eronder)


ALLE = tuple(opdrachten())


@pytest.mark.parametrize(
    ("getypt", "antwoord"),
    [
        ("undo", "buurtledger bon storneer NUMMER"),
        ("ongedaan", "buurtledger bon storneer NUMMER"),
        ("delete", "buurtledger bon storneer NUMMER"),
        ("verwijder", "buurtledger bon storneer NUMMER"),
        ("wis", "Er wordt nooit iets gewist"),
        ("storneer", "buurtledger bon storneer NUMMER"),
        ("annuleer", "buurtledger bon storneer NUMMER"),
        ("edit", "buurtledger bon herzie NUMMER"),
        ("wijzig", "buurtledger bon herzie NUMMER"),
        ("zoek", "buurtledger bon lijst --zoek TEKST"),
        ("find", "buurtledger bon lijst --zoek TEKST"),
        ("ZOEKEN", "buurtledger bon lijst --zoek TEKST"),
        ("add", "buurtledger bon toevoegen"),
        ("factuur", "buurtledger bon toevoegen"),
        ("toevoegen", "buurtledger bon toevoegen"),
        ("list", "buurtledger bon lijst"),
        ("register", "buurtledger bon lijst"),
        ("show", "buurtledger bon toon NUMMER"),
        ("balans", "buurtledger status"),
        ("saldo", "buurtledger status"),
        ("overzicht", "buurtledger status"),
        ("post", "buurtledger begroting"),
        ("budget", "buurtledger begroting"),
        ("verschuif", "buurtledger besluit nieuw"),
        ("groepen", "buurtledger kern lijst"),
        ("controle", "buurtledger check"),
        ("rapport", "buurtledger verslag"),
        ("pdf", "buurtledger verslag"),
        ("website", "buurtledger publiceer"),
        ("history", "buurtledger herkomst NUMMER"),
        ("approve", "buurtledger akkoord NUMMER"),
        ("foto", "--scan BESTAND"),
        ("save", "opslaan hoeft niet"),
        ("opslaan", "--commit"),
        ("login", "inloggen hoeft niet"),
        ("import", "buurtledger bank importeer"),
        ("reconcile", "buurtledger bank sluit-aan"),
        ("quit", "Ctrl-C"),
        *(
            (woord, "buurtledger bon storneer NUMMER")
            for woord in ("annuleren", "terug", "ctrl-z", "foutje", "vergissing")
        ),
        *((woord, "buurtledger bon storneer NUMMER") for woord in ("schrap", "herroep", "rollback")),
        *((woord, "buurtledger bon lijst --zoek TEKST") for woord in ("waar", "opzoeken", "filter", "query", "lookup")),
        ("search-receipt", "buurtledger bon lijst --zoek TEKST"),
        *(
            (woord, "buurtledger help OPDRACHT")
            for woord in ("hoe", "helpme", "h", "info", "support", "faq", "menu", "docs")
        ),
        ("uitgaven", "buurtledger bon lijst"),
        ("totaal", "buurtledger bon totaal"),
        ("terugbetalen", "buurtledger terugbetaling toevoegen"),
        ("jaarverslag", "buurtledger verslag"),
        ("backup", "git push"),
        ("zwembad", "buurtledger --help noemt ze allemaal"),
        ("start", "buurtledger nieuw MAP"),
        ("demo", "buurtledger voorbeeld MAP"),
        ("version", "buurtledger --version"),
        ("bon add", "buurtledger bon toevoegen"),
        ("bon nieuw", "buurtledger bon toevoegen"),
        ("bon list", "buurtledger bon lijst"),
        ("bon delete", "buurtledger bon storneer"),
        ("bon undo", "buurtledger bon storneer"),
        ("bon wijzig", "buurtledger bon herzie"),
        ("besluit toevoegen", "buurtledger besluit nieuw"),
        ("besluit delete", "buurtledger besluit trek-in"),
        ("kern hernoem", "buurtledger kern benoem"),
        ("leersessie add", "buurtledger leersessie nieuw"),
        ("voorschot nieuw", "buurtledger voorschot toevoegen"),
    ],
)
def test_wat_mensen_typen_krijgt_een_antwoord(draai: Draai, getypt: str, antwoord: str) -> None:
    uitkomst = draai(*getypt.split())
    assert uitkomst.code == 2
    assert antwoord in uitkomst.fout
    assert "bedoel je" not in uitkomst.fout


@pytest.mark.parametrize(
    ("getypt", "opdracht"),
    [
        ("help", ()),
        ("hulp", ()),
        ("-h", ()),
        ("help bon", ("bon",)),
        ("--help bon", ("bon",)),
        ("bon help", ("bon",)),
        ("bon -h", ("bon",)),
        ("help bon toevoegen", ("bon", "toevoegen")),
        ("--help kern benoem", ("kern", "benoem")),
        ("uitleg status", ("status",)),
    ],
)
def test_om_hulp_vragen_kan_op_elke_manier(draai: Draai, getypt: str, opdracht: tuple[str, ...]) -> None:
    assert draai(*getypt.split()) == draai(*opdracht, "--help")


def test_hulp_over_wat_er_niet_is(draai: Draai) -> None:
    assert "bedoel je besluit?" in draai("help", "besluitt").fout


NEDERLANDS = {
    *("de", "het", "een", "van", "voor", "anders", "niet", "wordt", "zoals", "wat", "dit", "deze", "bij", "naar"),
    *("met", "geen", "alleen", "elke", "mag", "vaker"),
}
ENGELS = {
    *("the", "this", "and", "default", "required", "range", "show", "exit", "install", "completion", "current"),
    *("with", "you", "are"),
}
ANDERS = {"nl": ENGELS, "en": NEDERLANDS}


@pytest.mark.parametrize("taal", ["nl", "en"])
@pytest.mark.parametrize("opdracht", ALLE, ids=" ".join)
def test_hulp_spreekt_een_taal(draai: Draai, taal: str, opdracht: tuple[str, ...]) -> None:
    uitkomst = draai("--taal", taal, *opdracht, "--help")
    assert uitkomst.code == 0
    # What is typed is the same in both languages: options, commands, and the values they take.
    tekst = re.sub(
        r"--?[a-z-]+(?: [a-z]+(?:\|[a-z]+)+)?|[a-z]+(?:\|[a-z]+)+|^ {2}[a-z]+ ", " ", uitkomst.uit, flags=re.MULTILINE
    )
    woorden = set(re.findall(r"[^\W\d_]+", tekst.casefold()))
    assert not woorden & ANDERS[taal], uitkomst.uit
    assert not re.search(r"<[a-z ]+>|\[default|\[required", uitkomst.uit)
    assert max(map(len, uitkomst.uit.splitlines())) <= 80


@pytest.mark.parametrize("opdracht", ALLE, ids=" ".join)
def test_wat_voor_een_waarde_staat_is_vertaald(draai: Draai, opdracht: tuple[str, ...]) -> None:
    """Each line of help has its words in capitals in both languages; where they are the same, they are meant to be."""
    hetzelfde = {
        "POST",
        "REV",
        "SHELL",
        "HEAD",
        "README",
        "CSV",
        "XLSX",
        "ODS",
        "PDF",
        "CI",
        "JSON",
        "OPTIONS",
        "IBAN",
        "COMMIT",
        "CAMT",
        "TAB",
        "XML",
        "RSIN",
    }
    nederlands, engels = (
        set(re.findall(r"\b[A-Z]{3,}\b", draai("--taal", taal, *opdracht, "--help").uit)) for taal in ("nl", "en")
    )
    assert nederlands & engels <= hetzelfde


@pytest.mark.parametrize("opdracht", [("status",), ("bon", "lijst")])
def test_wie_midden_in_het_werk_afbreekt(
    draai: Draai, monkeypatch: pytest.MonkeyPatch, opdracht: tuple[str, ...]
) -> None:
    def breek_af(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("buurtledger.cli.statusvraag.lees_cijfers", breek_af)
    monkeypatch.setattr("buurtledger.cli.bonlijst.lees_alles", breek_af)
    assert draai(*opdracht) == (130, "", "\nAfgebroken.\n")


def test_een_getal_dat_niet_kan(draai: Draai) -> None:
    uitkomst = draai("kascommissie", "steekproef", "--zaad", "x", "--aantal", "veel")
    assert uitkomst.code == 2
    assert "Typ een heel getal van 1 tot en met 10000" in uitkomst.fout
    assert "bij de optie --commit hoort geen waarde" in draai("bon", "toevoegen", "--commit=ja").fout


def vul_aan(boek: Path, shell: str, zin: str) -> str:
    """What a shell is offered after these words."""
    omgeving = {
        **os.environ,
        "_BUURTLEDGER_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": zin,
        "COMP_CWORD": str(len(zin.split(" ")) - 1),
        "_TYPER_COMPLETE_ARGS": zin,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    opdracht = [sys.executable, "-m", "buurtledger"]
    return subprocess.run(opdracht, capture_output=True, text=True, check=False, env=omgeving, cwd=boek).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("zin", "aangeboden"),
    [
        ("buurtledger bon toevoegen tui", "tuin/moestuin"),
        ("buurtledger bon toevoegen --betaald-door p", "penvoerder"),
        ("buurtledger bon toevoegen --leverancier Tui", "Tuinland"),
        ("buurtledger bon toevoegen --bewijs f", "factuur"),
        ("buurtledger bon lijst --formaat j", "json"),
        ("buurtledger bon toon 22", "221015-m3fx"),
        ("buurtledger besluit nieuw --door b", "buurtcoalitie"),
        ("buurtledger besluit nieuw --sluit tui", "tuin/moestuin"),
        ("buurtledger leersessie nieuw --soort kw", "kwartaalronde"),
        ("buurtledger leersessie nieuw --kern no", "noord"),
        ("buurtledger kern benoem no", "noord"),
        ("buurtledger check --formaat git", "github"),
        ("buurtledger verslag jaar --formaat x", "xlsx"),
    ],
)
def test_elke_waarde_wordt_aangevuld(boek: Path, shell: str, zin: str, aangeboden: str) -> None:
    schrijf(boek, BON)
    assert aangeboden in vul_aan(boek, shell, zin)


def test_wat_mis_is_vult_niets_aan(tmp_path: Path) -> None:
    assert vul_aan(tmp_path, "bash", "buurtledger bon toevoegen --leverancier T").strip() == ""


def test_de_manpagina_is_die_van_de_opdrachten() -> None:
    assert manpagina.hoofd(["--controleer"]) == 0, "draai: python tools/manpagina.py"
    tekst = manpagina.PAGINA.read_text(encoding="utf-8")
    for opdracht in ALLE[1:]:
        assert f".SS {' '.join(opdracht)}\n".replace("-", "\\-") in tekst
