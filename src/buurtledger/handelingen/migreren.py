"""Bringing a ledger of an earlier form to this one: what will change is a value first, then files, then one commit.

A step looks at the ledger and says what it changes in files, and what only people can do. A new one is a function in
`STAPPEN`, and its ledger of before is a test. No step ever changes a line of a logboek.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.akkoorden import opnieuw_te_geven
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.huisstijl import HUISSTIJL
from buurtledger.model.mutatie import OORDELEN, Mutatie, Soort
from buurtledger.model.subsidie import SUBSIDIE
from buurtledger.stand.ongedaan import zoek_ongedaan
from buurtledger.store.files.bestand import lees_bytes
from buurtledger.store.files.wegschrijven import vervang
from buurtledger.store.git.inrichten import in_git, met_samenvoegregels


class Wijziging(NamedTuple):
    """A file as it is, as it will be, and why."""

    bestand: str
    oud: bytes
    """Empty where there was none."""
    nieuw: bytes
    wat: Bericht

    @property
    def erbij(self) -> tuple[str, ...]:
        """The lines that it did not have, to be shown."""
        oud = self.oud.decode("utf-8", "replace").splitlines()
        return tuple(regel for regel in self.nieuw.decode("utf-8", "replace").splitlines() if regel not in oud)


class Migratie(NamedTuple):
    """What brings a ledger to this form."""

    wijzigingen: tuple[Wijziging, ...]
    zelf: tuple[Bericht, ...]
    """What the program cannot do: a person has to."""


def bekijk(wortel: Path, grootboek: Grootboek) -> Migratie | Bezwaar:
    """What is of an earlier form, and what becomes of it. Changes nothing."""
    wijzigingen: list[Wijziging] = []
    zelf: list[Bericht] = []
    for stap in STAPPEN:
        for deel in stap(wortel, grootboek):
            if isinstance(deel, Bezwaar):
                return deel
            if isinstance(deel, Wijziging):
                wijzigingen.append(deel)
            else:
                zelf.append(deel)
    return Migratie(tuple(wijzigingen), tuple(zelf))


def voer_uit(wortel: Path, migratie: Migratie, boodschap: str) -> Bezwaar | None:
    """Write the files, and commit exactly that where git keeps the history; what did not go.

    A file that became another since it was looked at is left as it is.
    """
    from buurtledger.store.git.vastleggen import Bestand, leg_vast

    for wijziging in migratie.wijzigingen:
        if lees_bytes(wortel, wijziging.bestand) != wijziging.oud:
            return Bezwaar(zin("{bestand} is intussen veranderd; kijk opnieuw", bestand=wijziging.bestand), True)
    for wijziging in migratie.wijzigingen:
        if fout := vervang(wortel / wijziging.bestand, wijziging.nieuw):
            return Bezwaar(fout, True)
    if not in_git(wortel):
        return None
    stukken = tuple(Bestand(een.bestand, een.oud or None, een.nieuw) for een in migratie.wijzigingen)
    if reden := leg_vast(wortel, stukken, boodschap):
        return Bezwaar(zin("het is geschreven, en niet vastgelegd in git. {reden}", reden=reden), True)
    return None


def _samenvoegen(wortel: Path, _grootboek: Grootboek) -> Iterator[Wijziging | Bericht | Bezwaar]:
    """Files that grow by lines, and that git does not know yet as such."""
    if not in_git(wortel):
        return
    oud = lees_bytes(wortel, ".gitattributes")
    if not isinstance(oud, bytes):
        yield Bezwaar(oud.bericht, True)
        return
    tekst = oud.decode("utf-8", "surrogateescape")
    if (nieuw := met_samenvoegregels(tekst)) != tekst:
        yield Wijziging(
            ".gitattributes",
            oud,
            nieuw.encode("utf-8", "surrogateescape"),
            zin("wat twee mensen schreven komt allebei terecht, ook in bestanden die er vroeger niet waren"),
        )


def _akkoorden(_wortel: Path, grootboek: Grootboek) -> Iterator[Wijziging | Bericht | Bezwaar]:
    """Akkoorden without afdruk that nobody gave again, on what still counts."""
    for regels in grootboek.logboeken.values():
        ongedaan = zoek_ongedaan(regels)
        gegeven = {(m.van, m.rol) for m in regels if m.soort in OORDELEN and m.afdruk}
        for akkoord in opnieuw_te_geven({"": regels}):
            doel = _regel(regels, akkoord.van)
            if doel is None or not ongedaan.geldt(doel, date.max) or (akkoord.van, akkoord.rol) in gegeven:
                continue
            yield zin(
                "het akkoord {akkoord} op {van} is van een vroegere vorm, en telt voor niets tot het opnieuw gegeven "
                "is: buurtledger akkoord {van} --rol {rol} --commit, door een ander dan wie het invoerde",
                akkoord=akkoord.nummer,
                van=akkoord.van,
                rol=akkoord.rol,
            )


_BESCHIKKING = re.compile(rb"^beschikking: *(.*?) *\r?\n", re.MULTILINE)


def _beschikking(wortel: Path, grootboek: Grootboek) -> Iterator[Wijziging | Bericht | Bezwaar]:
    """The number of the beschikking, which stood in two files: it is the subsidy's, not the style's."""
    oud = lees_bytes(wortel, HUISSTIJL) if (wortel / HUISSTIJL).is_file() else b""
    gevonden = _BESCHIKKING.search(oud) if isinstance(oud, bytes) else None
    if gevonden is None or not isinstance(oud, bytes):
        return
    nummer = gevonden[1].decode("utf-8", "replace").strip("\"'")
    bekend = grootboek.subsidie.beschikking if grootboek.subsidie else None
    if bekend is None:
        yield zin(
            'het nummer van de beschikking hoort in {bestand}: buurtledger subsidie nieuw BEDRAG --nummer "{nummer}" '
            "--datum DATUM",
            bestand=SUBSIDIE,
            nummer=nummer,
        )
    elif bekend.nummer != nummer:
        yield zin(
            "{bestand} heeft {nummer} als nummer van de beschikking, en {ander} heeft {anders}; het laatste blijft",
            bestand=HUISSTIJL,
            nummer=nummer,
            ander=SUBSIDIE,
            anders=bekend.nummer,
        )
    nieuw = oud[: gevonden.start()] + oud[gevonden.end() :]
    wat = zin(
        "het nummer van de beschikking ({nummer}) staat voortaan alleen in {bestand}", nummer=nummer, bestand=SUBSIDIE
    )
    yield Wijziging(HUISSTIJL, oud, nieuw, wat)


def _regel(regels: Sequence[Mutatie], nummer: str) -> Mutatie | None:
    return next((m for m in regels if m.nummer == nummer and m.soort not in (Soort.STORNO, *OORDELEN)), None)


Stap = Callable[[Path, Grootboek], Iterator[Wijziging | Bericht | Bezwaar]]
STAPPEN: tuple[Stap, ...] = (_samenvoegen, _akkoorden, _beschikking)
"""From the oldest form to this one."""
