"""Booking: what a new line would do, and then writing it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from buurtledger.checks.controle import controleer_losse, controleer_verwijzing
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import GELD_UIT, KERN, PENVOERDER, Mutatie, Soort, logboek_van
from buurtledger.model.nummer import maak_nummer
from buurtledger.stand.cijfers import Cijfers, cijfers_van
from buurtledger.stand.ongedaan import stornodag
from buurtledger.stand.verloop import effect, maak_verloop
from buurtledger.store.logboek.patroon import schrijf_regel
from buurtledger.store.logboek.toevoegen import voeg_toe
from buurtledger.store.snel.postboek import Postboek

if TYPE_CHECKING:
    from buurtledger.store.git.vastleggen import Stuk

NIET_TE_HERSTELLEN = ("toekomst", "bedrag", "storno", "retour")
"""Rules that a new line may not break: no later line but a storno could mend it."""


class Werk(NamedTuple):
    """The books as far as adding needs them: the begroting and the logboek of one post."""

    wortel: Path
    vandaag: date
    begroting: Begroting
    logboek: Postboek

    @property
    def post(self) -> str:
        """The id of the post."""
        return self.logboek.post

    def mutatie(self, soort: Soort, datum: date, bedrag: Decimal = NUL, **velden: Any) -> Mutatie:
        """A new mutatie of the post, with an id for today that its logboek does not have."""
        nummer = maak_nummer(self.vandaag, self.logboek, secrets.choice)
        return Mutatie(soort.value, nummer, self.post, 0, datum, bedrag, **velden)


def open_werk(wortel: Path, vandaag: date, begroting: Begroting, post: str) -> Werk | Bezwaar:
    """Ready to add to a post of the begroting; or why not: not every line of its logboek can be read."""
    if post not in begroting.posten:
        return Bezwaar(zin("{post} is geen post in de begroting", post=post), True)
    logboek = Postboek(wortel, post)
    if logboek.fouten:
        bericht = zin("{bestand} is niet helemaal te lezen, dus er is niets bij geschreven", bestand=logboek_van(post))
        return Bezwaar(bericht, True, logboek.fouten)
    return Werk(wortel, vandaag, begroting, logboek)


def storno_van(werk: Werk, doel: Mutatie, reden: str, datum: date | None = None) -> Mutatie:
    """The storno that undoes a mutatie of the post, on its own day where that is not said."""
    dag = datum or stornodag(doel, werk.logboek.mutaties, werk.vandaag)
    return werk.mutatie(Soort.STORNO, dag, van=doel.nummer, reden=reden)


def gewone_betaler(begroting: Begroting, post: str) -> str:
    """Who pays at a post, unless said: at the coordination post, the penvoerder's own, nobody else does."""
    return PENVOERDER if post == begroting.coordinatie.post else KERN


class Boeking(NamedTuple):
    """A line that can be written: what it will be, what it does to its post, and what the rules say of it."""

    wortel: Path
    mutatie: Mutatie
    voor: Cijfers
    na: Cijfers
    bevindingen: tuple[Bevinding, ...]
    eerst: tuple[Mutatie, ...] = ()
    """Lines that are written with it, before it: all of them or none."""

    @property
    def bestand(self) -> str:
        """The logboek it goes to, relative to the ledger's folder."""
        return logboek_van(self.mutatie.post)

    @property
    def nieuw(self) -> tuple[Mutatie, ...]:
        """Every line that it writes."""
        return (*self.eerst, self.mutatie)

    @property
    def regels(self) -> tuple[str, ...]:
        """The lines as they will stand there."""
        return tuple(map(schrijf_regel, self.nieuw))

    @property
    def samenvatting(self) -> Bericht:
        """What was booked, in a sentence that a resident can read."""
        wat = samenvatting(self.mutatie)
        if not self.eerst:
            return wat
        return zin("{wat}, in plaats van {eerder}", wat=wat, eerder=tuple(storno.van for storno in self.eerst))


def bereid_voor(werk: Werk, mutatie: Mutatie, eerst: tuple[Mutatie, ...] = ()) -> Boeking | Bezwaar:
    """What writing a mutatie would do; or why it may not be written. A receipt is a fact: going over budget may.

    `eerst` are lines of the same logboek that will be written with it, before it.
    """
    stand = werk.logboek.verloop.op(date.max)
    if mutatie.soort in GELD_UIT and not (eerst or mutatie.bij):
        zoals = werk.logboek.zoals(mutatie.datum, mutatie.bedrag)
        gevonden = controleer_losse(werk.begroting, mutatie, werk.logboek.verloop, zoals, werk.vandaag)
        daarna = stand + effect(mutatie)
    else:
        eerder, nieuw = werk.logboek.mutaties, (*eerst, mutatie)
        gevonden = controleer_verwijzing(werk.begroting, eerder, nieuw, werk.vandaag)
        daarna = maak_verloop((*eerder, *nieuw)).op(date.max)
    for bevinding in gevonden:
        if bevinding.regel in NIET_TE_HERSTELLEN:
            return Bezwaar(zin("{bericht}. Er is niets geschreven", bericht=bevinding.bericht))
    post = werk.begroting.posten[werk.post]
    return Boeking(werk.wortel, mutatie, cijfers_van(post, stand), cijfers_van(post, daarna), gevonden, eerst)


def boek(boeking: Boeking) -> Bezwaar | None:
    """Write the line, and those that come with it; why not, when it cannot be done."""
    fout = voeg_toe(boeking.wortel, *boeking.eerst, boeking.mutatie)
    return Bezwaar(fout, True) if fout else None


def zoek_steun(boekingen: tuple[Boeking, ...]) -> tuple[Stuk, ...] | Bezwaar:
    """What has to be committed along with the lines; or why it cannot be, before anything is written."""
    return steun_voor(boekingen[0].wortel, [regel for boeking in boekingen for regel in boeking.nieuw])


def steun_voor(wortel: Path, nieuw: Iterable[Mutatie]) -> tuple[Stuk, ...] | Bezwaar:
    """The same for lines that will be written."""
    from buurtledger.store.git.steun import steun_van

    alles: dict[Stuk, None] = {}
    for regels in _per_post(nieuw).values():
        steun = steun_van(wortel, *regels)
        if isinstance(steun, Bericht):
            return Bezwaar(zin("{bericht}. Er is niets geschreven", bericht=steun))
        alles |= dict.fromkeys(steun)
    return tuple(alles)


def leg_vast(
    boekingen: tuple[Boeking, ...], steun: tuple[Stuk, ...], boodschap: str, *, onderteken: bool = False
) -> tuple[str, ...] | Bezwaar:
    """Commit exactly the lines and what they lean on: the ids and files that went along; or why it cannot be done.

    `onderteken` has git sign it, also where the user's settings do not ask that.
    """
    nieuw = [regel for boeking in boekingen for regel in boeking.nieuw]
    return leg_regels_vast(boekingen[0].wortel, nieuw, steun, boodschap, onderteken=onderteken)


def leg_regels_vast(
    wortel: Path, nieuw: Iterable[Mutatie], steun: tuple[Stuk, ...], boodschap: str, *, onderteken: bool = False
) -> tuple[str, ...] | Bezwaar:
    """The same for lines that were written."""
    from buurtledger.store.git.stukken import gelezen
    from buurtledger.store.git.vastleggen import Bestand, Regels
    from buurtledger.store.git.vastleggen import leg_vast as leg_vast_in_git

    stukken = [
        Regels(logboek_van(post), tuple(map(schrijf_regel, regels))) for post, regels in _per_post(nieuw).items()
    ]
    fout = leg_vast_in_git(wortel, (*steun, *stukken), boodschap, onderteken=onderteken)
    if fout is not None:
        return Bezwaar(zin("dit is niet vastgelegd in git; het staat wel in het logboek. {reden}", reden=fout), True)
    bestanden = [stuk.bestand for stuk in steun if isinstance(stuk, Bestand)]
    return (*bestanden, *(gelezen(r)[1] for stuk in steun if isinstance(stuk, Regels) for r in stuk.regels))


def _per_post(mutaties: Iterable[Mutatie]) -> dict[str, list[Mutatie]]:
    per_post: dict[str, list[Mutatie]] = {}
    for mutatie in mutaties:
        per_post.setdefault(mutatie.post, []).append(mutatie)
    return per_post


def samenvatting(mutatie: Mutatie) -> Bericht:
    """What was booked, in a sentence that a resident can read."""
    if mutatie.soort == Soort.AKKOORD:
        return zin(
            "akkoord op {van} bij {post}, als {rol} ({nummer})",
            van=mutatie.van,
            post=mutatie.post,
            rol=mutatie.rol,
            nummer=mutatie.nummer,
        )
    if mutatie.soort == Soort.AFWIJZING:
        return zin(
            "afwijzing van {van} bij {post}, als {rol}: {tekst} ({nummer})",
            van=mutatie.van,
            post=mutatie.post,
            rol=mutatie.rol,
            tekst=mutatie.reden,
            nummer=mutatie.nummer,
        )
    if mutatie.soort == Soort.STORNO:
        return zin(
            "storno van {van} bij {post}: {tekst} ({nummer})",
            van=mutatie.van,
            post=mutatie.post,
            tekst=mutatie.reden,
            nummer=mutatie.nummer,
        )
    return zin(
        "{soort} van {bedrag} bij {post}: {tekst} ({nummer})",
        soort=mutatie.soort,
        bedrag=mutatie.bedrag,
        post=mutatie.post,
        tekst=mutatie.omschrijving,
        nummer=mutatie.nummer,
    )
