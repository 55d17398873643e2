"""Every kind of private detail together: what is found in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from buurtledger.checks.privacy.normaalvorm import Normaalvorm, normaalvorm
from buurtledger.checks.privacy.vermoeden import CIJFER, apenstaart, geboren, plaat, postcode, titel, veel_cijfers
from buurtledger.model.bericht import N_

if TYPE_CHECKING:
    from buurtledger.checks.privacy.nummers import Stuk


class Vondst(NamedTuple):
    """A private detail in a text: from where to where, and what kind."""

    begin: int
    einde: int
    wat: str


class _Soort:
    """A kind of detail, with who finds it: `module.functie`, whose patterns take longer to make than to use."""

    def __init__(self, wat: str, vinder: str, kan: Callable[[str, int, str], bool]) -> None:
        self.wat = wat
        self._vinder = vinder
        self.kan = kan
        """Whether a text, from a place on, or the same in lower case, can have one: asked first, since it is quick."""

    @cached_property
    def vind(self) -> Callable[[str], Iterator[Stuk]]:
        """Finds them in a text. Loaded when a text can have one: most never have."""
        module, naam = self._vinder.split(".")
        return cast(
            "Callable[[str], Iterator[Stuk]]", getattr(import_module(f"buurtledger.checks.privacy.{module}"), naam)
        )


_MET_CIJFERS = (
    _Soort(N_("een rekeningnummer"), "nummers.rekeningen", veel_cijfers),
    _Soort(N_("een burgerservicenummer"), "nummers.burgerservicenummers", veel_cijfers),
    _Soort(N_("een telefoonnummer"), "telefoons.telefoonnummers", veel_cijfers),
    _Soort(N_("een adres"), "woorden.adressen", postcode),
    _Soort(N_("een geboortedatum"), "nummers.geboortedata", geboren),
    _Soort(N_("een kenteken"), "nummers.kentekens", plaat),
)
_ZONDER_CIJFERS = (
    _Soort(N_("een e-mailadres"), "woorden.mailadressen", apenstaart),
    _Soort(N_("een naam"), "woorden.namen", titel),
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
