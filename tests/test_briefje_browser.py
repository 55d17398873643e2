"""The bonnenbriefje on a telephone: filled in with a thumb, offline, kept over a reload, sent, and taken in."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from buurtledger.store.briefje import Gelezen, als_bytes, lees_briefje, lees_kop
from tests.conftest import GRONDSLAG, Draai, logboek

Open = Callable[..., Any]

TELEFOON = {
    "viewport": {"width": 360, "height": 640},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
    "locale": "nl-NL",
    "accept_downloads": True,
}


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A page for the small ledger, and the secret key that opens what it makes."""
    import shutil
    from datetime import date

    from buurtledger.cli.start import main

    map_ = tmp_path_factory.mktemp("briefje")
    boek, sleutel = map_ / "boek", map_ / "sleutel.txt"
    shutil.copytree(GRONDSLAG, boek)
    dag = date(2024, 1, 15)
    assert main(["--map", str(boek), "kluis", "sleutel", "--naar", str(sleutel)], dag) == 0
    openbaar = sleutel.read_text().split()[3]
    rollen = f'formaat: 1\npersonen:\n  anna: {{rollen: [penvoerder], kluis: "{openbaar}"}}\n'
    (boek / "data/rollen.yaml").write_text(rollen)
    voorschot = ["voorschot", "toevoegen", "tuin/moestuin", "300", "Voorschot", "--datum", "2023-12-03"]
    assert main(["--map", str(boek), *voorschot], dag) == 0
    assert main(["--map", str(boek), "briefje", str(map_)], dag) == 0
    assert main(["--map", str(boek), "briefje", str(map_), "--kern", "moestuin"], dag) == 0
    return map_ / "bonnenbriefje.html", sleutel


@pytest.fixture
def open_(browser: Any, gemaakt: tuple[Path, Path]) -> Iterator[Open]:
    """Opens the page as a telephone does; complains afterwards of errors, and of anything that was asked elsewhere."""
    contexten: list[Any] = []
    klachten: list[str] = []

    def doe(eerst: str = "", pad: str = "", **omstandigheden: Any) -> Any:
        context = browser.new_context(**(TELEFOON | omstandigheden))
        contexten.append(context)
        context.set_offline(True)
        blad = context.new_page()
        blad.on("console", lambda b: klachten.append(b.text) if b.type in ("error", "warning") else None)
        blad.on("pageerror", lambda fout: klachten.append(str(fout)))
        blad.on("request", lambda v: None if v.url.startswith(("file:", "blob:")) else klachten.append(v.url))
        if eerst:
            blad.add_init_script(eerst)
        blad.goto((gemaakt[0].parent / pad if pad else gemaakt[0]).as_uri())
        return blad

    yield doe
    for context in contexten:
        context.close()
    assert klachten == []


def foto(breed: int, hoog: int, draai: int = 1) -> dict[str, Any]:
    """A photo as a camera gives it: with its make and place, and lying on its side where it was held so."""
    import PIL.Image

    beeld = PIL.Image.linear_gradient("L").resize((breed, hoog)).convert("RGB")
    gegevens = PIL.Image.Exif()
    gegevens[0x010F] = "GeheimMerk"
    gegevens[0x0112] = draai
    gegevens[0x8825] = {1: "N", 2: (52.0, 18.0, 1.0)}
    uit = io.BytesIO()
    beeld.save(uit, "JPEG", exif=gegevens)
    return {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": uit.getvalue()}


def begin(blad: Any) -> None:
    blad.get_by_role("button", name="Bon toevoegen").click()
    blad.get_by_label("Bedrag in euro’s").wait_for()


def bon(blad: Any, bedrag: str, dag: str, wat: str, *fotos: dict[str, Any]) -> None:
    begin(blad)
    if fotos:
        blad.set_input_files("#galerij", list(fotos))
        blad.locator("#fotos li").nth(len(fotos) - 1).wait_for()
    blad.get_by_label("Bedrag in euro’s").fill(bedrag)
    blad.locator("#dag").fill(dag)
    blad.get_by_label("Waarvoor was het?").fill(wat)
    blad.get_by_role("button", name="Zet op het briefje").click()


def klaar(blad: Any, naar: Path) -> bytes:
    blad.get_by_role("button", name="Klaar: maak het briefje").click()
    with blad.expect_download() as gehaald:
        blad.get_by_role("link", name="Bewaar op deze telefoon").click()
    assert re.fullmatch(r"bonnenbriefje-moestuin-\d{4}-\d\d-\d\d\.age", gehaald.value.suggested_filename)
    gehaald.value.save_as(naar)
    return naar.read_bytes()


def inhoud(gemaakt: tuple[Path, Path], versleuteld: bytes) -> Gelezen:
    import pyrage

    sleutel = pyrage.x25519.Identity.from_str(gemaakt[1].read_text().split()[-1])
    gelezen = lees_briefje(pyrage.decrypt(versleuteld, [sleutel]))
    assert isinstance(gelezen, Gelezen), gelezen
    return gelezen


def test_van_invullen_tot_in_de_boeken(
    open_: Open, gemaakt: tuple[Path, Path], draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import PIL.Image

    blad = open_()
    blad.get_by_label("Welke groep?").select_option("tuin/moestuin")
    blad.get_by_label("Jouw naam").fill("Mevrouw Voorbeeld")
    bon(blad, "45,95", "2023-12-10", "Verf", foto(300, 200, 6), foto(100, 80))
    blad.locator("#bonnen li").wait_for()
    expect(blad.locator("#bonnen li")).to_be_focused()
    # A telephone may end the page at any moment: also while a receipt is half typed.
    begin(blad)
    blad.set_input_files("#camera", [foto(64, 48)])
    blad.locator("#fotos li").wait_for()
    blad.get_by_label("Waarvoor was het?").fill("Zaad")
    blad.reload()
    expect(blad.get_by_label("Waarvoor was het?")).to_have_value("Zaad")
    blad.get_by_label("Bedrag in euro’s").fill("9")
    blad.locator("#dag").fill("2023-12-11")
    blad.get_by_role("button", name="Zet op het briefje").click()
    blad.locator("#bonnen li").nth(1).wait_for()
    assert [blad.locator(f"#{plek}").inner_text() for plek in ("som", "over", "blijft")] == [
        *("€\u00a054,95", "€\u00a0300,00", "€\u00a0245,05"),
    ]
    assert "op 15 januari 2024" in blad.locator("#over-wat").inner_text()
    blad.get_by_label("Wat is er gedaan met het geld?").fill("Er groeit sla.")
    eerste = klaar(blad, tmp_path / "x.age")
    kop = lees_kop(eerste)
    assert kop is not None
    gelezen = inhoud(gemaakt, eerste)
    assert (kop.boek, len(kop.merken)) == (gelezen.briefje.boek, 1)
    assert [b.fotos for b in gelezen.briefje.bonnen] == [("foto-1.jpg", "foto-2.jpg"), ("foto-3.jpg",)]
    assert PIL.Image.open(io.BytesIO(gelezen.fotos["foto-1.jpg"])).size == (200, 300), "upright"
    assert b"GeheimMerk" not in b"".join(gelezen.fotos.values())
    assert not any(PIL.Image.open(io.BytesIO(f)).getexif() for f in gelezen.fotos.values())
    # Sent again with a receipt more, and one that was mended.
    blad.get_by_role("button", name="Verander: Zaad").click()
    expect(blad.get_by_label("Bedrag in euro’s")).to_have_value("9,00")
    blad.get_by_label("Bedrag in euro’s").fill("9,50")
    blad.get_by_role("button", name="Zet op het briefje").click()
    bon(blad, "1.234,50", "2023-12-12", "Kas")
    blad.locator("#bonnen li").nth(2).wait_for()
    expect(blad.locator("#gemaakt")).to_be_hidden()  # what was made is not what stands there now
    klaar(blad, tmp_path / "y.age")

    (tmp_path / "kluis").mkdir(mode=0o700)
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(tmp_path / "kluis"))
    monkeypatch.setenv("BUURTLEDGER_SLEUTEL", str(gemaakt[1]))
    assert draai("bon", "importeer", str(tmp_path / "x.age"), "--ja").code == 0
    nog_eens = draai("bon", "importeer", str(tmp_path / "y.age"), "--ja")
    assert nog_eens.code == 0
    assert "bedrag is nu € 9,50, en in de boeken € 9,00" in nog_eens.uit
    regels = logboek(tmp_path / "boek").read_text("utf-8").splitlines()
    assert [re.search(r"bedrag: ([\d.]+)", regel)[1] for regel in regels] == ["45.95", "9.00", "1234.50"]  # type: ignore[index]
    gezegd = draai("check", "--kluis").uit
    assert re.findall(r"(?:fout|waarschuwing)\[(\w+)\]", gezegd) == ["overschreden"], gezegd


def test_wat_getypt_is_blijft_ook_als_het_blad_weg_is_voor_de_telefoon_het_schreef(open_: Open) -> None:
    blad = open_()
    begin(blad)
    blad.get_by_label("Waarvoor was het?").fill("Zaa")
    # From here on the telephone takes what is to be kept, and never comes to it.
    blad.evaluate("IDBDatabase.prototype.transaction = () => ({ objectStore: () => ({ get: () => ({}) }) })")
    blad.get_by_label("Waarvoor was het?").fill("Zaad")
    blad.get_by_label("Wat is er gedaan met het geld?").fill("Er groeit sla.")
    for _ in range(2):  # what was written down late is written down for good
        blad.reload()
        expect(blad.get_by_label("Waarvoor was het?")).to_have_value("Zaad")
        expect(blad.get_by_label("Wat is er gedaan met het geld?")).to_have_value("Er groeit sla.")
    assert blad.evaluate("localStorage.length") == 0


def test_een_briefje_voor_een_groep_vraagt_niet_welke(open_: Open, gemaakt: tuple[Path, Path], tmp_path: Path) -> None:
    blad = open_(pad="bonnenbriefje-tuin-moestuin.html")
    expect(blad.locator("#post-vast")).to_have_text("Moestuin")
    expect(blad.get_by_label("Welke groep?")).to_be_hidden()
    # Opened twice: what the one adds stays when the other adds.
    ander = blad.context.new_page()
    ander.goto(blad.url)
    bon(blad, "1,00", "2023-12-10", "Thee")
    bon(ander, "2,00", "2023-12-10", "Koek")
    expect(ander.locator("#bonnen li")).to_have_count(2)
    assert inhoud(gemaakt, klaar(ander, tmp_path / "x.age")).briefje.post == "tuin/moestuin"
    ander.goto(f"{gemaakt[0].as_uri()}#tuin/moestuin")  # as the website leads to it
    expect(ander.get_by_label("Welke groep?")).to_have_value("tuin/moestuin")
    expect(open_(locale="en-GB").get_by_role("heading", level=1)).to_have_text("Receipt slip")


def test_wat_niet_kan_wordt_gezegd_waar_het_staat(open_: Open) -> None:
    blad = open_()
    blad.get_by_role("button", name="Klaar: maak het briefje").click()
    expect(blad.locator("#post")).to_be_focused()
    assert blad.locator("#post").get_attribute("aria-invalid") == "true"
    begin(blad)
    expect(blad.locator("#kop-bon")).to_be_focused()
    gezegd = {}
    for bedrag in ("", "-4", "0", "1.234", "twaalf", "12,345", "12 50", "99999999"):
        blad.get_by_label("Bedrag in euro’s").fill(bedrag)
        blad.get_by_role("button", name="Zet op het briefje").click()
        gezegd[bedrag] = blad.locator("#fout-bedrag").inner_text()
        expect(blad.locator("#bedrag")).to_be_focused()
    assert len(set(gezegd.values())) == 5
    assert all(gezegd.values())
    assert "3 dingen" in blad.locator("#fout-bon").inner_text()
    blad.locator("#dag").fill("2999-01-01")
    blad.get_by_label("Bedrag in euro’s").fill("€ 12,-")
    blad.get_by_role("button", name="Zet op het briefje").click()
    assert "moet nog komen" in blad.locator("#fout-dag").inner_text()
    assert blad.locator("#fout-bedrag").inner_text() == ""
    blad.locator("#dag").fill("2001-01-01")
    blad.get_by_label("Waarvoor was het?").fill("bel 06 12345678")
    blad.get_by_label("Winkel").fill("jan@buurt.example")
    blad.get_by_role("button", name="Zet op het briefje").click()
    assert "Het geld is er van 1 september 2022 tot en met 31 december 2023" in blad.locator("#fout-dag").inner_text()
    for veld in ("wat", "winkel"):
        assert "iedereen kan het straks lezen" in blad.locator(f"#fout-{veld}").inner_text()
    blad.get_by_label("Bedrag in euro’s").fill("")
    blad.get_by_role("button", name="Zet op het briefje").click()
    assert blad.locator("#fout-dag").inner_text() == "", "who taps again means the day"
    assert blad.locator("#fout-bedrag").inner_text()
    blad.set_input_files("#galerij", [{"name": "film.mp4", "mimeType": "video/mp4", "buffer": b"geen foto"}])
    blad.locator("#fout-foto:not(:empty)").wait_for()
    assert "film.mp4" in blad.locator("#fout-foto").inner_text()
    blad.get_by_role("button", name="Toch niet").click()
    expect(blad.locator("#bonnen li")).to_have_count(0)


def test_verwijderen_kan_terug_en_leegmaken_wordt_gevraagd(open_: Open) -> None:
    blad = open_()
    bon(blad, "5", "2023-12-10", "Thee", foto(30, 20))
    blad.get_by_role("button", name="Verwijder: Thee").click()
    expect(blad.locator("#bonnen li")).to_have_count(0)
    blad.get_by_role("button", name="Zet terug").click()
    blad.locator("#bonnen li").wait_for()
    blad.get_by_role("button", name="Maak dit briefje leeg").click()
    blad.get_by_role("button", name="Nee, laat staan").click()
    expect(blad.locator("#bonnen li")).to_have_count(1)
    blad.get_by_role("button", name="Maak dit briefje leeg").click()
    blad.get_by_role("button", name="Ja, maak leeg").click()
    blad.locator("#leeg").wait_for()
    blad.reload()
    blad.locator("#leeg").wait_for()
    # Nothing of it stays behind.
    blad.wait_for_function(
        "() => new Promise((klaar) => { const vraag = indexedDB.open('buurtledger-briefje'); vraag.onsuccess = () => {"
        " const aantal = vraag.result.transaction('fotos').objectStore('fotos').count();"
        " aantal.onsuccess = () => klaar(aantal.result === 0); }; })"
    )


ZONDER_OPSLAG = (
    "Object.defineProperty(self, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });"
)
VOL = "IDBObjectStore.prototype.put = function () { throw new DOMException('full', 'QuotaExceededError'); };"


@pytest.mark.parametrize("eerst", [ZONDER_OPSLAG, VOL], ids=["een privévenster", "geen ruimte"])
def test_wat_niets_kan_bewaren_zegt_dat_en_werkt(
    open_: Open, gemaakt: tuple[Path, Path], tmp_path: Path, eerst: str
) -> None:
    blad = open_(eerst)
    blad.get_by_label("Welke groep?").select_option("tuin/moestuin")
    bon(blad, "5,00", "2023-12-10", "Thee", foto(30, 20))
    blad.locator("#bonnen li").wait_for()
    expect(blad.locator("#opslag")).to_contain_text("kan niets bewaren")
    gelezen = inhoud(gemaakt, klaar(blad, tmp_path / "x.age"))
    assert (len(gelezen.briefje.bonnen), len(gelezen.fotos)) == (1, 1)


def test_delen_gaat_als_letters_waar_de_browser_geen_age_deelt(open_: Open, gemaakt: tuple[Path, Path]) -> None:
    blad = open_(
        "navigator.canShare = ({ files: [f] }) => f.name.endsWith('.txt');"
        "navigator.share = async ({ files: [f] }) => { self.gedeeld = [f.name, await f.text()]; };"
        # As on a website without https.
        "Object.defineProperty(crypto, 'subtle', { value: undefined });"
    )
    blad.get_by_label("Welke groep?").select_option("tuin/moestuin")
    bon(blad, "5,00", "2023-12-10", "Thee")
    blad.get_by_role("button", name="Klaar: maak het briefje").click()
    blad.get_by_role("button", name="Verstuur", exact=True).click()
    blad.wait_for_function("self.gedeeld")
    naam, letters = blad.evaluate("self.gedeeld")
    assert naam.endswith(".age.txt")
    heel = als_bytes(letters.encode())
    assert heel is not None
    assert inhoud(gemaakt, heel).briefje.bonnen[0].omschrijving == "Thee"


def test_zonder_script_staat_er_wat_te_doen(open_: Open) -> None:
    blad = open_(java_script_enabled=False)
    tekst = blad.locator("main").inner_text()
    assert "Open het briefje in de browser van je telefoon" in tekst
    assert "put on the website" in tekst
    assert not blad.locator("#gestart").is_visible()


@pytest.mark.parametrize(("breed", "donker", "taal"), [(320, True, "nl"), (360, False, "en")])
def test_axe_vindt_niets_en_niets_is_te_breed_of_te_klein(open_: Open, breed: int, donker: bool, taal: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    blad = open_(
        viewport={"width": breed, "height": 640},
        color_scheme="dark" if donker else "light",
        reduced_motion="reduce" if donker else "no-preference",
    )
    bon(
        blad,
        "5,00",
        "2023-12-10",
        "EenHeelLangWoordDatNietAfgebrokenWordtEnNogLangerIsDanDatHetOpEenSchermPast",
        foto(30, 20),
    )
    blad.locator("#bonnen li").wait_for()
    blad.get_by_label("Welke groep?").select_option("tuin/moestuin")
    blad.get_by_role("button", name="Klaar: maak het briefje").click()
    blad.locator("#gemaakt").wait_for()
    if taal == "en":
        blad.get_by_role("button", name="English").click()
        assert blad.evaluate("document.documentElement.lang") == "en"
        assert blad.get_by_role("heading", name="Receipt slip").is_visible()
        assert blad.locator("#som").inner_text() == "€\u00a05.00"
    else:
        blad.get_by_role("button", name="Verwijder: ").click()
        begin(blad)
        blad.set_input_files("#galerij", [foto(30, 20)])
        blad.locator("#fotos li").wait_for()
        blad.get_by_role("button", name="Zet op het briefje").click()
        blad.get_by_role("button", name="Maak dit briefje leeg").click()
    blad.locator("summary").click()
    regels = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    gevonden = Axe().run(blad, options=regels).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:150]) for v in gevonden] == []
    assert blad.evaluate("document.documentElement.scrollWidth") <= breed
    klein = blad.evaluate(
        "[...document.querySelectorAll('button, .knop, select, input:not(.kiezer), textarea, summary')]"
        ".filter((d) => d.checkVisibility() && d.getBoundingClientRect().height < 44).map((d) => d.id || d.outerHTML)"
    )
    assert klein == []
    assert json.loads(blad.locator("#gegevens").text_content())["dag"] == "2024-01-15"
