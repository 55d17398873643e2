"""One line, or one day, stops nothing: whatever stands in a file is a finding with its place, never a traceback."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml.events import Event

from buurtledger.store.logboek.lezen import lees_logboek
from buurtledger.store.yaml import boom
from buurtledger.store.yaml.boom import Boom, Plek, YamlFout, lees_boom
from tests.conftest import Draai, schrijf

GOED = '- {bon: 221016-k2vd, datum: 2022-10-15, bedrag: 1.00, omschrijving: "Zaden", betaald_door: kern}'
BON = '- {{bon: 221015-m3fx, datum: 2022-10-14, bedrag: 1.00, omschrijving: "{}", betaald_door: kern}}'
ONTSNAPT = [
    *(
        "\\UFFFFFFFF",
        "\\U00110000",
        "\\U80000000",
        "\\ud800",
        "\\uDFFF",
        "\\ud83d\\ude00",
        "\\UFFFFFFF",
        "\\uD8",
        "\\x",
    ),
    *("\\x00", "\\0", "\\x1b", "\\u202e", "\\e", "\\N", "\\_", "\\L", "\\P", "\\q", "\\", "\\U"),
]


@pytest.mark.parametrize("teken", ONTSNAPT)
@pytest.mark.parametrize("veld", ["omschrijving", "naam"])
def test_een_ontsnapt_teken_dat_geen_teken_is(draai: Draai, boek: Path, teken: str, veld: str) -> None:
    if veld == "omschrijving":
        schrijf(boek, GOED, BON.format(f"P{teken}t"))
        pad, lijn = "data/bonnen/tuin/moestuin.yaml", 2
    else:
        pad, lijn = "data/budget.yaml", 2
        budget = boek / pad
        budget.write_text(budget.read_text().replace("Proefbuurt", f"P{teken}t", 1))
        assert teken in budget.read_text()
    uitkomst = draai("check", "--formaat", "json")
    gevonden = json.loads(uitkomst.uit)["bevindingen"]
    if teken == "\\_":  # a no-break space is a sign like another
        assert uitkomst.code == 0
        return
    assert uitkomst.code == 1
    assert {b["bestand"] for b in gevonden} == {pad}
    assert lijn in {b["lijn"] for b in gevonden}
    for opdracht in (("check",), ("status",), ("bon", "lijst"), ("kwartaal", "2022-Q4")):
        gezegd = draai(*opdracht)
        assert gezegd.code in (1, 3)
        assert "Traceback" not in gezegd.fout


STUKJES = st.sampled_from(
    [
        *ONTSNAPT,
        "- ",
        "{",
        "}",
        "[",
        "]",
        ": ",
        ", ",
        '"',
        "'",
        "\n",
        "  ",
        "#",
        "&a",
        "*a",
        "!x",
        "? ",
        "|\n",
        ">\n",
        "%",
        "---",
        "...",
    ]
)


def gelezen(tekst: str) -> Boom | YamlFout | None:
    try:
        return lees_boom(tekst)
    except YamlFout as fout:
        return fout


@pytest.fixture
def weinig_te_ruimen() -> Iterator[None]:
    """Cleaning up looks at what the test makes, and not at all that other tests left in memory."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("weinig_te_ruimen")
@pytest.mark.parametrize("half_gelezen", ["*a['", "a: &x 1\nb: 2", "%YAML 1.1\n---\na: 1", "a: 1\n---\nb: [1,2]"])
def test_wat_eerder_mislukte_stoort_niet_wat_nu_gelezen_wordt(
    monkeypatch: pytest.MonkeyPatch, half_gelezen: str
) -> None:
    """A reading that was left half-way is over at once, not when memory happens to be cleaned up."""
    bewaard: list[YamlFout] = []
    with pytest.raises(YamlFout) as half:
        lees_boom(half_gelezen)
    bewaard.append(half.value)
    del half
    echt = boom._plek

    def plek(gebeurtenis: Event) -> Plek:
        bewaard.clear()
        gc.collect()
        return echt(gebeurtenis)

    monkeypatch.setattr(boom, "_plek", plek)
    gelezen_nu = lees_boom("a: [1, 2]\nb: {c: 3}\n")
    assert gelezen_nu is not None
    assert gelezen_nu.kaal() == {"a": ["1", "2"], "b": {"c": "3"}}


@settings(max_examples=400)
@given(st.text(max_size=60) | st.lists(STUKJES | st.text(max_size=3), max_size=25).map("".join))
def test_elke_tekst_is_een_boom_of_een_fout_met_een_plaats(tekst: str) -> None:
    uitkomst = gelezen(tekst)
    if isinstance(uitkomst, YamlFout):
        assert 1 <= uitkomst.plek.lijn <= tekst.count("\n") + 2
        assert uitkomst.plek.kolom >= 1
        assert uitkomst.regel in ("bestand", "vorm")
    elif uitkomst is not None:
        json.dumps(uitkomst.kaal(), default=str).encode()


@settings(max_examples=200)
@given(st.lists(STUKJES | st.text(max_size=3), max_size=12).map("".join))
def test_elke_omschrijving_is_te_lezen_of_een_bevinding(tekst: str) -> None:
    logboek = lees_logboek(BON.format(tekst) + "\n" + GOED + "\n", "tuin/moestuin")
    for mutatie in logboek.mutaties:
        mutatie.omschrijving.encode()
    assert logboek.mutaties or logboek.bevindingen
    assert all(b.plaats.lijn >= 1 for b in logboek.bevindingen)


# The ends of the calendar.

DAGEN = [
    "0001-01-01",
    "0001-01-02",
    "9999-12-31",
    "9999-12-30",
    "2022-02-30",
    "0000-01-01",
    "1-1-0001",
    "31-12-9999",
    "gisteren",
]
BESLUIT = (
    *("besluit", "nieuw", "kas", "--verschuif", "kernen/zuid tuin/moestuin 40,00"),
    *("--door", "buurtcoalitie", "--waarom", "een kas voor de moestuin", "--notulen", "kernenraad maart"),
)
MET_EEN_DAG = [
    ("status", "--op"),
    ("status", "--bekend-op"),
    ("status", "tuin/moestuin", "--op"),
    ("status", "--formaat", "json", "--op"),
    ("begroting", "--op"),
    ("begroting", "--verloop", "--op"),
    ("prognose", "--op"),
    ("prognose", "--formaat", "json", "--op"),
    ("besluit", "voorstel", "--op"),
    ("verantwoording", "--op"),
    ("kwartaal", "2023-Q1", "--bekend-op"),
    ("bon", "lijst", "--van"),
    ("bon", "lijst", "--tot"),
    ("bon", "toevoegen", "tuin/moestuin", "5", "Touw", "--datum"),
    ("bon", "retour", "221016-k2vd", "0,10", "--datum"),
    ("bon", "storneer", "221016-k2vd", "--reden", "dubbel", "--datum"),
    ("voorschot", "toevoegen", "tuin/moestuin", "5", "deel", "--datum"),
    ("terugbetaling", "toevoegen", "tuin/moestuin", "5", "deel", "--datum"),
    ("vergoeding", "toevoegen", "tuin/moestuin", "5", "deel", "--datum"),
    ("kern", "leersessie", "noord"),
    ("leersessie", "nieuw", "--plaats", "de hal", "--onderwerp", "x", "--datum"),
    (*BESLUIT, "--datum"),
    (*BESLUIT, "--datum", "2023-01-01", "--vanaf"),
    ("publiceer", "/nergens/site", "--op"),
    ("kwartaal",),
    ("verslag", "kwartaal"),
    ("verslag", "jaar"),
]
KWARTALEN = ["0001-Q1", "0001-Q4", "0002-Q1", "9998-Q4", "9999-Q1", "9999-Q4", "0000-Q1", "1", "9999", "2000", "2099"]


@pytest.mark.parametrize("opdracht", MET_EEN_DAG, ids=" ".join)
def test_de_einden_van_de_kalender(
    draai: Draai, boek: Path, opdracht: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a report is written where one stands
    schrijf(boek, GOED)
    if opdracht[-1].startswith("--"):
        bekend = draai(*opdracht, "2023-01-02")
        assert "ken ik niet" not in bekend.fout, "the option is there, else nothing is tried"
    for dag in [*DAGEN, *(KWARTALEN if opdracht[0] in ("kwartaal", "verslag") else [])]:
        if opdracht[:1] == ("verslag",) and dag in ("2000", "2099"):
            continue  # lawful years, and a whole report takes its time
        uitkomst = draai(*opdracht, dag)
        assert uitkomst.code in (0, 1, 2, 3), (opdracht, dag)
        assert "Traceback" not in uitkomst.fout


@pytest.mark.parametrize("dag", ["0001-01-01", "9999-12-31"])
def test_de_einden_van_de_kalender_in_een_bestand(draai: Draai, boek: Path, dag: str) -> None:
    schrijf(boek, GOED.replace("2022-10-15", dag))
    budget = boek / "data/budget.yaml"
    for looptijd in (budget.read_text(), _met_looptijd(budget, dag)):
        budget.write_text(looptijd)
        for opdracht in (
            ("check",),
            ("status",),
            ("prognose", "--op", dag),
            ("kwartaal", "2022-Q4"),
            ("bon", "lijst"),
            ("verantwoording",),
            ("kern", "lijst"),
            ("begroting", "--verloop"),
        ):
            assert draai(*opdracht).code in (0, 1, 2, 3), opdracht


def _met_looptijd(budget: Path, dag: str) -> str:
    import re

    return re.sub(r"(van|tot_en_met): \d{4}-\d\d-\d\d", rf"\1: {dag}", budget.read_text())
