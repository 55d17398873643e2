"""`check BESTAND`: one file judged as an editor asks at every save, by the rules of the whole ledger."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tools.controles import leg_klaar, opties

from buurtledger.store.grootboek import lees_grootboek
from buurtledger.store.snel.index import lees_vormen, schrijf_vormen
from buurtledger.store.snel.vormgeheugen import met_geheugen
from tests.conftest import Draai, schrijf
from tests.test_fouten import GEVALLEN
from tests.test_git import BON, git

MET_GIT = {
    "adres",
    "akkoord",
    "dicht",
    "geschiedenis",
    "git",
    "invoerdag",
    "keten",
    "kluis",
    "los",
    "mandaat",
    "ondiep",
}
MET_GIT |= {"rectificatie", "rollen", "samenvoegen", "wacht"}
"""What needs more than the files and the last commit."""


def gevonden(draai: Draai, *argumenten: str, map_: Path) -> list[tuple[str, str, int, int]]:
    uit = json.loads(draai("check", *argumenten, "--formaat", "json", map_=map_).uit)
    return [(b["regel"], b["bestand"], b["lijn"], b["kolom"]) for b in uit["bevindingen"]]


VAN_ELKE_REGEL_EEN = {geval.parent.name: geval for geval in GEVALLEN if "--kluis" not in opties(geval)}.values()


@pytest.mark.parametrize("geval", VAN_ELKE_REGEL_EEN, ids=lambda pad: f"{pad.parent.name}/{pad.name}")
def test_een_bestand_hoort_wat_het_hele_grootboek_ervan_zegt(
    geval: Path, draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    boek = leg_klaar(geval, tmp_path / "geval")
    monkeypatch.chdir(boek)
    alles = [b for b in gevonden(draai, *opties(geval), map_=boek) if b[0] not in MET_GIT]
    for bestand in {b[1] for b in alles if (boek / b[1]).is_file()}:
        van_dit = gevonden(draai, bestand, map_=boek)
        assert [b for b in van_dit if b[1] == bestand and b[0] not in MET_GIT] == [b for b in alles if b[1] == bestand]
        assert set(van_dit) <= set(alles)


@pytest.fixture
def vast(boek: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small ledger with one receipt, committed, as the current folder."""
    schrijf(boek, BON)
    git(boek, "init", "-q", "-b", "main")
    git(boek, "add", "-A")
    git(boek, "commit", "-q", "-m", "begin")
    monkeypatch.chdir(boek)
    return boek


TUIN = "data/bonnen/tuin/moestuin.yaml"
NOORD = "data/bonnen/kernen/noord.yaml"


@pytest.mark.usefixtures("vast")
def test_een_goed_bestand(draai: Draai) -> None:
    uitkomst = draai("check", TUIN)
    assert (uitkomst.code, uitkomst.uit.splitlines()[0]) == (0, "Alles klopt.")
    assert "Niet nagekeken: wat in eerdere commits veranderde" in uitkomst.uit


def test_wat_het_bestand_elders_stukmaakt(draai: Draai, vast: Path) -> None:
    schrijf(vast, BON, post="kernen/noord")
    van_noord = gevonden(draai, NOORD, map_=vast)
    assert {b[:2] for b in van_noord} == {("id", TUIN), ("dubbel", TUIN)}
    schrijf(vast, "- {bon: stuk}", post="tuin/schuur")
    assert gevonden(draai, NOORD, map_=vast) == van_noord, "what is wrong elsewhere anyhow is not said"


def test_een_vastgelegde_regel_die_veranderd_is(draai: Draai, vast: Path) -> None:
    schrijf(vast, BON.replace("45.95", "45.90"))
    assert ("geschiedenis", TUIN, 1, 1) in gevonden(draai, TUIN, map_=vast)


def test_een_privegegeven_in_een_los_bestand(draai: Draai, vast: Path) -> None:
    (vast / "notulen.md").write_text("# Notulen\n\nBel mij op 06 12345678\n")
    assert gevonden(draai, "notulen.md", map_=vast) == [("privacy", "notulen.md", 3, 12)]
    assert gevonden(draai, TUIN, map_=vast) == []


def test_het_plan_zegt_alles_wat_erop_rust(draai: Draai, vast: Path) -> None:
    budget = vast / "data/budget.yaml"
    budget.write_text(budget.read_text().replace("moestuin:", "moestuinen:"))
    assert {b[:2] for b in gevonden(draai, "data/budget.yaml", map_=vast)} >= {("post", TUIN)}


def test_wat_een_bestand_zei_wordt_onthouden_en_nooit_geloofd(draai: Draai, vast: Path) -> None:
    for pad, tekst in {
        "rollen.yaml": "formaat: 1\npersonen:\n  anna: {rollen: [penvoerder], git: [anna@example.org]}\n",
        "huisstijl.yaml": 'formaat: 1\nkleur: "#0a5c36"\n',
        "kernen/noord.yaml": 'formaat: 1\nnaam: "Noord"\n',
        "resultaten/tuin/moestuin.yaml": 'formaat: 1\nresultaat: "Er staan bakken."\n',
    }.items():
        (vast / "data" / pad).parent.mkdir(parents=True, exist_ok=True)
        (vast / "data" / pad).write_text(tekst)
    koud = lees_grootboek(vast)
    for _ in range(2):
        with met_geheugen(vast):
            assert lees_grootboek(vast) == koud
    bewaard = lees_vormen(vast)
    assert {pad.removeprefix("data/") for pad in bewaard} >= {"budget.yaml", "rollen.yaml", "kernen/noord.yaml"}
    schrijf_vormen(vast, {pad: (som, [5]) for pad, (som, _) in bewaard.items()})
    with met_geheugen(vast):
        assert lees_grootboek(vast) == koud, "what is no value is read again"
    (vast / "data/kernen/noord.yaml").write_text('formaat: 1\nnaam: "Zuid"\n')
    with met_geheugen(vast):
        assert lees_grootboek(vast) == lees_grootboek(vast) != koud
    (vast / "data/kernen/noord.yaml").write_text("formaat: 1\nnaam: [1]\n")
    for _ in range(2):
        assert ("vorm", "data/kernen/noord.yaml", 2, 7) in gevonden(draai, "data/kernen/noord.yaml", map_=vast)


def test_een_regel_van_een_bestand(draai: Draai, vast: Path) -> None:
    schrijf(vast, BON, post="kernen/noord")
    assert {b[0] for b in gevonden(draai, "dubbel", NOORD, map_=vast)} == {"dubbel"}


@pytest.mark.usefixtures("vast")
@pytest.mark.parametrize(
    ("woorden", "zegt"),
    [
        (("data/bonen/x.yaml",), "data/bonen/x.yaml is er niet; is de naam goed gespeld?"),
        (("data/",), "data/ is een map; noem één bestand, of niets voor het hele grootboek"),
        (("../elders.yaml",), "../elders.yaml ligt niet in dit grootboek"),
        ((TUIN, "--geschiedenis"), "een bestand wordt op zichzelf nagekeken; laat de andere opties weg"),
    ],
)
def test_wat_geen_bestand_van_dit_grootboek_is(draai: Draai, woorden: tuple[str, ...], zegt: str) -> None:
    uitkomst = draai("check", *woorden)
    assert uitkomst.code in (2, 3)
    assert zegt in uitkomst.fout.replace("\n", " ")
