"""The entry of the program, and every exit.

`status` is asked many times a day, and `check BESTAND` by an editor at every save, so a plain one is answered before
Typer is loaded: that takes as long as answering. Whatever is not plain goes to Typer, and both ways come to the same
answer (tests/test_start.py).
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
    vult_aan = any(naam.endswith("_BUURTLEDGER_COMPLETE") for naam in os.environ)
    if not vult_aan and (status := _gewone_status(argumenten)) is not None:
        from buurtledger.cli.statusvraag import StatusVraag, beantwoord

        beantwoord(begin._replace(map=status[0]), StatusVraag(**status[1]))
        return GOED
    if not vult_aan and (check := _gewone_check(argumenten)) is not None:
        from buurtledger.cli import bestandvraag

        return bestandvraag.beantwoord(begin._replace(map=check[0]), check[1], check[2])
    from buurtledger.cli.main import draai

    return draai(begin, argumenten)


def _gewone_status(argumenten: list[str]) -> tuple[str | None, dict[str, str]] | None:
    """The folder and the question of a plain `status`: known options, each once, with its value apart. Else None."""
    gevonden = _vooraf(argumenten)
    if gevonden is None or gevonden[1][:1] != ["status"]:
        return None
    map_, (_, *rest) = gevonden
    velden: dict[str, str] = {}
    while rest:
        woord = rest.pop(0)
        naam = _OPTIES.get(woord, "keuze")
        waarde = rest.pop(0) if woord in _OPTIES and rest else woord
        if waarde.startswith("-") or not waarde or naam in velden:
            return None
        velden[naam] = waarde
    return map_, velden


def _gewone_check(argumenten: list[str]) -> tuple[str | None, list[str], str] | None:
    """The folder, the files and the format of a plain `check BESTAND…`; None when a rule or other options are named."""
    gevonden = _vooraf(argumenten)
    if gevonden is None or gevonden[1][:1] != ["check"]:
        return None
    map_, (_, *rest) = gevonden
    bestanden: list[str] = []
    formaten: list[str] = []
    while rest:
        woord = rest.pop(0)
        waarde = rest.pop(0) if woord == "--formaat" and rest else woord
        lijst = formaten if woord == "--formaat" else bestanden
        if waarde.startswith("-") or formaten[1:] or not (lijst is formaten or "/" in waarde or "." in waarde):
            return None
        lijst.append(waarde)
    return (map_, bestanden, (formaten or ["tekst"])[0]) if bestanden and not formaten[1:] else None


def _vooraf(argumenten: list[str]) -> tuple[str | None, list[str]] | None:
    """The folder that was named before the command, and the rest; None when something else stands there."""
    map_: str | None = None
    rest = list(argumenten)
    while len(rest) > 2 and rest[0] in ("--map", "--taal"):
        if rest[0] == "--map":
            map_ = rest[1]
        elif rest[1] not in ("nl", "en"):
            return None
        rest = rest[2:]
    return map_, rest


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
