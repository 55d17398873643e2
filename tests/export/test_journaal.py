"""The double-entry journal: every transaction comes to nothing, and its sums are the figures of the books."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from buurtledger.export import beancount
from buurtledger.export.journaal import Gebeurtenis, Journaal, Saldo, Transactie, maak_journaal
from buurtledger.export.rekening import Rekening, Rekeningsoort
from buurtledger.model.bank import Afschrift, Bankboek, Bankregel
from buurtledger.model.begroting import GEEN_KERNEN, Begroting, Coordinatie, Gebied, Post
from buurtledger.model.besluit import Besluit, Opening, Verschuiving
from buurtledger.model.geld import NUL
from buurtledger.model.grootboek import Grootboek
from buurtledger.stand.cijferboek import maak_cijferboek
from tests.export.boeken import KWARTALEN, LOOPTIJD, grootboeken
from tests.strategieen import DAGEN

WEINIG = settings(max_examples=20, phases=[Phase.explicit, Phase.reuse, Phase.generate])
"""Making such books smaller takes longer than reading them."""


def som(journaal: Journaal, dag: date) -> dict[Rekening, Decimal]:
    """What each account holds at the end of a day."""
    op: dict[Rekening, Decimal] = defaultdict(lambda: NUL)
    for transactie in journaal.transacties:
        if transactie.datum <= dag:
            for rekening, bedrag in transactie.boekingen:
                op[rekening] += bedrag
    return op


def begroot(journaal: Journaal, dag: date) -> dict[str, Decimal]:
    """What the budgets of the journal come to on a day, posten without one left out."""
    op: dict[str, Decimal] = defaultdict(lambda: NUL)
    for stuk in journaal.stukken:
        for post, bedrag in stuk.begroot if isinstance(stuk, Gebeurtenis) and stuk.datum <= dag else ():
            op[post] += bedrag
    return {post: bedrag for post, bedrag in op.items() if bedrag}


POST = Post("tuin/moestuin", "Moestuin", Decimal(100))
PLAN = Begroting(
    *("x", "", Decimal(100), LOOPTIJD, Coordinatie(POST.id, Decimal(1)), GEEN_KERNEN),
    (Gebied("tuin", "Tuin", Decimal(100), (POST,)),),
)


def journaal_van(grootboek: Grootboek) -> Journaal:
    """The journal of books that can be read."""
    cijferboek = maak_cijferboek(grootboek)
    assert cijferboek is not None
    return maak_journaal(grootboek, cijferboek)


def schuif(dag: date, van: str, naar: str, bedrag: int, **meer: Any) -> Besluit:
    """A besluit that moves an amount."""
    schuift = (Verschuiving(van, naar, Decimal(bedrag)),)
    return Besluit(f"{dag}-{bedrag}", dag, dag, "x", "x", verschuivingen=schuift, **meer)


def test_een_post_waarvan_de_opening_is_ingetrokken_houdt_geen_begroting() -> None:
    opent, weg = date(2023, 1, 10), date(2023, 2, 10)
    eerste = schuif(opent, POST.id, "tuin/bijen", 40, opent=(Opening("tuin/bijen", "Bijen"),))
    tweede = schuif(weg, "tuin/bijen", POST.id, 40, trekt_in=eerste.naam)
    journaal = journaal_van(Grootboek(PLAN, {}, (eerste, tweede)))
    assert begroot(journaal, opent) == {POST.id: Decimal(60), "tuin/bijen": Decimal(40)}
    assert begroot(journaal, weg) == {POST.id: Decimal(100)}
    assert Rekening(Rekeningsoort.LASTEN, "tuin/bijen") in journaal.rekeningen


def test_besluiten_op_twee_dagen_na_elkaar_tellen_in_fava_allebei() -> None:
    een = schuif(date(2023, 1, 10), POST.id, "tuin/bijen", 40, opent=(Opening("tuin/bijen", "Bijen"),))
    twee = schuif(date(2023, 1, 11), POST.id, "tuin/bijen", 5)
    uit = "".join(beancount.maak(journaal_van(Grootboek(PLAN, {}, (een, twee)))))
    regels = [regel for regel in uit.splitlines() if 'custom "budget" Expenses:Tuin:Bijen' in regel]
    assert [(regel[:10], regel.split()[-2]) for regel in regels] == [
        *(("2023-01-10", "40.00"), ("2023-01-11", "5.00"), ("2023-01-12", "0.00")),
    ]


def test_wat_er_al_stond_telt_niet_dubbel_met_regels_van_een_afschrift_zonder_saldo() -> None:
    zonder_saldo = Afschrift("230131-a000", date(2023, 1, 1), date(2023, 1, 31), None, None, 1)
    erna = Afschrift("230228-a000", date(2023, 2, 1), date(2023, 2, 28), Decimal(100), Decimal(90), 1)
    in_januari = Bankregel("230105-b000", date(2023, 1, 5), Decimal(30), "subsidie")
    in_februari = Bankregel("230205-b000", date(2023, 2, 5), Decimal(-10), "bankkosten")
    boek = Bankboek("betaal", (zonder_saldo, erna, in_januari, in_februari))
    journaal = journaal_van(Grootboek(PLAN, {}, (), bank={"betaal": boek}))
    bank = Rekening(Rekeningsoort.BANK, "betaal")
    assert [som(journaal, dag)[bank] for dag in (date(2023, 1, 31), date(2023, 2, 28))] == [Decimal(100), Decimal(90)]
    assert [stuk.klopt for stuk in journaal.stukken if isinstance(stuk, Saldo)] == [True]


@WEINIG
@given(grootboeken(), st.booleans(), DAGEN)
def test_elke_transactie_is_in_evenwicht_en_elke_dag_heeft_de_cijfers_van_het_boek(
    grootboek: Grootboek, met_ongedaan: bool, dag: date
) -> None:
    cijferboek = maak_cijferboek(grootboek)
    assert cijferboek is not None
    journaal = maak_journaal(grootboek, cijferboek, met_ongedaan=met_ongedaan)
    assert all(sum(bedrag for _, bedrag in t.boekingen) == 0 for t in journaal.transacties)
    assert [stuk.datum for stuk in journaal.stukken] == sorted(stuk.datum for stuk in journaal.stukken)
    assert {b.rekening for t in journaal.transacties for b in t.boekingen} <= set(journaal.rekeningen)
    for op in (dag, *KWARTALEN):
        stand, journaalstand = cijferboek.stand(op), som(journaal, op)
        for post, cijfers in stand.posten:
            lasten = journaalstand[Rekening(Rekeningsoort.LASTEN, post.id)]
            vordering = journaalstand[Rekening(Rekeningsoort.VORDERING, post.id)]
            assert (lasten, vordering) == (cijfers.besteed, cijfers.te_verantwoorden)
            assert lasten + vordering == cijfers.uitbetaald
        assert begroot(journaal, op) == {
            post.id: post.bedrag for post in stand.begroting.posten.values() if post.bedrag
        }


@WEINIG
@given(grootboeken(hoogstens=3))
def test_wat_nooit_telde_staat_er_alleen_gevraagd_en_telt_dan_nog_niet(grootboek: Grootboek) -> None:
    cijferboek = maak_cijferboek(grootboek)
    assert cijferboek is not None
    zonder = maak_journaal(grootboek, cijferboek)
    met = maak_journaal(grootboek, cijferboek, met_ongedaan=True)
    erbij = [stuk for stuk in met.stukken if stuk not in zonder.stukken]
    assert all(isinstance(stuk, Transactie) and stuk.ongedaan for stuk in erbij)
    assert not any(stuk.ongedaan for stuk in zonder.transacties)
    assert {r: b for r, b in som(met, date.max).items() if b} == {r: b for r, b in som(zonder, date.max).items() if b}
