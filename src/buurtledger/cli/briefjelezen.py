"""What `bon importeer` does with a briefje besides its rows: open it, keep its photos, write down what is told."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.cli.extra import vereis
from buurtledger.cli.kluismap import gekozen_kluis, rollen_of_stop, sleutel_of_stop
from buurtledger.cli.lezen import of_stop
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.cli.privevraag import mag_opgeschreven
from buurtledger.cli.vastleggen import vastgelegd
from buurtledger.cli.vragen import bevestig
from buurtledger.handelingen.briefje_lezen import Schoon, Vertelling, als_rijen, kies_post, open_briefje, vertelling
from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.model.briefje import BESTAND, Briefje, boek_van
from buurtledger.model.tekst import bezwaar_tegen_opmaak
from buurtledger.report.taal import schoon, schoon_regels
from buurtledger.stand.geldend import gesloten_sinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from buurtledger.handelingen.invoeren import Stapel
    from buurtledger.model.begroting import Begroting
    from buurtledger.model.bladrij import Bladrijen


class Ingelezen(NamedTuple):
    """A briefje that was opened."""

    briefje: Briefje
    post: str
    rijen: Bladrijen
    scans: Mapping[str, Schoon]


def is_briefje(pad: Path) -> bool:
    """Whether a file is encrypted with age; a file that cannot be read is none."""
    from buurtledger.store.briefje import is_age

    try:
        with pad.open("rb") as stroom:
            return is_age(stroom.read(200))
    except OSError:
        return False


def lees_briefje(hier: Omgeving, begroting: Begroting, pad: Path, gevraagd: str) -> Ingelezen:
    """Open a briefje and clean its photos; stops with why that cannot be done."""
    from buurtledger.store.kluis.bewaren import schoon_fotos
    from buurtledger.store.kluis.plek import lees_gewoon
    from buurtledger.store.planlezen import lees_plan
    from buurtledger.store.snel.overal import zoek_overal

    vereis("pyrage", "kluis")
    sleutel = sleutel_of_stop()
    if sleutel is None:
        stop(
            VERKEERD_GEROEPEN,
            zin(
                "{bestand} is een versleuteld briefje; zet BUURTLEDGER_SLEUTEL op je geheime sleutel", bestand=pad.name
            ),
        )
    inhoud = lees_gewoon(pad, 2 * BESTAND)
    if isinstance(inhoud, Bericht):
        stop(ONLEESBAAR, inhoud)
    gelezen = of_stop(hier, open_briefje(inhoud, sleutel, rollen_of_stop(hier)))
    boeken = lees_plan(hier.wortel)
    assert boeken.plan is not None  # the begroting was read from it
    post = of_stop(hier, kies_post(gelezen.briefje, begroting, boek_van(boeken.plan), gevraagd))
    if gelezen.fotos:
        _eis_kluis(hier)

    def schoon(bonnen: Sequence[Sequence[bytes]]) -> Iterator[Schoon | Bericht]:
        # Each photo is cleaned in a process of its own, so a few can go at once; each may take much memory.
        with (
            hier.bezig(hier.taal("{aantal:foto|foto’s} schoonmaken…", aantal=sum(map(len, bonnen)))),
            ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as werkers,
        ):
            yield from werkers.map(schoon_fotos, bonnen)

    bekend = zoek_overal(hier.wortel, hier.vandaag, (), {bon.bron for bon in gelezen.briefje.bonnen}).bronnen
    scans = als_rijen(gelezen, begroting, post, bekend, schoon, gesloten_sinds(boeken.besluiten, post, hier.vandaag))
    return Ingelezen(gelezen.briefje, post, scans.rijen, scans.schoon)


def _eis_kluis(hier: Omgeving) -> None:
    if gekozen_kluis(hier.wortel) is None:
        stop(
            VERKEERD_GEROEPEN,
            zin("op dit briefje staan foto’s en er is geen kluis om ze in te leggen; zet BUURTLEDGER_KLUIS"),
        )
    for module in ("PIL", "pypdfium2"):
        vereis(module, "kluis")


def bewaar_scans(hier: Omgeving, briefjes: Iterable[Ingelezen], stapel: Stapel, *, stil: bool) -> None:
    """Put the photos of what will be written in the kluis: before it is, so that it stops when they cannot be."""
    from buurtledger.store.kluis.bewaren import bewaar_schoon

    nodig = {mutatie.scan for mutatie in stapel.mutaties if mutatie.scan}
    scans = {scan: schoon for briefje in briefjes for scan, schoon in briefje.scans.items() if scan in nodig}
    kluis = gekozen_kluis(hier.wortel) if scans else None
    if kluis is None:
        return
    rollen = rollen_of_stop(hier)
    for inhoud, soort in scans.values():
        bewaard = bewaar_schoon(kluis, inhoud, soort, rollen)
        if isinstance(bewaard, Bericht):
            stop(ONLEESBAAR, bewaard)
    if not stil:
        hier.zeg(hier.taal("In de kluis: {aantal:scan|scans}.", aantal=len(scans)))


def te_vertellen(hier: Omgeving, begroting: Begroting, briefje: Ingelezen) -> Vertelling | None:
    """What a briefje tells that does not stand there yet."""
    from buurtledger.handelingen.kernen import verteld

    staat = verteld(hier.wortel, begroting, briefje.post)
    return vertelling(briefje.briefje, briefje.post, staat.resultaat, staat.leermomenten)


def toon_vertelling(hier: Omgeving, wat: Vertelling) -> None:
    """Show what is told, below what stands there already."""
    hier.zeg()
    if wat.resultaat and wat.eerder:
        hier.zeg(hier.taal("Er staat al een resultaat:"))
        zeg_regels(hier, wat.eerder)
        hier.zeg(hier.taal("Daaronder komt, volgens het briefje:"))
    elif wat.resultaat:
        hier.zeg(hier.taal("Wat er gedaan is, volgens het briefje:"))
    zeg_regels(hier, wat.resultaat)
    for les in wat.geleerd:
        hier.zeg_zin(hier.taal("Geleerd: {les}", les=schoon_regels(les)))


def zeg_regels(hier: Omgeving, tekst: str) -> None:
    """Somebody's own lines, indented."""
    for regel in tekst.split("\n") if tekst else ():
        hier.zeg_zin(f"  {schoon(regel)}" if regel else "")


def leg_klaar(hier: Omgeving, briefjes: Mapping[str, Ingelezen], map_: Path, *, stil: bool = False) -> None:
    """Put the photos of the new receipts in a folder, for who wants to see them before saying yes; stops when that
    cannot be done. `stil` does not tell it."""
    from buurtledger.store.kluis.plek import git_boom, schrijf_prive

    if boom := git_boom(map_.resolve()):
        stop(VERKEERD_GEROEPEN, zin("{boom} is een map die git bewaart; zet de foto’s daarbuiten", boom=str(boom)))
    aantal = 0
    try:
        map_.mkdir(mode=0o700, parents=True, exist_ok=True)
        stammen = [Path(bestand).stem for bestand in briefjes]
        for nr, briefje in enumerate(briefjes.values()):
            begin = f"{stammen[nr]}-{nr + 1}" if stammen.count(stammen[nr]) > 1 else stammen[nr]
            for rij in briefje.rijen.rijen:
                if rij.scan in briefje.scans:
                    inhoud, soort = briefje.scans[rij.scan]
                    pad = map_ / f"{begin}-bon-{rij.rij}.{soort}"
                    pad.unlink(missing_ok=True)
                    schrijf_prive(pad, inhoud)
                    aantal += 1
    except OSError as fout:
        reden = reden_van(fout)
        stop(ONLEESBAAR, zin("{map} is niet te schrijven: {reden}", map=str(map_), reden=reden))
    if stil:
        return
    hier.zeg_zin(
        hier.taal(
            "In {map} {aantal:|staat|staan} {aantal:foto|foto’s} om te bekijken; gooi die daarna weg.",
            map=str(map_),
            aantal=aantal,
        )
    )


def _bezwaar_tegen(hier: Omgeving, begroting: Begroting, wat: Vertelling) -> Bericht | None:
    """Why what is told cannot be written as it is. A private detail can be, by a person who says so."""
    from buurtledger.checks.privacy.vooraf import prive_vooraf

    for tekst in filter(None, (wat.resultaat and wat.erbij, *wat.geleerd)):
        if bezwaar := bezwaar_tegen_opmaak(tekst):
            return zin("wat er verteld is: {bezwaar}", bezwaar=bezwaar)
    prive = () if hier.mag_vragen else prive_vooraf((wat.resultaat, *wat.geleerd), begroting.rekening)
    return next(iter(prive), None)


def _schrijf_vertelling(
    hier: Omgeving, begroting: Begroting, wat: Vertelling, *, ja: bool, commit: bool, stil: bool = False
) -> None:
    """Write down what is told, below what stands there; asked apart, since it is published as it stands."""
    from buurtledger.handelingen import kernen

    niet = hier.taal("Wat er verteld is, is niet opgeschreven.")
    if _bezwaar_tegen(hier, begroting, wat) is not None:
        hier.zeg(niet)
        return
    if not ja and not (hier.mag_vragen and bevestig(hier, hier.taal("Ook opschrijven wat er verteld is?"))):
        hier.zeg(niet)
        return
    if not mag_opgeschreven(hier, begroting, (wat.resultaat, *wat.geleerd)):
        return
    bestand = kernen.bestand_van(begroting, wat.post)
    boodschap = zin("{post} vertelt wat er gedaan en geleerd is", post=wat.post)
    with vastgelegd(hier, bestand, boodschap, commit=commit):
        resultaat = wat.erbij if wat.resultaat else None
        of_stop(
            hier,
            kernen.vertel(
                hier.wortel, begroting, wat.post, resultaat, wat.geleerd, hier.vandaag, vervang=bool(wat.eerder)
            ),
        )
        if not stil:
            hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=bestand))


def fout_in_verteld(hier: Omgeving, begroting: Begroting, briefjes: Iterable[Ingelezen]) -> Bericht | None:
    """Why nothing is written: what a briefje tells cannot be."""
    for briefje in briefjes:
        wat = te_vertellen(hier, begroting, briefje)
        bezwaar = _bezwaar_tegen(hier, begroting, wat) if wat else None
        if bezwaar is not None:
            return zin("{bericht}. Er is niets geschreven; geef --zonder-foute om dat weg te laten", bericht=bezwaar)
    return None


def vertel(
    hier: Omgeving, begroting: Begroting, briefjes: Iterable[Ingelezen], *, ja: bool, commit: bool, stil: bool = False
) -> None:
    """Write down what the briefjes tell; each beside what the one before it told."""
    for briefje in briefjes:
        wat = te_vertellen(hier, begroting, briefje)
        if wat is not None:
            _schrijf_vertelling(hier, begroting, wat, ja=ja, commit=commit, stil=stil)
