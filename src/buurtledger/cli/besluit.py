"""`buurtledger besluit nieuw|lijst|toon|trek-in|voorstel|voorleggen`."""

from __future__ import annotations

from datetime import date

import typer

from buurtledger.cli.argumenten import Commit, Formaat, OpOfVandaag
from buurtledger.cli.besluitopties import (
    Besluitdag,
    Besluitnaam,
    Door,
    Heropen,
    NieuweLooptijd,
    NieuweNaam,
    Notulen,
    Open,
    Sluit,
    Uit,
    Vanaf,
    Veranderd,
    Verschuif,
    Waarom,
)
from buurtledger.cli.besluituit import vraag_daden, zoals_voorgelegd
from buurtledger.cli.besluitvragen import (
    GEEN,
    Antwoorden,
    Getypt,
    doet_iets,
    kies_op_naam,
    kies_slak,
    kies_voorstel,
    lees_daden,
    lees_notulen,
    vraag_slak,
    vraag_veranderd,
    vraag_verschuiving,
    vraag_waarom,
)
from buurtledger.cli.invoer import lees_dag_of_niets, lees_vrije_tekst
from buurtledger.cli.lezen import lees_alles, lees_cijfers, of_stop
from buurtledger.cli.omgeving import Omgeving, omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.privevraag import mag_opgeschreven
from buurtledger.cli.prognose import maak_verslag
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vastleggen import vastgelegd
from buurtledger.cli.voorleggen import leg_voor
from buurtledger.cli.vragen import bevestig, vraag_dag, vraag_mandaat
from buurtledger.handelingen import besluiten
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.besluit import Besluit, besluitbestand
from buurtledger.report.besluiten import Besluitenlijst, BesluitVerslag, Voorstel
from buurtledger.stand.cijferboek import Cijferboek
from buurtledger.stand.voorstel import stel_voor

app = nieuwe_groep(N_("Besluiten die geld verschuiven; het plan zelf blijft zoals het was."))


@app.command("nieuw", cls=Opdracht, help=N_("Schrijf een besluit op. Wat een regel breekt wordt geweigerd."))
def _nieuw(
    ctx: typer.Context,
    naam: NieuweNaam = None,
    verschuif: Verschuif = None,
    door: Door = None,
    waarom: Waarom = None,
    notulen: Notulen = None,
    datum: Besluitdag = None,
    vanaf: Vanaf = None,
    open_: Open = None,
    sluit: Sluit = None,
    heropen: Heropen = None,
    looptijd: NieuweLooptijd = None,
    uit: Uit = None,
    veranderd: Veranderd = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    boek = lees_cijfers(hier)
    nu = boek.begroting(date.max)
    voorstel = kies_voorstel(hier, uit) if uit is not None else None
    getypt = lees_daden(hier, nu, Getypt(verschuif, open_, sluit, heropen, looptijd))
    vraagt, daden = not doet_iets(getypt), getypt
    voorgelegd: Besluit | None = None
    overgenomen = voorstel is not None and vraagt
    if voorstel is not None and overgenomen:
        daden = voorgelegd = voorstel.als_besluit(hier.vandaag)
        vraagt = hier.mag_vragen and not zoals_voorgelegd(hier, daden)
    woord = (
        kies_slak(naam)
        if naam
        else voorstel.woord
        if voorstel
        else vraag_slak(hier, hier.taal("Een woord voor het besluit"))
    )
    dag = vraag_dag(hier, datum, hier.taal("De dag van het besluit"), mag_komen=True)
    antwoorden = Antwoorden() if voorstel is None else Antwoorden(door=voorstel.door, waarom=voorstel.waarom)
    while True:
        if vraagt:
            daden = vraag_daden(hier, nu, daden) if overgenomen else _een_verschuiving(hier, nu, daden)
        anders = voorstel if voorstel is not None and not hier.mag_vragen else None
        wie = anders.door if anders and not door else vraag_mandaat(hier, nu, door, antwoorden.door)
        if waarom or anders:
            reden = lees_vrije_tekst("--waarom", waarom, 2000) if waarom else antwoorden.waarom
        else:
            reden = vraag_waarom(hier, antwoorden.waarom)
        antwoorden = antwoorden._replace(door=wie, waarom=reden)
        besluit = daden._replace(
            naam=f"{dag.isoformat()}-{woord}",
            datum=dag,
            vanaf=lees_dag_of_niets(hier, vanaf, mag_komen=True) or dag,
            door=wie,
            waarom=reden,
            notulen=lees_notulen(hier, notulen),
            ingevoerd=max(dag, hier.vandaag),
            voorstel=voorstel.naam if voorstel else "",
        )
        besluit = besluit._replace(veranderd=vraag_veranderd(hier, voorstel, veranderd))
        if _leg_voor(hier, besluit, commit=commit, nog_eens=(vraagt or overgenomen) and hier.mag_vragen):
            return
        if voorstel is not None and not bevestig(
            hier, hier.taal("Komt het uit het voorstel {naam}?", naam=voorstel.naam)
        ):
            voorstel = None
        dag = vraag_dag(hier, None, hier.taal("De dag van het besluit"), mag_komen=True, anders=dag)
        vraagt = not (overgenomen and daden == voorgelegd and zoals_voorgelegd(hier, daden))


def _een_verschuiving(hier: Omgeving, nu: Begroting, daden: Besluit) -> Besluit:
    """A besluit of which nothing was typed: one move, asked with what was answered before."""
    eerder = daden.verschuivingen[0] if daden.verschuivingen else GEEN
    return daden._replace(verschuivingen=(vraag_verschuiving(hier, nu, eerder),))


@app.command("trek-in", cls=Opdracht, help=N_("Draai een besluit terug, met een nieuw besluit."))
def _trek_in(
    ctx: typer.Context,
    naam: Besluitnaam = None,
    door: Door = None,
    waarom: Waarom = None,
    notulen: Notulen = None,
    datum: Besluitdag = None,
    vanaf: Vanaf = None,
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
    besluit = besluit._replace(notulen=lees_notulen(hier, notulen))
    _leg_voor(hier, besluit, commit=commit)


def _leg_voor(hier: Omgeving, besluit: Besluit, *, commit: bool, nog_eens: bool = False) -> bool:
    """Show before and after and which rules it would break; write it when it breaks none and nobody says no.

    False when it could not be and may be asked again (`nog_eens`).
    """
    voornemen = of_stop(hier, besluiten.bereid_voor(hier.wortel, besluit, hier.vandaag))
    toon(hier, "tekst", BesluitVerslag.van(voornemen.plan, voornemen.besluiten, besluit))
    for bevinding in voornemen.bevindingen:
        hier.waarschuw(zin("{bericht}; {remedie}", bericht=bevinding.bericht, remedie=bevinding.remedie))
    if voornemen.bezwaar and nog_eens:
        hier.waarschuw(voornemen.bezwaar.bericht)
        hier.zeg_zin(hier.taal("Verander wat niet kon; enter houdt wat er stond, Ctrl-C breekt af."))
        return False
    of_stop(hier, voornemen.bezwaar)
    teksten = (besluit.waarom, besluit.notulen, besluit.veranderd, *(opening.naam for opening in besluit.opent))
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
def _toon(ctx: typer.Context, naam: Besluitnaam = None, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    boeken, boek = lees_alles(hier)
    besluit = _kies(hier, boek, naam)
    toon(hier, formaat, BesluitVerslag.van(boek.plan, boek.besluiten, besluit, boeken.voorstellen))


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
    redenen = {besluit.naam: besluit.waarom for besluit in boek.besluiten}
    return namen[kies_op_naam(hier, naam, redenen, "BESLUIT", hier.taal("Welk besluit"), _geen_besluit)]


def _geen_besluit(getypt: str, lijkt: tuple[str, ...]) -> Bericht:
    if lijkt:
        return zin("het besluit {naam} is er niet; bedoel je {lijkt}?", naam=getypt, lijkt=lijkt)
    return zin("het besluit {naam} is er niet; buurtledger besluit lijst noemt ze allemaal", naam=getypt)


app.command("voorleggen", cls=Opdracht, help=N_("Leg een voorstel voor aan de bewoners, voor het besloten wordt."))(
    leg_voor
)
