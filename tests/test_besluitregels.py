"""The rules on besluiten and on what may never change, as functions: which rule, at which field, and when not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest

from buurtledger.checks.besluiten import besluiten, gesloten, nieuw_besluit
from buurtledger.checks.geschiedenis import (
    besluiten_veranderd,
    besluiten_weg,
    grootboek_verhuisd,
    laat_vastgelegd,
    plan_veranderd,
    toonbaar,
    vingerafdruk,
    weggehaald,
    wie_deed,
)
from buurtledger.model.begroting import Begroting, Gebied, Looptijd, Mandaat, Post
from buurtledger.model.besluit import Besluit, Opening, Verschuiving
from buurtledger.model.bevinding import Bevinding, Plaats
from buurtledger.model.geschiedenis import NOG_NIET, Besluitverschil, Commit, Planverschil, Stuk, Verschil
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import Mutatie
from buurtledger.model.rectificatie import Rectificatie
from tests.conftest import heel
from tests.test_stand import DAG, KANTOOR, KAS, KERN, LATER, PLAN, TUIN, besluit, bon, een, storno

VANDAAG = date(2023, 6, 1)
MANDAAT = Mandaat("buurtcoalitie", "")
MET = PLAN._replace(mandaten=(MANDAAT, Mandaat("penvoerder", "", Decimal("20.00"))))
VAN_TUIN = Verschuiving(TUIN, KAS, Decimal("20.00"))


def zegt(
    *alle: Besluit, plan: Begroting = MET, vandaag: date = VANDAAG, logboeken: dict[str, Any] | None = None, **ook: Any
) -> list[str]:
    return kort(besluiten(plan, alle, logboeken or {}, vandaag, **ook))


def kort(gevonden: Iterable[Bevinding]) -> list[str]:
    return [f"{b.regel} {b.plaats.bestand[15:].removesuffix('.yaml')} {b.plaats.veld}" for b in heel(gevonden)]


def kas(naam: str = "2023-03-01-kas", dag: date = DAG, **velden: Any) -> Besluit:
    return besluit(naam, dag, **{"verschuivingen": (VAN_TUIN,), **velden})


def test_een_gewoon_besluit() -> None:
    assert zegt(kas()) == []
    assert zegt(kas(datum=DAG, ingevoerd=DAG + timedelta(9))) == []
    assert zegt(kas(), vandaag=DAG) == []


@pytest.mark.parametrize(
    ("anders", "gevonden"),
    [
        ({"naam": "2023-03-02-kas"}, ["besluit datum"]),
        ({"naam": "2023-03-01"}, ["besluit datum"]),
        ({"vanaf": DAG - timedelta(1)}, ["besluit vanaf"]),
        ({"vanaf": DAG + timedelta(1)}, []),
        ({"ingevoerd": DAG - timedelta(1)}, ["besluit ingevoerd"]),
        ({"door": "kernenraad"}, ["mandaat door"]),
        ({"door": "penvoerder"}, []),
        ({"door": "penvoerder", "verschuivingen": (VAN_TUIN._replace(bedrag=Decimal("20.01")),)}, ["mandaat door"]),
        ({"opent": (Opening(KAS, "x"),)}, ["besluit opent.0.post"]),
        ({"opent": (Opening("tuin/nieuw", "x"), Opening("elders/x", "x"))}, ["besluit opent.1.post"]),
        ({"sluit": (KAS, "tuin/weg")}, ["besluit sluit.1"]),
        ({"heropent": (KAS,)}, ["besluit heropent.0"]),
        ({"heropent": ("tuin/weg",)}, ["besluit heropent.0"]),
        ({"verschuivingen": (VAN_TUIN, Verschuiving("tuin/weg", KAS, Decimal(1)))}, ["besluit verschuivingen.1.van"]),
        ({"verschuivingen": (Verschuiving(TUIN, "tuin/weg", Decimal(1)),)}, ["besluit verschuivingen.0.naar"]),
        ({"verschuivingen": (Verschuiving(TUIN, TUIN, Decimal(1)),)}, ["besluit verschuivingen.0.naar"]),
        ({"verschuivingen": (VAN_TUIN._replace(bedrag=Decimal("150.00")),)}, []),
        ({"verschuivingen": (VAN_TUIN._replace(bedrag=Decimal("150.01")),)}, ["dekking verschuivingen.0.bedrag"]),
        ({"verschuivingen": (Verschuiving(TUIN, KANTOOR, Decimal("0.01")),)}, ["coordinatie verschuivingen"]),
        ({"verschuivingen": (Verschuiving(KANTOOR, TUIN, Decimal("0.01")),)}, []),
    ],
)
def test_wat_er_met_een_besluit_mis_kan_zijn(anders: dict[str, Any], gevonden: list[str]) -> None:
    los = kas()._replace(**anders)
    assert [f"{r.split()[0]} {r.split()[-1]}" for r in zegt(los)] == gevonden


def test_wat_er_van_een_opening_en_een_looptijd_te_zeggen_is() -> None:
    def zinnen(*alle: Besluit) -> list[str]:
        return [b.bericht.sjabloon[:26] for b in besluiten(MET, alle, {}, VANDAAG)]

    opent = kas(opent=(Opening(KAS, "x"), Opening("elders/x", "x")))
    assert zinnen(opent) == ["de post {post} is er al", "het gebied van de post {po"]
    tijden = [besluit(f"2023-03-01-{n}", DAG, looptijd=PLAN.looptijd, sluit=(n,)) for n in (KAS, KAS)]
    tijden[1] = tijden[1]._replace(naam="2023-03-01-z")
    tijden[0] = tijden[0]._replace(naam="2023-03-01-a")
    assert zinnen(*tijden) == ["op dezelfde dag zegt {ande", "op dezelfde dag zet {ander"]


def test_wie_krijgt_hoeft_niets_over_te_hebben() -> None:
    uitgaven = {KAS: [bon("230201-aaaa", "60.00", date(2023, 2, 1), post=KAS)]}
    halfje = kas(verschuivingen=(VAN_TUIN._replace(bedrag=Decimal("0.50")),))
    assert zegt(halfje, logboeken=uitgaven) == ["achteraf 2023-03-01-kas verschuivingen.0.naar"]


@pytest.mark.parametrize(
    ("logboek", "nodig", "woord"),
    [
        ([bon("230201-aaaa", "70.00", DAG), bon("230201-bbbb", "65.00", DAG)], "135.00", "uitgegeven"),
        ([bon("230201-aaaa", "135.00", DAG, "penvoerder")], "135.00", "uitgegeven"),
        (
            [
                bon("230201-aaaa", "140.00", DAG, "penvoerder"),
                een("voorschot", "230201-bbbb", DAG, "9.00"),
                een("retour", "230201-cccc", DAG, "5.00", van="230201-aaaa"),
            ],
            "144.00",
            "gekregen",
        ),
    ],
)
def test_hoeveel_er_al_weg_is(logboek: list[Mutatie], nodig: str, woord: str) -> None:
    (gevonden,) = heel(besluiten(MET, [kas()], {TUIN: logboek}, VANDAAG))
    assert (gevonden.regel, gevonden.bericht.waarden["nodig"]) == ("dekking", Decimal(nodig))
    assert woord in gevonden.bericht.sjabloon


def test_morgen_besluit_nog_niemand() -> None:
    assert zegt(kas(), vandaag=DAG - timedelta(1)) == ["toekomst 2023-03-01-kas datum"]


def test_de_mandaten_van_toen() -> None:
    assert zegt(kas(), mandaten={"2023-03-01-kas": ()}) == ["mandaat 2023-03-01-kas door"]
    anderen = {"2023-03-01-kas": (Mandaat("kernenraad", ""),)}
    assert zegt(kas()._replace(door="kernenraad"), mandaten=anderen) == []


def intrekking(van: Besluit, naam: str = "2023-03-09-toch-niet", dag: date = LATER, **velden: Any) -> Besluit:
    terug = tuple(Verschuiving(v.naar, v.van, v.bedrag) for v in van.verschuivingen)
    return besluit(naam, dag, **{"trekt_in": van.naam, "verschuivingen": terug, **velden})


def test_een_intrekking_draait_precies_terug() -> None:
    goed = intrekking(kas())
    assert zegt(kas(), goed) == []
    assert zegt(kas(), intrekking(kas(), verschuivingen=(VAN_TUIN,))) == ["besluit 2023-03-09-toch-niet trekt_in"]
    assert zegt(goed) == ["besluit 2023-03-09-toch-niet trekt_in"], "what it revokes is not there"
    zelf = intrekking(kas(), trekt_in="2023-03-09-toch-niet")
    assert zegt(kas(), zelf) == ["besluit 2023-03-09-toch-niet trekt_in"]
    assert zegt(kas(), intrekking(kas(), "2023-03-01-x", DAG)) == []
    eerder = intrekking(kas(), "2023-02-28-x", DAG - timedelta(1))
    assert zegt(kas(), eerder) == ["besluit 2023-02-28-x trekt_in"]
    dubbel = intrekking(kas(), "2023-03-10-weer", date(2023, 3, 10))
    assert zegt(kas(), goed, dubbel) == ["besluit 2023-03-10-weer trekt_in"]
    weer = intrekking(goed, "2023-03-10-weer", date(2023, 3, 10))
    assert zegt(kas(), goed, weer) == ["besluit 2023-03-10-weer trekt_in"]


def test_wat_geopend_is_en_gebruikt_trekt_niemand_in() -> None:
    open_ = besluit("2023-03-01-oost", DAG, opent=(Opening("kernen/oost", "Oost"), Opening("kernen/west", "West")))
    weg = intrekking(open_)
    assert zegt(open_, weg) == []
    assert zegt(open_, weg, logboeken={"kernen/oost": [bon("230301-aaaa", "1.00")]}) == [
        "besluit 2023-03-09-toch-niet trekt_in"
    ]
    assert zegt(open_, weg, logboeken={"kernen/oost": [], "kernen/noord": [bon("230301-aaaa", "1.00")]}) == []


def test_twee_besluiten_van_een_dag_spreken_elkaar_niet_tegen() -> None:
    sluit = besluit("2023-03-01-a", DAG, sluit=(KAS,))
    weer = besluit("2023-03-01-b", DAG, sluit=(TUIN, KAS))
    assert zegt(sluit, weer) == ["besluit 2023-03-01-b sluit.1"]
    assert zegt(sluit, weer._replace(naam="2023-03-09-b", datum=LATER, vanaf=LATER, ingevoerd=LATER)) == []
    tijden = [besluit(f"2023-03-01-{n}", DAG, looptijd=PLAN.looptijd) for n in "ab"]
    assert zegt(*tijden) == ["besluit 2023-03-01-b looptijd.van"]
    opent = [besluit(f"2023-03-01-{n}", DAG, opent=(Opening("tuin/nieuw", n),)) for n in "ab"]
    assert zegt(*opent) == ["besluit 2023-03-01-b opent.0.post"]
    dicht = besluit("2023-02-01-dicht", date(2023, 2, 1), sluit=(KAS,))
    open_ = [besluit(f"2023-03-01-{n}", DAG, heropent=(KAS,)) for n in "ab"]
    assert zegt(dicht, *open_) == ["besluit 2023-03-01-b heropent.0"]
    # Unless one revokes the other.
    assert zegt(sluit, intrekking(sluit, "2023-03-01-c", DAG), weer) == []


def test_naar_wat_dicht_is_gaat_niets() -> None:
    dicht = besluit("2023-02-01-dicht", date(2023, 2, 1), sluit=(KAS,))
    assert zegt(dicht, kas()) == ["besluit 2023-03-01-kas verschuivingen.0.naar"]
    assert zegt(dicht, kas(verschuivingen=(Verschuiving(KAS, TUIN, Decimal(1)),))) == []
    weer_open = besluit("2023-03-01-open", DAG, heropent=(KAS,))
    assert zegt(dicht, kas(), weer_open) == []
    # Closed on the day itself: what moves that day may still go there.
    zelfde = besluit("2023-03-01-dicht", DAG, sluit=(KAS,))
    assert zegt(zelfde, kas()) == []


@pytest.mark.parametrize(
    ("logboek", "ingevoerd", "gevonden"),
    [
        ([bon("230201-aaaa", "130.00", date(2023, 2, 1))], DAG, False),
        ([bon("230201-aaaa", "130.01", date(2023, 2, 1))], DAG, True),
        ([een("voorschot", "230201-aaaa", date(2023, 2, 1), "130.01")], DAG, True),
        ([bon("230201-aaaa", "130.01", DAG)], DAG, True),
        ([bon("230201-aaaa", "130.01", DAG + timedelta(1))], DAG, False),
        # A receipt that comes in later makes no lawful decision a fout.
        ([bon("230302-aaaa", "130.01", DAG)], DAG, False),
        ([bon("230302-aaaa", "130.01", DAG)], date(2023, 3, 2), True),
        # What is undone or came back since makes up for it.
        ([bon("230201-aaaa", "130.01", DAG), storno("230501-bbbb", "230201-aaaa", date(2023, 5, 1))], DAG, False),
        (
            [
                bon("230201-aaaa", "130.01", DAG),
                een("retour", "230501-bbbb", date(2023, 5, 1), "0.01", van="230201-aaaa"),
            ],
            DAG,
            False,
        ),
        (
            [
                bon("230201-aaaa", "130.01", DAG),
                een("retour", "230701-bbbb", date(2023, 7, 1), "0.01", van="230201-aaaa"),
            ],
            DAG,
            True,
        ),
        (
            [
                een("voorschot", "230201-aaaa", DAG, "130.01"),
                een("terugbetaling", "230501-bbbb", date(2023, 5, 1), "0.01"),
            ],
            DAG,
            False,
        ),
        (
            [
                bon("230201-aaaa", "130.01", DAG),
                bon("230501-cccc", "9.00", date(2023, 5, 1)),
                een("retour", "230501-bbbb", date(2023, 5, 1), "9.00", van="230501-cccc"),
            ],
            DAG,
            True,
        ),
    ],
)
def test_wie_geeft_heeft_nog_wat_hij_uitgaf(logboek: list[Mutatie], ingevoerd: date, gevonden: bool) -> None:
    los = kas()._replace(ingevoerd=ingevoerd)
    assert zegt(los, logboeken={TUIN: logboek}) == (
        ["dekking 2023-03-01-kas verschuivingen.0.bedrag"] if gevonden else []
    )


def test_hoeveel_er_af_kon_en_wie_het_samen_namen() -> None:
    uitgaven = {TUIN: [bon("230201-aaaa", "135.00", date(2023, 2, 1))]}
    ander = kas(
        "2023-03-01-ander", verschuivingen=(Verschuiving(KERN, KAS, Decimal(1)), VAN_TUIN._replace(bedrag=Decimal(4)))
    )
    alleen, = (b for b in besluiten(MET, [kas()], uitgaven, VANDAAG))  # fmt: skip
    assert alleen.bericht.waarden == {"post": TUIN, "nodig": Decimal("135.00"), "ruimte": Decimal("15.00")}
    assert "uitgegeven" in alleen.bericht.sjabloon
    samen = list(besluiten(MET, [kas(), ander], uitgaven, VANDAAG))
    assert kort(samen) == [
        "dekking 2023-03-01-ander verschuivingen.1.bedrag", "dekking 2023-03-01-kas verschuivingen.0.bedrag"
    ]  # fmt: skip
    assert samen[0].bericht.waarden["namen"] == ("2023-03-01-ander", "2023-03-01-kas")
    gekregen = {TUIN: [een("voorschot", "230201-aaaa", date(2023, 2, 1), "200.00")]}
    (te_veel,) = besluiten(MET, [kas()], gekregen, VANDAAG)
    assert te_veel.bericht.waarden["ruimte"] == Decimal("0.00")
    assert "gekregen" in te_veel.bericht.sjabloon
    # What one takes and another gives that day is one sum.
    terug = kas("2023-03-01-terug", verschuivingen=(Verschuiving(KAS, TUIN, Decimal("6.00")),))
    assert zegt(kas(), terug, logboeken=uitgaven) == []
    # Revoked, it takes nothing.
    assert zegt(kas(), intrekking(kas()), logboeken=uitgaven) == []


@pytest.mark.parametrize(
    ("bedrag", "dag", "gevonden"),
    [("50.00", DAG - timedelta(1), False), ("50.01", DAG - timedelta(1), True), ("60.00", DAG, False)],
)
def test_geld_dat_al_weg_was(bedrag: str, dag: date, gevonden: bool) -> None:
    verwacht = ["achteraf 2023-03-01-kas verschuivingen.0.naar"] if gevonden else []
    for mutatie in (bon("230201-aaaa", bedrag, dag), een("voorschot", "230201-aaaa", dag, bedrag)):
        assert zegt(kas(), logboeken={KAS: [mutatie]}) == verwacht
    weg = zegt(kas(), intrekking(kas()), logboeken={KAS: [bon("230201-aaaa", "60.00", dag)]})
    assert weg == ["dekking 2023-03-09-toch-niet verschuivingen.0.bedrag"], "what it spent since cannot go back"
    nieuw = besluit(
        "2023-03-01-nieuw", DAG, opent=(Opening("tuin/nieuw", "x"),),
        verschuivingen=(Verschuiving(TUIN, "tuin/nieuw", Decimal(1)),),
    )  # fmt: skip
    assert zegt(nieuw, logboeken={"tuin/nieuw": [bon("230201-aaaa", "60.00", dag)]}) == []


def test_wat_een_nieuw_besluit_breekt() -> None:
    def breekt(nieuw: Besluit, *eerder: Besluit, logboeken: dict[str, Any] | None = None) -> list[str]:
        return kort(nieuw_besluit(MET, eerder, nieuw, logboeken or {}, VANDAAG))

    assert breekt(kas()) == []
    fout = kas("2023-02-01-fout", date(2023, 2, 1), sluit=("tuin/weg",))
    assert breekt(kas(), fout) == [], "what was wrong before is not wrong anew"
    later = kas("2023-05-01-alles", date(2023, 5, 1), verschuivingen=(VAN_TUIN._replace(bedrag=Decimal("140.00")),))
    assert breekt(kas(), later) == [
        "dekking 2023-05-01-alles verschuivingen.0.bedrag",
        "dekking 2023-03-01-kas verschuivingen.0.bedrag",
    ]
    # Dated back it must leave what was spent since, once said.
    sinds = {TUIN: [bon("230401-aaaa", "140.00", date(2023, 4, 1))]}
    assert breekt(kas(), logboeken=sinds) == ["dekking 2023-03-01-kas verschuivingen.0.bedrag"]
    toen = {TUIN: [bon("230201-aaaa", "140.00", date(2023, 2, 1))]}
    assert breekt(kas(), logboeken=toen) == ["dekking 2023-03-01-kas verschuivingen.0.bedrag"]


def test_op_wat_dicht_is_wordt_niets_geboekt() -> None:
    dicht = besluit("2023-03-01-dicht", DAG, sluit=(KAS,))
    open_ = besluit("2023-03-09-open", LATER, heropent=(KAS,))

    def regels(*logboek: Mutatie) -> list[tuple[str, int]]:
        boek = Grootboek(MET, {}, (dicht, open_), logboeken={KAS: logboek, TUIN: (bon("230301-zzzz", "1.00"),)})
        return [(b.regel, b.plaats.lijn) for b in heel(gesloten(boek, VANDAAG))]

    def los(dag: date, soort: str = "bon") -> Mutatie:
        return een(soort, "230301-aaaa", dag, "1.00", post=KAS)._replace(lijn=7)

    assert regels(los(DAG - timedelta(1))) == regels(los(LATER)) == regels() == []
    for soort in ("bon", "voorschot", "vergoeding"):
        assert regels(los(DAG, soort)) == [("gesloten", 7)]
    assert regels(los(DAG, "terugbetaling")) == []
    zonder = Grootboek(MET, {}, (dicht, besluit("2023-03-01-ook", DAG, sluit=(KERN,))), logboeken={KAS: (los(DAG),)})
    assert [b.plaats.lijn for b in gesloten(zonder, VANDAAG)] == [7]
    assert regels(los(DAG), storno("230501-bbbb", "230301-aaaa", date(2023, 5, 1))._replace(post=KAS)) == []


# ---- what never changes


DOOR = Commit("c0ffee" * 7, "Eva", "eva@x", date(2023, 3, 20))
BONNEN = "data/bonnen/tuin/moestuin.yaml"


def regel(tekst: str, lijn: int = 1, nummer: str = "") -> Stuk:
    return Stuk(lijn, tekst, tekst.strip(), nummer)


def test_een_regel_die_weg_is() -> None:
    a, b = regel("- {bon: a}", 3), regel("- {bon: b}", 4)
    twee = [Verschil(DOOR, BONNEN, (a, b), ()), Verschil(DOOR, BONNEN, (a,), ()), Verschil(DOOR, "x.yaml", (a,), ())]
    gevonden = heel(weggehaald(twee, []))
    assert [(g.regel, g.plaats.bestand, g.plaats.lijn, g.fragment) for g in gevonden] == [
        ("geschiedenis", BONNEN, 3, "- {bon: a}"),
        ("geschiedenis", BONNEN, 4, "- {bon: b}"),
        ("geschiedenis", "x.yaml", 3, "- {bon: a}"),
    ]


def test_een_regel_die_weg_mocht() -> None:
    rect = Rectificatie(BONNEN, vingerafdruk("- {bon: a}"), DAG, "prive", "bestuur")
    assert rect.sha256 == sha256(b"- {bon: a}").hexdigest()

    def regels(rectificatie: Rectificatie, tekst: str = "- {bon: a}", bestand: str = BONNEN) -> list[str]:
        return [g.regel for g in heel(weggehaald([Verschil(DOOR, bestand, (regel(tekst),), ())], [rectificatie]))]

    assert regels(rect) == regels(rect, "- {bon: a}\r") == ["rectificatie"]
    assert regels(rect._replace(sha256=vingerafdruk("- {bon: a}\r")), "- {bon: a}\r") == ["rectificatie"]
    assert regels(rect, "- {bon: b}") == regels(rect, bestand="x.yaml") == ["geschiedenis"]
    assert regels(rect._replace(wordt="ab" * 32)) == ["geschiedenis"], "that one is of a besluit"
    (gevonden,) = weggehaald([Verschil(DOOR, BONNEN, (regel("- {bon: a}", 5),), ())], [rect])
    assert (gevonden.plaats.lijn, gevonden.fragment) == (5, f"sha256:{rect.sha256}")
    assert vingerafdruk("caf\udce9") == sha256(b"caf\xe9").hexdigest()
    assert toonbaar("caf\udce9") == "caf\\xe9"
    assert len(toonbaar("x" * 3000)) == 2000
    assert wie_deed(DOOR).waarden == {"auteur": "Eva", "commit": "c0ffeec0ff", "dag": DOOR.dag}
    assert wie_deed(NOG_NIET).waarden == {}


def test_wat_pas_laat_is_vastgelegd() -> None:
    def regels(*bij: Stuk, door: Commit = DOOR, nieuw: set[str] | None = None) -> list[tuple[str, int]]:
        gevonden = laat_vastgelegd([Verschil(door, BONNEN, (), bij), Verschil(door, BONNEN, (), bij)], nieuw=nieuw)
        return [
            (str(g.bericht.waarden.get("dag") or g.bericht.waarden["aantal"]), g.plaats.lijn) for g in heel(gevonden)
        ]

    assert regels(regel("x", 4, "230313-aaaa")) == []
    assert regels(regel("x", 4, "230312-aaaa")) == [("2023-03-12", 4)]
    assert regels(regel("x", 4, "230312-aaaa"), regel("y", 5, "230311-bbbb")) == [("1", 4)]
    assert regels(regel("x", 4), regel("w", 4, "230320-zzzz"), regel("y", 5, "230311-bbbb")) == [("2023-03-11", 5)]
    assert regels(regel("x", 4, "230312-aaaa"), door=NOG_NIET) == []
    assert regels(regel("x", 4)) == regels(regel("x", 4, "231399-aaaa")) == []
    assert regels(regel("x", 4, "230312-aaaa"), nieuw={DOOR.nummer}) == [("2023-03-12", 4)]
    assert regels(regel("x", 4, "230312-aaaa"), nieuw=set()) == []
    oud = Verschil(DOOR._replace(nummer="oud"), BONNEN, (), (regel("x", 4, "230312-aaaa"),))
    nieuw = Verschil(DOOR, BONNEN, (), (regel("y", 6, "230311-bbbb"),))
    assert [g.plaats.lijn for g in laat_vastgelegd([oud, nieuw], nieuw={DOOR.nummer})] == [6]
    # Said of the first commit that brought it, not again where it is merged.
    eerst = Verschil(DOOR._replace(dag=date(2023, 3, 12)), BONNEN, (), (regel("x", 4, "230312-aaaa"),))
    assert not list(laat_vastgelegd([eerst, eerst._replace(commit=DOOR)]))


BESLUIT = "data/besluiten/2023-03-01-kas.yaml"


def verschil(
    voor: str, na: str, commit: Commit = DOOR, *, tekst: bool = True, bestand: str = BESLUIT
) -> Besluitverschil:
    return Besluitverschil(commit, bestand, voor, na, tekst)


def test_een_besluit_dat_veranderde() -> None:
    def regels(*verschillen: Besluitverschil, rect: tuple[Rectificatie, ...] = ()) -> list[tuple[str, str]]:
        return [(g.regel, g.bericht.sjabloon[:8]) for g in heel(besluiten_veranderd(verschillen, rect))]

    mag = Rectificatie(BESLUIT, "a", DAG, "tikfout", "bestuur", "b")
    verder = mag._replace(sha256="b", wordt="c")
    assert regels(verschil("a", "b")) == [("gewijzigd", "na zijn ")]
    assert regels(verschil("a", "b", NOG_NIET)) == [("gewijzigd", "dit besl")]
    assert regels(verschil("a", "b"), verschil("b", "c")) == [("gewijzigd", "na zijn ")], "said once for a file"
    assert regels(verschil("a", "b"), rect=(mag,)) == [("rectificatie", "de tekst")]
    assert regels(verschil("a", "b"), verschil("a", "b"), rect=(mag,)) == [("rectificatie", "de tekst")]
    assert regels(verschil("a", "b", tekst=False), rect=(mag,)) == [("gewijzigd", "na zijn ")]
    assert regels(verschil("a", "c"), rect=(mag, verder)) == [("rectificatie", "de tekst")]
    assert regels(verschil("a", "c"), rect=(mag,)) == [("gewijzigd", "na zijn ")]
    assert regels(verschil("a", "d"), rect=(mag, verder, verder._replace(sha256="c", wordt="a"))) == [
        ("gewijzigd", "na zijn ")
    ]
    assert regels(verschil("a", "b", bestand="x"), rect=(mag,)) == [("gewijzigd", "na zijn ")]
    assert regels(verschil("a", "b"), rect=(mag._replace(wordt=""),)) == [("gewijzigd", "na zijn ")]
    assert regels(verschil("a", "")) == []
    assert regels(verschil("a", "", bestand="x"), verschil("a", "b"), verschil("a", "b", bestand="y")) == [
        ("gewijzigd", "na zijn "), ("gewijzigd", "na zijn ")
    ]  # fmt: skip
    assert regels(verschil("a", "b"), verschil("a", "b"), verschil("a", "b", bestand="y"), rect=(mag,)) == [
        ("rectificatie", "de tekst"), ("gewijzigd", "na zijn ")
    ]  # fmt: skip
    weg = [verschil("a", ""), verschil("a", ""), verschil("a", "b"), verschil("a", "", bestand="x")]
    assert [g.plaats for g in heel(besluiten_weg(weg))] == [Plaats(BESLUIT, 1, 1), Plaats("x", 1, 1)]
    assert {g.plaats for g in grootboek_verhuisd([(DOOR, "oud")])} == {Plaats("data/budget.yaml", 1, 1)}
    (zonder_plan,) = heel(plan_veranderd([Planverschil(DOOR, PLAN, None, ())]))
    assert zonder_plan.plaats == Plaats("data/budget.yaml", 1, 1)
    assert [g.bericht.waarden["map"] for g in heel(grootboek_verhuisd([(DOOR, "oud"), (DOOR, "x")]))] == ["oud", "x"]


def test_een_plan_dat_veranderde() -> None:
    def velden(na: Begroting | None, *ouders: Begroting) -> list[str]:
        return [
            f"{g.plaats.veld}: {g.bericht.sjabloon[6:16]}"
            for g in heel(plan_veranderd([Planverschil(DOOR, PLAN, na, ouders)]))
        ]

    assert velden(PLAN) == []
    assert velden(PLAN._replace(naam="Anders", looptijd=Looptijd(DAG, LATER), mandaten=(MANDAAT,))) == []
    meer = PLAN._replace(totaal=Decimal("401.00"))
    assert velden(meer) == ["totaal: veranderde"]
    assert velden(meer, PLAN) == ["totaal: veranderde"]
    assert velden(meer, PLAN, meer) == [], "what a parent already had different is not its doing"
    for deel, veld, anders in (
        ("coordinatie", "post", KAS), ("coordinatie", "maximum", Decimal("0.5")),
        ("kernen", "gebied", "tuin"), ("kernen", "aantal", 2), ("kernen", "bedrag", Decimal(1)),
    ):  # fmt: skip
        los: dict[str, Any] = {deel: getattr(PLAN, deel)._replace(**{veld: anders})}
        assert velden(PLAN._replace(**los)) == [f"{deel}.{veld}: veranderde"]
    zonder = PLAN._replace(gebieden=PLAN.gebieden[1:])
    assert velden(zonder) == [
        f"gebieden.tuin{deel}.bedrag: haalde {{wa" for deel in ("", ".posten.moestuin", ".posten.kas")
    ]
    erbij = PLAN._replace(gebieden=(*PLAN.gebieden, Gebied("x", "X", Decimal(0), (Post("x/y", "Y", Decimal(0)),))))
    assert velden(erbij) == ["gebieden.x.bedrag: zette {waa", "gebieden.x.posten.y.bedrag: zette {waa"]
    assert velden(None) == [": haalde het"]
    tweemaal = [Planverschil(DOOR, PLAN, meer, ()), Planverschil(DOOR, PLAN, meer, ())]
    assert len(list(plan_veranderd(tweemaal))) == 1
    verder = Planverschil(DOOR, PLAN, meer._replace(totaal=Decimal("402.00")), (meer,))
    assert len(list(plan_veranderd([tweemaal[0], verder]))) == 2
    assert len(list(plan_veranderd([Planverschil(DOOR, PLAN, None, ()), tweemaal[0]]))) == 2
