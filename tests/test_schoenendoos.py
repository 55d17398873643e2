"""Thirty receipts of one group at a real terminal: how many keys that takes, and what is left after a kill."""

from __future__ import annotations

import csv
import os
import pty
import re
import select
import signal
import sys
from decimal import Decimal
from pathlib import Path

from buurtledger.store.concepten import liggende
from tests.conftest import logboek
from tests.test_terminal import PROGRAMMA, gesprek

DOOS = Path(__file__).parent / "schoenendoos"


def test_dertig_bonnen_in_zevenhonderd_toetsen(boek: Path) -> None:
    getypt = (DOOS / "getypt.txt").read_text().splitlines()
    antwoorden = [(f"{nr:>2}>", regel) for nr, regel in enumerate([*getypt, ""], start=1)]
    antwoorden.append(("Opschrijven? [J/n]:", ""))
    toetsen = sum(len(antwoord) + 1 for _, antwoord in antwoorden)
    code, scherm = gesprek(boek, ["bon", "invoer", "noord"], antwoorden)
    assert code == 0, scherm
    assert toetsen == 629  # at most 700, of which a capital is one
    with (DOOS / "bonnen.csv").open() as stroom:
        bonnen = list(csv.DictReader(stroom, delimiter=";"))
    geschreven = re.findall(
        r'datum: (\S+), bedrag: (\S+), omschrijving: "([^"]*)", leverancier: "([^"]*)", betaald_door: kern}',
        logboek(boek, "kernen/noord").read_text(),
    )
    assert geschreven == [
        (
            "-".join(reversed(bon["datum"].split("-"))),
            f"{Decimal(bon['bedrag'].replace(',', '.')):.2f}",
            bon["omschrijving"],
            bon["winkel"],
        )
        for bon in bonnen
    ]


def test_zonder_cursor_dezelfde_regels(boek: Path) -> None:
    antwoorden = [
        (" 1>", "12-9-22 26,79 Praxis; potgrond"),
        (" 2>", "32 5,00 pra"),
        ("32-9 staat niet op de kalender", "14 5,00 pra"),
        (" 3>", ""),
        ("Opschrijven? [J/n]:", "j"),
    ]
    code, scherm = gesprek(boek, ["bon", "invoer", "noord"], antwoorden, term="dumb", breedte=60)
    assert code == 0, scherm
    assert "12 september 2022, € 26,79, Praxis: potgrond; over" in scherm
    assert logboek(boek, "kernen/noord").read_text().count("\n") == 2


def test_een_kill_kost_geen_toets(boek: Path) -> None:
    opdracht = [sys.executable, "-c", PROGRAMMA, "--map", str(boek), "bon", "invoer", "noord"]
    kind, lezer = pty.fork()
    if kind == 0:
        os.execve(sys.executable, opdracht, {**os.environ, "TERM": "xterm"})  # noqa: S606
    _wacht_op(lezer, b"1>")
    os.write(lezer, b"12-9-22 26,79 Praxis; potgrond\r")
    _wacht_op(lezer, b"2>")
    os.write(lezer, b"14 61,0")
    _wacht_op(lezer, b"61,00")
    os.kill(kind, signal.SIGKILL)
    os.waitpid(kind, 0)
    os.close(lezer)
    [bewaard] = liggende(boek)
    assert [regel.omschrijving for regel in bewaard.concept.regels] == ["potgrond"]
    assert (bewaard.concept.getypt, bewaard.in_gebruik) == ("14 61,0", False)


def _wacht_op(lezer: int, wat: bytes) -> None:
    gezien = b""
    while wat not in gezien:
        assert select.select([lezer], [], [], 30)[0], gezien
        gezien += os.read(lezer, 4096)
