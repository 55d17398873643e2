"""What a receipt that is being typed may go on with: the rest of a shop's name, or of what was bought there before."""

from __future__ import annotations

from buurtledger.model.bonregel import Begrepen, Vooraf
from buurtledger.model.winkels import SCHEIDING
from buurtledger.model.zoeken import kaal


def vul_aan(getypt: str, begrepen: Begrepen, vooraf: Vooraf) -> str:
    """What may be added to a line; empty when nothing fits, or what is typed means one thing already.

    `begrepen` is what the line is understood as.
    """
    if begrepen.bedrag is None or getypt != getypt.rstrip() or SCHEIDING in getypt:
        return ""
    winkel = vooraf.winkels.precies(begrepen.leverancier) if begrepen.leverancier else None
    if winkel and not begrepen.zoals_eerder and begrepen.omschrijving:
        # The newest first: what begins as it was typed.
        resten = (_rest(begrepen.omschrijving, tekst) for tekst in winkel.gekocht)
        return next(filter(None, resten), "")
    if begrepen.nieuw:
        return _rest(" ".join(begrepen.nieuw), _eerste(" ".join(begrepen.nieuw), vooraf))
    if winkel is None:
        return ""
    woorden = getypt.split()
    return next(filter(None, (_rest(" ".join(woorden[n:]), winkel.naam) for n in range(1, len(woorden)))), "")


def bedoeld(getypt: str, begrepen: Begrepen, vooraf: Vooraf) -> str:
    """What was bought at this shop before and has every word that is typed of it, somewhere; empty where none has.

    So `gamma kwasten` finds `verf en kwasten`. What only goes on with what is typed is left to `vul_aan`.
    """
    winkel = vooraf.winkels.precies(begrepen.leverancier) if begrepen.leverancier else None
    wat = begrepen.omschrijving
    if winkel is None or begrepen.zoals_eerder or not wat or not getypt.endswith(wat):
        return ""
    woorden = kaal(wat).split()
    passend = (eerder for eerder in winkel.gekocht if all(woord in kaal(eerder) for woord in woorden))
    return next((eerder for eerder in passend if not kaal(eerder).startswith(kaal(wat))), "")


def na_tab(getypt: str, begrepen: Begrepen, vooraf: Vooraf) -> str:
    """The line as Tab makes it: gone on with, or with what was meant in place of what was typed of it."""
    if rest := vul_aan(getypt, begrepen, vooraf):
        return getypt + rest
    if wat := bedoeld(getypt, begrepen, vooraf):
        return getypt.removesuffix(begrepen.omschrijving) + wat
    return getypt


def _eerste(getypt: str, vooraf: Vooraf) -> str:
    """The name of the shop used last of those that begin so."""
    klein = kaal(getypt)
    return next(
        (w.naam for w in reversed(tuple(vooraf.winkels.op_naam.values())) if kaal(w.naam).startswith(klein)), ""
    )


def _rest(getypt: str, geheel: str) -> str:
    return geheel[len(getypt) :] if kaal(geheel).startswith(kaal(getypt)) and len(getypt) < len(geheel) else ""
