"""Every kind of private detail together: what is found in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from buurtledger.checks.privacy.normaalvorm import Normaalvorm, normaalvorm
from buurtledger.checks.privacy.nummers import (
    Stuk,
    burgerservicenummers,
    geboortedata,
    kentekens,
    rekeningen,
)
from buurtledger.checks.privacy.telefoons import telefoonnummers
from buurtledger.checks.privacy.vermoeden import CIJFER, apenstaart, geboren, plaat, postcode, titel, veel_cijfers
from buurtledger.checks.privacy.woorden import adressen, mailadressen, namen
from buurtledger.model.bericht import N_


class Vondst(NamedTuple):
    """A private detail in a text: from where to where, and what kind."""

    begin: int
    einde: int
    wat: str


class _Soort(NamedTuple):
    wat: str
    vind: Callable[[str], Iterator[Stuk]]
    kan: Callable[[str, int, str], bool]
    """Whether a text, from a place on, or the same in lower case, can have one: asked first, since it is quick."""


_MET_CIJFERS = (
    _Soort(N_("een rekeningnummer"), rekeningen, veel_cijfers),
    _Soort(N_("een burgerservicenummer"), burgerservicenummers, veel_cijfers),
    _Soort(N_("een telefoonnummer"), telefoonnummers, veel_cijfers),
    _Soort(N_("een adres"), adressen, postcode),
    _Soort(N_("een geboortedatum"), geboortedata, geboren),
    _Soort(N_("een kenteken"), kentekens, plaat),
)
_ZONDER_CIJFERS = (
    _Soort(N_("een e-mailadres"), mailadressen, apenstaart),
    _Soort(N_("een naam"), namen, titel),
)
_SOORTEN = (*_ZONDER_CIJFERS[:1], *_MET_CIJFERS, *_ZONDER_CIJFERS[1:])


def vind(tekst: str) -> list[Vondst]:
    """The private details in a text, in order and apart; what overlaps is one, of the kind that says most."""
    return vind_in(normaalvorm(tekst))


def vind_in(vorm: Normaalvorm) -> list[Vondst]:
    """The same in a text whose normal form is known; the places are those of the text as written."""
    klein = vorm.tekst.lower()
    cijfers = CIJFER.search(klein) is not None
    gevonden = [
        (*vorm.terug(*stuk), rang)
        for rang, soort in enumerate(_SOORTEN)
        if (cijfers or soort in _ZONDER_CIJFERS) and soort.kan(vorm.tekst, 0, klein)
        for stuk in soort.vind(vorm.tekst)
    ]
    uit: list[tuple[int, int, int]] = []
    for begin, einde, rang in sorted(gevonden):
        if uit and begin < uit[-1][1]:
            uit[-1] = (uit[-1][0], max(uit[-1][1], einde), min(uit[-1][2], rang))
        else:
            uit.append((begin, einde, rang))
    return [Vondst(begin, einde, _SOORTEN[rang].wat) for begin, einde, rang in uit]
