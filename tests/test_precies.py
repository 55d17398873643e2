"""Exactly at a limit, and one cent or one day past it: every limit that the rules and the figures have."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from buurtledger.checks.dagen import btw, looptijd, toekomst
from buurtledger.checks.eisen import Bedragen, Eis, boven_een_grens, eisen
from buurtledger.checks.grenzen import grenzen
from buurtledger.checks.terugdraaien import retouren
from buurtledger.model.begroting import Begroting, Coordinatie, Gebied, Kernen, Looptijd, Post
from buurtledger.model.mutatie import Mutatie
from buurtledger.model.rollen import AkkoordGrens, Rollen
from buurtledger.stand.aandacht import Punt, aandachtspunten, verstreken
from buurtledger.stand.cijfers import Cijfers, cijfers_van, compute_stand
from buurtledger.stand.steekproef import trek
from buurtledger.stand.verloop import Effect, maak_verloop
from tests.conftest import heel

NUL = Decimal("0.00")
POST = Post("tuin/moestuin", "Moestuin", Decimal("100.00"))
DAG = date(2023, 3, 1)


def mutatie(soort: str, nr: int, bedrag: str, dag: date = DAG, **velden: object) -> Mutatie:
    return Mutatie(soort, f"230401-{nr:04}", POST.id, nr, dag, Decimal(bedrag), **velden)  # type: ignore[arg-type]


def bon(nr: int, bedrag: str, dag: date = DAG, door: str = "kern") -> Mutatie:
    return mutatie("bon", nr, bedrag, dag, betaald_door=door, omschrijving="x")


@pytest.mark.parametrize(
    ("regels", "gevonden"),
    [
        ([bon(1, "100.00")], []),
        ([bon(1, "100.01")], [("overschreden", 1)]),
        ([bon(1, "60.00"), bon(2, "40.00")], []),
        ([bon(1, "60.00"), bon(2, "40.01"), bon(3, "5.00")], [("overschreden", 2)]),
        ([bon(1, "60.00"), bon(2, "40.00"), bon(3, "0.01")], [("overschreden", 3)]),
        # By date, then by the order of the lines.
        ([bon(1, "60.00", DAG + timedelta(1)), bon(2, "60.00")], [("overschreden", 1)]),
        ([bon(1, "150.00"), mutatie("retour", 2, "50.00", van="230401-0001")], []),
        # The last time that it went over, not the first.
        (
            [bon(1, "150.00"), mutatie("retour", 2, "60.00", van="230401-0001"), bon(3, "20.00")],
            [("overschreden", 3)],
        ),
        ([mutatie("voorschot", 1, "100.00")], []),
        ([mutatie("voorschot", 1, "100.01")], [("voorschot", 1)]),
        ([mutatie("voorschot", 1, "50.00"), mutatie("terugbetaling", 2, "50.00")], []),
        ([mutatie("voorschot", 1, "50.00"), mutatie("terugbetaling", 2, "50.01")], [("terugbetaling", 2)]),
        ([bon(1, "50.00"), mutatie("vergoeding", 2, "50.00")], []),
        ([bon(1, "50.00"), mutatie("vergoeding", 2, "50.01")], [("vergoeding", 2)]),
        ([bon(1, "50.00"), mutatie("vergoeding", 2, "50.00"), mutatie("terugbetaling", 3, "50.00")], []),
        (
            [bon(1, "50.00"), mutatie("vergoeding", 2, "50.00"), mutatie("vergoeding", 3, "0.01", DAG + timedelta(1))],
            [("vergoeding", 3)],
        ),
        # What the penvoerder paid too much of is said once; where the group holds money it is asked back.
        ([bon(1, "100.01", door="penvoerder")], [("overschreden", 1)]),
        (
            [mutatie("voorschot", 1, "0.01"), bon(2, "100.01", door="penvoerder")],
            [("overschreden", 2), ("voorschot", 2)],
        ),
        ([bon(1, "99.99", door="penvoerder"), mutatie("voorschot", 2, "0.02")], [("voorschot", 2)]),
        # Paid from the own pocket above what there is: an advance on top is too much all the same.
        ([bon(1, "200.00"), mutatie("voorschot", 2, "100.01")], [("overschreden", 1), ("voorschot", 2)]),
        # What is dated after the day does not count on it.
        ([bon(1, "500.00", DAG + timedelta(31))], []),
        ([bon(1, "500.00", DAG + timedelta(30))], [("overschreden", 1)]),
    ],
)
def test_een_grens_zelf_mag(regels: list[Mutatie], gevonden: list[tuple[str, int]]) -> None:
    uit = heel(grenzen(POST, regels, DAG + timedelta(30)))
    assert [(b.regel, b.plaats.lijn) for b in uit] == gevonden
    assert all(b.plaats.veld == "bedrag" for b in uit)


@pytest.mark.parametrize(("terug", "gevonden"), [("10.00", []), ("10.01", ["retour"])])
def test_een_retour_is_hoogstens_de_bon(terug: str, gevonden: list[str]) -> None:
    logboek = [bon(1, "30.00"), *(mutatie("retour", nr, "10.00", van="230401-0001") for nr in (2, 3))]
    logboek.append(mutatie("retour", 4, terug, van="230401-0001"))
    assert [b.regel for b in heel(retouren(logboek, {}, DAG))] == gevonden


@pytest.mark.parametrize(("dagen", "gevonden"), [(0, []), (-1, ["retour"])])
def test_een_retour_komt_niet_voor_de_bon(dagen: int, gevonden: list[str]) -> None:
    logboek = [bon(1, "30.00"), mutatie("retour", 2, "1.00", DAG + timedelta(dagen), van="230401-0001")]
    assert [b.regel for b in heel(retouren(logboek, {}, DAG))] == gevonden


def test_dagen_en_btw() -> None:
    tijd = Looptijd(DAG, DAG + timedelta(9))
    dagen = [bon(nr, "1.00", DAG + timedelta(nr - 2)) for nr in range(1, 13)]
    assert [(b.plaats.lijn, b.plaats.veld) for b in heel(looptijd(dagen, tijd))] == [(1, "datum"), (12, "datum")]
    assert [(b.plaats.lijn, b.plaats.veld) for b in heel(toekomst(dagen, DAG))] == [(n, "datum") for n in range(3, 13)]
    delen = [bon(nr, "10.00")._replace(btw=Decimal(deel)) for nr, deel in enumerate(("0.00", "9.99", "10.00"), 1)]
    assert [(b.plaats.lijn, b.plaats.veld) for b in heel(btw([bon(9, "10.00"), *delen]))] == [(3, "btw")]


GRENS = AkkoordGrens(Decimal("100.00"), "bestuur")


@pytest.mark.parametrize(
    ("bedrag", "samen", "vraagt"),
    [
        ("100.00", ["100.00"], False),
        ("100.01", ["100.01"], True),
        ("60.00", ["60.00", "40.00"], False),
        ("60.00", ["60.00", "40.01"], True),
        # What passes the limit alone is asked for itself, and makes no piece of another.
        ("60.00", ["60.00", "500.00"], False),
        ("1.00", ["1.00", "100.00"], True),
    ],
)
def test_een_akkoord_is_nodig_boven_de_grens(bedrag: str, samen: list[str], vraagt: bool) -> None:
    bedragen = Bedragen(Decimal(bedrag), tuple(map(Decimal, samen)))
    assert bedragen.boven(GRENS.boven) is vraagt
    assert bool(eisen(bedragen, [Rollen((), (GRENS,))])) is vraagt
    alle = [bon(nr, een)._replace(leverancier="Gamma") for nr, een in enumerate(samen)]
    assert ("230401-0000" in boven_een_grens(alle, [Rollen((), (GRENS,))])) is vraagt


def test_wie_de_ontvanger_is() -> None:
    """A shop, however it is spelled and wherever it is booked; else the group; a bon without a shop stands apart."""
    gamma, weer = bon(1, "60.00")._replace(leverancier="Gamma"), bon(2, "60.00")._replace(leverancier="GAMMA b.v.")
    zelfde = weer._replace(leverancier=" gamma.", post="kernen/noord")
    los, geld = bon(3, "60.00"), mutatie("voorschot", 4, "60.00")
    ook = mutatie("vergoeding", 5, "60.00")

    def samen(*rij: Mutatie) -> list[str]:
        return sorted(nr[-1] for nr in boven_een_grens(rij, [Rollen((), (GRENS,))]))

    assert samen(gamma, zelfde) == ["1", "2"]
    assert samen(gamma, weer) == samen(gamma, los) == samen(los, geld) == []
    assert samen(los, los._replace(nummer="230401-0006")) == ["3", "6"]
    assert samen(los, los._replace(nummer="230401-0006", post="kernen/noord")) == []
    assert samen(geld, ook) == ["4", "5"]
    assert samen(geld, ook._replace(datum=DAG + timedelta(1))) == samen(geld, ook._replace(post="kernen/noord")) == []
    assert samen(geld, mutatie("terugbetaling", 6, "60.00")) == []


def test_van_meer_grenzen_geldt_de_hoogste_en_van_meer_rollen_de_strengste() -> None:
    hoog = AkkoordGrens(Decimal("500.00"), "bestuur", "bewezen", 7)
    beide = AkkoordGrens(Decimal("500.00"), "kascommissie")
    los = Rollen((), (GRENS, hoog, beide))

    def vraagt(bedrag: str, *rollen: Rollen) -> set[Eis]:
        return set(eisen(Bedragen(Decimal(bedrag), (Decimal(bedrag),)), rollen))

    assert vraagt("100.00", los) == set()
    assert vraagt("500.00", los) == {Eis("bestuur", GRENS.bewezen, GRENS.verplicht_na)}
    assert vraagt("500.01", los) == {
        Eis("bestuur", "bewezen", 7),
        Eis("kascommissie", beide.bewezen, beide.verplicht_na),
    }
    later = Rollen((), (AkkoordGrens(Decimal("10.00"), "bestuur", "", 3),))
    for samen in ((los, later), (later, los)):
        assert Eis("bestuur", "bewezen", 3) in vraagt("600.00", *samen)


def plan(van: date, dagen: int, *, aanname: bool = False) -> Begroting:
    kern = Post("kernen/noord", "Noord", Decimal("100.00"))
    return Begroting(
        "Proef", "", Decimal("200.00"), Looptijd(van, van + timedelta(dagen - 1), aanname),
        Coordinatie(POST.id, Decimal("0.08")), Kernen("kernen", 1, Decimal("100.00")),
        (Gebied("tuin", "Tuin", POST.bedrag, (POST,)), Gebied("kernen", "Kernen", kern.bedrag, (kern,))),
    )  # fmt: skip


@pytest.mark.parametrize(("dag", "deel"), [(-1, "0"), (0, "0.1"), (4, "0.5"), (9, "1"), (99, "1")])
def test_hoeveel_van_de_looptijd_voorbij_is(dag: int, deel: str) -> None:
    assert verstreken(plan(DAG, 10).looptijd, DAG + timedelta(dag)) == Decimal(deel)


def punten(begroting: Begroting, op: date, *, tijd_telt: bool = True, **logboeken: Any) -> list[Punt]:
    verlopen = {post.replace("_", "/"): maak_verloop(regels) for post, regels in logboeken.items()}
    return list(aandachtspunten(compute_stand(begroting, verlopen, op), tijd_telt=tijd_telt))


def over_tijd(gevonden: list[Punt]) -> dict[str, object] | None:
    """What is said of money that is likely to be left."""
    gezegd = next((punt for punt in gevonden if "tijd" in punt.bericht.waarden), None)
    assert gezegd is None or gezegd.ernstig is False
    return dict(gezegd.bericht.waarden) if gezegd else None


@pytest.mark.parametrize(
    ("dag", "besteed", "achter"),
    [
        (4, "25.00", ["Noord"]),  # half of what half of the time suggests: no more is asked
        (4, "24.99", ["Moestuin", "Noord"]),
        (3, "0.01", []),  # before half of the time
        (9, "50.00", ["Noord"]),
        (9, "49.99", ["Moestuin", "Noord"]),
    ],
)
def test_wat_waarschijnlijk_overblijft(dag: int, besteed: str, achter: list[str]) -> None:
    gezegd = over_tijd(punten(plan(DAG, 10), DAG + timedelta(dag), tuin_moestuin=[bon(1, besteed)]))
    tijd = f"{(dag + 1) * 10} %"
    assert gezegd == ({"tijd": tijd, "aantal": len(achter), "posten": tuple(achter)} if achter else None)


def test_waar_de_tijd_niet_telt_wordt_er_niet_op_gewezen() -> None:
    regels = [bon(1, "1.00")]
    laat = DAG + timedelta(9)
    assert over_tijd(punten(plan(DAG, 10), laat, tuin_moestuin=regels))
    assert not over_tijd(punten(plan(DAG, 10), laat, tijd_telt=False, tuin_moestuin=regels))
    assert not over_tijd(punten(plan(DAG, 10, aanname=True), laat, tuin_moestuin=regels))
    alles = [bon(1, "100.00")], [bon(2, "100.00")._replace(post="kernen/noord")]
    assert not over_tijd(punten(plan(DAG, 10), laat, tuin_moestuin=alles[0], kernen_noord=alles[1]))


def test_wat_aandacht_vraagt_het_ernstigste_eerst() -> None:
    def zegt(*regels: Mutatie, **anders: Any) -> list[tuple[bool, dict[str, object]]]:
        gevonden = punten(plan(DAG, 10), DAG, tuin_moestuin=list(regels), **anders)
        return [(punt.ernstig, dict(punt.bericht.waarden)) for punt in gevonden]

    noord = (False, {"aantal": 1, "alle": 1, "posten": ("Noord",)})
    assert zegt() == [(False, {})]
    cent, veel = Decimal("0.01"), Decimal("100.01")
    assert zegt(bon(1, "100.01", door="penvoerder")) == [(True, {"post": "Moestuin", "bedrag": cent}), noord]
    assert zegt(bon(1, "100.00", door="penvoerder")) == [noord]
    assert zegt(mutatie("voorschot", 1, "100.01")) == [
        (True, {"post": "Moestuin", "bedrag": cent}),
        (False, {"aantal": 1, "bedrag": veel, "posten": ("Moestuin",)}),
        noord,
    ]
    assert zegt(bon(1, "20.00")) == [(False, {"bedrag": Decimal("20.00"), "posten": ("Moestuin",)}), noord]
    # The largest debt first; who has a bon is not named among those who have none.
    eigen = [mutatie("voorschot", 3, "30.00"), bon(4, "1.00")]
    assert zegt(mutatie("voorschot", 1, "10.00"), kernen_noord=eigen) == [
        (False, {"aantal": 2, "bedrag": Decimal("39.00"), "posten": ("Noord", "Moestuin")})
    ]


def test_een_lange_lijst_zegt_hoeveel_er_nog_zijn() -> None:
    kernen = tuple(Post(f"kernen/k{nr}", f"Kern {nr}", Decimal("10.00")) for nr in range(8))
    alles = plan(DAG, 10)
    veel = alles._replace(gebieden=(alles.gebieden[0], Gebied("kernen", "Kernen", Decimal("80.00"), kernen)))
    voor: dict[str, Any] = {f"kernen_k{nr}": [mutatie("voorschot", nr, "5.00")] for nr in range(4)}
    schuld, zonder = (punt.bericht.waarden["posten"] for punt in punten(veel, DAG, **voor))
    assert isinstance(schuld, tuple)
    assert isinstance(zonder, tuple)
    assert schuld[:3] == ("Kern 0", "Kern 1", "Kern 2")
    assert schuld[3].waarden == {"aantal": 1}
    assert (zonder[:6], zonder[6].waarden) == (tuple(f"Kern {nr}" for nr in range(6)), {"aantal": 2})
    drie = punten(veel, DAG, **dict(list(voor.items())[:3]))[0].bericht.waarden["posten"]
    assert drie == ("Kern 0", "Kern 1", "Kern 2")


def test_de_figuren_van_een_post() -> None:
    """Paid out more than spent, and the other way round: what can still be promised looks at the larger."""
    schuld = Cijfers(Decimal("100.00"), Decimal("30.00"), Decimal("50.00"), 2)
    tegoed = Cijfers(Decimal("100.00"), Decimal("50.00"), Decimal("30.00"), 1)
    for cijfers, te_verantwoorden, vrij, nog, eigen in (
        (schuld, "20.00", "70.00", "20.00", "0.00"),
        (tegoed, "-20.00", "50.00", "0.00", "-20.00"),
    ):
        assert cijfers.te_verantwoorden == Decimal(te_verantwoorden)
        assert cijfers.vrij == Decimal(vrij)
        assert cijfers.beschikbaar == Decimal("50.00")
        assert (cijfers.nog_te_verantwoorden, cijfers.tegoed) == (Decimal(nog), Decimal(eigen))
    assert cijfers_van(POST, Effect(Decimal(1), Decimal(2), 3)) == Cijfers(POST.bedrag, Decimal(1), Decimal(2), 3)
    leeg = compute_stand(plan(DAG, 10), {}, DAG)
    assert leeg.aandeel_coordinatie == Decimal("0.5000")
    derde = leeg.begroting._replace(totaal=Decimal("300.00"))
    assert leeg._replace(begroting=derde).aandeel_coordinatie == Decimal("0.3333")


BONNEN = [bon(nr, bedrag) for nr, bedrag in enumerate(["4.01", "0.01", "58.87", "0.01", "58.88", "0.01", "54.87"], 1)]


def test_een_steekproef_die_met_de_hand_na_te_rekenen_is() -> None:
    """€ 176,66 in three steps of 5888⅔ cent; the seed says where the first mark stands.

    Worked out apart from the program: sha256("b") modulo 5889, the step in whole cents rounded up, is 401; so the marks
    are 401, 6289⅔ and 12178⅓ cent, rounded down. In this row a bon of one cent lies under each of them.
    """
    proef = trek(BONNEN, "b", 3)
    assert (proef.zaad, proef.totaal, proef.begin, proef.uit) == ("b", Decimal("176.66"), Decimal("4.01"), 7)
    assert proef.stap.quantize(Decimal("0.0001")) == Decimal("58.8867")
    assert [m.lijn for m in proef.gekozen] == [2, 4, 6]


def test_wie_er_niet_minder_vraagt_dan_er_zijn_krijgt_alle() -> None:
    for aantal in (7, 8):
        assert trek(BONNEN[::-1], "x", aantal) == ("x", Decimal("176.66"), NUL, NUL, tuple(BONNEN), 7)
    assert len(trek(BONNEN, "x", 6).gekozen) < 7
    assert trek([], "x", 3) == ("x", NUL, NUL, NUL, (), 0)
