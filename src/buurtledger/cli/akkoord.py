"""`buurtledger akkoord NUMMER…`, `akkoord --alles` and `akkoord lijst`."""

from __future__ import annotations

from typing import Annotated, NamedTuple

import typer

from buurtledger.checks.akkoorden import Brenger
from buurtledger.checks.besluitakkoorden import Besluitstuk
from buurtledger.checks.geven import Toegestaan
from buurtledger.cli.aanvullen import vul_stuk_aan
from buurtledger.cli.argumenten import Commit, Formaat, Rol
from buurtledger.cli.boeken import boek, lees_tekst
from buurtledger.cli.lezen import lees_alles, of_stop
from buurtledger.cli.omgeving import AFGEBROKEN, VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.toonmutatie import toon_mutatie
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vragen import bevestig
from buurtledger.handelingen.akkoorden import (
    Doel,
    Tafel,
    dek_tafel,
    is_bekend,
    leg_instemming_vast,
    maak_akkoord,
    stem_in,
)
from buurtledger.handelingen.boeken import open_werk
from buurtledger.handelingen.rollen import stand_van_rollen
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.besluit import Besluit
from buurtledger.model.instemming import akkoordenbestand
from buurtledger.model.mutatie import logboek_van
from buurtledger.model.rollen import Rollen
from buurtledger.report.mutaties import Wachtlijst
from buurtledger.report.taal import schoon

app = nieuwe_opdracht()


class _Zo(NamedTuple):
    """How one run wants it."""

    rol: str | None
    afwijzing: str | None
    commit: bool


@app.command(cls=Opdracht, help=N_("Geef akkoord op wat een ander invoerde. Of: akkoord lijst, voor wat nog wacht."))
def _akkoord(
    ctx: typer.Context,
    nummers: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NUMMER…|BESLUIT…|lijst",
            help=N_("De nummers of besluiten, of lijst."),
            show_default=False,
            autocompletion=vul_stuk_aan,
        ),
    ] = None,
    rol: Rol = None,
    alles: Annotated[bool, typer.Option("--alles", help=N_("Loop langs alles wat op jouw akkoord wacht."))] = False,
    afwijzen: Annotated[
        str | None,
        typer.Option("--afwijzen", metavar="REDEN", help=N_("Geen akkoord maar een afwijzing."), show_default=False),
    ] = None,
    commit: Commit = False,
    formaat: Formaat = "tekst",
) -> None:
    hier = omgeving(ctx)
    if not nummers and not alles:
        stop(VERKEERD_GEROEPEN, zin("welke nummers? buurtledger akkoord lijst noemt wat er wacht"))
    grootboek, cijfers = lees_alles(hier)
    vereis_rol(grootboek.rollen, rol)
    with hier.bezig(hier.taal("De geschiedenis lezen…")):
        gedekt = dek_tafel(hier.wortel, hier.vandaag, grootboek, nummers or ())
    tafel = of_stop(hier, gedekt)
    if nummers == ["lijst"]:
        _lijst(hier, tafel, formaat)
        return
    zo = _Zo(rol, lees_tekst("reden", afwijzen) if afwijzen is not None else None, commit)
    begroting = cijfers.begroting(hier.vandaag)
    if alles:
        _alles(hier, tafel, begroting, zo)
        return
    doelen = of_stop(hier, tafel.doelen(nummers or ()))
    # Nothing is written before all of it may be.
    mag = [of_stop(hier, tafel.mag(doel, rol)) for doel in doelen]
    besluiten = {besluit.naam: besluit for besluit in grootboek.besluiten}
    for gekozen, toegestaan in zip(doelen, mag, strict=True):
        if isinstance(gekozen, Besluitstuk):
            _toon_besluit(hier, besluiten.get(gekozen.naam))
        else:
            toon_mutatie(hier, gekozen)
        _geef(hier, tafel, begroting, gekozen, toegestaan, zo)


def vereis_rol(rollen: Rollen, rol: str | None) -> None:
    """Stop when this is no role."""
    if rol is not None and rol not in rollen.soorten:
        stop(VERKEERD_GEROEPEN, zin("de rol {rol} is er niet; kies uit {rollen}", rol=rol, rollen=rollen.soorten))


def _geef(hier: Omgeving, tafel: Tafel, begroting: Begroting, doel: Doel, mag: Toegestaan, zo: _Zo) -> None:
    zeg_wie(hier, tafel.invoer(doel))
    if isinstance(doel, Besluitstuk):
        if zo.afwijzing is not None:
            stop(VERKEERD_GEROEPEN, zin("een besluit wijs je niet zo af; neem een besluit dat het intrekt"))
        wat = zin("akkoord op het besluit {naam}, als {rol}", naam=doel.naam, rol=mag.rol)
        schrijf_instemmingen(hier, tafel, [(akkoordenbestand(doel.naam), "besluit", doel.sha256, wat)], mag, zo.commit)
        return
    werk = of_stop(hier, open_werk(hier.wortel, hier.vandaag, begroting, doel.post))
    boek(hier, werk, maak_akkoord(werk, doel, mag, zo.afwijzing), commit=zo.commit, onderteken=mag.tekenen)
    _zeg_teken(hier, mag, (logboek_van(doel.post),), zo.commit)


def schrijf_instemmingen(
    hier: Omgeving, tafel: Tafel, regels: list[tuple[str, str, str, Bericht]], mag: Toegestaan, commit: bool
) -> None:
    """Write lines that say yes, each to a file: what it is about, the hash of the content, and a sentence."""
    for bestand, over, inhoud, wat in regels:
        regel = of_stop(hier, stem_in(tafel, bestand, over, inhoud, mag.rol))
        hier.zeg(hier.taal("Opgeschreven: {wat}", wat=wat))
        if commit:
            boodschap = f"{hier.taal.zeg(wat)}\n"
            of_stop(hier, leg_instemming_vast(tafel, bestand, regel, boodschap, tekenen=mag.tekenen))
            hier.zeg(hier.taal("Vastgelegd in git."))
    _zeg_teken(hier, mag, tuple(dict.fromkeys(bestand for bestand, *_ in regels)), commit)


def _zeg_teken(hier: Omgeving, mag: Toegestaan, bestanden: tuple[str, ...], commit: bool) -> None:
    if not mag.tekenen or commit:
        return
    # git commits a file that it does not know yet only when it is told of it first.
    onbekend = " ".join(bestand for bestand in bestanden if not is_bekend(hier.wortel, bestand))
    if onbekend:
        hier.waarschuw(zin("git kent {bestand} nog niet: git add {bestand}", bestand=onbekend))
    hier.waarschuw(
        zin("dit telt pas in een ondertekende commit: git commit -S -m akkoord {bestand}", bestand=" ".join(bestanden))
    )


def zeg_wie(hier: Omgeving, brengers: tuple[Brenger, ...]) -> None:
    """Say who entered something, by what git knows."""
    for brenger in brengers:
        commit = brenger.commit
        wie, dag = schoon(commit.auteur), commit.dag
        hier.zeg(hier.taal("Ingevoerd door {wie} op {dag} (commit {commit}).", wie=wie, dag=dag, commit=commit.kort))


def _alles(hier: Omgeving, tafel: Tafel, begroting: Begroting, zo: _Zo) -> None:
    """Walk through what waits for who is at this computer, and ask at each."""
    if not hier.mag_vragen:
        stop(VERKEERD_GEROEPEN, zin("akkoord --alles vraagt bij elk bedrag; noem hier de nummers zelf"))
    wachtend = tafel.wachtend(zo.rol)
    if not wachtend:
        hier.zeg(hier.taal("Er wacht niets op jouw akkoord."))
    gegeven = 0
    try:
        for mutatie, mag in wachtend:
            toon_mutatie(hier, mutatie)
            if bevestig(hier, hier.taal("Akkoord, als {rol}?", rol=mag.rol)):
                # That was the question; it is not asked again.
                _geef(hier._replace(mag_vragen=False), tafel, begroting, mutatie, mag, zo)
                gegeven += 1
    except (KeyboardInterrupt, typer.Abort):
        if not gegeven:
            raise
        stop(AFGEBROKEN, zin("afgebroken; {n:akkoord staat|akkoorden staan} er al", n=gegeven))


def _toon_besluit(hier: Omgeving, besluit: Besluit | None) -> None:
    if besluit is None:
        return
    hier.zeg()
    hier.zeg_zin(hier.taal("{naam}: {waarom}", naam=besluit.naam, waarom=schoon(besluit.waarom)))
    for v in besluit.verschuivingen:
        hier.zeg("  " + hier.taal("{bedrag} van {van} naar {naar}", bedrag=v.bedrag, van=v.van, naar=v.naar))


def _lijst(hier: Omgeving, tafel: Tafel, formaat: str) -> None:
    rijen = tuple((stand.mutatie, eis.rol) for stand in tafel.wachten for eis in stand.mist)
    toon(hier, formaat, Wachtlijst(rijen, len(stand_van_rollen(tafel).beraad)))
