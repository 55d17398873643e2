"""One declaration per thing: the file, the index, pydantic and the JSON Schema all go by it."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from buurtledger.model import bestandsvormen
from buurtledger.model.begroting import EISEN, Begroting, Looptijd
from buurtledger.model.besluit import Besluit, Opening, Verschuiving
from buurtledger.model.eis import keur
from buurtledger.model.kern import Kern, Kernnaam
from buurtledger.model.verantwoording import Bijdrage
from buurtledger.store.snel.codec import lezer
from buurtledger.store.yaml.vormlezen import vorm_van_tekst
from tests.conftest import GRONDSLAG

TEKST = st.text(min_size=1, max_size=20)
BEDRAG = st.integers(1, 10**9).map(lambda cent: Decimal(cent) / 100)
DAG = st.dates()


def begroting(**anders: object) -> Begroting:
    """The begroting of the small ledger that the tests share."""
    tekst = (GRONDSLAG / "data/budget.yaml").read_text(encoding="utf-8")
    gelezen = vorm_van_tekst(tekst, "data/budget.yaml", bestandsvormen.BEGROTING)
    assert isinstance(gelezen, Begroting)
    return gelezen._replace(**anders)  # type: ignore[arg-type]


def door_json(soort: Any, waarde: object) -> object:
    return lezer(soort)(json.loads(json.dumps(waarde, default=str)))


besluiten = st.builds(
    Besluit,
    naam=TEKST,
    datum=DAG,
    vanaf=DAG,
    door=TEKST,
    waarom=TEKST,
    notulen=TEKST,
    verschuivingen=st.lists(st.builds(Verschuiving, van=TEKST, naar=TEKST, bedrag=BEDRAG), max_size=3).map(tuple),
    opent=st.lists(st.builds(Opening, post=TEKST, naam=TEKST), max_size=2).map(tuple),
    sluit=st.lists(TEKST, max_size=2).map(tuple),
    looptijd=st.none() | st.builds(Looptijd, van=DAG, tot_en_met=DAG, aanname=st.booleans()),
    trekt_in=TEKST,
    ingevoerd=DAG,
)
bijdragen = st.builds(
    Bijdrage, post=TEKST, van=TEKST, toegezegd=BEDRAG, betaald=BEDRAG, notitie=TEKST, datum=st.none() | DAG
)
kernen = st.builds(
    Kern, id=TEKST, namen=st.lists(st.builds(Kernnaam, naam=TEKST, ingevoerd=DAG, bron=TEKST), max_size=3).map(tuple)
)


@given(st.one_of(besluiten, bijdragen, kernen))
def test_wat_de_index_bewaart_leest_zij_gelijk_terug(waarde: Besluit | Bijdrage | Kern) -> None:
    assert door_json(type(waarde), waarde) == waarde


def test_ook_een_hele_begroting() -> None:
    assert door_json(Begroting, begroting()) == begroting()
    assert door_json(Begroting | None, None) is None


@pytest.mark.parametrize("kapot", [[], ["x"], {"a": 1}, "tekst", None, [[]] * 11])
def test_een_beschadigde_index_is_een_fout_en_geen_half_besluit(kapot: object) -> None:
    with pytest.raises((ValueError, TypeError, ArithmeticError, KeyError)):
        lezer(Besluit)(kapot)


def test_pydantic_oordeelt_over_een_begroting_net_als_check() -> None:
    goed = begroting()
    for eis in EISEN:
        assert TypeAdapter(Annotated[Begroting, eis]).validate_python(goed) is goed
    scheef = goed._replace(totaal=goed.totaal + 1, kernen=goed.kernen._replace(aantal=99))
    gevonden = {regel for regel, _ in keur(scheef, EISEN)}
    assert {"totaal", "kernen"} <= gevonden
    for eis in EISEN:
        if eis.regel in gevonden:
            with pytest.raises(ValidationError) as fout:
                TypeAdapter(Annotated[Begroting, eis]).validate_python(scheef)
            assert {f["type"] for f in fout.value.errors()} == {eis.regel}
        else:
            TypeAdapter(Annotated[Begroting, eis]).validate_python(scheef)


def test_een_kern_heet_zoals_zij_op_een_dag_bekend_was() -> None:
    kern = Kern(
        "kernen/a", "Eerst", "het plan", (Kernnaam("Toen", date(2023, 3, 1)), Kernnaam("Nu", date(2023, 6, 1), "zij"))
    )
    assert kern.bekend_als(date(2023, 2, 28)) == ("Eerst", "het plan")
    assert kern.bekend_als(date(2023, 3, 1)) == ("Toen", "")
    assert (kern.naam, kern.bron) == ("Nu", "zij")


def test_van_twee_namen_van_een_dag_geldt_de_laatste() -> None:
    kern = Kern("kernen/a", namen=(Kernnaam("Een", date(2023, 3, 1)), Kernnaam("Twee", date(2023, 3, 1))))
    assert kern.naam == "Twee"
