"""`buurtledger bon storneer|herzie|retour`: nothing is edited; a correction is a new line that says so."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.argumenten import (
    Activiteit,
    Bedrag,
    BedragOptie,
    BetaaldDoor,
    Bewijs,
    Btw,
    Commit,
    Datum,
    Leverancier,
    Notitie,
    Nummer,
    OmschrijvingOptie,
    OntvangenDoor,
    Papierdatum,
    PostOptie,
    Reden,
    Scan,
    Stornodatum,
)
from buurtledger.cli.boeken import boek, boek_samen, lees_tekst, open_werk
from buurtledger.cli.bonvragen import open_werk_van
from buurtledger.cli.herzievragen import lees_velden, vraag_velden
from buurtledger.cli.invoer import lees_dag_of_niets
from buurtledger.cli.lezen import of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, omgeving, stop
from buurtledger.cli.vragen import vraag_bedrag, vraag_dag, vraag_tekst
from buurtledger.cli.vrijwilliger import na_herzien
from buurtledger.handelingen.boeken import storno_van
from buurtledger.handelingen.herzien import herzie as herzie_
from buurtledger.handelingen.herzien import herzienbaar
from buurtledger.model.bericht import N_, zin
from buurtledger.model.mutatie import KERN, PENVOERDER, TEKSTVELDEN, Soort


def storneer(
    ctx: typer.Context, nummer: Nummer = None, reden: Reden = None, datum: Stornodatum = None, commit: Commit = False
) -> None:
    """Undo a mutatie."""
    hier = omgeving(ctx)
    werk, doel = open_werk_van(hier, nummer, hier.taal("Welk nummer moet teruggedraaid worden"))
    waarom = reden if reden is not None else vraag_tekst(hier, "--reden", hier.taal("Waarom"), TEKSTVELDEN["reden"])
    storno = storno_van(werk, doel, lees_tekst("reden", waarom), lees_dag_of_niets(hier, datum))
    boek(hier, werk, storno, commit=commit)


def herzie(
    ctx: typer.Context,
    nummer: Nummer = None,
    bedrag: BedragOptie = None,
    omschrijving: OmschrijvingOptie = None,
    datum: Papierdatum = None,
    post: PostOptie = None,
    leverancier: Leverancier = None,
    betaald_door: BetaaldDoor = None,
    ontvangen_door: OntvangenDoor = None,
    btw: Btw = None,
    bewijs: Bewijs = None,
    activiteit: Activiteit = None,
    scan: Scan = None,
    notitie: Notitie = None,
    reden: Reden = None,
    commit: Commit = False,
) -> None:
    """Correct a mutatie: what is not said stays as it was."""
    hier = omgeving(ctx)
    werk, doel = open_werk_van(hier, nummer, hier.taal("Welk nummer moet verbeterd worden"))
    getypt = {
        "datum": datum,
        "bedrag": bedrag,
        "btw": btw,
        "omschrijving": omschrijving,
        "leverancier": leverancier,
        "betaald_door": betaald_door,
        "ontvangen_door": ontvangen_door,
        "bewijs": bewijs,
        "activiteit": activiteit,
        "scan": scan,
        "notitie": notitie,
    }
    gezegd = {veld: tekst for veld, tekst in getypt.items() if tekst is not None}
    kan = of_stop(hier, herzienbaar(doel))
    if gezegd or post:
        velden = lees_velden(hier, gezegd)
    elif hier.mag_vragen:
        velden = vraag_velden(hier, doel, kan)
    else:
        stop(VERKEERD_GEROEPEN, zin("zeg wat er anders moet, bijvoorbeeld --bedrag 45,95"))
    naar = open_werk(hier, post) if post else None
    anders = [veld for veld, waarde in velden.items() if getattr(doel, veld) != waarde]
    verplaatst = naar is not None and naar.post != werk.post
    if velden.get("scan") and not anders and not verplaatst:
        # It was missed, and is there again.
        hier.zeg(hier.taal("Dat is de scan van {nummer}; aan de regel verandert niets.", nummer=doel.nummer))
        return
    veranderd = tuple(veld.replace("_", " ") for veld in (*anders, *(("post",) if verplaatst else ())))
    waarom = reden or hier.taal("herzien: {velden}", velden=veranderd)
    boekingen = herzie_(werk, doel, velden, lees_tekst("reden", waarom), naar if verplaatst else None)
    samen = of_stop(hier, boekingen)
    if boek_samen(hier, werk.begroting, samen, commit=commit):
        na_herzien(hier, doel.nummer, samen[-1].mutatie.nummer)


def retour(
    ctx: typer.Context,
    nummer: Nummer = None,
    bedrag: Bedrag = None,
    omschrijving: Annotated[
        str | None, typer.Argument(metavar="[OMSCHRIJVING]", help=N_("Wat er terugging."), show_default=False)
    ] = None,
    datum: Datum = None,
    ontvangen_door: OntvangenDoor = None,
    commit: Commit = False,
) -> None:
    """Money back from a shop."""
    hier = omgeving(ctx)
    werk, bon = open_werk_van(hier, nummer, hier.taal("Op welke bon kwam geld terug"))
    if ontvangen_door not in (None, KERN, PENVOERDER):
        stop(VERKEERD_GEROEPEN, zin("--ontvangen-door is kern of penvoerder, niet {waarde}", waarde=ontvangen_door))
    som = vraag_bedrag(hier, bedrag)
    anders = f"retour: {bon.omschrijving}"[: TEKSTVELDEN["omschrijving"]]
    if omschrijving is None and hier.mag_vragen:
        vraag = hier.taal("Wat ging er terug")
        omschrijving = vraag_tekst(hier, "OMSCHRIJVING", vraag, TEKSTVELDEN["omschrijving"], anders=anders)
    regel = werk.mutatie(
        Soort.RETOUR,
        vraag_dag(hier, datum),
        som,
        van=bon.nummer,
        omschrijving=lees_tekst("omschrijving", omschrijving or anders),
        ontvangen_door=ontvangen_door or "",
    )
    boek(hier, werk, regel, commit=commit)
