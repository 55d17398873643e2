"""Finding what a person means by what was typed: the one that fits, or the nearest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def kaal(tekst: str) -> str:
    """A text as it is compared: any case, composed or not, without accents, spaces folded."""
    from unicodedata import combining, normalize

    plat = tekst if tekst.isascii() else "".join(t for t in normalize("NFKD", tekst) if not combining(t))
    return " ".join(plat.casefold().split())


def passend(getypt: str, namen: Mapping[str, str]) -> tuple[str, ...]:
    """The ids that what was typed names: `namen` has the name of each.

    As the id stands; else in any case; else by the name or the last part. More than one: it fits several.
    """
    if getypt in namen:
        return (getypt,)
    klein = kaal(getypt).strip("/")
    heel = tuple(id_ for id_ in namen if kaal(id_) == klein)
    if heel or not klein:
        return heel
    return tuple(id_ for id_, naam in namen.items() if klein in (kaal(id_.rpartition("/")[2]), kaal(naam)))


def met_stuk(getypt: str, namen: Mapping[str, str]) -> tuple[str, ...]:
    """The ids that what was typed names, or else those with every word of it somewhere in id or name."""
    woorden = kaal(getypt).split()
    return passend(getypt, namen) or tuple(
        id_ for id_, naam in namen.items() if woorden and all(woord in kaal(f"{id_} {naam}") for woord in woorden)
    )


def past_op_nummer(getypt: str, nummer: str) -> bool:
    """Whether an id of a mutatie begins with what was typed, or its chance part does."""
    klein = getypt.strip().lower()
    return bool(klein) and (nummer.startswith(klein) or nummer.partition("-")[2].startswith(klein))


def nabij(getypt: str, namen: Iterable[str], hoogstens: int = 3, *, gelijkenis: float = 0.5) -> tuple[str, ...]:
    """Names like the one typed, nearest first: whole, by the last part, or by a piece of it.

    `gelijkenis` is from 0 to 1: how like a whole name must be to be named, where no piece of it fits.
    """
    from difflib import get_close_matches

    namen = tuple(namen)
    klein = getypt.casefold()
    staart = klein.rpartition("/")[2]
    gelijk = [naam for naam in namen if naam.rpartition("/")[2] == staart]
    erin = [naam for naam in namen if staart and staart in naam]
    lijkt = get_close_matches(klein, namen, hoogstens, gelijkenis)
    staarten = get_close_matches(staart, [naam.rpartition("/")[2] for naam in namen], hoogstens, 0.7)
    op_staart = [naam for deel in staarten for naam in namen if naam.rpartition("/")[2] == deel]
    return tuple(dict.fromkeys([*gelijk, *erin, *op_staart, *lijkt]))[:hoogstens]
