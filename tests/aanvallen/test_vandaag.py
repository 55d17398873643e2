"""Today is today where the neighbourhood is, wherever the machine stands."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtledger.cli import omgeving
from buurtledger.cli.start import main
from buurtledger.model.tijdzone import bestaat, dag_in
from tests.conftest import Draai, logboek

NA_MIDDERNACHT = datetime(2023, 10, 15, 22, 30, tzinfo=UTC)
"""Half past midnight in Amsterdam, the day before for who keeps UTC."""


def met_tijdzone(boek: Path, zone: str) -> None:
    budget = boek / "data/budget.yaml"
    budget.write_text(budget.read_text().replace("formaat: 1\n", f"formaat: 1\ntijdzone: {zone}\n", 1))


@pytest.mark.parametrize(
    ("zone", "moment", "dag"),
    [
        ("Europe/Amsterdam", datetime(2023, 7, 1, 21, 59, tzinfo=UTC), date(2023, 7, 1)),
        ("Europe/Amsterdam", datetime(2023, 7, 1, 22, 0, tzinfo=UTC), date(2023, 7, 2)),
        ("Europe/Amsterdam", datetime(2023, 1, 1, 22, 59, tzinfo=UTC), date(2023, 1, 1)),
        ("Europe/Amsterdam", datetime(2023, 12, 31, 23, 0, tzinfo=UTC), date(2024, 1, 1)),
        ("America/Paramaribo", datetime(2023, 7, 1, 2, 59, tzinfo=UTC), date(2023, 6, 30)),
        ("Pacific/Kiritimati", datetime(2023, 7, 1, 10, 0, tzinfo=UTC), date(2023, 7, 2)),
    ],
)
def test_de_dag_in_een_zone(zone: str, moment: datetime, dag: date) -> None:
    assert dag_in(zone, moment) == dag


@given(st.integers(946_684_800, 4_102_444_800))  # 2000 to 2100
def test_wat_zonder_tabel_wordt_gezegd_is_wat_de_tabel_zegt(moment: int) -> None:
    from zoneinfo import ZoneInfo

    nu = datetime.fromtimestamp(moment, UTC)
    assert dag_in("Europe/Amsterdam", nu) == nu.astimezone(ZoneInfo("Europe/Amsterdam")).date()


@pytest.mark.parametrize(
    ("zone", "dag"), [("", "2023-10-16"), ("Europe/Amsterdam", "2023-10-16"), ("America/Paramaribo", "2023-10-15")]
)
def test_een_bon_van_na_middernacht(boek: Path, monkeypatch: pytest.MonkeyPatch, zone: str, dag: str) -> None:
    if zone:
        met_tijdzone(boek, zone)
    monkeypatch.setattr(omgeving, "nu", lambda: NA_MIDDERNACHT)
    assert main(["--map", str(boek), "bon", "toevoegen", "tuin/moestuin", "5", "Touw"]) == 0
    assert f"datum: {dag}" in logboek(boek).read_text()
    assert main(["--map", str(boek), "check", "toekomst"]) == 0


def test_een_dag_blijft_een_dag_ook_om_middernacht(boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    momenten = iter(NA_MIDDERNACHT + timedelta(days=nr) for nr in range(100))
    monkeypatch.setattr(omgeving, "nu", lambda: next(momenten))
    hier = omgeving.maak_omgeving([], {}, None)._replace(map=str(boek))
    assert hier.vandaag == hier.vandaag


@pytest.mark.parametrize("tz", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC", "onzin"])
def test_de_klok_van_de_computer_maakt_niet_uit(boek: Path, tz: str) -> None:
    opdracht = [
        sys.executable,
        "-m",
        "buurtledger",
        "--map",
        str(boek),
        "bon",
        "toevoegen",
        "tuin/moestuin",
        "5",
        "Touw",
    ]
    voor = dag_in("Europe/Amsterdam", datetime.now(UTC))
    subprocess.run(opdracht, check=True, capture_output=True, env={**os.environ, "TZ": tz})
    na = dag_in("Europe/Amsterdam", datetime.now(UTC))
    assert any(f"datum: {dag}" in logboek(boek).read_text() for dag in (voor, na))


@pytest.mark.parametrize(
    "zone", ["Europe/Amsterdamm", "../../etc/passwd", "/etc/localtime", '""', "Europe", "5", "[x]", '"a\\0b"']
)
def test_een_zone_die_er_niet_is(draai: Draai, boek: Path, zone: str) -> None:
    met_tijdzone(boek, zone)
    uitkomst = draai("check")
    assert uitkomst.code == 1
    assert "data/budget.yaml:2" in uitkomst.uit
    assert main(["--map", str(boek), "status"]) == 3


def test_wat_een_zone_is() -> None:
    assert bestaat("Europe/Amsterdam")
    assert bestaat("America/Argentina/Buenos_Aires")
    assert not bestaat("Europe/")
