"""The double-entry journal: every transaction comes to nothing, and its sums are the figures of the books."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from buurtledger.export.journaal import Journaal, Transactie, maak_journaal
from buurtledger.export.rekening import Rekening, Rekeningsoort
from buurtledger.model.geld import NUL
from buurtledger.model.grootboek import Grootboek
from buurtledger.stand.cijferboek import maak_cijferboek
from tests.export.boeken import KWARTALEN, grootboeken
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
