"""Amounts: exact decimals in euro's, from the first character read to the last printed."""

from __future__ import annotations

import re
from decimal import Decimal

from buurtledger.model.bericht import Bericht, zin

NUL = Decimal("0.00")
KLEINSTE = Decimal("0.01")
GROOTSTE = Decimal("9999999.99")

GESCHREVEN = r"(?:0|[1-9][0-9]{0,6})(?:\.[0-9]{1,2})?"
"""How an amount stands in a file, as a pattern: `8000.00`, `45.9`, `12`."""

_GESCHREVEN = re.compile(GESCHREVEN)
_KOMMA = re.compile(r"[0-9]+,[0-9]{1,2}")
_GROEPEN = r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+"
_INVOER_NL = re.compile(rf"(?P<euro>0|[1-9][0-9]*|{_GROEPEN})(?:,(?P<cent>[0-9]{{1,2}}|--?|[–—]))?")
_MUNT = re.compile(r"^(?:€|EURO?(?=[\s0-9]))\s*|\s*(?:€|(?<=[\s0-9,.–—-])EURO?'?S?)$", re.IGNORECASE)
_TWEE_GETALLEN = re.compile(r"(?P<euro>[1-9][0-9]*) (?P<cent>[0-9]{2})")
_DUIZENDTAL = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_INVOER_PUNT = re.compile(r"(?P<euro>0|[1-9][0-9]*)\.(?P<cent>[0-9]{1,2})")


def lees_geschreven(tekst: str, *, nul_mag: bool = False) -> Decimal | Bericht:
    """Read an amount as a file must spell it; what is wrong comes back as a sentence.

    Judged as written, so nothing that YAML reads as a number in another base,
    with an exponent or an underscore can pass for an amount.
    """
    if not _GESCHREVEN.fullmatch(tekst):
        if _KOMMA.fullmatch(tekst):
            return zin(
                "het bedrag {tekst} heeft een komma; in de bestanden staat een punt: {beter}",
                tekst=tekst,
                beter=tekst.replace(",", "."),
            )
        if tekst.startswith("-"):
            return zin("het bedrag {tekst} is negatief", tekst=tekst)
        if re.fullmatch(r"[0-9]{8,}(\.[0-9]*)?", tekst):
            return zin("het bedrag {tekst} is te groot; het hoogste is 9999999.99", tekst=tekst)
        if re.fullmatch(r"[0-9]+\.[0-9]{3,}", tekst):
            return zin("het bedrag {tekst} heeft meer dan twee cijfers achter de punt", tekst=tekst)
        return zin("{tekst} is geen bedrag zoals 45.95", tekst=tekst)
    bedrag = Decimal(tekst)
    if not bedrag and not nul_mag:
        return zin("het bedrag is nul")
    return bedrag


def lees_ingevoerd(tekst: str) -> Decimal | Bericht:
    """Read an amount as a person types it: `45,95`, `1.234,50`, `€ 12`, `12 euro`, `12,-`, `12-`, `45.95`.

    A space parts groups of three and nothing else. What can be read in two ways (`1.234`, `12 50`) is refused, never
    guessed.
    """
    kaal = _MUNT.sub("", " ".join(tekst.split()))
    kaal = kaal[:-1] + ",-" if re.fullmatch(r"[0-9. ]*[0-9]-", kaal) else kaal
    if twee := _TWEE_GETALLEN.fullmatch(kaal):
        return zin(
            "{tekst} kan op twee manieren gelezen worden: typ {cent} of {heel}",
            tekst=tekst,
            cent=f"{twee['euro']},{twee['cent']}",
            heel=f"{twee['euro']}{twee['cent']},00",
        )
    if _DUIZENDTAL.fullmatch(kaal):
        return zin(
            "{tekst} kan op twee manieren gelezen worden: typ {heel},00 of een bedrag met twee cijfers achter de komma",
            tekst=tekst,
            heel=kaal.replace(".", ""),
        )
    gevonden = _INVOER_NL.fullmatch(kaal) or _INVOER_PUNT.fullmatch(kaal)
    if gevonden is None:
        if not kaal:
            return zin("het bedrag ontbreekt")
        if kaal.startswith(("-", "−")):
            return zin("{tekst} is negatief; geef een bedrag boven nul", tekst=tekst)
        if re.fullmatch(r"[0-9.]*,[0-9]{3,}", kaal):
            return zin("{tekst} heeft meer dan twee cijfers achter de komma", tekst=tekst)
        begrepen = re.match(r"[0-9]+(?:[.,][0-9]{1,2}(?![0-9]))?", kaal)
        if begrepen and begrepen[0] != kaal:
            return zin(
                "{tekst} is geen bedrag: na {begrepen} staat nog {rest}; typ bijvoorbeeld 45,95 of 1.234,50",
                tekst=tekst,
                begrepen=begrepen[0],
                rest=kaal[begrepen.end() :].strip(),
            )
        return zin("{tekst} is geen bedrag; typ bijvoorbeeld 45,95 of 1.234,50", tekst=tekst)
    cent = (gevonden["cent"] or "").strip("-–—")
    bedrag = Decimal(f"{re.sub('[. ]', '', gevonden['euro'])}.{cent.ljust(2, '0')}")
    if bedrag > GROOTSTE:
        return zin("{tekst} is te groot; het hoogste bedrag is {grootste}", tekst=tekst, grootste=GROOTSTE)
    if bedrag < KLEINSTE:
        return zin("{tekst} is niets; geef een bedrag van minstens een cent", tekst=tekst)
    return bedrag


def plat(bedrag: Decimal) -> str:
    """Two decimals and a point, as in files and JSON: `1234.50`. Nothing is ever negative zero."""
    return f"{bedrag + NUL:.2f}"


def nederlands(bedrag: Decimal) -> str:
    """Dutch notation without the sign of the currency: `1.234,50`."""
    return f"{bedrag + NUL:,.2f}".translate(_WISSEL)


def euro(bedrag: Decimal) -> str:
    """Dutch notation as people read it: `€ 1.234,50`, `€ -20,00`."""
    return f"€ {nederlands(bedrag)}"


_WISSEL = str.maketrans(",.", ".,")
