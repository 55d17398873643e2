"""`bon lees`: photos, PDFs and e-invoices become lines; what is not sure is asked and never booked in silence."""

from __future__ import annotations

import json
import os
import struct
import zlib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from buurtledger.cli.omgeving import maak_omgeving
from buurtledger.handelingen.papierlezen import lees_bestand
from buurtledger.model.bericht import Bericht
from buurtledger.model.dagwoorden import Kader
from buurtledger.model.papier import Papier
from buurtledger.report.taal import Taal
from buurtledger.store.grootboek import lees_een_logboek
from buurtledger.store.papier.apart import Pdfinhoud, open_pdf
from buurtledger.store.papier.tesseract import heeft_nederlands, tesseract
from buurtledger.store.papier.vel import alleen_vel
from tests.bonfoto import als_bestand
from tests.bonpapier import FACTUUR, cii, pdf, ubl
from tests.bontekening import Waarheid, bouwmarkt, teken
from tests.conftest import Draai, Uitkomst, logboek

DAG = date(2024, 1, 10)
KADER = Kader(DAG, date(2022, 9, 1), date(2023, 12, 31))
Lees = Callable[..., Papier]


@pytest.fixture
def lees(tmp_path: Path) -> Lees:
    """What a file with these bytes says."""

    def doe(inhoud: bytes, naam: str = "papier") -> Papier:
        (tmp_path / naam).write_bytes(inhoud)
        uitkomst = lees_bestand(tmp_path / naam, KADER, ())
        assert not isinstance(uitkomst, Bericht), Taal().zeg(uitkomst)
        return uitkomst[0]

    return doe


def geweigerd(pad: Path) -> str:
    uitkomst = lees_bestand(pad, KADER, ())
    assert isinstance(uitkomst, Bericht), uitkomst
    return Taal().zeg(uitkomst)


def kern(papier: Papier) -> tuple[object, ...]:
    """Day, total, VAT, who and number, and whether it needs no question."""
    vondsten = (papier.dag, papier.totaal, papier.btw, papier.leverancier, papier.nummer)
    return (*(vondst.waarde if vondst else None for vondst in vondsten), papier.zeker)


def test_een_efactuur_wordt_precies_gelezen(lees: Lees) -> None:
    gelezen = lees(ubl())
    verwacht = (date(2023, 11, 8), Decimal("60.50"), Decimal("10.50"), "Verfhandel De Kwast", "2023-117", True)
    assert kern(gelezen) == verwacht
    assert (gelezen.omschrijving, gelezen.is_factuur) == ("Verf, Kwasten", True)
    assert gelezen.totaal is not None
    assert gelezen.totaal.plek.lijn == 12


def test_een_factuurpdf_is_de_xml_die_erin_zit_en_anders_haar_tekst(lees: Lees) -> None:
    uit_xml = lees(pdf((50, 50, "Totaal 99,99"), bijlage=cii()))
    assert kern(uit_xml) == (
        *(date(2023, 11, 8), Decimal("60.50"), Decimal("10.50"), "Buurthuis De Hoeksteen", "F-12", True),
    )
    uit_tekst = lees(pdf(*FACTUUR))
    assert kern(uit_tekst) == (
        *(date(2023, 11, 14), Decimal("181.50"), Decimal("31.50"), "Drukkerij Het Zetsel B.V.", "2023-0456", True),
    )
    assert uit_tekst.totaal is not None
    assert uit_tekst.totaal.plek.bladzijde == 1
    links, boven, rechts, onder = uit_tekst.totaal.plek.vak
    assert 835 < links < rechts < 910
    assert 355 < boven < onder < 375


@pytest.mark.parametrize(
    ("wijziging", "reden"),
    [
        ({"totaal": "60.00"}, "bedrag zonder btw en btw zijn samen € 60,50, maar er staat € 60,00"),
        ({"vooruit": "20.00"}, "er is al € 20,00 vooruitbetaald"),
        ({"dag": "onbekend"}, "de factuurdatum ontbreekt"),
        ({"winkel": ""}, "wie de factuur stuurt ontbreekt"),
    ],
)
def test_een_efactuur_die_niet_optelt_is_niet_zeker(lees: Lees, wijziging: dict[str, str], reden: str) -> None:
    gelezen = lees(ubl(**wijziging))  # type: ignore[arg-type]
    assert not gelezen.zeker
    assert reden in " ".join(map(Taal().zeg, gelezen.opmerkingen))


def test_een_totaal_dat_niet_klopt_met_zijn_delen_is_niet_zeker(lees: Lees) -> None:
    fout = lees(pdf(*((x, y, "191,50" if tekst == "181,50" else tekst) for x, y, tekst in FACTUUR)))
    assert fout.totaal is not None
    assert (fout.totaal.waarde, fout.totaal.zeker, fout.zeker) == (Decimal("191.50"), False, False)


BOM = b"""<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><Invoice>&b;</Invoice>"""
GEEN_BON = {
    "creditnota.xml": (ubl(soort="381"), "dit is een creditnota: geld terug, dus een retour en geen bon"),
    "min.xml": (ubl(regels=(("Terug", "-5.00"),), btw="0.00", totaal="-5.00"), "het totaal is onder nul"),
    "proforma.xml": (ubl(soort="325"), "dit is een offerte, bestelling of proforma"),
    "dollars.xml": (ubl(munt="USD"), "de munt is USD; buurtledger leest alleen euro's"),
    "dollars.pdf": (pdf((50, 50, "Total $ 12.00"), (50, 70, "Date 2023-10-10")), "de munt is USD"),
    "credit.pdf": (pdf((50, 50, "CREDITNOTA"), (50, 70, "Totaal 12,00")), "dit is een creditnota of retour"),
    "bom.xml": (BOM, "het bestand heeft een DOCTYPE"),
    "half.xml": (ubl()[:900], "het bestand is geen hele XML"),
    "ander.xml": (b"<html><body/></html>", "dit is XML, en geen e-factuur: er staat html"),
    "leeg.pdf": (b"", "het bestand is leeg"),
    "half.pdf": (pdf(*FACTUUR)[:400], "de pdf is niet heel of geen pdf"),
    "dik.pdf": (pdf(bladzijden=200), "de pdf heeft 200 bladzijden; een bon of factuur heeft er hoogstens 20"),
    "slot.pdf": (pdf(*FACTUUR, wachtwoord="x"), "de pdf zit op slot met een wachtwoord"),
    "tekst.jpg": (
        b"boodschappen 12,50",
        "dit is tekst en geen bon; bonnen in regels typ je met buurtledger bon invoer",
    ),
    "film.mp4": (b"\0\0\0\x18ftypmp42" + bytes(50), "dit is een filmpje; maak een foto van de bon"),
    "foto.heic": (b"\0\0\0\x18ftypheic" + bytes(50), "een HEIC-foto kan ik niet lezen; stuur haar als jpg"),
    "boek.xlsx": (b"PK\x03\x04" + bytes(50), "een rekenblad leest buurtledger bon importeer"),
    "iets.bin": (bytes(range(256)), "dit soort bestand ken ik niet"),
}


@pytest.mark.parametrize("naam", GEEN_BON)
def test_wat_geen_bon_is_krijgt_een_duidelijk_woord(naam: str, tmp_path: Path) -> None:
    inhoud, woord = GEEN_BON[naam]
    (tmp_path / naam).write_bytes(inhoud)
    assert woord in geweigerd(tmp_path / naam)


def test_een_map_een_pijp_en_wat_er_niet_is(draai: Draai, tmp_path: Path) -> None:
    leeg = tmp_path / "leeg"
    leeg.mkdir()
    (leeg / "lijst.txt").write_text("niets")
    code, _, fout = draai("bon", "lees", str(leeg), vandaag=DAG)
    assert (code, "ligt geen foto, pdf of e-factuur" in fout) == (2, True)
    code, uit, fout = draai("bon", "lees", str(tmp_path / "weg.pdf"), vandaag=DAG)
    assert (code, "het bestand is niet te lezen" in uit) == (2, True)
    assert "niets hiervan is te lezen als bon; er is niets geschreven" in fout
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pijp.pdf")
        assert "geen gewoon bestand" in geweigerd(tmp_path / "pijp.pdf")


@pytest.fixture
def brievenbus(tmp_path: Path) -> Path:
    """A folder with two invoices that are sure, one that is not, and something else."""
    map_ = tmp_path / "bus"
    map_.mkdir()
    (map_ / "a.xml").write_bytes(ubl())
    (map_ / "b.pdf").write_bytes(pdf(*FACTUUR))
    (map_ / "c.xml").write_bytes(ubl(dag="2023-11-10", vooruit="20.00"))
    (map_ / "lijst.txt").write_text("niets")
    return map_


def test_zonder_terminal_wordt_er_alleen_verteld(draai: Draai, boek: Path, brievenbus: Path) -> None:
    code, uit, _ = draai("bon", "lees", str(brievenbus), vandaag=DAG)
    assert code == 0
    assert "2 zeker, samen € 242,00; 1 onzeker; 1 ander bestand overgeslagen." in uit
    code, uit, _ = draai("bon", "lees", str(brievenbus), "--formaat", "json", vandaag=DAG)
    gezegd: Any = json.loads(uit)
    assert [(p["bestand"], p["gelezen"]) for p in gezegd["papieren"]] == [
        *(("a.xml", "zeker"), ("b.pdf", "zeker"), ("c.xml", "onzeker")),
    ]
    assert gezegd["papieren"][0]["dag"] == {"waarde": "2023-11-08", "zeker": True, "lijn": 4, "tekst": "2023-11-08"}
    assert not logboek(boek).exists()


def test_met_ja_alleen_als_alles_zeker_is(draai: Draai, boek: Path, brievenbus: Path) -> None:
    code, _, fout = draai("bon", "lees", str(brievenbus), "--ja", vandaag=DAG)
    assert (code, "met --ja hoort --post" in fout) == (2, True)
    code, _, fout = draai("bon", "lees", str(brievenbus), "--ja", "--post", "moestuin", vandaag=DAG)
    assert (code, "1 bon is niet zeker gelezen, dus er is niets geschreven" in fout) == (2, True)
    assert not logboek(boek).exists()
    (brievenbus / "c.xml").unlink()
    code, uit, fout = draai("bon", "lees", str(brievenbus), "--ja", "--post", "moestuin", vandaag=DAG)
    assert (code, "Opgeschreven: 2 regels, samen € 242,00." in uit) == (0, True), fout
    eerste = lees_een_logboek(boek, "tuin/moestuin").mutaties[0]
    hash_ = sha256((brievenbus / "a.xml").read_bytes()).hexdigest()
    assert (eerste.datum, eerste.bedrag, eerste.btw) == (date(2023, 11, 8), Decimal("60.50"), Decimal("10.50"))
    assert (eerste.bewijs, eerste.bron, eerste.scan) == ("factuur", f"foto:{hash_}", f"sha256:{hash_}")
    # The same again, under another name too: nothing is made twice.
    (brievenbus / "nog-eens.xml").write_bytes(ubl())
    code, uit, _ = draai("bon", "lees", str(brievenbus), "--ja", "--post", "moestuin", vandaag=DAG)
    assert (code, "3 staan er al" in uit, "niets nieuws" in uit) == (0, True, True)
    assert len(lees_een_logboek(boek, "tuin/moestuin").mutaties) == 2


def test_van_een_factuurpdf_blijft_in_de_kluis_de_xml_en_verder_niets_dan_wat_te_zien_is(
    draai: Draai, lees: Lees, boek: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kluis = tmp_path / "kluis"
    kluis.mkdir(mode=0o700)
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(kluis))
    los, ingepakt = cii(), b'<ram:AttachmentBinaryObject filename="thuis.jpg">R1BT</ram:AttachmentBinaryObject>'
    met_foto = cii(dag="20231109").replace(b"<ram:TypeCode>", ingepakt + b"<ram:TypeCode>")
    for naam, xml in (("los", los), ("foto", met_foto)):
        (tmp_path / f"{naam}.pdf").write_bytes(pdf((50, 50, "Factuur, zie xml"), bijlage=xml))
    gegeven = [str(tmp_path / "los.pdf"), str(tmp_path / "foto.pdf")]
    assert draai("bon", "lees", *gegeven, "--post", "moestuin", "--ja", vandaag=DAG)[0] == 0
    bewaard = [
        next(kluis.rglob(f"{m.scan.removeprefix('sha256:')}.pdf")).read_bytes()
        for m in lees_een_logboek(boek, "tuin/moestuin").mutaties
    ]
    erin = [gelezen.bijlagen for inhoud in bewaard if isinstance(gelezen := open_pdf(inhoud), Pdfinhoud)]
    assert erin[0] == (los,), "byte for byte what the shop sent"
    assert b"20231109" in erin[1][0]
    assert b"R1BT" not in erin[1][0]
    assert b"thuis.jpg" not in erin[1][0]
    assert kern(lees(bewaard[0])) == kern(lees((tmp_path / "los.pdf").read_bytes()))
    assert not any(b"/Info" in inhoud or b"Date" in inhoud or b"Factuur" in inhoud for inhoud in bewaard)


@pytest.fixture
def typ(draai: Draai, monkeypatch: pytest.MonkeyPatch) -> Draai:
    """Type these keys at `bon lees`."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("buurtledger.cli.vraagregel.uitvoer", DummyOutput)
    monkeypatch.setattr(
        "buurtledger.cli.start.maak_omgeving", lambda *alles: maak_omgeving(*alles)._replace(mag_vragen=True)
    )

    def doe(*toetsen: str, opdracht: tuple[str, ...] = ()) -> Uitkomst:
        with create_pipe_input() as invoer, create_app_session(input=invoer, output=DummyOutput()):
            invoer.send_text("".join(toetsen))
            return draai("bon", *opdracht, vandaag=DAG)

    return doe


def test_aan_een_terminal_wordt_gevraagd_wat_niet_zeker_is_en_de_scans_gaan_in_de_kluis(
    typ: Draai, boek: Path, brievenbus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kluis = tmp_path / "kluis"
    kluis.mkdir(mode=0o700)
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(kluis))
    (brievenbus / "d.pdf").write_bytes(pdf((50, 50, "Zaagmachines Jansen"), (50, 70, "Nota"), (50, 90, "12 dec 2023")))
    wis = "\x15"
    code, uit, fout = typ(
        # c.xml: only what was still to be paid; d.pdf: the amount was not read.
        *(f"{wis}10-11-2023 40,50 Verfhandel De Kwast; rest\r", f"{wis}12-12-2023 15,00 Zaagmachines Jansen; zaag\r"),
        *("\r", "j\r"),
        opdracht=("lees", str(brievenbus), "--post", "moestuin"),
    )
    assert (code, fout) == (0, "")
    assert "let op: er is al € 20,00 vooruitbetaald" in uit
    assert "| Zaagmachines Jansen" in uit
    assert "let op: er staat geen totaal op" in uit
    assert "In de kluis: 4 scans." in uit
    assert "Opgeschreven: 4 regels, samen € 297,50." in uit
    mutaties = lees_een_logboek(boek, "tuin/moestuin").mutaties
    assert [(m.bedrag, m.btw) for m in mutaties][2:] == [(Decimal("40.50"), None), (Decimal("15.00"), None)]
    in_kluis = {pad.stem: pad.suffix for pad in kluis.rglob("*.*")}
    assert [in_kluis[m.scan.removeprefix("sha256:")] for m in mutaties] == [".xml", ".pdf", ".xml", ".pdf"]
    assert {m.bron for m in mutaties} == {
        *(f"foto:{sha256(pad.read_bytes()).hexdigest()}" for pad in brievenbus.iterdir() if pad.suffix != ".txt"),
    }


def test_wat_er_gekocht_is_wordt_achter_de_klaargezette_regel_getypt(typ: Draai, boek: Path, tmp_path: Path) -> None:
    (tmp_path / "f.xml").write_bytes(ubl(regels=(("", "50.00"),)))
    code, uit, fout = typ("flyers\r", "\r", "j\r", opdracht=("lees", str(tmp_path / "f.xml"), "--post", "moestuin"))
    assert (code, "Opgeschreven: 1 regel" in uit) == (0, True), (uit, fout)
    (mutatie,) = lees_een_logboek(boek, "tuin/moestuin").mutaties
    assert (mutatie.omschrijving, mutatie.bewijs) == ("flyers", "factuur")


def test_wie_wegloopt_gaat_later_verder_en_een_veranderd_bestand_wordt_niet_geboekt(
    typ: Draai, boek: Path, brievenbus: Path
) -> None:
    code, uit, _ = typ("\x03", opdracht=("lees", str(brievenbus), "--post", "moestuin"))
    assert (code, "De stapel is bewaard (2 bonnen, samen € 242,00)" in uit) == (130, True)
    (brievenbus / "a.xml").write_bytes(ubl(winkel="Een ander"))
    # Emptied, the line that waits is passed over.
    code, uit, fout = typ("verder\r", "\x15\r", "\r", "j\r", opdracht=("invoer", "moestuin"))
    assert code == 3
    assert "a.xml: het bestand is veranderd sinds het gelezen is; begin opnieuw. Er is niets geschreven" in fout
    assert not logboek(boek).exists()


def png(breed: int, hoog: int) -> bytes:
    """A PNG that says how large it is, and has hardly a byte of it."""
    delen = ((b"IHDR", struct.pack(">IIBBBBB", breed, hoog, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(bytes(1000))))
    stukken = (struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in delen)
    return b"\x89PNG\r\n\x1a\n" + b"".join(stukken)


@pytest.mark.parametrize("schaduw", [255, 120])
def test_het_vel_wordt_gevonden_ook_met_een_schaduw_erover(schaduw: int) -> None:
    hoeken = ((80, 60), (520, 90), (540, 720), (60, 700))
    foto = Image.new("L", (640, 800), 90)
    tekening = ImageDraw.Draw(foto)
    tekening.polygon(hoeken, fill=230)
    for y in range(130, 660, 40):
        tekening.line((120, y, 200, y), fill=20, width=6)
        tekening.line((420, y, 480, y), fill=20, width=6)
    licht = Image.new("L", foto.size, 255)
    ImageDraw.Draw(licht).polygon(((350, 0), (640, 0), (640, 800), (300, 800)), fill=schaduw)
    vel = alleen_vel(ImageChops.multiply(foto, licht.filter(ImageFilter.GaussianBlur(20))))
    assert abs(vel.width - 480) < 20
    assert abs(vel.height - 640) < 20
    assert min(vel.crop((20, 20, vel.width // 3, 40)).tobytes()) > 180, "paper to its edges"
    papier = Image.new("L", (640, 800), 240)
    assert alleen_vel(papier) is papier, "all of it is paper"


kan_lezen = pytest.mark.skipif(
    not (tesseract() and heeft_nederlands(tesseract() or "")), reason="tesseract with Dutch is not installed"
)


def getekend(soort: str, zaad: str) -> tuple[Waarheid, bytes]:
    """A receipt of a shop for builders, as such a picture."""
    kans = Random(zaad)
    bon = bouwmarkt(kans)._replace(letters=("DejaVuSansMono",))
    return bon.waar, als_bestand(teken(bon, kans), soort, kans)


@kan_lezen
@pytest.mark.parametrize("soort", ["foto", "gedraaid"])
def test_een_bon_op_een_foto(lees: Lees, soort: str) -> None:
    waar, beeld = getekend(soort, "bon")
    gelezen = lees(beeld)
    assert gelezen.totaal is not None
    assert gelezen.dag is not None
    assert (gelezen.totaal.waarde, gelezen.dag.waarde) == (waar.totaal, waar.dag)
    assert gelezen.totaal.zeker
    assert gelezen.leverancier is not None
    assert gelezen.leverancier.waarde.casefold() == waar.winkel.casefold()


@kan_lezen
def test_een_foto_waar_geen_bon_op_staat(tmp_path: Path) -> None:
    poes = als_bestand(Image.radial_gradient("L"), "schoon", Random("poes"))
    heel = getekend("foto", "half")[1]
    gevallen = {
        "poes.jpg": (poes, "is dit wel een bon"),
        "half.jpg": (heel[: len(heel) // 3], "de foto is niet heel of geen foto"),
        "groot.png": (png(30_000, 30_000), "de foto is te groot: 900 megapixels, hoogstens 100"),
    }
    for naam, (inhoud, woord) in gevallen.items():
        (tmp_path / naam).write_bytes(inhoud)
        gezegd = geweigerd(tmp_path / naam)
        assert woord in gezegd or (naam == "poes.jpg" and "er staat geen tekst op" in gezegd), gezegd


def test_zonder_tesseract_staat_er_hoe_het_erbij_komt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "foto.png").write_bytes(png(10, 10))
    assert "het programma tesseract nodig, met Nederlands" in geweigerd(tmp_path / "foto.png")
