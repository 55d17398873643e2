"""`buurtledger herkomst NUMMER`, and `herkomst --begin`."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.argumenten import Formaat, Nummer
from buurtledger.cli.lezen import lees_alles
from buurtledger.cli.omgeving import ONLEESBAAR, Omgeving, omgeving, stop, weiger
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vragen import vraag_nummer
from buurtledger.handelingen.sporen import spoor_van
from buurtledger.model.bericht import N_, zin
from buurtledger.model.grootboek import Grootboek
from buurtledger.report.herkomst import Begin, Herkomst
from buurtledger.store.git.toets import Toets, toets_vier_ogen

app = nieuwe_opdracht()


@app.command(cls=Opdracht, help=N_("Wie voerde een mutatie in, keurde haar goed of draaide haar terug, en wanneer?"))
def _herkomst(
    ctx: typer.Context,
    nummer: Nummer = None,
    begin: Annotated[
        bool, typer.Option("--begin", help=N_("Alleen: de commit waarmee de rollen beginnen, om vast te zetten."))
    ] = False,
    formaat: Formaat = "tekst",
) -> None:
    hier = omgeving(ctx)
    boeken, _ = lees_alles(hier)
    if begin:
        begint = _vraag_git(hier, boeken).weet.feiten.keten.begint  # type: ignore[union-attr]  # it stops without
        toon(hier, formaat, Begin(begint))
        return
    doel = vraag_nummer(hier, nummer)
    alle = [mutatie for logboek in boeken.logboeken.values() for mutatie in logboek]
    verwant = [doel, *(mutatie for mutatie in alle if mutatie.van == doel.nummer)]
    toets = _vraag_git(hier, boeken, tuple(mutatie.nummer for mutatie in verwant))
    toon(hier, formaat, Herkomst(tuple(spoor_van(mutatie, toets) for mutatie in verwant)))


def _vraag_git(hier: Omgeving, boeken: Grootboek, ook: tuple[str, ...] = ()) -> Toets:
    with hier.bezig(hier.taal("De geschiedenis lezen…")):
        toets = toets_vier_ogen(hier.wortel, boeken, hier.vandaag, ook=ook)
    if toets.weet is None:
        weiger(hier.wortel, zin("de geschiedenis is niet te lezen"), toets.bevindingen)
    if not toets.weet.in_git:
        stop(ONLEESBAAR, zin("dit grootboek staat niet in git; begin met: git init"))
    return toets
