"""What is laid before the residents: a proposal stands as it was laid, what they said is written down, and decided."""
# ruff: noqa: E501

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from buurtledger.checks.voorstellen import voorgelegd
from buurtledger.model.besluit import Besluit, Verschuiving
from buurtledger.model.geld import NUL
from buurtledger.model.voorstel import REACTIEBOEK, Bespreking, Ingetrokken, Reactie, Voorstel
from buurtledger.store.regelboek import lees_regels
from tests.conftest import Draai, schrijf
from tests.pdfua import bezwaren

DAG = date(2024, 1, 15)
LEG_VOOR = (
    *("besluit", "voorleggen", "kas", "--verschuif", "kernen/zuid tuin/moestuin 40,00", "--door", "buurtcoalitie"),
    *("--waarom", "een kas voor de moestuin", "--besproken-op", "2024-02-01", "--plaats", "de hal van Zuid"),
)
BESTAND, REACTIES = "data/voorstellen/2024-01-15-kas.yaml", "data/reacties/2024-01-15-kas.yaml"


def test_van_voorleggen_naar_besluit_met_wat_bewoners_zeiden(draai: Draai, boek: Path) -> None:
    stand = draai("status", "--formaat", "json").uit
    uitkomst = draai(*LEG_VOOR, "--tijd", "19:30", "--soort", "buurtberaad")
    assert uitkomst.code == 0
    assert "tuin/moestuin                      € 420,00 →      € 460,00" in uitkomst.uit
    assert (boek / BESTAND).read_text() == (
        "# yaml-language-server: $schema=../../schema/voorstel.json\n"
        "formaat: 1\ndatum: 2024-01-15\ningevoerd: 2024-01-15\ndoor: buurtcoalitie\n"
        'waarom: "een kas voor de moestuin"\n'
        'bespreking: {datum: 2024-02-01, tijd: "19:30", plaats: "de hal van Zuid", soort: buurtberaad}\n'
        "reageren_tot: 2024-02-01\n"
        "verschuivingen:\n  - {van: kernen/zuid, naar: tuin/moestuin, bedrag: 40.00}\n"
    )
    assert draai("status", "--formaat", "json").uit == stand  # in force nowhere
    reageer = ("reactie", "toevoegen", "kas")
    assert draai(*reageer, "voor", "eindelijk tomaten", "--waar", "hal", "--aantal", "3").code == 0
    assert draai(*reageer, "tegen", "", "--waar", "hal").code == 0
    laat = draai(*reageer, "vraag", "ook paprika?", "--waar", "hal", vandaag=date(2024, 2, 3))
    assert "het staat er als te laat" in laat.fout
    assert "bij een vraag hoort wat er gevraagd werd" in draai(*reageer, "vraag", "", "--waar", "hal").fout
    assert draai("check").uit == "Alles klopt.\n" or draai("check", vandaag=date(2024, 2, 3)).uit == "Alles klopt.\n"
    toen = {"vandaag": date(2024, 2, 3)}
    besluit = draai("besluit", "nieuw", "--uit", "kas", "--verschuif", "kernen/zuid tuin/moestuin 30", **toen)
    assert "anders dan wat er voorgelegd is, en zegt niet waarom" in besluit.fout
    assert (
        'waarom: "een kas voor de moestuin"\nvoorstel: 2024-01-15-kas\n'
        in (boek / "data/besluiten/2024-02-03-kas.yaml").read_text()
    )
    uit = json.loads(draai("voorstel", "toon", "kas", "--formaat", "json", **toen).uit)
    assert uit["geteld"] == {"voor": 3, "tegen": 1, "vraag": 1}
    assert [r["te_laat"] for r in uit["reacties"]] == [False, False, True]
    assert uit["anders"] == [
        {"van": "kernen/zuid", "naar": "tuin/moestuin", "voorgesteld": "40.00", "besloten": "30.00"}
    ]
    assert (uit["stand"], uit["besluit"]) == ("besloten", "2024-02-03-kas")
    getoond = draai("besluit", "toon", "kas", **toen).uit
    assert "3 voor, 1 tegen, 1 vraag" in getoond
    assert "voorgesteld € 40,00, besloten" in " ".join(getoond.split())
    tweede = draai("besluit", "nieuw", "nogeens", "--uit", "kas", **toen)
    assert (tweede.code, "uit 2024-01-15-kas kwam al een besluit, 2024-02-03-kas" in tweede.fout) == (2, True)
    weg = draai("voorstel", "trek-in", "kas", "--reden", "toch niet", **toen)
    assert (weg.code, "besluit trek-in 2024-02-03-kas" in weg.fout) == (2, True)


def test_een_ingetrokken_voorstel_wordt_geen_besluit(draai: Draai, boek: Path) -> None:
    draai(*LEG_VOOR)
    assert draai("voorstel", "trek-in", "kas", "--reden", "er kwam een gift").code == 0
    assert 'reden: "er kwam een gift"' in (boek / REACTIES).read_text()
    uitkomst = draai("besluit", "nieuw", "--uit", "kas")
    assert (uitkomst.code, "ingetrokken" in uitkomst.fout) == (2, True)
    assert "was al ingetrokken" in draai("voorstel", "trek-in", "kas", "--reden", "x").fout
    assert draai("reactie", "toevoegen", "kas", "voor", "jammer", "--waar", "hal").code == 0
    assert json.loads(draai("voorstel", "lijst", "--formaat", "json").uit)["voorstellen"][0]["stand"] == "ingetrokken"


@pytest.mark.parametrize(
    ("opties", "zin"),
    [
        (("--verschuif", "kernen/zuid nergens/post 10"), "nergens/post is er niet"),
        (("--verschuif", "tuin/moestuin kernen/zuid 100"), "tuin/moestuin heeft al € 360,00 uitgegeven; er kan hoogstens € 60,00 af"),
        (("--verschuif", "kernen/zuid penvoerder/coordinatie 1"), "coördinatie zou € 81,00 krijgen"),
        (("--sluit", "tuin/weg"), "tuin/weg is er niet"),
        (("--door", "kernenraad"), "kernenraad mag niet over de begroting besluiten"),
        (("--door", "penvoerder", "--verschuif", "kernen/zuid tuin/moestuin 51"), "penvoerder mag hoogstens € 50,00 verschuiven"),
        (("--datum", "2024-01-16"), "16 januari 2024 moet nog komen"),
        (("--tot", "2024-01-14"), "reageren kon tot en met 14 januari 2024, en het voorstel is pas sinds 15 januari 2024 te lezen"),
        (("--besproken-op", "2024-01-14"), "het zou besproken zijn op 14 januari 2024"),
        (("--datum", "2024-01-10", "--tot", "2024-01-12"), "pas sinds 15 januari 2024 te lezen"),
        (("--soort", "receptie"), "receptie is geen soort bijeenkomst"),
        (("--tijd", "half acht"), "half acht is geen tijd"),
        (("--plaats", "bij \u202eeno"), "een teken dat je niet kunt zien"),
        (("--waarom", "bel 06 12345678"), "Er is niets geschreven"),
        (("--waarom", "x" * 2001), "de tekst is te lang"),
    ],
)  # fmt: skip
def test_wat_niet_kan_wordt_uitgelegd_en_niet_voorgelegd(
    draai: Draai, boek: Path, opties: tuple[str, ...], zin: str
) -> None:
    schrijf(
        boek, '- {bon: 230201-m3fx, datum: 2023-02-01, bedrag: 360.00, omschrijving: "Kas", betaald_door: penvoerder}'
    )
    gezegd = list(LEG_VOOR)
    for optie, waarde in zip(opties[::2], opties[1::2], strict=True):
        if optie in gezegd:
            gezegd[gezegd.index(optie) + 1] = waarde
        else:
            gezegd += [optie, waarde]
    uitkomst = draai(*gezegd)
    assert uitkomst.code in (2, 3)
    assert zin in uitkomst.fout
    assert not (boek / "data/voorstellen").exists()


def test_wat_die_dag_gesloten_is_krijgt_geen_voorstel(draai: Draai) -> None:
    draai("besluit", "nieuw", "dicht", "--sluit", "tuin/moestuin", "--door", "buurtcoalitie", "--waarom", "x")
    uitkomst = draai(*LEG_VOOR)
    assert (uitkomst.code, "de post tuin/moestuin is gesloten" in uitkomst.fout) == (2, True)


def test_twee_keer_dezelfde_naam_en_een_voorstel_zonder_inhoud(draai: Draai) -> None:
    assert draai(*LEG_VOOR).code == 0
    assert "bestaat al; geef het voorstel een andere naam" in draai(*LEG_VOOR).fout
    assert "ontbreekt" in draai("besluit", "voorleggen", "leeg").fout
    assert "het voorstel kass is er niet; bedoel je 2024-01-15-kas?" in draai("voorstel", "toon", "kass").fout


def test_wat_voorlag_verandert_niet_meer_en_reacties_komen_er_alleen_bij(draai: Draai, boek: Path) -> None:
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=boek, check=True)
    draai("init")
    subprocess.run(["git", "add", "."], cwd=boek, check=True)
    subprocess.run(["git", "commit", "-qnm", "begin"], cwd=boek, check=True)
    draai(*LEG_VOOR, "--commit")
    draai("reactie", "toevoegen", "kas", "tegen", "te duur", "--waar", "hal", "--commit")
    assert draai("check").uit == "Alles klopt.\n"
    (boek / BESTAND).write_text((boek / BESTAND).read_text().replace("40.00", "90.00"))
    (boek / REACTIES).write_text("")
    gevonden = {b["regel"]: b["bericht"] for b in json.loads(draai("check", "--formaat", "json").uit)["bevindingen"]}
    assert set(gevonden) == {"gewijzigd", "geschiedenis"}
    assert "zo is het niet voorgelegd" in gevonden["gewijzigd"]
    (boek / BESTAND).unlink()
    assert "haalde dit voorstel weg" in draai("check").uit


def _voorstel(**anders: object) -> Voorstel:
    verschuif = (Verschuiving("kernen/zuid", "tuin/moestuin", NUL + 40),)
    basis = Voorstel(
        "2023-03-01-kas",
        date(2023, 3, 1),
        "buurtcoalitie",
        "kas",
        date(2023, 3, 15),
        Bespreking(date(2023, 3, 15), "hal"),
    )
    return basis._replace(**{"verschuivingen": verschuif, "ingevoerd": date(2023, 3, 1), **anders})  # type: ignore[arg-type]


def _besluit(dag: str, **anders: object) -> Besluit:
    op = date.fromisoformat(dag)
    zelfde = _voorstel().als_besluit(op)._replace(voorstel="2023-03-01-kas")
    return zelfde._replace(**anders)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("voorstel", "besluit", "regels"),
    [
        (_voorstel(), _besluit("2023-03-15"), []),
        (_voorstel(), _besluit("2023-03-14"), ["voorgelegd", "voorgelegd"]),  # 13 days, and before the last day
        (_voorstel(reageren_tot=date(2023, 3, 10)), _besluit("2023-03-14"), ["voorgelegd"]),
        (_voorstel(ingevoerd=date(2023, 3, 9)), _besluit("2023-03-15"), ["voorgelegd"]),  # a day typed back does not help
        (_voorstel(), _besluit("2023-02-20"), ["besluit"]),
        (_voorstel(), _besluit("2023-03-15", voorstel=""), ["voorgelegd"]),
        (_voorstel(), _besluit("2023-03-15", voorstel="", trekt_in="2023-01-01-x"), []),
        (_voorstel(), _besluit("2023-03-15", voorstel="2023-03-01-weg"), ["besluit"]),
        (_voorstel(), _besluit("2023-03-15", sluit=("kernen/zuid",)), ["voorgelegd"]),
        (_voorstel(), _besluit("2023-03-15", sluit=("kernen/zuid",), veranderd="dan kan hij dicht"), []),
        (_voorstel(regels=(Ingetrokken("230310-m3fx", date(2023, 3, 10), "x"),)), _besluit("2023-03-15"), ["besluit"]),
        (_voorstel(regels=(Ingetrokken("230316-m3fx", date(2023, 3, 16), "x"),)), _besluit("2023-03-15"), []),
    ],
)  # fmt: skip
def test_hoe_een_besluit_bij_zijn_voorstel_past(
    boek: Path, voorstel: Voorstel, besluit: Besluit, regels: list[str]
) -> None:
    from buurtledger.store.planlezen import lees_plan

    budget = boek / "data/budget.yaml"
    budget.write_text(budget.read_text().replace('brede buurtcoalitie"', 'brede buurtcoalitie", voorleggen: 14'))
    plan = lees_plan(boek).begroting
    assert plan is not None
    assert [b.regel for b in voorgelegd(plan, [besluit], [voorstel])] == regels
    eerder = {besluit.naam: tuple(m._replace(voorleggen=0) for m in plan.mandaten)}
    assert all(
        "hoort" not in b.bericht.sjabloon for b in voorgelegd(plan, [besluit], [voorstel], eerder)
    )  # not backwards


def test_tienduizend_reacties_en_wat_er_niet_tussen_hoort() -> None:
    regels = [
        Reactie(f"230302-{nr:05d}", date(2023, 3, 2), "hal", "voor", f"nummer {nr}", nr % 3 + 1) for nr in range(500)
    ]
    tekst = "".join(f"{REACTIEBOEK.schrijf(regel)}\n" for regel in regels)
    vreemd = (
        '- {reactie: 230302-zzzzz, datum: 2023-03-02, waar: "hal", soort: misschien}\n'
        '- {reactie: 230302-yyyyy, datum: 2023-03-02, waar: "hal", soort: voor, wie: "jan"}\n'
        '- {reactie: 230302-xxxxx, datum: 2023-03-02, waar: "h\u202eal", soort: voor}\n'
        "- {stem: 230302-wwwww}\n- geen regel\n{}\n"
    )
    gelezen, fouten = lees_regels(
        REACTIEBOEK, tekst + vreemd + tekst.splitlines()[0] + "\n", "data/reacties/2023-03-01-kas.yaml"
    )
    assert gelezen == tuple(regel._replace(lijn=nr) for nr, regel in enumerate(regels, 1))
    assert [f.plaats.lijn for f in fouten] == [501, 502, 503, 504, 505, 506, 507]
    assert _voorstel(regels=gelezen).tel()["voor"] == sum(regel.aantal for regel in regels)


def test_een_bewoner_vindt_in_twee_klikken_wat_er_voorligt(voorbeeldsite: Path) -> None:
    voorkant = (voorbeeldsite / "index.html").read_text()
    assert "Nu voorgelegd aan de buurt" in voorkant
    assert 'href="voorstel/2023-12-13-eet-je-mee.html"' in voorkant
    assert "reageren kan tot en met 10 januari 2024" in voorkant
    pagina = (voorbeeldsite / "voorstel/2023-12-13-eet-je-mee.html").read_text()
    for zin in (
        "er is nog niets besloten",
        "de hal van Kruitberg",
        "in het schrift bij de lift",
        "14 voor, 0 tegen, 1 vraag",
    ):
        assert zin in pagina
    assert "<form" not in pagina
    engels = (voorbeeldsite / "en/voorstel/2023-12-13-eet-je-mee.html").read_text()
    assert "nothing is decided yet" in engels
    assert "Ligt nu voor" in (voorbeeldsite / "voorstellen.html").read_text()
    assert "voorstel/2023-12-13-eet-je-mee.html" in (voorbeeldsite / "nieuws.xml").read_text()
    assert "voorstel/2023-12-13-eet-je-mee.html" in (voorbeeldsite / "post/kruitberg/eet-je-mee.html").read_text()
    besluit = (voorbeeldsite / "besluit/2023-05-10-excursie.html").read_text()
    for zin in (
        "21 dagen voor het besluit",
        "31 voor, 8 tegen, 1 vraag",
        "voorgesteld € 400,00, besloten € 300,00",
        "trapleuning",
    ):
        assert zin in besluit.replace("\u00a0", " ")
    open_ = json.loads((voorbeeldsite / "gegevens/voorstellen.json").read_text())["voorstellen"]
    assert [(v["stand"], v["besluit"]) for v in open_] == [("open", None), ("besloten", "2023-05-10-excursie")]
    agenda = (voorbeeldsite / "agenda.html").read_text()
    assert "10 januari 2024: buurtberaad" in agenda
    assert 'href="voorstel/2023-12-13-eet-je-mee.html"' in agenda
    assert 'href="agenda.html"' in (voorbeeldsite / "index.html").read_text()
    assert "residents&#39; meeting" in (voorbeeldsite / "en/agenda.html").read_text().replace("&#x27;", "&#39;")


def test_een_oude_dag_weet_niet_wat_er_later_voorlag(draai: Draai, boek: Path) -> None:
    draai(*LEG_VOOR)
    draai(
        "reactie",
        "toevoegen",
        "kas",
        "voor",
        "een <script>alert(1)</script> **vet**",
        "--waar",
        "hal",
        vandaag=date(2024, 1, 20),
    )
    assert draai("publiceer", str(boek / "../site"), "--op", "2024-01-16").code == 0
    pagina = (boek / "../site/voorstel/2024-01-15-kas.html").read_text()
    assert "nog geen." in pagina
    assert draai("publiceer", str(boek / "../site"), "--op", "2024-01-14").code == 0
    assert not (boek / "../site/voorstellen.html").exists()
    assert draai("publiceer", str(boek / "../site")).code == 0
    pagina = (boek / "../site/voorstel/2024-01-15-kas.html").read_text()
    assert "een &lt;script&gt;alert(1)&lt;/script&gt; **vet**" in pagina
    assert "Stand op 20 januari 2024" in pagina


def test_een_poster_past_op_een_vel_en_de_qr_wijst_naar_de_pagina(draai: Draai, boek: Path, tmp_path: Path) -> None:
    naam = f"tuin/bijen {'lange naam ' * 17}"
    lang = (
        "--plaats",
        "de heel erg lange zaal " * 8,
        "--reageren",
        "Donaudampfschifffahrtsgesellschaft" * 12 + " 漢字",
    )
    erbij = (
        "--open",
        naam,
        "--open",
        "tuin/hommels Hommels",
        "--sluit",
        "kernen/noord",
        "--looptijd",
        "2022-09-01 2024-03-31",
    )
    waarom = ("--waarom", "er gaan ontzettend veel meer kinderen mee dan gedacht, en " * 20)
    assert draai(*LEG_VOOR, *lang, *erbij, *waarom).code == 0
    pdf = tmp_path / "poster.pdf"
    geen = draai("poster", "kas", "--naar", str(pdf))
    assert (geen.code, "zet adres in data/huisstijl.yaml, of geef --adres" in geen.fout) == (2, True)
    assert "is geen adres" in draai("poster", "kas", "--adres", "http://buurt.example", "--naar", str(pdf)).fout
    (boek / "data/huisstijl.yaml").write_text('formaat: 1\nadres: "https://buurt.example/budget"\n')
    for taal, deel in (("nl", ""), ("en", "en/")):
        assert draai("--taal", taal, "poster", "kas", "--naar", str(pdf)).code == 0
        eerst = pdf.read_bytes()
        assert draai("--taal", taal, "poster", "kas", "--naar", str(pdf), vandaag=date(2024, 3, 1)).code == 0
        assert pdf.read_bytes() == eerst  # the same books, the same bytes
        blad = pypdfium2.PdfDocument(eerst)
        assert len(blad) == 1
        tekst = blad[0].get_textpage().get_text_range()
        assert ("zie de pagina" if taal == "nl" else "see the page") in tekst
        assert ("tot en met 1 februari 2024" if taal == "nl" else "until 1 February 2024") in tekst
        assert f"buurt.example/budget/{deel}voorstel/2024-01-15-kas.html" in tekst  # on one line, to be typed over
        (code,) = zxingcpp.read_barcodes(blad[0].render(scale=2).to_pil())
        assert code.text == f"https://buurt.example/budget/{deel}voorstel/2024-01-15-kas.html"
        assert bezwaren(pdf) == []
    draai("voorstel", "trek-in", "kas", "--reden", "x")
    assert "ligt niet meer voor" in draai("poster", "kas", "--naar", str(pdf)).fout


def test_een_ronde_heeft_wat_er_open_staat_en_notulen_voor_het_besluit(
    draai: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(boek)
    draai(*LEG_VOOR, "--soort", "buurtberaad")
    schrijf(
        boek, '- {voorschot: 230101-7kq2, datum: 2023-01-01, bedrag: 100.00, omschrijving: "deel"}', post="kernen/noord"
    )
    (boek / "data/ideeen.yaml").write_text(
        '- {idee: 230105-m3fx, datum: 2023-01-05, omschrijving: "een bankje [hier](javascript:x)"}\n'
    )
    draai("leersessie", "nieuw", "--datum", "2024-02-01", "--soort", "buurtberaad", "--plaats", "de hal van Zuid")
    uit = json.loads(draai("ronde", "agenda", "buurtberaad", "--formaat", "json").uit)
    assert (uit["datum"], uit["gepland"], uit["voorstellen"]) == ("2024-02-01", True, ["2024-01-15-kas"])
    assert (uit["ideeen"], uit["kernen"]) == (["230105-m3fx"], ["kernen/noord"])
    # A proposal that another meeting talks about is not on this one's agenda.
    assert json.loads(draai("ronde", "agenda", "kernenraad", "--formaat", "json").uit)["voorstellen"] == []
    nodigt = draai("ronde", "uitnodiging").uit
    assert "- Moestuin: € 420,00 → € 460,00" in nodigt
    assert "een bankje \\[hier\\](javascript:x)" in nodigt  # no link
    assert "Dear neighbours" in draai("--taal", "en", "ronde", "uitnodiging", "buurtberaad").uit
    notulen = "notulen/2024-02-01-buurtberaad.md"
    assert draai("ronde", "notulen", "--naar", notulen).code == 0
    assert f'buurtledger besluit nieuw --uit kas --notulen "{notulen}"' in (boek / notulen).read_text()
    weer = draai("ronde", "notulen", "--naar", notulen)
    assert (weer.code, "bestaat al" in weer.fout) == (2, True)  # what somebody filled in is not written over
    (boek.parent / "elders.md").write_text("x")
    assert "ligt niet in de map" in draai("besluit", "nieuw", "--uit", "kas", "--notulen", "../elders.md").fout
    assert (
        draai("besluit", "nieuw", "--uit", "kas", "--notulen", str(boek / notulen), vandaag=date(2024, 2, 2)).code == 0
    )
    assert f'notulen: "{notulen}"' in (boek / "data/besluiten/2024-02-02-kas.yaml").read_text()
    assert "is geen soort bijeenkomst" in draai("ronde", "agenda", "receptie").fout
    assert "nog te kiezen" in draai("ronde", "agenda", "--op", "2030-01-01").uit
    assert draai("ronde", "notulen", "--naar", "/dev/null/x.md").code == 3
