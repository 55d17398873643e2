"""What two or three people meet at three computers: whose kluis, whose key, whose account, whose bon."""

from __future__ import annotations

from pathlib import Path

import pyrage
import pytest

from buurtledger.cli.omgeving import maak_omgeving
from tests.bank.conftest import NOORD, kluis
from tests.conftest import Draai, logboek, schrijf

__all__ = ["kluis"]
BON = (
    '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Potgrond", leverancier: "Hal", '
    "betaald_door: kern}"
)


def plat(tekst: str) -> str:
    return " ".join(tekst.split())


@pytest.fixture
def nee(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits there, and says no to what is asked."""
    monkeypatch.setattr(
        "buurtledger.cli.start.maak_omgeving", lambda *alles: maak_omgeving(*alles)._replace(mag_vragen=True)
    )
    monkeypatch.setattr("buurtledger.cli.kascommissie.bevestig", lambda *_, **__: False)
    monkeypatch.setattr("buurtledger.cli.bonvragen.bevestig", lambda *_, **__: False)


def test_de_kascommissie_ziet_de_bon_voor_zij_oordeelt(draai: Draai, boek: Path, nee: None) -> None:
    assert nee is None
    schrijf(boek, BON)
    uitkomst = draai("kascommissie", "oordeel", "m3fx", "klopt", "--door", "Ria")
    for deel in ("€ 45,95", "14 oktober 2023", "Potgrond", "Hal", "geen scan"):
        assert deel in uitkomst.uit
    assert not (boek / "data/kascommissie.yaml").exists()


def test_een_ander_zaad_dan_eerst_wordt_gezegd(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    assert "zaad" not in draai("kascommissie", "oordeel", "m3fx", "klopt", "--zaad", "lotto 1").fout
    assert "zaad" not in draai("kascommissie", "oordeel", "m3fx", "klopt", "--zaad", "lotto 1").fout
    assert "eerder was het zaad lotto 1" in plat(
        draai("kascommissie", "oordeel", "m3fx", "ja", "--zaad", "lotto 2").fout
    )


def test_een_scan_zonder_kluis_wordt_gevraagd(draai: Draai, boek: Path, nee: None, tmp_path: Path) -> None:
    """A new terminal without BUURTLEDGER_KLUIS: the bon would name a scan that lies nowhere."""
    assert nee is None
    scan = tmp_path / "bon.pdf"
    scan.write_bytes(b"%PDF-1.7")
    uitkomst = draai(
        "bon",
        "toevoegen",
        "tuin/moestuin",
        "5",
        "verf",
        "--betaald-door",
        "kern",
        "--leverancier",
        "Hal",
        "--scan",
        str(scan),
        "--datum",
        "2023-10-14",
    )
    assert uitkomst.code == 2
    assert "BUURTLEDGER_KLUIS" in uitkomst.fout
    assert not logboek(boek).exists()


def test_een_rekening_die_ook_van_een_ander_is(draai: Draai, kluis: Path) -> None:
    assert kluis.is_dir()
    assert draai("kluis", "rekening", "kernen/noord", NOORD, "--naam", "Noord").fout == ""
    uitkomst = draai("kluis", "rekening", "--leverancier", "De Linde", NOORD, "--naam", "De Linde")
    assert uitkomst.code == 0
    assert "naar dezelfde rekening gaat ook wat kernen/noord krijgt" in plat(uitkomst.fout)
    assert "de linde" in plat(draai("kluis", "rekening", "kernen/zuid", NOORD, "--naam", "Zuid").fout)


def test_wie_geen_eigen_kluis_hoort_te_hebben(draai: Draai) -> None:
    fout = plat(draai("kluis", "rekening", "kernen/noord", "--bevestig").fout)
    assert "Doet een ander de boeken, vraag dan die om een kopie van de kluis" in fout


def test_een_versleutelde_kopie_is_zonder_de_sleutel_niets(
    draai: Draai, boek: Path, kluis: Path, tmp_path: Path
) -> None:
    assert draai("kluis", "rekening", "kernen/noord", NOORD, "--naam", "Noord").code == 0
    stick = tmp_path / "stick"
    stick.mkdir()
    zin = "zonder je geheime sleutel gaat er niets van open"
    assert zin not in plat(draai("kluis", "reservekopie", str(stick)).fout)
    (kluis / "bank/geheugen.json").unlink()
    publiek = pyrage.x25519.Identity.generate().to_public()
    (boek / "data/rollen.yaml").write_text(
        f"formaat: 1\npersonen:\n  bea: {{rollen: [penvoerder], kluis: {publiek}}}\n"
    )
    assert draai("kluis", "rekening", "kernen/noord", NOORD, "--naam", "Noord").code == 0
    assert zin in plat(draai("kluis", "reservekopie", str(stick)).fout)
