"""`buurtledger akkoord NUMMER…` and `buurtledger akkoord lijst`."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.checks.akkoorden import nodig, wachtend
from buurtledger.cli.argumenten import Commit, Formaat
from buurtledger.cli.boeken import boek
from buurtledger.cli.lezen import lees_alles, of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, omgeving, stop, weiger
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import toon
from buurtledger.handelingen.boeken import open_werk
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.mutatie import Soort
from buurtledger.model.rollen import ROLLEN, SOORTEN_ROL
from buurtledger.report.mutaties import Wachtlijst
from buurtledger.stand.ongedaan import geldend
from buurtledger.store.git.geschiedenis import lees_geschiedenis
from buurtledger.store.git.onveranderd import feiten_van
from buurtledger.store.git.proces import Git, GitFout
from buurtledger.store.grootboek import lees_rollen

app = nieuwe_opdracht()


@app.command(cls=Opdracht, help=N_("Geef akkoord op wat een ander invoerde. Of: akkoord lijst, voor wat nog wacht."))
def _akkoord(
    ctx: typer.Context,
    nummers: Annotated[
        list[str] | None, typer.Argument(metavar="NUMMER…|lijst", help=N_("De nummers, of lijst."), show_default=False)
    ] = None,
    rol: Annotated[
        str | None, typer.Option("--rol", metavar="ROL", help=N_("In welke rol; anders de jouwe."), show_default=False)
    ] = None,
    commit: Commit = False,
    formaat: Formaat = "tekst",
) -> None:
    hier = omgeving(ctx)
    if not nummers:
        stop(VERKEERD_GEROEPEN, zin("welke nummers? buurtledger akkoord lijst noemt wat er wacht"))
    if list(nummers) == ["lijst"]:
        _lijst(hier, formaat)
        return
    rollen, fouten = lees_rollen(hier.wortel)
    if fouten:
        weiger(hier.wortel, zin("{bestand} is niet te lezen", bestand=ROLLEN), fouten)
    if rol is not None and rol not in SOORTEN_ROL:
        stop(VERKEERD_GEROEPEN, zin("de rol {rol} is er niet; kies uit {rollen}", rol=rol, rollen=SOORTEN_ROL))
    boeken, cijfers = lees_alles(hier)
    begroting = cijfers.begroting(hier.vandaag)
    alle = {mutatie.nummer: mutatie for logboek in boeken.logboeken.values() for mutatie in logboek}
    doelen = []
    for nummer in nummers:
        doel = alle.get(nummer.strip().lower())
        if doel is None:
            bericht = zin("het nummer {nummer} is er niet; buurtledger akkoord lijst noemt wat er wacht", nummer=nummer)
            stop(VERKEERD_GEROEPEN, bericht)
        if doel.soort in (Soort.AKKOORD, Soort.STORNO):
            stop(VERKEERD_GEROEPEN, zin("op een {soort} is geen akkoord nodig", soort=doel.soort))
        doelen.append(doel)
    for doel in doelen:
        werk = of_stop(hier, open_werk(hier.wortel, hier.vandaag, begroting, doel.post))
        gekozen = rol or nodig(doel, rollen)[0] or _eigen_rol(hier) or SOORTEN_ROL[1]
        regel = werk.mutatie(Soort.AKKOORD, hier.vandaag, van=doel.nummer, rol=gekozen)
        boek(hier, werk, regel, commit=commit)


def _eigen_rol(hier: Omgeving) -> str:
    """The role of whose address git would write in a commit here."""
    rollen, _ = lees_rollen(hier.wortel)
    try:
        persoon = rollen.van_adres(Git(hier.wortel).vraag("config", "user.email"))
    except GitFout:
        return ""
    return persoon.rollen[0] if persoon and persoon.rollen else ""


def _lijst(hier: Omgeving, formaat: str) -> None:
    wortel = hier.wortel
    boeken, _ = lees_alles(hier)
    gelezen = lees_geschiedenis(wortel)
    feiten = feiten_van(wortel, boeken, () if isinstance(gelezen, Bericht) else gelezen.stappen)
    rijen = [
        (mutatie, rol)
        for logboek in boeken.logboeken.values()
        for mutatie, rol in wachtend(geldend(logboek, hier.vandaag), boeken.rollen, feiten)
    ]
    toon(hier, formaat, Wachtlijst(tuple(rijen)))
