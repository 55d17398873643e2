"""`buurtledger init`."""

from __future__ import annotations

import typer

from buurtledger.cli.omgeving import ONLEESBAAR, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.handelingen.editor import zet_schemas
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.report.taal import schoon
from buurtledger.store.git.beginnen import maker
from buurtledger.store.git.inrichten import ALS_WEG, HAKEN, in_git, zet_gitattributes, zet_haak, zet_ophalen

app = nieuwe_opdracht()


@app.command(cls=Opdracht, help=N_("Richt git in voor dit grootboek: samenvoegen zonder verlies, en een blik vooraf."))
def _init(ctx: typer.Context) -> None:
    hier = omgeving(ctx)
    wortel = hier.wortel
    if not in_git(wortel):
        stop(ONLEESBAAR, zin("hier houdt git geen geschiedenis bij; begin met: git init"))
    _meld(hier, zet_gitattributes(wortel), hier.taal("samenvoegen zonder verlies (.gitattributes)"))
    _meld(hier, zet_ophalen(wortel), hier.taal("git pull voegt samen wat twee mensen deden (pull.rebase false)"))
    for haak in HAKEN:
        _meld(
            hier,
            zet_haak(wortel, haak, hier.taal(ALS_WEG)),
            hier.taal("een blik op wat je vastlegt ({haak})", haak=haak),
        )
    _meld(hier, zet_schemas(wortel), hier.taal("wat een editor van de bestanden weet (schema, .vscode)"))
    if wie := maker(wortel):
        hier.zeg(hier.taal("Elke commit maakt openbaar wie hem maakte. Hier is dat:"))
        noem_maker(hier, wie)
    else:
        raad_schuilnaam_aan(hier)


def noem_maker(hier: Omgeving, wie: str) -> None:
    """Name who makes a commit, and say what to do where that is no pseudonym."""
    hier.zeg(f"  {schoon(wie)}")
    hier.zeg(
        hier.taal(
            "Is dat geen schuilnaam, kies er dan een: git config user.name en git config user.email.\n"
            "Hebben jullie rollen (data/rollen.yaml), zet dat adres dan daarin."
        )
    )


def raad_schuilnaam_aan(hier: Omgeving) -> None:
    """Say that a commit names who made it, and how to be called otherwise."""
    hier.zeg(
        hier.taal(
            "Elke commit maakt openbaar wie hem maakte. Kies een schuilnaam, ieder een eigen, bijvoorbeeld:\n"
            '  git config user.name "penvoerder"\n'
            '  git config user.email "penvoerder@example.invalid"\n'
            "Hebben jullie rollen (data/rollen.yaml), zet dat adres dan daarin."
        )
    )


def _meld(hier: Omgeving, uitkomst: Bericht | bool | None, wat: str) -> None:
    if isinstance(uitkomst, Bericht):
        stop(ONLEESBAAR, uitkomst)
    hier.zeg(hier.taal("gezet: {wat}", wat=wat) if uitkomst else hier.taal("stond er al: {wat}", wat=wat))
