"""A folder of our own for what nobody may find afterwards: copies of the books, a website to look at."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

_EINDE = tuple(een for naam in ("SIGTERM", "SIGHUP") if (een := getattr(signal, naam, None)) is not None)
"""What ends a program from outside: being told to, or the closing of its terminal (which Windows does not say)."""


@contextmanager
def kladmap() -> Iterator[Path]:
    """A folder that only we can enter. It goes at the end, also when the program is told to end, or its terminal is
    closed; only what ends it at once (`kill -9`, a power cut) leaves it."""
    with _opruimend(), TemporaryDirectory(prefix="buurtledger-") as map_:
        yield Path(map_)


@contextmanager
def _opruimend() -> Iterator[None]:
    """Have those signals end the program as an error does, so that what must be cleaned up is.

    Only around what writes nothing in the books: there, being ended at once is what is tried and safe.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    # What is ignored (nohup) stays so.
    eerder = {een: vorige for een in _EINDE if (vorige := signal.getsignal(een)) is not signal.SIG_IGN}

    def einde(nummer: int, _waar: FrameType | None) -> None:
        for een in eerder:
            signal.signal(een, signal.SIG_IGN)  # a second one does not stop the cleaning
        raise SystemExit(128 + nummer)

    for een in eerder:
        signal.signal(een, einde)
    try:
        yield
    finally:
        for een, vorige in eerder.items():
            signal.signal(een, vorige)
