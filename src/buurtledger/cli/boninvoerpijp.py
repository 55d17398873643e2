"""A pile of receipts out of a pipe: the same lines as at a terminal. All of it is right, or none of it is written."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from buurtledger.checks.privacy.vooraf import prive_vooraf
from buurtledger.cli.boninvoerzinnen import zeg_controle
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, Stop, stop
from buurtledger.handelingen.bonstapel import Bonstapel
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.concept import Concept, naar_velden
from buurtledger.model.stapelgreep import CONTROLE, TERUG, Greep, lees_greep

_HOOGSTENS = 4 * 1024 * 1024
"""Bytes: more is no pile that anybody typed."""


def lees_stapel(hier: Omgeving, stapel: Bonstapel) -> Concept:
    """The pile on standard input; stops, with every line that is wrong by its number."""
    concept = Concept()
    fouten: list[Bericht] = []
    for nr, getypt in enumerate(_regels(), start=1):
        uitkomst = _na(stapel, concept, getypt)
        if isinstance(uitkomst, Bericht):
            fouten.append(zin("regel {nr}: {bericht}", nr=nr, bericht=uitkomst))
        else:
            concept = uitkomst
    if not fouten and not concept.regels:
        stop(VERKEERD_GEROEPEN, zin("er kwam geen bon binnen; zet er een op elke regel, of geef --help"))
    if not fouten and (verschil := concept.verschil):
        fouten.append(zeg_controle(verschil))
    if not fouten:
        return concept
    for fout in fouten:
        print(hier.taal.zeg(fout), file=sys.stderr)
    raise Stop(
        VERKEERD_GEROEPEN, zin("{aantal:regel klopt|regels kloppen} niet; er is niets geschreven", aantal=len(fouten))
    )


def _regels() -> Iterator[str]:
    inhoud = sys.stdin.buffer.read(_HOOGSTENS + 1)
    if len(inhoud) > _HOOGSTENS:
        stop(VERKEERD_GEROEPEN, zin("dit is meer dan een stapel bonnen: hoogstens 4 MiB"))
    try:
        return iter(inhoud.decode("utf-8-sig").splitlines())
    except UnicodeDecodeError:
        stop(VERKEERD_GEROEPEN, zin("wat er binnenkwam is geen UTF-8"))


def _na(stapel: Bonstapel, concept: Concept, getypt: str) -> Concept | Bericht:
    """The pile after a line; or what is wrong with it. Empty lines and lines that begin with `#` are passed over."""
    greep = lees_greep(getypt, len(concept.regels))
    if getypt.startswith("#"):
        return concept
    if greep is not None:
        return _doe(concept, greep) if isinstance(greep, Greep) else greep
    plek = len(concept.regels)
    blik = stapel.bekijk(concept, plek, stapel.vooraf(concept, plek), getypt)
    begrepen = blik.begrepen
    if bezwaar := begrepen.bezwaar or blik.bezwaar:
        return bezwaar
    if begrepen.nieuw:
        return zin(
            "{woord} is geen bekende winkel; zet ; na de naam van de winkel, of ; voor wat er gekocht is",
            woord=begrepen.nieuw[0],
        )
    regel = begrepen.regel
    assert regel is not None
    prive = prive_vooraf((regel.omschrijving, regel.leverancier), stapel.werk.begroting.rekening)
    return prive[0] if prive else concept.na(("houd", plek, naar_velden(regel)))


def _doe(concept: Concept, greep: Greep) -> Concept:
    if greep.soort == TERUG:
        return concept.na(("weg", greep.plek))
    if greep.soort == CONTROLE:
        return concept.na(("controle", str(greep.bedrag) if greep.bedrag else ""))
    return concept
