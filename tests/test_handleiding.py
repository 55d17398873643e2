"""Every command of the handbook, in order, on the ledger that it speaks of.

What stands in an indented block is typed here as a reader would type it, in the folder where the blocks before left
them. What a reader does by hand (an editor, a password) is done by `MET_DE_HAND`. Nothing may end otherwise than well,
but where the handbook says so (`ANDERS`).
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
import typer

from buurtledger import __version__
from buurtledger.cli import start
from buurtledger.cli.main import app
from buurtledger.store.git.inrichten import HAKEN
from tests.bonpapier import ubl
from tests.briefjes import brief, foto, pak

WORTEL = Path(__file__).parent.parent
HANDLEIDING = (WORTEL / "docs" / "handleiding.md").read_text("utf-8")
HEEL = bool(os.environ.get("HANDBOEK"))
"""With `make handboek`: with the hooks that `init` sets, with `kijk`, and everything that was said is shown.

Without it the hooks are taken away again, since they start two programs at each of twenty commits; what they do is
tried in tests/aanvallen/test_haken.py.
"""
VANDAAG = date(2024, 4, 2)
"""A day on which a reader could practise: after the last line of the practice ledger."""

BEGROTING = (
    ("Gebied", "Post", "Bedrag"),
    ("Bewonersgroepen", "De groepen samen", 2500),
    ("Tuin", "Moestuin", 1000),
    ("Beheer", "Administratie", 200),
)


class Regel(NamedTuple):
    """A command of the handbook: on which line it stands, and what is typed."""

    lijn: int
    tekst: str


def regels() -> Iterator[Regel]:
    """The commands of the blocks, those over more lines as one."""
    omheind, vorige = False, ""
    for lijn, rij in enumerate(HANDLEIDING.splitlines(), 1):
        omheind ^= rij.startswith("```")
        if omheind or not rij.startswith("    ") or not (vorige.endswith("\\") or rij[4] != " "):
            vorige = ""
            continue
        vorige = (vorige.removesuffix("\\") + rij).strip()
        if not vorige.endswith("\\"):
            yield Regel(lijn, vorige)
            vorige = ""


REGELS = tuple(regels())

ANDERS = {
    # At no terminal nothing is asked: it says what is missing.
    "buurtledger nieuw ons-boek --begroting begroting.xlsx": 2,
    "buurtledger bon invoer kernen/kleiburg --commit": 2,
    "buurtledger bon importeer ../kas.csv --post kern-23": 2,
    "buurtledger idee importeer ../ideeen.csv": 2,  # a row with a telephone number
    "buurtledger bon importeer ../bonnenbriefje-kern-23.age --fotos ../kijken": 2,
    "buurtledger check": 1,  # the practice ledger has a post that became too dear
    "buurtledger check --geschiedenis": 1,
    "buurtledger check --sinds main": 1,
    "buurtledger check --kluis": 1,
}


NIET_HIER = ("buurtledger bank boek ",)
"""What names an entry by a print that a secret key of one's own makes: tests/bank/test_bankjaar.py."""


class Terminal:
    """The reader's terminal: the folder they are in, and what they typed before."""

    def __init__(self, thuis: Path, omgeving: pytest.MonkeyPatch) -> None:
        self.thuis, self.omgeving = thuis, omgeving
        self.hier = thuis / "werk"
        self.hier.mkdir()
        # Whoever reads it types in a shell; what runs the tests need not.
        self.omgeving.setattr("typer.completion._get_shell_name", lambda: "bash")

    def typ(self, regel: str) -> tuple[int, str]:
        """Type a command; its exit code and all that it said."""
        delen = shlex.split(re.sub(r"<[^>]*>", "ons-boek", regel), comments=True)
        delen = [os.path.expanduser(deel) for deel in delen]  # noqa: PTH111 # as the shell does, with this HOME
        if delen[0] == "cd":
            self.hier = (self.hier / delen[1]).resolve(strict=True)
            self.omgeving.chdir(self.hier)
            return 0, ""
        if delen[0] == "export":
            naam, _, waarde = delen[1].partition("=")
            self.omgeving.setenv(naam, os.path.expanduser(waarde))  # noqa: PTH111
            return 0, ""
        if delen[:2] == ["pip", "install"]:
            return self._pip(delen[2])
        if delen == ["buurtledger", "kijk"]:
            return self._kijk() if HEEL else (0, "")
        if delen[0] == "buurtledger":
            return self._buurtledger(delen[1:])
        if delen[0] == "ssh-keygen":
            delen += ["-N", "", "-q"]
        gedaan = subprocess.run(delen, cwd=self.hier, capture_output=True, text=True, check=False)
        return gedaan.returncode, gedaan.stdout + gedaan.stderr

    def _buurtledger(self, delen: list[str]) -> tuple[int, str]:
        naar = van = None
        if ">" in delen:
            naar = self.hier / delen[delen.index(">") + 1]
            delen = delen[: delen.index(">")]
        if "<" in delen:
            van = self.hier / delen[delen.index("<") + 1]
            delen = delen[: delen.index("<")]
        uit, fout, invoer = io.StringIO(), io.StringIO(), sys.stdin
        sys.stdin = io.TextIOWrapper(io.BytesIO(van.read_bytes() if van else b""), "utf-8")
        try:
            with contextlib.redirect_stdout(uit), contextlib.redirect_stderr(fout):
                code = start.main(delen, vandaag=VANDAAG)
        finally:
            sys.stdin = invoer
        if delen == ["init"] and not HEEL:
            for haak in HAKEN:
                (self.hier / ".git/hooks" / haak).unlink()
        if naar:
            naar.write_text(uit.getvalue(), "utf-8")
        return code, uit.getvalue() + fout.getvalue()

    def _kijk(self) -> tuple[int, str]:
        """Look at the website until it is there, then Ctrl-C."""
        opdracht = [sys.executable, "-m", "buurtledger", "kijk"]
        with subprocess.Popen(opdracht, cwd=self.hier, stdout=subprocess.PIPE, text=True) as loopt:
            assert loopt.stdout
            gezegd = loopt.stdout.readline()
            loopt.send_signal(signal.SIGINT)
        return (0 if "http://" in gezegd else 1), gezegd

    def _pip(self, wat: str) -> tuple[int, str]:
        extras = tomllib.loads((WORTEL / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
        goed = re.fullmatch(
            rf"(?:\./)?buurtledger(?:-{re.escape(__version__)}-py3-none-any\.whl)?(?:\[([\w,]+)\])?", wat
        )
        assert goed, wat
        assert {*(goed[1] or "alles").split(",")} <= extras.keys()
        return 0, ""


def _sleutels(terminal: Terminal) -> None:
    """Anna writes both public keys in data/rollen.yaml, without the name behind them."""
    pad = terminal.hier / "data/rollen.yaml"
    tekst = pad.read_text("utf-8")
    for wie in ("anna", "bram"):
        soort, sleutel, _ = (terminal.thuis / f".ssh/{wie}.pub").read_text().split()
        tekst = tekst.replace(f'["{wie}@example.invalid"]', f'["{wie}@example.invalid"], sleutel: "{soort} {sleutel}"')
    pad.write_text(tekst.replace("tweede-ondertekenaar}\n", "tweede-ondertekenaar, bewezen: true}\n"), "utf-8")


def _dirk(terminal: Terminal) -> None:
    pad = terminal.hier / "data/rollen.yaml"
    tekst = pad.read_text("utf-8")
    pad.write_text(tekst.replace("mandaten:", "  dirk: {rollen: [tweede-ondertekenaar]}\nmandaten:"), "utf-8")


def _verhaal(terminal: Terminal) -> None:
    (terminal.hier / "verhaal.md").write_text("We gingen naar *het bos*.\n\nIedereen mee.\n", "utf-8")


def _begroting(terminal: Terminal) -> None:
    blad = openpyxl.Workbook()
    for rij in BEGROTING:
        blad.active.append(rij)
    blad.save(terminal.hier / "begroting.xlsx")
    tekst = "".join(",".join(map(str, rij)) + "\n" for rij in BEGROTING)
    (terminal.hier / "begroting.csv").write_text(tekst, "utf-8")


def _afschrift(terminal: Terminal) -> None:
    """Somebody fetched a statement from the bank."""
    (terminal.thuis / "Downloads").mkdir()
    afschrift = WORTEL / "tests/bank/voorbeelden/mt940-bunq-2.sta"
    (terminal.thuis / "Downloads/bunq.sta").write_bytes(afschrift.read_bytes())


def _kas(terminal: Terminal) -> None:
    rijen = ("Kas van Kern 23;;;", "Datum;Wat;Bedrag;Winkel", "14-11-2023;Verf en kwasten;45,95;Gamma")
    fout = ("31-11-2023;Koffie;12,505;", "15-11-2023;Thee;4,50;AH", "Totaal;;62,95;")
    (terminal.hier / "../kas.csv").write_text("\n".join((*rijen, *fout)), "utf-8")


def _ideeen(terminal: Terminal) -> None:
    rijen = (
        "Tijdstempel;Wat is je idee?;Waar?;Je naam;Telefoon",
        "14-11-2023 20:01;Een schaakbord op het plein;Kortvoort;x;y",
    )
    fout = ("15-11-2023 09:12;Koken, bel 020-6123456;Kruitberg;x;y",)
    (terminal.hier / "../ideeen.csv").write_text("\n".join((*rijen, *fout)), "utf-8")


def _post(terminal: Terminal) -> None:
    """The e-invoice of chapter 3, as it came by mail."""
    (terminal.hier / "../post").mkdir()
    (terminal.hier / "../post/verf.xml").write_bytes(ubl())


def _kluissleutel(terminal: Terminal) -> None:
    """Anna puts the line that she got in data/rollen.yaml."""
    openbaar = (terminal.thuis / "sleutel.txt").read_text("utf-8").split()[3]
    pad = terminal.hier / "data/rollen.yaml"
    pad.write_text(pad.read_text("utf-8").replace("rollen: [penvoerder]", f"kluis: {openbaar}, rollen: [penvoerder]"))


def _briefje(terminal: Terminal) -> None:
    """A group sent its receipts."""
    import pyrage

    openbaar = (terminal.thuis / "sleutel.txt").read_text("utf-8").split()[3]
    inhoud = brief(terminal.hier, {"fotos": ["foto-1.jpg"]}, post="kernen/kern-23", resultaat="De hal is geverfd.")
    heel = pyrage.encrypt(pak(inhoud, {"foto-1.jpg": foto()}), [pyrage.x25519.Recipient.from_str(openbaar)])
    (terminal.hier / "../bonnenbriefje-kern-23.age").write_bytes(heel)


def _stad(terminal: Terminal) -> None:
    lijst = terminal.hier.parent / "stad.yaml"
    lijst.write_text(f'formaat: 1\nboeken:\n  - {{map: "{terminal.hier.name}"}}\n')


MET_DE_HAND: dict[str, Callable[[Terminal], None]] = {
    "buurtledger nieuw ons-boek --begroting begroting.xlsx": _begroting,
    "buurtledger kern resultaat 4-torens/excursie - < verhaal.md": _verhaal,
    "buurtledger bank importeer ~/Downloads/bunq.sta": _afschrift,
    'git commit -S -m "de sleutels van anna en bram"': _sleutels,
    'git commit -S -m "dirk komt erbij"': _dirk,
    "buurtledger bon importeer ../kas.csv --post kern-23   ": _kas,
    "buurtledger idee importeer ../ideeen.csv": _ideeen,
    "buurtledger bon lees ../post": _post,
    "buurtledger briefje ~/website   ": _kluissleutel,
    "buurtledger bon importeer ../bonnenbriefje-kern-23.age --fotos": _briefje,
    "buurtledger stad ../stad.yaml": _stad,
    "ssh-keygen -t ed25519 -f ~/.ssh/anna": lambda terminal: (terminal.thuis / ".ssh").mkdir(mode=0o700),
}


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    for rol in ("AUTHOR", "COMMITTER"):
        for wat in ("NAME", "EMAIL"):
            monkeypatch.delenv(f"GIT_{rol}_{wat}")
        monkeypatch.setenv(f"GIT_{rol}_DATE", f"{VANDAAG}T12:00:00+0200")
    thuis = tmp_path / "thuis"
    thuis.mkdir()
    monkeypatch.setenv("HOME", str(thuis))
    monkeypatch.setenv("BUURTLEDGER_KLUIS", "")
    monkeypatch.delenv("BUURTLEDGER_KLUIS")
    terminal = Terminal(thuis, monkeypatch)
    monkeypatch.chdir(terminal.hier)
    return terminal


def test_every_command_does_what_it_says(terminal: Terminal) -> None:
    for regel in REGELS:
        if regel.tekst.startswith(NIET_HIER):
            continue
        hand = next((doe for begin, doe in MET_DE_HAND.items() if regel.tekst.startswith(begin)), None)
        if hand:
            hand(terminal)
        code, gezegd = terminal.typ(regel.tekst)
        kaal = regel.tekst.partition("  #")[0].strip()
        assert code == ANDERS.get(kaal, 0), f"docs/handleiding.md:{regel.lijn}: {regel.tekst}\n{gezegd}"
        if HEEL:
            print(f"{terminal.hier.name}$ {regel.tekst}\n{gezegd}", file=sys.__stdout__)


def opdracht_in(tekst: str) -> tuple[list[str], list[str]] | None:
    """The words of a command named in a sentence, and those of its options that there are not; None for no command."""
    opdracht = typer.main.get_command(app)
    delen = shlex.split(re.sub(r"[<>…]", "", tekst))[1:]
    ctx = typer.Context(opdracht, info_name="buurtledger")
    woorden = ["buurtledger"]
    while delen and isinstance(opdracht, typer.core.TyperGroup):
        verder = opdracht.get_command(ctx, delen[0])
        if verder is None:
            break
        woorden.append(delen.pop(0))
        opdracht = verder
    kent = {naam for parameter in opdracht.get_params(ctx) for naam in parameter.opts}
    if isinstance(opdracht, typer.core.TyperGroup) and delen and not delen[0].startswith("--"):
        return None
    return woorden, [deel for deel in delen if deel.startswith("--") and deel not in kent]


GENOEMD = sorted({*re.findall(r"`(buurtledger [^`]+)`", re.sub(r"```.*?```", "", HANDLEIDING, flags=re.S))})


@pytest.mark.parametrize("tekst", GENOEMD)
def test_a_command_named_in_a_sentence_exists_with_its_options(tekst: str) -> None:
    if tekst.startswith("buurtledger help"):
        return
    gevonden = opdracht_in(" ".join(tekst.split()))
    assert gevonden is not None, tekst
    assert gevonden[1] == [], tekst


def test_the_handbook_has_commands_and_ends_where_it_should() -> None:
    assert len(REGELS) > 90
    assert {regel.tekst.split()[0] for regel in REGELS} == {
        *("buurtledger", "cat", "cd", "export", "git", "mkdir", "pip", "ssh-keygen"),
    }
