"""Files that somebody sends: broken, packed to hurt, or telling a page what to do. Each is refused in words."""

from __future__ import annotations

import io
import os
import struct
import sys
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from buurtledger.bank.bestand import lees_bestand
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.importeren import Wens, importeer, kies_rijen
from buurtledger.handelingen.invoeren import schrijf
from buurtledger.model.bericht import Bericht
from buurtledger.model.dagkolom import lees_dagkolom
from buurtledger.model.dagwoorden import Kader
from buurtledger.report.document import Document, Opmaak
from buurtledger.report.vormen.md import teken
from buurtledger.store.bladen.openen import lees_bladen
from buurtledger.store.logboek import journaal
from buurtledger.store.planlezen import lees_plan
from tests.bank.conftest import Bank, bank, kluis
from tests.bank.schrijvers import EIGEN, camt
from tests.bank.test_formaten import JAAR
from tests.conftest import TAAL, VANDAAG, Draai, logboek
from tests.conftest import schrijf as schrijf_logboek

__all__ = ["bank", "kluis"]
NUL = Decimal(0)


def zip_met(soort: int, naam: str = "META-INF/manifest.xml") -> bytes:
    """A zip of one file, packed in some way."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", soort) as zip_:
        zip_.writestr(naam, "hallo " * 50)
    return uit.getvalue()


def stuk(inhoud: bytes, naam: bytes = b"META-INF/manifest.xml") -> bytes:
    """The same, with what is packed spoilt."""
    plek = inhoud.index(naam) + len(naam)
    return inhoud[:plek] + b"\xff" * 10 + inhoud[plek + 10 :]


def gelogen(inhoud: bytes) -> bytes:
    """The same, with in its list that it unpacks to ten bytes."""
    plek = inhoud.index(b"PK\x01\x02") + 24
    return inhoud[:plek] + struct.pack("<I", 10) + inhoud[plek + 4 :]


ZIPS = (
    stuk(zip_met(zipfile.ZIP_DEFLATED)),
    stuk(zip_met(zipfile.ZIP_LZMA)),
    zip_met(zipfile.ZIP_BZIP2),
    gelogen(zip_met(zipfile.ZIP_DEFLATED)),
    zip_met(zipfile.ZIP_STORED, "é.xml").replace("é".encode(), b"\xff\xfe"),
)


@pytest.mark.parametrize("inhoud", ZIPS)
def test_een_zip_die_niet_heel_of_vreemd_ingepakt_is(inhoud: bytes) -> None:
    blad = lees_bladen(inhoud)
    assert isinstance(blad, Bericht)
    assert "niet te lezen" in blad.sjabloon
    (fout,) = lees_bestand(inhoud).fouten
    assert "niet te openen" in fout.bericht.sjabloon


def test_macro_s_van_vroeger_worden_ook_geweigerd() -> None:
    blad = lees_bladen(zip_met(zipfile.ZIP_STORED, "xl/macrosheets/sheet1.xml"))
    assert isinstance(blad, Bericht)
    assert "macro's" in blad.sjabloon


def test_een_lange_cel_vult_geen_scherm(draai: Draai, tmp_path: Path) -> None:
    blad = tmp_path / "lang.csv"
    blad.write_text("datum;bedrag;omschrijving\n" + f"{'1 ' * 50_000};{'1' * 100_000};{'x' * 100_000}\n")
    uitkomst = draai("bon", "importeer", str(blad), "--ja", "--post", "tuin/moestuin", "--formaat", "json")
    assert uitkomst.code == 2
    assert len(uitkomst.uit) < 20_000
    assert not logboek(tmp_path / "boek").exists()


@pytest.mark.parametrize("dag", [date(1899, 12, 30), date(1900, 2, 28), date(1, 1, 1)])
def test_een_kapotte_datumcel_is_geen_dag(dag: date) -> None:
    (gelezen,) = lees_dagkolom([dag], Kader(VANDAAG)).dagen
    assert isinstance(gelezen, Bericht)


@pytest.mark.parametrize(
    ("kwaad", "wordt"),
    [
        ("\\<script>alert(1)</script>", "\\&lt;script>alert(1)&lt;/script>"),
        ("[klik](javascript:alert(1))", "[klik]\\(javascript:alert(1))"),
        ("[klik]( data:text/html,x)", "[klik]\\( data:text/html,x)"),
        ("![x](https://kwaad.example/volg.png)", "!\\[x](https://kwaad.example/volg.png)"),
        ("[a]: javascript:alert(1)", "[a]\\: javascript:alert(1)"),
        ("[goed](https://buurt.example/a)", "[goed](https://buurt.example/a)"),
        ("**vet**\x1b[31m", "**vet**�[31m"),
    ],
)
def test_andermans_opmaak_doet_op_een_pagina_geen_kwaad(kwaad: str, wordt: str) -> None:
    assert teken(Document("", (Opmaak(kwaad),)), TAAL) == f"> {wordt}\n"


def test_hetzelfde_blad_door_twee_mensen_komt_er_een_keer_in(draai: Draai, boek: Path, tmp_path: Path) -> None:
    blad = tmp_path / "bonnen.csv"
    blad.write_text("datum;bedrag;omschrijving\n2023-10-14;45,95;Aarde\n2023-10-15;12,50;Zaden\n")
    begroting = lees_plan(boek).begroting
    assert begroting is not None
    kader = Kader(VANDAAG)
    gelezen = lees_bladen(blad.read_bytes())
    assert not isinstance(gelezen, Bericht)
    rijen = kies_rijen(gelezen, "", kader)
    assert not isinstance(rijen, Bericht)
    gevraagd = importeer(boek, VANDAAG, begroting, [("bonnen.csv", rijen)], Wens("tuin/moestuin", "kern"))
    assert not isinstance(gevraagd, Bezwaar)
    # While the first is asked whether it may be written, a second person says yes to the same sheet.
    assert draai("bon", "importeer", str(blad), "--post", "tuin/moestuin", "--betaald-door", "kern", "--ja").code == 0
    staat_er = logboek(boek).read_bytes()
    bezwaar = schrijf(gevraagd[1])
    assert bezwaar is not None
    assert "intussen heeft iemand 2 regels hiervan al opgeschreven" in TAAL.zeg(bezwaar.bericht)
    assert logboek(boek).read_bytes() == staat_er


@pytest.mark.parametrize("nummer", ["NL91АBNA0417164300", "NL91\u202eABNA0417164300", "NL00ABNA0417164300", "A" * 35])
def test_een_rekening_die_er_alleen_op_lijkt_is_niet_van_ons(bank: Bank, boek: Path, nummer: str) -> None:
    uitkomst = bank(camt(JAAR, NUL).replace(EIGEN.encode(), nummer.encode()))
    assert uitkomst.code == 3
    assert "er klopt een teken of controlecijfer niet" in " ".join(uitkomst.fout.split())
    assert "\u202e" not in uitkomst.fout
    assert not (boek / "data/bank").exists()


@pytest.mark.parametrize(("dag", "bericht"), [("9999-12-31", "moet nog komen"), ("0001-01-01", "te lang geleden")])
def test_een_afschrift_over_dagen_die_er_niet_zijn(bank: Bank, boek: Path, dag: str, bericht: str) -> None:
    uitkomst = bank(camt(JAAR, NUL).replace(JAAR[-1].dag.isoformat().encode(), dag.encode()))
    assert uitkomst.code == 3
    assert bericht in uitkomst.fout
    assert not (boek / "data/bank").exists()


@pytest.mark.parametrize("naam", ["\x1b[31mTuin", "a\u202eb", "a\nb", "x" * 71])
def test_op_wiens_naam_een_rekening_staat_is_gewone_tekst(draai: Draai, kluis: Path, naam: str) -> None:
    uitkomst = draai("kluis", "rekening", "tuin/moestuin", EIGEN, "--naam", naam)
    assert (uitkomst.code, list(kluis.rglob("*.json"))) == (2, [])


def test_een_journaal_van_een_ander_wordt_niet_afgemaakt(boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    eerst = '- {bon: 231014-aaaaaa, datum: 2023-10-14, bedrag: 1.00, omschrijving: "a", betaald_door: kern}'
    pad = schrijf_logboek(boek, eerst)
    with journaal.begonnen(boek, {"tuin/moestuin": [eerst, eerst.replace("aaaaaa", "bbbbbb")]}):
        eigen = os.geteuid()
        with monkeypatch.context() as ander:
            ander.setattr(os, "geteuid", lambda: eigen + 1)
            ander.setattr(journaal, "is_van_ons", lambda _: True)
            assert journaal.maak_af(boek) is None
    assert pad.read_text() == f"{eerst}\n"


def test_een_lange_regel_uit_een_pijp_komt_niet_terug(draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"a" * 100_000)))
    uitkomst = draai("bon", "invoer", "tuin/moestuin")
    assert (uitkomst.code, len(uitkomst.fout) < 1000) == (2, True)


def test_een_telefoonnummer_over_twee_cellen(draai: Draai, boek: Path, tmp_path: Path) -> None:
    blad = tmp_path / "bonnen.csv"
    blad.write_text(
        "datum;bedrag;omschrijving;winkel\n2023-10-14;45,95;bel 06-1234;5678\n2023-10-15;1,00;Verf 20;2023\n"
    )
    uitkomst = draai("bon", "importeer", str(blad), "--post", "tuin/moestuin", "--ja", "--zonder-foute")
    assert "telefoonnummer" in uitkomst.uit
    assert "Verf 20" in logboek(boek).read_text()
    assert "06-1234" not in logboek(boek).read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_een_kluis_waarin_iedereen_schrijft_wordt_niet_gebruikt(bank: Bank, boek: Path, kluis: Path) -> None:
    kluis.chmod(0o777)
    uitkomst = bank(camt(JAAR, NUL))
    assert uitkomst.code != 0
    assert "kan iedereen schrijven" in uitkomst.fout
    assert not (boek / "data/bank").exists()


def test_een_te_groot_bedrag_van_de_bank_wordt_gezegd(bank: Bank, boek: Path) -> None:
    uitkomst = bank(camt(JAAR, NUL).replace(b"500.00", b"9999999999999999.99"))
    assert (uitkomst.code, "het hoogste bedrag is" in uitkomst.fout) == (3, True)
    assert not (boek / "data/bank").exists()
