"""Reading the plan: the begroting with the names of the kernen, the besluiten, and what others contribute."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from buurtledger.model.begroting import BUDGET, COFINANCIERING, Begroting, kernbestand
from buurtledger.model.besluit import BESLUITEN, Besluit, besluitbestand
from buurtledger.model.bevinding import Bevinding, Regel
from buurtledger.store.files.bestand import onderliggend

if TYPE_CHECKING:
    from buurtledger.model.grootboek import Grootboek
    from buurtledger.model.kern import Kern
    from buurtledger.model.verantwoording import Bijdrage

_LOGBOEK = re.compile(r"data/bonnen/([a-z0-9-]+/[a-z0-9-]+)\.yaml")
_KERN = re.compile(r"data/kernen/([a-z0-9-]+)\.yaml")
_BESLUIT = re.compile(r"data/besluiten/([0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9-]+)\.yaml")
_MET_GELD = (BUDGET, COFINANCIERING, BESLUITEN, "data/bonnen")
"""What stands in these files makes figures."""


def lees_plan(wortel: Path) -> Grootboek:
    """The begroting, the kernen, the besluiten and what others contribute; of a ledger whose rest is not read."""
    # A warm `status` reads no plan, and what a whole Grootboek holds takes 4 ms to load.
    from buurtledger.model.grootboek import Grootboek

    begroting, bevindingen = _lees_begroting(wortel)
    besluiten, van_besluiten = _lees_besluiten(wortel)
    bijdragen, van_bijdragen = _lees_bijdragen(wortel)
    bevindingen += (*van_besluiten, *van_bijdragen)
    if begroting is None:
        return Grootboek(None, {}, besluiten, bijdragen, bevindingen=bevindingen)
    kernen, van_kernen = _lees_kernen(wortel, begroting)
    return Grootboek(begroting, kernen, besluiten, bijdragen, bevindingen=(*bevindingen, *van_kernen))


def _lees_besluiten(wortel: Path) -> tuple[tuple[Besluit, ...], tuple[Bevinding, ...]]:
    paden = onderliggend(wortel, BESLUITEN)
    if not paden:
        return (), ()
    from buurtledger.model.bestandsvormen import BESLUIT
    from buurtledger.store.yaml.vormlezen import hoort_niet, lees_vorm

    besluiten: list[Besluit] = []
    bevindingen: list[Bevinding] = []
    for pad in paden:
        naam = _BESLUIT.fullmatch(pad)
        if not naam:
            bevindingen.append(hoort_niet(wortel, pad, besluitbestand("<datum>-<naam>")))
            continue
        besluit, gevonden = lees_vorm(wortel, pad, BESLUIT)
        bevindingen += gevonden
        if besluit is not None:
            besluiten.append(besluit._replace(naam=naam[1]))
    return tuple(besluiten), tuple(bevindingen)


def _lees_begroting(wortel: Path) -> tuple[Begroting | None, tuple[Bevinding, ...]]:
    from buurtledger.model.bestandsvormen import BEGROTING
    from buurtledger.store.yaml.vormlezen import lees_vorm

    return lees_vorm(wortel, BUDGET, BEGROTING)


def _lees_kernen(wortel: Path, begroting: Begroting) -> tuple[dict[str, Kern | None], tuple[Bevinding, ...]]:
    from buurtledger.model.bestandsvormen import KERN
    from buurtledger.store.yaml.vormlezen import hoort_niet, lees_vorm

    kernen: dict[str, Kern | None] = {}
    bevindingen: list[Bevinding] = []
    for pad in onderliggend(wortel, "data/kernen"):
        naam = _KERN.fullmatch(pad)
        if not naam:
            bevindingen.append(hoort_niet(wortel, pad, kernbestand("<kern>")))
            continue
        post = f"{begroting.kernen.gebied}/{naam[1]}"
        kern, gevonden = lees_vorm(wortel, pad, KERN)
        kernen[post] = kern._replace(id=post) if kern else None
        bevindingen += gevonden
    return kernen, tuple(bevindingen)


def _lees_bijdragen(wortel: Path) -> tuple[tuple[Bijdrage, ...], tuple[Bevinding, ...]]:
    if not os.path.lexists(wortel / COFINANCIERING):
        return (), ()
    from buurtledger.model import bestandsvormen
    from buurtledger.store.yaml.vormlezen import lees_vorm

    gelezen, bevindingen = lees_vorm(wortel, COFINANCIERING, bestandsvormen.COFINANCIERING)
    return (gelezen.bijdragen if gelezen else ()), bevindingen


def post_van(pad: str) -> str:
    """The post whose logboek is at this path; empty when none can be."""
    naam = _LOGBOEK.fullmatch(pad)
    return naam[1] if naam else ""


def verhindert(gevonden: Bevinding) -> bool:
    """Whether what reading found keeps a figure from being known. A kern's file that cannot be read does not."""
    return gevonden.regel != Regel.DUBBEL and gevonden.plaats.bestand.startswith(_MET_GELD)
