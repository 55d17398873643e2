"""Arguments and options that more than one command has, each with its meaning once."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.aanvullen import (
    vul_activiteit_aan,
    vul_eerder_aan,
    vul_keuze_aan,
    vul_nummer_aan,
    vul_post_aan,
    vul_rol_aan,
)
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
Papierdatum = Annotated[
    str | None,
    typer.Option("--datum", metavar="DATUM", help=N_("De datum op het papier."), show_default=False),
]
Stornodatum = Annotated[
    str | None,
    typer.Option(
        "--datum",
        metavar="DATUM",
        help=N_("De dag waarop het ongedaan is; anders die van de regel, of vandaag als zijn kwartaal voorbij is."),
        show_default=False,
    ),
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
Commit = Annotated[bool, typer.Option("--commit", help=N_("Leg precies wat dit schrijft vast in git."))]
Formaat = Annotated[
    str,
    typer.Option(
        "--formaat",
        metavar="FORMAAT",
        help=N_("De vorm van de uitvoer: tekst, json, csv of md."),
        show_default=False,
        autocompletion=vul_keuze_aan("tekst", "json", "csv", "md"),
    ),
]
Leverancier = Annotated[
    str | None,
    typer.Option(
        "--leverancier",
        metavar="TEKST",
        help=N_("De winkel."),
        show_default=False,
        autocompletion=vul_eerder_aan("leverancier"),
    ),
]
Bij = Annotated[
    str | None,
    typer.Option(
        "--bij",
        metavar="NUMMER",
        help=N_("De verplichting waar deze bon bij hoort."),
        show_default=False,
        autocompletion=vul_nummer_aan,
    ),
]
BetaaldDoor = Annotated[
    str | None,
    typer.Option(
        "--betaald-door",
        metavar="kern|penvoerder",
        help=N_("Wie betaalde: kern (de groep zelf) of penvoerder (van de rekening)."),
        show_default=False,
        autocompletion=vul_keuze_aan("kern", "penvoerder"),
    ),
]
OntvangenDoor = Annotated[
    str | None,
    typer.Option(
        "--ontvangen-door",
        metavar="kern|penvoerder",
        help=N_("Wie het geld kreeg; anders wie betaalde."),
        show_default=False,
        autocompletion=vul_keuze_aan("kern", "penvoerder"),
    ),
]
Btw = Annotated[
    str | None, typer.Option("--btw", metavar="BEDRAG", help=N_("De btw in het bedrag."), show_default=False)
]
Bewijs = Annotated[
    str | None,
    typer.Option(
        "--bewijs",
        metavar="bon|factuur|verklaring",
        help=N_("Wat er op papier is."),
        show_default=False,
        autocompletion=vul_keuze_aan("bon", "factuur", "verklaring"),
    ),
]
Rol = Annotated[
    str | None,
    typer.Option(
        "--rol",
        metavar="ROL",
        help=N_("In welke rol; anders de jouwe."),
        show_default=False,
        autocompletion=vul_rol_aan,
    ),
]
Activiteit = Annotated[
    str | None,
    typer.Option(
        "--activiteit",
        metavar="TEKST",
        help=N_("Een label, zoals wat de kernen aangeboden wordt."),
        show_default=False,
        autocompletion=vul_activiteit_aan,
    ),
]
Scan = Annotated[
    str | None,
    typer.Option(
        "--scan",
        metavar="BESTAND",
        help=N_("De foto of pdf: die gaat de kluis in, zijn vingerafdruk in de regel."),
        show_default=False,
    ),
]
Notitie = Annotated[
    str | None, typer.Option("--notitie", metavar="TEKST", help=N_("Een opmerking."), show_default=False)
]
Reden = Annotated[str | None, typer.Option("--reden", metavar="TEKST", help=N_("Waarom."), show_default=False)]
PostOptie = Annotated[
    str | None,
    typer.Option(
        "--post",
        metavar="POST",
        help=N_("De post waar het hoort."),
        show_default=False,
        autocompletion=vul_post_aan,
    ),
]
BedragOptie = Annotated[
    str | None,
    typer.Option("--bedrag", metavar="BEDRAG", help=N_("Het bedrag, zoals 45,95."), show_default=False),
]
OmschrijvingOptie = Annotated[
    str | None,
    typer.Option("--omschrijving", metavar="TEKST", help=N_("Wat er gekocht is."), show_default=False),
]
Bladnaam = Annotated[
    str, typer.Option("--blad", metavar="NAAM", help=N_("Welk blad van het bestand."), show_default=False)
]
ZonderFoute = Annotated[
    bool, typer.Option("--zonder-foute", help=N_("Schrijf de goede rijen op, ook als er foute zijn."))
]
ZonderDubbele = Annotated[
    bool,
    typer.Option("--zonder-dubbele", help=N_("Sla over wat al in de boeken lijkt te staan, of twee keer in het blad.")),
]
Ja = Annotated[bool, typer.Option("--ja", help=N_("Schrijf op zonder te vragen."))]
