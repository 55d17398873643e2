"""Measure a city: so many ledgers of so many years, summed cold, warm, and after one of them changed.

Makes the ledgers (each a repository of git, a few of them broken on purpose), knows what their receipts come to, and
holds that against what `stad` says before anything is timed. Prints what it measured, for docs/stad.md. The peak of
memory is that of the largest process, by GNU time.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.model.nummer import TEKENS
from buurtledger.store.logboek.patroon import schrijf_regel

BEGIN = date(2019, 1, 1)
KERNEN, GEBIEDEN, PER_GEBIED = 24, 5, 5
TEKSTEN = ("Verf, kwasten en rollers", "Koffie en thee", "Drukwerk flyers", "Potgrond", "Huur zaal", "Boodschappen")
WINKELS = ("Gamma", "Albert Heijn", "Drukkerij Oost", "Tuincentrum Osdorp", "De Kandelaar", "Lidl")


class Maat(NamedTuple):
    """How large a city is."""

    buurten: int
    jaren: int
    per_jaar: int
    stuk: int
    """How many of its ledgers cannot be read."""


class Meting(NamedTuple):
    """One run: wall seconds, seconds of processor, the peak of memory in MB."""

    wat: str
    seconden: float
    rekentijd: float
    geheugen: float


def main() -> int:
    """Make the city, hold its sums against what is known, and time it."""
    keuze = argparse.ArgumentParser(description=__doc__)
    keuze.add_argument("--buurten", type=int, default=300)
    keuze.add_argument("--jaren", type=int, default=5)
    keuze.add_argument("--per-jaar", type=int, default=1500)
    keuze.add_argument("--stuk", type=int, default=3)
    keuze.add_argument("--map", type=Path, help="where the city is made, and stays")
    gekozen = keuze.parse_args()
    maat = Maat(gekozen.buurten, gekozen.jaren, gekozen.per_jaar, gekozen.stuk)
    with tempfile.TemporaryDirectory() as tijdelijk:
        stad = gekozen.map or Path(tijdelijk)
        bekend = maak_stad(stad, maat)
        metingen = meet(stad, maat, bekend)
    print(tabel(maat, metingen))
    return 0


def maak_stad(stad: Path, maat: Maat) -> dict[str, Decimal]:
    """The ledgers, with a list of them; what each that can be read has spent."""
    bekend: dict[str, Decimal] = {}
    stad.mkdir(parents=True, exist_ok=True)
    namen = [f"buurt-{nr:03}" for nr in range(maat.buurten)]
    for nr, naam in enumerate(namen):
        is_stuk = nr >= maat.buurten - maat.stuk
        besteed = maak_buurt(stad / naam, nr, maat, is_stuk=is_stuk)
        if not is_stuk:
            bekend[naam] = besteed
    lijst = "".join(f'  - {{map: "{naam}"}}\n' for naam in namen)
    (stad / "stad.yaml").write_text(f"formaat: 1\nboeken:\n{lijst}")
    return bekend


def maak_buurt(wortel: Path, zaad: int, maat: Maat, *, is_stuk: bool) -> Decimal:
    """One ledger, with a history of its own; what it spent."""
    toeval = random.Random(zaad)
    posten = [f"kernen/kern-{nr:02}" for nr in range(KERNEN)]
    posten += [f"gebied-{g}/post-{p}" for g in range(GEBIEDEN) for p in range(PER_GEBIED)]
    aantal = maat.jaren * maat.per_jaar
    if (wortel / "som").exists():
        return Decimal((wortel / "som").read_text())
    regels: dict[str, list[str]] = {post: [] for post in posten}
    besteed = dict.fromkeys(posten, Decimal("0.00"))
    for nr in range(aantal):
        post = posten[nr % len(posten)]
        dag = BEGIN + timedelta(days=nr * 365 * maat.jaren // aantal)
        kans, rest = "", nr
        for _ in range(6):
            kans, rest = TEKENS[rest % 32] + kans, rest // 32
        bedrag = Decimal(50 + int(toeval.random() * 6_000)) / 100
        m = Mutatie("bon", f"{dag:%y%m%d}-{kans}", post, 0, dag, bedrag)
        if toeval.random() > 0.95:
            m = m._replace(soort="voorschot", omschrijving=f"voorschot {nr}")
        else:
            m = m._replace(
                omschrijving=f"{TEKSTEN[nr % 6]} {nr}",
                leverancier=WINKELS[nr % 5],
                betaald_door="kern" if nr % 3 else "penvoerder",
            )
            besteed[post] += bedrag
        regels[post].append(f"{schrijf_regel(m)}\n")
    if is_stuk:
        regels[posten[-1]].append("- {bon: kapot}\n")
    schrijf_boek(wortel, zaad, maat, regels)
    som = sum(besteed.values(), Decimal("0.00"))
    (wortel / "som").write_text(str(som))
    return som


def schrijf_boek(wortel: Path, zaad: int, maat: Maat, regels: dict[str, list[str]]) -> None:
    """The files of a ledger, committed."""
    per_kern = 1000 + zaad
    per_post = Decimal(maat.jaren * maat.per_jaar * 40 // (KERNEN + GEBIEDEN * PER_GEBIED))
    kernen = per_kern * KERNEN * maat.jaren * 10
    samen = kernen + per_post * GEBIEDEN * PER_GEBIED * 2 + 100
    plan = [
        "formaat: 1",
        f'naam: "Buurtbudget {zaad:03}"',
        f"totaal: {samen:.2f}",
        f"looptijd: {{van: {BEGIN}, tot_en_met: {date(BEGIN.year + maat.jaren - 1, 12, 31)}}}",
        "coordinatie: {post: penvoerder/coordinatie, maximum: 0.08}",
        f"kernen: {{gebied: kernen, aantal: {KERNEN}, bedrag: {kernen:.2f}}}",
        "gebieden:",
        f'  kernen: {{naam: "De kernen", bedrag: {kernen:.2f}, posten: {{'
        + ", ".join(f"kern-{nr:02}: {{bedrag: {kernen / KERNEN:.2f}}}" for nr in range(KERNEN))
        + "}}",
    ]
    for g in range(GEBIEDEN):
        posten = ", ".join(f'post-{p}: {{naam: "Post {g}{p}", bedrag: {per_post * 2:.2f}}}' for p in range(PER_GEBIED))
        plan.append(
            f'  gebied-{g}: {{naam: "Gebied {g}", bedrag: {per_post * 2 * PER_GEBIED:.2f}, posten: {{{posten}}}}}'
        )
    plan.append(
        '  penvoerder: {naam: "Penvoerder", bedrag: 100.00, '
        'posten: {coordinatie: {naam: "Coördinatie", bedrag: 100.00}}}'
    )
    (wortel / "data" / "kernen").mkdir(parents=True, exist_ok=True)
    (wortel / "data" / "budget.yaml").write_text("\n".join(plan) + "\n", encoding="utf-8")
    for nr in range(KERNEN):
        (wortel / "data" / "kernen" / f"kern-{nr:02}.yaml").write_text(
            f'formaat: 1\nnaam: "Groep {nr}"\nbron: "maat"\n'
        )
    for post, lijnen in regels.items():
        pad = wortel / logboek_van(post)
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text("".join(lijnen), encoding="utf-8")
    wie = {
        f"GIT_{rol}_{wat}": waarde
        for rol in ("AUTHOR", "COMMITTER")
        for wat, waarde in (("NAME", "maat"), ("EMAIL", "maat@example.org"), ("DATE", "2024-01-01T12:00:00Z"))
    }
    for opdracht in (["init", "-q"], ["add", "data"], ["commit", "-q", "-m", f"boek {zaad}"]):
        subprocess.run(["git", "-C", str(wortel), *opdracht], check=True, env=os.environ | wie)


def meet(stad: Path, maat: Maat, bekend: dict[str, Decimal]) -> list[Meting]:
    """Cold, warm, and after one ledger changed; each answer held against what is known."""
    lijst, cache = str(stad / "stad.yaml"), stad / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    koud, gezegd = draai("cold: every ledger read and exported", cache, lijst)
    keur(gezegd, maat, bekend)
    metingen = [koud]
    for nr in range(3):
        warm, gezegd = draai(f"warm: nothing changed ({nr + 1})", cache, lijst)
        keur(gezegd, maat, bekend)
        metingen.append(warm)
    boek = stad / "buurt-000" / logboek_van("kernen/kern-00")
    erbij = '- {bon: 231231-zzzzzz, datum: 2023-12-31, bedrag: 1.00, omschrijving: "een erbij", betaald_door: kern}\n'
    stond = boek.read_text(encoding="utf-8")
    boek.write_text(stond + erbij, encoding="utf-8")
    een, gezegd = draai("one ledger changed", cache, lijst)
    keur(gezegd, maat, bekend | {"buurt-000": bekend["buurt-000"] + 1})
    boek.write_text(stond, encoding="utf-8")
    return [*metingen, een]


def draai(wat: str, cache: Path, lijst: str) -> tuple[Meting, str]:
    """Run `stad` once, under GNU time."""
    with tempfile.NamedTemporaryFile() as maten:
        klaar = subprocess.run(
            [
                *("/usr/bin/time", "-o", maten.name, "-f", "%e %U %S %M"),
                *(sys.executable, "-m", "buurtledger", "stad", lijst, "--formaat", "json"),
            ],
            env=os.environ | {"BUURTLEDGER_CACHE": str(cache)},
            capture_output=True,
            text=True,
            check=False,
        )
        wand, zelf, systeem, top = map(float, Path(maten.name).read_text().splitlines()[-1].split())
    meting = Meting(wat, wand, zelf + systeem, top / 1024)
    print(meting, klaar.stderr, file=sys.stderr)
    return meting, klaar.stdout


def keur(gezegd: str, maat: Maat, bekend: dict[str, Decimal]) -> None:
    """Whether the city says what is known, to the cent."""
    antwoord = json.loads(gezegd)
    assert len(antwoord["niet_geteld"]) == maat.stuk, antwoord["niet_geteld"]
    besteed = {re.sub(r"\D", "", b["naam"]): Decimal(b["besteed"]) for b in antwoord["buurten"]}
    assert besteed == {naam.removeprefix("buurt-"): som for naam, som in bekend.items()}
    assert Decimal(antwoord["totaal"]["besteed"]) == sum(bekend.values())


def tabel(maat: Maat, metingen: list[Meting]) -> str:
    """What was measured, as Markdown."""
    kop = (
        f"`make stad` measures it: {maat.buurten} ledgers of {maat.jaren} years with {maat.per_jaar} mutaties a year "
        f"({maat.buurten * maat.jaren * maat.per_jaar} together), {maat.stuk} of them broken on purpose. What is spent "
        "is held against what is known, to the cent, before a time counts. Memory is the peak of the largest process "
        f"(GNU time). {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, "
        f"{date.today()}.\n"
    )
    rijen = "".join(f"| {m.wat} | {m.seconden:.2f} s | {m.rekentijd:.2f} s | {m.geheugen:.0f} MB |\n" for m in metingen)
    return f"{kop}\n| | wall | processor | memory |\n|---|---:|---:|---:|\n{rijen}"


if __name__ == "__main__":
    sys.exit(main())
