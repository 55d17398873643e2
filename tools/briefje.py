"""`make briefje`: forty photos of 8 MB on a telephone with little memory, from choosing them to the import, measured.

Chromium stands for the telephone: 360 by 640, touch, offline, and a processor six times slower than this machine's.
"""

from __future__ import annotations

import io
import os
import shutil
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from tests.conftest import CHROMIUM, GRONDSLAG

from buurtledger.cli.start import main as buurtledger

FOTOS, PER_BON, TRAAG = 40, 4, 6
DAG = date(2024, 1, 15)


def foto(nr: int) -> bytes:
    """A photo of 12 megapixels that is about 8 MB: noise over a gradient, as a dark hall gives."""
    import PIL.Image

    grond = PIL.Image.radial_gradient("L").resize((4032, 3024))
    ruis = PIL.Image.effect_noise((4032, 3024), 40 + nr % 7)
    beeld = PIL.Image.merge("RGB", [PIL.Image.blend(grond, ruis, 0.5)] * 3)
    uit = io.BytesIO()
    beeld.save(uit, "JPEG", quality=95, subsampling=0)
    return uit.getvalue()


def geheugen() -> int:
    """The most memory in MB that any one page of the browser has had so far: on a telephone that is what is ended."""
    ouders, hoogste = {}, {}
    for map_ in Path("/proc").glob("[0-9]*"):
        try:
            staat = (map_ / "status").read_text()
            soort = (map_ / "cmdline").read_bytes()
        except OSError:
            continue
        ouders[int(map_.name)] = int(staat.partition("PPid:")[2].split()[0])
        if b"--type=renderer" in soort:
            hoogste[int(map_.name)] = int(staat.partition("VmHWM:")[2].split()[0]) // 1024
    return max((mb for nummer, mb in hoogste.items() if _van_ons(nummer, ouders)), default=0)


def _van_ons(nummer: int, ouders: dict[int, int]) -> bool:
    while nummer > 1 and nummer != os.getpid():
        nummer = ouders.get(nummer, 0)
    return nummer == os.getpid()


def main() -> None:
    if CHROMIUM is None or not Path("/proc").is_dir():
        print("This needs Chromium, on Linux.")
        return
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as tijdelijk, sync_playwright() as spel:
        map_ = Path(tijdelijk)
        fotos = []
        for nr in range(FOTOS):
            pad = map_ / f"IMG_{nr}.jpg"
            pad.write_bytes(foto(nr))
            fotos.append(pad)
        print(f"{FOTOS} photos, together {sum(p.stat().st_size for p in fotos) / 1e6:.0f} MB")
        boek = map_ / "boek"
        shutil.copytree(GRONDSLAG, boek)
        os.environ["BUURTLEDGER_SLEUTEL"] = str(map_ / "sleutel.txt")
        buurtledger(["--map", str(boek), "kluis", "sleutel", "--naar", str(map_ / "sleutel.txt")], DAG)
        openbaar = (map_ / "sleutel.txt").read_text().split()[3]
        rollen = f'formaat: 1\npersonen:\n  anna: {{rollen: [penvoerder], kluis: "{openbaar}"}}\n'
        (boek / "data/rollen.yaml").write_text(rollen)
        buurtledger(["--map", str(boek), "briefje", str(map_)], DAG)
        kijker = spel.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            meet(kijker, map_, fotos)
        finally:
            kijker.close()
        (map_ / "kluis").mkdir(mode=0o700)
        os.environ["BUURTLEDGER_KLUIS"] = str(map_ / "kluis")
        begin = time.monotonic()
        code = buurtledger(["--map", str(boek), "bon", "importeer", str(map_ / "x.age"), "--ja"], DAG)
        print(f"import: exit {code}, {time.monotonic() - begin:.1f} s")


def meet(kijker: Any, map_: Path, fotos: list[Path]) -> None:
    """Fill the page in as a person would, and say what it took."""
    context = kijker.new_context(
        viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True, accept_downloads=True
    )
    context.set_offline(True)
    blad = context.new_page()
    context.new_cdp_session(blad).send("Emulation.setCPUThrottlingRate", {"rate": TRAAG})
    blad.set_default_timeout(600_000)
    blad.goto((map_ / "bonnenbriefje.html").as_uri())
    blad.locator("#post").select_option("tuin/moestuin")
    print(f"open: {geheugen()} MB")
    langste = 0.0
    for begin in range(0, len(fotos), PER_BON):
        blad.locator("#nieuw").click()
        blad.locator("#bedrag").wait_for()
        voor = time.monotonic()
        blad.set_input_files("#galerij", fotos[begin : begin + PER_BON])
        blad.locator("#fotos li").nth(PER_BON - 1).wait_for()
        langste = max(langste, (time.monotonic() - voor) / PER_BON)
        blad.locator("#bedrag").fill("5")
        blad.locator("#dag").fill("2023-12-10")
        blad.locator("#wat").fill(f"bon {begin}")
        blad.locator("#bon button[type=submit]").click()
        blad.locator("#bonnen li").nth(begin // PER_BON).wait_for()
    print(f"{len(fotos)} photos taken in: at most {langste:.1f} s a photo; {geheugen()} MB at most")
    blad.reload()
    blad.locator("#bonnen li").nth(len(fotos) // PER_BON - 1).wait_for()
    begin_ = time.monotonic()
    blad.locator("#klaar").click()
    blad.locator("#gemaakt").wait_for()
    print(f"file made: {time.monotonic() - begin_:.1f} s; {geheugen()} MB at most")
    with blad.expect_download() as gehaald:
        blad.locator("#haal").click()
    gehaald.value.save_as(map_ / "x.age")
    print(f"the file: {(map_ / 'x.age').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
