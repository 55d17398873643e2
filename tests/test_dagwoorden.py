"""A day as people type it: on a till receipt, or in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtledger.model.bericht import Bericht
from buurtledger.model.dagwoorden import DICHTBIJ, Kader, lees_ingevoerd
from buurtledger.report.taal import Taal

VAN, TOT = date(2022, 9, 1), date(2023, 12, 31)
NU = date(2022, 11, 25)
"""A Friday."""
KADER = Kader(NU, VAN, TOT)
DAGEN = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(DAGEN, st.sampled_from([Taal("nl"), Taal("en")]))
def test_wat_getoond_wordt_kan_getypt_worden(dag: date, taal: Taal) -> None:
    for tekst in (
        taal.dag(dag),
        dag.isoformat(),
        f"{dag.day}-{dag.month}-{dag.year}",
        f" {dag.day:02}/{dag.month:02}/{dag.year} ",
        f"{dag.day}.{dag.month}.{dag.year}",
        f"{dag:%d-%m-}{dag.year}",
    ):
        assert lees_ingevoerd(tekst, KADER) == dag


@given(st.dates(VAN, TOT), st.dates(VAN, TOT), st.booleans())
def test_een_dag_zonder_jaar_ligt_in_de_looptijd_of_wordt_gevraagd(dag: date, vandaag: date, mag_komen: bool) -> None:
    uitkomst = lees_ingevoerd(f"{dag.day}/{dag.month}", Kader(vandaag, VAN, TOT, mag_komen))
    if isinstance(uitkomst, Bericht):
        assert Taal().zeg(uitkomst)
        return
    assert VAN <= uitkomst <= TOT
    assert (uitkomst.day, uitkomst.month) == (dag.day, dag.month)
    assert mag_komen or uitkomst <= vandaag
    if dag <= vandaag and vandaag - dag <= DICHTBIJ:
        assert uitkomst == dag


@given(st.dates(VAN, TOT))
def test_een_jaar_in_twee_cijfers(dag: date) -> None:
    assert lees_ingevoerd(f"{dag:%d-%m-%y}", KADER) == dag


@given(st.text(alphabet="0123456789-/. aeijkorstvgOCTmb'", max_size=16))
def test_getypt_is_een_dag_of_een_zin(tekst: str) -> None:
    uitkomst = lees_ingevoerd(tekst, KADER)
    assert isinstance(uitkomst, date) or Taal().zeg(uitkomst)


@pytest.mark.parametrize(
    ("getypt", "dag"),
    [
        ("14-10-22", "2022-10-14"),
        ("14/10", "2022-10-14"),
        ("14.10.2022", "2022-10-14"),
        ("14 10", "2022-10-14"),
        ("14 okt", "2022-10-14"),
        ("14okt", "2022-10-14"),
        ("14 OKT.", "2022-10-14"),
        ("vr 14 okt", "2022-10-14"),
        ("14 oktober 2022", "2022-10-14"),
        ("14-okt-22", "2022-10-14"),
        ("14 October", "2022-10-14"),
        ("October 14, 2022", "2022-10-14"),
        ("oct 14", "2022-10-14"),
        ("5 mei '23", "2023-05-05"),
        ("1 mrt 2023", "2023-03-01"),
        ("3 sept", "2022-09-03"),
        ("2022-2-1", "2022-02-01"),
        ("vandaag", "2022-11-25"),
        ("Gisteren", "2022-11-24"),
        ("eergisteren", "2022-11-23"),
        ("yesterday", "2022-11-24"),
        ("vorige vrijdag", "2022-11-18"),
        ("vorige  donderdag", "2022-11-24"),
        ("last monday", "2022-11-21"),
    ],
)
def test_zoals_op_de_bon_of_in_woorden(getypt: str, dag: str) -> None:
    assert lees_ingevoerd(getypt, KADER) == date.fromisoformat(dag)


@pytest.mark.parametrize(
    ("getypt", "zin"),
    [
        ("31-2-2023", "31-2-2023 staat niet op de kalender"),
        ("31/2", "31/2 staat niet op de kalender"),
        ("10/14/22", "10/14/22 staat niet op de kalender: typ dag, maand, jaar"),
        ("22-10-14", "22-10-14 kan 22 oktober 2014 of 14 oktober 2022 zijn; typ het jaar in vier cijfers"),
        ("14/1", "van welk jaar is 14/1? Typ het erbij, zoals 14-10-2022"),
        ("20221014", "20221014 is geen datum; typ bijvoorbeeld 14-10-2022, 14 okt of gisteren"),
        ("vorige week", "vorige week is geen datum; typ bijvoorbeeld 14-10-2022, 14 okt of gisteren"),
        ("14-10/22", "14-10/22 is geen datum; typ bijvoorbeeld 14-10-2022, 14 okt of gisteren"),
        (" ", "de datum ontbreekt"),
    ],
)
def test_geen_dag_zegt_wat_er_getypt_is(getypt: str, zin: str) -> None:
    uitkomst = lees_ingevoerd(getypt, KADER)
    assert isinstance(uitkomst, Bericht)
    assert Taal().zeg(uitkomst) == zin


def test_een_dag_die_twee_keer_in_de_looptijd_ligt_wordt_niet_geraden() -> None:
    later = KADER._replace(vandaag=TOT + timedelta(days=400))
    uitkomst = lees_ingevoerd("14/10", later)
    assert isinstance(uitkomst, Bericht)
    assert "14 oktober 2022 of 14 oktober 2023" in Taal().zeg(uitkomst)


def test_zonder_looptijd_hoort_er_een_jaar_bij() -> None:
    assert isinstance(lees_ingevoerd("14/10", Kader(NU)), Bericht)
    assert lees_ingevoerd("14-10-22", Kader(NU)) == date(2022, 10, 14)


def test_wat_gepland_wordt_mag_nog_komen() -> None:
    assert lees_ingevoerd("1 dec", KADER._replace(mag_komen=True)) == date(2022, 12, 1)
    assert isinstance(lees_ingevoerd("1 dec", KADER), Bericht)
