"""A city: every neighbourhood's books as tables that are kept, and the questions that are asked of all of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.privacy.regel import maskeer
from buurtledger.export.parquet import open_duckdb, schrijf_tabel
from buurtledger.export.stadsvragen import Antwoorden, Onleesbaar, beantwoord
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.model.idnaam import id_van
from buurtledger.report.buurtgegevens import Gevuld, buurtgegevens, onleesbare_buurt
from buurtledger.report.site.model import Site
from buurtledger.stand.stad import Stad
from buurtledger.store.boekstaat import eerste_commit, herkomst, staat_van, zelfde_uiterlijk
from buurtledger.store.gegevensmap import Gegevensmap, Staat, bezwaar_tegen_gegevensmap, open_gegevensmap
from buurtledger.store.planlezen import lees_plan
from buurtledger.store.publiceren import STAD, Gepubliceerd, bezwaar_tegen_hele_map, is_eerdere, is_vol, publiceer

_KERNEN = 8
"""More at once than this gains little, and takes memory."""
_GENOEG = 4
"""Fewer ledgers than this are read sooner than another process starts."""


class Buurtboek(NamedTuple):
    """A ledger of the city, and how it was named."""

    genoemd: str
    wortel: Path


class Weggelaten(NamedTuple):
    """What was named and is in no sum, and why."""

    genoemd: str
    reden: Bericht


class Bijgewerkt(NamedTuple):
    """What was done to have the tables of every ledger as its books are."""

    buurten: tuple[str, ...]
    """The neighbourhoods, each once."""
    genoemd: Mapping[str, str]
    """Per neighbourhood how its ledger was named."""
    gemaakt: int
    """How many of them had changed and were made again."""
    weggelaten: tuple[Weggelaten, ...]


def tel_op(map_: Path, boeken: Sequence[Buurtboek], op: date | None) -> tuple[Bijgewerkt, Antwoorden] | Bezwaar:
    """Bring the tables in a folder up to date with the books (at least one), and ask what the city wants to know."""
    try:
        with open_gegevensmap(map_) as gegevens:
            bijgewerkt = werk_bij(gegevens, boeken)
            gevonden = beantwoord(map_, _staten(gegevens, bijgewerkt), op)
            if isinstance(gevonden, Onleesbaar):
                # Files of an earlier time that got broken: made again, once.
                gegevens.vergeet(gevonden.buurten)
                bijgewerkt = werk_bij(gegevens, boeken)
                gevonden = beantwoord(map_, _staten(gegevens, bijgewerkt), op)
    except OSError as fout:
        reden = reden_van(fout)
        return Bezwaar(zin("{map} is niet te gebruiken voor de gegevens: {reden}", map=str(map_), reden=reden), True)
    if isinstance(gevonden, Onleesbaar):
        return Bezwaar(zin("de gegevens van {buurten} zijn niet te lezen", buurten=gevonden.buurten), onleesbaar=True)
    return bijgewerkt, gevonden


def _staten(gegevens: Gegevensmap, bijgewerkt: Bijgewerkt) -> dict[str, str]:
    return {buurt: gegevens.buurten[buurt].inhoud for buurt in bijgewerkt.buurten}


def werk_bij(gegevens: Gegevensmap, boeken: Sequence[Buurtboek]) -> Bijgewerkt:
    """Make the tables of every ledger whose books are not those that its tables were made of. Raises OSError."""
    per_herkomst = {staat.herkomst: buurt for buurt, staat in gegevens.buurten.items()}
    van_wie: dict[str, Buurtboek] = {}
    weggelaten: list[Weggelaten] = []
    te_maken: list[_Werk] = []
    gezien: set[str] = set()
    for boek in boeken:
        plek = herkomst(boek.wortel)
        if plek in gezien:
            weggelaten.append(Weggelaten(boek.genoemd, zin("hetzelfde grootboek is twee keer genoemd")))
            continue
        gezien.add(plek)
        bekend = per_herkomst.get(plek)
        if bekend is not None and zelfde_uiterlijk(boek.wortel, gegevens.buurten[bekend]):
            buurt, staat = bekend, None
        else:
            staat = staat_van(boek.wortel)
            if bekend is not None and gegevens.buurten[bekend].inhoud == staat.inhoud:
                gegevens.onthoud(bekend, staat)
                buurt, staat = bekend, None
            else:
                buurt = buurtnaam(boek.wortel)
        if eerder := van_wie.get(buurt):
            reden = zin(
                "dit is hetzelfde grootboek als {ander}: dezelfde naam en hetzelfde begin", ander=eerder.genoemd
            )
            weggelaten.append(Weggelaten(boek.genoemd, reden))
            continue
        van_wie[buurt] = boek
        if staat is not None:
            te_maken.append(_Werk(buurt, boek, staat, gegevens.kladmap()))
    for werk, tabellen in _gemaakt(te_maken):
        gegevens.vervang(werk.buurt, {naam: werk.klad / naam for naam in tabellen}, werk.staat)
    genoemd = {buurt: boek.genoemd for buurt, boek in van_wie.items()}
    return Bijgewerkt(tuple(van_wie), genoemd, len(te_maken), tuple(weggelaten))


def buurtnaam(wortel: Path) -> str:
    """What a neighbourhood is called among others: its public name, and a print of where its books began."""
    plan = lees_plan(wortel).begroting
    naam = id_van(maskeer(plan.naam, plan.rekening) if plan else wortel.name) or "buurt"
    begin = eerste_commit(wortel) or os.path.realpath(wortel)
    return f"{naam}-{blake2b(os.fsencode(begin), digest_size=4).hexdigest()}"


class _Werk(NamedTuple):
    """A ledger of which the tables are to be made."""

    buurt: str
    boek: Buurtboek
    staat: Staat
    klad: Path


def _gemaakt(werken: Sequence[_Werk]) -> Iterator[tuple[_Werk, tuple[str, ...]]]:
    """Make the tables, on every core where there are several ledgers."""
    kernen = min(os.cpu_count() or 1, _KERNEN, len(werken))
    if kernen < 2 or len(werken) < _GENOEG or not hasattr(os, "fork"):
        yield from ((werk, _maak(werk)) for werk in werken)
        return
    from multiprocessing import get_context

    klaar: set[str] = set()
    try:
        with ProcessPoolExecutor(kernen, mp_context=get_context("fork"), max_tasks_per_child=None) as werkers:
            for werk, tabellen in zip(werken, werkers.map(_maak, werken), strict=True):
                klaar.add(werk.buurt)
                yield werk, tabellen
    except BrokenProcessPool:
        # One of them ended its process (out of memory, say). Whose books that were is not known: one by one, then.
        for werk in werken:
            if werk.buurt not in klaar:
                yield werk, _alleen(werk)


def _alleen(werk: _Werk) -> tuple[str, ...]:
    """Make the tables in a process of their own, that may fail."""
    from multiprocessing import get_context

    try:
        with ProcessPoolExecutor(1, mp_context=get_context("fork")) as werker:
            return werker.submit(_maak, werk).result()
    except BrokenProcessPool:
        reden = zin("het lezen hield plotseling op: te veel geheugen, misschien")
        return _schrijf(werk.klad, onleesbare_buurt(werk.boek.genoemd, reden), 1900)


def _maak(werk: _Werk) -> tuple[str, ...]:
    """Make the tables of a ledger in its own folder; of one that cannot be read only that it cannot."""
    from buurtledger.handelingen.publiceren import stel_samen

    try:
        site = stel_samen(werk.boek.wortel, None)
    except (OSError, RecursionError, MemoryError) as fout:
        site = Bezwaar(zin("{reden}", reden=str(fout) or type(fout).__name__))
    if isinstance(site, Bezwaar):
        return _schrijf(werk.klad, onleesbare_buurt(werk.boek.genoemd, _reden(site)), 1900)
    return _schrijf(werk.klad, buurtgegevens(site), site.op.year)


def _reden(bezwaar: Bezwaar) -> Bericht:
    """Why a ledger cannot be read: the first thing that is in the way, and where."""
    if not bezwaar.bevindingen:
        return bezwaar.bericht
    eerste = bezwaar.bevindingen[0]
    return zin("{plek}: {bericht}", plek=f"{eerste.plaats.bestand}:{eerste.plaats.lijn}", bericht=eerste.bericht)


def _schrijf(klad: Path, tabellen: Iterable[Gevuld], leeg_jaar: int) -> tuple[str, ...]:
    namen = []
    with open_duckdb() as verbinding:
        for tabel, rijen in tabellen:
            schrijf_tabel(verbinding, tabel, rijen(), klad / tabel.naam, leeg_jaar)
            namen.append(tabel.naam)
    return tuple(namen)


def zet_buurt(gegevens: Gegevensmap, buurt: str, wortel: Path, site: Site) -> None:
    """Put the tables of one ledger, as it may be published, into a folder. Raises OSError."""
    klad = gegevens.kladmap()
    tabellen = _schrijf(klad, buurtgegevens(site), site.op.year)
    gegevens.vervang(buurt, {naam: klad / naam for naam in tabellen}, staat_van(wortel))


def bezwaar_tegen_gegevens(map_: Path, boeken: Iterable[Path]) -> Bezwaar | None:
    """Why the tables cannot be kept in a folder: it is of one of the books, of git, or of something else."""
    for wortel in boeken:
        if fout := bezwaar_tegen_hele_map(map_, wortel):
            return Bezwaar(fout)
    fout = bezwaar_tegen_gegevensmap(map_)
    return Bezwaar(fout) if fout else None


def bezwaar_tegen_stadsmap(doel: Path, boeken: Iterable[Path]) -> Bezwaar | None:
    """Why the website of a city cannot go into a folder: it is of one of the books, of git, or of something else."""
    for wortel in boeken:
        if fout := bezwaar_tegen_hele_map(doel, wortel):
            return Bezwaar(fout)
    if is_vol(doel) and not is_eerdere(doel, STAD):
        return Bezwaar(zin("{map} is niet leeg en geen eerdere website; kies een andere map", map=str(doel)))
    return None


def schrijf_website(stad: Stad, doel: Path) -> Gepubliceerd | Bezwaar:
    """Write the website of a city into a folder; or why that cannot be done."""
    from buurtledger.report.site.stad import bestanden

    klaar = publiceer(doel, bestanden(stad), STAD)
    return Bezwaar(klaar, True) if isinstance(klaar, Bericht) else klaar
