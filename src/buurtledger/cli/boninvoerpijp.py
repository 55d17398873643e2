"""A pile of receipts out of a pipe: the same lines as at a terminal. All of it is right, or none of it is written."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

from buurtledger.cli.boninvoerzinnen import zeg_controle
from buurtledger.cli.lezen import of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.handelingen.bonstapel import Bonstapel
from buurtledger.handelingen.invoeren import Stapel
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bonregel import lees_bonregel
from buurtledger.model.concept import Concept, naar_velden
from buurtledger.model.stapelgreep import CONTROLE, TERUG, Greep, lees_greep

_HOOGSTENS = 1000
"""Lines: of more a sheet is made, and that is another command."""
_LANGSTE = 4000
"""Characters of a line that are read."""


def lees_stapel(hier: Omgeving, stapel: Bonstapel) -> tuple[Concept, Stapel]:
    """The pile on standard input, judged; stops, with every line that is wrong by its number."""
    concept = Concept()
    fouten: list[tuple[int, Bericht]] = []
    van_lijn: list[int] = []
    for nr, getypt in enumerate(_regels(), start=1):
        uitkomst = _te_lang(getypt) or _na(stapel, concept, getypt)
        if isinstance(uitkomst, Bericht):
            fouten.append((nr, uitkomst))
            continue
        if len(uitkomst.regels) > len(concept.regels):
            van_lijn.append(nr)
        elif len(uitkomst.regels) < len(concept.regels):
            weg = lees_greep(getypt, len(concept.regels))
            assert isinstance(weg, Greep)
            del van_lijn[weg.plek]
        concept = uitkomst
    if not fouten and not concept.regels:
        stop(VERKEERD_GEROEPEN, zin("er kwam geen bon binnen; zet er een op elke regel, of geef --help"))
    beoordeeld = of_stop(hier, stapel.beoordeel(concept))
    fouten += [
        (nr, regel.bezwaar) for nr, regel in zip(van_lijn, beoordeeld.regels, strict=True) if regel.bezwaar is not None
    ]
    if fouten:
        _weiger(hier, fouten)
    if verschil := concept.verschil:
        stop(VERKEERD_GEROEPEN, zin("{bericht}. Er is niets geschreven", bericht=zeg_controle(verschil)))
    return concept, beoordeeld


def _weiger(hier: Omgeving, fouten: Sequence[tuple[int, Bericht]]) -> NoReturn:
    for nr, fout in sorted(fouten, key=lambda rij: rij[0]):
        print(hier.taal("regel {nr}: {bericht}", nr=nr, bericht=fout), file=sys.stderr)
    aantal = len(fouten)
    stop(VERKEERD_GEROEPEN, zin("{aantal:regel klopt|regels kloppen} niet; er is niets geschreven", aantal=aantal))


def _regels() -> list[str]:
    inhoud = sys.stdin.buffer.read(_HOOGSTENS * _LANGSTE + 1)
    try:
        regels = inhoud.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        stop(VERKEERD_GEROEPEN, zin("wat er binnenkwam is geen UTF-8"))
    if len(regels) > _HOOGSTENS or len(inhoud) > _HOOGSTENS * _LANGSTE:
        stop(
            VERKEERD_GEROEPEN,
            zin("dit zijn meer dan {n} regels; zo'n lijst leest buurtledger bon importeer", n=_HOOGSTENS),
        )
    return regels


def _te_lang(getypt: str) -> Bericht | None:
    """Why a line is not read at all: it would be shown back whole."""
    if len(getypt) <= _LANGSTE:
        return None
    return zin("de tekst is te lang: {aantal} tekens, hoogstens {hoogste}", aantal=len(getypt), hoogste=_LANGSTE)


def _na(stapel: Bonstapel, concept: Concept, getypt: str) -> Concept | Bericht:
    """The pile after a line; or what is wrong with it. Empty lines and lines that begin with `#` are passed over."""
    greep = lees_greep(getypt, len(concept.regels))
    if getypt.startswith("#"):
        return concept
    if greep is not None:
        return _doe(concept, greep) if isinstance(greep, Greep) else greep
    plek = len(concept.regels)
    begrepen = lees_bonregel(getypt, stapel.vooraf(concept, plek))
    if begrepen.bezwaar:
        return begrepen.bezwaar
    if begrepen.nieuw:
        return zin(
            "{woord} is geen bekende winkel; zet ; na de naam van de winkel, of ; voor wat er gekocht is",
            woord=begrepen.nieuw[0],
        )
    regel = begrepen.regel
    assert regel is not None
    return concept.na(("houd", plek, naar_velden(regel)))


def _doe(concept: Concept, greep: Greep) -> Concept:
    if greep.soort == TERUG:
        return concept.na(("weg", greep.plek))
    if greep.soort == CONTROLE:
        return concept.na(("controle", str(greep.bedrag) if greep.bedrag else ""))
    return concept
