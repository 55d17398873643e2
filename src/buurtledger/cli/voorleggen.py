"""`buurtledger besluit voorleggen`: a proposal that everybody can read before it is decided."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_bijeenkomst_aan
from buurtledger.cli.argumenten import Commit
from buurtledger.cli.besluitopties import (
    Door,
    Heropen,
    NieuweLooptijd,
    NieuweNaam,
    Open,
    Sluit,
    Verschuif,
    Waarom,
)
from buurtledger.cli.besluitvragen import (
    Getypt,
    doet_iets,
    kies_slak,
    kies_tijd,
    lees_daden,
    vraag_slak,
    vraag_verschuiving,
    vraag_waarom,
)
from buurtledger.cli.invoer import lees_dag_of_niets, lees_vrije_tekst
from buurtledger.cli.lezen import lees_alles, of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.privevraag import mag_opgeschreven
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vastleggen import vastgelegd
from buurtledger.cli.vragen import bevestig, vraag_dag, vraag_mandaat, vraag_tekst
from buurtledger.handelingen import voorstellen
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.besluit import Verschuiving
from buurtledger.model.verantwoording import Leersessie
from buurtledger.model.voorstel import Bespreking, Voorstel, voorstelbestand
from buurtledger.report.voorstellen import VoorstelVerslag

_Datum = Annotated[
    str | None,
    typer.Option(
        "--datum", metavar="DATUM", help=N_("De dag waarop het voorgelegd wordt; anders vandaag."), show_default=False
    ),
]
_Op = Annotated[
    str | None,
    typer.Option("--besproken-op", metavar="DATUM", help=N_("De dag waarop het besproken wordt."), show_default=False),
]
_Tijd = Annotated[str | None, typer.Option("--tijd", metavar="UU:MM", help=N_("Hoe laat."), show_default=False)]
_Plaats = Annotated[str | None, typer.Option("--plaats", metavar="TEKST", help=N_("Waar."), show_default=False)]
_Soort = Annotated[
    str | None,
    typer.Option(
        "--soort",
        metavar="SOORT",
        help=N_("Welke bijeenkomst dat is: een soort uit de begroting."),
        show_default=False,
        autocompletion=vul_bijeenkomst_aan,
    ),
]
_Tot = Annotated[
    str | None,
    typer.Option("--tot", metavar="DATUM", help=N_("Tot en met wanneer men kan reageren."), show_default=False),
]
_Reageren = Annotated[
    str | None,
    typer.Option("--reageren", metavar="TEKST", help=N_("Waar men ook nog kan reageren."), show_default=False),
]
_Prognose = Annotated[bool, typer.Option("--uit-prognose", help=N_("De verschuivingen die besluit voorstel noemt."))]


def leg_voor(
    ctx: typer.Context,
    naam: NieuweNaam = None,
    verschuif: Verschuif = None,
    uit_prognose: _Prognose = False,
    besproken_op: _Op = None,
    tijd: _Tijd = None,
    plaats: _Plaats = None,
    soort: _Soort = None,
    tot: _Tot = None,
    reageren: _Reageren = None,
    door: Door = None,
    waarom: Waarom = None,
    datum: _Datum = None,
    open_: Open = None,
    sluit: Sluit = None,
    heropen: Heropen = None,
    looptijd: NieuweLooptijd = None,
    commit: Commit = False,
) -> None:
    """Make a proposal public; what is not said is asked for."""
    hier = omgeving(ctx)
    boeken, boek = lees_alles(hier)
    nu = boek.begroting(date.max)
    daden = lees_daden(hier, nu, Getypt(verschuif, open_, sluit, heropen, looptijd))
    if uit_prognose:
        daden = daden._replace(verschuivingen=(*daden.verschuivingen, *_uit_prognose(hier)))
    woord = kies_slak(naam) if naam else vraag_slak(hier, hier.taal("Een woord voor het voorstel"))
    dag = _voorgelegd(hier, datum)
    gevraagd = not doet_iets(daden)
    if gevraagd:
        daden = daden._replace(verschuivingen=(vraag_verschuiving(hier, nu),))
    reden = lees_vrije_tekst("--waarom", waarom, 2000) if waarom else vraag_waarom(hier)
    wie = vraag_mandaat(hier, nu, door, tekst=hier.taal("Wie erover besluit"))
    wanneer = _besproken(hier, besproken_op, max(dag, hier.vandaag))
    gezet = next((sessie for sessie in boeken.leersessies if sessie.datum == wanneer), None)
    voorstel = Voorstel(
        naam=f"{dag.isoformat()}-{woord}",
        datum=dag,
        door=wie,
        waarom=reden,
        bespreking=Bespreking(
            wanneer,
            _waar(hier, plaats, gezet),
            kies_tijd(tijd) if tijd else "",
            soort or (gezet.soort if gezet else ""),
        ),
        reageren_tot=lees_dag_of_niets(hier, tot, mag_komen=True) or wanneer,
        reageren=lees_vrije_tekst("--reageren", reageren, 500) if reageren else "",
        verschuivingen=daden.verschuivingen,
        opent=daden.opent,
        sluit=daden.sluit,
        heropent=daden.heropent,
        looptijd=daden.looptijd,
        ingevoerd=max(dag, hier.vandaag),
    )
    while not _schrijf(hier, voorstel, commit=commit, nog_eens=gevraagd and hier.mag_vragen):
        verschuiving = vraag_verschuiving(hier, nu, voorstel.verschuivingen[0])
        door_ = vraag_mandaat(hier, nu, None, wie, tekst=hier.taal("Wie erover besluit"))
        voorstel = voorstel._replace(verschuivingen=(verschuiving,), door=door_)


def _voorgelegd(hier: Omgeving, getypt: str | None) -> date:
    """The day on which it is laid before them; one that must still come is asked again."""
    while True:
        dag = vraag_dag(hier, getypt, hier.taal("De dag waarop het voorgelegd wordt"))
        if dag <= hier.vandaag or not hier.mag_vragen:
            return dag
        hier.waarschuw(zin("schrijf een voorstel op als het er ligt; vandaag is het {vandaag}", vandaag=hier.vandaag))
        getypt = None


def _besproken(hier: Omgeving, getypt: str | None, begin: date) -> date:
    """The day on which it is talked about; one before it can be read is asked again."""
    if getypt is None and not hier.mag_vragen:
        stop(VERKEERD_GEROEPEN, zin("{wat} ontbreekt", wat="--besproken-op"))
    while True:
        dag = vraag_dag(hier, getypt, hier.taal("De dag waarop het besproken wordt"), mag_komen=True)
        if dag >= begin or not hier.mag_vragen:
            return dag
        hier.waarschuw(zin("dan is het voorstel nog niet te lezen; noem een dag vanaf {begin}", begin=begin))
        getypt = None


def _waar(hier: Omgeving, plaats: str | None, gezet: Leersessie | None) -> str:
    """Where: as typed, or as the session of that day says."""
    if plaats is not None:
        return lees_vrije_tekst("--plaats", plaats, 200)
    eerder = gezet.plaats if gezet else ""
    if eerder and not hier.mag_vragen:
        return eerder
    return vraag_tekst(hier, "--plaats", hier.taal("Waar het besproken wordt"), 200, anders=eerder, geheugen="plaats")


def _uit_prognose(hier: Omgeving) -> tuple[Verschuiving, ...]:
    from buurtledger.cli.prognose import maak_verslag
    from buurtledger.stand.voorstel import stel_voor

    prognose, _ = maak_verslag(hier, None)
    gevonden = stel_voor(prognose.verwachtingen, prognose.stand.begroting.coordinatie.post)
    if not gevonden:
        stop(
            VERKEERD_GEROEPEN,
            zin("de prognose heeft niets voor te stellen: geen post komt tekort, of nergens blijft zeker iets over"),
        )
    return gevonden


def _schrijf(hier: Omgeving, voorstel: Voorstel, *, commit: bool, nog_eens: bool) -> bool:
    """Show what it would do; lay it before them when no rule is against it and nobody says no. False when it could not
    be and may be asked again."""
    voornemen = of_stop(hier, voorstellen.bereid_voor(hier.wortel, voorstel, hier.vandaag))
    toon(hier, "tekst", VoorstelVerslag.van(voornemen.plan, voornemen.besluiten, voorstel))
    for bevinding in voornemen.bevindingen:
        hier.waarschuw(zin("{bericht}; {remedie}", bericht=bevinding.bericht, remedie=bevinding.remedie))
    if voornemen.bezwaar and nog_eens:
        hier.zeg_zin(hier.taal("Verander wat niet kon; enter houdt wat er stond, Ctrl-C breekt af."))
        return False
    of_stop(hier, voornemen.bezwaar and voornemen.bezwaar._replace(bericht=_KAN_NIET))
    b = voorstel.bespreking
    teksten = (voorstel.waarom, voorstel.reageren, b.plaats, *(opening.naam for opening in voorstel.opent))
    if not mag_opgeschreven(hier, voornemen.plan, teksten):
        return True
    if hier.mag_vragen and not bevestig(hier, hier.taal("Voorleggen? Daarna verandert het niet meer")):
        hier.zeg(hier.taal("Er is niets geschreven."))
        return True
    boodschap: Bericht = zin("voorstel {naam}: {waarom}", naam=voorstel.naam, waarom=voorstel.waarom)
    with vastgelegd(hier, voorstelbestand(voorstel.naam), boodschap, commit=commit):
        bestand = of_stop(hier, voorstellen.schrijf(hier.wortel, voorstel))
        hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=bestand))
    hier.zeg_zin(
        hier.taal(
            "Het staat bij de volgende publiceer op de website. Voor in de hal: buurtledger poster {naam}",
            naam=voorstel.woord,
        )
    )
    return True


_KAN_NIET = zin("dit voorstel kan zo niet; er is niets geschreven")
