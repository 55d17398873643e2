"""Build the wheel and use it as a stranger would: in an empty environment, in a folder that is not the repository.

First the core alone, then with every extra; with every Python that `PYTHONS` names (from 3.11 on, colons between),
else with the one that runs this. Stops at the first thing that does not work (`make wiel`; RELEASING.md).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from buurtledger import __version__

WORTEL = Path(__file__).parent.parent
MOET_ERIN = ("buurtledger/talen/en/LC_MESSAGES/buurtledger.mo", "share/man/man1/buurtledger.1", "licenses/LICENSE")
BEGROTING = "gebied;post;bedrag\nTuin;Moestuin;1.000,00\nTuin;Administratie;50,00\n"
NIEUW = (
    *("nieuw", "boek", "--begroting", "begroting.csv", "--naam", "Proef", "--coordinatie", "administratie"),
    *("--looptijd", "2026-01-01", "2027-12-31", "--mandaat", "de buurtraad"),
)
KERN = (
    (NIEUW, "tuin/moestuin"),
    (("--map", "boek", "bon", "toevoegen", "moestuin", "45,95", "Zaad", "--betaald-door", "kern", "--commit"), "45,95"),
    (("--map", "boek", "check"), "Alles klopt"),
    (("--map", "boek", "status"), "45,95"),
    (("--map", "boek", "--taal", "en", "check"), "All is well"),
    (("--help",), "bon"),
    (("installeer", "--shell", "bash"), "bash vult voortaan aan"),
    (("dokter", "--formaat", "json"), "tesseract"),
)
ALLES = (
    (("--map", "boek", "publiceer", "site"), "site"),
    (("--map", "boek", "verslag", "eind", "--naar", "eind.pdf"), "eind.pdf"),
    (("--map", "boek", "verslag", "eind", "--formaat", "xlsx", "--naar", "eind.xlsx"), "eind.xlsx"),
)


def doe(*opdracht: str | Path, waar: Path) -> str:
    """What a command prints; stops when it fails."""
    omgeving = {naam: os.environ[naam] for naam in os.environ if not naam.startswith(("PYTHON", "BUURTLEDGER", "GIT_"))}
    if waar != WORTEL:
        (waar / "thuis").mkdir(exist_ok=True)
        omgeving |= {"HOME": str(waar / "thuis")}
    omgeving |= {"BUURTLEDGER_CACHE": str(waar / "cache"), "PATH": f"{waar / 'leeg' / 'bin'}:{os.environ['PATH']}"}
    uit = subprocess.run([*map(str, opdracht)], cwd=waar, env=omgeving, capture_output=True, text=True, check=False)
    if uit.returncode:
        sys.exit(f"{' '.join(map(str, opdracht))}: exit {uit.returncode}\n{uit.stdout}{uit.stderr}")
    return uit.stdout + uit.stderr


def bouw() -> Path:
    """The wheel in dist/, built from what is committed there now."""
    tags = doe("git", "tag", "--points-at", "HEAD", "v*", waar=WORTEL).split()
    if tags and f"v{__version__}" not in tags:
        sys.exit(
            f"HEAD is {' '.join(tags)}, but the program says {__version__}: mend src/buurtledger/__init__.py or the tag"
        )
    doe(sys.executable, "-m", "hatchling", "build", "-t", "wheel", waar=WORTEL)
    return WORTEL / "dist" / f"buurtledger-{__version__}-py3-none-any.whl"


def probeer(wiel: Path, met: str) -> None:
    """Install twice with one Python, in an empty environment and an empty home, and use it."""
    with tempfile.TemporaryDirectory(prefix="buurtledger-wiel-") as tijdelijk:
        hier = Path(tijdelijk)
        doe(met, "-m", "venv", hier / "leeg", waar=hier)
        (hier / "begroting.csv").write_text(BEGROTING, "utf-8")
        (hier / "thuis/.gitconfig").write_text(
            "[user]\n  name = penvoerder\n  email = penvoerder@example.invalid\n", "utf-8"
        )
        python, programma = hier / "leeg/bin/python", hier / "leeg/bin/buurtledger"
        versie = doe(python, "-c", "import platform; print(platform.python_version())", waar=hier).strip()
        for wat, proeven in ((f"{wiel}", KERN), (f"{wiel}[alles]", ALLES)):
            doe(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", wat, waar=hier)
            for opdracht, verwacht in proeven:
                gezegd = doe(programma, *opdracht, waar=hier)
                assert verwacht in gezegd, (opdracht, gezegd)
                print(f"ok  {versie}  buurtledger {' '.join(opdracht)}")
        bestanden = {pad.as_posix() for pad in (hier / "leeg").rglob("*") if pad.is_file()}
        for naam in MOET_ERIN:
            assert any(pad.endswith(naam) for pad in bestanden), naam
        assert doe(programma, "--version", waar=hier).strip().endswith(__version__)
        assert (hier / "thuis/.local/share/man/man1/buurtledger.1").is_file()


def main() -> None:
    """Build, and try it with every Python."""
    wiel = bouw()
    for met in os.environ.get("PYTHONS", sys.executable).split(":"):
        probeer(wiel, met)
    print(f"{wiel.relative_to(WORTEL)} works")


if __name__ == "__main__":
    main()
