"""Holding two states of the books against each other: two commits, or a commit and the folder; or commit by commit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.controle import controleer
from buurtledger.checks.privacy.regel import eigen_van, maskeerder
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.lezen import geen_cijfers_van
from buurtledger.handelingen.sporen import spoor_van
from buurtledger.model.bericht import Bericht
from buurtledger.model.geschiedenis import Commit
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.model.mutatie import OORDELEN
from buurtledger.report.herkomst import Spoor
from buurtledger.stand.openbaar import Maskeer, openbaar, openbare_bevindingen
from buurtledger.stand.verschil import NIETS, Staat, Verschil, laatste_dag, verschil
from buurtledger.store.aanwijzen import wijs_aan
from buurtledger.store.git.momentopname import Momentopnamen, TeVeel, momentopnamen, zoek_commit
from buurtledger.store.git.proces import GitFout
from buurtledger.store.git.toets import toets_vier_ogen
from buurtledger.store.grootboek import lees_grootboek


class Vergelijking(NamedTuple):
    """What changed, and who gave the new akkoorden, where the later state is the one that git can be asked of."""

    verschil: Verschil
    sporen: tuple[Spoor, ...]


class Stap(NamedTuple):
    """What one commit did to the books."""

    commit: Commit
    onderwerp: str
    """The first line of its message."""
    verschil: Verschil


class Verloop(NamedTuple):
    """What the last commits did, the latest first, and whose books they are, as it may be published."""

    naam: str
    huisstijl: Huisstijl
    stappen: tuple[Stap, ...]


def vergelijk(
    wortel: Path, van: str, naar: str | None, op: date | None, vandaag: date, *, masker: bool
) -> Vergelijking | Bezwaar:
    """What changed from a revision to another, or to the folder as it is; or why that cannot be said.

    `op` is the day of the figures; without it the latest day in either. With `masker` as it may be published.
    """
    nummers = [zoek_commit(wortel, rev) for rev in (van, naar) if rev is not None]
    if fout := next((nummer for nummer in nummers if isinstance(nummer, Bericht)), None):
        return Bezwaar(fout)
    gekozen = [str(nummer) for nummer in nummers]
    try:
        with momentopnamen(wortel, *gekozen) as opnamen:
            voor = _lees(opnamen.toon(gekozen[0]), vandaag)
            if isinstance(voor, Bezwaar):
                return voor
            na = _lees(wortel if naar is None else opnamen.toon(gekozen[1]), vandaag)
    except GitFout as fout_van_git:
        return Bezwaar(fout_van_git.bericht, onleesbaar=True)
    if isinstance(na, Bezwaar):
        return na
    heel = na.grootboek
    if masker:
        maskeer = _maskeerder(na)
        voor, na = _gemaskeerd(voor, maskeer), _gemaskeerd(na, maskeer)
    dag = op or laatste_dag(voor.grootboek, na.grootboek) or vandaag
    gevonden = verschil(voor, na, dag)
    return Vergelijking(gevonden, _sporen(wortel, heel, gevonden, vandaag) if naar is None else ())


def _sporen(wortel: Path, grootboek: Grootboek, gevonden: Verschil, vandaag: date) -> tuple[Spoor, ...]:
    oordelen = [mutatie for mutatie in gevonden.nieuw if mutatie.soort in OORDELEN]
    if not oordelen:
        return ()
    toets = toets_vier_ogen(wortel, grootboek, vandaag, ook=[mutatie.nummer for mutatie in oordelen])
    return tuple(spoor_van(mutatie, toets) for mutatie in oordelen) if toets.weet is not None else ()


def stap_voor_stap(wortel: Path, aantal: int, vandaag: date) -> Verloop | Bezwaar:
    """What the last commits did to the books, the latest first, as it may be published; those that did nothing not.

    A commit is held against its first parent: what a merge brought is told where it came in. One whose books cannot
    be read is passed over, and told with the next that can.
    """
    hoofd = zoek_commit(wortel, "HEAD")
    if isinstance(hoofd, Bericht):
        return Bezwaar(hoofd)
    try:
        with momentopnamen(wortel, hoofd, diep=True) as opnamen:
            stappen = tuple(_stappen(opnamen, hoofd, aantal, vandaag))
            nu = _lees(opnamen.toon(hoofd), vandaag)
    except GitFout as fout:
        return Bezwaar(fout.bericht, onleesbaar=True)
    if isinstance(nu, Bezwaar):
        return nu
    boeken = _gemaskeerd(nu, _maskeerder(nu)).grootboek
    return Verloop(boeken.plan.naam if boeken.plan else "", boeken.huisstijl, stappen)


def _stappen(opnamen: Momentopnamen, hoofd: str, aantal: int, vandaag: date) -> Iterator[Stap]:
    na: tuple[Commit, Staat] | None = None
    maskeer: Maskeer | None = None
    gegeven = 0
    for commit in opnamen.eerste_ouders(hoofd):
        try:
            staat = _lees(opnamen.toon(commit.nummer), vandaag)
        except TeVeel:
            continue
        if isinstance(staat, Bezwaar):
            continue
        maskeer = maskeer or _maskeerder(staat)
        staat = _gemaskeerd(staat, maskeer)
        if na is not None and (stap := _stap(opnamen, na, staat, maskeer)):
            yield stap
            gegeven += 1
        if gegeven == aantal:
            return
        na = commit, staat
    if na is not None and maskeer is not None and not na[0].ouders and (stap := _stap(opnamen, na, NIETS, maskeer)):
        yield stap


def _stap(opnamen: Momentopnamen, na: tuple[Commit, Staat], voor: Staat, maskeer: Maskeer) -> Stap | None:
    commit, staat = na
    gevonden = verschil(voor, staat, laatste_dag(voor.grootboek, staat.grootboek) or commit.dag)
    return None if gevonden.niets else Stap(commit, maskeer(opnamen.onderwerp(commit.nummer)), gevonden)


def _lees(map_: Path, vandaag: date) -> Staat | Bezwaar:
    """The books in a folder, with what the rules on values find; or that no figure of them is known."""
    grootboek = lees_grootboek(map_)
    return geen_cijfers_van(grootboek) or Staat(grootboek, wijs_aan(map_, controleer(grootboek, vandaag)))


def _maskeerder(staat: Staat) -> Maskeer:
    return maskeerder(eigen_van(staat.grootboek.begroting, staat.grootboek.rollen).rekeningen)


def _gemaskeerd(staat: Staat, maskeer: Maskeer) -> Staat:
    return Staat(openbaar(staat.grootboek, maskeer), openbare_bevindingen(staat.bevindingen, maskeer))
