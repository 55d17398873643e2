"""People who share a ledger in git, each with a key of their own; and what they do, lawful or not."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from buurtledger.model.afdruk import afdruk
from buurtledger.store.logboek.lezen import lees_logboek
from tests.conftest import GRONDSLAG, Draai, Uitkomst, logboek, schrijf
from tests.test_git import git

POST = "tuin/moestuin"
BON = '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: kern}'
KLEIN = BON.replace("m3fx", "a2bc").replace("45.95", "12.50")
ROLLEN = """formaat: 1
personen:
  anna: {{rollen: [penvoerder], git: ["anna@example.org"]{anna}}}
  bram: {{rollen: [tweede-ondertekenaar], git: ["bram@example.org"]{bram}}}
  carla: {{rollen: [kascommissie], git: ["carla@example.org"]{carla}}}
mandaten:
  - {{boven: 40.00, rol: tweede-ondertekenaar, bewezen: {bewezen}}}
"""
IEDEREEN = ("anna", "bram", "carla")


def afdruk_van(regel: str, post: str = POST) -> str:
    """The afdruk of the mutatie of a line."""
    (mutatie,) = lees_logboek(f"{regel}\n", post).mutaties
    return afdruk(mutatie)


def akkoord(op: str = BON, rol: str = "tweede-ondertekenaar", nr: str = "k4kk", post: str = POST) -> str:
    """The line of an akkoord on a mutatie, as that stands in its line."""
    van = op.split(": ", 1)[1].split(",", maxsplit=1)[0]
    return f'- {{akkoord: 231017-{nr}, van: {van}, datum: 2023-10-17, rol: "{rol}", afdruk: "{afdruk_van(op, post)}"}}'


class Buurt:
    """Anna enters, Bram approves above € 40, Carla is in the kascommissie; each has a key. Anna began the rollen."""

    def __init__(self, boek: Path, sleutels: Path) -> None:
        self.boek, self.sleutels = boek, sleutels
        self.begin = ""

    @classmethod
    def kopie(cls, boek: Path, sleutels: Path, bewezen: str = "true") -> Buurt:
        """A neighbourhood in these folders, copied from one that is made once a run: keys take time."""
        model = _model(bewezen)
        uit = cls(boek, sleutels)
        uit.begin = model.begin
        shutil.copytree(model.boek, boek, dirs_exist_ok=True)
        shutil.copytree(model.sleutels, sleutels)
        git(boek, "update-index", "-q", "--refresh")
        return uit

    def begin_nieuw(self, bewezen: str) -> None:
        """Make the keys and the first commit."""
        self.sleutels.mkdir()
        publiek = {wie: f', sleutel: "{self.maak_sleutel(wie)}"' for wie in IEDEREEN}
        git(self.boek, "init", "-q", "-b", "main")
        self.zet_rollen(ROLLEN.format(bewezen=bewezen, **publiek))
        self.begin = self.leg_vast("anna")

    def maak_sleutel(self, naam: str) -> str:
        """A new key; what it says in public."""
        pad = self.sleutels / naam
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(pad)], check=True)
        return pad.with_suffix(".pub").read_text().strip()

    @property
    def rollen(self) -> Path:
        """The file of the rollen."""
        return self.boek / "data/rollen.yaml"

    def zet_rollen(self, tekst: str) -> None:
        self.rollen.write_text(tekst)

    def verander_rollen(self, van: str, naar: str) -> None:
        oud = self.rollen.read_text()
        assert van in oud
        self.zet_rollen(oud.replace(van, naar))

    def voeg_toe(self, *regels: str, post: str = POST) -> None:
        """Lines to the end of a logboek, in the folder."""
        pad = logboek(self.boek, post)
        oud = pad.read_text().splitlines() if pad.exists() else []
        schrijf(self.boek, *oud, *regels, post=post)

    def leg_vast(self, wie: str, *regels: str, sleutel: str | None = None, typt: str = "", post: str = POST) -> str:
        """Commit all that stands there, with these lines added; signed with one's own key unless said (`""`: not).

        `typt` is the name under which they do so, if it is not their own. The number of the commit.
        """
        if regels:
            self.voeg_toe(*regels, post=post)
        git(self.boek, "add", "-A")
        self.git_als(
            wie, "commit", "-q", "--allow-empty", "-m", wie, sleutel=wie if sleutel is None else sleutel, typt=typt
        )
        return git(self.boek, "rev-parse", "HEAD").strip()

    def git_als(self, wie: str, *argumenten: str, sleutel: str = "", typt: str = "") -> None:
        """git as somebody; what makes a commit is signed when a key is given."""
        naam = typt or wie
        omgeving = {
            f"GIT_{r}_{v}": w
            for r in ("AUTHOR", "COMMITTER")
            for v, w in (("NAME", naam), ("EMAIL", f"{naam}@example.org"))
        }
        tekenen = ["-c", "gpg.format=ssh", "-c", f"user.signingkey={self.sleutels / sleutel}"] if sleutel else []
        tekenen += ["-c", f"commit.gpgsign={'true' if sleutel else 'false'}"]
        opdracht = ["git", *tekenen, "-C", str(self.boek), *argumenten]
        subprocess.run(opdracht, check=True, env={**os.environ, **omgeving}, capture_output=True)

    def stem(self, wat: str = "rollen", *, rol: str, dag: str = "2023-10-18", inhoud: str = "") -> None:
        """The line that says yes to the rollen or the budget as they stand in the folder."""
        from hashlib import sha256

        bestand = self.boek / ("data/rollen.yaml" if wat == "rollen" else "data/budget.yaml")
        hash_ = inhoud or sha256(bestand.read_bytes()).hexdigest()
        pad = self.boek / "data/rollenakkoorden.yaml"
        oud = pad.read_text() if pad.exists() else ""
        pad.write_text(f"{oud}- {{{wat}: {hash_}, datum: {dag}, rol: {rol}}}\n")

    def tak(self, naam: str, vanaf: str = "HEAD") -> None:
        git(self.boek, "switch", "-q", "-c", naam, vanaf)

    def naar(self, tak: str) -> None:
        git(self.boek, "switch", "-q", tak)

    def voeg_samen(self, wie: str, tak: str, *opties: str) -> str:
        """A merge commit, signed by who makes it."""
        self.git_als(wie, "merge", "-q", "--no-ff", "-m", f"merge {tak}", *opties, tak, sleutel=wie)
        return git(self.boek, "rev-parse", "HEAD").strip()


@cache
def _model(bewezen: str) -> Buurt:
    """The neighbourhood that the others are copies of."""
    map_ = Path(mkdtemp(prefix="buurt-"))
    atexit.register(shutil.rmtree, map_, ignore_errors=True)
    shutil.copytree(GRONDSLAG, map_ / "boek")
    uit = Buurt(map_ / "boek", map_ / "sleutels")
    uit.begin_nieuw(bewezen)
    return uit


Als = Callable[..., Uitkomst]
"""Run the program as somebody."""

REGELS = ("akkoord", "wacht", "rollen", "keten", "mandaat")


def oordeel(draai: Draai, *opties: str) -> list[tuple[str, str]]:
    """What the rules about two people say: the name of each rule, and its sentence."""
    uit = json.loads(draai("check", *REGELS, "--formaat", "json", *opties).uit)
    return [(b["regel"], b["bericht"]) for b in uit["bevindingen"]]


def regels(draai: Draai, *opties: str) -> list[str]:
    """The names of the rules that found something."""
    return [regel for regel, _ in oordeel(draai, *opties)]
