"""Receipts as plain text, of many conventions: what is called sure is right, and what cannot be known is asked."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtledger.model.bericht import Bericht
from buurtledger.model.dagwoorden import Kader
from buurtledger.model.papier import FOTO, Blad, Papier, Woord
from buurtledger.papier.tekst import lees_bladen
from buurtledger.report.taal import Taal
from tests.bontekening import INDELINGEN
from tests.bontekening_ander import ANDERE
from tests.bontekening_nieuw import NIEUWE

KADER = Kader(date(2024, 1, 15), date(2022, 9, 1), date(2023, 12, 31))


def blad(tekst: str) -> Blad:
    """The text as it stands on a grid of characters."""
    regels = tekst.strip("\n").split("\n")
    hoog = 1000 // max(20, len(regels))
    woorden = [
        Woord(m[0], (20 * m.start() + 20, nr * hoog, 20 * m.end() + 20, nr * hoog + 4 * hoog // 5), 95)
        for nr, regel in enumerate(regels)
        for m in re.finditer(r"\S+", regel)
    ]
    return Blad(tuple(woorden), 1000, 42 * max(20, len(regels)))


def lees(tekst: str) -> Papier:
    gelezen = lees_bladen(FOTO, (blad(tekst),), KADER, ())
    assert not isinstance(gelezen, Bericht), Taal().zeg(gelezen)
    return gelezen


GELEZEN = {
    "koopzegels": (
        "22.10",
        True,
        "2023-03-04",
        True,
        """
ALBERT HEIJN
1 MELK                    1,10
1 BROOD                  19,00
SUBTOTAAL                20,10
20 KOOPZEGELS             2,00
TOTAAL                   22,10
BETAALD MET:
PINNEN                   22,10
4-3-2023 12:10
""",
    ),
    "cadeaukaart": (
        "30.00",
        False,
        "2023-03-04",
        True,
        """
HEMA
slingers                 30,00
totaal                   30,00
cadeaukaart              10,00
pin                      20,00
04-03-2023 14:22 kassa 3 bon 30992
""",
    ),
    "afronding contant": (
        "12.35",
        True,
        "2023-05-01",
        True,
        """
SLAGERIJ JANSEN
gehakt                   12,34
TOTAAL                   12,34
AFRONDING                 0,01
TE BETALEN               12,35
CONTANT                  20,00
TERUG                     7,65
01-05-2023 10:02
""",
    ),
    "totaal op de regel eronder": (
        "45.95",
        False,
        "2022-10-14",
        True,
        """
GAMMA
Verf wit                 45,95
TOTAAL
                     EUR 45,95
PIN
                     EUR 45,95
14 okt '22  15:32
""",
    ),
    "retourartikel": (
        "8.00",
        True,
        "2023-02-11",
        True,
        """
ACTION
Kaarsen                  10,00
RETOUR Lampje            -2,00
Totaal                    8,00
Bankpas                   8,00
11-02-2023 16:01
""",
    ),
    "bespaard na totaal": (
        "17.25",
        True,
        "2023-07-07",
        True,
        """
Jumbo
Brood          2,25
Kaas           20,00
KORTING        -5,00
TOTAAL         17,25
U bespaarde    5,00
V PAY          17,25
Saldo spaarpunten 1.250,00
07/07/2023 18:40
""",
    ),
    "fooi": (
        "38.50",
        False,
        "2023-06-30",
        True,
        """
Eetcafe De Hoek
2 Bier           8,50
1 Schotel       30,00
Totaal          38,50
Fooi             4,00
Betaald PIN     42,50
30-06-2023 21:15
""",
    ),
    "duits": (
        "23.80",
        True,
        "2023-08-12",
        True,
        """
REWE MARKT GMBH
Brot                      3,80 B
Wein                     20,00 A
SUMME           EUR      23,80
Geg. EC-Cash    EUR      23,80
12.08.2023      14:03
""",
    ),
    "statiegeld en emballage": (
        "9.75",
        True,
        "2023-09-09",
        True,
        """
LIDL
Cola 6x                   8,25
Statiegeld                1,50
Te betalen                9,75
Bankpas                   9,75
09.09.23 11:45
""",
    ),
    "bestelling met leverdatum": (
        "60.50",
        True,
        "2023-10-02",
        True,
        """
Webwinkel Knutsel
Factuur 2023-881
Besteldatum 28-09-2023
Factuurdatum 02-10-2023
Leverdatum 05-10-2023
Vervaldatum 16-10-2023
Verfset                  50,00
Btw 21%                  10,50
Totaal                   60,50
""",
    ),
    "deelbetaling factuur": (
        "121.00",
        False,
        "2023-10-02",
        True,
        """
Zaalhuur Oost
Factuur 17
Datum 02-10-2023
Zaal                    100,00
Btw 21%                  21,00
Totaal                  121,00
Reeds voldaan aanbetaling 50,00
Te betalen               71,00
""",
    ),
    "delen kloppen niet": (
        "25.00",
        False,
        "2023-10-02",
        True,
        """
Winkel Zuid
Appels                   10,00
Peren                     5,00
TOTAAL                   25,00
02-10-2023 10:00
""",
    ),
    "geen totaal": (
        "10.00",
        False,
        "2023-10-02",
        True,
        """
Winkel Zuid
Appels                   10,00
02-10-2023 10:00
""",
    ),
    "dag ontbreekt": (
        "12.00",
        True,
        "",
        False,
        """
Winkel Zuid
Appels                   12,00
TOTAAL                   12,00
PIN                      12,00
""",
    ),
    "amerikaanse dag": (
        "12.00",
        True,
        "2023-10-14",
        True,
        """
Hardware store
Paint                    12,00
TOTAL EUR                12,00
VISA                     12,00
10/14/2023 10:00
""",
    ),
    "bedragen met euro ervoor en punt": (
        "1234.50",
        True,
        "2023-11-02",
        True,
        """
Tentverhuur
Factuurdatum: 2 november 2023
Tent               € 1.234,50
Totaal incl. btw   € 1.234,50
""",
    ),
    "loterij en nummers": (
        "6.50",
        True,
        "2023-11-03",
        True,
        """
Primera
Bon 12.34 Kassa 2
Kaart                     6,50
Totaal                    6,50
Contant                  10,00
Terug                     3,50
03-11-2023 09:11:12
Win 10.000,00 euro! Actie t/m 31-12-2023
""",
    ),
    "offerte": (
        "100.00",
        False,
        "2023-11-03",
        True,
        """
OFFERTE
Datum 03-11-2023
Verf                    100,00
Totaal                  100,00
Totaal incl             100,00
""",
    ),
}
"""Per kind the total and the day that are read, each with whether it is sure, and the text."""
GEWEIGERD = (
    """
CREDITNOTA
Datum 02-10-2023
Totaal                   -12,00
""",
    """
GAMMA RETOURBON
Verf                     -12,00
TOTAAL                   -12,00
02-10-2023 10:00
""",
)


@pytest.mark.parametrize("naam", GELEZEN)
def test_wat_er_van_een_bon_gelezen_wordt_en_hoe_zeker(naam: str) -> None:
    totaal, totaal_zeker, dag, dag_zeker, tekst = GELEZEN[naam]
    gelezen = lees(tekst)
    assert gelezen.totaal is not None
    assert (gelezen.totaal.waarde, gelezen.totaal.zeker) == (Decimal(totaal), totaal_zeker)
    gevonden = gelezen.dag
    assert (str(gevonden.waarde) if gevonden else "", bool(gevonden and gevonden.zeker)) == (dag, dag_zeker)


@pytest.mark.parametrize("tekst", GEWEIGERD)
def test_geld_terug_is_geen_bon(tekst: str) -> None:
    gelezen = lees_bladen(FOTO, (blad(tekst),), KADER, ())
    assert isinstance(gelezen, Bericht)
    assert "geld terug, en geen bon" in Taal().zeg(gelezen)


@pytest.mark.parametrize("maak", [een for een in (*INDELINGEN, *ANDERE, *NIEUWE) if een(Random(0)).rijen])
def test_van_elke_indeling_worden_totaal_en_dag_gelezen_en_wat_zeker_is_klopt(maak: object) -> None:
    assert callable(maak)
    for zaad in range(5):
        bon = maak(Random(zaad))
        gelezen = lees(
            "\n".join(
                rij.links.center(bon.kolommen)
                if rij.midden
                else f"{rij.links}{rij.rechts:>{bon.kolommen - len(rij.links)}}"
                for rij in bon.rijen
            )
        )
        assert gelezen.totaal is not None
        assert gelezen.dag is not None
        assert (gelezen.totaal.waarde, gelezen.dag.waarde) == (bon.waar.totaal, bon.waar.dag)
        for vondst, waar in ((gelezen.btw, bon.waar.btw), (gelezen.nummer, bon.waar.nummer)):
            assert vondst is None or not vondst.zeker or vondst.waarde == waar
        winkel = gelezen.leverancier
        assert winkel is None or not winkel.zeker or winkel.waarde.casefold() == bon.waar.winkel.casefold()


@pytest.mark.parametrize(
    ("veld", "verwacht", "zeker", "tekst"),
    [
        ("btw", Decimal("5.00"), True, "Totaal 33,00\nPin 33,00\nBtw 9% 0,66\nBtw 21% 4,34"),
        ("btw", Decimal("5.00"), False, "Totaal 42,26\nPin 42,26\nBtw 9% 0,66\nBtw 21% 4,34"),
        ("nummer", "2023-117", True, "Factuurnr.     Datum\n2023-117       3-4-2023\nTotaal 9,00"),
        ("nummer", "4711", True, "Transactie 99881122\nBon 4711\nTotaal 9,00"),
        ("nummer", "99881122", False, "Transactie 99881122\nTotaal 9,00"),
        ("leverancier", "Snackbar Zuid", False, "Snackbar Zuid\nTOTAAL 9,00\nTOTAAL 9,00"),
        ("totaal", Decimal("87.19"), False, "Zeep        80,00\nDoek         7,00\nTotaal      87 19"),
        ("dag", date(2023, 5, 15), True, "Winkel\n15 met 2023 12:10\nTotaal 9,00"),
        ("dag", date(2023, 4, 26), True, "Winkel\n26 apnl 2023 12:10\nTotaal 9,00"),
        ("dag", date(2023, 5, 15), False, "Besteld op 15 mei 2023\nBezorging: 17 mei 2023\nTotaal 9,00"),
    ],
)
def test_wat_er_verder_op_staat(veld: str, verwacht: object, zeker: bool, tekst: str) -> None:
    vondst = getattr(lees(tekst), veld)
    assert (vondst.waarde, vondst.zeker) == (verwacht, zeker)


@given(st.text(alphabet="TOAL EURbtwdinpc0123456789,.-/€%:\n ", max_size=300))
def test_van_willekeurige_tekst_valt_niets_om(tekst: str) -> None:
    lees_bladen(FOTO, (blad(tekst),), KADER, ("Gamma",))
