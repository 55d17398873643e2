"""A receipt typed on one line: what it is understood as, and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurtledger.model.bonaanvulling import vul_aan
from buurtledger.model.bonregel import Begrepen, Bonregel, Vooraf, lees_bonregel, schrijf_bonregel
from buurtledger.model.concept import concept_van, naar_velden, van_velden
from buurtledger.model.dagwoorden import Kader
from buurtledger.model.stapelgreep import Greep, lees_greep
from buurtledger.model.winkels import HOOGSTENS, TEKSTEN, Winkels, winkels_van
from buurtledger.report.taal import Taal

KADER = Kader(date(2022, 12, 20), date(2022, 9, 1), date(2023, 12, 31))
WINKELS = winkels_van(
    [("Gamma", "hout"), ("De Kandelaar", "huur zaal")],
    [("Toko Bijlmer", "roti"), ("Toko Surya", "bara"), ("Albert Heijn", "koffie"), ("Praxis", "potgrond")],
)
EERSTE = Vooraf(KADER, WINKELS)
VERDER = EERSTE._replace(dag=date(2022, 10, 29))


def lees(tekst: str, vooraf: Vooraf = EERSTE) -> Begrepen:
    return lees_bonregel(tekst, vooraf)


def zegt(begrepen: Begrepen) -> str:
    return Taal().zeg(begrepen.bezwaar) if begrepen.bezwaar else ""


def test_dag_bedrag_winkel_en_wat_er_gekocht_is() -> None:
    regel = lees("14-10 45,95 gamma verf en kwasten").regel
    assert regel == Bonregel(date(2022, 10, 14), Decimal("45.95"), "verf en kwasten", "Gamma")


@pytest.mark.parametrize(
    "tekst",
    [
        *("14 okt 45,95 prax", "14-10-22 45,95 prax", "2022-10-14 45,95 prax", "vr 14 oktober 2022 € 45,95 prax"),
        *("14/10 €45,95 PRAXIS", "14.10 45.95 praxis potgrond", "14 10 45,95 euro prax", "Oct 14 45,95 prax"),
    ],
)
def test_een_dag_en_een_bedrag_zoals_ze_getypt_worden(tekst: str) -> None:
    regel = lees(tekst).regel
    assert regel is not None, zegt(lees(tekst))
    assert regel[:4] == (date(2022, 10, 14), Decimal("45.95"), "potgrond", "Praxis")


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        *(("45,95 prax", date(2022, 10, 29)), ("5 prax", date(2022, 10, 29)), ("2 5,00 prax", date(2022, 10, 2))),
        *(
            ("2-11 5 prax", date(2022, 11, 2)),
            ("gisteren 5 prax", date(2022, 12, 19)),
            ("31 5,- prax", date(2022, 10, 31)),
        ),
    ],
)
def test_de_regel_erboven_zegt_wat_er_niet_staat(tekst: str, dag: date) -> None:
    assert lees(tekst, VERDER).datum == dag


def test_de_regel_erboven_zegt_het_jaar_waar_een_dag_twee_keer_in_de_looptijd_ligt() -> None:
    later = EERSTE._replace(kader=KADER._replace(vandaag=date(2024, 2, 1)))
    assert "14-10 kan 14 oktober 2022 of 14 oktober 2023 zijn" in zegt(lees("14-10 5 prax", later))
    assert lees("14-10 5 prax", later._replace(dag=date(2022, 9, 12))).datum == date(2022, 10, 14)
    # From another year nothing is guessed.
    assert "kan 1 september 2022 of 1 september 2023 zijn" in zegt(
        lees("1-9 5 prax", later._replace(dag=date(2023, 3, 1)))
    )


@pytest.mark.parametrize(
    ("tekst", "bericht"),
    [
        ("", "typ een bon, zoals 14-10 45,95 gamma"),
        ("foo 5", "foo is geen dag"),
        ("5 prax", "de dag ontbreekt; begin met de dag"),
        ("14 5,00 prax", "van welke maand is 14?"),
        ("31-2 5 prax", "31-2 staat niet op de kalender"),
        ("14-10", "hier hoort nu het bedrag"),
        ("14-10 foo", "hier staat foo"),
        ("14-10 1.234 prax", "1.234 kan op twee manieren"),
        ("14-10 12 50 verf", "typ 12,50 of 12,00 50"),
        ("14-10 5,955 prax", "meer dan twee cijfers achter de komma"),
        ("14-10 -5 prax", "is onder nul; geld terug van een winkel is een retour"),
        ("14-10 12,30 4,50 prax", "hier staan twee bedragen: 12,30 en 4,50"),
        ("14-10 5", "hier horen nu de winkel en wat er gekocht is"),
        ("14-10 5 toko", "toko past op Toko Bijlmer, Toko Surya"),
        ("14-10 5 gam", "wat is er gekocht?"),
        ("14-10 5 prax @iemand", "@iemand ken ik niet; hier kan @kern, @penvoerder"),
        ("14-10 5 prax #foto", "#foto ken ik niet; hier kan #bon, #factuur, #verklaring"),
        ("14-10 5 ; a\u202eb", "een teken dat je niet kunt zien"),
        (f"14-10 5 ; {'x' * 501}", "de tekst is te lang"),
    ],
)
def test_wat_niet_kan_of_nog_ontbreekt(tekst: str, bericht: str) -> None:
    begrepen = lees(tekst)
    assert bericht in zegt(begrepen)
    assert begrepen.regel is None


def test_twee_getallen_op_een_volgende_regel() -> None:
    assert "typ 2,5 of 2 5,00" in zegt(lees("2 5 prax", VERDER))
    assert "32-10 staat niet op de kalender" in zegt(lees("32 5,00 prax", VERDER))
    for dag in ("2-11", "2-11-2022", "2022-11-02"):
        assert f"de dag komt eerst: typ {dag} 5,00" in zegt(lees(f"5,00 {dag} prax", VERDER))
    assert lees("5,00 ; 3-4 planken", VERDER).omschrijving == "3-4 planken"


@pytest.mark.parametrize(
    ("tekst", "winkel", "wat"),
    [
        *(("albert heijn koffie en thee", "Albert Heijn", "koffie en thee"), ("prax", "Praxis", "potgrond")),
        *(("ah", "Albert Heijn", "koffie"), ("toko b bara", "Toko Bijlmer", "bara"), ("kan zaal", "", "kan zaal")),
        *(
            ("hema; slingers", "hema", "slingers"),
            ("; 3 stoelen", "", "3 stoelen"),
            ("albert heijn;", "Albert Heijn", "koffie"),
        ),
    ],
)
def test_een_paar_letters_van_een_bekende_winkel(tekst: str, winkel: str, wat: str) -> None:
    begrepen = lees(f"14-10 5 {tekst}")
    assert (begrepen.leverancier, begrepen.omschrijving) == (winkel, wat)


@pytest.mark.parametrize("tekst", ["hema slingers", "de verf", "ah koffie", "3 stoelen", "postzegels"])
def test_een_onbekend_eerste_woord_wordt_gevraagd(tekst: str) -> None:
    begrepen = lees(f"14-10 5 {tekst}")
    assert begrepen.nieuw == tuple(tekst.split())
    assert begrepen.regel is None


def test_een_antwoord_geldt_daarna() -> None:
    weet = WINKELS.genoemd("ah", "Albert Heijn").genoemd("postzegels", "").genoemd("hema", "Hema")
    vooraf = EERSTE._replace(winkels=weet)
    assert lees("14-10 5 ah koffie", vooraf)[2:4] == ("koffie", "Albert Heijn")
    assert lees("14-10 5 postzegels en enveloppen", vooraf)[2:4] == ("postzegels en enveloppen", "")
    assert lees("14-10 5 hema slingers", vooraf)[2:4] == ("slingers", "Hema")


def test_wie_betaalde_is_als_op_de_regel_erboven() -> None:
    assert lees("14-10 5 prax").betaald_door == "kern"
    assert lees("14-10 5 prax", EERSTE._replace(betaald_door="penvoerder")).betaald_door == "penvoerder"
    regel = lees("14-10 5 @p prax schroeven #f").regel
    assert regel is not None
    assert (regel.omschrijving, regel.betaald_door, regel.bewijs) == ("schroeven", "penvoerder", "factuur")
    assert lees("14-10 5 prax #bon").bewijs == ""


def test_wat_er_bij_een_andere_post_gekocht_werd_wordt_niet_overgenomen_maar_wel_aangeboden() -> None:
    begrepen = lees("14-10 5 gamma h")
    assert vul_aan("14-10 5 gamma h", begrepen, EERSTE) == "out"
    assert vul_aan("14-10 5 pr", lees("14-10 5 pr"), EERSTE) == "axis"
    assert vul_aan("14-10 5 de k", lees("14-10 5 de k"), EERSTE) == "andelaar"
    assert vul_aan("14-10", lees("14-10"), EERSTE) == ""


def test_wat_bekend_is_blijft_klein() -> None:
    veel = winkels_van(((f"winkel {nr}", f"iets {nr}") for nr in range(2 * HOOGSTENS)), ())
    assert len(veel.op_naam) == HOOGSTENS
    assert veel.precies("winkel 0") is None
    eigen = Winkels()
    for nr in range(2 * TEKSTEN):
        eigen = eigen.met(("Gamma", f"verf {nr}"))
    gamma = eigen.precies("gamma")
    assert gamma is not None
    assert gamma.gekocht[0] == f"verf {2 * TEKSTEN - 1}"
    assert len(gamma.gekocht) == TEKSTEN


def test_grepen() -> None:
    assert lees_greep("", 3) == Greep("klaar")
    assert lees_greep("-", 3) == Greep("terug", 2)
    assert lees_greep("-1", 3) == Greep("terug", 0)
    assert (lees_greep("-", 3, 1), lees_greep("-", 3, 3)) == (Greep("terug", 1), Greep("terug", 2))
    assert lees_greep("=412,35", 0) == Greep("controle", bedrag=Decimal("412.35"))
    assert lees_greep("=", 0) == Greep("controle")
    assert lees_greep("14-10 5 prax", 0) is None
    for fout in (lees_greep("-", 0), lees_greep("-4", 3), lees_greep("=x", 0)):
        assert not isinstance(fout, Greep)
        assert fout is not None


WOORD = st.text(st.sampled_from("abcdefgh AéÏ0123-,.'"), min_size=1, max_size=20)
BONNEN = st.builds(
    Bonregel,
    st.dates(date(2020, 1, 1), date(2026, 12, 31)),
    st.decimals(Decimal("0.01"), Decimal("9999999.99"), places=2),
    WOORD.map(lambda t: " ".join(t.split()) or "x"),
    WOORD.map(lambda t: " ".join(t.split())),
    st.sampled_from(["kern", "penvoerder"]),
    st.sampled_from(["", "factuur", "verklaring"]),
    st.just(MappingProxyType({})),
)


@given(BONNEN, st.sampled_from([EERSTE, VERDER, VERDER._replace(betaald_door="penvoerder")]))
@settings(max_examples=60)
def test_een_regel_die_geschreven_is_leest_hetzelfde(bon: Bonregel, vooraf: Vooraf) -> None:
    assert lees_bonregel(schrijf_bonregel(bon, vooraf), vooraf).regel == bon


@given(BONNEN)
@settings(max_examples=20)
def test_een_bewaarde_regel_is_dezelfde(bon: Bonregel) -> None:
    assert van_velden({**naar_velden(bon)}) == bon


@given(st.text(st.sampled_from("0123456789-/,.;=@#€ abgkmopr\u202e"), max_size=40) | st.text(max_size=40))
@settings(max_examples=150)
def test_wat_er_ook_getypt_wordt_er_komt_een_bon_of_een_zin(tekst: str) -> None:
    for vooraf in (EERSTE, VERDER):
        begrepen = lees_bonregel(tekst, vooraf)
        assert (begrepen.regel is not None) != bool(zegt(begrepen) or begrepen.nieuw)
        assert isinstance(vul_aan(tekst, begrepen, vooraf), str)


def test_een_concept_is_wat_er_gebeurde() -> None:
    bon = naar_velden(Bonregel(date(2022, 10, 14), Decimal("5.00"), "touw"))
    concept = concept_van(
        [
            *(["concept", 1], ["typ", 0, "14"], ["houd", 0, bon], ["houd", 1, {**bon, "omschrijving": "lijm"}]),
            *(["typ", 2, "15"], ["typ", 0, "14-10"], ["controle", "12.00"], ["iets", "nieuws"], ["houd", 9, bon]),
        ]
    )
    assert [regel.omschrijving for regel in concept.regels] == ["touw", "lijm"]
    assert (concept.getypt, concept.wijzigt, concept.verschil) == ("15", (0, "14-10"), Decimal("2.00"))
    assert concept.na(("weg", 0)).regels[0].omschrijving == "lijm"
    assert concept.na(("houd", 0, {"datum": "x"})) == concept
