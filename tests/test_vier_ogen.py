"""Four eyes: `akkoord`, and what `check` verifies from git itself. And the kascommissie's sample."""

from __future__ import annotations

import json
import os
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import Mutatie
from buurtledger.stand.steekproef import trek
from tests.conftest import VANDAAG, Draai, schrijf
from tests.test_git import git
from tests.test_herstel import ANDER, BON

ROLLEN = """formaat: 1
personen:
  anna: {{rollen: [penvoerder], git: ["anna@example.org"]{anna}}}
  bram: {{rollen: [tweede-ondertekenaar], git: ["bram@example.org"]{bram}}}
  carla: {{rollen: [kascommissie], git: ["carla@example.org"]{carla}}}
mandaten:
  - {{boven: 40.00, rol: tweede-ondertekenaar, bewezen: {bewezen}}}
"""


class Buurt:
    """Three people who share a ledger, each with a key."""

    def __init__(self, boek: Path, sleutels: Path, *, bewezen: bool) -> None:
        self.boek, self.sleutels = boek, sleutels
        publiek = {}
        for wie in ("anna", "bram", "carla"):
            pad = sleutels / wie
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(pad)], check=True)
            publiek[wie] = f', sleutel: "{pad.with_suffix(".pub").read_text().strip()}"'
        git(boek, "init", "-q", "-b", "main")
        (boek / "data/rollen.yaml").write_text(ROLLEN.format(bewezen=str(bewezen).lower(), **publiek))
        self.leg_vast("anna")

    def leg_vast(self, wie: str, *regels: str, sleutel: str = "") -> None:
        if regels:
            schrijf(self.boek, *regels)
        git(self.boek, "add", "-A")
        tekenen = ["-c", "gpg.format=ssh", "-c", f"user.signingkey={self.sleutels / sleutel}"] if sleutel else []
        omgeving = {
            f"GIT_{r}_{v}": w
            for r in ("AUTHOR", "COMMITTER")
            for v, w in (("NAME", wie), ("EMAIL", f"{wie}@example.org"))
        }
        vlag = ["-S"] if sleutel else []
        commit = ["git", *tekenen, "-C", str(self.boek), "commit", "-q", "--allow-empty", "-m", wie, *vlag]
        subprocess.run(commit, check=True, env={**os.environ, **omgeving})


@pytest.fixture
def buurt(boek: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Buurt:
    (tmp_path / "sleutels").mkdir()
    return Buurt(boek, tmp_path / "sleutels", bewezen=getattr(request, "param", False))


def akkoord(van: str = "231015-m3fx", rol: str = "tweede-ondertekenaar", nr: str = "k4kk") -> str:
    return f'- {{akkoord: 231017-{nr}, van: {van}, datum: 2023-10-17, rol: "{rol}"}}'


def oordeel(draai: Draai) -> list[tuple[str, str]]:
    uit = json.loads(draai("check", "akkoord", "wacht", "rollen", "--formaat", "json").uit)
    return [(b["regel"], b["bericht"]) for b in uit["bevindingen"]]


def test_wat_boven_de_grens_is_wacht_op_een_ander(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON, ANDER)
    assert oordeel(draai) == [("wacht", "€ 45,95 wacht op akkoord van de tweede-ondertekenaar")]
    assert "231015-m3fx" in draai("akkoord", "lijst").uit
    assert "231015-a2bc" not in draai("akkoord", "lijst").uit
    buurt.leg_vast("bram", BON, ANDER, akkoord())
    assert oordeel(draai) == []
    assert draai("akkoord", "lijst").uit == "Er wacht niets op akkoord.\n"


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
    buurt.leg_vast(wie_voert_in, BON)
    buurt.leg_vast(wie_geeft, BON, akkoord())
    ((regel, bericht),) = oordeel(draai)
    assert regel == "akkoord"
    assert zin in bericht


def test_in_een_commit_is_niet_te_zien_wie_wat_deed(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("bram", BON, akkoord())
    assert "in één commit" in oordeel(draai)[0][1]


def test_zolang_het_niet_in_git_staat_wacht_het(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON)
    schrijf(buurt.boek, BON, akkoord())
    assert oordeel(draai) == [("wacht", "het akkoord op € 45,95 staat nog niet in git")]


@pytest.mark.parametrize("buurt", [True], indirect=True)
@pytest.mark.parametrize(
    ("wie", "sleutel", "zin"),
    [
        ("bram", "bram", ""),
        ("bram", "", "niet bewezen"),
        ("bram", "anna", "anna voerde dit zelf in"),  # typed another's name, signed with the own key
        ("anna", "bram", ""),  # the key decides, not the name
        ("bram", "vreemd", "niet bewezen"),
    ],
)
def test_een_bewezen_akkoord_heeft_een_handtekening(
    draai: Draai, buurt: Buurt, wie: str, sleutel: str, zin: str
) -> None:
    if sleutel == "vreemd":
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(buurt.sleutels / "vreemd")], check=True
        )
    buurt.leg_vast("anna", BON, sleutel="anna")
    buurt.leg_vast(wie, BON, akkoord(), sleutel=sleutel)
    gevonden = oordeel(draai)
    if zin:
        assert zin in gevonden[0][1]
    else:
        assert gevonden == []
    if sleutel == "bram":
        assert "ondertekend door bram (bewezen)" in draai("herkomst", "231015-m3fx").uit


@pytest.mark.parametrize("buurt", [True], indirect=True)
def test_wie_zichzelf_een_rol_en_sleutel_geeft_wordt_gezien(draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON, sleutel="anna")
    rollen = buurt.boek / "data/rollen.yaml"
    rollen.write_text(rollen.read_text().replace("rollen: [penvoerder]", "rollen: [penvoerder, tweede-ondertekenaar]"))
    buurt.leg_vast("bram", BON, akkoord())
    gevonden = dict(oordeel(draai))
    assert "zonder geldige handtekening" in gevonden["rollen"]
    assert "niet bewezen" in gevonden["akkoord"]


def test_een_gewijzigde_rol_met_handtekening_mag(draai: Draai, buurt: Buurt) -> None:
    rollen = buurt.boek / "data/rollen.yaml"
    rollen.write_text(rollen.read_text() + "# dit mag\n")
    buurt.leg_vast("carla", sleutel="carla")
    assert oordeel(draai) == []


def test_akkoord_geven(draai: Draai, buurt: Buurt, monkeypatch: pytest.MonkeyPatch) -> None:
    buurt.leg_vast("anna", BON)
    for rol in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{rol}_NAME", "bram")
        monkeypatch.setenv(f"GIT_{rol}_EMAIL", "bram@example.org")
    uitkomst = draai("akkoord", "231015-m3fx", "--commit")
    assert uitkomst.code == 0
    assert "akkoord op 231015-m3fx bij tuin/moestuin, als tweede-ondertekenaar" in uitkomst.uit
    assert oordeel(draai) == []
    for fout, zin in (
        ((), "welke nummers"),
        (("231015-zzzz",), "is er niet"),
        (("231015-m3fx", "--rol", "koning"), "de rol koning is er niet"),
    ):
        uitkomst = draai("akkoord", *fout)
        assert uitkomst.code == 2
        assert zin in uitkomst.fout


def test_twee_personen_met_een_adres_zijn_geen_vier_ogen(draai: Draai, boek: Path) -> None:
    tekst = ROLLEN.format(anna="", bram="", carla="", bewezen="false")
    (boek / "data/rollen.yaml").write_text(tekst.replace("bram@example.org", "Anna@example.org"))
    assert "deelt een adres of sleutel" in draai("check").uit


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
        f'formaat: 1\nbevindingen:\n  - {{datum: {VANDAAG}, bon: 231015-m3fx, oordeel: "gezien, klopt", zaad: "x"}}\n'
    )
    assert draai("kascommissie", "oordeel", "231015-zzzz", "x").code == 2
    assert draai("kascommissie", "steekproef").code == 2
    assert draai("check").code == 0


def test_ook_zonder_mandaten_verandert_niemand_ongetekend_de_rollen(draai: Draai, buurt: Buurt) -> None:
    rollen = buurt.boek / "data/rollen.yaml"
    rollen.write_text(rollen.read_text().partition("mandaten:")[0])
    buurt.leg_vast("anna", sleutel="anna")
    assert oordeel(draai) == []
    rollen.write_text(rollen.read_text().replace("rollen: [kascommissie]", "rollen: [kascommissie, bestuur]"))
    buurt.leg_vast("carla")
    assert [regel for regel, _ in oordeel(draai)] == ["rollen"]
