"""Accepted offers hold money on their post until bonnen that name them come in, or a storno releases what is left."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurtledger.stand.vastlegging import vastleggingen
from buurtledger.stand.verloop import maak_verloop
from buurtledger.store.logboek.lezen import lees_logboek
from buurtledger.store.snel.vluglezen import lees_figuren
from tests.conftest import Draai, logboek, schrijf

HEK = '- {verplichting: 230301-hek1, datum: 2023-03-01, bedrag: 120.00, omschrijving: "hek"}'


def bon(nummer: str, bedrag: str, dag: str = "2023-03-14", bij: str = "230301-hek1") -> str:
    return (
        f'- {{bon: {nummer}, datum: {dag}, bedrag: {bedrag}, omschrijving: "deel", betaald_door: kern'
        f"{f', bij: {bij}' if bij else ''}}}"
    )


def cijfers(draai: Draai, op: str = "2023-12-31") -> dict[str, str]:
    gegevens = json.loads(draai("status", "--op", op, "--formaat", "json").uit)
    post: dict[str, str] = next(p for p in gegevens["posten"] if p["id"] == "tuin/moestuin")
    return post


@pytest.mark.parametrize(
    ("regels", "vastgelegd", "beschikbaar"),
    [
        ((HEK,), "120.00", "300.00"),
        ((HEK, bon("230315-m3fx", "45.95")), "74.05", "300.00"),
        ((HEK, bon("230315-m3fx", "150.00")), "0.00", "270.00"),
        ((HEK, bon("230315-m3fx", "45.95", bij="")), "120.00", "254.05"),
        ((HEK, '- {storno: 230401-a1b2, van: 230301-hek1, datum: 2023-04-01, reden: "niet door"}'), "0.00", "420.00"),
        (
            (
                HEK,
                bon("230315-m3fx", "20.00"),
                '- {storno: 230401-a1b2, van: 230315-m3fx, datum: 2023-04-01, reden: "x"}',
            ),
            "120.00",
            "300.00",
        ),
        (
            (
                HEK,
                bon("230315-m3fx", "20.00"),
                '- {retour: 230401-a1b2, van: 230315-m3fx, datum: 2023-04-01, bedrag: 5.00, omschrijving: "terug"}',
            ),
            "105.00",
            "300.00",
        ),
    ],
)
def test_wat_een_offerte_vasthoudt(
    boek: Path, draai: Draai, regels: tuple[str, ...], vastgelegd: str, beschikbaar: str
) -> None:
    schrijf(boek, *regels)
    gevonden = cijfers(draai)
    assert (gevonden["vastgelegd"], gevonden["beschikbaar"]) == (vastgelegd, beschikbaar)
    assert cijfers(draai) == gevonden  # from the index now
    delen = [Decimal(gevonden[veld]) for veld in ("besteed", "te_verantwoorden", "vastgelegd", "beschikbaar")]
    assert sum(delen[:1]) + max(delen[1], Decimal(0)) + sum(delen[2:]) == Decimal(420)
    assert cijfers(draai, "2023-02-28")["vastgelegd"] == "0.00"


def test_van_offerte_tot_bon(boek: Path, draai: Draai) -> None:
    assert draai("verplichting", "lijst").uit == "Er ligt niets vast.\n"
    draai("verplichting", "toevoegen", "moestuin", "120", "hek", "--leverancier", "Smederij", "--datum", "2023-03-01")
    nummer = logboek(boek).read_text()[17:30]
    assert "120,00" in draai("verplichting", "lijst").uit
    uit = draai("bon", "toevoegen", "moestuin", "45,95", "hek, eerste deel", "--bij", nummer, "--datum", "2023-03-14")
    assert uit.code == 0, uit.fout
    assert f"bij: {nummer}}}" in logboek(boek).read_text()
    (een,) = json.loads(draai("verplichting", "lijst", "--formaat", "json").uit)["verplichtingen"]
    assert (een["bedrag"], een["vastgelegd"], len(een["bonnen"])) == ("120.00", "74.05", 1)
    assert "vastgelegd" in draai("status", "moestuin").uit
    assert draai("bon", "toevoegen", "moestuin", "5", "x", "--bij", "230301-niet").code == 2
    assert draai("bon", "toevoegen", "kernen/noord", "5", "x", "--bij", nummer).code == 2
    assert draai("bon", "storneer", nummer, "--reden", "niet door").code == 0
    assert cijfers(draai, "2024-01-15")["vastgelegd"] == "0.00"
    assert draai("check").code == 0


dagen = st.dates(date(2023, 1, 1), date(2023, 3, 1))


@settings(max_examples=40)
@given(st.lists(st.tuples(dagen, st.integers(1, 9000), st.booleans()), max_size=6), st.data())
def test_lezen_zonder_waarden_geeft_hetzelfde(bonnen: list[tuple[date, int, bool]], data: st.DataObject) -> None:
    """The figures from columns are those of every line, and what is held never falls below nothing."""
    regels = [HEK.replace("2023-03-01", "2023-01-15")]
    regels += [
        bon(f"2303{nr + 10}-b{nr}aa", f"{cent / 100:.2f}", dag.isoformat(), "230301-hek1" if bij else "")
        for nr, (dag, cent, bij) in enumerate(bonnen)
    ]
    regels = data.draw(st.permutations(regels))
    tekst = "".join(f"{regel}\n" for regel in regels)
    mutaties = lees_logboek(tekst, "tuin/moestuin").mutaties
    figuren = lees_figuren(tekst, "tuin/moestuin")
    assert figuren is not None
    assert figuren.verloop == maak_verloop(mutaties)
    (een,) = vastleggingen(mutaties)
    for dag in figuren.verloop.dagen:
        assert figuren.verloop.op(dag).vastgelegd == een.op(dag) >= 0


@pytest.mark.parametrize("formaat", ["md", "html", "json", "xlsx", "pdf"])
def test_een_verslag_kent_wat_een_offerte_vasthoudt(boek: Path, draai: Draai, tmp_path: Path, formaat: str) -> None:
    """It is a part of the budget, no money that moved: neither in the annex, nor among the corrections when it goes."""
    weg = '- {storno: 230501-a1b2, van: 230302-hek2, datum: 2023-05-01, reden: "niet door"}'
    schrijf(boek, HEK, HEK.replace("230301-hek1", "230302-hek2"), bon("230315-m3fx", "20.00"), weg)
    uit = tmp_path / f"verslag.{formaat}"
    uitkomst = draai("verslag", "jaar", "2023", "--formaat", formaat, "--naar", str(uit))
    assert uitkomst.code == 0, uitkomst.fout
    if formaat == "md":
        assert "vastgelegd € 100,00" in uit.read_text()
    if formaat == "json":
        assert json.loads(uit.read_text())["correcties"] == []
    assert draai("kwartaal", "2023-Q2").code == 0
