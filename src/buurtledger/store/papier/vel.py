"""Where the paper lies on a photo: a light sheet with four straight sides on what is darker beside it.

A shadow may lie across paper and table alike, so no lightness tells paper from table. Its sides do: along a side it is
lighter on the one hand and darker on the other, over nearly its whole length, whatever light falls there.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from PIL import Image, ImageFilter

_KLEIN = 160
"""The longest side of the picture in which the sheet is looked for."""
_INKT = 12
"""What is so many percent darker than what is near it may be a letter."""
_STAP = 2
"""How far to either hand of a side it is compared, in pixels of that picture."""
_STREEP = 1.16
"""A sheet is at least so many times lighter than what lies beside it."""
_HOEKEN = 15
"""The most degrees that a side may lean."""
_LIJNEN = 5
"""So many lines are weighed for each of the four sides."""
_HEEL = 0.7
"""Over so much of a side it is seen that it is one."""
_ZEKER = 0.9
"""Four sides that are seen over so much of them are the sides of a sheet, whatever lies beside it."""
_RAND = 0.5
"""What the end of the picture counts as a side: less than any that is seen."""
_DONKER = 20
"""Added to what is compared: in the dark, noise is no side."""
Punt = tuple[float, float]


class Lijn(NamedTuple):
    """A line that may be a side: the points (x, y) for which x * cos + y * sin = ver."""

    hoek: float
    ver: float
    rand: bool = False
    """The end of the picture, where the paper goes on beyond it."""


def alleen_vel(beeld: Image.Image) -> Image.Image:
    """The sheet alone, laid straight; the picture as it is when all of it is paper, or no sheet can be made out."""
    schaal = max(beeld.size) / _KLEIN
    if schaal <= 1:
        return beeld
    klein = beeld.resize(
        (max(1, round(beeld.width / schaal)), max(1, round(beeld.height / schaal))), Image.Resampling.BOX
    )
    hoeken = _vind(klein)
    if hoeken is None:
        return beeld
    x, y = beeld.width / klein.width, beeld.height / klein.height
    linksboven, rechtsboven, rechtsonder, linksonder = (((px + 0.5) * x, (py + 0.5) * y) for px, py in hoeken)
    breed = round(max(math.dist(linksboven, rechtsboven), math.dist(linksonder, rechtsonder)))
    hoog = round(max(math.dist(linksboven, linksonder), math.dist(rechtsboven, rechtsonder)))
    if min(breed, hoog) < 100:
        return beeld
    vier = (*linksboven, *linksonder, *rechtsonder, *rechtsboven)
    return beeld.transform((breed, hoog), Image.Transform.QUAD, vier, Image.Resampling.BICUBIC)


def _vind(klein: Image.Image) -> tuple[Punt, Punt, Punt, Punt] | None:
    """The corners of the sheet, from the left top with the clock; None where no four sides can be made out."""
    # Text is darker than paper: a sheet is what is light once its letters are gone.
    glad = klein.filter(ImageFilter.MedianFilter(3)).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MinFilter(5))
    licht, breed, hoog = glad.tobytes(), klein.width, klein.height
    zijden = [_lijnen(licht, breed, hoog, kant) for kant in range(4)]
    # What is dark and thin, on paper or on a table: the edge of the paper itself is none of it.
    zonder = klein.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MinFilter(5)).tobytes()
    inkt = (vol * _INKT < 100 * (leeg - vol) for vol, leeg in zip(klein.tobytes(), zonder, strict=True))
    letters = [divmod(plek, breed)[::-1] for plek, is_inkt in enumerate(inkt) if is_inkt]
    beste, hoogste = None, 0.0
    delen: dict[tuple[int, Punt, Punt], float] = {}
    for links, boven, rechts, onder in product(*zijden):
        if sum(lijn.rand for lijn in (links, boven, rechts, onder)) > 2:
            continue
        hoeken = _snijpunten(links, boven, rechts, onder, breed, hoog)
        if hoeken is None:
            continue
        punten, zwakste = 0.0, 1.0
        for kant, lijn in enumerate((links, boven, rechts, onder)):
            een, ander = hoeken[kant - 1], hoeken[kant]
            deel = _RAND if lijn.rand else _deel(delen, licht, breed, hoog, kant, een, ander)
            if deel < _HEEL and not lijn.rand:
                break
            punten, zwakste = punten + deel, min(zwakste, deel)
        else:
            punten += 2 * _oppervlak(hoeken) / (breed * hoog)
            if punten > hoogste and (zwakste > _ZEKER or _niets_erbuiten(letters, hoeken)):
                beste, hoogste = hoeken, punten
    return beste


def _lijnen(licht: bytes, breed: int, hoog: int, kant: int) -> list[Lijn]:
    """The lines along which it is lighter to the hand of the sheet, those along which that is so most often first.

    `kant` is which side: 0 left, 1 top, 2 right, 3 bottom. The end of the picture is the last of them.
    """
    liggend, om = kant % 2 == 1, kant > 1
    stemmen: dict[tuple[int, int], int] = {}
    for x, y in _sprongen(licht, breed, hoog, kant):
        langs, dwars = (x, y) if liggend else (y, x)
        for graden in range(-_HOEKEN, _HOEKEN + 1):
            ver = round(dwars * _COS[graden] + langs * _SIN[graden])
            stemmen[graden, ver] = stemmen.get((graden, ver), 0) + 1
    gekozen: list[tuple[int, int]] = []
    for (graden, ver), _ in sorted(stemmen.items(), key=lambda paar: -paar[1]):
        if all(abs(ver - v) > 3 or abs(graden - g) > 3 for g, v in gekozen):
            gekozen.append((graden, ver))
        if len(gekozen) == _LIJNEN:
            break
    rand = (hoog if liggend else breed) - 1 if om else 0
    return [*(Lijn(graden, ver) for graden, ver in gekozen), Lijn(0, rand, True)]


_COS = {graden: math.cos(math.radians(graden)) for graden in range(-90, 91)}
_SIN = {graden: math.sin(math.radians(graden)) for graden in range(-90, 91)}


def _sprongen(licht: bytes, breed: int, hoog: int, kant: int) -> Iterator[tuple[int, int]]:
    """Where it becomes lighter towards the sheet, and most so of what is near."""
    dx, dy = ((1, 0), (0, 1), (-1, 0), (0, -1))[kant]
    naast = (dx + dy * breed) * _STAP
    stap = dx + dy * breed
    rand = _STAP + 1
    for y in range(rand * abs(dy), hoog - rand * abs(dy)):
        for x in range(rand * abs(dx), breed - rand * abs(dx)):
            plek = y * breed + x
            hier = (licht[plek + naast] + _DONKER) / (licht[plek - naast] + _DONKER)
            if hier < _STREEP:
                continue
            ervoor = (licht[plek + naast - stap] + _DONKER) / (licht[plek - naast - stap] + _DONKER)
            erna = (licht[plek + naast + stap] + _DONKER) / (licht[plek - naast + stap] + _DONKER)
            if hier >= ervoor and hier >= erna:
                yield x, y


def _snijpunten(
    links: Lijn, boven: Lijn, rechts: Lijn, onder: Lijn, breed: int, hoog: int
) -> tuple[Punt, Punt, Punt, Punt] | None:
    """Where four lines meet; None where that is no sheet: too small, or well outside the picture."""
    uit = []
    for staand, liggend in ((links, boven), (rechts, boven), (rechts, onder), (links, onder)):
        # x cos + y sin = ver, and y cos + x sin = ver: each leans from its own direction.
        a, b, c, d = _COS[int(staand.hoek)], _SIN[int(staand.hoek)], _SIN[int(liggend.hoek)], _COS[int(liggend.hoek)]
        onderling = a * d - b * c
        x, y = (staand.ver * d - b * liggend.ver) / onderling, (a * liggend.ver - staand.ver * c) / onderling
        if not (-0.04 * breed < x < 1.04 * breed and -0.04 * hoog < y < 1.04 * hoog):
            return None
        uit.append((x, y))
    vier = (uit[0], uit[1], uit[2], uit[3])
    recht = vier[0][0] < vier[1][0] and vier[3][0] < vier[2][0] and vier[0][1] < vier[3][1] and vier[1][1] < vier[2][1]
    return vier if recht and _oppervlak(vier) > 0.1 * breed * hoog else None


def _deel(
    bekend: dict[tuple[int, Punt, Punt], float],
    licht: bytes,
    breed: int,
    hoog: int,
    kant: int,
    een: Punt,
    ander: Punt,
) -> float:
    """Over how much of a side it is lighter inside than outside."""
    sleutel = (kant, een, ander)
    if sleutel not in bekend:
        dx, dy = ((1, 0), (0, 1), (-1, 0), (0, -1))[kant]
        goed, aantal = 0, 0
        for nr in range(1, 24):
            x, y = een[0] + (ander[0] - een[0]) * nr / 24, een[1] + (ander[1] - een[1]) * nr / 24
            binnen = _licht(licht, breed, hoog, x + 2.5 * dx, y + 2.5 * dy)
            # Twice as far out it is as dark: a fold has paper on both hands.
            buiten = (_licht(licht, breed, hoog, x - n * dx, y - n * dy) for n in (2.5, 5))
            aantal += 1
            goed += all(binnen >= _STREEP * een_buiten for een_buiten in buiten)
        bekend[sleutel] = goed / aantal
    return bekend[sleutel]


def _licht(licht: bytes, breed: int, hoog: int, x: float, y: float) -> int:
    return licht[min(hoog - 1, max(0, round(y))) * breed + min(breed - 1, max(0, round(x)))] + _DONKER


def _niets_erbuiten(letters: list[tuple[int, int]], hoeken: tuple[Punt, ...]) -> bool:
    """Whether what looks like letters lies on the sheet."""
    erop = sum(_binnen(x, y, hoeken) for x, y in letters)
    return len(letters) - erop < 0.35 * max(erop, 1)


def _binnen(x: float, y: float, hoeken: tuple[Punt, ...]) -> bool:
    rond = zip(hoeken, (*hoeken[1:], hoeken[0]), strict=True)
    return all((bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0 for (ax, ay), (bx, by) in rond)


def _oppervlak(hoeken: tuple[Punt, ...]) -> float:
    rond = zip(hoeken, (*hoeken[1:], hoeken[0]), strict=True)
    return abs(sum(x * v - u * y for (x, y), (u, v) in rond)) / 2
