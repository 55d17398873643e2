"""`buurtledger voorschot|terugbetaling|vergoeding toevoegen`: one command for three kinds of payment."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.boeken import boek, lees_tekst, open_boek
from buurtledger.cli.invoer import vul_post_aan
from buurtledger.cli.omgeving import omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.vragen import vraag_bedrag, vraag_dag
from buurtledger.model.bericht import N_
from buurtledger.model.mutatie import Mutatie, Soort

COMMIT_HULP = N_("Leg precies deze regel vast in git.")
DATUM_HULP = N_("De datum op het papier; anders vandaag.")
POST_HULP = N_("De post, zoals kruitberg/moestuin.")
BEDRAG_HULP = N_("Het bedrag, zoals 45,95.")


def _app(soort: Soort, uitleg: str, hulp: str) -> typer.Typer:
    app = nieuwe_groep(uitleg)

    @app.command("toevoegen", cls=Opdracht, help=hulp)
    def toevoegen(
        ctx: typer.Context,
        post: Annotated[
            str | None, typer.Argument(metavar="POST", help=POST_HULP, show_default=False, autocompletion=vul_post_aan)
        ] = None,
        bedrag: Annotated[str | None, typer.Argument(metavar="BEDRAG", help=BEDRAG_HULP, show_default=False)] = None,
        omschrijving: Annotated[
            str | None, typer.Argument(metavar="[OMSCHRIJVING]", help=N_("Waarvoor het is."), show_default=False)
        ] = None,
        datum: Annotated[
            str | None, typer.Option("--datum", metavar="DATUM", help=DATUM_HULP, show_default=False)
        ] = None,
        commit: Annotated[bool, typer.Option("--commit", help=COMMIT_HULP)] = False,
    ) -> None:
        hier = omgeving(ctx)
        werk = open_boek(hier, post)
        som = vraag_bedrag(hier, bedrag)
        tekst = omschrijving
        if tekst is None:
            tekst = typer.prompt(hier.taal("Waarvoor"), default=soort.value) if hier.mag_vragen else soort.value
        dag = vraag_dag(hier, datum)
        mutatie = Mutatie(
            soort.value, werk.nieuw_nummer(), werk.post, 0, dag, som, omschrijving=lees_tekst("omschrijving", tekst)
        )
        boek(werk, mutatie, commit=commit)

    return app


voorschot = _app(
    Soort.VOORSCHOT, N_("Geld vooruit aan een kern of groep."), N_("Boek geld dat vooruit naar een kern of groep ging.")
)
terugbetaling = _app(
    Soort.TERUGBETALING, N_("Wat van een voorschot terugkwam."), N_("Boek geld dat van een voorschot terugkwam.")
)
vergoeding = _app(
    Soort.VERGOEDING, N_("Terug wat een groep zelf betaalde."), N_("Boek wat een groep terugkreeg van eigen geld.")
)
