"""What one can do, without a command line: what a booking, a correction or a decision would write, and why not."""
# ruff: noqa: E501

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from buurtledger.handelingen import besluiten, boeken, herzien
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.boeken import (
    Boeking,
    Werk,
    bereid_voor,
    gewone_betaler,
    open_werk,
    samenvatting,
    storno_van,
)
from buurtledger.handelingen.herzien import herzie, herzienbaar
from buurtledger.handelingen.lezen import lees_alles, lees_begroting, lees_cijfers, lees_deel, lees_plan
from buurtledger.handelingen.nakijken import kijk_boodschap_na, kijk_na, vind_alles
from buurtledger.handelingen.vastleggen import zoals_nu
from buurtledger.model.bericht import zin
from buurtledger.model.besluit import Besluit, Verschuiving
from buurtledger.model.mutatie import Mutatie, Soort
from buurtledger.model.nummer import is_nummer
from buurtledger.store.git import steun, vastleggen
from tests.conftest import VANDAAG, hele_zin, logboek, schrijf
from tests.test_stand import NAAR_KAS

BON = '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Potgrond", leverancier: "Tuinland", betaald_door: kern}'
RETOUR = '- {retour: 231018-r3tr, van: 231015-m3fx, datum: 2023-10-17, bedrag: 5.00, omschrijving: "zak"}'
DAG = date(2023, 10, 14)


def werk(boek: Path, post: str = "tuin/moestuin") -> Werk:
    begroting = lees_begroting(boek, VANDAAG)
    assert not isinstance(begroting, Bezwaar)
    open_ = open_werk(boek, VANDAAG, begroting, post)
    assert isinstance(open_, Werk)
    return open_


def regel(boek: Path, nr: int = 0, post: str = "tuin/moestuin") -> Mutatie:
    return werk(boek, post).logboek.mutaties[nr]


def goed(uitkomst: Boeking | Bezwaar) -> Boeking:
    assert isinstance(uitkomst, Boeking), uitkomst
    return uitkomst


def test_wat_een_bon_zou_doen(boek: Path) -> None:
    schrijf(boek, BON)
    open_ = werk(boek)
    nieuw = open_.mutatie(Soort.BON, DAG, Decimal("10.00"), omschrijving="Touw", betaald_door="penvoerder")
    assert (nieuw.post, nieuw.lijn, nieuw.nummer[:7], is_nummer(nieuw.nummer)) == ("tuin/moestuin", 0, "240115-", True)
    assert len(nieuw.nummer) == len("240115-") + 6, "a clash once in some two thousand days"
    boeking = goed(bereid_voor(open_, nieuw))
    assert (boeking.voor.besteed, boeking.na.besteed) == (Decimal("45.95"), Decimal("55.95"))
    assert (boeking.voor.uitbetaald, boeking.na.uitbetaald, boeking.na.bonnen) == (Decimal(0), Decimal("10.00"), 2)
    assert (boeking.voor.begroot, boeking.na.begroot) == (Decimal("420.00"), Decimal("420.00"))
    assert (boeking.bestand, boeking.bevindingen) == ("data/bonnen/tuin/moestuin.yaml", ())
    assert logboek(boek).read_text() == f"{BON}\n", "nothing is written yet"
    assert boeken.boek(boeking) is None
    assert logboek(boek).read_text() == f"{BON}\n{boeking.regels[0]}\n"
    assert boeking.samenvatting.waarden == {
        "soort": "bon", "bedrag": Decimal("10.00"), "post": "tuin/moestuin", "tekst": "Touw", "nummer": nieuw.nummer
    }  # fmt: skip


@pytest.mark.parametrize(
    ("soort", "anders", "gevonden"),
    [
        (Soort.BON, {"bedrag": Decimal("374.06")}, ["overschreden"]),
        (Soort.BON, {"bedrag": Decimal("374.05")}, []),
        (Soort.BON, {"bedrag": Decimal("45.95")}, ["dubbel"]),
        (Soort.BON, {"datum": date(2022, 8, 31)}, ["looptijd"]),
        (Soort.VOORSCHOT, {"bedrag": Decimal("420.01")}, ["voorschot"]),
        (Soort.VERGOEDING, {"bedrag": Decimal("45.96")}, ["vergoeding"]),
        (Soort.VERGOEDING, {"bedrag": Decimal("45.95")}, []),
        (Soort.TERUGBETALING, {"bedrag": Decimal("1.00")}, ["terugbetaling"]),
    ],
)
def test_wat_erop_te_zeggen_is_houdt_niets_tegen(
    boek: Path, soort: Soort, anders: dict[str, Any], gevonden: list[str]
) -> None:
    schrijf(boek, BON)
    open_ = werk(boek)
    los = open_.mutatie(soort, DAG, Decimal("10.00"), omschrijving="Potgrond", betaald_door="kern")
    boeking = goed(bereid_voor(open_, los._replace(**anders)))
    assert [b.regel for b in boeking.bevindingen] == gevonden


@pytest.mark.parametrize(
    ("soort", "velden"),
    [
        (Soort.BON, {"datum": date(2024, 1, 16)}),
        (Soort.BON, {"btw": Decimal("10.00")}),
        (Soort.STORNO, {"van": "231015-zzzz", "reden": "x"}),
        (Soort.RETOUR, {"van": "231015-m3fx", "bedrag": Decimal("45.96")}),
        (Soort.RETOUR, {"van": "231015-m3fx", "datum": date(2023, 10, 13)}),
    ],
)
def test_wat_niet_te_herstellen_is_wordt_niet_geboekt(boek: Path, soort: Soort, velden: dict[str, Any]) -> None:
    schrijf(boek, BON)
    open_ = werk(boek)
    los = open_.mutatie(soort, DAG, Decimal("10.00"), omschrijving="x")._replace(**velden)
    uitkomst = bereid_voor(open_, los)
    assert isinstance(uitkomst, Bezwaar)
    assert uitkomst.bericht.sjabloon.endswith("Er is niets geschreven")
    assert not uitkomst.onleesbaar


def test_een_retour_en_een_storno_doen_iets_aan_wat_er_was(boek: Path) -> None:
    schrijf(boek, BON)
    open_ = werk(boek)
    retour = open_.mutatie(Soort.RETOUR, DAG, Decimal("5.00"), van="231015-m3fx", omschrijving="zak")
    assert goed(bereid_voor(open_, retour)).na.besteed == Decimal("40.95")
    weg = storno_van(open_, regel(boek), "dubbel")
    assert (weg.soort, weg.van, weg.reden, weg.datum) == ("storno", "231015-m3fx", "dubbel", VANDAAG)
    assert storno_van(open_, regel(boek), "x", DAG).datum == DAG
    boeking = goed(bereid_voor(open_, weg))
    assert (boeking.voor.bonnen, boeking.na.bonnen, boeking.na.besteed) == (1, 0, Decimal(0))
    assert boeking.samenvatting.waarden == {
        "van": "231015-m3fx", "post": "tuin/moestuin", "tekst": "dubbel", "nummer": weg.nummer
    }  # fmt: skip


def test_wat_niet_te_lezen_is_komt_er_niet_bij(boek: Path) -> None:
    schrijf(boek, BON, "onzin")
    begroting = lees_begroting(boek, VANDAAG)
    assert not isinstance(begroting, Bezwaar)
    stuk = open_werk(boek, VANDAAG, begroting, "tuin/moestuin")
    assert isinstance(stuk, Bezwaar)
    assert stuk.bericht.waarden == {"bestand": "data/bonnen/tuin/moestuin.yaml"}
    assert (stuk.onleesbaar, [b.plaats.lijn for b in stuk.bevindingen]) == (True, [2])
    nergens = open_werk(boek, VANDAAG, begroting, "tuin/weg")
    assert isinstance(nergens, Bezwaar)
    assert nergens.onleesbaar
    schrijf(boek, BON, BON)
    assert isinstance(open_werk(boek, VANDAAG, begroting, "tuin/moestuin"), Werk), "twice the same counts once"


def test_een_samenvatting_van_elk_oordeel() -> None:
    los = Mutatie("akkoord", "231016-a2bc", "tuin/moestuin", 0, DAG, Decimal("0.00"), van="231015-m3fx", rol="tweede")
    assert samenvatting(los).waarden == {
        "van": "231015-m3fx", "post": "tuin/moestuin", "rol": "tweede", "nummer": "231016-a2bc"
    }  # fmt: skip
    nee = los._replace(soort="afwijzing", reden="te duur")
    assert samenvatting(nee).waarden == {**samenvatting(los).waarden, "tekst": "te duur"}
    assert samenvatting(nee).sjabloon.startswith("afwijzing")
    assert samenvatting(los).sjabloon.startswith("akkoord")


def test_wat_niet_op_te_schrijven_of_vast_te_leggen_is(boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schrijf(boek, BON)
    open_ = werk(boek)
    nieuw = open_.mutatie(Soort.BON, DAG, Decimal("10.00"), omschrijving="Touw", betaald_door="kern")
    boeking = goed(bereid_voor(open_, nieuw))
    zonder_git = boeken.leg_vast((boeking,), (), "x")
    assert isinstance(zonder_git, Bezwaar)
    assert zonder_git.onleesbaar
    hele_zin(zonder_git.bericht)
    logboek(boek).write_text(f"{BON}\n- {{bon: 231016-k2")
    stuk = boeken.boek(boeking)
    assert isinstance(stuk, Bezwaar)
    assert stuk.onleesbaar
    gevraagd: list[tuple[object, ...]] = []

    def leg(wortel: Path, stukken: tuple[object, ...], boodschap: str, *, onderteken: bool) -> None:
        gevraagd.append((wortel, stukken, boodschap, onderteken))

    monkeypatch.setattr(vastleggen, "leg_vast", leg)
    mee = (vastleggen.Bestand("data/x.yaml", None, b"x"), vastleggen.Regels("y", (BON,)))
    assert boeken.leg_vast((boeking,), mee, "bericht", onderteken=True) == ("data/x.yaml", "231015-m3fx")
    assert gevraagd == [(boek, (*mee, vastleggen.Regels(boeking.bestand, boeking.regels)), "bericht", True)]
    monkeypatch.setattr(steun, "steun_van", lambda *_: zin("staat nog niet in git"))
    geweigerd = boeken.zoek_steun((boeking,))
    assert isinstance(geweigerd, Bezwaar)
    assert (geweigerd.bericht.waarden, geweigerd.onleesbaar) == ({"bericht": zin("staat nog niet in git")}, False)
    monkeypatch.setattr(steun, "steun_van", lambda *_: mee)
    assert boeken.zoek_steun((boeking, boeking)) == mee


def test_wie_gewoonlijk_betaalt(boek: Path) -> None:
    begroting = werk(boek).begroting
    assert gewone_betaler(begroting, "penvoerder/coordinatie") == "penvoerder"
    assert gewone_betaler(begroting, "tuin/moestuin") == "kern"


# ---- correcting


def gedaan(uitkomst: tuple[Boeking, ...] | Bezwaar) -> tuple[Boeking, ...]:
    assert not isinstance(uitkomst, Bezwaar), uitkomst
    return uitkomst


def test_herzien_is_een_storno_en_een_nieuwe_regel(boek: Path) -> None:
    schrijf(boek, BON)
    doel = regel(boek)
    (boeking,) = gedaan(herzie(werk(boek), doel, {"bedrag": Decimal("54.95"), "notitie": ""}, "tikfout"))
    assert boeking.mutatie == doel._replace(nummer=boeking.mutatie.nummer, lijn=0, bedrag=Decimal("54.95"))
    assert boeking.mutatie.nummer != doel.nummer
    (weg,) = boeking.eerst
    assert (weg.soort, weg.van, weg.reden) == ("storno", doel.nummer, "tikfout")
    assert (boeking.voor.besteed, boeking.na.besteed, boeking.na.bonnen) == (Decimal("45.95"), Decimal("54.95"), 1)
    assert boeking.nieuw == (weg, boeking.mutatie)
    assert boeking.samenvatting.waarden["eerder"] == (doel.nummer,)
    assert herzien.schrijf((boeking,)) is None
    assert logboek(boek).read_text().splitlines() == [BON, *boeking.regels]


@pytest.mark.parametrize(
    ("velden", "woord"),
    [
        ({"reden": "x"}, "heeft geen"),
        ({"van": "231015-m3fx"}, "heeft geen"),
        ({"bron": "x"}, "heeft geen"),
        ({"ontvangen_door": "kern"}, "ontvangen-door"),
        ({"omschrijving": ""}, "mag niet leeg"),
        ({"betaald_door": ""}, "betaald-door"),
        ({}, "niets anders"),
        ({"bedrag": Decimal("45.95"), "leverancier": "Tuinland"}, "niets anders"),
        ({"datum": date(2024, 1, 16)}, "niets geschreven"),
    ],
)
def test_wat_niet_te_herzien_is(boek: Path, velden: dict[str, Any], woord: str) -> None:
    schrijf(boek, BON)
    uitkomst = herzie(werk(boek), regel(boek), velden, "x")
    assert isinstance(uitkomst, Bezwaar)
    assert woord in uitkomst.bericht.sjabloon.format(**uitkomst.bericht.waarden)


def test_wat_een_soort_laat_herzien(boek: Path) -> None:
    schrijf(boek, BON, RETOUR)
    bon, retour = regel(boek), regel(boek, 1)
    kan = herzienbaar(bon)
    assert isinstance(kan, tuple)
    assert kan[:4] == ("datum", "bedrag", "btw", "omschrijving")
    assert not {"van", "bron"} & set(kan)
    weg = herzienbaar(storno_van(werk(boek), retour, "x"))
    assert isinstance(weg, Bezwaar)
    assert weg.bericht.waarden["soort"] == "storno"
    leeg = gedaan(herzie(werk(boek), retour, {"notitie": "toch", "omschrijving": "zakken"}, "x"))
    assert leeg[0].mutatie.van == bon.nummer


def test_herzien_naar_een_andere_post(boek: Path) -> None:
    schrijf(boek, BON)
    erbij, eraf = gedaan(herzie(werk(boek), regel(boek), {}, "verkeerde post", werk(boek, "kernen/noord")))
    assert (erbij.mutatie.post, erbij.mutatie.bedrag, erbij.na.besteed) == (
        "kernen/noord",
        Decimal("45.95"),
        Decimal("45.95"),
    )
    assert (eraf.mutatie.soort, eraf.mutatie.post, eraf.na.besteed) == ("storno", "tuin/moestuin", Decimal(0))
    assert herzien.schrijf((erbij, eraf)) is None
    assert logboek(boek, "kernen/noord").read_text() == f"{erbij.regels[0]}\n"
    assert logboek(boek).read_text() == f"{BON}\n{eraf.regels[0]}\n"


def test_een_retour_gaat_niet_alleen_naar_een_andere_post(boek: Path) -> None:
    schrijf(boek, BON, RETOUR)
    for nr in (0, 1):  # the retour goes with its bon; the bon cannot go while the retour stands
        assert isinstance(herzie(werk(boek), regel(boek, nr), {}, "x", werk(boek, "kernen/noord")), Bezwaar)
    later = {"datum": date(2024, 1, 16)}
    assert isinstance(herzie(werk(boek), regel(boek, 0), later, "x", werk(boek, "kernen/noord")), Bezwaar)


def test_kan_een_regel_niet_dan_gaat_er_geen(boek: Path) -> None:
    schrijf(boek, BON)
    boekingen = gedaan(herzie(werk(boek), regel(boek), {}, "x", werk(boek, "kernen/noord")))
    logboek(boek).write_text(f"{BON}\n- {{bon: 231016-k2")
    uitkomst = herzien.schrijf(boekingen)
    assert uitkomst is not None
    assert uitkomst.onleesbaar
    kernlogboek = logboek(boek, "kernen/noord")
    assert not kernlogboek.exists() or kernlogboek.read_bytes() == b""


# ---- deciding


def test_wat_een_besluit_zou_doen(boek: Path) -> None:
    schrijf(boek, BON)
    los = Besluit(
        "2023-11-01-kas", date(2023, 11, 1), date(2023, 11, 1), "buurtcoalitie", "een kas", ingevoerd=VANDAAG,
        verschuivingen=(Verschuiving("tuin/moestuin", "kernen/noord", Decimal("40.00")),),
    )  # fmt: skip
    voornemen = besluiten.bereid_voor(boek, los, VANDAAG)
    assert isinstance(voornemen, besluiten.Voornemen)
    assert (voornemen.bezwaar, voornemen.bevindingen, voornemen.besluit) == (None, (), los)
    te_veel = los._replace(verschuivingen=(Verschuiving("tuin/moestuin", "kernen/noord", Decimal("400.00")),))
    kan_niet = besluiten.bereid_voor(boek, te_veel, VANDAAG)
    assert isinstance(kan_niet, besluiten.Voornemen)
    assert kan_niet.bezwaar is not None
    assert [b.regel for b in kan_niet.bevindingen] == ["dekking"]
    assert besluiten.schrijf(boek, los) == "data/besluiten/2023-11-01-kas.yaml"
    weer = besluiten.schrijf(boek, los)
    assert isinstance(weer, Bezwaar)
    assert weer.onleesbaar
    gelezen = lees_plan(boek)
    assert not isinstance(gelezen, Bezwaar)
    assert gelezen[1].besluiten == (los,)
    schrijf(boek, "onzin")
    assert isinstance(besluiten.bereid_voor(boek, los, VANDAAG), Bezwaar)


def test_een_besluit_dat_een_ander_terugdraait() -> None:
    dag, vanaf = date(2023, 5, 1), date(2023, 5, 2)
    terug = besluiten.intrekking_van(NAAR_KAS, dag, vanaf, date(2023, 6, 1), "coalitie", "toch niet")
    assert terug == Besluit(
        "2023-05-01-intrekking-kas", dag, vanaf, "coalitie", "toch niet", trekt_in=NAAR_KAS.naam,
        verschuivingen=tuple(Verschuiving(v.naar, v.van, v.bedrag) for v in NAAR_KAS.verschuivingen),
        ingevoerd=date(2023, 6, 1),
    )  # fmt: skip
    assert besluiten.intrekking_van(NAAR_KAS, dag, dag, date(2023, 4, 1), "c", "x").ingevoerd == dag
    lang = NAAR_KAS._replace(naam="2023-03-01-" + "a" * 48 + "-bbbbb")
    naam = besluiten.intrekking_van(lang, dag, dag, dag, "c", "x").naam
    assert (len(naam), naam[-1]) == (70, "a")
    kort = NAAR_KAS._replace(naam="2023-03-01-" + "a" * 60)
    assert len(besluiten.intrekking_van(kort, dag, dag, dag, "c", "x").naam) == 71


# ---- reading, and what was found


def test_wie_cijfers_wil_krijgt_alles_of_waarom_niet(boek: Path) -> None:
    schrijf(boek, BON)
    gelezen = lees_alles(boek)
    assert not isinstance(gelezen, Bezwaar)
    assert gelezen[1].stand(VANDAAG).totaal.besteed == Decimal("45.95")
    begroting = gelezen[1].plan
    for keuze in ("tuin", "tuin/moestuin"):
        deel = lees_deel(boek, begroting, keuze)
        assert not isinstance(deel, Bezwaar)
        assert list(deel) == ["tuin/moestuin"]
    assert lees_deel(boek, begroting, "kernen") == {}
    toen, nu = lees_cijfers(boek, date(2023, 10, 14)), lees_cijfers(boek)
    assert not isinstance(toen, Bezwaar)
    assert not isinstance(nu, Bezwaar)
    assert [c.stand(VANDAAG).totaal.bonnen for c in (toen, nu)] == [0, 1]
    schrijf(boek, BON, "onzin")
    for stuk in (lees_alles(boek), lees_cijfers(boek), lees_cijfers(boek, DAG), lees_deel(boek, begroting, "tuin")):
        assert isinstance(stuk, Bezwaar)
        assert (stuk.onleesbaar, [b.plaats.lijn for b in stuk.bevindingen]) == (True, [2])
    assert lees_deel(boek, begroting, "kernen") == {}
    schrijf(boek, BON, post="kernen/oost")
    weg = lees_deel(boek, begroting, "kernen")
    assert isinstance(weg, Bezwaar)
    assert [b.regel for b in weg.bevindingen] == ["post"]
    (boek / "data/budget.yaml").write_text("formaat: 1\n")
    for zonder in (lees_begroting(boek, VANDAAG), lees_plan(boek)):
        assert isinstance(zonder, Bezwaar)
        assert zonder.onleesbaar
        assert zonder.bevindingen


def test_alles_wat_er_gevonden_is(boek: Path) -> None:
    schrijf(boek, BON, BON.replace("m3fx", "a2bc").replace("45.95", "900.00"), "# bel 06-12345678")
    heel = kijk_na(boek, VANDAAG)
    vlug = vind_alles(boek, VANDAAG)
    assert not isinstance(heel, Bezwaar)
    assert not isinstance(vlug, Bezwaar)
    assert [b.regel for b in heel.bevindingen] == ["overschreden", "privacy"]
    assert heel.fouten == sum(b.ernst.value == "fout" for b in heel.bevindingen)
    assert vlug.bevindingen == heel.bevindingen
    assert vlug.niet_gezien == heel.niet_gezien == ()
    assert ["staat niet in git" in b.sjabloon for b in heel.niet.kon] == [True]
    boodschap = boek / "boodschap"
    boodschap.write_text("bel 06-12345678\n")
    gezegd = kijk_boodschap_na(boek, boodschap)
    assert not isinstance(gezegd, Bezwaar)
    assert [b.regel for b in gezegd] == ["privacy"]
    nergens = kijk_boodschap_na(boek, boek / "weg")
    assert isinstance(nergens, Bezwaar)
    assert nergens.onleesbaar


def test_zonder_verandering_is_er_niets_vast_te_leggen(boek: Path) -> None:
    bestand = "data/kernen/noord.yaml"
    eerder = zoals_nu(boek, bestand)
    assert (eerder.bestand, eerder.inhoud) == (bestand, (boek / bestand).read_bytes())
    assert eerder.leg_vast("x") is False
    (boek / bestand).write_text("formaat: 1\nnaam: Noord\nbron: x\n")
    bezwaar = eerder.leg_vast("x")
    assert isinstance(bezwaar, Bezwaar)
    assert bezwaar.onleesbaar
    assert bezwaar.bericht.waarden["bestand"] == bestand
    assert zoals_nu(boek, "data/weg.yaml").inhoud == b""
    (boek / bestand).unlink()
    (boek / bestand).mkdir()
    assert zoals_nu(boek, bestand).inhoud is None
    assert eerder.leg_vast("x") is False
