"""Write man/buurtledger.1 from the commands themselves. `--controleer` changes nothing, and fails when it is behind."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from buurtledger.cli.main import app
from buurtledger.cli.opdrachten import gevraagd

WORTEL = Path(__file__).parent.parent
PAGINA = WORTEL / "man" / "buurtledger.1"


def pagina() -> str:
    """The page, in Dutch, as the help is."""
    return "\n".join(_regels()) + "\n"


def _regels() -> Iterator[str]:
    wortel = typer.main.get_command(app)
    ctx: Any = wortel.make_context("buurtledger", [], resilient_parsing=True)
    yield '.TH BUURTLEDGER 1 "" "buurtledger" "Handleiding"'
    yield from (".SH NAAM", f"buurtledger \\- {_tekst(wortel.help or '')}")
    yield from (".SH OVERZICHT", ".B buurtledger", _tekst("[OPTIES] OPDRACHT …"))
    yield ".SH OPTIES"
    yield from _gevraagd(wortel, ctx)
    yield ".SH OPDRACHTEN"
    for naam in wortel.list_commands(ctx):  # type: ignore[attr-defined]
        opdracht = wortel.get_command(ctx, naam)  # type: ignore[attr-defined]
        onder = getattr(opdracht, "commands", {})
        yield from _opdracht(naam, opdracht, ctx)
        for woord, een in onder.items():
            yield from _opdracht(f"{naam} {woord}", een, ctx)
    yield from (".SH OMGEVING", ".TP", ".B BUURTLEDGER_MAP", _tekst("De map waar data/ in staat."))
    yield from (".TP", ".B BUURTLEDGER_TAAL", _tekst("De taal: nl of en."))
    yield from (".TP", ".B BUURTLEDGER_KLUIS", _tekst("De map voor scans, buiten het openbare grootboek."))
    yield from (".TP", ".B NO_COLOR", _tekst("Geen kleuren."))
    yield ".SH UITGANG"
    for code, wat in (
        ("0", "Het is gelukt."),
        ("1", "check vond een fout."),
        ("2", "De opdracht is verkeerd geroepen."),
        ("3", "Het grootboek is niet te lezen of te schrijven."),
        ("130", "Afgebroken met Ctrl-C of Ctrl-D."),
    ):
        yield from (".TP", f".B {code}", _tekst(wat))


def _opdracht(naam: str, opdracht: Any, boven: Any) -> Iterator[str]:
    ctx = opdracht.context_class(opdracht, info_name=naam, parent=boven, resilient_parsing=True)
    yield from (f".SS {_tekst(naam)}", _tekst(opdracht.help or ""))
    yield from _gevraagd(opdracht, ctx)


def _gevraagd(opdracht: Any, ctx: Any) -> Iterator[str]:
    for _, naam, uitleg in gevraagd(opdracht, ctx):
        if not naam.startswith("--help"):
            yield from (".TP", f".B {_tekst(naam)}", _tekst(uitleg))


def _tekst(tekst: str) -> str:
    """Text as roff reads it: no dash, backslash or leading dot means anything."""
    veilig = tekst.replace("\\", "\\e").replace("-", "\\-").replace("…", "\\[u2026]")
    return f"\\&{veilig}" if veilig.startswith((".", "'")) else veilig


def hoofd(argumenten: list[str]) -> int:
    if "--controleer" in argumenten:
        return 0 if PAGINA.exists() and PAGINA.read_text(encoding="utf-8") == pagina() else 1
    PAGINA.write_text(pagina(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(hoofd(sys.argv[1:]))
