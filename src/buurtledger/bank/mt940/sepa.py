"""Text between strokes, `/IBAN/…/NAME/…/REMI/…`: what several banks share."""

from __future__ import annotations

from buurtledger.bank.mt940.tekst import Regels, Toelichting, aaneen, tussen_strepen
from buurtledger.bank.rekening import vind_iban

WOORDEN = (
    *("TRTP", "RTYP", "IBAN", "BIC", "NAME", "REMI", "EREF", "MARF", "CSID", "ORDP", "BENM", "ISDT", "ADDR", "PREF"),
    *("PURP", "TRCD", "CREF", "RTRN", "ULTB", "ULTC", "ULTD", "UBEN", "UDTR", "SVCL", "ID", "CNTP", "USTD", "STRD"),
    *("SUM", "BATCH", "ACCW"),
)


def is_sepa(regels: Regels) -> bool:
    """Whether the text is of this kind."""
    begin = aaneen(regels.regels[:1])
    return begin.startswith("/") and begin[1:].partition("/")[0] in WOORDEN


def lees(regels: Regels) -> Toelichting:
    """Who and what for."""
    tekst = aaneen(regels.regels)
    waarden = tussen_strepen(tekst, WOORDEN)
    iban = waarden.get("IBAN", "").replace(" ", "") or vind_iban(" ".join(regels.eronder))
    omschrijving = waarden.get("REMI") or waarden.get("USTD") or waarden.get("TRTP") or ""
    return Toelichting(iban, waarden.get("NAME", ""), omschrijving, waarden.get("EREF", ""))
