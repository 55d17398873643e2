"""The entry of the program, and every exit.

`status` is asked many times a day, so a plain one is answered before Typer is loaded:
that takes longer than answering. Whatever is not plain goes to Typer, and both ways
come to the same answer (tests/test_start.py).
"""

from __future__ import annotations

import os
import sys
from datetime import date

from buurtledger.cli.omgeving import AFGEBROKEN, GOED, ONLEESBAAR, Omgeving, Stop, maak_omgeving
from buurtledger.cli.stromen import stromen
from buurtledger.model.bericht import reden_van, zin

_OPTIES = {"--op": "op", "--bekend-op": "bekend_op", "--formaat": "formaat"}


def main(argumenten: list[str] | None = None, vandaag: date | None = None) -> int:
    """Run the program and return its exit code. `vandaag` is the day it believes it is."""
    argumenten = sys.argv[1:] if argumenten is None else argumenten
    with stromen():
        begin = maak_omgeving(argumenten, os.environ, vandaag)
        try:
            with begin.einde:
                return _antwoord(begin, argumenten)
        except Stop as einde:
            return _zeg_stop(begin, einde)
        except KeyboardInterrupt:
            # Within a question `cli.main` knows that nothing was written; here nobody does.
            print("\n" + begin.taal("Afgebroken."), file=sys.stderr)
            return AFGEBROKEN
        except OSError as fout:
            reden = zin("{bestand}: {reden}", bestand=fout.filename or "", reden=reden_van(fout))
            return _zeg_stop(begin, Stop(ONLEESBAAR, reden))


def _antwoord(begin: Omgeving, argumenten: list[str]) -> int:
    gewone_vraag = _gewone_status(argumenten)
    if gewone_vraag is None or any(naam.endswith("_BUURTLEDGER_COMPLETE") for naam in os.environ):
        from buurtledger.cli.main import draai

        return draai(begin, argumenten)
    from buurtledger.cli.statusvraag import StatusVraag, beantwoord

    map_, velden = gewone_vraag
    beantwoord(begin._replace(map=map_), StatusVraag(**velden))
    return GOED


def _gewone_status(argumenten: list[str]) -> tuple[str | None, dict[str, str]] | None:
    """The folder and the question of a plain `status`: known options, each once, with its value apart. Else None."""
    map_: str | None = None
    rest = list(argumenten)
    while len(rest) > 2 and rest[0] in ("--map", "--taal"):
        if rest[0] == "--map":
            map_ = rest[1]
        elif rest[1] not in ("nl", "en"):
            return None
        rest = rest[2:]
    if not rest or rest.pop(0) != "status":
        return None
    velden: dict[str, str] = {}
    while rest:
        woord = rest.pop(0)
        naam = _OPTIES.get(woord, "keuze")
        waarde = rest.pop(0) if woord in _OPTIES and rest else woord
        if waarde.startswith("-") or not waarde or naam in velden:
            return None
        velden[naam] = waarde
    return map_, velden


def _zeg_stop(begin: Omgeving, einde: Stop) -> int:
    sys.stdout.flush()
    print(begin.gevouwen(f"buurtledger: {begin.taal.zeg(einde.bericht)}"), file=sys.stderr)
    if einde.bevindingen and einde.wortel is not None:
        from buurtledger.report.bevindingen import melding
        from buurtledger.report.document import Document
        from buurtledger.report.vormen.tekst import teken
        from buurtledger.store.aanwijzen import wijs_aan

        eerste = wijs_aan(einde.wortel, einde.bevindingen)[:3]
        wat_er_is = Document("", tuple(melding(bevinding, begin.taal) for bevinding in eerste))
        print(teken(wat_er_is, begin.taal, begin.scherm), end="", file=sys.stderr)
        if over := len(einde.bevindingen) - len(eerste):
            print(begin.taal("… en nog {aantal}; buurtledger check noemt ze allemaal", aantal=over), file=sys.stderr)
    return einde.code
