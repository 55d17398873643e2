"""Nothing altered: `check --sinds`, `check --geschiedenis`, `herkomst`."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import IN_EEN_MAP, Draai, logboek, schrijf
from tests.test_git import git
from tests.test_herstel import ANDER, BON, DERDE


@pytest.fixture
def in_git(boek: Path, draai: Draai) -> Path:
    git(boek, "init", "-q", "-b", "main")
    assert draai("init").code == 0
    (boek / ".git/hooks/pre-commit").unlink()
    leg_vast(boek, BON, ANDER)
    return boek


def leg_vast(boek: Path, *regels: str, post: str = "tuin/moestuin") -> None:
    schrijf(boek, *regels, post=post)
    git(boek, "add", "-A")
    git(boek, "commit", "-qm", "x", "--allow-empty")


def breuken(draai: Draai, *hoe: str) -> list[dict[str, object]]:
    uitkomst = draai("check", "geschiedenis", *hoe, "--formaat", "json")
    gevonden: list[dict[str, object]] = json.loads(uitkomst.uit)["bevindingen"]
    assert uitkomst.code == (1 if gevonden else 0)
    return gevonden


HOE = [("--geschiedenis",), ("--sinds", "begin")]


@pytest.mark.parametrize("hoe", HOE)
def test_toevoegen_en_verplaatsen_mag(draai: Draai, in_git: Path, hoe: tuple[str, ...]) -> None:
    git(in_git, "tag", "begin")
    leg_vast(in_git, ANDER, "", "# opmerking", BON, DERDE)
    leg_vast(in_git, BON, ANDER, DERDE)
    assert breuken(draai, *hoe) == []


@pytest.mark.parametrize("hoe", HOE)
@pytest.mark.parametrize("vastgelegd", [True, False])
def test_een_regel_weg_of_veranderd(draai: Draai, in_git: Path, hoe: tuple[str, ...], vastgelegd: bool) -> None:
    git(in_git, "tag", "begin")
    schrijf(in_git, BON.replace("45.95", "54.95"), ANDER)
    if vastgelegd:
        git(in_git, "commit", "-qam", "stil")
    eerste = breuken(draai, *hoe)[0]
    assert (eerste["bestand"], eerste["lijn"]) == ("data/bonnen/tuin/moestuin.yaml", 1)
    wie = "Proef Persoon (commit " if vastgelegd else "iemand die dit nog niet heeft vastgelegd"
    assert wie in str(eerste["bericht"])


@pytest.mark.parametrize("hoe", HOE)
def test_een_logboek_dat_weg_is(draai: Draai, in_git: Path, hoe: tuple[str, ...]) -> None:
    git(in_git, "tag", "begin")
    git(in_git, "rm", "-q", "data/bonnen/tuin/moestuin.yaml")
    git(in_git, "commit", "-qm", "weg")
    assert [b["lijn"] for b in breuken(draai, *hoe)] == [1, 2]


def test_een_eigen_regel_in_een_voorstel_verbeter_je_met_amend(draai: Draai, in_git: Path) -> None:
    git(in_git, "tag", "begin")
    leg_vast(in_git, BON, ANDER, DERDE)
    schrijf(in_git, BON, ANDER, DERDE.replace("b7yz", "c8yz"))
    git(in_git, "commit", "-qa", "--amend", "-m", "x")
    assert breuken(draai, "--sinds", "begin") == []
    leg_vast(in_git, BON, ANDER, DERDE)
    assert len(breuken(draai, "--sinds", "begin")) == 1, "a second commit does not mend the first"


def test_een_tak_die_achterloopt_is_geen_breuk(draai: Draai, in_git: Path) -> None:
    git(in_git, "checkout", "-qb", "tak")
    leg_vast(in_git, BON, ANDER, DERDE)
    git(in_git, "checkout", "-q", "main")
    leg_vast(in_git, BON, ANDER, DERDE.replace("b7yz", "d9yz"))
    git(in_git, "checkout", "-q", "tak")
    assert breuken(draai, "--sinds", "main") == []


def test_een_samenvoeging_die_een_kant_verliest_wordt_gezien(draai: Draai, in_git: Path) -> None:
    git(in_git, "checkout", "-qb", "tak")
    leg_vast(in_git, BON, ANDER, DERDE)
    git(in_git, "checkout", "-q", "main")
    leg_vast(in_git, BON, ANDER, DERDE.replace("b7yz", "d9yz"))
    git(in_git, "merge", "-q", "-s", "ours", "--no-edit", "tak")
    assert len(breuken(draai, "--geschiedenis")) == 1
    assert "b7yz" in draai("check", "--geschiedenis").uit


def test_een_nummer_dat_opnieuw_gebruikt_wordt(draai: Draai, in_git: Path) -> None:
    leg_vast(in_git, BON)
    leg_vast(in_git, BON, ANDER.replace("12.50", "99.00"))
    zinnen = [str(b["bericht"]) for b in breuken(draai, "--geschiedenis")]
    assert len(zinnen) == 2
    assert any("231015-a2bc opnieuw" in zin for zin in zinnen)


def test_een_rectificatie_geldt_voor_precies_die_regel(draai: Draai, in_git: Path) -> None:
    hash_ = hashlib.sha256(BON.encode()).hexdigest()
    (in_git / "data/rectificaties.yaml").write_text(
        'formaat: 1\nrectificaties:\n  - {bestand: "data/bonnen/tuin/moestuin.yaml", '
        f'sha256: "{hash_}", datum: 2023-11-01, reden: "een naam", door: "bestuur"}}\n'
    )
    leg_vast(in_git, ANDER)
    assert breuken(draai, "--geschiedenis") == []
    assert "een naam" in draai("check", "--geschiedenis").uit
    leg_vast(in_git)
    assert len(breuken(draai, "--geschiedenis")) == 1, "another line is not covered"


def test_een_besluit_of_het_plan_weg(draai: Draai, in_git: Path) -> None:
    besluit = ("--verschuif", "kernen/noord tuin/moestuin 10", "--door", "buurtcoalitie", "--waarom", "x")
    assert draai("besluit", "nieuw", "kas", *besluit).code == 0
    leg_vast(in_git, BON, ANDER)
    (in_git / "data/besluiten/2024-01-15-kas.yaml").unlink()
    budget = in_git / "data/budget.yaml"
    budget.write_text(budget.read_text().replace("totaal: 1000.00", "totaal: 1100.00"))
    zinnen = " ".join(str(b["bericht"]) for b in breuken(draai, "--geschiedenis"))
    assert "haalde dit besluit weg" in zinnen
    assert "totaal was € 1.000,00" in zinnen


@pytest.mark.usefixtures("in_git")
@pytest.mark.parametrize("rev", ["--output=/tmp/gekraakt", "-p", "bestaat-niet", "HEAD;id", "$(id)", "..", ""])
def test_een_verkeerde_of_vijandige_revisie(draai: Draai, rev: str) -> None:
    uitkomst = draai("check", f"--sinds={rev}")
    assert uitkomst.code == 2
    assert "is geen commit, tak of label" in uitkomst.fout
    assert not Path("/tmp/gekraakt").exists()  # noqa: S108


def test_een_ondiepe_kloon_zegt_wat_zij_niet_zag(draai: Draai, in_git: Path, tmp_path: Path) -> None:
    leg_vast(in_git, BON, ANDER, DERDE)
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{in_git}", str(tmp_path / "ondiep")], check=True)
    uitkomst = draai("check", "--geschiedenis", map_=tmp_path / "ondiep")
    assert uitkomst.code == 1
    assert "wat daarvoor gebeurde is niet gezien" in " ".join(uitkomst.uit.split())


def test_zonder_git_is_er_geen_geschiedenis(draai: Draai) -> None:
    uitkomst = draai("check", "--geschiedenis")
    assert uitkomst.code == 2
    assert "staat niet in git" in uitkomst.fout


def test_een_grootboek_in_een_map_van_een_groter_geheel(draai: Draai, boek: Path) -> None:
    top = boek.parent
    git(top, "init", "-q", "-b", "main")
    schrijf(boek, BON, ANDER)
    git(top, "add", "-A")
    git(top, "commit", "-qm", "x")
    schrijf(boek, ANDER)
    assert [b["lijn"] for b in breuken(draai, "--geschiedenis")] == [1]


def test_herkomst_noemt_wie_en_waarmee(draai: Draai, in_git: Path) -> None:
    storno = '- {storno: 231020-d81w, van: 231015-m3fx, datum: 2023-10-20, reden: "dubbel"}'
    leg_vast(in_git, BON, ANDER, storno)
    schrijf(in_git, BON, ANDER, storno, DERDE)
    uit = draai("herkomst", "231015-m3fx").uit
    assert "Proef Persoon <proef@example.org>" in uit
    assert "storno 231020-d81w: dubbel" in uit
    assert "niet ondertekend (gesteld)" in uit
    regels = json.loads(draai("herkomst", "231015-M3FX", "--formaat", "json").uit)["herkomst"]
    assert [regel["id"] for regel in regels] == ["231015-m3fx", "231020-d81w"]
    assert regels[0]["commit"] == git(in_git, "rev-list", "--max-parents=0", "HEAD").strip()
    assert "staat nog niet in git" in draai("herkomst", "231015-b7yz").uit
    assert draai("herkomst", "231015-zzzz").code == 2


REGELS = [BON.replace("m3fx", f"00{nr}x").replace("45.95", f"{nr}.95") for nr in range(1, 7)]


@given(st.lists(st.permutations(REGELS).flatmap(lambda r: st.integers(0, 6).map(lambda n: r[:n])), max_size=6))
@settings(max_examples=15, suppress_health_check=IN_EEN_MAP)
def test_een_breuk_is_er_precies_als_een_commit_iets_weghaalt(
    draai: Draai, tmp_path_factory: pytest.TempPathFactory, boek: Path, versies: list[list[str]]
) -> None:
    map_ = tmp_path_factory.mktemp("h") / "boek"
    subprocess.run(["cp", "-r", str(boek), str(map_)], check=True)
    git(map_, "init", "-q")
    vorige: set[str] = set()
    weg: set[str] = set()
    for versie in versies:
        leg_vast(map_, *versie)
        weg |= vorige - set(versie)
        vorige = set(versie)
    if not versies:
        leg_vast(map_)
    uit = json.loads(draai("check", "geschiedenis", "--geschiedenis", "--formaat", "json", map_=map_).uit)
    assert len(uit["bevindingen"]) == len(weg)
    assert logboek(map_).exists()
