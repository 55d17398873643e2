"""One file per format. A format is named after its file: `maak` makes it, `NODIG` is what it needs beyond the core."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from buurtledger.report.scherm import Scherm
from buurtledger.report.taal import Taal

if TYPE_CHECKING:
    from typing import Protocol

    from buurtledger.model.huisstijl import Huisstijl
    from buurtledger.report.rapport import Rapport

    class Vorm(Protocol):
        """A file of this package."""

        NODIG: tuple[str, ...]
        """Modules of the extra `rapport`."""

        def maak(self, rapport: Rapport, weergave: Weergave) -> str | bytes:
            """The report in this format."""


GEWOON = ("tekst", "json", "csv", "md")
"""The formats of every report. `scherm` is `tekst` for who sits at a terminal."""


class Weergave(NamedTuple):
    """What a renderer is told besides the report."""

    taal: Taal
    scherm: Scherm
    huisstijl: Huisstijl | None = None
    """The neighbourhood's colours; those of buurtledger when it has none."""
    naam: str = ""
    """The ledger's, where a page or a file says whose it is."""
    onderschrift: str = ""
    """What stands at the foot of a page."""


def vorm(naam: str) -> Vorm:
    """The renderer of a format that exists; loaded when asked for, since most never are."""
    return cast("Vorm", import_module(f"{__name__}.{naam}"))
