"""`buurtledger bon toevoegen|invoer|lijst|toon|storneer|retour`."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli import bonlijst
from buurtledger.cli.argumenten import (
    Activiteit,
    Bedrag,
    BetaaldDoor,
    Bewijs,
    Bij,
    Btw,
    Commit,
    Datum,
    Formaat,
    Leverancier,
    Notitie,
    Nummer,
    Post,
    Scan,
)
from buurtledger.cli.boeken import boek, lees_tekst, lees_tekst_of_niets, open_werk
from buurtledger.cli.bonlees import lees
from buurtledger.cli.bonvragen import (
    keur_bewijs,
    kies_betaler,
    kies_verplichting,
    open_werk_van,
    vingerafdruk,
    vraag_omschrijving,
    vraag_winkel,
)
from buurtledger.cli.correcties import herzie, retour, storneer
from buurtledger.cli.importeer import importeer
from buurtledger.cli.invoer import lees_bedrag
from buurtledger.cli.omgeving import omgeving, weiger
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.sjabloon import sjabloon
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vragen import vraag_bedrag, vraag_dag
from buurtledger.cli.vrijwilliger import Aantekening, Vrijwilliger
from buurtledger.handelingen.selectie import regels_van
from buurtledger.model.bericht import N_, zin
from buurtledger.model.kascommissie import KASCOMMISSIE
from buurtledger.model.mutatie import Soort
from buurtledger.report.mutaties import MutatieVerslag
from buurtledger.store.grootboek import lees_oordelen

app = nieuwe_groep(N_("Bonnen boeken, opzoeken en terugdraaien."))


@app.command("toevoegen", cls=Opdracht, help=N_("Boek een bon. Wat je weglaat wordt gevraagd."))
def _toevoegen(
    ctx: typer.Context,
    post: Post = None,
    bedrag: Bedrag = None,
    omschrijving: Annotated[
        str | None, typer.Argument(metavar="OMSCHRIJVING", help=N_("Wat er gekocht is."), show_default=False)
    ] = None,
    datum: Datum = None,
    leverancier: Leverancier = None,
    betaald_door: BetaaldDoor = None,
    btw: Btw = None,
    bewijs: Bewijs = None,
    activiteit: Activiteit = None,
    scan: Scan = None,
    notitie: Notitie = None,
    bij: Bij = None,
    vrijwilliger: Vrijwilliger = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    aantekening = Aantekening(hier, vrijwilliger) if vrijwilliger is not None else None
    werk = open_werk(hier, post)
    verplichting = kies_verplichting(werk, bij)
    som = vraag_bedrag(hier, bedrag)
    tekst = omschrijving if omschrijving is not None else vraag_omschrijving(hier)
    winkel = leverancier if leverancier is not None else vraag_winkel(hier)
    betaler = kies_betaler(hier, werk, betaald_door)
    keur_bewijs(bewijs)
    mutatie = werk.mutatie(
        Soort.BON,
        vraag_dag(hier, datum),
        som,
        omschrijving=lees_tekst("omschrijving", tekst),
        leverancier=lees_tekst_of_niets("leverancier", winkel),
        betaald_door=betaler,
        btw=lees_bedrag(btw) if btw else None,
        bewijs=bewijs or "",
        activiteit=lees_tekst_of_niets("activiteit", activiteit),
        scan=vingerafdruk(hier, scan) if scan else "",
        notitie=lees_tekst_of_niets("notitie", notitie),
        bij=verplichting,
    )
    if aantekening:
        aantekening.keur(mutatie)
    if boek(hier, werk, mutatie, commit=commit) and aantekening:
        aantekening.bewaar(mutatie)


@app.command(
    "invoer",
    cls=Opdracht,
    help=N_("Boek een stapel bonnen: een regel per bon, zoals 14-10 45,95 gamma verf; dan alles in één keer."),
)
def _invoer(
    ctx: typer.Context,
    post: Post = None,
    rustig: Annotated[
        bool,
        typer.Option(
            "--rustig",
            help=N_("Zeg pas na enter wat er begrepen is: voor wie laat voorlezen, of een trage verbinding."),
        ),
    ] = False,
    commit: Commit = False,
) -> None:
    from buurtledger.cli.boninvoer import invoer

    invoer(omgeving(ctx), post, rustig=rustig, commit=commit)


app.command("storneer", cls=Opdracht, help=N_("Draai een mutatie terug, met een reden. Er wordt nooit iets gewist."))(
    storneer
)
app.command("herzie", cls=Opdracht, help=N_("Verbeter een regel: de oude teruggedraaid, de nieuwe erbij."))(herzie)
app.command("retour", cls=Opdracht, help=N_("Boek geld dat een winkel teruggaf op een bon."))(retour)
app.command("lijst", cls=Opdracht, help=N_("Alle mutaties, of die van een gebied of post, op datum; met een totaal."))(
    bonlijst.lijst
)
app.command("totaal", cls=Opdracht, help=N_("Wat er besteed is, per post, gebied, maand, winkel of activiteit."))(
    bonlijst.totaal
)


app.command("sjabloon", cls=Opdracht, help=N_("Een rekenblad (XLSX) waarin een groep haar bonnen bijhoudt."))(sjabloon)
app.command(
    "importeer", cls=Opdracht, help=N_("Bonnen uit een rekenblad (XLSX, ODS of CSV), of uit een bonnenbriefje.")
)(importeer)
app.command("lees", cls=Opdracht, help=N_("Bonnen van foto's, pdf's en e-facturen: gelezen, nagekeken, geboekt."))(lees)


@app.command("toon", cls=Opdracht, help=N_("Alles van één mutatie, en wat ernaar verwijst."))
def _toon(ctx: typer.Context, nummer: Nummer = None, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    werk, mutatie = open_werk_van(hier, nummer)
    regels = {regel.mutatie.nummer: regel for regel in regels_van(werk.logboek.mutaties)}
    verwant = [r for r in regels.values() if r.mutatie.van == mutatie.nummer or r.mutatie.nummer == mutatie.van]
    oordelen, fouten = lees_oordelen(hier.wortel)
    if fouten:
        weiger(hier.wortel, zin("{bestand} is niet te lezen", bestand=KASCOMMISSIE), fouten)
    ervan = tuple(oordeel for oordeel in oordelen if oordeel.bon == mutatie.nummer)
    toon(hier, formaat, MutatieVerslag(regels[mutatie.nummer], tuple(verwant), ervan))
