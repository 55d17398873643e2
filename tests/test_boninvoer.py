"""`bon invoer`: a pile of receipts, typed or out of a pipe, in the books in one go or not at all."""

from __future__ import annotations

import io
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Draai, Uitkomst, logboek, schrijf

DAG = date(2022, 12, 20)
BON = (
    '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: "Potgrond", leverancier: "Praxis", '
    "betaald_door: kern}"
)


@pytest.fixture
def pijp(draai: Draai, monkeypatch: pytest.MonkeyPatch) -> Draai:
    """Run `bon invoer moestuin` with these lines on standard input."""

    def doe(*regels: str, opties: tuple[str, ...] = ()) -> Uitkomst:
        inhoud = "".join(f"{regel}\n" for regel in regels).encode("utf-8", "surrogateescape")
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(inhoud)))
        return draai("bon", "invoer", "moestuin", *opties, vandaag=DAG)

    return doe


def test_uit_een_pijp_komt_alles_in_een_keer_in_het_logboek(pijp: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    code, uit, fout = pijp(
        "# de schoenendoos",
        "15-10-22 3,50 prax",
        "",
        "16 4,00 hema; slingers",
        "5 fout; -",
        "-",
        "17 1,00 hem",
        "=8,50",
    )
    assert (code, fout) == (0, "")
    assert uit == "Opgeschreven: 3 bonnen, samen € 8,50, bij tuin/moestuin\n"
    regels = logboek(boek).read_text().splitlines()[1:]
    assert [regel.partition(", datum")[2] for regel in regels] == [
        ': 2022-10-15, bedrag: 3.50, omschrijving: "Potgrond", leverancier: "Praxis", betaald_door: kern}',
        ': 2022-10-16, bedrag: 4.00, omschrijving: "slingers", leverancier: "hema", betaald_door: kern}',
        ': 2022-10-17, bedrag: 1.00, omschrijving: "slingers", leverancier: "hema", betaald_door: kern}',
    ]


def test_elke_foute_regel_wordt_genoemd_en_dan_staat_er_niets(pijp: Draai, boek: Path) -> None:
    code, uit, fout = pijp(
        *(
            "14-10 5 hema slingers",
            "15-10 3,00 prax;",
            "-9",
            "32-1 5 ; x",
            "16-10 5 ; bel 06-12345678",
            "1-1-2030 5 ; x",
        ),
        *("=abc", "17-10 4 ; goed"),
    )
    assert (code, uit) == (2, "")
    assert fout.splitlines() == [
        "regel 1: hema is geen bekende winkel; zet ; na de naam van de winkel, of ; voor wat er gekocht is",
        "regel 2: wat is er gekocht? Typ het erachter",
        "regel 3: er is nog geen regel om terug te nemen",
        "regel 4: 32-1 staat niet op de kalender",
        'regel 5: hier staat een telefoonnummer: "06-12345678"; laat het weg, want het boek is openbaar en git vergeet '
        "niets: bel [weggelaten]",
        "regel 6: 1 januari 2030 moet nog komen; vandaag is het 20 december 2022",
        "regel 7: abc is geen bedrag; typ bijvoorbeeld 45,95 of 1.234,50",
        "buurtledger: 7 regels kloppen niet; er is niets geschreven",
    ]
    assert not logboek(boek).exists()


def test_een_totaal_dat_niet_klopt_houdt_alles_tegen(pijp: Draai, boek: Path) -> None:
    code, _, fout = pijp("14-10 5 ; touw", "=6,00")
    assert code == 2
    assert "nog € 1,00 tot het opgegeven totaal" in fout
    code, _, fout = pijp("14-10 5 ; touw", "=4,00")
    assert "de stapel is € 1,00 meer dan het opgegeven totaal" in fout
    assert not logboek(boek).exists()


@pytest.mark.parametrize("regels", [(), ("", "#niets"), ("\udcff",)])
def test_niets_of_iets_anders_dan_tekst(pijp: Draai, regels: tuple[str, ...]) -> None:
    code, _, fout = pijp(*regels)
    assert code == 2
    assert ("geen UTF-8" if regels == ("\udcff",) else "er kwam geen bon binnen") in fout


def test_wat_opvalt_wordt_gezegd_en_toch_geschreven(pijp: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    code, _, fout = pijp("14-10 45,95 prax", "15-10 400,00 ; tegels", "15-10 400,00 ; tegels")
    assert code == 0
    assert "let op: regel 1: dit lijkt dezelfde bon als 221015-m3fx" in fout
    assert "let op: regel 2: tuin/moestuin heeft € 491,90 besteed van € 420,00: € 71,90 te veel" in fout
    assert "let op: regel 3: dit lijkt dezelfde bon als regel 2: zelfde dag en zelfde bedrag" in fout
    assert logboek(boek).read_text().count("\n") == 4


def test_een_commit_voor_de_hele_stapel(pijp: Draai, boek: Path) -> None:
    subprocess.run(["git", "-C", str(boek), "init", "-q"], check=True)
    schrijf(boek, BON)
    code, uit, _ = pijp("14-10 5 ; touw", "15-10 6 ; lijm", opties=("--commit",))
    assert code == 0
    assert "Vastgelegd in git." in uit
    log = subprocess.run(
        ["git", "-C", str(boek), "log", "--format=%B", "-p"], capture_output=True, text=True, check=True
    )
    assert log.stdout.startswith(
        "2 bonnen, samen € 11,00, bij tuin/moestuin\n\n- bon van € 5,00 bij tuin/moestuin: touw ("
    )
    assert log.stdout.count("\n+- {") == 2


def test_zonder_post_in_een_pijp_ontbreekt_hij(draai: Draai) -> None:
    code, _, fout = draai("bon", "invoer")
    assert code == 2
    assert "POST ontbreekt" in fout


def test_in_het_engels(draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sys.stdin", io.TextIOWrapper(io.BytesIO(b"yesterday 5 @treasurer ; rope #invoice\n14-10 5 hema x\n"))
    )
    code, _, fout = draai("--taal", "en", "bon", "invoer", "moestuin", vandaag=DAG)
    assert code == 2
    assert "line 2: hema is not a known shop" in fout
