"""What will be left, seen in time; and the proposal that is made of it."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from buurtledger.model.begroting import Post
from buurtledger.stand.cijfers import Cijfers
from buurtledger.stand.prognose import Verwachting
from buurtledger.stand.voorstel import stel_voor
from tests.conftest import Draai, schrijf


def bon(nummer: str, dag: str, bedrag: str) -> str:
    return f'- {{bon: {nummer}, datum: {dag}, bedrag: {bedrag}, omschrijving: "Kas", betaald_door: penvoerder}}'


def prognose(draai: Draai, op: str) -> dict[str, dict[str, str]]:
    verslag = json.loads(draai("prognose", "--op", op, "--formaat", "json").uit)
    return {post["id"]: post for post in verslag["posten"]}


def test_een_post_gaat_door_zoals_hij_deed(draai: Draai, boek: Path) -> None:
    # From 1 September 2022: 122 days passed at the end of the year, 365 still to go.
    schrijf(boek, bon("221001-aaaa", "2022-10-01", "61.00"), bon("221101-bbbb", "2022-11-01", "61.00"))
    post = prognose(draai, "2022-12-31")["tuin/moestuin"]
    assert post["over"] == "-67.00"  # 122 in 122 days, so another 365: 487 of 420
    assert post["over_minstens"] == "-186.02"  # as in the fourth quarter: 122 in 92 days
    assert post["op"] == "2023-10-25"
    assert "Moestuin komt € 67,00 tekort; het geld is op rond 25 oktober 2023" in draai(
        "prognose", "--op", "2022-12-31"
    ).uit.replace("\n  ", " ")


def test_een_voorschot_telt_als_besteed(draai: Draai, boek: Path) -> None:
    schrijf(boek, '- {voorschot: 221001-7kq2, datum: 2022-10-01, bedrag: 300.00, omschrijving: "deel"}')
    post = prognose(draai, "2022-12-31")["tuin/moestuin"]
    assert (post["over"], post["over_hoogstens"]) == ("120.00", "120.00")
    assert not post["deed_nog_niets"]


def test_wie_nog_niets_deed_wordt_genoemd(draai: Draai, boek: Path) -> None:
    schrijf(boek, bon("221001-aaaa", "2022-10-01", "61.00"))
    uit = draai("prognose", "--op", "2022-12-31").uit
    assert "deden nog niets: Noord, zuid (nog niet benoemd), Coördinatie" in uit.replace("\n  ", " ")
    assert "Zo is het gerekend: een post gaat door zoals hij deed" in uit


def test_na_de_looptijd_is_over_wat_over_is(draai: Draai, boek: Path) -> None:
    schrijf(boek, bon("221001-aaaa", "2022-10-01", "61.00"))
    post = prognose(draai, "2024-06-01")["tuin/moestuin"]
    assert post["over"] == post["over_minstens"] == post["over_hoogstens"] == "359.00"


def test_onderaan_staat_wat_het_samen_is(draai: Draai, boek: Path) -> None:
    schrijf(boek, bon("221001-aaaa", "2022-10-01", "61.00"))
    regels = draai("prognose", "--op", "2024-06-01").uit.splitlines()
    som = next(regel.split() for regel in regels if regel.startswith("totaal"))
    assert som == ["totaal", "1.000,00", "61,00", "939,00", "939,00", "939,00"]


def test_posten_met_dezelfde_naam_zeggen_van_welk_gebied(draai: Draai, boek: Path) -> None:
    budget = boek / "data/budget.yaml"
    budget.write_text(budget.read_text().replace('"Coördinatie"', '"Moestuin"'))
    uit = draai("prognose", "--op", "2022-12-31", "--formaat", "md").uit
    assert "| Moestuin (De tuin) |" in uit
    assert "| Moestuin (Penvoerder) |" in uit


def test_voor_de_looptijd_valt_er_niets_te_zeggen(draai: Draai) -> None:
    assert {p["over"] for p in prognose(draai, "2022-01-01").values()} == {"250.00", "420.00", "80.00"}


def test_een_aangenomen_looptijd_wordt_gezegd(draai: Draai, boek: Path) -> None:
    budget = boek / "data/budget.yaml"
    budget.write_text(budget.read_text().replace("2023-12-31}", "2023-12-31, aanname: true}"))
    assert "de looptijd is nog een aanname" in draai("prognose", "--op", "2022-12-31").uit


def test_van_voorstel_naar_besluit(draai: Draai, tmp_path: Path) -> None:
    draai("voorbeeld", str(tmp_path / "v"))
    map_ = tmp_path / "v"
    eerder = sorted((map_ / "data/besluiten").iterdir())
    voorstel = json.loads(draai("besluit", "voorstel", "--op", "2023-09-30", "--formaat", "json", map_=map_).uit)
    assert voorstel["verschuivingen"]
    assert sorted((map_ / "data/besluiten").iterdir()) == eerder
    verschuif = [
        deel for v in voorstel["verschuivingen"] for deel in ("--verschuif", f"{v['van']} {v['naar']} {v['bedrag']}")
    ]
    besluit = ("besluit", "nieuw", "ronde", "--door", "buurtcoalitie", "--waarom", "de ronde", "--datum", "2023-09-30")
    assert draai(*besluit, *verschuif, map_=map_).code == 0
    daarna = json.loads(draai("prognose", "--op", "2023-09-30", "--formaat", "json", map_=map_).uit)
    assert all(Decimal(post["over"]) >= 0 for post in daarna["posten"])
    assert "--verschuif" in draai("besluit", "voorstel", "--op", "2023-06-30", map_=map_).uit


BEDRAG = st.integers(0, 200_000).map(lambda cent: Decimal(cent) / 100)


@given(st.lists(st.tuples(BEDRAG, BEDRAG, BEDRAG, BEDRAG), min_size=1, max_size=8))
def test_een_voorstel_neemt_niemand_wat_hij_nodig_heeft(rijen: list[tuple[Decimal, Decimal, Decimal, Decimal]]) -> None:
    verwachtingen = []
    for nr, (begroot, besteed, uitbetaald, erbij) in enumerate(rijen):
        vast = max(besteed, uitbetaald)
        post = Post(f"tuin/p{nr}", "P", begroot)
        verwachtingen.append(
            Verwachting(
                post, Cijfers(begroot, besteed, uitbetaald), vast, vast + erbij / 2, vast + erbij, date(2023, 1, 1)
            )
        )
    per_post = {v.post.id: v for v in verwachtingen}
    weg: dict[str, Decimal] = {}
    erheen: dict[str, Decimal] = {}
    for van, naar, bedrag in stel_voor(verwachtingen, "tuin/p0"):
        assert bedrag > 0
        assert bedrag % 5 == 0
        weg[van] = weg.get(van, Decimal(0)) + bedrag
        erheen[naar] = erheen.get(naar, Decimal(0)) + bedrag
    assert "tuin/p0" not in erheen
    assert not set(weg) & set(erheen)
    for post_id, bedrag in weg.items():
        assert per_post[post_id].over_minstens >= bedrag
        assert per_post[post_id].cijfers.beschikbaar >= bedrag
    for post_id, bedrag in erheen.items():
        assert bedrag < -per_post[post_id].over + 5
