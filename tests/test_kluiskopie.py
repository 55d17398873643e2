"""The backup of the kluis on somebody's stick: proven by reading it back, put back whole, kept for seven years."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyrage
import pytest

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.kluis import kopieren
from buurtledger.handelingen.kluis.kopieren import kopieer
from buurtledger.handelingen.kluis.terugzetten import zet_terug
from buurtledger.model.kluiskopie import INHOUD, MAP, MERK, Herstelling, Kopieuitslag, lees_lijst
from buurtledger.stand.bewaartermijn import bewaren_tot_en_met
from buurtledger.store.kluis import kopie as schijf
from tests.conftest import Draai, schrijf

SUBSIDIE = """\
formaat: 1
beschikking: {nummer: "1", datum: 2022-09-01, bedrag: 1000.00}
vaststelling: {nummer: "2", datum: 2024-02-29, bedrag: 900.00}
"""


def leg(kluis: Path, inhoud: bytes, soort: str = "pdf") -> str:
    """A scan in the kluis as it lies there, without the cleaning that test_kluis.py is about."""
    hash_ = hashlib.sha256(inhoud).hexdigest()
    pad = kluis / hash_[:2] / f"{hash_}.{soort}"
    pad.parent.mkdir(mode=0o700, exist_ok=True)
    pad.write_bytes(inhoud)
    return hash_


def gelegd(kluis: Path, hash_: str) -> Path:
    (pad,) = kluis.glob(f"*/{hash_}.*")
    return pad


@pytest.fixture
def kluis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    map_ = tmp_path / "kluis"
    (map_ / "bank").mkdir(mode=0o700, parents=True)
    map_.chmod(0o700)
    (map_ / "bank/geheugen.json").write_text("{}")
    for tekst in (b"een", b"twee", b"drie"):
        leg(map_, tekst)
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(map_))
    return map_


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    map_ = tmp_path / "STICK"
    map_.mkdir()
    (map_ / "vakantie.jpg").write_bytes(b"van een ander")
    return map_


def plat(tekst: str) -> str:
    """What was said, on one line."""
    return " ".join(tekst.split())


def alles(map_: Path) -> dict[str, bytes]:
    return {pad.relative_to(map_).as_posix(): pad.read_bytes() for pad in map_.rglob("*") if pad.is_file()}


def test_een_kopie_is_teruggelezen_en_nog_eens_voegt_niets_toe(
    draai: Draai, boek: Path, kluis: Path, stick: Path
) -> None:
    assert boek.is_dir()
    eerst = draai("kluis", "reservekopie", str(stick))
    assert eerst.code == 0
    assert "De reservekopie klopt: 5 bestanden" in eerst.uit
    assert "niet alle scans zijn versleuteld" in eerst.fout
    assert "dezelfde schijf" in eerst.fout
    kopie = stick / MAP
    assert alles(kopie / "kluis") == alles(kluis)
    assert (stick / "vakantie.jpg").read_bytes() == b"van een ander"
    nagekeken = subprocess.run(["sha256sum", "-c", "--quiet", INHOUD], cwd=kopie, capture_output=True, check=False)
    assert nagekeken.returncode == 0, "anybody can look without buurtledger"
    tijden = {pad: pad.stat().st_mtime_ns for pad in kopie.rglob("*")}
    assert "Er kwam niets bij." in draai("kluis", "reservekopie", str(stick)).uit
    assert {pad: pad.stat().st_mtime_ns for pad in kopie.rglob("*")} == tijden
    leg(kluis, b"vier")
    (kluis / "bank/geheugen.json").write_text('{"later": 1}')
    uit = json.loads(draai("kluis", "reservekopie", str(kopie), "--formaat", "json").uit)
    assert (uit["bewezen"], uit["bestanden"], uit["nieuw"], uit["veranderd"]) == (True, 6, 1, 1)
    eerder = hashlib.sha256(b"{}").hexdigest()
    assert (kopie / "eerder" / eerder).read_bytes() == b"{}", "what stood there is kept"


def test_wat_in_de_kopie_verandert_wordt_genoemd_en_hersteld(
    draai: Draai, boek: Path, kluis: Path, stick: Path
) -> None:
    assert boek.is_dir()
    draai("kluis", "reservekopie", str(stick))
    een = hashlib.sha256(b"een").hexdigest()
    daar = gelegd(stick / MAP / "kluis", een)
    daar.write_bytes(b"eem")
    uit = draai("kluis", "reservekopie", str(stick))
    assert uit.code == 0
    assert f"{een}.pdf was in de kopie veranderd" in plat(uit.uit)
    assert daar.read_bytes() == b"een"
    gelegd(kluis, een).write_bytes(b"rot")
    uit = draai("kluis", "reservekopie", str(stick))
    assert uit.code == 1
    assert f"{een}.pdf is in de kluis zelf veranderd" in plat(uit.uit)
    assert daar.read_bytes() == b"een", "what is whole there is not written over"
    gelegd(kluis, een).unlink()
    assert draai("kluis", "herstel", str(stick)).code == 0
    assert gelegd(kluis, een).read_bytes() == b"een"
    gelegd(kluis, een).unlink()
    daar.write_bytes(b"eem")
    uit = draai("kluis", "reservekopie", str(stick))
    assert uit.code == 1
    assert f"kluis/{een[:2]}/{een}.pdf leest uit de kopie anders terug" in plat(uit.uit)


def test_terugzetten_geeft_dezelfde_kluis(
    draai: Draai, boek: Path, kluis: Path, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert boek.is_dir()
    draai("kluis", "reservekopie", str(stick))
    nieuw = tmp_path / "nieuw"
    nieuw.mkdir(mode=0o700)
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(nieuw))
    uit = draai("kluis", "herstel", str(stick))
    assert uit.code == 0
    assert f"Teruggezet in {nieuw}: 5 bestanden" in plat(uit.uit)
    assert alles(nieuw) == alles(kluis)
    assert all(pad.stat().st_mode & 0o077 == 0 for pad in nieuw.rglob("*"))
    assert "5 bestanden waren er al" in draai("kluis", "herstel", str(stick)).uit
    (nieuw / "bank/geheugen.json").write_text("nieuwer")
    uit = draai("kluis", "herstel", str(stick))
    assert uit.code == 1
    assert "bank/geheugen.json is in de kluis anders, en bleef zo" in plat(uit.uit)
    assert (nieuw / "bank/geheugen.json").read_text() == "nieuwer"
    (nieuw / MERK).unlink()
    assert "is niet leeg" in draai("kluis", "herstel", str(stick)).fout
    assert "geen reservekopie" in draai("kluis", "herstel", str(tmp_path / "er-niet")).fout


def test_wat_versleuteld_is_blijft_dat(tmp_path: Path, kluis: Path, stick: Path, boek: Path) -> None:
    geheim = pyrage.x25519.Identity.generate()
    dicht = pyrage.encrypt(b"geheim", [geheim.to_public()])
    hash_ = hashlib.sha256(b"geheim").hexdigest()
    (kluis / hash_[:2]).mkdir(exist_ok=True)
    (kluis / hash_[:2] / f"{hash_}.pdf.age").write_bytes(dicht)
    uit = kopieer(kluis, stick, boek, None)
    assert isinstance(uit, Kopieuitslag)
    assert uit.bewezen
    assert gelegd(stick / MAP / "kluis", hash_).read_bytes() == dicht
    gelegd(kluis, hash_).write_bytes(b"geen age meer")
    uit = kopieer(kluis, stick, boek, None)
    assert isinstance(uit, Kopieuitslag)
    assert uit.kapot == (f"{hash_[:2]}/{hash_}.pdf.age",)
    assert tmp_path.is_dir()


def test_waar_een_kopie_niet_hoort(draai: Draai, boek: Path, kluis: Path, stick: Path, tmp_path: Path) -> None:
    def zegt(map_: Path) -> str:
        uit = draai("kluis", "reservekopie", str(map_))
        assert uit.code == 2
        return uit.fout

    assert "zit de stick erin?" in zegt(tmp_path / "weg")
    assert "liggen in elkaar" in zegt(kluis)
    assert "openbare grootboek" in zegt(boek / "data")
    (stick / MAP).mkdir()
    (stick / MAP / "van-mij.txt").write_text("x")
    assert "iets anders dan een kopie" in zegt(stick)
    ander = tmp_path / "ander"
    ander.mkdir()
    (ander / MAP).symlink_to(stick)
    assert "symlink" in zegt(ander)
    git_ = tmp_path / "git"
    git_.mkdir()
    (git_ / ".git").mkdir()
    assert "die git bewaart" in zegt(git_)


def test_twee_kluizen_op_een_stick_raken_niet_door_elkaar(tmp_path: Path, kluis: Path, stick: Path, boek: Path) -> None:
    assert isinstance(kopieer(kluis, stick, boek, None), Kopieuitslag)
    buur = tmp_path / "buurkluis"
    buur.mkdir()
    leg(buur, b"van de buren")
    uit = kopieer(buur, stick, boek, None)
    assert isinstance(uit, Bezwaar)
    assert "andere kluis" in uit.bericht.sjabloon
    assert isinstance(zet_terug(stick, buur), Bezwaar)
    assert alles(stick / MAP / "kluis") == alles(kluis)


def test_links_en_rare_namen_worden_genoemd(kluis: Path, stick: Path, boek: Path, tmp_path: Path) -> None:
    geheim = tmp_path / "geheim"
    geheim.write_text("niet voor de stick")
    (kluis / "link.pdf").symlink_to(geheim)
    (kluis / "mapje").symlink_to(tmp_path)
    (kluis / "a:b").write_text("x")
    (kluis / "Bon.txt").write_text("x")
    (kluis / "bon.TXT").write_text("y")
    os.mkfifo(kluis / "pijp")
    uit = kopieer(kluis, stick, boek, None)
    assert isinstance(uit, Kopieuitslag)
    assert sorted(pad for pad, _ in uit.niet) == ["a:b", "bon.TXT", "link.pdf", "mapje", "pijp"]
    assert uit.bestanden == 6
    assert b"niet voor de stick" not in b"".join(alles(stick).values())


@pytest.mark.parametrize(
    "regel", ["kluis/../../weg", "/etc/passwd", "kluis//x", "kluis/.ssh/x", "anders/x", "kluis\\x", "kluis/c:x"]
)
def test_een_lijst_van_een_vreemde_komt_nergens(regel: str, tmp_path: Path, boek: Path) -> None:
    assert boek.is_dir()
    plek, kluis = tmp_path / MAP, tmp_path / "leeg"
    plek.mkdir()
    kluis.mkdir()
    (plek / INHOUD).write_text(f"{'0' * 64}  {regel}\n")
    uit = zet_terug(tmp_path, kluis)
    assert isinstance(uit, Bezwaar)
    assert uit.onleesbaar
    assert not list(kluis.iterdir())


def test_een_vreemde_stick_geeft_geen_ander_bestand(tmp_path: Path, kluis: Path, stick: Path, boek: Path) -> None:
    kopieer(kluis, stick, boek, None)
    een, daar = hashlib.sha256(b"een").hexdigest(), stick / MAP
    gelegd(daar / "kluis", een).write_bytes(b"vervalst")
    lijst = (daar / INHOUD).read_text().replace(f"{een}  ", f"{hashlib.sha256(b'vervalst').hexdigest()}  ")
    (daar / INHOUD).write_text(lijst)
    twee = gelegd(daar / "kluis", hashlib.sha256(b"twee").hexdigest())
    twee.unlink()
    twee.symlink_to(tmp_path / "ergens")
    leeg = tmp_path / "leeg"
    leeg.mkdir()
    uit = zet_terug(stick, leeg)
    assert isinstance(uit, Herstelling)
    assert (len(uit.kapot), len(uit.mist), uit.teruggezet) == (1, 1, 3)


def test_een_volle_of_verdwenen_stick(kluis: Path, stick: Path, boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    echt = schijf.schrijf_over
    keer = 0

    def vol(bron: Path, map_: Path, pad: str, *, mag_vervangen: bool) -> str:
        nonlocal keer
        keer += 1
        if keer > 2:
            raise OSError(28, "No space left on device")
        return echt(bron, map_, pad, mag_vervangen=mag_vervangen)

    monkeypatch.setattr(kopieren, "schrijf_over", vol)
    uit = kopieer(kluis, stick, boek, None)
    assert isinstance(uit, Kopieuitslag)
    assert not uit.bewezen
    assert (uit.bestanden, len(uit.niet)) == (2, 3)
    assert {reden.sjabloon for _, reden in uit.niet} == {"de schijf is vol"}
    monkeypatch.setattr(kopieren, "schrijf_over", echt)
    uit = kopieer(kluis, stick, boek, None)
    assert isinstance(uit, Kopieuitslag)
    assert (uit.bewezen, uit.nieuw) == (True, 3)

    class _Vol:
        free = 10

    monkeypatch.setattr(shutil, "disk_usage", lambda _: _Vol)
    leg(kluis, b"nog een")
    bezwaar = kopieer(kluis, stick, boek, None)
    assert isinstance(bezwaar, Bezwaar)
    assert "er past niet genoeg bij" in bezwaar.bericht.sjabloon


def test_bij_elke_stap_eruit_getrokken(
    kluis: Path, tmp_path: Path, boek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every write, sync and rename the run ends there; the next one makes the copy whole, and nothing is lost."""
    kopieer(kluis, _map(tmp_path / "a"), boek, None)  # gives the kluis its mark
    stap, grens = 0, 0

    class Eruit(BaseException):
        pass

    def tel(functie: Callable[..., object]) -> Callable[..., object]:
        def na(*woorden: object, **meer: object) -> object:
            nonlocal stap
            stap += 1
            if stap == grens:
                raise Eruit
            return functie(*woorden, **meer)

        return na

    for naam in ("fsync", "open"):
        monkeypatch.setattr(os, naam, tel(getattr(os, naam)))
    for grens in range(1, 40, 3):
        stick = _map(tmp_path / f"s{grens}")
        (kluis / "bank/geheugen.json").write_text("oud")
        stap = -1000
        assert isinstance(kopieer(kluis, stick, boek, None), Kopieuitslag)
        (kluis / "bank/geheugen.json").write_text("nieuw")
        leg(kluis, b"erbij %d" % grens)
        stap = 0
        with pytest.raises(Eruit):
            kopieer(kluis, stick, boek, None)
        stap = -1000
        leeg = _map(tmp_path / f"k{grens}")
        terug = zet_terug(stick, leeg)
        assert isinstance(terug, Herstelling)
        assert not terug.kapot
        assert (leeg / "bank/geheugen.json").read_text() in ("oud", "nieuw")
        heel = kopieer(kluis, stick, boek, None)
        assert isinstance(heel, Kopieuitslag)
        assert heel.bewezen
        assert not list(stick.rglob(".*"))


def _map(pad: Path) -> Path:
    pad.mkdir(mode=0o700)
    return pad


def test_lijst_heen_en_terug() -> None:
    assert lees_lijst(b"") == {}
    for kapot in (b"\xff", b"abc  kluis/x\n", b"0" * 64 + b" kluis/x\n"):
        assert not isinstance(lees_lijst(kapot), dict)


@pytest.mark.parametrize(
    ("jaar", "vaststelling", "tot"),
    [
        (2022, date(2024, 3, 1), date(2031, 3, 1)),
        (2024, date(2024, 3, 1), date(2031, 12, 31)),
        (2022, date(2024, 2, 29), date(2031, 3, 1)),
    ],
)
def test_zeven_jaar_vanaf_de_vaststelling_of_het_boekjaar(jaar: int, vaststelling: date, tot: date) -> None:
    assert bewaren_tot_en_met(jaar, vaststelling) == tot


def test_bewaar_noemt_wat_weg_mag_en_vernietigt_niets_ongevraagd(draai: Draai, boek: Path, kluis: Path) -> None:
    (kluis / "bank/geheugen.json").unlink()
    oud, jong = hashlib.sha256(b"een").hexdigest(), hashlib.sha256(b"twee").hexdigest()
    schrijf(
        boek,
        f'- {{bon: 230104-aaaaaa, datum: 2023-01-04, bedrag: 5.00, omschrijving: "touw", betaald_door: kern, '
        f'scan: "sha256:{oud}"}}',
        f'- {{bon: 240104-bbbbbb, datum: 2024-01-04, bedrag: 5.00, omschrijving: "verf", betaald_door: kern, '
        f'scan: "sha256:{jong}"}}',
    )
    assert "nog niet vastgesteld" in draai("kluis", "bewaar").uit
    assert draai("kluis", "bewaar", "--vernietig", "1", vandaag=date(2040, 1, 1)).code == 2
    (boek / "data/subsidie.yaml").write_text(SUBSIDIE)
    assert draai("kluis", "bewaar", "--op", "2031-03-01").uit.startswith("Er mag nog niets weg.")
    uit = draai("kluis", "bewaar", "--op", "2031-03-02").uit
    assert uit.startswith("1 stuk mag weg")
    assert "230104-aaaaaa" in uit
    dan = date(2031, 3, 2)
    assert draai("kluis", "bewaar", "--vernietig", "2", vandaag=dan).code == 2
    assert draai("kluis", "bewaar", "--vernietig", "1", "--op", "2050-01-01", vandaag=dan).code == 2
    assert len(list(kluis.rglob("*.pdf"))) == 3
    gedaan = draai("kluis", "bewaar", "--vernietig", "1", vandaag=dan)
    assert gedaan.code == 0
    assert "1 bestand vernietigd" in gedaan.uit
    assert len(list(kluis.rglob("*.pdf"))) == 2
    (regel,) = (kluis / "bank/vernietigd.jsonl").read_text().splitlines()
    assert json.loads(regel)["hash"] == oud
    gevonden = json.loads(draai("check", "kluis", "--kluis", "--formaat", "json", vandaag=dan).uit)["bevindingen"]
    assert not [b for b in gevonden if b["regel"] == "kluis"], "what was kept long enough may be gone"
