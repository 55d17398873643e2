"""`buurtledger herkomst NUMMER`."""

from __future__ import annotations

import typer

from buurtledger.cli.argumenten import Formaat, Nummer
from buurtledger.cli.lezen import lees_alles
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vragen import vraag_of_stop
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.report.herkomst import Herkomst, Spoor
from buurtledger.store.git.geschiedenis import lees_geschiedenis
from buurtledger.store.git.handtekening import feiten

app = nieuwe_opdracht()


@app.command(cls=Opdracht, help=N_("Wie voerde een mutatie in, keurde haar goed of draaide haar terug, en wanneer?"))
def _herkomst(ctx: typer.Context, nummer: Nummer = None, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    wortel = hier.wortel
    gezocht = (nummer or vraag_of_stop(hier, "NUMMER", hier.taal("Nummer (zoals 221015-m3fx)"))).strip().lower()
    boeken, _ = lees_alles(hier)
    alle = [mutatie for logboek in boeken.logboeken.values() for mutatie in logboek]
    doel = next((mutatie for mutatie in alle if mutatie.nummer == gezocht), None)
    if doel is None:
        bericht = zin("het nummer {nummer} is er niet; buurtledger bon lijst noemt ze allemaal", nummer=gezocht)
        stop(VERKEERD_GEROEPEN, bericht)
    verwant = [doel, *(mutatie for mutatie in alle if mutatie.van == gezocht)]
    with hier.bezig(hier.taal("De geschiedenis lezen…")):
        gelezen = lees_geschiedenis(wortel)
        if isinstance(gelezen, Bericht):
            stop(ONLEESBAAR, gelezen)
        bekend = feiten(wortel, gelezen.stappen, [mutatie.nummer for mutatie in verwant])
    sporen = [Spoor(mutatie, bekend.get(mutatie.nummer)) for mutatie in verwant]
    toon(hier, formaat, Herkomst(tuple(sporen)))
