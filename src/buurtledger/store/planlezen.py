"""Reading the plan: the begroting with the names of the kernen, the besluiten, and what others contribute."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.model.begroting import BUDGET, COFINANCIERING, Begroting, kernbestand
from buurtledger.model.besluit import Besluit, besluitbestand
from buurtledger.model.bevinding import Bevinding
from buurtledger.store.files.bestand import onderliggend

if TYPE_CHECKING:
    from buurtledger.model.kern import Kern
    from buurtledger.model.verantwoording import Bijdrage

BESLUITEN = "data/besluiten"
_LOGBOEK = re.compile(r"data/bonnen/([a-z0-9-]+/[a-z0-9-]+)\.yaml")
_KERN = re.compile(r"data/kernen/([a-z0-9-]+)\.yaml")
_BESLUIT = re.compile(r"data/besluiten/([0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9-]+)\.yaml")
_MET_GELD = (BUDGET, COFINANCIERING, BESLUITEN, "data/bonnen")
"""What stands in these files makes figures."""


class Plan(NamedTuple):
    """The begroting with the names of the kernen, the besluiten, and what reading them found."""

    begroting: Begroting | None
    kernen: dict[str, Kern | None]
    besluiten: tuple[Besluit, ...]
    bijdragen: tuple[Bijdrage, ...]
    bevindingen: tuple[Bevinding, ...]


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
    from buurtledger.store.yaml.vormlezen import hoort_niet, lees_vorm

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
    from buurtledger.store.yaml.vormlezen import lees_vorm

    vorm, bevindingen = lees_vorm(wortel, BUDGET, BudgetVorm)
    return (vorm.begroting() if vorm else None), bevindingen


def _lees_kernen(wortel: Path, begroting: Begroting) -> tuple[dict[str, Kern | None], tuple[Bevinding, ...]]:
    from buurtledger.model.verantwoordingsvorm import KernVorm
    from buurtledger.store.yaml.vormlezen import hoort_niet, lees_vorm

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


def _lees_bijdragen(wortel: Path) -> tuple[tuple[Bijdrage, ...], tuple[Bevinding, ...]]:
    if not os.path.lexists(wortel / COFINANCIERING):
        return (), ()
    from buurtledger.model.verantwoordingsvorm import CofinancieringVorm
    from buurtledger.store.yaml.vormlezen import lees_vorm

    vorm, bevindingen = lees_vorm(wortel, COFINANCIERING, CofinancieringVorm)
    return (vorm.waarden() if vorm else ()), bevindingen


def post_van(pad: str) -> str:
    """The post whose logboek is at this path; empty when none can be."""
    naam = _LOGBOEK.fullmatch(pad)
    return naam[1] if naam else ""


def verhindert(gevonden: Bevinding) -> bool:
    """Whether what reading found keeps a figure from being known. A kern's file that cannot be read does not."""
    return gevonden.regel != "dubbel" and gevonden.plaats.bestand.startswith(_MET_GELD)
