"""Whether a text can hold a private detail at all: quick to ask and quick to load, so it is asked first.

A command that adds a line asks this of every text; the patterns themselves are loaded only where it says yes.
"""

from __future__ import annotations

import re
from collections.abc import Callable

CIJFER = re.compile("[0-9]")
_VEEL_CIJFERS = re.compile("[0-9](?:[^0-9]{0,5}[0-9]){6}")
_POSTCODE = re.compile("[1-9][0-9]{3}[ .-]?[A-Za-z]{2}")
_PLAAT = re.compile("[A-Za-z0-9]-[A-Za-z0-9]{1,3}-[A-Za-z0-9]")
_GEBOREN = ("geb", "*", "jarig", "verjaardag", "g.d.", "dob", "d.o.b", "birth", "born")
_APENSTAART = ("@", "staart", " at ", "at)", "at]", "at}", "at>", "at )", "at ]", "at.)")
_TITELS = (
    *[
        "mw",
        "mev",
        "mvr",
        "mej",
        "dhr",
        "hr.",
        "heer",
        "fam",
        "meneer",
        "gezin",
        "mrs",
        "mr.",
        "juffr",
        "echtp",
        "wed.",
        "weduw",
        "t.n.v",
        "tnv",
        "houder",
        "contactp",
    ],
    "ten name",
)
_WAAR = ("woon", "wonend", "adres")
_AUTO = ("kent", "auto", "bus", "nummer")
WOORDEN = tuple(dict.fromkeys((*_APENSTAART, *_TITELS, *_GEBOREN, *_WAAR, *_AUTO)))
"""A text that has none of these, in lower case, has nothing that is told by a word."""


def _met_woord(woorden: tuple[str, ...]) -> Callable[[str, int, str], bool]:
    return lambda _tekst, _vanaf, klein: any(woord in klein for woord in woorden)


geboren, apenstaart, titel = _met_woord(_GEBOREN), _met_woord(_APENSTAART), _met_woord(_TITELS)
_woont, _auto = _met_woord(_WAAR), _met_woord(_AUTO)


def veel_cijfers(tekst: str, vanaf: int, _klein: str) -> bool:
    """An account, a telephone or a burgerservicenummer: seven digits or more, close together."""
    return _VEEL_CIJFERS.search(tekst, vanaf) is not None


def postcode(tekst: str, vanaf: int, klein: str) -> bool:
    """An address."""
    return _POSTCODE.search(tekst, vanaf) is not None or _woont(tekst, vanaf, klein)


def plaat(tekst: str, vanaf: int, klein: str) -> bool:
    """A kenteken."""
    return _PLAAT.search(tekst, vanaf) is not None or _auto(tekst, vanaf, klein)


def kan_prive_zijn(tekst: str, vanaf: int = 0) -> bool:
    """Whether anything in a text in its normal form, from a place on, asks for a closer look."""
    klein = tekst.lower()
    if apenstaart(tekst, vanaf, klein) or titel(tekst, vanaf, klein):
        return True
    if CIJFER.search(tekst, vanaf) is None:
        return False
    return (
        veel_cijfers(tekst, vanaf, klein)
        or postcode(tekst, vanaf, klein)
        or plaat(tekst, vanaf, klein)
        or geboren(tekst, vanaf, klein)
    )
