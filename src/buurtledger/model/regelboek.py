"""A book with one line a thing, that is only ever added to: which kinds of line it has, and how each is written.

The bank's books, the ideas and the agreements are such books. A line never changes: a correction is a storno and a
new line, as in a logboek.
"""

# No `from __future__ import annotations`: the forms of the lines are made from these declarations.

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from buurtledger.model.bericht import Bericht
from buurtledger.model.geld import plat
from buurtledger.model.merken import AlsVeld, Buiten, velden_van
from buurtledger.model.velden import Afdruk, Datum, Kenmerk, Nummer, Scan, Tekst2000, TekstVeld

if TYPE_CHECKING:
    from buurtledger.model.vorm import Vorm

IDEEEN = "data/ideeen.yaml"
"""What is wished, relative to the ledger's folder."""
OVEREENKOMSTEN = "data/overeenkomsten.yaml"
"""What was agreed with others, relative to the ledger's folder."""
REACTIES = "data/reacties"
"""The folder of what residents said of a proposal."""
_PER_REGEL = ("data/bonnen/", "data/bank/", f"{REACTIES}/", IDEEEN, OVEREENKOMSTEN)


def is_per_regel(bestand: str) -> bool:
    """Whether a file has one thing a line, so that no fault in one reaches another."""
    return bestand.startswith(_PER_REGEL)


class Regelstorno(NamedTuple):
    """Undoes a line of the same book."""

    nummer: Nummer
    van: Nummer
    datum: Datum
    reden: Tekst2000
    lijn: Annotated[int, Buiten()] = 0


class _Veld(NamedTuple):
    """How a field is written: the key in the file, whether between quotes, and whether it may not be left out."""

    naam: str
    sleutel: str
    aanhaling: bool
    moet: bool


class Regelboek:
    """The kinds of line of a book: by first key the value, and per value the fields after the first.

    The fields stand in the order in which buurtledger writes them; with `?` those that may be left out.
    """

    def __init__(
        self, wat: Bericht, soorten: Mapping[str, type], volgorde: Mapping[type, tuple[str, ...]], hulp: Bericht
    ) -> None:
        self.wat = wat
        """What stands on a line, in a sentence: `een regel van de bank`."""
        self.soorten = soorten
        self._soort_van = {waarde: soort for soort, waarde in soorten.items()}
        self.volgorde = volgorde
        self.hulp = hulp
        """What to do about a line that cannot be read."""

    @cache  # noqa: B019  There are three of these, for as long as the program runs.
    def vorm(self, soort: str) -> "Vorm[Any]":
        """The form of a line that begins with a key."""
        from buurtledger.model.vorm import Groep, Groepsveld, Vorm

        waarde = self.soorten[soort]
        hints = velden_van(waarde)
        eerste = next(iter(hints))
        velden = [Groepsveld(soort, eerste, hints[eerste], True)]
        for veld in self.volgorde[waarde]:
            naam = veld.rstrip("?")
            velden.append(Groepsveld(_in_bestand(hints[naam], naam), naam, hints[naam], veld == naam))
        return Vorm(Groep(waarde, tuple(velden), {"lijn": 0}), formaat=False)

    def schrijf(self, regel: Any) -> str:
        """The line, without its newline."""
        vorm: Any = type(regel)
        standaard = regel._field_defaults
        aanhaling, velden_ = self._velden(vorm)
        velden = [f"{self._soort_van[vorm]}: {_schrijf(regel[0], aanhaling=aanhaling)}"]
        for veld in velden_:
            waarde = getattr(regel, veld.naam)
            if veld.moet or waarde != standaard[veld.naam]:
                velden.append(f"{veld.sleutel}: {_schrijf(waarde, aanhaling=veld.aanhaling)}")
        return f"- {{{', '.join(velden)}}}"

    @cache  # noqa: B019  See above.
    def _velden(self, soort: Any) -> tuple[bool, tuple[_Veld, ...]]:
        """Of a kind of line: whether its first value stands between quotes, and how the others are written."""
        hints = velden_van(soort)
        velden = []
        for veld in self.volgorde[soort]:
            naam = veld.rstrip("?")
            sleutel, aanhaling = _in_bestand(hints[naam], naam), _tussen_aanhaling(hints[naam])
            velden.append(_Veld(naam, sleutel, aanhaling, veld == naam))
        return _tussen_aanhaling(hints[soort._fields[0]]), tuple(velden)

    def json_schema(self) -> dict[str, Any]:
        """The JSON Schema of the file: a list of lines, each of one kind."""
        regels = [self.vorm(soort).json_schema() | {"title": soort} for soort in self.soorten]
        return {"type": "array", "items": {"anyOf": regels}}


def _in_bestand(hint: object, naam: str) -> str:
    return next((merk.naam for merk in getattr(hint, "__metadata__", ()) if isinstance(merk, AlsVeld)), naam)


_ONBEKEND = "onbekend"
_MET_CIJFERS: tuple[Any, ...] = (Afdruk, Kenmerk, Scan)
_LIJKT_EEN_GETAL = tuple(merk for soort in _MET_CIJFERS for merk in soort.__metadata__)
"""What YAML could take for a number without quotes."""


def _schrijf(waarde: object, *, aanhaling: bool) -> str:
    match waarde:
        case str():
            return '"' + waarde.replace("\\", "\\\\").replace('"', '\\"') + '"' if aanhaling else waarde
        case Decimal():
            return plat(waarde)
        case date():
            return waarde.isoformat()
        case tuple():
            return "[" + ", ".join([f'"{deel}"' for deel in waarde]) + "]"
        case int():
            return str(waarde)
        case None:
            return _ONBEKEND
        case _:
            raise TypeError(waarde)


def _tussen_aanhaling(hint: object) -> bool:
    merken = getattr(hint, "__metadata__", ())
    return any(isinstance(merk, TekstVeld) or merk in _LIJKT_EEN_GETAL for merk in merken)
