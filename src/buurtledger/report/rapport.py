"""What every report can do, so that any renderer can draw any report."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from buurtledger.report.document import Document
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel


class Rapport(Protocol):
    """A report value: what a command found out, before anybody decided how it looks."""

    def document(self, taal: Taal) -> Document:
        """What a person reads."""

    def gegevens(self) -> dict[str, object]:
        """What a program reads: the stable form, with its `formaat`. A `Bericht` in it is said in its language."""

    def tabel(self) -> Tabel:
        """A row per thing, every field by the name that programs see."""


@runtime_checkable
class MetPagina(Protocol):
    """A report of which a web page shows more, or other things, than a screen can."""

    def pagina(self, taal: Taal) -> Document:
        """What stands on a web page."""
