"""Wat een penvoerder op de eerste avond verkeerd typt, en wat er dan staat: wat er is, en wat nu te doen."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.bank.schrijvers import Regel, csv_bunq
from tests.bonpapier import ubl
from tests.conftest import Draai

BESLUIT = ("besluit", "nieuw", "kas", "--verschuif", "kernen/zuid tuin/moestuin 10", "--waarom", "een kas")


@pytest.fixture(autouse=True)
def kluis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    map_ = tmp_path / "kluis"
    map_.mkdir(mode=0o700)
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(map_))


def test_wie_besluit_mag_heten_zoals_hij_overal_geschreven_staat(draai: Draai, boek: Path) -> None:
    plan = boek / "data/budget.yaml"
    plan.write_text(plan.read_text().replace("buurtcoalitie: {naam: ", "coalitie: {naam: "))
    naam = next(
        r.partition('naam: "')[2].partition('"')[0] for r in plan.read_text().splitlines() if "coalitie: {" in r
    )
    assert draai(*BESLUIT, "--door", naam.upper()).code == 0
    assert "door: coalitie\n" in (boek / "data/besluiten/2024-01-15-kas.yaml").read_text()


def test_wie_niet_mag_besluiten_hoort_wie_wel(draai: Draai) -> None:
    fout = " ".join(draai(*BESLUIT, "--door", "de voorzitter").fout.split())
    assert "de voorzitter mag niet over de begroting besluiten; wie dat wel mogen: buurtcoalitie" in fout


def test_een_getypt_saldo_dat_een_ander_tegenspreekt_wordt_niet_stil_vergeten(draai: Draai, tmp_path: Path) -> None:
    pad = tmp_path / "bunq.csv"
    pad.write_bytes(csv_bunq((Regel(date(2023, 1, 5), Decimal("12.00"), "", "buur", "gift"),), Decimal("0.00")))
    zonder = " ".join(draai("bank", "importeer", str(pad)).uit.split())
    assert "want in het afschrift van betaal staat geen saldo" in zonder
    assert draai("bank", "importeer", str(pad), "--eindsaldo", "12").code == 0
    anders = draai("bank", "importeer", str(pad), "--eindsaldo", "21")
    assert anders.code == 3
    assert "staat in het boek al een saldo van € 12,00, en je typt € 21,00" in " ".join(anders.fout.split())
    assert draai("bank", "importeer", str(pad), "--eindsaldo", "12").code == 0


def test_zonder_afschrift_zegt_niets_dat_het_niets_scheelt(draai: Draai) -> None:
    assert "Er is nog geen afschrift ingelezen" in draai("bank", "sluit-aan").uit


def test_een_bestand_dat_niet_van_een_bank_is_krijgt_geen_raad_die_niet_helpt(draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "begroting.csv").write_text("Wijk;Kosten\nOost;12\n")
    fout = draai("bank", "importeer", str(tmp_path / "begroting.csv")).fout
    assert "dit herken ik niet als bestand van een bank" in fout
    assert "--tot fout" not in fout


def test_een_terugbetaling_is_geen_soort_maar_hoort_bij_een_post(draai: Draai) -> None:
    assert "noem met --post van welke post" in draai("bank", "boek", "3a66", "--soort", "terugbetaling").fout


def test_zonder_kluis_staat_er_wat_te_typen(draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BUURTLEDGER_KLUIS", raising=False)
    fout = draai("bank", "sluit-aan").fout
    assert "mkdir -m 700 ~/kluis" in fout
    assert "export BUURTLEDGER_KLUIS=~/kluis" in fout


def test_wat_het_systeem_weigert_staat_er_in_gewone_woorden(
    draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "het bestand is niet te lezen: dat is er niet" in draai("bon", "lees", str(tmp_path / "weg.pdf")).uit
    monkeypatch.setenv("BUURTLEDGER_SLEUTEL", str(tmp_path / "weg.txt"))
    fout = " ".join(draai("check", "--kluis").fout.split())
    assert "weg.txt is niet te lezen: dat is er niet; zet BUURTLEDGER_SLEUTEL goed" in fout
    assert "No such file" not in fout


def test_wat_de_bank_liet_zien_kan_een_verplichting_zijn(draai: Draai, boek: Path, tmp_path: Path) -> None:
    draai("verplichting", "toevoegen", "moestuin", "120", "hek", "--leverancier", "Smederij", "--datum", "2023-03-01")
    nummer = re.findall(r"[0-9]{6}-[0-9a-z]{6}", draai("verplichting", "lijst").uit)[0]
    pad = tmp_path / "bunq.csv"
    pad.write_bytes(csv_bunq((Regel(date(2023, 4, 5), Decimal("-100.00"), "", "smid", "hek"),), Decimal("0.00")))
    assert draai("bank", "importeer", str(pad), "--eindsaldo", "0").code == 0
    (open_,) = json.loads(draai("bank", "status", "--formaat", "json").uit)["onverklaard"]
    assert "de bank heeft € 100,00 minder" in " ".join(draai("bank", "status").uit.split())
    boek_het = ("bank", "boek", open_["kenmerk"], "--post", "moestuin", "--omschrijving", "hek")
    assert "hoort een bon" in draai(*boek_het, "--als", "voorschot", "--bij", nummer).fout
    assert draai(*boek_het, "--bij", nummer.partition("-")[2]).code == 0
    assert f"bij: {nummer}" in (boek / "data/bonnen/tuin/moestuin.yaml").read_text()


def test_een_eerste_sleutel_zegt_hoe_het_bestand_met_rollen_eruitziet(draai: Draai, boek: Path, tmp_path: Path) -> None:
    uit = draai("kluis", "sleutel", "--naar", str(tmp_path / "een.txt")).uit
    regels = [regel[4:] for regel in uit.splitlines() if regel.startswith("    ")]
    (boek / "data/rollen.yaml").write_text(regels[-1].partition("], ")[2].rstrip("}") + "\n")
    assert "data/rollen.yaml is niet te lezen" in draai("briefje", str(tmp_path / "bladen")).fout
    (boek / "data/rollen.yaml").write_text("\n".join(regels) + "\n")
    assert draai("briefje", str(tmp_path / "bladen")).code == 0
    assert "bij jezelf" in draai("kluis", "sleutel", "--naar", str(tmp_path / "twee.txt")).uit


def test_waar_een_export_heen_moet_is_een_optie(draai: Draai) -> None:
    assert "typ je als --naar BESTAND" in draai("export", "hledger", "boek.journal").fout


def test_elk_deel_van_de_balk_is_anders_getekend_en_de_legenda_gelijk() -> None:
    from buurtledger.report.driedeling import Deel
    from buurtledger.report.site.strook import PATRONEN, Strook, svg

    velden = ("besteed", "nog_te_verantwoorden", "vastgelegd", "beschikbaar")
    delen = tuple(Deel(veld, veld, Decimal(10)) for veld in velden)
    strook = Strook("", Decimal(40), delen, Decimal(0), Decimal(40))
    soorten = [soort for _, soort in strook.vakken]
    assert len(set(soorten)) == len(velden)
    tekening = svg(strook)
    pagina = (Path(__file__).parents[1] / "src/buurtledger/report/site/sjablonen/pagina.html").read_text()
    for soort in soorten:
        assert f'class="{soort}"' in tekening
    for soort in PATRONEN:
        assert f'fill="url(#{soort})"' in tekening
        assert f'<pattern id="{soort}"' in pagina


def test_wat_alleen_getoond_werd_zegt_hoe_het_in_het_boek_komt(draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "verf.xml").write_bytes(ubl())
    assert "met --post POST --ja" in draai("bon", "lees", str(tmp_path / "verf.xml")).uit
