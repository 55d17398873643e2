"""The arguments and options of what is decided and of what is laid before the residents; each meaning once."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_besluit_aan, vul_mandaat_aan, vul_post_aan, vul_voorstel_aan
from buurtledger.model.bericht import N_

Besluitnaam = Annotated[
    str | None,
    typer.Argument(
        metavar="BESLUIT",
        help=N_("De naam, zoals 2023-03-15-moestuin."),
        show_default=False,
        autocompletion=vul_besluit_aan,
    ),
]
Voorstelnaam = Annotated[
    str | None,
    typer.Argument(
        metavar="VOORSTEL",
        help=N_("De naam, zoals 2023-03-01-moestuin; een stuk is genoeg."),
        show_default=False,
        autocompletion=vul_voorstel_aan,
    ),
]
NieuweNaam = Annotated[
    str | None,
    typer.Argument(metavar="NAAM", help=N_("Een woord, zoals moestuin."), show_default=False),
]
Door = Annotated[
    str | None,
    typer.Option(
        "--door",
        metavar="WIE",
        help=N_("Wie besloot: een van de mandaten."),
        show_default=False,
        autocompletion=vul_mandaat_aan,
    ),
]
Waarom = Annotated[str | None, typer.Option("--waarom", metavar="TEKST", help=N_("Waarom."), show_default=False)]
Notulen = Annotated[
    str | None, typer.Option("--notulen", metavar="TEKST", help=N_("Waar de notulen staan."), show_default=False)
]
Besluitdag = Annotated[
    str | None,
    typer.Option("--datum", metavar="DATUM", help=N_("De dag van het besluit; anders vandaag."), show_default=False),
]
Vanaf = Annotated[
    str | None,
    typer.Option("--vanaf", metavar="DATUM", help=N_("Vanaf wanneer het geldt; anders die dag."), show_default=False),
]
Verschuif = Annotated[
    list[str] | None,
    typer.Option(
        "--verschuif", metavar='"VAN NAAR BEDRAG"', help=N_("Geld verschuiven; mag vaker."), show_default=False
    ),
]
Open = Annotated[
    list[str] | None,
    typer.Option("--open", metavar='"POST NAAM"', help=N_("Open een post; mag vaker."), show_default=False),
]
Sluit = Annotated[
    list[str] | None,
    typer.Option(
        "--sluit",
        metavar="POST",
        help=N_("Sluit een post; mag vaker."),
        show_default=False,
        autocompletion=vul_post_aan,
    ),
]
Heropen = Annotated[
    list[str] | None,
    typer.Option(
        "--heropen",
        metavar="POST",
        help=N_("Open een gesloten post weer; mag vaker."),
        show_default=False,
        autocompletion=vul_post_aan,
    ),
]
NieuweLooptijd = Annotated[
    str | None,
    typer.Option("--looptijd", metavar='"VAN TOT"', help=N_("Een nieuwe eerste en laatste dag."), show_default=False),
]
Uit = Annotated[
    str | None,
    typer.Option(
        "--uit",
        metavar="VOORSTEL",
        help=N_("Het voorstel waar het uit kwam; wat je niet noemt is zoals voorgelegd."),
        show_default=False,
        autocompletion=vul_voorstel_aan,
    ),
]
Veranderd = Annotated[
    str | None,
    typer.Option(
        "--veranderd",
        metavar="TEKST",
        help=N_("Wat er anders is dan voorgelegd, en waarom."),
        show_default=False,
    ),
]
