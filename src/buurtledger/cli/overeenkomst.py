"""`buurtledger overeenkomst toevoegen|lijst|storneer`: what was agreed with who carries out a post."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_overeenkomst_aan
from buurtledger.cli.argumenten import Commit, Formaat, Op, Post, Reden, Scan
from buurtledger.cli.bonvragen import vingerafdruk
from buurtledger.cli.invoer import kader, kies_post, lees_dag, lees_dag_of_niets, lees_vrije_tekst
from buurtledger.cli.lezen import kies_peildag, lees_alles, lees_begroting, of_stop
from buurtledger.cli.omgeving import Omgeving, omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.privevraag import mag_opgeschreven
from buurtledger.cli.regelkeuze import kies_regel
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vastleggen import regels_vastgelegd
from buurtledger.cli.vragen import vraag, vraag_post, vraag_tekst
from buurtledger.handelingen import overeenkomsten as overeenkomsten_
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.overeenkomst import OVEREENKOMSTENBOEK, Overeenkomst
from buurtledger.model.regelboek import OVEREENKOMSTEN, Regelstorno
from buurtledger.report.overeenkomsten import Overeenkomstenlijst
from buurtledger.stand.overeenkomsten import overeenkomsten_op

app = nieuwe_groep(N_("Wat er afgesproken is met wie een post uitvoert: een organisatie of groep, nooit een persoon."))


@app.command("toevoegen", cls=Opdracht, help=N_("Schrijf op wat er afgesproken is."))
def _toevoegen(
    ctx: typer.Context,
    post: Post = None,
    met: Annotated[
        str | None,
        typer.Option(
            "--met", metavar="TEKST", help=N_("De organisatie of groep; geen persoon bij naam."), show_default=False
        ),
    ] = None,
    wat: Annotated[
        str | None, typer.Option("--wat", metavar="TEKST", help=N_("Wat er afgesproken is."), show_default=False)
    ] = None,
    datum: Annotated[
        str | None,
        typer.Option("--datum", metavar="DATUM", help=N_("Vanaf wanneer; anders vandaag."), show_default=False),
    ] = None,
    tot: Annotated[
        str | None,
        typer.Option("--tot", metavar="DATUM", help=N_("De laatste dag; mag weg."), show_default=False),
    ] = None,
    scan: Scan = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    begroting = lees_begroting(hier)
    boek = of_stop(hier, overeenkomsten_.open_overeenkomsten(hier.wortel, hier.vandaag))
    begin = lees_dag(hier, datum)
    gekozen = kies_post(begroting, post) if post is not None else vraag_post(hier, begroting)
    wie = met if met is not None else vraag_tekst(hier, "--met", hier.taal("Met welke organisatie of groep"), 200)
    tekst = wat if wat is not None else vraag_tekst(hier, "--wat", hier.taal("Wat is er afgesproken"), 500)
    wie, tekst = lees_vrije_tekst("--met", wie, 200), lees_vrije_tekst("--wat", tekst, 500)
    eind = lees_dag_of_niets(hier, tot, mag_komen=True)
    if tot is None and wat is None and hier.mag_vragen:
        eind = _vraag_einde(hier, begin)
    if not mag_opgeschreven(hier, begroting, (wie, tekst)):
        return
    regel = Overeenkomst(
        *(boek.nummer(), begin, wie, gekozen, tekst),
        eind,
        vingerafdruk(hier, scan) if scan else "",
    )
    boodschap = zin("overeenkomst met {met} over {post} ({nummer})", met=wie, post=gekozen, nummer=regel.nummer)
    of_stop(hier, overeenkomsten_.schrijf(boek, regel))
    hier.zeg(hier.taal("Opgeschreven in {bestand}: {nummer}", bestand=OVEREENKOMSTEN, nummer=regel.nummer))
    regels_vastgelegd(hier, OVEREENKOMSTEN, (OVEREENKOMSTENBOEK.schrijf(regel),), boodschap, commit=commit)


def _vraag_einde(hier: Omgeving, begin: date) -> date | None:
    """The last day, or None where there is none; never before it begins."""
    from buurtledger.model.dagwoorden import lees_ingevoerd

    hoort = kader(hier, mag_komen=True)

    def lees(getypt: str) -> date | Bericht | None:
        eind = lees_ingevoerd(getypt, hoort) if getypt else None
        te_vroeg = isinstance(eind, date) and eind < begin
        return (
            zin("dat is voor het begin, {begin}; enter: er is geen einde afgesproken", begin=begin)
            if te_vroeg
            else eind
        )

    return vraag(hier, "--tot", hier.taal("Tot en met (mag leeg)"), lees)


@app.command("storneer", cls=Opdracht, help=N_("Zeg dat een overeenkomst ophield, of er nooit was."))
def _storneer(
    ctx: typer.Context,
    nummer: Annotated[
        str | None,
        typer.Argument(
            metavar="NUMMER",
            help=N_("Het nummer van de overeenkomst."),
            show_default=False,
            autocompletion=vul_overeenkomst_aan,
        ),
    ] = None,
    reden: Reden = None,
    datum: Annotated[
        str | None,
        typer.Option("--datum", metavar="DATUM", help=N_("De laatste dag; anders vandaag."), show_default=False),
    ] = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    begroting = lees_begroting(hier)
    boek = of_stop(hier, overeenkomsten_.open_overeenkomsten(hier.wortel, hier.vandaag))
    weg = {regel.van for regel in boek.regels if isinstance(regel, Regelstorno)}
    regels = {
        een.nummer: f"{een.met}: {een.omschrijving}"
        for een in boek.regels
        if isinstance(een, Overeenkomst) and een.nummer not in weg
    }
    gekozen = kies_regel(hier, nummer, regels, hier.taal("Welke overeenkomst"))
    tekst = reden if reden is not None else vraag_tekst(hier, "--reden", hier.taal("Waarom"), 2000)
    tekst = lees_vrije_tekst("--reden", tekst, 2000)
    if not mag_opgeschreven(hier, begroting, (tekst,)):
        return
    storno = of_stop(hier, overeenkomsten_.storneer(boek, gekozen, tekst, lees_dag(hier, datum)))
    boodschap = zin("storno van {van}: {tekst} ({nummer})", van=storno.van, tekst=tekst, nummer=storno.nummer)
    of_stop(hier, overeenkomsten_.schrijf(boek, storno))
    hier.zeg(hier.taal("Opgeschreven in {bestand}: {nummer}", bestand=OVEREENKOMSTEN, nummer=storno.nummer))
    regels_vastgelegd(hier, OVEREENKOMSTEN, (OVEREENKOMSTENBOEK.schrijf(storno),), boodschap, commit=commit)


@app.command("lijst", cls=Opdracht, help=N_("Alle overeenkomsten, en welke afgelopen zijn."))
def _lijst(ctx: typer.Context, op: Op = None, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    boeken, cijfers = lees_alles(hier)
    dag = kies_peildag(hier, op, cijfers, ook=[regel.datum for regel in boeken.overeenkomsten]).dag
    lijst = Overeenkomstenlijst(overeenkomsten_op(boeken.overeenkomsten, dag), dag, cijfers.ooit.postnamen)
    toon(hier, formaat, lijst)
