"""`bon invoer`: a pile of receipts, typed or out of a pipe, in the books in one go or not at all."""

from __future__ import annotations

import io
import re
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from buurtledger.cli.boninvoerzinnen import zeg_blik
from buurtledger.cli.omgeving import Einde, Omgeving, maak_omgeving
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.boeken import open_werk
from buurtledger.handelingen.bonstapel import Bonstapel
from buurtledger.handelingen.lezen import lees_begroting
from buurtledger.model.begroting import Begroting
from buurtledger.model.bonregel import Bonregel
from buurtledger.model.concept import Concept, naar_velden
from buurtledger.report.scherm import Scherm
from buurtledger.report.taal import Taal
from buurtledger.store.concepten import Conceptbestand, begin_concept, liggende
from tests.conftest import Draai, Uitkomst, logboek, schrijf

DAG = date(2022, 12, 20)
BON = (
    '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: "Potgrond", leverancier: "Praxis", '
    "betaald_door: kern}"
)


@pytest.fixture
def pijp(draai: Draai, monkeypatch: pytest.MonkeyPatch) -> Draai:
    """Run `bon invoer moestuin` with these lines on standard input."""

    def doe(*regels: str, opties: tuple[str, ...] = ()) -> Uitkomst:
        inhoud = "".join(f"{regel}\n" for regel in regels).encode("utf-8", "surrogateescape")
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(inhoud)))
        return draai("bon", "invoer", "moestuin", *opties, vandaag=DAG)

    return doe


def test_uit_een_pijp_komt_alles_in_een_keer_in_het_logboek(pijp: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    code, uit, fout = pijp(
        "# de schoenendoos",
        "15-10-22 3,50 prax",
        "",
        "16 4,00 hema; slingers",
        "5 fout; -",
        "-",
        "17 1,00 hem",
        "=8,50",
    )
    assert (code, fout) == (0, "")
    assert uit == "Opgeschreven: 3 regels, samen € 8,50.\n"
    regels = logboek(boek).read_text().splitlines()[1:]
    assert [regel.partition(", datum")[2] for regel in regels] == [
        ': 2022-10-15, bedrag: 3.50, omschrijving: "Potgrond", leverancier: "Praxis", betaald_door: kern}',
        ': 2022-10-16, bedrag: 4.00, omschrijving: "slingers", leverancier: "hema", betaald_door: kern}',
        ': 2022-10-17, bedrag: 1.00, omschrijving: "slingers", leverancier: "hema", betaald_door: kern}',
    ]


def test_elke_foute_regel_wordt_genoemd_en_dan_staat_er_niets(pijp: Draai, boek: Path) -> None:
    code, uit, fout = pijp(
        *(
            "14-10 5 hema slingers",
            "15-10 3,00 prax;",
            "-9",
            "32-1 5 ; x",
            "16-10 5 ; bel 06-12345678",
            "1-1-2030 5 ; x",
        ),
        *("=abc", "17-10 4 ; goed"),
    )
    assert (code, uit) == (2, "")
    assert fout.splitlines() == [
        "regel 1: hema is geen bekende winkel; zet ; na de naam van de winkel, of ; voor wat er gekocht is",
        "regel 2: wat is er gekocht? Typ het erachter",
        "regel 3: er is nog geen regel om terug te nemen",
        "regel 4: 32-1 staat niet op de kalender",
        'regel 5: hier staat een telefoonnummer: "06-12345678"; laat het weg, want het boek is openbaar en git vergeet '
        "niets: bel [weggelaten]",
        "regel 6: 1 januari 2030 moet nog komen; vandaag is het 20 december 2022",
        "regel 7: abc is geen bedrag; typ bijvoorbeeld 45,95 of 1.234,50",
        "buurtledger: 7 regels kloppen niet; er is niets geschreven",
    ]
    assert not logboek(boek).exists()


def test_een_totaal_dat_niet_klopt_houdt_alles_tegen(pijp: Draai, boek: Path) -> None:
    code, _, fout = pijp("14-10 5 ; touw", "=6,00")
    assert code == 2
    assert "nog € 1,00 tot het opgegeven totaal" in fout
    code, _, fout = pijp("14-10 5 ; touw", "=4,00")
    assert "de stapel is € 1,00 meer dan het opgegeven totaal" in fout
    assert not logboek(boek).exists()


@pytest.mark.parametrize(
    ("regels", "bericht"),
    [
        ((), "er kwam geen bon binnen"),
        (("", "# niets"), "er kwam geen bon binnen"),
        (("\udcff",), "geen UTF-8"),
        (("14-10 5 ; x",) * 1001, "meer dan 1000 regels"),
    ],
)
def test_niets_te_veel_of_geen_tekst(pijp: Draai, regels: tuple[str, ...], bericht: str) -> None:
    code, _, fout = pijp(*regels)
    assert code == 2
    assert bericht in fout


def test_wat_opvalt_wordt_gezegd_en_toch_geschreven(pijp: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    code, _, fout = pijp("14-10 45,95 prax", "15-10 400,00 ; tegels", "15-10 400,00 ; tegels")
    assert code == 0
    assert "let op: regel 1: dit lijkt dezelfde bon als 221015-m3fx" in fout
    assert "let op: regel 2: tuin/moestuin heeft € 891,90 besteed van € 420,00: € 471,90 te veel" in fout
    assert "let op: regel 3: dit lijkt dezelfde bon als regel 2: zelfde dag en zelfde bedrag" in fout
    assert logboek(boek).read_text().count("\n") == 4


def test_een_commit_voor_de_hele_stapel(pijp: Draai, boek: Path) -> None:
    subprocess.run(["git", "-C", str(boek), "init", "-q"], check=True)
    schrijf(boek, BON)
    code, uit, _ = pijp("14-10 5 ; touw", "15-10 6 ; lijm", opties=("--commit",))
    assert code == 0
    assert "Vastgelegd in git." in uit
    log = subprocess.run(
        ["git", "-C", str(boek), "log", "--format=%s", "-p"], capture_output=True, text=True, check=True
    )
    assert log.stdout.startswith("2 bonnen, samen € 11,00, bij tuin/moestuin\n")
    assert log.stdout.count("\n+- {") == 2


def test_boven_een_grens_wordt_gezegd_wie_er_nog_moet_kijken(pijp: Draai, boek: Path) -> None:
    (boek / "data/rollen.yaml").write_text(
        "formaat: 1\npersonen: {}\nmandaten:\n  - {boven: 100.00, rol: tweede-ondertekenaar}\n"
    )
    _, uit, _ = pijp("14-10 99,00 Gamma; verf", "2,00 gam", "15-10 100,00 gam", "101,00 ; tegels")
    assert "Boven een grens: 3 regels vragen een akkoord van tweede-ondertekenaar, 221220-" in uit


def test_zonder_post_in_een_pijp_ontbreekt_hij(draai: Draai) -> None:
    code, _, fout = draai("bon", "invoer")
    assert code == 2
    assert "POST ontbreekt" in fout


def test_in_het_engels(draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sys.stdin", io.TextIOWrapper(io.BytesIO(b"yesterday 5 @treasurer ; rope #invoice\n14-10 5 hema x\n"))
    )
    code, _, fout = draai("--taal", "en", "bon", "invoer", "moestuin", vandaag=DAG)
    assert code == 2
    assert "line 2: hema is not a known shop" in fout


@pytest.fixture
def typ(draai: Draai, monkeypatch: pytest.MonkeyPatch) -> Draai:
    """Type these keys at `bon invoer moestuin`, all in this process; what is drawn under a line is not seen."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("buurtledger.cli.vraagregel.uitvoer", DummyOutput)
    monkeypatch.setattr(
        "buurtledger.cli.start.maak_omgeving", lambda *alles: maak_omgeving(*alles)._replace(mag_vragen=True)
    )

    def doe(*toetsen: str, opties: tuple[str, ...] = ("moestuin",), taal: str = "nl") -> Uitkomst:
        with create_pipe_input() as invoer, create_app_session(input=invoer, output=DummyOutput()):
            invoer.send_text("".join(toetsen))
            return draai("--taal", taal, "bon", "invoer", *opties, vandaag=DAG)

    return doe


ENTER, OP, NEER, CTRL_C, WIS = "\r", "\x1b[A", "\x1b[B", "\x03", "\x15"


def bedragen(boek: Path) -> list[str]:
    return re.findall(r"bedrag: ([0-9.]+)", logboek(boek).read_text()) if logboek(boek).exists() else []


def concepten(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / ".local/state/buurtledger/concepten").glob("*"))


def test_een_stapel_getypt_getoond_en_opgeschreven(typ: Draai, boek: Path, tmp_path: Path) -> None:
    code, uit, fout = typ("14-10-22 45,95 Gamma; verf\r", "15 3,50 gam\r", "\r", "j\r")
    assert (code, fout) == (0, "")
    assert "Moestuin (tuin/moestuin): nog € 420,00 van € 420,00" in uit
    assert "14 oktober 2022, € 45,95, Gamma: verf; over € 374,05" in uit
    assert "samen               49,45" in uit
    assert "Opgeschreven: 2 regels, samen € 49,45." in uit
    assert bedragen(boek) == ["45.95", "3.50"]
    assert concepten(tmp_path) == []


def test_rustig_en_in_het_engels(typ: Draai, boek: Path) -> None:
    keys = ("14-10 1,00 Gamma; paint #invoice\r", "2,00 hardware x\r", "0\r", "\r", "y\r")
    code, uit, fout = typ(*keys, opties=("moestuin", "--rustig"), taal="en")
    assert (code, fout) == (0, "")
    assert "One receipt a line: 14-10 45,95 gamma paint and brushes" in uit
    assert "14 October 2022, € 1,00, Gamma: paint; € 419,00 left" in uit
    assert "I do not know hardware yet. Which shop?" in uit
    assert bedragen(boek) == ["1.00", "2.00"]


def test_omhoog_verandert_een_eerdere_regel_en_wat_er_stond_te_komen_blijft(typ: Draai, boek: Path) -> None:
    keys = ("14-10 1,00 ; a\r", "2,00 ; b\r", "3,00 ; c", OP, OP, f"{WIS}14-10 9,00 ; a\r", "\r\r\r")
    assert typ(*keys)[0] == 0
    assert bedragen(boek) == ["9.00", "2.00", "3.00"]


def test_omlaag_en_leeg_laten_een_regel_zoals_hij_was(typ: Draai, boek: Path) -> None:
    assert typ("14-10 1,00 ; a\r", OP, "x", NEER, OP, WIS, "\r", "\r\r")[0] == 0
    assert bedragen(boek) == ["1.00"]


def test_terugnemen(typ: Draai, boek: Path) -> None:
    code, uit, _ = typ("14-10 1,00 ; a\r", "2,00 ; b\r", "3,00 ; c\r", "-\r", "-1\r", "?\r", "\r\r")
    assert code == 0
    assert "Teruggenomen: regel 3, 14 oktober 2022, € 3,00, c" in uit
    assert "=412,35 is wat de stapel samen moet zijn" in uit
    assert bedragen(boek) == ["2.00"]


def test_een_streepje_op_een_eerdere_regel_neemt_die_terug(typ: Draai, boek: Path) -> None:
    keys = ("14-10 1,00 ; a\r", "2,00 ; b\r", "3,00 ; c\r", "4,00 ;", OP, OP, f"{WIS}-\r", " d\r")
    assert typ(*keys, OP, OP, OP, f"{WIS}-3\r", "\r\r")[0] == 0
    assert bedragen(boek) == ["1.00", "3.00"]


def test_het_totaal_van_de_stapel(typ: Draai, boek: Path) -> None:
    code, uit, fout = typ("=3,00\r", "14-10 1,00 ; a\r", "\r", "\r", "2,00 ; b\r", "\r\r")
    assert code == 0
    assert "nog € 3,00 tot het opgegeven totaal" in uit
    assert "a; over € 419,00; nog € 2,00 tot het opgegeven totaal" in " ".join(uit.split())
    assert "let op: nog € 2,00 tot het opgegeven totaal" in fout  # asked, and enter is no
    assert bedragen(boek) == ["1.00", "2.00"]


def test_een_nieuwe_winkel_wordt_een_keer_gevraagd(typ: Draai, boek: Path) -> None:
    keys = ("14-10 1 albert heijn koffie\r", "2\r", "2,00 albert heijn thee\r", "3,00 alb\r", "4,00 postzegels\r", "\r")
    code, uit, _ = typ(*keys, "5,00 postzegels\r", "6,00 hema\r", "1\r", " slingers\r", "\r\r")
    assert code == 0, uit
    assert uit.count("ken ik nog niet") == 3
    tekst = re.findall(r'omschrijving: "([^"]*)"(?:, leverancier: "([^"]*)")?', logboek(boek).read_text())
    assert tekst == [
        *(("koffie", "albert heijn"), ("thee", "albert heijn"), ("thee", "albert heijn")),
        *(("postzegels", ""), ("postzegels", ""), ("slingers", "hema")),
    ]


def test_de_volgende_bon_is_geen_naam_van_een_winkel(typ: Draai, boek: Path) -> None:
    """Who looks at the paper types on; nothing of it is lost, and no shop is called `16-10 12,75 hema slingers`."""
    keys = ("14-10 1,00 hema slingers\r", "16-10 12,75 hema lint\r", "1\r", "4,50 24 uur; chips\r", "\r\r")
    code, uit, fout = typ(*keys)
    assert code == 0, uit
    assert "dat is de volgende bon, en die komt zo; eerst nog: welke winkel is hema?" in fout
    gevonden = re.findall(
        r'bedrag: ([\d.]+), omschrijving: "([^"]*)", leverancier: "([^"]*)"', logboek(boek).read_text()
    )
    assert gevonden == [("1.00", "slingers", "hema"), ("12.75", "lint", "hema"), ("4.50", "chips", "24 uur")]


def test_wat_prive_lijkt_wordt_gevraagd_en_nee_is_nee(typ: Draai, boek: Path) -> None:
    code, _, fout = typ("14-10 1 ; bel 06-12345678\r", "n\r", f"{WIS}14-10 1 ; bel 06-12345678\r", "j\r", "\r\r")
    assert code == 0
    assert fout.count("hier staat een telefoonnummer") == 2
    assert bedragen(boek) == ["1.00"]


def test_ctrl_c_bewaart_en_daarna_gaat_het_verder(typ: Draai, boek: Path, tmp_path: Path) -> None:
    code, uit, _ = typ("14-10 1,00 Gamma; a\r", "=3,00\r", "2,0", CTRL_C)
    assert code == 130
    assert "De stapel is bewaard (1 bon, samen € 1,00). Verder gaan:" in uit
    assert "  buurtledger bon invoer tuin/moestuin\n" in uit
    [bestand] = concepten(tmp_path)
    assert (bestand.stat().st_mode & 0o777, bestand.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    code, uit, _ = typ("\r", "0 gam\r", "\r", "j\r")
    assert code == 0
    assert "een stapel van 20 december 2022 die nog niet opgeschreven is (1 bon, samen € 1,00)" in uit
    assert bedragen(boek) == ["1.00", "2.00"]
    assert concepten(tmp_path) == []


def test_wie_bij_de_laatste_vraag_stopt_houdt_de_stapel(typ: Draai, tmp_path: Path) -> None:
    code, uit, _ = typ("14-10 1,00 ; a\r", "\r", CTRL_C)
    assert code == 130
    assert "De stapel is bewaard (1 bon, samen € 1,00). Verder gaan:" in uit
    assert len(concepten(tmp_path)) == 1


def test_apart_en_weg(typ: Draai, boek: Path, tmp_path: Path) -> None:
    typ("14-10 1,00 ; a\r", CTRL_C)
    typ("a\r", "14-10 2,00 ; b\r", CTRL_C)
    assert len(concepten(tmp_path)) == 2
    code, _, _ = typ("w\r", "w\r", CTRL_C)
    assert (code, concepten(tmp_path), bedragen(boek)) == (130, [], [])


def test_een_halve_regel_in_het_concept_is_nooit_gebeurd(typ: Draai, boek: Path, tmp_path: Path) -> None:
    typ("14-10 1,00 ; a\r", CTRL_C)
    [bestand] = concepten(tmp_path)
    bestand.write_bytes(bestand.read_bytes() + b'["houd",1,{"datum')
    assert typ("\r", "2,00 ; b\r", "\r\r")[0] == 0
    assert bedragen(boek) == ["1.00", "2.00"]


def test_wie_omviel_na_het_schrijven_schrijft_niet_twee_keer(
    typ: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as even:
        even.setattr(Conceptbestand, "gooi_weg", lambda _: None)
        typ("14-10 1,00 ; a\r", "\r\r")
    assert len(concepten(tmp_path)) == 1
    _, uit, _ = typ(CTRL_C)
    assert "De vorige stapel (1 bon, samen € 1,00) is opgeschreven; of hij ook vastligt zegt git status." in uit
    assert (bedragen(boek), concepten(tmp_path)) == (["1.00"], [])


def test_een_post_die_er_niet_meer_is(typ: Draai, boek: Path, tmp_path: Path) -> None:
    typ("14-10 1,00 ; a\r", "2,0", CTRL_C)
    [bestand] = concepten(tmp_path)
    bestand.write_bytes(bestand.read_bytes().replace(b'"tuin/moestuin"', b'"tuin/schuur"'))
    code, _, fout = typ("j\r", "0 ; b\r", "\r\r")
    assert "tuin/schuur is geen post in de begroting" in fout
    assert (code, bedragen(boek), concepten(tmp_path)) == (0, ["1.00", "2.00"], [])


def test_tab_vult_aan(typ: Draai, boek: Path) -> None:
    keys = ("14-10 1,00 Gamma; witte verf\r", "2,00 gam\t wit\t\r", "4,00 gam verf\t\r", "3,00 gam rood\t\r", "\r\r")
    assert typ(*keys)[0] == 0
    assert re.findall(r'omschrijving: "([^"]*)", leverancier: "Gamma"', logboek(boek).read_text()) == [
        *("witte verf", "witte verf", "witte verf", "rood"),
    ]


def test_twee_stapels_tegelijk(typ: Draai, boek: Path, tmp_path: Path) -> None:
    ander = begin_concept(boek, "tuin/moestuin", DAG, [("typ", 0, "14-10 9,00 ; z")])
    code, _, fout = typ("14-10 1,00 ; a\r", "\r\r")
    assert code == 0
    assert "een stapel die in een andere terminal openstaat" in fout
    assert bedragen(boek) == ["1.00"]
    assert concepten(tmp_path) == [ander.pad]
    ander.sluit()


def test_een_regel_die_anders_gemaakt_is_houdt_wat_er_niet_getypt_wordt(typ: Draai, boek: Path) -> None:
    foto = Bonregel(date(2022, 10, 14), Decimal("5.00"), "touw", "Gamma", mee={"bron": "foto:4f2a9c1e"})
    klaar = begin_concept(boek, "tuin/moestuin", DAG, [("houd", 0, naar_velden(foto))])
    klaar.sluit()
    assert typ("\r", OP, f"{WIS}14-10-2022 6,00 gam\r", "\r\r")[0] == 0
    assert 'bedrag: 6.00, omschrijving: "touw", leverancier: "Gamma"' in logboek(boek).read_text()
    assert 'bron: "foto:4f2a9c1e"}' in logboek(boek).read_text()


def test_een_gesloten_post(pijp: Draai, boek: Path) -> None:
    (boek / "data/besluiten").mkdir()
    (boek / "data/besluiten/2022-11-01-tuin.yaml").write_text(
        'formaat: 1\ndatum: 2022-11-01\ndoor: buurtcoalitie\nwaarom: "klaar"\nsluit: [tuin/moestuin]\n'
    )
    _, _, fout = pijp("31-10 1 ; a", "1-11 1 ; b")
    assert fout == "let op: regel 2: tuin/moestuin is gesloten sinds 1 november 2022\n"


def test_geplakte_regels_worden_een_voor_een_gelezen(typ: Draai, boek: Path) -> None:
    plak = "\x1b[200~14-10 1,00 ; a\n2,00 ; b\nfout\n4,00 ; d\n\x1b[201~"
    assert typ(plak, f"{WIS}3,00 ; c\r", "\r\r")[0] == 0
    assert bedragen(boek) == ["1.00", "2.00", "3.00", "4.00"]


def test_het_boek_veranderde_intussen(typ: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    typ("14-10 45,95 prax\r", CTRL_C)
    schrijf(boek, BON, BON.replace("m3fx", "m3fy"), "- {half", post="tuin/moestuin")
    code, _, fout = typ("\r")
    assert code == 3
    assert "is niet helemaal te lezen" in fout
    schrijf(boek, BON.replace("45.95", "400.00"))
    code, _, fout = typ("\r", "\r", "j\r")
    assert code == 0
    assert bedragen(boek) == ["400.00", "45.95"]


def test_waar_niets_bewaard_kan_worden_wordt_dat_gezegd(typ: Draai, boek: Path, tmp_path: Path) -> None:
    (tmp_path / ".local").write_text("geen map")
    code, _, fout = typ("14-10 1,00 ; a\r", CTRL_C)
    assert code == 130
    assert "de stapel is niet bewaard (1 bon, samen € 1,00)" in fout
    code, _, fout = typ("14-10 1,00 ; a\r", "2,00 ; b\r", "\r\r")
    assert code == 0
    assert fout.count("wat je typt wordt niet bewaard") == 1
    assert bedragen(boek) == ["1.00", "2.00"]


def test_een_volle_schijf_laat_geen_gat_achter(boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bestand = begin_concept(boek, "tuin/moestuin", DAG)
    bon = Bonregel(date(2022, 10, 14), Decimal("5.00"), "touw")
    with monkeypatch.context() as even:
        even.setattr("os.write", lambda _, inhoud: len(inhoud) // 2)
        bestand.schrijf("houd", 0, naar_velden(bon))
    assert bestand.fout is not None
    bestand.schrijf("houd", 1, naar_velden(bon))
    assert bestand.fout is None
    assert [liggend.concept for liggend in liggende(boek)] == [bestand.concept]
    bestand.sluit()


def test_de_regel_zegt_wat_hij_begrijpt(boek: Path) -> None:
    werk = open_werk(boek, DAG, _begroting(boek), "tuin/moestuin")
    assert not isinstance(werk, Bezwaar)
    stapel, hier = Bonstapel(werk), Omgeving(Taal(), Scherm(), DAG, False, True, Einde())
    concept = Concept()

    def onder(getypt: str) -> list[str]:
        plek = len(concept.regels)
        blik = stapel.bekijk(concept, plek, stapel.vooraf(concept, plek), getypt)
        return zeg_blik(hier, blik, getypt, "")

    assert onder("14") == []
    assert onder("14-10 ") == ["14 oktober 2022", "hier hoort nu het bedrag, zoals 45,95"]
    assert onder("14-10 45,9") == [
        "14 oktober 2022, € 45,90",
        "betaald door kern, bon; over € 374,10",
        "hier horen nu de winkel en wat er gekocht is",
    ]
    assert onder("14-10 45,95 gamma verf")[1] == "winkel gamma ken ik nog niet; dat vraag ik na enter"
    concept = concept.na(("houd", 0, naar_velden(Bonregel(date(2022, 10, 14), Decimal("400.00"), "verf", "Gamma"))))
    assert onder("400,00 gam @p #f") == [
        "14 oktober 2022, € 400,00, Gamma: verf (zoals de vorige keer)",
        "betaald door penvoerder, factuur; over € -380,00",
        "let op: dit lijkt dezelfde bon als regel 1: zelfde dag en zelfde bedrag",
        "let op: tuin/moestuin heeft € 800,00 besteed van € 420,00: € 380,00 te veel",
    ]
    assert (
        onder("1-1-2030 5 gam")[-1]
        == "let op: 1 januari 2030 valt buiten de looptijd, 1 september 2022 tot en met 31 december 2023"
    )


def _begroting(boek: Path) -> Begroting:
    begroting = lees_begroting(boek, DAG)
    assert not isinstance(begroting, Bezwaar)
    return begroting
