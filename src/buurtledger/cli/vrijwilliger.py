"""Who a bon was an allowance for: `--vrijwilliger` at booking, `kluis vrijwilliger` afterwards. Only in the kluis."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from buurtledger.cli.aanvullen import vul_jaar_aan, vul_nummer_aan, vul_vrijwilliger_aan
from buurtledger.cli.argumenten import Formaat
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.model.bericht import N_, zin

if TYPE_CHECKING:
    from buurtledger.handelingen.kluis.vrijwilligers import Vrijwilligersboek
    from buurtledger.model.begroting import Begroting
    from buurtledger.model.mutatie import Mutatie
    from buurtledger.stand.vrijwilligers import Vergoed

Vrijwilliger = Annotated[
    str | None,
    typer.Option(
        "--vrijwilliger",
        metavar="NAAM",
        help=N_("Dit is een vrijwilligersvergoeding aan NAAM: die naam komt alleen in de kluis."),
        show_default=False,
        autocompletion=vul_vrijwilliger_aan,
    ),
]


class Aantekening:
    """A name that will go with a bon: chosen before it is written, kept in the kluis once it is."""

    def __init__(self, hier: Omgeving, getypt: str) -> None:
        from buurtledger.cli.lezen import of_stop
        from buurtledger.handelingen.kluis.vrijwilligers import kies_naam

        self._hier = hier
        self._boek = open_of_stop(hier)
        self.naam = of_stop(hier, kies_naam(self._boek.weet, getypt, nieuw=False))

    def keur(self, mutatie: Mutatie) -> None:
        """Stops when the public texts of the bon have the name; says so when a limit is passed by it."""
        from buurtledger.cli.lezen import lees_alles, of_stop
        from buurtledger.handelingen.kluis.vrijwilligers import bezwaar_tegen_tekst
        from buurtledger.stand.vrijwilligers import Vergoed

        teksten = (mutatie.omschrijving, mutatie.leverancier, mutatie.notitie, mutatie.activiteit)
        of_stop(self._hier, bezwaar_tegen_tekst(self.naam, teksten) or True)
        boeken, _ = lees_alles(self._hier)
        assert boeken.begroting is not None
        erbij = Vergoed(self.naam, mutatie.datum, mutatie.bedrag, mutatie.post, mutatie.nummer)
        waarschuw(self._hier, self._boek, boeken.begroting, boeken.logboeken, self.naam, [erbij])

    def bewaar(self, mutatie: Mutatie) -> None:
        """Keep it in the kluis; says what to do where that cannot be done, since the bon stands."""
        from buurtledger.handelingen.bezwaar import Bezwaar
        from buurtledger.handelingen.kluis.vrijwilligers import teken_aan

        gedaan = teken_aan(self._boek, self.naam, [mutatie])
        if isinstance(gedaan, Bezwaar):
            self._hier.waarschuw(gedaan.bericht)
            self._hier.waarschuw(
                zin(
                    "de bon staat er, zijn naam nog niet in de kluis; doe later buurtledger kluis vrijwilliger NAAM "
                    "{nummer}",
                    nummer=mutatie.nummer,
                )
            )
            return
        self._hier.zeg(self._hier.taal("In de kluis staat voor wie {nummer} was.", nummer=mutatie.nummer))


def waarschuw(
    hier: Omgeving,
    boek: Vrijwilligersboek,
    begroting: Begroting,
    logboeken: Mapping[str, Sequence[Mutatie]],
    naam: str,
    erbij: Sequence[Vergoed] = (),
) -> None:
    """Say of a volunteer what is above a limit; of what is about to be given, only what it passes."""
    from buurtledger.handelingen.kluis.vrijwilligers import jaren, waarschuwingen

    maanden = {(een.datum.year, een.datum.month) for een in erbij}
    for een in jaren(boek.weet, begroting, logboeken, erbij):
        van_nu = [maand for jaar, maand in maanden if jaar == een.jaar]
        if een.naam == naam and (van_nu or not erbij):
            for bericht in waarschuwingen(een, van_nu if erbij else een.per_maand):
                hier.waarschuw(bericht)


def open_of_stop(hier: Omgeving) -> Vrijwilligersboek:
    """What the kluis knows of volunteers; stops where there is no kluis, or it cannot be read."""
    from buurtledger.cli.kluismap import houd_kluis, kluis_of_stop, rollen_of_stop, sleutel_of_stop
    from buurtledger.cli.lezen import of_stop
    from buurtledger.handelingen.kluis.vrijwilligers import open_boek

    kluis = kluis_of_stop(hier.wortel)
    houd_kluis(hier, kluis)
    return of_stop(hier, open_boek(kluis, sleutel_of_stop(), rollen_of_stop(hier)))


def na_herzien(hier: Omgeving, oud: str, nieuw: str) -> None:
    """After a correction: who the old line was for, the new one is for too; nothing where the kluis knows nobody."""
    from buurtledger.store.kluis.plek import VRIJWILLIGERS

    map_ = os.environ.get("BUURTLEDGER_KLUIS")
    if not map_ or not any((Path(map_).expanduser() / f"{VRIJWILLIGERS}{eind}").is_file() for eind in ("", ".age")):
        return
    from buurtledger.handelingen.bezwaar import Bezwaar
    from buurtledger.handelingen.kluis.vrijwilligers import neem_over

    boek = open_of_stop(hier)
    if oud not in boek.weet.bij:
        return
    gedaan = neem_over(boek, oud, nieuw)
    if isinstance(gedaan, Bezwaar):
        hier.waarschuw(gedaan.bericht)
    else:
        hier.zeg(hier.taal("In de kluis staat voor wie {nummer} was.", nummer=nieuw))


def vrijwilliger(
    ctx: typer.Context,
    naam: Annotated[
        str,
        typer.Argument(metavar="NAAM", help=N_("Wie de vergoeding kreeg."), autocompletion=vul_vrijwilliger_aan),
    ],
    nummers: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NUMMER…]",
            help=N_("De bonnen die een vergoeding aan hen waren."),
            show_default=False,
            autocompletion=vul_nummer_aan,
        ),
    ] = None,
    elders: Annotated[
        str | None,
        typer.Option(
            "--elders",
            metavar="BEDRAG",
            help=N_("Wat zij van een andere stichting kregen; dat telt mee."),
            show_default=False,
        ),
    ] = None,
    datum: Annotated[
        str | None, typer.Option("--datum", metavar="DATUM", help=N_("Wanneer elders."), show_default=False)
    ] = None,
    waar: Annotated[str, typer.Option("--waar", metavar="TEKST", help=N_("Waar elders."), show_default=False)] = "",
    nieuw: Annotated[bool, typer.Option("--nieuw", help=N_("Een ander dan wiens naam erop lijkt."))] = False,
    vergeten: Annotated[
        bool, typer.Option("--vergeet", help=N_("Haal uit de kluis dat deze bonnen voor hen waren; of alles van hen."))
    ] = False,
) -> None:
    """Say in the kluis who got an allowance."""
    from buurtledger.cli.invoer import lees_bedrag, lees_dag
    from buurtledger.cli.lezen import lees_alles, of_stop
    from buurtledger.cli.vragen import vraag_nummer
    from buurtledger.handelingen.kluis.vrijwilligers import kies_naam, teken_aan, teken_elders_aan, vergeet
    from buurtledger.model.vrijwilligers import Elders

    hier = omgeving(ctx)
    boek = open_of_stop(hier)
    gekozen = of_stop(hier, kies_naam(boek.weet, naam, nieuw=nieuw))
    doelen = [vraag_nummer(hier, nummer) for nummer in nummers or ()]
    if vergeten:
        of_stop(hier, vergeet(boek, gekozen, [m.nummer for m in doelen]))
        hier.zeg(hier.taal("Vergeten."))
        return
    if elders is not None and doelen:
        stop(VERKEERD_GEROEPEN, zin("noem bonnen of --elders, niet allebei"))
    if elders is not None:
        wanneer = lees_dag(hier, datum)
        boek = of_stop(
            hier, teken_elders_aan(boek, Elders(gekozen, wanneer, lees_bedrag(elders), " ".join(waar.split())))
        )
    else:
        boek = of_stop(hier, teken_aan(boek, gekozen, doelen))
    hier.zeg(hier.taal("In de kluis opgeschreven."))
    boeken, _ = lees_alles(hier)
    assert boeken.begroting is not None
    waarschuw(hier, boek, boeken.begroting, boeken.logboeken, gekozen)


def vrijwilligers(
    ctx: typer.Context,
    jaar: Annotated[
        int | None,
        typer.Argument(
            metavar="[JAAR]",
            min=2000,
            max=2099,
            help=N_("Het jaar, zoals 2023; anders elk jaar."),
            show_default=False,
            autocompletion=vul_jaar_aan,
        ),
    ] = None,
    formaat: Formaat = "tekst",
) -> None:
    """Who got what, and who is above a limit."""
    from buurtledger.cli.lezen import lees_alles
    from buurtledger.cli.uitvoer import toon
    from buurtledger.handelingen.kluis.vrijwilligers import jaren
    from buurtledger.report.vrijwilligers import Vrijwilligersverslag

    hier = omgeving(ctx)
    boek = open_of_stop(hier)
    boeken, _ = lees_alles(hier)
    assert boeken.begroting is not None
    alle = jaren(boek.weet, boeken.begroting, boeken.logboeken)
    toon(hier, formaat, Vrijwilligersverslag(tuple(een for een in alle if jaar in (None, een.jaar))))
