"""Kind 3: history rewritten unseen. `--geschiedenis` names the commit, who, the file and the line."""

from __future__ import annotations

import shutil
import unicodedata
from hashlib import sha256
from pathlib import Path

import pytest

from tests.aanvallen.toneel import (
    ANDER,
    BESLUIT,
    BON,
    DERDE,
    KAS,
    MOESTUIN,
    git,
    leg_alles_vast,
    leg_regels_vast,
    regels,
    zegt,
)
from tests.conftest import GRONDSLAG, Draai, schrijf


def _noemt(draai: Draai, commit: str, bestand: str = MOESTUIN, *, wie: str = "Mallory") -> None:
    """`--geschiedenis` and `--sinds` both name that commit, who made it, and the file."""
    for hoe in (("--geschiedenis",), ("--sinds", "begin")):
        gezegd = [b for b in zegt(draai, *hoe) if commit[:10] in b.bericht]
        assert gezegd, hoe
        assert bestand in {b.bestand for b in gezegd}
        assert all(wie in b.bericht for b in gezegd if b.regel != "git")


@pytest.fixture(autouse=True)
def _begin(in_git: Path) -> None:
    git(in_git, "tag", "begin")


@pytest.mark.parametrize(
    "naar",
    ["data/bonnen/tuin2/moestuin.yaml", "data/bonnen/tuin/.moestuin.yaml", "data/bonnen/kernen/noord.yaml", "weg.yaml"],
)
def test_een_logboek_verhuist(draai: Draai, in_git: Path, naar: str) -> None:
    (in_git / naar).parent.mkdir(parents=True, exist_ok=True)
    git(in_git, "mv", MOESTUIN, naar)
    _noemt(draai, leg_alles_vast(in_git, "Mallory"))


def test_een_logboek_wordt_een_symlink(draai: Draai, in_git: Path) -> None:
    (in_git / "elders").write_text(f"{BON}\n{ANDER}\n")
    (in_git / MOESTUIN).unlink()
    (in_git / MOESTUIN).symlink_to("../../../elders")
    _noemt(draai, leg_alles_vast(in_git, "Mallory"))


def test_een_map_met_logboeken_wordt_een_submodule(draai: Draai, in_git: Path) -> None:
    git(in_git, "rm", "-rq", "--cached", "data/bonnen")
    binnen = in_git / "data/bonnen"
    git(binnen, "init", "-q")
    leg_alles_vast(binnen)
    _noemt(draai, leg_alles_vast(in_git, "Mallory"))


def test_een_bedrag_veranderd_en_teruggezet(draai: Draai, in_git: Path) -> None:
    stil = leg_regels_vast(in_git, BON.replace("45.95", "54.95"), ANDER, wie="Mallory")
    leg_regels_vast(in_git, BON, ANDER)
    _noemt(draai, stil)


def test_een_bedrag_veranderd_binnen_een_samenvoeging(draai: Draai, in_git: Path) -> None:
    git(in_git, "checkout", "-qb", "tak")
    leg_regels_vast(in_git, BON, ANDER, DERDE)
    git(in_git, "checkout", "-q", "main")
    git(in_git, "merge", "-q", "--no-ff", "--no-commit", "tak")
    _noemt(draai, leg_regels_vast(in_git, BON.replace("45.95", "54.95"), ANDER, DERDE, wie="Mallory"))


def test_een_samenvoeging_met_ours_verliest_de_andere_kant(draai: Draai, in_git: Path) -> None:
    git(in_git, "checkout", "-qb", "tak")
    leg_regels_vast(in_git, BON, ANDER, DERDE)
    git(in_git, "checkout", "-q", "main")
    git(in_git, "merge", "-q", "-s", "ours", "--no-ff", "-m", "x", "tak", wie="Mallory")
    _noemt(draai, git(in_git, "rev-parse", "HEAD").strip())


def test_een_losstaande_geschiedenis_met_ours_binnengehaald(draai: Draai, in_git: Path) -> None:
    git(in_git, "checkout", "-q", "--orphan", "los")
    leg_regels_vast(in_git, BON, ANDER, DERDE)
    git(in_git, "checkout", "-q", "main")
    git(in_git, "merge", "-q", "-s", "ours", "--allow-unrelated-histories", "-m", "x", "los", wie="Mallory")
    _noemt(draai, git(in_git, "rev-parse", "HEAD").strip())


@pytest.mark.parametrize("sleutel", ["bon", '"bon"', "'bon'", '"b\\x6fn"'])
@pytest.mark.parametrize("met_rectificatie", [True, False])
def test_een_nummer_opnieuw_gebruikt(draai: Draai, in_git: Path, sleutel: str, met_rectificatie: bool) -> None:
    if met_rectificatie:
        _rectificeer(in_git, BON)
    leg_regels_vast(in_git, ANDER)
    nieuw = BON.replace("45.95", "450.95").replace("{bon:", f"{{{sleutel}:")
    commit = leg_regels_vast(in_git, ANDER, nieuw, wie="Mallory")
    assert [(b.bestand, b.lijn) for b in zegt(draai, "--geschiedenis") if commit[:10] in b.bericht] == [(MOESTUIN, 2)]


def test_een_nummer_opnieuw_gebruikt_en_geplukt(draai: Draai, in_git: Path) -> None:
    """Who picks it to a branch of their own is named too, and never in the place of who began it."""
    git(in_git, "checkout", "-qb", "tak")
    begon = leg_regels_vast(in_git, BON, ANDER, BON.replace("45.95", "450.95"), wie="Mallory")
    git(in_git, "checkout", "-q", "main")
    leg_alles_vast(in_git)  # else the pick would be the same commit
    plukte = leg_regels_vast(in_git, BON, ANDER, BON.replace("45.95", "450.95"), wie="Anna")
    git(in_git, "merge", "-q", "--no-ff", "-m", "x", "tak")
    zinnen = [b.bericht for b in zegt(draai, "--geschiedenis") if b.regel == "geschiedenis"]
    assert sorted(zin.split(",")[0] for zin in zinnen) == [
        f"Anna (commit {plukte[:10]}",
        f"Mallory (commit {begon[:10]}",
    ]


def test_een_nummer_op_twee_takken_voor_twee_regels(draai: Draai, in_git: Path) -> None:
    """Neither had the other's line: no day proves who was first, so both are named."""
    git(in_git, "checkout", "-qb", "tak")
    leg_regels_vast(in_git, BON, ANDER, DERDE, wie="Anna")
    git(in_git, "checkout", "-q", "main")
    leg_regels_vast(in_git, BON, ANDER, DERDE.replace("3.00", "30.00"), wie="Mallory")
    schrijf(in_git, BON, ANDER, DERDE, DERDE.replace("3.00", "30.00"))
    git(in_git, "merge", "-q", "--no-ff", "-s", "ours", "--no-commit", "tak")
    leg_regels_vast(in_git, BON, ANDER, DERDE, DERDE.replace("3.00", "30.00"), wie="Bo")
    gezegd = zegt(draai, "--geschiedenis")
    assert {b.bericht.split()[0] for b in gezegd if "op een andere tak" in b.bericht} == {"Anna", "Mallory"}
    assert not any(b.bericht.startswith("Bo ") for b in gezegd)


def _rectificeer(in_git: Path, regel: str, bestand: str = MOESTUIN, wordt: str = "") -> None:
    hash_ = sha256(regel.encode()).hexdigest()
    extra = f', wordt: "{wordt}"' if wordt else ""
    (in_git / "data/rectificaties.yaml").write_text(
        f'formaat: 1\nrectificaties:\n  - {{bestand: "{bestand}", sha256: "{hash_}", datum: 2023-11-01, '
        f'reden: "een naam", door: "bestuur"{extra}}}\n'
    )


def test_een_rectificatie_zelf_weggehaald(draai: Draai, in_git: Path) -> None:
    _rectificeer(in_git, BON)
    leg_regels_vast(in_git, ANDER)
    (in_git / "data/rectificaties.yaml").write_text("formaat: 1\nrectificaties: []\n")
    commit = leg_alles_vast(in_git, "Mallory")
    assert {b.bestand for b in zegt(draai, "--geschiedenis") if "Mallory" in b.bericht} == {"data/rectificaties.yaml"}
    _noemt(draai, commit, "data/rectificaties.yaml")


@pytest.mark.parametrize("bestand", ["data/rollenakkoorden.yaml", "data/akkoorden/2023-03-15-kas.yaml"])
def test_een_akkoord_weggehaald(draai: Draai, in_git: Path, bestand: str) -> None:
    pad = in_git / bestand
    pad.parent.mkdir(exist_ok=True)
    regel = f"- {{rollen: {'0' * 64}, datum: 2023-11-01, rol: bestuur}}\n"
    pad.write_text(regel + regel.replace("000", "111"))
    leg_alles_vast(in_git)
    pad.write_text(regel)
    commit = leg_alles_vast(in_git, "Mallory")
    assert [(b.bestand, b.lijn) for b in zegt(draai, "--geschiedenis") if commit[:10] in b.bericht] == [(bestand, 2)]


def test_een_regel_van_de_bank_veranderd(draai: Draai, in_git: Path) -> None:
    pad = in_git / "data/bank/betaal.yaml"
    pad.parent.mkdir()
    regel = '- {bankregel: 230105-7kq2, datum: 2023-01-05, bedrag: -500.00, soort: mutatie, van: ["230104-m3fx"]}\n'
    pad.write_text(regel)
    leg_alles_vast(in_git)
    pad.write_text(regel.replace("-500.00", "-50.00"))
    commit = leg_alles_vast(in_git, "Mallory")
    assert (pad.relative_to(in_git).as_posix(), 1) in {
        (b.bestand, b.lijn) for b in zegt(draai, "--geschiedenis") if commit[:10] in b.bericht
    }


def _besluit(in_git: Path) -> Path:
    pad = in_git / BESLUIT
    pad.parent.mkdir()
    pad.write_text(KAS)
    leg_alles_vast(in_git)
    return pad


def test_een_besluit_hernoemd_met_een_ander_bedrag(draai: Draai, in_git: Path) -> None:
    pad = _besluit(in_git)
    git(in_git, "mv", BESLUIT, BESLUIT.replace("kas", "hok"))
    pad.with_name("2023-03-15-hok.yaml").write_text(KAS.replace("10.00", "11.00"))
    _noemt(draai, leg_alles_vast(in_git, "Mallory"), BESLUIT)


def test_een_besluit_veranderd_in_een_samenvoeging(draai: Draai, in_git: Path) -> None:
    pad = _besluit(in_git)
    git(in_git, "checkout", "-qb", "tak")
    leg_regels_vast(in_git, BON, ANDER, DERDE)
    git(in_git, "checkout", "-q", "main")
    git(in_git, "merge", "-q", "--no-ff", "--no-commit", "tak")
    pad.write_text(KAS.replace("10.00", "11.00"))
    commit = leg_alles_vast(in_git, "Mallory")
    gezegd = [b for b in zegt(draai) if b.regel == "gewijzigd"]
    assert [(b.bestand, commit[:10] in b.bericht, "Mallory" in b.bericht) for b in gezegd] == [(BESLUIT, True, True)]


def test_een_besluit_weg_en_weer_terug_met_een_ander_bedrag(draai: Draai, in_git: Path) -> None:
    pad = _besluit(in_git)
    pad.unlink()
    commit = leg_alles_vast(in_git, "Mallory")
    pad.write_text(KAS.replace("10.00", "11.00"))
    leg_alles_vast(in_git)
    _noemt(draai, commit, BESLUIT)


def test_de_tekst_van_een_besluit_met_een_rectificatie(draai: Draai, in_git: Path) -> None:
    pad = _besluit(in_git)
    ander = KAS.replace("Een kas erbij", "Een broeikas")
    pad.write_text(ander)
    _rectificeer(in_git, KAS, BESLUIT, sha256(ander.encode()).hexdigest())
    leg_alles_vast(in_git)
    assert zegt(draai, "--geschiedenis") == []
    assert "de tekst is met een rectificatie" in " ".join(draai("check").uit.split())


def test_het_bedrag_van_een_besluit_met_een_rectificatie(draai: Draai, in_git: Path) -> None:
    pad = _besluit(in_git)
    ander = KAS.replace("10.00", "11.00")
    pad.write_text(ander)
    _rectificeer(in_git, KAS, BESLUIT, sha256(ander.encode()).hexdigest())
    leg_alles_vast(in_git)
    assert regels(zegt(draai, "--geschiedenis")) == {"gewijzigd"}


def test_het_plan_weg_en_weer_terug_met_andere_bedragen(draai: Draai, in_git: Path) -> None:
    budget = in_git / "data/budget.yaml"
    tekst = budget.read_text()
    budget.unlink()
    weg = leg_alles_vast(in_git, "Mallory")
    budget.write_text(tekst.replace("totaal: 1000.00", "totaal: 1100.00"))
    terug = leg_alles_vast(in_git, "Mallory")
    for commit in (weg, terug):
        _noemt(draai, commit, "data/budget.yaml")


def test_een_veranderd_plan_teruggezet_wordt_een_keer_gezegd(draai: Draai, in_git: Path) -> None:
    budget = in_git / "data/budget.yaml"
    tekst = budget.read_text()
    budget.write_text(tekst.replace("{bedrag: 250.00}", "{bedrag: 251.00}", 1))
    commit = leg_alles_vast(in_git, "Mallory")
    budget.write_text(tekst)
    leg_alles_vast(in_git)
    assert [commit[:10] in b.bericht for b in zegt(draai, "--geschiedenis")] == [True]


def test_het_plan_is_vrij_tot_de_eerste_mutatie(draai: Draai, tmp_path: Path) -> None:
    vrij = tmp_path / "vrij"
    shutil.copytree(GRONDSLAG, vrij)
    git(vrij, "init", "-q", "-b", "main")
    budget = vrij / "data/budget.yaml"
    for bedrag in ("250.00", "200.00"):
        budget.write_text(budget.read_text().replace("noord: {bedrag: 250.00}", f"noord: {{bedrag: {bedrag}}}"))
        leg_alles_vast(vrij)
    assert "geschiedenis" not in regels(zegt(draai, "--geschiedenis", map_=vrij))


@pytest.mark.parametrize("verberg", ["--skip-worktree", "--assume-unchanged"])
def test_git_moet_een_bestand_niet_zien(draai: Draai, in_git: Path, verberg: str) -> None:
    git(in_git, "update-index", verberg, MOESTUIN)
    schrijf(in_git, BON.replace("45.95", "54.95"), ANDER)
    assert git(in_git, "status", "--porcelain") == ""
    for hoe in ((), ("--geschiedenis",), ("--sinds", "begin")):
        assert (MOESTUIN, 1) in {(b.bestand, b.lijn) for b in zegt(draai, *hoe)}


def test_een_filter_laat_git_iets_anders_zien(draai: Draai, in_git: Path) -> None:
    git(in_git, "config", "filter.schoon.clean", "sed s/54.95/45.95/")
    (in_git / ".git/info/attributes").write_text("data/bonnen/** filter=schoon\n")
    schrijf(in_git, BON.replace("45.95", "54.95"), ANDER)
    assert git(in_git, "diff", "--stat") == ""
    assert (MOESTUIN, 1) in {(b.bestand, b.lijn) for b in zegt(draai)}


def test_een_vervanging_verbergt_een_commit(draai: Draai, in_git: Path) -> None:
    stil = leg_regels_vast(in_git, BON.replace("45.95", "54.95"), ANDER, wie="Mallory")
    goed = git(in_git, "commit-tree", "-p", "begin", "-m", "x", "begin^{tree}").strip()
    git(in_git, "replace", stil, goed)
    _noemt(draai, stil)
    assert any("refs/replace/" in b.bericht for b in zegt(draai) if b.regel == "git")


def test_een_graft_knipt_de_geschiedenis_af(draai: Draai, in_git: Path) -> None:
    stil = leg_regels_vast(in_git, BON.replace("45.95", "54.95"), ANDER, wie="Mallory")
    laatste = leg_regels_vast(in_git, BON.replace("45.95", "54.95"), ANDER, DERDE)
    (in_git / ".git/info/grafts").write_text(f"{laatste}\n")
    _noemt(draai, stil)
    assert any("grafts" in b.bericht for b in zegt(draai) if b.regel == "git")


def test_een_gelogen_lijst_van_commits(draai: Draai, in_git: Path) -> None:
    """A commit graph says who the parents are; a handed-over one may lie, so it is not read."""
    stil = leg_regels_vast(in_git, BON.replace("45.95", "54.95"), ANDER, wie="Mallory")
    leg_regels_vast(in_git, BON.replace("45.95", "54.95"), ANDER, DERDE)
    git(in_git, "commit-graph", "write", "--reachable")
    graf = in_git / ".git/objects/info/commit-graph"
    graf.chmod(0o644)
    graf.write_bytes(graf.read_bytes()[:-200])
    _noemt(draai, stil)


@pytest.mark.parametrize("hoe", ["in een keer", "eerst weg", "eerst erbij", "met een samenvoeging"])
def test_het_hele_grootboek_verhuist_naar_een_andere_map(draai: Draai, in_git: Path, hoe: str) -> None:
    """Looking from the new folder only, there would be no history at all."""
    kas = in_git / "kas"
    nieuw = BON.replace("45.95", "54.95")
    if hoe == "met een samenvoeging":
        git(in_git, "checkout", "-q", "--orphan", "los")
        git(in_git, "rm", "-rfq", ".")
        shutil.copytree(GRONDSLAG / "data", kas / "data")
        leg_regels_vast(kas, nieuw, ANDER)
        git(in_git, "merge", "-q", "-s", "ours", "--allow-unrelated-histories", "-m", "x", "main", wie="Mallory")
        commit = git(in_git, "rev-parse", "HEAD").strip()
    else:
        if hoe == "eerst erbij":
            shutil.copytree(in_git / "data", kas / "data")
            leg_regels_vast(kas, nieuw, ANDER, wie="Mallory")
        shutil.rmtree(in_git / "data")
        if hoe == "in een keer":
            shutil.copytree(GRONDSLAG / "data", kas / "data")
            schrijf(kas, nieuw, ANDER)
        commit = leg_alles_vast(in_git, "Mallory")
        if hoe == "eerst weg":
            shutil.copytree(GRONDSLAG / "data", kas / "data")
            leg_regels_vast(kas, nieuw, ANDER, wie="Mallory")
    gezegd = zegt(draai, "--geschiedenis", map_=kas)
    assert any(commit[:10] in b.bericht and "Mallory" in b.bericht for b in gezegd), gezegd


# What is lawful stays green.


def test_een_ander_grootboek_in_dezelfde_repository_gaat_weg(draai: Draai, in_git: Path) -> None:
    shutil.copytree(GRONDSLAG / "data", in_git / "proef/data")
    leg_regels_vast(in_git / "proef", DERDE)
    shutil.rmtree(in_git / "proef")
    leg_alles_vast(in_git)
    assert zegt(draai, "--geschiedenis") == []


@pytest.mark.parametrize(
    "anders",
    [
        lambda b: b.replace(b"\n", b"\r\n"),
        lambda b: b"\xef\xbb\xbf" + b,
        lambda b: b.replace(b"\n", b"  \n"),
        lambda b: b.replace(b"bon: 231015-m3fx", b'"bon": "231015-m3fx"'),
        lambda b: b.replace(
            b'omschrijving: "Potgrond", betaald_door: kern', b"betaald_door: kern, omschrijving: Potgrond"
        ),
        lambda b: b.rstrip(b"\n"),
    ],
)
def test_anders_geschreven_is_niet_veranderd(draai: Draai, in_git: Path, anders: object) -> None:
    pad = in_git / MOESTUIN
    goed = pad.read_bytes()
    for inhoud in (anders(goed), goed):  # type: ignore[operator]
        pad.write_bytes(inhoud)
        git(in_git, "-c", "core.autocrlf=false", "commit", "-qam", "x", "--allow-empty")
    assert zegt(draai, "--geschiedenis") == []


def test_een_tekst_in_nfd_wordt_nfc(draai: Draai, in_git: Path) -> None:
    bon = BON.replace("Potgrond", "Café").replace("m3fx", "n4gy")
    leg_regels_vast(in_git, BON, ANDER, unicodedata.normalize("NFD", bon))
    leg_regels_vast(in_git, BON, ANDER, unicodedata.normalize("NFC", bon))
    assert zegt(draai, "--geschiedenis") == []


def test_gewoon_ophalen_en_samenvoegen(draai: Draai, in_git: Path, tmp_path: Path) -> None:
    ander = tmp_path / "ander"
    git(tmp_path, "clone", "-q", str(in_git), str(ander))
    leg_regels_vast(ander, BON, ANDER, DERDE)
    leg_regels_vast(in_git, BON, ANDER, DERDE.replace("b7yz", "d9yz"))
    git(ander, "-c", "pull.rebase=false", "pull", "-q", "--no-edit")
    git(in_git, "pull", "-q", "--ff-only", str(ander), "main")
    assert zegt(draai, "--geschiedenis") == []


def test_een_cherry_pick(draai: Draai, in_git: Path) -> None:
    git(in_git, "checkout", "-qb", "tak")
    leg_regels_vast(in_git, BON, ANDER, DERDE)
    git(in_git, "checkout", "-q", "main")
    leg_alles_vast(in_git)
    git(in_git, "cherry-pick", "tak")
    git(in_git, "merge", "-q", "-m", "x", "tak")
    assert zegt(draai, "--geschiedenis") == []


def test_een_tak_verbetert_zijn_eigen_regel_met_amend(draai: Draai, in_git: Path) -> None:
    git(in_git, "checkout", "-qb", "tak")
    leg_regels_vast(in_git, BON, ANDER, DERDE)
    schrijf(in_git, BON, ANDER, DERDE.replace("3.00", "3.50"))
    git(in_git, "commit", "-qa", "--amend", "--no-edit")
    git(in_git, "checkout", "-q", "main")
    git(in_git, "merge", "-q", "--no-ff", "-m", "x", "tak")
    assert zegt(draai, "--geschiedenis") == []
