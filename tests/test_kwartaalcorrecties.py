"""A correction reads as one: what an earlier quarter counted and this one undid stands apart, and all adds up."""
# ruff: noqa: E501

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given

from buurtledger.model.datum import Kwartaal, kwartaal_van
from buurtledger.model.mutatie import Mutatie
from buurtledger.stand.correcties import correcties_in, samen
from buurtledger.stand.kwartaalstand import laatkomers, nagekomen_in
from buurtledger.stand.ongedaan import zoek_ongedaan
from buurtledger.stand.verloop import effect, maak_verloop, ontvanger_van
from tests.conftest import Draai, schrijf
from tests.strategieen import logboeken

NOVEMBER = '- {bon: 230110-m3fx, datum: 2022-11-14, bedrag: 54.90, omschrijving: "Potgrond", betaald_door: kern}'
WEG = '- {storno: 230110-d81w, van: 230110-m3fx, datum: 2023-01-10, reden: "verkeerde post"}'
ECHT = '- {bon: 230120-a2bc, datum: 2023-01-20, bedrag: 45.90, omschrijving: "Zaden", betaald_door: kern}'
KWARTALEN = [Kwartaal(jaar, nummer) for jaar in (2022, 2023) for nummer in (1, 2, 3, 4)]


def als_tabel(draai: Draai) -> str:
    """The same quarter, with no line folded."""
    return draai("kwartaal", "2023-Q1", "--formaat", "md").uit


def test_een_bon_van_november_in_januari_in_en_uit(draai: Draai, boek: Path) -> None:
    schrijf(boek, NOVEMBER, WEG, ECHT)
    uit = draai("kwartaal", "2023-Q1").uit
    assert "In dit kwartaal: 1 bon, € 45,90 besteed, € 0,00 uitbetaald." in uit
    assert "Daarnaast 1 correctie van eerdere kwartalen: € -54,90 besteed, € 0,00 uitbetaald." in uit.replace("\n", " ")
    assert "Correcties: geboekt in een eerder kwartaal, teruggedraaid in dit" in uit
    assert "| 54,90 | bon van 14 november 2022: Potgrond | verkeerde post |" in als_tabel(draai)
    assert "Nagekomen" not in uit
    rij = next(regel for regel in uit.splitlines() if regel.startswith("De tuin"))
    assert "-54,90" not in rij
    assert "-9,00" not in uit


def test_de_cijfers_voor_programmas_blijven_het_verschil(draai: Draai, boek: Path) -> None:
    schrijf(boek, NOVEMBER, WEG, ECHT)
    gegevens = json.loads(draai("kwartaal", "2023-Q1", "--formaat", "json").uit)
    assert gegevens["totaal"]["besteed_in_kwartaal"] == "-9.00"
    assert gegevens["totaal"]["bonnen_in_kwartaal"] == 0
    assert gegevens["nagekomen"] == []
    (correctie,) = gegevens["correcties"]
    assert (correctie["van"]["id"], correctie["storno"]["id"]) == ("230110-m3fx", "230110-d81w")
    assert (correctie["besteed_in_kwartaal"], correctie["bonnen_in_kwartaal"]) == ("-54.90", -1)


def test_een_teruggedraaid_voorschot_is_geen_uitbetaling_onder_nul(draai: Draai, boek: Path) -> None:
    voorschot = '- {voorschot: 221101-7kq2, datum: 2022-11-01, bedrag: 250.00, omschrijving: "eerste deel"}'
    schrijf(boek, voorschot, WEG.replace("230110-m3fx", "221101-7kq2"), post="kernen/noord")
    uit = draai("kwartaal", "2023-Q1").uit
    assert "0 bonnen, € 0,00 besteed, € 0,00 uitbetaald" in uit
    assert "  correcties" in uit
    assert "voorschot van 1 november 2022: eerste deel" in als_tabel(draai)


def test_een_late_storno_zegt_waarvan(draai: Draai, boek: Path) -> None:
    """Dated in a quarter that was closed already: that quarter changes, and the next one says so."""
    schrijf(boek, NOVEMBER.replace("230110", "221115"), WEG.replace("230110-m3fx, datum: 2023-01-10", "221115-m3fx, datum: 2022-11-20"))  # fmt: skip
    uit = draai("kwartaal", "2023-Q1").uit
    assert "Nagekomen" in uit
    assert "verkeerde post (bon van € 54,90: Potgrond)" in als_tabel(draai)
    assert "Correcties" not in uit


def test_wie_geld_te_goed_heeft_staat_in_een_eigen_regel(draai: Draai, boek: Path) -> None:
    schrijf(boek, ECHT)
    regels = draai("kwartaal", "2023-Q1").uit.splitlines()
    plek = next(nr for nr, regel in enumerate(regels) if regel.startswith("De tuin"))
    assert regels[plek + 1].split() == ["krijgt", "nog", "-45,90"]


def test_het_verslag_houdt_correcties_apart(draai: Draai, boek: Path) -> None:
    schrijf(boek, NOVEMBER, WEG, ECHT)
    md = draai("verslag", "kwartaal", "2023-Q1", "--formaat", "md", "--naar", "-").uit
    assert "| Moestuin | 420,00 | 45,90 | 45,90 | 374,10 |" in md
    assert "| correcties van eerder | -54,90 |" in md
    assert "| Moestuin | 45,90 | -54,90 | 0,00 | 0,00 |" in md
    gegevens = json.loads(draai("verslag", "kwartaal", "2023-Q1", "--formaat", "json", "--naar", "-").uit)
    assert gegevens["totaal"]["besteed_in_periode"] == "-9.00"
    assert gegevens["correcties"][0]["besteed_in_periode"] == "-54.90"


@given(logboeken())
def test_wat_gebeurde_en_de_correcties_zijn_samen_het_verschil(mutaties: list[Mutatie]) -> None:
    """By hand, of every quarter: what is dated in it and holds at its end, and what of before was undone in it."""
    verloop, ongedaan = maak_verloop(mutaties), zoek_ongedaan(mutaties)
    bonnen = {m.nummer: m for m in mutaties if m.soort == "bon"}
    apart = laatkomers(mutaties)
    for kwartaal in KWARTALEN:
        som = samen(correcties_in(apart, kwartaal.van, kwartaal.tot_en_met))
        for m in mutaties:
            if kwartaal_van(m.datum) == kwartaal and ongedaan.geldt(m, kwartaal.tot_en_met):
                som += effect(m, ontvanger_van(m, bonnen) if m.soort == "retour" else "")
        assert som == verloop.op(kwartaal.tot_en_met) + -verloop.op(kwartaal.vorige.tot_en_met)


@given(logboeken())
def test_nagekomen_is_wat_later_kwam_en_bleef(mutaties: list[Mutatie]) -> None:
    """What a quarter's earlier days came to gain in it is what came late, less what came late and went."""
    apart = laatkomers(mutaties)
    gezien = Counter(m.nummer for kwartaal in KWARTALEN for m in nagekomen_in(kwartaal, apart))
    assert not [nummer for nummer, keer in gezien.items() if keer > 1]
    ongedaan = zoek_ongedaan(mutaties)
    for m in mutaties:
        if m.soort != "storno" and m.nummer in gezien:
            assert kwartaal_van(m.datum) < kwartaal_van(m.invoerdag)
            assert ongedaan.geldt(m, kwartaal_van(m.invoerdag).tot_en_met)


def test_bekend_op_kent_de_correctie_nog_niet(draai: Draai, boek: Path) -> None:
    schrijf(boek, NOVEMBER, ECHT)
    toen = draai("kwartaal", "2023-Q1", vandaag=date(2023, 4, 2)).uit
    schrijf(boek, NOVEMBER, ECHT, WEG.replace("storno: 230110", "storno: 230410").replace("2023-01-10", "2023-04-10"))
    assert draai("kwartaal", "2023-Q1", "--bekend-op", "2023-04-02").uit == toen
    assert "1 correctie" in draai("kwartaal", "2023-Q2").uit
    assert Decimal(json.loads(draai("kwartaal", "2023-Q1", "--formaat", "json").uit)["totaal"]["besteed"]) == Decimal("100.80")  # fmt: skip
