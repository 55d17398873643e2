"""Standard input, output and error that cannot get in the way: closed ones, a reader who left, a full disk.

What a command did stands, whether or not it can be said, and its exit code is what it did.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO, cast

from buurtledger.cli.omgeving import ONLEESBAAR, stop
from buurtledger.model.bericht import reden_van, zin


class Uitgang:
    """A stream to write to. After the first error it is silent, and remembers why."""

    def __init__(self, stroom: TextIO) -> None:
        self._stroom = stroom
        self.fout: OSError | None = None

    def __getattr__(self, naam: str) -> Any:
        return getattr(self._stroom, naam)

    def write(self, tekst: str) -> int:
        """Write, as far as that goes."""
        with self._vergeven():
            self._stroom.write(tekst)
        return len(tekst)

    def flush(self) -> None:
        """Hand over what is written, as far as that goes."""
        with self._vergeven():
            self._stroom.flush()

    def schrijf_bytes(self, inhoud: bytes) -> None:
        """Write what is no text, as far as that goes."""
        self.flush()
        with self._vergeven():
            self._stroom.buffer.write(inhoud)
            self._stroom.buffer.flush()

    @contextmanager
    def _vergeven(self) -> Iterator[None]:
        try:
            yield
        except OSError as fout:
            self.fout = self.fout or fout
            # What is still in the buffer would fail again when the program ends.
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), self._stroom.fileno())


@contextmanager
def stromen() -> Iterator[None]:
    """Have all three there, and none of them raise."""
    _open()
    uit, fout = sys.stdout, sys.stderr
    for stroom in (uit, fout):
        with suppress(AttributeError, ValueError):
            stroom.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.stdout, sys.stderr = cast(TextIO, Uitgang(uit)), cast(TextIO, Uitgang(fout))
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        sys.stdout, sys.stderr = uit, fout


def schrijf_uit(inhoud: str | bytes) -> None:
    """Print a report whole. Stops when it could not be: half a report is none. Who reads no more has seen enough."""
    uit = sys.stdout if isinstance(sys.stdout, Uitgang) else Uitgang(sys.stdout)
    if isinstance(inhoud, bytes):
        uit.schrijf_bytes(inhoud)
    else:
        uit.write(inhoud)
    uit.flush()
    if uit.fout is not None and not isinstance(uit.fout, BrokenPipeError):
        reden = reden_van(uit.fout)
        stop(ONLEESBAAR, zin("niet alles kon worden afgedrukt: {reden}", reden=reden))


def _open() -> None:
    """A closed stream leaves its number free: the next file that is opened, a logboek say, would get what is said."""
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    while (nummer := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(nummer)
    for naam, wijze in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, naam) is None:
            setattr(sys, naam, open(os.devnull, wijze, encoding="utf-8"))  # noqa: SIM115, PTH123 lives as long as we do
