"""The rules on lines, as functions: which rule, on which line, and when not."""
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from buurtledger.checks.controle import controleer, controleer_losse, controleer_verwijzing
from buurtledger.checks.nummers import dubbel, kaal, nummers, op_nummer
from buurtledger.checks.register import bevinding
from buurtledger.checks.terugdraaien import retouren, stornos
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import Mutatie
from buurtledger.stand.verloop import maak_verloop
from tests.conftest import heel
from tests.test_stand import DAG, KANTOOR, KAS, LATER, NAAR_KAS, PLAN, TUIN, bon, een, storno

VANDAAG = date(2023, 6, 1)


def op(mutaties: Iterable[Mutatie]) -> list[Mutatie]:
    """With the numbers of their lines."""
    return [m._replace(lijn=nr) for nr, m in enumerate(mutaties, 1)]


def kort(gevonden: Iterable[Bevinding]) -> list[tuple[str, int, str]]:
    return [(b.regel, b.plaats.lijn, b.plaats.veld) for b in heel(gevonden)]


# ---- what may stand only once


def test_een_nummer_is_er_een_keer() -> None:
    rij = op(
        [bon("230301-aaaa", "1.00"), bon("230301-bbbb", "1.00"), storno("230301-aaaa", "x"), bon("230301-aaaa", "2.00")]
    )
    gevonden = list(nummers(rij))
    assert kort(gevonden) == [("id", 3, "storno"), ("id", 4, "bon")]
    assert gevonden[1].bericht.waarden == {
        "nummer": "230301-aaaa",
        "bestand": "data/bonnen/tuin/moestuin.yaml",
        "lijn": 1,
    }
    assert op_nummer(rij) == {"230301-aaaa": rij[0], "230301-bbbb": rij[1]}


ZELFDE: dict[str, Any] = {"leverancier": "Gamma", "omschrijving": "Verf"}


@pytest.mark.parametrize(
    ("ander", "veld"),
    [
        (bon("2", "5.00", **ZELFDE), "bedrag"),
        (bon("2", "5.00", leverancier="gamma ", omschrijving="iets anders"), "bedrag"),
        (bon("2", "5.00", leverancier="Praxis", omschrijving=" VERF"), "bedrag"),
        (bon("2", "5.00", leverancier="", omschrijving="verf"), "bedrag"),
        (bon("2", "5.00", post=KAS, **ZELFDE), "bedrag"),
        (bon("2", "5.00", leverancier="Verf", omschrijving="Gamma"), ""),  # the one is not the other
        (bon("2", "5.01", **ZELFDE), ""),
        (bon("2", "5.00", LATER, **ZELFDE), ""),
        (een("voorschot", "2", DAG, "5.00", omschrijving="Verf"), ""),
        (een("retour", "2", LATER, "1.00", van="1", scan="sha256:x"), "scan"),
        (bon("2", "9.00", LATER, scan="sha256:x"), "scan"),
        (bon("2", "5.00", scan="sha256:x", **ZELFDE), "scan"),
        (bon("2", "9.00", LATER, scan="sha256:y"), ""),
        (een("voorschot", "2", LATER, "9.00", bron="bank:7"), "bron"),
        (bon("2", "9.00", LATER, bron="bank:7", scan="sha256:x"), "bron"),
        (bon("2", "9.00", LATER, bron="sha256:x"), ""),
    ],
)
def test_waarschijnlijk_dezelfde_bon(ander: Mutatie, veld: str) -> None:
    eerste = bon("1", "5.00", scan="sha256:x", bron="bank:7", **ZELFDE)
    gevonden = heel(dubbel(op([eerste, ander])))
    assert kort(gevonden) == ([("dubbel", 2, veld)] if veld else [])
    for een_ in gevonden:
        assert een_.bericht.waarden == {"nummer": "1", "bestand": "data/bonnen/tuin/moestuin.yaml", "lijn": 1}
        assert een_.remedie.waarden == {"nummer": "2"}
        hoe = {"scan": "dezelfde scan hoort", "bron": "dit komt uit dezelfde bron", "bedrag": "dit lijkt dezelfde bon"}
        assert een_.bericht.sjabloon.startswith(hoe[veld])


def test_van_drie_dezelfde_zijn_er_twee_te_veel() -> None:
    drie = op(bon(nr, "5.00", omschrijving="Verf") for nr in "123")
    assert [b.bericht.waarden["nummer"] for b in dubbel(drie)] == ["1", "1"]
    anders = op([bon("1", "5.00", leverancier="A", omschrijving="x"), bon("2", "5.00", leverancier="B", omschrijving="x"),
                 bon("3", "5.00", leverancier="B", omschrijving="y")])  # fmt: skip
    assert [b.bericht.waarden["nummer"] for b in dubbel(anders)] == ["1", "2"]
    scans = op(bon(nr, f"{nr}.00", scan="sha256:x") for nr in "123")
    assert [b.bericht.waarden["nummer"] for b in dubbel(scans)] == ["1", "1"]
    assert kaal("  Cafe\u0301  ÉÉN ") == kaal("café één")
    assert kaal("Straße") == "strasse"


# ---- what refers to another line


def test_een_storno_hoort_bij_een_mutatie_van_zijn_logboek() -> None:
    elders = bon("230301-eeee", "1.00", post=KAS)

    def zegt(*logboek: Mutatie) -> list[tuple[int, str]]:
        rij = op(logboek)
        gevonden = stornos(rij, {m.nummer: m for m in (*rij, elders)})
        return [(b.plaats.lijn, b.bericht.sjabloon[:24]) for b in heel(gevonden) if b.plaats.veld == "van"]

    een_, oordeel = bon("230301-aaaa", "9.00"), een("akkoord", "230301-oooo", van="230301-aaaa")
    weg = storno("230302-ssss", een_.nummer)
    assert zegt(een_) == zegt(een_, weg) == []
    assert zegt(storno("230302-ssss", "230301-zzzz")) == [(1, "{van} bestaat niet")]
    assert zegt(storno("230302-ssss", elders.nummer)) == [(1, "{van} staat in een ander")]
    assert zegt(een_, oordeel, storno("230302-ssss", oordeel.nummer)) == [(3, "{van} is zelf een {soort")]
    assert zegt(een_, weg, storno("230303-tttt", weg.nummer)) == [(3, "{van} is zelf een {soort")]
    assert zegt(een_, storno("230303-tttt", een_.nummer), weg) == [(2, "{van} was al gestorneerd")], "the later one"
    assert zegt(een_, storno("230301-tttt", een_.nummer, LATER), weg) == [(2, "{van} was al gestorneerd")]
    retour = een("retour", "230302-rrrr", DAG, "1.00", van=een_.nummer)
    assert zegt(een_, retour, weg) == [(3, "te vroeg: de retour {ret")]
    retour_weg = storno("230301-rsrs", retour.nummer)
    assert zegt(een_, retour, retour_weg, weg) == []
    assert zegt(een_, retour, retour_weg._replace(datum=LATER), weg) == [(4, "te vroeg: de retour {ret")]


def test_een_retour_hoort_bij_een_bon() -> None:
    elders = bon("230301-eeee", "1.00", post=KAS)

    def zegt(*logboek: Mutatie, vandaag: date = VANDAAG) -> list[tuple[int, str, str]]:
        rij = op(logboek)
        gevonden = retouren(rij, {m.nummer: m for m in (*rij, elders)}, vandaag)
        return [(b.plaats.lijn, b.plaats.veld, b.bericht.sjabloon[:20]) for b in heel(gevonden)]

    een_, voorschot = bon("230301-aaaa", "9.00"), een("voorschot", "230301-vvvv", bedrag="9.00")
    retour = een("retour", "230302-rrrr", DAG, "5.00", van=een_.nummer)
    assert zegt(een_) == zegt(een_, retour) == []
    assert zegt(retour._replace(van="230301-zzzz")) == [(1, "van", "{van} bestaat niet")]
    assert zegt(retour._replace(van=elders.nummer)) == [(1, "van", "{van} staat in een a")]
    assert zegt(voorschot, retour._replace(van=voorschot.nummer)) == [(2, "van", "{van} is geen bon ma")]
    assert zegt(een_, retour._replace(datum=DAG - timedelta(1))) == [(2, "datum", "te vroeg: de bon {va")]
    tweede = retour._replace(nummer="230303-tttt")
    assert zegt(een_, retour, tweede) == [(3, "bedrag", "er komt {terug} teru")]
    weg = storno("230304-ssss", retour.nummer, LATER)
    assert zegt(een_, retour, tweede, weg) == [], "what is undone does not come back"
    assert zegt(een_, retour, tweede, weg, vandaag=LATER - timedelta(1)) == [(3, "bedrag", "er komt {terug} teru")]


# ---- all of them


def test_alles_bij_elkaar_op_volgorde() -> None:
    boek = Grootboek(
        PLAN, dict.fromkeys(("kernen/noord",)), (),
        logboeken={
            TUIN: tuple(op([bon("230301-aaaa", "151.00"), bon("230301-aaaa", "1.00", VANDAAG + timedelta(1))])),
            "tuin/weg": (bon("230301-cccc", "1.00", post="tuin/weg"),),
        },
        bevindingen=(bevinding(Regel.VORM, Plaats("data/budget.yaml", 9), zin("x"), zin("y")),),
    )  # fmt: skip
    gevonden = [(b.regel, b.plaats.bestand[5:], b.plaats.lijn) for b in heel(controleer(boek, VANDAAG))]
    assert gevonden == [
        ("overschreden", "bonnen/tuin/moestuin.yaml", 1),
        ("id", "bonnen/tuin/moestuin.yaml", 2),
        ("toekomst", "bonnen/tuin/moestuin.yaml", 2),
        ("post", "bonnen/tuin/weg.yaml", 1),
        ("vorm", "budget.yaml", 9),
    ]
    assert [b.regel for b in controleer(boek, VANDAAG, ["id", "vorm"])] == ["id", "vorm"]
    elders = boek._replace(bevindingen=(), logboeken={TUIN: (bon("230301-aaaa", "1.00"),), KAS: (
        storno("230301-bbbb", "230301-aaaa")._replace(post=KAS), een("akkoord", "230301-dddd", van="230301-aaaa", post=KAS)
    )})  # fmt: skip
    assert [(b.regel, b.bericht.sjabloon[:24]) for b in heel(controleer(elders, VANDAAG))] == [
        ("akkoord", "dit akkoord is op {numme"), ("storno", "{van} staat in een ander")
    ]  # fmt: skip
    zonder_plan = controleer(boek._replace(plan=None), VANDAAG)
    assert [b.regel for b in zonder_plan] == ["id", "toekomst", "vorm"]


def test_een_besluit_maakt_ruimte_vanaf_zijn_dag() -> None:
    boek = Grootboek(
        PLAN, {"kernen/noord": None}, (NAAR_KAS,), logboeken={KAS: (bon("230301-aaaa", "70.00", post=KAS),)}
    )
    mandaat = boek._replace(plan=PLAN._replace(mandaten=()))
    assert [b.regel for b in controleer(mandaat, DAG)] == ["mandaat"]
    assert [b.regel for b in controleer(mandaat, DAG - timedelta(1)) if b.regel == Regel.OVERSCHREDEN] == []


def test_van_twee_dezelfde_is_de_later_ingevoerde_te_veel() -> None:
    laat = bon("230401-aaaa", "5.00", omschrijving="Verf")
    vroeg = bon("230301-bbbb", "5.00", omschrijving="Verf", post=KAS)
    boek = Grootboek(PLAN, {"kernen/noord": None}, (), logboeken={TUIN: (laat,), KAS: (vroeg,)})
    assert [(b.regel, b.plaats.bestand) for b in controleer(boek, VANDAAG)] == [
        ("dubbel", "data/bonnen/tuin/moestuin.yaml")
    ]
    elders = controleer(boek._replace(logboeken={TUIN: (laat,), KAS: ()}), VANDAAG, elders={KAS: (vroeg,)})
    assert [b.regel for b in elders] == ["dubbel"]
    gestorneerd = (vroeg, storno("230501-ssss", vroeg.nummer, LATER)._replace(post=KAS))
    assert controleer(boek._replace(logboeken={TUIN: (laat,), KAS: gestorneerd}), VANDAAG) == ()


def test_wat_een_nieuwe_regel_breekt() -> None:
    def breekt(nieuw: Mutatie, *logboek: Mutatie, vandaag: date = VANDAAG) -> list[str]:
        verloop = maak_verloop(logboek)
        return [b.regel for b in controleer_losse(PLAN, nieuw._replace(lijn=0), verloop, op(logboek), vandaag)]

    assert breekt(bon("2", "150.00")) == []
    assert breekt(bon("2", "150.01")) == ["overschreden"]
    assert breekt(bon("2", "50.01"), bon("1", "100.00")) == ["overschreden"]
    al_over = bon("1", "200.00", omschrijving="a", door="penvoerder")
    assert breekt(een("voorschot", "2", DAG, "1.00"), al_over) == ["voorschot"]
    assert breekt(een("voorschot", "2", DAG, "150.00")) == []
    assert breekt(een("voorschot", "2", DAG, "150.01")) == ["voorschot"]
    assert breekt(bon("2", "100.01", door="penvoerder", post=KANTOOR)) == ["overschreden"]
    assert breekt(bon("2", "1.00", VANDAAG + timedelta(1))) == ["toekomst"]
    assert breekt(bon("2", "1.00", btw=Decimal("1.00"))) == ["bedrag"]
    assert breekt(bon("2", "1.00", date(2022, 12, 31))) == ["looptijd"]
    assert breekt(een("vergoeding", "2", DAG, "1.00")) == ["vergoeding"]
    assert breekt(bon("2", "5.00"), bon("1", "5.00")) == ["dubbel"]
    assert breekt(bon("2", "5.00"), bon("1", "5.00"), bon("3", "5.00")) == ["dubbel"]
    assert breekt(bon("2", "5.00"), bon("1", "5.00"), storno("9", "1")) == []
    # A post that was over already is not over anew.
    assert breekt(een("terugbetaling", "2", DAG, "1.00"), al_over) == []


def test_wat_een_verwijzing_erbij_breekt() -> None:
    eerste = bon("230301-aaaa", "151.00", omschrijving="Verf")
    weer = bon("230301-bbbb", "151.00", omschrijving="Verf")

    def breekt(*nieuw: Mutatie, logboek: tuple[Mutatie, ...] = (eerste,)) -> list[str]:
        return [b.regel for b in controleer_verwijzing(PLAN, op(logboek), [m._replace(lijn=0) for m in nieuw], VANDAAG)]

    assert breekt(storno("230302-ssss", eerste.nummer)) == []
    assert breekt(storno("230302-ssss", "weg")) == ["storno"]
    assert breekt(storno("230302-ssss", eerste.nummer), weer) == ["overschreden"]
    assert "dubbel" in breekt(weer)
    assert breekt(een("retour", "230302-rrrr", DAG, "152.00", van=eerste.nummer)) == ["retour"]
