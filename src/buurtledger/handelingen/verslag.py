"""Reporting to the city: the model of a report over a period of the books, masked where it leaves."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.privacy.regel import eigen_van, maskeerder
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.lezen import lees_alles
from buurtledger.model.datum import Kwartaal
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.report.verslag import Verslag, maak_verslag
from buurtledger.stand.kwartaalstand import laatste_kwartaal
from buurtledger.stand.openbaar import openbaar
from buurtledger.store.git.laatste import laatste_commit
from buurtledger.store.git.toets import toets_vier_ogen


class Opgemaakt(NamedTuple):
    """A report, and the colours it is shown in."""

    verslag: Verslag
    huisstijl: Huisstijl


def van_kwartaal(wortel: Path, kwartaal: Kwartaal | None, vandaag: date) -> Opgemaakt | Bezwaar:
    """The report of a quarter; of the last one that has ended, when none is named."""
    gelezen = lees_alles(wortel)
    if isinstance(gelezen, Bezwaar):
        return gelezen
    gekozen = kwartaal or laatste_kwartaal(gelezen[1].begroting(vandaag).looptijd, vandaag)
    return _maak(wortel, gelezen[0], "kwartaal", str(gekozen), gekozen.van, gekozen.tot_en_met)


def van_jaar(wortel: Path, jaar: int) -> Opgemaakt | Bezwaar:
    """The report of a calendar year."""
    gelezen = lees_alles(wortel)
    if isinstance(gelezen, Bezwaar):
        return gelezen
    return _maak(wortel, gelezen[0], "jaar", str(jaar), date(jaar, 1, 1), date(jaar, 12, 31))


def van_alles(wortel: Path) -> Opgemaakt | Bezwaar:
    """The report of the whole looptijd, and of what the books hold from before or after it."""
    gelezen = lees_alles(wortel)
    if isinstance(gelezen, Bezwaar):
        return gelezen
    grootboek, cijfers = gelezen
    looptijd = cijfers.ooit.looptijd
    dagen = [mutatie.datum for logboek in grootboek.logboeken.values() for mutatie in logboek]
    periode = f"{looptijd.van.year}-{looptijd.tot_en_met.year}"
    return _maak(wortel, grootboek, "eind", periode, min([looptijd.van, *dagen]), max([looptijd.tot_en_met, *dagen]))


def _maak(wortel: Path, grootboek: Grootboek, soort: str, periode: str, van: date, tot_en_met: date) -> Opgemaakt:
    zekerheid = toets_vier_ogen(wortel, grootboek, tot_en_met).grootboek.zekerheid
    schoon = openbaar(
        grootboek._replace(zekerheid=zekerheid), maskeerder(eigen_van(grootboek.begroting, grootboek.rollen).rekeningen)
    )
    plan = schoon.begroting
    assert plan is not None
    verslag = maak_verslag(
        schoon, plan, soort, periode, van, tot_en_met, oordelen=schoon.oordelen, commit=laatste_commit(wortel)
    )
    return Opgemaakt(verslag, schoon.huisstijl)
