"""`verslag`: one model, and every number of it in each format."""

from __future__ import annotations

import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest

from buurtledger.model.geld import nederlands
from tests.conftest import Draai, schrijf

EURO = re.compile(r"-?\d{1,3}(?:\.\d{3})*,\d{2}")


@pytest.fixture(scope="module")
def voorbeeld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from buurtledger.store.voorbeeldverleden import schrijf_voorbeeld

    doel = tmp_path_factory.mktemp("v") / "voorbeeld"
    assert isinstance(schrijf_voorbeeld(doel), int)
    besluiten = doel / "data/besluiten"
    besluiten.mkdir(exist_ok=True)
    (besluiten / "2023-05-10-eten.yaml").write_text(
        'formaat: 1\ndatum: 2023-05-10\ndoor: buurtcoalitie\nwaarom: "eet je mee <groeit>"\n'
        "verschuivingen: [{van: kortvoort/informatiezuil, naar: kruitberg/eet-je-mee, bedrag: 300.00}]\n"
    )
    return doel


def maak(draai: Draai, map_: Path, tmp_path: Path, formaat: str, *wat: str) -> bytes:
    doel = tmp_path / f"verslag.{formaat}"
    taal = ("--taal", "en") if "en" in wat else ()
    soort = [deel for deel in wat if deel != "en"]
    uitkomst = draai(*taal, "verslag", *soort, "--formaat", formaat, "--naar", str(doel), map_=map_)
    assert uitkomst.code == 0, uitkomst.fout
    return doel.read_bytes()


SOORTEN = [("kwartaal", "2023-Q2"), ("jaar", "2023"), ("eind",)]


def bedragen(model: dict[str, object]) -> set[str]:
    """Every amount of the financial part, as people read it."""
    velden = ("plan", "besluiten", "begroot", "besteed", "besteed_in_periode", "vrij")
    posten = model["posten"]
    assert isinstance(posten, list)
    return {nederlands(Decimal(post[veld])) for post in posten for veld in velden}


@pytest.mark.parametrize("wat", SOORTEN)
def test_elk_cijfer_van_het_model_staat_in_elk_formaat(
    draai: Draai, voorbeeld: Path, tmp_path: Path, wat: tuple[str, ...]
) -> None:
    model = json.loads(maak(draai, voorbeeld, tmp_path, "json", *wat))
    posten, mutaties = model["posten"], model["mutaties"]
    assert sum(Decimal(p["begroot"]) for p in posten) == Decimal("96000.00") == Decimal(model["totaal"]["begroot"])
    assert sum(Decimal(p["besteed_in_periode"]) for p in posten) == Decimal(model["totaal"]["besteed_in_periode"])
    nodig = bedragen(model) | {nederlands(Decimal(m["bedrag"])) for m in mutaties}
    for formaat in ("md", "html"):
        tekst = maak(draai, voorbeeld, tmp_path, formaat, *wat).decode()
        assert nodig <= set(EURO.findall(tekst))
        assert all(m["id"] in tekst for m in mutaties)
    pdf = pypdf.PdfReader(io.BytesIO(maak(draai, voorbeeld, tmp_path, "pdf", *wat)))
    tekst = "\n".join(bladzijde.extract_text() for bladzijde in pdf.pages)
    assert nodig <= set(EURO.findall(tekst))
    assert all(m["id"] in tekst for m in mutaties)


@pytest.mark.parametrize("wat", SOORTEN)
def test_het_rekenblad_rekent_zelf_na(draai: Draai, voorbeeld: Path, tmp_path: Path, wat: tuple[str, ...]) -> None:
    model = json.loads(maak(draai, voorbeeld, tmp_path, "json", *wat))
    inhoud = maak(draai, voorbeeld, tmp_path, "xlsx", *wat)
    waarden = openpyxl.load_workbook(io.BytesIO(inhoud), data_only=True)["Financieel"]
    formules = openpyxl.load_workbook(io.BytesIO(inhoud))["Financieel"]
    rijen = list(waarden.iter_rows(min_row=2, values_only=True))
    posten = [rij for rij in rijen if rij[1] not in ("totaal", None)]
    assert len(posten) == len(model["posten"])
    for rij, post in zip(posten, model["posten"], strict=True):
        velden = ("plan", "besluiten", "begroot", "besteed_in_periode", "besteed", "vrij")
        assert [round(Decimal(str(cel)), 2) for cel in rij[2:8]] == [Decimal(post[veld]) for veld in velden]
    for letter in "CDEFG":
        # Every sum is a formula; worked out here it gives what the program wrote beside it.
        per_gebied = [c for c in formules[letter] if isinstance(c.value, str) and c.value.startswith("=SUM(")]
        assert len(per_gebied) == 9
        for cel in per_gebied:
            van, tot = re.findall(r"\d+", str(cel.value))
            som = sum(Decimal(str(waarden[f"{letter}{nr}"].value)) for nr in range(int(van), int(tot) + 1))
            assert round(som, 2) == round(Decimal(str(waarden[cel.coordinate].value)), 2)
    assert Decimal(str(rijen[-1][4])) == Decimal(96000)
    assert openpyxl.load_workbook(io.BytesIO(inhoud))["Bonnen"].auto_filter.ref


def test_geen_cel_van_de_boeken_wordt_een_formule(draai: Draai, boek: Path, tmp_path: Path) -> None:
    gevaar = "=HYPERLINK(1)"
    schrijf(
        boek, f'- {{bon: 221015-m3fx, datum: 2022-10-14, bedrag: 4.00, omschrijving: "{gevaar}", betaald_door: kern}}'
    )
    (boek / "data/kernen/noord.yaml").write_text(f'formaat: 1\nnaam: "{gevaar}"\nresultaat: "{gevaar}"\n')
    werkboek = openpyxl.load_workbook(io.BytesIO(maak(draai, boek, tmp_path, "xlsx", "eind")))
    teksten = [cel for blad in werkboek for rij in blad.iter_rows() for cel in rij if cel.value == gevaar]
    assert len(teksten) == 3
    assert {cel.data_type for cel in teksten} == {"s"}


@pytest.mark.parametrize(
    ("taal", "titel"), [("nl", "Verslag van het kwartaal 2023-Q2"), ("en", "Report of the quarter 2023-Q2")]
)
def test_de_pdf_is_toegankelijk(draai: Draai, voorbeeld: Path, tmp_path: Path, taal: str, titel: str) -> None:
    inhoud = maak(draai, voorbeeld, tmp_path, "pdf", "kwartaal", "2023-Q2", *(["en"] if taal == "en" else []))
    pdf = pypdf.PdfReader(io.BytesIO(inhoud))
    wortel: Any = pdf.trailer["/Root"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == titel
    assert str(wortel["/Lang"]).startswith(taal)
    assert wortel["/MarkInfo"]["/Marked"]
    assert wortel["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in wortel["/Metadata"].get_data()
    bladwijzers = [str(b["/Title"]) for b in pdf.outline[0:] if not isinstance(b, list)]
    assert bladwijzers == [titel]
    eronder = next(b for b in pdf.outline if isinstance(b, list))
    koppen = [str(b["/Title"]) for b in eronder if not isinstance(b, list)]
    assert len(koppen) == 4
    tekst = "".join(bladzijde.extract_text() for bladzijde in pdf.pages)
    plekken = [tekst.index(kop) for kop in (titel, *koppen)]
    assert plekken == sorted(plekken), "the text is in the order of the bookmarks"
    assert inhoud == maak(draai, voorbeeld, tmp_path, "pdf", "kwartaal", "2023-Q2", *(["en"] if taal == "en" else []))


def test_wat_er_in_hoort(draai: Draai, voorbeeld: Path, tmp_path: Path) -> None:
    tekst = maak(draai, voorbeeld, tmp_path, "md", "kwartaal", "2023-Q2").decode()
    for stuk in (
        "2023-05-10-eten",
        "Wooncorporatie Denkbeeldig Dak",
        "Wat we leerden",
        "Voor de penvoerder",
        "Handtekening",
    ):
        assert stuk in tekst
    assert "eet je mee \\<groeit\\>" in tekst
    eerder = maak(draai, voorbeeld, tmp_path, "md", "kwartaal", "2023-Q1").decode()
    assert "2023-05-10-eten" not in eerder, "the report of a quarter before is what it was"


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
    pdf = pypdf.PdfReader(io.BytesIO(maak(draai, boek, tmp_path, "pdf", "eind")))
    assert "#set text(red)" in "".join(b.extract_text() for b in pdf.pages), "text is text, never typst"


def test_de_kleuren_van_de_buurt(draai: Draai, boek: Path, tmp_path: Path) -> None:
    stijl = boek / "data/huisstijl.yaml"
    stijl.write_text('formaat: 1\nkleur: "#7c2d12"\n')
    assert "#7c2d12" in maak(draai, boek, tmp_path, "html", "eind").decode()
    for slecht, zin in (("#ffff00", "te licht om te lezen"), ("red;}", "geen kleur zoals")):
        stijl.write_text(f'formaat: 1\nkleur: "{slecht}"\n')
        assert zin in draai("check").uit


@pytest.mark.parametrize(
    ("argumenten", "code", "zin"),
    [
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


def test_zonder_het_extra_staat_er_wat_te_doen_is(draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("buurtledger.cli.extra.find_spec", lambda _: None)
    for opdracht in (("verslag", "eind"), ("publiceer", "x"), ("kijk",), ("leersessie", "agenda", "--formaat", "ics")):
        uitkomst = draai(*opdracht)
        assert uitkomst.code == 3
        assert 'pip install "buurtledger[rapport]"' in uitkomst.fout


def test_een_lange_bijlage_loopt_door_en_valt_nergens_van_het_papier(
    draai: Draai, voorbeeld: Path, tmp_path: Path
) -> None:
    pdf = pypdf.PdfReader(io.BytesIO(maak(draai, voorbeeld, tmp_path, "pdf", "eind")))
    laagste: list[float] = []

    def kijk(tekst: str, cm: list[float], tm: list[float], _font: object, _grootte: object) -> None:
        if tekst.strip():
            laagste.append(tm[5] * cm[3] + cm[5])

    koppen = 0
    for bladzijde in pdf.pages:
        bladzijde.extract_text(visitor_text=kijk)
        koppen += "omschrijving" in bladzijde.extract_text()
    assert len(pdf.pages) > 10
    assert koppen > 4, "the headings come back on every page of the annex"
    assert min(laagste) > 0
