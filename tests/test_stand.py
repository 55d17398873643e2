"""The figures, case by case: what the definitions of tests/test_cijfers leave open."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import Begroting, Coordinatie, Gebied, Kernen, Looptijd, Post
from buurtledger.model.bericht import zin
from buurtledger.model.besluit import Besluit, Opening, Verschuiving
from buurtledger.model.bevinding import Plaats, Regel
from buurtledger.model.datum import Kwartaal
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.kascommissie import Oordeel
from buurtledger.model.kern import Kern, Kernnaam
from buurtledger.model.mutatie import Mutatie
from buurtledger.model.rollen import Persoon, Rollen
from buurtledger.model.verantwoording import Bijdrage, Leersessie, Verantwoording
from buurtledger.report.taal import Taal
from buurtledger.stand.agenda import agenda, nog_te_zien
from buurtledger.stand.cijferboek import Cijferboek, maak_cijferboek
from buurtledger.stand.cijfers import Cijfers, Som, compute_stand
from buurtledger.stand.geldend import (
    begroting_op,
    begroting_voor,
    gesloten_sinds,
    gezien_in_de_vergadering,
    ooit_gesloten,
    pas_toe,
    tellend,
    van_die_dag,
)
from buurtledger.stand.kwartaalstand import bekend, is_laat, laatkomers, laatste_kwartaal, nagekomen_in
from buurtledger.stand.ongedaan import geldend, stornodag, zoek_ongedaan
from buurtledger.stand.overdracht import Bewaard, Feiten, Kluisstand, Punt, punten
from buurtledger.stand.peildag import peildag
from buurtledger.stand.prognose import Verwachting, voorspel
from buurtledger.stand.tot_dag import tot_en_met, van_later, zonder_later
from buurtledger.stand.totalen import tel_per, tel_per_soort
from buurtledger.stand.verantwoord import gebruikte_geld, verantwoord
from buurtledger.stand.verloop import NIETS, Effect, Verloop, effect, maak_verloop, vervolg
from buurtledger.stand.voorstel import stel_voor

DAG = date(2023, 3, 1)
LATER = date(2023, 3, 9)
TUIN, KAS, KERN, KANTOOR = "tuin/moestuin", "tuin/kas", "kernen/noord", "penvoerder/kantoor"
PLAN = Begroting(
    "Proef", "", Decimal("400.00"), Looptijd(date(2023, 1, 1), date(2023, 12, 31)),
    Coordinatie(KANTOOR, Decimal("0.25")), Kernen("kernen", 1, Decimal("100.00")),
    (
        Gebied("tuin", "Tuin", Decimal("200.00"), (
            Post(TUIN, "Moestuin", Decimal("150.00")), Post(KAS, "Kas", Decimal("50.00")),
        )),
        Gebied("kernen", "Kernen", Decimal("100.00"), (Post(KERN, "Noord", Decimal("100.00")),)),
        Gebied("penvoerder", "Penvoerder", Decimal("100.00"), (Post(KANTOOR, "Kantoor", Decimal("100.00")),)),
    ),
)  # fmt: skip


def een(soort: str, nummer: str, dag: date = DAG, bedrag: str = "0.00", **velden: Any) -> Mutatie:
    return Mutatie(soort, nummer, velden.pop("post", TUIN), 1, dag, Decimal(bedrag), **velden)


def bon(nummer: str, bedrag: str, dag: date = DAG, door: str = "kern", **velden: Any) -> Mutatie:
    return een("bon", nummer, dag, bedrag, **{"omschrijving": "x", "betaald_door": door, **velden})


def storno(nummer: str, van: str, dag: date = DAG) -> Mutatie:
    return een("storno", nummer, dag, van=van, reden="x")


def gevolg(besteed: str, uitbetaald: str, bonnen: int) -> Effect:
    return Effect(Decimal(besteed), Decimal(uitbetaald), bonnen)


def bedragen(*getallen: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, getallen))


# ---- verloop


@pytest.mark.parametrize(
    ("mutatie", "ontvanger", "effect_"),
    [
        (bon("230301-aaaa", "5.00"), "", ("5.00", "0.00", 1)),
        (bon("230301-aaaa", "5.00", door="penvoerder"), "", ("5.00", "5.00", 1)),
        (een("voorschot", "230301-aaaa", bedrag="5.00"), "", ("0.00", "5.00", 0)),
        (een("vergoeding", "230301-aaaa", bedrag="5.00"), "", ("0.00", "5.00", 0)),
        (een("terugbetaling", "230301-aaaa", bedrag="5.00"), "", ("0.00", "-5.00", 0)),
        (een("retour", "230301-aaaa", bedrag="5.00", van="x"), "kern", ("-5.00", "0.00", 0)),
        (een("retour", "230301-aaaa", bedrag="5.00", van="x"), "penvoerder", ("-5.00", "-5.00", 0)),
    ],
)
def test_wat_een_mutatie_doet(mutatie: Mutatie, ontvanger: str, effect_: tuple[str, str, int]) -> None:
    assert effect(mutatie, ontvanger) == gevolg(*effect_)
    assert effect(een("akkoord", "230301-bbbb", van="230301-aaaa"), ontvanger) is NIETS


def test_een_logboek_in_twee_delen_is_hetzelfde_als_heel() -> None:
    eerste = [bon("230301-aaaa", "10.00"), een("voorschot", "230301-bbbb", bedrag="30.00")]
    tweede = [bon("230301-cccc", "5.00"), bon("230301-dddd", "7.00", LATER, "penvoerder")]
    tweede.append(een("terugbetaling", "230301-eeee", LATER, "1.00"))
    samen = vervolg(maak_verloop(eerste), maak_verloop(tweede))
    assert samen == maak_verloop([*eerste, *tweede])
    assert samen == Verloop((DAG, LATER), (gevolg("15.00", "30.00", 2), gevolg("22.00", "36.00", 3)))
    assert samen.op(DAG - timedelta(1)) is NIETS
    assert samen.op(LATER - timedelta(1)) == samen.standen[0]
    assert samen.op(date.max) == samen.standen[1]


def test_wat_ongedaan_is_heeft_zijn_dagen_nog() -> None:
    vroeger = [bon("230301-aaaa", "10.00"), storno("230301-bbbb", "230301-aaaa", DAG - timedelta(3))]
    assert maak_verloop(vroeger) == Verloop((DAG - timedelta(3), DAG), (NIETS, NIETS))
    later = [bon("230301-aaaa", "10.00", door="penvoerder"), storno("230309-bbbb", "230301-aaaa", LATER)]
    assert maak_verloop(later) == Verloop((DAG, LATER), (gevolg("10.00", "10.00", 1), NIETS))
    assert maak_verloop([een("akkoord", "230301-bbbb", van="x")]) == Verloop((DAG,), (NIETS,))
    assert maak_verloop([]) == Verloop()


@pytest.mark.parametrize(
    ("betaalde", "kreeg", "uitbetaald"),
    [
        ("kern", "", "0.00"),
        ("penvoerder", "", "7.00"),
        ("kern", "penvoerder", "-3.00"),
        ("penvoerder", "kern", "10.00"),
    ],
)
def test_wat_terugkomt_is_van_wie_betaalde_tenzij_het_er_staat(betaalde: str, kreeg: str, uitbetaald: str) -> None:
    terug = een("retour", "230302-bbbb", DAG, "3.00", van="230301-aaaa", ontvangen_door=kreeg)
    assert maak_verloop([bon("230301-aaaa", "10.00", door=betaalde), terug]).op(DAG) == gevolg("7.00", uitbetaald, 1)
    zonder_bon = maak_verloop([een("retour", "230302-bbbb", DAG, "3.00", van="weg", ontvangen_door=kreeg)]).op(DAG)
    assert zonder_bon == gevolg("-3.00", "-3.00" if kreeg == "penvoerder" else "0.00", 0)


# ---- ongedaan


def test_de_vroegste_storno_telt_wat_de_volgorde_ook_is() -> None:
    doel = bon("230301-aaaa", "10.00")
    laat, vroeg, zelfde = (storno("230309-bbbb", doel.nummer, LATER), storno("230308-zzzz", doel.nummer, DAG),
                           storno("230308-aaaa", doel.nummer, DAG))  # fmt: skip
    for rij in ([doel, laat, vroeg, zelfde], [zelfde, vroeg, laat, doel], [vroeg, zelfde, doel, laat]):
        assert zoek_ongedaan(rij).stornos == {doel.nummer: zelfde}


def test_een_storno_van_wat_niet_terug_kan_doet_niets() -> None:
    oordeel = een("akkoord", "230301-cccc", van="230301-aaaa", rol="bestuur")
    rij = [bon("230301-aaaa", "1.00"), oordeel, storno("230302-dddd", oordeel.nummer), storno("230302-eeee", "nergens")]
    assert zoek_ongedaan(rij).stornos == {}
    assert geldend(rij, LATER) == tuple(rij)


@pytest.mark.parametrize(
    ("retour_weg", "bon_weg", "telt_bon"),
    [
        (None, LATER, True),  # money came back that would stay behind
        (LATER, LATER, False),
        (LATER + timedelta(1), LATER, True),
        (DAG, LATER, False),
    ],
)
def test_een_bon_gaat_pas_na_zijn_retouren(retour_weg: date | None, bon_weg: date, telt_bon: bool) -> None:
    rij = [bon("230301-aaaa", "9.00"), een("retour", "230302-bbbb", DAG + timedelta(1), "4.00", van="230301-aaaa")]
    rij.append(storno("230309-cccc", "230301-aaaa", bon_weg))
    if retour_weg:
        rij.append(storno("230309-dddd", "230302-bbbb", retour_weg))
    ongedaan = zoek_ongedaan(rij)
    assert ongedaan.geldt(rij[0], date.max) is telt_bon
    assert (rij[0] in geldend(rij, date.max)) is telt_bon
    assert ongedaan.vanaf(rij[0]) == (None if telt_bon else max(bon_weg, DAG))
    assert ongedaan.levende_retouren("230301-aaaa", bon_weg) == ((rij[1],) if telt_bon else ())
    assert ongedaan.levende_retouren("nergens", bon_weg) == ()


def test_op_welke_dag_iets_niet_meer_telt() -> None:
    rij = [bon("230301-aaaa", "9.00"), storno("230309-cccc", "230301-aaaa", LATER)]
    ongedaan = zoek_ongedaan(rij)
    assert [ongedaan.geldt(rij[0], LATER + timedelta(n)) for n in (-1, 0)] == [True, False]
    vanaf_begin = zoek_ongedaan([rij[0], storno("230309-cccc", "230301-aaaa", DAG)])
    assert not vanaf_begin.geldt(rij[0], DAG - timedelta(9)), "undone on its own day it never was"


@pytest.mark.parametrize(
    ("nummer", "dag", "vandaag", "verwacht"),
    [
        ("230302-aaaa", DAG, date(2023, 3, 31), DAG),  # this quarter never showed it
        ("230302-aaaa", DAG, date(2023, 4, 1), date(2023, 4, 1)),
        ("230401-aaaa", DAG, date(2023, 4, 2), date(2023, 4, 2)),  # dated in a quarter that closed
        ("230402-aaaa", DAG, date(2023, 4, 2), DAG),  # a slip of today: no round told of it
        ("230302-aaaa", date(2022, 12, 31), date(2023, 3, 4), date(2023, 3, 4)),
        ("230302-aaaa", date(2023, 3, 5), date(2023, 3, 4), date(2023, 3, 4)),  # dated after today
        ("230302-aaaa", date(2023, 3, 4), date(2023, 3, 4), date(2023, 3, 4)),
    ],
)
def test_de_dag_van_een_storno(nummer: str, dag: date, vandaag: date, verwacht: date) -> None:
    assert stornodag(bon(nummer, "1.00", dag), [], vandaag) == verwacht


def test_een_storno_komt_niet_voor_die_van_de_retour() -> None:
    doel = bon("230302-aaaa", "9.00")
    retour = een("retour", "230303-bbbb", date(2023, 3, 3), "1.00", van=doel.nummer)
    vandaag = date(2023, 3, 20)
    assert stornodag(doel, [doel, retour], vandaag) == DAG
    assert stornodag(doel, [doel, retour, storno("230309-cccc", retour.nummer, LATER)], vandaag) == LATER
    # A retour that never was is not in the way.
    assert stornodag(doel, [doel, retour, storno("230309-cccc", retour.nummer, retour.datum)], vandaag) == DAG


# ---- kwartalen


def test_wat_laat_kwam() -> None:
    assert is_laat(date(2023, 3, 31), "230401")
    assert not is_laat(date(2023, 4, 1), "230401")
    assert not is_laat(date(2023, 4, 1), "230331")
    laat = bon("230401-aaaa", "1.00", date(2023, 3, 31))
    gewoon = bon("230401-bbbb", "2.00", date(2023, 4, 1))
    oordeel = een("akkoord", "230401-cccc", date(2023, 3, 1), van=laat.nummer)
    assert laatkomers([gewoon, laat, oordeel]) == (laat,)
    weg = storno("230402-dddd", gewoon.nummer, date(2023, 4, 2))
    assert laatkomers([gewoon, laat, weg]) == (gewoon, laat, weg)
    assert bekend([laat, gewoon], date(2023, 3, 31)) == ()
    assert bekend([laat, gewoon], date(2023, 4, 1)) == (laat, gewoon) == bekend([laat, gewoon], None)


def test_nagekomen_zonder_wat_zelf_weer_verdween() -> None:
    tweede = Kwartaal(2023, 2)
    laat = bon("230401-bbbb", "1.00", date(2023, 3, 31))
    eerder = bon("230401-aaaa", "1.00", date(2023, 3, 30))
    elders = bon("230401-cccc", "1.00", date(2023, 3, 1), post=KERN)
    assert nagekomen_in(tweede, [laat, elders, eerder]) == (elders, eerder, laat)
    assert nagekomen_in(Kwartaal(2023, 3), [laat]) == ()
    weg = storno("230405-dddd", laat.nummer, date(2023, 3, 31))
    assert nagekomen_in(tweede, [laat, eerder, weg]) == (eerder,), "nothing came of either"
    oud = bon("230301-zzzz", "1.00", date(2023, 3, 1))
    weg = storno("230405-dddd", oud.nummer, date(2023, 3, 31))
    assert nagekomen_in(tweede, [oud, weg]) == (weg,)
    tweemaal = storno("230406-eeee", oud.nummer, date(2023, 3, 31))
    assert nagekomen_in(tweede, [oud, weg, tweemaal]) == (weg,), "a second storno does nothing"
    daarna = storno("230701-dddd", laat.nummer, date(2023, 7, 1))
    assert nagekomen_in(tweede, [laat, daarna]) == (laat,), "undone only after this quarter"


@pytest.mark.parametrize(
    ("vandaag", "kwartaal"),
    [
        (date(2022, 5, 1), (2023, 1)),
        (date(2023, 5, 1), (2023, 1)),
        (date(2023, 7, 1), (2023, 2)),
        (date(2023, 12, 31), (2023, 3)),
        (date(2024, 1, 1), (2023, 4)),
        (date(2030, 1, 1), (2023, 4)),
    ],
)
def test_het_laatste_kwartaal(vandaag: date, kwartaal: tuple[int, int]) -> None:
    assert laatste_kwartaal(PLAN.looptijd, vandaag) == kwartaal


# ---- de begroting van een dag


def besluit(naam: str, vanaf: date, **velden: Any) -> Besluit:
    dag = velden.pop("datum", vanaf)
    return Besluit(naam, dag, vanaf, "buurtcoalitie", "x", ingevoerd=velden.pop("ingevoerd", dag), **velden)


def posten(begroting: Begroting) -> dict[str, str]:
    return {post: f"{een_.bedrag}{' dicht' * een_.gesloten}" for post, een_ in begroting.posten.items()}


NAAR_KAS = besluit("2023-03-01-kas", DAG, verschuivingen=(Verschuiving(TUIN, KAS, Decimal("20.00")),))
OPENT = besluit("2023-03-09-oost", LATER, opent=(Opening("kernen/oost", "Oost"),),
                verschuivingen=(Verschuiving(KAS, "kernen/oost", Decimal("5.00")),))  # fmt: skip
SLUIT = besluit("2023-03-09-dicht", LATER, sluit=(KAS,))
OPEN = besluit("2023-03-10-open", date(2023, 3, 10), heropent=(KAS,))
TREKT_IN = besluit("2023-03-10-toch-niet", date(2023, 3, 10), trekt_in=NAAR_KAS.naam,
                   verschuivingen=(Verschuiving(KAS, TUIN, Decimal("20.00")),))  # fmt: skip


def test_een_besluit_geldt_vanaf_zijn_dag() -> None:
    assert begroting_op(PLAN, [NAAR_KAS], DAG - timedelta(1)) == PLAN
    na = begroting_op(PLAN, [NAAR_KAS], DAG)
    assert posten(na) == {TUIN: "130.00", KAS: "70.00", KERN: "100.00", KANTOOR: "100.00"}
    assert [g.bedrag for g in na.gebieden] == list(bedragen("200.00", "100.00", "100.00"))
    alle = begroting_op(PLAN, [OPENT, SLUIT, NAAR_KAS], LATER)
    assert posten(alle) == {
        TUIN: "130.00", KAS: "65.00 dicht", KERN: "100.00", "kernen/oost": "5.00", KANTOOR: "100.00"
    }  # fmt: skip
    assert [g.bedrag for g in alle.gebieden] == list(bedragen("195.00", "105.00", "100.00"))
    assert alle.posten["kernen/oost"].naam == "Oost"


def test_wat_ingetrokken_is_telt_niet_vanaf_die_dag() -> None:
    alle = (NAAR_KAS, TREKT_IN)
    assert tellend(alle, TREKT_IN.vanaf) == ()
    assert tellend(alle, TREKT_IN.vanaf - timedelta(1)) == (NAAR_KAS,)
    assert posten(begroting_op(PLAN, alle, date.max)) == posten(PLAN)
    assert tellend([OPEN, SLUIT, OPENT, NAAR_KAS], date.max) == (NAAR_KAS, SLUIT, OPENT, OPEN)


def test_dicht_en_weer_open() -> None:
    alle = (SLUIT, OPEN, besluit("2023-03-12-weer", date(2023, 3, 12), sluit=(KAS,)),
            besluit("2023-03-13-nog-eens", date(2023, 3, 13), sluit=(KAS,)))  # fmt: skip
    dagen = [DAG, LATER, date(2023, 3, 10), date(2023, 3, 11), date(2023, 3, 12), date(2023, 3, 14)]
    open_ = [None, LATER, None, None, date(2023, 3, 12), date(2023, 3, 12)]
    assert [gesloten_sinds(alle, KAS, dag) for dag in dagen] == open_
    assert [begroting_op(PLAN, alle, dag).posten[KAS].gesloten for dag in dagen] == [bool(d) for d in open_]
    assert gesloten_sinds(alle, TUIN, date.max) is None
    assert list(ooit_gesloten(alle)) == [KAS]


def test_wat_niet_kan_verschuift_niets() -> None:
    nergens = besluit("2023-03-01-x", DAG, verschuivingen=(
        Verschuiving(TUIN, "tuin/nergens", Decimal(1)), Verschuiving("tuin/nergens", TUIN, Decimal(1)),
    ), opent=(Opening("elders/oost", "Oost"), Opening(KAS, "Andere naam")))  # fmt: skip
    assert pas_toe(PLAN, nergens) == PLAN
    tijd = Looptijd(DAG, LATER)
    langer = besluit("2023-03-02-y", DAG, looptijd=tijd)
    assert pas_toe(PLAN, nergens, langer).looptijd == tijd
    assert pas_toe(PLAN, nergens).looptijd == PLAN.looptijd


def test_wat_een_vergadering_zag() -> None:
    meer = besluit("2023-03-09-meer", LATER, verschuivingen=(Verschuiving(TUIN, "kernen/oost", Decimal("1.00")),))
    alle = (NAAR_KAS, OPENT, meer, TREKT_IN)
    assert begroting_voor(PLAN, alle, OPENT) == begroting_op(PLAN, [NAAR_KAS], DAG)
    assert van_die_dag(alle, OPENT) == (meer,)
    assert van_die_dag(alle, NAAR_KAS) == ()
    zonder, met = map(posten, gezien_in_de_vergadering(PLAN, alle, OPENT))
    assert (zonder[TUIN], met[TUIN], met["kernen/oost"]) == ("130.00", "130.00", "5.00"), (
        "without the others of its day"
    )
    zonder, met = map(posten, gezien_in_de_vergadering(PLAN, alle, meer))
    assert (zonder["kernen/oost"], met["kernen/oost"]) == ("0.00", "1.00"), "what the others opened is there"
    zonder, met = map(posten, gezien_in_de_vergadering(PLAN, alle, TREKT_IN))
    assert (zonder[TUIN], zonder[KAS], zonder["kernen/oost"]) == ("129.00", "65.00", "6.00")
    assert (met[TUIN], met[KAS], met["kernen/oost"]) == ("149.00", "45.00", "6.00")


# ---- het cijferboek en zijn dag


def test_wat_op_een_dag_bekend_was() -> None:
    vroeg = bon("230301-aaaa", "1.00", DAG)
    laat = bon("230401-bbbb", "2.00", DAG)
    bijdragen = tuple(
        Bijdrage(TUIN, "Eigen Haard", Decimal(1), Decimal(0), ingevoerd=dag) for dag in (None, DAG, LATER)
    )
    alles = Grootboek(PLAN, {}, (NAAR_KAS, OPENT), bijdragen, {TUIN: (vroeg, laat)})
    nu = maak_cijferboek(alles)
    toen = maak_cijferboek(alles, DAG)
    assert nu is not None
    assert toen is not None
    assert (nu.bijdragen, toen.bijdragen) == (bijdragen, (bijdragen[1],))
    assert (nu.besluiten, toen.besluiten) == ((NAAR_KAS, OPENT), (NAAR_KAS,))
    assert [boek.stand(LATER).totaal.besteed for boek in (nu, toen)] == list(bedragen("3.00", "1.00"))
    assert (nu.laatkomers, toen.laatkomers) == ((laat,), ())
    assert maak_cijferboek(alles._replace(plan=None)) is None
    assert "kernen/oost" in nu.ooit.posten
    assert "kernen/oost" not in toen.ooit.posten
    eerste = nu.kwartaal(Kwartaal(2023, 1))
    assert (eerste.einde.op, eerste.begin.op) == (date(2023, 3, 31), date(2022, 12, 31))
    assert eerste.in_totaal == (Decimal("3.00"), Decimal("0.00"), 2)
    assert nu.kwartaal(Kwartaal(2023, 2)).nagekomen == (laat,)
    assert nu.kwartaal(Kwartaal(2023, 2)).doelen == {laat.nummer: laat}


def test_de_laatste_dag_in_de_boeken() -> None:
    def boek(*dagen: date, besluiten: tuple[Besluit, ...] = ()) -> Cijferboek:
        verlopen = {
            TUIN: maak_verloop([bon(f"230301-{n:04}", "1.00", dag) for n, dag in enumerate(dagen)]),
            KAS: Verloop(),
        }
        return Cijferboek(PLAN, besluiten, (), verlopen, ())

    assert boek().laatste_dag is None
    assert boek(LATER, DAG).laatste_dag == LATER
    assert boek(DAG, besluiten=(OPENT,)).laatste_dag == LATER
    assert boek(LATER, besluiten=(NAAR_KAS,)).laatste_dag == LATER
    assert peildag(boek()).dag == PLAN.looptijd.van
    assert "Nog niets geboekt" in peildag(boek()).waarom.sjabloon  # type: ignore[union-attr]
    for ook in ((), (DAG - timedelta(1),)):
        assert peildag(boek(DAG), ook).dag == DAG
        assert peildag(boek(DAG), ook).waarom.waarden == {"dag": DAG}  # type: ignore[union-attr]
    assert peildag(boek(DAG), (LATER,)).dag == LATER
    assert peildag(boek(), (LATER,)).dag == LATER


def test_een_kwartaal_per_post_en_gebied() -> None:
    verlopen = {
        TUIN: maak_verloop(
            [bon("230101-aaaa", "1.00", date(2023, 1, 1)), bon("230401-bbbb", "5.00", date(2023, 4, 1))]
        ),
        KAS: maak_verloop([een("voorschot", "230401-cccc", date(2023, 6, 30), "7.00")]),
        KERN: maak_verloop([bon("230701-dddd", "9.00", date(2023, 7, 1))]),
    }
    tweede = Cijferboek(PLAN, (), (), verlopen, ()).kwartaal(Kwartaal(2023, 2))
    assert tweede.van_post(0) == (Decimal("5.00"), Decimal("0.00"), 1)
    assert tweede.van_post(1) == (Decimal("0.00"), Decimal("7.00"), 0)
    assert tweede.van_gebied(0) == tweede.in_totaal == (Decimal("5.00"), Decimal("7.00"), 1)
    assert tweede.in_totaal.zonder(gevolg("1.00", "2.00", 3)) == (Decimal("4.00"), Decimal("5.00"), -2)
    assert tweede.van_gebied(1) == (Decimal("0.00"), Decimal("0.00"), 0)


def test_wat_een_kwartaal_corrigeert() -> None:
    oud, elders = bon("230301-aaaa", "9.00", door="penvoerder"), bon("230301-bbbb", "4.00", post=KERN)
    weg, ook = (
        storno("230402-cccc", oud.nummer, date(2023, 4, 2)),
        storno("230403-dddd", elders.nummer, date(2023, 4, 3)),
    )
    nu = bon("230403-eeee", "1.00", date(2023, 4, 3))
    laat = (oud, weg, elders, ook._replace(post=KERN))
    verlopen = {TUIN: maak_verloop([oud, weg, nu]), KERN: maak_verloop(laat[2:])}
    tweede = Cijferboek(PLAN, (), (), verlopen, laat).kwartaal(Kwartaal(2023, 2))
    assert tweede.kwartaal == Kwartaal(2023, 2)
    assert [(c.doel.nummer, c.storno.nummer, c.vanaf) for c in tweede.correcties] == [
        (elders.nummer, ook.nummer, ook.datum), (oud.nummer, weg.nummer, weg.datum)
    ]  # fmt: skip
    assert tweede.gecorrigeerd([TUIN]) == gevolg("-9.00", "-9.00", -1)
    assert tweede.gecorrigeerd([TUIN, KERN]) == gevolg("-13.00", "-9.00", -2)
    assert tweede.in_totaal.zonder(tweede.gecorrigeerd(PLAN.posten)) == (Decimal("1.00"), Decimal("0.00"), 1)


# ---- tot een dag


def test_wat_er_op_een_dag_al_was() -> None:
    morgen = LATER + timedelta(1)
    verteld = Verantwoording("Mooi", leersessies=(LATER, morgen), verteld_op=LATER)
    kern = Kern(KERN, "Eerst", "plan", (Kernnaam("Nu", LATER), Kernnaam("Straks", morgen)), verteld)
    opent = besluit("2023-03-10-oost", morgen, opent=(Opening("kernen/oost", "Oost"),))
    nog_niet = OPENT._replace(vanaf=morgen)
    gift = Bijdrage(TUIN, "Haard", Decimal(1), Decimal(0), datum=LATER)
    alles = Grootboek(
        PLAN, {KERN: kern, "kernen/leeg": None}, (nog_niet, opent),
        bijdragen=(gift, gift._replace(datum=None), gift._replace(datum=morgen), gift._replace(post="kernen/oost")),
        logboeken={TUIN: (bon("1", "1", LATER), bon("2", "1", morgen)), "kernen/oost": (bon("3", "1", LATER),)},
        resultaten={
            TUIN: verteld._replace(verteld_op=None), KAS: verteld._replace(verteld_op=morgen), "kernen/oost": verteld,
        },
        leersessies=(Leersessie(LATER), Leersessie(morgen)),
        oordelen=(Oordeel(LATER, "1", "goed"), Oordeel(morgen, "1", "goed")),
    )  # fmt: skip
    alles = alles._replace(besluiten=(nog_niet._replace(opent=()), opent))
    toen = tot_en_met(alles, LATER)
    eigen = verteld._replace(leersessies=(LATER,))
    assert toen.kernen == {KERN: kern._replace(namen=kern.namen[:1], verantwoording=eigen), "kernen/leeg": None}
    assert toen.besluiten == alles.besluiten[:1], "taken by then, though it holds from later"
    assert toen.bijdragen == alles.bijdragen[:2]
    assert toen.logboeken == {TUIN: alles.logboeken[TUIN][:1], "kernen/oost": alles.logboeken["kernen/oost"]}
    assert toen.plan is not None
    assert toen.plan.posten["kernen/oost"] == Post("kernen/oost", "Oost", Decimal(0)), (
        "it was spent, though on no budget yet"
    )
    niets = alles._replace(logboeken={**alles.logboeken, "kernen/oost": (bon("3", "1", morgen),)})
    zonder = tot_en_met(niets, LATER)
    assert zonder.logboeken == {TUIN: alles.logboeken[TUIN][:1]}, "a post that was opened later is not there"
    assert zonder.plan == PLAN
    assert toen.resultaten == {TUIN: eigen._replace(verteld_op=None), KAS: Verantwoording(leersessies=(LATER,))}
    assert (toen.leersessies, toen.oordelen) == (alles.leersessies[:1], alles.oordelen[:1])
    assert tot_en_met(alles, morgen) == alles
    assert list(van_later(alles, LATER)) == [
        ("data/bonnen/tuin/moestuin.yaml", 1), ("data/besluiten/2023-03-10-oost.yaml", 0)
    ]  # fmt: skip
    gevonden = [
        bevinding(Regel.VORM, Plaats(bestand, lijn), zin("x"), zin("y"))
        for bestand in ("data/bonnen/tuin/moestuin.yaml", "data/besluiten/2023-03-10-oost.yaml")
        for lijn in (1, 2)
    ]
    assert zonder_later(gevonden, alles, LATER) == (gevonden[1],)
    assert zonder_later(gevonden, alles, morgen) == tuple(gevonden)


# ---- verantwoorden


@pytest.mark.parametrize(
    ("post", "cijfers", "verteld", "mist"),
    [
        (KERN, Cijfers(Decimal(9)), Verantwoording(), ()),
        (KERN, Cijfers(Decimal(9), Decimal(0), Decimal(1)), Verantwoording(), ("bonnen", "resultaat", "leersessie")),
        (KERN, Cijfers(Decimal(9), Decimal(1), Decimal(1)), Verantwoording(), ("resultaat", "leersessie")),
        (KERN, Cijfers(Decimal(9), Decimal(2), Decimal(1)), Verantwoording("Mooi"), ("leersessie",)),
        (KERN, Cijfers(Decimal(9), Decimal(2)), Verantwoording("Mooi", leersessies=(LATER, DAG)), ()),
        (
            KERN,
            Cijfers(Decimal(9), Decimal(2)),
            Verantwoording("Mooi", leersessies=(LATER + timedelta(1),)),
            ("leersessie",),
        ),
        (TUIN, Cijfers(Decimal(9), Decimal(2)), Verantwoording(), ("resultaat",)),
        (TUIN, Cijfers(Decimal(9), Decimal(2), Decimal(2)), Verantwoording("Mooi"), ()),
    ],
)
def test_wat_een_post_nog_moet_teruggeven(
    post: str, cijfers: Cijfers, verteld: Verantwoording, mist: tuple[str, ...]
) -> None:
    verloop = Verloop((DAG,), (Effect(cijfers.besteed, cijfers.uitbetaald, 1),))
    rijen = {rij.post.id: rij for rij in verantwoord(compute_stand(PLAN, {post: verloop}, LATER), {post: verteld})}
    rij = rijen[post]
    assert list(rijen) == list(PLAN.posten)
    assert (rij.mist, rij.is_kern) == (mist, post == KERN)
    assert rij.gebruikte_geld is gebruikte_geld(cijfers) is (cijfers != Cijfers(Decimal(9)))
    assert rij.is_verantwoord is (rij.gebruikte_geld and not mist)
    assert rij.verteld.leersessies == tuple(sorted(dag for dag in verteld.leersessies if dag <= LATER))
    assert rijen[KAS].mist == ()
    assert not rijen[KAS].is_verantwoord


# ---- totalen


def test_opgeteld_per_winkel_activiteit_maand_post_en_gebied() -> None:
    gamma = bon("230301-aaaa", "10.00", leverancier="Gamma", activiteit="Oogst")
    weer = bon("230302-bbbb", "20.00", LATER, leverancier="gamma ", post=KAS)
    derde = bon("230302-cccc", "5.00", date(2023, 4, 1), leverancier="Gamma", post=KERN)
    praxis = bon("230302-dddd", "5.00", leverancier="Albert", post=KERN)
    terug = een("retour", "230303-eeee", date(2023, 4, 2), "1.00", van=gamma.nummer)
    voorschot = een("voorschot", "230303-ffff", bedrag="99.00")
    rij = [(gamma, None), (weer, None), (derde, None), (praxis, None), (terug, gamma), (voorschot, None)]

    def per(wat: str) -> list[tuple[str, int, str]]:
        return [(groep, aantal, str(bedrag)) for groep, aantal, bedrag in tel_per(rij, wat, PLAN)]

    assert per("leverancier") == [("Gamma", 3, "34.00"), ("Albert", 1, "5.00")]
    assert per("activiteit") == [("", 3, "30.00"), ("Oogst", 1, "9.00")]
    assert per("maand") == [("2023-03", 3, "35.00"), ("2023-04", 1, "4.00")]
    assert per("post") == [(TUIN, 1, "9.00"), (KAS, 1, "20.00"), (KERN, 2, "10.00")]
    assert per("gebied") == [("tuin", 2, "29.00"), ("kernen", 2, "10.00")]
    oud = [*rij, (bon("230302-gggg", "1.00", post="oud/weg"), None)]
    assert [t.groep for t in tel_per(oud, "gebied", PLAN)] == ["tuin", "kernen", "oud"]
    assert [t.groep for t in tel_per(rij[::-1], "post", PLAN)] == [TUIN, KAS, KERN], "in the order of the plan"
    spelling = [
        (bon("1", "5.00", leverancier=naam), None) for naam in ("De  Kas", "de kas", "DE KAS", "de kas", "dekas")
    ]
    assert [t.groep for t in tel_per(spelling, "leverancier", PLAN)] == ["de kas", "dekas"]
    gelijk = [(bon("1", "5.00", leverancier=naam), None) for naam in ("b", "a", "c")]
    assert [t.groep for t in tel_per(gelijk, "leverancier", PLAN)] == ["a", "b", "c"]
    assert tel_per_soort([voorschot, gamma, weer, storno("x", "y")]) == {
        "bon": (2, Decimal("30.00")), "voorschot": (1, Decimal("99.00"))
    }  # fmt: skip


# ---- agenda


def test_de_agenda_van_een_jaar() -> None:
    def open_(*sessies: Leersessie, tot: date = date(2023, 12, 31)) -> list[str]:
        alle = agenda(Looptijd(date(2023, 2, 1), tot), sessies)
        return [f"{a.dag:%m-%d} {a.soort}" for a in alle if not a.gepland]

    rondes = ["03-31 kwartaalronde", "06-30 kwartaalronde", "09-30 kwartaalronde", "12-31 kwartaalronde"]
    raden = ["06-30 kernenraad", "12-31 kernenraad"]
    assert open_() == sorted([*rondes, *raden])
    assert open_(tot=date(2023, 3, 31)) == rondes[:1]
    assert open_(tot=date(2023, 4, 1)) == sorted([*rondes[:2], raden[0]])
    for dag, weg in (("01-01", rondes[0]), ("03-31", rondes[0]), ("04-01", rondes[1])):
        sessie = Leersessie(date.fromisoformat(f"2023-{dag}"), "kwartaalronde")
        assert set(open_()) - set(open_(sessie)) == {weg}
    for dag, weg in (("01-01", raden[0]), ("06-30", raden[0]), ("07-01", raden[1]), ("12-31", raden[1])):
        sessie = Leersessie(date.fromisoformat(f"2023-{dag}"), "kernenraad")
        assert set(open_()) - set(open_(sessie)) == {weg}
    assert open_(Leersessie(DAG, "leersessie")) == open_()
    gezet = Leersessie(DAG, "buurtberaad", "Buurthuis", "Groen")
    eerste = agenda(PLAN.looptijd, [gezet])[0]
    assert eerste == (DAG, "buurtberaad", "Buurthuis", "Groen", True)
    assert agenda(PLAN.looptijd, [])[:2] == (
        (date(2023, 3, 31), "kwartaalronde", "", "", False),
        (date(2023, 6, 30), "kernenraad", "", "", False),
    )
    zelfde_dag = [
        Leersessie(DAG, "leersessie", "B"),
        Leersessie(DAG, "kernenraad", "C"),
        Leersessie(DAG, "kernenraad", "A"),
    ]
    assert [a.plaats for a in agenda(PLAN.looptijd, zelfde_dag)[:3]] == ["C", "A", "B"], "as they stand in the file"


def test_wat_lang_voorbij_is_hoeft_niet_meer() -> None:
    alle = agenda(PLAN.looptijd, [Leersessie(DAG)])
    assert nog_te_zien(alle, DAG + timedelta(31)) == alle
    assert nog_te_zien(alle, DAG + timedelta(32)) == alle[1:]
    assert nog_te_zien(alle, date.min) == alle


# ---- prognose en voorstel


def verwacht(op: date, *mutaties: Mutatie, plan: Begroting = PLAN) -> Verwachting:
    verlopen = {TUIN: maak_verloop(mutaties)}
    return voorspel(compute_stand(plan, verlopen, op), verlopen)[0]


def test_een_post_gaat_door_zoals_hij_deed() -> None:
    # 90 days passed on 31 March, 275 still to go: a euro a day.
    een_euro = verwacht(date(2023, 3, 31), bon("230101-aaaa", "90.00", date(2023, 1, 1)))
    assert (een_euro.laagst, een_euro.verwacht, een_euro.hoogst) == bedragen("365.00", "365.00", "365.00")
    assert een_euro.op == date(2023, 3, 31) + timedelta(60)
    assert (een_euro.over, een_euro.over_minstens, een_euro.over_hoogstens) == bedragen("-215.00", "-215.00", "-215.00")
    assert not een_euro.deed_nog_niets
    # The second quarter was quicker than the first: 91 days of which 182 in all, 184 to go.
    meer = [bon("230101-aaaa", "0.90", date(2023, 1, 1)), bon("230401-bbbb", "9.10", date(2023, 4, 1))]
    tweede = verwacht(date(2023, 6, 30), *meer)
    assert tweede.laagst == Decimal("10.00") + (Decimal("0.01") * 184)
    assert tweede.hoogst == Decimal("10.00") + (Decimal("0.10") * 184)
    assert tweede.verwacht == (10 + Decimal(10) / 181 * 184).quantize(Decimal("0.01"))
    assert tweede.op is None
    # A day before the quarter ends it is not looked at.
    assert verwacht(date(2023, 6, 29), *meer).hoogst < tweede.hoogst
    assert verwacht(date(2023, 6, 29), *meer).laagst == Decimal("10.00") + (Decimal("0.01") * 185)


def test_na_de_looptijd_en_ervoor() -> None:
    na = verwacht(date(2024, 2, 1), bon("230101-aaaa", "36.50", date(2023, 1, 1)))
    assert (na.laagst, na.verwacht, na.hoogst, na.op) == (*bedragen("36.50", "36.50", "36.50"), None)
    voor = verwacht(date(2022, 12, 1), een("voorschot", "221101-aaaa", date(2022, 11, 1), "40.00"))
    assert (voor.laagst, voor.verwacht, voor.hoogst, voor.op) == (*bedragen("40.00", "40.00", "40.00"), None)
    uitgegeven = verwacht(date(2022, 12, 1), bon("221101-aaaa", "40.00", date(2022, 11, 1)))
    assert (uitgegeven.verwacht, uitgegeven.op) == (Decimal("40.00"), None), "no pace before the first day"
    assert verwacht(date(2022, 12, 1)).deed_nog_niets
    assert not verwacht(DAG, een("voorschot", "230101-aaaa", DAG, "40.00")).deed_nog_niets
    eerste = verwacht(date(2023, 1, 1), bon("230101-aaaa", "0.10", date(2023, 1, 1)))
    assert eerste.verwacht == Decimal("36.50"), "one day passed, 364 to go"


def test_wat_op_is_was_op_op_een_dag() -> None:
    op = [bon("230101-aaaa", "150.00", DAG), bon("230101-bbbb", "1.00", LATER)]
    assert verwacht(LATER, *op).op == DAG
    assert verwacht(LATER, op[0]._replace(bedrag=Decimal("149.99")), op[1]).op == LATER
    assert verwacht(LATER, op[0]).op == DAG, "exactly all of it"
    bijna = verwacht(LATER, op[0]._replace(bedrag=Decimal("149.50")))
    assert bijna.op == LATER, "half a euro is gone within the day"
    leeg = pas_toe(PLAN, besluit("2023-01-01-x", DAG, verschuivingen=(Verschuiving(TUIN, KAS, Decimal("150.00")),)))
    assert verwacht(LATER, plan=leeg).op is None, "nothing to spend and nothing spent"


def test_wat_dicht_is_geeft_niets_meer_uit() -> None:
    dicht = pas_toe(PLAN, besluit("2023-01-01-x", DAG, sluit=(TUIN,)))
    uit = verwacht(date(2023, 3, 31), bon("230101-aaaa", "90.00", date(2023, 1, 1)), plan=dicht)
    assert (uit.laagst, uit.verwacht, uit.hoogst, uit.op) == (*bedragen("90.00", "90.00", "90.00"), None)


def test_wat_precies_tot_het_einde_reikt_raakt_niet_op() -> None:
    """On day 73 of 365, at forty cents a day: 292 days to go, and money for 292 days."""
    krap = pas_toe(PLAN, besluit("2023-01-01-x", DAG, verschuivingen=(Verschuiving(TUIN, KAS, Decimal("4.00")),)))
    besteed = bon("230101-aaaa", "29.20", date(2023, 1, 1))
    assert verwacht(date(2023, 3, 14), besteed, plan=krap).op is None
    minder = pas_toe(krap, besluit("2023-01-01-y", DAG, verschuivingen=(Verschuiving(TUIN, KAS, Decimal("0.40")),)))
    uit = verwacht(date(2023, 3, 14), besteed, plan=minder)
    assert (uit.op, uit.post.id) == (date(2023, 12, 30), TUIN)


def test_een_looptijd_vanaf_de_eerste_dag_van_de_kalender() -> None:
    oud = PLAN._replace(looptijd=Looptijd(date.min, date(1, 12, 31)))
    uit = verwacht(date(1, 4, 30), bon("230101-aaaa", "9.00", date(1, 1, 2)), plan=oud)
    assert uit.hoogst == Decimal("9.00") + Decimal("0.10") * 245


def test_hoogstens_vier_kwartalen_terug() -> None:
    lang = PLAN._replace(looptijd=Looptijd(date(2022, 1, 1), date(2023, 12, 31)))
    vroeg = bon("220101-aaaa", "73.00", date(2022, 1, 1))
    vierde, vijfde = verwacht(date(2022, 12, 31), vroeg, plan=lang), verwacht(date(2023, 3, 31), vroeg, plan=lang)
    assert vierde.hoogst > vierde.verwacht
    assert vijfde.hoogst == vijfde.verwacht, "the first of five quarters is too long ago"
    assert vijfde.laagst == Decimal("73.00")


def wil(
    post: str, over: str, minstens: str = "0.00", beschikbaar: str = "999.00", gesloten: bool = False
) -> Verwachting:
    begroot = Decimal("1000.00")
    cijfers = Cijfers(begroot, begroot - Decimal(beschikbaar))
    return Verwachting(
        Post(post, "", begroot, gesloten), cijfers, begroot - Decimal(over), begroot - Decimal(over),
        begroot - Decimal(minstens), None,
    )  # fmt: skip


def voorstel(*wensen: Verwachting) -> list[str]:
    return [f"{v.van} {v.naar} {v.bedrag}" for v in stel_voor(wensen, "k")]


def test_een_voorstel_in_hele_stappen() -> None:
    assert voorstel(wil("a", "-12.00"), wil("b", "50.00", "44.99")) == ["b a 15.00"]
    assert voorstel(wil("a", "-15.00"), wil("b", "50.00", "15.00")) == ["b a 15.00"]
    assert voorstel(wil("a", "-15.00"), wil("b", "50.00", "14.99")) == ["b a 10.00"]
    assert voorstel(wil("a", "-15.00"), wil("b", "50.00", "4.99")) == []
    assert voorstel(wil("a", "-15.00"), wil("b", "50.00", "50.00", "9.00")) == ["b a 5.00"], (
        "no more than is not promised"
    )
    assert voorstel(wil("a", "-15.00"), wil("b", "50.00", "50.00", "-9.00")) == []
    assert voorstel(wil("a", "0.00"), wil("b", "50.00", "50.00")) == []


def test_het_grootste_tekort_eerst_van_waar_het_meeste_is() -> None:
    ruim = (wil("b", "50.00", "20.00"), wil("c", "50.00", "30.00"))
    assert voorstel(wil("a", "-10.00"), wil("d", "-40.00"), *ruim) == ["c d 30.00", "b d 10.00", "b a 10.00"]
    assert voorstel(wil("e", "-10.00"), wil("d", "-10.00"), *ruim) == ["c d 10.00", "b e 10.00"]
    # Coordination gives last and gets nothing, nor does what is closed.
    assert voorstel(wil("a", "-30.00"), wil("k", "90.00", "90.00"), wil("b", "9.00", "10.00")) == [
        "b a 10.00",
        "k a 20.00",
    ]
    assert voorstel(wil("k", "-30.00"), wil("b", "90.00", "90.00")) == []
    assert voorstel(wil("a", "-30.00", gesloten=True), wil("b", "90.00", "90.00")) == []


# ---- overdragen


TAAL = Taal("nl")
DELEN = {
    "sleutels": {"nieuwe", "git", "sleutel", "oude"},
    "kluis": {"plek", "scans", "zonder-scan", "kluis", "openen"},
    "begin": {"begin"},
    "bank": {"rekening", "saldo", "toegang"},
    "open": {"check", "bonnen", "tegoed", "verantwoord", "akkoord", "afspraken"},
    "bewaren": {"git", "elders", "gestuurd", "reservekopie", "eigen-computer"},
}


def feiten(**anders: Any) -> Feiten:
    volledig = Persoon("Amina", ("penvoerder",), ("amina@example.org",), sleutel="ssh-ed25519 x", kluis="age1x")
    gewoon = Feiten(
        Rollen((volledig, volledig._replace(wie="Bram"))), "", Kluisstand(True, 3, 0, 0), True, Som(), 0, 0, 0,
        Bewaard(True, True, 0), ("abc", "def", "ghi"),
    )  # fmt: skip
    return gewoon._replace(**anders)


def lijst(gegeven: Feiten) -> dict[str, Punt]:
    return {punt.naam: punt for punt in punten(gegeven)}


def mist(gegeven: Feiten) -> set[str]:
    for punt in punten(gegeven):
        assert (punt.staat == "zelf") or (punt.hoe is None) is (punt.staat == "klaar")
        assert "{" not in TAAL.zeg(punt.wat)
        assert punt.hoe is None or "{" not in TAAL.zeg(punt.hoe)
        assert punt.naam.partition(":")[0] in DELEN[punt.deel.value], punt
    return {punt.naam for punt in punten(gegeven) if punt.staat == "mist"}


def test_alles_is_over_te_dragen() -> None:
    assert mist(feiten()) == set()
    delen = [punt.deel.value for punt in punten(feiten())]
    assert list(dict.fromkeys(delen)) == ["sleutels", "kluis", "begin", "bank", "open", "bewaren"]
    assert [naam for naam, punt in lijst(feiten()).items() if punt.staat == "zelf"] == [
        "oude", "openen", "begin", "saldo", "toegang", "afspraken", "reservekopie", "eigen-computer"
    ]  # fmt: skip
    assert lijst(feiten())["begin"].wat.waarden == {"begin": "ghi"}
    assert lijst(feiten(begint=()))["begin"].wat.waarden == {}


ALLEEN = Persoon("Amina", ("penvoerder",))
ANDER = Persoon("Carla", ("bestuur",))


@pytest.mark.parametrize(
    ("anders", "wat"),
    [
        ({"rollen": Rollen((ALLEEN,))}, {"nieuwe", "git:Amina", "sleutel:Amina", "kluis:Amina"}),
        ({"rollen": Rollen((ANDER,))}, {"nieuwe"}),
        ({"aan": "bram"}, set()),
        ({"aan": "Dirk"}, {"nieuwe"}),
        ({"rollen": Rollen((ALLEEN,)), "aan": "amina"}, {"git:Amina", "sleutel:Amina", "kluis:Amina"}),
        ({"rollen": Rollen((ALLEEN,)), "aan": "Bram"}, {"nieuwe", "kluis:Amina"}),
        ({"rollen": Rollen((ALLEEN, ANDER)), "aan": "Carla"}, {"nieuwe", "kluis:Amina"}),
        ({"kluis": Kluisstand(False, 0, 0, 0)}, set()),
        ({"kluis": Kluisstand(False, 1, 0, 0)}, {"plek"}),
        ({"kluis": Kluisstand(True, 3, 1, 0)}, {"scans"}),
        ({"kluis": Kluisstand(True, 3, 0, 1)}, {"zonder-scan"}),
        ({"rekening": False}, {"rekening"}),
        ({"fouten": 1}, {"check"}),
        ({"wachtend": 1}, {"akkoord"}),
        ({"niet_verantwoord": 1}, {"verantwoord"}),
        ({"som": Som(nog_te_verantwoorden=Decimal("0.01"))}, {"bonnen"}),
        ({"som": Som(tegoed=Decimal("-0.01"))}, {"tegoed"}),
        ({"bewaard": Bewaard(None, None, None)}, {"git"}),
        ({"bewaard": Bewaard(False, True, 0)}, {"git"}),
        ({"bewaard": Bewaard(True, False, None)}, {"elders"}),
        ({"bewaard": Bewaard(True, None, None)}, {"elders"}),
        ({"bewaard": Bewaard(True, True, 1)}, {"gestuurd"}),
        ({"bewaard": Bewaard(True, True, None)}, {"gestuurd"}),
    ],
)
def test_wat_er_mist_bij_het_overdragen(anders: dict[str, Any], wat: set[str]) -> None:
    assert mist(feiten(**anders)) == wat


def test_wat_er_mist_zegt_hoeveel() -> None:
    def waarden(naam: str, **anders: Any) -> dict[str, object]:
        return dict(lijst(feiten(**anders))[naam].wat.waarden)

    assert waarden("tegoed", som=Som(tegoed=Decimal("-3.00"))) == {"bedrag": Decimal("3.00")}
    assert waarden("bonnen", som=Som(nog_te_verantwoorden=Decimal(2))) == {"bedrag": Decimal(2)}
    assert waarden("saldo", som=Som(uitbetaald=Decimal(7))) == {"uitbetaald": Decimal(7)}
    assert waarden("scans", kluis=Kluisstand(True, 3, 2, 0)) == {"scans": 3, "n": 2}
    assert waarden("scans") == {"scans": "3"}
    assert waarden("plek", kluis=Kluisstand(False, 4, 0, 0)) == {"scans": 4}
    assert waarden("zonder-scan", kluis=Kluisstand(True, 3, 0, 5)) == {"bonnen": 5}
    assert waarden("check", fouten=6) == {"fouten": 6}
    assert waarden("akkoord", wachtend=7) == {"n": 7}
    assert waarden("verantwoord", niet_verantwoord=8) == {"kernen": 8}
    for naam in ("git", "sleutel", "kluis"):
        assert waarden(f"{naam}:Amina") == waarden(f"{naam}:Amina", rollen=Rollen((ALLEEN,))) == {"wie": "Amina"}
        hoe = lijst(feiten(rollen=Rollen((ALLEEN,))))[f"{naam}:Amina"].hoe
        assert hoe is not None
        assert hoe.waarden == {"wie": "Amina"}
    assert waarden("nieuwe", aan="bram") == waarden("nieuwe", aan="bram", rollen=Rollen()) == {"wie": "bram"}
    stuur = {n: lijst(feiten(bewaard=Bewaard(True, True, n)))["gestuurd"].wat.sjabloon for n in (None, 1)}
    assert stuur[None] != stuur[1]
