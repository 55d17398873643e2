"""What a command is given of the world: language, screen, today, and where the ledger is.

Nothing here needs Typer: a plain `status` is answered without it (`cli.start`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from buurtledger.model.bericht import Bericht
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.tijdzone import GEWOON, dag_in
from buurtledger.report.scherm import Scherm
from buurtledger.report.taal import TALEN, Taal
from buurtledger.store.files.vinden import vind_wortel
from buurtledger.store.snel.tijdzone import tijdzone_van

if TYPE_CHECKING:
    import typer

GOED, FOUTEN, VERKEERD_GEROEPEN, ONLEESBAAR = 0, 1, 2, 3
AFGEBROKEN = 130
"""The exit codes; 130 is what a shell gives for Ctrl-C."""


def nu() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


class Stop(Exception):
    """A command cannot go on. Caught by `main`, which prints why and exits with the code."""

    def __init__(self, code: int, bericht: Bericht, bevindingen: tuple[Bevinding, ...] = ()) -> None:
        super().__init__(bericht.sjabloon)
        self.code = code
        self.bericht = bericht
        self.bevindingen = bevindingen
        self.wortel: Path | None = None


def stop(code: int, bericht: Bericht) -> NoReturn:
    """Give up, with an exit code and a sentence."""
    raise Stop(code, bericht)


class Einde(ExitStack):
    """What is held until the command ends, each once."""

    def __init__(self) -> None:
        super().__init__()
        self._namen: set[str] = set()

    def houd(self, naam: str, wat: AbstractContextManager[None]) -> None:
        """Hold something, unless this command already does."""
        if naam not in self._namen:
            self._namen.add(naam)
            self.enter_context(wat)


class _Omgeving(NamedTuple):
    taal: Taal
    scherm: Scherm
    dag: date | None
    """The day that is taken for today; None for what the clock says."""
    is_terminal: bool
    """Standard output is a terminal: today may show in what is printed."""
    mag_vragen: bool
    """A person is there to answer."""
    einde: Einde
    map: str | None = None


class Omgeving(_Omgeving):
    """One per run of the program."""

    @cached_property
    def vandaag(self) -> date:
        """Today where the neighbourhood is. One day for the whole run, also at midnight."""
        return self.dag or dag_in(self._tijdzone(), nu())

    def _tijdzone(self) -> str:
        gevonden = self._vind_wortel()
        return GEWOON if isinstance(gevonden, Bericht) else tijdzone_van(gevonden)

    def _vind_wortel(self) -> Path | Bericht:
        return vind_wortel(self.map or os.environ.get("BUURTLEDGER_MAP") or None, Path.cwd())

    @property
    def wortel(self) -> Path:
        """The ledger's folder; stops when there is none."""
        gevonden = self._vind_wortel()
        if isinstance(gevonden, Bericht):
            stop(ONLEESBAAR, gevonden)
        return gevonden

    @property
    def is_in_boek(self) -> bool:
        """Whether there is a ledger here at all."""
        return not isinstance(self._vind_wortel(), Bericht)

    @contextmanager
    def bezig(self, wat: str) -> Iterator[None]:
        """Say at the terminal what takes its time, and wipe that when it is done."""
        toon = bool(wat) and self.is_terminal and sys.stderr.isatty()
        if toon:
            print(wat, end="", flush=True, file=sys.stderr)
        try:
            yield
        finally:
            if toon:
                print(f"\r{' ' * len(wat)}\r", end="", flush=True, file=sys.stderr)

    @contextmanager
    def vordering(self, wat: str) -> Iterator[Callable[[int, int], None]]:
        """The same with how far it is: gives what is to be told so many of so many."""
        laatst = -1

        def meld(klaar: int, totaal: int) -> None:
            nonlocal laatst
            deel = min(100, 100 * klaar // totaal) if totaal else 100
            if deel != laatst:
                laatst = deel
                print(f"\r{wat} {deel:>3} %", end="", flush=True, file=sys.stderr)

        if not (self.is_terminal and sys.stderr.isatty()):
            yield lambda *_: None
            return
        with self.bezig(f"{wat}      "):
            yield meld

    def zeg(self, tekst: str = "") -> None:
        """Print lines, folded at a terminal; one that begins with a blank is to be copied, and stays as it is."""
        print("\n".join(regel if regel.startswith(" ") else self.gevouwen(regel) for regel in tekst.split("\n")))

    def gevouwen(self, tekst: str) -> str:
        """A sentence, at a terminal broken between its words; in a pipe it is one line."""
        if not self.is_terminal or (len(tekst) <= self.scherm.breedte and tekst.isascii()) or "\x1b" in tekst:
            return tekst
        from buurtledger.report.vormen.breedte import vouw_zin

        return "\n".join(deel for regel in tekst.split("\n") for deel in vouw_zin(regel, self.scherm.breedte))

    def zeg_zin(self, tekst: str) -> None:
        """Print a sentence, folded at a terminal also where it begins with blanks."""
        print(self.gevouwen(tekst))

    def waarschuw(self, bericht: Bericht) -> None:
        """Say something on standard error, that the output of a command stays clean."""
        sys.stdout.flush()
        kop = self.taal("let op")
        zin = self.gevouwen(f"{kop}: {self.taal.zeg(bericht)}")
        print(f"{self.scherm.kleur(kop, 'geel')}{zin.removeprefix(kop)}", file=sys.stderr)


def omgeving(ctx: typer.Context) -> Omgeving:
    """The environment that the root command laid down."""
    gevonden = ctx.find_root().obj
    assert isinstance(gevonden, Omgeving)
    return gevonden


def maak_omgeving(argumenten: list[str], omgevingsvariabelen: Mapping[str, str], vandaag: date | None) -> Omgeving:
    """Look at the terminal and the environment, once."""
    uit_terminal = sys.stdout.isatty()
    kleuren = uit_terminal and not omgevingsvariabelen.get("NO_COLOR") and omgevingsvariabelen.get("TERM") != "dumb"
    breedte = _breedte(omgevingsvariabelen) if uit_terminal else 80
    blokken = "utf" in (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
    return Omgeving(
        taal=Taal(_taalcode(argumenten, omgevingsvariabelen)),
        scherm=Scherm(breedte, kleuren, blokken),
        dag=vandaag,
        is_terminal=uit_terminal,
        mag_vragen=uit_terminal and sys.stdin.isatty(),
        einde=Einde(),
    )


def _breedte(omgevingsvariabelen: Mapping[str, str]) -> int:
    """The columns of the terminal, or those that COLUMNS asks for."""
    gevraagd = omgevingsvariabelen.get("COLUMNS", "")
    if gevraagd.isascii() and gevraagd.isdigit() and 0 < int(gevraagd) <= 10_000:
        return int(gevraagd)
    return os.get_terminal_size(sys.stdout.fileno()).columns or 80


def _taalcode(argumenten: list[str], omgevingsvariabelen: Mapping[str, str]) -> str:
    """The language, found before any option is parsed: the messages about options need it."""
    code = omgevingsvariabelen.get("BUURTLEDGER_TAAL", "nl")
    for nr, argument in enumerate(argumenten):
        if argument == "--taal" and nr + 1 < len(argumenten):
            code = argumenten[nr + 1]
        elif argument.startswith("--taal="):
            code = argument.partition("=")[2]
        elif not argument.startswith("-") and (nr == 0 or argumenten[nr - 1] not in ("--taal", "--map")):
            break
    return code if code in TALEN else "nl"


def weiger(wortel: Path, bericht: Bericht, bevindingen: tuple[Bevinding, ...]) -> NoReturn:
    """Stop because the ledger cannot be read, and show where."""
    fout = Stop(ONLEESBAAR, bericht, bevindingen)
    fout.wortel = wortel
    raise fout
