"""Amounts: as written in files, as typed, as printed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtledger.model.bericht import Bericht
from buurtledger.model.geld import GROOTSTE, KLEINSTE, euro, lees_geschreven, lees_ingevoerd, nederlands, plat
from buurtledger.report.taal import Taal

BEDRAGEN = st.decimals(KLEINSTE, GROOTSTE, places=2)


@given(BEDRAGEN)
def test_geschreven_en_gelezen_is_hetzelfde(bedrag: Decimal) -> None:
    assert lees_geschreven(plat(bedrag)) == bedrag


@given(BEDRAGEN)
def test_wat_geprint_is_kan_getypt_worden(bedrag: Decimal) -> None:
    assert lees_ingevoerd(euro(bedrag)) == bedrag
    assert lees_ingevoerd(nederlands(bedrag)) == bedrag
    assert lees_ingevoerd(plat(bedrag)) == bedrag
    for zo in ("{} euro", "EUR {}", "{}€", "{} EUR"):
        assert lees_ingevoerd(zo.format(nederlands(bedrag))) == bedrag
        assert lees_ingevoerd(zo.format(nederlands(bedrag).replace(".", " "))) == bedrag


@given(st.text(alphabet="0123456789.,-+_eE€ xabINF", max_size=12))
def test_getypt_is_een_bedrag_of_een_zin(tekst: str) -> None:
    uitkomst = lees_ingevoerd(tekst)
    if isinstance(uitkomst, Bericht):
        assert Taal("nl").zeg(uitkomst)
    else:
        assert KLEINSTE <= uitkomst <= GROOTSTE
        assert uitkomst == uitkomst.quantize(Decimal("0.01"))


@pytest.mark.parametrize(
    ("getypt", "bedrag"),
    [
        ("45,95", "45.95"),
        ("45.95", "45.95"),
        ("45", "45.00"),
        ("45,9", "45.90"),
        ("€ 1.234,50", "1234.50"),
        ("1.234.567", "1234567.00"),
        ("12,-", "12.00"),
        ("12,--", "12.00"),
        (" EUR 3 ", "3.00"),
        ("0,01", "0.01"),
        ("12 euro", "12.00"),
        ("12,50 EUR", "12.50"),
        ("12€", "12.00"),
        ("12-", "12.00"),
        ("12,– euro", "12.00"),
        ("1 234,50", "1234.50"),
        ("1 234 567", "1234567.00"),
    ],
)
def test_nederlandse_invoer(getypt: str, bedrag: str) -> None:
    assert lees_ingevoerd(getypt) == Decimal(bedrag)


@pytest.mark.parametrize(
    ("getypt", "zin"),
    [
        (
            "1.234",
            "1.234 kan op twee manieren gelezen worden: typ 1234,00 of een bedrag met twee cijfers achter de komma",
        ),
        ("45.9,5", "45.9,5 is geen bedrag: na 45.9 staat nog ,5; typ bijvoorbeeld 45,95 of 1.234,50"),
        ("12 50", "12 50 kan op twee manieren gelezen worden: typ 12,50 of 1250,00"),
        ("12 euro 50", "12 euro 50 is geen bedrag: na 12 staat nog euro 50; typ bijvoorbeeld 45,95 of 1.234,50"),
        ("1 23 456", "1 23 456 is geen bedrag: na 1 staat nog 23 456; typ bijvoorbeeld 45,95 of 1.234,50"),
        ("1234 567", "1234 567 is geen bedrag: na 1234 staat nog 567; typ bijvoorbeeld 45,95 of 1.234,50"),
        ("-5", "-5 is negatief; geef een bedrag boven nul"),
        ("0", "0 is niets; geef een bedrag van minstens een cent"),
        ("1,234", "1,234 heeft meer dan twee cijfers achter de komma"),
        ("10000000", "10000000 is te groot; het hoogste bedrag is € 9.999.999,99"),
        ("twaalf", "twaalf is geen bedrag; typ bijvoorbeeld 45,95 of 1.234,50"),
        ("1e3", "1e3 is geen bedrag: na 1 staat nog e3; typ bijvoorbeeld 45,95 of 1.234,50"),
        (" ", "het bedrag ontbreekt"),
        ("007", "007 is geen bedrag; typ bijvoorbeeld 45,95 of 1.234,50"),
        ("١٢", "١٢ is geen bedrag; typ bijvoorbeeld 45,95 of 1.234,50"),
    ],
)
def test_wat_geen_bedrag_is_zegt_waarom(getypt: str, zin: str) -> None:
    uitkomst = lees_ingevoerd(getypt)
    assert isinstance(uitkomst, Bericht)
    assert Taal("nl").zeg(uitkomst) == zin


@pytest.mark.parametrize(
    "tekst", ["", "0", "0.00", "-1", "+1", "01", "1.", ".5", "1.234", "1e2", "0x1", "1_0", "10000000", "NaN", "１"]
)
def test_in_een_bestand_staat_een_bedrag_gewoon_geschreven(tekst: str) -> None:
    assert isinstance(lees_geschreven(tekst), Bericht)


def test_niets_is_ooit_min_nul() -> None:
    assert plat(Decimal("-0.00")) == "0.00"
    assert euro(Decimal("-0")) == "€ 0,00"
    assert euro(Decimal("-1234.5")) == "€ -1.234,50"
