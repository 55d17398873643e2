"""The figures of a logboek straight from its text: the same as reading every line and adding up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from buurtledger.model.mutatie import Mutatie
from buurtledger.stand.kwartaalstand import laatkomers
from buurtledger.stand.verloop import maak_verloop
from buurtledger.store.logboek.lezen import lees_logboek
from buurtledger.store.logboek.patroon import schrijf_regel
from buurtledger.store.snel.vluglezen import lees_figuren
from tests.strategieen import POST, logboeken, losse_mutaties

EXTRA = st.sampled_from(
    [
        "",
        "# een opmerking",
        "onzin",
        "- {bon: 221015-m3fx, bedrag: 45.95, datum: 2022-10-14, betaald_door: kern, omschrijving: Verf}",
        '- {bon: 221315-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: "Verf", betaald_door: kern}',
        '- {bon: 221015-m3fx, datum: 2022-02-30, bedrag: 45.95, omschrijving: "Verf", betaald_door: kern}',
        '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: "' + "x" * 501 + '", betaald_door: kern}',
        '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: "\\"ja\\"", betaald_door: penvoerder}',
    ]
)


def vergelijk(tekst: str) -> bool:
    """Whether there were figures; if so they are the right ones."""
    figuren = lees_figuren(tekst, POST)
    if figuren is None:
        return False
    gelezen = lees_logboek(tekst, POST)
    assert not gelezen.bevindingen
    assert figuren.aantal == len(gelezen.mutaties)
    assert figuren.verloop == maak_verloop(gelezen.mutaties)
    assert sorted(figuren.laat) == sorted(laatkomers(gelezen.mutaties))
    return True


@given(logboeken())
def test_een_gaaf_logboek_is_zo_te_tellen(mutaties: list[Mutatie]) -> None:
    assert vergelijk("".join(f"{schrijf_regel(m)}\n" for m in mutaties))


@given(st.lists(losse_mutaties().map(schrijf_regel) | EXTRA, max_size=8), st.booleans())
def test_elk_ander_logboek_goed_of_niet(regels: list[str], einde: bool) -> None:
    vergelijk("\n".join(regels) + ("\n" if einde and regels else ""))


def test_wat_niet_zeker_is_wordt_niet_geteld() -> None:
    goed = '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: "Verf", betaald_door: kern}\n'
    assert vergelijk(goed)
    for tekst in (
        goed + goed,
        goed + "onzin\n",
        goed.replace("2022-10-14", "2022-02-30"),
        goed.replace("45.95", "0.00"),
    ):
        assert lees_figuren(tekst, POST) is None
