"""What is missing on a machine, what that means, and the command that mends it there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from shlex import quote
from types import MappingProxyType
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.store.machine import ANDERS, DEBIAN, MACOS, PIPX, UV, WINDOWS, Machine

EXTRAS: Mapping[str, Bericht] = MappingProxyType(
    {
        "rapport": zin("de website, verslagen als pdf en rekenblad, de agenda"),
        "kluis": zin("scans bewaren, versleutelen en teruglezen"),
        "uitwisseling": zin("rekenbladen inlezen: begroting, bonnen, ideeën"),
        "bank": zin("afschriften inlezen, betaalbestanden en QR-codes maken"),
        "lezen": zin("e-facturen, pdf's en foto's van bonnen lezen"),
        "stad": zin("een stad van buurten optellen, en parquet"),
    }
)
"""What each extra is for."""

_GIT = (2, 34)
"""The first git that signs with an SSH key."""

_PAKKETTEN: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "git": {DEBIAN: "sudo apt install git", MACOS: "brew install git", WINDOWS: "winget install Git.Git"},
        "ssh": {
            DEBIAN: "sudo apt install openssh-client",
            MACOS: "brew install openssh",
            WINDOWS: "winget install Git.Git",
        },
        "tesseract": {
            DEBIAN: "sudo apt install tesseract-ocr tesseract-ocr-nld",
            MACOS: "brew install tesseract tesseract-lang",
            WINDOWS: "winget install UB-Mannheim.TesseractOCR",
        },
    }
)
_UTF8 = {
    DEBIAN: "export LANG=C.UTF-8",
    MACOS: "export LANG=nl_NL.UTF-8",
    WINDOWS: "setx PYTHONUTF8 1",
    ANDERS: "export LANG=C.UTF-8",
}


class Onderdeel(NamedTuple):
    """One thing that the program can use."""

    naam: str
    voor: Bericht
    """What cannot be done without it."""
    gevonden: str
    """What there is of it, such as a version; empty when nothing is."""
    goed: bool
    nodig: bool = False
    """Without it nothing can be kept as it should."""
    remedie: str = ""
    """A command to type; empty when all is well, or no command is known for this machine."""


def onderzoek(machine: Machine) -> tuple[Onderdeel, ...]:
    """All that the program can use, in the order in which one misses it."""
    return tuple(
        een._replace(remedie="" if een.goed else een.remedie)
        for een in (*_kern(machine), *_extras(machine), *_persoonlijk(machine))
    )


def _kern(machine: Machine) -> Iterator[Onderdeel]:
    def pakket(naam: str) -> str:
        return _PAKKETTEN[naam].get(machine.systeem, "")

    nieuw_genoeg = bool(machine.git) and _nummers(machine.git) >= _GIT
    yield Onderdeel("python", zin("alles"), machine.python, goed=True, nodig=True)
    yield Onderdeel(
        "git",
        zin("geschiedenis, samen boeken en nagaan of er iets veranderd is; {vanaf} of nieuwer", vanaf="2.34"),
        machine.git,
        goed=nieuw_genoeg,
        nodig=True,
        remedie=pakket("git"),
    )
    yield Onderdeel(
        "ssh-keygen",
        zin("handtekeningen nakijken (vier ogen, rollen)"),
        "ssh-keygen" if machine.ssh_keygen else "",
        goed=machine.ssh_keygen,
        remedie=pakket("ssh"),
    )
    versie, *talen = machine.tesseract.split() or [""]
    yield Onderdeel(
        "tesseract",
        zin("foto's van bonnen lezen, in het Nederlands"),
        f"{versie} ({', '.join(talen)})" if talen else versie,
        goed="nld" in talen,
        remedie=pakket("tesseract"),
    )


def _extras(machine: Machine) -> Iterator[Onderdeel]:
    for extra, ontbreekt in machine.ontbreekt.items():
        voor = EXTRAS[extra]
        if ontbreekt:
            voor = zin("{voor} (het mist {pakketten})", voor=voor, pakketten=ontbreekt)
        remedie = hoe_erbij(extra, machine.installatie)
        yield Onderdeel(f"buurtledger[{extra}]", voor, "" if ontbreekt else extra, not ontbreekt, remedie=remedie)


def hoe_erbij(extra: str, installatie: str) -> str:
    """The command that adds an extra to the program, by how it was installed."""
    if installatie == PIPX:
        return f'pipx install --force "buurtledger[{extra}]"'
    return f'uv tool install "buurtledger[{extra}]"' if installatie == UV else f'pip install "buurtledger[{extra}]"'


def _persoonlijk(machine: Machine) -> Iterator[Onderdeel]:
    wie = f"{machine.git_naam} <{machine.git_adres}>" if machine.git_naam and machine.git_adres else ""
    yield Onderdeel(
        "git config user",
        zin("een commit noemt wie hem maakte, en iedereen kan dat zien; kies een schuilnaam"),
        wie,
        goed=bool(wie),
        remedie='git config --global user.name "penvoerder" && '
        'git config --global user.email "penvoerder@example.invalid"',
    )
    yield Onderdeel(
        "utf-8",
        zin("letters met een teken erop en het euroteken in de terminal"),
        machine.codering,
        goed=machine.codering.replace("-", "") == "utf8",
        remedie=_UTF8[machine.systeem],
    )
    yield Onderdeel(
        "cache",
        zin(
            "sneller antwoord bij de tweede vraag; het is een map van jou alleen, en BUURTLEDGER_CACHE noemt een andere"
        ),
        machine.cache,
        goed=bool(machine.cache),
    )
    yield Onderdeel(
        "kluis",
        zin("scans en bankafschriften, buiten het openbare boek; BUURTLEDGER_KLUIS noemt de map"),
        machine.kluis,
        goed=machine.kluis_er,
        remedie=_kluis(machine),
    )
    yield Onderdeel(
        "PATH",
        zin("buurtledger typen zonder te zeggen waar het staat"),
        "buurtledger" if machine.op_pad else "",
        goed=machine.op_pad,
        remedie=_pad(machine),
    )


def _pad(machine: Machine) -> str:
    if machine.installatie == PIPX:
        return "pipx ensurepath"
    if machine.installatie == UV:
        return "uv tool update-shell"
    map_ = machine.programmamap
    if machine.systeem == WINDOWS:
        # Not setx: it cuts off a PATH that is long.
        nu = "[Environment]::GetEnvironmentVariable('Path', 'User')"
        zo = f"{nu} + ';{map_.replace(chr(39), chr(39) * 2)}'"
        return f"powershell -Command \"[Environment]::SetEnvironmentVariable('Path', {zo}, 'User')\""
    zet = f'export PATH={quote(map_)}:"$PATH"'
    return f"{zet} && echo {quote(zet)} >> ~/.profile"


def _kluis(machine: Machine) -> str:
    if machine.kluis:
        return f'mkdir "{machine.kluis}"'
    if machine.systeem == WINDOWS:
        return 'mkdir "%USERPROFILE%\\kluis" && setx BUURTLEDGER_KLUIS "%USERPROFILE%\\kluis"'
    zet = "export BUURTLEDGER_KLUIS=~/kluis"
    return f'mkdir -m 700 ~/kluis && {zet} && echo "{zet}" >> ~/.profile'


def _nummers(versie: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", versie)[:2]))
