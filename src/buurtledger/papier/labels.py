"""What a label before an amount says that it is. Dutch, English, and the German of shops near the border."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from buurtledger.papier.regels import lijkt_op

TOTAAL, SUBTOTAAL, EXCL, BTW, PIN, CONTANT, WISSEL, AFRONDING, KORTING, SPAAR, VOORUIT, BEDRAG = (
    *("totaal", "subtotaal", "excl", "btw", "pin", "contant", "wissel", "afronding"),
    *("korting", "spaar", "vooruit", "bedrag"),
)

_SOORTEN: tuple[tuple[str, tuple[str, ...]], ...] = (
    # The first that fits holds, so what makes a total no total stands before it.
    (SPAAR, ("punten", "zegels", "spaarsaldo", "saldo", "tegoed", "airmiles", "spaarpunten", "points")),
    (VOORUIT, ("aanbetaling", "aanbetaald", "vooruitbetaald", "voorschot", "reeds", "deposit")),
    (SUBTOTAAL, ("subtotaal", "tussentotaal", "subtotal", "zwischensumme", "sub", "artikelen", "goederen")),
    (KORTING, ("korting", "voordeel", "bespaard", "bespaart", "besparing", "bespaarde", "prijsvoordeel", "discount")),
    (KORTING, ("bonus", "actie", "rabat", "rabatt", "saved", "kortingen", "actiekorting", "ledenkorting")),
    (WISSEL, ("wisselgeld", "wissel", "terug", "change", "teruggave", "ruckgeld")),
    (AFRONDING, ("afronding", "afgerond", "afrondingsverschil", "rounding", "rundung")),
)
_BTW = ("btw", "vat", "mwst", "tva", "omzetbelasting", "8tw", "b7w", "bt", "bitw")
_EXCL = ("excl", "exclusief", "excluding", "netto", "grondslag", "zonder", "nettobedrag", "net", "exd", "ex")
_INCL = ("incl", "inclusief", "including", "bruto", "inc", "lncl", "lnclusief")
_PIN = (
    *("pin", "bankpas", "pinnen", "gepind", "pinbetaling", "betaalpas", "maestro", "vpay", "visa", "mastercard"),
    *("debit", "contactloos", "creditcard", "kaart", "ideal", "card", "betaald", "betaling", "paid", "voldaan", "amex"),
)
_CONTANT = ("contant", "kontant", "cash", "ontvangen", "bar", "gegeven", "cont")
_TOTAAL = (
    *("totaal", "totaalbedrag", "eindtotaal", "eindbedrag", "factuurbedrag", "total", "totaalprijs", "gesamt"),
    *("summe", "factuurtotaal", "tot", "totaalsom", "gesamtbetrag", "betalen", "voldoen", "verschuldigd", "due"),
    *("totalbedrag", "notabedrag", "bontotaal", "grandtotal", "gesamtsumme", "payable", "zahlen"),
)
_BEDRAG = ("bedrag", "amount", "betrag")


@lru_cache(maxsize=4096)
def soort_van(label: Sequence[str]) -> str:
    """What it is; empty for the name of an article."""
    woorden = tuple(label)[-6:]

    def heeft(gezocht: Sequence[str]) -> bool:
        return any(lijkt_op(woord, een) for woord in woorden for een in gezocht)

    for soort, gezocht in _SOORTEN:
        if heeft(gezocht):
            return soort
    if heeft(_EXCL) and not heeft(("porto", "verzending")):
        return EXCL
    if any(woord in _BTW for woord in woorden):
        # `Totaal incl. btw` is a total; `btw totaal` and `totaal btw` are not.
        return TOTAAL if heeft(_INCL) and heeft((*_TOTAAL, *_BEDRAG)) else BTW
    if heeft(_CONTANT):
        return CONTANT
    if heeft(_TOTAAL) and not heeft(("pinnen", "bankpas")):
        return TOTAAL
    if heeft(_PIN):
        return PIN
    return BEDRAG if heeft(_BEDRAG) else ""


def voorkeur(label: Sequence[str]) -> int:
    """How much a label that says total says it: what is to be paid in the end comes before any other total."""
    if any(lijkt_op(woord, een) for woord in label for een in ("betalen", "voldoen", "eindtotaal", "factuurbedrag")):
        return 2
    return 2 if any(woord in _INCL or lijkt_op(woord, "inclusief") for woord in label) else 1
