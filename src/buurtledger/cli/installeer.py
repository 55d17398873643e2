"""`buurtledger installeer`, and the older `--install-completion`: what a shell and `man` know of the program."""

from __future__ import annotations

import os
import sys
from importlib.metadata import distribution
from pathlib import Path
from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_keuze_aan
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.model.bericht import N_, zin
from buurtledger.store.files.wegschrijven import vervang

app = nieuwe_opdracht()

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


@app.command(
    cls=Opdracht,
    help=N_("Laat de Tab-toets aanvullen wat je typt, en zet de man-pagina neer. Alleen voor jou; twee keer mag."),
)
def _installeer(
    ctx: typer.Context,
    shell: Annotated[
        str | None,
        typer.Option(
            "--shell",
            metavar="SHELL",
            help=N_("Voor welke shell; anders die waarin je dit typt."),
            show_default=False,
            autocompletion=vul_keuze_aan(*SHELLS),
        ),
    ] = None,
) -> None:
    hier = omgeving(ctx)
    laat_aanvullen(hier, shell)
    if sys.platform == "win32":
        hier.zeg(hier.taal("Windows kent geen man-pagina's; buurtledger --help zegt hetzelfde"))
        return
    pagina = _manpagina()
    if pagina is None:
        stop(ONLEESBAAR, zin("de man-pagina is niet meegekomen met deze installatie; installeer het programma opnieuw"))
    doel = _eigen_map() / "man" / "man1" / "buurtledger.1"
    if doel.is_file() and doel.read_bytes() == pagina.read_bytes():
        hier.zeg(hier.taal("stond er al: {wat}", wat=f"man buurtledger ({doel})"))
        return
    if fout := vervang(doel, pagina.read_bytes()):
        stop(ONLEESBAAR, fout)
    hier.zeg(hier.taal("gezet: {wat}", wat=f"man buurtledger ({doel})"))


def laat_aanvullen(hier: Omgeving, shell: str | None = None) -> None:
    """Have a shell complete what is typed, and say where that was written; without `shell` the one that runs this."""
    from typer import completion

    shell = shell or completion._get_shell_name()  # type: ignore[attr-defined]
    if shell is None:
        stop(VERKEERD_GEROEPEN, zin("welke shell dit is, is niet te zien; zeg het: --shell bash (of zsh, of fish)"))
    if shell not in SHELLS:
        bericht = zin("voor deze shell kan buurtledger niet aanvullen; wel voor {shells}", shells=SHELLS[:3])
        stop(VERKEERD_GEROEPEN, bericht)
    _, pad = completion.install(shell=shell, prog_name="buurtledger")  # type: ignore[attr-defined]
    if shell == "zsh":
        # zsh loads the file at the first Tab, and what Typer wrote only answers from the second.
        with pad.open("a", encoding="utf-8") as bestand:
            bestand.write('\n\n[ "$funcstack[1]" = _buurtledger ] && _buurtledger_completion "$@"\n')
    hier.zeg(
        hier.taal("{shell} vult voortaan aan ({bestand}); open een nieuwe terminal", shell=shell, bestand=str(pad))
    )


def _manpagina() -> Path | None:
    """The page that came with the program."""
    gevonden = (
        bestand.locate() for bestand in distribution("buurtledger").files or () if bestand.name == "buurtledger.1"
    )
    return next((Path(str(pad)) for pad in gevonden if Path(str(pad)).is_file()), None)


def _eigen_map() -> Path:
    """Where a user keeps what programs share: `man` looks there for who has `~/.local/bin` in PATH."""
    gegeven = os.environ.get("XDG_DATA_HOME", "")
    return Path(gegeven) if gegeven.startswith("/") else Path.home() / ".local" / "share"
