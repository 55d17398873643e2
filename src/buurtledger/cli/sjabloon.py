"""`buurtledger bon sjabloon`: spreadsheets for groups to keep their receipts in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_post_aan
from buurtledger.cli.extra import vereis
from buurtledger.cli.invoer import kies_kern_of_post
from buurtledger.cli.lezen import lees_begroting
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, omgeving, stop
from buurtledger.model.bericht import N_, zin


def sjabloon(
    ctx: typer.Context,
    kernen: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KERN|POST]…",
            help=N_("Voor welke kernen of posten; anders voor elke kern."),
            show_default=False,
            autocompletion=vul_post_aan,
        ),
    ] = None,
    naar: Annotated[
        str | None,
        typer.Option("--naar", metavar="MAP", help=N_("De map waar de rekenbladen komen."), show_default=False),
    ] = None,
) -> None:
    """A workbook per kern or post."""
    from buurtledger.handelingen.bonsjablonen import schrijf_sjablonen

    hier = omgeving(ctx)
    if naar is None:
        stop(VERKEERD_GEROEPEN, zin("zeg met --naar in welke map de rekenbladen komen"))
    vereis("xlsxwriter", "rapport")
    if naar.casefold().endswith((".xlsx", ".ods", ".csv")):
        stop(
            VERKEERD_GEROEPEN,
            zin("--naar is een map: {map} lijkt een bestand. De bestanden krijgen zelf een naam", map=naar),
        )
    begroting = lees_begroting(hier)
    if kernen:
        posten = list(dict.fromkeys(kies_kern_of_post(begroting, kern) for kern in kernen))
    else:
        posten = [post for post in begroting.posten if begroting.is_kern(post)]
    if not posten:
        stop(VERKEERD_GEROEPEN, zin("er zijn hier geen kernen; noem de posten waar het om gaat"))
    geschreven = schrijf_sjablonen(hier.wortel, begroting, posten, Path(naar).expanduser())
    for bestand in geschreven.bestanden:
        hier.zeg(hier.taal("Geschreven: {bestand}", bestand=str(bestand)))
    if geschreven.fout is not None:
        stop(ONLEESBAAR, geschreven.fout)
