"""Payments out: only what is approved, never twice, to whom it was meant, and the same bytes every time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from buurtledger.bank.betalen import Betaling, Partij, lees_pain, maak_pain, qr_tekst, vouw
from tests.bank.conftest import BANKJAAR, NOORD, WINKEL, ZUID, Bank, boek_het_jaar
from tests.bank.schrijvers import Regel, camt
from tests.conftest import Draai, schrijf

NUL = Decimal("0.00")
EERST = (Regel(date(2023, 1, 5), Decimal("1000.00"), "NL18INGB7622412956", "Gemeente", "subsidie"),)


def klaar(boek: Path, bank: Bank, draai: Draai) -> None:
    boek_het_jaar(boek)
    bank(camt(EERST, NUL))
    assert draai("kluis", "rekening", "kernen/noord", NOORD, "--naam", "Groep Noord & Zoë").code == 0


def test_wat_betaald_kan_worden_en_wat_niet(boek: Path, bank: Bank, draai: Draai) -> None:
    klaar(boek, bank, draai)
    uit = draai("betaal").uit
    assert "230110-n00rd1  € 100,00  kernen/noord: eerste deel\n" in uit
    assert "niet: de rekening van kernen/zuid is niet bekend" in uit
    assert "230301-verf01" not in uit
    assert draai("betaal", "230110-z0jd1x", "--qr").code == 2


def test_een_betaalbestand_zegt_wat_er_akkoord_was(boek: Path, bank: Bank, draai: Draai, tmp_path: Path) -> None:
    klaar(boek, bank, draai)
    doel = tmp_path / "betalen.xml"
    uit = draai("betaal", "--alles", "--uit", str(doel))
    assert uit.code == 0, uit.fout
    assert "1 betaling van samen € 100,00" in uit.uit
    assert doel.stat().st_mode & 0o077 == 0
    betaald = ("230110-n00rd1", NOORD, "Groep Noord + Zoe", Decimal("100.00"), "230110-n00rd1 eerste deel")
    assert lees_pain(doel.read_bytes()) == (betaald,)
    # It is remembered until the bank shows it, or it is withdrawn.
    assert "staat in betaalbestand" in draai("betaal").uit
    assert draai("betaal", "230110-n00rd1", "--uit", str(tmp_path / "nog.xml")).code == 2
    nummer = uit.uit.split("Betaalbestand ")[1][:13]
    assert draai("betaal", "--trek-in", nummer).code == 0
    assert draai("betaal", "--trek-in", nummer).code == 2
    assert draai("betaal", "--alles", "--uit", str(tmp_path / "nog.xml")).code == 0
    assert (tmp_path / "nog.xml").read_bytes() == doel.read_bytes()
    bank(camt(BANKJAAR[:2], NUL))
    draai("bank", "sluit-aan")
    assert "230110-n00rd1" not in draai("betaal").uit


def test_een_factuur_gaat_naar_de_winkel(boek: Path, bank: Bank, draai: Draai, tmp_path: Path) -> None:
    klaar(boek, bank, draai)
    schrijf(
        boek,
        '- {bon: 230305-fact01, datum: 2023-03-05, bedrag: 60.00, omschrijving: "hout", leverancier: "Bouw Hal", '
        "betaald_door: penvoerder, bewijs: factuur}",
    )
    assert (
        'de rekening van Bouw Hal is niet bekend: buurtledger kluis rekening --leverancier "Bouw Hal" IBAN'
        in " ".join(draai("betaal").uit.split())
    )
    assert draai("kluis", "rekening", "--leverancier", "bouw hal", WINKEL, "--naam", "Bouw Hal BV").code == 0
    assert "230302-ka5ten" not in draai("betaal").uit, "a receipt was paid in the shop"
    doel = tmp_path / "b.xml"
    assert draai("betaal", "230305-fact01", "--uit", str(doel)).code == 0
    assert lees_pain(doel.read_bytes()) == (
        ("230305-fact01", WINKEL, "Bouw Hal BV", Decimal("60.00"), "230305-fact01 hout"),
    )
    betaald = Regel(date(2023, 3, 7), Decimal("-60.00"), WINKEL, "Bouw Hal", "230305-fact01 hout")
    bank(camt([*EERST, betaald], NUL))
    draai("bank", "sluit-aan")
    assert "230305-fact01" not in draai("betaal").uit


def test_een_andere_rekening_wacht_op_de_tweede_ondertekenaar(
    boek: Path, bank: Bank, draai: Draai, monkeypatch: pytest.MonkeyPatch
) -> None:
    klaar(boek, bank, draai)
    assert draai("kluis", "rekening", "kernen/noord", "NL91ABNA0417164301").code == 2
    assert "controlecijfers" in draai("kluis", "rekening", "kernen/noord", "NL91ABNA0417164301").fout
    assert "andere rekening dan eerst" in draai("kluis", "rekening", "kernen/noord", ZUID).fout
    assert "veranderde sinds de vorige betaling" in draai("betaal").uit
    (boek / "data/rollen.yaml").write_text(
        "formaat: 1\npersonen:\n  bea:\n    rollen: [tweede-ondertekenaar]\n    git: [bea@example.org]\n"
    )
    assert draai("kluis", "rekening", "kernen/noord", "--bevestig").code == 2
    for wie in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{wie}_EMAIL", "bea@example.org")
    assert draai("kluis", "rekening", "kernen/noord", "--bevestig").code == 0
    assert "veranderde" not in draai("betaal").uit


def test_zonder_akkoord_wordt_niet_betaald(boek: Path, bank: Bank, draai: Draai) -> None:
    klaar(boek, bank, draai)
    (boek / "data/rollen.yaml").write_text(
        "formaat: 1\npersonen:\n  bea:\n    rollen: [tweede-ondertekenaar]\n    git: [bea@example.org]\n"
        "mandaten:\n  - {boven: 50.00, rol: tweede-ondertekenaar}\n"
    )
    assert "niet: wacht op het akkoord van een ander" in draai("betaal").uit
    assert "akkoord" in draai("betaal", "230110-n00rd1", "--qr").fout


def test_de_qr_zegt_hetzelfde(boek: Path, bank: Bank, draai: Draai, tmp_path: Path) -> None:
    klaar(boek, bank, draai)
    map_ = tmp_path / "codes"
    map_.mkdir()
    uit = draai("betaal", "--alles", "--qr", "--svg", str(map_)).uit
    blok = [regel for regel in uit.split("\n")[1:] if set(regel) <= set(" ▀▄█") and regel]
    wit = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
    rijen = [[wit[teken][helft] for teken in regel] for regel in blok for helft in (0, 1)]
    beeld = Image.new("L", (len(rijen[0]), len(rijen)))
    beeld.putdata([255 * wit_ for rij in rijen for wit_ in rij])
    gelezen = zxingcpp.read_barcode(beeld.resize((beeld.width * 6, beeld.height * 6), Image.Resampling.NEAREST))
    assert gelezen is not None
    assert gelezen.text.split("\n")[5:] == [
        *("Groep Noord + Zoe", NOORD, "EUR100.00", "", "", "230110-n00rd1 eerste deel"),
    ]
    assert (map_ / "230110-n00rd1.svg").read_bytes().startswith(b"<?xml")


def test_letters_die_een_bank_niet_kent() -> None:
    assert vouw("Müller & Zoë €\x00\n<x>", 70) == "Muller + Zoe EUR x"
    lang = Betaling("230110-n00rd1", Partij("ß" * 90, NOORD), Decimal("0.01"), "o" * 200)
    inhoud = maak_pain(Partij("Stichting", ZUID), (lang, lang._replace(nummer="230110-n00rd2")), date(2023, 1, 2))
    assert isinstance(inhoud, bytes)
    assert inhoud == maak_pain(
        Partij("Stichting", ZUID), (lang, lang._replace(nummer="230110-n00rd2")), date(2023, 1, 2)
    )
    assert b"<CtrlSum>0.02</CtrlSum>" in inhoud
    assert len(qr_tekst(lang).encode()) <= 331
