"""`buurtledger kluis reservekopie|herstel|bewaar`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from buurtledger.cli.argumenten import Formaat, OpOfVandaag
from buurtledger.cli.invoer import lees_dag
from buurtledger.cli.kluismap import houd_kluis, kluis_of_stop, rollen_of_stop, sleutel_of_stop
from buurtledger.cli.lezen import lees_alles, of_stop
from buurtledger.cli.omgeving import FOUTEN, VERKEERD_GEROEPEN, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht
from buurtledger.cli.uitvoer import eis_vorm, toon
from buurtledger.model.bericht import N_, zin
from buurtledger.report.vormen import GEWOON

_MAP = typer.Argument(metavar="MAP", help=N_("De stick of de map, zoals /media/anna/stick."))


def hang_aan(app: typer.Typer) -> None:
    """Add these commands to `kluis`."""
    app.command(
        "reservekopie",
        cls=Opdracht,
        help=N_("Zet een reservekopie van de kluis op een stick, en bewijs haar door haar terug te lezen."),
    )(_reservekopie)
    app.command(
        "herstel", cls=Opdracht, help=N_("Zet een reservekopie terug in een lege kluis, of in dezelfde die iets mist.")
    )(_herstel)
    app.command(
        "bewaar", cls=Opdracht, help=N_("Hoe lang moet wat in de kluis ligt bewaard worden, en wat mag er weg?")
    )(_bewaar)


def _reservekopie(ctx: typer.Context, map_: Annotated[Path, _MAP], formaat: Formaat = "tekst") -> int:
    from buurtledger.handelingen.kluis.kopieren import kopieer
    from buurtledger.report.kluiskopie import Kopieverslag

    hier = omgeving(ctx)
    eis_vorm(formaat, GEWOON)
    kluis, sleutel = kluis_of_stop(hier.wortel), sleutel_of_stop()
    with hier.vordering(hier.taal("Kopiëren en teruglezen…")) as meld:
        uitslag = of_stop(hier, kopieer(kluis, map_.expanduser(), hier.wortel, sleutel, meld))
    toon(hier, formaat, Kopieverslag(uitslag))
    if not uitslag.versleuteld:
        hier.waarschuw(
            zin(
                "niet alle scans zijn versleuteld: wie de kopie vindt kan ze lezen. Bewaar haar achter slot, of zet "
                "een sleutel in data/rollen.yaml"
            )
        )
    if any(kluis.rglob("*.age")):
        hier.waarschuw(
            zin(
                "zonder je geheime sleutel gaat er niets van open: bewaar een kopie van dat bestand "
                "(BUURTLEDGER_SLEUTEL), op een andere plek dan deze"
            )
        )
    if uitslag.zelfde_schijf:
        hier.waarschuw(zin("de kopie staat op dezelfde schijf als de kluis: gaat die stuk, dan zijn beide weg"))
    return 0 if uitslag.bewezen else FOUTEN


def _herstel(ctx: typer.Context, map_: Annotated[Path, _MAP], formaat: Formaat = "tekst") -> int:
    from buurtledger.handelingen.kluis.terugzetten import zet_terug
    from buurtledger.report.kluiskopie import Herstelverslag
    from buurtledger.store.kluis.bankgeheugen import heeft_geheugen

    hier = omgeving(ctx)
    eis_vorm(formaat, GEWOON)
    kluis = kluis_of_stop(hier.wortel)
    wist_iets = heeft_geheugen(kluis)
    with hier.vordering(hier.taal("Terugzetten en nalezen…")) as meld:
        uitslag = of_stop(hier, zet_terug(map_.expanduser(), kluis, meld))
    toon(hier, formaat, Herstelverslag(uitslag))
    if heeft_geheugen(kluis) and not wist_iets:
        hier.waarschuw(
            zin("wat je na deze kopie aan de bank gaf weet de kluis niet; kijk bij de bank voor je weer iets betaalt")
        )
    return 0 if uitslag.heel else FOUTEN


def _bewaar(
    ctx: typer.Context,
    op: OpOfVandaag = None,
    vernietig: Annotated[
        int | None,
        typer.Option(
            "--vernietig",
            metavar="AANTAL",
            help=N_("Vernietig wat weg mag; typ hoeveel dat er zijn. Dit is niet terug te draaien."),
            show_default=False,
        ),
    ] = None,
    formaat: Formaat = "tekst",
) -> None:
    from buurtledger.handelingen.kluis.vernietigen import vernietig as vernietig_stukken
    from buurtledger.report.kluisbewaren import Bewaarverslag
    from buurtledger.stand.bewaartermijn import bewaarstukken
    from buurtledger.store.kluis.overzicht import maak_overzicht

    hier = omgeving(ctx)
    if vernietig is not None and op is not None:
        stop(VERKEERD_GEROEPEN, zin("vernietigen gaat op vandaag: laat --op weg"))
    kluis, rollen = kluis_of_stop(hier.wortel), rollen_of_stop(hier)
    houd_kluis(hier, kluis)
    boeken, _ = lees_alles(hier)
    overzicht = maak_overzicht(kluis, boeken.logboeken, rollen, boeken.bank)
    stukken = bewaarstukken(overzicht.scans, boeken.logboeken, boeken.bank, boeken.subsidie)
    vastgesteld = boeken.subsidie.vaststelling if boeken.subsidie else None
    verslag = Bewaarverslag(lees_dag(hier, op, mag_komen=True), vastgesteld.datum if vastgesteld else None, stukken)
    if vernietig is None:
        toon(hier, formaat, verslag)
        return
    if vernietig != len(verslag.mag_weg):
        stop(
            VERKEERD_GEROEPEN,
            zin(
                "er {n:mag|mogen} {n:stuk|stukken} weg, geen {aantal}; kijk eerst met buurtledger kluis bewaar welke",
                n=len(verslag.mag_weg),
                aantal=str(vernietig),
            ),
        )
    aantal = of_stop(hier, vernietig_stukken(kluis, verslag.mag_weg, verslag.op))
    hier.zeg_zin(
        hier.taal(
            "{n:bestand|bestanden} vernietigd; in de kluis staat in {lijst} welke. Reservekopieën hebben ze nog: gooi "
            "die weg en maak nieuwe.",
            n=aantal,
            lijst="bank/vernietigd.jsonl",
        )
    )
