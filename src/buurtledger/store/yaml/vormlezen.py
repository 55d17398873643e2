"""Reading a file of the ledger that is one mapping, by its form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from buurtledger.checks.register import bevinding
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.store.files.bestand import lees_bytes, lees_tekst
from buurtledger.store.yaml.afkeuring import ZIE_BESTANDEN, Afkeuring

if TYPE_CHECKING:
    from buurtledger.model.vorm import Vorm
    from buurtledger.store.yaml.boom import Boom

V = TypeVar("V")


class Geheugen(Protocol):
    """Knows what files said before (`store.snel.vormgeheugen`)."""

    def ken(self, pad: str, tekst: str, vorm: Vorm[V]) -> V | None:
        """The value of a file with this text; None when it was never read."""

    def onthoud(self, pad: str, tekst: str, vorm: Vorm[V], waarde: V) -> None:
        """Keep a value that was read."""


GEHEUGENS: list[Geheugen] = []
"""Laid down by who wants to be quick, the last one counts; else every file is judged each time it is read."""


HOOGSTENS = 2 * 2**20
"""Characters of a file with a form: more than a plan of ten thousand posten. What grows is a line each, and read so."""


def lees_vorm(wortel: Path, pad: str, vorm: Vorm[V]) -> tuple[V | None, tuple[Bevinding, ...]]:
    """A file of the ledger held against its form, and what is wrong with it."""
    bestand = lees_tekst(wortel, pad)
    if bestand.bevindingen:
        return None, bestand.bevindingen
    geheugen = GEHEUGENS[-1] if GEHEUGENS else None
    if geheugen is not None and (bekend := geheugen.ken(pad, bestand.tekst, vorm)) is not None:
        return bekend, ()
    uitkomst = vorm_van_tekst(bestand.tekst, pad, vorm)
    if isinstance(uitkomst, Afkeuring):
        return None, uitkomst
    if geheugen is not None:
        geheugen.onthoud(pad, bestand.tekst, vorm, uitkomst)
    return uitkomst, ()


def vorm_van_tekst(tekst: str, pad: str, vorm: Vorm[V]) -> V | Afkeuring:
    """A YAML file's text held against its form."""
    from buurtledger.store.yaml.boom import YamlFout, lees_boom
    from buurtledger.store.yaml.vormfouten import oordeel, van_yaml

    if len(tekst) > HOOGSTENS:
        groot = -(-len(tekst) // 2**20)
        bericht = zin("het bestand is te groot: {groot} MiB, hoogstens {mag}", groot=groot, mag=HOOGSTENS // 2**20)
        return Afkeuring([bevinding(Regel.BESTAND, Plaats(pad, 1, 1), bericht, ZIE_BESTANDEN)])
    try:
        boom: Boom | None = lees_boom(tekst)
    except YamlFout as fout:
        return Afkeuring([van_yaml(fout, pad)])
    if boom is None:
        bericht = zin("het bestand ontbreekt of is leeg")
        return Afkeuring([bevinding(Regel.BESTAND, Plaats(pad, 1, 1), bericht, ZIE_BESTANDEN)])
    return oordeel(vorm, boom, pad)


def hoort_niet(wortel: Path, pad: str, vorm: str = "data/bonnen/<gebied>/<post>.yaml") -> Bevinding:
    """That a file stands where buurtledger reads only files with another kind of name; or, for what is no file or a
    folder that cannot be read, that it is."""
    inhoud = lees_bytes(wortel, pad)
    if isinstance(inhoud, Bevinding):
        return inhoud
    return bevinding(
        Regel.BESTAND,
        Plaats(pad, 1, 1),
        zin("dit bestand leest buurtledger niet; hier horen alleen bestanden {vorm}", vorm=vorm),
        zin("geef het een naam die past, of zet het ergens anders"),
    )
