"""The begroting and what hangs on it, as values: what must hold, and what it says when that does not."""
# ruff: noqa: E501

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from buurtledger.checks.plan import kernen, plan, zonder_begroting
from buurtledger.checks.verantwoording import opbrengst
from buurtledger.model.begroting import Begroting, Gebied, Kernen, Looptijd, Mandaat, Post, kernbestand
from buurtledger.model.bericht import Bericht
from buurtledger.model.besluit import Besluit, Verschuiving, bekende_besluiten, besluitbestand, op_volgorde
from buurtledger.model.datum import Kwartaal, dag_erna, dag_voor, kwartaal_van, lees_geschreven, lees_kwartaal
from buurtledger.model.geld import GROOTSTE, lees_ingevoerd
from buurtledger.model.geld import lees_geschreven as lees_bedrag
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.kern import Kern, Kernnaam
from buurtledger.model.velden import Afgekeurd
from buurtledger.model.verantwoording import Bijdrage, Leersessie, Verantwoording
from tests.conftest import heel
from tests.test_stand import DAG, KANTOOR, KAS, KERN, LATER, PLAN, TUIN


def gevonden(begroting: Begroting) -> list[tuple[str, str, dict[str, object]]]:
    return [(b.regel, b.plaats.veld, dict(b.bericht.waarden)) for b in heel(plan(begroting))]


def bedrag(tekst: str) -> Decimal:
    return Decimal(tekst)


def test_een_plan_dat_klopt() -> None:
    assert gevonden(PLAN) == []
    assert PLAN.coordinatie_voldoet, "exactly at its maximum"


def test_posten_tellen_op_tot_hun_gebied_en_gebieden_tot_het_totaal() -> None:
    cent_meer = PLAN._replace(totaal=bedrag("400.01"))
    assert gevonden(cent_meer) == [
        ("totaal", "totaal", {"som": bedrag("400"), "bedrag": bedrag("400.01"), "verschil": bedrag("0.01")})
    ]
    tuin = PLAN.gebieden[0]._replace(bedrag=bedrag("199.00"))
    scheef = PLAN._replace(gebieden=(tuin, *PLAN.gebieden[1:]), totaal=bedrag("399.00"))
    assert [(regel, veld) for regel, veld, _ in gevonden(scheef)] == [("totaal", "gebieden.tuin.bedrag"), COORDINATIE]
    assert gevonden(scheef)[0][2] == {
        "gebied": "tuin", "som": bedrag("200"), "bedrag": bedrag("199.00"), "verschil": bedrag("1.00")
    }  # fmt: skip


COORDINATIE = ("coordinatie", "gebieden.penvoerder.posten.kantoor.bedrag")


def test_coordinatie_wordt_op_de_cent_beoordeeld() -> None:
    strak = PLAN._replace(coordinatie=PLAN.coordinatie._replace(maximum=bedrag("0.249999")))
    ((regel, veld, waarden),) = gevonden(strak)
    assert (regel, veld) == COORDINATIE
    assert waarden == {"bedrag": bedrag("100"), "totaal": bedrag("400"), "hoogstens": bedrag("99.9996")}
    assert not strak.coordinatie_voldoet


def test_de_kernen_zijn_zoveel_en_krijgen_zoveel() -> None:
    anders = PLAN._replace(kernen=Kernen("kernen", 2, bedrag("99.99")))
    assert gevonden(anders) == [
        ("kernen", "kernen.aantal", {"aantal": 2, "posten": 1}),
        ("kernen", "kernen.bedrag", {"som": bedrag("100"), "bedrag": bedrag("99.99")}),
    ]


def los(**anders: Any) -> Begroting:
    """As the file has it: posten by the last part of their id."""
    kaal = [g._replace(posten=tuple(p._replace(id=p.id.split("/")[1]) for p in g.posten)) for g in PLAN.gebieden]
    return PLAN._replace(gebieden=tuple(kaal))._replace(**anders)


def test_wat_een_begroting_noemt_is_er() -> None:
    assert los().nagezien() == PLAN
    rekening = los(rekening=("nl91 abna 0417164300",)).nagezien()
    assert isinstance(rekening, Begroting)
    assert rekening.rekening == ("NL91ABNA0417164300",)
    for anders, waarde in (
        ({"coordinatie": PLAN.coordinatie._replace(post="tuin/weg")}, {"post": "tuin/weg"}),
        ({"kernen": Kernen("weg", 0, bedrag("0.00"))}, {"gebied": "weg"}),
        ({"kernen": Kernen("", 0, bedrag("0.00"))}, None),
        ({"gebieden": (Gebied("tuin", "T", bedrag("1"), (Post("kas", "", bedrag("1")),)), *los().gebieden[1:])}, {"post": KAS}),
        ({"gebieden": (*los().gebieden[:1], Gebied("kernen", "K", bedrag("1"), (Post("x", "", bedrag("1")),)), los().gebieden[2])}, None),
    ):  # fmt: skip
        uitkomst = los(**anders).nagezien()
        if waarde is None:
            assert isinstance(uitkomst, Begroting)
        else:
            assert isinstance(uitkomst, Afgekeurd)
            assert (uitkomst.regel, dict(uitkomst.bericht.waarden)) == ("vorm", waarde)
    andersom = Looptijd(LATER, DAG).nagezien()
    assert isinstance(andersom, Afgekeurd)
    assert (andersom.regel, dict(andersom.bericht.waarden)) == ("datum", {"eind": DAG})
    assert Looptijd(DAG, DAG).nagezien() == Looptijd(DAG, DAG)


def test_namen_van_posten_en_kernen() -> None:
    assert list(PLAN.posten) == [TUIN, KAS, KERN, KANTOOR]
    assert [PLAN.is_kern(post) for post in PLAN.posten] == [False, False, True, False]
    assert (PLAN.posten[KERN].gebied, kernbestand(KERN)) == ("kernen", "data/kernen/noord.yaml")
    zonder = PLAN._replace(
        gebieden=(PLAN.gebieden[0], PLAN.gebieden[1]._replace(posten=(Post(KERN, "", bedrag("1")),)))
    )
    for namen, naam in (
        ({KERN: "Het Noorden"}, "Het Noorden"),
        ({KERN: ""}, NIET),
        ({TUIN: "Tuin!"}, NIET),
        ({}, NIET),
    ):
        anders = zonder.noem_kernen(namen)
        assert (anders.posten[KERN].naam, anders.posten[TUIN].naam) == (naam, "Moestuin")
    assert PLAN.noem_kernen({}).posten[KERN].naam == "Noord"
    assert dict(PLAN.postnamen) == {TUIN: "Moestuin", KAS: "Kas", KERN: "Noord", KANTOOR: "Kantoor"}
    dubbel = PLAN._replace(
        gebieden=(
            *PLAN.gebieden,
            Gebied(
                "x",
                "X",
                bedrag("1"),
                (
                    Post("x/kas", "Kas", bedrag("1"), themas=("jong", "oud")),
                    Post("x/y", "Y", bedrag("1"), themas=("oud", "arm")),
                ),
            ),
        )
    )
    assert (dubbel.postnamen[KAS], dubbel.postnamen["x/kas"], dubbel.postnamen["x/y"]) == ("Kas (Tuin)", "Kas (X)", "Y")
    assert (dubbel.themas, PLAN.themas) == (("jong", "oud", "arm"), ())


NIET = "noord (nog niet benoemd)"


def test_elke_kern_heeft_een_bestand_en_omgekeerd() -> None:
    def zegt(*bestanden: str) -> list[tuple[str, str]]:
        return [(b.regel, b.plaats.bestand) for b in heel(kernen(PLAN, dict.fromkeys(bestanden)))]

    assert zegt(KERN) == []
    assert zegt() == [("kernen", "data/kernen/noord.yaml")]
    assert zegt(KERN, "kernen/oost") == [("kernen", "data/kernen/oost.yaml")]
    assert [b.plaats.bestand for b in heel(zonder_begroting(PLAN, [TUIN, "tuin/weg"]))] == ["data/bonnen/tuin/weg.yaml"]


def test_hoe_een_kern_heet_op_een_dag() -> None:
    kern = Kern(
        KERN, "Eerst", "het plan", (Kernnaam("Zus", LATER, "brief"), Kernnaam("Toen", DAG), Kernnaam("Ook", LATER))
    )
    assert kern.bekend_als(DAG - timedelta(1)) == ("Eerst", "het plan")
    assert kern.bekend_als(DAG)[0] == "Toen"
    assert kern.bekend_als(LATER)[0] == kern.bekend_als(None)[0] == kern.naam == "Ook", (
        "of one day the last in the file"
    )
    assert kern.bron == ""
    assert kern._replace(namen=kern.namen[:2]).bekend_als(None) == ("Zus", "brief"), "the latest, not the last"
    assert Kern(KERN, "Eerst", "het plan").bron == "het plan"
    boek = Grootboek(PLAN, {KERN: kern, "kernen/oost": None}, ())
    assert boek.begroting is not None
    assert boek.begroting.posten[KERN].naam == "Ook"
    toen = boek.begroting_bekend_op(DAG)
    assert toen is not None
    assert toen.posten[KERN].naam == "Toen"
    assert boek._replace(plan=None).begroting is None
    eigen = Verantwoording("Mooi")
    beide = boek._replace(
        kernen={KERN: kern._replace(verantwoording=eigen)}, resultaten={TUIN: eigen, KERN: Verantwoording()}
    )
    assert beide.verantwoordingen == {TUIN: eigen, KERN: eigen}


def test_wat_er_teruggegeven_is() -> None:
    def zegt(**velden: Any) -> list[tuple[str, str, str]]:
        boek = Grootboek(PLAN, {}, ())._replace(**velden)
        return [(b.regel, b.plaats.bestand, b.plaats.veld) for b in heel(opbrengst(boek, PLAN, LATER))]

    assert zegt(resultaten={TUIN: Verantwoording(), "tuin/weg": Verantwoording(), KERN: Verantwoording()}) == [
        ("post", "data/resultaten/tuin/weg.yaml", ""), ("post", "data/resultaten/kernen/noord.yaml", "")
    ]  # fmt: skip
    geld = "data/cofinanciering.yaml"
    gift = Bijdrage(TUIN, "Haard", bedrag("5.00"), bedrag("5.00"))
    assert zegt(bijdragen=(gift,)) == []
    assert zegt(bijdragen=(gift, gift._replace(betaald=bedrag("5.01")))) == [
        ("cofinanciering", geld, "bijdragen.1.betaald")
    ]
    assert zegt(bijdragen=(gift, gift._replace(post="tuin/weg"))) == [("post", geld, "bijdragen.1.post")]
    sessies = (Leersessie(DAG), Leersessie(LATER), Leersessie(LATER + timedelta(1)), Leersessie(DAG))
    dubbel = ("leersessie", "data/leersessies.yaml", "sessies.3.datum")
    assert zegt(leersessies=sessies[:3]) == []
    assert zegt(leersessies=sessies) == [dubbel]

    def was(*dagen: date, post: str = TUIN) -> list[tuple[str, str, str]]:
        kern = {post: Kern(post, verantwoording=Verantwoording(leersessies=dagen))}
        return zegt(leersessies=sessies[:3], kernen=kern)

    assert was(DAG, LATER) == []
    assert was(DAG, DAG + timedelta(1)) == [("leersessie", "data/resultaten/tuin/moestuin.yaml", "leersessies.1")]
    assert was(LATER + timedelta(1), post=KERN) == [("leersessie", "data/kernen/noord.yaml", "leersessies.0")]


def test_besluiten_als_waarden() -> None:
    een = Besluit("2023-03-01-a", DAG, date.min, "x", "y", verschuivingen=(
        Verschuiving(TUIN, KAS, bedrag("3.00")), Verschuiving(TUIN, KERN, bedrag("4.00")), Verschuiving(KAS, TUIN, bedrag("1.00")),
    ))  # fmt: skip
    assert een.bedrag == bedrag("8.00")
    assert een.netto() == {TUIN: bedrag("-6.00"), KAS: bedrag("2.00"), KERN: bedrag("4.00")}
    na = een.nagezien()
    assert isinstance(na, Besluit)
    assert (na.vanaf, na.ingevoerd) == (DAG, DAG)
    later = een._replace(vanaf=LATER, ingevoerd=LATER).nagezien()
    assert isinstance(later, Besluit)
    assert (later.vanaf, later.ingevoerd) == (LATER, LATER)
    leeg = een._replace(verschuivingen=())
    niets = leeg.nagezien()
    assert isinstance(niets, Afgekeurd)
    assert niets.regel == "vorm"
    for veld, waarde in (
        ("opent", ((KAS, "x"),)),
        ("sluit", (KAS,)),
        ("heropent", (KAS,)),
        ("looptijd", PLAN.looptijd),
        ("trekt_in", "z"),
    ):
        assert isinstance(leeg._replace(**{veld: waarde}).nagezien(), Besluit)  # type: ignore[arg-type]
    b, c = na._replace(naam="2023-03-01-b"), na._replace(datum=DAG - timedelta(1))
    assert op_volgorde([later, b, na, c]) == (c, na, b, later)
    assert bekende_besluiten([na, later], DAG) == (na,)
    assert bekende_besluiten([na, later], LATER) == bekende_besluiten([na, later], None) == (na, later)
    assert besluitbestand("x") == "data/besluiten/x.yaml"
    assert Mandaat("x", "").akkoorden == 0


# ---- days and amounts at their ends


def test_kwartalen_aan_de_einden_van_de_kalender() -> None:
    assert kwartaal_van(date.max).tot_en_met == date.max
    assert kwartaal_van(date.max).volgende.van == date.max
    assert kwartaal_van(date.min).vorige == Kwartaal(0, 4)
    assert Kwartaal(0, 4).van == date.min
    assert (Kwartaal(1, 2).van, Kwartaal(9999, 4).van) == (date(1, 4, 1), date(9999, 10, 1))
    assert Kwartaal(9998, 4).tot_en_met == date(9998, 12, 31)
    assert [str(kwartaal_van(date(2023, maand, 1))) for maand in (1, 3, 4, 6, 7, 9, 10, 12)] == [
        f"2023-Q{nr}" for nr in (1, 1, 2, 2, 3, 3, 4, 4)
    ]
    assert (Kwartaal(2023, 4).volgende, Kwartaal(2023, 1).vorige) == ((2024, 1), (2022, 4))
    assert (Kwartaal(2023, 1).van, Kwartaal(2023, 1).tot_en_met) == (date(2023, 1, 1), date(2023, 3, 31))
    assert (dag_voor(date.min), dag_erna(date.max)) == (date.min, date.max)
    assert (dag_voor(DAG), dag_erna(DAG)) == (date(2023, 2, 28), date(2023, 3, 2))
    assert lees_kwartaal(" 2023-Q1 ") == Kwartaal(2023, 1)
    assert isinstance(lees_kwartaal("0001-Q1"), Bericht)
    assert lees_kwartaal("0002-Q1") == Kwartaal(2, 1)
    assert lees_kwartaal("9998-Q4") == Kwartaal(9998, 4)


@pytest.mark.parametrize(
    ("tekst", "woord"), [("2023-02-30", "kalender"), ("30-02-2023", "zoals"), ("2023-2-1", "zoals")]
)
def test_wat_geen_dag_is(tekst: str, woord: str) -> None:
    uitkomst = lees_geschreven(tekst)
    assert isinstance(uitkomst, Bericht)
    assert woord in uitkomst.sjabloon
    assert uitkomst.waarden == {"tekst": tekst}


@pytest.mark.parametrize(
    ("tekst", "woord", "beter"),
    [
        ("45,95", "komma", "45.95"),
        ("-1", "negatief", None),
        ("10000000", "te groot", None),
        ("10000000.5", "te groot", None),
        ("1.234", "meer dan twee cijfers", None),
        ("x", "is geen bedrag", None),
        ("0", "nul", None),
    ],
)
def test_wat_geen_geschreven_bedrag_is(tekst: str, woord: str, beter: str | None) -> None:
    uitkomst = lees_bedrag(tekst)
    assert isinstance(uitkomst, Bericht)
    assert woord in uitkomst.sjabloon
    assert uitkomst.waarden == ({} if woord == "nul" else {"tekst": tekst} | ({"beter": beter} if beter else {}))


def test_nul_mag_waar_het_gezegd_is_en_het_grootste_ook() -> None:
    assert lees_bedrag("0.00", nul_mag=True) == 0
    assert lees_bedrag("9999999.99") == lees_ingevoerd("9.999.999,99") == GROOTSTE
    assert lees_ingevoerd("0,01") == bedrag("0.01")
    te_groot = lees_ingevoerd("10.000.000")
    assert isinstance(te_groot, Bericht)
    assert te_groot.waarden == {"tekst": "10.000.000", "grootste": GROOTSTE}
