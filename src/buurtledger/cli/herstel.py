"""`buurtledger herstel`."""

from __future__ import annotations

import typer

from buurtledger.cli.omgeving import GOED, ONLEESBAAR, VERKEERD_GEROEPEN, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.vragen import bevestig
from buurtledger.model.bericht import N_, zin
from buurtledger.report.taal import schoon
from buurtledger.store.logboek.herstellen import herstel, zoek_herstel

app = nieuwe_opdracht()


@app.command(cls=Opdracht, help=N_("Maak een afgebroken regel of een halve samenvoeging in orde. Verliest niets."))
def _herstel(ctx: typer.Context) -> int:
    hier = omgeving(ctx)
    wortel = hier.wortel
    gevonden = list(zoek_herstel(wortel))
    if not gevonden:
        hier.zeg(hier.taal("Er is niets te herstellen."))
        return GOED
    for een in gevonden:
        for wat in een.wat:
            hier.zeg(f"{een.bestand}: {hier.taal.zeg(wat)}")
        for stuk in een.weg:
            hier.zeg(hier.taal("  dit stuk gaat weg: {stuk}", stuk=schoon(stuk)))
    te_doen = [een for een in gevonden if een.inhoud is not None]
    if te_doen and hier.mag_vragen and not bevestig(hier, hier.taal("Herstellen?")):
        hier.zeg(hier.taal("Er is niets geschreven."))
        return GOED
    for een in te_doen:
        boodschap = hier.taal("Een afgebroken regel weg uit {bestand}, met een rectificatie", bestand=een.bestand)
        fout = herstel(wortel, een, hier.vandaag, f"{boodschap}\n")
        if fout is not None:
            stop(ONLEESBAAR, fout)
        if een.vastgelegd:
            hier.zeg(hier.taal("{bestand} is in orde; de rectificatie is vastgelegd in git.", bestand=een.bestand))
        else:
            hier.zeg(hier.taal("{bestand} is in orde.", bestand=een.bestand))
    if len(te_doen) < len(gevonden):
        stop(VERKEERD_GEROEPEN, zin("niet alles kon vanzelf; kijk naar wat hierboven staat"))
    return GOED
