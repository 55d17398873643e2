"""`verantwoording`, `kern resultaat`, `kern leersessie` and `leersessie`: accounting that is more than receipts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from buurtledger.model.begroting import Looptijd
from buurtledger.model.bijeenkomst import BIJEENKOMSTEN
from buurtledger.model.verantwoording import Leersessie
from buurtledger.stand.agenda import agenda
from tests.conftest import Draai, schrijf

VOORSCHOT = '- {voorschot: 221001-7kq2, datum: 2022-10-01, bedrag: 100.00, omschrijving: "eerste deel"}'
BON = '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 100.00, omschrijving: "Verf", betaald_door: kern}'


@pytest.fixture
def sessie(boek: Path) -> Path:
    """The small ledger with one session held."""
    pad = boek / "data/leersessies.yaml"
    pad.write_text('formaat: 1\nsessies:\n  - {datum: 2023-03-29, soort: leersessie, plaats: "de hal"}\n')
    return pad


def rij(draai: Draai, post: str, *argumenten: str) -> dict[str, object]:
    uit = json.loads(draai("verantwoording", "--formaat", "json", *argumenten).uit)
    return next(rij for rij in uit["posten"] if rij["id"] == post)


@pytest.mark.usefixtures("sessie")
def test_een_kern_die_geld_gebruikte_geeft_drie_dingen_terug(draai: Draai, boek: Path) -> None:
    assert rij(draai, "kernen/noord")["verantwoord"] is None, "nothing is asked of who used no money"
    schrijf(boek, VOORSCHOT, post="kernen/noord")
    assert rij(draai, "kernen/noord")["mist"] == ["bonnen", "resultaat", "leersessie"]
    schrijf(boek, VOORSCHOT, BON, post="kernen/noord")
    assert rij(draai, "kernen/noord")["mist"] == ["resultaat", "leersessie"]
    assert draai("kern", "resultaat", "noord", "Een bank voor de deur.").code == 0
    assert rij(draai, "kernen/noord")["mist"] == ["leersessie"]
    assert rij(draai, "kernen/noord")["verantwoord"] is False
    assert draai("kern", "leersessie", "noord", "29-3-2023").code == 0
    klaar = rij(draai, "kernen/noord")
    assert (klaar["verantwoord"], klaar["mist"], klaar["leersessies"]) == (True, [], ["2023-03-29"])
    assert rij(draai, "kernen/noord", "--op", "2023-03-28")["mist"] == ["leersessie"], "before the session"
    assert "gebruikte er 1 geld; daarvan is er 1 verantwoord" in draai("verantwoording").uit
    assert draai("check").code == 0


def test_een_andere_post_vertelt_haar_resultaat_in_een_eigen_bestand(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    assert rij(draai, "tuin/moestuin")["mist"] == ["resultaat"], "a learning session is asked of kernen only"
    tekst = "Er staat een kas.\n\n- [foto](https://example.org/kas)"
    assert draai("kern", "resultaat", "tuin/moestuin", tekst, "--leermoment", "Begin in maart.").code == 0
    assert (boek / "data/resultaten/tuin/moestuin.yaml").read_text() == (
        "# yaml-language-server: $schema=../../../schema/resultaat.json\n"
        "formaat: 1\nresultaat: |\n  Er staat een kas.\n\n  - [foto](https://example.org/kas)\nverteld_op: 2024-01-15\n"
        'leermomenten:\n  - "Begin in maart."\n'
    )
    verteld = rij(draai, "tuin/moestuin")
    assert (verteld["resultaat"], verteld["leermomenten"]) == (tekst, ["Begin in maart."])
    assert verteld["verantwoord"] is True


@pytest.mark.usefixtures("sessie")
def test_bewerken_houdt_elke_opmerking_en_de_volgorde(draai: Draai, boek: Path) -> None:
    pad = boek / "data/kernen/noord.yaml"
    pad.write_text(
        "# van de kern zelf\n"
        "formaat: 1 # blijft 1\n"
        "leermomenten: # wat we leerden\n"
        "- 'Begin met koffie.' # van Fatima\n"
        "- Twee talen. \n"
        "\n"
        "# de naam staat in het plan\n"
        'naam: "Noord"\n'
        "# einde\n"
    )
    assert draai("kern", "resultaat", "noord", "Een bank.", "--leermoment", "Vraag de sleutel.").code == 0
    assert draai("kern", "leersessie", "noord", "2023-03-29").code == 0
    assert pad.read_text() == (
        "# van de kern zelf\n"
        "formaat: 1 # blijft 1\n"
        "leermomenten: # wat we leerden\n"
        "- 'Begin met koffie.' # van Fatima\n"
        "- Twee talen.\n"
        '- "Vraag de sleutel."\n'
        "\n"
        "# de naam staat in het plan\n"
        'naam: "Noord"\n'
        "# einde\n"
        'resultaat: "Een bank."\n'
        "verteld_op: 2024-01-15\n"
        "leersessies:\n"
        "- 2023-03-29\n"
    )
    assert (
        draai("kern", "leersessie", "noord", "2023-03-29").uit
        == "kernen/noord stond er al bij; er is niets veranderd.\n"
    )
    assert draai("check").code == 0


@pytest.mark.usefixtures("sessie")
@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (
            ("kern", "leersessie", "noord", "2023-04-01"),
            "op 1 april 2023 staat er geen sessie in data/leersessies.yaml",
        ),
        (("kern", "leersessie", "oost", "2023-03-29"), "oost is er niet"),
        (("kern", "leersessie", "noord"), "DATUM ontbreekt"),
        (("kern", "resultaat", "noord"), "TEKST ontbreekt"),
        (("kern", "resultaat", "noord", " "), "TEKST: de tekst is leeg"),
        (("kern", "resultaat", "noord", "a\u202eb"), "TEKST: de tekst bevat een teken dat je niet kunt zien"),
        (("kern", "resultaat", "noord", "x" * 20_001), "TEKST: de tekst is te lang"),
        (("leersessie", "nieuw", "--datum", "2023-03-29"), "op 29 maart 2023 staat al een sessie"),
        (("leersessie", "nieuw", "--soort", "feest"), "--soort feest is er niet; kies uit leersessie, kwartaalronde"),
        (("leersessie", "nieuw", "--datum", "2025-01-01", "--kern", "noord"), "moet nog komen"),
        (("leersessie", "nieuw", "--kern", "oost"), "oost is er niet"),
        (("verantwoording", "oost"), "oost is er niet"),
        (("verantwoording", "nord"), "bedoel je noord"),
    ],
)
def test_wat_niet_kan_wordt_gezegd_en_niet_geschreven(
    draai: Draai, boek: Path, argumenten: tuple[str, ...], zin: str
) -> None:
    voor = {pad: pad.read_bytes() for pad in boek.rglob("*.yaml")}
    uitkomst = draai(*argumenten)
    assert uitkomst.code == 2
    assert zin in uitkomst.fout
    assert {pad: pad.read_bytes() for pad in boek.rglob("*.yaml")} == voor


def test_een_sessie_met_wie_er_waren(draai: Draai, boek: Path) -> None:
    argumenten = ("--datum", "2023-03-29", "--soort", "kernenraad", "--plaats", 'de "hal"', "--kern", "noord")
    assert draai("leersessie", "nieuw", *argumenten).code == 0
    assert draai("leersessie", "nieuw", "--datum", "2023-09-27", "--onderwerp", "wat we leerden").code == 0
    assert (boek / "data/leersessies.yaml").read_text() == (
        "# yaml-language-server: $schema=../schema/leersessies.json\n"
        "formaat: 1\nsessies:\n"
        '  - {datum: 2023-03-29, soort: kernenraad, plaats: "de \\"hal\\""}\n'
        '  - {datum: 2023-09-27, soort: leersessie, onderwerp: "wat we leerden"}\n'
    )
    eerste, tweede = json.loads(draai("leersessie", "lijst", "--formaat", "json").uit)["leersessies"]
    assert eerste["aanwezig"] == ["kernen/noord"]
    assert (tweede["soort"], tweede["plaats"], tweede["aanwezig"]) == ("leersessie", None, [])
    assert 'de "hal"' in draai("leersessie", "lijst").uit
    assert draai("check").code == 0


def test_de_agenda_als_icalendar(draai: Draai, sessie: Path) -> None:
    uitkomst = draai("leersessie", "agenda", "--formaat", "ics")
    kalender = Calendar.from_ical(uitkomst.uit)
    dagen = {(str(e["summary"]), e.decoded("dtstart")) for e in kalender.walk("VEVENT")}
    assert ("leersessie", date(2023, 3, 29)) in dagen
    assert ("kernenraad: nog te plannen", date(2022, 12, 31)) in dagen
    assert draai("leersessie", "agenda", "--formaat", "ics").uit == uitkomst.uit
    assert draai("leersessie", "agenda", "--formaat", "pdf").code == 2
    afspraken = json.loads(draai("leersessie", "agenda", "--formaat", "json").uit)["afspraken"]
    assert len(afspraken) == len(dagen)
    sessie.unlink()
    assert len(json.loads(draai("leersessie", "agenda", "--formaat", "json").uit)["afspraken"]) == len(dagen) - 1


@given(st.dates(date(2022, 1, 1), date(2024, 12, 31)), st.integers(0, 900), st.data())
def test_elk_kwartaal_heeft_een_ronde_gepland_of_gevraagd(van: date, dagen: int, data: st.DataObject) -> None:
    looptijd = Looptijd(van, date.fromordinal(van.toordinal() + dagen), False)
    soorten = st.tuples(st.dates(van, looptijd.tot_en_met), st.sampled_from([b.soort for b in BIJEENKOMSTEN]))
    sessies = [Leersessie(dag, soort) for dag, soort in data.draw(st.lists(soorten, max_size=5))]
    alle = agenda(looptijd, sessies)
    assert [a.dag for a in alle] == sorted(a.dag for a in alle)
    assert sum(a.gepland for a in alle) == len(sessies)
    kwartalen = {((a.dag.year, (a.dag.month - 1) // 3)) for a in alle if a.soort == "kwartaalronde"}
    nodig = {
        (d.year, (d.month - 1) // 3) for d in map(date.fromordinal, range(van.toordinal(), van.toordinal() + dagen))
    }
    assert kwartalen >= nodig
    gehouden = {(s.datum.year, s.datum.month > 6) for s in sessies if s.soort == "kernenraad"}
    open_ = [a.dag for a in alle if a.soort == "kernenraad" and not a.gepland]
    assert all((dag.month, dag.day) in ((6, 30), (12, 31)) for dag in open_)
    assert len(open_) == len(set(open_))
    assert not {(dag.year, dag.month > 6) for dag in open_} & gehouden


def test_het_blad_van_een_kern(draai: Draai, boek: Path) -> None:
    schrijf(boek, VOORSCHOT, BON, post="kernen/noord")
    uit = draai("verantwoording", "noord").uit
    for stuk in ("Verantwoording van Noord", "221015-m3fx", "(nog niet ingevuld)", "resultaat, leersessie"):
        assert stuk in uit
    assert "samen bon 1 ×" in " ".join(uit.split()), "per kind it adds up to the figures above"
    draai("kern", "resultaat", "noord", "Een **bank** <script>alert(1)</script>")
    als_md = draai("verantwoording", "noord", "--formaat", "md").uit
    assert "# Verantwoording van Noord" in als_md
    assert "Een **bank** &lt;script>" in als_md
    assert "Accounting of Noord" in draai("--taal", "en", "verantwoording", "noord").uit
    assert json.loads(draai("verantwoording", "noord", "--formaat", "json").uit)["mist"] == ["leersessie"]


def test_een_thema_loopt_over_gebieden(draai: Draai, boek: Path) -> None:
    budget = boek / "data/budget.yaml"
    assert "geen post heeft een thema" in draai("status", "--thema", "groen").fout
    tekst = budget.read_text()
    tekst = tekst.replace(
        'moestuin: {naam: "Moestuin", bedrag: 420.00}', 'moestuin: {naam: "M", bedrag: 420.00, themas: [groen]}'
    )
    budget.write_text(tekst.replace("zuid: {bedrag: 250.00}", "zuid: {bedrag: 250.00, themas: [groen, jong]}"))
    uit = json.loads(draai("status", "--thema", "groen", "--formaat", "json").uit)
    assert [post["id"] for post in uit["posten"]] == ["kernen/zuid", "tuin/moestuin"]
    assert (uit["thema"]["id"], uit["thema"]["begroot"], uit["totaal"]["begroot"]) == ("groen", "670.00", "1000.00")
    assert "670,00" in draai("status", "--thema", "groen").uit
    uitkomst = draai("status", "--thema", "rood")
    assert (uitkomst.code, uitkomst.fout) == (2, "buurtledger: het thema rood is er niet; er is groen, jong\n")
    assert draai("status", "tuin", "--thema", "groen").code == 2


def test_wat_anderen_betalen_staat_ernaast_en_telt_nooit_mee(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    zonder = json.loads(draai("status", "--formaat", "json").uit)
    (boek / "data/cofinanciering.yaml").write_text(
        'formaat: 1\nbijdragen:\n  - {post: tuin/moestuin, van: "de corporatie", toegezegd: 900.00, betaald: 250.00}\n'
    )
    for _ in range(2):  # the second time from the index
        met = json.loads(draai("status", "--formaat", "json").uit)
        assert met.pop("cofinanciering") == [
            {"post": "tuin/moestuin", "van": "de corporatie", "toegezegd": "900.00", "betaald": "250.00"}
        ]
        assert met == zonder
    assert "anderen € 900,00 toe en betaalden € 250,00" in draai("status").uit
    assert "de corporatie bij tuin/moestuin" in draai("status", "tuin/moestuin").uit
    assert "corporatie" not in draai("status", "kernen").uit
    (boek / "data/cofinanciering.yaml").write_text("formaat: 1\nbijdragen: [x]\n")
    assert draai("status").code == 3, "a figure that cannot be known is not printed"


def test_een_sessie_van_vandaag_is_geweest(draai: Draai, boek: Path) -> None:
    vandaag = date(2024, 1, 15)
    assert draai("leersessie", "nieuw", "--kern", "noord", vandaag=vandaag).code == 0
    assert "leersessies:\n  - 2024-01-15\n" in (boek / "data/kernen/noord.yaml").read_text()
    assert draai("check", vandaag=vandaag).code == 0


def test_een_resultaat_dat_er_al_staat_gaat_niet_ongevraagd_verloren(draai: Draai, boek: Path) -> None:
    """It may stand in no commit yet: gone would be gone."""
    assert draai("kern", "resultaat", "zuid", "We schilderden de hal.").code == 0
    uitkomst = draai("kern", "resultaat", "zuid", "Iets anders.")
    assert uitkomst.code == 2
    assert "We schilderden de hal." in uitkomst.fout
    assert "--vervang" in uitkomst.fout
    assert "We schilderden de hal." in (boek / "data/kernen/zuid.yaml").read_text()
    assert draai("kern", "resultaat", "zuid", "We schilderden de hal.", "--leermoment", "Koffie helpt.").code == 0
    assert draai("kern", "resultaat", "zuid", "Iets anders.", "--vervang").code == 0
    assert "Iets anders." in (boek / "data/kernen/zuid.yaml").read_text()
