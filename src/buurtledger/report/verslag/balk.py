"""The bar: what is spent, what groups hold, what offers hold if any, what is left. Its amounts stand below it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from buurtledger.model.geld import NUL
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.report.driedeling import Deel
from buurtledger.report.taal import Taal
from buurtledger.report.verslag.sluiting import verdeling

if TYPE_CHECKING:
    from buurtledger.report.verslag.waarde import Verslagwaarde

_BREED, _LETTER, _REGEL = 1000, 10, 26
"""How wide the drawing is, a letter of its words at most, and how far a second line of words lies below the first."""


def balk(verslag: Verslagwaarde, taal: Taal) -> str:
    """The drawing in SVG, of a report."""
    optelling = verdeling(verslag)
    return teken_balk(optelling.delen, optelling.som.bedrag, verslag.huisstijl, taal)


def teken_balk(delen: Sequence[Deel], som: Decimal, huisstijl: Huisstijl, taal: Taal, *, keer: float = 1) -> str:
    """The drawing in SVG. Over budget the bar is full, and its end stands out. `keer` so large are its words."""
    heel = max(som, sum((max(deel.bedrag, NUL) for deel in delen), NUL), Decimal("0.01"))
    vullingen = {"besteed": f'fill="{huisstijl.kleur}"', "nog_te_verantwoorden": 'fill="url(#streep)"'}
    vullingen |= {"vastgelegd": 'fill="url(#stip)"', "beschikbaar": f'fill="#ffffff" stroke="{huisstijl.kleur}"'}
    stukken, legenda, x, links, onder = [], [], Decimal(0), 0, 0
    for deel in delen:
        vulling = vullingen[deel.veld]
        breed = max(deel.bedrag, NUL) / heel * _BREED
        if breed:
            stukken.append(
                f'<rect x="{x + 1:.1f}" y="1" width="{max(breed - 2, Decimal(1)):.1f}" height="32" {vulling}/>'
            )
        x += breed
        woorden = f"{taal(deel.woord)} {taal.waarde(deel.bedrag)}"
        hoe_breed = round((40 + len(woorden) * _LETTER) * keer)
        if links and links + hoe_breed > _BREED:
            links, onder = 0, onder + round(_REGEL * keer)
        blokje = round(16 * keer)
        legenda.append(
            f'<rect x="{links + 1}" y="{52 + onder}" width="{blokje}" height="{blokje}" {vulling}/>'
            f'<text x="{links + round(24 * keer)}" y="{52 + round(14 * keer) + onder}" '
            f'font-size="{round(19 * keer)}" fill="#1c1917">{escape(woorden)}</text>'
        )
        links += hoe_breed
    if delen[0].bedrag > som:
        rand = som / heel * _BREED
        stukken.append(
            f'<rect x="{rand:.1f}" y="1" width="{_BREED - rand - 1:.1f}" height="32" fill="{huisstijl.accent}"/>'
        )
    streep = (
        f'<defs><pattern id="streep" width="8" height="8" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="8" height="8" fill="#ffffff"/>'
        f'<rect width="4" height="8" fill="{huisstijl.kleur}"/></pattern>'
        f'<pattern id="stip" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" '
        f'fill="#ffffff"/><circle cx="4" cy="4" r="2" fill="{huisstijl.kleur}"/></pattern></defs>'
    )
    hoog = 52 + round(24 * keer) + onder
    return (
        f'<svg viewBox="0 0 {_BREED} {hoog}" role="img" aria-hidden="true" xmlns="http://www.w3.org/2000/svg" '
        f"font-family=\"'Libertinus Serif', system-ui, sans-serif\">{streep}{''.join([*stukken, *legenda])}</svg>"
    )
