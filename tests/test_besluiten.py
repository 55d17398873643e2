"""Decisions: money moves, the plan stays, and an old report stays what it was."""
# ruff: noqa: E501

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtledger.checks.besluiten import nieuw_besluit
from buurtledger.model.besluit import Besluit, Verschuiving
from buurtledger.model.bevinding import Ernst
from buurtledger.model.mutatie import Mutatie
from buurtledger.stand.cijfers import Cijfers, cijfers_van
from buurtledger.stand.geldend import begroting_op, pas_toe
from buurtledger.stand.verloop import Verloop, maak_verloop
from buurtledger.store.grootboek import lees_grootboek
from buurtledger.store.snel.bergplaats import bergplaats
from tests.conftest import GRONDSLAG, VANDAAG, Draai, Uitkomst, schrijf

NIEUW = (
    *("besluit", "nieuw", "kas", "--verschuif", "kernen/zuid tuin/moestuin 40,00", "--datum", "2023-03-15"),
    *("--door", "buurtcoalitie", "--waarom", "een kas voor de moestuin", "--notulen", "kernenraad maart"),
)
BON = '- {{bon: 230201-{}, datum: 2023-02-01, bedrag: {}, omschrijving: "Kas", betaald_door: penvoerder}}'


def begroot(draai: Draai, post: str, *opties: str) -> str:
    posten = json.loads(draai("status", "--formaat", "json", *opties).uit)["posten"]
    return str(next(p["begroot"] for p in posten if p["id"] == post))


def test_een_besluit_verschuift_geld_vanaf_zijn_dag(draai: Draai, boek: Path) -> None:
    toen = draai("kwartaal", "2022-Q4").uit
    plan = (boek / "data/budget.yaml").read_bytes()
    uitkomst = draai(*NIEUW)
    assert uitkomst.code == 0
    assert "tuin/moestuin                      € 420,00 →      € 460,00" in uitkomst.uit
    assert (boek / "data/besluiten/2023-03-15-kas.yaml").read_text() == (
        "# yaml-language-server: $schema=../../schema/besluit.json\n"
        "formaat: 1\ndatum: 2023-03-15\ningevoerd: 2024-01-15\ndoor: buurtcoalitie\n"
        'waarom: "een kas voor de moestuin"\nnotulen: "kernenraad maart"\n'
        "verschuivingen:\n  - {van: kernen/zuid, naar: tuin/moestuin, bedrag: 40.00}\n"
    )
    assert (boek / "data/budget.yaml").read_bytes() == plan
    assert draai("check").uit == "Alles klopt.\n"
    assert begroot(draai, "tuin/moestuin", "--op", "2023-03-14") == "420.00"
    assert begroot(draai, "tuin/moestuin", "--op", "2023-03-15") == "460.00"
    assert begroot(draai, "kernen/zuid") == "210.00"
    assert begroot(draai, "tuin/moestuin", "--op", "2023-04-01", "--bekend-op", "2023-03-14") == "420.00"
    assert json.loads(draai("status", "--formaat", "json").uit)["totaal"]["begroot"] == "1000.00"
    assert draai("kwartaal", "2022-Q4").uit == toen


def test_status_ervoor_en_erna_verschilt_precies_dat(draai: Draai) -> None:
    ervoor = json.loads(draai("status", "--formaat", "json").uit)
    draai(*NIEUW)
    erna = json.loads(draai("status", "--formaat", "json").uit)
    verschil = {
        p["id"]: Decimal(q["begroot"]) - Decimal(p["begroot"])
        for p, q in zip(ervoor["posten"], erna["posten"], strict=True)
        if p != q
    }
    assert verschil == {"kernen/zuid": Decimal(-40), "tuin/moestuin": Decimal(40)}
    assert ervoor["totaal"] == erna["totaal"]
    assert ervoor["coordinatie"] == erna["coordinatie"]


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (("--verschuif", "tuin/moestuin kernen/zuid 100"), "tuin/moestuin heeft al € 360,00 uitgegeven; er kan hoogstens € 60,00 af"),
        (("--verschuif", "kernen/noord kernen/zuid 200"), "kernen/noord heeft al € 100,00 gekregen; er kan hoogstens € 150,00 af"),
        (("--verschuif", "kernen/zuid penvoerder/coordinatie 0,01"), "coördinatie zou € 80,01 krijgen; hoogstens mag € 80,00"),
        (("--verschuif", "kernen/zuid tuin/moestuin 10", "--door", "kernenraad"), "kernenraad mag niet over de begroting besluiten"),
        (("--verschuif", "kernen/zuid tuin/moestuin 51", "--door", "penvoerder"), "penvoerder mag hoogstens € 50,00 verschuiven"),
        (("--verschuif", "kernen/zuid tuin/moestuin 10", "--vanaf", "2023-03-01"), "het zou gelden vanaf 1 maart 2023"),
        (("--verschuif", "kernen/zuid tuin/moestuin 10", "--datum", "2030-01-01"), "1 januari 2030 moet nog komen"),
        (("--verschuif", "kernen/zuid tuin/moestiun 10"), "tuin/moestiun is er niet; bedoel je tuin/moestuin?"),
        (("--verschuif", "kernen/zuid 10"), '--verschuif is "VAN NAAR BEDRAG", niet kernen/zuid 10'),
        (("--verschuif", "kernen/zuid kernen/zuid 10"), "van en naar zijn dezelfde post"),
        (("--open", "nergens/post Iets"), "het gebied van de post nergens/post is er niet"),
        (("--open", "moestuin"), '--open is "GEBIED/POST NAAM", niet moestuin'),
        (("--sluit", "tuin/weg"), "tuin/weg is er niet; bedoel je tuin/moestuin?"),
        ((), "--verschuif ontbreekt"),
    ],
)  # fmt: skip
def test_wat_een_regel_breekt_wordt_uitgelegd_en_niet_geschreven(
    draai: Draai, boek: Path, argumenten: tuple[str, ...], zin: str
) -> None:
    schrijf(boek, BON.format("m3fx", "360.00"))
    schrijf(
        boek, '- {voorschot: 230101-7kq2, datum: 2023-01-01, bedrag: 100.00, omschrijving: "deel"}', post="kernen/noord"
    )
    basis = ("besluit", "nieuw", "proef", "--waarom", "daarom")
    door = () if "--door" in argumenten else ("--door", "buurtcoalitie")
    datum = () if "--datum" in argumenten else ("--datum", "2023-03-15")
    uitkomst = draai(*basis, *door, *datum, *argumenten)
    assert uitkomst.code == 2
    assert zin in uitkomst.fout
    assert not (boek / "data/besluiten").exists()


def test_ook_met_een_oude_datum_kan_er_niet_meer_af_dan_er_nu_nog_is(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON.format("m3fx", "400.00").replace("2023-02-01", "2023-05-01"))
    uitkomst = draai(*NIEUW[:3], "--verschuif", "tuin/moestuin kernen/zuid 100", *NIEUW[5:])
    assert uitkomst.code == 2
    assert "tuin/moestuin heeft al € 400,00 uitgegeven; er kan hoogstens € 20,00 af" in uitkomst.fout
    assert not (boek / "data/besluiten").exists()


def test_een_besluit_met_een_oude_datum_breekt_geen_later_besluit(draai: Draai) -> None:
    laat = ("besluit", "nieuw", "laat", "--door", "buurtcoalitie", "--waarom", "x", "--datum", "2023-06-01")
    vroeg = ("besluit", "nieuw", "vroeg", "--door", "buurtcoalitie", "--waarom", "x", "--datum", "2023-03-01")
    assert draai(*laat, "--verschuif", "kernen/zuid tuin/moestuin 200").code == 0
    uitkomst = draai(*vroeg, "--verschuif", "kernen/zuid kernen/noord 100")
    assert uitkomst.code == 2
    assert "kernen/zuid" in uitkomst.fout
    assert draai("check").code == 0


def test_zonder_wie_of_waarom_geen_besluit(draai: Draai) -> None:
    assert "--door ontbreekt" in draai("besluit", "nieuw", "x", "--verschuif", "kernen/zuid tuin/moestuin 1").fout
    uitkomst = draai("besluit", "nieuw", "x", "--door", "buurtcoalitie", "--verschuif", "kernen/zuid tuin/moestuin 1")
    assert (uitkomst.code, "--waarom ontbreekt" in uitkomst.fout) == (2, True)


def test_intrekken_is_een_nieuw_besluit(draai: Draai, boek: Path) -> None:
    draai(*NIEUW)
    uitkomst = draai(
        *("besluit", "trek-in", "2023-03-15-kas", "--door", "buurtcoalitie"),
        *("--waarom", "de kas komt er niet", "--datum", "2023-06-01"),
    )
    assert uitkomst.code == 0
    assert begroot(draai, "tuin/moestuin", "--op", "2023-05-31") == "460.00"
    assert begroot(draai, "tuin/moestuin", "--op", "2023-06-01") == "420.00"
    assert "trekt_in: 2023-03-15-kas" in (boek / "data/besluiten/2023-06-01-intrekking-kas.yaml").read_text()
    lijst = json.loads(draai("besluit", "lijst", "--formaat", "json").uit)["besluiten"]
    assert [b["naam"] for b in lijst] == ["2023-03-15-kas", "2023-06-01-intrekking-kas"]
    assert draai("check").code == 0
    assert "trekt in" in draai("besluit", "toon", "2023-06-01-intrekking-kas").uit
    assert draai("besluit", "toon", "kas").uit.startswith("2023-03-15-kas\n")
    assert "bedoel je 2023-03-15-kas" in draai("besluit", "toon", "2023-3-15-kas").fout


def test_een_post_openen_en_sluiten(draai: Draai) -> None:
    nieuw = ("besluit", "nieuw", "bijen", "--door", "buurtcoalitie", "--waarom", "bijen", "--datum", "2023-03-15")
    assert draai(*nieuw, "--open", "tuin/bijen Bijenkasten", "--verschuif", "tuin/moestuin tuin/bijen 100").code == 0
    assert begroot(draai, "tuin/bijen") == "100.00"
    assert draai("bon", "toevoegen", "tuin/bijen", "40", "Kast", "--datum", "2023-04-01").code == 0
    sluit = ("besluit", "nieuw", "klaar", "--door", "buurtcoalitie", "--waarom", "klaar", "--datum", "2023-05-01")
    assert draai(*sluit, "--sluit", "tuin/bijen", "--verschuif", "tuin/bijen tuin/moestuin 60").code == 0
    assert draai("check").code == 0
    weer = draai(*sluit[:3], *sluit[3:7], "--datum", "2023-05-02", "--verschuif", "tuin/moestuin tuin/bijen 5")
    assert "de post tuin/bijen is gesloten" in weer.fout
    assert draai("status", "--op", "2023-01-01").code == 0


def test_een_later_besluit_geneest_een_overschrijding(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON.format("m3fx", "450.00"))
    assert draai("check", "overschreden").code == 1
    uitkomst = draai(*NIEUW)
    assert uitkomst.code == 0
    assert "tuin/moestuin was al over de begroting voor dit" in uitkomst.fout
    assert draai("check", "overschreden", "voorschot").code == 0
    assert json.loads(draai("check", "--formaat", "json").uit)["bevindingen"][0]["regel"] == "achteraf"


def test_plan_besluiten_en_begroting_naast_elkaar(draai: Draai) -> None:
    draai(*NIEUW)
    nu = {p["id"]: p for p in json.loads(draai("begroting", "--formaat", "json").uit)["posten"]}
    assert (nu["tuin/moestuin"]["plan"], nu["tuin/moestuin"]["besluiten"], nu["tuin/moestuin"]["begroot"]) == (
        *("420.00", "40.00", "460.00"),
    )
    toen = json.loads(draai("begroting", "--op", "2023-01-01", "--formaat", "json").uit)
    assert toen["besluiten"] == []
    assert "2023-03-15" in draai("begroting", "--verloop").uit
    assert "460,00" in draai("begroting").uit


def test_wie_een_vastgelegd_besluit_verandert_wordt_genoemd(draai: Draai, boek: Path) -> None:
    def git(*argumenten: str) -> None:
        subprocess.run(["git", "-C", str(boek), *argumenten], check=True, capture_output=True)

    git("init", "-q")
    draai(*NIEUW)
    git("add", "-A")
    git("commit", "-qm", "besluit")
    assert draai("check").code == 0
    pad = boek / "data/besluiten/2023-03-15-kas.yaml"
    pad.write_text(pad.read_text().replace("40.00", "45.00"))
    assert "dit besluit is vastgelegd in git, en daarna veranderd" in draai("check", "gewijzigd").uit
    git("commit", "-qam", "stiekem")
    assert "door Proef Persoon" in draai("check", "gewijzigd").uit


VERSCHUIVINGEN = st.builds(
    Verschuiving,
    st.sampled_from(["kernen/noord", "kernen/zuid", "tuin/moestuin", "penvoerder/coordinatie"]),
    st.sampled_from(["kernen/noord", "kernen/zuid", "tuin/moestuin", "penvoerder/coordinatie"]),
    st.integers(1, 50_000).map(lambda cent: Decimal(cent) / 100),
)


@given(st.lists(st.lists(VERSCHUIVINGEN, min_size=1, max_size=3), max_size=6))
def test_na_elke_reeks_geldige_besluiten_klopt_de_begroting(reeks: list[list[Verschuiving]]) -> None:
    boeken = lees_grootboek(GRONDSLAG)
    assert boeken.begroting is not None
    logboeken = {"tuin/moestuin": [_bon("tuin/moestuin", "300.00")], "kernen/noord": []}
    besteed = {post: maak_verloop(logboek) for post, logboek in logboeken.items()}
    begroting, genomen = boeken.begroting, dict[str, Besluit]()
    for nr, verschuivingen in enumerate(reeks):
        dag = date(2023, 3, 1) + timedelta(days=nr)
        besluit = Besluit(
            f"{dag}-x", dag, dag, "buurtcoalitie", "x", verschuivingen=tuple(verschuivingen), ingevoerd=dag
        )
        fouten = nieuw_besluit(boeken.begroting, tuple(genomen.values()), besluit, logboeken, VANDAAG)
        if not any(bevinding.ernst is Ernst.FOUT for bevinding in fouten):
            genomen[besluit.naam] = besluit
            begroting = pas_toe(begroting, besluit)
    assert begroting == begroting_op(boeken.begroting, reversed(genomen.values()), date.max)
    assert sum(post.bedrag for post in begroting.posten.values()) == 1000
    assert all(gebied.bedrag == sum(post.bedrag for post in gebied.posten) for gebied in begroting.gebieden)
    assert begroting.coordinatie_voldoet
    for post in begroting.posten.values():
        cijfers: Cijfers = cijfers_van(post, besteed.get(post.id, Verloop()).op(date.max))
        assert cijfers.begroot >= 0
        assert cijfers.vrij >= 0
        assert cijfers.beschikbaar >= 0


def _bon(post: str, bedrag: str) -> Mutatie:
    return Mutatie("bon", "230101-aaaa", post, 1, date(2023, 1, 1), Decimal(bedrag), betaald_door="penvoerder")


def test_de_index_kent_de_besluiten(draai: Draai, boek: Path) -> None:
    draai(*NIEUW)
    koud = draai("status").uit
    assert draai("status").uit == koud
    shutil.rmtree(bergplaats(boek))
    assert draai("status").uit == koud
    (boek / "data/besluiten/2023-03-15-kas.yaml").unlink()
    assert draai("status").uit != koud


def test_een_besluit_verlengt_de_looptijd(draai: Draai, boek: Path) -> None:
    gewoon = ("besluit", "nieuw", "langer", "--door", "buurtcoalitie", "--waarom", "het liep uit")
    for fout in ("2022-09-01", "2023-12-31 2022-09-01", "2022-09-01 ooit"):
        assert draai(*gewoon, "--looptijd", fout).code == 2
    assert draai(*gewoon, "--datum", "2023-11-01", "--looptijd", "2022-09-01 31-3-2024").code == 0
    tekst = (boek / "data/besluiten/2023-11-01-langer.yaml").read_text()
    assert tekst.endswith("looptijd: {van: 2022-09-01, tot_en_met: 2024-03-31}\n")
    assert "31 maart 2024" in draai("prognose", "--op", "2023-12-01").uit
    assert "31 december 2023" in draai("prognose", "--op", "2023-10-01").uit
    assert draai("check").code == 0


DOOR = ("--door", "buurtcoalitie", "--waarom", "x")


def besluit(draai: Draai, woord: str, dag: str, *wat: str, vandaag: date = VANDAAG) -> Uitkomst:
    return draai("besluit", "nieuw", woord, *DOOR, "--datum", dag, *wat, vandaag=vandaag)


def test_een_bon_die_later_binnenkomt_maakt_geen_geldig_besluit_fout(draai: Draai, boek: Path) -> None:
    """Entered on the day it was taken, with what was known then; the late receipt is short on its own post."""
    dag = date(2023, 3, 15)
    schrijf(boek, BON.format("m3fx", "400.00"))
    assert (
        besluit(draai, "naar-zuid", "2023-03-15", "--verschuif", "tuin/moestuin kernen/zuid 20", vandaag=dag).code == 0
    )
    laat = '- {{bon: 230401-{}, datum: 2023-03-10, bedrag: {}, omschrijving: "Touw", betaald_door: kern}}'
    schrijf(boek, BON.format("m3fx", "400.00"), laat.format("aaaa", "5.00"))
    regels = {b["regel"] for b in json.loads(draai("check", "--formaat", "json").uit)["bevindingen"]}
    assert regels == {"overschreden"}
    schrijf(
        boek,
        BON.format("m3fx", "400.00"),
        laat.format("aaaa", "5.00"),
        '- {storno: 230402-bbbb, van: 230401-aaaa, datum: 2023-04-02, reden: "hoort elders"}',
    )
    assert draai("check").uit == "Alles klopt.\n"


def test_wat_terugkwam_geneest_een_besluit_dat_te_veel_nam(draai: Draai, boek: Path) -> None:
    (boek / "data/besluiten").mkdir()
    (boek / "data/besluiten/2023-03-15-weg.yaml").write_text(
        'formaat: 1\ndatum: 2023-03-15\ndoor: buurtcoalitie\nwaarom: "x"\n'
        "verschuivingen: [{van: tuin/moestuin, naar: kernen/zuid, bedrag: 100.00}]\n"
    )
    voorschot = '- {voorschot: 230101-aaaa, datum: 2023-01-01, bedrag: 400.00, omschrijving: "alles"}'
    schrijf(boek, voorschot)
    assert "dekking" in draai("check").uit
    schrijf(
        boek, voorschot, '- {terugbetaling: 230501-bbbb, datum: 2023-05-01, bedrag: 80.00, omschrijving: "te veel"}'
    )
    assert draai("check").uit == "Alles klopt.\n"


def test_besluiten_van_een_dag_gelden_samen(draai: Draai) -> None:
    """One meeting: the second besluit uses the post that the first opened, whatever their names are."""
    assert besluit(draai, "zzz", "2023-03-15", "--open", "tuin/bijen Bijenkasten").code == 0
    assert besluit(draai, "aaa", "2023-03-15", "--verschuif", "tuin/moestuin tuin/bijen 100").code == 0
    assert begroot(draai, "tuin/bijen") == "100.00"
    assert draai("check").uit == "Alles klopt.\n"


def test_een_besluit_toont_wat_de_vergadering_zag_en_wat_er_die_dag_naast_stond(draai: Draai) -> None:
    besluit(draai, "een", "2023-03-15", "--open", "tuin/bijen Bijenkasten", "--verschuif", "kernen/zuid tuin/bijen 25")
    gezien = besluit(draai, "aap", "2023-03-15", "--verschuif", "kernen/zuid tuin/bijen 10").uit
    assert "kernen/zuid                        € 250,00 →      € 240,00" in gezien
    assert "tuin/bijen                           € 0,00 →       € 10,00" in gezien
    later = draai("besluit", "toon", "2023-03-15-aap").uit
    assert later in gezien
    assert "op dezelfde dag  2023-03-15-een: x" in later
    assert json.loads(draai("besluit", "toon", "2023-03-15-aap", "--formaat", "json").uit)["op_dezelfde_dag"] == [
        "2023-03-15-een"
    ]


def test_een_besluit_zegt_dat_het_is_ingetrokken(draai: Draai) -> None:
    draai(*NIEUW)
    weg = draai("besluit", "trek-in", "2023-03-15-kas", *DOOR, "--datum", "2023-03-15").uit
    assert "tuin/moestuin                      € 460,00 →      € 420,00" in weg
    toen = draai("besluit", "toon", "2023-03-15-kas").uit
    assert "ingetrokken    vanaf 15 maart 2023 door 2023-03-15-intrekking-kas" in toen
    assert "tuin/moestuin                      € 420,00 →      € 460,00" in toen


def test_samen_te_veel_van_een_post_noemt_allebei(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON.format("m3fx", "400.00"))
    assert besluit(draai, "een", "2023-03-15", "--verschuif", "tuin/moestuin kernen/zuid 15").code == 0
    uitkomst = besluit(draai, "twee", "2023-03-15", "--verschuif", "tuin/moestuin kernen/noord 15")
    assert uitkomst.code == 2
    assert "die dag namen 2023-03-15-een, 2023-03-15-twee" in uitkomst.fout


def test_een_intrekking_op_de_dag_zelf(draai: Draai) -> None:
    assert draai(*NIEUW).code == 0
    weg = ("besluit", "trek-in", "kas", *DOOR, "--datum", "2023-03-15")
    assert draai(*weg).code == 0
    assert begroot(draai, "tuin/moestuin") == "420.00"
    # Its own word still names it alone, and the list says what became of it.
    assert "2023-03-15-intrekking-kas" in draai("besluit", "toon", "kas").uit
    assert draai("besluit", "lijst").uit.count("(ingetrokken)") == 1
    weer = draai(*weg)
    assert weer.code == 2
    assert "2023-03-15-kas was al ingetrokken, door 2023-03-15-intrekking-kas" in weer.fout
    assert draai("check").uit == "Alles klopt.\n"


def test_een_besluit_wordt_een_keer_ingetrokken_en_niet_voor_het_geldt(draai: Draai) -> None:
    assert (
        besluit(
            draai, "straks", "2023-03-15", "--vanaf", "2023-06-01", "--verschuif", "kernen/zuid tuin/moestuin 9"
        ).code
        == 0
    )
    weg = ("besluit", "trek-in", "2023-03-15-straks", *DOOR, "--datum")
    uitkomst = draai(*weg, "2023-04-01", "--vanaf", "2023-04-01")
    assert (uitkomst.code, "voor 2023-03-15-straks zelf geldt" in uitkomst.fout) == (2, True)
    assert draai(*weg, "2023-07-01").code == 0
    nog_eens = draai(*weg, "2023-07-02")
    assert (nog_eens.code, "was al ingetrokken" in nog_eens.fout) == (2, True)
    weer = draai("besluit", "trek-in", "2023-07-01-intrekking-straks", *DOOR, "--datum", "2023-07-03")
    assert (weer.code, "is zelf een intrekking" in weer.fout) == (2, True)
    assert draai("check").uit == "Alles klopt.\n"


def test_intrekken_draait_alles_terug_ook_wat_er_openging_sloot_en_langer_duurde(draai: Draai) -> None:
    wat = ("--open", "tuin/bijen Bijen", "--verschuif", "tuin/moestuin tuin/bijen 10", "--sluit", "kernen/noord")
    assert besluit(draai, "veel", "2023-03-15", *wat, "--looptijd", "2022-09-01 2024-06-30").code == 0
    assert draai("besluit", "trek-in", "2023-03-15-veel", *DOOR, "--datum", "2023-04-01").code == 0
    nu = json.loads(draai("begroting", "--formaat", "json").uit)["posten"]
    assert "tuin/bijen" not in {post["id"] for post in nu}
    assert not any(post["gesloten"] for post in nu)
    assert "31 december 2023" in draai("prognose", "--op", "2023-05-01").uit
    assert draai("check").uit == "Alles klopt.\n"


def test_een_opening_met_bonnen_trek_je_niet_in(draai: Draai) -> None:
    assert (
        besluit(
            draai, "bijen", "2023-03-15", "--open", "tuin/bijen Bijen", "--verschuif", "tuin/moestuin tuin/bijen 50"
        ).code
        == 0
    )
    assert draai("bon", "toevoegen", "tuin/bijen", "4", "Kast", "--datum", "2023-04-01").code == 0
    uitkomst = draai("besluit", "trek-in", "2023-03-15-bijen", *DOOR, "--datum", "2023-05-01")
    assert (uitkomst.code, "daar is al op geboekt" in uitkomst.fout) == (2, True)


def test_een_gesloten_post_kan_weer_open(draai: Draai) -> None:
    assert besluit(draai, "dicht", "2023-03-15", "--sluit", "tuin/moestuin").code == 0
    assert besluit(draai, "open", "2023-05-01", "--heropen", "tuin/moestuin").code == 0
    assert draai("bon", "toevoegen", "tuin/moestuin", "4", "Touw", "--datum", "2023-06-01").code == 0
    assert draai("check").uit == "Alles klopt.\n"
    draai("bon", "toevoegen", "tuin/moestuin", "5", "Zaad", "--datum", "2023-04-01")
    assert "is gesloten sinds 15 maart 2023" in draai("check", "gesloten").uit
    nog_eens = besluit(draai, "weer", "2023-07-01", "--heropen", "tuin/moestuin")
    assert (nog_eens.code, "was niet gesloten" in nog_eens.fout) == (2, True)


def test_een_gesloten_post_krijgt_geen_prognose_en_geen_voorstel(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON.format("m3fx", "300.00"))
    assert besluit(draai, "dicht", "2023-03-01", "--sluit", "tuin/moestuin").code == 0
    rij = next(
        p
        for p in json.loads(draai("prognose", "--op", "2023-03-31", "--formaat", "json").uit)["posten"]
        if p["id"] == "tuin/moestuin"
    )
    assert (rij["over"], rij["over_minstens"], rij["over_hoogstens"]) == ("120.00", "120.00", "120.00")
    voorstel = json.loads(draai("besluit", "voorstel", "--op", "2023-03-31", "--formaat", "json").uit)
    assert "tuin/moestuin" not in {v["naar"] for v in voorstel["verschuivingen"]}


def test_wat_op_is_was_op_op_de_dag_van_de_laatste_bon(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON.format("m3fx", "420.00"))
    rijen = json.loads(draai("prognose", "--op", "2024-06-01", "--formaat", "json").uit)["posten"]
    assert next(p["op"] for p in rijen if p["id"] == "tuin/moestuin") == "2023-02-01"
