"""The fields of a ledger's files: each says once what may stand in it.

A field is a marker within `Annotated`: `bedrag: Bedrag` is a Decimal for who computes, and the marker judges what a
file spells. pydantic asks it for its schema (`__get_pydantic_core_schema__`), so a value with these fields can be
judged by a TypeAdapter and described by a JSON Schema; declaring one loads nothing. `model.vorm` makes values of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from buurtledger.model import datum, geld, nummer, tijdzone
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Regel
from buurtledger.model.geschreven import Geschreven, aard_van
from buurtledger.model.tekst import OPMAAK, bezwaar_tegen, bezwaar_tegen_opmaak

if TYPE_CHECKING:
    from pydantic_core.core_schema import CoreSchema


class Afgekeurd(NamedTuple):
    """Why a value cannot stand in a field: the rule that it breaks, and the sentence."""

    regel: Regel
    bericht: Bericht


class Veld:
    """A kind of field. `lees` gives the value of what a file spells, or why it has none."""

    json: Mapping[str, object] = {}
    """Its JSON Schema: what an editor that reads the YAML as data should expect."""

    def lees(self, waarde: object) -> object:
        """The value, or an `Afgekeurd`."""
        raise NotImplementedError

    def __get_pydantic_core_schema__(self, _bron: object = None, _bouw: object = None) -> CoreSchema:
        """How pydantic judges it."""
        from pydantic_core import PydanticCustomError
        from pydantic_core.core_schema import no_info_plain_validator_function

        def keur(waarde: object) -> object:
            uitkomst = self.lees(waarde)
            if isinstance(uitkomst, Afgekeurd):
                raise PydanticCustomError(uitkomst.regel, "{bericht}", {"bericht": uitkomst.bericht})
            return uitkomst

        functies: Any = {"pydantic_js_functions": [lambda _schema, _bouw: dict(self.json)]}
        return no_info_plain_validator_function(keur, metadata=functies)


class BedragVeld(Veld):
    """An amount in euro's, judged as written: no sign, no exponent, at most two decimals."""

    def __init__(self, *, nul_mag: bool = False) -> None:
        self.nul_mag = nul_mag
        self.json = {"type": "number", "minimum": 0 if nul_mag else 0.01, "maximum": 9999999.99}

    def lees(self, waarde: object) -> Decimal | Afgekeurd:
        """The amount."""
        if isinstance(waarde, Decimal):
            return waarde
        if not isinstance(waarde, str):
            return Afgekeurd(Regel.VORM, zin("hier hoort een bedrag, geen lijst of groep velden"))
        aard = aard_van(waarde)
        if aard == "leeg":
            return Afgekeurd(Regel.BEDRAG, zin("het bedrag ontbreekt"))
        uitkomst = geld.lees_geschreven(waarde, nul_mag=self.nul_mag and aard == "getal")
        if isinstance(uitkomst, Bericht):
            return Afgekeurd(Regel.BEDRAG, uitkomst)
        if aard == "tekst":
            return Afgekeurd(
                Regel.BEDRAG, zin("het bedrag {tekst} staat tussen aanhalingstekens; haal die weg", tekst=str(waarde))
            )
        return uitkomst


class MetTekenVeld(Veld):
    """An amount as it stands on an account: below zero it has a minus. It may be zero."""

    json = {"type": "number", "minimum": -9999999.99, "maximum": 9999999.99}

    def lees(self, waarde: object) -> Decimal | Afgekeurd:
        """The amount."""
        if not isinstance(waarde, Geschreven) or not waarde.startswith("-"):
            return _MET_NUL.lees(waarde)
        bedrag = _MET_NUL.lees(Geschreven(waarde[1:], waarde.aard))
        return bedrag if isinstance(bedrag, Afgekeurd) else -bedrag


class SaldoVeld(MetTekenVeld):
    """A balance, or the word `onbekend`."""

    json = {"oneOf": [MetTekenVeld.json, {"const": "onbekend"}]}

    def lees(self, waarde: object) -> Decimal | Afgekeurd | None:  # type: ignore[override]  # None: not known
        """The balance; None where it is not known."""
        return None if isinstance(waarde, str) and waarde == "onbekend" else super().lees(waarde)


_MET_NUL = BedragVeld(nul_mag=True)


class DatumVeld(Veld):
    """A day, `JJJJ-MM-DD`."""

    json = {"type": "string", "format": "date"}

    def lees(self, waarde: object) -> date | Afgekeurd:
        """The day."""
        if isinstance(waarde, date):
            return waarde
        if not isinstance(waarde, str):
            return Afgekeurd(Regel.VORM, zin("hier hoort een datum, geen lijst of groep velden"))
        uitkomst = datum.lees_geschreven(waarde)
        if isinstance(uitkomst, Bericht):
            return Afgekeurd(Regel.DATUM, uitkomst)
        if isinstance(waarde, Geschreven) and waarde.aard == "tekst":
            return Afgekeurd(
                Regel.DATUM, zin("de datum {tekst} staat tussen aanhalingstekens; haal die weg", tekst=str(waarde))
            )
        return uitkomst


class NummerVeld(Veld):
    """The id of a mutatie, `JJMMDD-xxxx`."""

    json = {"type": "string", "pattern": f"^{nummer.NUMMER}$"}

    def lees(self, waarde: object) -> str | Afgekeurd:
        """The id."""
        if not isinstance(waarde, str) or aard_van(waarde) == "leeg":
            return Afgekeurd(Regel.ID, zin("het nummer (id) ontbreekt; een nummer is zoals 221015-m3fx"))
        if not nummer.is_nummer(waarde):
            return Afgekeurd(Regel.ID, zin("{tekst} is geen nummer zoals 221015-m3fx", tekst=str(waarde)))
        return str(waarde)


class TekstVeld(Veld):
    """Free text of one line."""

    def __init__(self, lengte: int) -> None:
        self.lengte = lengte
        self.json = {"type": "string", "minLength": 1, "maxLength": lengte}

    def lees(self, waarde: object) -> str | Afgekeurd:
        """The text."""
        if isinstance(waarde, str) and aard_van(waarde) == "leeg":
            return Afgekeurd(Regel.VORM, zin("de tekst is leeg"))
        if not isinstance(waarde, str) or aard_van(waarde) != "tekst":
            return Afgekeurd(Regel.VORM, zin("hier hoort een tekst; zet er dubbele aanhalingstekens omheen"))
        bezwaar = self.bezwaar(waarde)
        return Afgekeurd(Regel.VORM, bezwaar) if bezwaar else self.kaal(waarde)

    def bezwaar(self, tekst: str) -> Bericht | None:
        """Why a text cannot stand here."""
        return bezwaar_tegen(tekst, self.lengte)

    def kaal(self, tekst: str) -> str:
        """The text as a plain string."""
        return str(tekst)


class OpmaakVeld(TekstVeld):
    """Text that may have lines: Markdown."""

    def bezwaar(self, tekst: str) -> Bericht | None:
        """Why a text cannot stand here."""
        return bezwaar_tegen_opmaak(tekst)

    def kaal(self, tekst: str) -> str:
        """The text without the empty lines around it."""
        return tekst.strip("\n")


class PatroonVeld(Veld):
    """Text of a fixed form, such as a fingerprint, a key or a name that becomes the name of a file."""

    def __init__(self, patroon: str, bezwaar: Callable[[str], Bericht], *, als_tekst: int = 0) -> None:
        self.patroon = patroon
        self._bezwaar = bezwaar
        self._eerst = TekstVeld(als_tekst) if als_tekst else None
        self.json = {"type": "string", "pattern": f"^(?:{patroon})$" if "|" in patroon else f"^{patroon}$"}

    def lees(self, waarde: object) -> str | Afgekeurd:
        """The text."""
        if self._eerst and isinstance(oordeel := self._eerst.lees(waarde), Afgekeurd):
            return oordeel
        if not isinstance(waarde, str) or not re.fullmatch(self.patroon, waarde):
            return Afgekeurd(Regel.VORM, self._bezwaar(str(waarde)))
        return str(waarde)


class TijdzoneVeld(Veld):
    """The name of a time zone, as `Europe/Amsterdam`."""

    json = {"type": "string", "pattern": f"^{tijdzone.PATROON}$"}

    def lees(self, waarde: object) -> str | Afgekeurd:
        """The name."""
        if isinstance(waarde, str) and tijdzone.bestaat(waarde):
            return str(waarde)
        return Afgekeurd(Regel.VORM, zin("{tekst} is geen tijdzone zoals Europe/Amsterdam", tekst=str(waarde)))


class KeuzeVeld(Veld):
    """One of some words; `lees` is left to pydantic, whose message names them."""

    def __init__(self, *keuzes: str) -> None:
        self.keuzes = keuzes
        self.json = {"enum": list(keuzes)}

    def __get_pydantic_core_schema__(self, _bron: object = None, _bouw: object = None) -> CoreSchema:
        """How pydantic judges it."""
        from pydantic_core.core_schema import literal_schema

        return literal_schema(list(self.keuzes))


class WoordVeld(Veld):
    """One of some words, where more may be added: roles, kinds of session."""

    def __init__(self, *keuzes: str) -> None:
        self.keuzes = keuzes
        self.json = {"enum": list(keuzes)}

    def lees(self, waarde: object) -> str | Afgekeurd:
        """The word."""
        if waarde not in self.keuzes:
            return Afgekeurd(
                Regel.VORM, zin("{waarde} kan hier niet; kies uit {keuzes}", waarde=str(waarde), keuzes=self.keuzes)
            )
        return str(waarde)


class AandeelVeld(Veld):
    """A share above 0 and below 1: 0.08 is 8 %."""

    json = {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}

    def lees(self, waarde: object) -> Decimal | Afgekeurd:
        """The share."""
        if isinstance(waarde, str) and re.fullmatch(r"0\.[0-9]{1,4}", waarde) and Decimal(waarde):
            return Decimal(waarde)
        return Afgekeurd(Regel.VORM, zin("{tekst} is geen aandeel zoals 0.08 (dat is 8 %)", tekst=str(waarde)))


class HeelGetalVeld(Veld):
    """A whole number of at most six digits."""

    json = {"type": "integer", "minimum": 0, "maximum": 999999}

    def lees(self, waarde: object) -> int | Afgekeurd:
        """The number."""
        if isinstance(waarde, Geschreven) and waarde.aard == "getal" and re.fullmatch(r"[0-9]{1,6}", waarde):
            return int(waarde)
        return Afgekeurd(Regel.VORM, zin("{tekst} is geen heel getal", tekst=str(waarde)))


class JaNeeVeld(Veld):
    """true or false."""

    json = {"type": "boolean"}

    def lees(self, waarde: object) -> bool | Afgekeurd:
        """The answer."""
        if isinstance(waarde, Geschreven) and waarde.aard == "anders" and waarde in ("true", "false"):
            return waarde == "true"
        return Afgekeurd(Regel.VORM, zin("{tekst} moet true (ja) of false (nee) zijn", tekst=str(waarde)))


class FormaatVeld(Veld):
    """The version of a file's format."""

    json = {"const": 1}

    def lees(self, waarde: object) -> int | Afgekeurd:
        """The version."""
        if isinstance(waarde, Geschreven) and waarde == "1" and waarde.aard == "getal":
            return 1
        return Afgekeurd(Regel.VORM, zin("formaat {tekst} ken ik niet; deze versie leest formaat 1", tekst=str(waarde)))


DEEL_VAN_ID = r"[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?"
"""A gebied's id and the last part of a post's id: they become names of folders and files."""
SCAN = r"sha256:[0-9a-f]{64}"
AFDRUK = r"[0-9a-f]{16}"

Bedrag = Annotated[Decimal, BedragVeld()]
BedragOfNul = Annotated[Decimal, BedragVeld(nul_mag=True)]
Aandeel = Annotated[Decimal, AandeelVeld()]
BedragMetTeken = Annotated[Decimal, MetTekenVeld()]
Saldo = Annotated[Decimal | None, SaldoVeld()]
Datum = Annotated[date, DatumVeld()]
Nummer = Annotated[str, NummerVeld()]
HeelGetal = Annotated[int, HeelGetalVeld()]
JaNee = Annotated[bool, JaNeeVeld()]
Tekst80 = Annotated[str, TekstVeld(80)]
Tekst200 = Annotated[str, TekstVeld(200)]
Tekst500 = Annotated[str, TekstVeld(500)]
Tekst2000 = Annotated[str, TekstVeld(2000)]
Opmaak = Annotated[str, OpmaakVeld(OPMAAK)]
Scan = Annotated[
    str,
    PatroonVeld(SCAN, lambda _: zin('een scan is "sha256:" en de 64 tekens van zijn vingerafdruk'), als_tekst=200),
]
Afdruk = Annotated[
    str,
    PatroonVeld(
        AFDRUK, lambda _: zin("een afdruk is 16 tekens uit 0-9 en a-f, tussen dubbele aanhalingstekens"), als_tekst=16
    ),
]
"""What an akkoord approves (`model.afdruk`)."""
Kenmerk = Annotated[
    str, PatroonVeld(AFDRUK, lambda _: zin("een kenmerk is 16 tekens uit 0-9 en a-f, tussen dubbele aanhalingstekens"))
]
"""By which an entry of the bank is known again."""
Vingerafdruk = Annotated[
    str,
    PatroonVeld(r"[0-9a-f]{64}", lambda _: zin("hier hoort de vingerafdruk van de regel: 64 tekens 0-9 en a-f")),
]
Tijdzone = Annotated[str, TijdzoneVeld()]
Naam = Annotated[
    str,
    PatroonVeld(
        DEEL_VAN_ID,
        lambda tekst: zin("{tekst} kan geen id zijn: gebruik kleine letters, cijfers en streepjes", tekst=tekst),
    ),
]
PostId = Annotated[
    str,
    PatroonVeld(
        f"{DEEL_VAN_ID}/{DEEL_VAN_ID}",
        lambda tekst: zin("{tekst} is geen post zoals kikkenstein/moestuin", tekst=tekst),
    ),
]
