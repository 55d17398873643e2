"""A website with `--op` is of that day throughout: figures, checks, decisions, results, sessions and open data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Draai, schrijf

BON = '- {bon: 230114-m3fx, datum: 2023-01-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: penvoerder}'
LATER = '- {bon: 231014-a2bc, datum: 2023-10-14, bedrag: 999.00, omschrijving: "Te duur", betaald_door: penvoerder}'


@pytest.fixture
def vol(boek: Path) -> Path:
    """A ledger in which the autumn brought an overspend, a decision, a new post, a result and a session."""
    schrijf(boek, BON, LATER)
    schrijf(boek, LATER.replace("a2bc", "b3cd").replace("999.00", "1.00"), post="tuin/kas")
    (boek / "data/besluiten").mkdir()
    (boek / "data/besluiten/2023-09-15-kas.yaml").write_text(
        'formaat: 1\ndatum: 2023-09-15\ndoor: buurtcoalitie\nwaarom: "een kas erbij"\n'
        "verschuivingen: [{van: tuin/moestuin, naar: tuin/kas, bedrag: 5.00}]\n"
        'opent: [{post: tuin/kas, naam: "Kas"}]\n'
    )
    (boek / "data/resultaten/tuin").mkdir(parents=True)
    (boek / "data/resultaten/tuin/kas.yaml").write_text('formaat: 1\nresultaat: "De kas staat"\n')
    (boek / "data/resultaten/tuin/moestuin.yaml").write_text(
        'formaat: 1\nresultaat: "Er groeit sla"\nverteld_op: 2023-10-20\n'
    )
    (boek / "data/leersessies.yaml").write_text("formaat: 1\nsessies: [{datum: 2023-10-21}]\n")
    (boek / "data/kernen/noord.yaml").write_text(
        'formaat: 1\nnaam: "Noord"\nnamen: [{naam: "Noorderlicht", ingevoerd: 2023-10-01}]\nleersessies: [2023-10-21]\n'
    )
    (boek / "data/kascommissie.yaml").write_text(
        'formaat: 1\nbevindingen: [{datum: 2023-10-22, bon: 230114-m3fx, oordeel: "bon gezien"}]\n'
    )
    return boek


VAN_LATER = (
    "Te duur",
    "een kas erbij",
    "De kas staat",
    "Er groeit sla",
    "Noorderlicht",
    "bon gezien",
    "2023-10",
    "Kas<",
)


def alles(site: Path) -> str:
    return "".join(pad.read_text() for pad in sorted(site.rglob("*")) if pad.suffix in (".html", ".json", ".csv"))


@pytest.mark.usefixtures("vol")
def test_niets_van_later_staat_op_een_site_van_een_dag(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("publiceer", str(tmp_path / "toen"), "--op", "2023-06-30")
    assert uitkomst.code == 0, "the overspend of October is no fout in June"
    toen = alles(tmp_path / "toen")
    assert not [stuk for stuk in VAN_LATER if stuk in toen]
    assert json.loads((tmp_path / "toen/gegevens/besluiten.json").read_text())["besluiten"] == []
    assert json.loads((tmp_path / "toen/gegevens/status.json").read_text())["op"] == "2023-06-30"
    assert "30 juni 2023" in (tmp_path / "toen/index.html").read_text()
    assert draai("publiceer", str(tmp_path / "nu")).code == 1, "today it is"


@pytest.mark.usefixtures("vol")
def test_zonder_dag_staat_alles_er(draai: Draai, tmp_path: Path) -> None:
    assert draai("publiceer", str(tmp_path / "nu"), "--ondanks-fouten").code == 0
    nu = alles(tmp_path / "nu")
    assert not [stuk for stuk in VAN_LATER if stuk not in nu]
    assert json.loads((tmp_path / "nu/gegevens/status.json").read_text())["op"] == "2023-10-14"
