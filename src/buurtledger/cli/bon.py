"""`buurtledger bon toevoegen|lijst|toon|storneer|retour`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from buurtledger.cli import bonlijst
from buurtledger.cli.argumenten import Bedrag, Commit, Datum, Formaat, Nummer, Post
from buurtledger.cli.boeken import boek, lees_tekst, lees_tekst_of_niets, open_werk
from buurtledger.cli.extra import vereis
from buurtledger.cli.invoer import lees_bedrag
from buurtledger.cli.lezen import lees_begroting, of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, omgeving, stop, weiger
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vragen import vraag_bedrag, vraag_dag, vraag_of_stop
from buurtledger.handelingen import boeken
from buurtledger.handelingen.boeken import Werk
from buurtledger.handelingen.selectie import regels_van
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.kascommissie import KASCOMMISSIE
from buurtledger.model.mutatie import BEWIJZEN, KERN, PENVOERDER, Mutatie, Soort
from buurtledger.model.rollen import ROLLEN
from buurtledger.report.mutaties import MutatieVerslag
from buurtledger.store.grootboek import lees_oordelen
from buurtledger.store.logboek.opzoeken import zoek_nummer

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
    leverancier: Annotated[
        str | None, typer.Option("--leverancier", metavar="TEKST", help=N_("De winkel."), show_default=False)
    ] = None,
    betaald_door: Annotated[
        str | None,
        typer.Option(
            "--betaald-door",
            metavar="kern|penvoerder",
            help=N_("Wie betaalde: kern (de groep zelf) of penvoerder (van de rekening)."),
            show_default=False,
        ),
    ] = None,
    btw: Annotated[
        str | None, typer.Option("--btw", metavar="BEDRAG", help=N_("De btw in het bedrag."), show_default=False)
    ] = None,
    bewijs: Annotated[
        str | None,
        typer.Option("--bewijs", metavar="bon|factuur|verklaring", help=N_("Wat er op papier is."), show_default=False),
    ] = None,
    activiteit: Annotated[
        str | None, typer.Option("--activiteit", metavar="TEKST", help=N_("Een label."), show_default=False)
    ] = None,
    scan: Annotated[
        str | None,
        typer.Option(
            "--scan",
            metavar="BESTAND",
            help=N_("De foto of pdf: die gaat de kluis in, zijn vingerafdruk in de regel."),
            show_default=False,
        ),
    ] = None,
    notitie: Annotated[
        str | None, typer.Option("--notitie", metavar="TEKST", help=N_("Een opmerking."), show_default=False)
    ] = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    werk = open_werk(hier, post)
    som = vraag_bedrag(hier, bedrag)
    tekst = (
        omschrijving
        if omschrijving is not None
        else vraag_of_stop(hier, "OMSCHRIJVING", hier.taal("Wat is er gekocht"))
    )
    winkel = leverancier
    if winkel is None and hier.mag_vragen:
        winkel = typer.prompt(hier.taal("Winkel (mag leeg)"), default="", show_default=False)
    betaler = _betaler(hier, werk, betaald_door)
    if bewijs is not None and bewijs not in BEWIJZEN:
        stop(VERKEERD_GEROEPEN, zin("--bewijs is bon, factuur of verklaring, niet {waarde}", waarde=bewijs))
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
        scan=_vingerafdruk(hier, scan) if scan else "",
        notitie=lees_tekst_of_niets("notitie", notitie),
    )
    boek(hier, werk, mutatie, commit=commit)


def _betaler(hier: Omgeving, werk: Werk, gegeven: str | None) -> str:
    # The coordination post is the penvoerder's own: nobody else pays there.
    anders = PENVOERDER if werk.post == werk.begroting.coordinatie.post else KERN
    if gegeven is None and hier.mag_vragen:
        gegeven = typer.prompt(hier.taal("Betaald door (kern of penvoerder)"), default=anders)
    gekozen = (gegeven or anders).strip()
    if gekozen not in (KERN, PENVOERDER):
        stop(VERKEERD_GEROEPEN, zin("betaald door is kern of penvoerder, niet {waarde}", waarde=gekozen))
    return gekozen


def _vingerafdruk(hier: Omgeving, pad: str) -> str:
    """The hash for the line. With a kluis the scan is cleaned and kept there; without one only its hash is."""
    from buurtledger.cli.kluismap import gekozen_kluis
    from buurtledger.store.grootboek import lees_rollen
    from buurtledger.store.kluis.plek import hash_van, lees_gewoon

    kluis = gekozen_kluis(hier.wortel)
    if kluis is None:
        hier.waarschuw(zin("er is geen kluis (BUURTLEDGER_KLUIS): bewaar de scan zelf, precies zoals hij nu is"))
        inhoud = lees_gewoon(Path(pad))
        if isinstance(inhoud, Bericht):
            stop(VERKEERD_GEROEPEN, inhoud)
        return f"sha256:{hash_van(inhoud)}"
    for module in ("PIL", "pypdfium2", "pyrage"):
        vereis(module, "kluis")
    from buurtledger.store.kluis.bewaren import bewaar

    rollen, fouten = lees_rollen(hier.wortel)
    if fouten:
        weiger(hier.wortel, zin("{bestand} is niet te lezen", bestand=ROLLEN), fouten)
    with hier.bezig(hier.taal("De scan schoonmaken…")):
        bewaard = bewaar(kluis, Path(pad), rollen)
    if isinstance(bewaard, Bericht):
        stop(VERKEERD_GEROEPEN, bewaard)
    hier.zeg(hier.taal("In de kluis: {bestand}", bestand=bewaard.bestand.name))
    return f"sha256:{bewaard.hash}"


def _zoek(hier: Omgeving, nummer: str | None) -> tuple[Werk, Mutatie]:
    """The mutatie of an id, and the books of its post."""
    if nummer is None:
        nummer = vraag_of_stop(hier, "NUMMER", hier.taal("Nummer (zoals 221015-m3fx)"))
    wortel = hier.wortel
    begroting = lees_begroting(hier)
    mutatie = zoek_nummer(wortel, nummer.strip().lower())
    if mutatie is None:
        stop(
            VERKEERD_GEROEPEN,
            zin("het nummer {nummer} is er niet; buurtledger bon lijst noemt ze allemaal", nummer=nummer),
        )
    return of_stop(hier, boeken.open_werk(wortel, hier.vandaag, begroting, mutatie.post)), mutatie


@app.command("storneer", cls=Opdracht, help=N_("Draai een mutatie terug, met een reden. Er wordt nooit iets gewist."))
def _storneer(
    ctx: typer.Context,
    nummer: Nummer = None,
    reden: Annotated[
        str | None, typer.Option("--reden", metavar="TEKST", help=N_("Waarom."), show_default=False)
    ] = None,
    datum: Datum = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    werk, doel = _zoek(hier, nummer)
    waarom = reden if reden is not None else vraag_of_stop(hier, "--reden", hier.taal("Waarom"))
    storno = werk.mutatie(Soort.STORNO, vraag_dag(hier, datum), van=doel.nummer, reden=lees_tekst("reden", waarom))
    boek(hier, werk, storno, commit=commit)


@app.command("retour", cls=Opdracht, help=N_("Boek geld dat een winkel teruggaf op een bon."))
def _retour(
    ctx: typer.Context,
    nummer: Nummer = None,
    bedrag: Bedrag = None,
    omschrijving: Annotated[
        str | None, typer.Argument(metavar="[OMSCHRIJVING]", help=N_("Wat er terugging."), show_default=False)
    ] = None,
    datum: Datum = None,
    ontvangen_door: Annotated[
        str | None,
        typer.Option(
            "--ontvangen-door",
            metavar="kern|penvoerder",
            help=N_("Wie het geld kreeg; anders wie betaalde."),
            show_default=False,
        ),
    ] = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    werk, bon = _zoek(hier, nummer)
    if ontvangen_door not in (None, KERN, PENVOERDER):
        stop(VERKEERD_GEROEPEN, zin("--ontvangen-door is kern of penvoerder, niet {waarde}", waarde=ontvangen_door))
    som = vraag_bedrag(hier, bedrag)
    anders = f"retour: {bon.omschrijving}"[:500]
    if omschrijving is None and hier.mag_vragen:
        omschrijving = typer.prompt(hier.taal("Wat ging er terug"), default=anders)
    retour = werk.mutatie(
        Soort.RETOUR,
        vraag_dag(hier, datum),
        som,
        van=bon.nummer,
        omschrijving=lees_tekst("omschrijving", omschrijving or anders),
        ontvangen_door=ontvangen_door or "",
    )
    boek(hier, werk, retour, commit=commit)


app.command("lijst", cls=Opdracht, help=N_("Alle mutaties, of die van een gebied of post, op datum; met een totaal."))(
    bonlijst.lijst
)
app.command("totaal", cls=Opdracht, help=N_("Wat er besteed is, per post, gebied, maand, winkel of activiteit."))(
    bonlijst.totaal
)


@app.command("toon", cls=Opdracht, help=N_("Alles van één mutatie, en wat ernaar verwijst."))
def _toon(ctx: typer.Context, nummer: Nummer = None, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    werk, mutatie = _zoek(hier, nummer)
    regels = {regel.mutatie.nummer: regel for regel in regels_van(werk.logboek.mutaties)}
    verwant = [r for r in regels.values() if r.mutatie.van == mutatie.nummer or r.mutatie.nummer == mutatie.van]
    oordelen, fouten = lees_oordelen(hier.wortel)
    if fouten:
        weiger(hier.wortel, zin("{bestand} is niet te lezen", bestand=KASCOMMISSIE), fouten)
    ervan = tuple(oordeel for oordeel in oordelen if oordeel.bon == mutatie.nummer)
    toon(hier, formaat, MutatieVerslag(regels[mutatie.nummer], tuple(verwant), ervan))
