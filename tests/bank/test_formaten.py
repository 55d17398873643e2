"""Reading what banks write: every format gives the same entries, and what is wrong is named."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import mt940 as orakel
import pytest
from mt940.tags import StatementASNB

from buurtledger.bank.aangegeven import telt_anders
from buurtledger.bank.afschrift import Gelezen, klopt_niet, som
from buurtledger.bank.bestand import lees_bestand
from buurtledger.bank.mt940.lezen import lees_mt940
from buurtledger.report.taal import Taal
from tests.bank.schrijvers import EIGEN, MET_SALDO, ZONDER_SALDO, Regel, Schrijver, camt, mt940, zip_van

VOORBEELDEN = Path(__file__).parent / "voorbeelden"
JAAR = (
    Regel(date(2023, 1, 3), Decimal("500.00"), "NL11ABNA0083804191", "Gemeente", "eerste termijn"),
    Regel(date(2023, 1, 3), Decimal("-45.95"), "NL86INGB0002445588", "Verfwinkel", "factuur 12, kwasten"),
    Regel(date(2023, 1, 3), Decimal("-45.95"), "NL86INGB0002445588", "Verfwinkel", "factuur 12, kwasten"),
    Regel(date(2023, 2, 14), Decimal("-3.18"), "", "bunq", "kosten van de rekening"),
    Regel(
        date(2023, 12, 29),
        Decimal("-1034.75"),
        "NL22RABO0444444444",
        "Groep Noord",
        "voorschot 230101-7kq2ab voor de buren " * 3,
    ),
)
BEGIN = Decimal("1000.00")


def fouten(gelezen: Gelezen) -> list[str]:
    return [Taal().zeg(fout.bericht) for fout in gelezen.fouten]


@pytest.mark.parametrize("naam", [*MET_SALDO, *ZONDER_SALDO])
def test_elk_formaat_geeft_dezelfde_boekingen(naam: str) -> None:
    schrijver: Schrijver = {**MET_SALDO, **ZONDER_SALDO}[naam]
    gelezen = lees_bestand(schrijver(JAAR, BEGIN))
    assert not fouten(gelezen)
    (afschrift,) = gelezen.afschriften
    assert afschrift.rekening == EIGEN
    assert [(b.dag, b.bedrag) for b in afschrift.boekingen] == [(r.dag, r.bedrag) for r in JAAR]
    assert (afschrift.begin, afschrift.eind) == ((None, None) if naam in ZONDER_SALDO else (BEGIN, Decimal("370.17")))
    assert (afschrift.van, afschrift.tot_en_met) == (JAAR[0].dag, JAAR[-1].dag)
    assert klopt_niet(afschrift) is None
    for boeking, regel in zip(afschrift.boekingen, JAAR, strict=True):
        if regel.tegenrekening:
            assert boeking.tegenrekening == regel.tegenrekening
        alles = "".join(f"{boeking.naam}{boeking.omschrijving}".split())
        assert "".join(regel.naam.split()) in alles
        assert "".join(regel.omschrijving.split())[:100] in alles


@pytest.mark.parametrize("pad", sorted(VOORBEELDEN.glob("mt940-*.sta")), ids=lambda pad: pad.stem)
def test_mt940_leest_wat_een_ander_ook_leest(pad: Path) -> None:
    """mt-940 with all its options reads these as an independent reading did; it is no dependency of the program."""
    tekst = pad.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    gelezen = lees_mt940(tekst)
    assert not fouten(gelezen)
    tags: Any = {"61": StatementASNB()} if "NL" in tekst[:30] and ("ASNB" in tekst or "SNSB" in tekst) else None
    ander = orakel.parse_statements(tekst, tags=tags, options=orakel.Options.all())
    eigen = Counter((b.dag, b.bedrag) for a in gelezen.afschriften for b in a.boekingen)
    assert sum(eigen.values()) == tekst.count("\n:61:")
    hunne = [t.data for een in ander for t in een.transactions if "amount" in t.data]
    assert eigen == Counter((t.get("entry_date") or t["date"], t["amount"].amount) for t in hunne)


@pytest.mark.parametrize(
    ("bestand", "afschriften", "boekingen", "klopt"),
    [
        ("mt940-bunq-2.sta", 1, 111, True),
        ("mt940-ing-dos.sta", 1, 7, False),
        ("mt940-abn-official-examples-2013.sta", 13, 13, False),
        ("mt940-abn_sepa_incasso_doorlopend.sta", 1, 1, False),
        ("mt940-asn-2.sta", 7, 3, True),
        ("mt940-sns.sta", 16, 4, True),
        ("mt940-dash_as_start_of_line.sta", 1, 1, True),
        ("mt940-triodos_iban.sta", 1, 3, True),
        ("camt053-v2-sns-2026.xml", 2, 11, True),
        ("general-february_30.sta", 1, 1, True),
    ],
)
def test_voorbeelden_van_banken(bestand: str, afschriften: int, boekingen: int, klopt: bool) -> None:
    gelezen = lees_bestand((VOORBEELDEN / bestand).read_bytes())
    assert not fouten(gelezen)
    assert len(gelezen.afschriften) == afschriften
    assert sum(len(a.boekingen) for a in gelezen.afschriften) == boekingen
    assert all(klopt_niet(a) is None for a in gelezen.afschriften) == klopt


def test_wat_scheelt_wordt_genoemd() -> None:
    gelezen = lees_bestand((VOORBEELDEN / "mt940-abn_sepa_incasso_doorlopend.sta").read_bytes())
    bericht = klopt_niet(gelezen.afschriften[0])
    assert bericht is not None
    assert "scheelt € -0,50" in Taal().zeg(bericht)


def test_een_streep_in_de_tekst_is_niet_het_einde() -> None:
    (afschrift,) = lees_bestand((VOORBEELDEN / "mt940-dash_as_start_of_line.sta").read_bytes()).afschriften
    assert afschrift.boekingen[0].naam == "Fugpa Vdiudd Zidtdusvonezadkoz".replace("udd", "ud")
    assert afschrift.eind == Decimal("11000.50")


def _mt(boeking: str, eind: str, begin: str = "C230101EUR100,00") -> Gelezen:
    tekst = f":20:1\n:25:{EIGEN}\n:28C:1\n:60F:{begin}\n{boeking}\n:62F:{eind}\n"
    return lees_bestand(tekst.encode())


@pytest.mark.parametrize(
    ("boeking", "bedrag"),
    [
        (":61:2301020102C2,NTRFNONREF", "2.00"),
        (":61:2301020102C0,3NTRFNONREF", "0.30"),
        (":61:230102C000000001000,00N541NONREF", "1000.00"),
        (":61:2301020102d135,12N658NONREF", "-135.12"),
        (":61:2301020102RC5,00NTRFNONREF", "-5.00"),
        (":61:2301020102RD5,00NTRFNONREF", "5.00"),
        (":61:2301020102DR6,00N024NONREF", "-6.00"),
        (":61:2301020102C12.34NTRFNONREF", "12.34"),
        (":61:230102    D65,00NTRFNONREF", "-65.00"),
        (":61:2301020102C50,00 NTRFNONREF", "50.00"),
        (":61:230102D25,03NOV NONREF", "-25.03"),
        (":61:2301020102D0,00NTRFNONREF", "0.00"),
    ],
)
def test_bedragen_en_kanten(boeking: str, bedrag: str) -> None:
    (afschrift,) = _mt(boeking, "C230131EUR0,00").afschriften
    assert afschrift.boekingen[0].bedrag == Decimal(bedrag)


def test_30_februari_en_de_jaarwisseling() -> None:
    (afschrift,) = _mt(":61:2302301231C2,NTRFNONREF", "C230331EUR102,00").afschriften
    assert (afschrift.boekingen[0].valutadag, afschrift.boekingen[0].dag) == (date(2023, 2, 28), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("inhoud", "bericht"),
    [
        (b"", "het bestand is leeg"),
        (b"\x00\x01\x02", "geen tekst"),
        (b"%PDF-1.4", "pdf"),
        (b"\xd0\xcf\x11\xe0x", "rekenblad"),
        (b"hallo;wereld\n1;2\n", "herken ik niet"),
        (b"<a/>", "geen CAMT.053"),
        (b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.052.001.06"/>', "CAMT.052"),
        (b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.15"/>', "versie 15"),
        (b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"/>', "geen afschrift"),
        (b"PK\x03\x04stuk", "zip is niet te openen"),
        (zip_van(xl__workbook_xml=b"x"), "rekenblad"),
        (zip_van(a_csv=zip_van(b_csv=b"x")), "zip in de zip"),
        (zip_van(), "zip is leeg"),
        (camt(JAAR, BEGIN)[:-200], "geen hele XML"),
        (mt940(JAAR, BEGIN)[:-30], "eindsaldo"),
        (mt940(JAAR, BEGIN).replace(b"EUR", b"USD"), "USD"),
        (camt(JAAR, BEGIN).replace(b"'EUR'>45.95", b"'CHF'>45.95"), "CHF"),
        (camt(JAAR, BEGIN).replace(b"45.95", b"4x.95"), "niet te lezen"),
        (mt940(JAAR, BEGIN).replace(b":61:230214", b":61:23021x"), "geen boeking"),
    ],
)
def test_wat_niet_te_lezen_is_wordt_gezegd(inhoud: bytes, bericht: str) -> None:
    gezegd = fouten(lees_bestand(inhoud))
    assert gezegd
    assert any(bericht in een for een in gezegd), gezegd


def test_een_fout_noemt_afschrift_en_boeking() -> None:
    gelezen = lees_bestand(mt940(JAAR, BEGIN).replace(b":61:2302140214D3,18", b":61:2302140214D3,181"))
    assert [(fout.afschrift, fout.boeking) for fout in gelezen.fouten] == [(1, 4)]


@pytest.mark.parametrize("bom", ['<!ENTITY a "b">', '<!ENTITY a SYSTEM "file:///etc/passwd">', "<!ELEMENT a ANY>"])
def test_een_doctype_wordt_geweigerd(bom: str) -> None:
    inhoud = camt(JAAR, BEGIN).replace(b"<Document", f"<!DOCTYPE Document [{bom}]><Document".encode(), 1)
    assert ["DOCTYPE" in een for een in fouten(lees_bestand(inhoud))] == [True]


def test_een_bom_en_losse_lettertekens() -> None:
    zoe = JAAR[0]._replace(naam="Zoë")
    for codering in ("utf-8-sig", "cp1252", "utf-16"):
        (afschrift,) = lees_bestand(mt940((zoe,), BEGIN).decode().encode(codering)).afschriften
        assert afschrift.boekingen[0].naam == "Zoë"


def test_wat_nog_niet_geboekt_is_telt_niet() -> None:
    inhoud = camt(JAAR, BEGIN).replace(b"<Sts>BOOK</Sts>", b"<Sts>PDNG</Sts>", 1)
    (afschrift,) = lees_bestand(inhoud).afschriften
    assert len(afschrift.boekingen) == len(JAAR) - 1


def test_een_batch_is_een_boeking_met_alle_teksten() -> None:
    extra = b"<TxDtls><RmtInf><Ustrd>tweede</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
    inhoud = camt(JAAR, BEGIN).replace(b"</NtryDtls></Ntry>", extra, 1)
    (afschrift,) = lees_bestand(inhoud).afschriften
    assert afschrift.boekingen[0].omschrijving == "eerste termijn ; tweede"
    assert len(afschrift.boekingen) == len(JAAR)


def test_meer_rekeningen_in_een_bestand() -> None:
    ander = "NL20INGB0001234567"
    gelezen = lees_bestand(mt940(JAAR, BEGIN) + mt940(JAAR[:2], BEGIN, rekening=ander))
    assert [a.rekening for a in gelezen.afschriften] == [EIGEN, ander]


def test_een_zip_noemt_het_bestand_dat_niet_klopt() -> None:
    gelezen = lees_bestand(zip_van(goed_xml=camt(JAAR, BEGIN), fout_xml=b"<a/>"))
    assert any(een.startswith("fout.xml in de zip") for een in fouten(gelezen))


@pytest.mark.parametrize(
    ("regel", "bericht"),
    [
        ("17-09-2026;EUR;Weg;6,50;", "erbij kwam of eraf ging"),
        ("17-09-2026;EUR;D;6.500;", "duizend of een komma"),
        ("17-09-2026;EUR;D;1,5E+03;", "rekenblad"),
        ("40000;EUR;D;1,50;", "geen dag"),
        ("17-09-2026;USD;D;1,50;", "USD"),
        ("17-09-2026;EUR;D;-1,50;", "ook al bij of af"),
    ],
)
def test_een_tabel_die_een_rekenblad_veranderde(regel: str, bericht: str) -> None:
    kop = "Rekeningnummer;Transactiedatum;Valutacode;CreditDebet;Bedrag;\n"
    gezegd = fouten(lees_bestand(f"{kop}NL12KNAB0123456789;{regel}\n".encode()))
    assert any(bericht in een for een in gezegd), gezegd


def test_een_rekenblad_dat_alleen_anders_opslaat_is_goed() -> None:
    kop = "Datum,Naam / Omschrijving,Rekening,Tegenrekening,Code,Af Bij,Bedrag (EUR),Mutatiesoort,Mededelingen\n"
    rij = '20230523,Winkel,NL20INGB0001234567,,BA,Af,"1.234,50",Betaal,iets\n'
    (afschrift,) = lees_bestand((kop + rij).encode()).afschriften
    assert som(afschrift.boekingen) == Decimal("-1234.50")


def test_twee_regels_aan_elkaar_zijn_niet_een_boeking() -> None:
    inhoud = ZONDER_SALDO["csv knab 2026"](JAAR, BEGIN).decode("utf-8-sig").split("\n")
    aaneen = "\n".join([inhoud[0], inhoud[1] + inhoud[2], *inhoud[3:]])
    assert any("twee boekingen aan elkaar" in een for een in fouten(lees_bestand(aaneen.encode())))


def test_een_saldo_dat_springt_wordt_genoemd() -> None:
    inhoud = MET_SALDO["csv ing"](JAAR, BEGIN).decode().split("\n")
    gelezen = lees_bestand("\n".join([*inhoud[:2], *inhoud[3:]]).encode())
    assert any("scheelt meer dan de boeking" in een for een in fouten(gelezen))


@pytest.mark.parametrize(
    ("slot", "ernstig"),
    [
        (":86:D000004C000001D1129,83C500,00", None),
        (":86:/SUM/4/1/1129,83/500,00/", None),
        (":86:/SUM/4/1/1129,84/500,00/", True),
        (":86:D000004C000001D1129,83C50,\n00", True),
        (":86:D000005C000001D1129,83C500,00", False),
    ],
)
def test_wat_de_bank_zelf_telde_wordt_vergeleken(slot: str, ernstig: bool | None) -> None:
    tekst = mt940(JAAR, BEGIN, "ing").decode().replace("\n-}", f"\n{slot}\n-}}")
    assert _geteld(tekst.encode()) is ernstig


@pytest.mark.parametrize(
    ("som", "ernstig"),
    [
        ("<TtlNtries><NbOfNtries>5</NbOfNtries></TtlNtries>", None),
        ("<TtlNtries><NbOfNtries>6</NbOfNtries></TtlNtries>", True),
        ("<TtlCdtNtries><NbOfNtries>1</NbOfNtries><Sum>500.00</Sum></TtlCdtNtries>", None),
        ("<TtlCdtNtries><NbOfNtries>1</NbOfNtries><Sum>500.01</Sum></TtlCdtNtries>", True),
        ("<TtlDbtNtries><NbOfNtries>3</NbOfNtries><Sum>1129.83</Sum></TtlDbtNtries>", True),
    ],
)
def test_ook_in_camt(som: str, ernstig: bool | None) -> None:
    inhoud = camt(JAAR, BEGIN, "08").replace(b"</Bal><Ntry>", f"</Bal><TxsSummry>{som}</TxsSummry><Ntry>".encode(), 1)
    assert _geteld(inhoud) is ernstig


def _geteld(inhoud: bytes) -> bool | None:
    (afschrift,) = lees_bestand(inhoud).afschriften
    assert afschrift.aangegeven is not None
    anders = telt_anders(afschrift.aangegeven, [boeking.bedrag for boeking in afschrift.boekingen])
    return None if anders is None else anders.ernstig


_NIET_VOOR_DE_TWEEDE = {
    "general-amount_formats.sta": "it wants the balances to add up before it reads",
    "general-february_30.sta": "it knows no 30 February",
    "mt940-abn-official-examples-2013.sta": "it stops at prose between the statements",
    "camt053-v2.minimal.xml": "kronor, which we refuse",
    "camt053-v4.xml": "kronor, which we refuse",
    "camt053-v8.xml": "kronor, which we refuse",
}


@pytest.mark.filterwarnings("ignore")
def test_een_tweede_lezer_leest_dezelfde_bedragen() -> None:
    """bankstatementparser is no dependency of the program: it drags pandas along."""
    ander = pytest.importorskip("bankstatementparser")
    gedaan = 0
    for pad in sorted(VOORBEELDEN.glob("*.[xs][mt][la]")):
        if pad.name in _NIET_VOOR_DE_TWEEDE:
            continue
        is_camt = pad.suffix == ".xml"
        rijen = ander.CamtParser(str(pad)).get_transactions() if is_camt else ander.Mt940Parser(str(pad)).parse()
        kolom = next((naam for naam in rijen.columns if naam.lower() == "amount"), "")
        hunne = Counter(Decimal(str(bedrag)).quantize(Decimal("0.01")) for bedrag in (rijen[kolom] if kolom else ()))
        eigen = lees_bestand(pad.read_bytes()).afschriften
        assert Counter(b.bedrag for a in eigen for b in a.boekingen) == hunne, pad.name
        gedaan += 1
    assert gedaan == 20
