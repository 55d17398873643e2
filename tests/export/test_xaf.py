"""The auditfile: valid by the official schema and by pyxaf, and it says of every account what the journal says."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import pyxaf
from hypothesis import Phase, given, settings
from lxml import etree
from pyxaf.models import Side

from buurtledger.export.journaal import Journaal, maak_journaal
from buurtledger.export.rekening import Rekening
from buurtledger.export.xaf import VERSIES, Administratie, jaren, kort, maak, nummer_van
from buurtledger.model.geld import NUL
from buurtledger.model.grootboek import Grootboek
from buurtledger.stand.cijferboek import maak_cijferboek
from tests.conftest import IN_EEN_MAP, VANDAAG, Draai, schrijf
from tests.export.boeken import grootboeken

VAN = Administratie('Stichting "A & <B>"', "123456782", "12345678", "0.1.0", {"betaal": "NL91ABNA0417164300"})
BON = '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: penvoerder}'
BON_2023 = BON.replace("221015-m3fx, datum: 2022", "231015-m3fx, datum: 2023")
WIE = ("--naam", "Stichting Proef", "--fiscaal-nummer", "123456782")


@cache
def schema(versie: str) -> etree.XMLSchema:
    """The official schema, as pyxaf holds it."""
    map_ = Path(pyxaf.__file__).parent / "schemas"
    return etree.XMLSchema(file=str(map_ / f"XmlAuditfileFinancieel{versie}.xsd"))


def gekeurd(pad: Path, versie: str) -> None:
    """Valid by the schema, and pyxaf finds nothing: no total, reference or balance that is not right."""
    geldig = schema(versie)
    assert geldig.validate(etree.parse(pad)), geldig.error_log
    oordeel = pyxaf.validate(pad)
    assert [str(een) for een in oordeel.findings] == []


def som(journaal: Journaal, tot: date) -> dict[Rekening, Decimal]:
    """What each account holds before a day."""
    op: dict[Rekening, Decimal] = defaultdict(lambda: NUL)
    for t in journaal.transacties:
        for rekening, bedrag in t.boekingen if t.datum < tot else ():
            op[rekening] += bedrag
    return op


@settings(
    max_examples=4,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=IN_EEN_MAP,
)
@given(grootboeken(hoogstens=4))
def test_elk_verzonnen_boek_geeft_een_geldig_bestand_met_de_bedragen_van_het_journaal(
    tmp_path: Path, grootboek: Grootboek
) -> None:
    cijferboek = maak_cijferboek(grootboek)
    assert cijferboek is not None
    journaal = maak_journaal(grootboek, cijferboek)
    pad = tmp_path / "boek.xaf"
    for jaar in jaren(journaal):
        for versie in VERSIES:
            pad.write_bytes(b"".join(maak(journaal, VAN, jaar, versie, VANDAAG)))
            gekeurd(pad, versie)
        begin, eind = som(journaal, date(jaar, 1, 1)), som(journaal, date(jaar + 1, 1, 1))
        pad.write_bytes(b"".join(maak(journaal, VAN, jaar, "4.0", VANDAAG)))
        gelezen: dict[str, Decimal] = defaultdict(lambda: NUL)
        with pyxaf.open(pad) as bestand:
            assert bestand.company.name == VAN.naam
            regels = [(regel.account_id, regel.amount, regel.side) for regel in bestand.lines()]
            regels += [(regel.account_id, regel.amount, regel.side) for regel in bestand.opening_balance().lines]
        for nummer, bedrag, kant in regels:
            assert nummer is not None
            assert bedrag is not None
            gelezen[nummer] += bedrag if kant is Side.DEBIT else -bedrag
        for rekening in journaal.rekeningen:
            is_balans = rekening.aard in ("activa", "schulden", "eigen vermogen")
            wil = eind[rekening] if is_balans else eind[rekening] - begin[rekening]
            assert gelezen[nummer_van(rekening)] == wil


def test_wat_ontbreekt_wordt_genoemd_en_nooit_verzonnen(boek: Path, draai: Draai) -> None:
    schrijf(boek, BON)
    beide = draai("export", "xaf")
    assert beide.code == 2
    assert "--naam" in beide.fout
    assert "--fiscaal-nummer" in beide.fout
    (boek / "data/huisstijl.yaml").write_text('formaat: 1\nwie: "Stichting Huis"\nkvk: "12345678"\n')
    assert "--naam" not in draai("export", "xaf").fout
    assert "--naam" in draai("export", "xaf", "--naam", "x" * 201, "--fiscaal-nummer", "123456782").fout
    assert "<companyName>Stichting Huis<" in draai("export", "xaf", "--naam", " ", "--fiscaal-nummer", "123456782").uit
    assert "RSIN" in draai("export", "xaf", "--fiscaal-nummer", "123456789").fout
    gemaakt = draai("export", "xaf", "--fiscaal-nummer", "1234.56.782").uit
    assert "<companyName>Stichting Huis</companyName>" in gemaakt
    assert "<Commercenr>12345678</Commercenr>" in gemaakt
    assert "<taxRegIdent>123456782</taxRegIdent>" in gemaakt
    assert "<User>" not in gemaakt


def test_een_bestand_gaat_over_een_jaar(boek: Path, draai: Draai) -> None:
    assert draai("export", "xaf", *WIE).code == 2  # nothing was booked
    schrijf(boek, BON, BON_2023)
    gevraagd = draai("export", "xaf", *WIE)
    assert (gevraagd.code, "2022" in gevraagd.fout, "--jaar" in gevraagd.fout) == (2, True, True)
    assert "2022" in draai("export", "xaf", *WIE, "--jaar", "2021").fout
    tweede = draai("export", "xaf", *WIE, "--jaar", "2023").uit
    assert tweede.count("<transaction>") == 1
    assert "<docRef>231015-m3fx</docRef>" in tweede
    assert "<project>tuin/moestuin</project>" in tweede
    assert "<obLine>\n<nr>1</nr>\n<accID>resultaat-eerder</accID>\n<amnt>45.95</amnt>" in tweede


@pytest.mark.parametrize("versie", VERSIES)
def test_rekeningnummers_staan_er_alleen_gevraagd_en_uit_de_kluis(
    boek: Path, draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, versie: str
) -> None:
    schrijf(boek, BON)
    (boek / "data/bank").mkdir()
    regel = '- {bankregel: 221016-7kq2, datum: 2022-10-16, bedrag: -45.95, soort: mutatie, van: ["221015-m3fx"]}\n'
    (boek / "data/bank/betaal.yaml").write_text(regel)
    keuze = ("export", "xaf", *WIE, "--versie", versie, "--ondanks-fouten")
    assert draai(*keuze, "--met-rekeningnummers").code == 2  # no kluis
    kluis = tmp_path / "kluis"
    (kluis / "bank").mkdir(parents=True)
    kluis.chmod(0o700)
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(kluis))
    assert "kluis" in draai(*keuze, "--met-rekeningnummers").fout  # it knows no number, and that is said
    geheugen = '{"formaat": 1, "sleutel": "%s", "rekeningen": {"betaal": "NL91ABNA0417164300"}, "posten": {},'
    geheugen += ' "geleerd": {}, "geweigerd": [], "betaalbestanden": []}'
    (kluis / "bank/geheugen.json").write_text(geheugen % ("00" * 32))
    assert "NL91" not in draai(*keuze).uit
    pad = tmp_path / "boek.xaf"
    assert draai(*keuze, "--met-rekeningnummers", "--naar", str(pad)).code == 0
    assert "<bankAccNr>NL91ABNA0417164300</bankAccNr>" in pad.read_text()
    gekeurd(pad, versie)


def test_een_lange_id_wordt_kort_en_blijft_uniek() -> None:
    lang = "a" * 60
    assert len(kort(lang)) == 35
    assert kort(lang) != kort(lang + "b")
    assert kort("kernen/kleiburg") == "kernen/kleiburg"
