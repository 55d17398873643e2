"""What an akkoord is worth, and who may give one: every condition by the smallest history that breaks it.

tests/test_vier_ogen.py and tests/aanvallen/test_vervalst_akkoord.py do the same through git and the command line.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from buurtledger.checks.akkoorden import (
    Brenger,
    Feiten,
    akkoorden_op_niets,
    opnieuw_te_geven,
    standen,
    vier_ogen,
    weeg,
)
from buurtledger.checks.besluitakkoorden import Besluitstuk, besluiten_met_akkoord, instemmers
from buurtledger.checks.eisen import Bedragen
from buurtledger.checks.geven import Gever, Toegestaan, mag_geven, mag_instemmen, mag_tekenen
from buurtledger.checks.rectificaties import Rectificatiestuk, id_van, ongetekend, rectificaties_getekend, tekenaars
from buurtledger.checks.rollenketen import Keten
from buurtledger.model.afdruk import afdruk
from buurtledger.model.begroting import Mandaat
from buurtledger.model.bericht import Bericht
from buurtledger.model.besluit import Besluit, Verschuiving
from buurtledger.model.bevinding import Plaats
from buurtledger.model.geschiedenis import Commit
from buurtledger.model.instemming import Instemming
from buurtledger.model.mutatie import Mutatie
from buurtledger.model.rectificatie import Rectificatie
from buurtledger.model.rollen import AkkoordGrens, Persoon, Rollen
from tests.conftest import heel, hele_zin
from tests.test_keten import ANNA, BRAM, CARLA, DIRK, Verhaal, ja

DAG = date(2023, 3, 1)
BON = Mutatie("bon", "230301-m3fx", "tuin/moestuin", 1, DAG, Decimal("200.00"), omschrijving="x", betaald_door="kern")
AKKOORD = Mutatie(
    "akkoord", "230302-a2bc", BON.post, 2, DAG, Decimal("0.00"), van=BON.nummer, rol="tweede", afdruk=afdruk(BON)
)
GRENS = AkkoordGrens(Decimal("100.00"), "tweede")
BEWEZEN = GRENS._replace(bewezen="bewezen")
VOLLEDIG = GRENS._replace(bewezen="volledig")
ALLEN = (ANNA, BRAM, CARLA, DIRK)


def rollen(*personen: Persoon, grens: AkkoordGrens = GRENS) -> Rollen:
    return Rollen(personen or ALLEN, (grens,))


class Buurt:
    """A bon that was entered in the commit `in`, and an akkoord in `ja`; all of it can be set otherwise."""

    def __init__(
        self, getekend: str = "", *, sleutels: bool = True, grens: AkkoordGrens = GRENS, **anders: Any
    ) -> None:
        personen = ALLEN if sleutels else tuple(p._replace(sleutel="") for p in ALLEN)
        binnen = rollen(*anders.pop("personen", personen), grens=grens)
        self.verhaal = Verhaal(binnen=binnen, later=rollen(ANNA, CARLA, grens=grens)).commit("0", rollen="")
        self.verhaal.commit("begin", rollen="binnen")
        self.verhaal.commit("in", "anna" if "i" in getekend else "")
        self.verhaal.commit("ja", "bram" if "j" in getekend else "")
        self.binnen = binnen
        self.brengers: dict[str, tuple[Brenger, ...]] = {
            BON.nummer: (self.brenger("in", "anna"),), AKKOORD.nummer: (self.brenger("ja", "bram"),)
        }  # fmt: skip
        self.erna = {(AKKOORD.nummer, "ja")}
        for veld, waarde in anders.items():
            setattr(self, veld, waarde)

    @staticmethod
    def brenger(commit: str, wie: str, **anders: Any) -> Brenger:
        dag = anders.pop("dag", DAG)
        door = Commit(commit, wie.capitalize(), f"{wie}@x", dag)
        return Brenger(door, anders.pop("committer", wie), anders.pop("committer_adres", f"{wie}@x"), **anders)

    @property
    def keten(self) -> Keten:
        return self.verhaal.keten()

    def feiten(self) -> Feiten:
        return Feiten(self.keten, self.brengers, frozenset(self.erna), self.binnen)

    def waarde(self, akkoord: Mutatie = AKKOORD, gevraagd: str = "", bon: Mutatie = BON) -> tuple[str, str, str]:
        """By whom, how sure, and the begin of why it does not count."""
        gewogen = weeg(bon, akkoord, gevraagd, self.feiten())
        assert isinstance(gewogen.wie, str)
        if gewogen.bezwaar:
            hele_zin(gewogen.bezwaar.bericht)
            hele_zin(gewogen.bezwaar.remedie)
        return gewogen.wie, gewogen.bewezen, gewogen.bezwaar.bericht.sjabloon if gewogen.bezwaar else ""


def test_zonder_sleutels_geldt_de_naam() -> None:
    buurt = Buurt(sleutels=False)
    assert buurt.waarde() == ("bram", "", "")
    assert buurt.waarde(gevraagd="bewezen")[2].startswith("dit akkoord is niet bewezen: de commit heeft geen geldige")


@pytest.mark.parametrize(
    ("getekend", "graad", "volstaat_voor"),
    [
        ("", "", [""]),
        ("j", "bewezen", ["", "bewezen"]),
        ("ij", "volledig", ["", "bewezen", "volledig"]),
        ("i", "", [""]),
    ],
)
def test_hoe_zeker_een_akkoord_is(getekend: str, graad: str, volstaat_voor: list[str]) -> None:
    for gevraagd in ("", "bewezen", "volledig"):
        wie, bewezen, bezwaar = Buurt(getekend).waarde(gevraagd=gevraagd)
        assert (wie, bewezen) == ("bram", graad)
        assert (bezwaar == "") is (gevraagd in volstaat_voor)
    if graad == "bewezen":
        assert Buurt(getekend).waarde(gevraagd="volledig")[2].startswith("de commit die {van} invoerde is niet")


def test_een_akkoord_is_op_wat_er_staat() -> None:
    buurt = Buurt("ij")
    anders = BON._replace(bedrag=Decimal("201.00"))
    assert buurt.waarde(bon=anders) == ("", "", "dit akkoord is niet op {nummer} zoals zij er nu staat")
    assert buurt.waarde(AKKOORD._replace(afdruk=""))[2].startswith("dit akkoord is van een oude vorm")


def test_wat_niet_in_git_staat_wacht() -> None:
    buurt = Buurt("ij")
    for weg in (AKKOORD.nummer, BON.nummer):
        feiten = buurt.feiten()._replace(brengers={n: b for n, b in buurt.brengers.items() if n != weg})
        gewogen = weeg(BON, AKKOORD, "", feiten)
        assert gewogen.bezwaar is not None
        assert gewogen.bezwaar.wacht
        hele_zin(gewogen.bezwaar.bericht)
        hele_zin(gewogen.bezwaar.remedie)
    assert buurt.waarde()[2] == ""


@pytest.mark.parametrize(
    ("wie_voerde_in", "door", "telt"),
    [
        ("anna", {}, True),
        ("bram", {}, False),
        ("anna", {"committer_adres": "bram@x"}, False),  # Bram made the commit, whoever it says wrote it
        ("anna", {"committer_adres": "BRAM@X"}, False),
        ("dirk", {"committer_adres": "server@x"}, True),
    ],
)
def test_wie_het_zelf_invoerde_telt_niet(wie_voerde_in: str, door: dict[str, str], telt: bool) -> None:
    buurt = Buurt()
    buurt.brengers[BON.nummer] = (buurt.brenger("in", wie_voerde_in, **door),)
    assert (buurt.waarde()[2] == "") is telt
    # Also when only one of the commits that brought it was theirs.
    buurt.brengers[BON.nummer] = (buurt.brenger("begin", "anna"), buurt.brenger("in", wie_voerde_in, **door))
    assert (buurt.waarde()[2] == "") is telt


def test_een_sleutel_zegt_meer_dan_een_naam() -> None:
    # Anna signed the entry, whatever name stands in it; and the akkoord is signed by Bram.
    buurt = Buurt("ij")
    buurt.brengers[BON.nummer] = (buurt.brenger("in", "bram"),)
    assert buurt.waarde() == ("bram", "volledig", "")
    # Who entered did not sign, and bears the name of who approved and signed: a name can be typed by anyone.
    buurt = Buurt("j")
    buurt.brengers[BON.nummer] = (buurt.brenger("in", "bram"),)
    assert buurt.waarde()[2].startswith("{wie} voerde dit zelf in")
    # The same address twice, in two persons' names.
    buurt = Buurt()
    buurt.brengers[BON.nummer] = (buurt.brenger("in", "BRAM"),)
    assert buurt.waarde()[2].startswith("{wie} voerde dit zelf in")


def test_wie_er_niet_in_staat_of_de_rol_niet_heeft() -> None:
    buurt = Buurt()
    buurt.brengers[AKKOORD.nummer] = (buurt.brenger("ja", "eva"),)
    assert buurt.waarde()[:2] == ("", "")
    assert buurt.waarde()[2] == "{auteur} staat niet in data/rollen.yaml"
    assert buurt.waarde(gevraagd="bewezen")[2].startswith("dit akkoord is niet bewezen")
    buurt.brengers[AKKOORD.nummer] = (buurt.brenger("ja", "carla"),)
    assert buurt.waarde()[0] == "carla"
    assert buurt.waarde()[2] == "{wie} heeft de rol {rol} niet"


@pytest.mark.parametrize(("belang", "telt"), [("tuin", False), ("tuin/moestuin", False), ("tuin/kas", True)])
def test_wie_het_geld_krijgt_telt_niet(belang: str, telt: bool) -> None:
    personen = (ANNA, BRAM._replace(belang=(belang,)), CARLA, DIRK)
    assert (Buurt("ij", personen=personen).waarde()[2] == "") is telt


def test_een_akkoord_komt_na_de_mutatie() -> None:
    buurt = Buurt("ij")
    buurt.erna = set()
    assert buurt.waarde()[2] == "dit akkoord stond er al voor {nummer} er stond"
    buurt.brengers[BON.nummer] = (buurt.brenger("ja", "anna"),)
    assert buurt.waarde()[2].startswith("invoer en akkoord staan in één commit")
    # Of several commits that bring it the best counts.
    buurt = Buurt("ij")
    buurt.brengers[AKKOORD.nummer] = (buurt.brenger("elders", "bram"), buurt.brenger("ja", "bram"))
    assert buurt.waarde() == ("bram", "volledig", "")
    buurt.brengers[AKKOORD.nummer] = buurt.brengers[AKKOORD.nummer][::-1]
    assert buurt.waarde() == ("bram", "volledig", "")


@pytest.mark.parametrize(
    ("brenger", "zin"),
    [
        ({}, "dit akkoord is niet bewezen: de commit heeft geen geldige"),
        ({"handtekening": "pgp"}, "dit akkoord is niet bewezen: een PGP-handtekening"),
        ({"handtekening": "ssh"}, "dit akkoord is niet bewezen: de commit heeft geen geldige"),
        ({"committer_adres": "server@x", "handtekening": "pgp"}, "{committer} maakte deze commit opnieuw"),
        ({"committer_adres": "BRAM@x"}, "dit akkoord is niet bewezen: de commit heeft geen geldige"),
    ],
)
def test_waarom_iets_niet_bewezen_is(brenger: dict[str, str], zin: str) -> None:
    buurt = Buurt()
    buurt.brengers[AKKOORD.nummer] = (buurt.brenger("ja", "bram", **brenger),)
    assert buurt.waarde(gevraagd="bewezen")[2].startswith(zin)


def test_buiten_de_keten_is_niets_bewezen() -> None:
    buurt = Buurt()
    buurt.verhaal.commit("los", ouders=(), rollen="binnen")
    buurt.erna = {(AKKOORD.nummer, "los")}
    buurt.brengers[AKKOORD.nummer] = (buurt.brenger("los", "bram", handtekening="ssh"),)
    feiten = Feiten(buurt.verhaal.keten("ja"), buurt.brengers, frozenset(buurt.erna), buurt.binnen)
    bezwaar = weeg(BON, AKKOORD, "bewezen", feiten).bezwaar
    assert bezwaar is not None
    assert "komt niet voort uit het begin" in bezwaar.bericht.sjabloon


def test_wie_eruit_ging_bewijst_niets_meer_van_opzij() -> None:
    buurt = Buurt("i")
    buurt.verhaal.commit("1", "anna", rollen="later", ouders=("in",)).commit("2", "carla", ja("later", "kascommissie"))
    buurt.verhaal.commit("zij", "bram", ouders=("in",)).commit("m", "anna", ouders=("2", "zij"))
    buurt.erna = {(AKKOORD.nummer, "zij")}
    buurt.brengers[AKKOORD.nummer] = (buurt.brenger("zij", "bram"),)
    assert buurt.waarde() == ("bram", "", "")
    assert buurt.waarde(gevraagd="bewezen")[2] == "{wie} stond niet meer zo in de rollen toen dit erbij kwam"


def test_wat_iemand_tekende_voor_hij_ging_blijft_bewezen() -> None:
    buurt = Buurt("ij")
    buurt.verhaal.commit("1", "anna", rollen="later").commit("2", "carla", ja("later", "kascommissie"))
    assert buurt.waarde() == ("bram", "volledig", "")


# ---- what waits


def bedragen(*mutaties: Mutatie) -> dict[str, Bedragen]:
    return {m.nummer: Bedragen(m.bedrag, (m.bedrag,)) for m in mutaties}


def zegt(buurt: Buurt, *erbij: Mutatie, vandaag: date = DAG, bon: Mutatie = BON) -> list[str]:
    feiten = buurt.feiten()
    gevonden = [
        b for stand in standen((bon, *erbij), feiten, bedragen(bon)) for b in heel(vier_ogen(stand, feiten, vandaag))
    ]
    soorten = {m.lijn: m.soort for m in (bon, *erbij)}
    for b in gevonden:
        assert b.plaats == Plaats("data/bonnen/tuin/moestuin.yaml", b.plaats.lijn, veld=soorten[b.plaats.lijn])
    return [f"{b.regel}:{b.plaats.lijn} {b.bericht.sjabloon[:32]}" for b in gevonden]


WACHT = "wacht:1 {bedrag} wacht op akkoord van de"


def test_wat_boven_de_grens_is_wacht() -> None:
    assert zegt(Buurt()) == [WACHT]
    assert zegt(Buurt(), AKKOORD) == []
    assert zegt(Buurt(), bon=BON._replace(bedrag=Decimal("100.00"))) == []
    assert zegt(Buurt(), AKKOORD._replace(rol="kascommissie")) == [
        "akkoord:2 {wie} heeft de rol {rol} niet", WACHT
    ]  # fmt: skip
    assert zegt(Buurt(), AKKOORD._replace(afdruk="0" * 16)) == ["akkoord:2 dit akkoord is niet op {nummer} "]
    # One that counts in that role makes one that does not unimportant.
    assert zegt(Buurt(), AKKOORD._replace(afdruk="0" * 16), AKKOORD) == []
    nog_niet = Buurt()
    del nog_niet.brengers[AKKOORD.nummer]
    assert zegt(nog_niet, AKKOORD) == ["wacht:1 het akkoord op {bedrag} staat no"]
    verplicht = Buurt(grens=GRENS._replace(verplicht_na=7))
    verplicht.brengers = {}
    laag = BON._replace(lijn=7)
    assert zegt(verplicht, vandaag=date(2023, 3, 9), bon=laag) == ["akkoord:7 {bedrag} wacht al {dagen:dag|dag"]
    assert zegt(Buurt(), bon=laag) == ["wacht:7 {bedrag} wacht op akkoord van de"]
    nee = AKKOORD._replace(soort="afwijzing", nummer="230303-n2nn", lijn=3, reden="te duur")
    assert zegt(Buurt(), AKKOORD, nee) == ["wacht:3 afgewezen door de {rol}: {reden}"]
    assert zegt(Buurt(), nee) == [WACHT, "wacht:3 afgewezen door de {rol}: {reden}"]


@pytest.mark.parametrize(
    ("dagen", "eerder", "te_laat"), [(7, 0, False), (8, 0, True), (6, 2, True), (5, 2, False), (6, -2, False)]
)
def test_na_zoveel_dagen_is_het_een_fout(dagen: int, eerder: int, te_laat: bool) -> None:
    """From the day of entry, or of the first commit when that was earlier."""
    buurt = Buurt(grens=GRENS._replace(verplicht_na=7))
    dag = date(2023, 3, 1 - eerder) if eerder < 1 else date(2023, 2, 29 - eerder)
    buurt.brengers[BON.nummer] = (
        buurt.brenger("in", "anna", dag=dag),
        buurt.brenger("0", "anna", dag=date(2023, 5, 1)),
    )
    gevonden = zegt(buurt, vandaag=date(2023, 3, 1 + dagen))
    assert gevonden == (["akkoord:1 {bedrag} wacht al {dagen:dag|dag"] if te_laat else [WACHT])


def test_hoe_een_mutatie_staat() -> None:
    feiten = Buurt("ij", grens=BEWEZEN).feiten()
    (stand,) = standen([BON, AKKOORD], feiten, bedragen(BON))
    assert (stand.mist, stand.bewezen, stand.afgewezen) == ((), "volledig", ())
    (zonder,) = standen([BON], feiten, bedragen(BON))
    assert [eis.rol for eis in zonder.mist] == ["tweede"]
    assert zonder.bewezen is None
    # Given without being asked: weighed all the same, with no proof asked.
    (ongevraagd,) = standen([BON, AKKOORD], feiten, {})
    assert (ongevraagd.mist, ongevraagd.bewezen) == ((), "volledig")
    assert list(standen([BON], feiten, {})) == []
    oordeel_over_oordeel = AKKOORD._replace(nummer="230303-x2xx", van=AKKOORD.nummer)
    assert len(list(standen([BON, AKKOORD, oordeel_over_oordeel], feiten, {}))) == 1
    (zwak,) = standen([BON, AKKOORD], Buurt(grens=BEWEZEN).feiten(), bedragen(BON))
    assert [eis.rol for eis in zwak.mist] == ["tweede"]
    # A line that is not committed yet is bound by what binds now.
    los = Buurt().feiten()._replace(brengers={}, nu=rollen(grens=GRENS._replace(rol="kascommissie")))
    (wacht,) = standen([BON], los, bedragen(BON))
    assert [eis.rol for eis in wacht.mist] == ["kascommissie"]


def test_een_akkoord_is_op_een_mutatie_van_zijn_logboek() -> None:
    def zegt(*logboek: Mutatie) -> list[tuple[int, str]]:
        overal = {m.nummer: m for m in (BON, AKKOORD, storno, elders)}
        return [(b.plaats.lijn, b.bericht.sjabloon[:40]) for b in heel(akkoorden_op_niets(logboek, overal))]

    storno = Mutatie("storno", "230303-s2ss", BON.post, 4, DAG, Decimal("0.00"), van=BON.nummer, reden="x")
    elders = BON._replace(nummer="230303-e2ee", post="tuin/kas")
    assert zegt(BON, AKKOORD, storno) == []
    assert zegt(AKKOORD._replace(van="230301-zzzz")) == [(2, "dit akkoord is op {nummer}, dat er niet ")]
    assert zegt(AKKOORD._replace(van=elders.nummer)) == [(2, "dit akkoord is op {nummer}, van een ande")]
    for doel in (AKKOORD, storno):
        assert zegt(AKKOORD._replace(van=doel.nummer)) == [(2, "op een {soort} is geen akkoord nodig")]


# ---- who may give one


def geeft(
    buurt: Buurt, wie: str = "bram", rol: str | None = None, *erbij: Mutatie, sleutel: str = "", in_git: bool = True
) -> Toegestaan | str:
    feiten = buurt.feiten()
    stand = next(standen((BON, *erbij), feiten, bedragen(BON)), None)
    uit = mag_geven(BON, rol, Gever(f"{wie}@x", sleutel), stand, feiten, in_git=in_git)
    hele_zin(uit)
    return uit.sjabloon[:39] if isinstance(uit, Bericht) else uit


def test_wie_mag_geven() -> None:
    assert geeft(Buurt()) == Toegestaan("tweede", tekenen=False)
    assert geeft(Buurt(), "BRAM") == Toegestaan("tweede", tekenen=False)
    assert geeft(Buurt(), "eva") == "{adres} staat niet in data/rollen.yaml;"
    assert geeft(Buurt(), "anna") == "{wie} voerde dit zelf in; dat zijn geen"
    assert geeft(Buurt(), "carla") == "{wie} heeft de rol {rol} niet"
    assert geeft(Buurt(), "bram", "tweede") == Toegestaan("tweede", tekenen=False)
    assert geeft(Buurt(), "bram", "bestuur") == "{wie} heeft de rol {rol} niet"
    assert geeft(Buurt(), "carla", "kascommissie") == Toegestaan("kascommissie", tekenen=False)
    assert geeft(Buurt(), "bram", None, AKKOORD) == "{nummer} heeft haar akkoord al; wil je "
    assert geeft(Buurt(), "bram", "tweede", AKKOORD) == Toegestaan("tweede", tekenen=False)
    personen = (ANNA, BRAM._replace(belang=("tuin",)), CARLA, DIRK)
    assert geeft(Buurt(personen=personen)) == "{wie} hoort bij {post}, dat dit geld kr"
    # A key says more than an address.
    assert geeft(Buurt(), "anna", sleutel="sleutel-bram") == Toegestaan("tweede", tekenen=False)
    assert geeft(Buurt(), "bram", sleutel="sleutel-anna") == "{wie} voerde dit zelf in; dat zijn geen"


def test_wat_niet_nodig_is_geef_je_met_je_rol() -> None:
    laag = AkkoordGrens(Decimal("900.00"), "tweede")
    assert geeft(Buurt(grens=laag)) == "op {nummer} is geen akkoord nodig; wil "
    assert geeft(Buurt(grens=laag), "bram", "tweede") == Toegestaan("tweede", tekenen=False)
    leeg = Feiten(Verhaal().commit("0", rollen="").keten(), {}, frozenset(), Rollen())
    assert mag_geven(BON, "bestuur", Gever("x@x", ""), None, leeg, in_git=False) == Toegestaan("bestuur", tekenen=False)


def test_zonder_commit_is_niet_te_zien_wie_het_invoerde() -> None:
    buurt = Buurt()
    del buurt.brengers[BON.nummer]
    assert geeft(buurt) == "{nummer} staat nog niet in git; dan is "
    assert geeft(buurt, in_git=False) == Toegestaan("tweede", tekenen=False)


def test_waar_bewijs_gevraagd_wordt_tekent_git() -> None:
    buurt = Buurt("i", grens=BEWEZEN)
    assert geeft(buurt, sleutel="sleutel-bram") == Toegestaan("tweede", tekenen=True)
    assert str(geeft(buurt)).startswith("hier wordt een handtekening gevraagd; ")
    assert str(geeft(buurt, sleutel="onbekend")).startswith("hier wordt een handtekening gevraagd, e")
    assert geeft(buurt, "carla", "kascommissie") == Toegestaan("kascommissie", tekenen=False)
    assert geeft(Buurt("i", grens=VOLLEDIG), sleutel="sleutel-bram") == Toegestaan("tweede", tekenen=True)
    zonder = geeft(Buurt("", grens=VOLLEDIG), sleutel="sleutel-bram")
    assert zonder == "de commit die {van} invoerde is niet on"


def test_wie_twee_eisen_ziet_krijgt_de_eigen() -> None:
    buurt = Buurt()
    anders = AkkoordGrens(Decimal("100.00"), "kascommissie", "bewezen")
    buurt.verhaal.teksten["binnen"] = Rollen(ALLEN, (GRENS, anders))
    assert geeft(buurt, "bram") == Toegestaan("tweede", tekenen=False)
    assert geeft(buurt, "carla", sleutel="sleutel-carla") == Toegestaan("kascommissie", tekenen=True)
    assert geeft(buurt, "carla", "kascommissie", sleutel="sleutel-carla") == Toegestaan("kascommissie", tekenen=True)


# ---- besluiten


STUK_HASH = "ab" * 32


def stuk(*akkoorden: tuple[str, str, str], inhoud: str = STUK_HASH, door: str = "anna") -> Besluitstuk:
    """Akkoorden as commit, by whom, and in which role."""
    regels = tuple(
        (Instemming("besluit", inhoud, DAG, rol, lijn=nr), (Buurt.brenger(commit, wie),) if commit else ())
        for nr, (commit, wie, rol) in enumerate(akkoorden, 1)
    )
    return Besluitstuk("2023-03-01-kas", STUK_HASH, (Buurt.brenger("in", door),), regels)


def stemden(buurt: Buurt, een: Besluitstuk) -> list[str]:
    return [wie.wie if wie else "" for wie in instemmers(een, buurt.feiten()).values()]


def test_wie_met_een_besluit_instemde() -> None:
    zonder = Buurt(sleutels=False)
    assert stemden(zonder, stuk(("ja", "bram", "tweede"))) == ["bram"]
    assert stemden(zonder, stuk(("ja", "bram", "bestuur"))) == [""]
    assert stemden(zonder, stuk(("ja", "eva", "tweede"))) == [""]
    assert stemden(zonder, stuk(("ja", "bram", "tweede"), door="bram")) == [""]
    assert stemden(zonder, stuk(("ja", "bram", "tweede"), inhoud="00" * 32)) == [""]
    assert stemden(zonder, stuk(("", "bram", "tweede"))) == [""]
    assert stemden(Buurt("j"), stuk(("ja", "bram", "tweede"))) == ["bram"], "signed"
    assert stemden(Buurt("j"), stuk(("ja", "eva", "tweede"))) == ["bram"], "whatever name it says"
    assert stemden(Buurt(""), stuk(("ja", "bram", "tweede"))) == [""], "with keys only a signature counts"
    weg = Buurt("i")
    weg.verhaal.commit("1", "anna", rollen="later", ouders=("in",)).commit("2", "carla", ja("later", "kascommissie"))
    weg.verhaal.commit("zij", "bram", ouders=("in",)).commit("m", "anna", ouders=("2", "zij"))
    assert stemden(weg, stuk(("zij", "bram", "tweede"))) == [""]


@pytest.mark.parametrize(
    ("akkoorden", "nodig", "vandaag", "gevonden"),
    [
        (1, 1, DAG, []),
        (1, 0, DAG, []),
        (0, 0, DAG, []),
        (0, 1, DAG, ["mandaat"]),
        (0, 1, date(2023, 2, 28), ["wacht"]),
        (1, 2, DAG, ["mandaat"]),
        (2, 2, DAG, []),
    ],
)
def test_hoeveel_er_instemmen(akkoorden: int, nodig: int, vandaag: date, gevonden: list[str]) -> None:
    buurt = Buurt(sleutels=False)
    gaven = [("ja", "bram", "tweede"), ("begin", "carla", "kascommissie")][:akkoorden]
    besluit = Besluit("2023-03-01-kas", DAG, DAG, "coalitie", "x")
    mandaat = Mandaat("coalitie", "", akkoorden=nodig)
    uit = heel(besluiten_met_akkoord(besluit, stuk(*gaven), mandaat, buurt.feiten(), vandaag))
    assert [b.regel for b in uit] == gevonden
    for een in uit:
        assert een.bericht.waarden == {"telt": akkoorden, "nodig": nodig}
        assert een.plaats == Plaats("data/besluiten/2023-03-01-kas.yaml", veld="door")
    assert not list(besluiten_met_akkoord(besluit, stuk(*gaven), None, buurt.feiten(), vandaag))


def test_een_instemming_die_niet_telt_wordt_genoemd() -> None:
    besluit = Besluit("2023-03-01-kas", DAG, DAG, "coalitie", "x")
    buurt = Buurt(sleutels=False)

    def regels(een: Besluitstuk) -> list[tuple[str, str, int]]:
        gevonden = besluiten_met_akkoord(besluit, een, None, buurt.feiten(), DAG)
        return [(b.regel, b.plaats.bestand, b.plaats.lijn) for b in heel(gevonden)]

    assert regels(stuk(("ja", "bram", "tweede"), ("ja", "eva", "tweede"))) == [
        ("akkoord", "data/akkoorden/2023-03-01-kas.yaml", 2)
    ]
    assert regels(stuk(("", "eva", "tweede"))) == [], "not committed yet"
    # Twice the same person is one.
    tweemaal = stuk(("ja", "bram", "tweede"), ("begin", "bram", "tweede"))
    assert [
        b.regel for b in besluiten_met_akkoord(besluit, tweemaal, Mandaat("c", "", akkoorden=2), buurt.feiten(), DAG)
    ] == ["mandaat"]


def test_wie_mag_instemmen() -> None:
    def uit(
        buurt: Buurt, wie: str, rol: str | None = None, een: Besluitstuk | None = None, sleutel: str = ""
    ) -> object:
        gevonden = mag_instemmen(een or stuk(), rol, Gever(f"{wie}@x", sleutel), buurt.feiten())
        hele_zin(gevonden)
        return gevonden.sjabloon[:30] if isinstance(gevonden, Bericht) else gevonden

    zonder = Buurt(sleutels=False)
    assert uit(zonder, "bram") == Toegestaan("tweede", tekenen=False)
    assert uit(zonder, "bram", "tweede") == Toegestaan("tweede", tekenen=False)
    assert uit(zonder, "bram", "bestuur") == "{wie} heeft de rol {rol} niet"
    assert uit(zonder, "eva") == "{adres} staat niet in data/rol"
    assert uit(zonder, "anna") == "{wie} voerde dit zelf in; dat "
    assert uit(zonder, "bram", een=stuk()._replace(brengers=())) == "{nummer} staat nog niet in git"
    assert uit(Buurt(), "bram", sleutel="sleutel-bram") == Toegestaan("tweede", tekenen=True)
    assert uit(Buurt(), "bram") == "hier wordt een handtekening ge"
    niemand = Buurt(sleutels=False, personen=(Persoon("bram", (), ("bram@x",)),))
    assert uit(niemand, "bram") == "{wie} heeft de rol {rol} niet"


@pytest.mark.parametrize(
    ("belang", "telt"), [("tuin", False), ("tuin/moestuin", False), ("tuin/kas", True), ("", True)]
)
def test_wie_door_een_besluit_geld_krijgt_stemt_er_niet_mee_in(belang: str, telt: bool) -> None:
    personen = (ANNA, BRAM._replace(belang=(belang,) if belang else ()), CARLA, DIRK)
    buurt = Buurt("j", personen=personen)
    verschuift = Besluit(
        *("2023-03-01-kas", DAG, DAG, "coalitie", "x"),
        verschuivingen=(Verschuiving("tuin/kas", "tuin/moestuin", Decimal(5)),),
    )
    assert verschuift.krijgt == ("tuin/moestuin",), "who gives may say yes"
    een = stuk(("ja", "bram", "tweede"))._replace(krijgt=verschuift.krijgt)
    assert stemden(buurt, een) == (["bram"] if telt else [""])
    mag = mag_instemmen(een, None, Gever("bram@x", "sleutel-bram"), buurt.feiten())
    assert isinstance(mag, Toegestaan) is telt
    if isinstance(mag, Bericht):
        assert mag.waarden == {"wie": "bram", "post": "tuin/moestuin"}


def test_een_oud_akkoord_is_opnieuw_te_geven() -> None:
    oud = AKKOORD._replace(afdruk="")
    assert opnieuw_te_geven({"a": (BON, AKKOORD, oud), "b": (oud._replace(soort="afwijzing"),)}) == (oud,)


def test_wie_mag_tekenen() -> None:
    def uit(wie: str, sleutel: str = "", rol: str | None = None, al: frozenset[str] = frozenset()) -> object:
        gevonden = mag_tekenen(rol, Gever(f"{wie}@x", sleutel), Buurt().feiten(), al)
        hele_zin(gevonden)
        return gevonden.sjabloon[:36] if isinstance(gevonden, Bericht) else gevonden

    assert uit("bram", "sleutel-bram") == Toegestaan("tweede", tekenen=True)
    assert uit("eva", "sleutel-bram", "tweede") == Toegestaan("tweede", tekenen=True)
    assert uit("bram", "sleutel-bram", "bestuur") == "{wie} heeft de rol {rol} niet"
    assert uit("bram", "sleutel-bram", al=frozenset({"bram"})) == "{wie} tekende hier al voor; nu is het"[:36]
    assert uit("bram", "sleutel-bram", al=frozenset({"anna"})) == Toegestaan("tweede", tekenen=True)
    assert uit("bram") == "hier wordt een handtekening gevraagd"
    assert uit("eva", "onbekend") == "{adres} staat niet in data/rollen.ya"


# ---- rectificaties


RECT = Rectificatie("data/bonnen/tuin/moestuin.yaml", "cd" * 32, DAG, "prive", "bestuur")


def rectificatie(buurt: Buurt, *stemmen: tuple[str, str], was_iets: bool = True) -> Rectificatiestuk:
    """Brought in the commit `in`; the votes as commit and role."""
    commits = {knoop.commit.nummer: knoop.commit for knoop in buurt.verhaal.knopen}
    return Rectificatiestuk(RECT, (commits["in"],), tuple((commits[c], rol) for c, rol in stemmen), was_iets)


def test_een_rectificatie_heeft_twee_handtekeningen() -> None:
    buurt = Buurt("ij")
    volledig = rectificatie(buurt, ("ja", "tweede"))
    assert tekenaars(volledig, buurt.keten) == ("anna", "bram")
    assert list(ongetekend([volledig], buurt.keten)) == []
    half = rectificatie(buurt)
    andere_rol = rectificatie(buurt, ("ja", "penvoerder"))
    zelf = rectificatie(buurt, ("in", "penvoerder"))
    for een in (half, andere_rol, zelf):
        assert tekenaars(een, buurt.keten) == ("anna",)
        assert list(ongetekend([een], buurt.keten)) == [een]
    assert list(ongetekend([rectificatie(buurt, was_iets=False)], buurt.keten)) == []
    zonder = Buurt(sleutels=False)
    assert list(ongetekend([rectificatie(zonder)], zonder.keten)) == []
    ander = volledig._replace(rectificatie=RECT._replace(sha256="ef" * 32))
    (gevonden,) = heel(rectificaties_getekend([ander, half], buurt.keten))
    assert (gevonden.regel, gevonden.plaats.veld) == ("geschiedenis", "rectificaties.1.sha256")
    assert gevonden.bericht.waarden == {"aantal": 1, "nodig": 2}
    assert not list(rectificaties_getekend([volledig, ander], buurt.keten))


def test_de_naam_van_een_rectificatie_is_na_te_rekenen() -> None:
    """sha256 of the JSON object, keys sorted, no blanks, what is empty left out; worked out with sha256sum."""
    from hashlib import sha256

    tekst = (
        '{"bestand":"data/bonnen/tuin/moestuin.yaml","datum":"2023-03-01","door":"bestuur","reden":"privé",'
        f'"sha256":"{"cd" * 32}"}}'
    )
    assert id_van(RECT._replace(reden="privé")) == sha256(tekst.encode()).hexdigest()
    assert rectificatie(Buurt()).id == id_van(RECT) != id_van(RECT._replace(wordt="ef" * 32))
