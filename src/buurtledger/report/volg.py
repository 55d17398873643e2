"""The feed `volg`: what each commit did to the books, told as `verschil` tells it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from buurtledger.model.geschiedenis import Commit
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.report.atom import Item, Stroom, maak, vast_id
from buurtledger.report.document import Document
from buurtledger.report.scherm import Scherm
from buurtledger.report.taal import Taal
from buurtledger.report.verschil import blokken, samengevat
from buurtledger.report.vormen.tekst import teken
from buurtledger.stand.verschil import Verschil


class _Stap(Protocol):
    """What one commit did (`handelingen.vergelijken`)."""

    @property
    def commit(self) -> Commit: ...
    @property
    def onderwerp(self) -> str: ...
    @property
    def verschil(self) -> Verschil: ...


def stroom(stappen: Sequence[_Stap], naam: str, huisstijl: Huisstijl, taal: Taal) -> bytes:
    """The feed of a ledger of this name."""
    waarvan = Stroom(
        id=vast_id(f"{naam}/{taal.code}/volg"),
        titel=taal("{naam}: wat er aan de boeken veranderde", naam=naam),
        wie=huisstijl.wie or naam,
        taal=taal.code,
        bijgewerkt=stappen[0].commit.dag if stappen else date(1970, 1, 1),
        naar=huisstijl.adres,
    )
    return maak(waarvan, (_item(stap, naam, taal) for stap in stappen))


def _item(stap: _Stap, naam: str, taal: Taal) -> Item:
    return Item(
        id=vast_id(f"{naam}/{taal.code}/{stap.commit.nummer}"),
        titel=stap.onderwerp or taal("commit {commit}", commit=stap.commit.kort),
        dag=stap.commit.dag,
        samenvatting=samengevat(stap.verschil, taal),
        tekst=teken(Document("", tuple(blokken(stap.verschil, taal))), taal, Scherm()),
    )
