"""What somebody answered before, kept for the arrow keys in that person's own folder and nowhere near the ledger."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prompt_toolkit.history import History

HOOGSTENS = 200
"""Answers kept per question."""


def map_van_geheugen() -> Path:
    """The user's own folder for it."""
    from platformdirs import user_state_path

    return user_state_path("buurtledger", appauthor=False) / "antwoorden"


def geheugen_van(naam: str) -> History:
    """The earlier answers to a question; only those of this run where nothing may be kept."""
    from prompt_toolkit.history import History, InMemoryHistory

    if not naam:
        return InMemoryHistory()

    class Geheugen(History):
        """One answer on each line, the newest last, for nobody else to read."""

        def load_history_strings(self) -> Iterable[str]:
            """The earlier answers, the newest first."""
            return reversed(_lees(naam))

        def store_string(self, string: str) -> None:
            """Keep an answer; one that is there already moves to the end."""
            if string.strip():
                _schrijf(naam, [*(regel for regel in _lees(naam) if regel != string), string][-HOOGSTENS:])

    return Geheugen()


def _lees(naam: str) -> list[str]:
    try:
        return (map_van_geheugen() / naam).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _schrijf(naam: str, regels: list[str]) -> None:
    # Remembering is a comfort: whatever is in the way, the answer itself stands.
    try:
        map_ = map_van_geheugen()
        map_.mkdir(mode=0o700, parents=True, exist_ok=True)
        vers = map_ / f"{naam}.{os.getpid()}"
        lezer = os.open(vers, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(lezer, "w", encoding="utf-8") as stroom:
            stroom.write("".join(f"{regel}\n" for regel in regels))
        vers.replace(map_ / naam)
    except OSError:
        return
