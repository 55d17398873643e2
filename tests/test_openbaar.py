"""What leaves for the public is masked, every text of it, by the declaration of the values."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from buurtledger.checks.register import bevinding
from buurtledger.handelingen.stad import buurtnaam
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Plaats, Regel
from buurtledger.model.grootboek import Grootboek
from buurtledger.stand.openbaar import openbaar, openbare_bevindingen
from buurtledger.store.grootboek import lees_grootboek
from tests.conftest import Draai, schrijf

GEHEIM = "bel 06-12345678"
WEG = "[weggelaten]"


def leg_overal_neer(boek: Path) -> None:
    """A telephone number in every text of the ledger that can be published."""
    budget = boek / "data/budget.yaml"
    tekst = budget.read_text(encoding="utf-8")
    for naam in ("Proefbuurt", "Moestuin", "Coördinatie", "Penvoerder"):
        assert f'"{naam}"' in tekst
        tekst = tekst.replace(f'"{naam}"', f'"{naam} {GEHEIM}"')
    budget.write_text(tekst, encoding="utf-8")
    (boek / "data/kernen/zuid.yaml").write_text(
        f'formaat: 1\nnaam: "Zuid {GEHEIM}"\nbron: "{GEHEIM}"\nresultaat: "{GEHEIM}"\nleermomenten: ["{GEHEIM}"]\n'
        f'toelichting: "{GEHEIM}"\n'
        f'namen: [{{naam: "Zuiden {GEHEIM}", ingevoerd: 2023-01-01, bron: "{GEHEIM}"}}]\n'
    )
    (boek / "data/kascommissie.yaml").write_text(
        "formaat: 1\nbevindingen:\n"
        f'  - {{datum: 2023-05-01, bon: 221015-m3fx, oordeel: "{GEHEIM}", zaad: "{GEHEIM}"}}\n'
    )
    (boek / "data/besluiten").mkdir()
    (boek / "data/besluiten/2023-03-15-kas.yaml").write_text(
        f'formaat: 1\ndatum: 2023-03-15\ndoor: buurtcoalitie\nwaarom: "{GEHEIM}"\nnotulen: "{GEHEIM}"\n'
        f'opent: [{{post: tuin/kas, naam: "Kas {GEHEIM}"}}]\n'
    )
    (boek / "data/huisstijl.yaml").write_text(f'formaat: 1\nwie: "{GEHEIM}"\n')
    (boek / "data/subsidie.yaml").write_text(
        f'formaat: 1\nbeschikking: {{nummer: "{GEHEIM}", datum: 2022-08-30, bedrag: 1000.00, '
        f'voorwaarden: ["{GEHEIM}"]}}\n'
        f'afspraken: [{{wat: "{GEHEIM}", voor: 2024-01-01}}]\n'
        f'meldingen: [{{besluit: 2023-03-15-kas, datum: 2023-03-01, kenmerk: "{GEHEIM}"}}]\n'
    )
    (boek / "data/leersessies.yaml").write_text(
        f'formaat: 1\nsessies:\n  - {{datum: 2023-05-01, plaats: "{GEHEIM}", onderwerp: "{GEHEIM}"}}\n'
    )
    (boek / "data/cofinanciering.yaml").write_text(
        "formaat: 1\nbijdragen:\n"
        f'  - {{post: tuin/moestuin, van: "{GEHEIM}", toegezegd: 1.00, betaald: 2.00, notitie: "{GEHEIM}"}}\n'
    )
    schrijf(
        boek,
        f'- {{bon: 221015-m3fx, datum: 2022-10-14, bedrag: 4.00, omschrijving: "{GEHEIM}", leverancier: "{GEHEIM}", '
        f'betaald_door: kern, activiteit: "{GEHEIM}", notitie: "{GEHEIM}"}}',
    )


def test_geen_tekst_van_het_grootboek_gaat_ongemaskeerd_naar_buiten(boek: Path) -> None:
    leg_overal_neer(boek)
    grootboek = lees_grootboek(boek)
    assert not [b.bericht for b in grootboek.bevindingen]
    schoon = openbaar(grootboek, lambda tekst: tekst.replace(GEHEIM, WEG))
    assert GEHEIM in repr(grootboek)
    assert GEHEIM not in repr(schoon)
    assert repr(schoon).count(WEG) == repr(grootboek).count(GEHEIM)


def test_de_website_zwijgt_ook_van_wat_de_kascommissie_en_de_namen_zeggen(
    draai: Draai, boek: Path, tmp_path: Path
) -> None:
    leg_overal_neer(boek)
    assert draai("publiceer", str(tmp_path / "site"), "--ondanks-fouten").code == 0
    met = [p for p in (tmp_path / "site").rglob("*") if p.is_file() and b"12345678" in p.read_bytes()]
    assert not met


def test_de_website_zegt_wat_check_zegt(draai: Draai, boek: Path, tmp_path: Path) -> None:
    (boek / "data/rollen.yaml").write_text(
        'formaat: 1\npersonen:\n  p: {rollen: [penvoerder], git: ["p@example.org"]}\n'
        "mandaten:\n  - {boven: 100.00, rol: penvoerder}\n"
    )
    schrijf(boek, '- {voorschot: 221015-m3fx, datum: 2022-10-14, bedrag: 200.00, omschrijving: "deel"}')
    assert "wacht[" in draai("check").uit.replace("waarschuwing[wacht]", "wacht[")
    draai("publiceer", str(tmp_path / "site"), "--ondanks-fouten")
    assert "wacht" in (tmp_path / "site/controle.html").read_text(encoding="utf-8")


def _woorden(pad: Path) -> set[bytes]:
    inhoud = pad.read_bytes()
    return {woord for woord in (b"k2vd", b"2023-04-02") if woord in inhoud}


def test_de_open_gegevens_gaan_tot_de_dag_van_de_website(draai: Draai, boek: Path, tmp_path: Path) -> None:
    regel = '- {{bon: 230401-{0}, datum: {1}, bedrag: {2}, omschrijving: "Potgrond {0}", betaald_door: kern}}'
    schrijf(boek, regel.format("m3fx", "2023-03-31", "4.00"), regel.format("k2vd", "2023-04-01", "5.00"))
    (boek / "data/besluiten").mkdir()
    (boek / "data/besluiten/2023-04-02-kas.yaml").write_text(
        "formaat: 1\ndatum: 2023-04-02\ndoor: buurtcoalitie\nwaarom: een kas\n"
        "verschuivingen: [{van: kernen/zuid, naar: tuin/moestuin, bedrag: 1.00}]\n"
    )
    assert draai("publiceer", str(tmp_path / "site"), "--op", "2023-03-31").code == 0
    csv = (tmp_path / "site/gegevens/mutaties.csv").read_text(encoding="utf-8")
    assert ("m3fx" in csv, "k2vd" in csv) == (True, False)
    later = [p for p in (tmp_path / "site").rglob("*") if p.is_file() and _woorden(p)]
    assert not later


def test_een_bevinding_zwijgt_ook_in_haar_delen() -> None:
    """A message may hold another message, or a row of texts; amounts, days and places stay."""
    binnen = zin("{wie} belde", wie=GEHEIM)
    bericht = zin("{een} {rij} {nr} {bedrag}", een=binnen, rij=(GEHEIM, binnen), nr=3, bedrag=Decimal("1.00"))
    los = bevinding(Regel.VORM, Plaats("x", 1), bericht, zin("{tekst}", tekst=GEHEIM))._replace(fragment=GEHEIM)
    (schoon,) = openbare_bevindingen((los,), lambda tekst: tekst.replace(GEHEIM, WEG))
    stil = zin("{wie} belde", wie=WEG)
    assert schoon.bericht == zin("{een} {rij} {nr} {bedrag}", een=stil, rij=(WEG, stil), nr=3, bedrag=Decimal("1.00"))
    assert (schoon.remedie.waarden, schoon.fragment) == ({"tekst": WEG}, WEG)
    assert (schoon.regel, schoon.plaats) == (los.regel, los.plaats)
    boek = Grootboek(None, {}, (), bevindingen=(los,))
    assert openbaar(boek, lambda tekst: tekst.replace(GEHEIM, WEG)).bevindingen == (schoon,)


def test_de_naam_van_een_map_met_tabellen_is_ook_openbaar(boek: Path) -> None:
    pad = boek / "data/budget.yaml"
    pad.write_text(pad.read_text().replace('"Proefbuurt"', '"Buurt, bel 06-12345678"'))
    assert "1234" not in buurtnaam(boek).rpartition("-")[0]
