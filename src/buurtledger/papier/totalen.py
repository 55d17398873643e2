"""Which amount is the total, and what on the paper says so too.

A total is sure when another figure bears it out: what was paid by card, cash less change, the articles together, the
table of VAT. What contradicts it makes it unsure, whoever else agrees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.geld import NUL
from buurtledger.papier.bedragen import Bedrag
from buurtledger.papier.labels import (
    AFRONDING,
    BEDRAG,
    BTW,
    CONTANT,
    EXCL,
    KORTING,
    PIN,
    SPAAR,
    SUBTOTAAL,
    TOTAAL,
    VOORUIT,
    WISSEL,
    soort_van,
    voorkeur,
)
from buurtledger.papier.regels import Regel, woorden_van

_CENT = Decimal("0.01")
_TARIEVEN = (21, 9, 6, 0, 19, 7, 20, 12)
_ANDERS = frozenset(("artikelen", "btw", "contant", "opbouw", "subtotaal"))
"""What bears out an amount beside its being paid."""
_ZEKER = 60
"""Of a figure that a reader of pictures is less sure of than this, nothing is sure."""


class Totaal(NamedTuple):
    """What was found."""

    bedrag: Bedrag
    zeker: bool
    btw: tuple[Decimal, Bedrag, bool] | None
    """VAT together, where it stands, and whether it is sure."""
    waarom: tuple[Bericht, ...]
    """Why it is not sure."""
    sterk: bool = False
    """Two figures of different kinds bear it out."""


def vind_totaal(bedragen: Sequence[Bedrag], regels: Sequence[Regel] = ()) -> Totaal | None:
    """The total; None where there is no amount that can be it. `regels` tell which amounts could not be read."""
    tabel = tuple(_btwtabel(bedragen))
    gewogen = [(_steun(b, bedragen, tabel), b) for b in bedragen if b.soort == TOTAAL and b.waarde]
    # What was paid may be read where the total was not; it needs more to bear it out.
    betaald = [(_steun(b, bedragen, tabel), b) for b in bedragen if b.soort == PIN and b.waarde > 0]
    betaald = [(steun, b) for steun, b in betaald if len(steun & _ANDERS) > 1]
    if betaald and not any(steun for steun, _ in gewogen):
        steun, beste = max(betaald, key=lambda paar: (len(paar[0]), paar[1].zekerheid))
        return Totaal(beste, True, _btw(beste, bedragen, tabel, zeker=True), (), True)
    if not gewogen:
        return _zonder_label(bedragen)
    steun, beste = max(
        gewogen, key=lambda paar: (len(paar[0]), voorkeur(paar[1].label), paar[1].zekerheid >= _ZEKER, paar[1].regel)
    )
    waarom = tuple(_tegen(beste, steun, bedragen, tabel, regels))
    zeker = bool(steun) and not waarom
    if not steun:
        waarom = (zin("niets anders op de bon bevestigt het totaal"), *waarom)
    sterk = zeker and len(steun - {"herhaald"}) > 1
    return Totaal(beste, zeker, _btw(beste, bedragen, tabel, zeker=zeker), waarom, sterk)


def _zonder_label(bedragen: Sequence[Bedrag]) -> Totaal | None:
    """What was paid by card, or the largest amount: never sure."""
    over = [b for b in bedragen if b.waarde > 0 and b.soort not in (SPAAR, CONTANT, WISSEL, BTW, KORTING)]
    if not over:
        return None
    soorten = [[b for b in over if b.soort == soort] for soort in (PIN, BEDRAG)]
    beste = max(next((b for b in soorten if b), over), key=lambda b: b.waarde)
    return Totaal(beste, False, None, (zin("er staat nergens dat dit het totaal is"),))


def _steun(b: Bedrag, bedragen: Sequence[Bedrag], tabel: tuple[tuple[Decimal, Decimal], ...]) -> frozenset[str]:
    """What bears out a total."""
    steun = set()
    t = b.waarde
    anders = [a for a in bedragen if a.plek != b.plek]
    if any(a.waarde == t and a.soort in (PIN, BEDRAG) and a.regel != b.regel for a in anders):
        steun.add("pin")
    gegeven, terug = _eerste(anders, CONTANT), _eerste(anders, WISSEL)
    if gegeven is not None and (gegeven == t or (terug is not None and gegeven - abs(terug) == t)):
        steun.add("contant")
    if any(a.soort == TOTAAL and a.waarde == t and a.regel != b.regel for a in anders):
        steun.add("herhaald")
    if tabel and sum((met for met, _ in tabel), NUL) == t:
        steun.add("btw")
    if not tabel and _btw_klopt(t, anders):
        steun.add("btw")
    if t in artikelen(b, bedragen):
        steun.add("artikelen")
    if _opbouw(b, bedragen):
        steun.add("opbouw")
    if any(a.soort == SUBTOTAAL and a.waarde == t for a in anders):
        steun.add("subtotaal")
    return frozenset(steun)


def _tegen(
    b: Bedrag,
    steun: frozenset[str],
    bedragen: Sequence[Bedrag],
    tabel: tuple[tuple[Decimal, Decimal], ...],
    regels: Sequence[Regel],
) -> Iterator[Bericht]:
    """What contradicts it."""
    t = b.waarde
    if b.zekerheid < _ZEKER and len(steun) < 2:
        yield zin("het totaal is slecht te lezen")
    andere = [
        a
        for a in bedragen
        if a.soort == TOTAAL and a.waarde != t and a.waarde and voorkeur(a.label) >= voorkeur(b.label)
    ]
    delen = {som for met, btw in tabel for som in (met, met - btw, btw)} | {NUL}
    for a in andere:
        if not {"pin", "contant"} & steun and a.waarde not in delen and not _verschil_bekend(a.waarde, t, bedragen):
            yield zin("er staat ook een totaal van {ander}", ander=a.waarde)
            break
    if "pin" not in steun and "contant" not in steun:
        betaald = [a.waarde for a in bedragen if a.soort == PIN and a.waarde]
        if betaald and t not in betaald and sum(betaald, NUL) != t:
            yield zin("betaald is {betaald}, en niet het totaal", betaald=betaald[-1])
    if _verschoven(b, bedragen, regels):
        yield zin("de bedragen staan niet op de regels van hun namen; maak de foto recht van boven")
    if any(a.soort == VOORUIT for a in bedragen):
        yield zin("er is al iets vooruitbetaald: is dat al geboekt?")
    if tabel and "btw" not in steun and not {"pin", "contant", "artikelen"} & steun:
        yield zin("de btw-tabel telt op tot {som}", som=sum((met for met, _ in tabel), NUL))
    sommen = artikelen(b, bedragen)
    if sommen and t not in sommen and len(steun - {"herhaald"}) < 2 and _alles_gelezen(b, bedragen, regels):
        yield zin("de regels tellen op tot {som}", som=sommen[0])


def _eerste(bedragen: Sequence[Bedrag], soort: str) -> Decimal | None:
    return next((a.waarde for a in bedragen if a.soort == soort), None)


def _verschil_bekend(een: Decimal, ander: Decimal, bedragen: Sequence[Bedrag]) -> bool:
    """Whether two totals differ by something that is named: a rounding, VAT, a discount."""
    verschil = abs(een - ander)
    return any(abs(a.waarde) == verschil for a in bedragen if a.soort in (AFRONDING, BTW, KORTING))


def artikelen(totaal: Bedrag, bedragen: Sequence[Bedrag]) -> tuple[Decimal, ...]:
    """What the lines above a total add up to, from its own column: without and with the VAT that stands among them.

    Empty where there are no lines.
    """
    som, btw, aantal = NUL, NUL, 0
    per_regel: dict[int, Bedrag] = {}
    for a in bedragen:
        if a.regel < totaal.regel and a.plek.bladzijde == totaal.plek.bladzijde:
            per_regel[a.regel] = a
    for a in per_regel.values():
        if abs(a.rechts - totaal.rechts) > 25 or a.soort in (SUBTOTAAL, TOTAAL, SPAAR, EXCL, PIN, CONTANT, WISSEL):
            continue
        if a.soort == BTW:
            btw += a.waarde
            continue
        som += -abs(a.waarde) if a.soort == KORTING else a.waarde
        aantal += 1
    return () if not aantal else (som, som + btw) if btw else (som,)


def _verschoven(totaal: Bedrag, bedragen: Sequence[Bedrag], regels: Sequence[Regel]) -> bool:
    """Whether amounts stand alone near the total, and labels without one: on a slanting paper they slid past each
    other."""
    if not regels:
        return False
    heeft = {a.regel for a in bedragen}
    nabij = range(max(0, totaal.regel - 6), min(len(regels), totaal.regel + 7))
    los = [a for a in bedragen if a.regel in nabij and regels[a.regel].tekst.strip(" €EUR") == a.tekst.strip(" €EUR")]
    namen = [
        nr for nr in nabij if nr not in heeft and soort_van(woorden_van(regels[nr].tekst)) in (EXCL, BTW, SUBTOTAAL)
    ]
    return bool(los and namen) and any(a.waarde > totaal.waarde or a.regel > totaal.regel for a in los)


def _alles_gelezen(totaal: Bedrag, bedragen: Sequence[Bedrag], regels: Sequence[Regel]) -> bool:
    """Whether every amount above the total was read well: else what they add up to says nothing against it."""
    kolom = {a.regel: a for a in bedragen if abs(a.rechts - totaal.rechts) <= 25}
    if any(a.zekerheid < _ZEKER for nr, a in kolom.items() if nr < totaal.regel):
        return False
    for nr in range(min(kolom, default=0), min(totaal.regel, len(regels))):
        laatste = regels[nr].delen[-1].woorden[-1]
        if nr not in kolom and abs(laatste.vak[2] - totaal.rechts) <= 40 and any(t.isalnum() for t in laatste.tekst):
            return False
    return True


def _opbouw(b: Bedrag, bedragen: Sequence[Bedrag]) -> bool:
    """Whether a subtotal with VAT, rounding and discounts makes the total."""
    onder = [a for a in bedragen if a.regel < b.regel]
    basis = [a for a in onder if a.soort in (EXCL, SUBTOTAAL)]
    erbij = [-abs(a.waarde) if a.soort == KORTING else a.waarde for a in onder if a.soort in (BTW, AFRONDING, KORTING)][
        -6:
    ]
    for a in basis:
        for n in range(1, min(4, len(erbij)) + 1):
            if any(a.waarde + sum(groep, NUL) == b.waarde for groep in combinations(erbij, n)):
                return True
    return False


def _btw_klopt(t: Decimal, bedragen: Sequence[Bedrag]) -> bool:
    """Whether an amount of VAT with its rate is what belongs to a total."""
    for a in bedragen:
        if a.soort == BTW and len(set(a.tarieven)) == 1 and a.waarde > 0:
            tarief = a.tarieven[0]
            if tarief and abs(t * tarief / (100 + tarief) - a.waarde) <= _CENT:
                return True
    return False


def _btwtabel(bedragen: Sequence[Bedrag]) -> Iterator[tuple[Decimal, Decimal]]:
    """The rows of a table of VAT: with it, and VAT alone. A row is told by its own sums, in whatever order."""
    per_regel: dict[int, list[Bedrag]] = {}
    for a in bedragen:
        per_regel.setdefault(a.regel, []).append(a)
    for op_regel in per_regel.values():
        if op_regel[-1].soort == TOTAAL or len(op_regel) < 2:
            continue
        waarden = [abs(a.waarde) for a in op_regel]
        tarief = next((t for t in op_regel[-1].tarieven if t in _TARIEVEN), None)
        if tarief is None and len(waarden) > 2 and waarden[0] in _TARIEVEN[:3]:
            # `21,00 15,74 3,30 19,04`: the rate stands there as if it were an amount.
            tarief, waarden = int(waarden[0]), waarden[1:]
        rij = _rij(waarden, tarief)
        if rij is not None and (tarief is not None or op_regel[0].soort in (BTW, EXCL)):
            yield rij


def _rij(waarden: Sequence[Decimal], tarief: int | None) -> tuple[Decimal, Decimal] | None:
    for zonder, btw, met in permutations(waarden[:4], 3):
        if zonder + btw == met and zonder >= btw and _past(zonder, btw, tarief):
            return met, btw
    if tarief:
        for een, btw in permutations(waarden[:3], 2):
            if btw and _past(een, btw, tarief):
                return een + btw, btw
            if btw and abs(een * tarief / (100 + tarief) - btw) <= _CENT:
                return een, btw
    return None


def _past(zonder: Decimal, btw: Decimal, tarief: int | None) -> bool:
    tarieven = _TARIEVEN if tarief is None else (tarief,)
    return any(abs(zonder * t / 100 - btw) <= 2 * _CENT for t in tarieven)


def _btw(
    totaal: Bedrag, bedragen: Sequence[Bedrag], tabel: tuple[tuple[Decimal, Decimal], ...], *, zeker: bool
) -> tuple[Decimal, Bedrag, bool] | None:
    genoemd = [a for a in bedragen if a.soort == BTW and a.waarde > 0]
    if tabel:
        som = sum((btw for _, btw in tabel), NUL)
        klopt = sum((met for met, _ in tabel), NUL) == totaal.waarde
        waar = next((a for a in bedragen if abs(a.waarde) == som), totaal)
        return (som, waar, zeker and klopt) if som < totaal.waarde else None
    past = [a for a in genoemd if _btw_klopt(totaal.waarde, (a,))]
    if past:
        return past[0].waarde, past[0], zeker
    if per_tarief := _per_tarief(genoemd):
        # `Btw 9%  1,20` and `Btw 21%  3,40`, each alone on its line: what they are of is the total.
        over = sum((a.waarde * (100 + t) / t for t, a in per_tarief.items()), NUL)
        speling = _CENT + sum((_CENT / 2 * (100 + t) / t for t in per_tarief), NUL)
        som = sum((a.waarde for a in per_tarief.values()), NUL)
        klopt = abs(over - totaal.waarde) <= speling
        return (som, genoemd[0], zeker and klopt) if klopt or som < totaal.waarde / 4 else None
    if len(genoemd) == 1 and genoemd[0].waarde < totaal.waarde / 4:
        return genoemd[0].waarde, genoemd[0], False
    return None


def _per_tarief(genoemd: Sequence[Bedrag]) -> dict[int, Bedrag]:
    """Amounts of VAT by their rate, when there are several and each has one of its own; empty when not."""
    per = {a.tarieven[-1]: a for a in genoemd if len(set(a.tarieven)) == 1 and a.tarieven[-1] in _TARIEVEN[:3]}
    return per if len(per) > 1 and len(per) == len(genoemd) else {}
