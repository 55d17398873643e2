"""The amounts on a paper, each with what stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.papier import Plek
from buurtledger.papier.labels import CONTANT, PIN, TOTAAL, WISSEL, soort_van
from buurtledger.papier.regels import Deel, Regel, woorden_van

_BEDRAG = re.compile(
    r"(?<![0-9A-Za-z.,/:])(?<![0-9][-])"
    r"(?P<voor>[-−–—+]\s?)?(?P<munt>€|EUR|\$|£)?\s?(?P<tussen>[-−–]\s?)?"
    r"(?P<heel>[0-9OolI]{1,3}(?:[.' ][0-9]{3})+|[0-9OolIS]{1,6})"
    r"(?:(?P<punt>\s?[.,]\s?)(?P<cent>[0-9OolIS]{2}|--?|[–—=])|(?P<kaal>\s?[–—]))"
    r"(?P<na>\s?[-−–](?![0-9]))?(?P<achter>\s?(?:€|EUR\b|\$|£))?"
    r"(?![0-9%]|\s%|[.,:/][0-9]|\s?(?:kg|KG|pct|ltr)\b)"
)
_KOMMALOOS = re.compile(
    r"(?<![^\s€])(?:(?!(?:19|20)[0-9]{2}\b)(?P<cent>[1-9][0-9]{2,5})|(?P<los>[1-9][0-9]{0,3} [0-9]{2}))(?:\s[|!])?$"
)
_MUNTWOORDEN = frozenset(("eur", "euro"))
_LIJKT = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "S": "5"})
_PROCENT = re.compile(r"(?<![0-9])(?P<tarief>[0-9]{1,2})(?:[.,][0-9]{1,2})?\s?%")


class Bedrag(NamedTuple):
    """An amount as it stands on the paper, in whatever currency."""

    waarde: Decimal
    """With its sign."""
    soort: str
    """What the label before it says that it is (`labels`); empty for none."""
    label: tuple[str, ...]
    regel: int
    """The line, from 0."""
    plek: Plek
    tekst: str
    zekerheid: int
    munt: str
    """As it is written beside it; empty for none."""
    tarieven: tuple[int, ...]
    """Rates of VAT that are named on the line before it."""

    @property
    def rechts(self) -> int:
        """Its right edge, in thousandths of the page."""
        return self.plek.vak[2]


def lees_bedragen(regels: Sequence[Regel]) -> tuple[Bedrag, ...]:
    """All amounts, line by line. An amount that stands alone is called as the line above it calls it, when that has
    no amount and stands just above it."""
    gevonden: list[Bedrag] = []
    for nr, regel in enumerate(regels):
        op_regel = list(_op_regel(regel, nr))
        if op_regel and not set(op_regel[0].label) - _MUNTWOORDEN:
            op_regel = [_van_boven(bedrag, regels, nr, gevonden) for bedrag in op_regel]
        gevonden += op_regel
    return tuple(_met_kommaloze(regels, gevonden))


def _met_kommaloze(regels: Sequence[Regel], gevonden: list[Bedrag]) -> Iterator[Bedrag]:
    """Those, and of lines that say total or paid but have none the number whose comma was lost (`8719`, `87 19`), in
    the same column."""
    heeft = {bedrag.regel for bedrag in gevonden}
    yield from gevonden
    for nr, regel in enumerate(regels):
        deel = regel.delen[-1]
        m = _KOMMALOOS.search(deel.tekst)
        if nr in heeft or m is None:
            continue
        label = woorden_van(regel.tekst[: len(regel.tekst) - len(m[0])])
        getal = m["cent"] or m["los"]
        plek = deel.plek(m.start(m.lastgroup or 0), m.end(m.lastgroup or 0))
        recht_eronder = any(abs(bedrag.rechts - plek.vak[2]) < 15 for bedrag in gevonden)
        if recht_eronder and (soort := soort_van(label)) in (TOTAAL, PIN, CONTANT, WISSEL):
            yield Bedrag(Decimal(int(getal.replace(" ", ""))) / 100, soort, label, nr, plek, getal, 30, "", ())


def _op_regel(regel: Regel, nr: int) -> Iterator[Bedrag]:
    label: list[str] = []
    tarieven: list[int] = []
    for deel in regel.delen:
        vanaf = 0
        for m in _BEDRAG.finditer(deel.tekst):
            waarde = _waarde(m)
            if waarde is None:
                continue
            tussen = deel.tekst[vanaf : m.start()]
            label += woorden_van(tussen)
            tarieven += _tarieven(tussen)
            yield _bedrag(deel, m, waarde, tuple(label), nr, tuple(tarieven))
            vanaf = m.end()
        rest = deel.tekst[vanaf:]
        label += woorden_van(rest)
        tarieven += _tarieven(rest)


def _tarieven(tekst: str) -> list[int]:
    return [int(m["tarief"]) for m in _PROCENT.finditer(tekst)]


def _bedrag(
    deel: Deel, m: re.Match[str], waarde: Decimal, label: tuple[str, ...], nr: int, tarieven: tuple[int, ...]
) -> Bedrag:
    munt = (m["munt"] or m["achter"] or "").strip()
    geraden = any(teken.isalpha() for teken in m["heel"] + (m["cent"] or ""))
    zekerheid = deel.zekerheid(m.start("heel"), m.end())
    return Bedrag(
        waarde,
        soort_van(label),
        label,
        nr,
        deel.plek(m.start("heel"), m.end()),
        m[0].strip(),
        min(zekerheid, 40) if geraden else zekerheid,
        munt,
        tarieven,
    )


def _waarde(m: re.Match[str]) -> Decimal | None:
    heel = re.sub(r"[.' ]", "", m["heel"].translate(_LIJKT))
    cent = (m["cent"] or "").translate(_LIJKT)
    cent = cent if cent.isdigit() else "00"
    if not heel.isdigit() or not any(teken.isdigit() for teken in m["heel"] + (m["cent"] or "")):
        return None
    waarde = Decimal(f"{heel}.{cent}")
    return -waarde if _is_min(m) else waarde


def _is_min(m: re.Match[str]) -> bool:
    voor = (m["voor"] or "").strip()
    return voor in ("-", "−", "–", "—") or bool(m["tussen"]) or (bool(m["na"]) and not m["kaal"])


def _van_boven(bedrag: Bedrag, regels: Sequence[Regel], nr: int, eerder: Sequence[Bedrag]) -> Bedrag:
    """Called as the line above says: over the same column, without an amount, close by."""
    if not nr or any(een.regel == nr - 1 for een in eerder):
        return bedrag
    boven, hier = regels[nr - 1], regels[nr]
    if hier.boven - boven.boven > 0.06:
        return bedrag
    links, rechts = bedrag.plek.vak[0], bedrag.plek.vak[2]
    for deel in boven.delen:
        if deel.woorden[0].vak[0] < rechts and deel.woorden[-1].vak[2] > links:
            label = woorden_van(deel.tekst)
            return bedrag._replace(label=label, soort=soort_van(label))
    return bedrag
