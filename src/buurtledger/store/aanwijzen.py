"""Completing the place of a bevinding: the column of the field it names, and the line for the excerpt."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from buurtledger.model.bevinding import Bevinding
from buurtledger.model.regelboek import is_per_regel
from buurtledger.store.files.bestand import lees_tekst
from buurtledger.store.logboek.patroon import plek_van


def wijs_aan(wortel: Path, bevindingen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
    """The same bevindingen, each with its line, column and excerpt."""

    @lru_cache(maxsize=4)
    def regels(bestand: str) -> list[str]:
        return lees_tekst(wortel, bestand).tekst.split("\n")

    return tuple(sorted((_vul_aan(b, regels(b.plaats.bestand)) for b in bevindingen), key=_volgorde))


def _volgorde(bevinding: Bevinding) -> tuple[str, int, int, str]:
    plaats = bevinding.plaats
    return plaats.bestand, plaats.lijn, plaats.kolom, bevinding.regel


def _vul_aan(bevinding: Bevinding, regels: list[str]) -> Bevinding:
    plaats = bevinding.plaats
    if plaats.kolom == 0 and plaats.veld and is_per_regel(plaats.bestand):
        fragment = regels[plaats.lijn - 1] if plaats.lijn <= len(regels) else ""
        kolom, lengte = plek_van(fragment, plaats.veld) or _plek_met_yaml(fragment, (0, plaats.veld))[1:]
        return bevinding._replace(plaats=plaats._replace(kolom=kolom), fragment=fragment, lengte=lengte)
    if plaats.kolom == 0 and plaats.veld:
        lijn, kolom, lengte = _plek_met_yaml("\n".join(regels), tuple(plaats.veld.split(".")))
        fragment = regels[lijn - 1]
        return bevinding._replace(plaats=plaats._replace(lijn=lijn, kolom=kolom), fragment=fragment, lengte=lengte)
    fragment = bevinding.fragment or (regels[plaats.lijn - 1] if plaats.lijn <= len(regels) else "")
    return bevinding._replace(plaats=plaats._replace(kolom=max(plaats.kolom, 1)), fragment=fragment)


def _plek_met_yaml(tekst: str, weg: tuple[object, ...]) -> tuple[int, int, int]:
    from buurtledger.store.yaml.boom import YamlFout, lees_boom

    try:
        boom = lees_boom(tekst)
    except YamlFout:
        return 1, 1, 1
    return boom.vind(weg)[0] if boom else (1, 1, 1)
