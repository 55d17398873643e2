"""The picture that goes with a link to the site: the bar and its amounts, drawn by pillow. And the sign in the tab."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from buurtledger.model.geld import NUL
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.report.site.model import Site
from buurtledger.report.site.strook import maak_strook
from buurtledger.report.taal import Taal, schoon

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_BREED, _HOOG, _RAND = 1200, 630, 70
_INKT, _GRIJS = "#1c1917", "#57534e"


def beeld(site: Site, taal: Taal) -> bytes:
    """The picture, as PNG."""
    from PIL import Image, ImageDraw, ImageFont

    def letter(grootte: int) -> FreeTypeFont:
        gevonden = ImageFont.load_default(grootte)
        assert isinstance(gevonden, ImageFont.FreeTypeFont)
        return gevonden

    strook = maak_strook(site.stand.totaal)
    plaat = Image.new("RGB", (_BREED, _HOOG), "#ffffff")
    teken = ImageDraw.Draw(plaat)
    teken.rectangle((0, 0, _BREED, 28), fill=site.huisstijl.kleur)
    groot = next((g for g in range(64, 28, -4) if _breed(site.plan.naam, letter(g)) < _BREED - 2 * _RAND), 28)
    _tekst(teken, (_RAND, 80), site.plan.naam, letter(groot), _INKT)
    _tekst(teken, (_RAND, 165), taal("Stand op {op}.", op=site.op), letter(34), _GRIJS)
    _balk(teken, site.huisstijl, [deel.bedrag for deel in strook.delen[:-1]], strook.begroot, strook.schaal)
    hoog = min(66, (_HOOG - 400) // len(strook.delen))
    for nr, deel in enumerate(strook.delen):
        y = 400 + nr * hoog
        _staal(teken, site.huisstijl, nr, len(strook.delen), y + 6)
        _tekst(teken, (_RAND + 60, y), taal(deel.woord), letter(38), _INKT)
        bedrag = taal.notatie.euro(deel.bedrag)
        _tekst(teken, (_BREED - _RAND - _breed(bedrag, letter(38)), y), bedrag, letter(38), _INKT)
    uit = BytesIO()
    plaat.convert("P", palette=Image.Palette.ADAPTIVE, colors=32).save(uit, "PNG", optimize=False)
    return uit.getvalue()


def _balk(teken: ImageDraw, stijl: Huisstijl, delen: list[Decimal], begroot: Decimal, schaal: Decimal) -> None:
    breed, boven, onder = _BREED - 2 * _RAND, 250, 350
    if schaal <= 0:
        return

    def x(bedrag: Decimal) -> int:
        return _RAND + int(breed * min(max(bedrag, NUL) / schaal, Decimal(1)))

    teken.rectangle((_RAND, boven, x(begroot), onder), outline=_GRIJS, width=3)
    van = NUL
    for nr, deel in enumerate(delen):
        tot = van + max(deel, NUL)
        _vul(teken, stijl, nr, (x(van), boven, x(tot), onder))
        van = tot
    if van > begroot:
        teken.rectangle((x(begroot), boven, x(van), onder), fill=stijl.accent)


def _staal(teken: ImageDraw, stijl: Huisstijl, nr: int, aantal: int, y: int) -> None:
    vak = (_RAND, y, _RAND + 36, y + 36)
    if nr == aantal - 1:
        teken.rectangle(vak, outline=_GRIJS, width=3)
    else:
        _vul(teken, stijl, nr, vak)


def _vul(teken: ImageDraw, stijl: Huisstijl, nr: int, vak: tuple[int, int, int, int]) -> None:
    """Full for what is spent, striped for what groups hold, dotted for what is promised."""
    links, boven, rechts, onder = vak
    if rechts <= links:
        return
    if nr == 0:
        teken.rectangle(vak, fill=stijl.kleur)
        return
    for x in range(links, rechts, 14):
        if nr == 1:
            teken.rectangle((x, boven, min(x + 6, rechts), onder), fill=stijl.kleur)
        else:
            for y in range(boven + 5, onder - 5, 12):
                teken.rectangle((min(x + 4, rechts), y, min(x + 8, rechts), y + 4), fill=stijl.kleur)
    teken.rectangle(vak, outline=stijl.kleur, width=3)


def _tekst(teken: ImageDraw, plek: tuple[int, int], tekst: str, letter: FreeTypeFont, kleur: str) -> None:
    """Words in pillow's own letters, which know no accents and no €: that is a C with two strokes."""
    x, y = plek
    for deel in _delen(tekst):
        if deel == "€":
            teken.text((x, y), "C", fill=kleur, font=letter)
            breed, hoog = letter.getlength("C"), letter.size
            for hoogte in (0.50, 0.62):
                teken.rectangle((x - 3, y + hoogte * hoog, x + breed * 0.62, y + hoogte * hoog + hoog / 16), fill=kleur)
            x += int(breed)
        else:
            teken.text((x, y), deel, fill=kleur, font=letter)
            x += int(letter.getlength(deel))


def _breed(tekst: str, letter: FreeTypeFont) -> int:
    return sum(int(letter.getlength("C" if deel == "€" else deel)) for deel in _delen(tekst))


def _delen(tekst: str) -> list[str]:
    kaal = "".join(t for t in unicodedata.normalize("NFD", schoon(tekst)) if t == "€" or t.isascii())
    return [deel for stuk in kaal.replace("€", "\0€\0").split("\0") if (deel := stuk)]


def merkteken(stijl: Huisstijl) -> bytes:
    """The sign in the tab: a small bar, full, hatched and open."""
    streep = "".join(f'<path d="M{x} 10h2v12h-2z"/>' for x in (15, 19))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#fff"/>'
        f'<g fill="{stijl.kleur}"><path d="M3 10h11v12H3z"/>{streep}</g>'
        f'<path d="M3 10h26v12H3z" fill="none" stroke="{stijl.kleur}" stroke-width="2"/></svg>\n'
    ).encode()
