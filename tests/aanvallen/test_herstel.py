"""Mending never makes it worse: no line is lost to a writer at the same moment, nothing a person finished goes, and
what git has goes with a rectificatie."""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from buurtledger.cli.start import main
from buurtledger.model.bericht import Bericht
from buurtledger.store.files import slot
from buurtledger.store.files.wegschrijven import vervang
from buurtledger.store.grootboek import lees_grootboek
from buurtledger.store.logboek import herstellen
from tests.conftest import Draai, logboek, schrijf
from tests.test_git import git

BON = '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: kern}'
ANDER = BON.replace("m3fx", "a2bc").replace("45.95", "12.50")
NIEUW = ("bon", "toevoegen", "tuin/moestuin", "5", "Touw", "--datum", "2023-10-16")
DAG = date(2024, 1, 15)


def vastgelegd(boek: Path, inhoud: bytes) -> Path:
    """A ledger in git whose logboek holds these bytes."""
    git(boek, "init", "-q", "-b", "main")
    pad = schrijf(boek)
    pad.write_bytes(inhoud)
    git(boek, "add", "-A")
    git(boek, "commit", "-qm", "begin")
    return pad


# A lost line is the one thing that may not happen.


def test_wie_wachtte_op_herstel_schrijft_in_het_nieuwe_bestand(
    draai: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = schrijf(boek, BON)
    echt, keren = slot.op_slot, [0]

    @contextmanager
    def eerst_vervangen(lezer: int) -> Iterator[None]:
        keren[0] += 1
        if keren[0] == 1:
            vervang(pad, f"{BON}\n{ANDER}\n".encode())
        with echt(lezer):
            yield

    monkeypatch.setattr(slot, "op_slot", eerst_vervangen)
    assert draai(*NIEUW).code == 0
    assert keren == [2]
    assert pad.read_text().startswith(f"{BON}\n{ANDER}\n- {{bon: 240115-")


def test_wie_wachtte_tot_het_bestand_weg_was_schrijft_een_nieuw(
    draai: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = schrijf(boek, BON)
    echt = slot.op_slot

    @contextmanager
    def eerst_weg(lezer: int) -> Iterator[None]:
        if pad.exists() and pad.stat().st_size:
            pad.unlink()
        with echt(lezer):
            yield

    monkeypatch.setattr(slot, "op_slot", eerst_weg)
    assert draai(*NIEUW).code == 0
    assert "Touw" in pad.read_text()


def test_herstel_houdt_het_slot_van_de_schrijver(draai: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = schrijf(boek)
    pad.write_text(BON)
    geprobeerd: list[bool] = []

    def kijk(_: int, pad: Path, inhoud: bytes) -> Bericht | None:
        with pad.open() as ander:
            try:
                fcntl.flock(ander, fcntl.LOCK_EX | fcntl.LOCK_NB)
                geprobeerd.append(True)
            except BlockingIOError:
                geprobeerd.append(False)
        return vervang(pad, inhoud)

    monkeypatch.setattr(herstellen, "vervang_vastgehouden", kijk)
    assert draai("herstel").code == 0
    assert geprobeerd == [False]


def _boek_veel(boek: Path, wie: int, aantal: int) -> None:
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123
    for nr in range(aantal):
        code = main(["--map", str(boek), "bon", "toevoegen", "tuin/moestuin", "0,01", f"van {wie} nr {nr}"])
        assert code == 0


def test_boeken_en_herstellen_tegelijk_verliest_niets(boek: Path) -> None:
    pad = schrijf(boek, BON)
    fork = multiprocessing.get_context("fork")
    boekers = [fork.Process(target=_boek_veel, args=(boek, wie, 8)) for wie in range(3)]
    for boeker in boekers:
        boeker.start()
    hersteld = 0
    while any(boeker.is_alive() for boeker in boekers):
        # Take the last line end away, the way herstel writes: there is always something to mend.
        with slot.op_slot_van(pad, os.O_RDWR):
            vervang(pad, pad.read_bytes().removesuffix(b"\n"))
        hersteld += sum(herstellen.herstel(boek, een, DAG, "") is None for een in herstellen.zoek_herstel(boek))
    for boeker in boekers:
        boeker.join()
    for een in herstellen.zoek_herstel(boek):
        herstellen.herstel(boek, een, DAG, "")
    gelezen = lees_grootboek(boek)
    assert not gelezen.bevindingen
    assert hersteld
    assert [boeker.exitcode for boeker in boekers] == [0, 0, 0]
    teksten = sorted(m.omschrijving for m in gelezen.logboeken["tuin/moestuin"])
    assert teksten == sorted(["Potgrond", *(f"van {wie} nr {nr}" for wie in range(3) for nr in range(8))])


# What a person finished stays.


@pytest.mark.parametrize(
    "laatste",
    [
        ANDER.replace("12.50", "12,50"),
        ANDER.replace("betaald_door", "betaalddoor"),
        ANDER.replace('"Potgrond"', '"Potgrond'),
        ANDER.replace('"Potgrond"', "Potgrond: zwart"),
        "vergeet de bon van Gamma niet",
        "-{bon: x}",
        "{bon: 231015-a2bc}",
    ],
)
def test_een_regel_die_af_is_maar_fout_blijft_staan(draai: Draai, boek: Path, laatste: str) -> None:
    pad = schrijf(boek, BON)
    pad.write_text(f"{BON}\n{laatste}")
    assert "herstel" not in draai("check").uit
    assert "herstel" not in draai(*NIEUW).fout
    uitkomst = draai("herstel")
    assert uitkomst.code == 2
    assert "buurtledger check zegt wat eraan schort" in uitkomst.uit
    assert pad.read_text() == f"{BON}\n{laatste}\n"
    assert draai("check").code == 1


# What another program did to the file.


@pytest.mark.parametrize(
    ("inhoud", "wat"),
    [
        (f"\ufeff{BON}\n", "BOM"),
        (f"{BON}\r\n{ANDER}\r\n", "CRLF"),
        (f"\ufeff{BON}\r\n", "CRLF"),
        (f"{BON}\n{ANDER}", "regeleinde"),
        (f"{BON}\r\n{ANDER}", "regeleinde"),
    ],
)
def test_wat_een_ander_programma_deed_gaat_terug(draai: Draai, boek: Path, inhoud: str, wat: str) -> None:
    pad = schrijf(boek)
    pad.write_bytes(inhoud.encode())
    uitkomst = draai("herstel")
    assert uitkomst.code == 0
    assert wat in uitkomst.uit
    heel = f"{BON}\n{ANDER}\n" if ANDER in inhoud else f"{BON}\n"
    assert pad.read_bytes() == heel.encode()
    assert draai("check").code == 0
    assert draai("herstel").uit == "Er is niets te herstellen.\n"


def test_ook_in_de_andere_bestanden(draai: Draai, boek: Path) -> None:
    budget = boek / "data/budget.yaml"
    oud = budget.read_bytes()
    budget.write_bytes(b"\xef\xbb\xbf" + oud.replace(b"\n", b"\r\n"))
    assert draai("check").uit.count("buurtledger herstel") == 2
    assert draai("herstel").code == 0
    assert budget.read_bytes() == oud


# A torn line that git has.


@pytest.mark.parametrize("staart", ["", "\n", f"\n{ANDER}\n"])
def test_een_vastgelegde_afgebroken_regel_gaat_met_een_rectificatie(draai: Draai, boek: Path, staart: str) -> None:
    stuk = ANDER.replace("a2bc", "b7yz")[:40]
    pad = vastgelegd(boek, f"{BON}\n{stuk}{staart}".encode())
    uitkomst = draai("herstel")
    assert uitkomst.code == 0, uitkomst.fout
    assert f"dit stuk gaat weg: {stuk}" in uitkomst.uit
    assert pad.read_text() == f"{BON}\n{staart.lstrip()}"
    assert git(boek, "status", "--porcelain").strip() == ""
    assert set(git(boek, "show", "--name-only", "--format=", "HEAD").split()) == {
        "data/bonnen/tuin/moestuin.yaml",
        "data/rectificaties.yaml",
    }
    klaar = draai("check", "--geschiedenis")
    assert klaar.code == 0, klaar.uit
    assert "rectificatie" in klaar.uit


def test_wat_er_nog_niet_vastgelegd_was_blijft_dat(draai: Draai, boek: Path) -> None:
    pad = vastgelegd(boek, f"{BON}\n{ANDER[:40]}\n".encode())
    nieuw = ANDER.replace("a2bc", "c4de")
    pad.write_text(f"{pad.read_text()}{nieuw}\n")
    (boek / "notulen.md").write_text("x")
    git(boek, "add", "notulen.md")
    assert draai("herstel").code == 0
    assert pad.read_text() == f"{BON}\n{nieuw}\n"
    assert git(boek, "show", "HEAD:data/bonnen/tuin/moestuin.yaml") == f"{BON}\n"
    assert git(boek, "diff", "--cached", "--name-only").strip() == "notulen.md"


def test_een_afgebroken_regel_die_nog_niet_vastgelegd_is_vraagt_geen_rectificatie(draai: Draai, boek: Path) -> None:
    pad = vastgelegd(boek, f"{BON}\n".encode())
    pad.write_text(f"{BON}\n{ANDER[:40]}")
    assert draai("herstel").code == 0
    assert not (boek / "data/rectificaties.yaml").exists()
    assert git(boek, "log", "--oneline").count("\n") == 1


def test_geen_remedie_gooit_weg_wat_nog_niet_vastgelegd_is(draai: Draai, boek: Path) -> None:
    schrijf(boek).write_bytes(b"\0\1\2")
    (boek / "data/kernen/noord.yaml").unlink()
    (boek / "data/kernen/noord.yaml").mkdir()
    uit = " ".join(draai("check").uit.split())
    assert "git checkout" not in uit
    assert "mv data/bonnen/tuin/moestuin.yaml moestuin.yaml.bewaard" in uit
    assert "git show HEAD:./data/bonnen/tuin/moestuin.yaml > data/bonnen/tuin/moestuin.yaml" in uit
    assert logboek(boek).exists()
