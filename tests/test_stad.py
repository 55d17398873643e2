"""A city of neighbourhoods: its figures are theirs, and what cannot be read is told and counts for nothing."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurtledger.cli import extra
from buurtledger.export import stadsvragen
from buurtledger.export.parquet import open_duckdb, schrijf_tabel
from buurtledger.model.besluit import Besluit, Verschuiving
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import Mutatie
from buurtledger.report.buurtgegevens import buurtgegevens
from buurtledger.report.site.model import Site, maak_site
from buurtledger.stand.cijferboek import Cijferboek, maak_cijferboek
from buurtledger.stand.dagstanden import dagstanden
from buurtledger.stand.peildag import peildag
from buurtledger.store.grootboek import lees_grootboek
from tests.conftest import GRONDSLAG, Draai, Uitkomst, schrijf
from tests.strategieen import DAGEN, logboeken

REGELS = (
    '- {voorschot: 230105-aaaa, datum: 2023-01-05, bedrag: 100.00, omschrijving: "eerste"}',
    '- {bon: 230210-bbbb, datum: 2023-02-10, bedrag: 60.50, omschrijving: "verf", betaald_door: kern}',
    '- {bon: 230310-cccc, datum: 2023-03-10, bedrag: 19.99, omschrijving: "zaden", betaald_door: penvoerder}',
    '- {storno: 230411-dddd, van: 230310-cccc, datum: 2023-04-11, reden: "toch niet"}',
    '- {verplichting: 230501-eeee, datum: 2023-05-01, bedrag: 40.00, omschrijving: "bus"}',
)
CIJFERS = (
    *("begroot", "besteed", "uitbetaald", "te_verantwoorden", "vrij", "vastgelegd", "beschikbaar"),
    *("nog_te_verantwoorden", "tegoed"),
)


def buurt(map_: Path, naam: str = "", regels: tuple[str, ...] = REGELS) -> Path:
    """A ledger of its own."""
    shutil.copytree(GRONDSLAG, map_)
    plan = map_ / "data/budget.yaml"
    plan.write_text(plan.read_text().replace("Proefbuurt", naam or map_.name))
    schrijf(map_, *regels)
    return map_


@pytest.fixture
def stad(tmp_path: Path) -> tuple[Path, Path]:
    """Two neighbourhoods."""
    return buurt(tmp_path / "oost"), buurt(tmp_path / "west", regels=REGELS[:2])


def uit(gezegd: Uitkomst) -> dict[str, list[dict[str, str]]]:
    """What was said as JSON."""
    antwoord: dict[str, list[dict[str, str]]] = json.loads(gezegd.uit)
    return antwoord


def bestanden(map_: Path) -> dict[str, int]:
    """The Parquet files in the cache, each with the file that it is."""
    return {str(pad.relative_to(map_)): pad.stat().st_ino for pad in map_.rglob("*.parquet")}


def test_the_figures_of_a_neighbourhood_are_those_of_its_status(draai: Draai, stad: tuple[Path, Path]) -> None:
    for dag in (
        (),
        ("--op", "2023-02-28"),
        ("--op", "2023-04-10"),
        ("--op", "2022-01-01"),
        ("--op", "0001-01-01"),
        ("--op", "9999-12-31"),
    ):
        samen = uit(draai("stad", *map(str, stad), "--formaat", "json", *dag))
        op = str(samen["op"])
        assert op == (dag[1] if dag else "2023-05-01")
        eigen = [json.loads(draai("status", "--formaat", "json", "--op", op, map_=m).uit)["totaal"] for m in stad]
        assert [{veld: b[veld] for veld in CIJFERS} for b in samen["buurten"]] == eigen
        totaal = {veld: sum(Decimal(een[veld]) for een in eigen) for veld in CIJFERS}
        assert {veld: Decimal(samen["totaal"][veld]) for veld in CIJFERS} == totaal  # type: ignore[call-overload]


def test_the_sentences_say_who_is_late_and_where_money_is_left(draai: Draai, stad: tuple[Path, Path]) -> None:
    (stad[0] / "data/subsidie.yaml").write_text(
        'formaat: 1\nafspraken: [{wat: "tussenverslag", voor: 2023-03-01}, {wat: "eind", voor: 2024-06-01}]\n'
    )
    gezegd = draai("stad", *map(str, stad), "--op", "2024-01-15").uit.replace("\n  ", " ")
    assert "2 buurten, samen € 2.000,00; 2 in balans." in gezegd
    assert "te laat met afspraken met de gemeente: oost (1)" in gezegd
    assert "te laat met posten die nog iets laten zien: oost (1), west (1)" in gezegd
    wie = "oost (€ 939,50), west (€ 939,50)"
    assert f"er is minder besteed dan er tijd voorbij is bij 2 buurten, met wat nog niet besteed is: {wie}" in gezegd
    assert "2 neighbourhoods, together € 2.000,00" in draai("--taal", "en", "stad", *map(str, stad)).uit


def test_what_is_of_another_day_than_the_figures_says_so(draai: Draai, stad: tuple[Path, Path], tmp_path: Path) -> None:
    def gezegd(*woorden: str) -> str:
        return " ".join(draai("stad", *woorden).uit.split())

    zin = "Fouten, wat wacht en wat verwacht wordt zijn van de laatste dag in elk eigen boek "
    assert zin + "(10 februari 2023 tot en met 1 mei 2023), niet van 1 mei 2023." in gezegd(*map(str, stad))
    assert zin + "(1 mei 2023), niet van 31 december 2022." in gezegd(str(stad[0]), "--op", "2022-12-31")
    assert "eigen boek" not in gezegd(str(stad[0]))
    json_ = uit(draai("stad", str(stad[1]), "--op", "2023-12-31", "--formaat", "json"))
    assert {"fouten", "mist"} <= {str(veld) for veld in json_["van_laatste_dag"]}
    assert json_["buurten"][0]["laatste_dag"] == "2023-02-10"
    draai("stad", *map(str, stad), "--naar", str(tmp_path / "site"))
    assert "laatste dag in elk eigen boek" in (tmp_path / "site/controle.html").read_text()
    (van_west,) = (pad.read_text() for pad in (tmp_path / "site/buurt").glob("west-*.html"))
    assert "zijn van 10 februari 2023." in van_west


def test_a_folder_of_ledgers_is_all_of_them_each_by_a_name(draai: Draai, tmp_path: Path) -> None:
    for map_ in ("oost", "west", "dubbel/oost"):
        buurt(tmp_path / "alle" / map_, "Kbuurt")
    (tmp_path / "alle/.git").mkdir()
    (tmp_path / "alle/notulen").mkdir()
    (tmp_path / "alle/leeg/data").mkdir(parents=True)
    samen = uit(draai("stad", str(tmp_path / "alle"), "--formaat", "json"))
    assert {een["noem"] for een in samen["buurten"]} == {"Kbuurt (oost)", "Kbuurt (west)"}
    assert [een["naam"] for een in samen["niet_geteld"]] == [str(tmp_path / "alle/leeg")]
    ook = uit(draai("stad", *(str(tmp_path / "alle" / m) for m in ("oost", "dubbel", "west")), "--formaat", "json"))
    namen = {een["noem"] for een in ook["buurten"]}
    assert len(namen) == 3
    assert "Kbuurt (west)" in namen
    assert "Kbuurt (oost)" not in namen, "two folders of one name do not tell which is which"


def test_a_ledger_that_cannot_be_read_is_named_and_in_no_sum(
    draai: Draai, stad: tuple[Path, Path], tmp_path: Path
) -> None:
    schrijf(stad[1], "- {bon: kapot}")
    gezegd = draai("stad", *map(str, stad), str(tmp_path / "weg"), "--formaat", "json")
    assert gezegd.code == 1
    samen = uit(gezegd)
    assert [een["naam"] for een in samen["buurten"]] == ["oost"]
    assert samen["totaal"]["begroot"] == "1000.00"  # type: ignore[call-overload]
    redenen = {een["naam"]: een["reden"] for een in samen["niet_geteld"]}
    assert redenen[str(stad[1])].startswith("data/bonnen/tuin/moestuin.yaml:1: ")
    assert redenen[str(tmp_path / "weg")] == "hier is geen grootboek: er is geen data/budget.yaml"
    assert "line" not in draai("stad", str(stad[0]), str(stad[1])).uit
    alleen = draai("stad", str(tmp_path / "weg"))
    assert (alleen.code, alleen.uit) == (3, "")
    assert "er is geen data/budget.yaml" in alleen.fout
    assert draai("stad", str(stad[1])).code == 3


def test_only_what_changed_is_made_again(draai: Draai, stad: tuple[Path, Path], tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    draai("stad", *map(str, stad))
    eerst = bestanden(cache)
    draai("stad", *map(str, stad))
    assert bestanden(cache) == eerst
    schrijf(stad[0], *REGELS[:1])
    assert uit(draai("stad", *map(str, stad), "--formaat", "json"))["buurten"][0]["besteed"] == "0.00"
    anders = {pad for pad, ino in bestanden(cache).items() if eerst.get(pad) != ino}
    assert anders
    assert all("/buurt=oost-" in pad for pad in anders)


def test_a_commit_that_leaves_the_books_as_they_were_makes_nothing_again(draai: Draai, tmp_path: Path) -> None:
    map_, cache = buurt(tmp_path / "oost"), tmp_path / "cache"
    git(map_, "init", "-q", "-b", "main")

    def leg_vast(bestand: str, tekst: str) -> tuple[bool, object]:
        """Whether the tables were made again, and how many fouten the neighbourhood has, after a commit of a file."""
        (map_ / bestand).write_text(tekst)
        git(map_, "add", "-A")
        git(map_, "commit", "-q", "-m", bestand)
        voor = bestanden(cache)
        gezegd = uit(draai("stad", str(map_), "--formaat", "json"))
        return bestanden(cache) != voor, gezegd["buurten"][0]["fouten"]

    assert leg_vast("README.md", "Ons grootboek\n") == (True, 0)
    assert leg_vast("README.md", "Ons grootboek van de buurt\n") == (False, 0)
    git(map_, "checkout", "-q", "-b", "zij", "HEAD~1")
    leg_vast("ANDERS.md", "Iets anders\n")
    git(map_, "merge", "-q", "--no-edit", "main")
    assert leg_vast("README.md", "Ons grootboek, met iets anders\n") == (False, 0)
    assert leg_vast("README.md", "Bel mij op 06 12345678\n") == (True, 1), "what is found there is a figure of the city"
    assert leg_vast("README.md", "Ons grootboek\n") == (True, 0)
    git(map_, "rm", "-q", "data/bonnen/tuin/moestuin.yaml")
    git(map_, "commit", "-q", "-m", "weg")
    git(map_, "revert", "--no-edit", "HEAD")
    voor = bestanden(cache)
    draai("stad", str(map_))
    assert bestanden(cache) != voor, "the same tree, and another history"


def test_two_of_one_name_are_two_and_a_clone_is_the_same(draai: Draai, tmp_path: Path) -> None:
    een, ander = buurt(tmp_path / "a", "Oost"), buurt(tmp_path / "b", "Oost", REGELS[:2])
    for map_ in (een, ander):
        for opdracht in (("init", "-q"), ("add", "."), ("commit", "-qm", f"begin {map_.name}")):
            subprocess.run(["git", "-C", str(map_), *opdracht], check=True)
    subprocess.run(["git", "clone", "-q", str(een), str(tmp_path / "kloon")], check=True)
    gezegd = draai("stad", *(str(tmp_path / naam) for naam in ("a", "b", "kloon", "a")), "--formaat", "json")
    samen = uit(gezegd)
    assert [b["naam"] for b in samen["buurten"]] == ["Oost", "Oost"]
    assert len({b["id"] for b in samen["buurten"]}) == 2
    assert [een["naam"] for een in samen["niet_geteld"]] == [str(tmp_path / "kloon"), str(een)]
    # At a terminal they are told apart, by their folders.
    tekst = draai("stad", str(een), str(ander)).uit
    assert "Oost (a)" in tekst
    assert "Oost (b)" in tekst


def test_what_was_stopped_halfway_or_broke_is_made_again(draai: Draai, stad: tuple[Path, Path], tmp_path: Path) -> None:
    map_ = tmp_path / "gegevens"
    roep = ("stad", *map(str, stad), "--gegevens", str(map_), "--formaat", "json")
    goed = draai(*roep).uit
    # Killed between taking a table away and putting the new one there: the list does not name the neighbourhood.
    lijst = map_ / ".buurtledger-gegevens.json"
    inhoud = json.loads(lijst.read_text())
    weg = next(naam for naam in inhoud["buurten"] if naam.startswith("oost"))
    del inhoud["buurten"][weg]
    lijst.write_text(json.dumps(inhoud))
    (map_ / ".bezig-half").mkdir()
    shutil.move(map_ / "standen" / f"buurt={weg}", map_ / ".bezig-half" / "standen")
    assert draai(*roep).uit == goed
    assert not (map_ / ".bezig-half").exists()
    for stuk in map_.rglob("standen/**/*.parquet"):
        stuk.write_bytes(stuk.read_bytes()[:40])
    assert draai(*roep).uit == goed
    lijst.write_text("[" * 100_000)
    assert draai(*roep).uit == goed
    # Killed before there was a list at all.
    lijst.unlink()
    assert draai(*roep).uit == goed


def test_a_folder_that_is_not_ours_holds_no_data(draai: Draai, stad: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "iets").mkdir()
    (tmp_path / "iets" / "brief.txt").write_text("van iemand")
    (tmp_path / "link").symlink_to(tmp_path / "iets")
    for map_ in ("iets", "link", "iets/brief.txt"):
        assert draai("stad", str(stad[0]), "--gegevens", str(tmp_path / map_)).code == 2
    for plek in (stad[0] / "data" / "x", stad[0], tmp_path / ".git" / "x"):
        assert draai("stad", str(stad[0]), "--gegevens", str(plek)).code == 2
    # Nor does a link within a folder that was ours lead out of it.
    goed = tmp_path / "goed"
    draai("stad", str(stad[0]), "--gegevens", str(goed))
    shutil.rmtree(goed / "mutaties")
    (goed / "mutaties").symlink_to(tmp_path / "iets")
    schrijf(stad[0], *REGELS[:1])
    assert draai("stad", str(stad[0]), "--gegevens", str(goed)).code == 3
    assert [pad.name for pad in (tmp_path / "iets").iterdir()] == ["brief.txt"]


@pytest.mark.parametrize(
    ("inhoud", "wat"),
    [
        ("formaat: 1\nboeken: [&a [*a, *a]]\n", "lijst.yaml:2: "),
        ("formaat: 2\nboeken: []\n", "lijst.yaml:1: "),
        ('formaat: 1\nboeken:\n  - {git: "https://x.example/a.git"}\n', "noem bij een adres van git de revisie"),
        ('formaat: 1\nboeken:\n  - {git: "ext::sh -c true", rev: "main"}\n', "is geen adres van git"),
        ('formaat: 1\nboeken:\n  - {git: "--upload-pack=true", rev: "main"}\n', "is geen adres van git"),
        ('formaat: 1\nboeken:\n  - {git: "https://x.example/a.git", rev: "--output=x"}\n', "is geen revisie"),
        ('formaat: 1\nboeken:\n  - {map: "a", git: "https://x.example/a.git"}\n', "een map, of een adres van git"),
    ],
)
def test_a_list_that_is_wrong_says_where(draai: Draai, tmp_path: Path, inhoud: str, wat: str) -> None:
    lijst = tmp_path / "lijst.yaml"
    lijst.write_text(inhoud)
    gezegd = draai("stad", str(lijst))
    assert gezegd.code == 3
    assert wat in gezegd.fout


def test_a_list_names_folders_as_seen_from_itself(draai: Draai, stad: tuple[Path, Path], tmp_path: Path) -> None:
    assert stad
    (tmp_path / "lijst.yaml").write_text('formaat: 1\nboeken:\n  - {map: "oost"}\n  - {map: "../geen"}\n')
    samen = uit(draai("stad", str(tmp_path / "lijst.yaml"), "--formaat", "json"))
    assert [b["naam"] for b in samen["buurten"]] == ["oost"]
    assert [een["naam"] for een in samen["niet_geteld"]] == ["../geen"]


def git(map_: Path, *argumenten: str) -> str:
    """What git says there."""
    return subprocess.run(
        ["git", "-C", str(map_), *argumenten], check=True, capture_output=True, text=True
    ).stdout.strip()


def test_books_are_fetched_from_git_as_they_were_at_a_revision(draai: Draai, tmp_path: Path) -> None:
    """Nothing that a stranger, or the user's own settings of git, wrote is run for it."""
    ver = buurt(tmp_path / "ver" / "boek", "Ver", REGELS[:1]).parent
    (ver / ".gitattributes").write_text("* filter=kwaad\n")
    (ver / "weg").symlink_to("/etc/passwd")
    for opdracht in (("init", "-q", "-b", "main"), ("add", "."), ("commit", "-qm", "begin"), ("tag", "toen")):
        git(ver, *opdracht)
    schrijf(ver / "boek", *REGELS[:2])
    git(ver, "commit", "-qam", "een bon")
    (tmp_path / ".gitconfig").write_text(
        f'[filter "kwaad"]\n smudge = touch {tmp_path}/gedaan && cat\n'
        f'[url "file:///nergens"]\n insteadOf = file://{ver}\n'
    )
    lijst = tmp_path / "lijst.yaml"

    def tel(rev: str) -> Uitkomst:
        lijst.write_text(f'formaat: 1\nboeken:\n  - {{git: "file://{ver}", rev: "{rev}", onder: "boek"}}\n')
        return draai("stad", str(lijst), "--formaat", "json")

    nu, toen = git(ver, "rev-parse", "main"), git(ver, "rev-parse", "toen")
    besteed = {rev: uit(tel(rev))["buurten"][0]["besteed"] for rev in ("main", nu, "toen", toen[:9])}
    assert besteed == {"main": "60.50", nu: "60.50", "toen": "0.00", toen[:9]: "0.00"}
    assert not (tmp_path / "gedaan").exists()
    assert not any(pad.is_symlink() for pad in (tmp_path / "cache" / "stad-git").rglob("weg"))
    # A branch moves along, a commit does not, and needs nobody any more.
    schrijf(ver / "boek", *REGELS[:1], REGELS[1].replace("60.50", "70.50"))
    git(ver, "commit", "-qam", "anders")
    assert uit(tel("main"))["buurten"][0]["besteed"] == "70.50"
    git(ver, "branch", "toen", "main")
    shutil.move(ver, tmp_path / "weg")
    assert uit(tel(nu))["buurten"][0]["besteed"] == "60.50"
    onbereikbaar = tel("main")
    assert (onbereikbaar.code, "niet op te halen" in onbereikbaar.fout + onbereikbaar.uit) == (3, True)
    shutil.move(tmp_path / "weg", ver)
    assert "meer dan één ding" in tel("toen").fout
    assert "de revisie nooit is daar niet" in tel("nooit").fout


def test_without_the_extra_it_says_what_to_install(
    draai: Draai, stad: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extra, "find_spec", lambda _: None)
    gezegd = draai("stad", str(stad[0]))
    assert (gezegd.code, "buurtledger[stad]" in gezegd.fout) == (3, True)
    assert draai("stad").code == 2


GROND = lees_grootboek(GRONDSLAG)


def boeken(logboek: list[Mutatie], besluitdag: date) -> tuple[Grootboek, Cijferboek]:
    """Books with a besluit that moves money to the post."""
    besluit = Besluit(
        f"{besluitdag}-x",
        besluitdag,
        besluitdag,
        "buurtcoalitie",
        "x",
        verschuivingen=(Verschuiving("kernen/noord", "tuin/moestuin", Decimal("12.34")),),
    )
    grootboek = GROND._replace(logboeken={"tuin/moestuin": tuple(logboek)}, besluiten=(besluit,))
    cijferboek = maak_cijferboek(grootboek)
    assert cijferboek is not None
    return grootboek, cijferboek


@settings(max_examples=60)
@given(logboeken(), DAGEN, DAGEN)
def test_the_sums_of_any_day_are_the_stand_of_that_day(logboek: list[Mutatie], besluitdag: date, dag: date) -> None:
    _, cijferboek = boeken(logboek, besluitdag)
    rijen = [*dagstanden(cijferboek)]
    assert [rij.som for rij in rijen if rij.van <= dag < rij.tot] == [cijferboek.stand(dag).totaal]
    assert [rij.tot for rij in rijen[:-1]] == [rij.van for rij in rijen[1:]]


def sites(steden: list[tuple[list[Mutatie], date]]) -> Iterator[Site]:
    """Each of the books as it would be published."""
    for logboek, besluitdag in steden:
        grootboek, cijferboek = boeken(logboek, besluitdag)
        yield maak_site(grootboek, peildag(cijferboek), ())


def test_many_neighbourhoods_are_kept_together(
    draai: Draai, stad: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    map_ = tmp_path / "gegevens"
    roep = ("stad", *map(str, stad), "--gegevens", str(map_), "--formaat", "json")
    los = draai(*roep).uit
    monkeypatch.setattr(stadsvragen, "VEEL", 2)
    assert [draai(*roep).uit for _ in range(2)] == [los, los]
    (samen,) = (map_ / ".samen").iterdir()
    (samen / "standen.parquet").write_bytes(b"PAR1")
    assert draai(*roep).uit == los, "what is kept together is made again when it is broken"
    draai(*roep)
    schrijf(stad[0], *REGELS[:1])
    assert uit(draai(*roep))["totaal"]["besteed"] == "60.50"  # type: ignore[call-overload]
    assert len([*(map_ / ".samen").iterdir()]) == 1


@settings(max_examples=8)
@given(st.lists(st.tuples(logboeken(6), DAGEN), min_size=1, max_size=3), DAGEN)
def test_duckdb_counts_as_python_does_to_the_cent(steden: list[tuple[list[Mutatie], date]], dag: date) -> None:
    alle = [*sites(steden)]
    namen = [f"buurt-{nr}" for nr in range(len(alle))]
    with TemporaryDirectory() as klad:
        map_ = Path(klad)
        with open_duckdb() as verbinding:
            for naam, site in zip(namen, alle, strict=True):
                for tabel, rijen in buurtgegevens(site):
                    plek = map_ / tabel.naam / f"buurt={naam}"
                    plek.parent.mkdir(exist_ok=True)
                    schrijf_tabel(verbinding, tabel, rijen(), plek, site.op.year)
        gevonden = stadsvragen.beantwoord(map_, dict.fromkeys(namen, "x"), dag)
        assert isinstance(gevonden, stadsvragen.Antwoorden)
        standen = [site.cijfers.stand(dag).totaal for site in alle]
        assert [{v: rij[v] for v in CIJFERS} for rij in gevonden.overzicht] == [
            {v: getattr(som, v) for v in CIJFERS} for som in standen
        ]
        assert gevonden.samen["besteed"] == sum(som.besteed for som in standen)
        # And once more, from every single line.
        with stadsvragen.geopend(map_, namen) as verbinding:
            stadsvragen.kies_dag(verbinding, dag)
            geteld = {rij["buurt"]: rij for rij in stadsvragen.stel(verbinding, stadsvragen.NATELLEN)}
        for naam, som in zip(namen, standen, strict=True):
            rij = geteld.get(naam, {"besteed": 0, "uitbetaald": 0, "bonnen": 0})
            assert (rij["besteed"], rij["uitbetaald"], rij["bonnen"]) == (som.besteed, som.uitbetaald, som.bonnen)


def test_the_same_books_give_the_same_bytes(draai: Draai, stad: tuple[Path, Path], tmp_path: Path) -> None:
    for map_ in ("een", "twee"):
        draai("stad", str(stad[0]), "--gegevens", str(tmp_path / map_))
    een, twee = (
        {p.relative_to(m): p.read_bytes() for p in m.rglob("*.parquet")} for m in (tmp_path / "een", tmp_path / "twee")
    )
    assert een == twee
    assert any("jaar=2023" in str(pad) for pad in een)


@pytest.fixture
def stadssite(draai: Draai, stad: tuple[Path, Path], tmp_path: Path) -> Path:
    """The website of a city: one neighbourhood with a website and something late, one without, one that is broken."""
    (stad[0] / "data/huisstijl.yaml").write_text('formaat: 1\nadres: "https://oost.example/budget"\n')
    (stad[0] / "data/subsidie.yaml").write_text('formaat: 1\nafspraken: [{wat: "tussenverslag", voor: 2023-03-01}]\n')
    map_ = tmp_path / "site"
    gezegd = draai("stad", *map(str, stad), str(tmp_path / "weg"), "--op", "2024-01-15", "--naar", str(map_))
    assert (gezegd.code, "De website staat in" in gezegd.fout) == (1, True)
    return map_


def test_the_website_leads_to_each_neighbourhood_and_from_there_to_its_own(
    draai: Draai, stad: tuple[Path, Path], stadssite: Path
) -> None:
    for taal in ("", "en/"):
        paginas = [*(stadssite / taal).glob("*.html"), *(stadssite / taal / "buurt").glob("*.html")]
        assert len(paginas) == 5
        for pagina in paginas:
            tekst = pagina.read_text()
            doelen = re.findall(r'(?:href|src)="([^"#]+)', tekst)
            assert [doel for doel in doelen if "://" not in doel and not (pagina.parent / doel).exists()] == []
            assert ("Niet meegeteld: 1 grootboek" in tekst) == (not taal), pagina
    oost = next((stadssite / "buurt").glob("oost-*.html")).read_text()
    assert 'href="https://oost.example/budget/"' in oost
    assert "oost" in (stadssite / "te-laat.html").read_text()
    assert json.loads((stadssite / "gegevens/stad.json").read_text())["totaal"]["besteed"] == "121.00"
    # Nothing that is not of an earlier website of a city is written over.
    for map_ in (stad[0], stad[0] / "data" / "x", stad[0].parent):
        assert draai("stad", str(stad[0]), "--naar", str(map_)).code == 2
    assert draai("publiceer", str(stadssite), map_=stad[0]).code == 2
    assert draai("stad", str(stad[0]), "--naar", str(stadssite)).code == 0
    assert not [*(stadssite / "buurt").glob("west-*.html")], "who is no longer in it has no page any more"


def test_the_pages_can_be_read_by_all(browser: Any, stadssite: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    regels = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    context = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme="dark")
    blad = context.new_page()
    buurtpagina = next((stadssite / "buurt").glob("oost-*.html")).name
    for pad in ("index.html", "en/te-laat.html", "controle.html", f"en/buurt/{buurtpagina}"):
        blad.goto(f"file://{stadssite / pad}")
        uitkomst = Axe().run(blad, options=regels).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:150]) for v in uitkomst] == [], pad
        assert blad.evaluate("document.documentElement.scrollWidth") <= 360, pad
    context.close()


@pytest.mark.parametrize("formaat", ["pdf", "xlsx", "html", "md", "csv"])
def test_the_table_that_the_city_wants(draai: Draai, stad: tuple[Path, Path], tmp_path: Path, formaat: str) -> None:
    naar = tmp_path / f"stad.{formaat}"
    assert draai("verslag", "stad", str(stad[0]), "--formaat", formaat, "--naar", str(naar)).code == 0
    ruw = naar.read_bytes()
    if formaat == "pdf":
        assert ruw.startswith(b"%PDF")
    elif formaat == "xlsx":
        import openpyxl

        rijen = [*openpyxl.load_workbook(naar).active.iter_rows(values_only=True)]
        assert rijen[1][rijen[0].index("besteed")] == 60.5
    else:
        assert "oost" in ruw.decode()
