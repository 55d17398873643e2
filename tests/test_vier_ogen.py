"""Four eyes in daily use, and the kascommissie's sample. What somebody could try against it: tests/aanvallen/."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtledger.checks.akkoorden import opnieuw_te_geven
from buurtledger.checks.eisen import naar_een_ontvanger
from buurtledger.model.afdruk import afdruk, canoniek
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import Mutatie
from buurtledger.stand.steekproef import trek
from tests.aanvallen.buurt import BON, KLEIN, Buurt, akkoord, oordeel
from tests.conftest import VANDAAG, Draai, schrijf
from tests.strategieen import losse_mutaties
from tests.test_git import git
from tests.test_herstel import ANDER


@pytest.fixture
def buurt(boek: Path, tmp_path: Path) -> Buurt:
    """Three people with keys, in a ledger that asks no proof."""
    return Buurt.kopie(boek, tmp_path / "sleutels", "false")


def test_de_afdruk_van_het_ontwerp() -> None:
    """The form is a contract: who makes a print elsewhere comes to the same."""
    bon = Mutatie(
        "bon",
        "221015-m3fx",
        "kernen/kleiburg",
        7,
        date(2022, 10, 14),
        Decimal("45.95"),
        omschrijving="Verf, kwasten en rollers",
        betaald_door="kern",
    )
    assert canoniek(bon) == (
        '{"bedrag":"45.95","betaald_door":"kern","datum":"2022-10-14","id":"221015-m3fx",'
        '"omschrijving":"Verf, kwasten en rollers","post":"kernen/kleiburg","soort":"bon"}'
    )
    assert afdruk(bon) == "5cecd55c8210503f"
    assert afdruk(bon._replace(lijn=8)) == "5cecd55c8210503f", "where it stands in the file is no content"
    decomposed = bon._replace(omschrijving="Ge\u0308el")
    assert afdruk(decomposed) == afdruk(bon._replace(omschrijving="Gëel")), "texts in NFC"


@given(losse_mutaties(), losse_mutaties())
def test_twee_verschillende_mutaties_hebben_een_andere_afdruk(een: Mutatie, ander: Mutatie) -> None:
    assert (afdruk(een) == afdruk(ander)) == (canoniek(een) == canoniek(ander))


def test_wat_boven_de_grens_is_wacht_op_een_ander(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON, KLEIN, sleutel="")
    assert oordeel(draai) == [("wacht", "€ 45,95 wacht op akkoord van de tweede-ondertekenaar")]
    assert "231015-m3fx" in draai("akkoord", "lijst").uit
    assert "231015-a2bc" not in draai("akkoord", "lijst").uit
    buurt.leg_vast("bram", akkoord(), sleutel="")
    assert oordeel(draai) == []
    assert draai("akkoord", "lijst").uit == "Er wacht niets op akkoord.\n"
    assert "niet ondertekend (gesteld)" in draai("herkomst", "231015-m3fx").uit


@pytest.mark.parametrize(
    ("wie_voert_in", "wie_geeft", "zin"),
    [
        ("anna", "anna", "anna voerde dit zelf in"),
        ("bram", "bram", "bram voerde dit zelf in"),
        ("anna", "carla", "carla heeft de rol tweede-ondertekenaar niet"),
        ("anna", "dirk", "dirk staat niet in data/rollen.yaml"),
        ("dirk", "dirk", "dirk staat niet in data/rollen.yaml"),
    ],
)
def test_een_akkoord_dat_niet_telt(draai: Draai, buurt: Buurt, wie_voert_in: str, wie_geeft: str, zin: str) -> None:
    buurt.leg_vast(wie_voert_in, BON, sleutel="")
    buurt.leg_vast(wie_geeft, akkoord(), sleutel="")
    ((regel, bericht),) = oordeel(draai)
    assert regel == "akkoord"
    assert zin in bericht


def test_een_goed_akkoord_gaat_voor_een_dat_niet_telt(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("carla", akkoord(nr="c1cc"))
    assert [regel for regel, _ in oordeel(draai)] == ["akkoord"]
    buurt.leg_vast("bram", akkoord())
    assert oordeel(draai) == [], "the other is passed over"
    buurt.leg_vast("bram", akkoord(nr="b2bb"))
    assert oordeel(draai) == [], "and two good ones are lawful"


def test_een_storno_maakt_een_akkoord_dat_niet_telt_onbelangrijk(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("anna", akkoord())
    assert [regel for regel, _ in oordeel(draai)] == ["akkoord"]
    buurt.leg_vast("anna", '- {storno: 231018-s1ss, van: 231015-m3fx, datum: 2023-10-18, reden: "toch niet"}')
    assert oordeel(draai) == []


def test_zolang_het_niet_in_git_staat_wacht_het(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON)
    schrijf(buurt.boek, BON, akkoord())
    assert oordeel(draai) == [("wacht", "het akkoord op € 45,95 staat nog niet in git")]


def test_een_boek_zonder_sleutels_belooft_minder_en_werkt(draai: Draai, boek: Path) -> None:
    """No keys: what git says is believed, and rollen change as they are written."""
    git(boek, "init", "-q", "-b", "main")
    rollen = boek / "data/rollen.yaml"
    rollen.write_text(
        "formaat: 1\npersonen:\n"
        '  anna: {rollen: [penvoerder], git: ["anna@example.org"]}\n'
        '  bram: {rollen: [tweede-ondertekenaar], git: ["bram@example.org"]}\n'
        "mandaten:\n  - {boven: 40.00, rol: tweede-ondertekenaar}\n"
    )
    zonder = Buurt.__new__(Buurt)
    zonder.boek, zonder.sleutels = boek, boek
    zonder.leg_vast("anna", sleutel="")
    zonder.leg_vast("anna", BON, sleutel="")
    zonder.leg_vast("bram", akkoord(), sleutel="")
    assert oordeel(draai) == []
    assert draai("herkomst", "--begin").uit == "Niemand in de rollen heeft een sleutel; er is geen begin.\n"
    rollen.write_text(rollen.read_text().replace("40.00", "10.00"))
    zonder.leg_vast("anna", KLEIN, sleutel="")
    assert [regel for regel, _ in oordeel(draai)] == ["wacht"]
    rollen.unlink()
    zonder.leg_vast("anna", sleutel="")
    assert [regel for regel, _ in oordeel(draai)] == ["wacht", "rollen"]


def test_twee_personen_met_een_adres_zijn_geen_vier_ogen(draai: Draai, buurt: Buurt) -> None:
    buurt.verander_rollen("bram@example.org", "Anna@example.org")
    assert "deelt een adres of sleutel" in draai("check").uit


def test_een_oud_akkoord_wordt_genoemd_om_opnieuw_te_geven() -> None:
    oud = Mutatie("akkoord", "231016-z2zz", "tuin/moestuin", 2, VANDAAG, NUL, van="231015-m3fx", rol="bestuur")
    nieuw = oud._replace(nummer="231016-z3zz", afdruk="0" * 16)
    assert opnieuw_te_geven({"tuin/moestuin": (oud, nieuw)}) == (oud,)


def test_wat_naar_een_ontvanger_gaat_telt_samen() -> None:
    def bon(nummer: str, bedrag: str, winkel: str = "", soort: str = "bon", post: str = "tuin/moestuin") -> Mutatie:
        return Mutatie(soort, nummer, post, 0, VANDAAG, Decimal(bedrag), leverancier=winkel)

    sommen = naar_een_ontvanger(
        [
            bon("1", "10.00", "Gamma"),
            bon("2", "20.00", "gamma.", post="kernen/noord"),
            bon("3", "5.00"),
            bon("4", "7.00", soort="voorschot"),
            bon("5", "8.00", soort="vergoeding"),
        ]
    )
    samen = {nummer: sorted(map(str, bedragen.samen)) for nummer, bedragen in sommen.items()}
    assert samen == {
        "1": ["10.00", "20.00"],
        "2": ["10.00", "20.00"],
        "3": ["5.00"],
        "4": ["7.00", "8.00"],
        "5": ["7.00", "8.00"],
    }
    assert sommen["1"].boven(Decimal("29.99"))
    assert not sommen["1"].boven(Decimal("30.00")), "a limit is passed above it, not at it"
    assert sommen["2"].boven(Decimal("15.00"))
    assert not sommen["1"].boven(Decimal("15.00")), "the 20 is asked for on its own; the 10 is no piece of anything"


@given(st.lists(st.integers(1, 10_000), max_size=60), st.text(min_size=1, max_size=20), st.integers(1, 40))
def test_de_steekproef_is_van_het_zaad_en_naar_bedrag(centen: list[int], zaad: str, aantal: int) -> None:
    bonnen = [
        Mutatie("bon", f"2310{nr % 28 + 1:02}-m{nr:03d}", "tuin/moestuin", 0, VANDAAG, Decimal(c) / 100)
        for nr, c in enumerate(centen)
    ]
    proef = trek(bonnen, zaad, aantal)
    assert proef == trek(list(reversed(bonnen)), zaad, aantal), "whatever the order of the files"
    assert proef.totaal == sum((b.bedrag for b in bonnen), NUL)
    assert len(proef.gekozen) <= max(aantal, 0) or len(bonnen) <= aantal
    assert len(set(proef.gekozen)) == len(proef.gekozen)
    if len(bonnen) > aantal:
        groot = [b for b in bonnen if b.bedrag > proef.stap]
        assert set(groot) <= set(proef.gekozen), "what is longer than the distance is always looked at"
    else:
        assert len(proef.gekozen) == len(bonnen)


def test_de_ronde_van_de_kascommissie(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON, ANDER)
    eerste = draai("kascommissie", "steekproef", "--zaad", "loterij 2023-10-31", "--aantal", "1")
    assert eerste.code == 0
    assert "Wie hetzelfde zaad neemt krijgt dezelfde bonnen" in " ".join(eerste.uit.split())
    assert draai("kascommissie", "steekproef", "--zaad", "loterij 2023-10-31", "--aantal", "1").uit == eerste.uit
    uit = json.loads(
        draai("kascommissie", "steekproef", "--zaad", "x", "--kwartaal", "2023-Q3", "--formaat", "json").uit
    )
    assert (uit["uit"], uit["bonnen"]) == (0, [])
    assert draai("kascommissie", "oordeel", "231015-m3fx", "gezien, klopt", "--zaad", "x").code == 0
    assert "gezien, klopt" in draai("kascommissie", "lijst").uit
    assert (boek / "data/kascommissie.yaml").read_text() == (
        "# yaml-language-server: $schema=../schema/kascommissie.json\n"
        f'formaat: 1\nbevindingen:\n  - {{datum: {VANDAAG}, bon: 231015-m3fx, oordeel: "gezien, klopt", zaad: "x"}}\n'
    )
    assert draai("kascommissie", "oordeel", "231015-zzzz", "x").code == 2
    assert draai("kascommissie", "steekproef").code == 2
    assert draai("check").code == 0
