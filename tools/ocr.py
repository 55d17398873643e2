"""Draw receipts, read them, and count: right, wrong and asked, per reader and kind of picture (`make ocr`).

Writes the table in docs/besluiten/ocr.md. RapidOCR is measured beside it where it is installed (`pip install rapidocr
onnxruntime`), which the project itself does not ask.
"""

from __future__ import annotations

import argparse
import io
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from PIL import Image, ImageOps
from tests.bonfoto import SCHONE, SOORTEN, als_bestand
from tests.bontekening import INDELINGEN, Bon, Waarheid, teken
from tests.bontekening_ander import ANDERE
from tests.bontekening_laatst import LAATSTE
from tests.bontekening_nieuw import NIEUWE

from buurtledger.model.bericht import Bericht
from buurtledger.model.dagwoorden import Kader
from buurtledger.model.papier import FOTO, Blad, Papier, Woord
from buurtledger.papier.tekst import lees_bladen, lees_samen, met_kop
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


def met_tesseract(beeld: bytes) -> Uitkomst:
    """As the program does it."""
    gelezen = open_foto(beeld)
    if isinstance(gelezen, Bericht):
        return gelezen
    een, ander = (lees_bladen(FOTO, bladen, KADER, ()) for bladen in (gelezen.bladen, gelezen.nog_eens))
    samen = lees_samen(een, ander)
    return samen if isinstance(samen, Bericht) else met_kop(samen, gelezen.koppen, ())


def met_rapidocr() -> Callable[[bytes], Uitkomst] | None:
    """The other reader, where it is installed."""
    if find_spec("rapidocr") is None:
        return None
    import numpy
    from rapidocr import RapidOCR  # type: ignore[import-not-found,unused-ignore]

    lezer: Any = RapidOCR()

    def lees(inhoud: bytes) -> Uitkomst:
        beeld = ImageOps.exif_transpose(Image.open(io.BytesIO(inhoud))).convert("RGB")
        uit = lezer(numpy.asarray(beeld))
        woorden = [
            woord
            for vak, tekst, zeker in zip(uit.boxes or (), uit.txts or (), uit.scores or (), strict=True)
            for woord in _woorden(vak, tekst, zeker, beeld.width, beeld.height)
        ]
        return lees_bladen(FOTO, (Blad(tuple(woorden), beeld.width, beeld.height),), KADER, ())

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


def tel(tellers: Counter[str], waar: Waarheid, gelezen: Uitkomst, seconden: float) -> None:
    """Count what is right, what was not found, and of what was called sure how much is right."""
    tellers["n"] += 1
    tellers["ms"] += round(1000 * seconden)
    echt = {"totaal": waar.totaal, "dag": waar.dag, "leverancier": waar.winkel, "btw": waar.btw, "nummer": waar.nummer}
    for veld, waarde in echt.items():
        vondst = None if isinstance(gelezen, Bericht) else getattr(gelezen, veld)
        staat_er = waarde is not None and waarde != ""
        if not staat_er and vondst is None:
            continue
        goed = staat_er and vondst is not None and _plat(vondst.waarde) == _plat(waarde)
        tellers[f"{veld} er"] += staat_er
        tellers[f"{veld} goed"] += goed
        tellers[f"{veld} mis"] += vondst is None
        if vondst is not None and vondst.zeker:
            tellers[f"{veld} zeker"] += 1
            tellers[f"{veld} zeker goed"] += goed


def _plat(waarde: object) -> object:
    """A name is right in capitals too: that is how many a till prints it."""
    return waarde.casefold() if isinstance(waarde, str) else waarde


def rij(groep: str, lezer: str, t: Counter[str]) -> str:
    """A row of the table."""
    n = t["n"]
    delen = [groep, lezer, str(n)]
    for veld in ("totaal", "dag"):
        fout = n - t[f"{veld} goed"] - t[f"{veld} mis"]
        delen += [f"{100 * t[f'{veld} goed'] / n:.1f} %", str(fout), str(n - t[f"{veld} zeker"])]
    delen.append(_zeker(t, "totaal", "dag"))
    delen += [f"{t[f'{veld} goed']} of {t[f'{veld} er']}" for veld in ("leverancier", "btw", "nummer")]
    delen += [_zeker(t, "leverancier", "btw", "nummer"), f"{t['ms'] / n / 1000:.1f}"]
    return f"| {' | '.join(delen)} |"


def _zeker(t: Counter[str], *velden: str) -> str:
    return f"{sum(t[f'{veld} zeker goed'] for veld in velden)} of {sum(t[f'{veld} zeker'] for veld in velden)}"


KOP = (
    "| pictures | reader | n | total right | wrong | asked | day right | wrong | asked | of sure total and day right "
    "| shop right | VAT | number | of sure shop, VAT, number right | s a picture |",
    "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
)


def main() -> None:
    """Draw, read, count, and put the table in the note."""
    vragen = argparse.ArgumentParser(description=__doc__)
    vragen.add_argument("--per-indeling", type=int, default=9)
    vragen.add_argument("--per-laatste", type=int, default=9, help="of each layout that is looked at last")
    vragen.add_argument("--zaad", default="2026")
    vragen.add_argument("--schrijf", action="store_true")
    gekozen = vragen.parse_args()
    lezers: dict[str, Callable[[bytes], Uitkomst]] = {"tesseract": met_tesseract}
    if (rapid := met_rapidocr()) is not None:
        lezers["RapidOCR"] = rapid
    tellers: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    gezien = (*INDELINGEN, *ANDERE, *NIEUWE)
    for indelingen, aantal in ((gezien, gekozen.per_indeling), (LAATSTE, gekozen.per_laatste)):
        bekend = indelingen is gezien
        for proef in proeven(indelingen, aantal, gekozen.zaad):
            schoon = "clean scans" if proef.soort in SCHONE else "telephone"
            for naam, lezer in lezers.items():
                begin = sum(os.times()[:4])
                gelezen = lezer(proef.beeld)
                # Of the processor: what others ask of the machine meanwhile is not counted.
                seconden = sum(os.times()[:4]) - begin
                for groep in (schoon if bekend else f"{schoon}, unknown layout", proef.soort):
                    tel(tellers[groep, naam], proef.waar, gelezen, seconden)
    tabel = "\n".join((*KOP, *(rij(groep, lezer, t) for (groep, lezer), t in sorted(tellers.items()))))
    print(tabel)
    if gekozen.schrijf:
        tekst = NOTITIE.read_text("utf-8")
        voor, _, rest = tekst.partition(BEGIN)
        NOTITIE.write_text(f"{voor}{BEGIN}\n\n{tabel}\n\n{EINDE}{rest.partition(EINDE)[2]}", "utf-8")


if __name__ == "__main__":
    main()
