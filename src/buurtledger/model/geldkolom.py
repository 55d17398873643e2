"""Reading a column of amounts: the whole column tells how its amounts are written, where one alone could not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from buurtledger.model import geld
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.blad import Celwaarde

Bedragcel = Decimal | Bericht | None
"""An amount (which may be nothing), why it cannot be read, or None for an empty cell."""

_EURO = re.compile(r"€|\beuro'?s?\b|\beur\b", re.IGNORECASE)
_VREEMD = re.compile(
    r"[$£¥₺₹₽₴]|\b(?:usd|gbp|chf|sek|nok|dkk|srd|ang|xcg|awg|jpy|cad|aud|try|pln|dollars?|pounds?)\b", re.I
)
_CODE = re.compile(r"([A-Z]{3}) ?[0-9.,]+|[0-9.,]+ ?([A-Z]{3})")
_DRIETALLEN = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}(?:\1[0-9]{3})*")
_BREUK = re.compile(r"[0-9]+([.,])(?:[0-9]{1,2}|--?)")
_BEIDE = re.compile(r"[1-9][0-9]{0,2}(?:([.,])[0-9]{3})+(?!\1)([.,])(?:[0-9]{1,2}|--?)")
_NIETS = ("-", "–", "—", "0", "0,00", "0.00", "0,-", "nihil", "pm", "p.m.")


def vreemde_munt(tekst: str) -> str:
    """The sign or name of a currency that is not the euro; empty when there is none."""
    gevonden = _VREEMD.search(tekst)
    return gevonden[0] if gevonden else ""


def lees_geldkolom(waarden: Sequence[Celwaarde], *, streng: bool = False) -> tuple[Bedragcel, ...]:
    """Read the cells of a column as amounts in euro's.

    No amount of money has three decimals, so `1.234` is 1234 where the rest of the column
    does not use that sign for its cents; where it does, the cell is refused. `streng` refuses
    it also where no other cell shows that the other sign parts the cents: of a receipt
    `12,505` is sooner a slip than twelve thousand euro's.
    """
    teksten = [_kaal(waarde) if isinstance(waarde, str) else "" for waarde in waarden]
    groepen, breuken = _tekens(teksten)
    if streng and not breuken - groepen:
        groepen = set()
    return tuple(
        _uit_tekst(waarde, kaal, groepen - breuken, breuken) if isinstance(waarde, str) else _uit_waarde(waarde)
        for waarde, kaal in zip(waarden, teksten, strict=True)
    )


def _kaal(tekst: str) -> str:
    return re.sub(r"[\s\u00a0\u202f]+", " ", _EURO.sub("", tekst)).strip()


def _tekens(teksten: Iterable[str]) -> tuple[set[str], set[str]]:
    """The signs that part groups of three in this column, and those that part cents."""
    groepen: set[str] = set()
    breuken: set[str] = set()
    for tekst in teksten:
        if beide := _BEIDE.fullmatch(tekst):
            groepen.add(beide[1])
            breuken.add(beide[2])
        elif een := _DRIETALLEN.fullmatch(tekst):
            groepen.add(een[1])
        elif cent := _BREUK.fullmatch(tekst):
            breuken.add(cent[1])
    return groepen, breuken


def _uit_tekst(geschreven: str, kaal: str, groepen: set[str], breuken: set[str]) -> Bedragcel:
    code = _CODE.fullmatch(kaal)
    if munt := (code[1] or code[2]) if code else vreemde_munt(geschreven):
        return zin("{tekst}: buurtledger rekent in euro's, niet in {munt}", tekst=geschreven.strip(), munt=munt)
    if not kaal:
        return None
    if kaal.casefold() in _NIETS:
        return geld.NUL
    if re.fullmatch(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:[.,][0-9]{1,2})?", kaal):
        kaal = kaal.replace(" ", "")
    for teken in groepen:
        if _DRIETALLEN.fullmatch(kaal) or _BEIDE.fullmatch(kaal):
            kaal = kaal.replace(teken, "")
    if breuken <= {"."} and _BREUK.fullmatch(kaal):
        return _binnen(Decimal(kaal.rstrip("-").rstrip(".")), geschreven)
    return geld.lees_ingevoerd(kaal)


def _uit_waarde(waarde: Celwaarde) -> Bedragcel:
    if not isinstance(waarde, Decimal):
        return zin("{tekst} is geen bedrag; typ bijvoorbeeld 45,95 of 1.234,50", tekst=str(waarde))
    return _binnen(waarde, str(waarde))


def _binnen(bedrag: Decimal, geschreven: str) -> Bedragcel:
    if bedrag < 0:
        return zin("het bedrag {tekst} is negatief", tekst=geschreven)
    if bedrag > geld.GROOTSTE:
        return zin("{tekst} is te groot; het hoogste bedrag is {grootste}", tekst=geschreven, grootste=geld.GROOTSTE)
    if bedrag != round(bedrag, 2):
        return zin("het bedrag {tekst} heeft meer dan twee cijfers achter de komma", tekst=geschreven)
    return round(bedrag, 2) + geld.NUL
