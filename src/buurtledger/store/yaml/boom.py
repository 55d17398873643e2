"""YAML as a tree of written scalars with their places.

Built on ruamel.yaml's events rather than its loader: a scalar keeps its spelling
(so that money never passes through a float), every key and value keeps its line
and column, and what a stranger could use for harm (tags, anchors, aliases, merge
keys, deep nesting) is refused before anything is built from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.reader import ReaderError

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Regel
from buurtledger.model.geschreven import Aard, Geschreven
from buurtledger.model.tekst import VERBODEN

DIEPTE = 12
KNOPEN = 100_000
"""Bounds on what is built: a ledger's files stay far below them."""


class Plek(NamedTuple):
    """A line and column from 1, and how many characters are meant."""

    lijn: int
    kolom: int
    lengte: int = 1


class YamlFout(Exception):
    """YAML that cannot be read, or holds what is refused. Caught by the readers in this package."""

    def __init__(self, regel: Regel, plek: Plek, bericht: Bericht) -> None:
        super().__init__(bericht.sjabloon)
        self.regel = regel
        self.plek = plek
        self.bericht = bericht


class Boom(NamedTuple):
    """A node: its value and its place, and for a mapping the places of its keys."""

    waarde: Geschreven | list[Boom] | dict[str, Boom]
    plek: Plek
    sleutels: dict[str, Plek]
    vloeiend: bool
    """Written between braces or brackets, or for a scalar: written without quotes."""

    def kaal(self) -> Any:
        """The same as plain lists and dicts, for a form to judge."""
        match self.waarde:
            case dict():
                return {sleutel: boom.kaal() for sleutel, boom in self.waarde.items()}
            case list():
                return [boom.kaal() for boom in self.waarde]
            case _:
                return self.waarde

    def vind(self, weg: tuple[object, ...]) -> tuple[Plek, Boom]:
        """Where the node at the end of a path of keys is; as far as the path goes."""
        hier, plek = self, self.plek
        for stap in weg:
            if isinstance(hier.waarde, dict) and stap in hier.waarde:
                hier = hier.waarde[str(stap)]
            elif isinstance(hier.waarde, list) and str(stap).isdigit() and int(str(stap)) < len(hier.waarde):
                hier = hier.waarde[int(str(stap))]
            else:
                break
            plek = hier.plek
        return plek, hier


_YAML = YAML(typ="safe", pure=True)


def lees_boom(tekst: str) -> Boom | None:
    """The tree of a text with one YAML document; None when it holds none.

    Raises YamlFout, with the rule (`bestand` or `vorm`) and the place.
    """
    for nummer, regel in enumerate(tekst.split("\n"), start=1):
        if teken := VERBODEN.search(regel):
            raise YamlFout(Regel.VORM, Plek(nummer, teken.start() + 1), _ONZICHTBAAR)
        if regel.startswith("%"):
            # Never shown to the parser: it keeps the version of a `%YAML` for the files after it, or falls over it.
            raise YamlFout(Regel.VORM, Plek(nummer, 1), zin("regels die met % beginnen horen hier niet"))
    try:
        # Closed at once: left half-way it would reset the reader whenever memory is cleaned up, amid another text.
        with closing(_YAML.parse(tekst)) as gebeurtenissen:
            return _Bouwer(gebeurtenissen).document()
    except MarkedYAMLError as fout:
        mark = fout.problem_mark or fout.context_mark
        plek = Plek(mark.line + 1, mark.column + 1) if mark else Plek(1, 1)
        raise YamlFout(Regel.BESTAND, plek, _vertaal(fout)) from None
    except (YAMLError, ReaderError, RecursionError, ValueError, OverflowError) as fout:
        if geen_teken := _GEEN_TEKEN.search(tekst):
            begin = geen_teken.start()
            plek = Plek(tekst.count("\n", 0, begin) + 1, begin - tekst.rfind("\n", 0, begin), len(geen_teken[0]))
            bericht = zin("{tekst} is geen teken; Unicode gaat tot \\U0010FFFF", tekst=geen_teken[0])
            raise YamlFout(Regel.BESTAND, plek, bericht) from None
        raise YamlFout(
            Regel.BESTAND, Plek(1, 1), zin("dit is geen leesbare YAML: {reden}", reden=str(fout)[:200])
        ) from None


_GEEN_TEKEN = re.compile(r"\\U(?!00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4})[0-9A-Fa-f]{8}")
"""An escape beyond Unicode, which the parser does not give a place."""
_ONZICHTBAAR = zin("hier staat een teken dat je niet kunt zien (een stuurteken)")


def _vertaal(fout: MarkedYAMLError) -> Bericht:
    probleem = str(fout.problem or "")
    if "mapping values are not allowed" in probleem:
        return zin("hier staat een dubbele punt die er niet kan staan; een tekst hoort tussen dubbele aanhalingstekens")
    if "quoted scalar" in str(fout.context or "") or "unexpected end of stream" in probleem:
        return zin("een aanhalingsteken wordt niet gesloten")
    if "flow mapping" in str(fout.context or ""):
        return zin("een accolade of komma ontbreekt, of een tekst mist zijn aanhalingstekens")
    return zin("dit is geen leesbare YAML: {reden}", reden=probleem[:200])


class _Bouwer:
    """Builds a tree from events; one document, nothing that is refused."""

    def __init__(self, gebeurtenissen: Iterator[Event]) -> None:
        self._volgende = iter(gebeurtenissen)
        self._aantal = 0

    def document(self) -> Boom | None:
        boom: Boom | None = None
        for gebeurtenis in self._volgende:
            match gebeurtenis:
                case StreamStartEvent() | StreamEndEvent() | DocumentStartEvent() | DocumentEndEvent():
                    continue
            if boom is not None:
                raise YamlFout(Regel.VORM, _plek(gebeurtenis), zin("hier begint een tweede document; er hoort er één"))
            boom = self._knoop(gebeurtenis, 0)
        return boom

    def _knoop(self, gebeurtenis: Event, diepte: int) -> Boom:
        self._aantal += 1
        plek = _plek(gebeurtenis)
        if isinstance(gebeurtenis, AliasEvent) or getattr(gebeurtenis, "anchor", None):
            raise YamlFout(Regel.VORM, plek, zin("verwijzingen met & en * horen hier niet"))
        if getattr(gebeurtenis, "tag", None):
            raise YamlFout(Regel.VORM, plek, zin("een aanduiding met ! hoort hier niet"))
        if diepte > DIEPTE or self._aantal > KNOPEN:
            raise YamlFout(Regel.BESTAND, plek, zin("het bestand is te diep of te groot om te begrijpen"))
        match gebeurtenis:
            case ScalarEvent():
                return Boom(_scalar(gebeurtenis), plek, {}, gebeurtenis.style is None)
            case SequenceStartEvent():
                rij = [self._knoop(volgende, diepte + 1) for volgende in iter(self._tot(SequenceEndEvent), None)]
                return Boom(rij, plek, {}, bool(gebeurtenis.flow_style))
            case MappingStartEvent():
                return self._groep(gebeurtenis, plek, diepte)
            case _:
                raise YamlFout(Regel.BESTAND, plek, zin("dit is geen leesbare YAML: {reden}", reden=""))

    def _tot(self, einde: type[Event]) -> Any:
        def volgende() -> Event | None:
            gebeurtenis = next(self._volgende)
            return None if isinstance(gebeurtenis, einde) else gebeurtenis

        return volgende

    def _groep(self, begin: MappingStartEvent, plek: Plek, diepte: int) -> Boom:
        groep: dict[str, Boom] = {}
        sleutels: dict[str, Plek] = {}
        for sleutel in iter(self._tot(MappingEndEvent), None):
            knoop = self._knoop(sleutel, diepte + 1)
            if not isinstance(knoop.waarde, Geschreven):
                raise YamlFout(Regel.VORM, knoop.plek, zin("de naam van een veld is één woord"))
            naam = str(knoop.waarde)
            if naam == "<<":
                raise YamlFout(Regel.VORM, knoop.plek, zin("een verwijzing met << hoort hier niet"))
            if naam in groep:
                raise YamlFout(Regel.VORM, knoop.plek, zin("het veld {veld} staat er twee keer", veld=naam))
            sleutels[naam] = knoop.plek
            groep[naam] = self._knoop(next(self._volgende), diepte + 1)
        return Boom(groep, plek, sleutels, bool(begin.flow_style))


_AARD: dict[str, Aard] = {"str": "tekst", "int": "getal", "float": "getal", "timestamp": "datum", "null": "leeg"}


def _scalar(gebeurtenis: ScalarEvent) -> Geschreven:
    if gebeurtenis.style is not None:
        return Geschreven(gebeurtenis.value, "tekst")
    return Geschreven(gebeurtenis.value, aard_van_woord(gebeurtenis.value))


def aard_van_woord(woord: str) -> Aard:
    """What YAML takes a word without quotes for."""
    tag = str(_YAML.resolver.resolve(ScalarNode, woord, (True, False)))
    return _AARD.get(tag.rpartition(":")[2], "anders")


def _plek(gebeurtenis: Event) -> Plek:
    begin, eind = gebeurtenis.start_mark, gebeurtenis.end_mark
    lengte = eind.column - begin.column if isinstance(gebeurtenis, ScalarEvent) and eind.line == begin.line else 1
    return Plek(begin.line + 1, begin.column + 1, max(lengte, 1))
