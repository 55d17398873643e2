"""`buurtledger bon toevoegen|lijst|toon|storneer|retour`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

import typer

from buurtledger.cli.argumenten import (
    Activiteit,
    Bedrag,
    BetaaldDoor,
    Bewijs,
    Btw,
    Commit,
    Datum,
    Formaat,
    Leverancier,
    Notitie,
    Nummer,
    Post,
    PostOfGebied,
    Scan,
)
from buurtledger.cli.boeken import boek, lees_tekst, lees_tekst_of_niets, open_werk
from buurtledger.cli.bonvragen import (
    keur_bewijs,
    kies_betaler,
    open_werk_van,
    vingerafdruk,
    vraag_omschrijving,
    vraag_winkel,
)
from buurtledger.cli.correcties import herzie, retour, storneer
from buurtledger.cli.invoer import kies_post_of_gebied, lees_bedrag, lees_dag_of_niets
from buurtledger.cli.lezen import lees_alles, of_stop
from buurtledger.cli.omgeving import omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vragen import vraag_bedrag, vraag_dag
from buurtledger.handelingen import lezen
from buurtledger.model.bericht import N_
from buurtledger.model.mutatie import Mutatie, Soort
from buurtledger.report.mutaties import Mutatielijst, MutatieVerslag, Regel
from buurtledger.stand.ongedaan import zoek_ongedaan

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
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    werk = open_werk(hier, post)
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
    )
    boek(hier, werk, mutatie, commit=commit)


def _regels(logboek: Iterable[Mutatie]) -> list[Regel]:
    """The lines of one logboek, each with whether a storno undid it."""
    logboek = tuple(logboek)
    stornos = zoek_ongedaan(logboek).stornos
    return [Regel(mutatie, mutatie.nummer in stornos) for mutatie in logboek]


app.command("storneer", cls=Opdracht, help=N_("Draai een mutatie terug, met een reden. Er wordt nooit iets gewist."))(
    storneer
)
app.command("herzie", cls=Opdracht, help=N_("Verbeter een regel: de oude teruggedraaid, de nieuwe erbij."))(herzie)
app.command("retour", cls=Opdracht, help=N_("Boek geld dat een winkel teruggaf op een bon."))(retour)


@app.command("lijst", cls=Opdracht, help=N_("Alle mutaties, of die van een gebied of post, op datum."))
def _lijst(
    ctx: typer.Context,
    keuze: PostOfGebied = "",
    van: Annotated[
        str | None, typer.Option("--van", metavar="DATUM", help=N_("Vanaf deze dag."), show_default=False)
    ] = None,
    tot: Annotated[
        str | None, typer.Option("--tot", metavar="DATUM", help=N_("Tot en met deze dag."), show_default=False)
    ] = None,
    zoek: Annotated[
        str, typer.Option("--zoek", metavar="TEKST", help=N_("Alleen met deze tekst erin."), show_default=False)
    ] = "",
    formaat: Formaat = "tekst",
) -> None:
    hier = omgeving(ctx)
    vanaf, tot_en_met = lees_dag_of_niets(hier, van) or date.min, lees_dag_of_niets(hier, tot) or date.max
    if keuze:
        ooit = of_stop(hier, lezen.lees_begroting(hier.wortel, date.max))
        logboeken = of_stop(hier, lezen.lees_deel(hier.wortel, ooit, kies_post_of_gebied(ooit, keuze)))
    else:
        logboeken = lees_alles(hier)[0].logboeken

    def past(mutatie: Mutatie) -> bool:
        teksten = f"{mutatie.omschrijving} {mutatie.leverancier} {mutatie.reden} {mutatie.nummer} {mutatie.activiteit}"
        return vanaf <= mutatie.datum <= tot_en_met and zoek.casefold() in teksten.casefold()

    regels = [regel for logboek in logboeken.values() for regel in _regels(logboek) if past(regel.mutatie)]
    regels.sort(
        key=lambda regel: (regel.mutatie.datum, regel.mutatie.nummer[:6], regel.mutatie.post, regel.mutatie.lijn)
    )
    toon(hier, formaat, Mutatielijst(tuple(regels)))


@app.command("toon", cls=Opdracht, help=N_("Alles van één mutatie, en wat ernaar verwijst."))
def _toon(ctx: typer.Context, nummer: Nummer = None, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    werk, mutatie = open_werk_van(hier, nummer)
    regels = {regel.mutatie.nummer: regel for regel in _regels(werk.logboek.mutaties)}
    verwant = [r for r in regels.values() if r.mutatie.van == mutatie.nummer or r.mutatie.nummer == mutatie.van]
    toon(hier, formaat, MutatieVerslag(regels[mutatie.nummer], tuple(verwant)))
