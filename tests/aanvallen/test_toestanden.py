"""Any history of lawful operations is silent; any one unlawful change in it is named: commit, author, file and line."""

from __future__ import annotations

import os
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurtledger.model.bevinding import Bevinding, Ernst
from buurtledger.report.taal import Taal
from buurtledger.store.git.onveranderd import onveranderd
from buurtledger.store.grootboek import lees_rectificaties
from tests.aanvallen.geschiedenissen import BREUKEN, RECHTMATIG, Geschiedenis

VEEL = 25 if os.environ.get("HYPOTHESIS_PROFILE") == "lang" else 1
STAPPEN = st.lists(st.sampled_from(RECHTMATIG), min_size=3, max_size=30)


def _maak(zaad: int, stappen: list[str]) -> Geschiedenis:
    uit = Geschiedenis(random.Random(zaad))
    for stap in stappen:
        getattr(uit, stap)()
    return uit


def _fouten(boek: Path) -> list[Bevinding]:
    gevonden = onveranderd(boek, lees_rectificaties(boek)[0], geschiedenis=True)
    return [b for b in gevonden if isinstance(b, Bevinding) and b.ernst is Ernst.FOUT]


@settings(max_examples=20 * VEEL)
@given(st.integers(0, 2**32), STAPPEN)
def test_wat_mag_is_stil(zaad: int, stappen: list[str]) -> None:
    g = _maak(zaad, stappen)
    g.alles_naar_main()
    with tempfile.TemporaryDirectory() as map_:
        g.schrijf(Path(map_))
        assert _fouten(Path(map_)) == []


@pytest.mark.parametrize("hoe", BREUKEN)
@settings(max_examples=4 * VEEL)
@given(st.integers(0, 2**32), STAPPEN, STAPPEN)
def test_wat_niet_mag_wordt_genoemd(hoe: str, zaad: int, ervoor: list[str], erna: list[str]) -> None:
    g = _maak(zaad, [*ervoor, "besluit", "bon"])
    breuk = BREUKEN[hoe](g)
    assert breuk is not None
    daar = g.kop
    for stap in erna:
        if stap != "amend":  # that could undo it
            getattr(g, stap)()
    g.alles_naar_main()
    with tempfile.TemporaryDirectory() as map_:
        commit = g.schrijf(Path(map_))[daar][:10]
        gevonden = _fouten(Path(map_))
    gezegd = [(b.plaats, Taal("nl").zeg(b.bericht)) for b in gevonden]
    genoemd = [p for p, zin in gezegd if p.bestand == breuk.bestand and commit in zin and "Mallory" in zin]
    assert genoemd, gezegd
    assert breuk.lijn in (0, *(p.lijn for p in genoemd))
