"""Which day a receipt is of: all days on the paper, and what stands before each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.dagwoorden import Kader
from buurtledger.model.papier import Plek
from buurtledger.papier.regels import Deel, Regel, lijkt_op, woorden_van

_MAANDEN = {
    **{"jan": 1, "feb": 2, "mrt": 3, "maa": 3, "mar": 3, "mrz": 3, "apr": 4, "mei": 5, "may": 5, "mai": 5, "jun": 6},
    **{"jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12, "dez": 12},
    # As *mei* and *april* are misread.
    **{"met": 5, "apn": 4},
}
_MAAND = "|".join(_MAANDEN)
_C = r"[0-9OolI]"
_VORMEN = (
    re.compile(
        rf"(?<![0-9A-Za-z.,])(?P<j>20{_C}{{2}})\s?[-/.]\s?(?P<m>{_C}{{1,2}})\s?[-/.]\s?(?P<d>{_C}{{1,2}})(?![0-9])"
    ),
    re.compile(
        rf"(?<![0-9A-Za-z.,])(?P<d>{_C}{{1,2}})\s?(?P<t>[-/.])\s?(?P<m>{_C}{{1,2}})\s?(?P=t)\s?"
        rf"(?P<j>20{_C}{{2}}|'?{_C}{{2}})(?![0-9]|[.,][0-9])"
    ),
    re.compile(
        rf"(?<![0-9A-Za-z.,])(?P<d>{_C}{{1,2}})(?:e|ste|de|th|st|nd|rd)?[-/., ]{{0,2}}(?P<w>{_MAAND})[a-z]{{0,7}}"
        rf"[-/., ]{{0,2}}(?P<j>20{_C}{{2}}|'?{_C}{{2}})(?![0-9]|:)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![A-Za-z])(?P<w>{_MAAND})[a-z]{{0,7}}\.? (?P<d>{_C}{{1,2}})(?:th|st|nd|rd)?,? "
        rf"(?P<j>20{_C}{{2}})(?![0-9])",
        re.IGNORECASE,
    ),
)
_TIJD = re.compile(r"(?<![0-9])(?:[01]?[0-9]|2[0-3])\s?[:.;]\s?[0-5][0-9](?:\s?[:.]\s?[0-5][0-9])?(?![0-9])")
_CIJFERS = str.maketrans({"O": "0", "o": "0", "l": "1", "L": "1", "I": "1", "i": "1"})
_ZEKER, _ZEKER_KORT = 80, 88
"""Of a day that a reader of pictures is less sure of than this, nothing is sure; of one in one digit it must be more.
What is read right is mostly above 93, what is read wrong below 70."""
_VOLUIT = re.compile(r"(?<![0-9])0[1-9](?![0-9])")
"""A day or month in two digits."""
_WEEKDAGEN = {
    naam: nr
    for nr, namen in enumerate(
        (
            *("ma maandag mon monday", "di dinsdag tue tuesday", "wo woensdag wed wednesday"),
            *("do donderdag thu thursday", "vr vrijdag fri friday", "za zaterdag sat saturday"),
            "zo zondag sun sunday",
        )
    )
    for naam in namen.split()
}
_NIET = (
    *(
        "vervaldatum",
        "vervalt",
        "verval",
        "uiterlijk",
        "leverdatum",
        "levering",
        "geleverd",
        "afleverdatum",
        "garantie",
    ),
    *("geldig", "houdbaar", "houdbaarheid", "ruilen", "ruilbaar", "retourneren", "inwisselen", "inleveren", "actie"),
    *("expires", "expiry", "expiration", "valid", "delivery", "delivered", "periode", "sinds", "ingang", "warranty"),
    *("betaaldatum", "betalen", "voldoen", "omruilen", "geboren", "geboortedatum", "looptijd", "faellig", "orderdatum"),
    *("besteldatum", "besteld", "kortingsbon", "vanaf", "leverweek", "inwisselbaar", "tht", "retour", "faelligkeit"),
    *("versie", "version", "event", "evenement", "winactie", "spaaractie", "deadline", "ophalen", "afhalen", "due"),
    *("bezorging", "bezorgd", "bezorgdatum", "bezorgmoment", "verzonden", "verzenddatum"),
)
_BESTELD = ("orderdatum", "besteldatum", "besteld", "order")
"""No day of a receipt, yet sooner it than that of the delivery."""
_NIET_KORT = ("tot", "exp", "tm", "til", "until", "voor", "before", "binnen", "order", "verlengd", "heropening", "open")
_FACTUUR = (
    "factuurdatum",
    "bondatum",
    "transactiedatum",
    "aankoopdatum",
    "rechnungsdatum",
    "kassabondatum",
    "notadatum",
)
_DATUM = ("datum", "date", "dd", "dag", "betaald")


class Dagvondst(NamedTuple):
    """A day on the paper."""

    dag: date
    punten: int
    """How much its words say that it is the day of the receipt."""
    plek: Plek
    tekst: str
    zekerheid: int
    twijfel: bool
    """It can be read as another day too."""


class Dag(NamedTuple):
    """What was found."""

    vondst: Dagvondst
    zeker: bool
    waarom: tuple[Bericht, ...]
    sterk: bool = False
    """It stands there twice."""


def vind_dag(regels: Sequence[Regel], kader: Kader) -> Dag | None:
    """The day of the receipt; None where none is named that can be it."""
    alle = [een for nr in range(len(regels)) for een in _op_regel(regels, nr, kader)]
    goed = [een for een in alle if een.punten > 0]
    if not goed:
        if not alle:
            return None
        beste = max(alle, key=lambda een: een.punten)
        return Dag(beste, False, (zin("bij de enige dag staat dat hij iets anders is: {tekst}", tekst=beste.tekst),))
    beste = max(goed, key=lambda een: (een.punten, een.zekerheid))
    waarom = []
    # A day that something else on the paper says too needs no doubt.
    vaker = sum(een.dag == beste.dag for een in alle) > 1
    anders = next((een for een in goed if een.dag != beste.dag and een.punten >= beste.punten - 3), None)
    if anders is not None:
        waarom.append(zin("er staat ook {ander}", ander=anders.dag))
    if beste.twijfel and not vaker:
        waarom.append(zin("{tekst} kan ook een andere dag zijn", tekst=beste.tekst))
    # Of a day in one digit a second may be lost.
    nodig = _ZEKER_KORT if beste.dag.day < 10 and not _VOLUIT.search(beste.tekst) else _ZEKER
    if beste.zekerheid < nodig and not vaker:
        waarom.append(zin("de dag is slecht te lezen"))
    if beste.punten < 2 and len(goed) == 1 and len(alle) > 1:
        waarom.append(zin("er staat niet bij welke dag van de bon is"))
    if beste.dag > kader.vandaag:
        waarom.append(zin("{dag} moet nog komen", dag=beste.dag))
    elif not ((kader.van or date.min) <= beste.dag <= (kader.tot_en_met or date.max)):
        waarom.append(zin("{dag} ligt buiten de looptijd", dag=beste.dag))
    return Dag(beste, not waarom, tuple(waarom), vaker and not waarom)


def _op_regel(regels: Sequence[Regel], nr: int, kader: Kader) -> Iterator[Dagvondst]:
    regel = regels[nr]
    for plaats, deel in enumerate(regel.delen):
        gezien: list[tuple[int, int]] = []
        for vorm in _VORMEN:
            for m in vorm.finditer(deel.tekst):
                if any(m.start() < e and m.end() > b for b, e in gezien):
                    continue
                dagen = _lees(m, kader)
                if not dagen:
                    continue
                gezien.append((m.start(), m.end()))
                ervoor = deel.tekst[: m.start()]
                if not woorden_van(ervoor) and plaats and not any(t.isdigit() for t in regel.delen[plaats - 1].tekst):
                    ervoor = regel.delen[plaats - 1].tekst
                boven = _boven(regels, nr, deel, m) if not woorden_van(ervoor) else ""
                weekdag = _weekdag(ervoor)
                yield Dagvondst(
                    dagen[0],
                    _punten(f"{boven} {ervoor}", deel.tekst[m.end() :], regel),
                    deel.plek(m.start(), m.end()),
                    m[0].strip(),
                    deel.zekerheid(m.start(), m.end()),
                    len(dagen) > 1 or _ongelijk(m) or weekdag not in (None, dagen[0].weekday()),
                )


def _ongelijk(m: re.Match[str]) -> bool:
    """`6/06/2023` and `2023-12-1`: one of day and month in one digit where the other shows that a nought is written."""
    delen = m.groupdict()
    d, maand = delen["d"], delen.get("m") or ""
    if not maand:
        return False
    return (
        (len(d) == 1 and maand.startswith("0"))
        or (len(maand) == 1 and d.startswith("0"))
        or (delen["j"].startswith("20") and m.start("j") < m.start("d") and min(len(d), len(maand)) == 1)
    )


def _weekdag(ervoor: str) -> int | None:
    """The day of the week that stands just before a day; None for none."""
    woorden = woorden_van(ervoor)[-1:]
    return _WEEKDAGEN.get(woorden[0]) if woorden else None


def _boven(regels: Sequence[Regel], nr: int, deel: Deel, m: re.Match[str]) -> str:
    """What stands above a day, in its column: the heading over it."""
    if not nr or regels[nr].boven - regels[nr - 1].boven > 0.05:
        return ""
    vak = deel.plek(m.start(), m.end()).vak
    for ander in regels[nr - 1].delen:
        if ander.woorden[0].vak[0] < vak[2] and ander.woorden[-1].vak[2] > vak[0]:
            return "" if any(teken.isdigit() for teken in ander.tekst) else ander.tekst
    return ""


def _lees(m: re.Match[str], kader: Kader) -> tuple[date, ...]:
    """The days that it can be, the likeliest first."""
    delen = m.groupdict()
    d = int(delen["d"].translate(_CIJFERS))
    jaar_tekst = delen["j"].translate(_CIJFERS).lstrip("'")
    jaar = int(jaar_tekst) if len(jaar_tekst) == 4 else 2000 + int(jaar_tekst)
    maand = _MAANDEN[delen["w"].casefold()] if delen.get("w") else int(delen["m"].translate(_CIJFERS))
    mogelijk = [(jaar, maand, d)]
    if not delen.get("w") and len(jaar_tekst) == 2:
        mogelijk.append((2000 + d, maand, jaar % 100))
    if not delen.get("w") and maand > 12:
        mogelijk.append((jaar, d, maand))
    dagen = list(dict.fromkeys(dag for delen_ in mogelijk if (dag := _dag(*delen_)) is not None and _kan(dag, kader)))
    if not dagen:
        # Out of reach of what can be booked, but a day all the same: who looks it over sees it.
        dagen = [dag for dag in [_dag(*mogelijk[0])] if dag is not None and 1990 < dag.year < 2100]
    # Of two that can be, the one within the looptijd is meant.
    erin = [dag for dag in dagen if (kader.van or date.min) <= dag <= (kader.tot_en_met or date.max)]
    return tuple(erin or dagen)


def _kan(dag: date, kader: Kader) -> bool:
    return date(kader.vandaag.year - 10, 1, 1) <= dag <= kader.vandaag


def _dag(jaar: int, maand: int, d: int) -> date | None:
    try:
        return date(jaar, maand, d)
    except ValueError:
        return None


def _punten(ervoor: str, erna: str, regel: Regel) -> int:
    woorden = woorden_van(ervoor)[-5:]
    na = woorden_van(erna)[:2]
    if na[:1] and na[0] in ("t", "tm", "tot", "until", "t/m"):
        return -2
    tm = re.search(r"t\s?/\s?m\s*$", ervoor, re.IGNORECASE) is not None
    if tm or any(lijkt_op(w, een) for w in woorden for een in _NIET) or any(w in _NIET_KORT for w in woorden[-3:]):
        besteld = any(lijkt_op(w, een) for w in woorden for een in _BESTELD)
        return -1 if besteld else -2
    if any(lijkt_op(w, een) for w in woorden for een in _FACTUUR) or _is_factuurdatum(woorden):
        return 6
    punten = 1
    if any(een == w or (len(een) > 4 and lijkt_op(w, een)) for w in woorden for een in _DATUM):
        punten += 2
    if _TIJD.search(erna) or _TIJD.search(ervoor) or any(_TIJD.search(deel.tekst) for deel in regel.delen):
        punten += 3
    return punten


def _is_factuurdatum(woorden: Sequence[str]) -> bool:
    """`Invoice date`, `datum factuur`, `factuur datum`."""
    return any(lijkt_op(w, "factuur") or lijkt_op(w, "invoice") for w in woorden) and any(
        w in ("datum", "date") for w in woorden
    )
