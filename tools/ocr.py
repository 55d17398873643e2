"""Draw receipts, read them, and count: right, wrong and unsure, per reader and kind of picture (`make ocr`).

Writes the table in docs/besluiten/ocr.md. RapidOCR is measured beside it where it is installed (`pip install rapidocr
onnxruntime`), which the project itself does not ask.
"""

from __future__ import annotations

import argparse
import io
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from PIL import Image, ImageOps
from tests.bonfoto import SCHONE, SOORTEN, als_bestand
from tests.bontekening import INDELINGEN, Bon, Waarheid, teken
from tests.bontekening_ander import ANDERE

from buurtledger.model.bericht import Bericht
from buurtledger.model.dagwoorden import Kader
from buurtledger.model.papier import FOTO, Blad, Papier, Woord
from buurtledger.papier.tekst import lees_bladen, lees_samen
from buurtledger.store.papier.apart import open_foto

NOTITIE = Path(__file__).parent.parent / "docs/besluiten/ocr.md"
BEGIN, EINDE = "<!-- tabel: make ocr -->", "<!-- einde tabel -->"
KADER = Kader(date(2024, 1, 15), date(2022, 9, 1), date(2023, 12, 31))
Uitkomst = Papier | Bericht


class Proef(NamedTuple):
    """A picture, and what it truly says."""

    naam: str
    soort: str
    beeld: bytes
    waar: Waarheid


def proeven(indelingen: tuple[Callable[[Random], Bon], ...], per_indeling: int, zaad: str) -> Iterator[Proef]:
    """So many pictures of each layout, over all kinds in turn."""
    soorten = list(SOORTEN)
    for nr, maak in enumerate(indelingen):
        for keer in range(per_indeling):
            r = Random(f"{zaad}{maak.__name__}{keer}")
            soort = soorten[(nr + keer) % len(soorten)]
            bon = maak(r)
            yield Proef(f"{maak.__name__}-{keer}", soort, als_bestand(teken(bon, r), soort, r), bon.waar)


def met_tesseract(beeld: bytes) -> dict[str, Uitkomst]:
    """Once, and as the program does it: twice."""
    gelezen = open_foto(beeld)
    if isinstance(gelezen, Bericht):
        return {"tesseract, one reading": gelezen, "tesseract, two readings": gelezen}
    een, ander = (lees_bladen(FOTO, bladen, KADER, ()) for bladen in (gelezen.bladen, gelezen.nog_eens))
    return {"tesseract, one reading": een, "tesseract, two readings": lees_samen(een, ander)}


def met_rapidocr() -> Callable[[bytes], dict[str, Uitkomst]] | None:
    """The other reader, where it is installed."""
    if find_spec("rapidocr") is None:
        return None
    import numpy
    from rapidocr import RapidOCR  # type: ignore[import-not-found,unused-ignore]

    lezer: Any = RapidOCR()

    def lees(inhoud: bytes) -> dict[str, Uitkomst]:
        beeld = ImageOps.exif_transpose(Image.open(io.BytesIO(inhoud))).convert("RGB")
        uit = lezer(numpy.asarray(beeld))
        woorden = [
            woord
            for vak, tekst, zeker in zip(uit.boxes or (), uit.txts or (), uit.scores or (), strict=True)
            for woord in _woorden(vak, tekst, zeker, beeld.width, beeld.height)
        ]
        return {"RapidOCR": lees_bladen(FOTO, (Blad(tuple(woorden), beeld.width, beeld.height),), KADER, ())}

    return lees


def _woorden(vak: Any, tekst: str, zeker: float, breed: int, hoog: int) -> Iterator[Woord]:
    """A box of several words, parted by how long each is."""
    links, boven, rechts, onder = (float(w) for w in (*vak.min(0), *vak.max(0)))
    plaats = 0
    for woord in tekst.split(" "):
        x0 = links + (rechts - links) * plaats / max(len(tekst), 1)
        plaats += len(woord)
        x1 = links + (rechts - links) * plaats / max(len(tekst), 1)
        plaats += 1
        if woord:
            plek = (1000 * x0 / breed, 1000 * boven / hoog, 1000 * x1 / breed, 1000 * onder / hoog)
            yield Woord(woord, (round(plek[0]), round(plek[1]), round(plek[2]), round(plek[3])), round(100 * zeker))


def tel(tellers: Counter[str], waar: Waarheid, gelezen: Uitkomst) -> None:
    """Count total and day: right or not, and of what was called sure how much is right."""
    tellers["n"] += 1
    for veld, echt in (("totaal", waar.totaal), ("dag", waar.dag)):
        vondst = None if isinstance(gelezen, Bericht) else getattr(gelezen, veld)
        goed = vondst is not None and vondst.waarde == echt
        tellers[f"{veld} goed"] += goed
        tellers[f"{veld} mis"] += vondst is None
        if vondst is not None and vondst.zeker:
            tellers["zeker"] += 1
            tellers["zeker goed"] += goed
            tellers[f"{veld} zeker"] += 1


def rij(groep: str, lezer: str, t: Counter[str], seconden: str) -> str:
    """A row of the table."""
    n = t["n"]

    def deel(veld: str) -> str:
        fout = n - t[f"{veld} goed"] - t[f"{veld} mis"]
        return f"{100 * t[f'{veld} goed'] / n:.1f} % | {fout} | {n - t[f'{veld} zeker']}"

    zeker = f"{t['zeker goed']} of {t['zeker']}"
    return f"| {groep} | {lezer} | {n} | {deel('totaal')} | {deel('dag')} | {zeker} | {seconden} |"


def main() -> None:
    """Draw, read, count, and put the table in the note."""
    vragen = argparse.ArgumentParser(description=__doc__)
    vragen.add_argument("--per-indeling", type=int, default=9)
    vragen.add_argument("--zaad", default="2026")
    vragen.add_argument("--samen", type=int, default=2, help="so many pictures at once")
    vragen.add_argument("--schrijf", action="store_true")
    gekozen = vragen.parse_args()
    lezers = [lezer for lezer in (met_tesseract, met_rapidocr()) if lezer is not None]
    tellers: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    tijden: dict[str, list[float]] = defaultdict(list)
    for bekend, indelingen in ((True, INDELINGEN), (False, ANDERE)):
        with ThreadPoolExecutor(gekozen.samen) as samen:
            gedaan = samen.map(
                lambda proef: (proef, *_lees(proef, lezers)), proeven(indelingen, gekozen.per_indeling, gekozen.zaad)
            )
            for proef, uitkomsten, duur in gedaan:
                for lezer, gelezen in uitkomsten.items():
                    schoon = "clean scans" if proef.soort in SCHONE else "telephone"
                    herkomst = "" if bekend else ", unknown layout"
                    for groep in (f"{schoon}{herkomst}", *((proef.soort,) if bekend else ())):
                        tel(tellers[groep, lezer], proef.waar, gelezen)
                for lezer, seconden in duur.items():
                    tijden[lezer].append(seconden)
    kop = (
        "| pictures | reader | n | total right | wrong | unsure | day right | wrong | unsure | right of what was sure "
        "| s a page |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    )
    tijd = {lezer: f"{sum(alle) / len(alle):.1f}" for lezer, alle in tijden.items()}
    regels = [rij(groep, lezer, t, tijd[lezer]) for (groep, lezer), t in sorted(tellers.items())]
    tabel = "\n".join((*kop, *regels))
    print(tabel)
    if gekozen.schrijf:
        tekst = NOTITIE.read_text("utf-8")
        voor, _, rest = tekst.partition(BEGIN)
        NOTITIE.write_text(f"{voor}{BEGIN}\n\n{tabel}\n\n{EINDE}{rest.partition(EINDE)[2]}", "utf-8")


def _lees(
    proef: Proef, lezers: list[Callable[[bytes], dict[str, Uitkomst]]]
) -> tuple[dict[str, Uitkomst], dict[str, float]]:
    uit: dict[str, Uitkomst] = {}
    duur: dict[str, float] = {}
    for lezer in lezers:
        begin = time.perf_counter()
        gelezen = lezer(proef.beeld)
        uit |= gelezen
        duur |= dict.fromkeys(gelezen, time.perf_counter() - begin)
    return uit, duur


if __name__ == "__main__":
    main()
