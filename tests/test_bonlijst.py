"""Finding mutaties with `bon lijst`, and adding them up with `bon totaal`."""
# ruff: noqa: E501

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtledger.handelingen.selectie import regels_van
from buurtledger.model.mutatie import Mutatie
from buurtledger.stand.totalen import PER, tel_per
from buurtledger.stand.verloop import maak_verloop
from buurtledger.store.planlezen import lees_plan
from tests.conftest import GRONDSLAG, Draai, schrijf
from tests.strategieen import logboeken
from tests.test_vormen import Terminal

BOEK = (
    '- {voorschot: 231001-7kq2, datum: 2023-10-01, bedrag: 100.00, omschrijving: "eerste deel"}',
    '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Potgrond", leverancier: "Gamma", betaald_door: kern, activiteit: "tuindag"}',
    f'- {{bon: 231016-a2bc, datum: 2023-10-15, bedrag: 12.50, omschrijving: "Cafe\u0301bezoek", leverancier: "De Kas", betaald_door: kern, scan: "sha256:{0:064}"}}',
    '- {bon: 231102-k2vd, datum: 2023-11-02, bedrag: 20.00, omschrijving: "Zaden", leverancier: "gamma", betaald_door: kern}',
    '- {retour: 231103-r5tt, van: 231015-m3fx, datum: 2023-11-03, bedrag: 5.95, omschrijving: "een zak terug"}',
    '- {storno: 231104-d81w, van: 231102-k2vd, datum: 2023-11-04, reden: "dubbel ingevoerd"}',
)


@pytest.fixture(autouse=True)
def _gevuld(boek: Path) -> None:
    schrijf(boek, *BOEK)


def ids(draai: Draai, *opties: str) -> list[str]:
    """What the list finds: the part of each id behind the day."""
    gegevens = json.loads(draai("bon", "lijst", *opties, "--formaat", "json").uit)
    return [m["id"].partition("-")[2] for m in gegevens["mutaties"]]


@pytest.mark.parametrize(
    ("opties", "gevonden"),
    [
        (("--zoek", "45,95"), ["m3fx"]),
        (("--zoek", "€ 45,95"), ["m3fx"]),
        (("--zoek", "45.95"), ["m3fx"]),
        (("--zoek", "20"), ["k2vd", "d81w"]),
        (("--zoek", "14-10-2023"), ["m3fx"]),
        (("--zoek", "2023-10-14"), ["m3fx"]),
        (("--zoek", "m3fx"), ["m3fx", "r5tt"]),
        (("--zoek", "231015-m3fx"), ["m3fx", "r5tt"]),
        (("--zoek", "POTGROND"), ["m3fx"]),
        (("--zoek", "gamma zaden"), ["k2vd", "d81w"]),
        (("--zoek", "café"), ["a2bc"]),
        (("--zoek", "cafebezoek"), ["a2bc"]),
        (("--zoek", "tuindag"), ["m3fx"]),
        (("--zoek", "dubbel"), ["d81w"]),
        (("--zoek", "er is niets van"), []),
        (("--leverancier", "Gamma"), ["m3fx", "k2vd", "r5tt", "d81w"]),
        (("--min", "20"), ["7kq2", "m3fx", "k2vd", "d81w"]),
        (("--min", "12,50", "--max", "20"), ["a2bc", "k2vd", "d81w"]),
        (("--max", "6"), ["r5tt"]),
        (("--zonder-scan",), ["m3fx"]),
        (("--soort", "bon"), ["m3fx", "a2bc", "k2vd"]),
        (("--soort", "voorschot", "--soort", "Retour"), ["7kq2", "r5tt"]),
        (("--van", "2023-11-01", "--soort", "bon"), ["k2vd"]),
        (("--tot", "2023-10-14"), ["7kq2", "m3fx"]),
    ],
)
def test_zoeken_zoals_iemand_typt(draai: Draai, opties: tuple[str, ...], gevonden: list[str]) -> None:
    assert ids(draai, *opties) == gevonden


def test_akkoorden_staan_niet_tussen_de_bonnen(draai: Draai, boek: Path) -> None:
    schrijf(boek, *BOEK, '- {akkoord: 231105-z9zz, van: 231015-m3fx, datum: 2023-11-05, rol: "kascommissie"}')
    assert "z9zz" not in ids(draai)
    assert ids(draai, "--soort", "akkoord") == ["z9zz"]


def test_een_soort_die_er_niet_is(draai: Draai) -> None:
    uitkomst = draai("bon", "lijst", "--soort", "factuur")
    assert uitkomst.code == 2
    assert "--soort factuur is er niet; kies uit bon, voorschot" in uitkomst.fout


def test_onder_de_lijst_staat_wat_het_samen_is(draai: Draai) -> None:
    regels = [" ".join(regel.split()) for regel in draai("bon", "lijst").uit.splitlines()]
    assert "samen bon 2 × 58,45" in regels  # not the one that was undone
    assert "samen voorschot 1 × 100,00" in regels
    assert "✗ is teruggedraaid, en telt niet mee." in regels
    totalen = json.loads(draai("bon", "lijst", "--formaat", "json").uit)["totalen"]
    assert {"soort": "bon", "aantal": 2, "bedrag": "58.45"} in totalen


def test_een_storno_zegt_waarvan(draai: Draai) -> None:
    assert "dubbel ingevoerd (bon van € 20,00: Zaden)" in draai("bon", "lijst", "--formaat", "md").uit


@pytest.mark.parametrize("breedte", [60, 80, 200])
def test_nummers_zijn_heel_hoe_smal_ook(terminal: Terminal, breedte: int) -> None:
    uit = terminal(breedte, "bon", "lijst")
    for nummer in ("231015-m3fx", "231016-a2bc", "231104-d81w"):
        assert nummer in uit
    assert "Gamma" in uit
    assert max(map(len, uit.splitlines())) <= breedte


@pytest.fixture
def terminal(draai: Draai, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(draai, monkeypatch)


@pytest.mark.parametrize(
    ("per", "rijen"),
    [
        ("leverancier", [("Gamma", 1, "40.00"), ("De Kas", 1, "12.50")]),
        ("activiteit", [("tuindag", 1, "40.00"), (None, 1, "12.50")]),
        ("maand", [("2023-10", 2, "58.45"), ("2023-11", 0, "-5.95")]),
        ("post", [("tuin/moestuin", 2, "52.50")]),
        ("gebied", [("tuin", 2, "52.50")]),
    ],
)
def test_totalen_per(draai: Draai, per: str, rijen: list[tuple[str | None, int, str]]) -> None:
    gegevens = json.loads(draai("bon", "totaal", "--per", per, "--formaat", "json").uit)
    assert [(t["groep"], t["bonnen"], t["besteed"]) for t in gegevens["totalen"]] == rijen
    assert gegevens["totaal"] == {"bonnen": 2, "besteed": "52.50"}


def test_totalen_in_elke_vorm(draai: Draai) -> None:
    assert "oktober 2023" in draai("bon", "totaal", "--per", "maand").uit
    assert "October 2023" in draai("--taal", "en", "bon", "totaal", "--per", "maand").uit
    assert draai("bon", "totaal", "--per", "gebied", "--formaat", "csv").uit.split() == [
        "gebied,bonnen,besteed",
        "tuin,2,52.50",
    ]
    assert "| De tuin | 2 | 52,50 |" in draai("bon", "totaal", "--per", "gebied", "--formaat", "md").uit
    assert "(niet genoemd)" in draai("bon", "totaal", "--per", "activiteit").uit
    assert draai("bon", "totaal", "--zoek", "niets").uit == "Er zijn geen bonnen.\n"
    assert "kies uit leverancier, activiteit" in draai("bon", "totaal", "--per", "winkel").fout


def test_totaal_van_een_deel(draai: Draai, boek: Path) -> None:
    schrijf(boek, BOEK[1].replace("m3fx", "n3fx"), post="kernen/noord")
    assert draai("bon", "totaal", "kernen", "--formaat", "csv").uit.split()[1:] == ["kernen/noord,1,45.95"]
    assert "2023-10,1,45.95" in draai("bon", "totaal", "kernen/noord", "--per", "maand", "--formaat", "csv").uit


@given(logboeken(), st.sampled_from(PER))
def test_totalen_zijn_samen_wat_er_besteed_is(mutaties: list[Mutatie], per: str) -> None:
    begroting = lees_plan(GRONDSLAG).begroting
    assert begroting is not None
    boekingen = [(m, doel) for m, gestorneerd, doel in regels_van(mutaties) if not gestorneerd]
    totalen = tel_per(boekingen, per, begroting)
    stand = maak_verloop(mutaties).op(date.max)
    assert sum((t.besteed for t in totalen), Decimal(0)) == stand.besteed
    assert sum(t.bonnen for t in totalen) == stand.bonnen
