"""Reading the whole ledger, or as much of it as a command needs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.checks.plan import zonder_begroting
from buurtledger.model.begroting import BUDGET, Begroting, Kern, kernbestand
from buurtledger.model.besluit import Besluit, besluitbestand
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.boeken import Boeken
from buurtledger.model.geschiedenis import RECTIFICATIES, Rectificatie
from buurtledger.model.huisstijl import HUISSTIJL, Huisstijl
from buurtledger.model.kascommissie import KASCOMMISSIE, Oordeel
from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.model.rollen import ROLLEN, Rollen
from buurtledger.model.verantwoording import (
    COFINANCIERING,
    LEERSESSIES,
    Bijdrage,
    Leersessie,
    Verantwoording,
    resultaatbestand,
)
from buurtledger.stand.geldend import begroting_op
from buurtledger.store.bestand import lees_tekst, onderliggend
from buurtledger.store.vormlezen import hoort_niet, lees_vorm

if TYPE_CHECKING:
    from buurtledger.store.logboek import Gelezen

_LOGBOEK = re.compile(r"data/bonnen/([a-z0-9-]+/[a-z0-9-]+)\.yaml")
_KERN = re.compile(r"data/kernen/([a-z0-9-]+)\.yaml")
_RESULTAAT = re.compile(r"data/resultaten/([a-z0-9-]+/[a-z0-9-]+)\.yaml")


BESLUITEN = "data/besluiten"
_BESLUIT = re.compile(r"data/besluiten/([0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9-]+)\.yaml")


class Plan(NamedTuple):
    """The begroting with the names of the kernen, the besluiten, and what reading them found."""

    begroting: Begroting | None
    kernen: dict[str, Kern | None]
    besluiten: tuple[Besluit, ...]
    bijdragen: tuple[Bijdrage, ...]
    bevindingen: tuple[Bevinding, ...]


def lees_boeken(wortel: Path) -> Boeken:
    """Everything in the ledger's folder."""
    from buurtledger.store.git import gewijzigde_bestanden

    plan = lees_plan(wortel)
    bevindingen = list(plan.bevindingen)
    logboeken: dict[str, tuple[Mutatie, ...]] = {}
    for post, gelezen in lees_logboeken(wortel):
        bevindingen += gelezen.bevindingen
        if post:
            logboeken[post] = gelezen.mutaties
    gewijzigd = gewijzigde_bestanden(wortel, BESLUITEN) if onderliggend(wortel, BESLUITEN) else ()
    resultaten, van_resultaten = _lees_resultaten(wortel)
    leersessies, van_leersessies = lees_leersessies(wortel)
    rollen, van_rollen = lees_rollen(wortel)
    bevindingen += (
        *van_resultaten,
        *van_leersessies,
        *van_rollen,
        *lees_rectificaties(wortel)[1],
        *lees_oordelen(wortel)[1],
        *lees_huisstijl(wortel)[1],
    )
    return Boeken(
        plan.begroting,
        plan.kernen,
        plan.besluiten,
        gewijzigd,
        logboeken,
        tuple(bevindingen),
        resultaten,
        leersessies,
        plan.bijdragen,
        rollen,
    )


def lees_logboeken(wortel: Path) -> Iterator[tuple[str, Gelezen]]:
    """Every logboek with its post's id; with an empty id, what is no logboek but stands among them."""
    from buurtledger.store.logboek import Gelezen

    for pad in onderliggend(wortel, "data/bonnen"):
        if post := post_van(pad):
            yield post, lees_een_logboek(wortel, post)
        else:
            yield "", Gelezen((), (hoort_niet(pad),))


def post_van(pad: str) -> str:
    """The post whose logboek is at this path; empty when none can be."""
    naam = _LOGBOEK.fullmatch(pad)
    return naam[1] if naam else ""


def lees_een_logboek(wortel: Path, post: str) -> Gelezen:
    """The logboek of one post; a missing file is a logboek without mutaties."""
    from buurtledger.store.logboek import Gelezen, lees_logboek

    bestand = lees_tekst(wortel, logboek_van(post))
    gelezen = lees_logboek(bestand.tekst, post)
    return Gelezen(gelezen.mutaties, (*bestand.bevindingen, *gelezen.bevindingen))


def lees_plan(wortel: Path) -> Plan:
    """The begroting, the kernen and the besluiten."""
    begroting, bevindingen = _lees_begroting(wortel)
    besluiten, van_besluiten = _lees_besluiten(wortel)
    bijdragen, van_bijdragen = _lees_bijdragen(wortel)
    bevindingen += (*van_besluiten, *van_bijdragen)
    if begroting is None:
        return Plan(None, {}, besluiten, bijdragen, bevindingen)
    kernen, van_kernen = _lees_kernen(wortel, begroting)
    return Plan(
        begroting.noem_kernen({post: kern for post, kern in kernen.items() if kern}),
        kernen,
        besluiten,
        bijdragen,
        (*bevindingen, *van_kernen),
    )


def _lees_besluiten(wortel: Path) -> tuple[tuple[Besluit, ...], tuple[Bevinding, ...]]:
    paden = onderliggend(wortel, BESLUITEN)
    if not paden:
        return (), ()
    from buurtledger.model.besluitvorm import BesluitVorm

    besluiten: list[Besluit] = []
    bevindingen: list[Bevinding] = []
    for pad in paden:
        naam = _BESLUIT.fullmatch(pad)
        if not naam:
            bevindingen.append(hoort_niet(pad, besluitbestand("<datum>-<naam>")))
            continue
        vorm, gevonden = lees_vorm(wortel, pad, BesluitVorm)
        bevindingen += gevonden
        if vorm is not None:
            besluiten.append(vorm.besluit(naam[1]))
    return tuple(besluiten), tuple(bevindingen)


def _lees_begroting(wortel: Path) -> tuple[Begroting | None, tuple[Bevinding, ...]]:
    from buurtledger.model.begrotingsvorm import BudgetVorm

    vorm, bevindingen = lees_vorm(wortel, BUDGET, BudgetVorm)
    return (vorm.begroting() if vorm else None), bevindingen


def _lees_kernen(wortel: Path, begroting: Begroting) -> tuple[dict[str, Kern | None], tuple[Bevinding, ...]]:
    from buurtledger.model.verantwoordingsvorm import KernVorm

    kernen: dict[str, Kern | None] = {}
    bevindingen: list[Bevinding] = []
    for pad in onderliggend(wortel, "data/kernen"):
        naam = _KERN.fullmatch(pad)
        if not naam:
            bevindingen.append(hoort_niet(pad, kernbestand("<kern>")))
            continue
        post = f"{begroting.kernen.gebied}/{naam[1]}"
        vorm, gevonden = lees_vorm(wortel, pad, KernVorm)
        kernen[post] = vorm.kern(post) if vorm else None
        bevindingen += gevonden
    return kernen, tuple(bevindingen)


def _lees_resultaten(wortel: Path) -> tuple[dict[str, Verantwoording], tuple[Bevinding, ...]]:
    resultaten: dict[str, Verantwoording] = {}
    bevindingen: list[Bevinding] = []
    for pad in onderliggend(wortel, "data/resultaten"):
        from buurtledger.model.verantwoordingsvorm import ResultaatVorm

        naam = _RESULTAAT.fullmatch(pad)
        if not naam:
            bevindingen.append(hoort_niet(pad, resultaatbestand("<gebied>/<post>")))
            continue
        vorm, gevonden = lees_vorm(wortel, pad, ResultaatVorm)
        bevindingen += gevonden
        if vorm is not None:
            resultaten[naam[1]] = vorm.verantwoording()
    return resultaten, tuple(bevindingen)


def lees_leersessies(wortel: Path) -> tuple[tuple[Leersessie, ...], tuple[Bevinding, ...]]:
    """The sessions, held and planned; none when there is no file."""
    if not os.path.lexists(wortel / LEERSESSIES):
        return (), ()
    from buurtledger.model.verantwoordingsvorm import LeersessiesVorm

    vorm, bevindingen = lees_vorm(wortel, LEERSESSIES, LeersessiesVorm)
    return (vorm.leersessies() if vorm else ()), bevindingen


def lees_rollen(wortel: Path) -> tuple[Rollen, tuple[Bevinding, ...]]:
    """Who may act as what; nobody when there is no file."""
    if not os.path.lexists(wortel / ROLLEN):
        return Rollen(), ()
    from buurtledger.model.rollenvorm import RollenVorm

    vorm, bevindingen = lees_vorm(wortel, ROLLEN, RollenVorm)
    return (vorm.waarde() if vorm else Rollen()), bevindingen


def lees_rectificaties(wortel: Path) -> tuple[tuple[Rectificatie, ...], tuple[Bevinding, ...]]:
    """The lines that were lawfully taken out; none when there is no file."""
    if not os.path.lexists(wortel / RECTIFICATIES):
        return (), ()
    from buurtledger.model.rectificatievorm import RectificatiesVorm

    vorm, bevindingen = lees_vorm(wortel, RECTIFICATIES, RectificatiesVorm)
    return (vorm.waarden() if vorm else ()), bevindingen


def lees_huisstijl(wortel: Path) -> tuple[Huisstijl, tuple[Bevinding, ...]]:
    """The neighbourhood's colours; ours when there is no file."""
    if not os.path.lexists(wortel / HUISSTIJL):
        return Huisstijl(), ()
    from buurtledger.model.huisstijlvorm import HuisstijlVorm

    vorm, bevindingen = lees_vorm(wortel, HUISSTIJL, HuisstijlVorm)
    return (vorm.waarde() if vorm else Huisstijl()), bevindingen


def lees_oordelen(wortel: Path) -> tuple[tuple[Oordeel, ...], tuple[Bevinding, ...]]:
    """What the kascommissie found; nothing when there is no file."""
    if not os.path.lexists(wortel / KASCOMMISSIE):
        return (), ()
    from buurtledger.model.kascommissievorm import KascommissieVorm

    vorm, bevindingen = lees_vorm(wortel, KASCOMMISSIE, KascommissieVorm)
    return (vorm.waarden() if vorm else ()), bevindingen


def _lees_bijdragen(wortel: Path) -> tuple[tuple[Bijdrage, ...], tuple[Bevinding, ...]]:
    if not os.path.lexists(wortel / COFINANCIERING):
        return (), ()
    from buurtledger.model.verantwoordingsvorm import CofinancieringVorm

    vorm, bevindingen = lees_vorm(wortel, COFINANCIERING, CofinancieringVorm)
    return (vorm.waarden() if vorm else ()), bevindingen


def verhinderingen(boeken: Boeken) -> tuple[Bevinding, ...]:
    """What keeps figures from being known: faults in reading the begroting or a logboek, money without a post."""
    met_geld = [post for post, mutaties in boeken.logboeken.items() if mutaties]
    ooit = begroting_op(boeken.begroting, boeken.besluiten, date.max) if boeken.begroting else None
    zonder_post = zonder_begroting(ooit, met_geld) if ooit else ()
    return (*filter(verhindert, boeken.bevindingen), *zonder_post)


_ZONDER_GELD = ("data/kernen/", "data/resultaten/", LEERSESSIES, ROLLEN, RECTIFICATIES, KASCOMMISSIE, HUISSTIJL)
"""What stands in these files is no figure."""


def verhindert(gevonden: Bevinding) -> bool:
    """Whether what reading found keeps a figure from being known. A kern's file that cannot be read does not."""
    return gevonden.regel != "dubbel" and not gevonden.plaats.bestand.startswith(_ZONDER_GELD)
