"""Reading and adding to a book with one line a thing (`model.regelboek`), each line on its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from buurtledger.checks.register import bevinding
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.regelboek import Regelboek
from buurtledger.model.tekst import VERBODEN
from buurtledger.store.files.bestand import symlink_op_weg
from buurtledger.store.logboek.lezen import is_afgebroken
from buurtledger.store.yaml.plat import lees_plat

LANGSTE = 64 * 1024
"""A longer line cannot be one; it is not even tried."""


class Regels(NamedTuple):
    """The lines that could be read, in the file's order, and what is wrong with the rest."""

    regels: tuple[Any, ...]
    bevindingen: tuple[Bevinding, ...]


def lees_regels(
    boek: Regelboek, tekst: str, pad: str, vlug: Callable[[str, int], object | None] | None = None
) -> Regels:
    """The lines of a book's text. `vlug` reads the plainest lines, with their numbers, and passes on the others."""
    regels: list[Any] = []
    bevindingen: list[Bevinding] = []
    gezien: set[str] = set()
    alle = tekst.split("\n")
    for lijn, regel in enumerate(alle, start=1):
        kaal = regel.rstrip("\r")
        if not kaal.strip() or kaal.startswith("#"):
            continue
        if kaal in gezien:
            # A merge can bring a line in twice; it counts once.
            bericht = zin("deze regel staat er al, teken voor teken; hij telt één keer")
            bevindingen.append(bevinding(Regel.DUBBEL, Plaats(pad, lijn, 1), bericht, _HAAL_WEG))
            continue
        gezien.add(kaal)
        gelezen = (vlug and vlug(kaal, lijn)) or _lees_plat(boek, kaal, lijn) or _lees_regel(boek, kaal, pad, lijn)
        if isinstance(gelezen, _Fouten):
            half = lijn == len(alle) and is_afgebroken(kaal)
            bevindingen += (_half(pad, lijn, kaal),) if half else gelezen.bevindingen
        else:
            regels.append(gelezen)
    return Regels(tuple(regels), tuple(bevindingen))


def _half(pad: str, lijn: int, regel: str) -> Bevinding:
    bericht = zin("de laatste regel is niet af: er mist een einde")
    remedie = zin("buurtledger herstel haalt de halve regel weg en laat zien wat er stond; schrijf het dan opnieuw op")
    return bevinding(Regel.BESTAND, Plaats(pad, lijn, len(regel) + 1), bericht, remedie)._replace(fragment=regel[:2000])


_HAAL_WEG = zin("laat het zo, of haal er een weg voordat het in git staat")


class _Fouten(NamedTuple):
    bevindingen: tuple[Bevinding, ...]


def _lees_plat(boek: Regelboek, regel: str, lijn: int) -> Any:
    """A line as buurtledger itself writes it; None for any other, and for what does not fit its form."""
    if len(regel) > LANGSTE or VERBODEN.search(regel) or (velden := lees_plat(regel)) is None:
        return None
    soort = next(iter(velden))
    if soort not in boek.soorten:
        return None
    from pydantic_core import ValidationError

    try:
        return boek.vorm(soort).keur(velden)._replace(lijn=lijn)
    except ValidationError:
        return None  # read in full: then every fault has its place


def _lees_regel(boek: Regelboek, regel: str, pad: str, lijn: int) -> Any:
    from buurtledger.store.yaml.afkeuring import Afkeuring
    from buurtledger.store.yaml.boom import YamlFout, lees_boom
    from buurtledger.store.yaml.vormfouten import oordeel, van_yaml

    def fout(bericht: Bericht) -> _Fouten:
        gevonden = bevinding(Regel.VORM, Plaats(pad, lijn, 1), bericht, boek.hulp)
        return _Fouten((gevonden._replace(fragment=regel[:2000]),))

    if len(regel) > LANGSTE or VERBODEN.search(regel):
        return fout(zin("deze regel is te lang, of er staat een teken in dat je niet kunt zien"))
    try:
        boom = lees_boom(regel)
    except YamlFout as yamlfout:
        return _Fouten((van_yaml(yamlfout, pad, lijn, regel),))
    if boom is None or not isinstance(boom.waarde, list) or boom.vloeiend or len(boom.waarde) != 1:
        return fout(zin("er hoort precies één {wat} op een regel, tussen accolades", wat=boek.wat))
    groep = boom.waarde[0]
    eerste = str(next(iter(groep.waarde), "")) if isinstance(groep.waarde, dict) else ""
    if eerste not in boek.soorten:
        return fout(zin("een regel begint hier met {keuzes}", keuzes=tuple(boek.soorten)))
    # A list stands within the group, and so at a depth of its own: the place is that of the group.
    uitkomst = oordeel(boek.vorm(eerste), groep, pad, lijn, regel)
    return _Fouten(uitkomst) if isinstance(uitkomst, Afkeuring) else uitkomst._replace(lijn=lijn)


def _welke(boek: Regelboek, regels: Sequence[Any], geschreven: Sequence[str], pad: str) -> str:
    """The first line that does not read as it was meant, or that is written twice."""
    for regel, tekst in zip(regels, geschreven, strict=True):
        if lees_regels(boek, tekst, pad).regels != (regel._replace(lijn=1),):
            return tekst
    return next(tekst for nr, tekst in enumerate(geschreven) if tekst in geschreven[:nr])


def schrijf_regels(
    wortel: Path,
    pad: str,
    boek: Regelboek,
    regels: Sequence[Any],
    vlug: Callable[[str, int], object | None] | None = None,
) -> Bericht | None:
    """Add lines to a book, all or none; why not, when it cannot be done. What is there is not touched.

    Each line is first read again as the book will be read, by `vlug` too.
    """
    from buurtledger.store.files.regel_erbij import voeg_regel_toe

    if weg := symlink_op_weg(wortel, pad):
        return zin("{bestand} is een symlink; daar schrijft buurtledger niet in", bestand=weg)
    geschreven = [boek.schrijf(regel) for regel in regels]
    terug, fouten = lees_regels(boek, "\n".join(geschreven), pad, vlug)
    if fouten or [een._replace(lijn=0) for een in terug] != [
        een._replace(lijn=0) if een.lijn else een for een in regels
    ]:
        # Only reachable through a fault of ours; better no line than one that reads otherwise.
        return zin("deze regel is niet veilig op te schrijven: {regel}", regel=_welke(boek, regels, geschreven, pad))
    try:
        (wortel / pad).parent.mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        return zin("{bestand} is niet te schrijven: {reden}. Er is niets veranderd", bestand=pad, reden=str(fout))
    return voeg_regel_toe(wortel, pad, "\n".join(geschreven)) if geschreven else None
