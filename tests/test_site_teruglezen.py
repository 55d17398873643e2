"""What the website shows can be read back by a program, and is what the books say; so is what it gives to machines."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from decimal import Decimal
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Draai, schrijf
from tests.test_herstel import BON

VELDEN = {
    *("begroot", "besteed", "uitbetaald", "te_verantwoorden", "vrij", "beschikbaar", "nog_te_verantwoorden", "tegoed"),
}
ATOM = "{http://www.w3.org/2005/Atom}"


class Cijfers(HTMLParser):
    """Every figure of a page: its name, of what, its value, and the words that people read."""

    def __init__(self, tekst: str) -> None:
        super().__init__()
        self.gevonden: list[tuple[str, str, str, str]] = []
        self._nu: tuple[str, str, str] | None = None
        self.feed(tekst)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        velden = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "data":
            self._nu = (velden["data-veld"], velden.get("data-id", ""), velden["value"])

    def handle_data(self, data: str) -> None:
        if self._nu:
            self.gevonden.append((*self._nu, data))
            self._nu = None


def geld(tekst: str, *, engels: bool) -> Decimal:
    kaal = tekst.replace("€", "").replace("\xa0", "").lstrip("+")
    return Decimal(kaal.replace(",", "") if engels else kaal.replace(".", "").replace(",", "."))


@pytest.mark.parametrize("taal", ["", "en/"])
def test_elk_cijfer_is_dat_van_status(voorbeeldsite: Path, taal: str) -> None:
    status = json.loads((voorbeeldsite / "gegevens/status.json").read_text())
    boek = {"": status["totaal"]} | {rij["id"]: rij for rij in (*status["gebieden"], *status["posten"])}
    gezien = 0
    for pad in sorted((voorbeeldsite / taal).rglob("*.html")):
        if not taal and pad.is_relative_to(voorbeeldsite / "en"):
            continue
        van_een_dag = "kwartaal" not in pad.as_posix()
        for veld, id_, waarde, tekst in Cijfers(pad.read_text()).gevonden:
            assert abs(geld(tekst, engels=bool(taal))) == abs(Decimal(waarde)), (pad.name, veld, tekst, waarde)
            if veld in VELDEN and id_ in boek and van_een_dag:
                bedrag = Decimal(boek[id_].get(veld) or min(Decimal(boek[id_]["te_verantwoorden"]), Decimal(0)))
                if veld == "nog_te_verantwoorden" and veld not in boek[id_]:
                    bedrag = max(Decimal(boek[id_]["te_verantwoorden"]), Decimal(0))
                assert Decimal(waarde) == bedrag, (pad.name, veld, id_)
                gezien += 1
    assert gezien > 700


def test_de_drie_delen_zijn_samen_begroot(voorbeeldsite: Path) -> None:
    for pad in (voorbeeldsite / "index.html", *(voorbeeldsite / "post").rglob("*.html")):
        gevonden = [(veld, Decimal(waarde)) for veld, _, waarde, _ in Cijfers(pad.read_text()).gevonden]
        heel = [veld for veld, _ in gevonden].index("begroot")
        assert {veld for veld, _ in gevonden[:heel]} >= {"besteed", "nog_te_verantwoorden", "beschikbaar"}
        assert sum(bedrag for _, bedrag in gevonden[:heel]) == gevonden[heel][1], pad


def test_elke_bon_is_terug_te_lezen(voorbeeldsite: Path) -> None:
    index = json.loads((voorbeeldsite / "gegevens/zoek.json").read_text())
    in_index = dict(zip(index["nummer"].split(), index["bedrag"], strict=True))
    op_bladen: dict[str, int] = {}
    for pad in voorbeeldsite.glob("bonnen*.html"):
        tekst = pad.read_text()
        for _veld, id_, waarde, _tekst in Cijfers(tekst).gevonden:
            assert f'<tr id="{id_}" data-id="{id_}">' in tekst
            op_bladen[id_] = abs(int(Decimal(waarde) * 100))
    assert op_bladen == in_index
    assert len(index["teksten"]) < len(in_index), "a text that comes back stands once"


def test_de_rijen_van_een_post_lopen_door_tot_wat_de_groep_heeft(voorbeeldsite: Path) -> None:
    status = json.loads((voorbeeldsite / "gegevens/status.json").read_text())
    for post in status["posten"]:
        cijfers = Cijfers((voorbeeldsite / "post" / f"{post['id']}.html").read_text()).gevonden
        loopt = [Decimal(waarde) for veld, _, waarde, _ in cijfers if veld == "loopt"]
        if loopt:
            assert loopt[-1] == Decimal(post["te_verantwoorden"]), post["id"]


def test_atom_sitemap_404_en_wat_een_link_laat_zien(voorbeeldsite: Path) -> None:
    for taal, titel in (("", "De moestuin krijgt een kas"), ("en/", "De moestuin krijgt een kas")):
        feed = ET.fromstring((voorbeeldsite / taal / "nieuws.xml").read_bytes())  # noqa: S314 our own
        items = feed.findall(f"{ATOM}entry")
        titels = [item.findtext(f"{ATOM}title") for item in items]
        assert titel in titels
        assert any("Eet je mee" in str(een) for een in titels)
        ids = [item.findtext(f"{ATOM}id") for item in items]
        assert len(set(ids)) == len(ids)
        dagen = [str(item.findtext(f"{ATOM}updated")) for item in items]
        assert dagen == sorted(dagen, reverse=True)
        for item in items:
            adres = item.find(f"{ATOM}link")
            assert adres is not None
            assert (voorbeeldsite / adres.attrib["href"].removeprefix("https://buurt.example/budget/")).is_file()
    kaart = (voorbeeldsite / "sitemap.xml").read_text()
    assert kaart.count("<loc>https://buurt.example/budget/") == len(list(voorbeeldsite.rglob("*.html"))) - 2
    assert 'href="https://buurt.example/budget/index.html"' in (voorbeeldsite / "404.html").read_text()
    voorkant = (voorbeeldsite / "en/index.html").read_text()
    assert '<meta property="og:image" content="https://buurt.example/budget/en/beeld.png">' in voorkant
    assert '<link rel="alternate" hreflang="nl" href="../index.html">' in voorkant
    assert voorkant.count('aria-current="page"') == 1
    from PIL import Image

    with Image.open(BytesIO((voorbeeldsite / "en/beeld.png").read_bytes())) as plaat:
        assert plaat.size == (1200, 630)
        assert len(plaat.convert("RGB").getcolors() or ()) > 3


def test_het_pakket_zegt_wat_erin_zit(voorbeeldsite: Path) -> None:
    pakket: dict[str, Any] = json.loads((voorbeeldsite / "gegevens/datapackage.json").read_text())
    assert pakket["licenses"] == [{"name": "CC0-1.0", "path": "https://spdx.org/licenses/CC0-1.0.html"}]
    assert pakket["sources"][-1] == {"title": "git", "path": "https://git.example/buurt/boeken"}
    velden = {veld["name"]: veld for bron in pakket["resources"] for veld in bron["schema"]["fields"]}
    assert {naam for naam, veld in velden.items() if "description" not in veld} == set()
    assert (velden["bedrag"]["type"], velden["datum"]["type"], velden["bonnen"]["type"]) == (
        "number",
        "date",
        "integer",
    )


def test_zonder_huisstijl_staat_er_niets_verzonnen(draai: Draai, boek: Path, tmp_path: Path) -> None:
    schrijf(boek, BON)
    assert draai("publiceer", str(tmp_path / "s")).code == 0
    assert not (tmp_path / "s/sitemap.xml").exists()
    assert "git clone" not in (tmp_path / "s/controle.html").read_text()
    assert "canonical" not in (tmp_path / "s/index.html").read_text()
    assert "licenses" not in (tmp_path / "s/gegevens/datapackage.json").read_text()
    assert "niet in git" in (tmp_path / "s/controle.html").read_text(), "what could not be looked at is named"


def test_een_leeg_plan_heeft_een_lege_balk_en_een_zin(draai: Draai, tmp_path: Path) -> None:
    assert draai("publiceer", str(tmp_path / "s")).code == 0
    voorkant = (tmp_path / "s/index.html").read_text()
    assert "alles is nog te verdelen" in voorkant
    assert 'class="open" x="0.00%" y="0" width="100.00%"' in voorkant
    assert 'class="vol" x' not in voorkant
    assert "Kwartaal na kwartaal" not in voorkant


def test_een_post_zegt_hoe_ver_hij_is(voorbeeldsite: Path) -> None:
    assert "Hoe ver: bezig." in (voorbeeldsite / "post/kruitberg/eet-je-mee.html").read_text()
    assert '<span class="stap">bezig</span>' in (voorbeeldsite / "gebied/kruitberg.html").read_text()
    assert "How far: under way." in (voorbeeldsite / "en/post/kruitberg/eet-je-mee.html").read_text()


def test_wat_de_bank_heeft_staat_bij_controle(draai: Draai, boek: Path, tmp_path: Path) -> None:
    schrijf(boek, BON)
    assert draai("publiceer", str(tmp_path / "zonder")).code == 0
    assert "Klopt het met de bank" not in (tmp_path / "zonder/controle.html").read_text()
    (boek / "data/bank").mkdir()
    (boek / "data/bank/hoofd.yaml").write_text(
        "- {afschrift: 231031-k2m9ab, van: 2023-10-01, tot_en_met: 2023-10-31, beginsaldo: 0.00, eindsaldo: 96.00, "
        "regels: 1}\n"
        '- {bankregel: 231031-7kq2ab, datum: 2023-10-05, bedrag: 96.00, kenmerk: "71aa41d07a55e3b1", soort: subsidie}\n'
    )
    assert draai("publiceer", str(tmp_path / "met"), "--ondanks-fouten").code == 0
    pagina = (tmp_path / "met/controle.html").read_text()
    assert "Klopt het met de bank" in pagina
    assert '<data value="96.00" data-veld="bank">96,00</data>' in pagina
