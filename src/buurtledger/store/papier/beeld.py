"""A photo of a paper made readable: upright, evenly lit, straight, and neither too large nor too small."""

from __future__ import annotations

from itertools import pairwise

from PIL import Image, ImageChops, ImageFilter, ImageMath, ImageOps

HOOG = 2200
"""The longest side that is read, in pixels: more costs time and reads no better."""
_LAAG = 1700
"""A smaller picture is made this tall, or twice as tall: what takes noise away would take small letters too."""
_INKT, _BLEEK = 0.004, 140
"""So much of a page is ink at the least; and how light ink may be, of 255."""
_HOEKEN = 12
"""The most degrees that a picture is turned to be straight."""


def grijs(beeld: Image.Image) -> Image.Image:
    """Upright as its file says, in grey, of a size that can be read."""
    recht = ImageOps.exif_transpose(beeld)
    if recht.mode in ("RGBA", "LA", "PA") or "transparency" in recht.info:
        boven = recht.convert("RGBA")
        recht = Image.new("RGB", boven.size, "white")
        recht.paste(boven, mask=boven.getchannel("A"))
    if recht.mode.startswith("I"):
        recht = recht.convert("I").point(lambda waarde: waarde / 257)
    return op_maat(recht.convert("L"))


def op_maat(beeld: Image.Image) -> Image.Image:
    """Not larger than what is read, not smaller than what can be."""
    lang = max(beeld.size)
    doel = min(lang, HOOG) if lang > _LAAG else min(_LAAG, 2 * lang)
    if lang == doel or not lang:
        return beeld
    maat = (max(1, round(beeld.width * doel / lang)), max(1, round(beeld.height * doel / lang)))
    return beeld.resize(maat, Image.Resampling.LANCZOS)


def geschaald(beeld: Image.Image, schaal: float) -> Image.Image:
    """Larger or smaller by a factor, within what can be read in time."""
    schaal = max(0.15, min(schaal, 3.0, 3600 / max(beeld.size)))
    maat = (max(1, round(beeld.width * schaal)), max(1, round(beeld.height * schaal)))
    return beeld.resize(maat, Image.Resampling.LANCZOS)


def verlicht(beeld: Image.Image) -> Image.Image:
    """Evenly lit: each place divided by the light of the paper round it, so that shadows and folds go."""
    klein = (max(1, beeld.width // 6), max(1, beeld.height // 6))
    licht = beeld.resize(klein, Image.Resampling.BOX)
    licht = licht.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(7)).resize(beeld.size)
    uit: Image.Image = ImageMath.lambda_eval(
        lambda w: w["convert"](w["min"](w["a"] * 255 / w["max"](w["b"], 45), 255), "L"), a=beeld, b=licht
    )
    return _afgezet(uit)


def _afgezet(beeld: Image.Image) -> Image.Image:
    """With ink black and paper white, noise in the shadow included.

    Of a page with little text the darkest hundredth is noise, so ink is looked for where noise has gone (half the
    size), and never taken to be lighter than `_BLEEK`, which is faded print.
    """
    aantal, er = beeld.reduce(2).histogram(), 0
    zwart = 0
    while zwart < _BLEEK and (er := er + aantal[zwart]) < _INKT * sum(aantal):
        zwart += 1
    # Of faded print the strokes are lighter too: less may be taken for paper.
    wit = 190 + zwart // 6
    return beeld.point([max(0, min(255, (w - zwart) * 255 // (wit - zwart))) for w in range(256)])


def recht(beeld: Image.Image) -> Image.Image:
    """Turned by the few degrees that make its lines level."""
    hoek = _scheefte(beeld)
    return beeld.rotate(hoek, Image.Resampling.BICUBIC, expand=True, fillcolor=255) if abs(hoek) > 0.15 else beeld


def _scheefte(beeld: Image.Image) -> float:
    """The angle at which dark and light rows part best."""
    # Not its edges: what is left of a table there lies at an angle of its own.
    rand = (beeld.width // 20, beeld.height // 20)
    klein = beeld.crop((*rand, beeld.width - rand[0], beeld.height - rand[1]))
    klein.thumbnail((700, 700), Image.Resampling.BOX)
    # Strokes alone: what is darker than what is near it.
    inkt = ImageChops.subtract(klein.filter(ImageFilter.MaxFilter(7)), klein).point(lambda w: w if w > 50 else 0)
    grof = max((n * 1.0 for n in range(-_HOEKEN, _HOEKEN + 1)), key=lambda h: _contrast(inkt, h))
    return max((grof + n * 0.2 for n in range(-5, 6)), key=lambda h: _contrast(inkt, h))


def _contrast(inkt: Image.Image, hoek: float) -> float:
    gedraaid = inkt.rotate(hoek, Image.Resampling.NEAREST)
    rijen = gedraaid.resize((1, gedraaid.height), Image.Resampling.BOX).tobytes()
    return sum((een - ander) ** 2 for een, ander in pairwise(rijen))
