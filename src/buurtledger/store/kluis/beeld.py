"""A photo made anew from its pixels: nothing else of the old file is copied."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from buurtledger.model.bericht import Bericht, zin

if TYPE_CHECKING:
    from PIL.Image import Image

PIXELS = 100_000_000
"""The most pixels of a photo: 100 megapixels, more than a telephone makes by default."""

_KWALITEIT = 92
"""At 92 a JPEG that is saved again differs less from the first than a second photo would."""


def schoon_beeld(inhoud: bytes) -> bytes | Bericht:
    """The first picture of a JPEG, PNG or WEBP, upright and in sRGB, as a new file of the same kind; or why not.

    Written with our own tables and without a profile, palette or transparency: those are a place to hide something,
    and a camera's tables tell its make.
    """
    import PIL.Image

    PIL.Image.MAX_IMAGE_PIXELS = None  # the size is judged below, from the header
    with PIL.Image.open(io.BytesIO(inhoud), formats=("JPEG", "PNG", "WEBP", "MPO")) as beeld:
        if beeld.width * beeld.height > PIXELS:
            groot = beeld.width * beeld.height // 1_000_000
            return zin("de foto is te groot: {groot} megapixels, hoogstens 100", groot=groot)
        soort = "JPEG" if beeld.format == "MPO" else str(beeld.format)
        naakt = _naakt(beeld)
    uit = io.BytesIO()
    if soort == "PNG":
        naakt.save(uit, "PNG", optimize=False)
    else:
        naakt.save(uit, soort, quality=_KWALITEIT)
    return uit.getvalue()


def _naakt(beeld: Image) -> Image:
    """The pixels alone, as seen: turned upright, on white, in sRGB or grey."""
    import PIL.Image
    from PIL import ImageOps

    profiel = beeld.info.get("icc_profile")
    recht = ImageOps.exif_transpose(beeld)
    if recht.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in recht.info:
        # What lies under full transparency is not seen, and would be kept.
        boven = recht.convert("RGBA")
        recht = PIL.Image.new("RGB", boven.size, "white")
        recht.paste(boven, mask=boven.getchannel("A"))
    elif recht.mode.startswith("I"):
        # Sixteen bits of grey: Pillow would clip where it should scale.
        recht = recht.convert("I").point(lambda waarde: waarde / 257).convert("L")
    if profiel:
        recht = _in_srgb(recht, profiel)
    recht = recht if recht.mode in ("1", "L", "RGB") else recht.convert("RGB")
    nieuw = PIL.Image.new(recht.mode, recht.size)
    nieuw.paste(recht)
    return nieuw


def _in_srgb(beeld: Image, profiel: bytes) -> Image:
    """The colours of a profile as sRGB; as they are when the profile is no good."""
    from PIL import ImageCms

    try:
        van = ImageCms.ImageCmsProfile(io.BytesIO(profiel))
        ruimte = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}.get(str(van.profile.xcolor_space).strip())
        if ruimte is None or beeld.mode != ruimte:
            return beeld
        naar = ImageCms.createProfile("sRGB")
        anders = ImageCms.profileToProfile(beeld, van, naar, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return beeld
    return anders or beeld
