"""The one list of findings: what `check` prints, the website shows and a report rests on.

Rules over values, private details in every file, what git proves, and where asked the history and the kluis.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.besluiten import gewijzigd
from buurtledger.checks.controle import controleer
from buurtledger.checks.privacy import eigen_van, prive_in_boodschap
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.besluit import BESLUITEN
from buurtledger.model.bevinding import Bevinding, Ernst
from buurtledger.model.grootboek import Grootboek
from buurtledger.store.aanwijzen import wijs_aan
from buurtledger.store.files.bestand import onderliggend
from buurtledger.store.git.onveranderd import hele_geschiedenis, klaargezet, samenvoegen, sinds, twee_paar_ogen
from buurtledger.store.git.proces import gewijzigde_bestanden
from buurtledger.store.grootboek import lees_grootboek, lees_rollen
from buurtledger.store.inhoud import inhoud_van
from buurtledger.store.kluis.sleutels import Sleutel
from buurtledger.store.planlezen import lees_plan
from buurtledger.store.prive import prive_ernaast, zegt_niet_gezien


class Nagekeken(NamedTuple):
    """A ledger, and all that was found in it, by file and line."""

    grootboek: Grootboek
    bevindingen: tuple[Bevinding, ...]
    niet_gezien: tuple[Bericht, ...] = ()
    """Where the rule `privacy` did not look, to be said on one line."""

    @property
    def fouten(self) -> int:
        """How many of them are a fout."""
        return sum(gevonden.ernst is Ernst.FOUT for gevonden in self.bevindingen)


class Kluisvraag(NamedTuple):
    """The kluis to look at, and the identity that opens what is encrypted in it."""

    map: Path
    sleutel: Sleutel | None = None


def kijk_na(
    wortel: Path,
    vandaag: date,
    *,
    sinds_rev: str | None = None,
    geschiedenis: bool = False,
    kluis: Kluisvraag | None = None,
) -> Nagekeken | Bezwaar:
    """Everything that the rules find; or why it cannot be asked. `vandaag` is the day that is taken for today."""
    with prive_ernaast(wortel) as prive:
        grootboek = lees_grootboek(wortel)
        gezien = prive(grootboek.begroting, grootboek.rollen)
    alles = [*controleer(grootboek, vandaag), *_veranderde_besluiten(wortel), *samenvoegen(wortel)]
    alles += gezien.bevindingen
    alles += twee_paar_ogen(wortel, grootboek, vandaag)
    for uitkomst in _uit_de_geschiedenis(wortel, grootboek, sinds_rev, geschiedenis=geschiedenis):
        if isinstance(uitkomst, Bericht):
            return Bezwaar(uitkomst)
        alles += uitkomst
    if kluis is not None:
        from buurtledger.store.kluis.nakijken import controleer_kluis

        alles += controleer_kluis(kluis.map, grootboek.logboeken, kluis.sleutel)
    return Nagekeken(grootboek, wijs_aan(wortel, alles), zegt_niet_gezien(gezien))


def kijk_klaargezet_na(wortel: Path) -> tuple[Bevinding, ...] | Bezwaar:
    """What may not be committed of what is staged; or why git cannot say."""
    uitkomst = klaargezet(wortel)
    return Bezwaar(uitkomst) if isinstance(uitkomst, Bericht) else wijs_aan(wortel, uitkomst)


def kijk_boodschap_na(wortel: Path, bestand: Path) -> tuple[Bevinding, ...] | Bezwaar:
    """What a commit's message may not tell, from the file in which git gives it to a hook."""
    try:
        ruw = bestand.read_bytes()
    except OSError as fout:
        reden = fout.strerror or str(fout)
        return Bezwaar(zin("{bestand} is niet te lezen: {reden}", bestand=str(bestand), reden=reden), onleesbaar=True)
    eigen = eigen_van(lees_plan(wortel).begroting, lees_rollen(wortel)[0])
    return tuple(prive_in_boodschap(inhoud_van(ruw).tekst, eigen))


def _veranderde_besluiten(wortel: Path) -> Iterator[Bevinding]:
    if onderliggend(wortel, BESLUITEN):
        yield from gewijzigd(gewijzigde_bestanden(wortel, BESLUITEN))


def _uit_de_geschiedenis(
    wortel: Path, grootboek: Grootboek, sinds_rev: str | None, *, geschiedenis: bool
) -> Iterable[tuple[Bevinding, ...] | Bericht]:
    if sinds_rev is not None:
        yield sinds(wortel, sinds_rev, grootboek.rectificaties)
    if geschiedenis:
        yield hele_geschiedenis(wortel, grootboek.rectificaties)
