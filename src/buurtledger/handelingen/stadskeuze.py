"""Which ledgers a city is made of: folders, and lists of folders and addresses of git."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.stad import Buurtboek, Weggelaten
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.stadslijst import Stadsboek, Stadslijst
from buurtledger.store.files.vinden import vind_wortel
from buurtledger.store.git.ophalen import haal_op
from buurtledger.store.snel.bergplaats import stadsmap
from buurtledger.store.yaml.vormlezen import lees_vorm

HOOGSTENS = 5000
"""More ledgers than this is a list gone wrong: the whole country has fewer neighbourhoods that ask for it."""
_TEGELIJK = 8
"""How many addresses are fetched at once."""


class Gekozen(NamedTuple):
    """The ledgers to sum, and what was named and is none."""

    boeken: tuple[Buurtboek, ...]
    weggelaten: tuple[Weggelaten, ...]


def kies(genoemd: Iterable[str]) -> Gekozen | Bezwaar:
    """The ledgers that were named, in that order; or what is wrong with a list."""
    boeken: list[Buurtboek] = []
    weg: list[Weggelaten] = []
    for naam in genoemd:
        if Path(naam).suffix in (".yaml", ".yml") and not Path(naam).is_dir():
            uit_lijst = _uit_lijst(Path(naam))
            if isinstance(uit_lijst, Bezwaar):
                return uit_lijst
            gevonden = uit_lijst
        else:
            gevonden = _uit_mappen(naam)
        for een in gevonden:
            if isinstance(een, Buurtboek):
                boeken.append(een)
            else:
                weg.append(een)
    if len(boeken) > HOOGSTENS:
        return Bezwaar(zin("dat zijn {aantal} grootboeken, hoogstens {hoogste}", aantal=len(boeken), hoogste=HOOGSTENS))
    return Gekozen(tuple(boeken), tuple(weg))


def _uit_lijst(lijst: Path) -> Iterator[Buurtboek | Weggelaten] | Bezwaar:
    from buurtledger.model import bestandsvormen

    if not os.path.lexists(lijst):
        return Bezwaar(zin("{bestand} is er niet", bestand=str(lijst)), onleesbaar=True)
    hier = lijst.absolute().parent
    gelezen, bevindingen = lees_vorm(hier, lijst.name, bestandsvormen.STADSLIJST)
    if gelezen is None:
        eerste = bevindingen[0]
        return Bezwaar(
            zin(
                "{bestand}:{lijn}: {bericht}", bestand=str(lijst), lijn=str(eerste.plaats.lijn), bericht=eerste.bericht
            ),
            onleesbaar=True,
        )
    assert isinstance(gelezen, Stadslijst)
    if not any(boek.git for boek in gelezen.boeken):
        return (_uit_map(boek.map, hier / boek.map) for boek in gelezen.boeken)
    # Fetching is waiting for others.
    with ThreadPoolExecutor(_TEGELIJK) as rij:
        return iter([*rij.map(partial(_van, hier=hier), gelezen.boeken)])


def _van(boek: Stadsboek, hier: Path) -> Buurtboek | Weggelaten:
    if boek.map:
        return _uit_map(boek.map, hier / boek.map)
    bewaar = stadsmap("stad-git")
    if bewaar is None:
        return Weggelaten(boek.genoemd, zin("er is geen eigen cachemap om de boeken in op te halen"))
    opgehaald = haal_op(boek, bewaar)
    if isinstance(opgehaald, Bericht):
        return Weggelaten(boek.genoemd, opgehaald)
    return _uit_map(boek.genoemd, opgehaald)


def _uit_mappen(genoemd: str) -> Iterator[Buurtboek | Weggelaten]:
    """The ledger in a folder; or those in the folders that stand in it, by name."""
    hier = Path(genoemd)
    eigen = _uit_map(genoemd, hier)
    erin = [] if isinstance(eigen, Buurtboek) else [map_ for map_ in _mappen_in(hier) if (map_ / "data").is_dir()]
    yield from (_uit_map(str(map_), map_) for map_ in erin) if erin else (eigen,)


def _mappen_in(hier: Path) -> list[Path]:
    try:
        return sorted(map_ for map_ in hier.iterdir() if map_.is_dir() and not map_.name.startswith("."))
    except OSError:
        return []


def _uit_map(genoemd: str, map_: Path) -> Buurtboek | Weggelaten:
    wortel = vind_wortel(str(map_), map_)
    if isinstance(wortel, Bericht):
        return Weggelaten(genoemd, zin("hier is geen grootboek: er is geen data/budget.yaml"))
    return Buurtboek(genoemd, wortel)
