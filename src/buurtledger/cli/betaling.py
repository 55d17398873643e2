"""`buurtledger voorschot|terugbetaling|vergoeding toevoegen`: one command for three kinds of payment."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.argumenten import Bedrag, Commit, Datum, Post
from buurtledger.cli.boeken import boek, lees_tekst, open_werk
from buurtledger.cli.omgeving import omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.vragen import vraag_bedrag, vraag_dag, vraag_tekst
from buurtledger.model.bericht import N_
from buurtledger.model.mutatie import Soort


def _app(soort: Soort, uitleg: str, hulp: str) -> typer.Typer:
    app = nieuwe_groep(uitleg)

    @app.command("toevoegen", cls=Opdracht, help=hulp)
    def toevoegen(
        ctx: typer.Context,
        post: Post = None,
        bedrag: Bedrag = None,
        omschrijving: Annotated[
            str | None, typer.Argument(metavar="[OMSCHRIJVING]", help=N_("Waarvoor het is."), show_default=False)
        ] = None,
        datum: Datum = None,
        commit: Commit = False,
    ) -> None:
        hier = omgeving(ctx)
        werk = open_werk(hier, post)
        som = vraag_bedrag(hier, bedrag)
        tekst = omschrijving
        if tekst is None:
            vraag = hier.taal("Waarvoor")
            tekst = vraag_tekst(hier, "", vraag, 500, anders=soort.value) if hier.mag_vragen else soort.value
        dag = vraag_dag(hier, datum)
        mutatie = werk.mutatie(soort, dag, som, omschrijving=lees_tekst("omschrijving", tekst))
        boek(hier, werk, mutatie, commit=commit)

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
