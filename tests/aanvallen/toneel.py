"""What the attacks share: a ledger in git, and people who do things to it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.conftest import Draai, schrijf

BON = '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: kern}'
ANDER = '- {bon: 231015-a2bc, datum: 2023-10-14, bedrag: 12.50, omschrijving: "Schroeven", betaald_door: kern}'
DERDE = '- {bon: 231015-b7yz, datum: 2023-10-14, bedrag: 3.00, omschrijving: "Spijkers", betaald_door: kern}'
MOESTUIN = "data/bonnen/tuin/moestuin.yaml"
BESLUIT = "data/besluiten/2023-03-15-kas.yaml"
KAS = """formaat: 1
datum: 2023-03-15
door: buurtcoalitie
waarom: "Een kas erbij"
verschuivingen:
  - {van: kernen/noord, naar: tuin/moestuin, bedrag: 10.00}
"""


def git(map_: Path, *argumenten: str, wie: str = "Proef Persoon", **omgeving: str) -> str:
    """git, as somebody."""
    persoon = {f"GIT_{rol}_NAME": wie for rol in ("AUTHOR", "COMMITTER")}
    gedaan = subprocess.run(
        ["git", "-C", str(map_), *argumenten],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **persoon, **omgeving},
    )
    return gedaan.stdout


def leg_alles_vast(map_: Path, wie: str = "Proef Persoon") -> str:
    """Commit everything in the folder; the number of the commit."""
    git(map_, "add", "-A")
    git(map_, "commit", "-qm", "x", "--allow-empty", "--no-verify", wie=wie)
    return git(map_, "rev-parse", "HEAD").strip()


def leg_regels_vast(map_: Path, *regels: str, wie: str = "Proef Persoon", post: str = "tuin/moestuin") -> str:
    """Have a logboek hold exactly these lines, and commit that."""
    schrijf(map_, *regels, post=post)
    return leg_alles_vast(map_, wie)


class Gezegd(NamedTuple):
    """One bevinding of `check`, as JSON tells it."""

    regel: str
    bestand: str
    lijn: int
    bericht: str


def zegt(draai: Draai, *hoe: str, map_: Path | None = None) -> list[Gezegd]:
    """The fouten that `check` finds; the exit code says the same."""
    uitkomst = draai("check", *hoe, "--formaat", "json", map_=map_)
    assert uitkomst.code in (0, 1), uitkomst.fout
    alles = json.loads(uitkomst.uit)["bevindingen"]
    fouten = [b for b in alles if b["ernst"] == "fout"]
    assert uitkomst.code == (1 if fouten else 0)
    return [Gezegd(b["regel"], b["bestand"], b["lijn"], b["bericht"]) for b in fouten]


def regels(gezegd: list[Gezegd]) -> set[str]:
    """The names of the rules that found something."""
    return {een.regel for een in gezegd}
