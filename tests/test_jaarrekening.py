"""The book year: a balance of which both sides are equal whatever was booked, and the account for the city."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurtledger.model.bank import Afschrift, Bankboek, Bankregel, Regelsoort
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import Mutatie
from buurtledger.model.subsidie import Beschikking, Subsidie, Termijn, Vaststelling
from buurtledger.stand.cijfers import Stand, compute_stand
from buurtledger.stand.geldend import begroting_op
from buurtledger.stand.jaarrekening import Jaarrekening, maak_jaarrekening, tweekolommen
from buurtledger.stand.verloop import maak_verloop
from buurtledger.stand.vermogen import Vermogen
from buurtledger.store.grootboek import lees_grootboek
from tests.bank.schrijvers import Regel, camt
from tests.conftest import GRONDSLAG, Draai, schrijf
from tests.rekenblad import Rekenblad
from tests.strategieen import DAGEN, POST, logboeken

GEGEVEN = lees_grootboek(GRONDSLAG)
CENTEN = st.integers(-200_000, 200_000).map(lambda cent: Decimal(cent) / 100)
POSITIEF = st.integers(1, 200_000).map(lambda cent: Decimal(cent) / 100)


def jaar_van(
    logboek: Sequence[Mutatie], bank: Sequence[Bankboek], subsidie: Subsidie | None, jaar: int, **meer: bool
) -> Jaarrekening:
    boeken = GEGEVEN._replace(
        logboeken={POST: tuple(logboek)}, bank={boek.naam: boek for boek in bank}, subsidie=subsidie
    )
    verlopen = {POST: maak_verloop(logboek)}

    def stand_op(dag: date) -> Stand:
        assert boeken.begroting is not None
        return compute_stand(begroting_op(boeken.begroting, (), dag), verlopen, dag)

    return maak_jaarrekening(boeken, stand_op, date(jaar, 1, 1), date(jaar, 12, 31), **meer)


@st.composite
def bankboeken(draw: st.DrawFn, logboek: Sequence[Mutatie]) -> Bankboek:
    """An account with two statements, entries of any kind that name lines of the books, and any balances."""
    nummers = [m.nummer for m in logboek] or ["220901-xxxx"]
    regels = [
        Bankregel(
            *(f"230101-{nr:04}", draw(DAGEN), draw(CENTEN.filter(bool)), draw(st.sampled_from(list(Regelsoort)))),
            van=tuple(draw(st.lists(st.sampled_from(nummers), max_size=2, unique=True))),
        )
        for nr in range(draw(st.integers(0, 6)))
    ]
    tot = draw(DAGEN)
    saldi = st.none() | CENTEN
    afschriften = (
        Afschrift("220901-aaaa", date(2022, 9, 1), tot, draw(saldi), draw(saldi), len(regels)),
        Afschrift("230901-bbbb", tot + timedelta(1), date(2024, 1, 31), draw(saldi), draw(saldi), 0),
    )
    return Bankboek(draw(st.sampled_from(["betaal", "spaar"])), (*afschriften, *regels))


@st.composite
def subsidies(draw: st.DrawFn) -> Subsidie:
    """A subsidy at any point of its life."""
    beschikt = draw(st.none() | st.builds(Beschikking, st.just("1"), DAGEN, POSITIEF))
    vast = draw(st.none() | st.builds(Vaststelling, st.just("2"), DAGEN, POSITIEF)) if beschikt else None
    return Subsidie(
        None,
        beschikt,
        termijnen=tuple(draw(st.lists(st.builds(Termijn, DAGEN, POSITIEF), max_size=2))),
        vaststelling=vast,
    )


def sluit(vermogen: Vermogen) -> None:
    passiva = sum((regel.bedrag for regel in vermogen.passiva), NUL)
    assert vermogen.totaal == passiva, (vermogen.activa, vermogen.passiva)
    assert all(r.bedrag > 0 for r in (*vermogen.activa, *vermogen.passiva) if r.veld not in MET_TEKEN)
    reserves = {r.veld for r in vermogen.passiva if r.veld in ("bestemmingsfonds", "overige_reserve")}
    if not (vermogen.geld.bijdragen or vermogen.geld.rente or vermogen.geld.bankkosten or vermogen.zonder_subsidie):
        assert not reserves, "what is left of the subsidy is a debt, never a reserve"


MET_TEKEN = ("beginsaldo", "bestemmingsfonds", "overige_reserve", "liquide_sinds")


@settings(max_examples=60)
@given(st.data(), logboeken(), st.none() | subsidies())
def test_beide_kanten_van_de_balans_zijn_altijd_gelijk(
    data: st.DataObject, logboek: list[Mutatie], subsidie: Subsidie | None
) -> None:
    bank = data.draw(st.lists(bankboeken(logboek), max_size=2, unique_by=lambda boek: boek.naam))
    for jaar in (jaar_van(logboek, bank, subsidie, 2023), jaar_van(logboek, bank, subsidie, 2023, is_alles=True)):
        for vermogen in filter(None, (jaar.einde, jaar.begin, jaar.eerder)):
            sluit(vermogen)
        kolommen = tweekolommen(jaar)
        assert sum((r.bedrag for r in kolommen.uitgaven), NUL) == kolommen.totaal
        # What a year left is what the reserves grew.
        groei = jaar.einde.bestemmingsfonds + jaar.einde.overige_reserve
        groei -= jaar.begin.bestemmingsfonds + jaar.begin.overige_reserve
        assert jaar.gerealiseerd.saldo == groei
        assert jaar.gerealiseerd.fonds + jaar.gerealiseerd.reserve == groei
        if jaar.vorig is not None:
            assert jaar.eerder is not None
            assert jaar.eerder.besteed + jaar.vorig.som_lasten + jaar.gerealiseerd.som_lasten == jaar.einde.besteed
    if subsidie is not None and subsidie.verleend is not None:
        geld = jaar.einde.geld
        terug = subsidie.terug_te_betalen(geld.ontvangen, max(jaar.einde.besteed, NUL), geld.teruggegeven)
        assert max(jaar.einde.subsidieschuld, NUL) == terug


# --- ten books worked out on paper --------------------------------------------------------------------------------


def bon(bedrag: str, dag: str, door: str = "kern", nr: str = "a") -> Mutatie:
    return _geld("bon", bedrag, dag, nr)._replace(betaald_door=door)


def voorschot(bedrag: str, dag: str, nr: str = "b") -> Mutatie:
    return _geld("voorschot", bedrag, dag, nr)


def _geld(soort: str, bedrag: str, dag: str, nr: str) -> Mutatie:
    datum = date.fromisoformat(dag)
    return Mutatie(soort, f"{datum:%y%m%d}-000{nr}", POST, 0, datum, Decimal(bedrag), omschrijving="x")


def rekening(
    begin: str,
    eind: str | None,
    *regels: tuple[str, str, str],
    van: str = "2022-09-01",
    tot: str = "2024-01-31",
    open_: int = 0,
) -> Bankboek:
    """An account by statements of which every entry but `open_` is said: day, amount, kind or the id that it pays."""
    saldo = None if eind is None else Decimal(eind)
    dagen, aantal = (date.fromisoformat(van), date.fromisoformat(tot)), len(regels) + open_
    kop = Afschrift("220901-aaaa", *dagen, Decimal(begin), saldo, aantal)
    return Bankboek(
        "betaal",
        (
            kop,
            *(
                Bankregel(
                    *(f"220901-c{nr:03}", date.fromisoformat(dag), Decimal(bedrag)),
                    *(("mutatie", f"{nr:016x}", (wat,)) if "-" in wat else (wat, f"{nr:016x}")),
                )
                for nr, (dag, bedrag, wat) in enumerate(regels)
            ),
        ),
    )


VERLEEND = Subsidie(None, Beschikking("ZO-1", date(2022, 8, 30), Decimal("1000.00")))
VAST = VERLEEND._replace(vaststelling=Vaststelling("V-1", date(2023, 12, 20), Decimal("280.00")))
S600 = ("2022-09-15", "600.00", "subsidie")

OP_PAPIER: dict[str, tuple[list[Mutatie], list[Bankboek], Subsidie | None, str, str]] = {
    # 600 in, 200 out to a group, 150 of it shown: 50 with the group, 400 on the bank; 600 − 150 = 450 not spent.
    "een deel besteed": (
        [voorschot("200.00", "2023-02-01"), bon("150.00", "2023-03-01")],
        [rekening("0.00", "400.00", S600, ("2023-02-02", "-200.00", "230201-000b"))],
        VERLEEND,
        "vordering_groepen 50.00, liquide 400.00 | vooruitontvangen 450.00",
        "besteed 150.00, coordinatie 0.00, vooruitontvangen 450.00 | subsidie_ontvangen 0.00, over_van_eerder 600.00",
    ),
    # The group spent 250 of its own: nothing left the bank, it is owed 250, and the subsidy earned is 250.
    "een groep schoot voor": (
        [bon("250.00", "2023-03-01")],
        [rekening("0.00", "600.00", S600)],
        VERLEEND,
        "liquide 600.00 | vooruitontvangen 350.00, schuld_groepen 250.00",
        "besteed 250.00, coordinatie 0.00, vooruitontvangen 350.00 | subsidie_ontvangen 0.00, over_van_eerder 600.00",
    ),
    # 700 spent of 600 received, 1000 granted: the city still owes 100, and the account is 100 overdrawn.
    "meer besteed dan ontvangen": (
        [bon("700.00", "2023-03-01", "penvoerder")],
        [rekening("0.00", "-100.00", S600, ("2023-03-02", "-700.00", "230301-000a"))],
        VERLEEND,
        "vordering_gemeente 100.00 | rood 100.00",
        "besteed 700.00, coordinatie 0.00 | subsidie_ontvangen 0.00, over_van_eerder 600.00, nog_te_ontvangen 100.00",
    ),
    # 1200 spent of 1000 granted and received: 200 is for our own account, and made the reserve −200.
    "meer besteed dan verleend": (
        [bon("1200.00", "2023-03-01", "penvoerder")],
        [rekening("0.00", "-200.00", ("2023-01-05", "1000.00", "subsidie"), ("2023-03-02", "-1200.00", "230301-000a"))],
        VERLEEND,
        " | overige_reserve -200.00, rood 200.00",
        "besteed 1200.00, coordinatie 0.00 | subsidie_ontvangen 1000.00, eigen_bijdrage 200.00",
    ),
    # Determined at 280 of 300 spent, 600 received: 320 goes back, 20 is ours; after 300 went back 20 is still owed.
    "vastgesteld en deels terug": (
        [bon("300.00", "2023-03-01", "penvoerder")],
        [
            rekening(
                "0.00", "0.00", S600, ("2023-03-02", "-300.00", "230301-000a"), ("2023-12-28", "-300.00", "teruggave")
            )
        ],
        VAST,
        " | overige_reserve -20.00, terug_te_betalen 20.00",
        "besteed 300.00, coordinatie 0.00, teruggegeven 300.00, terug_te_betalen 20.00 | "
        "subsidie_ontvangen 0.00, over_van_eerder 600.00, eigen_bijdrage 20.00",
    ),
    # Others gave 100, the bank took 5 and gave 2: the fund has 100, the other reserve −3; the subsidy is untouched.
    "bijdragen, rente en kosten": (
        [bon("300.00", "2023-03-01", "penvoerder")],
        [
            rekening(
                *("0.00", "397.00", S600, ("2023-02-01", "100.00", "cofinanciering")),
                *(("2023-03-02", "-300.00", "230301-000a"), ("2023-04-01", "-5.00", "bankkosten")),
                ("2023-12-31", "2.00", "rente"),
            )
        ],
        VERLEEND,
        "liquide 397.00 | bestemmingsfonds 100.00, overige_reserve -3.00, vooruitontvangen 300.00",
        "besteed 300.00, coordinatie 0.00, bankkosten 5.00, vooruitontvangen 300.00, overschot 97.00 | "
        "subsidie_ontvangen 0.00, over_van_eerder 600.00, bijdragen 100.00, rente 2.00",
    ),
    # Paid on 28 December, on the bank on 3 January: 100 stands on the account and is no longer ours.
    "over de jaargrens": (
        [bon("100.00", "2023-12-28", "penvoerder")],
        [rekening("0.00", "500.00", S600, ("2024-01-03", "-100.00", "231228-000a"))],
        VERLEEND,
        "liquide 600.00 | vooruitontvangen 500.00, schuld_onderweg 100.00",
        "besteed 100.00, coordinatie 0.00, vooruitontvangen 500.00 | subsidie_ontvangen 0.00, over_van_eerder 600.00",
    ),
    # Booked in March and not paid in December: the bank has all of it, and 80 of that is owed to a shop.
    "een factuur nog niet betaald": (
        [bon("80.00", "2023-03-01", "penvoerder")],
        [rekening("0.00", "600.00", S600)],
        VERLEEND,
        "liquide 600.00 | vooruitontvangen 520.00, schuld_onbetaald 80.00",
        "besteed 80.00, coordinatie 0.00, vooruitontvangen 520.00 | subsidie_ontvangen 0.00, over_van_eerder 600.00",
    ),
    # The bank shows 80 that nobody explained: whether that is what was booked is for a person to say.
    "betaald, en nog niet gekoppeld": (
        [bon("80.00", "2023-03-01", "penvoerder")],
        [rekening("0.00", "520.00", S600, tot="2023-12-31", open_=1)],
        VERLEEND,
        "liquide 520.00 | vooruitontvangen 520.00",
        "besteed 80.00, coordinatie 0.00, vooruitontvangen 520.00 | subsidie_ontvangen 0.00, over_van_eerder 600.00",
    ),
    # The bank took 250 for a bon of 205: the 45 too much is named, on the side of what there is.
    "een verkeerd bedrag": (
        [bon("205.00", "2023-03-01", "penvoerder")],
        [rekening("0.00", "350.00", S600, ("2023-03-02", "-250.00", "230301-000a"))],
        VERLEEND,
        "verschil_te_weinig 45.00, liquide 350.00 | vooruitontvangen 395.00",
        "besteed 205.00, coordinatie 0.00, vooruitontvangen 395.00 | subsidie_ontvangen 0.00, over_van_eerder 600.00",
    ),
    # The bank tells until 30 June; the 40 of October left it since, by the books.
    "de bank tot halverwege": (
        [bon("60.00", "2023-03-01", "penvoerder"), bon("40.00", "2023-10-01", "penvoerder", "d")],
        [rekening("0.00", "540.00", S600, ("2023-03-02", "-60.00", "230301-000a"), tot="2023-06-30")],
        VERLEEND,
        "liquide 540.00, liquide_sinds -40.00 | vooruitontvangen 500.00",
        "besteed 100.00, coordinatie 0.00, vooruitontvangen 500.00 | subsidie_ontvangen 0.00, over_van_eerder 600.00",
    ),
    # No bank: what was promised by then counts as received; 600 − 200 is there by the books, 30 of it not shown.
    "zonder bank": (
        [voorschot("200.00", "2023-02-01"), bon("170.00", "2023-03-01")],
        [],
        VERLEEND._replace(
            termijnen=(Termijn(date(2023, 1, 15), Decimal("600.00")), Termijn(date(2024, 1, 15), Decimal("400.00")))
        ),
        "vordering_groepen 30.00, liquide 400.00 | vooruitontvangen 430.00",
        "besteed 170.00, coordinatie 0.00, vooruitontvangen 430.00 | subsidie_ontvangen 600.00",
    ),
}


@pytest.mark.parametrize("naam", OP_PAPIER)
def test_zoals_op_papier(naam: str) -> None:
    logboek, bank, subsidie, balans, gemeente = OP_PAPIER[naam]
    jaar = jaar_van(logboek, bank, subsidie, 2023)
    sluit(jaar.einde)
    kolommen = tweekolommen(jaar)
    gezien = [
        " | ".join(", ".join(f"{r.veld} {r.bedrag}" for r in kant if r.bedrag or r.veld in ALTIJD) for kant in kanten)
        for kanten in ((jaar.einde.activa, jaar.einde.passiva), kolommen)
    ]
    assert gezien == [balans, gemeente]


ALTIJD = ("coordinatie", "subsidie_ontvangen")


# --- as a person sees it ------------------------------------------------------------------------------------------


@pytest.fixture
def met_bank(boek: Path, draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with a subsidy of which 600 was received, 100 with a group and 45 of it shown."""
    (tmp_path / "kluis").mkdir(mode=0o700)
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(tmp_path / "kluis"))
    schrijf(
        boek,
        '- {voorschot: 230110-m3fx01, datum: 2023-01-10, bedrag: 100.00, omschrijving: "eerste deel"}',
        '- {bon: 230114-m3fx02, datum: 2023-01-14, bedrag: 45.00, omschrijving: "verf", betaald_door: kern}',
    )
    (boek / "data/subsidie.yaml").write_text(
        'formaat: 1\nbeschikking: {nummer: "ZO-1", datum: 2022-08-30, bedrag: 1000.00}\n'
    )
    regels = (
        Regel(date(2023, 1, 5), Decimal("600.00"), "NL18INGB7622412956", "Gemeente", "subsidie"),
        Regel(date(2023, 1, 11), Decimal("-100.00"), "NL20INGB0001234567", "Tuin", "voorschot 230110-m3fx01"),
    )
    (tmp_path / "a.xml").write_bytes(camt(regels, NUL))
    assert draai("bank", "importeer", str(tmp_path / "a.xml")).code == 0
    assert draai("bank", "sluit-aan").code == 0
    kenmerk = json.loads(draai("bank", "status", "--formaat", "json").uit)["onverklaard"][0]["kenmerk"]
    assert draai("bank", "boek", kenmerk, "--soort", "subsidie").code == 0
    return boek


@pytest.mark.usefixtures("met_bank")
def test_in_elk_formaat_hetzelfde(draai: Draai, tmp_path: Path) -> None:
    gegevens: Any = json.loads(draai("verslag", "jaarrekening", "2023", "--formaat", "json").uit)
    assert gegevens["balans"]["einde"] == {
        "activa": [
            {"veld": "vordering_groepen", "naam": None, "bedrag": "55.00"},
            {"veld": "liquide", "naam": "betaal", "bedrag": "500.00"},
        ],
        "passiva": [{"veld": "vooruitontvangen", "naam": None, "bedrag": "555.00"}],
        "totaal": "555.00",
    }
    assert gegevens["staat"]["realisatie"]["subsidie"] == "45.00"
    assert gegevens["staat"]["begroting"]["som_lasten"] == "1000.00"
    assert gegevens["gemeente"]["totaal"] == "600.00"
    csv = draai("verslag", "jaarrekening", "--formaat", "csv").uit
    assert "activa,totaal,,555.00,,0.00,\n" in csv, "the last year that has ended"
    tekst = " ".join(draai("verslag", "jaarrekening", "2023").uit.split())
    assert "kortlopende schulden: vooruitontvangen subsidie 555,00" in tekst
    assert "Met de bank vergeleken tot en met" in tekst
    engels = draai("--taal", "en", "verslag", "jaarrekening", "2023", "--formaat", "md").uit
    assert "| short-term debts: subsidy received in advance | 555,00" in engels
    doel = tmp_path / "jaar.xlsx"
    assert draai("verslag", "jaarrekening", "2023", "--formaat", "xlsx", "--naar", str(doel)).code == 0
    blad = Rekenblad(doel.read_bytes())
    assert blad.bladen() == ["Staat", "Balans", "Gemeente"]
    assert not blad.verkeerd()
    assert blad.rij("Balans", "totaal passiva")[1:] == (555, 0)
    assert blad.rij("Balans", "verschil: hoort nul te zijn")[1:] == (0, 0)
    assert blad.rij("Gemeente", "totaal") == ("totaal", 600, "totaal", 600)
    heel = tmp_path / "eind.xlsx"
    assert draai("verslag", "eind", "--formaat", "xlsx", "--naar", str(heel)).code == 0
    assert {"Staat", "Balans", "Gemeente"} < set(Rekenblad(heel.read_bytes()).bladen())
    assert draai("verslag", "jaarrekening", "2023", "--alles").code == 2


@pytest.mark.usefixtures("met_bank")
def test_na_de_vaststelling_zegt_alles_hetzelfde_bedrag(draai: Draai, tmp_path: Path) -> None:
    assert draai("subsidie", "vaststelling", "40", "--nummer", "V", "--datum", "2024-01-10").code == 0
    terug = "560.00"
    assert json.loads(draai("subsidie", "toon", "--formaat", "json").uit)["terug_te_betalen"] == terug
    assert json.loads(draai("bank", "status", "--formaat", "json").uit)["terug_te_betalen"] == terug
    for wat in (("jaarrekening", "--alles"), ("eind", "--naar", str(tmp_path / "e.json"))):
        uit = draai("verslag", *wat, "--formaat", "json")
        gegevens = json.loads(uit.uit if wat[0] == "jaarrekening" else (tmp_path / "e.json").read_text())
        balans = gegevens.get("jaarrekening", gegevens)["balans"]["einde"]["passiva"]
        assert {"veld": "terug_te_betalen", "naam": None, "bedrag": terug} in balans
        assert {"veld": "overige_reserve", "naam": None, "bedrag": "-5.00"} in balans
    # A year is told as it was on its last day: nothing was determined yet.
    jaar = json.loads(draai("verslag", "jaarrekening", "2023", "--formaat", "json").uit)
    assert jaar["balans"]["einde"]["passiva"][0]["veld"] == "vooruitontvangen"
