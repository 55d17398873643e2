"""Break the program on purpose, at every system call, and count what survives. Needs strace; `make breek`.

After every fault the logboek must hold its old bytes, or its old bytes and the whole new line, or (killed in the middle
of the write) a piece of it that `buurtledger herstel` takes out without touching anything else.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from buurtledger.store.files.slot import op_slot_van
from buurtledger.store.files.wegschrijven import vervang
from buurtledger.store.grootboek import lees_grootboek
from buurtledger.store.logboek.herstellen import herstel, zoek_herstel

WORTEL = Path(__file__).parent.parent
GRONDSLAG = WORTEL / "tests" / "fouten" / "_grondslag"
PROGRAMMA = str(Path(sys.executable).parent / "buurtledger")
OUD = '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: kern}\n'
NIEUW = ("bon", "toevoegen", "tuin/moestuin", "5", "Touw", "--datum", "2023-10-16")
FOUTEN = ("ENOSPC", "EDQUOT", "EIO", "EROFS")
AANROEPEN = ("write", "fsync", "ftruncate", "openat", "flock", "lseek", "read", "close")


def nieuw_boek(map_: Path) -> Path:
    shutil.copytree(GRONDSLAG, map_)
    pad = map_ / "data/bonnen/tuin/moestuin.yaml"
    pad.parent.mkdir(parents=True)
    pad.write_text(OUD)
    return map_


def strace(map_: Path, *opties: str) -> subprocess.CompletedProcess[str]:
    opdracht = ["strace", "-f", "-qq", "-o", str(map_) + ".spoor", *opties, PROGRAMMA, "--map", str(map_), *NIEUW]
    return subprocess.run(opdracht, check=False, capture_output=True, text=True)


def tel(aanroep: str) -> tuple[int, int]:
    """How many calls of a kind a run makes, and which of them is the first at or after opening the logboek."""
    with tempfile.TemporaryDirectory() as tmp:
        boek = nieuw_boek(Path(tmp) / "boek")
        strace(boek, "-e", f"trace={aanroep},openat")
        regels = Path(f"{boek}.spoor").read_text().splitlines()
    nr = eerste = 0
    for regel in regels:
        hier = aanroep == "all" or re.match(rf"\d+ +{aanroep}\(", regel) is not None
        nr += hier
        if not eerste and "moestuin.yaml" in regel:
            eerste = max(nr, 1)
    return nr, eerste


def een_fout(opties: str, wat: str) -> tuple[str, bool, str]:
    with tempfile.TemporaryDirectory() as tmp:
        boek = nieuw_boek(Path(tmp) / "boek")
        uit = strace(boek, "-e", opties)
        pad = boek / "data/bonnen/tuin/moestuin.yaml"
        nu = pad.read_text()
        goed = nu.startswith(OUD) and "Traceback" not in uit.stderr
        heel = nu == OUD or nu.count("\n") == 2
        if goed and not heel:
            hersteld = subprocess.run([PROGRAMMA, "--map", str(boek), "herstel"], check=False, capture_output=True)
            goed = hersteld.returncode == 0 and pad.read_text().startswith(OUD)
        goed = goed and not lees_grootboek(boek).bevindingen
        return wat, goed, "" if goed else f"{opties}: {uit.stderr[-300:]!r} {nu!r}"


def fouten() -> Iterator[tuple[str, str]]:
    alles, eerste = tel("all")
    for nr in (*range(1, eerste, 25), *range(eerste, alles + 1)):
        yield f"inject=all:signal=KILL:when={nr}", "gedood"
    for aanroep in AANROEPEN:
        aantal, eerste = tel(aanroep)
        for nr in range(max(eerste, 1), aantal + 1):
            for fout in FOUTEN:
                yield f"inject={aanroep}:error={fout}:when={nr}", f"{aanroep} mislukt"


def _breek_en_herstel(boek: Path) -> int:
    """Take the last line end away, as an editor does, and let herstel put it back while others are adding."""
    pad = boek / "data/bonnen/tuin/moestuin.yaml"
    with op_slot_van(pad, os.O_RDWR):
        vervang(pad, pad.read_bytes().removesuffix(b"\n"))
    return sum(herstel(boek, een, date(2024, 1, 15), "") is None for een in zoek_herstel(boek))


def tegelijk(processen: int, bonnen: int) -> bool:
    with tempfile.TemporaryDirectory() as tmp:
        boek = nieuw_boek(Path(tmp) / "boek")
        bon = f'{PROGRAMMA} --map {boek} bon toevoegen tuin/moestuin 0,01 "van $0 nr $i"'
        lus = f"for i in $(seq {bonnen}); do {bon}; done"
        kinderen = [
            subprocess.Popen(["/bin/sh", "-c", lus, str(wie)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for wie in range(processen)
        ]
        lezingen = hersteld = 0
        while any(kind.poll() is None for kind in kinderen):
            # A reader at the same moment sees whole lines only.
            lees_grootboek(boek)
            lezingen += 1
            hersteld += _breek_en_herstel(boek)
            time.sleep(0.05)
        _breek_en_herstel(boek)
        gelezen = lees_grootboek(boek)
        teksten = Counter(m.omschrijving for m in gelezen.logboeken["tuin/moestuin"])
        verwacht = Counter(f"van {wie} nr {nr}" for wie in range(processen) for nr in range(1, bonnen + 1))
        verwacht["Potgrond"] = 1
        keren = f"{lezingen} keer gelezen, {hersteld} keer hersteld"
        print(f"{processen} processen van {bonnen} bonnen, {keren}: {sum(teksten.values()) - 1} bonnen")
        return teksten == verwacht and not gelezen.bevindingen


def samenvoegingen(keren: int) -> int:
    goed = 0
    for zaad in range(keren):
        toeval = random.Random(zaad)
        with tempfile.TemporaryDirectory() as tmp:
            boek = nieuw_boek(Path(tmp) / "boek")

            def git(*argumenten: str, map_: Path = boek) -> None:
                wie = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
                subprocess.run(["git", *wie, "-C", str(map_), *argumenten], check=True, capture_output=True)

            git("init", "-q", "-b", "main")
            subprocess.run([PROGRAMMA, "--map", str(boek), "init"], check=True, capture_output=True)
            (boek / ".git/hooks/pre-commit").unlink()
            git("add", "-A")
            git("commit", "-qm", "begin")
            alle = {OUD.strip()}
            takken: list[str] = []
            for tak in (f"t{nr}" for nr in range(toeval.randint(2, 6))):
                git("checkout", "-q", "-b", tak, toeval.choice(["main", *takken]))
                takken.append(tak)
                pad = boek / "data/bonnen/tuin/moestuin.yaml"
                for nr in range(toeval.randint(1, 5)):
                    regel = OUD.strip().replace("m3fx", f"{tak}x{nr}").replace("Potgrond", f"{tak} {nr}")
                    alle.add(regel)
                    pad.write_text(pad.read_text() + regel + "\n")
                git("commit", "-qam", tak)
            git("checkout", "-q", "main")
            for tak in toeval.sample(takken, len(takken)):
                git("merge", "-q", "--no-edit", tak)
            regels = (boek / "data/bonnen/tuin/moestuin.yaml").read_text().splitlines()
            goed += sorted(regels) == sorted(alle)
    return goed


def hoofd() -> int:
    werk = list(fouten())
    lees_grootboek(GRONDSLAG)  # loads what it needs before threads do
    with ThreadPoolExecutor(os.cpu_count() or 2) as werkers:
        uitkomsten = list(werkers.map(lambda f: een_fout(*f), werk))
    gedaan, overleefd = Counter(wat for wat, _, _ in uitkomsten), Counter(wat for wat, goed, _ in uitkomsten if goed)
    for wat, aantal in sorted(gedaan.items()):
        print(f"{wat:<20} {aantal:>5} fouten, {overleefd[wat]:>5} overleefd")
    for _, goed, uitleg in uitkomsten:
        if not goed:
            print("NIET:", uitleg)
    samen = tegelijk(50, 20)
    keren = 100
    samengevoegd = samenvoegingen(keren)
    print(f"{keren} keer takken in willekeurige volgorde samengevoegd: {samengevoegd} keer alles er precies één keer")
    return 0 if samen and samengevoegd == keren and gedaan == overleefd else 1


if __name__ == "__main__":
    sys.exit(hoofd())
