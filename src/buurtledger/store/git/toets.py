"""The door of the rules about two people: `akkoord`, `wacht`, `rollen`, `keten`, and a besluit's mandate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.akkoorden import Feiten, Stand, standen, vier_ogen, wachtend
from buurtledger.checks.besluitakkoorden import Besluitstuk, besluiten_met_akkoord
from buurtledger.checks.eisen import boven_een_grens
from buurtledger.checks.rectificaties import rectificaties_getekend
from buurtledger.checks.register import bevinding
from buurtledger.checks.rollen import rollen_in_orde
from buurtledger.checks.rollenketen import ROLLEN_DEEL, Keten
from buurtledger.model.begroting import Begroting, Mandaat
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.rollen import ROLLEN, Rollen
from buurtledger.model.zekerheid import Zekerheid
from buurtledger.stand.ongedaan import geldend
from buurtledger.store.git.gedeeld import Gedeeld, archief_van
from buurtledger.store.git.proces import GitFout
from buurtledger.store.git.vierogen import VierOgen, geldende, lees_vier_ogen


class Toets(NamedTuple):
    """What the rules say, and the books as they are to be judged: by what is in force, not by what a file says."""

    grootboek: Grootboek
    bevindingen: tuple[Bevinding, ...]
    standen: tuple[Stand, ...]
    """Every mutatie that needs an akkoord or was given one."""
    weet: VierOgen | None
    """What git knows; None when it cannot say."""


def toets_vier_ogen(
    wortel: Path,
    grootboek: Grootboek,
    vandaag: date,
    vast: str = "",
    ook: Iterable[str] = (),
    gedeeld: Gedeeld | None = None,
) -> Toets:
    """Ask git, and judge. `vast` is the begin that was pinned; `ook` are ids to look up besides those that need it.

    `gedeeld` is the archive of who asks more of git in one go.
    """
    try:
        with archief_van(wortel, gedeeld) as archief:
            if archief is None:
                weet = _zonder_git(grootboek, vandaag)
            elif not archief.compleet and _leunt_op_rollen(grootboek):
                return Toets(grootboek, (_ondiep(),), (), None)
            else:
                weet = lees_vier_ogen(archief, grootboek, vandaag, vast, ook)
            hoofd = archief.hoofd if archief is not None else ""
    except GitFout as fout:
        return Toets(grootboek, (bevinding(Regel.GIT, Plaats(ROLLEN, 1, 1), fout.bericht, fout.remedie),), (), None)
    zoals = _in_kracht(grootboek, weet, hoofd)
    alle = tuple(
        stand
        for logboek in grootboek.logboeken.values()
        for stand in standen(geldend(logboek, vandaag), weet.feiten, weet.bedragen)
    )
    zonder = frozenset(stand.mutatie.nummer for stand in alle if stand.mist)
    zoals = zoals._replace(zekerheid=Zekerheid(weet.feiten.keten.begint, zonder, (*wachtend(alle, weet.feiten),)))
    gevonden = [b for stand in alle for b in vier_ogen(stand, weet.feiten, vandaag)]
    gevonden += rollen_in_orde(weet.feiten.keten, weet.delen, hoofd, vast)
    gevonden += _besluiten(zoals, weet, vandaag)
    gevonden += rectificaties_getekend(weet.rectificaties, weet.feiten.keten)
    return Toets(zoals, tuple(gevonden), alle, weet)


def rollen_om_te_tonen(toets: Toets, geschreven: Rollen) -> Rollen:
    """The rollen whose addresses are public: those in force; and those that the file has, while somebody of them signed
    for that change, or it is not committed yet. What a stranger proposes makes nobody's address public."""
    nu, weet = toets.grootboek.rollen, toets.weet
    deel = next((d for d in weet.delen if d.deel == ROLLEN_DEEL), None) if weet is not None else None
    if weet is None or deel is None:
        return nu
    in_beraad = {(b.deel, b.inhoud) for b in weet.feiten.keten.beraad(weet.feiten.keten.hoofd)}
    if deel.gebracht and (ROLLEN_DEEL, deel.inhoud) not in in_beraad:
        return nu
    return nu._replace(personen=(*nu.personen, *geschreven.personen))


def _leunt_op_rollen(grootboek: Grootboek) -> bool:
    return bool(grootboek.rollen.personen or grootboek.rollen.grenzen)


def _ondiep() -> Bevinding:
    return bevinding(
        Regel.ONDIEP,
        Plaats(ROLLEN, 1, 1),
        zin("deze kloon is ondiep: welke rollen gelden en wie akkoord gaf is niet na te gaan"),
        zin("haal de hele geschiedenis op: git fetch --unshallow (in een GitHub-workflow: fetch-depth: 0)"),
    )


def _zonder_git(grootboek: Grootboek, vandaag: date) -> VierOgen:
    keten = Keten((), "", {}, {})
    bedragen = boven_een_grens(geldende(grootboek, vandaag), [grootboek.rollen])
    return VierOgen(Feiten(keten, {}, nu=grootboek.rollen), bedragen, (), (), (), {}, {}, in_git=False)


def _in_kracht(grootboek: Grootboek, weet: VierOgen, hoofd: str) -> Grootboek:
    """The books with the guarded parts of the plan as they are in force, and the mandates of each besluit."""
    keten = weet.feiten.keten
    plan = grootboek.plan
    if not keten.begin or plan is None:
        return grootboek
    geldt = weet.begrotingen.get(keten.inhoud_na(hoofd, "budget"))
    if geldt is not None:
        coordinatie = plan.coordinatie._replace(maximum=geldt.coordinatie.maximum)
        plan = plan._replace(
            mandaten=geldt.mandaten,
            coordinatie=coordinatie,
            rekening=geldt.rekening,
            geen_boeken=geldt.geen_boeken,
        )
    return grootboek._replace(
        plan=plan,
        rollen=weet.feiten.nu,
        mandaten={stuk.naam: mandaten for stuk in weet.stukken if (mandaten := _mandaten(stuk, weet)) is not None},
    )


def _mandaten(stuk: Besluitstuk, weet: VierOgen) -> tuple[Mandaat, ...] | None:
    """The mandates that bind a besluit: where several do, what all of them allow."""
    ids = {id_ for b in stuk.brengers for id_ in weet.feiten.keten.budgetten(b.commit.nummer)}
    binden = [weet.begrotingen[id_] for id_ in sorted(ids) if id_ in weet.begrotingen]
    if not binden:
        return None
    eerste, *rest = ({m.wie: m for m in b.mandaten} for b in binden)
    allen = [wie for wie in eerste if all(wie in ander for ander in rest)]
    return tuple(_strengste([eerste[wie], *(ander[wie] for ander in rest)]) for wie in allen)


def _strengste(mandaten: list[Mandaat]) -> Mandaat:
    hoogstens = min((m.hoogstens for m in mandaten if m.hoogstens is not None), default=None)
    return mandaten[0]._replace(
        hoogstens=hoogstens,
        akkoorden=max(m.akkoorden for m in mandaten),
        voorleggen=max(m.voorleggen for m in mandaten),
    )


def _besluiten(grootboek: Grootboek, weet: VierOgen, vandaag: date) -> Iterator[Bevinding]:
    stukken: Mapping[str, Besluitstuk] = {stuk.naam: stuk for stuk in weet.stukken}
    plan: Begroting | None = grootboek.plan
    for besluit in grootboek.besluiten if plan is not None else ():
        mandaten = grootboek.mandaten.get(besluit.naam, plan.mandaten if plan is not None else ())
        mandaat = next((m for m in mandaten if m.wie == besluit.door), None)
        stuk = stukken.get(besluit.naam) or Besluitstuk(besluit.naam, "", (), ())
        yield from besluiten_met_akkoord(besluit, stuk, mandaat, weet.feiten, vandaag)
