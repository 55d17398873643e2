"""What git knows of two people having looked: who entered what, who approved it, and which rollen were in force."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from buurtledger.checks.akkoorden import Brenger, Feiten
from buurtledger.checks.besluitakkoorden import Besluitstuk
from buurtledger.checks.eisen import Bedragen, boven_een_grens
from buurtledger.checks.rectificaties import Rectificatiestuk
from buurtledger.checks.rollen import Deelstand
from buurtledger.checks.rollenbegin import smeed
from buurtledger.checks.rollenketen import DELEN, ROLLEN_DEEL
from buurtledger.model.afdruk import canoniek
from buurtledger.model.begroting import Begroting
from buurtledger.model.besluit import Besluit, besluitbestand
from buurtledger.model.geschiedenis import Commit
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.instemming import OVER_BESLUIT, Instemming, akkoordenbestand
from buurtledger.model.mutatie import OORDELEN, Mutatie, logboek_van
from buurtledger.model.nummer import NUMMER
from buurtledger.stand.ongedaan import geldend
from buurtledger.store.git.archief import Archief
from buurtledger.store.git.bewaakt import BESTANDEN, Bewaakt
from buurtledger.store.git.gerectificeerd import rectificatiestukken
from buurtledger.store.git.kaarten import Kaart
from buurtledger.store.git.regels import bijgekomen
from buurtledger.store.git.ssh import Handtekening, committer_van, geldige_sleutels, handtekening_van
from buurtledger.store.logboek.lezen import lees_logboek
from buurtledger.store.yaml.regellijst import lees_instemmingen

_NUMMER = re.compile(rb"(?<![0-9A-Za-z-])" + NUMMER.encode() + rb"(?![0-9A-Za-z-])")


class VierOgen(NamedTuple):
    """What git knows, for the rules that ask it."""

    feiten: Feiten
    bedragen: Mapping[str, Bedragen]
    """Per id of a mutatie that could pass a limit what counts against it."""
    delen: tuple[Deelstand, ...]
    stukken: tuple[Besluitstuk, ...]
    rectificaties: tuple[Rectificatiestuk, ...]
    begrotingen: Mapping[str, Begroting]
    """Per id of a guarded part of the budget a plan that it was read in."""
    teksten: Mapping[str, str]
    """Per id of a guarded part a version of its file that holds it."""
    in_git: bool = True

    @property
    def had_rollen(self) -> bool:
        """Whether there ever were rollen, also when the folder has none now."""
        return any(deel.ooit for deel in self.delen if deel.deel == ROLLEN_DEEL)


def lees_vier_ogen(
    archief: Archief, grootboek: Grootboek, vandaag: date, vast: str = "", ook: Iterable[str] = ()
) -> VierOgen:
    """What git knows. `vast` is the begin that was pinned, `ook` are ids to look up besides those that need it.

    Raises GitFout when git cannot say.
    """
    bewaakt = Bewaakt(archief)
    werkmap = archief.werkmap()
    alle_rollen = (*bewaakt.rollen.values(), grootboek.rollen)
    bedragen = boven_een_grens(geldende(grootboek, vandaag), alle_rollen)
    regels = _Regels(archief, grootboek, {*bedragen, *ook}, set(ook))
    stukken = [_Stuk(archief, besluit, werkmap) for besluit in grootboek.besluiten]
    rectificaties = rectificatiestukken(archief, grootboek.rectificaties, bewaakt.knopen)
    gevraagd = (
        {commit.nummer for stuk in rectificaties for commit in stuk.brengers}
        | bewaakt.te_tekenen()
        | regels.te_tekenen()
        | {nr for stuk in stukken for nr in stuk.te_tekenen()}
    )
    getekend = {nr: h for nr in gevraagd if (h := handtekening_van(archief.rauw[nr])) is not None}
    bekend = {p.sleutel for rollen in alle_rollen for p in rollen.personen if p.sleutel}
    keten = smeed(bewaakt.knopen, archief.hoofd, bewaakt.rollen, geldige_sleutels(getekend, bekend), vast)

    @cache
    def brenger(commit: Commit) -> Brenger:
        return _brenger(archief, commit, getekend.get(commit.nummer))

    return VierOgen(
        Feiten(
            keten,
            {nummer: tuple(map(brenger, commits)) for nummer, commits in regels.brengers.items()},
            frozenset(regels.doel_stond_er),
            keten.na(archief.hoofd) if keten.begin or not grootboek.rollen.personen else grootboek.rollen,
        ),
        bedragen,
        tuple(_deelstand(deel, bewaakt, werkmap) for deel in DELEN),
        tuple(stuk.maak(brenger) for stuk in stukken),
        rectificaties,
        bewaakt.begrotingen,
        bewaakt.teksten,
    )


def _deelstand(deel: str, bewaakt: Bewaakt, werkmap: Kaart) -> Deelstand:
    nu = bewaakt.van(deel, werkmap)
    return Deelstand(
        deel,
        BESTANDEN[deel],
        nu.id,
        nu.sha256,
        ooit=any(knoop.inhoud[deel] for knoop in bewaakt.knopen),
        gebracht=tuple(knoop.commit for knoop in bewaakt.brengers(deel, nu.id)),
    )


def _brenger(archief: Archief, commit: Commit, handtekening: Handtekening | None) -> Brenger:
    rauw = archief.rauw[commit.nummer]
    soort = ""
    if handtekening is not None:
        soort = "ssh" if handtekening.sleutel else "pgp"
    return Brenger(commit, *committer_van(rauw), soort)


def geldende(grootboek: Grootboek, vandaag: date) -> Iterator[Mutatie]:
    """The mutaties that are not undone."""
    return (mutatie for logboek in grootboek.logboeken.values() for mutatie in geldend(logboek, vandaag))


class _Regels:
    """The lines of the logboeken that somebody has to answer for, and the commits that bring them."""

    def __init__(self, archief: Archief, grootboek: Grootboek, nummers: set[str], ook: set[str]) -> None:
        oordelen = [m for regels in grootboek.logboeken.values() for m in regels if m.soort in OORDELEN]
        gezocht = nummers | {m.nummer for m in oordelen} | {m.van for m in oordelen}
        self._beoordeeld = {m.nummer for m in oordelen} | {m.van for m in oordelen} | ook
        self.brengers: dict[str, list[Commit]] = {}
        self.doel_stond_er: set[tuple[str, str]] = set()
        for post, regels in grootboek.logboeken.items():
            hier = {m.nummer.encode(): m for m in regels if m.nummer in gezocht}
            if hier:
                self._zoek(archief, post, hier)

    def te_tekenen(self) -> set[str]:
        # `ook` are looked up for who asks where they come from, so their signatures are too.
        return {c.nummer for nr, commits in self.brengers.items() if nr in self._beoordeeld for c in commits}

    def _zoek(self, archief: Archief, post: str, hier: Mapping[bytes, Mutatie]) -> None:
        for gebracht in bijgekomen(archief, logboek_van(post)):
            for regel in gebracht.regels:
                gevonden = _NUMMER.search(regel)
                mutatie = hier.get(gevonden[0]) if gevonden else None
                if mutatie is None or not _staat_in(mutatie, regel, post):
                    continue
                if any(_staat_in(mutatie, ouder, post) for ouder in gebracht.ouders):
                    continue
                self.brengers.setdefault(mutatie.nummer, []).append(gebracht.commit)
                doel = hier.get(mutatie.van.encode()) if mutatie.soort in OORDELEN else None
                if doel and gebracht.ouders and all(_staat_in(doel, ouder, post) for ouder in gebracht.ouders):
                    self.doel_stond_er.add((mutatie.nummer, gebracht.commit.nummer))


def _staat_in(mutatie: Mutatie, inhoud: bytes, post: str) -> bool:
    """Whether a logboek's bytes hold a mutatie, by what is read: spelling is no difference."""
    nummer = mutatie.nummer.encode()
    if nummer not in inhoud:
        return False
    zo = canoniek(mutatie)
    tekst = b"\n".join(regel.rstrip(b"\r") for regel in inhoud.split(b"\n") if nummer in regel)
    gelezen = lees_logboek(tekst.decode("utf-8", "replace"), post).mutaties
    return any(ander.nummer == mutatie.nummer and canoniek(ander) == zo for ander in gelezen)


class _Stuk:
    """A besluit as it is now, with the commits that bring it and its akkoorden."""

    def __init__(self, archief: Archief, besluit: Besluit, werkmap: Kaart) -> None:
        self._naam = naam = besluit.naam
        self._krijgt = besluit.krijgt
        pad, blob = besluitbestand(naam), werkmap.get(besluitbestand(naam), "")
        self._sha256 = sha256(archief.inhoud(blob)).hexdigest() if blob else ""
        heeft = {c.nummer for c in archief.commits if blob and archief.kaart(c.nummer).get(pad) == blob}
        self._brengers = [
            c for c in archief.commits if c.nummer in heeft and not any(ouder in heeft for ouder in c.ouders)
        ]
        akkoorden = akkoordenbestand(naam)
        nu = archief.inhoud(werkmap[akkoorden]) if akkoorden in werkmap else b""
        self._nu = {_zonder_plaats(regel): regel for regel in reversed(list(_instemmingen(nu, akkoorden)))}
        self._gegeven: dict[Instemming, list[Commit]] = {regel: [] for regel in self._nu}
        for gebracht in bijgekomen(archief, akkoorden) if self._gegeven else ():
            er_was = {_zonder_plaats(r) for ouder in gebracht.ouders for r in _instemmingen(ouder, akkoorden)}
            for regel in map(_zonder_plaats, _instemmingen(b"\n".join(gebracht.regels), akkoorden)):
                if regel in self._gegeven and regel not in er_was:
                    self._gegeven[regel].append(gebracht.commit)

    def te_tekenen(self) -> Iterator[str]:
        yield from (commit.nummer for commit in self._brengers)
        yield from (commit.nummer for commits in self._gegeven.values() for commit in commits)

    def maak(self, brenger: Callable[[Commit], Brenger]) -> Besluitstuk:
        gegeven = tuple((self._nu[regel], tuple(map(brenger, commits))) for regel, commits in self._gegeven.items())
        return Besluitstuk(self._naam, self._sha256, tuple(map(brenger, self._brengers)), gegeven, self._krijgt)


def _instemmingen(inhoud: bytes, pad: str) -> Iterator[Instemming]:
    yield from lees_instemmingen(inhoud.decode("utf-8", "replace"), pad, OVER_BESLUIT).regels


def _zonder_plaats(regel: Instemming) -> Instemming:
    return regel._replace(lijn=0)
