"""A year of the bank beside the books: read in, paired, said, proven; and what is wrong is found and named."""

from __future__ import annotations

import hashlib
import json
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.bank.conftest import BANKJAAR, EIND, GEMEENTE, NOORD, WINKEL, ZUID, Bank, boek_het_jaar
from tests.bank.schrijvers import EIGEN, MET_SALDO, ZONDER_SALDO, Regel, camt, csv_bunq, csv_ing, mt940, zip_van
from tests.conftest import Draai
from tests.test_git import git

NUL = Decimal("0.00")


def status(draai: Draai, *opties: str) -> Any:
    uit: Any = json.loads(draai("bank", "status", "--op", "2023-12-31", *opties, "--formaat", "json").uit)
    return uit


def regels(draai: Draai) -> set[str]:
    """The rules that find something."""
    return {een["regel"] for een in json.loads(draai("check", "--formaat", "json").uit)["bevindingen"]}


def zeg(draai: Draai, bedrag: str, *opties: str) -> None:
    """Say what the open entry of an amount is."""
    open_ = status(draai)["onverklaard"]
    (kenmerk,) = [een["kenmerk"] for een in open_ if een["bedrag"] == bedrag]
    assert draai("bank", "boek", kenmerk, *opties).code == 0


@pytest.mark.parametrize("naam", [*MET_SALDO, *ZONDER_SALDO])
def test_een_bankjaar_sluit_tot_op_de_cent(naam: str, boek: Path, bank: Bank, draai: Draai) -> None:
    boek_het_jaar(boek)
    opties = ("--eindsaldo", "733,32") if naam in ZONDER_SALDO else ()
    inhoud = {**MET_SALDO, **ZONDER_SALDO}[naam](BANKJAAR, NUL)
    gelezen = bank(inhoud, *opties)
    assert gelezen.code == 0, gelezen.fout
    assert "7 boekingen nieuw op betaal" in gelezen.uit
    assert draai("bank", "sluit-aan").uit.startswith("5 boekingen aangesloten\n2 boekingen zonder uitleg")
    for een in status(draai)["onverklaard"]:
        soort = "subsidie" if een["bedrag"] == "1000.00" else "bankkosten"
        assert draai("bank", "boek", een["kenmerk"], "--soort", soort).code == 0
    bewijs = status(draai)
    assert bewijs["sluit"] is True
    assert (bewijs["saldo"], bewijs["verwacht"], bewijs["verschil"]) == (str(EIND), str(EIND), "0.00")
    assert (bewijs["ontvangen"], bewijs["uitbetaald"], bewijs["bankkosten"]) == ("1000.00", "-263.50", "-3.18")


def test_dezelfde_dagen_in_een_ander_formaat_voegen_niets_toe(boek: Path, bank: Bank, draai: Draai) -> None:
    boek_het_jaar(boek)
    bank(camt(BANKJAAR, NUL))
    voor = (boek / "data/bank/betaal.yaml").read_bytes()
    for schrijver in (MET_SALDO["csv ing"], MET_SALDO["mt940 rabobank"], csv_bunq):
        assert "0 boekingen nieuw op betaal, 7 al bekend" in bank(schrijver(BANKJAAR, NUL), naam="x").uit
    assert (boek / "data/bank/betaal.yaml").read_bytes() == voor
    zeg(draai, "1000.00", "--soort", "subsidie")
    zeg(draai, "-3.18", "--soort", "bankkosten")
    draai("bank", "sluit-aan")
    assert draai("check").code == 0


def test_niets_van_een_tegenpartij_in_de_repository(boek: Path, bank: Bank, draai: Draai) -> None:
    git(boek, "init", "-q", "-b", "main")
    boek_het_jaar(boek)
    git(boek, "add", "-A")
    git(boek, "commit", "-q", "-m", "begin")
    assert bank(camt(BANKJAAR, NUL), "--commit").code == 0
    assert draai("bank", "sluit-aan", "--commit").code == 0
    assert git(boek, "status", "--porcelain") == ""
    alles = subprocess.run(
        ["git", "-C", str(boek), "cat-file", "--batch-all-objects", "--batch", "--unordered"],
        capture_output=True,
        check=True,
    ).stdout
    for geheim in (EIGEN, NOORD, ZUID, WINKEL, GEMEENTE, "Verfwinkel", "Groep Noord", "factuur 12"):
        assert geheim.encode() not in alles
    assert alles.count(b"bankregel") >= 5


def test_wat_mis_is_wordt_gevonden_en_genoemd(boek: Path, bank: Bank, draai: Draai) -> None:
    boek_het_jaar(boek)
    fout = list(BANKJAAR)
    fout[1] = fout[1]._replace(tegenrekening=ZUID)  # to the wrong group: Zuid was paid from there before
    fout[3] = fout[3]._replace(bedrag=Decimal("-54.95"))  # another amount
    fout[4:5] = []  # never paid
    fout.insert(3, fout[2]._replace(dag=date(2023, 1, 20)))  # paid twice
    fout.append(Regel(date(2023, 12, 20), Decimal("5.00"), "NL20INGB0001234567", "Onbekend", "?"))
    bank(camt(fout, NUL))
    kluisweet = draai("kluis", "rekening", "kernen/zuid", ZUID)
    assert kluisweet.code == 0, kluisweet.fout
    uit = draai("bank", "sluit-aan").uit
    assert "bekend als die van kernen/zuid" in uit
    bewijs = status(draai)
    assert bewijs["sluit"] is False
    bedragen = sorted(een["bedrag"] for een in bewijs["onverklaard"])
    assert bedragen == ["-100.00", "-100.00", "-3.18", "-54.95", "1000.00", "5.00"]
    assert {een["id"] for een in bewijs["onbetaald"]} == {
        "230110-n00rd1",
        "230301-verf01",
        "230302-ka5ten",
        "230303-r0ers1",
    }
    assert bewijs["dubbel"] == ["230110-z0jd1x"]
    uitleg = sum((Decimal(een["bedrag"]) for een in bewijs["onverklaard"]), NUL)
    uitleg -= sum((Decimal(een["bedrag"]) for een in bewijs["onbetaald"]), NUL)
    assert Decimal(str(bewijs["verschil"])) == uitleg
    assert {"onbetaald", "onverklaard"} <= {
        b["regel"] for b in json.loads(draai("check", "--formaat", "json").uit)["bevindingen"]
    }
    assert draai("bank", "boek", "zzz", "--soort", "rente").code == 2


def test_een_bon_in_twee_keer_betaald(boek: Path, bank: Bank, draai: Draai) -> None:
    boek_het_jaar(boek)
    deel = BANKJAAR[3]
    half = [deel._replace(bedrag=Decimal("-15.00")), deel._replace(dag=date(2023, 3, 4), bedrag=Decimal("-30.95"))]
    bank(camt([*BANKJAAR[:3], *half, *BANKJAAR[4:]], NUL))
    assert draai("bank", "sluit-aan").uit.startswith("6 boekingen aangesloten")
    assert '["230301-verf01"]' in (boek / "data/bank/betaal.yaml").read_text()


def test_een_aflopende_reeks_maanden_sluit_aan(boek: Path, draai: Draai, tmp_path: Path, kluis: Path) -> None:
    """A folder of months, in three formats and with an overlap."""
    boek_het_jaar(boek)
    map_ = tmp_path / "maanden"
    assert kluis.is_dir()
    map_.mkdir()
    (map_ / "1.xml").write_bytes(camt(BANKJAAR[:3], NUL))
    (map_ / "2.sta").write_bytes(mt940(BANKJAAR[2:5], Decimal("900.00")))
    (map_ / "3.csv").write_bytes(csv_ing(BANKJAAR[5:], Decimal("724.00")))
    uit = draai("bank", "importeer", str(map_))
    assert uit.code == 3  # on 11 January the second month knows one entry of two
    assert "op 11 januari 2023 mist dit bestand € -100,00" in uit.fout
    (map_ / "2.sta").write_bytes(mt940(BANKJAAR[3:5], Decimal("800.00")))
    assert draai("bank", "importeer", str(map_)).code == 0
    assert "afschrift" not in regels(draai)
    assert status(draai)["saldo"] == str(EIND)


@pytest.mark.parametrize(
    ("inhoud", "opties", "bericht"),
    [
        (camt(BANKJAAR, NUL).replace(b"<Amt Ccy='EUR'>45.95", b"<Amt Ccy='EUR'>45.96"), (), "scheelt € 0,01"),
        (camt(BANKJAAR, NUL, rekening="NL20INGB0001234567"), (), "niet bekend als een van onze"),
        (camt(BANKJAAR, NUL, rekening="NL20INGB0001234567"), ("--rekening", "kas"), "kas is de naam"),
        (camt(BANKJAAR, NUL, rekening="NL20INGB0001234567"), ("--rekening", "betaal"), "van een andere rekening"),
        (camt(BANKJAAR, NUL, rekening="NL20INGB0001234567"), ("--rekening", "Mijn Bank"), "geen naam"),
        (zip_van(a_xml=camt(BANKJAAR, NUL), b_sta=mt940(BANKJAAR, NUL)), (), "dezelfde dagen staan er twee keer"),
        (mt940(BANKJAAR[:2], NUL) + mt940(BANKJAAR[3:], NUL), (), "sluit niet aan"),
        (b"%PDF", (), "pdf"),
    ],
)
def test_van_een_bestand_met_een_fout_niets(
    inhoud: bytes, opties: tuple[str, ...], bericht: str, boek: Path, bank: Bank
) -> None:
    eerst = (Regel(date(2022, 12, 1), Decimal("0.00"), "", "", "nul"),)
    assert bank(camt(eerst, NUL)).code == 0
    voor = (boek / "data/bank/betaal.yaml").read_bytes()
    uit = bank(inhoud, *opties)
    assert uit.code in (2, 3)
    assert bericht in uit.fout
    assert (boek / "data/bank/betaal.yaml").read_bytes() == voor


def test_tot_fout_neemt_wat_ervoor_stond(boek: Path, bank: Bank) -> None:
    twee = mt940(BANKJAAR[:2], NUL) + mt940(BANKJAAR[3:], Decimal("800.00")).replace(b"EUR633", b"EUR634")
    assert bank(twee).code == 3
    assert not (boek / "data/bank").exists()
    uit = bank(twee, "--tot", "fout")
    assert uit.code == 3
    assert "2 boekingen nieuw op betaal" in uit.uit
    assert "is alleen overgenomen wat voor de eerste fout stond" in uit.fout
    weer = bank(twee, "--tot", "fout")
    assert "is niets overgenomen: voor de eerste fout staat niets nieuws" in weer.fout
    assert bank(twee, "--tot", "morgen").code == 2


def test_zonder_saldo_bewijst_niets_tot_het_bekend_is(boek: Path, bank: Bank, draai: Draai) -> None:
    boek_het_jaar(boek)
    uit = bank(csv_bunq(BANKJAAR, NUL), naam="bunq.csv")
    assert "geen saldo" in uit.fout
    assert "beginsaldo: onbekend, eindsaldo: onbekend" in (boek / "data/bank/betaal.yaml").read_text()
    bewijs = status(draai)
    assert (bewijs["saldo"], bewijs["verschil"], bewijs["sluit"]) == (None, None, False)
    assert "wat de bank heeft is niet bekend" in " ".join(draai("bank", "status").uit.split())
    draai("bank", "sluit-aan")
    assert bank(camt(BANKJAAR, NUL)).code == 0
    bewijs = status(draai)
    assert bewijs["saldo"] == str(EIND)
    assert bewijs["niet_verklaard"] == 2


def test_een_export_van_vandaag_neemt_vandaag_niet(bank: Bank) -> None:
    uit = bank(csv_bunq(BANKJAAR, NUL), naam="bunq.csv", vandaag=date(2023, 6, 3))
    assert "vandaag is nog niet voorbij" in uit.fout
    assert "6 boekingen nieuw" in uit.uit
    assert "1 boeking nieuw op betaal, 6 al bekend" in bank(csv_bunq(BANKJAAR, NUL), naam="bunq.csv").uit


def test_een_import_gaat_terug_en_opnieuw(boek: Path, bank: Bank, draai: Draai) -> None:
    boek_het_jaar(boek)
    bank(camt(BANKJAAR, NUL))
    draai("bank", "sluit-aan")
    nummer = (boek / "data/bank/betaal.yaml").read_text().split("afschrift: ")[1][:13]
    assert draai("bank", "importeer", "--terug", "240115-000000").code == 2
    assert "6 regels" in draai("bank", "importeer", "--terug", nummer).uit
    assert status(draai)["rekeningen"] == []
    assert "7 boekingen nieuw" in bank(camt(BANKJAAR, NUL)).uit
    assert draai("bank", "sluit-aan").uit.startswith("5 boekingen aangesloten")


def test_een_andere_sleutel_wordt_geweigerd(bank: Bank, draai: Draai, kluis: Path) -> None:
    bank(camt(BANKJAAR, NUL))
    geheugen = kluis / "bank" / "geheugen.json"
    assert geheugen.stat().st_mode & 0o077 == 0
    anders = json.loads(geheugen.read_bytes())
    anders["sleutel"] = "00" * 32
    geheugen.write_text(json.dumps(anders))
    assert "andere sleutel" in bank(camt(BANKJAAR, NUL)).fout
    geheugen.unlink()
    assert "niet in deze kluis ligt" in draai("bank", "sluit-aan").fout
    geheugen.write_bytes(b"{}")
    assert "niet te lezen" in draai("bank", "sluit-aan").fout


def test_zonder_kluis_het_bewijs_wel_de_boekingen_niet(
    boek: Path, bank: Bank, draai: Draai, monkeypatch: pytest.MonkeyPatch
) -> None:
    boek_het_jaar(boek)
    bank(camt(BANKJAAR, NUL))
    draai("bank", "sluit-aan")
    monkeypatch.delenv("BUURTLEDGER_KLUIS")
    uit = draai("bank", "status", "--op", "2023-12-31")
    assert "2 boekingen van de bank zonder uitleg" in uit.uit
    assert "zet BUURTLEDGER_KLUIS" in uit.fout
    assert draai("bank", "sluit-aan").code == 2


def test_een_boeking_wordt_een_bon(boek: Path, bank: Bank, draai: Draai) -> None:
    boek_het_jaar(boek)
    los = Regel(date(2023, 9, 1), Decimal("-25.00"), WINKEL, "Verfwinkel", "pin")
    bank(camt([*BANKJAAR, los], NUL))
    draai("bank", "sluit-aan")
    zeg(draai, "-25.00", "--post", "moestuin", "--omschrijving", "zaden")
    tekst = (boek / "data/bonnen/tuin/moestuin.yaml").read_text()
    assert 'bedrag: 25.00, omschrijving: "zaden", betaald_door: penvoerder' in tekst
    assert status(draai)["niet_verklaard"] == 2
    assert draai("check").uit.count("fout[") == 1  # the charges and the subsidy are still to be said


def test_een_storno_en_opnieuw(boek: Path, bank: Bank, draai: Draai) -> None:
    bank(camt(BANKJAAR, NUL))
    zeg(draai, "1000.00", "--soort", "cofinanciering")
    regel = (boek / "data/bank/betaal.yaml").read_text().split("bankregel: ")[1]
    assert draai("bank", "storneer", regel[:13], "het is de subsidie").code == 0
    zeg(draai, "1000.00", "--soort", "subsidie")
    assert status(draai)["ontvangen"] == "1000.00"
    assert draai("bank", "storneer", regel[:13], "nog eens").code == 2


def test_tussen_eigen_rekeningen_en_de_kas(boek: Path, bank: Bank, draai: Draai) -> None:
    boek_het_jaar(boek)
    spaar = "NL20INGB0001234567"
    weg = Regel(date(2023, 7, 1), Decimal("-200.00"), spaar, "Stichting", "sparen")
    opname = Regel(date(2023, 7, 2), Decimal("-50.00"), "", "Geldmaat", "opname")
    bank(camt([*BANKJAAR, weg, opname], NUL))
    erbij = weg._replace(dag=date(2023, 7, 2), bedrag=Decimal("200.00"), tegenrekening=EIGEN)
    assert bank(camt([erbij], NUL, rekening=spaar), "--rekening", "spaar").code == 0
    draai("bank", "sluit-aan")
    zeg(draai, "-50.00", "--soort", "overboeking", "--van", "kas")
    zeg(draai, "1000.00", "--soort", "subsidie")
    zeg(draai, "-3.18", "--soort", "bankkosten")
    assert [(r["naam"], r["saldo"]) for r in status(draai)["rekeningen"]] == [
        ("betaal", "483.32"),
        ("spaar", "200.00"),
        ("kas", "50.00"),
    ]
    draai("bon", "toevoegen", "moestuin", "8", "touw", "--betaald-door", "penvoerder", "--datum", "2023-07-01")
    bon = (boek / "data/bonnen/tuin/moestuin.yaml").read_text().rsplit("bon: ", 1)[1][:13]
    assert draai("kas", "betaal", bon).code == 0
    assert "al betaald" in draai("kas", "betaal", bon).fout
    assert "De kas klopt: € 42,00" in draai("kas", "tel", "42").uit
    assert "€ 42,00 te zitten" in draai("kas", "toon").uit
    assert status(draai)["sluit"] is True
    assert draai("check").code == 0
    assert draai("kas", "tel", "40").fout.startswith("let op: er hoort € 42,00")
    assert "saldo" in draai("check").uit


def test_maanden_zonder_afschrift_worden_genoemd_ook_als_het_saldo_ervoor_en_erna_gelijk_is(
    bank: Bank, draai: Draai
) -> None:
    bank(camt(BANKJAAR[:3], NUL))
    assert status(draai)["gaten"] == []
    bank(camt(BANKJAAR[6:], Decimal("800.00")), naam="later.xml")
    assert status(draai)["gaten"] == [{"rekening": "betaal", "van": "2023-01-12", "tot_en_met": "2023-06-02"}]
    gezegd = " ".join(draai("bank", "status").uit.split())
    assert "Van betaal is er geen afschrift van 12 januari 2023 tot en met 2 juni 2023; lees dat in" in gezegd
    # On a day before the second the first was the last.
    assert json.loads(draai("bank", "status", "--op", "2023-02-01", "--formaat", "json").uit)["gaten"] == []


def test_een_vernietigd_afschrift_houdt_de_bank_niet_tegen(boek: Path, bank: Bank, draai: Draai, kluis: Path) -> None:
    boek_het_jaar(boek)
    toen = camt(BANKJAAR[:5], Decimal("0.00"))
    bank(toen)
    bank(camt(BANKJAAR[5:], Decimal("724.00")), naam="later.xml")
    draai("bank", "sluit-aan")
    ervoor = json.loads(draai("bank", "status", "--formaat", "json").uit)
    assert ervoor["vernietigd"] == []
    assert draai("subsidie", "vaststelling", "900", "--nummer", "V1", "--datum", "2024-01-10").code == 0
    dan = date(2040, 1, 1)
    (weg,) = kluis.rglob(f"{hashlib.sha256(toen).hexdigest()}*")
    kopie = weg.read_bytes()
    assert draai("kluis", "bewaar", "--vernietig", "2", vandaag=dan).code == 0
    code, uit, _ = draai("bank", "status", vandaag=dan)
    assert code == 0
    assert "2 afschriften van betaal, van 5 januari 2023 tot en met 3 juni 2023, zijn vernietigd" in " ".join(
        uit.split()
    )
    erna = json.loads(draai("bank", "status", "--formaat", "json", vandaag=dan).uit)
    assert [een["van"] for een in erna["vernietigd"]] == ["2023-01-05", "2023-04-01"]
    assert erna["onverklaard"] == []
    wat = ("op", "rekeningen", "verwacht", "saldo", "verschil", "niet_verklaard")
    assert {naam: erna[naam] for naam in wat} == {naam: ervoor[naam] for naam in wat}
    assert draai("bank", "sluit-aan", vandaag=dan).code == 0
    assert "0 boekingen nieuw op betaal, 5 al bekend" in bank(toen, vandaag=dan).uit
    weg.write_bytes(kopie)
    terug = json.loads(draai("bank", "status", "--formaat", "json", vandaag=dan).uit)
    assert len(terug["vernietigd"]) == 1
    assert len(terug["onverklaard"]) == 1
