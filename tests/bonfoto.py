"""What befalls a paper before it is a picture: skewed, faded, crumpled, photographed, turned."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps


def _ruis(beeld: Image.Image, sterkte: float) -> Image.Image:
    ruis = Image.effect_noise(beeld.size, sterkte)
    return ImageChops.add(beeld, ruis, scale=1, offset=-128)


def _korrel(r: Random, maat: tuple[int, int], klein: int, laag: int, hoog: int) -> Image.Image:
    """A soft pattern of light and dark."""
    zaad = Image.new("L", (klein, klein))
    zaad.putdata([r.randrange(laag, hoog) for _ in range(klein * klein)])
    return zaad.resize(maat, Image.Resampling.BICUBIC)


def schoon(beeld: Image.Image, r: Random) -> Image.Image:
    return _ruis(beeld.rotate(r.uniform(-0.4, 0.4), Image.Resampling.BICUBIC, expand=True, fillcolor=255), 6)


def scan(beeld: Image.Image, r: Random) -> Image.Image:
    kleiner = r.uniform(0.7, 1.0)
    beeld = beeld.resize((round(beeld.width * kleiner), round(beeld.height * kleiner)), Image.Resampling.LANCZOS)
    beeld = beeld.rotate(r.uniform(-2, 2), Image.Resampling.BICUBIC, expand=True, fillcolor=250)
    return _ruis(beeld.filter(ImageFilter.GaussianBlur(0.7)), 12)


def vaag(beeld: Image.Image, r: Random) -> Image.Image:
    """Thermal print that lay in the sun."""
    inkt = r.randrange(95, 150)
    bleek = beeld.point(lambda w: 235 - (255 - w) * inkt // 255)
    vlekken = _korrel(r, beeld.size, 6, 0, 40)
    return _ruis(ImageChops.add(bleek, vlekken), 12).rotate(
        r.uniform(-1.5, 1.5), Image.Resampling.BICUBIC, expand=True, fillcolor=235
    )


def kreukel(beeld: Image.Image, r: Random) -> Image.Image:
    """Folded and smoothed out: folds of light, and lines that wave."""
    golf, fase = r.uniform(2, 6), r.uniform(0, 6)
    stap = 20
    mazen = []
    for y in range(0, beeld.height, stap):
        onder = min(y + stap, beeld.height)

        def v(yy: int) -> float:
            return golf * math.sin(yy / 90 + fase) + golf / 2 * math.sin(yy / 33 + 2 * fase)

        mazen.append(
            (
                (0, y, beeld.width, onder),
                (v(y), y, v(onder), onder, beeld.width + v(onder), onder, beeld.width + v(y), y),
            )
        )
    gebogen = beeld.transform(beeld.size, Image.Transform.MESH, mazen, Image.Resampling.BICUBIC, fillcolor=255)
    vouwen = Image.new("L", beeld.size, 0)
    d = ImageDraw.Draw(vouwen)
    for _ in range(r.randrange(3, 9)):
        x, y = r.randrange(beeld.width), r.randrange(beeld.height)
        h = r.uniform(0, math.pi)
        dx, dy = math.cos(h) * 2000, math.sin(h) * 2000
        d.line((x - dx, y - dy, x + dx, y + dy), fill=r.randrange(40, 110), width=r.randrange(3, 14))
    vouwen = vouwen.filter(ImageFilter.GaussianBlur(6))
    licht = _korrel(r, beeld.size, 7, 0, 70)
    return _ruis(ImageChops.subtract(ImageChops.subtract(gebogen, vouwen), licht), 14)


def _perspectief(beeld: Image.Image, r: Random, hoeveel: float, rand: int, achtergrond: Image.Image) -> Image.Image:
    """Laid on a table and looked at from a side."""
    b, h = beeld.size
    groot = (b + 2 * rand, h + 2 * rand)

    def hoek(x: float, y: float) -> tuple[float, float]:
        return x + rand + r.uniform(-1, 1) * hoeveel * b, y + rand + r.uniform(-1, 1) * hoeveel * b

    doel = [hoek(0, 0), hoek(b, 0), hoek(b, h), hoek(0, h)]
    coef = _oplossing(doel, [(0, 0), (b, 0), (b, h), (0, h)])
    scheef = beeld.transform(groot, Image.Transform.PERSPECTIVE, coef, Image.Resampling.BICUBIC)
    masker = Image.new("L", beeld.size, 255).transform(groot, Image.Transform.PERSPECTIVE, coef)
    onder = achtergrond.resize(groot)
    onder.paste(scheef, mask=masker)
    return onder


def _oplossing(naar: list[tuple[float, float]], van: list[tuple[float, float]]) -> list[float]:
    """The eight coefficients of a perspective, by elimination."""
    a: list[list[float]] = []
    for (x, y), (u, v) in zip(naar, van, strict=True):
        a.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        a.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for i in range(8):
        p = max(range(i, 8), key=lambda n: abs(a[n][i]))
        a[i], a[p] = a[p], a[i]
        a[i] = [w / a[i][i] for w in a[i]]
        for n in range(8):
            if n != i:
                a[n] = [w - a[n][i] * x for w, x in zip(a[n], a[i], strict=True)]
    return [rij[8] for rij in a]


def scheef(beeld: Image.Image, r: Random) -> Image.Image:
    tafel = _korrel(r, (600, 600), 9, 60, 130)
    beeld = beeld.rotate(r.uniform(-8, 8), Image.Resampling.BICUBIC, expand=True, fillcolor=245)
    return _ruis(_perspectief(beeld, r, 0.02, 60, tafel), 10)


def foto(beeld: Image.Image, r: Random) -> Image.Image:
    """With a telephone: from a side, a shadow across it, noise, not quite sharp, saved as JPEG."""
    tafel = _korrel(r, (700, 700), 11, 20, 150)
    liggend = _perspectief(beeld.point(lambda w: w * 235 // 255), r, 0.035, 110, tafel)
    licht = _korrel(r, liggend.size, 4, 110, 255)
    liggend = ImageChops.multiply(liggend, licht)
    schaduw = Image.new("L", liggend.size, 255)
    d = ImageDraw.Draw(schaduw)
    x = r.randrange(liggend.width)
    d.polygon(
        [(x, 0), (liggend.width, 0), (liggend.width, liggend.height), (x + r.randrange(-400, 400), liggend.height)],
        fill=r.randrange(120, 190),
    )
    liggend = ImageChops.multiply(liggend, schaduw.filter(ImageFilter.GaussianBlur(25)))
    kleiner = r.uniform(0.75, 1.1)
    liggend = liggend.resize(
        (round(liggend.width * kleiner), round(liggend.height * kleiner)), Image.Resampling.BICUBIC
    )
    return _ruis(liggend.filter(ImageFilter.GaussianBlur(r.uniform(0.5, 1.1))), 14).rotate(
        r.uniform(-4, 4), Image.Resampling.BICUBIC, fillcolor=60
    )


def gedraaid(beeld: Image.Image, r: Random) -> Image.Image:
    return r.choice((scan, foto))(beeld, r).rotate(r.choice((90, 180, 270)), expand=True)


def klein(beeld: Image.Image, r: Random) -> Image.Image:
    """As a messenger sends it on."""
    beeld = foto(beeld, r)
    deel = max(0.45, 620 / beeld.width)
    return beeld.resize((round(beeld.width * deel), round(beeld.height * deel)), Image.Resampling.BICUBIC)


SOORTEN: dict[str, Callable[[Image.Image, Random], Image.Image]] = {
    **{"schoon": schoon, "scan": scan, "vaag": vaag, "kreukel": kreukel, "scheef": scheef, "foto": foto},
    **{"gedraaid": gedraaid, "exif": foto, "klein": klein},
}
"""By name. The first two are clean scans, the others as telephones make them."""
SCHONE = ("schoon", "scan")


def als_bestand(beeld: Image.Image, soort: str, r: Random) -> bytes:
    """What befell it, saved: PNG of a scan, JPEG of a photo. `exif` is stored lying down with how to turn it."""
    gedaan = SOORTEN[soort](beeld, r)
    uit = io.BytesIO()
    if soort in SCHONE:
        gedaan.save(uit, "PNG")
        return uit.getvalue()
    kleur = ImageOps.colorize(gedaan, (12, 10, 8), (250, 247, 238))
    if soort == "exif":
        exif = Image.Exif()
        exif[0x0112] = 6
        exif[0x010F] = "Telefoon"
        kleur.rotate(90, expand=True).save(uit, "JPEG", quality=80, exif=exif)
    else:
        kleur.save(uit, "JPEG", quality=r.choice((70, 80, 90)))
    return uit.getvalue()
