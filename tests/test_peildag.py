"""Which day a report is of: today at a terminal; the latest day in the books where it is piped."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Draai, schrijf
from tests.test_vormen import Terminal

BON = '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: kern}'
VRAGEN = (("status",), ("prognose",), ("verantwoording",), ("begroting",))


def op(draai: Draai, *vraag: str) -> str:
    dag: str = json.loads(draai(*vraag, "--formaat", "json").uit)["op"]
    return dag


@pytest.mark.parametrize("vraag", VRAGEN, ids=" ".join)
def test_in_een_pijp_de_laatste_dag_in_de_boeken_en_waarom(draai: Draai, boek: Path, vraag: tuple[str, ...]) -> None:
    schrijf(boek, BON)
    gezegd = "14 oktober 2023 is de laatste dag waarvan iets in de boeken staat; --op DATUM neemt een andere."
    uit = draai(*vraag, vandaag=date(2023, 12, 1)).uit
    assert gezegd in uit.replace("\n", " ")
    assert draai(*vraag, vandaag=date(2030, 1, 1)).uit == uit
    assert "laatste dag waarvan" not in draai(*vraag, "--op", "2023-12-01").uit


@pytest.mark.parametrize("vraag", VRAGEN, ids=" ".join)
def test_zonder_boekingen_de_eerste_dag_van_de_looptijd(draai: Draai, vraag: tuple[str, ...]) -> None:
    assert "Nog niets geboekt; dit is 1 september 2022" in draai(*vraag).uit


@pytest.mark.parametrize("vraag", VRAGEN, ids=" ".join)
def test_aan_een_terminal_vandaag(
    draai: Draai, monkeypatch: pytest.MonkeyPatch, boek: Path, vraag: tuple[str, ...]
) -> None:
    schrijf(boek, BON)
    uit = Terminal(draai, monkeypatch)(80, *vraag)
    assert "laatste dag waarvan" not in uit


def test_een_besluit_telt_ook_als_dag_in_de_boeken(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    (boek / "data/besluiten").mkdir()
    (boek / "data/besluiten/2023-11-01-kas.yaml").write_text(
        "formaat: 1\ndatum: 2023-11-01\nvanaf: 2023-11-15\ndoor: buurtcoalitie\n"
        'waarom: "een kas"\nverschuivingen: [{van: kernen/zuid, naar: tuin/moestuin, bedrag: 40.00}]\n'
    )
    assert op(draai, "status") == "2023-11-15"


@pytest.mark.parametrize(
    ("erbij", "dag"),
    [
        ('- {storno: 231120-d81w, van: 231015-m3fx, datum: 2023-11-20, reden: "dubbel"}', "2023-11-20"),
        ('- {storno: 231120-d81w, van: 231015-m3fx, datum: 2023-10-01, reden: "dubbel"}', "2023-10-14"),
        (BON.replace("231015-m3fx", "230102-a2bc").replace("2023-10-14", "2023-01-01"), "2023-10-14"),
    ],
)
def test_elke_regel_heeft_zijn_dag(draai: Draai, boek: Path, erbij: str, dag: str) -> None:
    """Also what was undone from the start: it stands in the books. From the index as from the files."""
    schrijf(boek, BON, erbij)
    assert [op(draai, "status") for _ in range(2)] == [dag, dag]
    # What was added since is added to what the index knows.
    with (boek / "data/bonnen/tuin/moestuin.yaml").open("a") as bestand:
        bestand.write('- {voorschot: 231205-7kq2, datum: 2023-12-05, bedrag: 10.00, omschrijving: "deel"}\n')
    assert op(draai, "status") == "2023-12-05"


def test_onder_bekend_op_wat_toen_de_laatste_dag_was(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON, BON.replace("231015-m3fx", "231120-a2bc").replace("2023-10-14", "2023-11-19"))
    assert op(draai, "status", "--bekend-op", "2023-11-01") == "2023-10-14"


def test_de_kernen_staan_erbij_zoals_in_de_boeken(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON, post="kernen/noord")
    lijst = draai("kern", "lijst", vandaag=date(2022, 10, 1)).uit
    assert "45,95" in lijst
    assert draai("kern", "lijst", vandaag=date(2030, 1, 1)).uit == lijst


def test_de_hulp_zegt_het(draai: Draai) -> None:
    for vraag in VRAGEN:
        assert "de laatste dag in de boeken" in " ".join(draai(*vraag, "--help").uit.split())


def test_de_agenda_begint_waar_het_nog_zin_heeft(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    uit = draai("leersessie", "agenda").uit
    assert "2023-09-30" in uit
    assert "2022-12-31" not in uit
    assert "--alles toont ze." in uit
    assert "2022-12-31" in draai("leersessie", "agenda", "--alles").uit


def test_de_verantwoording_zegt_wat_er_mist_en_hoeveel(draai: Draai, boek: Path) -> None:
    voorschot = '- {voorschot: 221001-7kq2, datum: 2022-10-01, bedrag: 100.00, omschrijving: "deel"}'
    schrijf(boek, voorschot, post="kernen/noord")
    schrijf(boek, BON)
    uit = draai("verantwoording", "--formaat", "md").uit
    assert "| Noord | 0,00 | 100,00 | bonnen, resultaat, leersessie |" in uit
    assert "| Moestuin | 45,95 |  | resultaat |" in uit
    assert "Bonnen compleet: 0, resultaat: 0, leersessie: 0." in uit
    assert "Groepen krijgen zelf nog € 45,95" in uit


def test_op_het_blad_van_een_kern_staat_geen_storno_van_wat_er_niet_op_staat(draai: Draai, boek: Path) -> None:
    storno = '- {storno: 231120-d81w, van: 231015-m3fx, datum: 2023-11-20, reden: "dubbel ingevoerd"}'
    schrijf(boek, BON, storno, BON.replace("m3fx", "a2bc"), post="kernen/noord")
    uit = draai("verantwoording", "noord").uit
    assert "231015-a2bc" in uit
    assert "dubbel ingevoerd" not in uit
    assert "231015-m3fx" not in uit
