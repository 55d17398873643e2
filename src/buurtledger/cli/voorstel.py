"""`buurtledger voorstel lijst|toon|trek-in` and `buurtledger reactie toevoegen|storneer`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_keuze_aan, vul_reactie_aan
from buurtledger.cli.argumenten import Commit, Formaat
from buurtledger.cli.besluitopties import Voorstelnaam
from buurtledger.cli.besluitvragen import kies_voorstel
from buurtledger.cli.invoer import lees_vrije_tekst
from buurtledger.cli.lezen import lees_alles, of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.privevraag import mag_opgeschreven
from buurtledger.cli.regelkeuze import kies_regel
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vastleggen import vastgelegd
from buurtledger.cli.vraagregel import Keus
from buurtledger.cli.vragen import vraag_dag, vraag_keuze, vraag_tekst, vraag_vrij
from buurtledger.handelingen import voorstellen
from buurtledger.model.bericht import N_, zin
from buurtledger.model.voorstel import REACTIESOORTEN, VRAAG, reactiebestand
from buurtledger.report.voorgelegd import SOORTEN
from buurtledger.report.voorstellen import Voorstellenlijst, VoorstelVerslag

app = nieuwe_groep(N_("Wat er aan de bewoners voorligt voor het besloten wordt. Maken: besluit voorleggen."))
reactie = nieuwe_groep(N_("Wat bewoners van een voorstel zeiden, zonder namen."))

_Reden = Annotated[str | None, typer.Option("--reden", metavar="TEKST", help=N_("Waarom."), show_default=False)]
_Datum = Annotated[
    str | None,
    typer.Option("--datum", metavar="DATUM", help=N_("Op welke dag; anders vandaag."), show_default=False),
]


@app.command("lijst", cls=Opdracht, help=N_("Alle voorstellen, het nieuwste eerst."))
def _lijst(ctx: typer.Context, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    boeken, _ = lees_alles(hier)
    toon(hier, formaat, Voorstellenlijst(boeken.voorstellen, boeken.besluiten))


@app.command("toon", cls=Opdracht, help=N_("Eén voorstel: wat er voorligt, tot wanneer, en wat bewoners zeiden."))
def _toon(ctx: typer.Context, naam: Voorstelnaam = None, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    voorstel = kies_voorstel(hier, naam)
    boeken, boek = lees_alles(hier)
    toon(hier, formaat, VoorstelVerslag.van(boek.plan, boeken.besluiten, voorstel))


@app.command("trek-in", cls=Opdracht, help=N_("Trek een voorstel in: er wordt niets van besloten."))
def _trek_in(
    ctx: typer.Context,
    naam: Voorstelnaam = None,
    reden: _Reden = None,
    datum: _Datum = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    voorstel = kies_voorstel(hier, naam)
    waarom = (
        lees_vrije_tekst("--reden", reden, 2000) if reden else vraag_tekst(hier, "--reden", hier.taal("Waarom"), 2000)
    )
    dag = vraag_dag(hier, datum, hier.taal("De dag waarop het ingetrokken is"), mag_komen=True)
    if not mag_opgeschreven(hier, lees_alles(hier)[1].begroting(date.max), (waarom,)):
        return
    boodschap = zin("voorstel {naam} ingetrokken: {reden}", naam=voorstel.naam, reden=waarom)
    with vastgelegd(hier, reactiebestand(voorstel.naam), boodschap, commit=commit):
        bestand = of_stop(hier, voorstellen.trek_in(hier.wortel, voorstel, hier.vandaag, dag, waarom))
        hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=bestand))


@reactie.command("toevoegen", cls=Opdracht, help=N_("Schrijf op wat er gezegd is, zonder namen."))
def _toevoegen(
    ctx: typer.Context,
    naam: Voorstelnaam = None,
    soort: Annotated[
        str | None,
        typer.Argument(
            metavar="voor|tegen|vraag",
            help=N_("Voor, tegen, of een vraag."),
            show_default=False,
            autocompletion=vul_keuze_aan(*REACTIESOORTEN),
        ),
    ] = None,
    tekst: Annotated[
        str | None, typer.Argument(metavar="TEKST", help=N_("Wat er gezegd is."), show_default=False)
    ] = None,
    waar: Annotated[
        str | None,
        typer.Option("--waar", metavar="TEKST", help=N_("Waar het gezegd is."), show_default=False),
    ] = None,
    datum: _Datum = None,
    aantal: Annotated[
        int, typer.Option("--aantal", metavar="GETAL", min=1, max=999999, help=N_("Hoeveel bewoners dit zeiden."))
    ] = 1,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    voorstel = kies_voorstel(hier, naam)
    if soort is None:
        keuzes = [Keus(een, hier.taal(SOORTEN[een])) for een in REACTIESOORTEN]
        soort = vraag_keuze(hier, "voor|tegen|vraag", hier.taal("Voor, tegen, of een vraag"), keuzes)
    elif soort not in REACTIESOORTEN:
        stop(VERKEERD_GEROEPEN, zin("{waarde} kan hier niet; kies uit {keuzes}", waarde=soort, keuzes=REACTIESOORTEN))
    if tekst is None:
        tekst = (
            vraag_tekst(hier, "TEKST", hier.taal("Wat werd er gevraagd (zonder namen)"), 500)
            if soort == VRAAG
            else vraag_vrij(hier, hier.taal("Wat werd er gezegd (zonder namen; mag leeg)"))
        )
    gezegd = lees_vrije_tekst("TEKST", tekst, 500) if tekst.strip() else ""
    if soort == VRAAG and not gezegd:
        stop(VERKEERD_GEROEPEN, zin("bij een vraag hoort wat er gevraagd werd"))
    plek = (
        lees_vrije_tekst("--waar", waar, 200)
        if waar is not None
        else vraag_tekst(hier, "--waar", hier.taal("Waar"), 200, anders=voorstel.bespreking.plaats, geheugen="plaats")
    )
    dag = vraag_dag(hier, datum, hier.taal("De dag waarop het gezegd is"), mag_komen=True)
    if not mag_opgeschreven(hier, lees_alles(hier)[1].begroting(date.max), (gezegd, plek)):
        return
    boodschap = zin("reactie op {naam}: {soort}", naam=voorstel.naam, soort=soort)
    with vastgelegd(hier, reactiebestand(voorstel.naam), boodschap, commit=commit):
        nieuw = of_stop(
            hier,
            voorstellen.reageer(
                *(hier.wortel, voorstel, hier.vandaag), datum=dag, waar=plek, soort=soort, tekst=gezegd, aantal=aantal
            ),
        )
        hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=reactiebestand(voorstel.naam)))
    if voorstel.is_te_laat(nieuw):
        hier.waarschuw(
            zin(
                "dit is gezegd na {dag}, de laatste dag om te reageren; het staat er als te laat",
                dag=voorstel.reageren_tot,
            )
        )


@reactie.command("storneer", cls=Opdracht, help=N_("Draai terug wat verkeerd is opgeschreven."))
def _storneer(
    ctx: typer.Context,
    naam: Voorstelnaam = None,
    nummer: Annotated[
        str | None,
        typer.Argument(
            metavar="NUMMER",
            help=N_("Het nummer van de reactie."),
            show_default=False,
            autocompletion=vul_reactie_aan,
        ),
    ] = None,
    reden: _Reden = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    voorstel = kies_voorstel(hier, naam)
    reacties = {een.nummer: f"{hier.taal(SOORTEN[een.soort])}: {een.tekst}" for een in voorstel.reacties}
    gekozen = kies_regel(hier, nummer, reacties, hier.taal("Welke reactie"))
    waarom = (
        lees_vrije_tekst("--reden", reden, 2000) if reden else vraag_tekst(hier, "--reden", hier.taal("Waarom"), 2000)
    )
    boodschap = zin("storno van {nummer}", nummer=gekozen)
    with vastgelegd(hier, reactiebestand(voorstel.naam), boodschap, commit=commit):
        bestand = of_stop(hier, voorstellen.storneer(hier.wortel, voorstel, gekozen, hier.vandaag, waarom))
        hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=bestand))
