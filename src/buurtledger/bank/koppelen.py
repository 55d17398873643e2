"""Which entry pays which mutatie: what is certain, and what a person should be asked. Nothing is guessed.

Certain is: the mutatie's id in the description, with its amount and sign; or one entry and one mutatie share amount,
sign and a window of ten days and no other does. Sums of at most six, of one shop, post or account at the other side,
are certain where only one fits. An account that is known to be another group's makes it uncertain.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise
from typing import NamedTuple

from buurtledger.bank.afschrift import Boeking
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.geld import NUL
from buurtledger.model.nummer import NUMMER
from buurtledger.stand.geldmutaties import Geldmutatie

VENSTER = timedelta(days=10)
"""So many days may lie between a mutatie and its entry."""
RUIM = timedelta(days=45)
"""Within so many days a person is asked."""
SAMEN = 6
"""The most that are added up."""
_TE_VEEL = 14
"""Of more that could be added up, any sum is found by chance."""
_TE_LANG = 5_000_000
"""More combinations than this are not tried: nobody answers so many questions either."""
_NUMMER = re.compile(rf"(?=({NUMMER}))")
"""Also right behind other digits, and where one begins in another: a bank leaves no blanks."""
_WOORD = re.compile(r"[^\W\d_]{4,}")


class Opening(NamedTuple):
    """An entry that no line explains."""

    rekening: str
    kenmerk: str
    boeking: Boeking


class Paar(NamedTuple):
    """Entries and mutaties that belong together, or may."""

    openingen: tuple[Opening, ...]
    mutaties: tuple[Geldmutatie, ...]
    zeker: bool
    score: int
    """From 0 to 100: how likely."""
    redenen: tuple[Bericht, ...]


class Weet(NamedTuple):
    """What the kluis learned before."""

    rekening_van: Mapping[str, str]
    """Per account at the other side the post that it was seen to belong to."""
    geweigerd: frozenset[tuple[str, str]]
    """Pairs of kenmerk and id that a person refused."""

    def van_ander(self, opening: Opening, mutaties: Iterable[Geldmutatie]) -> str:
        """The post to which the account at the other side belongs, when it is none of these; else empty."""
        post = self.rekening_van.get(opening.boeking.tegenrekening, "")
        return post if post and any(mutatie.post != post for mutatie in mutaties) else ""


class Koppeling(NamedTuple):
    """What was found."""

    zeker: tuple[Paar, ...]
    vragen: tuple[tuple[Paar, ...], ...]
    """Per entry what it may be, the likeliest first."""


def koppel(openingen: Sequence[Opening], mutaties: Sequence[Geldmutatie], weet: Weet) -> Koppeling:
    """Pair what is open on either side. A mutatie that is paid in part has its rest as its amount."""
    over = _Over(openingen, mutaties)
    zeker: list[Paar] = []
    twijfel: list[Paar] = []
    for stap in (_op_nummer, _op_bedrag, _een_op_meer, _meer_op_een):
        for paar in stap(over, weet):
            if paar.zeker:
                over.neem(paar)
                zeker.append(paar)
            else:
                twijfel.append(paar)
    return Koppeling(tuple(zeker), tuple(_vragen(over, twijfel, weet)))


class _Over:
    """What is still open."""

    def __init__(self, openingen: Sequence[Opening], mutaties: Sequence[Geldmutatie]) -> None:
        self.openingen = {opening.kenmerk: opening for opening in openingen}
        self.mutaties = {mutatie.nummer: mutatie for mutatie in mutaties}

    def neem(self, paar: Paar) -> None:
        for opening in paar.openingen:
            self.openingen.pop(opening.kenmerk, None)
        for mutatie in paar.mutaties:
            self.mutaties.pop(mutatie.nummer, None)

    def heeft(self, paar: Paar) -> bool:
        return all(o.kenmerk in self.openingen for o in paar.openingen) and all(
            m.nummer in self.mutaties for m in paar.mutaties
        )


def nummers_in(boeking: Boeking) -> Iterator[str]:
    """What may be ids in a description, longest first: the bank cuts lines in the middle of them."""
    tekst = "".join(f"{boeking.omschrijving} {boeking.kenmerk}".split()).lower()
    for nummer in _NUMMER.findall(tekst) if "-" in tekst else ():
        yield from (nummer[:lengte] for lengte in range(len(nummer), 10, -1))


def _paar(openingen: Sequence[Opening], mutaties: Sequence[Geldmutatie], weet: Weet, *redenen: Bericht) -> Paar:
    """A pair that is certain, unless what was learned speaks against it."""
    ander = next((post for o in openingen if (post := weet.van_ander(o, mutaties))), "")
    geweigerd = any((o.kenmerk, m.nummer) in weet.geweigerd for o in openingen for m in mutaties)
    if ander:
        redenen = (*redenen, zin("maar deze rekening is bekend als die van {post}", post=ander))
    score = 40 if ander else 100
    return Paar(tuple(openingen), tuple(mutaties), not ander and not geweigerd, score, redenen)


def _op_nummer(over: _Over, weet: Weet) -> Iterator[Paar]:
    for opening in tuple(over.openingen.values()):
        bekend = [nummer for nummer in nummers_in(opening.boeking) if nummer in over.mutaties]
        if not bekend:
            continue
        nummers: list[str] = []
        for nummer in bekend:
            if not any(langer.startswith(nummer) for langer in nummers):
                nummers.append(nummer)
        genoemd = [over.mutaties[nummer] for nummer in nummers]
        reden = zin("het nummer staat in de omschrijving")
        samen = sum((mutatie.bedrag for mutatie in genoemd), NUL)
        if samen == opening.boeking.bedrag:
            yield _paar((opening,), genoemd, weet, reden)
        else:
            ander = zin("maar het bedrag is {bank} en geen {boek}", bank=opening.boeking.bedrag, boek=samen)
            yield Paar((opening,), tuple(genoemd), False, 80, (reden, ander))


def _op_bedrag(over: _Over, weet: Weet) -> Iterator[Paar]:
    """One entry and one mutatie of an amount within the window, and no other of either."""
    boekingen: dict[Decimal, list[tuple[date, str]]] = defaultdict(list)
    mutaties: dict[Decimal, list[tuple[date, str]]] = defaultdict(list)
    for opening in over.openingen.values():
        boekingen[opening.boeking.bedrag].append((opening.boeking.dag, opening.kenmerk))
    for mutatie in over.mutaties.values():
        mutaties[mutatie.bedrag].append((mutatie.datum, mutatie.nummer))
    for bedrag, dagen in mutaties.items():
        hier = sorted(boekingen.get(bedrag, ()))
        dagen.sort()
        for dag, kenmerk in hier:
            bij = _binnen(dagen, dag)
            if len(bij) == 1 and len(_binnen(hier, bij[0][0])) == 1:
                reden = zin("het enige bedrag van deze dagen dat past")
                yield _paar((over.openingen[kenmerk],), (over.mutaties[bij[0][1]],), weet, reden)


def _binnen(dagen: Sequence[tuple[date, str]], dag: date) -> Sequence[tuple[date, str]]:
    """What lies within the window of a day; of more than two, two are enough to know that it is not one."""
    van = bisect_left(dagen, (dag - VENSTER, ""))
    return dagen[van : min(bisect_right(dagen, (dag + VENSTER, "~")), van + 2)]


def _een_op_meer(over: _Over, weet: Weet) -> Iterator[Paar]:
    """One payment for several mutaties of one shop or one post."""
    groepen: dict[tuple[str, str], list[Geldmutatie]] = defaultdict(list)
    for mutatie in over.mutaties.values():
        groepen["post", mutatie.post].append(mutatie)
        if mutatie.leverancier:
            groepen["leverancier", mutatie.leverancier.casefold()].append(mutatie)
    op_dag = {sleutel: sorted(groep, key=lambda m: m.datum) for sleutel, groep in groepen.items() if len(groep) > 1}
    if len(over.openingen) * len(op_dag) > _TE_LANG:
        return
    dagen = {sleutel: [m.datum for m in groep] for sleutel, groep in op_dag.items()}
    for opening in tuple(over.openingen.values()):
        dag, bedrag = opening.boeking.dag, opening.boeking.bedrag
        gevonden: dict[frozenset[str], tuple[Geldmutatie, ...]] = {}
        for sleutel, groep in op_dag.items():
            van, tot = bisect_left(dagen[sleutel], dag - VENSTER), bisect_right(dagen[sleutel], dag + VENSTER)
            if tot - van < 2:
                continue
            kan = [m for m in groep[van:tot] if m.nummer in over.mutaties and m.bedrag * bedrag > 0]
            for samen in _sommen([m.bedrag for m in kan], bedrag):
                gekozen = tuple(kan[nr] for nr in samen)
                gevonden[frozenset(m.nummer for m in gekozen)] = gekozen
        reden = zin("samen precies dit bedrag")
        for gekozen in gevonden.values():
            paar = _paar((opening,), gekozen, weet, reden)
            yield paar if len(gevonden) == 1 else paar._replace(zeker=False, score=60)


def _meer_op_een(over: _Over, weet: Weet) -> Iterator[Paar]:
    """Several transfers to one account for one mutatie."""
    groepen: dict[str, list[Opening]] = defaultdict(list)
    for opening in over.openingen.values():
        if opening.boeking.tegenrekening:
            groepen[opening.boeking.tegenrekening].append(opening)
    rijen = [sorted(groep, key=lambda o: o.boeking.dag) for groep in groepen.values() if len(groep) > 1]
    op_dag = sorted(over.mutaties.values(), key=lambda m: m.datum)
    per_mutatie: dict[str, list[Paar]] = defaultdict(list)
    for groep in rijen if len(rijen) * len(over.mutaties) <= _TE_LANG else ():
        dagen = [opening.boeking.dag for opening in groep]
        for mutatie in _bij_twee(dagen, op_dag):
            van, tot = bisect_left(dagen, mutatie.datum - VENSTER), bisect_right(dagen, mutatie.datum + VENSTER)
            kan = [o for o in groep[van:tot] if o.boeking.bedrag * mutatie.bedrag > 0]
            for samen in _sommen([o.boeking.bedrag for o in kan], mutatie.bedrag):
                paar = _paar([kan[nr] for nr in samen], (mutatie,), weet, zin("samen precies dit bedrag"))
                per_mutatie[mutatie.nummer].append(paar)
    gebruikt: dict[str, int] = defaultdict(int)
    for paren in per_mutatie.values():
        for kenmerk in {o.kenmerk for paar in paren for o in paar.openingen}:
            gebruikt[kenmerk] += 1
    for paren in per_mutatie.values():
        uniek = len(paren) == 1 and all(gebruikt[o.kenmerk] == 1 for o in paren[0].openingen)
        for paar in paren:
            yield paar if uniek else paar._replace(zeker=False, score=60)


def _bij_twee(dagen: Sequence[date], mutaties: Sequence[Geldmutatie]) -> Iterator[Geldmutatie]:
    """The mutaties that have two of these days or more within the window; both are by day."""
    gehad = 0
    for eerste, tweede in pairwise(dagen):
        van = max(gehad, bisect_left(mutaties, tweede - VENSTER, key=lambda m: m.datum))
        gehad = max(van, bisect_right(mutaties, eerste + VENSTER, key=lambda m: m.datum))
        yield from mutaties[van:gehad]


def _sommen(bedragen: Sequence[Decimal], doel: Decimal) -> Iterator[tuple[int, ...]]:
    """The ways to make an amount of two to six of these; none where there are too many to mean anything."""
    if 2 <= len(bedragen) <= _TE_VEEL and abs(sum(bedragen, NUL)) >= abs(doel):
        for aantal in range(2, min(SAMEN, len(bedragen)) + 1):
            for samen in combinations(range(len(bedragen)), aantal):
                if sum((bedragen[nr] for nr in samen), NUL) == doel:
                    yield samen


def _vragen(over: _Over, twijfel: Sequence[Paar], weet: Weet) -> Iterator[tuple[Paar, ...]]:
    """Per entry that is left what it may be: what the steps doubted, and what has the same amount somewhat further."""
    per_boeking: dict[str, list[Paar]] = defaultdict(list)
    for paar in twijfel:
        if over.heeft(paar):
            per_boeking[paar.openingen[0].kenmerk].append(paar)
    bedragen: dict[Decimal, list[tuple[date, str]]] = defaultdict(list)
    for mutatie in over.mutaties.values():
        bedragen[mutatie.bedrag].append((mutatie.datum, mutatie.nummer))
    for dagen in bedragen.values():
        dagen.sort()
    for opening in over.openingen.values():
        kandidaten = per_boeking.get(opening.kenmerk, [])
        gezien = {paar.mutaties for paar in kandidaten}
        dagen = bedragen.get(opening.boeking.bedrag, [])
        van = bisect_left(dagen, (opening.boeking.dag - RUIM, ""))
        tot = bisect_right(dagen, (opening.boeking.dag + RUIM, "~"))
        for _, nummer in dagen[van : min(tot, van + 50)]:
            mutatie = over.mutaties[nummer]
            if (mutatie,) not in gezien:
                kandidaten.append(_waarschijnlijk(opening, mutatie, weet))
        goed = [
            paar
            for paar in kandidaten
            if not any((o.kenmerk, m.nummer) in weet.geweigerd for o in paar.openingen for m in paar.mutaties)
        ]
        if goed:
            yield tuple(sorted(goed, key=lambda paar: (-paar.score, paar.mutaties[0].nummer))[:5])


def _waarschijnlijk(opening: Opening, mutatie: Geldmutatie, weet: Weet) -> Paar:
    """A pair of the same amount, with what speaks for it."""
    boeking = opening.boeking
    verschil = abs((boeking.dag - mutatie.datum).days)
    score = 40 + max(0, 20 - verschil)
    redenen = [zin("hetzelfde bedrag, {dagen:dag|dagen} ertussen", dagen=verschil)]
    post = weet.rekening_van.get(boeking.tegenrekening, "")
    if post == mutatie.post:
        score += 25
        redenen.append(zin("dit is de rekening waarop {post} eerder betaald werd", post=post))
    elif post:
        score -= 30
        redenen.append(zin("maar deze rekening is bekend als die van {post}", post=post))
    woorden = set(_WOORD.findall(f"{boeking.naam} {boeking.omschrijving}".casefold()))
    if woorden & set(_WOORD.findall(f"{mutatie.leverancier} {mutatie.omschrijving} {mutatie.post}".casefold())):
        score += 15
        redenen.append(zin("naam of omschrijving lijkt erop"))
    return Paar((opening,), (mutatie,), False, max(0, min(score, 95)), tuple(redenen))
