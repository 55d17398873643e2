"""Having one thing paid twice: by naming it twice, by looking at other books, by another clock, by another way."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyrage
import pytest

from buurtledger.bank.betalen import lees_pain
from buurtledger.handelingen.bank import delen, openen
from buurtledger.store.files.slot import pak_slot
from buurtledger.store.kluis.bankgeheugen import Bankgeheugen, als_bytes, uit_bytes
from buurtledger.store.kluis.plek import inhoud_van
from buurtledger.store.kluis.slot import SLOT
from tests.bank.conftest import BANKJAAR, WINKEL, ZUID, Bank, bank, kluis
from tests.bank.schrijvers import camt
from tests.bank.test_betalen import NUL, klaar
from tests.conftest import Draai, Uitkomst, logboek

__all__ = ["bank", "kluis"]
EEN = "230110-n00rd1"


@pytest.fixture
def betaal(boek: Path, bank: Bank, draai: Draai, tmp_path: Path) -> object:
    """Books with one advance that can be paid, and paying into a new file each time."""
    klaar(boek, bank, draai)
    keer = iter(range(100))

    def doe(*wat: str, vandaag: date = date(2024, 1, 15)) -> Uitkomst:
        return draai("betaal", *wat, "--uit", str(tmp_path / f"{next(keer)}.xml"), vandaag=vandaag)

    return doe


def test_hetzelfde_nummer_twee_keer_getypt(betaal: Draai, tmp_path: Path) -> None:
    assert betaal(EEN, EEN).code == 0
    assert [b[0] for b in lees_pain((tmp_path / "0.xml").read_bytes())] == [EEN]


def test_een_andere_klok_vergeet_geen_betaalbestand(betaal: Draai, draai: Draai) -> None:
    assert betaal(EEN).code == 0
    for dag in (date(2022, 9, 1), date(2023, 1, 1), date(2030, 1, 1)):
        draai("betaal", vandaag=dag)
    assert betaal(EEN).code == 2


def test_andere_boeken_vergeten_geen_betaalbestand(betaal: Draai, boek: Path, draai: Draai) -> None:
    """As on another branch, or after a revert: the line is away for a while."""
    assert betaal(EEN).code == 0
    pad = logboek(boek, "kernen/noord")
    stond = pad.read_text()
    pad.write_text("")
    draai("betaal")
    pad.write_text(stond)
    assert betaal(EEN).code == 2


def test_een_teruggenomen_afschrift_vergeet_geen_betaalbestand(
    betaal: Draai, boek: Path, bank: Bank, draai: Draai
) -> None:
    assert betaal(EEN).code == 0
    bank(camt(BANKJAAR[:2], NUL))
    assert draai("bank", "sluit-aan").code == 0
    assert EEN not in draai("betaal").uit
    regels = (boek / "data/bank/betaal.yaml").read_text().splitlines()
    laatste = [regel for regel in regels if "afschrift: " in regel][-1].split("afschrift: ")[1].split(",")[0]
    assert draai("bank", "importeer", "--terug", laatste).code == 0
    assert "staat in betaalbestand" in " ".join(draai("betaal").uit.split())
    assert betaal(EEN).code == 2


def test_wat_herzien_is_terwijl_het_onderweg_was(betaal: Draai, draai: Draai, boek: Path) -> None:
    """The old line is in a file at the bank; the new one would be the same money again."""
    assert betaal(EEN).code == 0
    assert draai("bon", "herzie", EEN, "--omschrijving", "eerste deel, netjes").code == 0
    nieuw = logboek(boek, "kernen/noord").read_text().splitlines()[-1].split("voorschot: ")[1].split(",")[0]
    uitkomst = betaal(nieuw)
    assert uitkomst.code == 2
    assert EEN in uitkomst.fout


def test_met_de_telefoon_en_dan_met_een_bestand(betaal: Draai, draai: Draai) -> None:
    assert draai("betaal", EEN, "--qr").code == 0
    uitkomst = betaal(EEN)
    assert uitkomst.code == 2
    nummer = uitkomst.fout.split("--trek-in ")[1].split()[0].rstrip(".")
    assert draai("betaal", "--trek-in", nummer).code == 0
    assert betaal(EEN).code == 0


def test_wat_de_bank_al_betaalde_wordt_niet_ingetrokken(betaal: Draai, bank: Bank, draai: Draai) -> None:
    nummer = betaal(EEN).uit.split("Betaalbestand ")[1][:13]
    bank(camt(BANKJAAR[:2], NUL))
    assert draai("bank", "sluit-aan").code == 0
    assert draai("betaal", "--trek-in", nummer).code == 2


def test_twee_tegelijk_lezen_niet_allebei_hetzelfde(
    boek: Path, bank: Bank, draai: Draai, kluis: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever changes what the kluis remembers holds it, from before reading it until the command is over."""
    geschreven: list[bool] = []

    def gehouden(echt: Callable[..., object]) -> Callable[..., object]:
        def doe(*wat: object) -> object:
            lezer = os.open(kluis / SLOT, os.O_RDWR)
            geschreven.append(not pak_slot(lezer))
            os.close(lezer)
            return echt(*wat)

        return doe

    for waar in (openen, delen):
        monkeypatch.setattr(waar, "lees_geheugen", gehouden(waar.lees_geheugen))
        monkeypatch.setattr(waar, "schrijf_geheugen", gehouden(waar.schrijf_geheugen))
    (kluis / SLOT).touch()
    klaar(boek, bank, draai)
    assert draai("bank", "sluit-aan").code == 0
    assert draai("betaal", EEN, "--uit", str(tmp_path / "b.xml")).code == 0
    assert len(geschreven) > 5
    assert all(geschreven)
    lezer = os.open(kluis / SLOT, os.O_RDWR)
    assert pak_slot(lezer), "and lets go of it"
    os.close(lezer)
    assert draai("bank", "status").code == 0
    assert not all(geschreven), "who only looks waits for nobody"
    assert not inhoud_van(kluis).vreemd


def test_wat_de_ander_geeft_vergeet_geen_betaling(
    betaal: Draai, boek: Path, draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    geheim = pyrage.x25519.Identity.generate()
    (tmp_path / "sleutel").write_text(f"{geheim}\n")
    (boek / "data/rollen.yaml").write_text(
        f"formaat: 1\npersonen:\n  bea: {{rollen: [penvoerder], kluis: {geheim.to_public()}}}\n"
    )
    monkeypatch.setenv("BUURTLEDGER_SLEUTEL", str(tmp_path / "sleutel"))
    oud = tmp_path / "oud.age"
    assert draai("kluis", "deel", "bea", "--naar", str(oud)).code == 0
    assert betaal(EEN).code == 0
    assert draai("kluis", "ontvang", str(oud)).code == 0
    assert "staat in betaalbestand" in " ".join(draai("betaal").uit.split())
    assert draai("kluis", "rekening", "kernen/zuid", ZUID, "--naam", "Zuid").code == 0
    anders = tmp_path / "anders.age"
    assert draai("kluis", "deel", "bea", "--naar", str(anders)).code == 0
    weet = uit_bytes(pyrage.decrypt(anders.read_bytes(), [geheim]))
    assert isinstance(weet, Bankgeheugen)
    kwaad = weet._replace(posten={"kernen/zuid": weet.posten["kernen/zuid"]._replace(iban=WINKEL)})
    for inhoud, code in ((als_bytes(kwaad), 0), (b'{"formaat": 1, "sleutel": ' + b"[" * 100_000, 3)):
        anders.write_bytes(pyrage.encrypt(inhoud, [geheim.to_public()]))
        assert draai("kluis", "ontvang", str(anders)).code == code
    assert "de rekening veranderde sinds de vorige betaling" in draai("betaal").uit


AKKOORD = (
    "- {{{soort}: 240112-akk0rd, van: 230110-n00rd1, datum: 2024-01-12, rol: tweede-ondertekenaar, "
    'afdruk: "{afdruk}"{meer}}}\n'
)
ROLLEN = """formaat: 1
personen:
  bea: {rollen: [tweede-ondertekenaar], git: [bea@example.org]}
mandaten:
  - {boven: 50.00, rol: tweede-ondertekenaar}
"""


@pytest.mark.parametrize("soort", ["anders", "afwijzing", "zonder git", "fout"])
def test_wat_geen_akkoord_heeft_wordt_niet_betaald(betaal: Draai, draai: Draai, boek: Path, soort: str) -> None:
    """An akkoord on something else, a refusal, a git that cannot say, a line that is wrong."""
    pad = logboek(boek, "kernen/noord")
    stond = pad.read_text()
    if soort == "anders":
        (boek / "data/rollen.yaml").write_text(ROLLEN)
        pad.write_text(stond + AKKOORD.format(soort="akkoord", afdruk="0" * 16, meer=""))
        waarom = "wacht op het akkoord van een ander"
    elif soort == "afwijzing":
        pad.write_text(stond + AKKOORD.format(soort="afwijzing", afdruk="0" * 16, meer=', reden: "te duur"'))
        waarom = "is afgewezen"
    elif soort == "zonder git":
        (boek / ".git").write_text("gitdir: /niet/er\n")
        waarom = "git kan niet zeggen wie akkoord gaf"
    else:
        pad.write_text(stond.replace("100.00", "350.00"))
        waarom = "check vindt hier een fout (voorschot)"
    assert waarom in " ".join(draai("betaal").uit.split())
    assert betaal(EEN).code == 2


def test_een_oude_reservekopie_weet_niet_wat_er_sindsdien_betaald_is(
    betaal: Draai, draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, nieuw = tmp_path / "stick", tmp_path / "nieuw"
    stick.mkdir()
    nieuw.mkdir(mode=0o700)
    assert draai("kluis", "reservekopie", str(stick)).code == 0
    assert betaal(EEN).code == 0
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(nieuw))
    assert "kijk bij de bank voor je weer iets betaalt" in " ".join(draai("kluis", "herstel", str(stick)).fout.split())
    assert "kijk bij de bank" not in draai("kluis", "herstel", str(stick)).fout, "nothing new was told"


def test_een_half_betaalbestand_heeft_nooit_de_naam_van_een_heel(
    betaal: Draai, draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed while the file is being written: what is there is not what can be given to a bank."""
    echt, doel = os.fsync, tmp_path / "0.xml"

    def dood(lezer: int) -> None:
        echt(lezer)
        nieuw = [pad for pad in tmp_path.iterdir() if pad.is_file() and (pad.suffix != ".xml" or pad == doel)]
        if stat.S_ISREG(os.fstat(lezer).st_mode) and any(pad.read_bytes().startswith(b"<?xml") for pad in nieuw):
            raise SystemExit(137)

    with monkeypatch.context() as even:
        even.setattr(os, "fsync", dood)
        with pytest.raises(SystemExit):
            betaal(EEN)
    assert not doel.exists()
    assert "staat in betaalbestand" in " ".join(draai("betaal").uit.split())
