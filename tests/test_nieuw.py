"""`buurtledger nieuw`: a ledger of one's own, out of the budgets that people have."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from buurtledger.handelingen.beginnen import bestanden
from buurtledger.handelingen.begrotingsblad import lees_begroting
from buurtledger.handelingen.opzet import Opzet, maak_opzet
from buurtledger.handelingen.wensen import Wensen
from buurtledger.model.bericht import Bericht
from buurtledger.model.bestandsvormen import NAMEN
from buurtledger.model.blad import Blad
from buurtledger.model.geldkolom import lees_geldkolom
from buurtledger.model.idnaam import id_van, vrij_id
from buurtledger.model.velden import DEEL_VAN_ID
from buurtledger.report.taal import Taal
from buurtledger.store.bladen.openen import lees_bladen
from buurtledger.store.planlezen import lees_plan
from tests.conftest import VANDAAG, Draai, Uitkomst
from tests.test_terminal import WIS, gesprek

K_BUURT = Path(__file__).parent.parent
K_BUURT_BLAD = Path(__file__).parent / "begrotingen" / "k-buurt.csv"
VAST = ("--kernen", "kernen", "--coordinatie", "coordinatie")


class Gemaakt(NamedTuple):
    uitkomst: Uitkomst
    map: Path

    @property
    def json(self) -> dict[str, list[dict[str, str]]]:
        gevonden: dict[str, list[dict[str, str]]] = json.loads(self.uitkomst.uit)
        return gevonden

    @property
    def bedragen(self) -> dict[str, str]:
        return {post["id"]: post["bedrag"] for post in self.json["posten"]}


Maak = Callable[..., Gemaakt]


@pytest.fixture
def maak(draai: Draai, tmp_path: Path) -> Maak:
    """Begin a ledger from the text or bytes of a sheet, as a program would."""

    def doe(inhoud: str | bytes, *opties: str, naam: str = "Proef 2026", soort: str = "csv") -> Gemaakt:
        blad, doel = tmp_path / f"begroting.{soort}", tmp_path / "nieuw"
        blad.write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)
        uitkomst = draai("nieuw", str(doel), "--begroting", str(blad), "--naam", naam, "--formaat", "json", *opties)
        return Gemaakt(uitkomst, doel)

    return doe


def is_schoon(draai: Draai, map_: Path) -> None:
    uitkomst = draai("check", "--geschiedenis", "--formaat", "json", map_=map_)
    assert json.loads(uitkomst.uit)["bevindingen"] == [], uitkomst.uit


def git(map_: Path, *argumenten: str) -> str:
    return subprocess.run(["git", "-C", str(map_), *argumenten], capture_output=True, text=True, check=True).stdout


def werkmap(vul: Callable[[openpyxl.worksheet.worksheet.Worksheet], None]) -> bytes:
    boek = openpyxl.Workbook()
    blad = boek.active
    assert blad is not None
    vul(blad)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


# The plan's table makes the K-buurt's own ledger.


def test_de_tabel_van_het_plan_geeft_het_boek_van_de_k_buurt(draai: Draai, tmp_path: Path) -> None:
    eigen = lees_plan(K_BUURT)
    assert eigen.begroting is not None
    doel = tmp_path / "k"
    uitkomst = draai(
        *("nieuw", str(doel), "--begroting", str(K_BUURT_BLAD), "--naam", "Buurtbudget K-buurt"),
        *("--bron", "Buurtbudget subsidieplan K-buurt, 30 juli 2022", "--maximum", "8 %", "--totaal", "96000"),
        *("--mandaat", "de brede buurtcoalitie", "--kernen", "kernen"),
    )
    assert uitkomst.code == 0, uitkomst.fout
    gemaakt = lees_plan(doel)
    assert gemaakt.begroting is not None
    assert gemaakt.begroting.gebieden == eigen.begroting.gebieden
    for veld in ("naam", "bron", "totaal", "coordinatie", "kernen"):
        assert getattr(gemaakt.begroting, veld) == getattr(eigen.begroting, veld)
    assert gemaakt.kernen.keys() == eigen.kernen.keys()
    assert [m.naam for m in gemaakt.begroting.mandaten] == ["de brede buurtcoalitie"]
    is_schoon(draai, doel)


def test_het_plan_noemt_de_24_kernen_in_een_regel(maak: Maak) -> None:
    regels = [regel for regel in K_BUURT_BLAD.read_text().split("\n") if not regel.startswith("kernen/")]
    regels.insert(1, ";De woonkernen van K-buurt;De 24 bewoners kernen;€ 24.000;")
    kernen = [kern for kern in maak("\n".join(regels)).json["posten"] if "kern-" in kern["id"]]
    assert (len(kernen), {kern["bedrag"] for kern in kernen}) == (24, {"1000.00"})


# What it leaves in the folder.

KLEIN = """gebied;post;bedrag
Kernen;Noord;250
Kernen;Zuid;250
Tuin;Moestuin;420
Penvoerder;Coördinatie;80
"""


def test_er_staat_een_heel_boek_in_een_commit(draai: Draai, maak: Maak) -> None:
    gemaakt = maak(KLEIN)
    assert gemaakt.uitkomst.code == 0, gemaakt.uitkomst.fout
    is_schoon(draai, gemaakt.map)
    assert git(gemaakt.map, "status", "--porcelain") == ""
    assert git(gemaakt.map, "log", "--format=%s %an") == "Begin het grootboek van Proef 2026 Proef Persoon\n"
    assert git(gemaakt.map, "ls-files").split() == [
        *(".gitattributes", ".github/workflows/check.yml", ".gitlab-ci.yml"),
        *(".vscode/extensions.json", ".vscode/settings.json", ".vscode/tasks.json", "README.md"),
        *("data/bonnen/.gitkeep", "data/budget.yaml", "data/kernen/noord.yaml", "data/kernen/zuid.yaml"),
        *sorted(f"schema/{naam}.json" for naam in NAMEN),
    ]
    assert (gemaakt.map / ".git/hooks/pre-commit").exists()
    assert "| Tuin | 1 | € 420,00 |" in (gemaakt.map / "README.md").read_text()
    assert "aanname: true" in (gemaakt.map / "data/budget.yaml").read_text()


def test_de_controles_kijken_naar_de_hele_geschiedenis(maak: Maak) -> None:
    gemaakt = maak(KLEIN)
    yaml = YAML(typ="safe", pure=True)
    github = yaml.load((gemaakt.map / ".github/workflows/check.yml").read_text())
    stappen = github["jobs"]["check"]["steps"]
    assert stappen[0]["with"]["fetch-depth"] == 0
    assert "check --formaat github --sinds" in stappen[-2]["run"]
    assert stappen[-1]["if"] == "github.event_name == 'pull_request' && !cancelled()"
    assert 'buurtledger verschil "$SINDS" --formaat md' in stappen[-1]["run"]
    assert github["permissions"] == {"contents": "read", "pull-requests": "write"}
    gitlab = yaml.load((gemaakt.map / ".gitlab-ci.yml").read_text())
    assert gitlab["check"]["variables"] == {"GIT_DEPTH": "0"}
    assert "--formaat junit" in gitlab["check"]["script"][0]
    assert gitlab["check"]["artifacts"]["reports"] == {"junit": "check.xml"}
    assert "buurtledger verschil" in gitlab["check"]["after_script"][0]


def test_wie_git_niet_kent_wordt_niet_geraden(draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for wie in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{wie}_NAME")
        monkeypatch.delenv(f"GIT_{wie}_EMAIL")
    blad = tmp_path / "b.csv"
    blad.write_text(KLEIN)
    uitkomst = draai("nieuw", str(tmp_path / "n"), "--begroting", str(blad), "--naam", "Proef")
    assert (
        "git kende je naam niet. De eerste commit is van:\n  penvoerder <penvoerder@example.invalid>\n" in uitkomst.uit
    )
    assert git(tmp_path / "n", "log", "--format=%an %ce") == "penvoerder penvoerder@example.invalid\n"
    # Nobody is warned for ever of the program's own commit.
    (tmp_path / "n/data/rollen.yaml").write_text(
        'formaat: 1\npersonen:\n  nel: {rollen: [penvoerder], git: ["nel@example.invalid"]}\n'
    )
    nagekeken = draai("check", "adres", "--geschiedenis", map_=tmp_path / "n")
    assert (nagekeken.code, nagekeken.uit) == (0, "Alles klopt.\n")


def test_zonder_git_staat_het_boek_er_toch(draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blad = tmp_path / "b.csv"
    blad.write_text(KLEIN)
    monkeypatch.setenv("PATH", str(tmp_path))
    uitkomst = draai("nieuw", str(tmp_path / "n"), "--begroting", str(blad), "--naam", "Proef")
    assert uitkomst.code == 0
    assert "git doet het niet" in uitkomst.fout
    assert (tmp_path / "n/data/budget.yaml").exists()


def test_alleen_een_nieuwe_of_lege_map(draai: Draai, tmp_path: Path) -> None:
    blad = tmp_path / "b.csv"
    blad.write_text(KLEIN)
    vol = draai("nieuw", str(tmp_path), "--begroting", str(blad), "--naam", "x")
    assert (vol.code, "is niet leeg (er staat b.csv)" in vol.fout) == (3, True)
    bestand = draai("nieuw", str(blad), "--begroting", str(blad), "--naam", "x")
    assert (bestand.code, "is een bestand; kies een nieuwe map" in bestand.fout) == (3, True)
    kloon = tmp_path / "kloon"
    subprocess.run(["git", "init", "-q", str(kloon)], check=True)
    assert draai("nieuw", str(kloon), "--begroting", str(blad), "--naam", "x").code == 0
    assert git(kloon, "log", "--format=%s") == "Begin het grootboek van x\n"


# Budgets as they come. Each: the sheet, the posten that come out, and a word that is said.

GOED: dict[str, tuple[str | bytes, dict[str, str], str]] = {
    "engels met komma's": (
        'Area,Item,Amount\nGroups,Resident groups,"1,000.00"\nGarden,Café corner,"2,499.50"\n'
        "Treasurer,Coordination,200\n"
        'Total,,"3,699.50"\n',
        {
            "groups/resident-groups": "1000.00",
            "garden/cafe-corner": "2499.50",
            "treasurer/coordination": "200.00",
        },
        "",
    ),
    "tabs en een euroteken erachter": (
        "Wijk\tActiviteit\tKosten\nKernen\tNoord\t500 €\nTuin\tBankje\t1 250,00 €\nBeheer\tCoördinatie\t100,- €\n",
        {"kernen/noord": "500.00", "tuin/bankje": "1250.00", "beheer/coordinatie": "100.00"},
        "",
    ),
    "titels, lege regels en subtotalen": (
        "Begroting Oosterbuurt 2026;;\n;;\nvastgesteld in maart;;\n\nGebied;Omschrijving;Begroot (in €)\n"
        "Kernen;Noord;300\n;Zuid;300\n;Subtotaal;600\n;;\nTuin;Moestuin;1.200,50\n;Bankjes;99,50\nTotaal Tuin;;1.300\n"
        "Penvoerder;Coördinatie;100\n\n;Totaal;2.000,00\n\nNB: onder voorbehoud;;\n",
        {
            "kernen/noord": "300.00",
            "kernen/zuid": "300.00",
            "tuin/moestuin": "1200.50",
            "tuin/bankjes": "99.50",
            "penvoerder/coordinatie": "100.00",
        },
        "",
    ),
    "koppen in plaats van een kolom met gebieden": (
        "Post;Bedrag\nKernen\nNoord;500\nTotaal;500\nGroen\nParkje;1500\nCoördinatie;100\nTotaal;1600\nTotaal;2100\n",
        {"kernen/noord": "500.00", "groen/parkje": "1500.00", "groen/coordinatie": "100.00"},
        "",
    ),
    "drie lagen": (
        "Programma;Thema;Activiteit;Bedrag\nKernen;;Noord;100\nGroen;Water & wadi's;Regenton;200\n"
        ";Senioren;Bankje;300\n;Senioren;Coördinatie;10\n",
        {
            "kernen/noord": "100.00",
            "groen/regenton": "200.00",
            "groen/bankje": "300.00",
            "groen/coordinatie": "10.00",
        },
        "",
    ),
    "accenten uit windows, lange namen, komma's en dubbele punten": (
        "gebied;post;bedrag\nKernen;Zuid;100\nÉtage à côté;2020: 20 groene parkjes, één per straat, samen met de "
        "bewoners en het stadsdeel;900\nBeheer;Coördinatie;50\n".encode("cp1252"),
        {
            "kernen/zuid": "100.00",
            "etage-a-cote/2020-20-groene-parkjes-een-per-straat-samen-met-de-bewoners": "900.00",
            "beheer/coordinatie": "50.00",
        },
        "",
    ),
    "dezelfde naam twee keer": (
        "gebied;post;bedrag\nKernen;Zuid;100\nTuin;Bankje;10\nTuin;bankje!;20\nBeheer;Coördinatie;5\n",
        {"kernen/zuid": "100.00", "tuin/bankje": "10.00", "tuin/bankje-2": "20.00", "beheer/coordinatie": "5.00"},
        "C4: bankje! staat er twee keer; de tweede heet bankje-2",
    ),
    "een gebied met alleen een bedrag": (
        "gebied;post;bedrag\nKernen;Zuid;100\nZomerfeest;;700\nBeheer;Coördinatie;5\nTotaal;;805\n",
        {"kernen/zuid": "100.00", "zomerfeest/zomerfeest": "700.00", "beheer/coordinatie": "5.00"},
        "Zomerfeest heeft een bedrag en geen posten; het is zelf één post",
    ),
    "zonder koppen": (
        "Kernen;Noord;1.000\nTuin;Moestuin;2.000\nBeheer;Coördinatie;50\n",
        {"kernen/noord": "1000.00", "tuin/moestuin": "2000.00", "beheer/coordinatie": "50.00"},
        "er staan geen koppen boven de kolommen",
    ),
    "BOM, sep= en een eerste kolom die leeg is": (
        b"\xef\xbb\xbfsep=;\r\n;Gebied;Post;Bedrag\r\n;Kernen;Noord;1.000,00\r\n;Beheer;Co\xc3\xb6rdinatie;50\r\n",
        {"kernen/noord": "1000.00", "beheer/coordinatie": "50.00"},
        "",
    ),
    "utf-16 met tabs": (
        "Gebied\tPost\tBedrag\nKernen\tNoord\t1.000,00\nBeheer\tCoördinatie\t50\n".encode("utf-16"),
        {"kernen/noord": "1000.00", "beheer/coordinatie": "50.00"},
        "",
    ),
    "het gebied heeft een hoogste bedrag dat klopt": (
        "gebied;post;bedrag\nKernen;;200\n;Noord;100\n;Zuid;100\nBeheer;Coördinatie;5\n",
        {"kernen/noord": "100.00", "kernen/zuid": "100.00", "beheer/coordinatie": "5.00"},
        "",
    ),
    "een som die over kernen verdeeld wordt": (
        "gebied;post;bedrag\nWoonkernen;De 3 kernen;100\nBeheer;Coördinatie;5\n",
        {
            "woonkernen/kern-1": "33.34",
            "woonkernen/kern-2": "33.33",
            "woonkernen/kern-3": "33.33",
            "beheer/coordinatie": "5.00",
        },
        "€ 100,00 is gelijk verdeeld over 3 kernen",
    ),
    "een lijst zonder gebieden, met een regel voor de kernen": (
        "Nr.;Activiteit;Begroot\n1;Drie bewonerskernen;500\n2;Feest;300\n3;Coördinatie;20\nTotaal;;820\n",
        {"kernen/drie-bewonerskernen": "500.00", "buurt/feest": "300.00", "buurt/coordinatie": "20.00"},
        "Drie bewonerskernen is van de kernen, en krijgt een eigen gebied",
    ),
    "twee blokken, elk met zijn kop": (
        "Kernen;\nPost;Bedrag\nNoord;100\n;\nFeest;\nPost;Bedrag\nBand;50\nCoördinatie;5\nTotaal;155\n",
        {"kernen/noord": "100.00", "feest/band": "50.00", "feest/coordinatie": "5.00"},
        "",
    ),
    "zonder kernen": (
        "gebied;post;bedrag\n---;---;---:\nTuin;Boom;100\nBeheer;Coördinatie;5\n",
        {"tuin/boom": "100.00", "beheer/coordinatie": "5.00"},
        "er zijn geen kernen (bewonersgroepen) aangewezen",
    ),
    "namen zonder letters die in een id kunnen": (
        "gebied;post;bedrag\nKernen;Noord;100\nحي;مقهى;50\nBeheer;Coördinatie;5\n",
        {"kernen/noord": "100.00", "gebied-2/post-1": "50.00", "beheer/coordinatie": "5.00"},
        "",
    ),
}


@pytest.mark.parametrize("geval", GOED)
def test_een_begroting_zoals_mensen_die_hebben(draai: Draai, maak: Maak, geval: str) -> None:
    inhoud, bedragen, woord = GOED[geval]
    kernen = ("--kernen", "Groups") if geval.startswith("engels") else ()
    gemaakt = maak(inhoud, *kernen)
    assert gemaakt.uitkomst.code == 0, gemaakt.uitkomst.fout
    assert gemaakt.bedragen == bedragen
    assert woord in gemaakt.uitkomst.uit
    is_schoon(draai, gemaakt.map)


def test_zonder_kernen_doet_elke_opdracht_het(draai: Draai, maak: Maak) -> None:
    boek = maak(GOED["zonder kernen"][0]).map
    for opdracht in (("status",), ("kern", "lijst"), ("verantwoording",), ("kwartaal", "2026-Q1"), ("begroting",)):
        uitkomst = draai(*opdracht, map_=boek)
        assert uitkomst.code == 0, uitkomst.fout
        assert "0 kernen" not in uitkomst.uit


KERN = "gebied;post;bedrag\nKernen;Noord;100\nBeheer;Coördinatie;5\n"

GEWEIGERD: dict[str, tuple[str | bytes, tuple[str, ...], str]] = {
    "dollars": (KERN + "Tuin;Boom;$ 5\n", (), "C4: $ 5: buurtledger rekent in euro's, niet in $"),
    "ponden in de kop": ("Area;Item;Amount (GBP)\nKernen;x;5\n", (), "niet in GBP"),
    "een kolom met munten": (
        "gebied;post;bedrag;valuta\nKernen;Noord;100;EUR\nBeheer;Coördinatie;5;USD\n",
        (),
        "D3: USD: buurtledger rekent in euro's",
    ),
    "een totaal dat niet klopt": (
        KERN + "Totaal;;106\n",
        (),
        "C4: voor het totaal staat er € 106,00, de posten tellen op tot € 105,00: € 1,00 verschil",
    ),
    "een subtotaal dat niet klopt": (
        "gebied;post;bedrag\nKernen;Noord;100\n;Subtotaal;90\nBeheer;Coördinatie;5\n;Totaal;105\n",
        (),
        "C3: voor Kernen staat er € 90,00, de posten tellen op tot € 100,00: € 10,00 verschil",
    ),
    "een hoogste bedrag dat niet op is": (
        "gebied;post;bedrag\nKernen;;500\n;Noord;100\nBeheer;Coördinatie;5\n",
        (),
        "C2: voor Kernen staat er € 500,00, de posten tellen op tot € 100,00",
    ),
    "een ander totaal op de opdrachtregel": (KERN, ("--totaal", "100"), "je noemt een totaal van € 100,00"),
    "een post onder het totaal": (
        KERN + "Totaal;;105\nTuin;Boom;5\n",
        (),
        "C5: Boom staat onder het totaal",
    ),
    "een post zonder bedrag": (KERN + "Tuin;Boom;\n", (), "C4: Boom heeft geen bedrag"),
    "een post van nul": (KERN + "Tuin;Boom;p.m.\n", (), "C4: Boom heeft geen bedrag"),
    "een bedrag zonder naam": (KERN + ";;77\n", (), "C4: bij dit bedrag staat geen naam"),
    "een min": (KERN + "Tuin;Boom;-5\n", (), "C4: -5 is negatief"),
    "punt voor duizend en voor cent": (KERN + "Tuin;Boom;1.234\nTuin;Bloem;12.50\n", (), "1.234 kan op twee manieren"),
    "twee kolommen met bedragen": (
        "gebied;post;bedrag 2025;bedrag 2026\nKernen;x;1;2\n",
        (),
        "de kolommen C, D kunnen allebei het bedrag zijn",
    ),
    "geen begroting": ("hallo\nwereld\n", (), "ik herken de kolommen niet"),
    "leeg": ("\n\n", (), "het bestand is leeg"),
    "geen posten": ("gebied;post;bedrag\n", (), "er staat geen enkele post met een bedrag in"),
    "geen coördinatie": (
        "gebied;post;bedrag\nKernen;Noord;100\nTuin;Boom;5\n",
        (),
        "--coordinatie: welke post is voor coördinatie? kies uit tuin/boom",
    ),
    "een coördinatie die er niet is": (KERN, ("--coordinatie", "feest"), "--coordinatie: er is geen post feest"),
    "een coördinatie die twee keer bestaat": (
        KERN + "Tuin;Feest;1\nStraat;Feest;1\n",
        ("--coordinatie", "Feest"),
        "Feest kan meer posten zijn: tuin/feest, straat/feest",
    ),
    "te veel coördinatie": (
        "gebied;post;bedrag\nKernen;Noord;100\nBeheer;Coördinatie;50\n",
        (),
        "beheer/coordinatie krijgt € 50,00 van € 150,00, meer dan de 8 %",
    ),
    "een aandeel van niets": (KERN, ("--maximum", "honderd"), "honderd is geen aandeel"),
    "kernen zonder gebied": (
        "gebied;post;bedrag\nTuin;Boom;100\nBeheer;Coördinatie;5\n",
        ("--aantal-kernen", "3"),
        "--kernen: welk gebied is van de kernen, de bewonersgroepen? kies uit tuin, beheer",
    ),
    "kernen die er niet zijn": (KERN, ("--kernen", "x"), "--kernen: er is geen gebied x; kies uit kernen, beheer"),
    "meer namen dan kernen": (
        KERN,
        ("--aantal-kernen", "1", "--kern", "a", "--kern", "b"),
        "je noemt 2 kernen en telt er 1",
    ),
    "twee kernen van één naam": (KERN, ("--kern", "a", "--kern", "A"), "twee kernen hebben dezelfde naam"),
    "meer kernen dan centen": (KERN, ("--aantal-kernen", "900000"), "niet te verdelen over 900000 kernen"),
    "een id dat niet kan": ("id;gebied;post;bedrag\n../x;Kernen;Noord;1\n", (), "het id ../x kan niet"),
    "een id zonder naam": ("id;gebied;post;bedrag\nt/x;Tuin;;5\n", (), "de post t/x heeft geen naam"),
    "een looptijd achterstevoren": (KERN, ("--looptijd", "2026-02-01", "2026-01-01"), "voor het begin"),
    "een rekeningnummer": (KERN + "Tuin;NL91ABNA0417164300;5\n", (), "rekeningnummer"),
    "een stuurteken": (KERN + "Tuin;a\x1b[31m;5\n", (), "B4: de tekst bevat een teken dat je niet kunt zien"),
    "een pdf": (b"%PDF-1.4", (), "dit is een pdf"),
    "een oud rekenblad": (b"\xd0\xcf\x11\xe0" + bytes(600), (), "oud rekenblad (.xls)"),
    "een wachtwoord": (
        b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
        (),
        "er zit een wachtwoord op",
    ),
    "een plaatje": (b"\x89PNG\0\0", (), "dit is geen tekst"),
    "een kapotte zip": (b"PK\x03\x04 en verder niets", (), "dit rekenblad is niet te lezen"),
}


@pytest.mark.parametrize("geval", GEWEIGERD)
def test_wat_niet_kan_wordt_gezegd_en_niet_geschreven(maak: Maak, geval: str) -> None:
    inhoud, opties, woord = GEWEIGERD[geval]
    gemaakt = maak(inhoud, *opties)
    assert gemaakt.uitkomst.code in (2, 3)
    assert woord in gemaakt.uitkomst.fout
    assert not gemaakt.map.exists()


def test_wie_ja_zegt_krijgt_de_som_van_de_posten(draai: Draai, maak: Maak) -> None:
    gemaakt = maak(KERN + "Totaal;;106\n", "--ja")
    assert gemaakt.uitkomst.code == 0
    assert sum(map(Decimal, gemaakt.bedragen.values())) == 105
    assert "€ 1,00 verschil" in gemaakt.json["verschillen"][0]
    is_schoon(draai, gemaakt.map)


def test_zonder_bestand_en_zonder_mens_staat_er_wat_ontbreekt(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("nieuw", str(tmp_path / "n"))
    assert (uitkomst.code, "--begroting ontbreekt" in uitkomst.fout) == (2, True)
    weg = draai("nieuw", str(tmp_path / "n"), "--begroting", "er niet.csv")
    assert (weg.code, "er niet.csv" in weg.fout) == (3, True)
    assert draai("nieuw", str(tmp_path / "n"), "--formaat", "csv").code == 2
    (tmp_path / "b.csv").write_text(KERN)
    naamloos = draai("nieuw", str(tmp_path / "n"), "--begroting", str(tmp_path / "b.csv"))
    assert (naamloos.code, "--naam: het grootboek heeft nog geen naam" in naamloos.fout) == (2, True)


# Spreadsheets.


def test_een_rekenblad(draai: Draai, maak: Maak) -> None:
    def vul(blad: openpyxl.worksheet.worksheet.Worksheet) -> None:
        blad["B2"] = "Begroting Westerbuurt"
        blad.merge_cells("B2:D2")
        rijen = [
            ("Gebied", "Post", "Bedrag"),
            ("Kernen", "Noord", 0.1 + 0.2),
            (None, "Zuid", 99.7),
            ("Beheer", "Coördinatie", 8),
        ]
        for nr, rij in enumerate(rijen):
            for kolom, cel in enumerate(rij):
                blad.cell(4 + nr, 2 + kolom, cel)
        blad.merge_cells("B5:B6")
        blad["B9"], blad["D9"] = "Totaal", 108
        blad.parent.create_sheet("Leeg")

    gemaakt = maak(werkmap(vul), soort="xlsx")
    assert gemaakt.uitkomst.code == 0, gemaakt.uitkomst.fout
    assert gemaakt.bedragen == {"kernen/noord": "0.30", "kernen/zuid": "99.70", "beheer/coordinatie": "8.00"}
    assert gemaakt.json["kolommen"] == [
        {"soort": "gebied", "kolom": "B", "kop": "Gebied"},
        {"soort": "post", "kolom": "C", "kop": "Post"},
        {"soort": "bedrag", "kolom": "D", "kop": "Bedrag"},
    ]
    is_schoon(draai, gemaakt.map)


def test_het_goede_blad_en_een_gevraagd_blad(maak: Maak) -> None:
    def vul(blad: openpyxl.worksheet.worksheet.Worksheet) -> None:
        blad.append(["zomaar", "wat tekst"])
        for naam, bedrag in (("Begroting", 100), ("Oud", 200)):
            ander = blad.parent.create_sheet(naam)
            for rij in (["gebied", "post", "bedrag"], ["Kernen", "Noord", bedrag], ["Beheer", "Coördinatie", 5]):
                ander.append(rij)

    gemaakt = maak(werkmap(vul), soort="xlsx")
    assert gemaakt.bedragen["kernen/noord"] == "100.00"
    assert "gelezen is het blad Begroting; ook Oud lijkt een begroting" in gemaakt.uitkomst.uit
    shutil.rmtree(gemaakt.map)
    assert maak(werkmap(vul), "--blad", "oud", soort="xlsx").bedragen["kernen/noord"] == "200.00"
    shutil.rmtree(gemaakt.map)
    assert (
        "er is geen blad x; wel Sheet, Begroting, Oud" in maak(werkmap(vul), "--blad", "x", soort="xlsx").uitkomst.fout
    )


def _ods(tabel: str, manifest: str = "") -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        zip_.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        zip_.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        zip_.writestr(
            "content.xml",
            '<?xml version="1.0"?><office:document-content '
            'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
            f'<table:table table:name="Blad1">{tabel}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return uit.getvalue()


def _ods_rij(*cellen: str | int) -> str:
    return (
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="float" office:value="{cel}"/>'
            if isinstance(cel, int)
            else f'<table:table-cell office:value-type="string"><text:p>{cel}</text:p></table:table-cell>'
            for cel in cellen
        )
        + "</table:table-row>"
    )


_ODS = _ods_rij("gebied", "post", "bedrag") + _ods_rij("Kernen", "Noord", 100) + _ods_rij("Beheer", "Coördinatie", 5)


def test_een_ods_met_een_miljoen_lege_rijen_erachter(maak: Maak) -> None:
    leeg = (
        '<table:table-row table:number-rows-repeated="1048573">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert maak(_ods(_ODS + leeg), soort="ods").bedragen == {"kernen/noord": "100.00", "beheer/coordinatie": "5.00"}


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        (werkmap(lambda blad: blad.__setitem__("XFD1048576", "ver weg")), "het blad is te groot"),
        (werkmap(lambda blad: blad.__setitem__("A1048576", "diep")), "het blad is te groot"),
        (
            _ods(
                '<table:table-row table:number-rows-repeated="1048576">'
                '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
                "</table:table-row>"
            ),
            "dit rekenblad is niet te lezen",
        ),
        (_ods(_ODS, "<encryption-data/>"), "er zit een wachtwoord op"),
    ],
    ids=["breed", "diep", "herhaald", "wachtwoord"],
)
def test_een_blad_dat_te_veel_vraagt(maak: Maak, inhoud: bytes, woord: str) -> None:
    gemaakt = maak(inhoud, soort="xlsx")
    assert gemaakt.uitkomst.code == 3
    assert woord in gemaakt.uitkomst.fout


def test_macro_s_worden_geweigerd(maak: Maak) -> None:
    uit = io.BytesIO(werkmap(lambda blad: blad.__setitem__("A1", "x")))
    with zipfile.ZipFile(uit, "a") as zip_:
        zip_.writestr("xl/vbaProject.bin", b"Sub x()")
    assert "er zitten macro's in" in maak(uit.getvalue(), soort="xlsm").uitkomst.fout


# The year after.


def test_het_volgende_jaar_neemt_namen_posten_en_kernen_mee(draai: Draai, maak: Maak, tmp_path: Path) -> None:
    eerste = maak(KLEIN, "--mandaat", "de buurtraad=500", "--looptijd", "1-1-2026", "2026-12-31")
    draai("kern", "benoem", "zuid", "Zuiderzon", "--bron", "kernenraad", map_=eerste.map)
    tweede = tmp_path / "2027"
    uitkomst = draai("nieuw", str(tweede), "--vervolg-op", str(eerste.map), "--formaat", "json")
    assert uitkomst.code == 0, uitkomst.fout
    data = json.loads(uitkomst.uit)
    assert data["naam"] == "Proef 2027"
    assert data["looptijd"] == {"van": "2027-01-01", "tot_en_met": "2027-12-31", "aanname": True}
    assert data["mandaten"] == [{"wie": "buurtraad", "naam": "de buurtraad"}]
    oud, nieuw = lees_plan(eerste.map), lees_plan(tweede)
    assert oud.begroting is not None
    assert nieuw.begroting is not None
    assert nieuw.begroting.gebieden == oud.begroting.gebieden
    assert {post: kern and (kern.naam, kern.bron) for post, kern in nieuw.kernen.items()} == {
        "kernen/noord": ("Noord", ""),
        "kernen/zuid": ("Zuiderzon", "kernenraad"),
    }
    assert nieuw.begroting.mandaten[0].hoogstens == Decimal(500)
    is_schoon(draai, tweede)


def test_een_nieuwe_begroting_houdt_de_ids_van_het_jaar_ervoor(draai: Draai, maak: Maak, tmp_path: Path) -> None:
    eerste = maak("id;gebied;post;bedrag\nk/n;Kernen;Noord;100\nt/m;De tuin;De moestuin;50\np/c;Beheer;Coördinatie;5\n")
    assert eerste.uitkomst.code == 0, eerste.uitkomst.fout
    blad = tmp_path / "2.csv"
    blad.write_text("gebied;post;bedrag\nKernen;Noord;110\nDe tuin;De moestuin;60\n;Bijen;5\nBeheer;Coördinatie;6\n")
    opties = ("--begroting", str(blad), "--vervolg-op", str(eerste.map), "--formaat", "json")
    uitkomst = draai("nieuw", str(tmp_path / "2"), *opties)
    assert uitkomst.code == 0, uitkomst.fout
    bedragen = {post["id"]: post["bedrag"] for post in json.loads(uitkomst.uit)["posten"]}
    assert bedragen == {"k/n": "110.00", "t/m": "60.00", "t/bijen": "5.00", "p/c": "6.00"}


# At a terminal.


def test_aan_een_terminal_wordt_alles_gevraagd(draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "hier").mkdir()
    doel = tmp_path / "nieuw"
    code, scherm = gesprek(
        tmp_path / "hier",
        ["nieuw", str(doel)],
        [
            ("Hoe heet het grootboek?", "Onze buurt 2026"),
            ("Is de begroting er als bestand", "er-niet.csv"),
            ("er-niet.csv is geen bestand", WIS),
            ("Bedrag", "duizend"),
            ("duizend is geen bedrag", f"{WIS}1000"),
            ("Gebied", "Kernen"),
            ("Post in Kernen", ""),
            ("Bedrag", "5000"),
            ("meer dan er nog te verdelen is, € 1.000,00", "500"),
            ("Gebied", "Tuin"),
            ("Post in Tuin", "Kas: groot, van glas"),
            ("Bedrag", "420"),
            ("Post in Tuin", ""),
            ("Gebied", "Bureau"),
            ("Post in Bureau", ""),
            ("Bedrag", "80"),
            ("Post voor coördinatie", "kas"),
            ("Post voor coördinatie", "bureau"),
            ("Hoeveel kernen zijn er?", "2"),
            ("Hun namen", "Noord, Zuid"),
            ("Eerste dag", "1-1-2026"),
            ("Laatste dag", "31-12-2026"),
            ("Wie besluit", "de buurtraad, het bestuur"),
            ("Zo beginnen?", "j"),
        ],
    )
    assert code == 0, scherm
    assert "er-niet.csv is geen bestand" in scherm
    assert "Nog te verdelen: € 500,00" in scherm
    plan = lees_plan(doel)
    assert plan.begroting is not None
    assert {post.id: post.naam for post in plan.begroting.posten.values()} == {
        "kernen/noord": "Noord",
        "kernen/zuid": "Zuid",
        "tuin/kas-groot-van-glas": "Kas: groot, van glas",
        "bureau/bureau": "Bureau",
    }
    assert not plan.begroting.looptijd.aanname
    assert [m.wie for m in plan.begroting.mandaten] == ["buurtraad", "bestuur"]
    is_schoon(draai, doel)


def test_aan_een_terminal_mag_er_geen_kern_zijn(draai: Draai, tmp_path: Path) -> None:
    blad, doel = tmp_path / "b.csv", tmp_path / "nieuw"
    blad.write_text("gebied;post;bedrag\nTuin;Boom;100\nBeheer;Coördinatie;5\n")
    (tmp_path / "hier").mkdir()
    vragen = [("Hoe heet", "x"), ("Welk gebied is van de kernen", ""), ("Eerste dag", "1-1-2027")]
    vragen += [("Laatste dag", "1-12-2026"), ("Eerste dag", "1-1-2026"), ("Laatste dag", "31-12-2026")]
    vragen += [("Wie besluit", "")]
    code, scherm = gesprek(
        tmp_path / "hier", ["nieuw", str(doel), "--begroting", str(blad)], [*vragen, ("Zo beginnen?", "j")]
    )
    assert code == 0, scherm
    is_schoon(draai, doel)


def test_bij_nee_is_er_geen_map(tmp_path: Path) -> None:
    blad, doel = tmp_path / "b.csv", tmp_path / "nieuw"
    blad.write_text(KERN + "Totaal;;106\n")
    (tmp_path / "hier").mkdir()
    vragen = [
        ("Hoe heet", "x"),
        ("Hoeveel kernen", ""),
        ("Eerste dag", ""),
        ("Wie besluit", ""),
        ("Toch beginnen", ""),
    ]
    code, scherm = gesprek(tmp_path / "hier", ["nieuw", str(doel), "--begroting", str(blad)], vragen)
    assert code == 0, scherm
    assert "Klopt niet" in scherm
    assert "Er is niets geschreven." in scherm
    assert not doel.exists()


# What holds always.


@given(st.lists(st.text(max_size=90), max_size=12))
def test_elke_naam_geeft_een_id_dat_mag_en_vrij_is(namen: list[str]) -> None:
    import re

    bezet: set[str] = set()
    for nr, naam in enumerate(namen):
        id_ = vrij_id(naam, f"post-{nr}", bezet)
        assert re.fullmatch(DEEL_VAN_ID, id_)
        assert id_ not in bezet
        bezet.add(id_)


@pytest.mark.parametrize(
    ("naam", "id_"),
    [
        ("Coördinatie", "coordinatie"),
        ("2020: 20 groene parkjes", "2020-20-groene-parkjes"),
        ("Kids' & ouders, samen!", "kids-ouders-samen"),
        ("Smørrebrød — Ærø", "smorrebrod-aero"),
        ("aux", "aux-1"),
        ("…", ""),
    ],
)
def test_ids_zijn_te_raden(naam: str, id_: str) -> None:
    assert id_van(naam) == id_


@given(st.lists(st.decimals("0.01", "9999999.99", places=2), min_size=1, max_size=8), st.sampled_from(["nl", "en"]))
def test_een_kolom_wordt_gelezen_zoals_hij_geschreven_is(bedragen: list[Decimal], notatie: str) -> None:
    def schrijf(bedrag: Decimal) -> str:
        tekst = f"{bedrag:,.2f}"
        return f"€ {tekst.translate(str.maketrans(',.', '.,'))}" if notatie == "nl" else f"{tekst} EUR"

    assert lees_geldkolom([schrijf(bedrag) for bedrag in bedragen]) == tuple(bedragen)


@given(st.lists(st.integers(1, 9_999_999), min_size=1, max_size=8), st.sampled_from([".", ",", " ", ""]))
def test_hele_bedragen_met_een_teken_voor_duizend(bedragen: list[int], teken: str) -> None:
    geschreven = [f"{bedrag:,}".replace(",", teken) for bedrag in bedragen]
    assert lees_geldkolom(geschreven) == tuple(map(Decimal, bedragen))


_STUKJES = st.sampled_from(
    [
        "Kernen",
        "Noord",
        "Totaal",
        "Subtotaal",
        "Coördinatie",
        "bedrag",
        "post",
        "gebied",
        "id",
        "12,50",
        "1.000",
        "-",
        "€",
        "",
    ]
)
_CELLEN = st.one_of(_STUKJES, st.text(max_size=6), st.decimals(-5, 10**8, places=2))


@given(st.lists(st.lists(_CELLEN, max_size=5).map(tuple), max_size=12).map(tuple))
def test_van_welk_blad_ook_komt_een_boek_of_een_reden(rijen: tuple[tuple[str | Decimal, ...], ...]) -> None:
    gelezen = lees_begroting(
        [Blad("x", (("gebied", "post", "bedrag", "id"), ("Beheer", "Coördinatie", Decimal(1)), *rijen))]
    )
    if isinstance(gelezen, Bericht) or gelezen.fouten:
        return
    opzet = maak_opzet(gelezen.gebieden, Wensen(naam="Proef", maximum=Decimal("0.99")), VANDAAG)
    if isinstance(opzet, Opzet):
        begroting = opzet.begroting
        assert sum(post.bedrag for gebied in gelezen.gebieden for post in gebied.posten) == begroting.totaal
        assert isinstance(bestanden(opzet, Taal().zeg), dict)
    else:
        assert opzet


@given(st.binary(max_size=200))
def test_van_welke_bytes_ook_komt_een_blad_of_een_reden(inhoud: bytes) -> None:
    uitkomst = lees_bladen(inhoud)
    assert isinstance(uitkomst, (Bericht, tuple))
