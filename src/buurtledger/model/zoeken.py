"""Finding what a person means: the nearest names to what was typed."""

from __future__ import annotations

from collections.abc import Iterable


def nabij(getypt: str, namen: Iterable[str], hoogstens: int = 3) -> tuple[str, ...]:
    """Names like the one typed, nearest first: whole, by the last part, or by a piece of it."""
    from difflib import get_close_matches

    namen = tuple(namen)
    klein = getypt.casefold()
    staart = klein.rpartition("/")[2]
    gelijk = [naam for naam in namen if naam.rpartition("/")[2] == staart]
    erin = [naam for naam in namen if staart and staart in naam]
    lijkt = get_close_matches(klein, namen, hoogstens, 0.5)
    staarten = get_close_matches(staart, [naam.rpartition("/")[2] for naam in namen], hoogstens, 0.7)
    op_staart = [naam for deel in staarten for naam in namen if naam.rpartition("/")[2] == deel]
    return tuple(dict.fromkeys([*gelijk, *erin, *op_staart, *lijkt]))[:hoogstens]
