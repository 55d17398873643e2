"""`python -m tests.bank.proef [BESTAND…]`: what every sample, every generated format and every named file gives, as a
table."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from buurtledger.bank.aangegeven import telt_anders
from buurtledger.bank.afschrift import Rekeningafschrift, klopt_niet
from buurtledger.bank.bestand import lees_bestand
from buurtledger.report.taal import Taal
from tests.bank.schrijvers import MET_SALDO, ZONDER_SALDO, Regel

_REGELS = (
    Regel(date(2023, 1, 5), Decimal("1000.00"), "NL18INGB7622412956", "Gemeente", "subsidie"),
    Regel(date(2023, 1, 11), Decimal("-100.00"), "NL22RABO0444444444", "Groep Noord", "230110-n00rd1 voorschot"),
)


def _bestanden(namen: list[str]) -> Iterator[tuple[str, bytes]]:
    paden = [Path(naam) for naam in namen] or sorted((Path(__file__).parent / "voorbeelden").iterdir())
    for pad in paden:
        if pad.is_file() and pad.suffix != ".md":
            yield pad.name, pad.read_bytes()
    for naam, schrijver in {**MET_SALDO, **ZONDER_SALDO}.items() if not namen else ():
        yield f"gemaakt: {naam}", schrijver(_REGELS, Decimal("0.00"))


def _sluit(afschriften: tuple[Rekeningafschrift, ...]) -> str:
    if any(a.begin is None or a.eind is None for a in afschriften):
        return "no balance"
    fout = next((bericht for a in afschriften if (bericht := klopt_niet(a))), None)
    if fout is not None:
        return "no: " + Taal("en").zeg(fout)
    for a in afschriften:
        anders = a.aangegeven and telt_anders(a.aangegeven, [b.bedrag for b in a.boekingen])
        if anders:
            return "yes, but " + Taal("en").zeg(anders.bericht)
    return "yes"


def main() -> None:
    """Print the table."""
    print("| file | read as | statements | entries | adds up | faults |\n|---|---|---|---|---|---|")
    for naam, inhoud in _bestanden(sys.argv[1:]):
        gelezen = lees_bestand(inhoud)
        fouten = "; ".join(Taal("en").zeg(fout.bericht) for fout in gelezen.fouten[:2])
        aantal = sum(len(a.boekingen) for a in gelezen.afschriften)
        sluit = _sluit(gelezen.afschriften) if gelezen.afschriften else ""
        print(f"| {naam} | {gelezen.soort} | {len(gelezen.afschriften)} | {aantal} | {sluit} | {fouten} |")


if __name__ == "__main__":
    main()
