"""At a terminal: what is missing is asked, what will be written is shown, and no is no."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
from pathlib import Path

import pytest

from tests.conftest import logboek

PROGRAMMA = (
    "import sys; from datetime import date; from buurtledger.cli.start import main; "
    "sys.exit(main(sys.argv[1:], vandaag=date(2023, 10, 20)))"
)


def gesprek(boek: Path, argumenten: list[str], antwoorden: list[tuple[str, str]]) -> tuple[int, str]:
    """Run the program at a pseudo-terminal; type each answer when its question is on the screen."""
    kind, lezer = pty.fork()
    if kind == 0:
        # Whoever runs the tests in the background has it ignored.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.execve(  # noqa: S606 the program under test, at a terminal of its own
            sys.executable,
            [sys.executable, "-c", PROGRAMMA, "--map", str(boek), *argumenten],
            {**os.environ, "TERM": "xterm", "NO_COLOR": "1", "COLUMNS": "100"},
        )
    scherm = ""
    wachtend = list(antwoorden)
    gezien = 0
    while True:
        if not select.select([lezer], [], [], 30)[0]:
            raise AssertionError(f"the program waits for something nobody expected:\n{scherm}")
        try:
            stuk = os.read(lezer, 4096)
        except OSError:
            break
        if not stuk:
            break
        scherm += stuk.decode("utf-8", "replace")
        if wachtend and wachtend[0][0] in scherm[gezien:]:
            gezien = len(scherm)
            os.write(lezer, wachtend.pop(0)[1].encode() + b"\n")
    os.close(lezer)
    code = os.waitstatus_to_exitcode(os.waitpid(kind, 0)[1])
    assert not wachtend, scherm
    return code, scherm.replace("\r\n", "\n")


VRAGEN = [
    ("Post (typ een stuk van de naam)", "moes"),
    ("Welke?", "1"),
    ("Bedrag", "45.9,5"),
    ("Bedrag", "45,95"),
    ("Wat is er gekocht", "Verf, kwasten"),
    ("Winkel", ""),
    ("Betaald door", ""),
    ("Datum op het papier", "14-10-2023"),
]


def test_alles_gevraagd_getoond_en_opgeschreven(boek: Path) -> None:
    code, scherm = gesprek(boek, ["bon", "toevoegen"], [*VRAGEN, ("Opschrijven?", "j")])
    assert code == 0, scherm
    assert "45.9,5 is geen bedrag: na 45.9 staat nog ,5" in scherm
    assert "data/bonnen/tuin/moestuin.yaml:" in scherm
    assert 'omschrijving: "Verf, kwasten", betaald_door: kern}' in scherm
    assert "vrij" in scherm
    assert "€ 374,05" in scherm
    assert logboek(boek).read_text().count("\n") == 1


def test_bij_nee_wordt_er_niets_geschreven(boek: Path) -> None:
    code, scherm = gesprek(boek, ["bon", "toevoegen"], [*VRAGEN, ("Opschrijven?", "n")])
    assert code == 0
    assert "Er is niets geschreven." in scherm
    assert not logboek(boek).exists()


@pytest.mark.parametrize("toets", ["\x03", "\x04"])
def test_wie_wegloopt_laat_niets_achter(boek: Path, toets: str) -> None:
    code, scherm = gesprek(boek, ["bon", "toevoegen"], [("Post", toets)])
    assert code == 130
    assert "Afgebroken; er is niets geschreven." in scherm
    assert "Traceback" not in scherm


def test_aan_een_terminal_telt_vandaag_mee(boek: Path) -> None:
    gesprek(
        boek, ["voorschot", "toevoegen", "tuin/moestuin", "5", "x", "--datum", "2023-10-01"], [("Opschrijven?", "")]
    )
    code, scherm = gesprek(boek, ["status"], [])
    assert code == 0
    assert "van de looptijd is voorbij" in scherm
    assert "stand op 20 oktober 2023" in scherm
