"""Reading the whole ledger, or as much of it as a command needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.checks.plan import zonder_begroting
from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import BUDGET, Begroting, Kern, kernbestand
from buurtledger.model.bericht import zin
from buurtledger.model.besluit import Besluit, besluitbestand
from buurtledger.model.bevinding import Bevinding, Plaats
from buurtledger.model.boeken import Boeken
from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.stand.geldend import begroting_op
from buurtledger.store.bestand import lees_tekst, onderliggend

if TYPE_CHECKING:
    from buurtledger.model.geschreven import Vorm
    from buurtledger.store.logboek import Gelezen
    from buurtledger.store.yamlboom import Boom

_LOGBOEK = re.compile(r"data/bonnen/([a-z0-9-]+/[a-z0-9-]+)\.yaml")
_KERN = re.compile(r"data/kernen/([a-z0-9-]+)\.yaml")


BESLUITEN = "data/besluiten"
_BESLUIT = re.compile(r"data/besluiten/([0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9-]+)\.yaml")


class Plan(NamedTuple):
    """The begroting with the names of the kernen, the besluiten, and what reading them found."""

    begroting: Begroting | None
    kernen: dict[str, Kern | None]
    besluiten: tuple[Besluit, ...]
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
    return Boeken(plan.begroting, plan.kernen, plan.besluiten, gewijzigd, logboeken, tuple(bevindingen))


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
    bevindingen += van_besluiten
    if begroting is None:
        return Plan(None, {}, besluiten, bevindingen)
    kernen, van_kernen = _lees_kernen(wortel, begroting)
    return Plan(
        begroting.noem_kernen({post: kern for post, kern in kernen.items() if kern}),
        kernen,
        besluiten,
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
        vorm, gevonden = _lees_vorm(wortel, pad, BesluitVorm)
        bevindingen += gevonden
        if isinstance(vorm, BesluitVorm):
            besluiten.append(vorm.besluit(naam[1]))
    return tuple(besluiten), tuple(bevindingen)


def _lees_begroting(wortel: Path) -> tuple[Begroting | None, tuple[Bevinding, ...]]:
    from buurtledger.model.begrotingsvorm import BudgetVorm

    vorm, bevindingen = _lees_vorm(wortel, BUDGET, BudgetVorm)
    return (vorm.begroting() if isinstance(vorm, BudgetVorm) else None), bevindingen


def _lees_kernen(wortel: Path, begroting: Begroting) -> tuple[dict[str, Kern | None], tuple[Bevinding, ...]]:
    from buurtledger.model.begrotingsvorm import KernVorm

    kernen: dict[str, Kern | None] = {}
    bevindingen: list[Bevinding] = []
    for pad in onderliggend(wortel, "data/kernen"):
        naam = _KERN.fullmatch(pad)
        if not naam:
            bevindingen.append(hoort_niet(pad, kernbestand("<kern>")))
            continue
        post = f"{begroting.kernen.gebied}/{naam[1]}"
        vorm, gevonden = _lees_vorm(wortel, pad, KernVorm)
        kernen[post] = vorm.kern(post) if isinstance(vorm, KernVorm) else None
        bevindingen += gevonden
    return kernen, tuple(bevindingen)


def _lees_vorm(wortel: Path, pad: str, vorm: type[Vorm]) -> tuple[Vorm | None, tuple[Bevinding, ...]]:
    bestand = lees_tekst(wortel, pad)
    if bestand.bevindingen:
        return None, bestand.bevindingen
    uitkomst = vorm_van_tekst(bestand.tekst, pad, vorm)
    return (None, uitkomst) if isinstance(uitkomst, tuple) else (uitkomst, ())


def vorm_van_tekst(tekst: str, pad: str, vorm: type[Vorm]) -> Vorm | tuple[Bevinding, ...]:
    """A YAML file's text held against its form."""
    from buurtledger.store.vormfouten import ZIE_BESTANDEN, oordeel, van_yaml
    from buurtledger.store.yamlboom import YamlFout, lees_boom

    try:
        boom: Boom | None = lees_boom(tekst)
    except YamlFout as fout:
        return (van_yaml(fout, pad),)
    if boom is None:
        bericht = zin("het bestand ontbreekt of is leeg")
        return (bevinding("bestand", Plaats(pad, 1, 1), bericht, ZIE_BESTANDEN),)
    return oordeel(vorm, boom, pad)


def hoort_niet(pad: str, vorm: str = "data/bonnen/<gebied>/<post>.yaml") -> Bevinding:
    """That a file stands where buurtledger reads only files with another kind of name."""
    return bevinding(
        "bestand",
        Plaats(pad, 1, 1),
        zin("dit bestand leest buurtledger niet; hier horen alleen bestanden {vorm}", vorm=vorm),
        zin("geef het een naam die past, of zet het ergens anders"),
    )


def verhinderingen(boeken: Boeken) -> tuple[Bevinding, ...]:
    """What keeps figures from being known: faults in reading the begroting or a logboek, money without a post."""
    met_geld = [post for post, mutaties in boeken.logboeken.items() if mutaties]
    ooit = begroting_op(boeken.begroting, boeken.besluiten, date.max) if boeken.begroting else None
    zonder_post = zonder_begroting(ooit, met_geld) if ooit else ()
    return (*filter(verhindert, boeken.bevindingen), *zonder_post)


def verhindert(gevonden: Bevinding) -> bool:
    """Whether what reading found keeps a figure from being known. A kern's file that cannot be read does not."""
    return gevonden.regel != "dubbel" and not gevonden.plaats.bestand.startswith("data/kernen/")
