"""`buurtledger besluit nieuw|lijst|toon|trek-in|voorstel`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_besluit_aan, vul_mandaat_aan, vul_post_aan
from buurtledger.cli.argumenten import Commit, Formaat, OpOfVandaag
from buurtledger.cli.besluitvragen import (
    Antwoorden,
    kies_slak,
    lees_looptijd,
    lees_opening,
    lees_slak,
    lees_verschuiving,
    vraag_verschuiving,
    vraag_waarom,
)
from buurtledger.cli.invoer import kies_post, lees_dag_of_niets, lees_vrije_tekst, of_verkeerd, past_op_een
from buurtledger.cli.lezen import lees_cijfers, of_stop
from buurtledger.cli.omgeving import Omgeving, omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.privevraag import mag_opgeschreven
from buurtledger.cli.prognose import maak_verslag
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vastleggen import vastgelegd
from buurtledger.cli.vraagregel import Keus
from buurtledger.cli.vragen import bevestig, vraag, vraag_dag, vraag_mandaat
from buurtledger.handelingen import besluiten
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.besluit import Besluit, besluitbestand
from buurtledger.report.besluiten import Besluitenlijst, BesluitVerslag, Voorstel
from buurtledger.stand.cijferboek import Cijferboek
from buurtledger.stand.geldend import pas_toe
from buurtledger.stand.voorstel import stel_voor

app = nieuwe_groep(N_("Besluiten die geld verschuiven; het plan zelf blijft zoals het was."))

_Naam = Annotated[
    str | None,
    typer.Argument(
        metavar="BESLUIT",
        help=N_("De naam, zoals 2023-03-15-moestuin."),
        show_default=False,
        autocompletion=vul_besluit_aan,
    ),
]
_Door = Annotated[
    str | None,
    typer.Option(
        "--door",
        metavar="WIE",
        help=N_("Wie besloot: een van de mandaten."),
        show_default=False,
        autocompletion=vul_mandaat_aan,
    ),
]
_Waarom = Annotated[str | None, typer.Option("--waarom", metavar="TEKST", help=N_("Waarom."), show_default=False)]
_Notulen = Annotated[
    str | None, typer.Option("--notulen", metavar="TEKST", help=N_("Waar de notulen staan."), show_default=False)
]
_Datum = Annotated[
    str | None,
    typer.Option("--datum", metavar="DATUM", help=N_("De dag van het besluit; anders vandaag."), show_default=False),
]
_Vanaf = Annotated[
    str | None,
    typer.Option("--vanaf", metavar="DATUM", help=N_("Vanaf wanneer het geldt; anders die dag."), show_default=False),
]


@app.command("nieuw", cls=Opdracht, help=N_("Schrijf een besluit op. Wat een regel breekt wordt geweigerd."))
def _nieuw(
    ctx: typer.Context,
    naam: Annotated[
        str | None,
        typer.Argument(metavar="NAAM", help=N_("Een woord, zoals moestuin."), show_default=False),
    ] = None,
    verschuif: Annotated[
        list[str] | None,
        typer.Option(
            "--verschuif",
            metavar='"VAN NAAR BEDRAG"',
            help=N_("Geld verschuiven; mag vaker."),
            show_default=False,
        ),
    ] = None,
    door: _Door = None,
    waarom: _Waarom = None,
    notulen: _Notulen = None,
    datum: _Datum = None,
    vanaf: _Vanaf = None,
    open_: Annotated[
        list[str] | None,
        typer.Option("--open", metavar='"POST NAAM"', help=N_("Open een post; mag vaker."), show_default=False),
    ] = None,
    sluit: Annotated[
        list[str] | None,
        typer.Option(
            "--sluit",
            metavar="POST",
            help=N_("Sluit een post; mag vaker."),
            show_default=False,
            autocompletion=vul_post_aan,
        ),
    ] = None,
    heropen: Annotated[
        list[str] | None,
        typer.Option(
            "--heropen",
            metavar="POST",
            help=N_("Open een gesloten post weer; mag vaker."),
            show_default=False,
            autocompletion=vul_post_aan,
        ),
    ] = None,
    looptijd: Annotated[
        str | None,
        typer.Option(
            "--looptijd", metavar='"VAN TOT"', help=N_("Een nieuwe eerste en laatste dag."), show_default=False
        ),
    ] = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    boek = lees_cijfers(hier)
    nu = boek.begroting(date.max)
    opent = tuple(lees_opening(tekst) for tekst in open_ or ())
    verschuivingen = tuple(
        lees_verschuiving(pas_toe(nu, _leeg(hier)._replace(opent=opent)), t) for t in verschuif or ()
    )
    vraagt = not (verschuivingen or opent or sluit or heropen or looptijd)
    woord = kies_slak(naam) if naam else vraag(hier, "NAAM", hier.taal("Een woord voor het besluit"), lees_slak)
    dag = vraag_dag(hier, datum, hier.taal("De dag van het besluit"), mag_komen=True)
    antwoorden = Antwoorden()
    while True:
        if vraagt:
            antwoorden = vraag_verschuiving(hier, nu, antwoorden)
            verschuivingen = (antwoorden.verschuiving,)
        wie = vraag_mandaat(hier, nu, door, antwoorden.door)
        reden = lees_vrije_tekst("--waarom", waarom, 2000) if waarom else vraag_waarom(hier, antwoorden.waarom)
        antwoorden = antwoorden._replace(door=wie, waarom=reden)
        besluit = _leeg(hier)._replace(
            naam=f"{dag.isoformat()}-{woord}",
            datum=dag,
            vanaf=lees_dag_of_niets(hier, vanaf, mag_komen=True) or dag,
            door=wie,
            waarom=reden,
            notulen=lees_vrije_tekst("--notulen", notulen, 500) if notulen else "",
            ingevoerd=max(dag, hier.vandaag),
            verschuivingen=verschuivingen,
            opent=opent,
            sluit=tuple(kies_post(nu, post) for post in sluit or ()),
            heropent=tuple(kies_post(nu, post) for post in heropen or ()),
            looptijd=lees_looptijd(hier, looptijd) if looptijd else None,
        )
        if _leg_voor(hier, besluit, commit=commit, nog_eens=vraagt and hier.mag_vragen):
            return


def _leeg(hier: Omgeving) -> Besluit:
    return Besluit(naam="", datum=hier.vandaag, vanaf=hier.vandaag, door="", waarom="")


@app.command("trek-in", cls=Opdracht, help=N_("Draai een besluit terug, met een nieuw besluit."))
def _trek_in(
    ctx: typer.Context,
    naam: _Naam = None,
    door: _Door = None,
    waarom: _Waarom = None,
    notulen: _Notulen = None,
    datum: _Datum = None,
    vanaf: _Vanaf = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    boek = lees_cijfers(hier)
    eerder = _kies(hier, boek, naam)
    dag = vraag_dag(hier, datum, hier.taal("De dag van het besluit"), mag_komen=True)
    besluit = besluiten.intrekking_van(
        eerder,
        dag,
        lees_dag_of_niets(hier, vanaf, mag_komen=True) or max(dag, eerder.vanaf),
        hier.vandaag,
        vraag_mandaat(hier, boek.begroting(date.max), door),
        lees_vrije_tekst("--waarom", waarom, 2000) if waarom else vraag_waarom(hier),
    )
    besluit = besluit._replace(notulen=lees_vrije_tekst("--notulen", notulen, 500) if notulen else "")
    _leg_voor(hier, besluit, commit=commit)


def _leg_voor(hier: Omgeving, besluit: Besluit, *, commit: bool, nog_eens: bool = False) -> bool:
    """Show before and after and which rules it would break; write it when it breaks none and nobody says no.

    False when it could not be and may be asked again (`nog_eens`).
    """
    voornemen = of_stop(hier, besluiten.bereid_voor(hier.wortel, besluit, hier.vandaag))
    toon(hier, "tekst", BesluitVerslag.van(voornemen.plan, voornemen.besluiten, besluit))
    for bevinding in voornemen.bevindingen:
        hier.waarschuw(bevinding.bericht)
    if voornemen.bezwaar and nog_eens:
        hier.waarschuw(voornemen.bezwaar.bericht)
        hier.zeg(hier.taal("Verander wat niet kon; enter houdt wat er stond, Ctrl-C breekt af."))
        return False
    of_stop(hier, voornemen.bezwaar)
    teksten = (besluit.waarom, besluit.notulen, *(opening.naam for opening in besluit.opent))
    if not mag_opgeschreven(hier, voornemen.plan, teksten):
        return True
    if hier.mag_vragen and not bevestig(hier, hier.taal("Opschrijven?")):
        hier.zeg(hier.taal("Er is niets geschreven."))
        return True
    boodschap = zin("besluit {naam}: {waarom}", naam=besluit.naam, waarom=besluit.waarom)
    with vastgelegd(hier, besluitbestand(besluit.naam), boodschap, commit=commit):
        bestand = of_stop(hier, besluiten.schrijf(hier.wortel, besluit))
        hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=bestand))
    return True


@app.command("lijst", cls=Opdracht, help=N_("Alle besluiten, in de volgorde waarin ze gelden."))
def _lijst(ctx: typer.Context, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    alle = lees_cijfers(hier, vanaf=date.max).besluiten
    toon(hier, formaat, Besluitenlijst(alle))


@app.command("toon", cls=Opdracht, help=N_("Eén besluit: wie, wanneer, waarom, en wat het met de posten doet."))
def _toon(ctx: typer.Context, naam: _Naam = None, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    boek = lees_cijfers(hier, vanaf=date.max)
    besluit = _kies(hier, boek, naam)
    toon(hier, formaat, BesluitVerslag.van(boek.plan, boek.besluiten, besluit))


@app.command("voorstel", cls=Opdracht, help=N_("Een voorstel: van wat overblijft naar wat tekortkomt."))
def _voorstel(
    ctx: typer.Context,
    op: OpOfVandaag = None,
    formaat: Formaat = "tekst",
) -> None:
    hier = omgeving(ctx)
    prognose, _ = maak_verslag(hier, op)
    verschuivingen = stel_voor(prognose.verwachtingen, prognose.stand.begroting.coordinatie.post)
    toon(hier, formaat, Voorstel(verschuivingen, prognose.stand))


def _kies(hier: Omgeving, boek: Cijferboek, naam: str | None) -> Besluit:
    namen = {besluit.naam: besluit for besluit in boek.besluiten}

    def lees(getypt: str) -> str | Bericht:
        heel = [eerder for eerder in namen if eerder[len("JJJJ-MM-DD-") :] == getypt.casefold()]
        if len(heel) == 1:
            return heel[0]
        uitkomst = past_op_een(getypt, {eerder.naam: eerder.waarom for eerder in boek.besluiten})
        return _geen_besluit(getypt, namen) if isinstance(uitkomst, Bericht) else uitkomst

    if naam is not None:
        return namen[of_verkeerd(lees(naam))]
    keuzes = [Keus(besluit.naam, besluit.waarom[:60]) for besluit in boek.besluiten]
    return namen[vraag(hier, "BESLUIT", hier.taal("Welk besluit"), lees, keuzes=keuzes)]


def _geen_besluit(getypt: str, namen: Iterable[str]) -> Bericht:

    from buurtledger.model.zoeken import nabij

    lijkt = nabij(getypt, namen)
    if lijkt:
        return zin("het besluit {naam} is er niet; bedoel je {lijkt}?", naam=getypt, lijkt=lijkt)
    return zin("het besluit {naam} is er niet; buurtledger besluit lijst noemt ze allemaal", naam=getypt)
