"""What docs/ says of itself and of the code: records in their index, links that lead somewhere, modules that exist."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

WORTEL = Path(__file__).parent.parent
BESLUITEN = WORTEL / "docs" / "besluiten"
RECORDS = sorted(pad for pad in BESLUITEN.glob("*.md") if pad.name != "README.md")
BLADEN = sorted([*WORTEL.glob("*.md"), *(WORTEL / "docs").rglob("*.md")])
LAGEN = "model|stand|checks|store|bank|export|report|handelingen|cli"


def test_every_record_is_in_the_index_once_by_its_title() -> None:
    index = (BESLUITEN / "README.md").read_text("utf-8")
    titels = {pad.name: pad.read_text("utf-8").splitlines()[0].removeprefix("# ") for pad in RECORDS}
    assert sorted(re.findall(r"^- \[(.+)\]\((.+)\)$", index, re.M)) == sorted((t, n) for n, t in titels.items())


@pytest.mark.parametrize("pad", RECORDS, ids=lambda pad: pad.stem)
def test_a_record_says_what_and_why(pad: Path) -> None:
    koppen = re.findall(r"^## (.+)$", pad.read_text("utf-8"), re.M)
    assert koppen in (["Decided", "Why"], ["Decided", "Why", "Weighed"])


@pytest.mark.parametrize("pad", BLADEN, ids=lambda pad: pad.stem)
def test_a_link_within_the_repository_leads_somewhere(pad: Path) -> None:
    tekst = re.sub(r"```.*?```", "", pad.read_text("utf-8"), flags=re.S)
    doelen = [doel.partition("#")[0] for doel in re.findall(r"\]\(([^)\s]+)\)", tekst) if "://" not in doel]
    assert [doel for doel in doelen if doel and not (pad.parent / doel).exists()] == []


def bestaat(naam: str) -> bool:
    """Whether `store.git.proces`, or a name in a module such as `report.tabel.Tabel`, is there."""
    delen = naam.split(".")
    for tot in range(len(delen), 0, -1):
        try:
            ding: object = importlib.import_module(".".join(("buurtledger", *delen[:tot])))
        except ModuleNotFoundError:
            continue
        for deel in delen[tot:]:
            ding = getattr(ding, deel, None)
        return ding is not None
    return False


@pytest.mark.parametrize(
    "pad", [*RECORDS, WORTEL / "docs" / "architectuur.md", WORTEL / "CONTRIBUTING.md"], ids=lambda pad: pad.stem
)
def test_modules_and_files_that_are_named_exist(pad: Path) -> None:
    tekst = pad.read_text("utf-8")
    modules = re.findall(rf"`((?:{LAGEN})(?:\.\w+)+)`", tekst)
    bestanden = re.findall(rf"`((?:{LAGEN})/[\w/.]*)`", tekst)
    weg = [naam for naam in modules if not bestaat(naam)]
    weg += [naam for naam in bestanden if not (WORTEL / "src" / "buurtledger" / naam).exists()]
    assert weg == []


def test_the_walk_in_contributing_is_the_way_that_a_receipt_goes(boek: Path, tmp_path: Path) -> None:
    from tools.weg import wegen

    gegaan = set().union(*wegen(boek, "tuin/moestuin", tmp_path / "site").values())
    tekst = (WORTEL / "CONTRIBUTING.md").read_text("utf-8")
    wandeling = tekst.partition("## One command, traced")[2].partition("\n## ")[0]
    genoemd = set(re.findall(rf"`((?:{LAGEN})/[\w/]+\.py)`", wandeling))
    assert len(genoemd) > 20
    assert genoemd - gegaan == set()
