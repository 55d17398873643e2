"""Arguments and options that more than one command has, each with its meaning once."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.invoer import vul_nummer_aan, vul_post_aan
from buurtledger.model.bericht import N_

Post = Annotated[
    str | None,
    typer.Argument(
        metavar="POST", help=N_("De post, zoals kruitberg/moestuin."), show_default=False, autocompletion=vul_post_aan
    ),
]
PostOfKern = Annotated[
    str | None,
    typer.Argument(
        metavar="[KERN|POST]",
        help=N_("De kern of post, zoals kleiburg of kruitberg/moestuin."),
        show_default=False,
        autocompletion=vul_post_aan,
    ),
]
PostOfGebied = Annotated[
    str,
    typer.Argument(
        metavar="[POST|GEBIED]",
        help=N_("Alleen dit gebied of deze post."),
        show_default=False,
        autocompletion=vul_post_aan,
    ),
]
Nummer = Annotated[
    str | None,
    typer.Argument(
        metavar="NUMMER", help=N_("Het nummer, zoals 221015-m3fx."), show_default=False, autocompletion=vul_nummer_aan
    ),
]
Bedrag = Annotated[
    str | None, typer.Argument(metavar="BEDRAG", help=N_("Het bedrag, zoals 45,95."), show_default=False)
]
Datum = Annotated[
    str | None,
    typer.Option("--datum", metavar="DATUM", help=N_("De datum op het papier; anders vandaag."), show_default=False),
]
Op = Annotated[
    str | None,
    typer.Option(
        "--op",
        metavar="DATUM",
        help=N_(
            "De stand op deze dag (de datum op het papier). Anders vandaag; in een pijp of bestand de laatste dag in "
            "de boeken, zodat dezelfde boeken hetzelfde geven."
        ),
        show_default=False,
    ),
]
OpOfVandaag = Annotated[
    str | None,
    typer.Option(
        "--op",
        metavar="DATUM",
        help=N_("Gezien op deze dag. Anders vandaag; in een pijp of bestand de laatste dag in de boeken."),
        show_default=False,
    ),
]
BekendOp = Annotated[
    str | None,
    typer.Option(
        "--bekend-op", metavar="DATUM", help=N_("Alleen wat op deze dag al was ingevoerd."), show_default=False
    ),
]
Commit = Annotated[bool, typer.Option("--commit", help=N_("Leg precies deze regel vast in git."))]
Formaat = Annotated[
    str, typer.Option("--formaat", help=N_("De vorm van de uitvoer: tekst, json, csv of md."), show_default=False)
]
