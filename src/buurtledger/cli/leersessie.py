"""`buurtledger leersessie nieuw|lijst|agenda`."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.argumenten import Formaat
from buurtledger.cli.extra import vereis
from buurtledger.cli.invoer import kies_kern_of_post, lees_dag, lees_vrije_tekst
from buurtledger.cli.kern import woonde_bij
from buurtledger.cli.lezen import lees_alles, lees_begroting
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, omgeving, stop, weiger
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.privevraag import mag_opgeschreven
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vragen import vraag_dag, vraag_of_stop
from buurtledger.model.bericht import N_, zin
from buurtledger.model.verantwoording import LEERSESSIES, SOORTEN
from buurtledger.report import leersessies, tabel
from buurtledger.stand.agenda import agenda
from buurtledger.store.grootboek import lees_leersessies

app = nieuwe_groep(N_("Sessies waarin de kernen elkaar vertellen wat ze deden en leerden."))


@app.command("nieuw", cls=Opdracht, help=N_("Schrijf een sessie op, gehouden of gepland; ook wie er waren."))
def _nieuw(
    ctx: typer.Context,
    datum: Annotated[
        str | None, typer.Option("--datum", metavar="DATUM", help=N_("De dag van de sessie."), show_default=False)
    ] = None,
    soort: Annotated[
        str, typer.Option("--soort", help=N_("leersessie, kwartaalronde, kernenraad of buurtberaad."))
    ] = "leersessie",
    plaats: Annotated[
        str | None, typer.Option("--plaats", metavar="TEKST", help=N_("Waar."), show_default=False)
    ] = None,
    onderwerp: Annotated[
        str | None, typer.Option("--onderwerp", metavar="TEKST", help=N_("Waarover."), show_default=False)
    ] = None,
    kern: Annotated[
        list[str] | None,
        typer.Option("--kern", metavar="KERN", help=N_("Een kern die er was; mag vaker."), show_default=False),
    ] = None,
) -> None:
    from ruamel.yaml.comments import CommentedMap

    from buurtledger.model import bestandsvormen
    from buurtledger.store.yaml.bewerken import geschreven_tekst, voeg_aan_lijst_toe

    hier = omgeving(ctx)
    wortel = hier.wortel
    begroting = lees_begroting(hier)
    posten = [kies_kern_of_post(begroting, naam) for naam in kern or ()]
    if soort not in SOORTEN:
        stop(VERKEERD_GEROEPEN, zin("--soort {soort} is er niet; kies uit {soorten}", soort=soort, soorten=SOORTEN))
    dag = lees_dag(datum, hier.vandaag) if datum or not hier.mag_vragen else vraag_dag(hier, None)
    if posten and dag > hier.vandaag:
        stop(VERKEERD_GEROEPEN, zin("de sessie van {dag} moet nog komen; wie er was is nog niet bekend", dag=dag))
    sessies, bevindingen = lees_leersessies(wortel)
    if bevindingen:
        weiger(wortel, zin("{bestand} is niet te lezen", bestand=LEERSESSIES), bevindingen)
    if any(sessie.datum == dag for sessie in sessies):
        stop(VERKEERD_GEROEPEN, zin("op {dag} staat al een sessie", dag=dag))
    waar = plaats if plaats or not hier.mag_vragen else vraag_of_stop(hier, "--plaats", hier.taal("Waar"))
    sessie = CommentedMap({"datum": dag, "soort": soort})
    for veld, tekst, lengte in (("plaats", waar, 200), ("onderwerp", onderwerp, 500)):
        if tekst:
            sessie[veld] = geschreven_tekst(lees_vrije_tekst(f"--{veld}", tekst, lengte))
    if not mag_opgeschreven(hier, begroting, filter(None, (waar, onderwerp))):
        return
    sessie.fa.set_flow_style()
    fout = voeg_aan_lijst_toe(wortel, LEERSESSIES, bestandsvormen.LEERSESSIES, "sessies", [sessie])
    if fout is not None:
        stop(ONLEESBAAR, fout)
    hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=LEERSESSIES))
    for post in posten:
        woonde_bij(hier, wortel, begroting, post, dag)


@app.command("lijst", cls=Opdracht, help=N_("Alle sessies, met wie er waren."))
def _lijst(ctx: typer.Context, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    boeken, _ = lees_alles(hier)
    sessies, verteld = boeken.leersessies, boeken.verantwoordingen
    rijen, geen = leersessies.lijst_tabel(sessies, verteld), hier.taal("Er zijn nog geen sessies.")
    toon(
        formaat,
        {
            "tekst": lambda: tabel.als_tekst(rijen, hier.taal, hier.scherm) if sessies else f"{geen}\n",
            "json": lambda: leersessies.lijst_json(sessies, verteld),
            "csv": lambda: tabel.als_csv(rijen),
            "md": lambda: tabel.als_md(rijen, hier.taal),
        },
    )


@app.command("agenda", cls=Opdracht, help=N_("De sessies, en de rondes die nog te plannen zijn."))
def _agenda(
    ctx: typer.Context,
    formaat: Annotated[
        str, typer.Option("--formaat", help=N_("De vorm van de uitvoer: tekst, json, csv, md of ics."))
    ] = "tekst",
) -> None:
    hier = omgeving(ctx)
    boeken, cijfers = lees_alles(hier)
    begroting = cijfers.ooit
    afspraken = agenda(begroting.looptijd, boeken.leersessies)
    rijen = leersessies.agenda_tabel(afspraken, hier.taal)

    def als_ics() -> str:
        vereis("icalendar", "rapport")
        return leersessies.agenda_ics(afspraken, begroting.naam, hier.taal)

    toon(
        formaat,
        {
            "tekst": lambda: tabel.als_tekst(rijen, hier.taal, hier.scherm),
            "json": lambda: leersessies.agenda_json(afspraken),
            "csv": lambda: tabel.als_csv(rijen),
            "md": lambda: tabel.als_md(rijen, hier.taal),
            "ics": als_ics,
        },
    )
