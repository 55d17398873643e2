"""Corrections: `storneer` finds its day, `herzie` is a storno and a new line in one."""
# ruff: noqa: E501

from __future__ import annotations

import json
import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtledger.model.datum import kwartaal_van
from buurtledger.model.mutatie import Mutatie
from buurtledger.stand.ongedaan import stornodag, zoek_ongedaan
from buurtledger.store.logboek.opzoeken import laatste as laatste_regels
from tests.conftest import Draai, logboek, schrijf

BON = '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Potgrond", leverancier: "Tuinland", betaald_door: kern, notitie: "bij de buren"}'
VOORSCHOT = '- {voorschot: 231001-7kq2, datum: 2023-10-01, bedrag: 100.00, omschrijving: "deel"}'
RETOUR = '- {retour: 231018-r3tr, van: 231015-m3fx, datum: 2023-10-17, bedrag: 5.00, omschrijving: "zak"}'
DAG = date(2023, 11, 20)


def test_wat_het_laatst_geschreven_is_staat_bovenaan(boek: Path) -> None:
    """Of lines entered on one day those of the logboek that was written last: who slipped a minute ago finds it."""
    bon = '- {{bon: 221015-{}, datum: 2022-10-1{}, bedrag: 5.00, omschrijving: "verf", betaald_door: kern}}'
    eerst = schrijf(boek, bon.format("m3fx", 4), bon.format("7kq2", 1))
    dan = schrijf(boek, bon.format("d81w", 3), bon.format("k2vd", 2).replace("221015", "221014"), post="kernen/noord")
    for volgorde, verwacht in (
        ((eerst, dan), ["221015-d81w", "221015-7kq2", "221015-m3fx", "221014-k2vd"]),
        ((dan, eerst), ["221015-7kq2", "221015-m3fx", "221015-d81w", "221014-k2vd"]),
    ):
        for nr, pad in enumerate(volgorde, 1):
            os.utime(pad, (nr, nr))
        assert [m.nummer for m in laatste_regels(boek, 9)] == verwacht


def laatste(boek: Path, post: str = "tuin/moestuin") -> str:
    return logboek(boek, post).read_text().splitlines()[-1]


@pytest.mark.parametrize(
    ("regels", "vandaag", "dag"),
    [
        ([BON], "2023-11-20", "2023-10-14"),  # entered, dated and undone in one quarter
        ([BON], "2024-01-05", "2024-01-05"),  # a quarter has closed since
        ([BON.replace("2023-10-14", "2023-09-14")], "2023-11-20", "2023-11-20"),  # dated in an earlier quarter
        ([BON.replace("231015", "230915")], "2023-11-20", "2023-11-20"),  # entered in an earlier quarter
        ([BON, RETOUR, "- {storno: 231102-s1aa, van: 231018-r3tr, datum: 2023-11-02, reden: \"x\"}"], "2023-11-20", "2023-11-02"),
        ([BON, RETOUR, "- {storno: 231018-s1aa, van: 231018-r3tr, datum: 2023-10-17, reden: \"x\"}"], "2023-11-20", "2023-10-14"),
    ],
)  # fmt: skip
def test_een_storno_krijgt_de_dag_waarop_niemand_iets_anders_zag(
    draai: Draai, boek: Path, regels: list[str], vandaag: str, dag: str
) -> None:
    schrijf(boek, *regels)
    uitkomst = draai("bon", "storneer", "m3fx", "--reden", "fout", vandaag=date.fromisoformat(vandaag))
    assert uitkomst.code == 0, uitkomst.fout
    assert f"-m3fx, datum: {dag}, " in laatste(boek)
    assert draai("check", "storno").code == 0


@given(st.dates(date(2023, 1, 1), date(2023, 12, 31)), st.integers(0, 200), st.integers(0, 200))
def test_een_gesloten_kwartaal_verandert_nooit(vandaag: date, eerder: int, nog_eerder: int) -> None:
    invoer = date.fromordinal(vandaag.toordinal() - eerder)
    datum = date.fromordinal(invoer.toordinal() - nog_eerder)
    doel = Mutatie("bon", f"{invoer:%y%m%d}-aaaa", "tuin/moestuin", 1, datum, bedrag=1)  # type: ignore[arg-type]
    dag = stornodag(doel, [doel], vandaag)
    assert dag == datum if invoer == vandaag else kwartaal_van(dag) == kwartaal_van(vandaag)
    assert datum <= dag <= vandaag
    storno = Mutatie("storno", f"{vandaag:%y%m%d}-bbbb", "tuin/moestuin", 2, dag, bedrag=0, van=doel.nummer)  # type: ignore[arg-type]
    assert not zoek_ongedaan([doel, storno]).geldt(doel, vandaag)


def test_een_tikfout_van_vandaag_telt_niet_dubbel_in_een_vorig_kwartaal(draai: Draai, boek: Path) -> None:
    # The last receipts of a quarter are typed in the next one, and mistyped there.
    schrijf(boek, BON.replace("231015", "240105"))
    vandaag = date(2024, 1, 5)
    assert draai("bon", "herzie", "m3fx", "--bedrag", "4,95", vandaag=vandaag).code == 0
    assert "-m3fx, datum: 2023-10-14, reden" in logboek(boek).read_text()
    toen = draai("kwartaal", "2023-Q4", vandaag=vandaag).uit
    assert "In dit kwartaal: 1 bon, € 4,95 besteed" in toen
    nu = draai("kwartaal", "2024-Q1", vandaag=vandaag).uit
    assert "correctie" not in nu
    assert "45,95" not in nu


def test_herzien_is_een_storno_en_een_nieuwe_regel(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    uitkomst = draai("bon", "herzie", "231015", "--bedrag", "54,90", "--datum", "15 okt", vandaag=DAG)
    assert uitkomst.code == 0, uitkomst.fout
    assert "in plaats van 231015-m3fx" in uitkomst.uit
    oud, storno, nieuw = logboek(boek).read_text().splitlines()
    assert oud == BON
    assert 'van: 231015-m3fx, datum: 2023-10-14, reden: "herzien: datum, bedrag"' in storno
    assert nieuw.endswith(
        'datum: 2023-10-15, bedrag: 54.90, omschrijving: "Potgrond", leverancier: "Tuinland", betaald_door: kern, notitie: "bij de buren"}'
    )
    assert draai("check", vandaag=DAG).uit.startswith("Alles klopt")
    assert json.loads(draai("status", "--formaat", "json").uit)["totaal"]["besteed"] == "54.90"


@pytest.mark.parametrize(
    ("optie", "waarde", "veld"),
    [
        ("--omschrijving", "Zand", 'omschrijving: "Zand"'),
        ("--leverancier", "Gamma", 'leverancier: "Gamma"'),
        ("--betaald-door", "p", "betaald_door: penvoerder"),
        ("--btw", "7,97", "btw: 7.97"),
        ("--bewijs", "factuur", "bewijs: factuur"),
        ("--activiteit", "tuindag", 'activiteit: "tuindag"'),
        ("--notitie", "elders", 'notitie: "elders"'),
    ],
)
def test_elk_veld_kan_herzien(draai: Draai, boek: Path, optie: str, waarde: str, veld: str) -> None:
    schrijf(boek, BON)
    assert draai("bon", "herzie", "231015-m3fx", optie, waarde).code == 0
    assert veld in laatste(boek)
    assert logboek(boek).read_text().count("\n") == 3


def test_een_veld_kan_leeg_en_een_scan_erbij(draai: Draai, boek: Path, tmp_path: Path) -> None:
    schrijf(boek, BON)
    (tmp_path / "bon.jpg").write_bytes(b"een foto")
    wat = ("--leverancier", "", "--notitie", "", "--scan", str(tmp_path / "bon.jpg"), "--reden", "verkeerde winkel")
    assert draai("bon", "herzie", "231015-m3fx", *wat).code == 0
    assert "leverancier" not in laatste(boek)
    assert "notitie" not in laatste(boek)
    assert 'scan: "sha256:' in laatste(boek)
    assert 'reden: "verkeerde winkel"' in logboek(boek).read_text()


def test_herzien_naar_een_andere_post(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    uitkomst = draai("bon", "herzie", "231015-m3fx", "--post", "Noord")
    assert uitkomst.code == 0, uitkomst.fout
    assert 'reden: "herzien: post"' in laatste(boek)
    assert 'omschrijving: "Potgrond"' in laatste(boek, "kernen/noord")
    posten = json.loads(draai("status", "--formaat", "json").uit)["posten"]
    assert {p["id"]: p["besteed"] for p in posten if p["besteed"] != "0.00"} == {"kernen/noord": "45.95"}


def test_lukt_de_storno_niet_dan_gaat_de_nieuwe_regel_ook_weg(
    draai: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = schrijf(boek, BON)
    ernaast = schrijf(boek, VOORSCHOT, post="kernen/noord")
    voor = pad.read_bytes(), ernaast.read_bytes()
    echt = os.write

    def weiger(lezer: int, inhoud: bytes) -> int:
        if b"storno" in inhoud:
            raise OSError(28, "No space left on device")
        return echt(lezer, inhoud)

    monkeypatch.setattr(os, "write", weiger)
    assert draai("bon", "herzie", "231015-m3fx", "--post", "kernen/noord").code == 3
    assert (pad.read_bytes(), ernaast.read_bytes()) == voor
    assert draai("bon", "herzie", "231015-m3fx", "--bedrag", "5").code == 3
    assert pad.read_bytes() == voor[0]


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (("231015-m3fx",), "zeg wat er anders moet, bijvoorbeeld --bedrag 45,95"),
        (("231015-m3fx", "--bedrag", "45,95"), "er is niets anders dan het was"),
        (("231015-m3fx", "--bedrag", "12 50"), "12 50 kan op twee manieren gelezen worden"),
        (("231015-m3fx", "--omschrijving", ""), "omschrijving mag niet leeg zijn"),
        (("231015-m3fx", "--datum", "1-1-2025"), "1 januari 2025 moet nog komen"),
        (("231015-m3fx", "--ontvangen-door", "kern"), "een bon heeft geen ontvangen-door"),
        (("231015-m3fx", "--post", "nergens"), "nergens is er niet"),
        (("231001-7kq2", "--leverancier", "x"), "een voorschot heeft geen leverancier"),
        (("231016-d81w", "--reden", "x", "--notitie", "y"), "231016-d81w is een storno; die wordt niet herzien"),
        (("231018-r3tr", "--post", "kernen/noord"), "een retour hoort bij zijn bon"),
        (("231015-b0ng", "--bedrag", "7"), "de retour 231018-r3tr van deze bon geldt nog"),
        (("231015-g0ne", "--bedrag", "7"), "231015-g0ne was al gestorneerd"),
        (("23101", "--bedrag", "7"), "23101 past op 6: 231015-m3fx (bon, 14 oktober 2023), 231015-b0ng"),
        (("zzzz", "--bedrag", "7"), "het nummer zzzz is er niet"),
    ],
)  # fmt: skip
def test_wat_niet_herzien_kan_schrijft_niets(draai: Draai, boek: Path, argumenten: tuple[str, ...], zin: str) -> None:
    meer = [BON.replace("m3fx", "b0ng").replace("45.95", "9.00"), RETOUR.replace("m3fx", "b0ng")]
    weg = [
        BON.replace("m3fx", "g0ne").replace("45.95", "8.00"),
        '- {storno: 231016-d81w, van: 231015-g0ne, datum: 2023-10-16, reden: "x"}',
    ]
    pad = schrijf(boek, BON, *meer, *weg, VOORSCHOT, BON.replace("231015-m3fx", "231016-m4fx").replace("45.95", "7.00"))
    voor = pad.read_bytes()
    uitkomst = draai("bon", "herzie", *argumenten)
    assert (uitkomst.code, zin in uitkomst.fout) == (2, True), uitkomst.fout
    assert pad.read_bytes() == voor


@pytest.mark.parametrize("anders", [("--bedrag", "54,90"), ("--post", "Noord")])
@pytest.mark.parametrize("eerst_vastgelegd", [True, False])
def test_herzien_met_commit_is_een_commit(
    draai: Draai, boek: Path, anders: tuple[str, ...], eerst_vastgelegd: bool
) -> None:
    def git(*argumenten: str) -> str:
        return subprocess.run(["git", "-C", str(boek), *argumenten], check=True, capture_output=True, text=True).stdout

    if eerst_vastgelegd:
        schrijf(boek, BON)
    for argumenten in (("init", "-q"), ("add", "data"), ("commit", "-q", "-m", "begin")):
        git(*argumenten)
    schrijf(boek, BON)
    uitkomst = draai("bon", "herzie", "m3fx", *anders, "--commit", vandaag=DAG)
    assert uitkomst.code == 0, uitkomst.fout
    assert git("log", "--format=%s").count("\n") == 2
    regels = [regel for regel in git("show", "--format=", "-U0").splitlines() if regel.startswith("+- ")]
    assert len(regels) == (2 if eerst_vastgelegd else 3)
    assert git("status", "--porcelain", "data") == ""


def test_dezelfde_bon_met_een_accent_in_een_of_twee_tekens(draai: Draai, boek: Path) -> None:
    heel, los = "Caf\u00e9  Zuid", "CAFE\u0301 zuid"
    schrijf(
        boek,
        BON.replace("Potgrond", heel),
        BON.replace("m3fx", "m4fx").replace("Potgrond", los).replace("Tuinland", "x"),
    )
    assert "dit lijkt dezelfde bon als 231015-m3fx" in draai("check", "dubbel").uit
