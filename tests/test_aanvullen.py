"""Completion in the shell: every option with a known set of answers offers it, in bash, zsh and fish."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from buurtledger.cli.main import app

VRIJ = {
    *(
        "BEDRAG",
        "BESTAND",
        "BESTAND…",
        "DATUM",
        "MAP",
        "MAP…|LIJST",
        "OMSCHRIJVING",
        "REDEN",
        "TEKST",
        "REV",
        "COMMIT",
        "AANTAL",
        "UU:MM",
        "ADRES",
    ),
    *("IBAN", "KENMERK", "AFSCHRIFT"),  # of the bank: not in the ledger, or only as a print of it
    *('"VAN NAAR BEDRAG"', '"POST NAAM"', '"VAN TOT"', "VAN TOT", "NAAM[=BEDRAG]", "AANDEEL"),
}
"""What can be anything, so that nothing is offered."""
ZELF_BEDACHT = {
    ("besluit", "nieuw"),
    ("besluit", "voorleggen"),
    ("kern", "benoem"),
    ("nieuw",),
    ("bon", "importeer"),
    ("bank", "importeer"),
    ("idee", "importeer"),
    ("bank", "storneer"),
}
"""Where a name is new, or of a file that is not of the ledger."""


def zonder_aanvulling(opdracht: Any, ctx: Any, woorden: tuple[str, ...] = ()) -> Iterator[str]:
    """The options and arguments that offer nothing where they could."""
    for parameter in opdracht.get_params(ctx):
        metavar = parameter.metavar or ""
        metavar = metavar[1:-1] if metavar[:1] == "[" else metavar
        vrij = (
            metavar in VRIJ
            or (woorden, metavar) == (("bank", "storneer"), "NUMMER")
            or (woorden in ZELF_BEDACHT and metavar in ("NAAM", "POST", "GEBIED"))
        )
        is_getal = parameter.name in ("aantal", "poort")
        if getattr(parameter, "is_flag", False) or vrij or is_getal or parameter.name == "help":
            continue
        if getattr(parameter, "_custom_shell_complete", None) is None:
            yield f"{' '.join(woorden)} {parameter.opts[0]} {parameter.metavar}"
    if hasattr(opdracht, "list_commands"):
        for naam in opdracht.list_commands(ctx):
            eronder = opdracht.get_command(ctx, naam)
            verder = typer.Context(eronder, info_name=naam, parent=ctx)
            yield from zonder_aanvulling(eronder, verder, (*woorden, naam))


def test_every_option_with_known_answers_offers_them() -> None:
    wortel = typer.main.get_command(app)
    assert list(zonder_aanvulling(wortel, wortel.make_context("buurtledger", [], resilient_parsing=True))) == []


def vraag(boek: Path, getypt: str) -> str:
    """What zsh is told of a line that is half typed; and nothing else is said."""
    omgeving = {"BUURTLEDGER_MAP": str(boek), "_BUURTLEDGER_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": getypt}
    code = "import sys; from buurtledger.cli.start import main; sys.argv[:] = ['buurtledger']; main([])"
    gedaan = subprocess.run(
        [sys.executable, "-c", code],
        env={**omgeving, "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert gedaan.stderr == ""
    return gedaan.stdout


@pytest.mark.parametrize(
    ("getypt", "geeft"),
    [
        ("buurtledger kwartaal 2022-", '"2022-Q3"\n"2022-Q4"'),
        ("buurtledger bon toevoegen tuin", '"tuin"\n"tuin/moestuin"'),
        ("buurtledger bo toe", ""),
        ("buurtledger --map nergens bon toevoegen ", ""),
    ],
)
def test_what_a_shell_gets(boek: Path, getypt: str, geeft: str) -> None:
    assert (f"(({geeft}))" in vraag(boek, getypt)) if geeft else "((" not in vraag(boek, getypt)


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
def test_zsh_answers_at_the_first_tab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from typer import completion

    from buurtledger.cli.start import main

    monkeypatch.setattr(completion, "_get_shell_name", lambda: "zsh")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert main(["--install-completion"]) == 0
    pad = tmp_path / ".zfunc" / "_buurtledger"
    los = f"fpath=({pad.parent}); autoload -Uz _buurtledger"
    proef = f"words=(buurtledger); CURRENT=1; compdef() {{ : }}; env() {{ echo 'echo gevraagd' }}; {los}; _buurtledger"
    uit = subprocess.run(["zsh", "-fc", proef], capture_output=True, text=True, check=False)
    assert (uit.stdout, uit.stderr) == ("gevraagd\n", "")
