"""The lines of a file that only grows, and whether two of them are the same.

*Same* is what YAML reads, texts in NFC: CRLF, blanks at the end, a BOM, quotes and the order of keys are no change.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from unicodedata import normalize

from buurtledger.model.geschiedenis import Stuk
from buurtledger.model.nummer import NUMMER
from buurtledger.model.regelboek import is_per_regel
from buurtledger.store.yaml.plat import lees_plat

_NUMMER = re.compile(NUMMER)
_ZONDER_NUMMER = frozenset(("rollen", "sleutelmerk", "bestand"))
"""First keys whose value is no id."""
_BEGIN = re.compile(r"\s*-\s")
_TEKEN = re.compile(r"[<=>|]{7}(?: .*)?")
_LANGSTE = 64 * 1024
"""A longer line cannot be a mutatie: it is compared as it is written."""


def verschil(bestand: str, oud: bytes, nieuw: bytes) -> tuple[tuple[Stuk, ...], tuple[Stuk, ...]]:
    """The lines that are in the old content and not in the new, and the other way round."""
    if nieuw.startswith(oud) and (not oud or oud.endswith(b"\n")) and is_per_regel(bestand):
        begin = oud.count(b"\n")
        bij = tuple(_stuk(lijn, regel) for lijn, regel in _regels(nieuw[len(oud) :], begin))
        return (), bij
    lees = _regels if is_per_regel(bestand) else _opsommingen
    eerder, later = dict(_eerste(lees(oud))), dict(_eerste(lees(nieuw)))
    weg = [_stuk(lijn, regel) for regel, lijn in eerder.items() if regel not in later]
    bij = tuple(_stuk(lijn, regel) for regel, lijn in later.items() if regel not in eerder)
    er_is = {stuk.zelfde for stuk in bij} if weg else set()
    kwijt = [stuk for stuk in weg if stuk.zelfde not in er_is]
    if kwijt:  # spelled otherwise beside a line that stayed as it was
        er_is = {_stuk(lijn, regel).zelfde for regel, lijn in later.items()}
        kwijt = [stuk for stuk in kwijt if stuk.zelfde not in er_is]
    return tuple(kwijt), bij


def _eerste(regels: Iterator[tuple[int, str]]) -> Iterator[tuple[str, int]]:
    """Each line with the number at which it first stands."""
    gezien: dict[str, int] = {}
    for lijn, regel in regels:
        gezien.setdefault(regel, lijn)
    yield from gezien.items()


def heeft_regels(inhoud: bytes) -> bool:
    """Whether a file holds any line that counts."""
    return next(_regels(inhoud), None) is not None


def _regels(inhoud: bytes, begin: int = 0) -> Iterator[tuple[int, str]]:
    for lijn, regel in enumerate(inhoud.decode("utf-8", "surrogateescape").split("\n"), start=begin + 1):
        if _telt(regel):
            yield lijn, regel


def _opsommingen(inhoud: bytes) -> Iterator[tuple[int, str]]:
    """The items of a list that may take more than one line each, as people write in a file by hand."""
    lijn, stuk = 0, ""
    inspringing = 0
    for nr, regel in enumerate(inhoud.decode("utf-8", "surrogateescape").split("\n"), start=1):
        kaal = regel.rstrip()
        diep = len(kaal) - len(kaal.lstrip())
        if stuk and kaal and diep > inspringing:
            stuk += "\n" + regel
            continue
        if stuk:
            yield lijn, stuk
            stuk = ""
        if _BEGIN.match(kaal):
            lijn, stuk, inspringing = nr, regel, diep
    if stuk:
        yield lijn, stuk


def _telt(regel: str) -> bool:
    """Whether a line is more than a blank, a comment, or a mark of a merge that was not finished."""
    kaal = regel.strip("\ufeff\r \t")
    return bool(kaal) and not kaal.startswith("#") and not _TEKEN.fullmatch(kaal)


def _stuk(lijn: int, regel: str) -> Stuk:
    return Stuk(lijn, regel, *gelezen(regel))


@lru_cache(maxsize=50_000)
def gelezen(regel: str) -> tuple[str, str]:
    """What YAML reads in a line, as text that is the same for the same content; and the id that it bears.

    A line that YAML cannot read is compared as it is written.
    """
    kaal = normalize("NFC", regel.strip("\ufeff\r\n \t"))
    velden = lees_plat(kaal) or _met_yaml(kaal)
    if velden is None:
        return kaal, ""
    soort, nummer = next(iter(velden.items()), ("", ""))
    heeft_nummer = soort not in _ZONDER_NUMMER and isinstance(nummer, str) and _NUMMER.fullmatch(nummer)
    return json.dumps(velden, sort_keys=True, ensure_ascii=False), str(nummer) if heeft_nummer else ""


def _met_yaml(regel: str) -> Mapping[str, object] | None:
    if len(regel) > _LANGSTE or not regel.startswith("-"):
        return None
    kaal = lees_yaml(regel)
    if isinstance(kaal, list) and len(kaal) == 1 and isinstance(kaal[0], dict):
        return kaal[0]
    return None


def lees_yaml(tekst: str) -> object:
    """What YAML reads, as plain lists, dicts and texts in NFC; None when it cannot be read."""
    from buurtledger.store.yaml.boom import YamlFout, lees_boom

    try:
        boom = lees_boom(tekst)
    except YamlFout:
        return None
    return _plat(boom.kaal()) if boom is not None else None


def _plat(waarde: object) -> object:
    match waarde:
        case dict():
            return {normalize("NFC", str(sleutel)): _plat(deel) for sleutel, deel in waarde.items()}
        case list():
            return [_plat(deel) for deel in waarde]
        case _:
            return normalize("NFC", str(waarde))
