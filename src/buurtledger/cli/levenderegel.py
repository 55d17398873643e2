"""A line at the terminal under which stands, while it is typed, what it is understood as.

What was read is never drawn again: only the line and what stands under it change, and when it is finished the line
stays and the rest is wiped. Nothing asks where the cursor is, so a slow line is no trouble. Where a terminal cannot
move its cursor (TERM=dumb) the line is read plainly.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.cli.vraagregel import zonder_cursor

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.auto_suggest import AutoSuggest
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

ENTER, OMHOOG, OMLAAG, GEPLAKT = "enter", "omhoog", "omlaag", "geplakt"


class LevendeRegel(NamedTuple):
    """One line as it stands on the screen."""

    voor: str
    """What stands before it."""
    begin: str = ""
    """What stands on it already."""
    onder: Callable[[str], str] = lambda _: ""
    """What stands under it: lines of text, by what is typed so far."""
    keur: Callable[[str], str | None] = lambda _: None
    """Why enter does not finish it; None when it does."""
    bij_toets: Callable[[str], None] = lambda _: None
    """Called with the line after each key that changed it, before anything is drawn."""
    verder: Callable[[str], str] = lambda _: ""
    """How it may go on: shown behind the cursor."""
    na_tab: Callable[[str], str] = lambda tekst: tekst
    """The line as Tab makes it."""
    bladeren: bool = True
    """The arrows up and down finish it too."""
    rustig: bool = False
    """Nothing stands under it while it is typed: for who has it read aloud."""
    kleur: bool = False


class Getypt(NamedTuple):
    """A finished line, and the key that finished it."""

    tekst: str
    toets: str = ENTER
    geplakt: tuple[str, ...] = ()
    """Lines that were pasted together with this one, below it."""


def lees_levend(regel: LevendeRegel) -> Getypt:
    """The line. KeyboardInterrupt or EOFError from who walks away."""
    return _lees_kaal(regel) if zonder_cursor() else _maak(regel).run()


def _lees_kaal(regel: LevendeRegel) -> Getypt:
    if regel.begin:
        print(f"  {regel.begin}")
    while True:
        getypt = input(regel.voor) or regel.begin
        regel.bij_toets(getypt)
        bezwaar = regel.keur(getypt)
        if bezwaar is None:
            return Getypt(getypt)
        print(f"  {bezwaar}", file=sys.stderr)


def _maak(regel: LevendeRegel) -> Application[Getypt]:
    from prompt_toolkit.application import Application, get_app
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.document import Document
    from prompt_toolkit.filters import Condition, is_done
    from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, Window
    from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
    from prompt_toolkit.layout.processors import AppendAutoSuggestion, BeforeInput, ConditionalProcessor
    from prompt_toolkit.output import ColorDepth
    from prompt_toolkit.styles import Style

    from buurtledger.cli.vraagregel import keurmeester, uitvoer

    def klaar(buffer: Buffer) -> bool:
        get_app().exit(result=Getypt(buffer.text))
        return True

    def onder() -> str:
        breedte = max(20, get_app().output.get_size().columns - 1)
        if invoer.validation_error is not None:
            return vouw_in(invoer.validation_error.message, breedte)
        return "" if regel.rustig else vouw_in(regel.onder(invoer.text), breedte)

    invoer = Buffer(
        document=Document(regel.begin),
        validator=keurmeester(regel.keur),
        validate_while_typing=False,
        auto_suggest=None if regel.rustig else _aanvuller(regel.verder),
        accept_handler=klaar,
        multiline=False,
    )
    invoer.on_text_changed += lambda buffer: regel.bij_toets(buffer.text)
    zichtbaar = Condition(lambda: not regel.rustig or invoer.validation_error is not None)
    lijn = Window(
        BufferControl(
            invoer,
            input_processors=[
                BeforeInput(regel.voor),
                ConditionalProcessor(AppendAutoSuggestion("class:verder"), ~is_done),
            ],
        ),
        wrap_lines=True,
        dont_extend_height=True,
    )
    eronder = ConditionalContainer(
        Window(
            FormattedTextControl(onder),
            dont_extend_height=True,
            style=lambda: "class:bezwaar" if invoer.validation_error is not None else "",
        ),
        zichtbaar & ~is_done,
    )
    return Application(
        layout=Layout(HSplit([lijn, eronder, Window(height=0)])),
        key_bindings=_toetsen(regel),
        output=uitvoer(),
        color_depth=None if regel.kleur else ColorDepth.DEPTH_1_BIT,
        style=Style(
            [
                ("bezwaar", "ansiyellow" if regel.kleur else "bold"),
                ("verder", "ansibrightblack" if regel.kleur else "underline"),
            ]
        ),
    )


def vouw_in(tekst: str, breedte: int) -> str:
    """Lines of text, each folded and indented; an amount stays together with its sign."""
    from textwrap import fill

    heel = tekst.replace("€ ", "€\u00a0").splitlines()
    gevouwen = (fill(lijn, breedte, initial_indent="   ", subsequent_indent="   ") for lijn in heel)
    return "\n".join(gevouwen).replace("\u00a0", " ")


@contextmanager
def zonder_echo() -> Iterator[None]:
    """Between two lines the terminal shows nothing by itself: who types ahead sees each key once, on its own line."""
    if os.name != "posix" or zonder_cursor() or not sys.stdin.isatty():
        yield
        return
    import termios

    lezer = sys.stdin.fileno()
    eerder = termios.tcgetattr(lezer)
    stil = termios.tcgetattr(lezer)
    stil[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(lezer, termios.TCSADRAIN, stil)
    try:
        yield
    finally:
        termios.tcsetattr(lezer, termios.TCSADRAIN, eerder)


def _toetsen(regel: LevendeRegel) -> KeyBindings:
    from prompt_toolkit.document import Document
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.keys import Keys

    from buurtledger.cli.vraagregel import toetsen_van_een_vraag

    toetsen = toetsen_van_een_vraag()

    def weg_met(toets: str) -> Callable[[KeyPressEvent], None]:
        def blader(event: KeyPressEvent) -> None:
            # Another line takes its place: this one was not finished, so nothing of it stays on the screen.
            event.app.erase_when_done = True
            event.app.exit(result=Getypt(event.current_buffer.text, toets))

        return blader

    mag = Condition(lambda: regel.bladeren)
    toetsen.add("up", filter=mag)(weg_met(OMHOOG))
    toetsen.add("down", filter=mag)(weg_met(OMLAAG))

    @toetsen.add("tab")
    def _neem_over(event: KeyPressEvent) -> None:
        # Asked anew: what is shown may be of the key before.
        aangevuld = regel.na_tab(event.current_buffer.text)
        event.current_buffer.document = Document(aangevuld)

    @toetsen.add(Keys.BracketedPaste)
    def _plak(event: KeyPressEvent) -> None:
        eerste, *meer = event.data.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        event.current_buffer.insert_text(" ".join(eerste.split()))
        if any(lijn.strip() for lijn in meer):
            event.app.erase_when_done = True
            event.app.exit(result=Getypt(event.current_buffer.text, GEPLAKT, tuple(meer)))

    return toetsen


def _aanvuller(verder: Callable[[str], str]) -> AutoSuggest:
    from prompt_toolkit.auto_suggest import AutoSuggest, Suggestion
    from prompt_toolkit.document import Document

    class Aanvuller(AutoSuggest):
        """Shows what Tab would add."""

        def get_suggestion(self, buffer: Buffer, document: Document) -> Suggestion | None:  # noqa: ARG002
            """What fits."""
            rest = verder(document.text)
            return Suggestion(rest) if rest else None

    return Aanvuller()
