"""`buurtledger migreer`."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.lezen import lees_alles, of_stop
from buurtledger.cli.omgeving import omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.vragen import bevestig
from buurtledger.handelingen.migreren import bekijk, voer_uit
from buurtledger.model.bericht import N_
from buurtledger.report.taal import schoon
from buurtledger.store.git.inrichten import in_git

app = nieuwe_opdracht()


@app.command(cls=Opdracht, help=N_("Breng een boek van een vroegere vorm naar deze. Laat eerst zien wat er verandert."))
def _migreer(
    ctx: typer.Context,
    commit: Annotated[bool, typer.Option("--commit", help=N_("Doe het zonder te vragen, in één commit."))] = False,
) -> None:
    hier = omgeving(ctx)
    grootboek, _ = lees_alles(hier)
    migratie = of_stop(hier, bekijk(hier.wortel, grootboek))
    if migratie.zelf:
        hier.zeg(hier.taal("Dit doe je zelf"))
        for wat in migratie.zelf:
            hier.zeg(f"- {hier.taal.zeg(wat)}")
    if not migratie.wijzigingen:
        if not migratie.zelf:
            hier.zeg(hier.taal("Dit boek heeft al de vorm van deze versie; er is niets te doen."))
        return
    hier.zeg(hier.taal("Dit verandert"))
    for wijziging in migratie.wijzigingen:
        hier.zeg(f"- {wijziging.bestand}: {hier.taal.zeg(wijziging.wat)}")
        for regel in wijziging.erbij:
            hier.zeg(f"  + {schoon(regel)}")
    if not commit and not (hier.mag_vragen and bevestig(hier, hier.taal("Doen?"))):
        hier.zeg(hier.taal("Er is niets geschreven. Doe het met: buurtledger migreer --commit"))
        return
    boodschap = hier.taal("Naar de vorm van deze versie van buurtledger")
    of_stop(hier, voer_uit(hier.wortel, migratie, f"{boodschap}\n"))
    hier.zeg(hier.taal("Vastgelegd in git.") if in_git(hier.wortel) else hier.taal("Geschreven."))
