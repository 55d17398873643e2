"""Where the money goes, as one drawing: the whole, its gebieden, their posten, and of each what is spent.

An icicle: every part is as high as its amount, from left to right ever finer. Drawn here in SVG, since a chart library
would bring scripts, fonts or figures without words.
"""

from __future__ import annotations

from decimal import Decimal
from xml.sax.saxutils import escape

from buurtledger.model.geld import euro
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.report.taal import Taal, schoon
from buurtledger.stand.cijfers import Stand

_HOOG, _BREED = 1000, 1000
_KLEINSTE = 8
"""Smaller letters than this are left out; the name is in the part's title and in the table."""
_KOLOMMEN = ((0, 150), (158, 300), (466, 534))
"""Where each column begins and how wide it is."""


def stroom(stand: Stand, huisstijl: Huisstijl, taal: Taal) -> str:
    """The drawing; the same figures stand in the table below it."""
    totaal = stand.totaal.begroot
    titel = taal("Waar de {totaal} heen gaat, en hoeveel er besteed is", totaal=totaal)
    uit = [
        f'<svg viewBox="0 0 {_BREED} {_HOOG}" role="img" aria-labelledby="stroom-t stroom-d" '
        f'xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif">',
        f'<title id="stroom-t">{_t(titel)}</title>',
        f'<desc id="stroom-d">{_t(beschrijving(stand, taal))}</desc>',
        _vak(0, Decimal(0), totaal, totaal, stand.totaal.besteed, euro(totaal), huisstijl, 20),
    ]
    boven = Decimal(0)
    for gebied in stand.gebieden:
        if gebied.som.begroot <= 0:
            continue
        uit.append(_vak(1, boven, gebied.som.begroot, totaal, gebied.som.besteed, gebied.gebied.naam, huisstijl, 20))
        eigen = boven
        for post, cijfers in gebied.posten:
            if cijfers.begroot > 0:
                uit.append(_vak(2, eigen, cijfers.begroot, totaal, cijfers.besteed, post.naam, huisstijl, 13))
                eigen += cijfers.begroot
        boven += gebied.som.begroot
    return "".join([*uit, "</svg>"])


def _vak(
    kolom: int,
    boven: Decimal,
    bedrag: Decimal,
    totaal: Decimal,
    besteed: Decimal,
    naam: str,
    huisstijl: Huisstijl,
    letter: int,
) -> str:
    """A part: its outline, filled from the left as far as it is spent, and its name where that fits."""
    x, breed = _KOLOMMEN[kolom]
    y, hoog = _px(boven / totaal * _HOOG), _px(max(bedrag / totaal * _HOOG - Decimal("1.5"), Decimal("0.5")))
    deel = min(max(besteed / bedrag, Decimal(0)), Decimal(1))
    kleur = huisstijl.accent if besteed > bedrag else huisstijl.kleur
    stukken = [
        f"<g><title>{_t(naam)}: {_t(euro(besteed))} / {_t(euro(bedrag))}</title>",
        f'<rect x="{x}" y="{y}" width="{breed}" height="{hoog}" fill="{huisstijl.kleur}" fill-opacity="0.16"/>',
        f'<rect x="{x}" y="{y}" width="{_px(breed * deel)}" height="{hoog}" fill="{kleur}" fill-opacity="0.5"/>',
    ]
    letter = min(letter, int(float(hoog) - 1.5))
    if letter >= _KLEINSTE:
        midden = _px(Decimal(y) + Decimal(hoog) / 2 + Decimal(letter) / 3)
        tekst = _t(_kort(schoon(naam), int(breed / (letter * 0.56))))
        stukken.append(f'<text x="{x + 8}" y="{midden}" font-size="{letter}" fill="currentColor">{tekst}</text>')
    return "".join([*stukken, "</g>"])


def beschrijving(stand: Stand, taal: Taal) -> str:
    """The drawing in words, for who cannot see it."""
    delen = [
        taal(
            "{naam}: {besteed} besteed van {begroot}", naam=g.gebied.naam, besteed=g.som.besteed, begroot=g.som.begroot
        )
        for g in stand.gebieden
    ]
    return "; ".join(delen) + "."


def voortgang(deel: Decimal, tijd: Decimal, huisstijl: Huisstijl, uitleg: str) -> str:
    """Spending against time: a bar for each, below each other."""
    balken = []
    for nr, (waarde, kleur) in enumerate(((deel, huisstijl.kleur), (tijd, "#78716c"))):
        y = nr * 26
        breed = _px(min(max(waarde, Decimal(0)), Decimal(1)) * 1000)
        balken.append(
            f'<rect x="0" y="{y}" width="1000" height="20" fill="{kleur}" fill-opacity="0.18"/>'
            f'<rect x="0" y="{y}" width="{breed}" height="20" fill="{kleur}" fill-opacity="0.85"/>'
        )
    return (
        f'<svg viewBox="0 0 1000 46" role="img" aria-label="{_t(uitleg)}" xmlns="http://www.w3.org/2000/svg">'
        f"{''.join(balken)}</svg>"
    )


def _px(waarde: Decimal) -> str:
    return f"{waarde:.1f}"


def _t(tekst: str) -> str:
    return escape(schoon(tekst), {'"': "&quot;"})


def _kort(tekst: str, tekens: int) -> str:
    """Text cut to what fits, with … where something is missing."""
    return tekst if len(tekst) <= tekens else tekst[: max(tekens - 1, 0)] + "…"
