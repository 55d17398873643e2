"""Private persons kept private: what is planted is found, what is ordinary is left alone."""

from __future__ import annotations

import json
import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtledger.checks.privacy.regel import WEG, Eigen, maskeer, prive_in
from buurtledger.checks.privacy.vondsten import vind
from tests.conftest import Draai, schrijf
from tests.test_herstel import BON

GEPLANT = {
    "een rekeningnummer": [
        *("NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "nl91abna0417164300", "BE68 5390 0754 7034"),
        *("DE89370400440532013000", "NL91ABNA0417164300 ten name van de kas", "GB29 NWBK 6016 1331 9268 19"),
    ],
    "een burgerservicenummer": ["111222333", "111.222.333", "BSN: 123456782", "bsn 1112 22 333", "111 222 333"],
    "een e-mailadres": ["jan@voorbeeld.nl", "J.de-Vries+kas@buurt.amsterdam", "mail:fatima_1@xs4all.nl!"],
    "een telefoonnummer": [
        *("06-12345678", "0612345678", "06 12 34 56 78", "+31 6 12345678", "+31612345678", "0031 20 1234567"),
        *("020-1234567", "020 123 45 67", "(020) 1234567", "+31 (0)20 123 45 67", "+32 470 12 34 56", "0297-123456"),
    ],
    "een adres": [
        *("Dreef 12, 1104 AB", "Bijlmerdreef 1234-3, 1103 AB Amsterdam", "1104AB 12", "1104 AB 12a", "1104ab 12"),
        *("1104 AB, nr. 7", "Kruitberg 4002 1104CC", "1104 AB huisnummer 7", "Karspelhof 12 II 1101 BX"),
    ],
    "een geboortedatum": [
        *("geboren 12-03-1958", "geb. 12/03/58", "geboortedatum: 1958-03-12", "geb. datum 12 maart 1958"),
        *("* 12-03-1958", "date of birth 12 March 1958", "geboren op 1 januari 2001"),
    ],
    "een kenteken": [
        "12-ABC-3",
        "AB-123-C",
        "1-ABC-23",
        "AB-12-34",
        "12-34-AB",
        "12-AB-34",
        "G-001-BB",
        "kenteken 12ABC3",
    ],
    "een naam": [
        *("mw. Jansen", "mevrouw de Vries", "dhr. El Amrani", "meneer Bouterse", "fam. van den Berg", "Mw J.P. Kabel"),
        *("De heer O'Neill", "Meneer Śmigły"),
    ],
}

GEWOON = [
    *("Verf, kwasten en rollers", "Koffie, thee en koek voor de bijeenkomst", "Drukwerk: flyers in twee talen"),
    *("Potgrond 40 liter, 12 zakken", "Huur van de zaal, 3 x 2 uur", "Factuur 123456782", "factuurnummer: 111222333"),
    *("Bestelnr. 2022123456", "ordernummer 100-200-300", "Boodschappen 14-10-2022", "Zaal van 19.00 tot 21.30 uur"),
    *("Gereedschap: boor 18V 2.0Ah", "Lamp E27 806 lm", "Hout 2400 x 1220 x 18 mm", "1500 flyers A5 en 200 posters"),
    *("Maaltijd voor 24 personen", "Bloemen voor de mevrouwen van de koffie", "Cadeaubon meneer en mevrouw"),
    *(
        "Bedrag 1.234,50 incl. 21% btw",
        "Workshop 12-03 en 19-03",
        "Ronde 2023-Q1, stand 31-03-2023",
        "ISBN 9789012345678",
    ),
    *(
        "Stoelen (12 st.) en 2 tafels",
        "K-buurt 4 torens, 1e verdieping",
        "Fase 1-2-3-4 van Kleiburg",
        "EHBO-koffer DIN 13157",
    ),
    *(
        "NL-vlag 100 x 150",
        "AED-kast, type ZX-200-B2",
        "Kids activiteiten 2022/2023",
        "Post 4-torens/kids-activiteiten",
    ),
    *(
        "Bakfiets 06 t/m 08 juni",
        "0,5 liter x 100 bekers",
        "Statiegeld 0.25 x 48",
        "Nr. 221015-m3fx dubbel",
        "Zie bon 061231-0042",
    ),
    *(
        "Familiedag in de moestuin",
        "1104 bekers",
        "Zaal 1500 en 1600 euro",
        "Gamma bon 0123 4567",
        "tel mee met de ronde",
    ),
    *("Entree 4 volwassenen 10 kinderen", "Schroeven 5x50 200 st", "Vaccinatie hond? nee", "Dhr- en mw-toilet bordjes"),
    *(
        "Foto's 10x15, 120 stuks",
        "Laptop HP 250 G9",
        "Muurverf RAL 9010 10 liter",
        "Internet okt-dec 2022",
        "2 x € 45,95 en 1 x € 12,50",
    ),
    *(
        "Excursie 2-daagse 12 en 13 mei",
        "Kast 80-40-200 cm",
        "Tent 3x3 m, 10-12 sept.",
        "Vergunning kenmerk Z/22/123456",
        "Ladies night 7 maart 2023",
    ),
    *(
        "scan sha256:9f2c4d1e0123456789abcdef0123456789abcdef0123456789abcdef01234567",
        "KvK 12345678",
        "Meneer? Nee, mevrouw!",
    ),
    *(
        "Huur 1-1-2023 t/m 31-12-2023",
        "LSA lidmaatschap 50 euro per jaar",
        "Cursus spreken in het openbaar",
        "A4-papier 5 x 500 vel",
    ),
]


@pytest.mark.parametrize(("wat", "stuk"), [(wat, stuk) for wat, stukken in GEPLANT.items() for stuk in stukken])
@pytest.mark.parametrize("zin", ["{}", "terug naar {} overgemaakt", '- {{omschrijving: "voor {}"}}', "zie ({}), dank"])
def test_wat_geplant_is_wordt_gevonden(wat: str, stuk: str, zin: str) -> None:
    tekst = zin.format(stuk)
    assert wat in {vondst.wat for vondst in vind(tekst)}
    assert not [vondst for vondst in vind(maskeer(tekst)) if vondst.wat == wat], "the redacted text is clean"


@pytest.mark.parametrize("tekst", GEWOON)
def test_wat_gewoon_is_blijft_met_rust(tekst: str) -> None:
    assert vind(tekst) == []


@given(st.text(max_size=300))
def test_maskeren_raakt_alleen_wat_gevonden_is(tekst: str) -> None:
    gevonden = vind(tekst)
    assert all(0 <= v.begin < v.einde <= len(tekst) for v in gevonden)
    assert all(a.einde <= b.begin for a, b in pairwise(gevonden))
    uit = maskeer(tekst)
    assert uit.count(WEG) - tekst.count(WEG) == len(gevonden) or WEG in tekst
    if not gevonden:
        assert uit == tekst


@given(st.integers(0, 2**32))
def test_elk_rekeningnummer_met_de_goede_controle_wordt_gevonden(zaad: int) -> None:
    toeval = random.Random(zaad)
    bban = "".join(toeval.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=4)) + f"{toeval.randrange(10**10):010}"
    cijfers = "".join(str(int(teken, 36)) for teken in f"{bban}NL00")
    iban = f"NL{98 - int(cijfers) % 97:02}{bban}"
    assert vind(f"aan {iban} betaald")[0].wat == "een rekeningnummer"
    fout = f"NL{(98 - int(cijfers) % 97 + 7) % 97 + 2:02}{bban}"
    if fout != iban:
        assert not [v for v in vind(f"aan {fout} betaald") if v.wat == "een rekeningnummer"]


def test_in_elk_bestand_op_zijn_plaats_met_een_schone_tekst(draai: Draai, boek: Path) -> None:
    schrijf(
        boek, BON, BON.replace("m3fx", "a2bc").replace("45.95", "4.00").replace("Potgrond", "Hark, bel 06-12345678")
    )
    (boek / "data/kernen/noord.yaml").write_text(
        'formaat: 1\nnaam: "Noord"\nresultaat: |\n  Een bank.\n  Met dank aan mw. Jansen.\n'
    )
    besluiten = boek / "data/besluiten"
    besluiten.mkdir()
    (besluiten / "2023-03-15-kas.yaml").write_text(
        'formaat: 1\ndatum: 2023-03-15\ndoor: buurtcoalitie\nwaarom: "vraag jan@voorbeeld.nl"\nsluit: [kernen/zuid]\n'
    )
    gevonden = json.loads(draai("check", "privacy", "--formaat", "json").uit)["bevindingen"]
    assert [(b["bestand"].rpartition("/")[2], b["lijn"], b["kolom"]) for b in gevonden] == [
        ("2023-03-15-kas.yaml", 4, 16),
        ("moestuin.yaml", 2, 80),
        ("noord.yaml", 5, 16),
    ]
    assert "Hark, bel [weggelaten]" in gevonden[1]["remedie"]
    assert "12345678" not in gevonden[1]["remedie"]


def test_de_eigen_rekening_en_de_adressen_in_rollen_zijn_openbaar(draai: Draai, boek: Path) -> None:
    (boek / "data/rollen.yaml").write_text(
        'formaat: 1\npersonen:\n  anna: {rollen: [penvoerder], git: ["anna@example.org"]}\n'
    )
    budget = boek / "data/budget.yaml"
    budget.write_text(budget.read_text() + 'rekening: ["NL91 ABNA 0417 1643 00"]\n')
    schrijf(boek, BON.replace("Potgrond", "van NL91ABNA0417164300"))
    assert draai("check", "privacy").uit == "Alles klopt.\n"
    schrijf(boek, BON.replace("Potgrond", "van NL02ABNA0123456789"))
    assert draai("check", "privacy").code == 1


LOGREGEL = (
    "- {{bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, btw: 3.10, omschrijving: {}, "
    'betaald_door: kern, scan: "sha256:{}"}}'
)


@pytest.mark.parametrize("stuk", [stuk for stukken in GEPLANT.values() for stuk in stukken] + GEWOON)
@pytest.mark.parametrize("haken", [True, False])
def test_in_een_logboek_wordt_hetzelfde_gevonden_als_in_de_tekst(stuk: str, haken: bool) -> None:
    regel = LOGREGEL.format(f'"{stuk}"' if haken else stuk, "0123456789" * 6 + "abcd")
    gevonden = [b.plaats.kolom for b in prive_in(f"# kop\n{regel}\n", "data/bonnen/tuin/moestuin.yaml", Eigen())]
    assert len(gevonden) == len(vind(stuk))
    assert all(b.plaats.lijn == 2 for b in prive_in(f"# kop\n{regel}\n", "data/bonnen/tuin/moestuin.yaml", Eigen()))


def test_een_groot_boek_wordt_op_een_tweede_kern_nagekeken(
    draai: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schrijf(boek, BON.replace("Potgrond", "bel 06-12345678"))
    gewoon = draai("check", "--formaat", "json").uit
    monkeypatch.setattr("buurtledger.store.prive._TWEEDE_KERN", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert draai("check", "--formaat", "json").uit == gewoon
    assert json.loads(gewoon)["fouten"] == 1


@pytest.mark.parametrize(
    ("tekst", "gemaskeerd"),
    [
        ("bel (020) 123 45 67, of 06-12345678 en 06 12 34 56 78.", "bel …, of … en …."),
        ("tel 06-12345678/020-1234567", "tel …/…"),
        ("+31 (0)6 12345678!", "…!"),
        ("nul zes 12345678 bellen", "… bellen"),
        ("app 0612345678", "app …"),
        ("bel op 612345678 aub", "bel op … aub"),
        ("tel. 1234567", "tel. …"),
        ("gsm: 470123456", "gsm: …"),
        ("+1 555 123 4567", "…"),
        ("00 32 470 12 34 56", "…"),
        ("factuur 06-12345678", "factuur …"),
        ("O6 12345678", "…"),
        ("jan at voorbeeld dot nl", "…"),
        ("jan (at) voorbeeld punt nl", "…"),
        ("-jan@voorbeeld.nl", "-…"),
        ("mail jan@a.nl,piet@b.nl", "mail …,…"),
        ("1104 AB, 12a", "…"),
        ("in de Dreef 12, 1104 AB", "…"),
        ("2022 AB 12", "…"),
        ("art. 1104 AB 12", "art. …"),
        ("woonadres: Dreef 1a", "…"),
        ("de mw. jansen", "de …"),
        ("dhr jansen", "…"),
        ("hr. Jansen", "…"),
        ("mr. A. Jansen", "…"),
        ("fam. van den Berg!", "…!"),
        ("t.n.v. J. de Vries", "…"),
        ("MW JANSEN", "…"),
    ],
)
def test_er_gaat_niet_meer_weg_dan_het_is(tekst: str, gemaskeerd: str) -> None:
    assert maskeer(tekst) == gemaskeerd.replace("…", WEG)


@pytest.mark.parametrize(
    "tekst",
    [
        "bel 12345678",
        "3.0612345678",
        "2,0612345678",
        "0612345678.5",
        "0123456789",
        "0900-1234567",
        "06 07 08 09 10",
        "factuur 0612345678",
        "061231-0042",
        "factuur 31612345678",
        "jan at school",
        "git@github.com:x/y",
        "jan@voorbeeld",
        "jan@1.2",
        "1104 SA 12",
        "1500 ml 12",
        "1500 ML 12",
        "2022 en 12",
        "1998 ab 12",
        "artikel 1104AB12",
        "woont op kruitberg 402",
        "mw jansen",
        "hr Jansen",
        "mr Jansen",
        "mevrouw en",
        "dhr.",
        "3 mw Jansen",
    ],
)
def test_wat_er_net_op_lijkt_blijft(tekst: str) -> None:
    assert maskeer(tekst) == tekst
