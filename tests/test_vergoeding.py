"""What a group paid itself and gets back: `vergoeding`, at booking and in `check`; and what is told once."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given

from buurtledger.checks.grenzen import grenzen
from buurtledger.model.begroting import Post
from buurtledger.model.mutatie import Mutatie
from buurtledger.stand.ongedaan import geldend
from buurtledger.stand.verloop import maak_verloop
from tests.conftest import Draai, schrijf
from tests.strategieen import logboeken

BON = '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: kern}'
VERGOED = '- {vergoeding: 231101-8mq3, datum: 2023-11-01, bedrag: 45.95, omschrijving: "potgrond"}'


def regels(draai: Draai) -> list[str]:
    return [b["regel"] for b in json.loads(draai("check", "--formaat", "json").uit)["bevindingen"]]


def test_wie_niets_te_goed_heeft_wordt_niet_zonder_een_woord_vergoed(draai: Draai) -> None:
    uitkomst = draai("vergoeding", "toevoegen", "tuin/moestuin", "12,50", "--datum", "2023-10-01")
    assert uitkomst.code == 0
    assert "let op: tuin/moestuin kreeg € 12,50 vergoed en had € 0,00 te goed: € 12,50 te veel" in uitkomst.fout
    assert regels(draai) == ["vergoeding"]


def test_wat_te_goed_is_mag_zonder_een_woord(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    uitkomst = draai("vergoeding", "toevoegen", "tuin/moestuin", "45,95", "--datum", "2023-11-01")
    assert (uitkomst.code, uitkomst.fout) == (0, "")
    assert regels(draai) == []


@pytest.mark.parametrize(
    ("erbij", "gevonden"),
    [
        ((BON.replace("2023-10-14", "2023-11-20"),), []),  # the receipt came later: it was the money for it
        (('- {terugbetaling: 231120-8mq4, datum: 2023-11-20, bedrag: 45.95, omschrijving: "toch niet"}',), []),
        (('- {storno: 231120-d81w, van: 231101-8mq3, datum: 2023-11-20, reden: "verkeerde groep"}',), []),
        ((BON.replace("45.95", "45.94"),), ["vergoeding"]),
        # What is advanced afterwards has nothing to do with it.
        ((BON, '- {voorschot: 231120-8mq4, datum: 2023-11-20, bedrag: 100.00, omschrijving: "deel"}'), []),
        ((BON, '- {storno: 231120-d81w, van: 231015-m3fx, datum: 2023-11-20, reden: "dubbel"}'), ["vergoeding"]),
    ],
)
def test_wat_een_vergoeding_goedmaakt(draai: Draai, boek: Path, erbij: tuple[str, ...], gevonden: list[str]) -> None:
    schrijf(boek, VERGOED, *erbij)
    assert regels(draai) == gevonden


@given(logboeken())
def test_het_eind_van_de_dagen_beslist(mutaties: list[Mutatie]) -> None:
    """By hand: at the end of some day from the vergoeding on, the group has to have had none of it left."""
    vandaag = date(2023, 12, 31)
    blijft = geldend(mutaties, vandaag)
    verloop = maak_verloop(blijft)
    dagen = sorted({m.datum for m in blijft})
    verwacht = {
        dag
        for dag in {m.datum for m in blijft if m.soort == "vergoeding"}
        if all(verloop.op(d).uitbetaald > verloop.op(d).besteed for d in dagen if d >= dag)
    }
    post = Post("tuin/moestuin", "M", Decimal("Infinity"))
    gevonden = [b for b in grenzen(post, blijft, vandaag) if b.regel == "vergoeding"]
    assert len(gevonden) == len(verwacht)


def test_een_bon_van_de_penvoerder_boven_de_begroting_staat_er_een_keer(draai: Draai) -> None:
    bon = ("bon", "toevoegen", "tuin/moestuin", "500", "Kas", "--datum", "2023-10-14", "--betaald-door", "penvoerder")
    uitkomst = draai(*bon)
    assert uitkomst.fout.count("let op") == 1
    assert "500,00 besteed van € 420,00" in uitkomst.fout
    assert regels(draai) == ["overschreden"]


def test_geld_dat_een_groep_nog_heeft_wordt_wel_gevraagd(draai: Draai, boek: Path) -> None:
    voorschot = '- {voorschot: 231001-7kq2, datum: 2023-10-01, bedrag: 100.00, omschrijving: "deel"}'
    schrijf(boek, voorschot, BON.replace("45.95", "400.00").replace("kern}", "penvoerder}"))
    assert regels(draai) == ["voorschot"]
    assert "vraag terug wat te veel is" in draai("check").uit


def test_wie_alles_met_bonnen_liet_zien_wordt_niets_teruggevraagd(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON.replace("45.95", "500.00"), VERGOED.replace("45.95", "500.00"))
    uit = draai("check").uit
    assert sorted(regels(draai)) == ["overschreden", "voorschot"]
    assert "vraag terug" not in uit
    assert "van alles is een bon; laat de buurt besluiten" in uit
