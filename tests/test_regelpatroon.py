"""A line as buurtledger writes it: the pattern accepts nothing that YAML reads otherwise."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtledger.model.mutatie import Mutatie
from buurtledger.store.logboek.lezen import lees_logboek
from buurtledger.store.logboek.met_yaml import lees_met_yaml
from buurtledger.store.logboek.patroon import kale_bonnen, lees_bon, lees_vlug, plek_van, schrijf_regel
from buurtledger.store.yaml.boom import lees_boom
from tests.strategieen import POST, losse_mutaties


@given(losse_mutaties())
def test_geschreven_gelezen_en_hetzelfde(mutatie: Mutatie) -> None:
    regel = schrijf_regel(mutatie)
    assert "\n" not in regel
    assert lees_met_yaml(regel, POST, 1) == mutatie
    gelezen = lees_logboek(regel + "\n", POST)
    assert gelezen.mutaties == (mutatie,)
    assert not gelezen.bevindingen


KNOEI = [
    '"',
    "\\",
    "'",
    "{",
    "}",
    ",",
    ":",
    "#",
    "&",
    "*",
    "!",
    "-",
    " ",
    "0",
    "1",
    "\t",
    "\u202e",
    "\x85",
    "é",
    ".",
    "e",
    "_",
    "\\u0041",
    '\\"',
]


@given(losse_mutaties(), st.data())
def test_ook_een_verknoeide_regel_lezen_ze_hetzelfde(mutatie: Mutatie, data: st.DataObject) -> None:
    regel = schrijf_regel(mutatie)
    for _ in range(data.draw(st.integers(1, 3))):
        plek = data.draw(st.integers(0, len(regel)))
        weg = data.draw(st.integers(0, 2))
        regel = regel[:plek] + data.draw(st.sampled_from(KNOEI) | st.just("")) + regel[plek + weg :]
    vlug = lees_vlug(regel, POST, 1)
    if vlug is not None:
        assert lees_met_yaml(regel, POST, 1) == vlug


ZONDER = (
    "- {{bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: {}, leverancier: {}, betaald_door: kern}}"
)
LASTIG = st.sampled_from(
    ("true", "True", "no", "Off", "y", "null", "Null", "~", ".inf", "nan", "<<", "1e3", "0x1f", "0o7", "1_000", "12:30")
)
GRENS = st.sampled_from(
    ("2022-10-14", "2022-10-14 t", "12 stoelen", "1e kwartaal", "3x", "a: b", "a #b", "a:b", "- a", "a ", " a", "a  b")
)
KAAL = st.text(st.sampled_from("aeyNofnulTtrsé .'()/+%€;!&–-0123456789:#,?*_~xX=@`|>\"{}[]"), max_size=12)
KAAL = KAAL | LASTIG | GRENS


@given(KAAL, KAAL)
def test_zonder_aanhalingstekens_is_het_alleen_tekst_als_yaml_dat_vindt(tekst: str, winkel: str) -> None:
    regel = ZONDER.format(tekst, winkel)
    vlug = lees_vlug(regel, POST, 1)
    if vlug is not None:
        assert lees_met_yaml(regel, POST, 1) == vlug
        assert (vlug.omschrijving, vlug.leverancier) == (tekst, winkel) or '"' in tekst + winkel


@given(losse_mutaties(), st.data())
def test_van_een_regel_zonder_aanhalingstekens_hetzelfde(mutatie: Mutatie, data: st.DataObject) -> None:
    regel = re.sub(
        r'"([^"\\]*)"', lambda tekst: tekst[1] if data.draw(st.booleans()) else tekst[0], schrijf_regel(mutatie)
    )
    vlug = lees_vlug(regel, POST, 1)
    if vlug is not None:
        assert lees_met_yaml(regel, POST, 1) == vlug
        for veld in ("omschrijving", "scan"):
            plek = plek_van(regel, veld)
            assert plek is None or plek == lees_boom_plek(regel, veld)


@pytest.mark.parametrize(
    "tekst", ["Verf en kwasten", "é", "12 stoelen", "1e kwartaal", "Koffie & thee (3x)!", "Y.M.C.A."]
)
def test_wat_mensen_zonder_aanhalingstekens_typen_gaat_vlug(tekst: str) -> None:
    regel = ZONDER.format(tekst, "Albert Heijn 't Zand")
    vlug = lees_vlug(regel, POST, 1)
    assert vlug is not None
    assert vlug.omschrijving == tekst
    assert vlug == lees_met_yaml(regel, POST, 1)
    figuren = kale_bonnen().fullmatch(regel + "\n")
    assert figuren is not None
    assert lees_bon(figuren.groups("")[:-1], POST, 1) == vlug


@pytest.mark.parametrize(
    "tekst", ["true", "No", "y", "NULL", "12", "1e3", "0x1f", "12:30", "2022-10-14", "a: b", "a #b"]
)
def test_wat_yaml_anders_leest_leest_yaml(tekst: str) -> None:
    assert lees_vlug(ZONDER.format(tekst, "Gamma"), POST, 1) is None


def lees_boom_plek(regel: str, veld: str) -> tuple[int, int]:
    """Where YAML says a field's value is: column and length."""
    boom = lees_boom(regel)
    assert boom is not None
    plek = boom.vind((0, veld))[0]
    return plek.kolom, plek.lengte


LANG = '- {{bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: "{}", betaald_door: kern}}'


@pytest.mark.parametrize(
    "regel",
    [
        LANG.format("x" * 501),
        LANG.format('\\"' * 501),
        LANG.format("Verf").replace("2022-10-14", "2022-02-30"),
        LANG.format("Verf").replace("221015", "221315"),
        LANG.format("Verf").replace("45.95", "0.00"),
        LANG.format("Verf").replace("45.95", "0"),
        LANG.format("Verf").replace("45.95", "12345678.00"),
        LANG.format(" "),
        LANG.format("\\x41"),
        '- {storno: 221020-d81w, van: 221315-m3fx, datum: 2022-10-20, reden: "x"}',
        '- {voorschot: 221020-d81w, datum: 2022-10-20, bedrag: 5.00, omschrijving: "' + "x" * 501 + '"}',
        "- {onzin: 221020-d81w, datum: 2022-10-20}",
    ],
)
def test_wat_het_patroon_aan_yaml_laat(regel: str) -> None:
    assert lees_vlug(regel, POST, 1) is None


def test_een_tekst_van_precies_500_tekens_mag() -> None:
    for tekst in ("x" * 500, '\\"' * 500):
        regel = LANG.format(tekst)
        vlug = lees_vlug(regel, POST, 1)
        assert vlug is not None
        assert vlug == lees_met_yaml(regel, POST, 1)
        assert len(vlug.omschrijving) == 500


@pytest.mark.parametrize(
    "regel",
    [
        "- {bon: 221015-m3fx, bedrag: 45.95, datum: 2022-10-14, betaald_door: kern, omschrijving: Verf}",
        "-   {bon: 221015-m3fx,datum: 2022-10-14 , bedrag: 45.9, omschrijving: 'Verf', betaald_door: kern} # verf",
        '- {"bon": "221015-m3fx", datum: 2022-10-14, bedrag: 45, omschrijving: "Ver\\u0066", betaald_door: kern}',
    ],
)
def test_met_de_hand_geschreven_mag_anders(regel: str) -> None:
    assert lees_vlug(regel, POST, 1) is None
    gelezen = lees_met_yaml(regel, POST, 7)
    assert isinstance(gelezen, Mutatie)
    assert (gelezen.nummer, gelezen.omschrijving, gelezen.lijn) == ("221015-m3fx", "Verf", 7)


@given(losse_mutaties())
def test_de_plek_van_een_veld_is_die_van_yaml(mutatie: Mutatie) -> None:
    regel = schrijf_regel(mutatie)
    plek = plek_van(regel, "datum")
    if plek is not None:
        kolom, lengte = plek
        assert regel[kolom - 1 : kolom - 1 + lengte] == mutatie.datum.isoformat()
    plek = plek_van(regel, "omschrijving")
    if plek is not None:
        kolom, lengte = plek
        assert regel[kolom - 1] == regel[kolom + lengte - 2] == '"'
