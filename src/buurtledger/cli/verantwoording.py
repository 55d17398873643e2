"""`buurtledger verantwoording [POST]`."""

from __future__ import annotations

import typer

from buurtledger.cli.argumenten import Formaat, OpOfVandaag, PostOfKern
from buurtledger.cli.invoer import kies_kern_of_post, lees_dag
from buurtledger.cli.lezen import lees_alles
from buurtledger.cli.omgeving import omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import toon
from buurtledger.model.bericht import N_
from buurtledger.report import tabel, verantwoording
from buurtledger.report.verantwoording import Blad, VerantwoordingVerslag
from buurtledger.stand.ongedaan import geldend
from buurtledger.stand.verantwoord import verantwoord

app = nieuwe_opdracht()


@app.command(cls=Opdracht, help=N_("Wie gaf bonnen, resultaat en leermomenten terug? Met een kern: haar blad."))
def _verantwoording(
    ctx: typer.Context,
    post: PostOfKern = None,
    op: OpOfVandaag = None,
    formaat: Formaat = "tekst",
) -> None:
    hier = omgeving(ctx)
    dag = lees_dag(op, hier.vandaag)
    boeken, cijfers = lees_alles(hier)
    stand = cijfers.stand(dag)
    begroting = stand.begroting
    verslag = VerantwoordingVerslag(stand, verantwoord(stand, boeken.verantwoordingen))
    if post is None:
        toon(
            formaat,
            {
                "tekst": lambda: verantwoording.lijst_tekst(verslag, hier.taal, hier.scherm),
                "json": lambda: verantwoording.als_json(verslag),
                "csv": lambda: tabel.als_csv(verantwoording.als_tabel(verslag)),
                "md": lambda: tabel.als_md(verantwoording.voor_mensen(verslag, hier.taal), hier.taal),
            },
        )
        return
    gekozen = kies_kern_of_post(begroting, post)
    rij = next(rij for rij in verslag.rijen if rij.post.id == gekozen)
    mutaties = geldend(boeken.logboeken.get(gekozen, ()), dag)
    blad = Blad(verslag, rij, tuple(sorted((m for m in mutaties if m.datum <= dag), key=lambda m: m.datum)))
    toon(
        formaat,
        {
            "tekst": lambda: verantwoording.blad_tekst(blad, hier.taal, hier.scherm),
            "md": lambda: verantwoording.blad_md(blad, hier.taal),
            "json": lambda: verantwoording.blad_json(blad),
        },
    )
