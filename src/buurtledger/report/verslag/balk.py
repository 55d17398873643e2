"""The bar of three parts: what is spent, what groups hold, what is left. Its amounts stand below it in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from buurtledger.model.geld import NUL
from buurtledger.report.taal import Taal
from buurtledger.report.verslag.sluiting import verdeling

if TYPE_CHECKING:
    from buurtledger.report.verslag.waarde import Verslagwaarde

_BREED, _LETTER = 1000, 10
"""How wide the drawing is, and a letter of its words at most."""


def balk(verslag: Verslagwaarde, taal: Taal) -> str:
    """The drawing in SVG. Over budget the bar is full, and its end stands out."""
    huisstijl, optelling = verslag.huisstijl, verdeling(verslag)
    heel = max(optelling.som.bedrag, sum((max(deel.bedrag, NUL) for deel in optelling.delen), NUL), Decimal("0.01"))
    vullingen = (f'fill="{huisstijl.kleur}"', 'fill="url(#streep)"', f'fill="#ffffff" stroke="{huisstijl.kleur}"')
    stukken, legenda, x, links = [], [], Decimal(0), 0
    for deel, vulling in zip(optelling.delen, vullingen, strict=True):
        breed = max(deel.bedrag, NUL) / heel * _BREED
        if breed:
            stukken.append(
                f'<rect x="{x + 1:.1f}" y="1" width="{max(breed - 2, Decimal(1)):.1f}" height="32" {vulling}/>'
            )
        x += breed
        woorden = f"{taal(deel.woord)} {taal.waarde(deel.bedrag)}"
        legenda.append(f'<rect x="{links + 1}" y="52" width="16" height="16" {vulling}/>')
        legenda.append(f'<text x="{links + 24}" y="66" font-size="19" fill="#1c1917">{escape(woorden)}</text>')
        links += 40 + len(woorden) * _LETTER
    if optelling.delen[0].bedrag > optelling.som.bedrag:
        rand = optelling.som.bedrag / heel * _BREED
        stukken.append(
            f'<rect x="{rand:.1f}" y="1" width="{_BREED - rand - 1:.1f}" height="32" fill="{huisstijl.accent}"/>'
        )
    streep = (
        f'<defs><pattern id="streep" width="8" height="8" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="8" height="8" fill="#ffffff"/>'
        f'<rect width="4" height="8" fill="{huisstijl.kleur}"/></pattern></defs>'
    )
    return (
        f'<svg viewBox="0 0 {_BREED} 76" role="img" aria-hidden="true" xmlns="http://www.w3.org/2000/svg" '
        f"font-family=\"'Libertinus Serif', system-ui, sans-serif\">{streep}{''.join([*stukken, *legenda])}</svg>"
    )
