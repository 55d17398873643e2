"""The website in a real browser: found, read, searched and printed, with and without eyes, mouse or scripts."""

from __future__ import annotations

import http.server
import io
import json
import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from buurtledger.model.huisstijl import contrast

SOORTEN = (
    *("index.html", "gebied/kernen.html", "gebied/kruitberg.html", "post/kernen/kleiburg.html"),
    *("post/kruitberg/eet-je-mee.html", "kwartalen.html", "kwartaal/2023-Q2.html", "besluiten.html"),
    *("besluit/2023-05-10-eten.html", "bonnen.html", "winkels.html", "verantwoording.html"),
    *("controle.html", "over.html", "ideeen.html", "overeenkomsten.html"),
    *("voorstellen.html", "voorstel/2023-12-13-eet-je-mee.html", "besluit/2023-05-10-excursie.html", "agenda.html"),
)
"""A page of every kind."""

Open = Callable[..., Any]


class _Stil(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def adres(voorbeeldsite: Path) -> Iterator[str]:
    """The site as a web server gives it, on this machine only."""
    bediener = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Stil, directory=str(voorbeeldsite)))
    threading.Thread(target=bediener.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{bediener.server_address[1]}/"
    bediener.shutdown()
    bediener.server_close()


@pytest.fixture
def open_(browser: Any, adres: str) -> Iterator[Open]:
    """Opens a page; complains afterwards of what the console said and of what was asked elsewhere."""
    bladen: list[Any] = []
    klachten: list[str] = []

    def doe(pad: str = "index.html", breed: int = 1280, **omstandigheden: Any) -> Any:
        context = browser.new_context(viewport={"width": breed, "height": 800}, **omstandigheden)
        blad = context.new_page()
        bladen.append(context)
        blad.on("console", lambda b: klachten.append(b.text) if b.type in ("error", "warning") else None)
        blad.on("pageerror", lambda fout: klachten.append(str(fout)))
        blad.on("request", lambda v: None if v.url.startswith((adres, "data:")) else klachten.append(v.url))
        blad.goto(adres + pad)
        return blad

    yield doe
    for context in bladen:
        context.close()
    assert klachten == []


def heen(blad: Any, adres: str, pad: str) -> None:
    blad.goto(adres + pad)


def test_niets_is_breder_dan_een_telefoon(open_: Open, adres: str) -> None:
    blad = open_(breed=360)
    lang = ("post/kortvoort/binnentuinen.html", "post/koornhorst/activiteiten.html", "post/penvoerder/coordinatie.html")
    for pad in (*SOORTEN, *lang, *(f"en/{soort}" for soort in SOORTEN[::2])):
        heen(blad, adres, pad)
        assert blad.evaluate("document.documentElement.scrollWidth") <= 360, pad
        balken = blad.evaluate("[...document.querySelectorAll('.verloop.breed svg')].map(e => e.clientWidth)")
        assert all(breed > 250 for breed in balken), pad


@pytest.mark.parametrize(("taal", "breed", "donker"), [("", 360, True), ("en/", 1280, False)])
def test_axe_vindt_niets(open_: Open, adres: str, taal: str, breed: int, donker: bool) -> None:
    from axe_playwright_python.sync_playwright import Axe

    blad = open_(breed=breed, color_scheme="dark" if donker else "light")
    regels = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    for soort in SOORTEN if donker else SOORTEN[::3]:
        heen(blad, adres, taal + soort)
        # The rows of a table are alike: a few of each tell as much, and cost a tenth.
        blad.evaluate("document.querySelectorAll('tbody tr:nth-child(n+9)').forEach((rij) => rij.remove())")
        if breed >= 1280:
            assert blad.evaluate("document.querySelector('header ul').clientHeight") < 40, "the menu is one line"
        uitkomst = Axe().run(blad, options=regels).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:150]) for v in uitkomst] == [], soort


@pytest.mark.parametrize("donker", [False, True])
def test_de_tekeningen_zijn_te_zien(open_: Open, adres: str, donker: bool) -> None:
    """Every part of a drawing has 3 : 1 with what lies beside it; so has the focus, also on the head."""
    blad = open_(color_scheme="dark" if donker else "light")
    kleuren: dict[str, tuple[str, str]] = {}
    for pad in ("index.html", "post/kruitberg/eet-je-mee.html", "besluit/2023-05-10-eten.html"):
        heen(blad, adres, pad)
        kleuren |= blad.evaluate(
            """() => {
              const kleur = (soort, veld) => {
                const element = document.querySelector("." + soort);
                return element && [getComputedStyle(element)[veld], getComputedStyle(document.body).backgroundColor];
              };
              const uit = { vol: kleur("vol", "fill"), half: kleur("half", "stroke"), lijn: kleur("lijn", "fill"),
                open: kleur("open", "stroke"), over: kleur("over", "fill"), eerder: kleur("eerder", "fill"),
                tijd: kleur("tijd", "stroke") };
              for (const [naam, kies] of [["kop", "header a"], ["inhoud", "main a"]]) {
                const doel = document.querySelector(kies);
                doel.focus({ focusVisible: true });
                uit["focus " + naam] = [getComputedStyle(doel).outlineColor,
                  getComputedStyle(naam === "kop" ? document.querySelector("header") : document.body).backgroundColor];
              }
              return Object.fromEntries(Object.entries(uit).filter(([, paar]) => paar));
            }"""
        )
    assert kleuren.keys() >= {"vol", "half", "lijn", "open", "over", "eerder", "tijd", "focus kop", "focus inhoud"}
    te_zwak = {naam: paar for naam, paar in kleuren.items() if contrast(*map(_hex, paar)) < 3}
    assert te_zwak == {}


def _hex(rgb: str) -> str:
    delen = [int(float(deel)) for deel in re.findall(r"[\d.]+", rgb)[:3]]
    return "#" + "".join(f"{deel:02x}" for deel in delen)


VRAGEN = {
    "hoeveel is er nog voor de moestuin": (("main a:text-is('Kruitberg')",), "Moestuin", "1.480"),
    "wie moet nog bonnen brengen": (("main a[href='verantwoording.html']",), "kern-21", "500,00"),
    "wat besloot de buurt in april": (("nav a[href='besluiten.html']",), "april 2023", "De moestuin krijgt een kas"),
    "hoeveel ging er naar één winkel": (
        ("nav a[href='bonnen.html']", "main a[href='winkels.html']"),
        "Drukkerij Fantasie",
        "5.372,84",
    ),
    "wat kwam er van een idee": (("main a[href='ideeen.html']",), "Een bankje bij de speeltuin", "18 april 2023"),
    "mag ik dit vertrouwen": (("main a[href='controle.html']",), "git clone", "https://git.example/buurt/boeken"),
}
"""Per question where one clicks, on the front page and perhaps once more, and what is then read."""


@pytest.mark.parametrize("taal", ["", "en/"])
@pytest.mark.parametrize("vraag", VRAGEN)
def test_vijf_vragen_in_hoogstens_twee_klikken(open_: Open, taal: str, vraag: str) -> None:
    klikken, waar, wat = VRAGEN[vraag]
    blad = open_(f"{taal}index.html", breed=360)
    for klik in klikken:
        blad.locator(klik).first.click()
    tekst = blad.locator("main").inner_text()
    if taal:
        waar = waar.replace("april", "April")
        wat = wat.replace("april", "April")
        wat = wat.translate(str.maketrans(",.", ".,")) if re.fullmatch(r"[\d.,]+", wat) else wat
    assert waar in tekst
    assert wat in tekst[tekst.index(waar) :]


def test_ideeen_vinden_en_zonder_script_alles_lezen(open_: Open, browser: Any, adres: str) -> None:
    blad = open_("ideeen.html", breed=360)
    kaarten = ".ideeen > li:visible"
    assert blad.locator(kaarten).count() == 30
    blad.get_by_role("searchbox").fill("speeltuin bankje")
    assert blad.locator(kaarten).count() == 2
    assert blad.get_by_role("status").inner_text() == "2 ideeën"
    blad.get_by_label("Wat ervan kwam").select_option("gerealiseerd")
    assert blad.locator(kaarten).count() == 1
    assert blad.locator("h2:visible").first.inner_text() == "Gerealiseerd"
    blad.goto(adres + "ideeen.html#hetzelfde")
    blad.locator("main a:text-is('Een bankje bij de speeltuin')").click()
    assert blad.url.endswith("#idee-220920-xtbasq")
    zonder = browser.new_context(java_script_enabled=False)
    kaal = zonder.new_page()
    kaal.goto(adres + "ideeen.html")
    assert kaal.locator(kaarten).count() == 30
    assert kaal.locator("input:visible, select:visible").count() == 0
    zonder.close()


def test_zoeken_met_alleen_het_toetsenbord(open_: Open, voorbeeldsite: Path) -> None:
    blad = open_("bonnen.html")
    actief = "document.activeElement"
    blad.keyboard.press("Tab")
    assert blad.evaluate(f"{actief}.textContent") == "Naar de inhoud"
    blad.keyboard.press("Enter")
    assert blad.evaluate(f"{actief}.id") == "inhoud"
    while blad.evaluate(f"{actief}.type") != "search":
        blad.keyboard.press("Tab")
    blad.keyboard.type("2022-11")
    blad.locator(".uitslag", has_text="gevonden").wait_for()
    index = json.loads((voorbeeldsite / "gegevens/zoek.json").read_text())
    assert len(index["bedrag"]) > 400
    gevonden = int(blad.locator(".uitslag").inner_text().split()[0])
    assert gevonden > 20, "all of them are searched, not those of this page"
    while blad.evaluate(f"{actief}.textContent") != "uitgegeven":
        blad.keyboard.press("Tab")
    blad.keyboard.press("Enter")
    assert blad.locator("th[aria-sort=ascending]").inner_text().startswith("uitgegeven")
    waarden = blad.evaluate("[...document.querySelectorAll('td.geld:nth-child(6) data')].map((d) => Number(d.value))")
    assert len(waarden) > 10
    assert waarden == sorted(waarden)
    blad.keyboard.press("Enter")
    assert blad.locator("th[aria-sort=descending]").count() == 1


def test_wat_zoeken_vindt_is_wat_er_in_de_boeken_staat(open_: Open, adres: str) -> None:
    blad = open_("winkels.html")
    rij = blad.locator("tbody tr", has_text="Drukkerij Fantasie")
    bonnen, besteed = rij.locator("td").nth(0).inner_text(), rij.locator("td").nth(1).inner_text()
    rij.locator("a").click()
    blad.locator(".uitslag", has_text="gevonden").wait_for()
    uitslag = blad.locator(".uitslag").inner_text().replace("\u00a0", " ")
    assert uitslag == f"{bonnen} gevonden, samen € {besteed} uitgegeven"
    blad.get_by_label("Soort").select_option("voorschot")
    assert "Niets gevonden" in blad.locator(".uitslag").inner_text()
    blad.get_by_label("Zoek op").fill("")
    blad.locator(".uitslag", has_text="naar groepen").wait_for()
    assert "samen € 0,00 uitgegeven, € " in blad.locator(".uitslag").inner_text().replace("\u00a0", " ")
    blad.get_by_label("Soort").select_option("")
    assert blad.locator("tr.maand").count() > 0, "nothing asked: the pages as they are"
    # A receipt that stands on another page is found by its number.
    nummer = json.loads(blad.request.get(adres + "gegevens/zoek.json").text())["nummer"].split()[-1]
    blad.goto(f"{adres}bonnen.html#{nummer}")
    blad.locator(f"tr[data-id='{nummer}']").wait_for()


def test_op_een_telefoon_zijn_bonnen_kaarten(open_: Open) -> None:
    blad = open_("bonnen.html", breed=360)
    kaart = blad.locator("tbody tr[data-id]").nth(8)
    wat, geld = kaart.locator(".wat").bounding_box(), kaart.locator(".geld data").bounding_box()
    assert abs(wat["y"] - geld["y"]) < 12, "description and amount first, on one line"
    assert kaart.locator(".vast").first.bounding_box()["y"] > wat["y"]
    assert kaart.bounding_box()["height"] < 110
    assert not blad.locator("thead").is_visible()


def test_wie_kijkt_kiest_de_volgorde(open_: Open) -> None:
    blad = open_()
    over = "[...document.querySelectorAll('.stroken li')].map((rij) => Number(rij.dataset.over))"
    plan = blad.evaluate(over)
    blad.get_by_role("button", name="Meeste over eerst").click()
    assert blad.evaluate(over) == sorted(plan, reverse=True)
    blad.get_by_role("button", name="Volgorde van het plan").click()
    assert blad.evaluate(over) == plan


def test_zonder_javascript_staat_alles_er(open_: Open, adres: str) -> None:
    blad = open_("bonnen.html", java_script_enabled=False)
    aantal = blad.locator("tbody tr[data-id]").count()
    assert blad.locator("tr.maand").count() > 2
    assert blad.locator("input, button, select").count() == 0
    blad.get_by_role("link", name="oudere →").click()
    assert aantal + blad.locator("tbody tr[data-id]").count() > 400
    heen(blad, adres, "index.html")
    assert blad.locator(".stroken li").count() == 9
    assert blad.locator("table").count() == 1


def test_op_papier(open_: Open) -> None:
    from pypdf import PdfReader

    blad = open_("gebied/kernen.html", java_script_enabled=False)
    lezer = PdfReader(io.BytesIO(blad.pdf(prefer_css_page_size=True)))
    assert lezer.pages[0].mediabox.width == pytest.approx(595, abs=2), "A4"
    tekst = "\n".join(pagina.extract_text() for pagina in lezer.pages)
    assert 1 < len(lezer.pages) <= 4
    assert tekst.count("totaal") == 1, "the sum stands at the end, not at the foot of each sheet"
    assert "English" not in tekst
