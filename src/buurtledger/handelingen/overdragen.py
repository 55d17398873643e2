"""Handing over to the next treasurer: looking at everything that the list asks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.nakijken import kijk_na
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import Soort
from buurtledger.stand.cijferboek import Cijferboek
from buurtledger.stand.ongedaan import geldend
from buurtledger.stand.overdracht import Bewaard, Feiten, Kluisstand, Punt, punten
from buurtledger.stand.terugbetalen import bewijs_van
from buurtledger.stand.verantwoord import verantwoord
from buurtledger.store.git.laatste import laatste_commit
from buurtledger.store.git.proces import Git, GitFout
from buurtledger.store.kluis.plek import inhoud_van


class Overdracht(NamedTuple):
    """The list, and of which ledger and day it is."""

    naam: str
    op: date
    punten: tuple[Punt, ...]


def stel_op(
    grootboek: Grootboek, cijfers: Cijferboek, wortel: Path, op: date, *, aan: str = "", kluis: Path | None = None
) -> Overdracht | Bezwaar:
    """The list at a day, for a next treasurer by that public name; `kluis` is the folder with the scans."""
    nagekeken = kijk_na(wortel, op)
    if isinstance(nagekeken, Bezwaar):
        return nagekeken
    stand = cijfers.stand(op)
    kernen = [rij for rij in verantwoord(stand, grootboek.verantwoordingen) if rij.is_kern and rij.gebruikte_geld]
    feiten = Feiten(
        grootboek.rollen,
        aan,
        _kluisstand(grootboek, op, kluis),
        bool(stand.begroting.rekening),
        stand.totaal,
        sum(not rij.is_verantwoord for rij in kernen),
        nagekeken.fouten,
        len(nagekeken.grootboek.zekerheid.zonder_akkoord),
        _bewaard(wortel),
        nagekeken.grootboek.zekerheid.begint,
        bewijs_van(nagekeken.grootboek, op),
    )
    return Overdracht(stand.begroting.naam, op, punten(feiten))


def _kluisstand(grootboek: Grootboek, op: date, kluis: Path | None) -> Kluisstand:
    alle = [mutatie for logboek in grootboek.logboeken.values() for mutatie in logboek]
    blijft = [mutatie for logboek in grootboek.logboeken.values() for mutatie in geldend(logboek, op)]
    genoemd = {mutatie.scan.removeprefix("sha256:") for mutatie in alle if mutatie.scan}
    er_is = {scan.hash for scan in inhoud_van(kluis).scans} if kluis else set()
    zonder = sum(mutatie.soort == Soort.BON and not mutatie.scan for mutatie in blijft)
    return Kluisstand(kluis is not None, len(genoemd), len(genoemd - er_is), zonder)


def _bewaard(wortel: Path) -> Bewaard:
    commit = laatste_commit(wortel)
    if not commit:
        return Bewaard(None, None, None)
    git = Git(wortel)
    try:
        elders = bool(git.vraag("remote"))
    except GitFout:
        return Bewaard(not commit.endswith("+"), None, None)
    try:
        te_sturen = int(git.vraag("rev-list", "--count", "@{upstream}..HEAD"))
    except (GitFout, ValueError):
        return Bewaard(not commit.endswith("+"), elders, None)
    return Bewaard(not commit.endswith("+"), elders, te_sturen)
