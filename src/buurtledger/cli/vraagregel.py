"""Reading one answer from a person at the terminal: a line that is judged where it stands.

prompt_toolkit draws it, and is loaded only when something is asked. Where a terminal cannot move its cursor
(TERM=dumb, a printer, a log) the line is read plainly, with the same questions and the same judgement.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.completion import Completer
    from prompt_toolkit.document import Document
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.output import Output
    from prompt_toolkit.validation import Validator

_ZONDER_CURSOR = ("", "dumb", "unknown")


class Keus(NamedTuple):
    """An answer that may be picked while typing, and what it is."""

    waarde: str
    uitleg: str = ""


class Regelvraag(NamedTuple):
    """One question as it stands on the screen."""

    tekst: str
    """The question with what enter gives, without the colon."""
    keur: Callable[[str], str | None]
    """What is wrong with an answer, in a sentence; None when it will do."""
    keuzes: Sequence[Keus] = ()
    begin: str = ""
    """What stands on the line already, to be changed."""
    geheugen: str = ""
    """Under which name earlier answers are kept in the user's own folder; empty to keep none."""
    kleur: bool = False

    @property
    def begin_van_regel(self) -> str:
        """What stands before the answer."""
        return f"{self.tekst} " if self.tekst.endswith("?") else f"{self.tekst}: "


def lees_regel(vraag: Regelvraag) -> str:
    """The answer, when `keur` has nothing against it. KeyboardInterrupt or EOFError from who walks away."""
    if zonder_cursor():
        return _lees_kaal(vraag)
    return _maak_regel(vraag).run()


def zonder_cursor() -> bool:
    """Whether the terminal cannot move its cursor."""
    return os.name == "posix" and os.environ.get("TERM", "") in _ZONDER_CURSOR


def _lees_kaal(vraag: Regelvraag) -> str:
    while True:
        getypt = input(vraag.begin_van_regel) or vraag.begin
        bezwaar = vraag.keur(getypt)
        if bezwaar is None:
            return getypt
        print(f"  {bezwaar}", file=sys.stderr)


def _maak_regel(vraag: Regelvraag) -> Application[str]:
    """The line, under it what is wrong with it, and under that what may be picked."""
    from textwrap import fill

    from prompt_toolkit.application import Application, get_app
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.document import Document
    from prompt_toolkit.filters import Condition, is_done
    from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, Window
    from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
    from prompt_toolkit.layout.menus import CompletionsMenu
    from prompt_toolkit.layout.processors import BeforeInput
    from prompt_toolkit.output import ColorDepth
    from prompt_toolkit.styles import Style

    from buurtledger.cli.geheugen import geheugen_van

    def klaar(buffer: Buffer) -> bool:
        get_app().exit(result=buffer.text)
        return True

    regel = Buffer(
        document=Document(vraag.begin),
        completer=_aanvuller(vraag.keuzes),
        complete_while_typing=bool(vraag.keuzes),
        validator=keurmeester(vraag.keur),
        validate_while_typing=False,
        history=geheugen_van(vraag.geheugen),
        accept_handler=klaar,
        multiline=False,
    )

    def bezwaar() -> str:
        if regel.validation_error is None:
            return ""
        breedte = max(20, get_app().output.get_size().columns - 1)
        return fill(regel.validation_error.message, breedte, initial_indent="  ", subsequent_indent="  ")

    getoond = ConditionalContainer(
        Window(FormattedTextControl(bezwaar), dont_extend_height=True, style="class:bezwaar"),
        Condition(lambda: regel.validation_error is not None) & ~is_done,
    )
    invoer = Window(
        BufferControl(regel, input_processors=[BeforeInput(vraag.begin_van_regel)]),
        wrap_lines=True,
        dont_extend_height=True,
    )
    return Application(
        layout=Layout(HSplit([invoer, getoond, CompletionsMenu(max_height=8), Window(height=0)])),
        key_bindings=toetsen_van_een_vraag(),
        output=uitvoer(),
        color_depth=None if vraag.kleur else ColorDepth.DEPTH_1_BIT,
        style=Style([("bezwaar", "ansiyellow" if vraag.kleur else "bold")]),
    )


def uitvoer() -> Output:
    """Where a line is drawn. What stands under it depends on nothing above it, so the terminal is never asked where
    its cursor is; a slow line would answer too late."""
    from prompt_toolkit.output.defaults import create_output
    from prompt_toolkit.output.vt100 import Vt100_Output

    gemaakt = create_output(sys.stdout)
    if isinstance(gemaakt, Vt100_Output):
        gemaakt.enable_cpr = False
    return gemaakt


def toetsen_van_een_vraag() -> KeyBindings:
    """Enter finishes a line when it is judged right; Ctrl-C, and Ctrl-D on an empty line, walk away."""
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

    toetsen = KeyBindings()

    @toetsen.add("enter")
    def _klaar(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    @toetsen.add("c-c")
    @toetsen.add("<sigint>")
    def _weg(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    def _leeg() -> bool:
        from prompt_toolkit.application import get_app

        return not get_app().current_buffer.text

    @toetsen.add("c-d", filter=Condition(_leeg))
    def _einde(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)

    return toetsen


def passende(keuzes: Iterable[Keus], getypt: str) -> list[Keus]:
    """The answers that hold every word typed; after them those that have its letters in order."""
    from buurtledger.model.zoeken import kaal

    klein = kaal(getypt)
    erin, losser = [], []
    for keus in keuzes:
        geheel = kaal(f"{keus.waarde} {keus.uitleg}")
        if all(woord in geheel for woord in klein.split()):
            erin.append(keus)
        elif _op_volgorde(klein.replace(" ", ""), kaal(keus.waarde)):
            losser.append(keus)
    return erin + losser


def _op_volgorde(letters: str, tekst: str) -> bool:
    plek = iter(tekst)
    return all(letter in plek for letter in letters)


def _aanvuller(keuzes: Sequence[Keus]) -> Completer:
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion, DummyCompleter

    if not keuzes:
        return DummyCompleter()

    class Aanvuller(Completer):
        """Offers what fits what was typed."""

        def get_completions(self, document: Document, _gebeurtenis: CompleteEvent) -> Iterable[Completion]:
            """What fits, its meaning beside it."""
            getypt = document.text_before_cursor
            for keus in passende(keuzes, getypt):
                yield Completion(keus.waarde, -len(getypt), display_meta=keus.uitleg)

    return Aanvuller()


def keurmeester(keur: Callable[[str], str | None]) -> Validator:
    """A validator that says what `keur` has against a line."""
    from prompt_toolkit.validation import ValidationError, Validator

    class Keurmeester(Validator):
        """Says under the line what is wrong with it."""

        def validate(self, document: Document) -> None:
            """Raise what `keur` has against the line."""
            bezwaar = keur(document.text)
            if bezwaar is not None:
                raise ValidationError(len(document.text), bezwaar)

    return Keurmeester()
