"""A line exactly as buurtledger writes it: writing it, and recognising it at a glance.

Such a line is a regular language, so a pattern can both recognise and judge it,
a thousand times faster than YAML can. Every other line goes to YAML; the pattern
accepts nothing that YAML and the forms in `model.logboekregel` would read otherwise
(tests/test_regelpatroon.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from buurtledger.model import geld
from buurtledger.model.datum import GESCHREVEN as DATUM
from buurtledger.model.datum import dag
from buurtledger.model.geld import GESCHREVEN as BEDRAG
from buurtledger.model.mutatie import TEKSTVELDEN, VELDEN, Mutatie, Soort
from buurtledger.model.nummer import NUMMER, is_nummer

# What may stand between the quotes: no control character or bidi control, no quote or
# backslash unless escaped. The first character is no space, so the text is not blank.
_GEWOON = (
    r'[^"\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]'
)
_TEKST = rf'"((?:(?!\s){_GEWOON}|\\["\\]){_GEWOON}*(?:\\["\\]{_GEWOON}*)*)"'
_BETALER = "(kern|penvoerder)"
_WAARDEN: Mapping[str, str] = {
    "datum": f"({DATUM})",
    "bedrag": rf"(?!0(?:\.00?)?[,}}])({BEDRAG})",
    "btw": f"({BEDRAG})",
    "van": f"({NUMMER})",
    "betaald_door": _BETALER,
    "ontvangen_door": _BETALER,
    "bewijs": "(bon|factuur|verklaring)",
    "scan": '"(sha256:[0-9a-f]{64})"',
    **dict.fromkeys(("omschrijving", "leverancier", "activiteit", "notitie", "reden", "rol"), _TEKST),
}
_VERPLICHT = {"datum", "bedrag", "omschrijving", "van", "reden", "rol", "betaald_door"}


def _patroon(soort: Soort) -> str:
    velden = (
        f", {veld}: {_WAARDEN[veld]}" if veld in _VERPLICHT else f"(?:, {veld}: {_WAARDEN[veld]})?"
        for veld in VELDEN[soort]
    )
    return rf"- \{{{soort.value}: ({NUMMER}){''.join(velden)}\}}"


PATRONEN: Mapping[str, re.Pattern[str]] = {soort.value: re.compile(_patroon(soort)) for soort in Soort}
"""Per kind the pattern of a whole line; its groups are the id and the fields in the order of VELDEN."""

_SOORT = re.compile(r"- \{([a-z]+): ")
_BONNEN = PATRONEN[Soort.BON]
_KORTSTE_GRENS = min(TEKSTVELDEN.values())


def lees_vlug(regel: str, post: str, lijn: int) -> Mutatie | None:
    """The mutatie of a line in exactly the written form, or None: then YAML must judge it."""
    if gevonden := _BONNEN.fullmatch(regel):
        return _bon(gevonden, post, lijn)
    begin = _SOORT.match(regel)
    gevonden = PATRONEN[begin[1]].fullmatch(regel) if begin and begin[1] in PATRONEN else None
    if begin is None or gevonden is None:
        return None
    soort = begin[1]
    nummer, *waarden = gevonden.groups()
    velden = {
        veld: _ontsnapt(waarde) for veld, waarde in zip(VELDEN[soort], waarden, strict=True) if waarde is not None
    }
    datum = dag(velden.pop("datum"))
    if datum is None or not is_nummer(nummer) or ("van" in velden and not is_nummer(velden["van"])):
        return None
    if any(len(tekst) > TEKSTVELDEN.get(veld, len(tekst)) for veld, tekst in velden.items()):
        return None
    bedrag = Decimal(velden.pop("bedrag", "0.00"))
    return Mutatie(soort, nummer, post, lijn, datum, bedrag, **velden)  # type: ignore[arg-type]  # no btw here: only a bon has it


def _bon(gevonden: re.Match[str], post: str, lijn: int) -> Mutatie | None:
    # Nearly every line is a bon, so it is built without the detours of the other kinds.
    nummer, datum_, bedrag, btw, tekst, winkel, betaler, bewijs, activiteit, scan, notitie = gevonden.groups("")
    datum = dag(datum_)
    if datum is None or not is_nummer(nummer):
        return None
    if "\\" in gevonden[0]:
        tekst, winkel, activiteit, notitie = map(_ontsnapt, (tekst, winkel, activiteit, notitie))
    if len(gevonden[0]) > _KORTSTE_GRENS and (
        len(tekst) > 500 or len(winkel) > 200 or len(activiteit) > 200 or len(notitie) > 2000
    ):
        return None
    return Mutatie(
        "bon", nummer, post, lijn, datum, Decimal(bedrag), "", tekst, winkel, betaler, "",
        Decimal(btw) if btw else None, bewijs, activiteit, scan, notitie,
    )  # fmt: skip


def _ontsnapt(tekst: str) -> str:
    return re.sub(r'\\(["\\])', r"\1", tekst) if "\\" in tekst else tekst


def plek_van(regel: str, veld: str) -> tuple[int, int] | None:
    """The column (from 1) and length of a field's value in a line of the written form; None for another line."""
    begin = _SOORT.match(regel)
    gevonden = PATRONEN[begin[1]].fullmatch(regel) if begin and begin[1] in PATRONEN else None
    if begin is None or gevonden is None:
        return None
    soort = begin[1]
    namen = (soort, *VELDEN[soort])
    start, eind = gevonden.span(1 + namen.index(veld)) if veld in namen else (-1, -1)
    if start < 0:
        return None
    aanhaling = veld in TEKSTVELDEN
    return start + 1 - aanhaling, eind - start + 2 * aanhaling


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
