"""Adding lines: `bon`, `voorschot`, `terugbetaling`, `vergoeding`, `storneer`, `retour`."""
# ruff: noqa: E501

from __future__ import annotations

import errno
import json
import os
import re
import resource
import signal
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Draai, logboek, schrijf

BON = '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: kern}'


def nummer_van(regel: str) -> str:
    gevonden = re.search(r"[0-9]{6}-[0-9a-z]{4,6}", regel)
    assert gevonden
    return gevonden[0]


def test_een_bon_is_een_regel(draai: Draai, boek: Path) -> None:
    uitkomst = draai(
        *("bon", "toevoegen", "tuin/moestuin", "1.045,95", 'Verf, "wit"'),
        *("--datum", "14-10-2023", "--leverancier", "Gamma", "--betaald-door", "penvoerder", "--btw", "7,97"),
        *("--bewijs", "factuur", "--activiteit", "tuindag", "--notitie", "a\\b"),
        vandaag=date(2023, 10, 20),
    )
    assert uitkomst.code == 0
    assert "meer besteed" not in uitkomst.uit
    regel = logboek(boek).read_text()
    assert re.fullmatch(
        r'- \{bon: 231020-[0-9a-z]{6}, datum: 2023-10-14, bedrag: 1045\.95, btw: 7\.97, omschrijving: "Verf, \\"wit\\"", '
        r'leverancier: "Gamma", betaald_door: penvoerder, bewijs: factuur, activiteit: "tuindag", notitie: "a\\\\b"\}\n',
        regel,
    )


def test_een_bon_boven_de_begroting_wordt_geboekt_met_een_waarschuwing(draai: Draai, boek: Path) -> None:
    uitkomst = draai("bon", "toevoegen", "tuin/moestuin", "500", "Kas", "--datum", "2023-10-14")
    assert uitkomst.code == 0
    assert "let op: tuin/moestuin heeft € 500,00 besteed van € 420,00: € 80,00 te veel" in uitkomst.fout
    assert logboek(boek).exists()
    assert draai("check").code == 1


def test_buiten_de_looptijd_een_waarschuwing(draai: Draai) -> None:
    uitkomst = draai("bon", "toevoegen", "tuin/moestuin", "5", "Touw")
    assert uitkomst.code == 0
    assert "15 januari 2024 valt buiten de looptijd" in uitkomst.fout


def test_waarschijnlijk_dezelfde_bon(draai: Draai, boek: Path) -> None:
    schrijf(boek, "# begin", BON.replace("m3fx", "a2bc").replace("45.95", "4.00"), BON)
    nieuw = ("bon", "toevoegen", "tuin/moestuin", "45,95", "potgrond", "--datum", "2023-10-14")
    uitkomst = draai(*nieuw)
    assert uitkomst.code == 0
    plaats = "in data/bonnen/tuin/moestuin.yaml op regel 3"
    assert f"dit lijkt dezelfde bon als 231015-m3fx, {plaats}" in uitkomst.fout


def test_een_gestorneerde_bon_is_geen_dubbele(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON, '- {storno: 231016-d81w, van: 231015-m3fx, datum: 2023-10-16, reden: "fout bedrag"}')
    uitkomst = draai("bon", "toevoegen", "tuin/moestuin", "45,95", "potgrond", "--datum", "2023-10-14")
    assert (uitkomst.code, uitkomst.fout) == (0, "")


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (("bon", "toevoegen"), "POST ontbreekt"),
        (("bon", "toevoegen", "tuin/moestuin"), "BEDRAG ontbreekt"),
        (("bon", "toevoegen", "tuin/moestuin", "5"), "OMSCHRIJVING ontbreekt"),
        (("bon", "toevoegen", "tuin/moestuni", "5", "x"), "tuin/moestuni is er niet; bedoel je tuin/moestuin?"),
        (("bon", "toevoegen", "tuin", "5", "x"), "tuin is er niet; bedoel je tuin/moestuin?"),
        (("bon", "toevoegen", "../../etc/passwd", "5", "x"), "../../etc/passwd is er niet"),
        (("bon", "toevoegen", "tuin/moestuin", "45.9,5", "x"), "45.9,5 is geen bedrag: na 45.9 staat nog ,5"),
        (("bon", "toevoegen", "tuin/moestuin", "5", " "), "omschrijving: de tekst is leeg"),
        (("bon", "toevoegen", "tuin/moestuin", "5", "x" * 501), "omschrijving: de tekst is te lang: 501 tekens"),
        (("bon", "toevoegen", "tuin/moestuin", "5", "Pot\u202egrond"), "een teken dat je niet kunt zien"),
        (("bon", "toevoegen", "tuin/moestuin", "5", "Pot\x1b[31m"), "een teken dat je niet kunt zien"),
        (("bon", "toevoegen", "tuin/moestuin", "5", "x", "--datum", "31-2-2023"), "31-2-2023 staat niet op de kalender"),
        (("bon", "toevoegen", "tuin/moestuin", "5", "x", "--datum", "2024-01-16"), "16 januari 2024 moet nog komen"),
        (("bon", "toevoegen", "tuin/moestuin", "5", "x", "--betaald-door", "ik"), "is kern of penvoerder, niet ik"),
        (("bon", "toevoegen", "tuin/moestuin", "5", "x", "--bewijs", "foto"), "is bon, factuur of verklaring, niet foto"),
        (("bon", "toevoegen", "tuin/moestuin", "5", "x", "--btw", "5"), "de btw, € 5,00, is niet minder dan het bedrag"),
        (("bon", "toevoegen", "tuin/moestuin", "5", "x", "--scan", "/bestaat/niet"), "de scan /bestaat/niet is niet te lezen"),
        (("bon", "toevoegen", "tuin/moestuin", "5", "x", "y"), "te veel woorden: y"),
        (("bon", "toevoegen", "tuin/moestuin", "5", "x", "--dutum", "y"), "de optie --dutum ken ik niet; bedoel je --datum?"),
        (("bon", "toevoegen", "tuin/moestuin", "5", "x", "--datum"), "bij de optie --datum hoort een waarde"),
        (("bon", "storneer", "231015-xxxx", "--reden", "x"), "het nummer 231015-xxxx is er niet"),
        (("bon", "storneer", "231015-m3fx"), "--reden ontbreekt"),
        (("bon", "retour", "231015-m3fx", "46"), "er komt € 46,00 terug op de bon 231015-m3fx, en die was € 45,95"),
        (("bon", "retour", "231015-m3fx", "4", "--datum", "2023-10-13"), "te vroeg: de bon 231015-m3fx is van 14 oktober 2023"),
        (("bon", "retour", "231001-7kq2", "4"), "231001-7kq2 is geen bon maar een voorschot"),
        (("bon", "toon", "231015-xxxx"), "het nummer 231015-xxxx is er niet"),
        (("bno",), "de opdracht bno ken ik niet; bedoel je bon"),
        (("bon", "toevogen"), "de opdracht toevogen ken ik niet; bedoel je toevoegen"),
        (("--taal", "de", "status"), "de taal de spreek ik niet; kies nl of en"),
    ],
)  # fmt: skip
def test_verkeerd_geroepen_schrijft_niets(draai: Draai, boek: Path, argumenten: tuple[str, ...], zin: str) -> None:
    voorschot = '- {voorschot: 231001-7kq2, datum: 2023-10-01, bedrag: 100.00, omschrijving: "deel"}'
    pad = schrijf(boek, BON, voorschot)
    ervoor = pad.read_bytes()
    uitkomst = draai(*argumenten)
    assert uitkomst.code == 2
    assert zin in uitkomst.fout
    assert "Traceback" not in uitkomst.fout
    assert pad.read_bytes() == ervoor


def test_een_scan_laat_alleen_zijn_vingerafdruk_achter(draai: Draai, boek: Path, tmp_path: Path) -> None:
    foto = tmp_path / "bon.jpg"
    foto.write_bytes(b"een foto")
    assert draai("bon", "toevoegen", "tuin/moestuin", "5", "Touw", "--scan", str(foto)).code == 0
    assert 'scan: "sha256:' in logboek(boek).read_text()
    assert "bon.jpg" not in logboek(boek).read_text()
    assert draai("check").code == 0


def test_de_penvoerder_betaalt_de_coordinatie_zelf(draai: Draai, boek: Path) -> None:
    assert draai("bon", "toevoegen", "penvoerder/coordinatie", "5", "Postzegels").code == 0
    assert "betaald_door: penvoerder" in logboek(boek, "penvoerder/coordinatie").read_text()


def test_voorschot_terugbetaling_en_vergoeding(draai: Draai) -> None:
    for soort, bedrag in (("voorschot", "100"), ("terugbetaling", "30"), ("vergoeding", "12,50")):
        assert draai(soort, "toevoegen", "tuin/moestuin", bedrag, "--datum", "2023-10-01").code == 0
    stand = json.loads(draai("status", "--formaat", "json").uit)["totaal"]
    assert (stand["uitbetaald"], stand["te_verantwoorden"]) == ("82.50", "82.50")
    uitkomst = draai("voorschot", "toevoegen", "tuin/moestuin", "400", "te veel", "--datum", "2023-10-02")
    assert "let op: tuin/moestuin heeft € 482,50 gekregen van € 420,00" in uitkomst.fout


def test_storneren_en_de_bon_is_er_niet_meer(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    assert draai("bon", "storneer", "231015-m3fx", "--reden", "dubbel ingevoerd", "--datum", "2023-10-20").code == 0
    assert json.loads(draai("status", "--formaat", "json").uit)["totaal"]["besteed"] == "0.00"
    nogmaals = draai("bon", "storneer", "231015-m3fx", "--reden", "nog eens")
    assert nogmaals.code == 2
    assert "231015-m3fx was al gestorneerd" in nogmaals.fout
    assert draai("check").code == 0
    lijst = json.loads(draai("bon", "lijst", "--formaat", "json").uit)["mutaties"]
    assert [(m["soort"], m["gestorneerd"]) for m in lijst] == [("bon", True), ("storno", False)]
    assert lijst[0]["bedrag"] == "45.95"
    assert lijst[1]["van"] == "231015-m3fx"


def test_een_bon_met_retour_eerst_de_retour_storneren(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    assert draai("bon", "retour", "231015-m3fx", "10", "--datum", "2023-10-16").code == 0
    retour = nummer_van(logboek(boek).read_text().splitlines()[1])
    te_vroeg = draai("bon", "storneer", "231015-m3fx", "--reden", "x", "--datum", "2023-10-20")
    assert te_vroeg.code == 2
    assert f"te vroeg: de retour {retour} van deze bon geldt nog" in te_vroeg.fout
    for nummer in (retour, "231015-m3fx"):
        assert draai("bon", "storneer", nummer, "--reden", "x", "--datum", "2023-10-20").code == 0
    assert draai("check").code == 0


def test_tonen_wat_er_bij_een_bon_hoort(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    draai("bon", "retour", "231015-m3fx", "10", "een zak terug", "--datum", "2023-10-16")
    uit = draai("bon", "toon", "231015-m3fx").uit
    assert "bedrag         € 45,95" in uit
    assert "retour" in uit
    assert "een zak terug" in uit
    assert "data/bonnen/tuin/moestuin.yaml:1" in uit


def test_de_lijst_kiest_en_sorteert(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON.replace("Potgrond", "=1+1"), BON.replace("m3fx", "a2bc").replace("10-14", "10-02"))
    schrijf(boek, BON.replace("m3fx", "k2vd"), post="kernen/noord")
    assert draai("bon", "lijst", "tuin").uit.count("2023-10-") == 2
    ids = [m["id"] for m in json.loads(draai("bon", "lijst", "--formaat", "json").uit)["mutaties"]]
    assert ids == ["231015-a2bc", "231015-k2vd", "231015-m3fx"]
    assert "'=1+1" in draai("bon", "lijst", "--formaat", "csv").uit
    assert draai("bon", "lijst", "--van", "2023-10-10", "--zoek", "POTGROND").uit.count("2023-10-") == 1
    assert draai("bon", "lijst", "--van", "2024-01-01").uit == "Er zijn geen mutaties.\n"


def test_een_lijst_leest_alleen_wat_gevraagd_is(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON, post="kernen/noord")
    schrijf(boek, BON.replace("m3fx", "k2vd"), "onzin", post="tuin/moestuin")
    assert "m3fx" in draai("bon", "lijst", "kernen/noord").uit
    assert "m3fx" in draai("bon", "lijst", "kernen").uit
    for keuze in (["tuin/moestuin"], ["tuin"], []):
        uitkomst = draai("bon", "lijst", *keuze)
        assert (uitkomst.code, uitkomst.uit) == (3, "")
        assert "data/bonnen/tuin/moestuin.yaml:2" in uitkomst.fout


def test_een_lijst_van_een_gebied_noemt_geld_zonder_post(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON, post="kernen/oost")
    uitkomst = draai("bon", "lijst", "kernen")
    assert uitkomst.code == 3
    assert "kernen/oost is geen post" in uitkomst.fout
    assert draai("bon", "lijst", "tuin").uit == "Er zijn geen mutaties.\n"
    assert draai("bon", "lijst", "kernen/noord").uit == "Er zijn geen mutaties.\n"


def test_toevoegen_herschrijft_niets(draai: Draai, boek: Path) -> None:
    pad = schrijf(boek, "# eigen opmerking", BON, "")
    ervoor = pad.read_bytes()
    assert draai("bon", "toevoegen", "tuin/moestuin", "5", "Touw").code == 0
    assert pad.read_bytes().startswith(ervoor)
    assert pad.read_bytes().count(b"\n") == ervoor.count(b"\n") + 1


def test_na_een_hele_regel_zonder_einde_komt_eerst_het_einde(draai: Draai, boek: Path) -> None:
    pad = schrijf(boek)
    pad.write_text(BON)
    assert draai("bon", "toevoegen", "tuin/moestuin", "5", "Touw").code == 0
    assert pad.read_text().startswith(BON + "\n- {bon: ")


def test_na_een_halve_regel_wordt_niets_geschreven(draai: Draai, boek: Path) -> None:
    pad = schrijf(boek, BON)
    pad.write_text(BON + "\n- {bon: 231016-k2")
    uitkomst = draai("bon", "toevoegen", "tuin/moestuin", "5", "Touw")
    assert uitkomst.code == 3
    assert "de laatste regel is niet af" in uitkomst.fout
    assert pad.read_text() == BON + "\n- {bon: 231016-k2"


def test_een_ander_logboek_mag_kapot_zijn(draai: Draai, boek: Path) -> None:
    schrijf(boek, "onzin", post="kernen/noord")
    assert draai("bon", "toevoegen", "tuin/moestuin", "5", "Touw").code == 0


def test_een_volle_schijf_laat_elke_eerdere_byte_staan(draai: Draai, boek: Path) -> None:
    pad = schrijf(boek, BON)
    ervoor = pad.read_bytes()
    zacht, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    vorige = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(ervoor) + 20, hard))
    try:
        uitkomst = draai("bon", "toevoegen", "tuin/moestuin", "5", "Touw", "--datum", "2023-10-16")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (zacht, hard))
        signal.signal(signal.SIGXFSZ, vorige)
    assert uitkomst.code == 3
    assert "is niet te schrijven" in uitkomst.fout
    assert uitkomst.fout.count("\n") == 1
    assert pad.read_bytes() == ervoor


def test_een_schijf_die_alleen_te_lezen_is(draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    echt = os.open

    def weiger(pad: str, vlaggen: int, *rest: int) -> int:
        if vlaggen & os.O_APPEND:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), pad)
        return echt(pad, vlaggen, *rest)

    monkeypatch.setattr(os, "open", weiger)
    uitkomst = draai("bon", "toevoegen", "tuin/moestuin", "5", "Touw")
    assert uitkomst.code == 3
    assert "daar kan alleen gelezen worden. Er is niets veranderd" in uitkomst.fout


@pytest.mark.parametrize("wat", ["map", "symlink"])
def test_wat_geen_bestand_is_wordt_niet_beschreven(draai: Draai, boek: Path, tmp_path: Path, wat: str) -> None:
    pad = logboek(boek)
    pad.parent.mkdir(parents=True)
    buiten = tmp_path / "buiten.yaml"
    buiten.write_text("")
    if wat == "map":
        pad.mkdir()
    else:
        pad.symlink_to(buiten)
    uitkomst = draai("bon", "toevoegen", "tuin/moestuin", "5", "Touw")
    assert uitkomst.code == 3
    assert "Traceback" not in uitkomst.fout
    assert buiten.read_text() == ""
