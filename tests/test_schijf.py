"""What the disk is asked, and in which order: what was said to be written is there after a power cut, and nobody edits
at the same moment."""

from __future__ import annotations

import csv
import fcntl
import io
import os
import signal
import stat
import threading
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from buurtledger.model import bestandsvormen
from buurtledger.model.begroting import BUDGET
from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.report.tabel import Balk, Kolom, Tabel, Verwijzing
from buurtledger.report.vormen.csv import schrijf as schrijf_csv
from buurtledger.store.files.binnen import Binnen
from buurtledger.store.files.klad import kladmap
from buurtledger.store.files.regel_erbij import voeg_regel_toe
from buurtledger.store.files.wegschrijven import maak_nieuw, vervang
from buurtledger.store.kluis.plek import leg_in
from buurtledger.store.logboek.herstellen import herstel, zoek_herstel
from buurtledger.store.logboek.toevoegen import voeg_toe
from buurtledger.store.snel import index
from buurtledger.store.yaml.bewerken import bewerk
from tests.conftest import schrijf


@pytest.mark.parametrize("einde", [signal.SIGTERM, signal.SIGHUP])
def test_een_klad_gaat_weg_ook_als_het_programma_moet_stoppen(einde: signal.Signals) -> None:
    # Whoever runs the tests may ignore it themselves (nohup).
    stond = signal.signal(einde, signal.SIG_DFL)
    try:
        with pytest.raises(SystemExit) as gestopt, kladmap() as map_:  # noqa: PT012 the folder is there until it is told
            (map_ / "website").mkdir()
            signal.raise_signal(einde)
        assert gestopt.value.code == 128 + einde
        assert not map_.exists()
        assert signal.getsignal(einde) == signal.SIG_DFL
        signal.signal(einde, signal.SIG_IGN)
        with kladmap() as map_:
            signal.raise_signal(einde)
            assert map_.exists(), "who ignores it (nohup) goes on"
    finally:
        signal.signal(einde, stond)


def test_een_klad_naast_het_programma_laat_de_signalen_met_rust() -> None:
    stond, gezien = signal.getsignal(signal.SIGTERM), []

    def ernaast() -> None:
        with kladmap() as map_:
            gezien.append((map_.is_dir(), signal.getsignal(signal.SIGTERM)))

    draad = threading.Thread(target=ernaast)
    draad.start()
    draad.join()
    assert gezien == [(True, stond)]


BON = Mutatie(
    "bon", "230401-m3fx", "tuin/moestuin", 0, date(2023, 4, 1), Decimal("45.95"),
    omschrijving="Potgrond", betaald_door="kern",
)  # fmt: skip


def wordt_vastgehouden(pad: Path) -> bool:
    """Whether somebody else would have to wait for a file."""
    lezer = os.open(pad, os.O_RDONLY)
    try:
        fcntl.flock(lezer, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lezer)
    return False


class Schijf:
    """What was asked of the disk, in order; and which file was held meanwhile."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, slot: Path | None = None) -> None:
        self.gevraagd: list[str] = []
        self.vast: list[bool] = []
        echt = {naam: getattr(os, naam) for naam in ("fsync", "replace", "rename", "link", "ftruncate", "write")}

        def luister(naam: str) -> None:
            def doe(*argumenten: object, **opties: object) -> object:
                wat = naam
                if naam == "fsync":
                    wat = "map" if stat.S_ISDIR(os.fstat(argumenten[0]).st_mode) else "bestand"  # type: ignore[arg-type]
                self.gevraagd.append({"rename": "replace"}.get(wat, wat))
                if slot is not None:
                    self.vast.append(wordt_vastgehouden(slot))
                return echt[naam](*argumenten, **opties)

            monkeypatch.setattr(os, naam, doe)

        for naam in echt:
            luister(naam)


def test_een_heel_bestand_ligt_op_de_schijf_voor_het_zijn_naam_krijgt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schijf = Schijf(monkeypatch)
    assert vervang(tmp_path / "a", b"een") is None
    assert vervang(tmp_path / "a", b"twee") is None
    assert maak_nieuw(tmp_path / "b", b"een") is None
    assert schijf.gevraagd == ["bestand", "replace", "map"] * 2 + ["bestand", "link", "map"]
    bezwaar = maak_nieuw(tmp_path / "b", b"twee")
    assert bezwaar is not None
    assert (tmp_path / "b").read_bytes() == b"een"
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["a", "b"]


def test_in_de_kluis_en_op_de_website_ook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kluis = tmp_path / "kluis"
    kluis.mkdir()
    schijf = Schijf(monkeypatch)
    assert leg_in(kluis, "ab" * 32, "ab" * 32 + ".png", b"beeld") == kluis / "ab" / ("ab" * 32 + ".png")
    assert schijf.gevraagd == ["bestand", "replace", "map"]
    for pad, rechten in ((kluis / "ab", 0o700), (next((kluis / "ab").iterdir()), 0o600)):
        assert stat.S_IMODE(pad.stat().st_mode) == rechten, "for its owner only"
    schijf.gevraagd.clear()
    Binnen(tmp_path / "site").schrijf("a/index.html", b"x")
    assert schijf.gevraagd == ["bestand", "replace"]


def test_een_regel_ligt_op_de_schijf_en_een_nieuw_logboek_ook_zijn_naam(
    boek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schijf = Schijf(monkeypatch)
    assert voeg_toe(boek, BON) is None
    assert schijf.gevraagd == ["map", "write", "bestand"]
    schijf.gevraagd.clear()
    assert voeg_toe(boek, BON._replace(nummer="230401-k2vd")) is None
    assert schijf.gevraagd == ["write", "bestand"]


def test_een_schijf_die_vol_raakt_geeft_alles_terug(boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ander = BON._replace(nummer="230401-k2vd", post="kernen/noord")
    assert voeg_toe(boek, BON, ander) is None
    ervoor = {post: (boek / logboek_van(post)).read_bytes() for post in (BON.post, ander.post)}
    schijf = Schijf(monkeypatch)
    monkeypatch.setattr(os, "write", lambda lezer, inhoud: _half(lezer, inhoud, ander.post, boek))
    bezwaar = voeg_toe(boek, BON._replace(nummer="230401-a2bc"), ander._replace(nummer="230401-b2bc"))
    assert bezwaar is not None
    assert {post: (boek / logboek_van(post)).read_bytes() for post in ervoor} == ervoor
    assert schijf.gevraagd[-4:] == ["ftruncate", "bestand"] * 2, "what was taken back stays so after a power cut"


_SCHRIJF = os.write


def _half(lezer: int, inhoud: bytes, post: str, boek: Path) -> int:
    vol = os.fstat(lezer).st_ino == (boek / logboek_van(post)).stat().st_ino
    return _SCHRIJF(lezer, inhoud[: len(inhoud) // 2] if vol else inhoud)


def test_wie_bijschrijft_houdt_het_logboek_vast(boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert voeg_toe(boek, BON) is None
    schijf = Schijf(monkeypatch, boek / logboek_van(BON.post))
    assert voeg_toe(boek, BON._replace(nummer="230401-k2vd")) is None
    assert schijf.vast == [True, True]
    assert not wordt_vastgehouden(boek / logboek_van(BON.post))


def test_wie_een_bestand_verandert_houdt_het_boek_vast(boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schijf = Schijf(monkeypatch, boek / BUDGET)
    gezien: list[bool] = []
    kern = "data/kernen/noord.yaml"
    bezwaar = bewerk(boek, kern, bestandsvormen.KERN, lambda _: gezien.append(wordt_vastgehouden(boek / BUDGET)))
    assert (bezwaar, gezien) == (None, [True])
    assert voeg_regel_toe(boek, ".gitattributes", "data/bonnen/** merge=union") is None
    (boek / kern).write_bytes("\ufeffformaat: 1\n".encode())
    (te_herstellen,) = zoek_herstel(boek)
    assert herstel(boek, te_herstellen, date(2024, 1, 15), "x") is None
    assert (boek / kern).read_bytes() == b"formaat: 1\n"
    assert schijf.vast == [True] * 9
    assert not wordt_vastgehouden(boek / BUDGET)


@pytest.fixture
def kaart(boek: Path) -> tuple[index.Kaart, os.stat_result]:
    """A logboek as the index saw it, long after it was written."""
    pad = schrijf(boek, "# leeg")
    os.utime(pad, ns=(10**18 + 1, 10**18 + 1))
    gezien, _ = index.bekijk(pad)
    assert gezien is not None
    later = max(gezien.st_mtime_ns, gezien.st_ctime_ns) + 10**10
    return index.maak_kaart(gezien, later, pad.read_bytes()), gezien


@pytest.mark.parametrize("veld", ["grootte", "mtime", "ctime", "inode"])
def test_een_bestand_dat_er_anders_uitziet_wordt_niet_geloofd(
    kaart: tuple[index.Kaart, os.stat_result], veld: str
) -> None:
    bekend, gezien = kaart
    assert index.is_onveranderd(bekend, gezien)
    for anders in (-1, 1):
        assert not index.is_onveranderd(bekend._replace(**{veld: getattr(bekend, veld) + anders}), gezien)
    assert not index.is_onveranderd(bekend, None)


@pytest.mark.parametrize("jongste", ["mtime", "ctime"])
def test_wat_kort_voor_de_blik_veranderde_wordt_niet_geloofd(
    kaart: tuple[index.Kaart, os.stat_result], jongste: str
) -> None:
    """Two seconds: a file system that keeps time in whole or even seconds shows no second change within one of its."""
    _, gezien = kaart
    tijden = {"mtime": 10**18 + 1, "ctime": 10**18 + 1, jongste: 10**18 + 500}
    stat_ = os.stat_result((*gezien[:10],), {**_velden(gezien), **{f"st_{n}_ns": t for n, t in tijden.items()}})
    for ouder, onveranderd in ((0, False), (1_999_999_999, False), (2_000_000_000, False), (2_000_000_001, True)):
        kaart_ = index.Kaart(gezien.st_size, tijden["mtime"], tijden["ctime"], gezien.st_ino, 10**18 + 500 + ouder, "")
        assert index.is_onveranderd(kaart_, stat_) is onveranderd


@pytest.mark.parametrize(("mtime", "ctime", "geloofd"), [(0, 0, False), (1, 0, True), (0, 1, True), (1, 1, True)])
def test_tijden_in_hele_seconden_bewijzen_niets(
    kaart: tuple[index.Kaart, os.stat_result], mtime: int, ctime: int, geloofd: bool
) -> None:
    _, gezien = kaart
    tijden = (10**18 + mtime, 10**18 + ctime)
    stat_ = os.stat_result((*gezien[:10],), {**_velden(gezien), "st_mtime_ns": tijden[0], "st_ctime_ns": tijden[1]})
    assert index.is_onveranderd(index.Kaart(gezien.st_size, *tijden, gezien.st_ino, 2 * 10**18, ""), stat_) is geloofd


def _velden(gezien: os.stat_result) -> dict[str, object]:
    return {naam: getattr(gezien, naam) for naam in dir(gezien) if naam.startswith("st_")}


def test_een_bestand_dat_groeide_tussen_kijken_en_lezen_wordt_niet_geloofd(boek: Path) -> None:
    pad = schrijf(boek, "# leeg")
    gezien, wanneer = index.bekijk(pad)
    eigen = index.maak_kaart(gezien, wanneer, pad.read_bytes())
    assert (eigen.gezien, eigen.inode) == (wanneer, pad.stat().st_ino)
    gegroeid = index.maak_kaart(gezien, wanneer, pad.read_bytes() + b"x")
    assert gegroeid[:5] == (8, 0, 0, 0, 0)
    assert gegroeid.hash != eigen.hash


@pytest.mark.parametrize(
    ("tekst", "cel"),
    [
        ("=1+1", "'=1+1"),
        ("+31", "'+31"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "\nx"),
        ("x\r=1", "x\n=1"),
        ("\r=1", "'\n=1"),
        ("a\r\nb", "a\nb"),
        ("  =1", "'  =1"),
        ("\n@x", "'\n@x"),
        ("\u00a0=1", "'\u00a0=1"),
        ("a=1", "a=1"),
        ("'", "'"),
        ("", ""),
    ],
)
def test_geen_cel_van_een_csv_is_een_formule(tekst: str, cel: str) -> None:
    uit = schrijf_csv(Tabel("", (Kolom("", "kop"), Kolom("", "naar")), ((tekst, Verwijzing(tekst, "x.html")),)))
    assert list(csv.reader(io.StringIO(uit, newline="")))[1] == [cel, cel]


def test_de_cellen_van_een_csv() -> None:
    rij = (None, Decimal("-1234.5"), Balk(Decimal("0.12345")), date(2023, 4, 1), 3)
    uit = schrijf_csv(Tabel("", tuple(Kolom("", naam) for naam in "abcde"), (rij,), (("som",) * 5,)))
    assert uit == "a,b,c,d,e\n,-1234.50,0.1234,2023-04-01,3\n"
