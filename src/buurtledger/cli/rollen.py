"""`buurtledger rollen toon|akkoord|opnieuw`."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.akkoord import schrijf_instemmingen, vereis_rol
from buurtledger.cli.argumenten import Commit, Formaat, Rol
from buurtledger.cli.boeken import lees_tekst
from buurtledger.cli.lezen import lees_alles, of_stop
from buurtledger.cli.omgeving import Omgeving, omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.privevraag import mag_opgeschreven
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vragen import bevestig, vraag_of_stop
from buurtledger.handelingen.akkoorden import Tafel, dek_tafel
from buurtledger.handelingen.rollen import begin_opnieuw, mag_instemmen_met, stand_van_rollen
from buurtledger.model.bericht import N_, zin
from buurtledger.model.instemming import ROLLENAKKOORDEN
from buurtledger.report.rollen import wat_verandert, wie_veranderde

app = nieuwe_groep(N_("Wie wat mag, en wie daarvoor tekende."))


def _tafel(hier: Omgeving, rol: str | None = None) -> Tafel:
    grootboek, _ = lees_alles(hier)
    vereis_rol(grootboek.rollen, rol)
    with hier.bezig(hier.taal("De geschiedenis lezen…")):
        gedekt = dek_tafel(hier.wortel, hier.vandaag, grootboek)
    return of_stop(hier, gedekt)


@app.command("toon", cls=Opdracht, help=N_("De rollen die gelden, waar ze beginnen, en wat nog in beraad is."))
def _toon(ctx: typer.Context, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    toon(hier, formaat, stand_van_rollen(_tafel(hier)))


@app.command(
    "akkoord", cls=Opdracht, help=N_("Teken voor wat in beraad is. Dat doet een ander dan wie het veranderde.")
)
def _akkoord(
    ctx: typer.Context,
    rol: Rol = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    tafel = _tafel(hier, rol)
    beraad = stand_van_rollen(tafel).beraad
    mag = of_stop(hier, mag_instemmen_met(tafel, beraad, rol))
    for wacht in beraad:
        hier.zeg(hier.taal.zeg(wie_veranderde(wacht)))
        for bericht in wat_verandert(wacht):
            hier.zeg(f"  {hier.taal.zeg(bericht)}")
    if hier.mag_vragen and not bevestig(hier, hier.taal("Teken je hiervoor, als {rol}?", rol=mag.rol), anders=False):
        hier.zeg(hier.taal("Er is niets geschreven."))
        return
    regels = [
        (
            ROLLENAKKOORDEN,
            wacht.deel.deel,
            wacht.deel.sha256,
            zin("akkoord op {bestand}, als {rol}", bestand=wacht.deel.bestand, rol=mag.rol),
        )
        for wacht in beraad
    ]
    schrijf_instemmingen(hier, tafel, regels, mag, commit)


@app.command("opnieuw", cls=Opdracht, help=N_("Begin de rollen opnieuw, als er te weinig sleutels over zijn."))
def _opnieuw(
    ctx: typer.Context,
    reden: Annotated[
        str | None, typer.Option("--reden", metavar="TEKST", help=N_("Waarom."), show_default=False)
    ] = None,
) -> None:
    hier = omgeving(ctx)
    waarom = lees_tekst("reden", reden if reden is not None else vraag_of_stop(hier, "--reden", hier.taal("Waarom")))
    if not mag_opgeschreven(hier, lees_alles(hier)[1].begroting(hier.vandaag), (waarom,)):
        return
    of_stop(hier, begin_opnieuw(hier.wortel, _tafel(hier), waarom))
    hier.zeg(hier.taal("In data/rollen.yaml staat nu dat de rollen opnieuw beginnen."))
    hier.zeg(hier.taal("Zet er de nieuwe sleutels in en leg het vast. Elk verslag noemt dan beide begins."))
