"""`buurtledger kijk`."""

from __future__ import annotations

import http.server
import threading
import time
import webbrowser
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from buurtledger.cli.extra import vereis
from buurtledger.cli.omgeving import GOED, ONLEESBAAR, Omgeving, Stop, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.publiceer import schrijf_site, stel_samen
from buurtledger.model.bericht import N_, reden_van, zin
from buurtledger.store.files.bestand import onderliggend
from buurtledger.store.files.klad import kladmap

app = nieuwe_opdracht()


class _Stil(http.server.SimpleHTTPRequestHandler):
    """Serves the folder, to this computer only, without a word for every request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""

    def list_directory(self, path: object) -> None:  # noqa: ARG002
        """No lists of files."""
        self.send_error(404)

    def end_headers(self) -> None:
        """Have the browser ask anew each time: the site changes under it."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


@app.command(cls=Opdracht, help=N_("Bekijk de website op je eigen computer; ze verandert mee met de boeken."))
def _kijk(
    ctx: typer.Context,
    poort: Annotated[
        int, typer.Option("--poort", min=0, max=65535, help=N_("Het nummer van de poort; 0 kiest zelf."))
    ] = 8022,
    browser: Annotated[bool, typer.Option("--browser/--geen-browser", help=N_("Open de browser."))] = True,
) -> int:
    hier = omgeving(ctx)
    for module in ("jinja2", "markdown_it", "PIL"):
        vereis(module, "rapport")
    with kladmap() as doel:
        schrijf_site(hier, stel_samen(hier, None), doel)
        try:
            bediener = http.server.ThreadingHTTPServer(("127.0.0.1", poort), partial(_Stil, directory=str(doel)))
        except OSError as fout:
            reden = reden_van(fout)
            stop(
                ONLEESBAAR,
                zin("poort {poort} is niet vrij ({reden}); kies een andere met --poort", poort=poort, reden=reden),
            )
        adres = f"http://127.0.0.1:{bediener.server_address[1]}/"
        threading.Thread(target=bediener.serve_forever, daemon=True).start()
        hier.zeg(hier.taal("Kijk op {adres} (stop met Ctrl-C)", adres=adres))
        if browser:
            webbrowser.open(adres)
        try:
            volg(hier, doel)
        except KeyboardInterrupt:
            hier.zeg()
        finally:
            bediener.shutdown()
    return GOED


def volg(hier: Omgeving, doel: Path, keren: int | None = None) -> None:
    """Build again whenever a file of the books changes; `keren` looks so often and then stops."""
    wortel = hier.wortel
    gezien = _gezien(wortel)
    while keren is None or keren > 0:
        keren = None if keren is None else keren - 1
        if keren is None:
            time.sleep(0.5)
        nu = _gezien(wortel)
        if nu == gezien:
            continue
        gezien = nu
        try:
            klaar = schrijf_site(hier, stel_samen(hier, None), doel)
            hier.zeg(hier.taal("Bijgewerkt: {aantal:bestand|bestanden}.", aantal=klaar.geschreven))
        except Stop as einde:
            # Somebody is typing: say what is wrong and show the last site that was whole.
            hier.waarschuw(einde.bericht)


def _gezien(wortel: Path) -> dict[str, tuple[int, int]]:
    gezien = {}
    for pad in onderliggend(wortel, "data"):
        try:
            looks = (wortel / pad).lstat()
        except OSError:
            continue
        gezien[pad] = (looks.st_mtime_ns, looks.st_size)
    return gezien
