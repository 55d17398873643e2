"""Measure buurtledger beside ledger, hledger and beancount, on the same receipts, in one run.

Makes ledgers of several sizes and the same receipts as journals for the others; checks that all
report the same totals to the cent; then times every program in turn, round after round, so that a
ratio holds on a machine whose speed drifts. Prints a table; `--schrijf` keeps it in docs/snelheid.md.
A program that is not installed leaves its column empty.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple, TextIO

from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.model.nummer import TEKENS
from buurtledger.store.logboek.patroon import schrijf_regel
from buurtledger.store.snel.bergplaats import bergplaats

WORTEL = Path(__file__).parent.parent
PAGINA = WORTEL / "docs" / "snelheid.md"
POSTEN = [f"gebied-{g}/post-{p:02}" for g in range(3) for p in range(17)]
BEGIN = date(2022, 9, 1)
DAGEN = 480
GROOTSTE_VOOR_ALLEN = 150_000
"""Above this only buurtledger and ledger are run: the others take minutes and many gigabytes."""
TEKSTEN = (
    "Verf, kwasten en rollers",
    "Koffie en thee",
    "Drukwerk flyers",
    "Potgrond",
    "Huur zaal",
    "Boodschappen maaltijd",
)
WINKELS = ("Gamma", "Albert Heijn", "Drukkerij Oost", "Tuincentrum Osdorp", "De Kandelaar", "Lidl")


Opdrachten = dict[str, tuple[Callable[[], None], list[str]]]
"""By name: what to do before a run, and the command to time."""


class Meting(NamedTuple):
    """One run of a program."""

    seconden: float
    geheugen: float
    """Peak resident memory in MB."""


def mutaties(aantal: int) -> Iterator[tuple[Mutatie, Mutatie | None]]:
    """Invented mutaties, the same ones for the same number, each with the earlier bon it refers to, if any."""
    toeval = random.Random(aantal)
    hoogste = min(6_000, 1_100_000_000 // max(aantal, 1))
    laatste: dict[str, Mutatie] = {}
    for nr in range(aantal):
        post = POSTEN[nr % len(POSTEN)]
        dag = BEGIN + timedelta(days=nr * DAGEN // aantal)
        kans, rest = "", nr
        for _ in range(6):
            kans, rest = TEKENS[rest % 32] + kans, rest // 32
        m = Mutatie("bon", f"{dag:%y%m%d}-{kans}", post, 0, dag, Decimal(50 + int(toeval.random() * hoogste)) / 100)
        lot = toeval.random()
        bon = laatste.pop(post, None) if lot > 0.97 else None
        if bon is not None and lot > 0.985:
            yield m._replace(soort="storno", van=bon.nummer, bedrag=Decimal("0.00"), reden="dubbel ingevoerd"), bon
        elif bon is not None:
            yield m._replace(soort="retour", van=bon.nummer, bedrag=Decimal("0.10"), omschrijving="terug"), bon
        elif lot < 0.06:
            yield m._replace(soort="voorschot", omschrijving="deel"), None
        else:
            door = "penvoerder" if lot < 0.3 else "kern"
            tekst = f"{toeval.choice(TEKSTEN)}, {nr % 1000}"
            winkel = f"{toeval.choice(WINKELS)} {int(toeval.random() * 50)}"
            m = m._replace(omschrijving=tekst, leverancier=winkel, betaald_door=door)
            laatste[post] = m
            yield m, None


def budget() -> str:
    regels = ['formaat: 1\nnaam: "Meting"\ntotaal: 9690000.00\nlooptijd: {van: 2022-09-01, tot_en_met: 2023-12-31}']
    regels.append("coordinatie: {post: gebied-0/post-00, maximum: 0.08}")
    regels.append("kernen: {gebied: gebied-0, aantal: 17, bedrag: 3230000.00}\ngebieden:")
    for g in range(3):
        regels.append(f'  gebied-{g}:\n    naam: "Gebied {g}"\n    bedrag: 3230000.00\n    posten:')
        regels += [f'      post-{p:02}: {{naam: "Post {p}", bedrag: 190000.00}}' for p in range(17)]
    return "\n".join(regels) + "\n"


class Boekingen:
    """Writes the same receipts for the other programs: a transaction per mutatie."""

    def __init__(self, map_: Path) -> None:
        self.ledger = (map_ / "boek.ledger").open("w")
        self.beancount = (map_ / "boek.beancount").open("w")
        for soort in ("Expenses:Besteed", "Assets:Open"):
            for post in POSTEN:
                self.ledger.write(f"account {soort}:{self._naam(post)}\n")
                self.beancount.write(f"2020-01-01 open {soort}:{self._naam(post)} EUR\n")
        self.ledger.write("account Assets:Bank\ncommodity EUR\n  format 1000.00 EUR\n")
        self.beancount.write("2020-01-01 open Assets:Bank EUR\n")

    @staticmethod
    def _naam(post: str) -> str:
        return ":".join(deel.capitalize() for deel in post.split("/"))

    def schrijf(self, m: Mutatie, bron: Mutatie | None) -> None:
        """The transaction of a mutatie; `bron` is the bon it refers to."""
        besteed, open_ = f"Expenses:Besteed:{self._naam(m.post)}", f"Assets:Open:{self._naam(m.post)}"
        betaler = (bron or m).betaald_door
        af = "Assets:Bank" if betaler == "penvoerder" else open_
        bedrag = bron.bedrag if bron and m.soort == "storno" else m.bedrag
        naar = besteed
        if m.soort == "voorschot":
            naar, af = open_, "Assets:Bank"
        teken = -1 if m.soort in ("storno", "retour") else 1
        tekst = m.omschrijving or m.reden
        delen = f"    {naar}  {teken * bedrag:.2f} EUR\n    {af}  {-teken * bedrag:.2f} EUR\n"
        self.ledger.write(f"{m.datum} ({m.nummer}) {tekst}\n{delen}")
        self.beancount.write(f'{m.datum} * "{m.leverancier}" "{tekst}"\n{delen}')

    def sluit(self) -> None:
        """Close the journals."""
        self.ledger.close()
        self.beancount.close()


def maak(map_: Path, aantal: int, *, anderen: bool) -> None:
    """Write the ledger in a folder `boek`, and beside it the journals of the others: `check` looks in all it finds."""
    anderen_in, map_ = map_, map_ / "boek"
    (map_ / "data" / "kernen").mkdir(parents=True)
    (map_ / "data" / "budget.yaml").write_text(budget())
    for p in range(17):
        (map_ / "data" / "kernen" / f"post-{p:02}.yaml").write_text("formaat: 1\n")
    for post in POSTEN:
        (map_ / logboek_van(post)).parent.mkdir(parents=True, exist_ok=True)
    stromen: dict[str, TextIO] = {post: (map_ / logboek_van(post)).open("w") for post in POSTEN}
    boekingen = Boekingen(anderen_in) if anderen else None
    for mutatie, bron in mutaties(aantal):
        stromen[mutatie.post].write(schrijf_regel(mutatie) + "\n")
        if boekingen:
            boekingen.schrijf(mutatie, bron)
    for stroom in stromen.values():
        stroom.close()
    if boekingen:
        boekingen.sluit()


def maak_kaal(map_: Path, kaal: Path) -> None:
    """The same ledger as people type it: no quotes around texts, and so no commas in them."""
    shutil.copytree(map_ / "boek" / "data", kaal / "data")
    for pad in (kaal / "data" / "bonnen").rglob("*.yaml"):
        pad.write_text(re.sub('"([^"]*)"', lambda tekst: tekst[1].replace(",", " en"), pad.read_text()))


def meet(opdracht: list[str]) -> Meting:
    """Run a program once: wall seconds and peak memory."""
    begin = time.perf_counter()
    proces = subprocess.Popen(opdracht, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, gebruik = os.wait4(proces.pid, 0)
    proces.returncode = 0
    return Meting(time.perf_counter() - begin, gebruik.ru_maxrss / 1024)


def totalen_gelijk(map_: Path, buurtledger: list[str], aantal: int) -> list[str]:
    """The programs that report the same total as buurtledger, to the cent; stops when one differs."""
    uit = subprocess.run(
        [*buurtledger, "--map", str(map_ / "boek"), "status", "--formaat", "json"], capture_output=True, check=True
    )
    onze = Decimal(json.loads(uit.stdout)["totaal"]["besteed"])
    gelijk = []
    vragen = {
        "ledger": ["ledger", "-f", str(map_ / "boek.ledger"), "bal", "Expenses", "-n"],
        "hledger": ["hledger", "-f", str(map_ / "boek.ledger"), "bal", "Expenses", "--depth", "1", "-N"],
    }
    for naam, vraag in vragen.items():
        if not shutil.which(naam) or (naam != "ledger" and aantal > GROOTSTE_VOOR_ALLEN):
            continue
        antwoord = subprocess.run(vraag, capture_output=True, text=True, check=True).stdout
        gevonden = re.search(r"(-?[0-9,]+\.[0-9]{2}) EUR", antwoord)
        assert gevonden, f"{naam}: {antwoord}"
        assert Decimal(gevonden[1].replace(",", "")) == onze, f"{naam}: {antwoord} / {onze}"
        gelijk.append(naam)
    if shutil.which("bean-check") and aantal <= GROOTSTE_VOOR_ALLEN:
        vraag_ = ["bean-query", "-q", str(map_ / "boek.beancount"), "SELECT sum(number) WHERE account ~ '^Expenses'"]
        if shutil.which("bean-query"):
            antwoord = subprocess.run(vraag_, capture_output=True, text=True, check=False).stdout
            gevonden = re.search(r"-?[0-9]+\.[0-9]{2}", antwoord)
            assert gevonden, f"beancount: {antwoord}"
            assert Decimal(gevonden[0]) == onze, f"beancount: {antwoord} / {onze}"
        gelijk.append("bean-check")
    return gelijk


def ronden(opdrachten: Opdrachten, aantal: int) -> dict[str, list[Meting]]:
    """Every command in turn, round after round; the first round is not counted."""
    gemeten: dict[str, list[Meting]] = {naam: [] for naam in opdrachten}
    for ronde in range(aantal + 1):
        for naam, (vooraf, opdracht) in opdrachten.items():
            vooraf()
            # No two rounds book the same receipt, as no two do in life.
            meting = meet([deel.replace("RONDE", f"{ronde:02}") for deel in opdracht])
            if ronde:
                gemeten[naam].append(meting)
    return gemeten


def niets() -> None:
    """Nothing to do before a run."""


def opdrachten_voor(map_: Path, buurtledger: list[str], anderen: list[str], aantal: int) -> Opdrachten:
    kaal = map_ / "kaal"

    def koud() -> None:
        for grootboek in (map_ / "boek", kaal):
            shutil.rmtree(bergplaats(grootboek), ignore_errors=True)

    ons = [*buurtledger, "--map", str(map_ / "boek")]
    nieuw = ["bon", "toevoegen", "gebied-1/post-03", "1,RONDE", "proef RONDE", "--datum", "2023-06-01"]
    boek = str(map_ / "boek.ledger")
    alle: Opdrachten = {
        "status koud": (koud, [*ons, "status"]),
        "status warm": (niets, [*ons, "status"]),
        "bon toevoegen": (niets, [*ons, *nieuw]),
        "bon lijst POST": (niets, [*ons, "bon", "lijst", "gebied-1/post-04", "--van", "2023-12-01"]),
    }
    if kaal.exists():
        alle[KAAL] = (koud, [*buurtledger, "--map", str(kaal), "status"])
    if aantal <= GROOTSTE_VOOR_ALLEN:
        alle["check koud"] = (koud, [*ons, "check"])
    if "ledger" in anderen:
        alle["ledger bal"] = (niets, ["ledger", "-f", boek, "bal"])
    if "hledger" in anderen:
        alle["hledger bal"] = (niets, ["hledger", "-f", boek, "bal"])
        alle["hledger check --strict"] = (niets, ["hledger", "-f", boek, "check", "--strict"])
    if "bean-check" in anderen:
        alle["bean-check --no-cache"] = (niets, ["bean-check", "--no-cache", str(map_ / "boek.beancount")])
    return alle


def mediaan(metingen: list[Meting] | None) -> Meting | None:
    if not metingen:
        return None
    return Meting(statistics.median(m.seconden for m in metingen), statistics.median(m.geheugen for m in metingen))


def verhouding(een: list[Meting], ander: list[Meting]) -> float:
    """The median of the ratios, pair by pair."""
    return statistics.median(a.seconden / b.seconden for a, b in zip(een, ander, strict=True))


KAAL = "status koud, zonder aanhalingstekens"
DOELEN = (
    (1_500, "status warm", "hledger bal", 0.8),
    (150_000, "status warm", "ledger bal", 0.15),
    (150_000, "status koud", "ledger bal", 1.0),
    (1_500_000, "status koud", "ledger bal", 1.0),
    (150_000, "check koud", "hledger check --strict", 0.5),
    (150_000, "check koud", "ledger bal", 1.0),
    (150_000, KAAL, "status koud", 1.5),
)


def machine() -> str:
    info = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*: (.*)", info.read_text()) if info.exists() else None
    processor = model[1] if model else platform.processor()
    return f"{processor}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def hoofd() -> int:
    opties = argparse.ArgumentParser(description=__doc__)
    opties.add_argument("--groottes", default="1500,15000,150000,1500000")
    opties.add_argument("--ronden", type=int, default=5)
    opties.add_argument("--schrijf", action="store_true", help="keep the table in docs/snelheid.md")
    keuze = opties.parse_args()
    buurtledger = [str(Path(sys.executable).parent / "buurtledger")]
    groottes = [int(deel) for deel in keuze.groottes.split(",")]
    gemeten: dict[int, dict[str, list[Meting]]] = {}
    with tempfile.TemporaryDirectory(prefix="buurtledger-bench-") as tijdelijk:
        leeg = Path(tijdelijk) / "leeg"
        leeg.mkdir()
        maak(leeg, 0, anderen=False)
        start = ronden(
            {
                "import typer": (niets, [sys.executable, "-c", "import typer"]),
                "--version": (niets, [*buurtledger, "--version"]),
                "--help": (niets, [*buurtledger, "--help"]),
                "bon toevoegen": (niets, opdrachten_voor(leeg, buurtledger, [], 0)["bon toevoegen"][1]),
            },
            2 * keuze.ronden,
        )
        for grootte in groottes:
            map_ = Path(tijdelijk) / str(grootte)
            map_.mkdir()
            print(f"{grootte} mutaties: schrijven…", file=sys.stderr)
            maak(map_, grootte, anderen=True)
            if grootte <= GROOTSTE_VOOR_ALLEN:
                maak_kaal(map_, map_ / "kaal")
            gelijk = totalen_gelijk(map_, buurtledger, grootte)
            print(f"{grootte} mutaties: gelijke totalen met {', '.join(gelijk) or 'niemand'}; meten…", file=sys.stderr)
            leeg_ook = opdrachten_voor(leeg, buurtledger, [], 0)["bon toevoegen"]
            alle = opdrachten_voor(map_, buurtledger, gelijk, grootte) | {"bon toevoegen, leeg boek": leeg_ook}
            gemeten[grootte] = ronden(alle, keuze.ronden if grootte < 1_000_000 else min(keuze.ronden, 3))
            shutil.rmtree(map_)
    tekst = verslag(gemeten, start)
    print(tekst)
    if keuze.schrijf:
        PAGINA.write_text(KOP + tekst)
    return 0


KOP = """# How fast

`make bench` writes this page: the same receipts for every program, all totals equal to the cent before anything is
timed, every program in turn in one run. Times are medians of wall seconds; memory is the peak of the largest process
(a cold `status` of a large ledger has one more of that size per core). Cold is without the index, warm with it. An
empty cell: not installed, or not run at that size.

"""


def verslag(gemeten: dict[int, dict[str, list[Meting]]], start: dict[str, list[Meting]]) -> str:
    namen = list(dict.fromkeys(naam for rij in gemeten.values() for naam in rij))
    regels = [
        f"{machine()}, {date.today()}.",
        "",
        f"| mutaties | {' | '.join(namen)} |",
        "|---:" * (len(namen) + 1) + "|",
    ]
    for grootte, rij in gemeten.items():
        cellen = [mediaan(rij.get(naam)) for naam in namen]
        tekst = [f"{m.seconden:.3f} s, {m.geheugen:.0f} MB" if m else "" for m in cellen]
        regels.append(f"| {grootte} | {' | '.join(tekst)} |")
    regels += ["", "| ratio, pair by pair | at most | measured |", "|---|---:|---:|"]
    for grootte, een, ander, doel in DOELEN:
        rij = gemeten.get(grootte, {})
        if een in rij and ander in rij:
            regels.append(f"| {een} / {ander}, {grootte} | {doel} | {verhouding(rij[een], rij[ander]):.2f} |")
    klein, groot = min(gemeten), max(gemeten)
    if klein != groot:
        warm = {g: statistics.median(m.seconden for m in gemeten[g]["status warm"]) for g in (klein, groot)}
        regels.append(f"| status warm, {groot} / {klein} | 2.0 | {warm[groot] / warm[klein]:.2f} |")
    toevoegen = gemeten[groot]
    erbij = verhouding(toevoegen["bon toevoegen"], toevoegen["bon toevoegen, leeg boek"])
    regels.append(f"| bon toevoegen, {groot} / leeg boek | 1.3 | {erbij:.2f} |")
    for naam in ("--version", "--help"):
        regels.append(f"| {naam} / import typer | 1.5 | {verhouding(start[naam], start['import typer']):.2f} |")
    return "\n".join(regels) + "\n"


if __name__ == "__main__":
    sys.exit(hoofd())
