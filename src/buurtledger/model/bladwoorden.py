"""Words in the cells of a sheet, in Dutch and English, as `zonder_accenten` leaves them."""

from __future__ import annotations

import re

from buurtledger.model.mutatie import KERN, PENVOERDER


def _als(waarde: str, woorden: str) -> dict[str, str]:
    return {woord.strip(): waarde for woord in woorden.split(",")}


SOORTEN = {
    **_als("bon", "bon, kassabon, uitgave, af, uit, debet, debit, d, expense, receipt, spent, out, aankoop, purchase"),
    **_als("factuur", "factuur, invoice, bill"),
    **_als("voorschot", "voorschot, advance"),
    **_als("terugbetaling", "terugbetaling, repayment, terugbetaald, paid back"),
    **_als("vergoeding", "vergoeding, reimbursement"),
}
"""What a column `soort` may say; a factuur is a bon of which there is an invoice."""
BINNEN = frozenset(_als("", "bij, in, credit, c, inkomst, inkomsten, income, ontvangen, ontvangst, received"))
"""What says that money came in, and not what kind of money."""
RETOUR = frozenset(_als("", "retour, refund, return, teruggave, terug, geld terug"))

NOOIT = frozenset(_als("", "storno, akkoord, afwijzing"))
"""Kinds that stand in an export of the books, and of which no row is made."""

BETALERS = {
    **_als(
        KERN,
        "kern, groep, de groep, de kern, group, the group, wijzelf, wij, zelf, wij zelf, self, ourselves, eigen zak, "
        "uit eigen zak, own pocket, voorschot, uit voorschot, advance, bewoner, bewoners, resident, residents",
    ),
    **_als(
        PENVOERDER,
        "penvoerder, de penvoerder, rekening, de rekening, van de rekening, bankrekening, bank, stichting, "
        "de stichting, account, from the account, bank account, treasurer, the treasurer, foundation",
    ),
}
BEWIJZEN = {
    **_als("bon", "bon, kassabon, receipt, till receipt"),
    **_als("factuur", "factuur, invoice, bill"),
    **_als("verklaring", "verklaring, statement, signed statement"),
    **_als("", "ja, yes, x, j, y, ok"),
}

_SOM = re.compile(
    r"(?:sub|eind|grand )?(?:totaal|total|totalen|totals)(?: (?:uitgaven|expenses|bonnen|receipts|bedrag))?"
    r"|som|sum|samen|opgeteld"
)
_STAND = re.compile(
    r"(?:eind|begin|start)?(?:saldo|balans|balance)(?: .{0,30})?"
    r"|(?:nog )?(?:over|resteert|rest|restant|beschikbaar|remaining|left)"
    r"|(?:begroot|budget|toegekend|opening balance|closing balance)(?: .{0,30})?"
)


def is_som(tekst: str) -> bool:
    """Whether a text says that what stands beside it is a sum of the rows."""
    return _SOM.fullmatch(tekst) is not None


def is_stand(tekst: str) -> bool:
    """Whether a text says that what stands beside it is what is left, or was there to begin with."""
    return _STAND.fullmatch(tekst) is not None
