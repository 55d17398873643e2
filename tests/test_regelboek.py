"""The books with one line a thing besides the logboeken: read line by line, written as read, only ever added to."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtledger.model.bank import BANKBOEK
from buurtledger.model.bevinding import Regel
from buurtledger.model.idee import IDEEENBOEK, Idee, Ideestand, Stand, Weg
from buurtledger.model.overeenkomst import OVEREENKOMSTENBOEK, Overeenkomst
from buurtledger.model.regelboek import IDEEEN, Regelstorno
from buurtledger.model.tekst import VERBODEN
from buurtledger.model.velden import DEEL_VAN_ID
from buurtledger.store.regelboek import lees_regels, schrijf_regels
from buurtledger.store.yaml.boom import YamlFout, lees_boom
from buurtledger.store.yaml.plat import lees_plat
from tests.conftest import heel

IDEE = '- {idee: 230115-m3fx, datum: 2023-01-14, omschrijving: "Een bankje", gebied: tuin, bron: "ideeënbus"}'
STAND = "- {stand: 230301-7kq2, van: 230115-m3fx, datum: 2023-03-01, is: opgepakt, weg: corporatie}"

teksten = st.text(min_size=1, max_size=30).filter(lambda t: t.strip() and not VERBODEN.search(t))
dagen = st.dates(date(2000, 1, 1), date(2099, 12, 31))
nummers = dagen.map(lambda dag: f"{dag:%y%m%d}-m3fx")
posten = st.from_regex(rf"{DEEL_VAN_ID}/{DEEL_VAN_ID}", fullmatch=True)
regels: st.SearchStrategy[Any] = st.one_of(
    st.builds(Idee, nummers, dagen, teksten, st.sampled_from(["", "tuin", "4-torens"]), st.just("") | teksten),
    st.builds(
        Ideestand,
        *(nummers, nummers, dagen, st.sampled_from([stand.value for stand in Stand])),
        *(st.sampled_from([weg.value for weg in Weg]), st.just("") | posten),
        *(st.sampled_from(["", "2023-03-15-moestuin"]), teksten),
    ),
    st.builds(Regelstorno, nummers, nummers, dagen, teksten),
    st.builds(
        Overeenkomst,
        nummers,
        st.just(date(2000, 1, 1)),
        teksten,
        posten,
        teksten,
        st.none() | dagen,
        st.just(""),
        st.just(0),
    ),
)


@given(regels)
def test_wat_geschreven_is_wordt_weer_gelezen(regel: Any) -> None:
    boek = OVEREENKOMSTENBOEK if isinstance(regel, Overeenkomst) else IDEEENBOEK
    gelezen = lees_regels(boek, boek.schrijf(regel) + "\n", IDEEEN)
    assert gelezen == ((regel._replace(lijn=1),), ())


@given(st.text(st.sampled_from('-:{}[]"\\, abz019./_~nulltreé…'), max_size=25))
def test_de_vlugge_lezer_leest_een_regel_zoals_yaml_hem_leest(tekst: str) -> None:
    """Also what a word is taken for: a number, a day, nothing, or text."""
    regel = f"- {{a: {tekst}}}"
    plat = lees_plat(regel)
    if plat is None:
        return
    try:
        boom = lees_boom(regel)
    except YamlFout:
        pytest.fail(f"YAML leest {regel} niet")
    assert boom is not None
    assert boom.kaal() == [plat]
    assert [getattr(w, "aard", "") for w in plat.values()] == [getattr(w, "aard", "") for w in boom.kaal()[0].values()]


@pytest.mark.parametrize(
    ("regel", "kolom"),
    [
        ("- {idee: 230115-m3fx, datum: 2023-01-14}", 3),
        (IDEE.replace("2023-01-14", "2023-02-30"), 30),
        (IDEE.replace('"Een bankje"', '"Een \\u202e bankje"'), 56),
        (IDEE.replace('"Een bankje"', "!!python/object:os.system x"), 56),
        (IDEE.replace('"Een bankje"', f'"{"x" * 2001}"'), 56),
        (IDEE.replace("idee:", "wens:"), 1),
        (IDEE.replace("gebied: tuin", "telefoon: x"), 70),
        (STAND.replace(", weg: corporatie", "").replace("opgepakt", "gerealiseerd"), 3),
        (STAND.replace("opgepakt", "niet"), 3),
        (STAND.replace("opgepakt", "gedaan"), 65),
        (IDEE + IDEE, 102),
        (f'- {{idee: 230115-m3fx, omschrijving: "{"x" * 70_000}"}}', 1),
    ],
)
def test_een_regel_die_niet_klopt_raakt_geen_andere(regel: str, kolom: int) -> None:
    gelezen = lees_regels(IDEEENBOEK, f"# wensen\n{regel}\n\n{STAND}\r\n", IDEEEN)
    assert [r.nummer for r in gelezen.regels] == ["230301-7kq2"]
    gevonden = heel(gelezen.bevindingen)
    assert gevonden
    assert {b.plaats.lijn for b in gevonden} == {2}
    assert min(b.plaats.kolom for b in gevonden) == kolom


def test_dezelfde_regel_twee_keer_telt_een_keer() -> None:
    gelezen = lees_regels(IDEEENBOEK, f"{IDEE}\n{STAND}\n{IDEE}\n", IDEEEN)
    assert len(gelezen.regels) == 2
    assert [(b.regel, b.plaats.lijn) for b in gelezen.bevindingen] == [(Regel.DUBBEL, 3)]


def test_erbij_schrijven_laat_staan_wat_er_staat(boek: Path, tmp_path: Path) -> None:
    pad = boek / IDEEEN
    pad.write_text(f"# van het buurtberaad\n{IDEE}")
    nieuw = Ideestand("230301-7kq2", "230115-m3fx", date(2023, 3, 1), "opgepakt", "corporatie")
    assert schrijf_regels(boek, IDEEEN, IDEEENBOEK, (nieuw,)) is None
    assert pad.read_text() == f"# van het buurtberaad\n{IDEE}\n{STAND}\n"
    pad.unlink()
    pad.symlink_to(tmp_path / "elders")
    assert schrijf_regels(boek, IDEEEN, IDEEENBOEK, (nieuw,)) is not None


def test_elk_boek_heeft_een_schema_van_zijn_regels() -> None:
    for boek in (BANKBOEK, IDEEENBOEK, OVEREENKOMSTENBOEK):
        assert [deel["title"] for deel in boek.json_schema()["items"]["anyOf"]] == list(boek.soorten)
