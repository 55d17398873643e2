"""`buurtledger kas toon|tel|betaal`."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_nummer_aan
from buurtledger.cli.argumenten import Bedrag, Commit, Datum
from buurtledger.cli.invoer import lees_dag, lees_saldo
from buurtledger.cli.lezen import lees_alles, of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.vastleggen import vastgelegd
from buurtledger.cli.vragen import vraag_of_stop
from buurtledger.handelingen.bank import kas
from buurtledger.model.bank import KAS, Geldig, bankbestand
from buurtledger.model.bericht import N_, zin
from buurtledger.model.geld import NUL

app = nieuwe_groep(N_("De contante kas: tellen, en eruit betalen."))


@app.command("toon", cls=Opdracht, help=N_("Wat er in de kas hoort te zitten, en wanneer er geteld is."))
def _toon(ctx: typer.Context) -> None:
    hier = omgeving(ctx)
    boek = of_stop(hier, kas.kasboek(hier.wortel))
    hier.zeg(hier.taal("In de kas hoort {saldo} te zitten.", saldo=kas.saldo(boek, hier.vandaag)))
    tellingen = Geldig(boek).tellingen
    if not tellingen:
        hier.zeg(hier.taal("Er is nog niet geteld; doe buurtledger kas tel BEDRAG."))
        return
    laatste = tellingen[-1]
    hier.zeg(hier.taal("Op {dag} is {saldo} geteld.", dag=laatste.datum, saldo=laatste.saldo or NUL))


@app.command("tel", cls=Opdracht, help=N_("Schrijf op hoeveel er in de kas zit."))
def _tel(ctx: typer.Context, bedrag: Bedrag = None, datum: Datum = None, commit: Commit = False) -> None:
    hier = omgeving(ctx)
    boek = of_stop(hier, kas.kasboek(hier.wortel))
    getypt = bedrag or vraag_of_stop(hier, "BEDRAG", hier.taal("Hoeveel zit erin"))
    geteld = lees_saldo(getypt)
    dag = lees_dag(hier, datum)
    if dag > hier.vandaag:
        stop(VERKEERD_GEROEPEN, zin("{datum} is na vandaag", datum=dag))
    with vastgelegd(hier, bankbestand(KAS), zin("kas geteld: {saldo}", saldo=geteld), commit=commit):
        of_stop(hier, kas.tel(hier.wortel, boek, dag, geteld, hier.vandaag))
        hoort = kas.saldo(boek, dag)
        if hoort == geteld:
            hier.zeg(hier.taal("De kas klopt: {saldo}.", saldo=geteld))
        else:
            hier.zeg(hier.taal("Opgeschreven in {bestand}", bestand=bankbestand(KAS)))
            hier.waarschuw(
                zin(
                    "er hoort {hoort} te zijn en er is {geteld}: {verschil} verschil",
                    hoort=hoort,
                    geteld=geteld,
                    verschil=geteld - hoort,
                )
            )


@app.command("betaal", cls=Opdracht, help=N_("Zeg dat mutaties uit de kas betaald zijn, of er contant in kwamen."))
def _betaal(
    ctx: typer.Context,
    nummers: Annotated[
        list[str],
        typer.Argument(
            metavar="NUMMER…", help=N_("De nummers van wat er contant betaald is."), autocompletion=vul_nummer_aan
        ),
    ],
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    boek = of_stop(hier, kas.kasboek(hier.wortel))
    boeken, _ = lees_alles(hier)
    boodschap = zin("uit de kas betaald: {nummers}", nummers=tuple(nummers))
    with vastgelegd(hier, bankbestand(KAS), boodschap, commit=commit):
        regels = of_stop(hier, kas.betaal(hier.wortel, boek, boeken.logboeken, nummers, hier.vandaag))
        hier.zeg(hier.taal("{n:regel|regels} in {bestand}", n=len(regels), bestand=bankbestand(KAS)))
