"""The bar: a budget in its parts, from left to right, in euro's on a scale. Drawn as SVG of which the width is free.

What is spent is full, what groups hold is hatched, what is promised is dotted, what is left is open: told apart without
colour too. Over budget the bar goes on beyond its end. The amounts stand beside it in words, so the drawing itself need
not be read aloud.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.geld import NUL
from buurtledger.report.driedeling import Deel, driedeling
from buurtledger.stand.cijfers import Cijfers, Som

_VULLING = {"besteed": "vol", "nog_te_verantwoorden": "half", "vastgelegd": "kwart"}
"""How each part is drawn; what is left is open."""

PATRONEN = ("half", "kwart")
"""The ways of drawing that are a pattern, which every page defines under this name."""


class Strook(NamedTuple):
    """A bar, in euro's."""

    id: str
    """The post or gebied; empty for the total."""
    begroot: Decimal
    delen: tuple[Deel, ...]
    """The parts; the last is what is left, below zero where more is gone than there was."""
    tegoed: Decimal
    """What groups paid ahead and are owed, above zero."""
    schaal: Decimal
    """What the whole width stands for."""
    tijd: Decimal | None = None
    """The share of the time that has passed, as a mark; None where that says nothing."""

    @property
    def over(self) -> Decimal:
        """What is left to share out; below zero where more is gone than there was."""
        return self.delen[-1].bedrag

    @property
    def vakken(self) -> tuple[tuple[Deel, str], ...]:
        """The parts, each with how it is drawn."""
        return tuple((deel, _VULLING.get(deel.veld, "open")) for deel in self.delen)

    @property
    def gebruikt(self) -> Decimal:
        """All but what is left."""
        return self.begroot - self.over


def maak_strook(
    cijfers: Cijfers | Som, id_: str = "", *, schaal: Decimal | None = None, tijd: Decimal | None = None
) -> Strook:
    """The bar of a post or a sum; on a scale of its own unless one is given."""
    delen = driedeling(cijfers)
    strook = Strook(id_, cijfers.begroot, delen, -cijfers.tegoed, NUL, tijd)
    return strook._replace(schaal=schaal or max(cijfers.begroot, strook.gebruikt))


def schaal_voor(cijfers: list[Cijfers | Som]) -> Decimal:
    """One scale on which all of these fit."""
    return max((max(c.begroot, c.begroot - c.beschikbaar) for c in cijfers), default=NUL)


_BEGIN = '<svg class="strook" aria-hidden="true" focusable="false">'


def svg(strook: Strook) -> str:
    """The drawing; the words beside it are what is read aloud."""
    schaal = strook.schaal
    if schaal <= 0:
        return f"{_BEGIN}</svg>"
    stukken: list[str] = []
    van = NUL
    for deel in strook.delen[:-1]:
        tot = van + max(deel.bedrag, NUL)
        binnen = min(tot, strook.begroot)
        if binnen > van:
            stukken.append(_vlak(van, binnen, schaal, _VULLING[deel.veld]))
        if tot > max(van, strook.begroot):
            stukken.append(_vlak(max(van, strook.begroot), tot, schaal, "over"))
        van = tot
    if strook.begroot > van:
        stukken.append(_vlak(van, strook.begroot, schaal, "open"))
    elif van > strook.begroot:
        stukken.append(_streep(strook.begroot / schaal, "einde"))
    if strook.tijd is not None:
        stukken.append(_streep(strook.tijd * strook.begroot / schaal, "tijd"))
    return f"{_BEGIN}{''.join(stukken)}</svg>"


def svg_erbij(eerder: Decimal, nu: Decimal, schaal: Decimal) -> str:
    """What was spent before and what came to it, on a scale: a step on the way to the whole budget."""
    if schaal <= 0:
        return f"{_BEGIN}</svg>"
    eerder, nu = max(eerder, NUL), max(nu, NUL)
    stukken = [_vlak(NUL, eerder, schaal, "eerder")] if eerder else []
    stukken += [_vlak(eerder, nu, schaal, "vol")] if nu > eerder else []
    stukken += [_vlak(max(nu, eerder), schaal, schaal, "open")] if schaal > max(nu, eerder) else []
    return f"{_BEGIN}{''.join(stukken)}</svg>"


def _vlak(van: Decimal, tot: Decimal, schaal: Decimal, soort: str) -> str:
    vulling = f' fill="url(#{soort})"' if soort in PATRONEN else ""
    return (
        f'<rect class="{soort}" x="{van / schaal * 100:.2f}%" y="0" '
        f'width="{(tot - van) / schaal * 100:.2f}%" height="100%"{vulling}/>'
    )


def _streep(deel: Decimal, soort: str) -> str:
    x = f"{deel * 100:.2f}%"
    plek = f'x1="{x}" x2="{x}" y1="0" y2="100%"'
    return f'<line class="rand" {plek}/><line class="{soort}" {plek}/>'


def svg_wijziging(voor: Decimal, na: Decimal, schaal: Decimal) -> str:
    """An amount before and after: what stays is full, what comes stands out, what goes is hatched."""
    if schaal <= 0:
        return f"{_BEGIN}</svg>"
    blijft = min(voor, na)
    stukken = [_vlak(NUL, blijft, schaal, "vol")] if blijft else []
    if na > voor:
        stukken.append(_vlak(voor, na, schaal, "over"))
    elif voor > na:
        stukken.append(_vlak(na, voor, schaal, "half"))
    return f"{_BEGIN}{''.join(stukken)}</svg>"
