"""A backup of the kluis, proven by reading every file of it back from the disk it was put on.

Again adds only what is new. Nothing is ever taken away from a copy, and what stood there before a file changed is kept.
The list of what should be there is written first: a stick that was pulled out midway shows what it misses.
"""

from __future__ import annotations

import hashlib
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.kluis.kopieplek import kies_plek, lees_inhoud
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.kluiskopie import (
    EERDER,
    INHOUD,
    KLUIS,
    LEESMIJ,
    MAP,
    MERK,
    Kopieuitslag,
    is_pad,
    schrijf_lijst,
)
from buurtledger.store.kluis.bewaren import bekijk
from buurtledger.store.kluis.herkenning import merk_kluis
from buurtledger.store.kluis.kopie import (
    Gevonden,
    gewone_bestanden,
    is_gewoon,
    is_op,
    ruim_half_op,
    schrijf_bytes,
    schrijf_over,
    som_van,
    waarom,
)
from buurtledger.store.kluis.plek import Scan, inhoud_van
from buurtledger.store.kluis.sleutels import Sleutel

Meld = Callable[[int, int], None]
"""Told how far it is: so many of so many bytes."""

_LEESMIJ = f"""\
Dit is een reservekopie van een kluis van buurtledger (bonnen en afschriften van de bank). Geef haar aan niemand.
Terugzetten in een lege kluis:   buurtledger kluis herstel {MAP}
Nakijken zonder buurtledger:     sha256sum -c {INHOUD}
In {KLUIS}/ staat alles zoals het in de kluis lag, in {EERDER}/ wat er stond voor een bestand veranderde.

This is a backup of a vault of buurtledger (scans and bank statements). It is private.
"""
_RUIM = 1 << 20
"""So many bytes a disk should have left besides: for the list and the names."""


def kopieer(
    kluis: Path, naar: Path, wortel: Path, sleutel: Sleutel | None, meld: Meld = lambda *_: None
) -> Kopieuitslag | Bezwaar:
    """Bring a copy up to date with the kluis and prove it; or why nothing was done."""
    plek = kies_plek(naar, kluis, wortel)
    if isinstance(plek, Bezwaar):
        return plek
    try:
        lijst = lees_inhoud(plek)
        if isinstance(lijst, Bezwaar):
            return lijst
        merk = merk_kluis(kluis)
        if isinstance(merk, Bericht):
            return Bezwaar(merk, True)
        if lijst and lijst.get(f"{KLUIS}/{MERK}") != hashlib.sha256(merk).hexdigest():
            return Bezwaar(zin("in {map} ligt een kopie van een andere kluis; kies een andere map", map=str(plek)))
        return _Kopie(kluis, plek, sleutel, lijst or {}, meld).maak()
    except OSError as fout:
        bericht = zin("de kopie in {map} is niet te maken: {reden}", map=str(plek), reden=waarom(fout))
        return Bezwaar(bericht, True)


class _Kopie:
    """One run: what the kluis has, what the copy should have, and what came of it."""

    def __init__(self, kluis: Path, plek: Path, sleutel: Sleutel | None, lijst: dict[str, str], meld: Meld) -> None:
        self._kluis, self._plek, self._meld = kluis, plek, meld
        self._sleutel, self._lijst, self._eerst = sleutel, lijst, dict(lijst)
        self._sommen: dict[str, str] = {}
        self._niet: list[tuple[str, Bericht]] = []
        self._kapot: list[str] = []
        self._klaar = 0
        self._totaal = 0

    def maak(self) -> Kopieuitslag | Bezwaar:
        """All of it, in the order in which a power cut does no harm."""
        bestanden, anders = gewone_bestanden(self._kluis)
        self._niet += ((pad, zin("het is geen gewoon bestand")) for pad in anders)
        scans = inhoud_van(self._kluis).scans
        goed = self._kies(bestanden, {scan.pad.relative_to(self._kluis).as_posix(): scan for scan in scans})
        te_doen = [een for een in goed if not self._is_er(een)]
        nodig = sum(een.bytes for een in te_doen)
        ruimte = shutil.disk_usage(self._plek if self._plek.exists() else self._plek.parent).free
        if nodig and ruimte < nodig + _RUIM:
            return Bezwaar(
                zin(
                    "er past niet genoeg bij op {map}: nodig is {nodig} MiB, vrij {vrij} MiB. Er is niets gekopieerd",
                    map=str(self._plek),
                    nodig=-(-(nodig + _RUIM) // 2**20),
                    vrij=ruimte // 2**20,
                )
            )
        self._totaal = nodig + sum(een.bytes for een in goed)
        self._schrijf_lijst(goed)
        veranderd = sum(een.pad in self._was_anders for een in te_doen)
        geschreven = self._schrijf(te_doen)
        hersteld, wijkt_af = self._lees_terug(goed, geschreven)
        over, kapot_daar = self._alleen_kopie({een.pad for een in bestanden})
        mis = {*wijkt_af, *(pad for pad, _ in self._niet)}
        bewezen = [een for een in goed if een.pad not in mis]
        return Kopieuitslag(
            str(self._plek),
            len(bewezen),
            sum(een.bytes for een in bewezen),
            len(geschreven) - veranderd,
            veranderd,
            tuple(hersteld),
            (*wijkt_af, *kapot_daar),
            tuple(self._kapot),
            tuple(self._niet),
            over,
            all(scan.versleuteld for scan in scans),
            self._plek.stat().st_dev == self._kluis.stat().st_dev,
        )

    def _kies(self, bestanden: list[Gevonden], scans: dict[str, Scan]) -> list[Gevonden]:
        """What is copied: files that are what their name says, and whose names no disk mixes up."""
        goed, gezien = [], set[str]()
        for een in bestanden:
            gelijk = unicodedata.normalize("NFC", een.pad).casefold()
            if not is_pad(een.pad) or not een.pad.isprintable() or gelijk in gezien:
                self._niet.append((een.pad, zin("die naam kan niet op elke schijf; geef het een andere")))
                continue
            gezien.add(gelijk)
            scan = scans.get(een.pad)
            if scan is not None and self._is_kapot(scan):
                self._kapot.append(een.pad)
                continue
            try:
                self._sommen[een.pad] = som_van(self._kluis / een.pad)
            except OSError as fout:
                self._niet.append((een.pad, waarom(fout)))
                continue
            goed.append(een)
        return goed

    def _is_kapot(self, scan: Scan) -> bool:
        """Whether a scan is not what its name says; of one that no key of ours opens only its head is known."""
        gezien = bekijk(scan, self._sleutel)
        return gezien.inhoud is None and not gezien.dicht

    def _is_er(self, een: Gevonden) -> bool:
        pad = f"{KLUIS}/{een.pad}"
        daar = self._plek / pad
        return (
            self._lijst.get(pad) == self._sommen[een.pad]
            and is_gewoon(self._plek, pad)
            and daar.lstat().st_size == een.bytes
        )

    def _schrijf_lijst(self, goed: list[Gevonden]) -> None:
        """Keep what a file was before it changed, then say what should be there."""
        self._plek.mkdir(mode=0o700, exist_ok=True)
        ruim_half_op(self._plek)
        self._was_anders = set[str]()
        for een in goed:
            pad = f"{KLUIS}/{een.pad}"
            vorige = self._lijst.get(pad)
            if vorige not in (None, self._sommen[een.pad]) and is_gewoon(self._plek, pad):
                self._was_anders.add(een.pad)
                daar = som_van(self._plek / pad)
                if daar == vorige and not is_gewoon(self._plek, f"{EERDER}/{daar}"):
                    schrijf_over(self._plek / pad, self._plek, f"{EERDER}/{daar}", mag_vervangen=False)
                if daar == vorige:
                    self._lijst[f"{EERDER}/{daar}"] = daar
            self._lijst[pad] = self._sommen[een.pad]
        if self._lijst != self._eerst:
            schrijf_bytes(schrijf_lijst(self._lijst), self._plek, INHOUD)
        if not is_gewoon(self._plek, LEESMIJ):
            schrijf_bytes(_LEESMIJ.encode(), self._plek, LEESMIJ)

    def _schrijf(self, te_doen: list[Gevonden]) -> set[str]:
        """Copy what the copy has not; the mark of the kluis first, by which an unfinished copy is known again."""
        geschreven = set[str]()
        over = sorted(te_doen, key=lambda een: een.pad != MERK)
        for nr, een in enumerate(over):
            try:
                self._schrijf_een(een)
            except OSError as fout:
                self._niet.append((een.pad, waarom(fout)))
                if is_op(fout):
                    self._niet += ((rest.pad, waarom(fout)) for rest in over[nr + 1 :])
                    break
                continue
            geschreven.add(een.pad)
            self._vorder(een.bytes)
        return geschreven

    def _schrijf_een(self, een: Gevonden) -> None:
        schrijf_over(self._kluis / een.pad, self._plek, f"{KLUIS}/{een.pad}", mag_vervangen=True)

    def _lees_terug(self, goed: list[Gevonden], geschreven: set[str]) -> tuple[list[str], list[str]]:
        """Every file again from the disk: what had changed there and was mended, and what is not the same."""
        hersteld: list[str] = []
        wijkt_af: list[str] = []
        niet = {pad for pad, _ in self._niet}
        for een in goed:
            self._vorder(een.bytes)
            if een.pad in niet or self._klopt(een):
                continue
            if een.pad in geschreven:
                wijkt_af.append(een.pad)
                continue
            try:
                self._schrijf_een(een)
            except OSError as fout:
                self._niet.append((een.pad, waarom(fout)))
                continue
            (hersteld if self._klopt(een) else wijkt_af).append(een.pad)
        return hersteld, wijkt_af

    def _klopt(self, een: Gevonden) -> bool:
        try:
            return som_van(self._plek / KLUIS / een.pad, van_schijf=True) == self._sommen[een.pad]
        except OSError:
            return False

    def _alleen_kopie(self, hier: set[str]) -> tuple[int, list[str]]:
        """What only the copy has: how many files of the kluis, and what of it is no longer what the list says.

        What was taken away there by hand is forgotten.
        """
        over, kapot, weg = 0, [], []
        for pad, som in self._lijst.items():
            soort, _, naam = pad.partition("/")
            if soort == KLUIS and naam in hier:
                continue
            if not is_gewoon(self._plek, pad):
                weg.append(pad)
                continue
            over += soort == KLUIS
            try:
                if som_van(self._plek / pad, van_schijf=True) != som:
                    kapot.append(pad)
            except OSError:
                kapot.append(pad)
        if weg:
            schrijf_bytes(schrijf_lijst({p: s for p, s in self._lijst.items() if p not in weg}), self._plek, INHOUD)
        return over, kapot

    def _vorder(self, aantal: int) -> None:
        self._klaar += aantal
        self._meld(self._klaar, self._totaal)
