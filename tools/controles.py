"""Write docs/controles.md from the register of rules and the cases in tests/fouten/.

`--controleer` changes nothing and fails when the page is out of step.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from buurtledger.checks.register import REGELS
from buurtledger.cli.start import main

WORTEL = Path(__file__).parent.parent
FOUTEN = WORTEL / "tests" / "fouten"
PAGINA = WORTEL / "docs" / "controles.md"
VANDAAG = date(2024, 1, 15)

KOP = """# De controles

`buurtledger check` kijkt alle bestanden van het grootboek na en noemt alles wat het vindt, met de plaats
en wat je kunt doen. `buurtledger check REGEL…` kijkt alleen naar de regels die je noemt. Bij een *fout* eindigt
het met code 1; een *waarschuwing* vraagt om een blik.

Elk voorbeeld hieronder is een klein grootboek uit `tests/fouten/`, met precies wat `check` erop zegt.
Deze pagina is gemaakt met `make controles`.
"""


def gevallen(regel: str) -> list[Path]:
    return sorted(pad for pad in (FOUTEN / regel).iterdir() if pad.is_dir())


def leg_klaar(geval: Path, doel: Path) -> Path:
    """The ledger of a case: the small valid one with the case's files over it.

    A case with folders `eerst` and `stap-<n>-<who>` is about history: those files were committed, in that order and by
    them. With a file `ondiep` only the last commit is there; with a file `tak-stuk` a power cut emptied the branch.
    """
    shutil.copytree(FOUTEN / "_grondslag", doel)
    stappen = [pad for pad in sorted(geval.iterdir()) if pad.name == "eerst" or pad.name.startswith("stap-")]
    for nr, stap in enumerate(stappen):
        shutil.copytree(stap, doel / "data", dirs_exist_ok=True, copy_function=shutil.copyfile)
        wie = "proef" if stap.name == "eerst" else stap.name.split("-")[2]
        if nr == 0:
            git(doel, wie, nr, "init", "-q", "-b", "main")
        git(doel, wie, nr, "add", "-A")
        git(doel, wie, nr, "commit", "-q", "-m", stap.name)
    if (geval / "ondiep").exists():
        heel = doel.rename(doel.with_name("heel"))
        subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{heel}", str(doel)], check=True)
    if (geval / "tak-stuk").exists():
        (doel / ".git/refs/heads/main").write_bytes(b"")
    if (geval / "data").exists():
        # Without the times of the case: git may trust those, and these files are from the same moment.
        shutil.copytree(geval / "data", doel / "data", dirs_exist_ok=True, symlinks=True, copy_function=shutil.copyfile)
    if (geval / "kluis").exists():
        shutil.copytree(geval / "kluis", doel.parent / "kluis")
    return doel


def git(map_: Path, wie: str, nr: int, *argumenten: str) -> None:
    """git as somebody, on a day that is always the same: so a commit has the same number everywhere."""
    dag = f"2022-11-{nr + 1:02}T12:00:00Z"
    persoon = {"NAME": wie.capitalize(), "EMAIL": f"{wie}@example.org", "DATE": dag}
    omgeving = {f"GIT_{rol}_{veld}": waarde for rol in ("AUTHOR", "COMMITTER") for veld, waarde in persoon.items()}
    vast = ["-c", "commit.gpgsign=false", "-c", "core.autocrlf=false", "-c", "core.hooksPath=/dev/null"]
    subprocess.run(["git", *vast, "-C", str(map_), *argumenten], check=True, env={**os.environ, **omgeving})


def opties(geval: Path) -> list[str]:
    """What `check` is asked besides, for a case about history or the kluis."""
    bestand = geval / "opties.txt"
    return bestand.read_text(encoding="utf-8").split() if bestand.exists() else []


def draai(geval: Path) -> str:
    with tempfile.TemporaryDirectory() as map_:
        boek = leg_klaar(geval, Path(map_) / "boek")
        os.environ["BUURTLEDGER_KLUIS"] = str(boek.parent / "kluis")
        uit = io.StringIO()
        with contextlib.redirect_stdout(uit), contextlib.redirect_stderr(io.StringIO()):
            main(["--map", str(boek), "check", *opties(geval)], vandaag=VANDAAG)
        return uit.getvalue()


def toon_bestand(geval: Path, pad: Path) -> str:
    naam = pad.relative_to(geval).as_posix()
    if pad.is_symlink():
        return f"`{naam}` is een symlink.\n"
    if naam.startswith("kluis/"):
        return f"In de kluis: `{naam.removeprefix('kluis/')}`.\n"
    inhoud = pad.read_bytes()
    if naam.endswith("budget.yaml"):
        grondslag = (FOUTEN / "_grondslag" / "data" / "budget.yaml").read_text(encoding="utf-8").splitlines()
        anders = [regel for regel in inhoud.decode().splitlines() if regel not in grondslag]
        return f"In `{naam}`:\n\n```yaml\n{chr(10).join(anders)}\n```\n"
    tekst = inhoud.decode("utf-8", "replace")
    schoon = "".join(t if t.isprintable() or t == "\n" else "�" for t in tekst.replace("\r\n", "␍\n"))
    regels = [regel if len(regel) <= 160 else regel[:120] + "…" for regel in schoon.rstrip("\n").split("\n")]
    return f"`{naam}`:\n\n```yaml\n{chr(10).join(regels)}\n```\n"


def pagina() -> str:
    delen = [KOP]
    delen.append("".join(f"- [`{r.naam}`](#{r.naam}) ({r.ernst.value}): {r.zoekt}\n" for r in REGELS.values()))
    for regel in REGELS.values():
        delen.append(f"## {regel.naam}\n\n*{regel.ernst.value.capitalize()}.* Vindt {regel.zoekt}.\n")
        for geval in gevallen(regel.naam):
            bestanden = sorted(p for p in geval.glob("*/**/*") if p.is_symlink() or p.is_file())
            delen += [toon_bestand(geval, pad) for pad in bestanden if not pad.name.startswith(".")]
            if (geval / "tak-stuk").exists():
                delen.append("`.git/refs/heads/main` is leeg, zoals na een stroomstoring.\n")
            if opties(geval):
                delen.append(f"`buurtledger check {' '.join(opties(geval))}`:\n")
            delen.append(f"```text\n{(geval / 'verwacht.txt').read_text(encoding='utf-8').rstrip()}\n```\n")
    return "\n".join(delen)


def hoofd() -> int:
    if "--controleer" in sys.argv:
        if not PAGINA.exists() or PAGINA.read_text(encoding="utf-8") != pagina():
            print("docs/controles.md loopt achter: maak haar opnieuw met make controles", file=sys.stderr)
            return 1
        return 0
    for regel in REGELS:
        for geval in gevallen(regel):
            (geval / "verwacht.txt").write_text(draai(geval), encoding="utf-8")
    PAGINA.parent.mkdir(exist_ok=True)
    PAGINA.write_text(pagina(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(hoofd())
