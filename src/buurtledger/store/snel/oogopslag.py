"""A glance at a logboek for `check`: whether its own lines break any rule at all.

Nearly every logboek is in order, and to see that takes no value for every line. A glance has no findings of its
own: it either says that no rule can find anything in this logboek by itself, and leaves what the rules over the
whole ledger need to know, or it says nothing, and then the logboek is read in full and judged like any other
(`checks.controle`). So the rules stand in one place; here are only reasons why they need not look closer. A new
rule on a single line must be answered for here too; tests/test_vlugcontrole.py holds the two ways against each
other.

Measured on 150.000 mutaties, one core: reading values and judging them took 1,4 s and looking for private details
0,9 s more; a glance takes 0,55 s for both.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import compress, repeat
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.controle import van_logboek
from buurtledger.checks.grenzen import grenzen, te_veel_vergoed
from buurtledger.checks.nummers import kaal, op_nummer
from buurtledger.checks.privacy.vondsten import vind
from buurtledger.model.begroting import Post
from buurtledger.model.datum import GESCHREVEN as DATUM
from buurtledger.model.geld import GESCHREVEN as BEDRAG
from buurtledger.model.geld import NUL, plat
from buurtledger.model.mutatie import GELD_UIT, PENVOERDER, Mutatie, Soort, logboek_van
from buurtledger.model.nummer import NUMMER
from buurtledger.stand.ongedaan import geldend
from buurtledger.stand.verloop import effect, ontvanger_van
from buurtledger.store.files.bestand import lees_tekst
from buurtledger.store.logboek.patroon import zonder_aanhaling
from buurtledger.store.snel.kolommen import TEKSTKOLOMMEN, Kolommen, lees_kolommen
from buurtledger.store.snel.vluglezen import verloop_van

_ALLE_GELD = Decimal("Infinity")
_HOOFD = re.compile(rf"- \{{[a-z]+: {NUMMER}(?:, van: {NUMMER})?, datum: {DATUM}(?:, bedrag: {BEDRAG})?, ")
"""The beginning of a line in which no text can stand."""


class Oogopslag(NamedTuple):
    """A logboek in order: what rules over more than its own lines need of it.

    Ids and what may stand only once are kept as hashes, good for one run of the program: two that differ may
    have the same, and then only more is looked at.
    """

    nummers: array[int]
    """Of every id."""
    sleutels: array[int]
    """Of every day, amount and text or shop of a bon that is not undone, and of every scan and bron."""
    lijnen: array[int]
    """Per sleutel its line, from 1."""
    eerste: str
    """The first day of what must be within the looptijd; empty when there is nothing."""
    laatste: str
    besteed: Decimal
    uitbetaald: Decimal
    """The sums of today, in euro's."""
    heeft_scans: bool
    """Whether a line names a scan in the kluis."""


class Blik(NamedTuple):
    """A logboek as looked at. Without `oogopslag` it must be read in full."""

    post: str
    oogopslag: Oogopslag | None
    prive: bool
    """Whether it may hold a private detail, and must be looked at for that line by line."""


def bekijk_logboek(wortel: Path, vandaag: date, post: str) -> Blik:
    """Look at the logboek of a post."""
    bestand = lees_tekst(wortel, logboek_van(post))
    kolommen = None if bestand.bevindingen else lees_kolommen(bestand.tekst, post)
    return Blik(post, kolommen and neem_op(kolommen, vandaag), kolommen is None or _kan_prive_zijn(kolommen))


_ONSCHULDIG: set[str] = set()
"""Texts in which nothing private is, seen in this run: the same ones return again and again."""


def _kan_prive_zijn(kolommen: Kolommen) -> bool:
    """Whether a text in it has a private detail."""
    teksten = set(map(_na_het_hoofd, kolommen.geschreven_los)).union(*map(kolommen.velden.__getitem__, TEKSTKOLOMMEN))
    teksten -= _ONSCHULDIG
    if any(map(vind, teksten)):
        return True
    _ONSCHULDIG.update(teksten)
    return False


def _na_het_hoofd(regel: str) -> str:
    hoofd = _HOOFD.match(regel)
    return regel[hoofd.end() :] if hoofd else regel


def neem_op(kolommen: Kolommen, vandaag: date) -> Oogopslag | None:
    """What a logboek leaves for the whole ledger; None when a rule may find something in it by itself."""
    blijft = geldend(kolommen.los, vandaag)
    if any(_bezwaren(kolommen, blijft, vandaag)):
        return None
    velden = kolommen.velden
    nummers = array("q", map(hash, velden["bon"]))
    nummers.extend(hash(mutatie.nummer) for mutatie in kolommen.los)
    sleutels, lijnen = _sleutels(kolommen)
    for mutatie in blijft:
        van_deze = list(sleutels_van(mutatie))
        sleutels.extend(van_deze)
        lijnen.extend(repeat(mutatie.lijn, len(van_deze)))
    dagen = {*velden["datum"], *{m.datum.isoformat() for m in blijft if m.soort in GELD_UIT}}
    eerste, laatste = min(dagen, default=""), max(dagen, default="")
    scans = any(velden["scan"]) or any(mutatie.scan for mutatie in kolommen.los)
    return Oogopslag(nummers, sleutels, lijnen, eerste, laatste, *_sommen(kolommen, blijft), scans)


def _sommen(kolommen: Kolommen, blijft: Sequence[Mutatie]) -> tuple[Decimal, Decimal]:
    """What was spent and paid out, when nothing is dated after today."""
    bedragen = list(map(Decimal, kolommen.velden["bedrag"]))
    van_penvoerder = (betaler == PENVOERDER for betaler in kolommen.velden["betaald_door"])
    bonnen = {m.nummer: m for m in blijft if m.soort == Soort.BON}
    effecten = [effect(m, ontvanger_van(m, bonnen)) for m in blijft]
    return (
        sum((e.besteed for e in effecten), sum(bedragen, NUL)),
        sum((e.uitbetaald for e in effecten), sum(compress(bedragen, van_penvoerder), NUL)),
    )


def _bezwaren(kolommen: Kolommen, blijft: Sequence[Mutatie], vandaag: date) -> Iterator[object]:
    """Anything that a rule may find without the plan and without other logboeken."""
    velden = kolommen.velden
    yield from van_logboek(None, kolommen.post, kolommen.los, blijft, op_nummer(kolommen.los), vandaag)
    yield max(velden["datum"], default="") > vandaag.isoformat()
    btw = velden["btw"]
    yield any(
        Decimal(deel) >= Decimal(geheel)
        for geheel, deel in zip(compress(velden["bedrag"], btw), filter(None, btw), strict=True)
    )
    if any(mutatie.soort == Soort.TERUGBETALING for mutatie in blijft):
        # With all the money in the world the only thing that can be too much is what came back.
        yield from grenzen(Post(kolommen.post, "", _ALLE_GELD), blijft, vandaag)
    if any(mutatie.soort == Soort.VERGOEDING for mutatie in blijft):
        yield from te_veel_vergoed(blijft, verloop_van(kolommen._replace(los=tuple(blijft))), vandaag)


def _sleutels(kolommen: Kolommen) -> tuple[array[int], array[int]]:
    """Of the bonnen on their own."""
    velden, lijnen = kolommen.velden, kolommen.lijnen
    bedragen = [bedrag if bedrag[-3:-2] == "." else plat(Decimal(bedrag)) for bedrag in velden["bedrag"]]
    sleutels, van_lijn = array("q"), array("q")
    for naam, veld in (("tekst", "omschrijving"), ("winkel", "leverancier")):
        alle = zip(velden["datum"], bedragen, repeat(naam), _kale(velden[veld]), strict=False)
        sleutels.extend(map(hash, compress(alle, velden[veld])))
        van_lijn.extend(compress(lijnen, velden[veld]))
    scans = velden["scan"]
    sleutels.extend(hash(("scan", zonder_aanhaling(scan))) for scan in scans if scan)
    van_lijn.extend(compress(lijnen, scans))
    bronnen = velden["bron"]
    sleutels.extend(hash(("bron", zonder_aanhaling(bron))) for bron in bronnen if bron)
    van_lijn.extend(compress(lijnen, bronnen))
    return sleutels, van_lijn


def _kale(kolom: Sequence[str]) -> Sequence[str]:
    """What `kaal` makes of every text; of most logboeken all at once, since they hold no blank too many."""
    samen = "\n".join(kolom).replace('"', "").casefold()
    if samen.isascii() and not any(blanco in f"\n{samen}\n" for blanco in ("  ", " \n", "\n ")):
        return samen.split("\n")
    return [kaal(zonder_aanhaling(geschreven)) for geschreven in kolom]


def sleutels_van(mutatie: Mutatie) -> Iterator[int]:
    """What may stand only once of a mutatie that is not undone."""
    if mutatie.scan:
        yield hash(("scan", mutatie.scan))
    if mutatie.bron:
        yield hash(("bron", mutatie.bron))
    if mutatie.soort == Soort.BON:
        datum, bedrag = mutatie.datum.isoformat(), plat(mutatie.bedrag)
        yield hash((datum, bedrag, "tekst", kaal(mutatie.omschrijving)))
        if mutatie.leverancier:
            yield hash((datum, bedrag, "winkel", kaal(mutatie.leverancier)))
