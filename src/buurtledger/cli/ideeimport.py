"""`buurtledger idee importeer`: the sheet in which a neighbourhood keeps its list of ideas."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from buurtledger.cli.argumenten import Bladnaam, Commit, Formaat, Ja, ZonderDubbele, ZonderFoute
from buurtledger.cli.invoer import kader
from buurtledger.cli.lezen import lees_plan, of_stop
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opschrijven import foute_rijen, mag_opschrijven
from buurtledger.cli.uitvoer import eis_vorm, toon
from buurtledger.cli.vastleggen import regels_vastgelegd
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.regelboek import IDEEEN

if TYPE_CHECKING:
    from buurtledger.handelingen.ideeen import Ideeen
    from buurtledger.model.begroting import Begroting
    from buurtledger.model.ideekolommen import Ideerijen
    from buurtledger.report.ideeimport import Ideeimport


def importeer(
    ctx: typer.Context,
    bestand: Annotated[
        str,
        typer.Argument(metavar="BESTAND", help=N_("De lijst: .xlsx, .ods of .csv."), show_default=False),
    ],
    blad: Bladnaam = "",
    zonder_foute: ZonderFoute = False,
    zonder_dubbele: ZonderDubbele = False,
    ja: Ja = False,
    commit: Commit = False,
    formaat: Formaat = "tekst",
) -> None:
    """Ideas out of a sheet."""
    from buurtledger.handelingen.ideeen import open_ideeen
    from buurtledger.handelingen.ideeimport import importeer as beoordeel
    from buurtledger.report.importeren import LIJKT

    hier = omgeving(ctx)
    eis_vorm(formaat, ("tekst", "json", "csv", "md"))
    if formaat != "tekst":
        hier = hier._replace(mag_vragen=False)
    begroting, _ = lees_plan(hier)
    ideeen = of_stop(hier, open_ideeen(hier.wortel, hier.vandaag))
    gelezen = _lees(hier, bestand, blad)
    verslag = beoordeel(ideeen, begroting, Path(bestand).name, gelezen, zonder_dubbele=zonder_dubbele)
    fout = _fout(verslag, zonder_foute=zonder_foute)
    if formaat != "tekst":
        schrijven = ja and fout is None and bool(verslag.regels)
        if schrijven:
            _schrijf(hier, ideeen, begroting, verslag, commit=commit, stil=True)
        toon(hier, formaat, verslag._replace(geschreven=schrijven))
        if ja and fout is not None:
            stop(VERKEERD_GEROEPEN, fout)
        return
    toon(hier, formaat, verslag)
    sys.stdout.flush()
    if fout is not None:
        stop(VERKEERD_GEROEPEN, fout)
    if not verslag.regels:
        hier.zeg(hier.taal("Er is niets nieuws; er is niets geschreven."))
    elif mag_opschrijven(hier, lijkt_dubbel=bool(verslag.van(LIJKT)), ja=ja):
        _schrijf(hier, ideeen, begroting, verslag, commit=commit)
    else:
        hier.zeg(hier.taal("Er is niets geschreven."))


def _lees(hier: Omgeving, bestand: str, blad: str) -> Ideerijen:
    from buurtledger.handelingen.ideeimport import kies_ideerijen
    from buurtledger.store.bladen.openen import open_bladen

    with hier.bezig(hier.taal("{bestand} lezen…", bestand=Path(bestand).name)):
        bladen = open_bladen(Path(bestand).expanduser())
        if isinstance(bladen, Bericht):
            stop(ONLEESBAAR, bladen)
        rijen = kies_ideerijen(bladen, blad, kader(hier))
    if isinstance(rijen, Bericht):
        stop(VERKEERD_GEROEPEN, zin("{bestand}: {reden}", bestand=Path(bestand).name, reden=rijen))
    return rijen


def _fout(verslag: Ideeimport, *, zonder_foute: bool) -> Bericht | None:
    """Why nothing is written: a row is wrong, and nobody said that the others may go without it."""
    from buurtledger.report.importeren import FOUTE

    aantal = len(verslag.van(FOUTE))
    if not aantal or zonder_foute:
        return None
    return foute_rijen(aantal)


def _schrijf(
    hier: Omgeving, ideeen: Ideeen, begroting: Begroting, verslag: Ideeimport, *, commit: bool, stil: bool = False
) -> None:
    from buurtledger.handelingen.ideeen import schrijf
    from buurtledger.model.idee import IDEEENBOEK
    from buurtledger.report.importeren import LIJKT, NIEUW

    aantal = len(verslag.van(NIEUW, LIJKT))
    boodschap = zin("{aantal:idee|ideeën} uit een rekenblad", aantal=aantal)
    of_stop(hier, schrijf(ideeen, verslag.regels, begroting))
    if not stil:
        hier.zeg(hier.taal("{aantal:idee|ideeën} opgeschreven in {bestand}", aantal=aantal, bestand=IDEEEN))
    regels_vastgelegd(hier, IDEEEN, tuple(map(IDEEENBOEK.schrijf, verslag.regels)), boodschap, commit=commit, stil=stil)
