"""The figures, held against their definitions for any logboek."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from buurtledger.model.begroting import Begroting, Coordinatie, Gebied, Kernen, Looptijd, Post
from buurtledger.model.mutatie import Mutatie
from buurtledger.stand.cijfers import Cijfers, cijfers_van, compute_stand
from buurtledger.stand.tot_dag import logboek_tot
from buurtledger.stand.verloop import Effect, maak_verloop
from tests.strategieen import DAGEN, POST, logboeken

NUL = Decimal(0)


def telt(mutatie: Mutatie, logboek: list[Mutatie], op: date) -> bool:
    """The design, word for word: not undone by a storno on or before the day."""
    stornos = [s for s in logboek if s.soort == "storno" and s.van == mutatie.nummer]
    if not stornos:
        return mutatie.datum <= op
    storno = min(stornos, key=lambda s: (s.datum, s.nummer))
    if mutatie.soort == "bon":
        for retour in logboek:
            if retour.soort == "retour" and retour.van == mutatie.nummer:
                terug = [s.datum for s in logboek if s.soort == "storno" and s.van == retour.nummer]
                if not terug or (min(terug) > storno.datum and min(terug) > retour.datum):
                    return mutatie.datum <= op
    return mutatie.datum <= op < storno.datum


def volgens_ontwerp(logboek: list[Mutatie], op: date) -> dict[str, Decimal]:
    geldig = [m for m in logboek if telt(m, logboek, op)]
    bonnen = {m.nummer: m for m in logboek if m.soort == "bon"}

    def som(*soorten: str, door: str = "") -> Decimal:
        return sum(
            (
                m.bedrag
                for m in geldig
                if m.soort in soorten
                and (not door or door == (m.betaald_door or m.ontvangen_door or bonnen[m.van].betaald_door))
            ),
            NUL,
        )

    voor = som("voorschot") + som("vergoeding") - som("terugbetaling")
    return {
        "besteed": som("bon") - som("retour"),
        "uitbetaald": voor + som("bon", door="penvoerder") - som("retour", door="penvoerder"),
        "te_verantwoorden": voor - som("bon", door="kern") + som("retour", door="kern"),
    }


@given(logboeken(), DAGEN)
def test_de_cijfers_zijn_die_van_het_ontwerp(logboek: list[Mutatie], op: date) -> None:
    cijfers = cijfers_van(Post(POST, "Moestuin", Decimal(420)), maak_verloop(logboek).op(op))
    verwacht = volgens_ontwerp(logboek, op)
    assert {veld: getattr(cijfers, veld) for veld in verwacht} == verwacht
    assert cijfers.besteed + cijfers.te_verantwoorden == cijfers.uitbetaald
    assert cijfers.vrij == 420 - cijfers.besteed
    assert cijfers.beschikbaar == 420 - max(cijfers.besteed, cijfers.uitbetaald)
    assert cijfers.bonnen == sum(m.soort == "bon" and telt(m, logboek, op) for m in logboek)


@given(logboeken(), st.randoms())
def test_de_volgorde_van_de_regels_maakt_niet_uit(logboek: list[Mutatie], toeval: object) -> None:
    anders = list(logboek)
    toeval.shuffle(anders)  # type: ignore[attr-defined]
    assert maak_verloop(anders) == maak_verloop(logboek)


@given(logboeken(), DAGEN)
def test_wat_na_de_dag_komt_verandert_de_stand_niet(logboek: list[Mutatie], op: date) -> None:
    later = Mutatie(
        "bon", "231231-zzzz", POST, 0, op + timedelta(days=1), Decimal(9), omschrijving="x", betaald_door="kern"
    )
    assert maak_verloop([*logboek, later]).op(op) == maak_verloop(logboek).op(op)


BON = Mutatie("bon", "221201-aaaa", POST, 0, date(2022, 12, 1), Decimal(9), omschrijving="x", betaald_door="kern")
TE_VROEG = [
    BON,
    BON._replace(soort="storno", nummer="221202-bbbb", datum=date(2022, 12, 2), van=BON.nummer, bedrag=NUL),
    BON._replace(soort="retour", nummer="230105-cccc", datum=date(2023, 1, 5), van=BON.nummer, betaald_door=""),
]


@given(logboeken(), DAGEN)
@example(TE_VROEG, date(2022, 12, 31))
def test_een_verslag_van_een_dag_heeft_de_cijfers_van_die_dag(logboek: list[Mutatie], op: date) -> None:
    """Also where a retour of a later day keeps a storno from undoing its bon: a fout, and one figure everywhere."""
    assert maak_verloop(logboek_tot(logboek, op)).op(op) == maak_verloop(logboek).op(op)


def begroting(*posten: Post) -> Begroting:
    totaal = sum((p.bedrag for p in posten), NUL)
    return Begroting(
        "Proef", "", totaal, Looptijd(date(2022, 9, 1), date(2023, 12, 31), False),
        Coordinatie(posten[0].id, Decimal("0.08")), Kernen("tuin", 0, NUL),
        (Gebied("tuin", "Tuin", totaal, tuple(posten)),),
    )  # fmt: skip


@given(st.lists(logboeken(6), min_size=1, max_size=3), DAGEN)
def test_sommen_tellen_op_en_schuld_betaalt_geen_tegoed(alle: list[list[Mutatie]], op: date) -> None:
    posten = [Post(f"tuin/p{nr}", "P", Decimal(100 * (nr + 1))) for nr in range(len(alle))]
    stand = compute_stand(
        begroting(*posten), {p.id: maak_verloop(boek) for p, boek in zip(posten, alle, strict=True)}, op
    )
    rijen = [rij.cijfers for rij in stand.posten]
    for som in (stand.totaal, stand.gebieden[0].som):
        for veld in ("begroot", "besteed", "uitbetaald", "te_verantwoorden", "vrij", "beschikbaar", "bonnen"):
            assert getattr(som, veld) == sum(getattr(rij, veld) for rij in rijen)
        assert som.nog_te_verantwoorden == sum((r.te_verantwoorden for r in rijen if r.te_verantwoorden > 0), NUL)
        assert som.tegoed == sum((r.te_verantwoorden for r in rijen if r.te_verantwoorden < 0), NUL)
        assert som.nog_te_verantwoorden + som.tegoed == som.te_verantwoorden


def bon(nummer: str, dag: str, bedrag: str, door: str = "kern") -> Mutatie:
    return Mutatie(
        "bon", nummer, POST, 0, date.fromisoformat(dag), Decimal(bedrag), omschrijving="x", betaald_door=door
    )


def storno(nummer: str, van: str, dag: str) -> Mutatie:
    return Mutatie("storno", nummer, POST, 0, date.fromisoformat(dag), NUL, van=van, reden="x")


def cijfers(logboek: list[Mutatie], dag: str) -> Cijfers:
    return cijfers_van(Post(POST, "M", Decimal(420)), maak_verloop(logboek).op(date.fromisoformat(dag)))


def test_een_storno_werkt_op_zijn_eigen_dag() -> None:
    logboek = [bon("221001-aaaa", "2022-10-01", "40.00"), storno("221105-bbbb", "221001-aaaa", "2022-11-05")]
    assert cijfers(logboek, "2022-11-04").besteed == 40
    assert cijfers(logboek, "2022-11-05").besteed == 0


def test_een_storno_van_voor_zijn_doel_maakt_het_nooit_gebeurd() -> None:
    logboek = [bon("221001-aaaa", "2022-10-01", "40.00"), storno("221105-bbbb", "221001-aaaa", "2022-09-05")]
    assert set(maak_verloop(logboek).standen) == {Effect()}


def test_een_bon_met_een_retour_is_niet_ongedaan_te_maken() -> None:
    retour = Mutatie(
        "retour", "221010-cccc", POST, 0, date(2022, 10, 10), Decimal(15), van="221001-aaaa", omschrijving="x"
    )
    logboek = [bon("221001-aaaa", "2022-10-01", "40.00"), retour, storno("221105-bbbb", "221001-aaaa", "2022-11-05")]
    assert cijfers(logboek, "2022-12-01").besteed == 25
    op_tijd = storno("221105-dddd", "221010-cccc", "2022-11-05")
    assert cijfers([*logboek, op_tijd], "2022-12-01").besteed == 0


def test_wie_het_geld_van_een_retour_krijgt() -> None:
    retour = Mutatie(
        "retour", "221010-cccc", POST, 0, date(2022, 10, 10), Decimal(15), van="221001-aaaa", omschrijving="x"
    )
    van_penvoerder = [bon("221001-aaaa", "2022-10-01", "40.00", "penvoerder"), retour]
    assert cijfers(van_penvoerder, "2022-12-01")[1:3] == (Decimal(25), Decimal(25))
    naar_kern = [van_penvoerder[0], retour._replace(ontvangen_door="kern")]
    assert cijfers(naar_kern, "2022-12-01").te_verantwoorden == 15
