"""At the moment of approving: `akkoord` refuses what `check` would refuse, and says who entered it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import typer

from buurtledger.cli.omgeving import maak_omgeving
from tests.aanvallen.buurt import BON, KLEIN, Als, Buurt, akkoord, oordeel, regels
from tests.conftest import Draai, logboek


def test_akkoord_geven_en_vastleggen(als: Als, draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON)
    uitkomst = als("bram", "akkoord", "231015-m3fx", "--commit")
    assert uitkomst.code == 0, uitkomst.fout
    assert "Ingevoerd door anna op" in uitkomst.uit
    assert "akkoord op 231015-m3fx bij tuin/moestuin, als tweede-ondertekenaar" in uitkomst.uit
    assert oordeel(draai) == []
    assert '"volledig"' in draai("herkomst", "231015-m3fx", "--formaat", "json").uit


@pytest.mark.parametrize(
    ("wie", "sleutel", "opties", "zin"),
    [
        ("anna", None, (), "anna voerde dit zelf in"),
        ("carla", None, (), "carla heeft de rol tweede-ondertekenaar niet"),
        ("carla", None, ("--rol", "tweede-ondertekenaar"), "carla heeft de rol tweede-ondertekenaar niet"),
        ("dirk", "", (), "dirk@example.org staat niet in data/rollen.yaml"),
        ("bram", "", (), "hier wordt een handtekening gevraagd; zeg git eerst"),
        ("bram", "anna", (), "anna voerde dit zelf in"),
        ("bram", "vreemd", (), "de sleutel waarmee git tekent staat niet bij jou"),
        ("bram", None, ("--rol", "koning"), "de rol koning is er niet"),
    ],
)
def test_wat_check_zou_weigeren_wordt_niet_geschreven(
    als: Als,
    buurt: Buurt,
    wie: str,
    sleutel: str | None,
    opties: tuple[str, ...],
    zin: str,
) -> None:
    buurt.maak_sleutel("vreemd")
    buurt.leg_vast("anna", BON)
    voor = logboek(buurt.boek).read_bytes()
    uitkomst = als(wie, "akkoord", "231015-m3fx", "--commit", *opties, sleutel=sleutel)
    assert uitkomst.code == 2
    assert zin in uitkomst.fout
    assert logboek(buurt.boek).read_bytes() == voor


def test_wat_geen_akkoord_nodig_heeft(als: Als, draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", KLEIN)
    assert "is geen akkoord nodig" in als("bram", "akkoord", "231015-a2bc").fout
    assert als("bram", "akkoord", "231015-a2bc", "--rol", "tweede-ondertekenaar", "--commit").code == 0
    assert "heeft haar akkoord al" in als("bram", "akkoord", "231015-a2bc").fout
    assert oordeel(draai) == []


def test_wat_nog_niet_in_git_staat(als: Als, buurt: Buurt) -> None:
    buurt.voeg_toe(BON)
    assert "staat nog niet in git" in als("bram", "akkoord", "231015-m3fx").fout


def test_alles_of_niets(als: Als, buurt: Buurt) -> None:
    """One that may not be given keeps the others from being written."""
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("bram", BON.replace("m3fx", "n4nn").replace("10-14", "10-13"))
    uitkomst = als("bram", "akkoord", "231015-m3fx", "231015-n4nn", "--commit")
    assert uitkomst.code == 2
    assert "bram voerde dit zelf in" in uitkomst.fout
    assert "akkoord" not in logboek(buurt.boek).read_text()


def test_wie_bij_de_groep_hoort(als: Als, buurt: Buurt) -> None:
    buurt.verander_rollen('git: ["bram@example.org"]', 'belang: [tuin/moestuin], git: ["bram@example.org"]')
    buurt.leg_vast("anna")
    buurt.stem(rol="tweede-ondertekenaar")
    buurt.leg_vast("bram")
    buurt.leg_vast("anna", BON)
    assert "bram hoort bij tuin/moestuin" in als("bram", "akkoord", "231015-m3fx").fout


@pytest.mark.parametrize("buurt", ["volledig"], indirect=True)
def test_een_ongetekende_invoer_waar_volledig_bewijs_gevraagd_wordt(als: Als, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON, sleutel="")
    assert "invoerde is niet ondertekend" in als("bram", "akkoord", "231015-m3fx").fout


def test_afwijzen(als: Als, draai: Draai, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON)
    uitkomst = als("bram", "akkoord", "231015-m3fx", "--afwijzen", "geen bon erbij", "--commit")
    assert uitkomst.code == 0, uitkomst.fout
    assert "afwijzing van 231015-m3fx" in uitkomst.uit
    zinnen = [bericht for _, bericht in oordeel(draai)]
    assert "afgewezen door de tweede-ondertekenaar: geen bon erbij" in zinnen
    assert draai("check").code == 0, "it asks for attention; it is no fout"
    als("anna", "bon", "storneer", "231015-m3fx", "--reden", "hoort hier niet", "--commit")
    assert oordeel(draai) == []


def test_alles_vraagt_bij_elk(als: Als, buurt: Buurt) -> None:
    buurt.leg_vast("anna", BON)
    uitkomst = als("bram", "akkoord", "--alles")
    assert uitkomst.code == 2
    assert "vraagt bij elk bedrag" in uitkomst.fout


@pytest.mark.parametrize("na", [0, 1])
def test_halverwege_alles_afgebroken(als: Als, buurt: Buurt, monkeypatch: pytest.MonkeyPatch, na: int) -> None:
    """What was given before is there, and that is what is said."""
    buurt.leg_vast("anna", BON, BON.replace("m3fx", "n4nn").replace("Potgrond", "Planten"))
    antwoorden = iter([True] * na)  # that it may be; whether it may be written is the same question

    def bevestig(*_: object) -> bool:
        for ja in antwoorden:
            return ja
        raise typer.Abort

    for vrager in ("akkoord", "boeken"):
        monkeypatch.setattr(f"buurtledger.cli.{vrager}.bevestig", bevestig)
    monkeypatch.setattr(
        "buurtledger.cli.start.maak_omgeving", lambda *alles: maak_omgeving(*alles)._replace(mag_vragen=True)
    )
    uitkomst = als("bram", "akkoord", "--alles")
    assert ("1 akkoord staat er al" in uitkomst.fout, "niets geschreven" in uitkomst.fout) == (bool(na), not na)
    assert logboek(buurt.boek).read_text().count("akkoord:") == na


@pytest.mark.parametrize("antwoord", [False, True])
def test_aan_een_terminal_wordt_gevraagd_of_je_hiervoor_tekent(
    als: Als, buurt: Buurt, monkeypatch: pytest.MonkeyPatch, antwoord: bool
) -> None:
    buurt.verander_rollen("boven: 40.00", "boven: 4000.00")
    buurt.leg_vast("anna")
    monkeypatch.setattr("buurtledger.cli.rollen.bevestig", lambda *_, **__: antwoord)
    monkeypatch.setattr(
        "buurtledger.cli.start.maak_omgeving", lambda *alles: maak_omgeving(*alles)._replace(mag_vragen=True)
    )
    uitkomst = als("bram", "rollen", "akkoord")
    assert uitkomst.uit.index("40.00 wordt 4000.00") < uitkomst.uit.index("Opgeschreven" if antwoord else "niets")
    assert (buurt.boek / "data/rollenakkoorden.yaml").exists() == antwoord


def test_zonder_git_te_kunnen_vragen_wordt_niets_geschreven(
    draai: Draai, buurt: Buurt, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    buurt.leg_vast("anna", BON)
    voor = logboek(buurt.boek).read_bytes()
    monkeypatch.setenv("PATH", str(tmp_path))
    uitkomst = draai("akkoord", "231015-m3fx")
    assert uitkomst.code == 3
    assert "niet na te gaan" in uitkomst.fout
    assert logboek(buurt.boek).read_bytes() == voor
    assert draai("check", "git").code == 1


def test_een_besluit_met_akkoorden(als: Als, draai: Draai, buurt: Buurt) -> None:
    budget = buurt.boek / "data/budget.yaml"
    budget.write_text(budget.read_text().replace("buurtcoalitie: {naam:", "buurtcoalitie: {akkoorden: 2, naam:"))
    buurt.leg_vast("anna")
    buurt.stem("budget", rol="tweede-ondertekenaar")
    buurt.leg_vast("bram")
    assert regels(draai) == []
    naam = "2023-10-20-kas"
    besluit = buurt.boek / f"data/besluiten/{naam}.yaml"
    besluit.parent.mkdir(exist_ok=True)
    tekst = (
        'formaat: 1\ndatum: 2023-10-20\ndoor: buurtcoalitie\nwaarom: "de kas"\n'
        "verschuivingen:\n  - {van: kernen/noord, naar: tuin/moestuin, bedrag: 10.00}\n"
    )
    besluit.write_text(tekst)
    buurt.leg_vast("anna")
    assert dict(oordeel(draai))["mandaat"] == "dit besluit heeft 2 akkoorden nodig, en heeft er 0"
    assert "anna voerde dit zelf in" in als("anna", "akkoord", naam).fout
    for wie in ("bram", "carla"):
        uitkomst = als(wie, "akkoord", naam, "--commit")
        assert uitkomst.code == 0, uitkomst.fout
    assert oordeel(draai) == []
    besluit.write_text(tekst.replace("10.00", "11.00"))
    buurt.leg_vast("anna")
    zinnen = dict(oordeel(draai))
    assert "heeft er 0" in zinnen["mandaat"]
    assert "telt niet" in zinnen["akkoord"]


def test_een_besluit_dat_nog_niet_geldt_wacht(draai: Draai, buurt: Buurt) -> None:
    budget = buurt.boek / "data/budget.yaml"
    budget.write_text(budget.read_text().replace("buurtcoalitie: {naam:", "buurtcoalitie: {akkoorden: 1, naam:"))
    buurt.leg_vast("anna")
    buurt.stem("budget", rol="tweede-ondertekenaar")
    buurt.leg_vast("bram")
    besluit = buurt.boek / "data/besluiten/2023-10-20-kas.yaml"
    besluit.parent.mkdir(exist_ok=True)
    besluit.write_text(
        'formaat: 1\ndatum: 2023-10-20\nvanaf: 2024-03-01\ndoor: buurtcoalitie\nwaarom: "de kas"\n'
        "verschuivingen:\n  - {van: kernen/noord, naar: tuin/moestuin, bedrag: 10.00}\n"
    )
    buurt.leg_vast("anna")
    assert oordeel(draai) == [("wacht", "dit besluit heeft 1 akkoord nodig, en heeft er 0")]


def test_na_zoveel_dagen_moet_het_er_zijn(draai: Draai, buurt: Buurt) -> None:
    buurt.verander_rollen("bewezen: true}", "bewezen: true, verplicht_na: 14}")
    buurt.leg_vast("anna")
    buurt.stem(rol="tweede-ondertekenaar")
    buurt.leg_vast("bram")
    buurt.leg_vast("anna", BON)
    vroeg = draai("check", "akkoord", "wacht", vandaag=date(2023, 10, 29))
    assert (vroeg.code, "waarschuwing[wacht]" in vroeg.uit) == (0, True)
    laat = draai("check", "akkoord", "wacht", vandaag=date(2023, 10, 30))
    assert laat.code == 1
    assert "wacht al 15 dagen op akkoord" in " ".join(laat.uit.split())


def test_rollen_tekenen_met_de_opdracht(als: Als, draai: Draai, buurt: Buurt) -> None:
    assert "geen verandering in beraad" in als("bram", "rollen", "akkoord").fout
    buurt.verander_rollen("boven: 40.00", "boven: 60.00")
    assert "nog niet zo in git" in als("bram", "rollen", "akkoord").fout
    buurt.leg_vast("anna")
    toon = draai("rollen", "toon").uit
    assert "boven € 40,00: akkoord van de tweede-ondertekenaar, bewezen" in toon
    assert "getekend door anna" in toon
    assert "  mandaten 1 boven: 40.00 wordt 60.00" in toon, "who signs sees what for"
    beraad = json.loads(draai("rollen", "toon", "--formaat", "json").uit)["beraad"]
    assert beraad[0]["wijzigingen"] == [{"veld": "mandaten 1 boven", "was": "40.00", "wordt": "60.00"}]
    lijst = draai("akkoord", "lijst")
    assert "wacht ook 1 verandering van wie wat mag: buurtledger rollen toon" in " ".join(lijst.uit.split())
    assert json.loads(draai("akkoord", "lijst", "--formaat", "json").uit)["rollen_in_beraad"] == 1
    assert "tekende hier al voor" in als("anna", "rollen", "akkoord").fout
    assert "handtekening gevraagd" in als("bram", "rollen", "akkoord", sleutel="").fout
    uitkomst = als("bram", "rollen", "akkoord", "--commit")
    assert uitkomst.code == 0, uitkomst.fout
    assert "mandaten 1 boven: 40.00 wordt 60.00" in uitkomst.uit
    assert oordeel(draai) == []
    assert "boven € 60,00" in draai("rollen", "toon").uit
    assert '"boven": "60.00"' in draai("rollen", "toon", "--formaat", "json").uit


def test_wie_goedkeurt_ziet_wat_hij_goedkeurt(als: Als, buurt: Buurt) -> None:
    """One sign typed wrong is another line: its amount, day, text and shop say so before it is written."""
    buurt.leg_vast("anna", BON.replace("betaald_door", 'leverancier: "Tuincentrum", betaald_door'))
    uitkomst = als("bram", "akkoord", "m3fx", "--commit")
    assert uitkomst.code == 0, uitkomst.fout
    eerst, _, _ = uitkomst.uit.partition("Opgeschreven")
    for deel in ("€ 45,95", "tuin/moestuin", "14 oktober 2023", "Potgrond", "Tuincentrum", "geen scan"):
        assert deel in eerst


def test_wat_zonder_commit_nog_moet_werkt_zoals_het_er_staat(als: Als, buurt: Buurt, draai: Draai) -> None:
    buurt.leg_vast("anna", BON)
    fout = als("bram", "akkoord", "231015-m3fx").fout
    opdracht = fout.split("ondertekende commit: ")[1].strip()
    assert opdracht == "git commit -S -m akkoord data/bonnen/tuin/moestuin.yaml"
    buurt.git_als("bram", *opdracht.split()[1:], sleutel="bram")
    assert oordeel(draai) == []


def test_de_remedie_bij_een_akkoord_zonder_handtekening(als: Als, buurt: Buurt, draai: Draai) -> None:
    """A commit that is there cannot be signed any more: the akkoord is given anew, and then counts."""
    buurt.leg_vast("anna", BON)
    buurt.leg_vast("bram", akkoord(), sleutel="")
    (bevinding,) = json.loads(draai("check", "akkoord", "--formaat", "json").uit)["bevindingen"]
    opdracht = bevinding["remedie"].split("buurtledger ")[1]
    assert als("bram", *opdracht.split()).code == 0
    assert oordeel(draai) == []


def test_wat_afgewezen_is_wacht_niet_meer(
    als: Als, buurt: Buurt, draai: Draai, monkeypatch: pytest.MonkeyPatch
) -> None:
    ander = BON.replace("m3fx", "n4nn").replace("45.95", "60.00").replace("10-14", "10-13")
    buurt.leg_vast("anna", BON, ander)
    assert als("bram", "akkoord", "231015-m3fx", "--afwijzen", "te duur", "--commit").code == 0
    lijst = draai("akkoord", "lijst").uit
    assert "231015-n4nn" in lijst
    assert "231015-m3fx" not in lijst
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    status = draai("status").uit
    assert "afgewezen en nog niet teruggedraaid: 231015-m3fx" in status
    assert "wacht op het akkoord van een ander: € 60,00 (1 regel); buurtledger akkoord lijst noemt ze" in status
    assert "afgewezen" not in draai("status", "--op", "2023-10-20").uit
    monkeypatch.setenv("PATH", "/nergens")
    assert "wie akkoord gaf is niet na te gaan; buurtledger check zegt waarom" in draai("status").uit
