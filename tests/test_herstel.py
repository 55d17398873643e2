"""Nothing lost: a torn line, a half merge, faults of the disk at any moment, many writers at once."""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurtledger.cli.start import main
from buurtledger.store.grootboek import lees_grootboek
from tests.conftest import IN_EEN_MAP, Draai, logboek, schrijf
from tests.test_git import git

BON = '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: kern}'
ANDER = BON.replace("m3fx", "a2bc").replace("45.95", "12.50")
DERDE = BON.replace("m3fx", "b7yz").replace("45.95", "7.00")
NIEUW = ("bon", "toevoegen", "tuin/moestuin", "5", "Touw", "--datum", "2023-10-16")


def test_een_afgebroken_regel_wordt_getoond_en_weggehaald(draai: Draai, boek: Path) -> None:
    pad = schrijf(boek, BON)
    pad.write_bytes(pad.read_bytes() + ANDER[:40].encode())
    assert "buurtledger herstel" in draai("check").uit
    assert "buurtledger herstel" in draai(*NIEUW).fout
    uitkomst = draai("herstel")
    assert uitkomst.code == 0
    assert f"dit stuk gaat weg: {ANDER[:40]}" in uitkomst.uit
    assert pad.read_text() == BON + "\n"
    assert draai("herstel").uit == "Er is niets te herstellen.\n"


@given(st.integers(0, len(ANDER.encode())))
@settings(suppress_health_check=IN_EEN_MAP)
def test_waar_een_regel_ook_afbreekt_de_hele_mutaties_blijven(boek: Path, lengte: int) -> None:
    pad = schrijf(boek, BON)
    pad.write_bytes(pad.read_bytes() + ANDER.encode()[:lengte])
    assert main(["--map", str(boek), "herstel"], vandaag=date(2024, 1, 15)) == 0
    heel = lengte == len(ANDER)
    assert pad.read_text() == BON + "\n" + (ANDER + "\n" if heel else "")


def test_twee_schrijvers_op_een_regel_blijven_allebei(draai: Draai, boek: Path) -> None:
    pad = schrijf(boek)
    pad.write_text(BON + ANDER + DERDE[:30])
    assert draai("herstel").code == 0
    assert pad.read_text() == f"{BON}\n{ANDER}\n"


@pytest.mark.parametrize("basis", [(), ("||||||| vader",)])
def test_een_samenvoeging_die_alleen_toevoegt(draai: Draai, boek: Path, basis: tuple[str, ...]) -> None:
    regels = (BON, "<<<<<<< HEAD", ANDER, *basis, "=======", DERDE, ANDER, ">>>>>>> tak")
    pad = schrijf(boek, *regels)
    assert draai("status").code == 3
    uitkomst = draai("herstel")
    assert (uitkomst.code, pad.read_text()) == (0, f"{BON}\n{ANDER}\n{DERDE}\n")
    assert draai("check").code == 0


@pytest.mark.parametrize(
    "regels",
    [
        ("<<<<<<< HEAD", BON, "=======", BON.replace("45.95", "54.95"), ">>>>>>> tak"),
        ("<<<<<<< HEAD", BON, "=======", ANDER),
        ("=======", BON, ">>>>>>> tak"),
        ("<<<<<<< HEAD", BON, "<<<<<<< HEAD", ANDER, "=======", ">>>>>>> tak"),
        ("<<<<<<< HEAD", BON, "=======", ANDER[:50], ">>>>>>> tak"),
    ],
)
def test_wat_niet_zeker_is_blijft_zoals_het_is(draai: Draai, boek: Path, regels: tuple[str, ...]) -> None:
    pad = schrijf(boek, *regels)
    uitkomst = draai("herstel")
    assert uitkomst.code == 2
    assert "kijk er zelf naar" in uitkomst.uit
    assert pad.read_text() == "".join(f"{regel}\n" for regel in regels)


IDEE = '- {idee: 231015-m3fx, datum: 2023-10-14, omschrijving: "Een bankje", gebied: tuin}'
AFSPRAAK = (
    '- {overeenkomst: 231015-m3fx, datum: 2023-10-14, met: "de school", post: tuin/moestuin, omschrijving: "grond"}'
)
REACTIE = '- {reactie: 231015-m3fx, datum: 2023-10-14, waar: "hal", soort: voor}'
BANKREGEL = "- {bankregel: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, soort: rente}"


@pytest.mark.parametrize(
    ("bestand", "regel"),
    [
        ("ideeen.yaml", IDEE),
        ("overeenkomsten.yaml", AFSPRAAK),
        ("reacties/2023-10-10-kas.yaml", REACTIE),
        ("bank/betaal.yaml", BANKREGEL),
    ],
)
def test_elk_boek_met_een_regel_per_ding_wordt_hersteld(draai: Draai, boek: Path, bestand: str, regel: str) -> None:
    pad = boek / "data" / bestand
    pad.parent.mkdir(exist_ok=True)
    ander = regel.replace("m3fx", "a2bc")
    pad.write_text(f"{regel}\n{ander[:50]}")
    assert "buurtledger herstel haalt de halve regel weg" in " ".join(draai("check", "bestand").uit.split())
    uitkomst = draai("herstel")
    assert (uitkomst.code, f"dit stuk gaat weg: {ander[:50]}" in uitkomst.uit) == (0, True)
    assert pad.read_text() == f"{regel}\n"
    pad.write_text(f"<<<<<<< HEAD\n{regel}\n=======\n{ander}\n>>>>>>> tak\n")
    assert (draai("herstel").code, pad.read_text()) == (0, f"{regel}\n{ander}\n")
    anders = f"<<<<<<< HEAD\n{regel}\n=======\n{regel.replace('10-14', '10-13')}\n>>>>>>> tak\n"
    pad.write_text(anders)
    assert (draai("herstel").code, pad.read_text()) == (2, anders)
    pad.write_text(regel)  # whole, without its line end
    assert (draai("herstel").code, pad.read_text()) == (0, f"{regel}\n")


def test_een_kant_die_een_regel_weghaalde_wordt_niet_opgelost(draai: Draai, boek: Path) -> None:
    git(boek, "init", "-q", "-b", "main")
    schrijf(boek, BON, ANDER)
    git(boek, "add", "-A")
    git(boek, "commit", "-qm", "begin")
    git(boek, "checkout", "-qb", "tak")
    schrijf(boek, ANDER, DERDE)
    git(boek, "commit", "-qam", "haalt weg")
    git(boek, "checkout", "-q", "main")
    schrijf(boek, BON.replace("Potgrond", "Aarde"), ANDER)
    git(boek, "commit", "-qam", "verandert")
    subprocess.run(["git", "-C", str(boek), "merge", "-q", "tak"], check=False, capture_output=True)
    assert draai("herstel").code == 2


def test_init_richt_git_in_en_doet_niets_twee_keer(draai: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert draai("init").code == 3
    git(boek, "init", "-q", "-b", "main")
    schrijf(boek, BON)
    assert "samenvoegen" in draai("check").uit
    (boek / ".gitattributes").write_text("* text=auto")
    eerste = draai("init")
    assert eerste.code == 0
    zegt = "Hier is dat:\n  Proef Persoon <proef@example.org>\nIs dat geen schuilnaam, kies er dan een"
    assert zegt in eerste.uit
    assert (boek / ".gitattributes").read_text().startswith("* text=auto\n# buurtledger")
    assert draai("check").uit == "Alles klopt.\n"
    voor = (boek / ".gitattributes").read_text()
    monkeypatch.delenv("GIT_AUTHOR_EMAIL")
    nog_eens = draai("init").uit
    assert "stond er al: samenvoegen" in nog_eens
    assert "Kies een schuilnaam, ieder een eigen, bijvoorbeeld:\n  git config user.name" in nog_eens
    assert (boek / ".gitattributes").read_text() == voor
    haak = boek / ".git/hooks/pre-commit"
    assert os.access(haak, os.X_OK)
    haak.write_text("#!/bin/sh\nexit 0\n")
    assert draai("init").code == 3, "another's hook is not written over"
    assert haak.read_text() == "#!/bin/sh\nexit 0\n"


def test_de_haak_houdt_tegen_wat_prive_is(draai: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(boek, "init", "-q", "-b", "main")
    assert draai("init").code == 0
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    pad = schrijf(boek, BON.replace("Potgrond", "bel 06-12345678"))
    git(boek, "add", "-A")
    gewoon = ["git", "-C", str(boek), "commit", "-qm", "bon"]
    tegen = subprocess.run(gewoon, check=False, capture_output=True, text=True)
    assert tegen.returncode != 0
    assert "hier staat een telefoonnummer" in tegen.stdout + tegen.stderr
    pad.write_text(BON + "\n")
    assert subprocess.run(gewoon, check=False, capture_output=True).returncode != 0, "what is staged is what counts"
    git(boek, "add", "-A")
    git(boek, "commit", "-qm", "bon")
    schrijf(boek, ANDER)
    git(boek, "add", "-A")
    assert "haalde deze regel weg" in draai("check", "--klaargezet").uit


_AANROEPEN = ("open", "write", "fsync", "ftruncate", "close", "lseek", "read")


def _met_fout(monkeypatch: pytest.MonkeyPatch, bij: int, naam: str, fout: Callable[[], None]) -> Callable[[], bool]:
    """Have the n-th call of a function of the system, in our own writing, go wrong; says afterwards whether it did."""
    echt, geteld = getattr(os, naam), [0]

    def kapot(*argumenten: object, **opties: object) -> object:
        aanroeper = sys._getframe(1).f_globals["__name__"]
        if aanroeper.startswith("buurtledger.store") and not aanroeper.endswith((".index", ".bestand")):
            geteld[0] += 1
            if geteld[0] == bij:
                fout()
        return echt(*argumenten, **opties)

    monkeypatch.setattr(os, naam, kapot)
    return lambda: geteld[0] >= bij


@pytest.mark.parametrize("nummer", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("naam", _AANROEPEN)
def test_een_fout_van_de_schijf_laat_de_oude_bytes_of_de_hele_regel(
    draai: Draai, boek: Path, naam: str, nummer: int
) -> None:
    oud = (BON + "\n").encode()
    for bij in range(1, 12):
        pad = schrijf(boek, BON)

        def fout() -> None:
            raise OSError(nummer, os.strerror(nummer))

        with pytest.MonkeyPatch.context() as monkeypatch:
            geraakt = _met_fout(monkeypatch, bij, naam, fout)
            uitkomst = draai(*NIEUW)
            if not geraakt():
                break
        assert "Traceback" not in uitkomst.fout
        nu = pad.read_bytes()
        assert nu == oud or (nu.startswith(oud) and nu.endswith(b"betaald_door: kern}\n") and nu.count(b"\n") == 2)
        if uitkomst.code:
            assert uitkomst.code == 3


@pytest.mark.parametrize("naam", _AANROEPEN)
def test_wie_op_elk_moment_gedood_wordt_laat_een_boek_achter_dat_te_herstellen_is(boek: Path, naam: str) -> None:
    oud = (BON + "\n").encode()
    for bij in range(1, 12):
        pad = schrijf(boek, BON)
        kind = multiprocessing.get_context("fork").Process(target=_gedood, args=(boek, naam, bij))
        kind.start()
        kind.join()
        nu = pad.read_bytes()
        assert nu.startswith(oud)
        assert main(["--map", str(boek), "herstel"], vandaag=date(2024, 1, 15)) == 0
        gelezen = lees_grootboek(boek)
        assert not gelezen.bevindingen
        assert len(gelezen.logboeken["tuin/moestuin"]) == (1 if nu == oud else 2)
        if kind.exitcode != 137:
            break


def _gedood(boek: Path, naam: str, bij: int) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        _met_fout(monkeypatch, bij, naam, lambda: os._exit(137))
        sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123
        main(["--map", str(boek), *NIEUW], vandaag=date(2024, 1, 15))


def _voeg_toe(boek: Path, wie: int, aantal: int) -> None:
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123
    for nr in range(aantal):
        main(["--map", str(boek), "bon", "toevoegen", "tuin/moestuin", "0,01", f"van {wie}, nummer {nr}"])


def test_velen_tegelijk_verliezen_niets(boek: Path) -> None:
    kinderen = [multiprocessing.get_context("fork").Process(target=_voeg_toe, args=(boek, wie, 5)) for wie in range(8)]
    for kind in kinderen:
        kind.start()
    for kind in kinderen:
        kind.join()
    gelezen = lees_grootboek(boek)
    assert not gelezen.bevindingen
    teksten = sorted(m.omschrijving for m in gelezen.logboeken["tuin/moestuin"])
    assert teksten == sorted(f"van {wie}, nummer {nr}" for wie in range(8) for nr in range(5))


@pytest.mark.parametrize("zaad", range(4))
def test_takken_in_elke_volgorde_samengevoegd_verliezen_niets(draai: Draai, boek: Path, zaad: int) -> None:
    toeval = random.Random(zaad)
    git(boek, "init", "-q", "-b", "main")
    schrijf(boek, BON)
    assert draai("init").code == 0
    (boek / ".git/hooks/pre-commit").unlink()
    git(boek, "add", "-A")
    git(boek, "commit", "-qm", "begin")
    alle = {BON}
    takken = [f"tak{nr}" for nr in range(5)]
    for tak in takken:
        git(boek, "checkout", "-q", "-b", tak, toeval.choice(["main", *takken[: takken.index(tak)]]))
        for nr in range(toeval.randint(1, 4)):
            regel = BON.replace("m3fx", f"{tak[-1]}00{nr}").replace("Potgrond", f"{tak} {nr}")
            alle.add(regel)
            pad = logboek(boek)
            pad.write_text(pad.read_text() + regel + "\n")
        git(boek, "commit", "-qam", tak)
    git(boek, "checkout", "-q", "main")
    for tak in toeval.sample(takken, len(takken)):
        git(boek, "merge", "-q", "--no-edit", tak)
    regels = logboek(boek).read_text().splitlines()
    assert sorted(regels) == sorted(alle)
    assert draai("check", "id", "bestand", "geschiedenis", "--geschiedenis").code == 0


@pytest.mark.parametrize("staart", ["# nog een opmerking", "   ", ""])
def test_een_opmerking_zonder_regeleinde_is_niet_afgebroken(draai: Draai, boek: Path, staart: str) -> None:
    pad = schrijf(boek, BON)
    pad.write_text(f"{BON}\n{staart}")
    assert draai("herstel").uit == "Er is niets te herstellen.\n"
    assert pad.read_text() == f"{BON}\n{staart}"


def test_een_echte_halve_samenvoeging_die_alleen_toevoegde(draai: Draai, boek: Path) -> None:
    git(boek, "init", "-q", "-b", "main")
    schrijf(boek, BON)
    git(boek, "add", "-A")
    git(boek, "commit", "-qm", "begin")
    git(boek, "checkout", "-qb", "tak")
    schrijf(boek, BON, ANDER)
    git(boek, "commit", "-qam", "tak")
    git(boek, "checkout", "-q", "main")
    pad = schrijf(boek, BON, DERDE)
    git(boek, "commit", "-qam", "main")
    samen = subprocess.run(["git", "-C", str(boek), "merge", "-q", "tak"], check=False, capture_output=True)
    assert samen.returncode != 0, "without .gitattributes git leaves this to people"
    assert draai("herstel").code == 0
    assert pad.read_text() == f"{BON}\n{DERDE}\n{ANDER}\n"
    git(boek, "commit", "-qam", "samen")
    assert draai("check", "geschiedenis", "--geschiedenis").code == 0
