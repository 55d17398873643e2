"""What the small files of a ledger said when they were last read, for who asks at every save (`check BESTAND`).

Every file is read each time, and its content decides: the same text gives the same value, since reading is a function
of the text. What is spared is reading YAML and judging its form, and loading what does that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from buurtledger.store.snel import index
from buurtledger.store.snel.codec import lezer
from buurtledger.store.yaml import vormlezen

if TYPE_CHECKING:
    from buurtledger.model.vorm import Vorm

V = TypeVar("V")
_GEEN_WAARDE = (LookupError, TypeError, ValueError, ArithmeticError, AttributeError)
"""What reading a value raises that is not as it was written, or that JSON cannot hold."""


class Vormgeheugen:
    """Per file the hash of its text, and its value; for one run of the program."""

    def __init__(self, bekend: dict[str, Any]) -> None:
        self._bekend = bekend
        self.gevraagd: dict[str, Any] = {}
        """What was asked for: what the next run may want."""

    def ken(self, pad: str, tekst: str, vorm: Vorm[V]) -> V | None:
        """The value of a file with this text; None when it was never read."""
        soort: Any = vorm.soort
        som, waarde = self._bekend.get(pad) or ("", None)
        if soort is None or som != index.vingerafdruk(tekst.encode("utf-8", "surrogatepass")):
            return None
        try:
            gelezen: V = lezer(soort)(waarde)
        except _GEEN_WAARDE:
            return None
        self.gevraagd[pad] = (som, waarde)
        return gelezen

    def onthoud(self, pad: str, tekst: str, vorm: Vorm[V], waarde: V) -> None:
        """Keep a value that was read, when what is kept is the very same."""
        soort: Any = vorm.soort
        if soort is None:
            return
        try:
            bewaard = json.loads(json.dumps(waarde, default=str))
            if lezer(soort)(bewaard) != waarde:
                return
        except _GEEN_WAARDE:
            return
        self.gevraagd[pad] = (index.vingerafdruk(tekst.encode("utf-8", "surrogatepass")), bewaard)

    @property
    def is_anders(self) -> bool:
        """Whether there is something to keep."""
        return {pad: tuple(wat) for pad, wat in self._bekend.items()} != self.gevraagd


@contextmanager
def met_geheugen(wortel: Path) -> Iterator[None]:
    """Within this, what is read by a form of the ledger's is known when its text is."""
    geheugen = Vormgeheugen(index.lees_vormen(wortel))
    vormlezen.GEHEUGENS.append(geheugen)
    try:
        yield
    finally:
        vormlezen.GEHEUGENS.remove(geheugen)
    if geheugen.is_anders:
        index.schrijf_vormen(wortel, geheugen.gevraagd)
