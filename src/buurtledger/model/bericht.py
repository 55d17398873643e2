"""A sentence for people, kept apart from the language it is shown in.

What computes makes a `Bericht`; only what prints turns it into text. The Dutch
sentence is the key of the catalogs, so Dutch needs no catalog at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Bericht(NamedTuple):
    """A Dutch sentence with named places, and what goes there.

    A value may be a str, int, date, Decimal (an amount in euro's), another
    `Bericht`, or a tuple of str. How each is written is up to the language.
    """

    sjabloon: str
    waarden: Mapping[str, object]


def zin(sjabloon: str, /, **waarden: object) -> Bericht:
    """Make a `Bericht`. The catalogs are filled from the literal first argument."""
    return Bericht(sjabloon, waarden)


def N_(sjabloon: str) -> str:  # noqa: N802 gettext's own name for this
    """Mark a literal for the catalogs without translating it here."""
    return sjabloon
