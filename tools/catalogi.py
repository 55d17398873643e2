"""Keep the message catalogs in step with the code.

Dutch stands in the code; src/buurtledger/talen/en/LC_MESSAGES/buurtledger.po has the English.
`--controleer` changes nothing, and fails when a sentence has no English, when an English one
is no longer used, or when the two do not have the same places to fill in.
"""

from __future__ import annotations

import ast
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

WORTEL = Path(__file__).parent.parent
BRON = WORTEL / "src" / "buurtledger"
PO = BRON / "talen" / "en" / "LC_MESSAGES" / "buurtledger.po"
WOORDEN = {"zin": 0, "N_": 0, "taal": 0, "gezegd": 1}
"""The functions that say a sentence, and which of their arguments it is."""


def zinnen() -> dict[str, set[str]]:
    """Every sentence in the code, and the files that say it."""
    gevonden: dict[str, set[str]] = {}
    for pad in sorted(BRON.rglob("*.py")):
        for stuk in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            if isinstance(stuk, ast.Call) and (zin := _zin_van(stuk)):
                gevonden.setdefault(zin, set()).add(pad.relative_to(BRON).as_posix())
    return gevonden


def _zin_van(roep: ast.Call) -> str:
    """The literal sentence that a call says; empty for any other call. Calls within calls count too."""
    naam = roep.func.attr if isinstance(roep.func, ast.Attribute) else getattr(roep.func, "id", "")
    plek = WOORDEN.get(naam)
    if plek is None or len(roep.args) <= plek:
        return ""
    waarde = roep.args[plek]
    return waarde.value if isinstance(waarde, ast.Constant) and isinstance(waarde.value, str) else ""


def plekken(zin: str) -> set[str]:
    return {veld for _, veld, _, _ in string.Formatter().parse(zin) if veld is not None}


def bezwaren(catalogus: Catalog) -> Iterator[str]:
    nodig = zinnen()
    engels = {str(bericht.id): str(bericht.string) for bericht in catalogus if bericht.id}
    for pad in BRON.rglob("*.py"):
        if re.search(r"\{[\w.]*\b(?:taal|zin|N_)\(['\"]", pad.read_text(encoding="utf-8")):
            yield f"{pad.name}: een zin binnen een f-string komt niet in de catalogus; geef hem eerst een naam"
    for zin in sorted(nodig.keys() - {zin for zin, vertaald in engels.items() if vertaald}):
        yield f"geen Engels ({', '.join(sorted(nodig[zin]))}): {zin}"
    for zin in sorted(engels.keys() - nodig.keys()):
        yield f"niet meer gebruikt: {zin}"
    for zin, vertaald in engels.items():
        if vertaald and zin in nodig and plekken(zin) != plekken(vertaald):
            yield f"andere plekken om in te vullen: {zin} / {vertaald}"


def lees() -> Catalog:
    if not PO.exists():
        return Catalog(locale="en", project="buurtledger")
    with PO.open("rb") as stroom:
        return read_po(stroom, locale="en")


def hoofd() -> int:
    catalogus = lees()
    if "--controleer" in sys.argv:
        gevonden = list(bezwaren(catalogus))
        print(*gevonden, sep="\n", file=sys.stderr, end="\n" if gevonden else "")
        return 1 if gevonden else 0
    nieuw = Catalog(locale="en", project="buurtledger", fuzzy=False)
    for zin in sorted(zinnen()):
        bericht = catalogus.get(zin)
        nieuw.add(zin, str(bericht.string) if bericht else "")
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as stroom:
        write_po(stroom, nieuw, width=110, no_location=True, omit_header=True)
    with PO.with_suffix(".mo").open("wb") as stroom:
        write_mo(stroom, nieuw)
    return 0


if __name__ == "__main__":
    sys.exit(hoofd())
