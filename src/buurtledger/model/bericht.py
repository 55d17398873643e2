"""A sentence for people, kept apart from the language it is shown in.

What computes makes a `Bericht`; only what prints turns it into text. The Dutch
sentence is the key of the catalogs, so Dutch needs no catalog at all.
"""

from __future__ import annotations

import errno
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


_SYSTEEM = {
    errno.ENOENT: zin("dat is er niet"),
    errno.EACCES: zin("je mag daar niet bij"),
    errno.EPERM: zin("dat mag je niet"),
    errno.EEXIST: zin("dat is er al"),
    errno.EISDIR: zin("dat is een map"),
    errno.ENOTDIR: zin("dat is geen map"),
    errno.ENOTEMPTY: zin("die map is niet leeg"),
    errno.ENOSPC: zin("de schijf is vol"),
    errno.EROFS: zin("daar kan alleen gelezen worden"),
    errno.ENAMETOOLONG: zin("die naam is te lang"),
}


def reden_van(fout: OSError) -> Bericht | str:
    """Why the system refused: what people meet in our words, the rest as the system says it."""
    return _SYSTEEM.get(fout.errno or 0) or fout.strerror or str(fout)


ONBENOEMD = N_("(nog niet benoemd)")
"""What stands behind the id of a kern that has no name yet; a report says it in the reader's language."""
