"""`buurtledger briefje MAP`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_post_aan
from buurtledger.cli.invoer import kies_kern_of_post
from buurtledger.cli.kluismap import rollen_of_stop
from buurtledger.cli.lezen import lees_alles, of_stop
from buurtledger.cli.omgeving import omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.model.bericht import N_, zin

app = nieuwe_opdracht()


@app.command(
    cls=Opdracht,
    help=N_("Schrijf een bonnenbriefje: een bladzijde waarmee een groep haar bonnen doorgeeft vanaf een telefoon."),
)
def _briefje(
    ctx: typer.Context,
    map_: Annotated[str, typer.Argument(metavar="MAP", help=N_("De map waar het komt, zoals die van de website."))],
    kern: Annotated[
        str | None,
        typer.Option(
            "--kern",
            metavar="KERN|POST",
            help=N_("Voor deze kern of post alleen; anders kiest wie het invult."),
            show_default=False,
            autocompletion=vul_post_aan,
        ),
    ] = None,
) -> None:
    from buurtledger.handelingen.briefje_maken import maak

    hier = omgeving(ctx)
    boeken, cijfers = lees_alles(hier)
    rollen_of_stop(hier)  # a file that cannot be read would seem to hold no key
    post = kies_kern_of_post(cijfers.begroting(hier.vandaag), kern) if kern else ""
    gemaakt = of_stop(hier, maak(boeken, hier.vandaag, Path(map_).expanduser(), hier.wortel, post))
    hier.zeg(hier.taal("Geschreven: {bestand}", bestand=str(gemaakt.bestand)))
    hier.zeg_zin(
        hier.taal(
            "Voor {posten:groep|groepen}, met de stand van {dag}. Staat het in de map van de website, dan wijst die "
            "ernaar zodra je haar opnieuw publiceert; of stuur het in een bericht. Wat ermee gestuurd wordt, kan "
            "alleen {wie} openen, met: buurtledger bon importeer BRIEFJE.age",
            posten=gemaakt.posten,
            dag=hier.vandaag,
            wie=gemaakt.voor,
        )
    )
    if gemaakt.zonder_sleutel:
        hier.waarschuw(
            zin(
                "{wie} heeft een SSH-sleutel voor de kluis en kan briefjes dus niet openen: een telefoon versleutelt "
                "alleen "
                "voor een sleutel van age (age1…)",
                wie=gemaakt.zonder_sleutel,
            )
        )
