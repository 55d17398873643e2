"""Triodos: a code and sub fields, `000>10<rekening>20…>21…`: texts of 32 signs, of which one may be the IBAN."""

from __future__ import annotations

import re

from buurtledger.bank.mt940.tekst import Regels, Toelichting, aaneen
from buurtledger.bank.rekening import is_iban

BIC = ("TRIO",)
_VELD = re.compile(r">([0-9]{2})([^>]*)")
_TEKST = tuple(f"{nr}" for nr in range(20, 28))
_LENGTE = 32


def lees(regels: Regels) -> Toelichting:
    """Who and what for."""
    velden = [(nr, waarde) for nr, waarde in _VELD.findall(aaneen(regels.regels))]
    teksten = [waarde for nr, waarde in velden if nr in _TEKST]
    iban = next((tekst.strip() for tekst in teksten if is_iban(tekst.strip())), "")
    oud = next((waarde.lstrip("0") for nr, waarde in velden if nr in ("10", "31")), "")
    over = [tekst for tekst in teksten if tekst.strip() != iban or not iban]
    # A text that was full was cut there; one that was not ends where it ends.
    tekst = "".join(deel if len(deel) >= _LENGTE - 4 else f"{deel} " for deel in over)
    return Toelichting(iban or oud, "", " ".join(tekst.split()))
