"""Where the paper lies on a photo: the light sheet on what is darker round it."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter, ImageMath

_KLEIN = 160
"""The longest side of the picture in which the sheet is looked for."""
_LICHT = 185
"""What is at least so light beside the lightest near it, of 255, is of the sheet."""
_INKT = 28
"""What is so much darker than its neighbours may be a letter."""
Punt = tuple[int, int]


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
    breed = round(max(_afstand(linksboven, rechtsboven), _afstand(linksonder, rechtsonder)))
    hoog = round(max(_afstand(linksboven, linksonder), _afstand(rechtsboven, rechtsonder)))
    if min(breed, hoog) < 100:
        return beeld
    vier = (*linksboven, *linksonder, *rechtsonder, *rechtsboven)
    return beeld.transform((breed, hoog), Image.Transform.QUAD, vier, Image.Resampling.BICUBIC)


def _vind(klein: Image.Image) -> tuple[Punt, Punt, Punt, Punt] | None:
    """The corners of the sheet; None where it is not clear where it ends, or text lies outside what was found."""
    # Text is darker than paper: a sheet is what is light once its letters are gone.
    glad = klein.filter(ImageFilter.MedianFilter(3)).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MinFilter(3))
    licht = glad
    for _ in range(3):
        licht = licht.filter(ImageFilter.MaxFilter(9))
    licht = licht.filter(ImageFilter.GaussianBlur(6))
    # By the light near it: a shadow lies on the sheet and on the table alike.
    naast: Image.Image = ImageMath.lambda_eval(
        lambda w: w["convert"](w["min"](w["a"] * 255 / w["max"](w["b"], 20), 255), "L"), a=glad, b=licht
    )
    vel = _grootste(naast, _LICHT)
    aantal = klein.width * klein.height
    if not 0.12 * aantal < len(vel) < 0.93 * aantal:
        return None
    hoeken = _hoeken(vel, klein.width)
    oppervlak = _oppervlak(hoeken)
    if not oppervlak or not 0.85 < len(vel) / oppervlak < 1.15:
        return None
    return hoeken if _niets_erbuiten(klein, vel) else None


def _niets_erbuiten(klein: Image.Image, vel: set[int]) -> bool:
    """Whether what looks like letters lies on the sheet."""
    inkt = ImageChops.subtract(klein.filter(ImageFilter.MaxFilter(3)), klein).tobytes()
    erop = sum(inkt[plek] > _INKT for plek in vel)
    return sum(waarde > _INKT for waarde in inkt) - erop < 0.35 * max(erop, 1)


def _grootste(klein: Image.Image, drempel: int) -> set[int]:
    """The largest light part that hangs together, by place; what lies between its sides on a row is in it too."""
    licht = bytearray(1 if waarde > drempel else 0 for waarde in klein.tobytes())
    breed = klein.width
    beste: list[int] = []
    for begin in range(len(licht)):
        if not licht[begin]:
            continue
        licht[begin] = 0
        deel, nog = [begin], [begin]
        while nog:
            plek = nog.pop()
            kolom = plek % breed
            buren = (plek - breed, plek + breed, plek - 1 if kolom else -1, plek + 1 if kolom < breed - 1 else -1)
            for buur in buren:
                if 0 <= buur < len(licht) and licht[buur]:
                    licht[buur] = 0
                    deel.append(buur)
                    nog.append(buur)
        if len(deel) > len(beste):
            beste = deel
    return _dicht(beste, breed)


def _dicht(deel: list[int], breed: int) -> set[int]:
    rijen: dict[int, tuple[int, int]] = {}
    for plek in deel:
        rij, kolom = divmod(plek, breed)
        links, rechts = rijen.get(rij, (kolom, kolom))
        rijen[rij] = (min(links, kolom), max(rechts, kolom))
    return {rij * breed + kolom for rij, (links, rechts) in rijen.items() for kolom in range(links, rechts + 1)}


def _hoeken(vel: set[int], breed: int) -> tuple[Punt, Punt, Punt, Punt]:
    """Left top, right top, right bottom, left bottom."""
    punten = [(plek % breed, plek // breed) for plek in vel]
    return (
        min(punten, key=lambda p: p[0] + p[1]),
        max(punten, key=lambda p: p[0] - p[1]),
        max(punten, key=lambda p: p[0] + p[1]),
        min(punten, key=lambda p: p[0] - p[1]),
    )


def _oppervlak(hoeken: tuple[Punt, ...]) -> float:
    rond = zip(hoeken, (*hoeken[1:], hoeken[0]), strict=True)
    return abs(sum(x * v - u * y for (x, y), (u, v) in rond)) / 2


def _afstand(een: tuple[float, float], ander: tuple[float, float]) -> float:
    return float(((een[0] - ander[0]) ** 2 + (een[1] - ander[1]) ** 2) ** 0.5)
