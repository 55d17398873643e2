"""`verslag`: one value, of which every figure ties and stands in every format."""
# ruff: noqa: E501

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurtledger.cli import start
from buurtledger.handelingen import verslag as handeling
from buurtledger.model.besluit import Besluit, Opening, Verschuiving
from buurtledger.model.datum import Kwartaal, kwartaal_van
from buurtledger.model.geld import NUL, nederlands
from buurtledger.model.mutatie import Mutatie
from buurtledger.report.scherm import Scherm
from buurtledger.report.taal import Taal
from buurtledger.report.verslag.bijlage import per_post, uitgegeven
from buurtledger.report.verslag.model import Verslag, maak_verslag
from buurtledger.report.verslag.sluiting import Optelling, sluiting, verdeling
from buurtledger.report.verslag.waarde import Periode
from buurtledger.report.vormen import Weergave, md, schrift
from buurtledger.store.grootboek import lees_grootboek
from tests.conftest import GRONDSLAG, VANDAAG, Draai, schrijf
from tests.pdfua import bezwaren
from tests.rekenblad import Rekenblad
from tests.strategieen import POST, logboeken

EURO = re.compile(r"-?\d{1,3}(?:\.\d{3})*,\d{2}")
SOORTEN = [("kwartaal", "2023-Q2"), ("jaar", "2023"), ("eind",)]
BON = '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.00, omschrijving: "Potgrond", leverancier: "Tuinland", betaald_door: kern, bewijs: verklaring}'
STORNO = '- {storno: 221120-d81w, van: 221015-m3fx, datum: 2022-11-20, reden: "dubbel"}'


@pytest.fixture(scope="module")
def voorbeeld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    doel = tmp_path_factory.mktemp("v") / "voorbeeld"
    assert start.main(["voorbeeld", str(doel)], vandaag=VANDAAG) == 0
    return doel


def maak(draai: Draai, map_: Path, tmp_path: Path, formaat: str, *wat: str, vandaag: date = VANDAAG) -> bytes:
    doel = tmp_path / f"verslag.{formaat}"
    taal = ("--taal", "en") if "en" in wat else ()
    soort = [deel for deel in wat if deel != "en"]
    uitkomst = draai(
        *taal,
        "verslag",
        *soort,
        "--formaat",
        formaat,
        "--naar",
        str(doel),
        "--ondanks-fouten",
        map_=map_,
        vandaag=vandaag,
    )
    assert uitkomst.code == 0, uitkomst.fout
    return doel.read_bytes()


def getoond(verslag: Verslag, taal: str = "nl") -> str:
    return md.maak(verslag, Weergave(Taal(taal), Scherm(80, False)))


# --- what it says -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wat", SOORTEN)
def test_elk_cijfer_van_het_model_staat_in_elk_formaat(
    draai: Draai, voorbeeld: Path, tmp_path: Path, wat: tuple[str, ...]
) -> None:
    model = json.loads(maak(draai, voorbeeld, tmp_path, "json", *wat))
    posten, mutaties = model["posten"], model["mutaties"]
    assert sum(Decimal(p["begroot"]) for p in posten) == Decimal("96000.00") == Decimal(model["totaal"]["begroot"])
    assert sum(Decimal(p["besteed_in_periode"]) for p in posten) == Decimal(model["totaal"]["besteed_in_periode"])
    velden = ("plan", "besluiten", "begroot", "besteed", "vrij")
    nodig = {nederlands(Decimal(post[veld])) for post in posten for veld in velden}
    nodig |= {nederlands(_met_teken(m)) for m in mutaties}
    nodig |= {nederlands(Decimal(deel["bedrag"])) for som in model["sluiting"] for deel in (*som["delen"], som)}
    for formaat in ("md", "html", *(["pdf"] if wat[0] == "kwartaal" else [])):
        inhoud = maak(draai, voorbeeld, tmp_path, formaat, *wat)
        tekst = _pdftekst(tmp_path) if formaat == "pdf" else inhoud.decode()
        assert nodig <= set(EURO.findall(tekst)), formaat
        assert all(m["id"] in tekst for m in mutaties)


def _met_teken(mutatie: dict[str, str]) -> Decimal:
    return Decimal(mutatie["bedrag"]) * (-1 if mutatie["soort"] in ("retour", "terugbetaling") else 1)


def _pdftekst(tmp_path: Path) -> str:
    return "\n".join(bladzijde.extract_text() for bladzijde in pypdf.PdfReader(tmp_path / "verslag.pdf").pages)


def test_wie_wat_en_van_wanneer(draai: Draai, boek: Path, tmp_path: Path) -> None:
    eerst = maak(draai, boek, tmp_path, "md", "eind").decode()
    assert "- KvK-nummer: niet ingevuld in data/huisstijl.yaml" in eerst
    (boek / "data/huisstijl.yaml").write_text('formaat: 1\nwie: "Stichting Proef"\nkvk: "01234567"\n')
    (boek / "data/subsidie.yaml").write_text(
        'formaat: 1\nbeschikking: {nummer: "SB-2022-1", datum: 2022-08-30, bedrag: 1000.00}\n'
    )
    tekst = maak(draai, boek, tmp_path, "md", "eind").decode()
    for regel in (
        "# Eindverantwoording 2022-2023",
        "- van: Stichting Proef",
        "- budget: Proefbuurt",
        "- KvK-nummer: 01234567",
        "- beschikking: SB-2022-1",
        "- periode: 1 september 2022 tot en met 31 december 2023",
        "- status: definitief: de periode is om",
        "- coördinatie: 8,0 % van het totaal, hoogstens 8,0 %",
        "*Van de € 1.000,00: besteed € 0,00, bij groepen, bon volgt € 0,00, nog te verdelen € 1.000,00.*",
    ):
        assert regel in tekst, regel


def test_wat_er_verder_in_hoort(draai: Draai, voorbeeld: Path, tmp_path: Path) -> None:
    tekst = maak(draai, voorbeeld, tmp_path, "md", "kwartaal", "2023-Q2").decode()
    for stuk in (
        "| 2023-05-10 | 2023-05-10-excursie | van Fysieke verbetering inpandig naar Excursie | 300,00 | er gaan meer kinderen",
        "1 besluit, € 300,00 verschoven",
        "Wooncorporatie Denkbeeldig Dak",
        "Wat we leerden",
        "Voor de penvoerder",
        "Handtekening",
        "De looptijd loopt nog: verschillen worden aan het eind toegelicht",
    ):
        assert stuk in tekst, stuk
    eerder = maak(draai, voorbeeld, tmp_path, "md", "kwartaal", "2023-Q1").decode()
    assert "2023-05-10-excursie" not in eerder, "the report of a quarter before is what it was"
    assert "| post | begroot | in deze periode |" in eerder, "no columns that say nothing"


def test_elk_groot_verschil_wordt_toegelicht(draai: Draai, boek: Path, tmp_path: Path) -> None:
    schrijf(boek, BON.replace("45.00", "400.00"))
    schrijf(boek, BON.replace("221015-m3fx", "221015-aaaa").replace("45.00", "100.00"), post="kernen/noord")
    (boek / "data/kernen/noord.yaml").write_text('formaat: 1\nnaam: "Noord"\ntoelichting: "De verf kregen we."\n')
    tekst = maak(draai, boek, tmp_path, "md", "eind").decode()
    assert "Toegelicht wordt elk verschil van meer dan 10,0 % van het budget of € 250,00." in tekst
    assert "| Noord | 150,00 | 60,0 % | De verf kregen we. |" in tekst
    assert re.search(r"\| .*zuid.* \| 250,00 \| 100,0 % \| nog geen toelichting \|", tekst, re.IGNORECASE)
    assert "| Moestuin | 20,00 |" not in tekst, "a difference of 4,8 % and € 20 is not asked about"
    budget = boek / "data/budget.yaml"
    budget.write_text(budget.read_text() + "toelichten: {deel: 0.04, bedrag: 500.00}\n")
    tekst = maak(draai, boek, tmp_path, "md", "eind").decode()
    assert "| Moestuin | 20,00 | 4,8 % | nog geen toelichting |" in tekst
    assert "van meer dan 4,0 % van het budget of € 500,00" in tekst
    # What the beschikking says goes before it.
    subsidie = boek / "data/subsidie.yaml"
    subsidie.write_text("formaat: 1\ngrenzen: {toelichten_boven: 0.30}\n")
    tekst = maak(draai, boek, tmp_path, "md", "eind").decode()
    assert "elk verschil van meer dan 30,0 % van het budget.\n" in tekst
    assert "| Moestuin | 20,00 |" not in tekst
    subsidie.write_text("formaat: 1\ngrenzen: {toelichten_bedrag: 19.99}\n")
    assert "elk verschil van meer dan € 19,99.\n" in maak(draai, boek, tmp_path, "md", "eind").decode()
    blad = Rekenblad(maak(draai, boek, tmp_path, "xlsx", "eind"))
    redenen = {rij[1]: rij[-1] for rij in blad.rijen("Financieel")[1:]}
    assert (redenen["Moestuin"], redenen["Noord"]) == ("nog geen toelichting", "De verf kregen we.")


def test_een_besluit_dat_alleen_opent_en_sluit_staat_erin() -> None:
    dag = date(2023, 3, 1)
    besluit = Besluit("2023-03-01-zaal", dag, dag, "buurtcoalitie", "de zaal is dicht", sluit=("kernen/zuid",))
    ander = besluit._replace(naam="2023-03-02-hal", sluit=(), opent=(Opening("tuin/hal", "De hal"),))
    tekst = getoond(_verslag([], [besluit, ander], Periode("eind", "2022-2023", date(2022, 9, 1), date(2023, 12, 31))))
    assert "| 2023-03-01 | 2023-03-01-zaal | sluit de post zuid (nog niet benoemd) |  | de zaal is dicht |" in tekst
    assert "| 2023-03-01 | 2023-03-02-hal | opent de post De hal |  |" in tekst
    assert not re.search(r"(?m)^\| -.*\|\n(?!\|)", tekst), "no table without rows"


# --- how it ties --------------------------------------------------------------------------------------------------


def _verslag(logboek: Sequence[Mutatie], besluiten: Sequence[Besluit], periode: Periode) -> Verslag:
    boeken = lees_grootboek(GRONDSLAG)._replace(logboeken={POST: tuple(logboek)}, besluiten=tuple(besluiten))
    assert boeken.begroting is not None
    return maak_verslag(boeken, boeken.begroting, periode)


def _sluit(optelling: Optelling) -> bool:
    return sum((deel.bedrag for deel in optelling.delen), NUL) == optelling.som.bedrag


@settings(max_examples=40)
@given(logboeken(), st.sampled_from([date(2022, 11, 1), date(2023, 2, 1), date(2023, 12, 31)]))
def test_elk_verslag_sluit(logboek: list[Mutatie], dag: date) -> None:
    kwartaal = kwartaal_van(dag)
    besluit = Besluit("2022-12-01-x", date(2022, 12, 1), date(2022, 12, 1), "buurtcoalitie", "x")
    besluit = besluit._replace(verschuivingen=(Verschuiving(POST, "kernen/noord", Decimal("20.00")),))
    for periode in (
        Periode("kwartaal", str(kwartaal), kwartaal.van, kwartaal.tot_en_met),
        Periode("eind", "alles", date(2022, 9, 1), date(2023, 12, 31)),
    ):
        verslag = _verslag(logboek, [besluit], periode)
        assert all(map(_sluit, (verdeling(verslag), *sluiting(verslag))))
        bijlage = {een.post.id: een for een in per_post(verslag)}
        for rij in verslag.rijen:
            eigen = bijlage.get(rij.post.id)
            assert uitgegeven(eigen.geboekt if eigen else ()) == rij.in_periode
            assert uitgegeven(eigen.correcties if eigen else ()) == rij.gecorrigeerd
        alle = [g for een in bijlage.values() for g in een.alle]
        ervoor = verslag.stand.totaal.besteed - verslag.in_periode - verslag.gecorrigeerd
        assert uitgegeven(alle) + ervoor == verslag.stand.totaal.besteed
        if periode.soort == "eind":
            assert sum((g.groepen + g.rechtstreeks for g in alle), NUL) == verslag.stand.totaal.uitbetaald


def test_wat_groepen_nog_krijgen_staat_erbij_en_alles_sluit(draai: Draai, boek: Path, tmp_path: Path) -> None:
    schrijf(boek, BON)
    schrijf(
        boek, '- {voorschot: 221101-7kq2, datum: 2022-11-01, bedrag: 100.00, omschrijving: "deel"}', post="kernen/noord"
    )
    tekst = maak(draai, boek, tmp_path, "md", "eind").decode()
    for regel in (
        "| uitbetaald aan groepen en winkels | 100,00 |",
        "| af: bij groepen, bon volgt | -100,00 |",
        "| bij: door groepen voorgeschoten | 45,00 |",
        "| **besteed** | **45,00** |",
        "| **niet besteed** | **955,00** |",
        "| waarvan nog niet uitbetaald | 900,00 |",
        "| waarvan bij groepen, bon volgt | 100,00 |",
        "| af: nog te betalen aan groepen | -45,00 |",
    ):
        assert regel in tekst, regel


def test_wat_in_de_periode_is_teruggedraaid_staat_er_met_zijn_correctie(
    draai: Draai, boek: Path, tmp_path: Path
) -> None:
    schrijf(boek, BON, STORNO, BON.replace("221015-m3fx", "221121-2x2x"))
    kwartaal = maak(draai, boek, tmp_path, "md", "kwartaal", "2022-Q4").decode()
    assert "| 2022-10-14 | 221015-m3fx | bon | Potgrond | Tuinland | verklaring | 45,00 |  |" in kwartaal
    assert "| 2022-11-20 | 221120-d81w | correctie | dubbel (bon van € 45,00: Potgrond) |  |  | -45,00 |  |" in kwartaal
    assert "| **samen in deze periode** |  |  | **45,00** | **0,00** |" in kwartaal
    schrijf(boek, BON, STORNO.replace("2022-11-20", "2023-02-01").replace("221120", "230201"))
    later = maak(draai, boek, tmp_path, "md", "kwartaal", "2023-Q1").decode()
    assert "*Moestuin: eerder geboekt, in deze periode teruggedraaid*" in later
    assert "| **samen aan correcties** |  |  | **-45,00** | **0,00** |" in later
    for regel in (
        "besteed voor deze periode | 45,00",
        "besteed in deze periode | 0,00",
        "correcties van eerder | -45,00",
    ):
        assert regel in later, regel


# --- whether it may be handed in ----------------------------------------------------------------------------------


def test_met_fouten_alleen_als_het_gezegd_is_en_dan_wordt_er_niets_verklaard(
    draai: Draai, boek: Path, tmp_path: Path
) -> None:
    schrijf(boek, BON.replace("45.00", "500.00"))
    doel = tmp_path / "verslag.md"
    vraag = ("verslag", "kwartaal", "2022-Q4", "--formaat", "md", "--naar", str(doel))
    geweigerd = draai(*vraag)
    assert geweigerd.code == 1
    assert "op 31 december 2022 stond er 1 fout in de boeken." in geweigerd.fout
    assert "fout[overschreden] data/bonnen/tuin/moestuin.yaml:1:" in geweigerd.fout
    assert not doel.exists()
    assert draai(*vraag, "--ondanks-fouten").code == 0
    tekst = doel.read_text()
    assert "**Let op: in de boeken staat nog 1 fout. Ze staan onder Wat de controles vonden.**" in tekst
    assert "| fout | overschreden | data/bonnen/tuin/moestuin.yaml:1 | tuin/moestuin heeft € 500,00 besteed" in tekst
    assert "De penvoerder verklaart niet dat dit verslag volledig is" in tekst
    assert "verklaart dat dit verslag volledig is" not in tekst
    assert "dit grootboek staat niet in git" in tekst, "it says what was not looked at"
    schrijf(boek, BON)
    assert draai(*vraag).code == 0
    assert "De penvoerder verklaart dat dit verslag volledig is en overeenkomt met de boeken." in doel.read_text()


def test_wat_er_na_de_periode_misging_houdt_haar_verslag_niet_tegen(draai: Draai, boek: Path, tmp_path: Path) -> None:
    schrijf(
        boek,
        BON,
        BON.replace("221015-m3fx", "230501-aaaa").replace("2022-10-14", "2023-05-01").replace("45.00", "500.00"),
    )
    assert draai("verslag", "kwartaal", "2023-Q2").code == 1
    eerder = json.loads(maak(draai, boek, tmp_path, "json", "kwartaal", "2022-Q4"))
    assert (eerder["fouten"], eerder["bevindingen"]) == (0, [])


def test_voor_het_eind_is_het_voorlopig(draai: Draai, boek: Path, tmp_path: Path) -> None:
    schrijf(boek, BON)
    tekst = maak(draai, boek, tmp_path, "md", "eind", vandaag=date(2023, 12, 31)).decode()
    assert tekst.startswith("# Voorlopige eindverantwoording 2022-2023\n")
    assert "- status: voorlopig: de periode loopt nog, tot en met 31 december 2023" in tekst
    assert "| **niet besteed** | **955,00** |" in tekst
    assert "terug te geven" not in tekst
    assert "verklaart dat dit voorlopige verslag overeenkomt met de boeken tot nu toe" in tekst
    assert "# Verslag van het kwartaal 2022-Q4\n" in maak(draai, boek, tmp_path, "md", "kwartaal", "2022-Q4").decode()
    budget = boek / "data/budget.yaml"
    budget.write_text(budget.read_text().replace("tot_en_met: 2023-12-31}", "tot_en_met: 2023-12-31, aanname: true}"))
    assert (
        "voorlopig: de looptijd in data/budget.yaml is nog een aanname"
        in maak(draai, boek, tmp_path, "md", "eind").decode()
    )


@pytest.mark.parametrize(
    ("argumenten", "code", "zin"),
    [
        (("jaar", "2021"), 2, "2021 valt buiten de looptijd, van 1 september 2022 tot en met 31 december 2023"),
        (("kwartaal", "2022-Q1"), 2, "2022-Q1 valt buiten de looptijd"),
        (("kwartaal", "2023-Q9"), 2, "is geen kwartaal"),
        (("kwartaal", "2023-Q1", "--formaat", "docx"), 2, "kies uit pdf, md, html, xlsx, json"),
        (("jaar", "drie"), 2, "JAAR"),
        (("kwartaal", "2023-Q1", "--formaat", "md", "--naar", "/dev/null/x"), 3, "is niet te schrijven"),
    ],
)
def test_verkeerd_gevraagd(draai: Draai, argumenten: tuple[str, ...], code: int, zin: str) -> None:
    uitkomst = draai("verslag", *argumenten)
    assert uitkomst.code == code
    assert zin in uitkomst.fout


def test_een_boek_dat_niet_te_lezen_is_geeft_geen_verslag(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON.replace("45.00", "4x"))
    uitkomst = draai("verslag", "eind", "--formaat", "md")
    assert uitkomst.code == 3
    assert "data/bonnen/tuin/moestuin.yaml:1" in uitkomst.fout


def test_zonder_het_extra_staat_er_wat_te_doen_is(draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("buurtledger.cli.extra.find_spec", lambda _: None)
    for opdracht in (("verslag", "eind"), ("publiceer", "x"), ("kijk",), ("leersessie", "agenda", "--formaat", "ics")):
        uitkomst = draai(*opdracht)
        assert uitkomst.code == 3
        assert 'pip install "buurtledger[rapport]"' in uitkomst.fout


# --- how it looks -------------------------------------------------------------------------------------------------


def test_een_engels_verslag_schrijft_getallen_engels(voorbeeld: Path) -> None:
    verslag = handeling.van_jaar(voorbeeld, 2023, VANDAAG)
    assert isinstance(verslag, Verslag)
    tekst = md.maak(verslag, Weergave(Taal("en").gedrukt, Scherm(80, False)))
    assert re.search(r"\| granted \| 96,000\.00 \|", tekst)
    assert "8.0% of the total" in tekst
    assert not re.search(r",\d{2}(?!\d)", tekst)
    assert re.search(r"Of €96,000\.00: spent €\d", tekst)


def test_het_engelse_rekenblad_is_engels(draai: Draai, boek: Path, tmp_path: Path) -> None:
    schrijf(boek, BON)
    blad = Rekenblad(maak(draai, boek, tmp_path, "xlsx", "eind", "en"))
    assert blad.bladen() == ["Summary", "Receipts", "Financial", "Statement", "Balance", "City", "Accounting"]
    assert blad.rij("Summary", "difference: should be zero")[2] == 0
    assert blad.rij("Summary", "not spent")[1] == 955


def test_een_vijandig_resultaat_wordt_onschadelijk(draai: Draai, boek: Path, tmp_path: Path) -> None:
    schrijf(
        boek,
        '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 4.00, omschrijving: "<b>x</b>", betaald_door: kern}',
        post="kernen/noord",
    )
    resultaat = (
        "# kop\n\n<script>alert(1)</script> [klik](javascript:alert(1)) [ook](data:text/html,x) ![](https://elders.example/x.png)"
        " [goed](https://example.org) #set text(red) \\u{202e}"
    )
    assert draai("kern", "resultaat", "noord", resultaat).code == 0
    html = maak(draai, boek, tmp_path, "html", "eind").decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert 'href="javascript' not in html
    assert 'href="data:text' not in html
    assert "<img" not in html
    assert '<a href="https://example.org" rel="nofollow noopener noreferrer">goed</a>' in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    maak(draai, boek, tmp_path, "pdf", "eind")
    assert "#set text(red)" in _pdftekst(tmp_path), "text is text, never typst"


def test_de_kleuren_van_de_buurt(draai: Draai, boek: Path, tmp_path: Path) -> None:
    stijl = boek / "data/huisstijl.yaml"
    stijl.write_text('formaat: 1\nkleur: "#7c2d12"\n')
    assert "#7c2d12" in maak(draai, boek, tmp_path, "html", "eind").decode()
    for slecht, zin_ in (("#ffff00", "te licht om te lezen"), ("red;}", "geen kleur zoals")):
        stijl.write_text(f'formaat: 1\nkleur: "{slecht}"\n')
        assert zin_ in draai("check").uit


def test_de_pdf_is_toegankelijk_en_loopt_door(draai: Draai, voorbeeld: Path, tmp_path: Path) -> None:
    inhoud = maak(draai, voorbeeld, tmp_path, "pdf", "kwartaal", "2023-Q2", "en")
    pdf = pypdf.PdfReader(tmp_path / "verslag.pdf")
    wortel: Any = pdf.trailer["/Root"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Report of the quarter 2023-Q2"
    assert str(wortel["/Lang"]).startswith("en")
    assert bezwaren(tmp_path / "verslag.pdf") == []
    assert [str(b["/Title"]) for b in pdf.outline if not isinstance(b, list)] == ["Report of the quarter 2023-Q2"]
    koppen = [str(b["/Title"]) for b in next(b for b in pdf.outline if isinstance(b, list)) if not isinstance(b, list)]
    assert koppen == [
        "Financial",
        "What was done with it",
        "What the checks found",
        "Statement",
        "Annex: receipts and payments",
    ]
    teksten = [bladzijde.extract_text() for bladzijde in pdf.pages]
    plekken = ["".join(teksten).index(kop) for kop in koppen if kop != "What the checks found"]
    assert plekken == sorted(plekken), "the text is in the order of the bookmarks"
    assert len(teksten) > 10
    assert sum("description" in tekst for tekst in teksten) > 4, "the headings come back on every page of the annex"
    laagste: list[float] = []

    def kijk(tekst: str, cm: list[float], tm: list[float], _font: object, _grootte: object) -> None:
        if tekst.strip():
            laagste.append(tm[5] * cm[3] + cm[5])

    for bladzijde in pdf.pages[-3:]:
        bladzijde.extract_text(visitor_text=kijk)
    assert min(laagste) > 0, "nothing falls off the paper"
    assert inhoud == maak(draai, voorbeeld, tmp_path, "pdf", "kwartaal", "2023-Q2", "en")


VREEMD = "🌻 中文 ภาษา தமிழ் አማርኛ ｆｕｌｌ 👨‍👩‍👧 l\u0301"


@pytest.mark.parametrize("letters", [False, True], ids=["without fonts of the system", "with what there is"])
def test_geen_teken_houdt_de_pdf_tegen(
    draai: Draai, boek: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, letters: bool
) -> None:
    zet = schrift._compileer

    def zonder(stuk: str, *, systeem: bool, sjabloon: str = "verslag.typ") -> bytes:
        return zet(stuk, systeem=systeem and letters, sjabloon=sjabloon)

    monkeypatch.setattr(schrift, "_compileer", zonder)
    schrijf(boek, BON.replace("Potgrond", VREEMD))
    (boek / "data/huisstijl.yaml").write_text('formaat: 1\nwie: "Stichting 🌻"\n')
    maak(draai, boek, tmp_path, "pdf", "eind")
    tekst = _pdftekst(tmp_path)
    assert "221015-m3fx" in tekst
    assert bezwaren(tmp_path / "verslag.pdf") == []
    if not letters:
        # The codes stand in boxes: of the sunflower, the first Chinese and the first Thai sign.
        assert all(code in tekst for code in ("1F33B", "4E2D", "0E20"))


# --- the spreadsheet ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wat", SOORTEN)
def test_het_rekenblad_rekent_zelf_na(draai: Draai, voorbeeld: Path, tmp_path: Path, wat: tuple[str, ...]) -> None:
    model = json.loads(maak(draai, voorbeeld, tmp_path, "json", *wat))
    blad = Rekenblad(maak(draai, voorbeeld, tmp_path, "xlsx", *wat))
    assert blad.verkeerd() == []
    assert blad.bladen()[:3] == ["Samenvatting", "Bonnen", "Financieel"]
    posten = [rij for rij in blad.rijen("Financieel")[1:] if rij[1] not in ("totaal", None)]
    for rij, post in zip(posten, model["posten"], strict=True):
        erbij = Decimal(post["besteed_in_periode"]) - Decimal(post["gecorrigeerd_in_periode"])
        velden = [Decimal(post[veld]) for veld in ("plan", "besluiten", "begroot")]
        assert [round(Decimal(str(cel)), 2) for cel in rij[2:8]] == [
            *velden,
            erbij,
            Decimal(post["besteed"]),
            Decimal(post["vrij"]),
        ]
    samen = blad.rij("Samenvatting", "samen")
    assert round(Decimal(str(samen[2])), 2) == Decimal(model["totaal"]["besteed_in_periode"])
    assert blad.rij("Samenvatting", "verschil: hoort nul te zijn")[2] == 0
    assert blad.rij("Samenvatting", "besteed")[1] == float(model["totaal"]["besteed"])
    assert blad.formules["Bonnen"].auto_filter.ref


def test_het_rekenblad_noemt_wie_wat_en_hoe(draai: Draai, boek: Path, tmp_path: Path) -> None:
    schrijf(boek, BON.replace("bewijs", "btw: 7.81, bewijs"), STORNO)
    resultaat = "Eerste alinea.\n\nTweede alinea."
    assert draai("kern", "resultaat", "noord", resultaat).code == 0
    blad = Rekenblad(maak(draai, boek, tmp_path, "xlsx", "eind"))
    kop, bon, correctie, samen = blad.rijen("Bonnen")
    gelezen = dict(zip(kop, bon, strict=True))
    assert gelezen | {"datum": ""} == {
        **{"datum": "", "nummer": "221015-m3fx", "gebied": "De tuin", "post": "Moestuin", "soort": "bon"},
        **{"omschrijving": "Potgrond", "leverancier": "Tuinland", "betaald door": "de groep", "btw": 7.81},
        **{"bewijs": "verklaring", "scan": None, "hoort bij": None, "uitgegeven": 45, "naar/van groepen": None},
    }
    assert correctie[4:6] == ("correctie", "dubbel (bon van € 45,00: Potgrond)")
    assert (correctie[11], correctie[12], samen[12]) == ("221015-m3fx", -45, 0)
    assert blad.rij("Verantwoording", "Noord")[6] == resultaat
    for vel in blad.formules:
        assert all(kolom.width >= 7 for kolom in vel.column_dimensions.values() if kolom.width)
        assert not any("\ufffd" in str(cel.value) for rij in vel.iter_rows() for cel in rij)


def test_geen_cel_van_de_boeken_wordt_een_formule(draai: Draai, boek: Path, tmp_path: Path) -> None:
    gevaar = "=HYPERLINK(1)"
    schrijf(boek, BON.replace("Potgrond", gevaar))
    (boek / "data/kernen/noord.yaml").write_text(f'formaat: 1\nnaam: "{gevaar}"\nresultaat: "{gevaar}"\n')
    formules = Rekenblad(maak(draai, boek, tmp_path, "xlsx", "eind")).formules
    teksten = [cel for blad in formules for rij in blad.iter_rows() for cel in rij if cel.value == gevaar]
    assert len(teksten) == 4
    assert {cel.data_type for cel in teksten} == {"s"}


def test_een_verslag_is_van_een_kwartaal_ook_als_dat_niet_gezegd_is(draai: Draai, boek: Path, tmp_path: Path) -> None:
    assert json.loads(maak(draai, boek, tmp_path, "json", "kwartaal"))["periode"] == str(Kwartaal(2023, 4))
