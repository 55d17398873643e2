"""The one list of findings: what `check` prints, the website shows and a report rests on.

Rules over values, private details in every file, what git proves, and where asked the history and the kluis.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.controle import controleer
from buurtledger.checks.privacy.regel import eigen_van, prive_in_boodschap
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.model.bevinding import Bevinding, Ernst, Plaats, Regel
from buurtledger.model.grootboek import Grootboek
from buurtledger.stand.tot_dag import zonder_later
from buurtledger.store.aanwijzen import wijs_aan
from buurtledger.store.git.gedeeld import Gedeeld
from buurtledger.store.git.los import los_van
from buurtledger.store.git.onveranderd import klaargezet, onveranderd, samenvoegen
from buurtledger.store.git.proces import GitFout
from buurtledger.store.git.toets import Toets, rollen_om_te_tonen, toets_vier_ogen
from buurtledger.store.grootboek import lees_grootboek, lees_rectificaties, lees_rollen
from buurtledger.store.inhoud import inhoud_van
from buurtledger.store.kluis.sleutels import Sleutel
from buurtledger.store.planlezen import lees_plan
from buurtledger.store.prive import prive_ernaast, zegt_niet_gezien
from buurtledger.store.snel.vlugcontrole import controleer_vlug


class Niet(NamedTuple):
    """What was not looked at; each a whole sentence."""

    kon: tuple[Bericht, ...] = ()
    """What could not be looked at."""
    gevraagd: tuple[Bericht, ...] = ()
    """What nobody asked, and an option of `check` does."""


class Nagekeken(NamedTuple):
    """A ledger, and all that was found in it, by file and line."""

    grootboek: Grootboek
    bevindingen: tuple[Bevinding, ...]
    niet_gezien: tuple[Bericht, ...] = ()
    """Where the rule `privacy` did not look, to be said on one line."""
    niet: Niet = Niet()
    los: tuple[str, ...] = ()
    """The files that hold what is not committed."""

    @property
    def niet_nagekeken(self) -> tuple[Bericht, ...]:
        """All that was not looked at, and why."""
        return self.niet.kon + self.niet.gevraagd

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
    begin: str = "",
    zoals: Callable[[Grootboek], tuple[Grootboek, date]] | None = None,
) -> Nagekeken | Bezwaar:
    """Everything that the rules find; or why it cannot be asked. `vandaag` is the day that is taken for today.

    `begin` is the commit with which the rollen must begin; empty when nobody pinned one. `zoals` makes of
    the books those that are looked at, and says which day is today: what is dated later is not in what is found.
    """
    with prive_ernaast(wortel) as prive, Gedeeld(wortel) as git:
        heel = grootboek = lees_grootboek(wortel)
        if zoals is not None:
            grootboek, vandaag = zoals(heel)
        toets = toets_vier_ogen(wortel, grootboek, vandaag, begin, gedeeld=git)
        gezien = prive(toets.grootboek.begroting, rollen_om_te_tonen(toets, grootboek.rollen))
        alles = [*controleer(toets.grootboek, vandaag), *gezien.bevindingen]
        gevonden = _met_git(wortel, toets, git, alles, sinds_rev, geschiedenis=geschiedenis)
        if isinstance(gevonden, Bezwaar):
            return gevonden
        scans = any(mutatie.scan for logboek in grootboek.logboeken.values() for mutatie in logboek)
        niet = _niet_nagekeken(toets, git, zonder_kluis=scans and kluis is None, zonder_begin=not begin)
        los = _los(wortel, git)
    if kluis is not None:
        from buurtledger.stand.bewaartermijn import vrijgegeven
        from buurtledger.store.kluis.nakijken import controleer_kluis

        mag_weg = vrijgegeven(grootboek.logboeken, grootboek.bank, grootboek.subsidie, vandaag)
        gevonden += controleer_kluis(
            *(kluis.map, grootboek.logboeken, kluis.sleutel, grootboek.bank, mag_weg), grootboek.overeenkomsten
        )
        gevonden += _vrijwilligers(kluis, grootboek)
    if zoals is not None:
        gevonden = [*zonder_later(gevonden, heel, vandaag)]
    return Nagekeken(toets.grootboek, wijs_aan(wortel, gevonden), zegt_niet_gezien(gezien), niet, los)


def _vrijwilligers(kluis: Kluisvraag, grootboek: Grootboek) -> Iterator[Bevinding]:
    """Who got more than the limits, by what the kluis knows; or that it cannot be opened."""
    from buurtledger.checks.register import bevinding
    from buurtledger.checks.vrijwilligers import vrijwilligers
    from buurtledger.store.kluis.plek import VRIJWILLIGERS
    from buurtledger.store.kluis.vrijwilligers import lees_vrijwilligers

    weet = lees_vrijwilligers(kluis.map, kluis.sleutel)
    if isinstance(weet, Bericht):
        hulp = zin("zolang is niet na te gaan of een vrijwilliger te veel kreeg")
        yield bevinding(Regel.DICHT, Plaats(VRIJWILLIGERS, 1, 1), weet, hulp)
    elif grootboek.begroting is not None:
        yield from vrijwilligers(weet, grootboek.logboeken, grootboek.begroting.vrijwilligers)


class Gevonden(NamedTuple):
    """All that was found, by file and line, and where was not looked."""

    bevindingen: tuple[Bevinding, ...]
    niet_gezien: tuple[Bericht, ...]
    niet: Niet = Niet()
    los: tuple[str, ...] = ()
    """The files that hold what is not committed."""


def vind_alles(
    wortel: Path,
    vandaag: date,
    *,
    sinds_rev: str | None = None,
    geschiedenis: bool = False,
    kluis: Kluisvraag | None = None,
    begin: str = "",
) -> Gevonden | Bezwaar:
    """The same list, for who does not ask for the ledger itself: most logboeken then need no more than a glance."""
    rollen = lees_rollen(wortel)[0]
    vlug = kluis is None and not (rollen.personen or rollen.grenzen or begin)
    with Gedeeld(wortel) as git:
        if vlug:
            snel = controleer_vlug(wortel, vandaag, rollen)
            toets = toets_vier_ogen(wortel, snel.grootboek, vandaag, gedeeld=git)
        if vlug and not (toets.weet is not None and toets.weet.had_rollen):
            gevonden = _met_git(wortel, toets, git, snel.bevindingen, sinds_rev, geschiedenis=geschiedenis)
            if isinstance(gevonden, Bezwaar):
                return gevonden
            niet = _niet_nagekeken(toets, git, zonder_kluis=snel.heeft_scans, zonder_begin=True)
            return Gevonden(wijs_aan(wortel, gevonden), zegt_niet_gezien(snel.gezien), niet, _los(wortel, git))
    # What git and the kluis know is held against every line, so every line is read.
    nagekeken = kijk_na(wortel, vandaag, sinds_rev=sinds_rev, geschiedenis=geschiedenis, kluis=kluis, begin=begin)
    return nagekeken if isinstance(nagekeken, Bezwaar) else Gevonden(*nagekeken[1:])


def _met_git(
    wortel: Path,
    toets: Toets,
    git: Gedeeld,
    gevonden: Iterable[Bevinding],
    sinds_rev: str | None,
    *,
    geschiedenis: bool,
) -> list[Bevinding] | Bezwaar:
    """What was found, and what git knows besides."""
    rectificaties = toets.grootboek.rectificaties
    veranderd = onveranderd(wortel, rectificaties, sinds=sinds_rev, geschiedenis=geschiedenis, gedeeld=git)
    if isinstance(veranderd, Bericht):
        return Bezwaar(veranderd)
    # Where git could not answer, the history says so as well: once is enough.
    gezegd = {b.regel for b in veranderd} if toets.weet is None else set()
    van_twee = (b for b in toets.bevindingen if b.regel not in gezegd)
    return [*gevonden, *samenvoegen(wortel), *van_twee, *veranderd]


def _niet_nagekeken(toets: Toets, git: Gedeeld, *, zonder_kluis: bool, zonder_begin: bool) -> Niet:
    kon = (_ZONDER_GIT if git.buiten_git else None, _ONDIEP if git.ondiep else None)
    begin = toets.weet.feiten.keten.begin if toets.weet is not None else ""
    gevraagd = (_ZONDER_KLUIS if zonder_kluis else None, _zonder_begin(begin) if zonder_begin and begin else None)
    return Niet(tuple(filter(None, kon)), tuple(filter(None, gevraagd)))


def _los(wortel: Path, git: Gedeeld) -> tuple[str, ...]:
    try:
        archief = git()
        return los_van(wortel, archief) if archief is not None else ()
    except GitFout:
        return ()  # that git cannot answer is a finding of its own


_ZONDER_GIT = zin("dit grootboek staat niet in git: of er iets veranderd is, is niet na te gaan")
_ONDIEP = zin("deze kloon is ondiep: wat er voor haar eerste commit gebeurde is niet gezien")
_ZONDER_KLUIS = zin("of elke scan in de kluis ligt en klopt (dat doet buurtledger check --kluis)")


def _zonder_begin(begin: str) -> Bericht:
    return zin(
        "of de rollen nog beginnen waar ze begonnen; een heel andere geschiedenis zou niet opvallen (staat op jullie "
        "papier hetzelfde begin, dan doet dat buurtledger check --begin {begin})",
        begin=begin,
    )


def kijk_klaargezet_na(wortel: Path, index: str = "") -> tuple[Bevinding, ...] | Bezwaar:
    """What may not be committed of what is staged; or why git cannot say. `index`: the one that git names to a hook."""
    uitkomst = klaargezet(wortel, lees_rectificaties(wortel)[0], index)
    return Bezwaar(uitkomst) if isinstance(uitkomst, Bericht) else wijs_aan(wortel, uitkomst)


def kijk_boodschap_na(wortel: Path, bestand: Path) -> tuple[Bevinding, ...] | Bezwaar:
    """What a commit's message may not tell, from the file in which git gives it to a hook."""
    try:
        ruw = bestand.read_bytes()
    except OSError as fout:
        reden = reden_van(fout)
        return Bezwaar(zin("{bestand} is niet te lezen: {reden}", bestand=str(bestand), reden=reden), onleesbaar=True)
    eigen = eigen_van(lees_plan(wortel).begroting, lees_rollen(wortel)[0])
    return tuple(prive_in_boodschap(inhoud_van(ruw).tekst, eigen))
