"""What this machine has of what the program can use: facts, without a judgement."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from typing import NamedTuple

from buurtledger.store.git.proces import Git, GitFout
from buurtledger.store.snel.bergplaats import bergplaats, maak

DEBIAN, MACOS, WINDOWS, ANDERS = "debian", "macos", "windows", "anders"
PIPX, UV, PIP = "pipx", "uv", "pip"
_EIS = re.compile(r"([A-Za-z0-9._-]+)[^;]*(?:; *extra == '([a-z]+)')?")
_LANG = 5
"""Seconds that a program may take to say its version."""


class Machine(NamedTuple):
    """What was found. An empty text is what is not there."""

    systeem: str
    python: str
    installatie: str
    """How the program was installed: pipx, uv or pip."""
    ontbreekt: Mapping[str, tuple[str, ...]]
    """Per extra the packages that are not there."""
    git: str
    """The version of git."""
    git_naam: str
    git_adres: str
    ssh_keygen: bool
    tesseract: str
    """Its version, and with a blank between them the languages it has."""
    codering: str
    """In what the terminal is written to."""
    cache: str
    """The folder of what is remembered; empty when nothing can be kept there."""
    kluis: str
    """The folder that was named for scans."""
    kluis_er: bool
    op_pad: bool
    """Whether a shell finds `buurtledger`."""
    programmamap: str
    """The folder that `buurtledger` was installed in."""


def bekijk(omgeving: Mapping[str, str], hier: Path) -> Machine:
    """Look around. `hier` is a folder of the ledger, or the current one."""
    kluis = omgeving.get("BUURTLEDGER_KLUIS", "")
    return Machine(
        systeem=_systeem(),
        python=".".join(map(str, sys.version_info[:3])),
        installatie=_installatie(sys.prefix),
        ontbreekt=ontbrekende_extras(),
        git=_zegt("git", "--version").removeprefix("git version "),
        git_naam=_git_zegt(hier, "user.name"),
        git_adres=_git_zegt(hier, "user.email"),
        ssh_keygen=shutil.which("ssh-keygen") is not None,
        tesseract=_tesseract(),
        codering=(sys.stdout.encoding or "").lower(),
        cache=_cache(hier),
        kluis=kluis,
        kluis_er=bool(kluis) and Path(kluis).expanduser().is_dir(),
        op_pad=shutil.which("buurtledger") is not None,
        programmamap=sysconfig.get_path("scripts"),
    )


def ontbrekende_extras() -> dict[str, tuple[str, ...]]:
    """Per extra of the program the packages it needs that are not installed; `alles` is all of them together."""
    per_extra: dict[str, list[str]] = {}
    for eis in distribution("buurtledger").requires or ():
        gevonden = _EIS.fullmatch(eis)
        if gevonden and gevonden[2] and gevonden[2] != "alles":
            ontbreekt = per_extra.setdefault(gevonden[2], [])
            ontbreekt += () if _is_er(gevonden[1]) else (gevonden[1],)
    return {extra: tuple(ontbreekt) for extra, ontbreekt in per_extra.items()}


def _is_er(pakket: str) -> bool:
    try:
        return bool(version(pakket))
    except PackageNotFoundError:
        return False


def _systeem() -> str:
    if sys.platform in ("win32", "darwin"):
        return WINDOWS if sys.platform == "win32" else MACOS
    return DEBIAN if Path("/etc/debian_version").exists() else ANDERS


def _installatie(prefix: str) -> str:
    delen = Path(prefix).parts
    return PIPX if "pipx" in delen else UV if "uv" in delen and "tools" in delen else PIP


def _zegt(*opdracht: str) -> str:
    """The first line that a program prints; empty when it is not there or does not answer."""
    try:
        uit = subprocess.run(opdracht, capture_output=True, timeout=_LANG, check=False, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return next(iter((uit.stdout or uit.stderr).decode("utf-8", "replace").splitlines()), "")


def _git_zegt(hier: Path, wat: str) -> str:
    """A setting of the user's own git, as a commit here would use it."""
    try:
        return Git(hier, schrijven=True).vraag("config", "--get", wat)
    except GitFout:
        return ""


def _tesseract() -> str:
    versie = _zegt("tesseract", "--version").removeprefix("tesseract ")
    if not versie:
        return ""
    try:
        uit = subprocess.run(
            ("tesseract", "--list-langs"), capture_output=True, timeout=_LANG, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return versie
    return " ".join((versie, *uit.stdout.decode("utf-8", "replace").split("\n")[1:])).strip()


def _cache(hier: Path) -> str:
    map_ = bergplaats(hier)
    try:
        return str(map_.parent) if maak(map_) and os.access(map_, os.W_OK) else ""
    except OSError:
        return ""
