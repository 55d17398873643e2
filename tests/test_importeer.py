"""`buurtledger bon importeer`: sheets that people kept, read by what is in them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtledger.model.bericht import Bericht
from buurtledger.model.dagkolom import lees_dagkolom
from buurtledger.model.dagwoorden import Kader
from buurtledger.report.taal import Taal
from buurtledger.store.grootboek import lees_een_logboek
from tests.conftest import VANDAAG, Draai, Uitkomst, logboek, schrijf
from tests.test_terminal import gesprek

TUIN, NOORD = "tuin/moestuin", "kernen/noord"
KADER = Kader(VANDAAG, date(2022, 9, 1), date(2023, 12, 31))
Lees = Callable[..., Any]

BLAD = """Kasboek kern Noord;;;;
;;;;
Datum;Omschrijving;Bedrag (€);Winkel;Betaald door
14-10-2022;Verf;45,95;Gamma;zelf
3-4-2023;Koffie & thee;1.234,50;AH;rekening

Totaal;;1.280,45;;
;nog na te zoeken;;;
"""


@pytest.fixture
def importeer(draai: Draai, tmp_path: Path) -> Callable[..., Uitkomst]:
    """Import the text or bytes of a sheet."""

    def doe(inhoud: str | bytes, *argumenten: str, naam: str = "bonnen.csv") -> Uitkomst:
        pad = tmp_path / naam
        pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
        return draai("bon", "importeer", str(pad), *argumenten)

    return doe


@pytest.fixture
def lees(importeer: Callable[..., Uitkomst]) -> Lees:
    """What a sheet is understood as, as programs get it."""

    def doe(inhoud: str | bytes, *argumenten: str) -> Any:
        uitkomst = importeer(inhoud, "--post", TUIN, "--formaat", "json", *argumenten)
        assert uitkomst.code == 0, uitkomst.fout
        return json.loads(uitkomst.uit)

    return doe


def xlsx(*rijen: list[object]) -> bytes:
    boek = openpyxl.Workbook()
    blad = boek.active
    assert blad is not None
    for rij in rijen:
        blad.append(rij)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def bonnen(gelezen: Any) -> list[tuple[str, ...]]:
    mutaties = [rij["mutatie"] for rij in gelezen["rijen"] if rij["mutatie"]]
    return [(m["datum"], m["bedrag"], m["omschrijving"], m.get("leverancier", ""), m["betaald_door"]) for m in mutaties]


def fouten(gelezen: Any) -> list[str]:
    return [f"{f['cel']} {f['waarde']}: {f['bericht']}" for rij in gelezen["rijen"] for f in rij["fouten"]]


def gezegd(gelezen: Any) -> list[str]:
    bestand = gelezen["bestanden"][0]
    return [
        *bestand["aannames"],
        *(f"{o['rij']}: {o['reden']}" for o in bestand["overgeslagen"]),
        *bestand["verschillen"],
    ]


def test_een_blad_zoals_mensen_het_bijhouden(importeer: Callable[..., Uitkomst], boek: Path) -> None:
    pad = schrijf(
        boek, '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: "verf", betaald_door: kern}'
    )
    uitkomst = importeer(BLAD.encode("cp1252"), "--post", "noord", "--ja")
    assert uitkomst.code == 0
    for stuk in (
        "bonnen.csv, kolommen: A Datum = dag, B Omschrijving = omschrijving, C Bedrag (€)",
        "5    2023-04-03  1.234,50  Koffie & thee  AH           nieuw",
        "rij 7: dit is een totaal",
        "rij 8: hier staat geen dag en geen bedrag: nog na te zoeken",
        "rij 4: dit lijkt dezelfde bon als 221015-m3fx, in",
        "2 nieuw, samen € 1.280,45 (daarvan 1 lijkt dubbel).",
        "Opgeschreven: 2 regels, samen € 1.280,45.",
    ):
        assert stuk in uitkomst.uit
    mutaties = lees_een_logboek(boek, NOORD).mutaties
    assert [(m.bedrag, m.omschrijving, m.leverancier, m.betaald_door) for m in mutaties] == [
        (Decimal("45.95"), "Verf", "Gamma", "kern"),
        (Decimal("1234.50"), "Koffie & thee", "AH", "penvoerder"),
    ]
    assert pad.read_bytes().count(b"\n") == 1


def test_hetzelfde_blad_met_twee_rijen_meer_voegt_er_twee_toe(importeer: Callable[..., Uitkomst], boek: Path) -> None:
    blad = "datum,bedrag,wat\n2023-10-01,5.00,koffie\n2023-10-01,5.00,koffie\n2023-10-02,2.50,thee\n"
    assert importeer(blad, "--post", TUIN, "--ja").code == 0
    weer = importeer(blad, "--post", TUIN, "--ja")
    assert "0 nieuw, samen € 0,00; 3 staan er al." in weer.uit
    assert "Er is niets nieuws; er is niets geschreven." in weer.uit
    # In another order and with two more.
    meer = "datum,bedrag,wat\n2023-10-03,1.00,melk\n2023-10-02,2.50,thee\n2023-10-01,5.00,koffie\n" + (
        "2023-10-01,5.00,koffie\n2023-10-01,5.00,koffie\n"
    )
    assert (
        "2 nieuw, samen € 6,00 (daarvan 1 lijkt dubbel); 3 staan er al." in importeer(meer, "--post", TUIN, "--ja").uit
    )
    assert len(lees_een_logboek(boek, TUIN).mutaties) == 5
    # The same rows at another post are other receipts.
    assert "3 nieuw" in importeer(blad, "--post", NOORD, "--ja").uit
    assert "Fouten: 0. Waarschuwingen: 5." in draai_check(boek).uit


def draai_check(boek: Path) -> Uitkomst:
    import contextlib

    from buurtledger.cli.start import main

    uit = io.StringIO()
    with contextlib.redirect_stdout(uit):
        code = main(["--map", str(boek), "check"], vandaag=VANDAAG)
    return Uitkomst(code, uit.getvalue(), "")


def test_een_import_gaat_met_stornos_terug_en_dan_weer_erin(importeer: Callable[..., Uitkomst], boek: Path) -> None:
    blad = "datum;bedrag;wat;post\n1-10-2023;5,00;koffie;noord\n2-10-2023;2,50;thee;moestuin\n"
    assert importeer(blad, "--ja").code == 0
    terug = importeer(blad, "--terug", "--ja")
    assert (terug.code, terug.uit) == (
        0,
        "kernen/noord: besteed van € 5,00 naar € 0,00\ntuin/moestuin: besteed van € 2,50 naar € 0,00\n"
        "Opgeschreven: 2 regels.\n",
    )
    assert lees_een_logboek(boek, NOORD).mutaties[1].reden == "import teruggenomen"
    assert "staat niets in de boeken dat nog geldt" in importeer(blad, "--terug", "--ja").fout
    assert "2 nieuw" in importeer(blad, "--ja").uit
    assert importeer(blad, "--terug", "--ja").code == 0
    assert draai_check(boek).uit == "Alles klopt.\n"


def test_is_een_rij_fout_dan_wordt_er_niets_geschreven(importeer: Callable[..., Uitkomst], boek: Path) -> None:
    blad = "datum;bedrag;wat\n14-10-2022;5,00;koffie\n12-13-2022;12,505;thee\n"
    uitkomst = importeer(blad, "--post", TUIN, "--ja")
    assert uitkomst.code == 2
    assert 'A3: "12-13-2022": 12-13-2022 staat niet op de kalender' in uitkomst.uit
    assert 'B3: "12,505": 12,505 heeft meer dan twee cijfers achter de komma' in uitkomst.uit
    assert "1 rij is fout, dus er is niets geschreven; verbeter haar in het blad" in uitkomst.fout
    assert not logboek(boek).exists()
    assert "Opgeschreven: 1 regel, samen € 5,00." in importeer(blad, "--post", TUIN, "--ja", "--zonder-foute").uit


def test_zonder_ja_en_zonder_iemand_wordt_er_niets_geschreven(importeer: Callable[..., Uitkomst], boek: Path) -> None:
    blad = "datum;bedrag;wat\n14-10-2022;5,00;koffie\n"
    uitkomst = importeer(blad, "--post", TUIN)
    assert uitkomst.code == 2
    assert "er is niemand om het te vragen, dus er is niets geschreven; geef --ja" in uitkomst.fout
    assert importeer(blad, "--post", TUIN, "--formaat", "json").code == 0
    assert not logboek(boek).exists()
    met = json.loads(importeer(blad, "--post", TUIN, "--formaat", "json", "--ja").uit)
    assert met["geschreven"] is True
    rij = next(csv.DictReader(io.StringIO(importeer(blad, "--post", TUIN, "--formaat", "csv").uit)))
    assert (rij["wordt"], rij["bedrag"], rij["post"]) == ("staat er al", "5.00", TUIN)


def test_wat_er_al_lijkt_te_staan_kan_overgeslagen_worden(importeer: Callable[..., Uitkomst], boek: Path) -> None:
    schrijf(boek, '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 5.00, omschrijving: "koffie", betaald_door: kern}')
    blad = "datum;bedrag;wat\n14-10-2022;5,00;koffie\n14-10-2022;6,00;koffie\n14-10-2022;6,00;koffie\n"
    uitkomst = importeer(blad, "--post", NOORD, "--ja", "--zonder-dubbele")
    # What is shown as likely the same is passed over; who had two coffees leaves the option out.
    assert "rij 4: dit lijkt dezelfde bon als rij 3" in uitkomst.uit
    assert "1 nieuw, samen € 6,00; 2 staan er al." in uitkomst.uit
    assert [m.bedrag for m in lees_een_logboek(boek, NOORD).mutaties] == [Decimal("6.00")]
    weer = importeer(blad, "--post", NOORD)
    assert "2 nieuw, samen € 11,00 (daarvan 2 lijken dubbel); 1 staat er al." in weer.uit


def test_een_totaal_wordt_nageteld_ook_als_er_iets_anders_mis_is(importeer: Callable[..., Uitkomst]) -> None:
    blad = "datum;bedrag;wat\n31-2-2023;5,00;koffie\n14-10-2022;6,00;thee\nTotaal;12,00;\n"
    uitkomst = importeer(blad, "--post", NOORD)
    assert "B4: als totaal staat er € 12,00, de rijen erboven tellen op tot € 11,00: € 1,00 verschil" in " ".join(
        uitkomst.uit.split()
    )
    # What cannot be read is not added up, so nothing is said of the sum.
    for onleesbaar in ("vijf", "-5,00"):
        uit = importeer(blad.replace("31-2-2023;5,00", f"13-10-2022;{onleesbaar}"), "--post", NOORD).uit
        assert "als totaal" not in uit


@pytest.mark.parametrize(
    ("blad", "verwacht"),
    [
        ("Date,Amount,Description,Shop,Paid by\n10/14/2022,45.95,Paint,Praxis,treasurer\n03/04/2023,1,Tea,,group\n", [
            ("2022-10-14", "45.95", "Paint", "Praxis", "penvoerder"), ("2023-03-04", "1.00", "Tea", "", "kern")]),
        ("14-10-2022;45,95;verf\n15-10-2022;12,50;thee\n", [
            ("2022-10-14", "45.95", "verf", "", "kern"), ("2022-10-15", "12.50", "thee", "", "kern")]),
        ("dag\twinkel\tbedrag\n14 okt 2022\tAH\t€ 1.234,50\n20221015\tAH\t12,-\n", [
            ("2022-10-14", "1234.50", "AH", "", "kern"), ("2022-10-15", "12.00", "AH", "", "kern")]),
        ("datum;in;uit;wat\n14-10-2022;;5,00;koffie\n", [("2022-10-14", "5.00", "koffie", "", "kern")]),
        ("datum;bedrag;saldo;wat\n14-10-2022;-5,00;95,00;koffie\n15-10-2022;-6,00;89,00;thee\n", [
            ("2022-10-14", "5.00", "koffie", "", "kern"), ("2022-10-15", "6.00", "thee", "", "kern")]),
        ("datum;bedrag;totaal;wat\n14-10-2022;5,00;5,00;koffie\n15-10-2022;6,00;11,00;thee\n", [
            ("2022-10-14", "5.00", "koffie", "", "kern"), ("2022-10-15", "6.00", "thee", "", "kern")]),
        ("datum;bedrag excl. btw;btw;bedrag incl. btw;wat\n14-10-2022;10,00;2,10;12,10;verf\n", [
            ("2022-10-14", "12.10", "verf", "", "kern")]),
    ],
)  # fmt: skip
def test_wat_herkend_wordt(lees: Lees, blad: str, verwacht: list[tuple[str, ...]]) -> None:
    assert bonnen(lees(blad)) == verwacht


def test_een_rekenblad_met_titel_lege_regels_en_getallen_als_datum(lees: Lees) -> None:
    gelezen = lees(
        xlsx(
            ["Kas van de tuin"],
            [],
            [None, "Datum", "Wat", "Bedrag", "Btw", "Soort"],
            [None, datetime(2022, 10, 14, 13, 5), "verf", 45.95, 0.21, "materiaal"],  # noqa: DTZ001
            [],
            [None, 44849, "thee", 12.5, 0.09, "koffie"],
            [None, "Datum", "Wat", "Bedrag", "Btw", "Soort"],
            [None, None, "Totaal", 50, None, None],
        )
    )
    assert bonnen(gelezen) == [
        ("2022-10-14", "45.95", "verf", "", "kern"),
        ("2022-10-15", "12.50", "thee", "", "kern"),
    ]
    assert gezegd(gelezen) == [
        "kolom F is een label, geen soort: dat wordt de activiteit",
        "datums staan er als getal: 44849 is 15 oktober 2022",
        "kolom E is een percentage btw, geen bedrag: die blijft weg",
        "7: dit zijn de koppen nog eens",
        "8: dit is een totaal",
        "D8: als totaal staat er € 50,00, de rijen erboven tellen op tot € 58,45: € 8,45 verschil",
    ]


@pytest.mark.parametrize(
    ("rij", "fout"),
    [
        ("14-10-2022;$5,00;x", "B2 $5,00: $5,00: buurtledger rekent in euro's, niet in $"),
        ("14-10-2022;-5,00;x", "B2 -5,00: is dit een retour? Boek die op haar bon: buurtledger bon retour NUMMER 5,00"),
        ("14-10-2022;(5);x", "B2 (5): is dit een retour? Boek die op haar bon: buurtledger bon retour NUMMER 5,00"),
        ("14-10-2022;1.234;x", "B2 1.234: 1.234 kan op twee manieren gelezen worden: "
         "typ 1234,00 of een bedrag met twee cijfers achter de komma"),
        ("14-10-2022;0,00;x", "B2 0,00: het bedrag is nul"),
        ("14-10-2022;;x", "B2 : het bedrag ontbreekt"),
        ("14-10-2022;vijf;x", "B2 vijf: vijf is geen bedrag; typ bijvoorbeeld 45,95 of 1.234,50"),
        (";5,00;x", "A2 : de datum ontbreekt"),
        ("onlangs;5,00;x", "A2 onlangs: onlangs is geen datum; typ bijvoorbeeld 14-10-2022, 14 okt of gisteren"),
        ("16-1-2024;5,00;x", "A2 16-1-2024: 16 januari 2024 moet nog komen; vandaag is het 15 januari 2024"),
        ("14-10-2022;5,00;", "C2 : wat er gekocht is ontbreekt"),
        ("14-10-2022;5,00;#DIV/0!", "C2 #DIV/0!: een formule geeft hier een fout"),
        ("14-10-2022;5,00;bel 06-12345678", 'C2 bel 06-12345678: hier staat een telefoonnummer: "06-12345678"; laat '
         "het weg, want het boek is openbaar en git vergeet niets: bel [weggelaten]"),
    ],
)  # fmt: skip
def test_een_foute_cel_wordt_genoemd(lees: Lees, rij: str, fout: str) -> None:
    assert fouten(lees(f"datum;bedrag;wat\n{rij}\n")) == [fout]


@pytest.mark.parametrize(
    ("kop", "cel", "fout"),
    [
        ("valuta", "USD", "D2 USD: buurtledger rekent in euro's, niet in USD"),
        ("betaald door", "Jan", "D2 Jan: typ kern (de groep zelf) of penvoerder (de rekening)"),
        ("bewijs", "foto", "D2 foto: kies uit bon, factuur, verklaring"),
        ("soort", "bij", "B2 5,00: dit kwam binnen: is het een voorschot, zet dat dan in een kolom soort"),
        ("post", "nergens", "D2 nergens: nergens is geen post in de begroting"),
        ("post", "moestuyn", "D2 moestuyn: moestuyn is er niet; bedoel je tuin/moestuin?"),
        ("btw", "7,00", "D2 7,00: de btw, € 7,00, is niet minder dan het bedrag, € 5,00"),
    ],
)
def test_een_foute_cel_in_een_kolom_erbij(lees: Lees, kop: str, cel: str, fout: str) -> None:
    assert fouten(lees(f"datum;bedrag;wat;{kop}\n14-10-2022;5,00;koffie;{cel}\n")) == [fout]


def test_soorten_en_posten_uit_kolommen(lees: Lees) -> None:
    gelezen = lees(
        "datum;bedrag;wat;soort;kern;btw;bewijs;opmerking\n1-10-2022;500,00;eerste deel;voorschot;Noord;;;\n"
        "14-10-2022;12,10;verf;factuur;moestuin;2,10;;blauw\n"
    )
    assert [rij["mutatie"] for rij in gelezen["rijen"]] == [
        {"soort": "voorschot", "id": MISC, "post": NOORD, "datum": "2022-10-01", "bedrag": "500.00",
         "omschrijving": "eerste deel", "bron": MISC},
        {"soort": "bon", "id": MISC, "post": TUIN, "datum": "2022-10-14", "bedrag": "12.10", "btw": "2.10",
         "omschrijving": "verf", "betaald_door": "kern", "bewijs": "factuur", "notitie": "blauw", "bron": MISC},
    ]  # fmt: skip


class _Iets:
    def __eq__(self, ander: object) -> bool:
        return isinstance(ander, str) and bool(ander)

    __hash__ = None  # type: ignore[assignment]


MISC = _Iets()


def test_de_post_staat_boven_de_tabel_of_nergens(importeer: Callable[..., Uitkomst]) -> None:
    blad = "Kern:;Noord;\ndatum;bedrag;wat\n14-10-2022;5,00;koffie\n"
    assert "kernen/noord" in importeer(blad, "--ja").uit
    zonder = importeer("datum;bedrag;wat\n14-10-2022;5,00;koffie\n", "--ja")
    assert "bij welke post hoort dit? Geef die met --post, of maak een kolom post" in zonder.uit


@pytest.mark.parametrize(
    ("inhoud", "fout"),
    [
        (b"", "het bestand is leeg"),
        (b"a;b\n1;2\n3;4\n", "ik herken de kolommen niet; zet erboven hoe ze heten, bijvoorbeeld: datum, bedrag"),
        (b"datum;bedrag\n14-10-2022;5,00\n", "maar geen met wat er gekocht is"),
        (b"datum;bedrag;kosten;wat\n14-10-2022;5,00;6,00;x\n", "de kolommen B, C kunnen allebei het bedrag zijn"),
        (b"datum;bedrag ($);wat\n14-10-2022;5,00;x\n", "buurtledger rekent in euro's, niet in $"),
        (b"datum;bedrag;wat\n", "er staat geen enkele bon in"),
        (b"%PDF-1.4", "dit is een pdf"),
    ],
)
def test_wat_geen_blad_met_bonnen_is(importeer: Callable[..., Uitkomst], inhoud: bytes, fout: str) -> None:
    uitkomst = importeer(inhoud, "--post", TUIN, "--ja")
    assert uitkomst.code in (2, 3)
    assert fout in uitkomst.fout


def test_van_twee_bladen_moet_er_een_gekozen_worden(importeer: Callable[..., Uitkomst]) -> None:
    boek = openpyxl.Workbook()
    assert boek.active is not None
    boek.active.title = "jan"
    for blad in (boek.active, boek.create_sheet("feb")):
        blad.append(["datum", "bedrag", "wat"])
        blad.append([date(2023, 2, 1), 5, blad.title])
    boek.create_sheet("uitleg").append(["hier staat hoe het moet"])
    uit = io.BytesIO()
    boek.save(uit)
    weiger = importeer(uit.getvalue(), "--post", TUIN, "--ja", naam="kas.xlsx")
    assert "kas.xlsx: er zijn 2 bladen met bonnen: jan, feb; kies er een met --blad" in weiger.fout
    assert "1 nieuw" in importeer(uit.getvalue(), "--post", TUIN, "--ja", "--blad", "feb", naam="kas.xlsx").uit
    assert (
        "er is geen blad mrt; wel jan, feb, uitleg"
        in importeer(uit.getvalue(), "--post", TUIN, "--ja", "--blad", "mrt", naam="kas.xlsx").fout
    )


DAGEN = st.lists(st.dates(date(2022, 9, 1), date(2023, 12, 31)), min_size=1, max_size=8)


@given(DAGEN, st.sampled_from(["{:%d-%m-%Y}", "{:%d/%m/%y}", "{:%Y-%m-%d}", "{:%d.%m.%Y}"]))
def test_dagen_in_onze_volgorde_worden_nooit_anders_gelezen(dagen: list[date], vorm: str) -> None:
    """Unless every cell is a day only the other way round, which none of these is."""
    gelezen = lees_dagkolom([vorm.format(dag) for dag in dagen], KADER)
    zeker = any(dag.day > 12 for dag in dagen) or "%Y-%m" in vorm
    if zeker:
        assert list(gelezen.dagen) == dagen
    elif list(gelezen.dagen) != dagen or any(dag.day != dag.month for dag in dagen):
        assert gelezen.aannames


@pytest.mark.parametrize(
    ("cellen", "dagen", "gezegd"),
    [
        (["3-4-2023", "30-4-2023"], ["2023-04-03", "2023-04-30"], []),
        (["3/4/2023", "4/30/2023"], ["2023-03-04", "2023-04-30"],
         ["de maand staat vooraan in de datums, zoals in Amerika"]),
        (["3-4-2023"], ["2023-04-03"], ["de dag staat vooraan: 3-4-2023 is 3 april 2023"]),
        (["9-12-2024", "1-3-2023"], ["2024-12-09", "2023-03-01"],
         ["de dag staat vooraan: 9-12-2024 is 9 december 2024"]),
        (["10-6-2022", "10-7-2022"], ["2022-10-06", "2022-10-07"],
         ["de maand staat vooraan: 10-6-2022 is 6 oktober 2022"]),
        (["14 dec"], ["2023-12-14"], ["zonder jaar: 14 dec is 14 december 2023"]),
        (["2022-10-14 00:00:00", "14/10/2022 13:05"], ["2022-10-14", "2022-10-14"], []),
        (["31-2-2023", "13-13-2023"],
         ["31-2-2023 staat niet op de kalender", "13-13-2023 staat niet op de kalender"], []),
    ],
)  # fmt: skip
def test_een_kolom_met_dagen(cellen: list[str], dagen: list[str], gezegd: list[str]) -> None:
    gelezen = lees_dagkolom(cellen, KADER)
    gezien = [Taal().zeg(dag) if isinstance(dag, Bericht) else str(dag) for dag in gelezen.dagen]
    assert (gezien, [Taal().zeg(een) for een in gelezen.aannames]) == (dagen, gezegd)


def test_het_sjabloon_van_een_kern_komt_zo_terug(draai: Draai, boek: Path, tmp_path: Path) -> None:
    assert draai("bon", "sjabloon", "--naar", str(tmp_path / "bladen")).code == 0
    assert sorted(pad.name for pad in (tmp_path / "bladen").iterdir()) == ["bonnen-noord.xlsx", "bonnen-zuid.xlsx"]
    pad = tmp_path / "bladen" / "bonnen-noord.xlsx"
    werkboek = openpyxl.load_workbook(pad)
    bonnenblad, uitleg = werkboek.worksheets
    assert [bonnenblad["B2"].value, bonnenblad["A6"].value, uitleg["A1"].value, uitleg["A11"].value] == [
        NOORD,
        "Datum\nDate",
        "Zo vul je dit in",
        "How to fill this in",
    ]
    bewaking = {regel.type for regel in bonnenblad.data_validations.dataValidation}
    assert bewaking == {"date", "custom", "list", "textLength"}
    for rij, waarden in enumerate(
        [
            (date(2022, 10, 14), 45.95, "Verf en kwasten", "Gamma", "penvoerder", 7.97, "blauw"),
            (date(2022, 11, 3), 5, "Thee"),
        ],
        start=7,
    ):
        for kolom, waarde in enumerate(waarden, start=1):
            bonnenblad.cell(rij, kolom, waarde)
    werkboek.save(pad)
    uitkomst = draai("bon", "importeer", str(pad), "--ja")
    assert "2 nieuw, samen € 50,95." in uitkomst.uit
    assert "Aangenomen" not in uitkomst.uit
    verf, thee = lees_een_logboek(boek, NOORD).mutaties
    assert (verf.datum, verf.bedrag, verf.omschrijving, verf.leverancier) == (
        date(2022, 10, 14),
        Decimal("45.95"),
        "Verf en kwasten",
        "Gamma",
    )
    assert (verf.betaald_door, verf.btw, verf.notitie) == ("penvoerder", Decimal("7.97"), "blauw")
    assert (thee.bedrag, thee.betaald_door) == (Decimal("5.00"), "kern")
    # What is filled in is never written over.
    ingevuld = pad.read_bytes()
    assert "bonnen-noord.xlsx bestaat al" in draai("bon", "sjabloon", "noord", "--naar", str(tmp_path / "bladen")).fout
    assert pad.read_bytes() == ingevuld
    assert "zeg met --naar in welke map" in draai("bon", "sjabloon").fout
    assert "lijkt een bestand" in draai("bon", "sjabloon", "noord", "--naar", str(tmp_path / "noord.xlsx")).fout


def test_een_lijst_gaat_eruit_en_weer_erin(draai: Draai, boek: Path, tmp_path: Path) -> None:
    schrijf(
        boek,
        '- {voorschot: 221001-7kq2ab, datum: 2022-10-01, bedrag: 50.00, omschrijving: "=1+1"}',
        '- {bon: 221015-m3fxcd, datum: 2022-10-14, bedrag: 45.95, btw: 7.97, omschrijving: "Verf  en kwast", '
        'leverancier: "Gamma", betaald_door: kern, notitie: "blauw"}',
        '- {bon: 221016-k2vdcd, datum: 2022-10-15, bedrag: 5.00, omschrijving: "Thee", betaald_door: kern}',
        '- {storno: 221020-d81wef, van: 221016-k2vdcd, datum: 2022-10-20, reden: "dubbel ingevoerd"}',
    )
    pad = tmp_path / "lijst.xlsx"
    assert "zeg met --naar in welk bestand de lijst komt" in draai("bon", "lijst", "--formaat", "xlsx").fout
    assert draai("bon", "lijst", "--formaat", "xlsx", "--naar", str(pad)).code == 0
    assert "0 nieuw, samen € 0,00; 4 staan er al." in draai("bon", "importeer", str(pad), "--ja").uit
    werkboek = openpyxl.load_workbook(pad)
    blad = werkboek.active
    assert blad is not None
    kolom = {cel.value: cel.column for cel in blad[1]}
    blad.cell(3, kolom["bedrag"], 54.95)
    blad.cell(3, kolom["notitie"], "")
    blad.cell(2, kolom["id"], "221001-zzzz")
    for naam, waarde in {"post": TUIN, "datum": date(2023, 3, 3), "bedrag": 5.5, "omschrijving": "Melk"}.items():
        blad.cell(6, kolom[naam], waarde)
    werkboek.save(pad)
    uitkomst = draai("bon", "importeer", str(pad), "--formaat", "json")
    gelezen = json.loads(uitkomst.uit)
    assert [rij["wordt"] for rij in gelezen["rijen"]] == ["fout", "fout", "staat er al", "staat er al", "nieuw"]
    assert fouten(gelezen) == [
        "B2 221001-zzzz: dit nummer is er niet; laat de cel leeg voor een nieuwe bon",
        "E3 54.95: dit staat al in de boeken, en anders: € 45,95; verander het met: "
        "buurtledger bon herzie 221015-m3fxcd",
        "K3 : dit staat al in de boeken, en anders: blauw; verander het met: buurtledger bon herzie 221015-m3fxcd",
    ]
    assert draai("bon", "lijst", "--formaat", "csv", "--naar", str(tmp_path / "lijst.csv")).code == 0
    assert "4 staan er al" in draai("bon", "importeer", str(tmp_path / "lijst.csv"), "--ja").uit


def test_een_formule_die_fout_gaat_en_een_andere_munt_worden_gezien(lees: Lees) -> None:
    werkboek = openpyxl.Workbook()
    blad = werkboek.active
    assert blad is not None
    # The table begins below and to the right of the corner.
    for rij, waarden in enumerate(
        [
            ("Datum", "Bedrag", "Wat"),
            (date(2022, 10, 14), "#DIV/0!", "verf"),
            (date(2022, 10, 15), 12.5, "dollars"),
            (date(2022, 10, 16), 12.5, "euro's"),
            (date(2022, 10, 17), 5, "pesos"),
        ],
        start=4,
    ):
        for kolom, waarde in enumerate(waarden, start=3):
            blad.cell(rij, kolom, waarde)
    blad["D6"].number_format = "[$$-409]#,##0.00"
    blad["D7"].number_format = "[$€-413] #,##0.00"
    blad["D8"].number_format = "[$MXN] #,##0.00"
    blad.row_dimensions[7].hidden = True
    uit = io.BytesIO()
    werkboek.save(uit)
    assert gezegd(lees(uit.getvalue())) == [
        "1 rij is verborgen in het blad (staat er een filter aan?) en telt gewoon mee"
    ]
    assert fouten(lees(uit.getvalue())) == [
        "D5 #DIV/0!: een formule geeft hier een fout",
        "D6 $ 12.5: $ 12.5: buurtledger rekent in euro's, niet in $",
        "D8 MXN 5: MXN 5: buurtledger rekent in euro's, niet in MXN",
    ]


def test_het_blad_gaat_de_kluis_in(
    importeer: Callable[..., Uitkomst], draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kluis = tmp_path / "kluis"
    kluis.mkdir(mode=0o700)
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(kluis))
    blad = b"datum;bedrag;wat\n14-10-2022;5,00;koffie\n"
    naam = f"{sha256(blad).hexdigest()}.bonnen.csv"
    importeer(blad, "--post", TUIN)
    assert not list(kluis.iterdir())
    assert f"In de kluis: {naam}" in importeer(blad, "--post", TUIN, "--ja").uit.replace("\n", " ")
    assert (kluis / naam[:2] / naam).read_bytes() == blad
    assert draai("check", "--kluis").uit == "Alles klopt.\n"
    assert "Scans: 1 (1 bonnen.csv)" in draai("kluis", "toon").uit
    assert "geen regel" not in draai("kluis", "toon").uit


def test_aan_een_terminal_wordt_een_retour_gevraagd_en_alles_bevestigd(boek: Path, tmp_path: Path) -> None:
    schrijf(boek, '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Verf", betaald_door: kern}')
    pad = tmp_path / "kas.csv"
    pad.write_text("datum;bedrag;wat\n15-10-2023;12,50;thee\n16-10-2023;-5,00;blik verf terug\n")
    vragen = [("Een retour?", "231015-m3fx"), ("Opschrijven?", "j")]
    code, scherm = gesprek(boek, ["bon", "importeer", str(pad), "--post", TUIN], vragen)
    assert code == 0, scherm
    assert "kas.csv, rij 3: € 5,00 terug op 16 oktober 2023, blik verf terug." in scherm
    assert "Opgeschreven: 2 regels" in scherm
    _, thee, retour = lees_een_logboek(boek, TUIN).mutaties
    assert (thee.omschrijving, retour.soort, retour.van, retour.bedrag) == ("thee", "retour", "231015-m3fx", Decimal(5))
    # The next time it is known by its bron.
    code, scherm = gesprek(boek, ["bon", "importeer", str(pad), "--post", TUIN], [("Een retour?", "231015-m3fx")])
    assert "2 staan er al." in scherm
