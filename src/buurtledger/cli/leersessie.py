"""`buurtledger leersessie nieuw|lijst|agenda`."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_bijeenkomst_aan, vul_kern_aan, vul_keuze_aan
from buurtledger.cli.argumenten import Commit, Formaat
from buurtledger.cli.invoer import kies_kern_of_post, lees_vrije_tekst
from buurtledger.cli.kern import woonde_bij
from buurtledger.cli.lezen import kies_peildag, lees_alles, lees_begroting, of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.privevraag import mag_opgeschreven
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vastleggen import vastgelegd
from buurtledger.cli.vragen import vraag_dag, vraag_vrij
from buurtledger.handelingen import leersessies as leersessies_
from buurtledger.handelingen.kernen import moet_nog_komen
from buurtledger.model.bericht import N_, zin
from buurtledger.model.bijeenkomst import LEERSESSIE
from buurtledger.model.verantwoording import LEERSESSIES, Leersessie
from buurtledger.report.leersessies import Agenda, Sessielijst
from buurtledger.report.vormen import GEWOON
from buurtledger.stand.agenda import agenda, nog_te_zien

app = nieuwe_groep(N_("Sessies waarin de kernen elkaar vertellen wat ze deden en leerden."))


@app.command("nieuw", cls=Opdracht, help=N_("Schrijf een sessie op, gehouden of gepland; ook wie er waren."))
def _nieuw(
    ctx: typer.Context,
    datum: Annotated[
        str | None, typer.Option("--datum", metavar="DATUM", help=N_("De dag van de sessie."), show_default=False)
    ] = None,
    soort: Annotated[
        str,
        typer.Option(
            "--soort",
            metavar="SOORT",
            help=N_("Wat voor sessie: leersessie, of een andere soort uit de begroting."),
            autocompletion=vul_bijeenkomst_aan,
        ),
    ] = LEERSESSIE,
    plaats: Annotated[
        str | None, typer.Option("--plaats", metavar="TEKST", help=N_("Waar."), show_default=False)
    ] = None,
    onderwerp: Annotated[
        str | None, typer.Option("--onderwerp", metavar="TEKST", help=N_("Waarover."), show_default=False)
    ] = None,
    kern: Annotated[
        list[str] | None,
        typer.Option(
            "--kern",
            metavar="KERN",
            help=N_("Een kern die er was; mag vaker."),
            show_default=False,
            autocompletion=vul_kern_aan,
        ),
    ] = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    begroting = lees_begroting(hier)
    posten = [kies_kern_of_post(begroting, naam) for naam in kern or ()]
    if soort not in (soorten := begroting.soorten_bijeenkomst):
        stop(VERKEERD_GEROEPEN, zin("--soort {soort} is er niet; kies uit {soorten}", soort=soort, soorten=soorten))
    dag = vraag_dag(hier, datum, hier.taal("De dag van de sessie"), mag_komen=True)
    if posten and dag > hier.vandaag:
        stop(VERKEERD_GEROEPEN, moet_nog_komen(dag))
    waar = plaats if plaats is not None else vraag_vrij(hier, hier.taal("Waar (mag leeg)"), geheugen="plaats")
    teksten = {
        veld: lees_vrije_tekst(f"--{veld}", tekst, lengte)
        for veld, tekst, lengte in (("plaats", waar, 200), ("onderwerp", onderwerp, 500))
        if tekst
    }
    if not mag_opgeschreven(hier, begroting, teksten.values()):
        return
    boodschap = zin("{soort} van {dag}", soort=soort, dag=dag)
    with vastgelegd(hier, LEERSESSIES, boodschap, commit=commit):
        of_stop(hier, leersessies_.zet(hier.wortel, Leersessie(dag, soort, **teksten)))
        hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=LEERSESSIES))
    for post in posten:
        woonde_bij(hier, begroting, post, dag, commit=commit)


@app.command("lijst", cls=Opdracht, help=N_("Alle sessies, met wie er waren."))
def _lijst(ctx: typer.Context, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    boeken, _ = lees_alles(hier)
    toon(hier, formaat, Sessielijst(boeken.leersessies, boeken.verantwoordingen))


@app.command("agenda", cls=Opdracht, help=N_("De sessies, en de rondes die nog te plannen zijn."))
def _agenda(
    ctx: typer.Context,
    formaat: Annotated[
        str,
        typer.Option(
            "--formaat",
            metavar="FORMAAT",
            help=N_("De vorm van de uitvoer: tekst, json, csv, md of ics."),
            autocompletion=vul_keuze_aan(*GEWOON, "ics"),
        ),
    ] = "tekst",
    alles: Annotated[bool, typer.Option("--alles", help=N_("Ook wat langer dan een maand voorbij is."))] = False,
) -> None:
    hier = omgeving(ctx)
    boeken, cijfers = lees_alles(hier)
    begroting = cijfers.ooit
    afspraken = agenda(begroting.looptijd, boeken.leersessies, begroting.bijeenkomsten)
    getoond = afspraken if alles else nog_te_zien(afspraken, kies_peildag(hier, None, cijfers).dag)
    toon(hier, formaat, Agenda(begroting.naam, getoond, len(afspraken) - len(getoond)), (*GEWOON, "ics"))
