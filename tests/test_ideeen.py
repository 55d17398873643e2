"""Ideas of residents, what became of each, and what was agreed with others: the commands and the counts."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from buurtledger.checks.privacy.regel import maskeerder
from buurtledger.model.bevinding import Regel
from buurtledger.model.idee import Idee, Ideestand
from buurtledger.model.ideekolommen import is_persoonlijk
from buurtledger.model.regelboek import IDEEEN, OVEREENKOMSTEN, Regelstorno
from buurtledger.stand.ideeen import ideeen_op, tel_ideeen
from buurtledger.stand.ideegelijkenis import gelijke
from buurtledger.stand.openbaar import openbaar
from buurtledger.stand.tot_dag import tot_en_met
from buurtledger.store.grootboek import lees_grootboek
from tests.conftest import Draai, schrijf

DAG = date(2023, 3, 1)


def boekje(boek: Path, *regels: str) -> None:
    (boek / IDEEEN).write_text("".join(f"{regel}\n" for regel in regels), "utf-8")


BANK = '- {idee: 230115-m3fx, datum: 2023-01-14, omschrijving: "Een bankje bij de speeltuin", gebied: tuin}'
KOOR = '- {idee: 230116-4ab1, datum: 2023-01-16, omschrijving: "Buurtkoor"}'


def test_een_idee_opschrijven_en_zeggen_wat_ervan_kwam(draai: Draai, boek: Path) -> None:
    gedaan = draai("idee", "toevoegen", "Een bankje bij  de\tspeeltuin", "--gebied", "de tuin", "--bron", "ideeënbus")
    assert gedaan.code == 0
    nummer = re.findall(r"240115-\w+", gedaan.uit)[0]
    assert draai("idee", "toevoegen", "Bankjes bij speeltuin graag").fout.startswith("let op: dit lijkt op " + nummer)
    ander = re.findall(r"idee: (\S+),", (boek / IDEEEN).read_text())[1]
    assert draai("idee", "stand", nummer[7:], "gereal").code == 2  # with what?
    assert draai("idee", "stand", nummer, "gereal", "--weg", "corp", "--toelichting", "staat er").code == 0
    assert draai("idee", "stand", ander, "niet").code == 2  # why not?
    assert draai("idee", "stand", ander, "niet", "--toelichting", f"zie {nummer}").code == 0
    lijst = json.loads(draai("idee", "lijst", "--formaat", "json").uit)
    assert lijst["telling"] == {
        **{"ideeen": 1, "samengevoegd": 1, "gemeld": 0, "opgepakt": 0, "gerealiseerd": 1, "niet": 0},
        **{"uit_buurtbudget": 0, "met_ander_geld": 1, "zelf": 0, "naar_ander_geld": 0},
    }
    assert [(i["stand"], i["zelfde_als"], i["lijkt_op"]) for i in lijst["ideeen"]] == [
        ("gerealiseerd", None, None),
        ("niet", nummer, None),
    ]
    assert draai("idee", "storneer", nummer, "--reden", "was van een ander").code == 0
    assert draai("idee", "storneer", nummer, "--reden", "nog eens").code == 2
    assert "is hetzelfde" not in draai("idee", "lijst").uit


@pytest.mark.parametrize(
    ("opdracht", "gezegd"),
    [
        (("toevoegen", "Bel mij: 06-12345678"), "telefoonnummer"),
        (("toevoegen", "Een tuin voor mevrouw Jansen"), "een naam"),
        (("toevoegen", "Stuur het naar anna@example.com"), "e-mail"),
        (("toevoegen", "x" * 2001), "te lang"),
        (("toevoegen", "een \u202e truc"), "niet kunt zien"),
        (("toevoegen", "   "), "leeg"),
        (("toevoegen", "Bankje", "--gebied", "maan"), "maan"),
        (("toevoegen", "Bankje", "--datum", "2024-02-01"), "na vandaag"),
        (("stand", "230115-m3fx", "klaar"), "kies uit"),
        (("stand", "230115-zzzz", "opgepakt"), "is er niet"),
        (("stand", "m3fx", "opgepakt", "--besluit", "2023-01-01-niets"), "besluit 2023-01-01-niets is er niet"),
        (("stand", "m3fx", "niet", "--toelichting", "zie 230115-m3fx"), "verwijzen naar elkaar"),
    ],
)
def test_wat_niet_kan_wordt_gezegd_en_niets_geschreven(
    opdracht: tuple[str, ...], gezegd: str, draai: Draai, boek: Path
) -> None:
    boekje(boek, BANK)
    gedaan = draai("idee", *opdracht)
    assert gedaan.code == 2
    assert gezegd in gedaan.fout
    assert (boek / IDEEEN).read_text() == f"{BANK}\n"


def test_een_boek_dat_niet_te_lezen_is_groeit_niet(draai: Draai, boek: Path) -> None:
    boekje(boek, BANK, "- {idee: kapot}")
    assert draai("idee", "toevoegen", "Nog een").code == 3
    assert "- {idee: kapot}" in draai("check", "vorm", "id").uit
    assert "data/ideeen.yaml:2" in draai("check").uit


def test_de_laatste_stand_van_een_dag_geldt_en_een_storno_werkt_op_zijn_dag() -> None:
    idee = Idee("230115-m3fx", date(2023, 1, 14), "bankje", lijn=1)
    op, klaar = (
        Ideestand("230201-aaaa", idee.nummer, DAG, "opgepakt", "corporatie", lijn=3),
        Ideestand("230201-bbbb", idee.nummer, date(2023, 6, 1), "gerealiseerd", "zelf", lijn=2),
    )
    storno = Regelstorno("230801-cccc", klaar.nummer, date(2023, 8, 1), "toch niet", 4)
    regels = (idee, klaar, op, storno)
    verloop = [ideeen_op(regels, dag) for dag in (date(2023, 1, 1), DAG, date(2023, 7, 1), date(2023, 9, 1))]
    assert [[(v.stand.value, v.weg) for v in op_dag] for op_dag in verloop] == [
        [],
        [("opgepakt", "corporatie")],
        [("gerealiseerd", "zelf")],
        [("opgepakt", "corporatie")],
    ]
    assert tel_ideeen(verloop[2]).zelf == 1
    assert tel_ideeen(verloop[3]).naar_ander_geld == 1


def test_vijf_keer_hetzelfde_lijkt_op_het_eerste_en_iets_anders_niet() -> None:
    zelfde = (
        "Een bankje bij de speeltuin",
        "bankje bij speeltuin!",
        "BANKJES bij de speeltuin",
        "Graag een bankje bij de speeltuin",
    )
    teksten = [
        *zelfde,
        "Een bánkje bij de speeltuin",
        "Een bankje bij de bushalte",
        "De speeltuin schoonmaken",
        "Taalles",
    ]
    assert gelijke((str(nr), tekst) for nr, tekst in enumerate(teksten)) == dict.fromkeys("1234", "0")
    assert gelijke([("a", "!!!"), ("b", "???"), ("c", "")]) == {}


def test_tienduizend_keer_hetzelfde_is_zo_vergeleken() -> None:
    """Comparing each with each other would take minutes."""
    assert len(gelijke((str(n), "altijd hetzelfde idee") for n in range(10_000))) == 9_999
    assert gelijke((str(n), f"anders {n:05}x soep{n % 7}") for n in range(2_000)) == {}


LIJST = """\
Lijst van verbeterplannen;;;;;;;
Tijdstempel;Wat is je idee of wens voor de buurt?;In welk gebied?;Je naam;E-mailadres;06-nummer;Status;Reactie
27-2-2022 14:03:11;Een bankje bij de speeltuin;De tuin;Anna;anna@example.com;0612345678;nieuw;
28-2-2022;Bankjes bij speeltuin;Tuin;Bram;;;;
1-3-2022;Losloopplek voor honden;Ergens;;;;gerealiseerd;de gemeente deed het
1-3-2022;Zwembad op het dak;;;;;afgewezen;te duur
2-3-2022;Koken, bel 020-6123456;;;;;;
31-2-2022;Buurtkoor;;;;;;
;;;;;;;
"""


def test_een_lijst_uit_een_formulier(draai: Draai, boek: Path, tmp_path: Path) -> None:
    (tmp_path / "lijst.csv").write_text(LIJST, "utf-8")
    eerst = draai("idee", "importeer", str(tmp_path / "lijst.csv"))
    assert eerst.code == 2
    assert "B7" in eerst.uit  # the telephone number, and the day that is on no calendar
    assert "A8" in eerst.uit
    assert re.search(r"wie het indiende: D Je naam, E\s+E-mailadres", eerst.uit)
    assert "dit lijkt op rij 3" in eerst.uit
    assert not (boek / IDEEEN).exists()
    assert draai("idee", "importeer", str(tmp_path / "lijst.csv"), "--zonder-foute").code == 2  # nobody to ask
    assert draai("idee", "importeer", str(tmp_path / "lijst.csv"), "--zonder-foute", "--ja").code == 0
    tekst = (boek / IDEEEN).read_text("utf-8")
    assert not re.search("Anna|Bram|example.com|06123|020-", tekst)
    lijst = json.loads(draai("idee", "lijst", "--formaat", "json").uit)
    assert [(i["datum"], i["gebied"], i["stand"]) for i in lijst["ideeen"]] == [
        ("2022-02-27", "tuin", "gemeld"),
        ("2022-02-28", "tuin", "gemeld"),
        ("2022-03-01", None, "gemeld"),
        ("2022-03-01", None, "niet"),
    ]
    nog_eens = draai("idee", "importeer", str(tmp_path / "lijst.csv"), "--zonder-foute", "--ja")
    assert "4 staan er al" in nog_eens.uit
    assert (boek / IDEEEN).read_text("utf-8") == tekst
    assert draai("check").code == 0


@pytest.mark.parametrize(
    ("kop", "persoonlijk"),
    [
        *(("Naam", True), ("Je naam", True), ("E-mailadres", True), ("Telefoonnummer", True), ("Adres", True)),
        *(("Ingediend door", True), ("Contactgegevens", True), ("Your name", True), ("Postcode", True), ("Wie", True)),
        *(("Naam van het idee", False), ("Naam van je plan", False), ("Wat is je idee?", False), ("Status", False)),
        *(("Naam van je plan en je naam", True), ("Idee (en je telefoonnummer)", True)),
    ],
)
def test_een_kolom_over_wie_het_indiende_wordt_herkend(kop: str, persoonlijk: bool) -> None:
    assert is_persoonlijk(kop) is persoonlijk


def test_een_kolom_die_ook_over_een_persoon_gaat_wordt_niet_gelezen(draai: Draai, boek: Path, tmp_path: Path) -> None:
    (tmp_path / "lijst.csv").write_text("Idee;Waar (je adres)\nBuurtkoor;Dorpsstraat 12\n", "utf-8")
    uit = draai("idee", "importeer", str(tmp_path / "lijst.csv"), "--ja").uit
    assert "wie het indiende: B Waar (je adres)" in uit
    assert "Dorpsstraat" not in uit + (boek / IDEEEN).read_text()


@pytest.mark.parametrize("inhoud", ["", "naam;telefoon\nAnna;0612345678\n", "1;2;3\n4;5;6\n"])
def test_een_blad_zonder_ideeen_zegt_wat_er_moet(inhoud: str, draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "leeg.csv").write_text(inhoud, "utf-8")
    gedaan = draai("idee", "importeer", str(tmp_path / "leeg.csv"))
    assert gedaan.code in (2, 3)
    assert "0612345678" not in gedaan.uit + gedaan.fout


def test_overeenkomsten(draai: Draai) -> None:
    met = ("--met", "De tuingroep", "--wat", "legt de tuin aan", "--datum", "2023-02-10")
    gedaan = draai("overeenkomst", "toevoegen", "moestuin", *met, "--tot", "2023-12-31")
    assert gedaan.code == 0
    nummer = re.findall(r"240115-\w+", gedaan.uit)[0]
    assert draai("overeenkomst", "toevoegen", "moestuin", *met, "--tot", "2023-01-01").code == 2
    assert draai("overeenkomst", "toevoegen", "moestuin", "--met", "de heer Jansen", "--wat", "x").code == 2
    assert "afgelopen op 31 december 2023" in " ".join(draai("overeenkomst", "lijst", "--op", "2024-01-10").uit.split())
    assert draai("overeenkomst", "storneer", nummer, "--reden", "stopte", "--datum", "2023-06-30").code == 0
    (een,) = json.loads(draai("overeenkomst", "lijst", "--op", "2023-07-01", "--formaat", "json").uit)["overeenkomsten"]
    assert (een["tot_en_met"], een["geldt"]) == ("2023-06-30", False)


def test_een_voorschot_vraagt_een_overeenkomst_ook_snel_gekeken(draai: Draai, boek: Path) -> None:
    """Plain `check` glances at logboeken; a limit has it read those in which an advance may be."""
    schrijf(boek, '- {voorschot: 230301-m3fx, datum: 2023-03-01, bedrag: 250.00, omschrijving: "deel"}')
    budget = boek / "data/budget.yaml"
    assert "overeenkomst" not in draai("check").uit
    budget.write_text(budget.read_text() + "overeenkomst_boven: 200.00\n")
    assert "waarschuwing[overeenkomst]" in draai("check").uit
    wie = 'met: "De tuingroep", post: tuin/moestuin, omschrijving: "tuin"'
    regel = f"- {{overeenkomst: 230401-4ab1, datum: 2023-04-01, {wie}}}"
    (boek / OVEREENKOMSTEN).write_text(regel + "\n")
    assert draai("check").uit == "Alles klopt.\n"  # made afterwards, it covers what went before
    (boek / OVEREENKOMSTEN).write_text(regel.replace("tuin/moestuin", "tuin/kas") + "\n")
    uit = json.loads(draai("check", "--formaat", "json").uit)["bevindingen"]
    assert [b["regel"] for b in uit] == [Regel.OVEREENKOMST, Regel.POST]


def test_een_lijst_die_twee_mensen_inlazen_valt_op(draai: Draai, boek: Path) -> None:
    bron = ', bron: "blad:4f2a9c1e07d35b68:1"}'
    bus = ', bron: "ideeënbus"}'
    boekje(boek, *(regel.replace("}", er) for er in (bron, bus) for regel in (BANK, KOOR)))
    uit = json.loads(draai("check", "dubbel", "--formaat", "json").uit)["bevindingen"]
    assert [(b["regel"], b["lijn"]) for b in uit] == [("dubbel", 2)]


def test_een_nummer_is_van_een_regel_in_het_hele_boek(draai: Draai, boek: Path) -> None:
    schrijf(boek, '- {voorschot: 230115-m3fx, datum: 2023-01-15, bedrag: 5.00, omschrijving: "deel"}')
    boekje(boek, BANK, KOOR, KOOR.replace("Buurtkoor", "Buurtband"))
    uit = json.loads(draai("check", "--formaat", "json").uit)["bevindingen"]
    assert [(b["regel"], b["bestand"], b["lijn"]) for b in uit] == [("id", IDEEEN, 1), ("id", IDEEEN, 3)]


def test_wat_de_buurt_ziet_is_afgeschermd_en_van_die_dag(boek: Path) -> None:
    stand = '- {stand: 230301-7kq2, van: 230115-m3fx, datum: 2023-03-01, is: opgepakt, toelichting: "bel 06-12345678"}'
    boekje(boek, BANK.replace("speeltuin", "speeltuin van mevrouw Jansen"), stand)
    wie = 'met: "De heer Jansen", post: tuin/moestuin, omschrijving: "tuin"'
    (boek / OVEREENKOMSTEN).write_text(f"- {{overeenkomst: 230401-4ab1, datum: 2023-04-01, {wie}}}\n")
    heel = lees_grootboek(boek)
    gemaskerd = openbaar(heel, maskeerder(()))
    assert "Jansen" not in f"{gemaskerd.ideeen}{gemaskerd.overeenkomsten}"
    assert "06-12345678" not in f"{gemaskerd.ideeen}"
    toen = tot_en_met(heel, date(2023, 2, 1))
    assert ([regel.nummer for regel in toen.ideeen], toen.overeenkomsten) == (["230115-m3fx"], ())


def test_welke_kernen_van_het_aanbod_gebruik_maakten(draai: Draai, boek: Path) -> None:
    budget = boek / "data/budget.yaml"
    budget.write_text(budget.read_text() + 'aanbod: [{naam: "LSA-lidmaatschap", bedrag: 50.00}, {naam: "Cursus"}]\n')
    bon = 'datum: 2023-03-01, bedrag: 45.00, omschrijving: "lid", betaald_door: kern, activiteit'
    terug = '- {storno: 230303-7kq2, van: 230302-m3fx, datum: 2023-03-01, reden: "niet"}'
    schrijf(boek, f'- {{bon: 230301-m3fx, {bon}: "LSA lidmaatschap"}}', post="kernen/noord")
    schrijf(boek, f'- {{bon: 230302-m3fx, {bon}: "LSA-lidmaatschap"}}', terug, post="kernen/zuid")
    schrijf(boek, f'- {{bon: 230304-m3fx, {bon}: "Cursus"}}')  # no kern
    lid, cursus = json.loads(draai("verantwoording", "--formaat", "json").uit)["aanbod"]
    assert lid["kernen"] == [{"post": "kernen/noord", "bedrag": "45.00", "bonnen": 1}]
    assert (cursus["bedrag"], cursus["kernen"]) == (None, [])
    assert "LSA-lidmaatschap (gewoonlijk € 50,00): 1 kern (" in " ".join(draai("verantwoording").uit.split())
    assert "LSA-lidmaatschap" in draai("kern", "toon", "noord").uit
    assert "LSA-lidmaatschap" not in draai("kern", "toon", "zuid").uit
