"""The data of this repository: the plan of the K-buurt, amount for amount."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from buurtledger.store.grootboek import lees_grootboek

WORTEL = Path(__file__).parent.parent

# Buurtbudget subsidieplan K-buurt, 30 July 2022, "Overzicht totale budget".
PLAN = {
    "kortvoort": [500, 2000, 4000, 3500],
    "hrholst": [3000, 3500, 2500, 1000],
    "koornhorst": [4000, 1000, 4000, 1000],
    "kikkenstein": [8000, 2000],
    "kruitberg": [500, 1500, 3500, 4500],
    "4-torens": [2000, 2000, 1000, 1500, 1200, 3500],
    "buurtbreed": [3120],
    "penvoerder": [7680],
}


def test_elk_bedrag_is_dat_van_het_plan() -> None:
    begroting = lees_grootboek(WORTEL).begroting
    assert begroting is not None
    assert begroting.totaal == 96000
    gebieden = {gebied.id: [int(post.bedrag) for post in gebied.posten] for gebied in begroting.gebieden}
    assert gebieden.pop("kernen") == [1000] * 24
    assert gebieden == PLAN
    assert [int(gebied.bedrag) for gebied in begroting.gebieden] == [24000, *[10000] * 5, 11200, 3120, 7680]
    assert begroting.coordinatie.maximum == Decimal("0.08")
    assert len(begroting.posten) == 50


def test_wat_het_plan_niet_zegt_is_een_aanname() -> None:
    begroting = lees_grootboek(WORTEL).begroting
    assert begroting is not None
    looptijd = begroting.looptijd
    assert (looptijd.van, looptijd.tot_en_met, looptijd.aanname) == (date(2022, 9, 1), date(2023, 12, 31), True)


def test_een_kern_heeft_een_bron_voor_haar_naam_of_geen_naam() -> None:
    kernen = lees_grootboek(WORTEL).kernen
    assert len(kernen) == 24
    for kern in kernen.values():
        assert kern is not None
        assert bool(kern.naam) == bool(kern.bron)
