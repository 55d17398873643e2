"""A line exactly as buurtledger writes it: writing it, and recognising it at a glance.

Such a line is a regular language, so a pattern can both recognise and judge it,
a thousand times faster than YAML can. Texts may also stand without quotes, as people
who type a line leave them out, when they keep to letters that mean nothing to YAML.
Every other line goes to YAML; the pattern accepts nothing that YAML and the forms in
`model.mutatie` would read otherwise (tests/test_regelpatroon.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from buurtledger.model import geld
from buurtledger.model.datum import GESCHREVEN as DATUM
from buurtledger.model.datum import dag
from buurtledger.model.geld import GESCHREVEN as BEDRAG
from buurtledger.model.mutatie import TEKSTVELDEN, VELDEN, VERPLICHT, Mutatie, Soort
from buurtledger.model.nummer import NUMMER, is_kalenderdag

# What may stand between the quotes: no control character or bidi control, no quote or
# backslash unless escaped. The first character is no space, so the text is not blank.
_GEWOON = (
    r'[^"\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]'
)
# What may stand without quotes: it begins with a letter, perhaps after a number and a blank, ends with no blank,
# and holds nothing that YAML reads as a sign. One word that YAML takes for true, false or nothing is no text.
_LETTER = "[A-Za-zÀ-ÖØ-öø-ÿ]"
_GEEN_TEKST = r"(?!(?:true|false|yes|no|on|off|y|n|null|nan|inf)[,}])"


def _zonder_aanhaling(hoogstens: str) -> str:
    begin = rf"(?:{_LETTER}|[0-9]{{1,6}}[a-z]{{0,2}} {_LETTER})"
    return rf"(?i:{_GEEN_TEKST}){begin}[A-Za-zÀ-ÖØ-öø-ÿ0-9 .'()/+%€;!&–’-]{{0,{hoogstens}}}(?<! )"


_TEKST = rf'("(?:(?!\s){_GEWOON}|\\["\\]){_GEWOON}*(?:\\["\\]{_GEWOON}*)*"|{_zonder_aanhaling("")})'
_SCAN = "sha256:[0-9a-f]{64}"
# As our own imports write it: a hash and a number, in which nothing private can be. Any other goes to YAML.
_BRON = r"[a-z]{1,12}:[0-9a-f]{16}(?::[0-9]{1,6})?"
_BETALER = "(kern|penvoerder)"
_WAARDEN: dict[str, str] = {
    "datum": f"({DATUM})",
    "bedrag": rf"(?!0(?:\.00?)?[,}}])({BEDRAG})",
    "btw": f"({BEDRAG})",
    "van": f"({NUMMER})",
    "bij": f"({NUMMER})",
    "betaald_door": _BETALER,
    "ontvangen_door": _BETALER,
    "bewijs": "(bon|factuur|verklaring)",
    "scan": f'("{_SCAN}"|{_SCAN})',
    "afdruk": '("[0-9a-f]{16}")',
    "bron": f'("{_BRON}")',
}
_WAARDEN = {**dict.fromkeys(TEKSTVELDEN, _TEKST), **_WAARDEN}


def _patroon(soort: str, waarden: Mapping[str, str] = _WAARDEN) -> str:
    velden = (
        f", {veld}: {waarden[veld]}" if veld in VERPLICHT[soort] else f"(?:, {veld}: {waarden[veld]})?"
        for veld in VELDEN[soort]
    )
    return rf"- \{{{soort}: ({NUMMER}){''.join(velden)}\}}"


def _kale_tekst(lengte: int) -> str:
    """A text without escapes, so that its length is what is seen of it."""
    return rf'("(?!\s){_GEWOON}{{1,{lengte}}}"|{_zonder_aanhaling(str(lengte - 10))})'


@cache
def kale_bonnen() -> re.Pattern[str]:
    """Every line of a text in turn, with the groups of a bon in which no text holds an escape, and last any other line.

    What it recognises is judged, but for the days that no calendar has.
    """
    kaal = {veld: _kale_tekst(lengte) for veld, lengte in TEKSTVELDEN.items() if veld not in ("scan", "bron")}
    return re.compile(rf"{_patroon('bon', {**_WAARDEN, **kaal})}\n|([^\n]*)\n")


@cache
def patroon(soort: str) -> re.Pattern[str]:
    """The pattern of a whole line of a kind; its groups are the id and the fields in the order of VELDEN.

    That of a bon also finds every line of a text in turn, its end included; of any other line its groups are empty.
    """
    return re.compile(_patroon(soort) + (r"(?:\n|\Z)|[^\n]*\n" if soort == "bon" else ""))


_SOORT = re.compile(r"- \{([a-z]+): ")
_KORTSTE = min(lengte for veld, lengte in TEKSTVELDEN.items() if veld not in ("afdruk", "bron"))
_SOORTEN = frozenset(soort.value for soort in Soort)


def lees_bon(groepen: Sequence[str], post: str, lijn: int) -> Mutatie | None:
    """The bon of the groups that a pattern of a bon found; None where YAML must still judge it."""
    # Nearly every line is a bon, so it is built without the detours of the other kinds.
    nummer, datum_, bedrag, btw, tekst, winkel, betaler, bewijs, activiteit, scan, notitie, bron, bij = groepen
    datum = dag(datum_)
    if datum is None or not is_kalenderdag(nummer) or (bij and not is_kalenderdag(bij)):
        return None
    tekst, winkel = zonder_aanhaling(tekst), zonder_aanhaling(winkel) if winkel else ""
    if activiteit or scan or notitie:
        activiteit, scan, notitie = map(zonder_aanhaling, (activiteit, scan, notitie))
    if len(tekst) > 500 or len(winkel) > 200 or len(activiteit) > 200 or len(notitie) > 2000:
        return None
    return Mutatie(
        "bon", nummer, post, lijn, datum, Decimal(bedrag), "", tekst, winkel, betaler, "",
        Decimal(btw) if btw else None, bewijs, activiteit, scan, notitie, "", "", "", bron[1:-1], bij,
    )  # fmt: skip


def lees_vlug(regel: str, post: str, lijn: int) -> Mutatie | None:
    """The mutatie of a line in exactly the written form, or None: then YAML must judge it."""
    gevonden = _herken(regel)
    if gevonden is None:
        return None
    soort, groepen = gevonden[0], gevonden[1].groups("")
    if soort == "bon":
        return lees_bon(groepen, post, lijn)
    nummer, *waarden = groepen
    velden = {veld: zonder_aanhaling(waarde) for veld, waarde in zip(VELDEN[soort], waarden, strict=True) if waarde}
    datum = dag(velden.pop("datum"))
    if datum is None or not is_kalenderdag(nummer) or not is_kalenderdag(velden.get("van", nummer)):
        return None
    # A line that is short itself holds no text that is too long.
    if len(regel) > _KORTSTE and any(len(tekst) > TEKSTVELDEN.get(veld, len(tekst)) for veld, tekst in velden.items()):
        return None
    bedrag = Decimal(velden.pop("bedrag", "0.00"))
    return Mutatie(soort, nummer, post, lijn, datum, bedrag, **velden)  # type: ignore[arg-type]  # only a bon has btw


def _herken(regel: str) -> tuple[str, re.Match[str]] | None:
    """The kind of a line in the written form, and what its pattern found."""
    begin = _SOORT.match(regel)
    gevonden = patroon(begin[1]).fullmatch(regel) if begin and begin[1] in _SOORTEN else None
    return (begin[1], gevonden) if begin and gevonden else None


def zonder_aanhaling(geschreven: str) -> str:
    """The value that a pattern found, without its quotes and escapes."""
    if geschreven[:1] != '"':
        return geschreven
    tekst = geschreven[1:-1]
    return re.sub(r'\\(["\\])', r"\1", tekst) if "\\" in tekst else tekst


def plek_van(regel: str, veld: str) -> tuple[int, int] | None:
    """The column (from 1) and length of a field's value in a line of the written form; None for another line."""
    herkend = _herken(regel)
    if herkend is None:
        return None
    soort, gevonden = herkend
    namen = (soort, *VELDEN[soort])
    start, eind = gevonden.span(1 + namen.index(veld)) if veld in namen else (-1, -1)
    return None if start < 0 else (start + 1, eind - start)


def schrijf_regel(mutatie: Mutatie) -> str:
    """The line of a mutatie, without its newline."""
    velden = [f"{mutatie.soort}: {mutatie.nummer}"]
    for veld in VELDEN[mutatie.soort]:
        waarde = getattr(mutatie, veld)
        if waarde in ("", None):
            continue
        velden.append(f"{veld}: {_schrijf(veld, waarde)}")
    return f"- {{{', '.join(velden)}}}"


def _schrijf(veld: str, waarde: object) -> str:
    match waarde:
        case Decimal():
            return geld.plat(waarde)
        case date():
            return waarde.isoformat()
        case str() if veld in TEKSTVELDEN:
            return '"' + waarde.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case _:
            return str(waarde)
