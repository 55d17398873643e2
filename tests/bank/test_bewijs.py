"""The proof holds always: for any books and the statements that fit them it closes, and one fault is named and explains
the difference to the cent."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurtledger.bank.afschrift import Boeking
from buurtledger.bank.kenmerk import Gemerkt
from buurtledger.bank.koppelen import Opening, Weet, koppel
from buurtledger.bank.nogmaals import dubbel_betaald
from buurtledger.model.bank import Afschrift, Bankboek, Bankregel
from buurtledger.model.mutatie import Mutatie
from buurtledger.stand.bankbewijs import Bewijs, maak_bewijs
from buurtledger.stand.bankdekking import Open
from buurtledger.stand.geldmutaties import geldmutaties

NUL = Decimal("0.00")
BEGIN, EIND = date(2023, 1, 1), date(2023, 12, 31)
ANDER = "NL20INGB0001234567"
BEDRAG = st.integers(1, 200_000).map(lambda cent: Decimal(cent) / 100)
REGEL = st.tuples(
    st.sampled_from(("voorschot", "terugbetaling", "bon", "vergoeding")),
    st.sampled_from(("kernen/noord", "kernen/zuid", "tuin/moestuin")),
    st.integers(0, 300),
    BEDRAG,
    st.integers(0, 5),
)


class Jaar(NamedTuple):
    """What the books say, and what the bank shows of it."""

    logboeken: dict[str, list[Mutatie]]
    boekingen: list[Boeking]


def maak(regels: list[tuple[str, str, int, Decimal, int]], subsidie: Decimal) -> Jaar:
    logboeken: dict[str, list[Mutatie]] = {}
    boekingen = [Boeking(BEGIN, subsidie, omschrijving="subsidie")]
    for nr, (soort, post, dagen, bedrag, later) in enumerate(regels):
        dag = BEGIN + timedelta(days=dagen)
        door = "penvoerder" if soort == "bon" else ""
        nummer = f"{dag:%y%m%d}-{nr:06d}"
        mutatie = Mutatie(soort, nummer, post, nr + 1, dag, bedrag, omschrijving="iets", betaald_door=door)
        logboeken.setdefault(post, []).append(mutatie)
        teken = 1 if soort == "terugbetaling" else -1
        rekening = f"NL{nr % 90 + 10}BUNQ{nr:010d}"
        boekingen.append(
            Boeking(dag + timedelta(days=later), teken * bedrag, None, "", rekening, "", f"betaling {nummer}")
        )
    return Jaar(logboeken, boekingen)


class Uitkomst(NamedTuple):
    bewijs: Bewijs
    redenen: tuple[str, ...]


HALF = date(2023, 6, 30)


def afschriften(jaar: Jaar, *, eerste_zonder_saldo: bool) -> tuple[Afschrift, ...]:
    """One statement of the year; or two, of which the first is an export that tells no balance."""
    som = sum((boeking.bedrag for boeking in jaar.boekingen), NUL)
    if not eerste_zonder_saldo:
        return (Afschrift("240101-a0a0a0", BEGIN, EIND, NUL, som, len(jaar.boekingen)),)
    eerst = [boeking.bedrag for boeking in jaar.boekingen if boeking.dag <= HALF]
    midden = sum(eerst, NUL)
    return (
        Afschrift("240101-a0a0a0", BEGIN, HALF, None, None, len(eerst)),
        Afschrift("240101-b0b0b0", HALF + timedelta(days=1), EIND, midden, som, len(jaar.boekingen) - len(eerst)),
    )


def bewijs(jaar: Jaar, weet: dict[str, str], *, eerste_zonder_saldo: bool = False) -> Uitkomst:
    """What `bank importeer` and `bank sluit-aan` make of it; the subsidy is said by hand."""
    gemerkt = [Gemerkt(f"{nr:016x}", boeking) for nr, boeking in enumerate(jaar.boekingen)]
    openingen = [Opening("betaal", een.kenmerk, een.boeking) for een in gemerkt[1:]]
    gevonden = koppel(openingen, geldmutaties(jaar.logboeken), Weet(weet, frozenset()))
    regels = [Bankregel("240101-000000", BEGIN, jaar.boekingen[0].bedrag, "subsidie", gemerkt[0].kenmerk)]
    verklaard: dict[str, list[Gemerkt]] = {}
    for paar in gevonden.zeker:
        for opening in paar.openingen:
            van = tuple(mutatie.nummer for mutatie in paar.mutaties)
            nummer = f"240101-{len(regels):06d}"
            boeking = opening.boeking
            regels.append(Bankregel(nummer, boeking.dag, boeking.bedrag, "mutatie", opening.kenmerk, van))
            for een in van:
                verklaard.setdefault(een, []).append(Gemerkt(opening.kenmerk, boeking))
    klaar = {regel.kenmerk for regel in regels}
    over = [een for een in gemerkt if een.kenmerk not in klaar]
    openstaand = tuple(Open("betaal", een.boeking.dag, een.boeking.bedrag, een.kenmerk) for een in over)
    boek = Bankboek("betaal", (*afschriften(jaar, eerste_zonder_saldo=eerste_zonder_saldo), *regels))
    gemaakt = maak_bewijs({"betaal": boek}, jaar.logboeken, EIND, {"betaal": openstaand})
    dubbel = dict.fromkeys((*gemaakt.dubbel, *dubbel_betaald(over, verklaard)))
    redenen = tuple(reden.sjabloon for vraag in gevonden.vragen for paar in vraag for reden in paar.redenen)
    return Uitkomst(gemaakt._replace(dubbel=tuple(dubbel)), redenen)


def uitleg(gemaakt: Bewijs) -> Decimal:
    """What the faults that are named come to."""
    return (
        sum((een.bedrag for een in gemaakt.onverklaard), NUL)
        - sum((een.bedrag for een in gemaakt.onbetaald), NUL)
        + sum((een.verschil for een in gemaakt.afwijkend), NUL)
    )


@settings(max_examples=60)
@given(st.lists(REGEL, max_size=25), BEDRAG, st.booleans())
def test_wat_past_sluit_tot_op_de_cent(
    regels: list[tuple[str, str, int, Decimal, int]], subsidie: Decimal, eerste_zonder_saldo: bool
) -> None:
    gemaakt = bewijs(maak(regels, subsidie), {}, eerste_zonder_saldo=eerste_zonder_saldo).bewijs
    assert (gemaakt.verschil, gemaakt.sluit) == (NUL, True)
    assert gemaakt.beginsaldo == NUL
    assert not (gemaakt.onverklaard)
    assert not (gemaakt.onbetaald)
    assert not (gemaakt.dubbel)
    assert not (gemaakt.afwijkend)


@pytest.mark.parametrize("fout", ["mist", "dubbel", "bedrag", "groep", "kosten"])
@settings(max_examples=40)
@given(st.lists(REGEL, min_size=1, max_size=20), BEDRAG, st.data())
def test_een_fout_wordt_genoemd_en_verklaart_het_verschil(
    fout: str, regels: list[tuple[str, str, int, Decimal, int]], subsidie: Decimal, data: st.DataObject
) -> None:
    jaar = maak(regels, subsidie)
    plek = data.draw(st.integers(1, len(regels)))
    boeking = jaar.boekingen[plek]
    nummer = boeking.omschrijving.split()[1]
    weet: dict[str, str] = {}
    erbij: Boeking | None = None
    match fout:
        case "mist":
            del jaar.boekingen[plek]
        case "dubbel":
            erbij = boeking._replace(dag=boeking.dag + timedelta(days=3))
        case "bedrag":
            jaar.boekingen[plek] = boeking._replace(bedrag=boeking.bedrag + data.draw(BEDRAG))
        case "groep":
            jaar.boekingen[plek] = boeking._replace(tegenrekening=ANDER)
            weet[ANDER] = "kernen/een-ander"
        case _:
            erbij = Boeking(BEGIN + timedelta(days=99), -data.draw(BEDRAG), omschrijving="kosten")
    if erbij is not None:
        jaar.boekingen.append(erbij)
    gemaakt, redenen = bewijs(jaar, weet, eerste_zonder_saldo=data.draw(st.booleans()))
    assert gemaakt.verschil == uitleg(gemaakt), "to the cent"
    onbetaald = [een.nummer for een in gemaakt.onbetaald]
    assert onbetaald == ([nummer] if fout in ("mist", "bedrag", "groep") else [])
    assert gemaakt.dubbel == ((nummer,) if fout == "dubbel" else ())
    assert len(gemaakt.onverklaard) == (0 if fout == "mist" else 1)
    assert gemaakt.sluit == (fout == "groep"), "to the wrong group: the sum is right, and it is named all the same"
    if fout == "groep":
        assert "maar deze rekening is bekend als die van {post}" in redenen
    if fout == "bedrag":
        assert "maar het bedrag is {bank} en geen {boek}" in redenen
