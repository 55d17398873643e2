"""What a second person signs for is shown whole: all that differs, and nothing that is the same."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from buurtledger.checks.wijziging import Wijziging, wijzigingen

teksten = st.text("ab.,", min_size=1, max_size=4)
bomen: st.SearchStrategy[Any] = st.dictionaries(
    st.sampled_from(["mandaten", "personen", "opnieuw"]),
    st.recursive(
        teksten,
        lambda deel: st.lists(deel, min_size=1, max_size=3) | st.dictionaries(teksten, deel, min_size=1, max_size=3),
        max_leaves=6,
    ),
)


def test_een_veld_dat_verandert_erbij_komt_of_weggaat() -> None:
    was = {"mandaten": [{"boven": "250", "rol": "bestuur"}], "personen": {"anna": {"rollen": ["a", "b"]}}}
    wordt = {"mandaten": [{"boven": "2500", "rol": "bestuur"}], "personen": {"bram": {"rollen": ["b"]}}}
    assert wijzigingen(was, wordt) == (
        Wijziging("mandaten 1 boven", "250", "2500"),
        Wijziging("personen anna rollen", '["a", "b"]', ""),
        Wijziging("personen bram rollen", "", '["b"]'),
    )


@given(bomen, bomen)
def test_hetzelfde_is_stil_en_het_andere_niet(een: Any, ander: Any) -> None:
    assert wijzigingen(een, een) == ()
    assert bool(wijzigingen(een, ander)) == (een != ander)
    assert {w.veld: (w.was, w.wordt) for w in wijzigingen(een, ander)} == {
        w.veld: (w.wordt, w.was) for w in wijzigingen(ander, een)
    }
