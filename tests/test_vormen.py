"""What a terminal shows and what a pipe gets: the same, each as wide as it may be."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from buurtledger.cli import extra, start
from buurtledger.cli.omgeving import Omgeving, maak_omgeving
from buurtledger.report.rapport import Rapport
from buurtledger.report.scherm import Scherm
from buurtledger.report.taal import Taal
from buurtledger.report.vormen import Weergave, html, pdf, scherm, tekst
from tests.conftest import Draai, schrijf

RAPPORTEN = [
    ("status", "--op", "2023-06-30"),
    ("status", "kernen", "--op", "2023-06-30"),
    ("status", "kernen/kleiburg", "--op", "2023-06-30"),
    ("kwartaal", "2023-Q1"),
    ("prognose", "--op", "2023-03-31"),
    ("verantwoording", "--op", "2023-06-30"),
    ("verantwoording", "kleiburg", "--op", "2023-06-30"),
    ("bon", "lijst"),
    ("bon", "totaal", "--per", "leverancier"),
    ("overdragen", "--op", "2023-06-30"),
    ("kern", "lijst"),
    ("kern", "toon", "kleiburg"),
    ("begroting", "--op", "2023-06-30"),
    ("leersessie", "lijst"),
    ("leersessie", "agenda"),
    ("kascommissie", "steekproef", "--zaad", "x", "--aantal", "5"),
    ("check",),
]


@pytest.fixture(scope="module")
def voorbeeld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented ledger, with something in it for every report."""
    map_ = tmp_path_factory.mktemp("voorbeeld") / "boek"
    assert start.main(["voorbeeld", str(map_)], vandaag=date(2024, 1, 15)) == 0
    return map_


class Terminal:
    """The program at a terminal of some width."""

    def __init__(self, draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
        self._draai, self._monkeypatch = draai, monkeypatch

    def __call__(self, breedte: int, *argumenten: str, map_: Path | None = None, kleuren: bool = False) -> str:
        def met_scherm(*gegeven: object) -> Omgeving:
            return maak_omgeving(*gegeven)._replace(scherm=Scherm(breedte, kleuren), is_terminal=True)  # type: ignore[arg-type]

        with self._monkeypatch.context() as even:
            even.setattr(start, "maak_omgeving", met_scherm)
            return self._draai(*argumenten, map_=map_).uit


@pytest.fixture
def terminal(draai: Draai, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(draai, monkeypatch)


def _gezegd(tekst: str) -> Counter[str]:
    """The signs of a text, wherever they stand.

    Bars, and excerpts of a file, are as long as there is room; pictures and the signs of Markdown are extra.
    """
    zonder_plaatjes = re.split(r"\n(?=geld {10})", tekst)[0]
    zonder_fragment = re.sub(r"(?m)^ +\d* \| .*$", "", zonder_plaatjes)
    return Counter(re.sub(r"[\s█▒░*\[\]]", "", zonder_fragment))


@pytest.mark.parametrize("opdracht", RAPPORTEN, ids=" ".join)
def test_een_terminal_zegt_wat_een_pijp_zegt(
    draai: Draai, terminal: Terminal, voorbeeld: Path, opdracht: tuple[str, ...]
) -> None:
    pijp = _gezegd(draai(*opdracht, map_=voorbeeld).uit)
    assert pijp.total() > 10
    for breedte in (60, 80, 200):
        assert _gezegd(terminal(breedte, *opdracht, map_=voorbeeld)) == pijp


@pytest.mark.parametrize("breedte", [20, 33, 47, 60, 72, 120])
@pytest.mark.parametrize("opdracht", RAPPORTEN, ids=" ".join)
def test_niets_steekt_uit(terminal: Terminal, voorbeeld: Path, opdracht: tuple[str, ...], breedte: int) -> None:
    for regel in terminal(breedte, *opdracht, map_=voorbeeld).split("\n"):
        assert cell_len(regel) <= breedte, regel


@pytest.mark.parametrize("opdracht", RAPPORTEN, ids=" ".join)
def test_elk_rapport_kan_in_elke_vorm(
    terminal: Terminal, voorbeeld: Path, monkeypatch: pytest.MonkeyPatch, opdracht: tuple[str, ...]
) -> None:
    """A command offers the formats that make sense; no report stands in the way of a page or a PDF of it."""
    gezien: list[tuple[Rapport, Weergave]] = []

    def onthoud(rapport: Rapport, weergave: Weergave) -> str:
        gezien.append((rapport, weergave))
        return ""

    monkeypatch.setattr(scherm, "maak", onthoud)
    terminal(80, *opdracht, map_=voorbeeld)
    ((rapport, weergave),) = gezien
    woorden = set(re.findall(r"[a-z]{4,}", tekst.maak(rapport, weergave)))
    pagina = html.teken(rapport.document(weergave.taal), weergave._replace(naam="Proef"))
    assert not woorden - set(re.findall(r"[a-z]{4,}", pagina))
    assert pdf.maak(rapport, weergave._replace(naam="Proef")).startswith(b"%PDF")


def test_een_balk_groeit_met_het_scherm(terminal: Terminal, voorbeeld: Path) -> None:
    def balk(breedte: int) -> int:
        scherm = terminal(breedte, "status", "--op", "2023-06-30", map_=voorbeeld)
        return max(len(re.findall("[█▒░]", regel)) for regel in scherm.split("\n") if regel.startswith("Kortvoort"))

    assert 8 <= balk(90) < balk(120) < balk(200)


def test_kleuren_alleen_waar_ze_mogen(terminal: Terminal, voorbeeld: Path) -> None:
    assert "\x1b[" in terminal(80, "status", map_=voorbeeld, kleuren=True)
    assert "\x1b" not in terminal(80, "status", map_=voorbeeld)


def test_breedte_is_wat_een_terminal_telt(draai: Draai, terminal: Terminal, boek: Path) -> None:
    namen = ("Cafe\u0301 Noord", "日本のカフェ", "Soep 🍲", "Moestuin")
    budget = boek / "data/budget.yaml"
    for naam in namen:
        budget.write_text(re.sub(r'"Moestuin"|"Café.*?"|"日.*?"|"Soep.*?"', f'"{naam}"', budget.read_text()))
        for getoond in (draai("status", "tuin").uit, terminal(80, "status", "tuin")):
            rijen = [regel for regel in getoond.split("\n") if regel.endswith("420,00")]
            assert len({cell_len(rij) for rij in rijen}) == 1, getoond
            assert [cell_len(rij[: rij.index("░")]) for rij in rijen] == [cell_len(rijen[0][: rijen[0].index("░")])] * 2


def test_een_lange_naam_wordt_gevouwen_en_niet_geknipt(draai: Draai, boek: Path) -> None:
    lang = "Een moestuin met kruiden, bessen, pompoenen en een bank in de zon"
    budget = boek / "data/budget.yaml"
    budget.write_text(budget.read_text().replace('"Moestuin"', f'"{lang}"'))
    uit = draai("status", "tuin").uit
    assert "…" not in uit
    for woord in lang.split():
        assert woord in uit


def test_een_pijp_betaalt_niet_voor_een_terminal(boek: Path) -> None:
    opdracht = (
        "import sys; from buurtledger.cli.start import main; "
        f"main(['--map', {str(boek)!r}, 'status']); "
        "sys.exit([m for m in sys.modules if m.split('.')[0] in ('rich', 'typer')] != [])"
    )
    subprocess.run([sys.executable, "-c", opdracht], check=True, capture_output=True)


def test_een_bon_is_geen_bonnen(draai: Draai, boek: Path) -> None:
    schrijf(boek, '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 5.00, omschrijving: "x", betaald_door: kern}')
    assert "In dit kwartaal: 1 bon, € 5,00 besteed" in draai("kwartaal", "2022-Q4").uit
    assert "In dit kwartaal: 0 bonnen," in draai("kwartaal", "2023-Q1").uit
    assert "In this quarter: 1 receipt, " in draai("--taal", "en", "kwartaal", "2022-Q4").uit
    assert "Getrokken uit 1 bon van samen" in draai("kascommissie", "steekproef", "--zaad", "x").uit


def test_een_getal_brengt_zijn_woord_mee() -> None:
    taal = Taal()
    zin = "daarvan {n:|is|zijn} er {n}, met {m:bon|bonnen} van {n:03}"
    assert taal(zin, n=1, m=2) == "daarvan is er 1, met 2 bonnen van 001"
    assert taal(zin, n=0, m=1) == "daarvan zijn er 0, met 1 bon van 000"


def test_alleen_een_pdf_vraagt_om_typst(
    draai: Draai, voorbeeld: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extra, "find_spec", lambda _: None)
    for formaat in ("json", "md"):
        doel = tmp_path / f"verslag.{formaat}"
        gedaan = draai("verslag", "kwartaal", "2023-Q1", "--formaat", formaat, "--naar", str(doel), map_=voorbeeld)
        assert gedaan.code == 0, gedaan.fout
        assert doel.stat().st_size > 1000
    pdf = draai("verslag", "kwartaal", "2023-Q1", map_=voorbeeld)
    assert pdf.code == 3
    assert 'pip install "buurtledger[rapport]" (het mist typst)' in pdf.fout
