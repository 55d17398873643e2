"""`buurtledger nieuw`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from buurtledger.cli import nieuw_vragen as vragen
from buurtledger.cli.argumenten import Bladnaam, Formaat
from buurtledger.cli.init import noem_maker, raad_schuilnaam_aan
from buurtledger.cli.invoer import lees_bedrag, lees_vrije_tekst, of_verkeerd
from buurtledger.cli.lezen import lees_plan, of_stop
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import eis_vorm, toon
from buurtledger.cli.vragen import bevestig
from buurtledger.handelingen import beginnen
from buurtledger.handelingen.begrotingsblad import Gelezen, RuwGebied, lees_begroting
from buurtledger.handelingen.opzet import Opzet, maak_opzet, uit_begroting
from buurtledger.handelingen.wensen import Gemis, Wensen
from buurtledger.model import aandeel
from buurtledger.model.begroting import Mandaat
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.dagwoorden import Kader, lees_ingevoerd
from buurtledger.model.idnaam import vrij_id
from buurtledger.report import nieuw as verslag
from buurtledger.report.taal import schoon
from buurtledger.stand.geldend import begroting_op
from buurtledger.store.git.beginnen import Begonnen

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

app = nieuwe_opdracht()

_OPTIE = {
    "naam": "--naam",
    "coordinatie": "--coordinatie",
    "maximum": "--maximum",
    "kernen": "--kernen",
    "aantal_kernen": "--aantal-kernen",
    "kernnamen": "--kern",
}
"""The option that fulfils a wish."""


@app.command(
    cls=Opdracht,
    help=N_(
        "Begin een eigen grootboek in een nieuwe map: de begroting uit een CSV-, XLSX- of ODS-bestand, of gevraagd. "
        "Met README, controle (CI) voor GitHub en GitLab, git en een eerste commit."
    ),
)
def _nieuw(
    ctx: typer.Context,
    map_: Annotated[str, typer.Argument(metavar="MAP", help=N_("Een nieuwe of lege map."), show_default=False)],
    begroting: Annotated[
        str | None,
        typer.Option(
            "--begroting",
            metavar="BESTAND",
            help=N_("De begroting als .csv, .xlsx of .ods, met kolommen zoals gebied, post en bedrag."),
            show_default=False,
        ),
    ] = None,
    blad: Bladnaam = "",
    naam: Annotated[
        str, typer.Option("--naam", metavar="NAAM", help=N_("Hoe het grootboek heet."), show_default=False)
    ] = "",
    bron: Annotated[
        str, typer.Option("--bron", metavar="TEKST", help=N_("Waar de begroting vandaan komt."), show_default=False)
    ] = "",
    totaal: Annotated[
        str | None,
        typer.Option("--totaal", metavar="BEDRAG", help=N_("Het totaal, om na te tellen."), show_default=False),
    ] = None,
    coordinatie: Annotated[
        str, typer.Option("--coordinatie", metavar="POST", help=N_("De post voor coördinatie."), show_default=False)
    ] = "",
    maximum: Annotated[
        str | None,
        typer.Option(
            "--maximum",
            metavar="AANDEEL",
            help=N_("Wat coördinatie hoogstens mag hebben, zoals 0.08 of 8 %."),
            show_default=False,
        ),
    ] = None,
    kernen: Annotated[
        str,
        typer.Option(
            "--kernen", metavar="GEBIED", help=N_("Het gebied van de kernen, de bewonersgroepen."), show_default=False
        ),
    ] = "",
    aantal_kernen: Annotated[
        int,
        typer.Option(
            "--aantal-kernen",
            metavar="AANTAL",
            min=0,
            help=N_("Verdeel het bedrag van de kernen gelijk over zoveel kernen."),
            show_default=False,
        ),
    ] = 0,
    kern: Annotated[
        list[str] | None,
        typer.Option("--kern", metavar="NAAM", help=N_("De naam van een kern; mag vaker."), show_default=False),
    ] = None,
    looptijd: Annotated[
        tuple[str, str] | None,
        typer.Option("--looptijd", metavar="VAN TOT", help=N_("De eerste en de laatste dag."), show_default=False),
    ] = None,
    mandaat: Annotated[
        list[str] | None,
        typer.Option(
            "--mandaat",
            metavar="NAAM[=BEDRAG]",
            help=N_("Wie over verschuiven besluit, en hoeveel hoogstens; mag vaker."),
            show_default=False,
        ),
    ] = None,
    vervolg_op: Annotated[
        str | None,
        typer.Option(
            "--vervolg-op",
            metavar="MAP",
            help=N_("Het grootboek van vorig jaar: namen, posten en kernen gaan mee."),
            show_default=False,
        ),
    ] = None,
    ja: Annotated[bool, typer.Option("--ja", help=N_("Ga door zonder te vragen, ook als een som niet klopt."))] = False,
    formaat: Formaat = "tekst",
) -> None:
    hier = omgeving(ctx)
    hier = hier._replace(mag_vragen=hier.mag_vragen and formaat == "tekst")
    eis_vorm(formaat, ("tekst", "json"))
    doel = Path(map_)
    of_stop(hier, beginnen.bezwaar_tegen_map(doel))
    wensen = Wensen(
        naam=lees_vrije_tekst("--naam", naam, 200) if naam else "",
        bron=lees_vrije_tekst("--bron", bron, 500) if bron else "",
        totaal=None if totaal is None else lees_bedrag(totaal),
        coordinatie=coordinatie,
        maximum=_aandeel(maximum) if maximum else None,
        kernen=kernen,
        aantal_kernen=aantal_kernen,
        kernnamen=tuple(lees_vrije_tekst("--kern", naam, 200) for naam in kern or ()),
        looptijd=_looptijd(looptijd, hier.vandaag),
        mandaten=_mandaten(mandaat or ()),
    )
    if vervolg_op is not None:
        wensen = _vervolg(hier._replace(map=vervolg_op), wensen)
    gelezen, gebieden, wensen = _gebieden(hier, begroting, blad, wensen)
    opzet = _opzet(hier, gebieden, wensen)
    opzet = opzet._replace(
        aannames=(*(gelezen.aannames if gelezen else ()), *opzet.aannames),
        verschillen=(*(gelezen.verschillen if gelezen else ()), *opzet.verschillen),
    )
    inhoud = beginnen.bestanden(opzet, hier.taal.zeg)
    if isinstance(inhoud, tuple):
        _stop_bij(hier, [bezwaar.bericht for bezwaar in inhoud])
    getoond = verslag.Voorstelling(
        opzet.begroting,
        tuple((kolom.soort, kolom.letter, kolom.kop) for kolom in gelezen.kolommen) if gelezen else (),
        opzet.aannames,
        opzet.verschillen,
    )
    if formaat == "tekst":
        toon(hier, formaat, getoond)
    if not _mag_door(hier, opzet, ja):
        hier.zeg(hier.taal("Er is niets geschreven."))
        return
    boodschap = hier.taal("Begin het grootboek van {naam}", naam=opzet.begroting.naam)
    begonnen = of_stop(hier, beginnen.begin(doel, inhoud, boodschap))
    if isinstance(begonnen.git, Bericht):
        hier.waarschuw(begonnen.git)
    if formaat == "json":
        commit = begonnen.git.commit if isinstance(begonnen.git, Begonnen) else ""
        toon(hier, formaat, getoond._replace(commit=commit))
    else:
        _vertel(hier, map_, begonnen)


def _gebieden(
    hier: Omgeving, bestand: str | None, blad: str, wensen: Wensen
) -> tuple[Gelezen | None, tuple[RuwGebied, ...], Wensen]:
    """Where the gebieden and posten come from: a sheet, the ledger before, or a person."""
    if bestand is None and wensen.vorig is None:
        if not hier.mag_vragen:
            stop(VERKEERD_GEROEPEN, zin("{wat} ontbreekt", wat="--begroting"))
        wensen = vragen.vraag_naam(hier, wensen, "")
        bestand = vragen.vraag_bestand(hier)
    if bestand:
        gelezen = _lees_blad(hier, bestand, blad)
        if hier.mag_vragen:
            wensen = vragen.vraag_naam(hier, wensen, gelezen.titel)
        return gelezen, gelezen.gebieden, wensen
    if wensen.vorig is not None:
        return None, uit_begroting(wensen.vorig, wensen.vorige_kernen), wensen
    wensen, gebieden = vragen.vraag_begroting(hier, wensen)
    return None, gebieden, wensen


def _lees_blad(hier: Omgeving, bestand: str, blad: str) -> Gelezen:
    from buurtledger.store.bladen.openen import open_bladen

    bladen = open_bladen(Path(bestand).expanduser())
    if isinstance(bladen, Bericht):
        stop(ONLEESBAAR, bladen)
    gelezen = lees_begroting(bladen, blad)
    if isinstance(gelezen, Bericht):
        stop(VERKEERD_GEROEPEN, gelezen)
    if gelezen.fouten:
        _stop_bij(hier, gelezen.fouten)
    return gelezen


def _opzet(hier: Omgeving, gebieden: tuple[RuwGebied, ...], wensen: Wensen) -> Opzet:
    """A ledger that can be made: a person is asked for what is missing, else it is named."""
    overig = list(vragen.OVERIG if hier.mag_vragen else ())
    while True:
        opzet = maak_opzet(gebieden, wensen, hier.vandaag)
        if isinstance(opzet, Opzet):
            if not overig:
                return opzet
            wensen = overig.pop(0)(hier, opzet, wensen)
            continue
        te_vragen = next((bezwaar for bezwaar in opzet if bezwaar.wens), None)
        if te_vragen is None or not hier.mag_vragen:
            _stop_bij(hier, list(map(_met_optie, opzet)))
        wensen = vragen.vraag_wens(hier, te_vragen, wensen)


def _met_optie(bezwaar: Gemis) -> Bericht:
    if not bezwaar.wens:
        return bezwaar.bericht
    return zin("{veld}: {bezwaar}", veld=_OPTIE[bezwaar.wens], bezwaar=bezwaar.bericht)


def _mag_door(hier: Omgeving, opzet: Opzet, ja: bool) -> bool:
    if ja:
        return True
    if not hier.mag_vragen:
        if opzet.verschillen:
            verder = zin("verbeter het bestand, of geef --ja om te beginnen met wat de posten optellen")
            _stop_bij(hier, [*opzet.verschillen, verder])
        return True
    if opzet.verschillen:
        return bevestig(hier, hier.taal("Toch beginnen, met de som van de posten?"), anders=False)
    return bevestig(hier, hier.taal("Zo beginnen?"))


def _vertel(hier: Omgeving, map_: str, begonnen: beginnen.Begin) -> None:
    hier.zeg(
        hier.taal("Het grootboek staat in {map}, met {aantal} bestanden.", map=map_, aantal=len(begonnen.bestanden))
    )
    if isinstance(begonnen.git, Begonnen):
        if begonnen.git.neutraal:
            hier.zeg(hier.taal("git kende je naam niet. De eerste commit is van:"))
            hier.zeg(f"  {schoon(begonnen.git.auteur)}")
            raad_schuilnaam_aan(hier)
        else:
            hier.zeg(hier.taal("De eerste commit is van:"))
            noem_maker(hier, begonnen.git.auteur)
    hier.zeg(hier.taal("Ga verder: cd {map}, en dan buurtledger status en buurtledger check", map=map_))


def _vervolg(daar: Omgeving, wensen: Wensen) -> Wensen:
    """The wishes, with all that the ledger before tells."""
    begroting, plan = lees_plan(daar)
    einde = max([begroting.looptijd.tot_en_met, *(b.looptijd.tot_en_met for b in plan.besluiten if b.looptijd)])
    vorig = begroting_op(begroting, plan.besluiten, einde)
    return wensen._replace(
        naam=wensen.naam or vragen.volgend_jaar(vorig.naam),
        vorig=vorig,
        vorige_kernen={post: kern for post, kern in plan.kernen.items() if kern},
    )


def _looptijd(getypt: tuple[str, str] | None, vandaag: date) -> tuple[date, date] | None:
    if getypt is None:
        return None
    van, tot_en_met = (of_verkeerd(lees_ingevoerd(dag, Kader(vandaag, mag_komen=True))) for dag in getypt)
    if tot_en_met < van:
        stop(VERKEERD_GEROEPEN, zin("de looptijd eindigt op {eind}, voor het begin", eind=tot_en_met))
    return van, tot_en_met


def _mandaten(getypt: Sequence[str]) -> tuple[Mandaat, ...]:
    mandaten: list[Mandaat] = []
    for nr, tekst in enumerate(getypt, start=1):
        naam, _, bedrag = tekst.partition("=")
        wie = vrij_id(vragen.zonder_lidwoord(naam), f"mandaat-{nr}", {m.wie for m in mandaten})
        hoogstens = lees_bedrag(bedrag) if bedrag else None
        mandaten.append(Mandaat(wie, lees_vrije_tekst("--mandaat", naam, 200), hoogstens))
    return tuple(mandaten)


def _aandeel(getypt: str) -> Decimal:
    uitkomst = aandeel.lees_ingevoerd(getypt)
    if isinstance(uitkomst, Bericht):
        stop(VERKEERD_GEROEPEN, uitkomst)
    return uitkomst


def _stop_bij(hier: Omgeving, berichten: Sequence[Bericht]) -> NoReturn:
    """Say all that is wrong, the last of it as the reason to stop."""
    sys.stdout.flush()
    for bericht in berichten[:-1]:
        hier.waarschuw(bericht)
    stop(VERKEERD_GEROEPEN, berichten[-1])
