"""Reading a logboek: line by line, no fault reaches into another line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from buurtledger.store.logboek.lezen import lees_logboek
from buurtledger.store.logboek.patroon import schrijf_regel
from tests.strategieen import POST, losse_mutaties

GOED = '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: "Verf", betaald_door: kern}'


def test_lege_regels_en_opmerkingen_worden_overgeslagen() -> None:
    gelezen = lees_logboek(f"# de moestuin\n\n{GOED}\n   \n", POST)
    assert [m.lijn for m in gelezen.mutaties] == [3]
    assert not gelezen.bevindingen


def test_een_lege_tekst_is_een_logboek_zonder_mutaties() -> None:
    assert lees_logboek("", POST) == ((), ())


def test_een_hele_laatste_regel_zonder_einde_telt_mee() -> None:
    gelezen = lees_logboek(GOED, POST)
    assert len(gelezen.mutaties) == 1
    assert not gelezen.bevindingen


@given(
    st.lists(losse_mutaties(), max_size=4),
    st.integers(0, 4),
    st.text(st.characters(exclude_characters="\n\r", codec="utf-8"), max_size=60),
)
def test_een_rare_regel_raakt_de_andere_niet(mutaties: list, plek: int, raar: str) -> None:  # type: ignore[type-arg]
    regels = [schrijf_regel(m) for m in mutaties]
    zonder = lees_logboek("".join(f"{r}\n" for r in regels), POST)
    plek = min(plek, len(regels))
    met = lees_logboek("".join(f"{r}\n" for r in [*regels[:plek], raar, *regels[plek:]]), POST)
    assert [m._replace(lijn=0) for m in met.mutaties] == [m._replace(lijn=0) for m in zonder.mutaties]
    assert len(met.bevindingen) <= len(zonder.bevindingen) + 1


def test_alle_fouten_in_een_regel_komen_samen() -> None:
    gelezen = lees_logboek("- {bon: 22-x, datum: gisteren, bedrag: veel, omschrijving: 5}\n", POST)
    assert {b.regel for b in gelezen.bevindingen} == {"id", "datum", "bedrag", "vorm"}


def test_dezelfde_regel_twee_keer_telt_een_keer() -> None:
    gelezen = lees_logboek(f"{GOED}\n{GOED}\n", POST)
    assert len(gelezen.mutaties) == 1
    assert [(b.regel, b.ernst.value, b.plaats.lijn) for b in gelezen.bevindingen] == [("dubbel", "waarschuwing", 2)]


def test_hetzelfde_nummer_op_een_andere_regel_telt_wel_twee_keer() -> None:
    gelezen = lees_logboek(f"{GOED}\n{GOED.replace('Verf', 'Kwast')}\n", POST)
    assert len(gelezen.mutaties) == 2
