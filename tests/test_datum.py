"""Days, quarters and ids."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtledger.model.begroting import Looptijd
from buurtledger.model.bericht import Bericht
from buurtledger.model.datum import Kwartaal, kwartaal_van, lees_geschreven, lees_kwartaal
from buurtledger.model.nummer import TEKENS, invoerdag, is_nummer, maak_nummer
from buurtledger.stand.kwartaalstand import laatste_kwartaal

DAGEN = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(DAGEN)
def test_een_dag_gaat_heen_en_terug(dag: date) -> None:
    assert lees_geschreven(dag.isoformat()) == dag


@pytest.mark.parametrize(
    "tekst", ["2022-02-29", "2022-2-1", "20221014", "2022-10-14T00:00", "gisteren", "14-10-22", ""]
)
def test_geen_dag(tekst: str) -> None:
    assert isinstance(lees_geschreven(tekst), Bericht)


@given(DAGEN)
def test_elke_dag_valt_in_zijn_kwartaal(dag: date) -> None:
    kwartaal = kwartaal_van(dag)
    assert kwartaal.van <= dag <= kwartaal.tot_en_met
    assert kwartaal.volgende.van == kwartaal.tot_en_met + timedelta(days=1)
    assert kwartaal.volgende.vorige == kwartaal
    assert lees_kwartaal(str(kwartaal)) == kwartaal


@pytest.mark.parametrize("tekst", ["2023-Q5", "2023", "Q1", "23-Q1", "0000-Q1", "9999-Q4", "2023-Q1x"])
def test_geen_kwartaal(tekst: str) -> None:
    assert isinstance(lees_kwartaal(tekst), Bericht)


def test_kwartalen_zoals_mensen_ze_typen() -> None:
    assert lees_kwartaal("2023q1") == lees_kwartaal("2023-K1") == Kwartaal(2023, 1)


@pytest.mark.parametrize(
    ("vandaag", "kwartaal"),
    [("2022-09-15", "2022-Q3"), ("2023-01-01", "2022-Q4"), ("2023-03-31", "2022-Q4"), ("2026-11-23", "2023-Q4")],
)
def test_het_laatste_kwartaal_dat_voorbij_is_binnen_de_looptijd(vandaag: str, kwartaal: str) -> None:
    looptijd = Looptijd(date(2022, 9, 1), date(2023, 12, 31), aanname=False)
    assert str(laatste_kwartaal(looptijd, date.fromisoformat(vandaag))) == kwartaal


@given(DAGEN, st.randoms())
def test_een_nieuw_nummer_draagt_zijn_dag(dag: date, toeval: object) -> None:
    nummer = maak_nummer(dag, set(), toeval.choice)  # type: ignore[attr-defined]
    assert is_nummer(nummer)
    assert invoerdag(nummer) == dag


def test_een_bezet_nummer_wordt_niet_opnieuw_gegeven() -> None:
    keuzes = iter("000000" + "000001")
    assert maak_nummer(date(2022, 10, 1), {"221001-000000"}, lambda _: next(keuzes)) == "221001-000001"


@pytest.mark.parametrize(
    "tekst",
    ["221015-m3f", "221015-m3fxxxx", "221015-M3FX", "221315-m3fx", "221015-ilou", "22101-m3fx", "221015-m3fx\n"],
)
def test_geen_nummer(tekst: str) -> None:
    assert not is_nummer(tekst)


def test_het_alfabet_leest_zich_voor() -> None:
    assert len(TEKENS) == 32
    assert not set("ilou") & set(TEKENS)
