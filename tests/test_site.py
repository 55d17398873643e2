"""`publiceer` and `kijk`: the website, as files and in a real browser."""

from __future__ import annotations

import csv
import io
import json
import os
import urllib.request
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from buurtledger.cli.kijk import volg
from buurtledger.cli.omgeving import maak_omgeving
from tests.conftest import VANDAAG, Draai, schrijf
from tests.test_herstel import ANDER, BON


class Bladzijde(HTMLParser):
    """What a page refers to, its ids, headings and language."""

    def __init__(self, tekst: str) -> None:
        super().__init__()
        self.verwijzingen: list[str] = []
        self.scripts: list[str] = []
        self.koppen: list[int] = []
        self.tabellen = self.bijschriften = 0
        self.lang = ""
        self.feed(tekst)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        velden = {naam: waarde or "" for naam, waarde in attrs}
        self.verwijzingen += [velden[naam] for naam in ("href", "src") if naam in velden]
        if tag == "script":
            self.scripts.append(velden.get("src", "in de pagina"))
        if tag == "html":
            self.lang = velden["lang"]
        if tag in ("h1", "h2", "h3", "h4"):
            self.koppen.append(int(tag[1]))
        self.tabellen += tag == "table"
        self.bijschriften += tag == "caption"
        assert not [naam for naam in velden if naam.startswith("on")], f"a handler in <{tag}>"


def bladzijden(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_elke_verwijzing_blijft_in_de_map_en_komt_aan(voorbeeldsite: Path) -> None:
    paden = bladzijden(voorbeeldsite)
    assert len(paden) > 130
    for pad in paden:
        blad = Bladzijde(pad.read_text())
        assert blad.lang == ("en" if pad.relative_to(voorbeeldsite).parts[0] == "en" else "nl")
        assert blad.koppen[0] == 1
        assert blad.koppen.count(1) == 1
        assert all(na - voor <= 1 for voor, na in zip(blad.koppen, blad.koppen[1:], strict=False))
        assert blad.tabellen == blad.bijschriften
        assert all(script.endswith((".js",)) for script in blad.scripts)
        assert len(pad.read_bytes()) < 150_000
        for naar in blad.verwijzingen:
            if naar.startswith(("#", "data:", "mailto:", "https://")):
                assert not naar.startswith("https://buurt.example/budget/../")
                continue
            doel = (pad.parent / naar.partition("#")[0]).resolve()
            assert doel.is_file(), f"{pad}: {naar}"
            assert doel.is_relative_to(voorbeeldsite)


def test_elke_bladzijde_is_er_in_beide_talen(voorbeeldsite: Path) -> None:
    nl = {
        p.relative_to(voorbeeldsite).as_posix()
        for p in bladzijden(voorbeeldsite)
        if "en" not in p.relative_to(voorbeeldsite).parts[:1]
    }
    en = {p.relative_to(voorbeeldsite / "en").as_posix() for p in bladzijden(voorbeeldsite / "en")}
    assert nl == en
    soorten = {naam.partition("/")[0] for naam in nl}
    assert soorten >= {
        "index.html",
        "gebied",
        "post",
        "kwartaal",
        "besluit",
        "bonnen.html",
        "controle.html",
        "kwartalen.html",
    }
    engels = (voorbeeldsite / "en/index.html").read_text()
    assert "Where the money is" in engels
    assert "€96,000.00" in engels
    assert "€\xa096.000,00" not in engels


def test_de_cijfers_en_de_open_gegevens_zijn_die_van_status(voorbeeldsite: Path) -> None:
    status = json.loads((voorbeeldsite / "gegevens/status.json").read_text())
    rijen = list(csv.DictReader(io.StringIO((voorbeeldsite / "gegevens/posten.csv").read_text())))
    assert [(r["post"], r["besteed"]) for r in rijen] == [(p["id"], p["besteed"]) for p in status["posten"]]
    voorkant = (voorbeeldsite / "index.html").read_text()
    for gebied in status["gebieden"]:
        heel, _, centen = gebied["besteed"].partition(".")
        assert f"{int(heel):,}".replace(",", ".") + f",{centen}" in voorkant
    pakket = json.loads((voorbeeldsite / "gegevens/datapackage.json").read_text())
    for bron in pakket["resources"]:
        kop = (voorbeeldsite / "gegevens" / bron["path"]).read_text().split("\n")[0]
        assert kop.split(",") == [veld["name"] for veld in bron["schema"]["fields"]]
    mutaties = list(csv.DictReader(io.StringIO((voorbeeldsite / "gegevens/mutaties.csv").read_text())))
    assert len(mutaties) == 436


def test_een_besluit_heeft_voor_en_na(voorbeeldsite: Path) -> None:
    tekst = (voorbeeldsite / "besluit/2023-05-10-eten.html").read_text()
    assert "<h1>Eet je mee groeit</h1>" in tekst
    for stuk in ("3.500,00", "+300,00", "-300,00", "3.800,00", "de brede buurtcoalitie", ">Bijen</a>"):
        assert stuk in tekst
    assert 'href="https://example.org/notulen.pdf"' in tekst, "the minutes are linked"
    assert "../../besluit/2023-05-10-eten.html" in (voorbeeldsite / "post/kruitberg/eet-je-mee.html").read_text()


def maak(draai: Draai, doel: Path, *opties: str) -> Any:
    return draai("publiceer", str(doel), *opties)


def test_zelfde_boek_zelfde_bytes_en_alleen_wat_verandert(draai: Draai, boek: Path, tmp_path: Path) -> None:
    schrijf(boek, BON)
    assert maak(draai, tmp_path / "a").code == 0
    assert draai("publiceer", str(tmp_path / "b"), vandaag=VANDAAG.replace(year=2025)).code == 0
    bestanden = {p.relative_to(tmp_path / "a"): p.read_bytes() for p in (tmp_path / "a").rglob("*") if p.is_file()}
    assert bestanden == {
        p.relative_to(tmp_path / "b"): p.read_bytes() for p in (tmp_path / "b").rglob("*") if p.is_file()
    }
    assert "0 geschreven, 0 weggehaald" in maak(draai, tmp_path / "a").uit
    los = tmp_path / "a/CNAME"
    los.write_text("buurt.example")
    (boek / "data/besluiten").mkdir()
    besluit = boek / "data/besluiten/2023-03-15-x.yaml"
    besluit.write_text(
        'formaat: 1\ndatum: 2023-03-15\ndoor: buurtcoalitie\nwaarom: "x"\n'
        "verschuivingen: [{van: kernen/zuid, naar: tuin/moestuin, bedrag: 5.00}]\n"
    )
    maak(draai, tmp_path / "a")
    assert (tmp_path / "a/besluit/2023-03-15-x.html").exists()
    besluit.unlink()
    assert "2 weggehaald" in maak(draai, tmp_path / "a").uit
    assert not (tmp_path / "a/besluit/2023-03-15-x.html").exists()
    assert los.exists(), "what is not ours stays"


def test_een_map_die_niet_van_ons_is_wordt_geweigerd(draai: Draai, boek: Path, tmp_path: Path) -> None:
    vol = tmp_path / "vol"
    vol.mkdir()
    (vol / "index.html").write_text("van een ander")
    koppeling = tmp_path / "koppeling"
    koppeling.symlink_to(vol)
    for map_, zin in (
        (vol, "is niet leeg en geen eerdere website"),
        (boek, "is van het grootboek zelf"),
        (boek / "data/site", "is van het grootboek zelf"),
        (boek.parent, "is van het grootboek zelf"),
        (koppeling, "is geen gewone map"),
    ):
        uitkomst = maak(draai, map_)
        assert uitkomst.code == 2
        assert zin in uitkomst.fout
    assert (vol / "index.html").read_text() == "van een ander"
    site = tmp_path / "site"
    site.mkdir()
    (site / ".buurtledger-site.json").write_text('["../vol/index.html", "/etc/passwd", 7]')
    assert maak(draai, site).code == 0
    assert (vol / "index.html").exists(), "a list that was tampered with removes nothing elsewhere"


def test_met_fouten_alleen_als_het_moet_en_dan_staat_het_overal(draai: Draai, boek: Path, tmp_path: Path) -> None:
    schrijf(boek, BON.replace("45.95", "999.00"))
    uitkomst = maak(draai, tmp_path / "s")
    assert uitkomst.code == 1
    assert "--ondanks-fouten" in uitkomst.fout
    assert not (tmp_path / "s").exists()
    assert maak(draai, tmp_path / "s", "--ondanks-fouten").code == 0
    binnen = [pad for pad in bladzijden(tmp_path / "s") if pad.name != "index.html"]
    assert all('class="waarschuwing"' in pad.read_text() for pad in binnen)
    voorkant = (tmp_path / "s/index.html").read_text()
    assert "Moestuin</a> gaf in oktober 2023 <data" in voorkant, "in plain words, with the page where it is"
    assert "te veel; de buurt moet besluiten" in voorkant.replace(" uit;", ";")


def test_niets_prives_en_niets_vijandigs_op_de_website(draai: Draai, boek: Path, tmp_path: Path) -> None:
    gevaar = "<script>alert(1)</script> [x](javascript:alert(1)) ![](https://elders.example/p.png) bel 06-12345678"
    schrijf(boek, BON.replace("Potgrond", f"{gevaar}").replace('"<', '"=<'), ANDER.replace("Potgrond", "dhr. Jansen"))
    draai("kern", "resultaat", "noord", gevaar)
    (boek / "data/budget.yaml").write_text(
        (boek / "data/budget.yaml").read_text().replace('"Moestuin"', '"<i>Moes</i>"')
    )
    assert maak(draai, tmp_path / "s", "--ondanks-fouten").code == 0
    for pad in (tmp_path / "s").rglob("*"):
        if not pad.is_file():
            continue
        if pad.suffix == ".png":
            continue
        tekst = pad.read_text()
        assert "12345678" not in tekst
        assert "Jansen" not in tekst
        if pad.suffix == ".html":
            assert "<script>alert" not in tekst
            assert "<i>Moes" not in tekst
            assert "javascript:" not in "".join(Bladzijde(tekst).verwijzingen)
            assert "<img" not in tekst.replace("https://elders.example/p.png", "")
    with (tmp_path / "s/gegevens/mutaties.csv").open() as stroom:
        assert not [cel for rij in csv.reader(stroom) for cel in rij if cel.startswith(("=", "+", "@"))]


def test_een_lange_lijst_bonnen_komt_op_meer_bladzijden(draai: Draai, boek: Path, tmp_path: Path) -> None:
    schrijf(
        boek,
        *(
            BON.replace("m3fx", f"{nr:04d}").replace("45.95", "0.05").replace("Potgrond", f"nr {nr}")
            for nr in range(1100)
        ),
    )
    assert maak(draai, tmp_path / "s", "--ondanks-fouten").code == 0
    paden = sorted((tmp_path / "s").glob("bonnen*.html"))
    assert 3 <= len(paden) <= 6
    assert max(pad.stat().st_size for pad in paden) < 150_000
    samen = "".join(pad.read_text() for pad in paden)
    assert all(f'<tr id="231015-{nr:04d}" data-id="231015-{nr:04d}">' in samen for nr in range(1100))
    assert samen.count('class="maand"') == len(paden), "each page says of which month it is"
    post = (tmp_path / "s/post/tuin/moestuin.html").read_text()
    assert post.count('<tr data-id="231015-') == 200
    assert "De laatste 200 van 1100" in post


def test_kijken_volgt_de_boeken(draai: Draai, boek: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert maak(draai, tmp_path / "s").code == 0
    hier = maak_omgeving([], os.environ, VANDAAG)._replace(map=str(boek))
    schrijf(boek, BON)
    gezien = iter([{}, {"x": (1, 1)}, {"x": (1, 1)}, {"x": (1, 1)}, {"x": (2, 2)}])
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("buurtledger.cli.kijk._gezien", lambda _: next(gezien))
        volg(hier, tmp_path / "s", keren=2)
        assert "231015-m3fx" in (tmp_path / "s/bonnen.html").read_text()
        (boek / "data/budget.yaml").write_text("kapot: [")
        volg(hier, tmp_path / "s", keren=1)
    assert "231015-m3fx" in (tmp_path / "s/bonnen.html").read_text(), "the last whole site stays"
    assert "let op" in capsys.readouterr().err


def test_kijk_bedient_alleen_deze_computer(boek: Path) -> None:
    import subprocess
    import sys

    gaat = subprocess.Popen(
        [sys.executable, "-m", "buurtledger", "--map", str(boek), "kijk", "--poort", "0", "--geen-browser"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert gaat.stdout is not None
    adres = gaat.stdout.readline().split()[2]
    assert adres.startswith("http://127.0.0.1:")
    with urllib.request.urlopen(adres) as antwoord:  # noqa: S310
        assert b"Proefbuurt" in antwoord.read()
    gaat.terminate()
    gaat.communicate()
