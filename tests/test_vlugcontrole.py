"""Judging a ledger by glances finds what judging every line finds: no more, no less, in the same words."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtledger.checks.controle import controleer
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.mutatie import OORDELEN, Mutatie, Soort, logboek_van
from buurtledger.model.rollen import Rollen
from buurtledger.store.grootboek import lees_grootboek, lees_rollen
from buurtledger.store.logboek.patroon import schrijf_regel
from buurtledger.store.prive import prive
from buurtledger.store.snel import verdelen
from buurtledger.store.snel.kolommen import lees_kolommen
from buurtledger.store.snel.oogopslag import neem_op
from buurtledger.store.snel.vlugcontrole import controleer_vlug
from tests.conftest import FOUTEN, GRONDSLAG, VANDAAG, Draai, schrijf

POSTEN = ("kernen/noord", "kernen/zuid", "tuin/moestuin", "tuin/weg")

# Few of each, so that much of what is made up meets.
NUMMERS = st.sampled_from([f"{dag}-{nr:04}" for dag in ("221015", "230301", "231120") for nr in range(8)])
DAGEN = st.sampled_from(
    [date(2022, 10, 14), date(2023, 3, 1), date(2023, 5, 5), date(2022, 1, 1), date(2024, 6, 1), VANDAAG]
)
BEDRAGEN = st.sampled_from([Decimal("5.00"), Decimal("12.50"), Decimal("40.00"), Decimal("200.00")])
TEKSTEN = st.sampled_from(
    ["Verf", "verf ", "Potgrond 12", 'de "goede" verf', "mevrouw Jansen", "bel 0612345678", "Kerkweg 1, 1012 AB"]
)
SCANS = st.sampled_from(["", "", "", f"sha256:{'0' * 64}", f"sha256:{'1' * 64}"])
VREEMD = st.sampled_from(
    [
        "",
        "# een opmerking",
        "# van mevrouw Jansen",
        "onzin",
        "- {bon: 221015-0001, bedrag: 5.0, datum: 2022-10-14, betaald_door: kern, omschrijving: Verf}",
        "- {bon: 221015-0002, datum: 2022-10-14, bedrag: 5, omschrijving: Verf, betaald_door: kern}",
        '- {bon: 221315-0001, datum: 2022-10-14, bedrag: 45.95, omschrijving: "Verf", betaald_door: kern}',
        '- {bon: 221015-0003, datum: 2022-02-30, bedrag: 45.95, omschrijving: "Verf", betaald_door: kern}',
        '- {bon: 221015-0004, datum: 2022-10-14, bedrag: 5.00, omschrijving: "Verf", betaald_door: kern',
    ]
)


@st.composite
def regels(draw: st.DrawFn) -> str:
    """One line of a logboek, often in some relation to others."""
    if draw(st.integers(0, 9)) == 0:
        return draw(VREEMD)
    soort = draw(st.sampled_from([*[Soort.BON] * 6, *Soort]))
    m = Mutatie(soort.value, draw(NUMMERS), "", 0, draw(DAGEN), draw(BEDRAGEN), omschrijving=draw(TEKSTEN))
    if soort in (Soort.STORNO, Soort.RETOUR, *OORDELEN):
        m = m._replace(van=draw(NUMMERS), rol="lid", afdruk="0123456789abcdef", reden=draw(TEKSTEN))
    if soort == Soort.RETOUR:
        m = m._replace(scan=draw(SCANS))
    if soort == Soort.BON:
        m = m._replace(
            leverancier=draw(st.just("") | TEKSTEN),
            betaald_door=draw(st.sampled_from(["kern", "penvoerder"])),
            btw=draw(st.none() | BEDRAGEN),
            scan=draw(SCANS),
        )
    return schrijf_regel(m)


LOGBOEKEN = st.dictionaries(st.sampled_from(POSTEN), st.lists(regels(), max_size=6), max_size=4)
BESLUITEN = st.sampled_from(
    [
        "",
        "verschuivingen: [{van: kernen/zuid, naar: tuin/moestuin, bedrag: 200.00}]",
        "sluit: [tuin/moestuin]",
        "sluit: [tuin/moestuin]\ningevoerd: 2023-06-01",
        "heropent: [kernen/noord]",
        "looptijd: {van: 2023-01-01, tot_en_met: 2024-12-31}",
        "opent: [{post: tuin/weg, naam: Weg}]",
    ]
)


def leg_neer(map_: Path, logboeken: Mapping[str, Sequence[str]], besluit: str) -> Path:
    shutil.copytree(GRONDSLAG, map_, dirs_exist_ok=True)
    for post, inhoud in logboeken.items():
        schrijf(map_, *inhoud, post=post)
    if besluit:
        (map_ / "data" / "besluiten").mkdir()
        kop = 'formaat: 1\ndatum: 2023-03-15\ndoor: buurtcoalitie\nwaarom: "zo is het"\n'
        (map_ / "data" / "besluiten" / "2023-03-15-zo.yaml").write_text(f"{kop}{besluit}\n")
    return map_


def alle_regels(wortel: Path) -> list[Bevinding]:
    grootboek = lees_grootboek(wortel)
    gevonden = [*controleer(grootboek, VANDAAG), *prive(wortel, grootboek.begroting, grootboek.rollen).bevindingen]
    return sorted(gevonden, key=str)


@given(LOGBOEKEN, BESLUITEN)
def test_een_oogopslag_vindt_wat_alle_regels_vinden(logboeken: dict[str, list[str]], besluit: str) -> None:
    with tempfile.TemporaryDirectory() as map_:
        wortel = leg_neer(Path(map_), logboeken, besluit)
        assert sorted(controleer_vlug(wortel, VANDAAG, Rollen()).bevindingen, key=str) == alle_regels(wortel)


@pytest.mark.parametrize("geval", sorted(FOUTEN.glob("[a-z]*/*")), ids=lambda pad: f"{pad.parent.name}-{pad.name}")
def test_ook_bij_elke_fout_uit_het_handboek(geval: Path, boek: Path) -> None:
    if (geval / "data").is_dir():
        shutil.copytree(geval / "data", boek / "data", symlinks=True, dirs_exist_ok=True)
    assert sorted(controleer_vlug(boek, VANDAAG, lees_rollen(boek)[0]).bevindingen, key=str) == alle_regels(boek)


GOED = '- {{bon: 22101{}-m3fx, datum: 2022-10-1{}, bedrag: 4.95, omschrijving: "Verf {}", betaald_door: kern}}'
GOEDE = [GOED.format(nr, nr, nr) for nr in range(8)]


def test_een_logboek_in_orde_vraagt_geen_regel_om_een_waarde() -> None:
    """That the quick way is taken at all: else nothing here would be tested."""
    voorschot = '- {voorschot: 221001-7kq2, datum: 2022-10-01, bedrag: 50.00, omschrijving: "eerste helft"}'
    storno = '- {storno: 221020-d81w, van: 221010-m3fx, datum: 2022-10-20, reden: "dubbel"}'
    kolommen = lees_kolommen("".join(f"{regel}\n" for regel in (*GOEDE, voorschot, storno)), "tuin/moestuin")
    assert kolommen is not None
    assert len(kolommen.lijnen) == 7
    oogopslag = neem_op(kolommen, VANDAAG)
    assert oogopslag is not None
    assert oogopslag.besteed == 7 * Decimal("4.95")
    assert oogopslag.uitbetaald == Decimal("50.00")
    assert (oogopslag.eerste, oogopslag.laatste) == ("2022-10-01", "2022-10-17")


def test_met_meer_processen_hetzelfde(boek: Path, draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    schrijf(boek, *GOEDE, post="kernen/noord")
    schrijf(boek, *(regel.replace("m3fx", "7kq2") for regel in GOEDE), post="kernen/zuid")
    een = draai("check", "--formaat", "json")
    monkeypatch.setattr(verdelen, "_TWEEDE_KERN", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert draai("check", "--formaat", "json") == een
    assert een.uit.count('"dubbel"') == len(GOEDE)
    assert logboek_van("kernen/zuid") in een.uit
