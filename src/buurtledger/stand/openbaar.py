"""The books as they may be published: every private detail in a text replaced.

One mask over everything, by the declaration of the values: a field that is text is masked, so that a field that is
added is masked too.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cache
from typing import Any, cast

from buurtledger.model.bericht import Bericht
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.merken import velden_van
from buurtledger.model.velden import TekstVeld

Maskeer = Callable[[str], str]

_MET_TEKST = (
    *("plan", "kernen", "besluiten", "bijdragen", "logboeken", "resultaten", "leersessies", "oordelen"),
    *("huisstijl", "subsidie", "voorstellen", "ideeen", "overeenkomsten"),
)
"""What of the ledger is published; rollen and rectificaties are named by public names and fingerprints only."""


def openbaar(grootboek: Grootboek, maskeer: Maskeer) -> Grootboek:
    """The same books, with every text that people wrote passed through `maskeer`."""
    delen = {veld: _masker(getattr(grootboek, veld), maskeer) for veld in (*_MET_TEKST, "rectificaties")}
    return grootboek._replace(**delen, bevindingen=openbare_bevindingen(grootboek.bevindingen, maskeer))


def openbare_bevindingen(bevindingen: tuple[Bevinding, ...], maskeer: Maskeer) -> tuple[Bevinding, ...]:
    """What the checks found, as it may be published: a message may quote a text of the books."""
    return tuple(
        b._replace(
            bericht=_bericht(b.bericht, maskeer), remedie=_bericht(b.remedie, maskeer), fragment=maskeer(b.fragment)
        )
        for b in bevindingen
    )


def _bericht(bericht: Bericht, maskeer: Maskeer) -> Bericht:
    return bericht._replace(waarden={naam: _in_zin(waarde, maskeer) for naam, waarde in bericht.waarden.items()})


def _in_zin(waarde: object, maskeer: Maskeer) -> object:
    match waarde:
        case Bericht():
            return _bericht(waarde, maskeer)
        case tuple():
            return tuple(_in_zin(deel, maskeer) for deel in waarde)
        case str():
            return maskeer(waarde)
        case _:
            return waarde


def _masker(waarde: Any, maskeer: Maskeer) -> Any:
    if isinstance(waarde, Mapping):
        return {sleutel: _masker(deel, maskeer) for sleutel, deel in waarde.items()}
    if hasattr(waarde, "_fields"):
        return _gemaskerd(waarde, maskeer)
    return tuple(_masker(deel, maskeer) for deel in waarde) if isinstance(waarde, tuple) else waarde


def _gemaskerd(waarde: Any, maskeer: Maskeer) -> Any:
    soort = cast(Hashable, type(waarde))
    teksten, andere = _velden(soort)
    anders: dict[str, Any] = {}
    for veld in teksten:
        # Most lines hold nothing private; a value that stays as it is costs no new one.
        if (tekst := getattr(waarde, veld)) and (schoon := maskeer(tekst)) != tekst:
            anders[veld] = schoon
    for veld in andere:
        deel = getattr(waarde, veld)
        if deel and (schoon := _masker(deel, maskeer)) != deel:
            anders[veld] = schoon
    for veld in _lijsten(soort):
        anders[veld] = tuple(map(maskeer, getattr(waarde, veld)))
    return waarde._replace(**anders) if anders else waarde


@cache
def _velden(soort: type) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a value that are text, and those that are values themselves or lists of them."""
    hints = {veld: velden_van(soort)[veld] for veld in soort._fields}  # type: ignore[attr-defined]
    teksten = tuple(veld for veld, hint in hints.items() if _is_tekst(hint))
    andere = tuple(veld for veld in hints if veld not in teksten and veld not in _lijsten(soort))
    return teksten, andere


@cache
def _lijsten(soort: type) -> tuple[str, ...]:
    """The fields of a value that are lists of texts."""
    hints = {veld: velden_van(soort)[veld] for veld in soort._fields}  # type: ignore[attr-defined]
    return tuple(veld for veld, hint in hints.items() if any(map(_is_tekst, _delen(hint))))


def _delen(hint: Any) -> tuple[Any, ...]:
    kern = hint.__origin__ if hasattr(hint, "__metadata__") else hint
    return getattr(kern, "__args__", ()) if getattr(kern, "__origin__", None) is tuple else ()


def _is_tekst(hint: Any) -> bool:
    return any(isinstance(merk, TekstVeld) for merk in getattr(hint, "__metadata__", ()))
