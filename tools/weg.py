"""The way of one receipt: the files of the program that it passes, from the keyboard to the file and back to a page.

`make weg` books a receipt with a word of its own in the example ledger, and notes each function that was given that
word or gave it back. CONTRIBUTING.md tells the walk; tests/test_documentatie.py holds that what it names is passed.
"""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import CodeType, FrameType

from buurtledger.cli.start import main

WOORD = "Zonnebloempitten"
VANDAAG = date(2023, 12, 31)
_BRON = Path(__file__).parent.parent / "src" / "buurtledger"


@contextlib.contextmanager
def spoor(woord: str) -> Iterator[dict[str, set[str]]]:
    """Fills per file, in the order of passing, the functions that were given the word or gave it back."""
    gezien: dict[str, set[str]] = {}
    namen: dict[CodeType, str] = {}

    def kijk(plek: FrameType, soort: str, uit: object) -> None:
        code = plek.f_code
        if soort not in ("call", "return"):
            return
        if code not in namen:
            binnen = code.co_filename.startswith(f"{_BRON}/") and code.co_filename.endswith(".py")
            namen[code] = Path(code.co_filename).relative_to(_BRON).as_posix() if binnen else ""
        if not namen[code]:
            return
        aantal = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & 4) + bool(code.co_flags & 8)
        mee = [plek.f_locals.get(naam) for naam in code.co_varnames[:aantal]] if soort == "call" else [uit]
        if any(_heeft(waarde, woord) for waarde in mee):
            gezien.setdefault(namen[code], set()).add(code.co_name)

    vorige = sys.getprofile()
    sys.setprofile(kijk)
    try:
        yield gezien
    finally:
        sys.setprofile(vorige)


def _heeft(waarde: object, woord: str, diep: int = 2) -> bool:
    """Whether a value is the word's receipt, its text, or a list of such; not whole books that hold it somewhere."""
    if isinstance(waarde, str):
        return woord in waarde
    if isinstance(waarde, bytes):
        return woord.encode() in waarde
    if isinstance(waarde, (tuple, list)) and diep:
        return any(_heeft(deel, woord, diep - 1) for deel in waarde)
    if isinstance(waarde, dict) and diep:
        return any(_heeft(deel, woord, diep - 1) for deel in waarde.values())
    return False


def wegen(boek: Path, post: str, site: Path) -> dict[str, dict[str, set[str]]]:
    """Per part of the walk the files and functions: to the file, back to the screen, and to the website."""

    def doe(*opdracht: str) -> Callable[[], int]:
        return lambda: main(["--map", str(boek), *opdracht], vandaag=VANDAAG)

    stukken = {
        "to the file": doe("bon", "toevoegen", post, "45,95", WOORD, "--betaald-door", "kern"),
        "to the screen": doe("bon", "lijst", post),
        "to the website": doe("publiceer", str(site), "--ondanks-fouten"),
    }
    uit: dict[str, dict[str, set[str]]] = {}
    for naam, stuk in stukken.items():
        with spoor(WOORD) as uit[naam], contextlib.redirect_stdout(io.StringIO()):
            code = stuk()
        assert code == 0, (naam, code)
    return uit


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as tijdelijk:
        boek = Path(tijdelijk, "boek")
        with contextlib.redirect_stdout(io.StringIO()):
            main(["voorbeeld", str(boek)])
        for naam, bestanden in wegen(boek, "kernen/kleiburg", Path(tijdelijk, "site")).items():
            print(f"{naam}: {len(bestanden)} files")
            for bestand, functies in bestanden.items():
                print(f"  {bestand}: {', '.join(sorted(naam for naam in functies if naam[0] != '<'))}")
