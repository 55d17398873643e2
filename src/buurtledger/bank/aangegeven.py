"""What a bank says that a statement holds: how many entries, and what they come to. Held beside what was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from buurtledger.bank.mt940.velden import lees_bedrag
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.geld import NUL

# ING and others that use its form, in the :86: behind the closing balance: `D000004C000002D25278,18C4203,00`, or
# `/SUM/4/2/25278,18/4203,00/`. Source: ING, Format Description MT940, field 86 at the level of the statement.
_TOTALEN = re.compile(r"D([0-9]{6})C([0-9]{6})D([0-9.,]+)C([0-9.,]+)|/SUM/([0-9]+)/([0-9]+)/([0-9.,]+)/([0-9.,]+)/?")


class Aangegeven(NamedTuple):
    """None where the file does not tell; amounts without a sign."""

    aantal: int | None = None
    af: Decimal | None = None
    bij: Decimal | None = None
    aantal_af: int | None = None
    aantal_bij: int | None = None


def totalen(tekst: str) -> Aangegeven | None:
    """What a text behind the closing balance says; None when it is another text."""
    gevonden = _TOTALEN.fullmatch("".join(tekst.split()))
    if gevonden is None:
        return None
    af, bij, som_af, som_bij = (deel for deel in gevonden.groups() if deel is not None)
    return Aangegeven(int(af) + int(bij), lees_bedrag(som_af), lees_bedrag(som_bij), int(af), int(bij))


class Tellingsverschil(NamedTuple):
    """What the bank counted otherwise."""

    bericht: Bericht
    ernstig: bool
    """Money may be missing. Where both sums are right to the cent only the count is off, and that is said."""


def telt_anders(aangegeven: Aangegeven, bedragen: Sequence[Decimal]) -> Tellingsverschil | None:
    """How what the bank says differs from what was read; None when it does not."""
    af = -sum((bedrag for bedrag in bedragen if bedrag < 0), NUL)
    bij = sum((bedrag for bedrag in bedragen if bedrag > 0), NUL)
    for wat, gezegd, gelezen in ((zin("eraf"), aangegeven.af, af), (zin("erbij"), aangegeven.bij, bij)):
        if gezegd is not None and gezegd != gelezen:
            bericht = zin(
                "de bank telt {gezegd} {wat}, gelezen is {gelezen}: er mist een boeking, of een bedrag is veranderd",
                gezegd=gezegd,
                wat=wat,
                gelezen=gelezen,
            )
            return Tellingsverschil(bericht, True)
    nul = sum(bedrag == 0 for bedrag in bedragen)
    for gezegd_, gelezen_, speling in (
        (aangegeven.aantal, len(bedragen), 0),
        (aangegeven.aantal_af, sum(bedrag < 0 for bedrag in bedragen), nul),
        (aangegeven.aantal_bij, sum(bedrag > 0 for bedrag in bedragen), nul),
    ):
        if gezegd_ is not None and not gelezen_ <= gezegd_ <= gelezen_ + speling:
            bericht = zin(
                "de bank telt {gezegd:boeking|boekingen}, gelezen {gelezen:is|zijn} er {gelezen}",
                gezegd=gezegd_,
                gelezen=gelezen_,
            )
            return Tellingsverschil(bericht, aangegeven.af is None or aangegeven.bij is None)
    return None
