"""Values as they are written in a file, and the field types that judge them.

YAML would turn `8000.00` into a float and `2022-10-14` into a date before anyone
could see how it was spelled. Here every scalar stays text, with what YAML takes
it for, and the field types below decide. Their JSON Schema is what an editor
that reads the YAML as data should expect.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from buurtledger.model import datum, geld, nummer
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.mutatie import bezwaar_tegen

Aard = Literal["tekst", "getal", "datum", "leeg", "anders"]


class Geschreven(str):
    """The text of a YAML scalar, and what YAML takes it for."""

    aard: Aard

    def __new__(cls, tekst: str, aard: Aard = "tekst") -> Geschreven:
        """A scalar; as text unless said."""
        zelf = super().__new__(cls, tekst)
        zelf.aard = aard
        return zelf


class Vorm(BaseModel):
    """What every form of a file shares: nothing unknown gets in, nothing changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def fout(regel: str, bericht: Bericht) -> PydanticCustomError:
    """An error for a field validator to raise; the reader turns it into a `Bevinding`."""
    return PydanticCustomError(regel, "{bericht}", {"bericht": bericht})


def _aard(waarde: object) -> Aard:
    if isinstance(waarde, Geschreven):
        return waarde.aard
    return "tekst" if isinstance(waarde, str) else "anders"


def _lees_bedrag(waarde: Any) -> Decimal:
    if isinstance(waarde, Decimal):
        return waarde
    if not isinstance(waarde, str):
        raise fout("vorm", zin("hier hoort een bedrag, geen lijst of groep velden"))
    if _aard(waarde) == "leeg":
        raise fout("bedrag", zin("het bedrag ontbreekt"))
    if _aard(waarde) == "tekst" and geld.lees_geschreven(waarde) == Decimal(0):
        raise fout("bedrag", zin("het bedrag is nul"))
    uitkomst = geld.lees_geschreven(waarde)
    if isinstance(uitkomst, Bericht):
        raise fout("bedrag", uitkomst)
    if _aard(waarde) == "tekst":
        raise fout("bedrag", zin("het bedrag {tekst} staat tussen aanhalingstekens; haal die weg", tekst=str(waarde)))
    return uitkomst


def _lees_bedrag_of_nul(waarde: Any) -> Decimal:
    if isinstance(waarde, str) and _aard(waarde) == "getal":
        uitkomst = geld.lees_geschreven(waarde, nul_mag=True)
        if uitkomst == Decimal(0) and not isinstance(uitkomst, Bericht):
            return uitkomst
    return _lees_bedrag(waarde)


def _lees_datum(waarde: Any) -> date:
    if isinstance(waarde, date):
        return waarde
    if not isinstance(waarde, str):
        raise fout("vorm", zin("hier hoort een datum, geen lijst of groep velden"))
    uitkomst = datum.lees_geschreven(waarde)
    if isinstance(uitkomst, Bericht):
        raise fout("datum", uitkomst)
    if isinstance(waarde, Geschreven) and waarde.aard == "tekst":
        raise fout("datum", zin("de datum {tekst} staat tussen aanhalingstekens; haal die weg", tekst=str(waarde)))
    return uitkomst


def _lees_nummer(waarde: Any) -> str:
    if not isinstance(waarde, str) or _aard(waarde) == "leeg":
        raise fout("id", zin("het nummer (id) ontbreekt; een nummer is zoals 221015-m3fx"))
    if not nummer.is_nummer(waarde):
        raise fout("id", zin("{tekst} is geen nummer zoals 221015-m3fx", tekst=str(waarde)))
    return str(waarde)


def _lees_tekst(waarde: Any, lengte: int) -> str:
    if isinstance(waarde, str) and _aard(waarde) == "leeg":
        raise fout("vorm", zin("de tekst is leeg"))
    if not isinstance(waarde, str) or _aard(waarde) != "tekst":
        raise fout("vorm", zin("hier hoort een tekst; zet er dubbele aanhalingstekens omheen"))
    if bezwaar := bezwaar_tegen(waarde, lengte):
        raise fout("vorm", bezwaar)
    return str(waarde)


def _tot(lengte: int) -> BeforeValidator:
    return BeforeValidator(lambda waarde: _lees_tekst(waarde, lengte))


def _lees_opmaak(waarde: Any) -> str:
    if isinstance(waarde, str) and _aard(waarde) == "leeg":
        raise fout("vorm", zin("de tekst is leeg"))
    if not isinstance(waarde, str) or _aard(waarde) != "tekst":
        raise fout("vorm", zin("hier hoort een tekst; zet er dubbele aanhalingstekens omheen"))
    if bezwaar := bezwaar_tegen_opmaak(waarde):
        raise fout("vorm", bezwaar)
    return waarde.strip("\n")


def _lees_heel_getal(waarde: Any) -> Any:
    if isinstance(waarde, Geschreven) and (waarde.aard != "getal" or not re.fullmatch(r"[0-9]{1,6}", waarde)):
        raise fout("vorm", zin("{tekst} is geen heel getal", tekst=str(waarde)))
    return waarde


def _lees_ja_nee(waarde: Any) -> Any:
    if isinstance(waarde, Geschreven):
        if waarde.aard != "anders" or waarde not in ("true", "false"):
            raise fout("vorm", zin("{tekst} moet true (ja) of false (nee) zijn", tekst=str(waarde)))
        return waarde == "true"
    return waarde


def _lees_scan(waarde: Any) -> str:
    tekst = _lees_tekst(waarde, 200)
    if not re.fullmatch(SCAN, tekst):
        raise fout("vorm", zin('een scan is "sha256:" en de 64 tekens van zijn vingerafdruk'))
    return tekst


OPMAAK = 20_000
"""How many characters a text of more than one line may hold."""


def bezwaar_tegen_opmaak(tekst: str) -> Bericht | None:
    """Why a text cannot stand in a field that may have lines; None when it can."""
    return bezwaar_tegen(tekst.replace("\n", " "), OPMAAK)


SCAN = r"sha256:[0-9a-f]{64}"

_BEDRAG = {"type": "number", "minimum": 0.01, "maximum": 9999999.99}

Bedrag = Annotated[Decimal, BeforeValidator(_lees_bedrag), WithJsonSchema(_BEDRAG)]
BedragOfNul = Annotated[Decimal, BeforeValidator(_lees_bedrag_of_nul), WithJsonSchema({**_BEDRAG, "minimum": 0})]
Btw = BedragOfNul
Datum = Annotated[date, BeforeValidator(_lees_datum), WithJsonSchema({"type": "string", "format": "date"})]
Nummer = Annotated[
    str, BeforeValidator(_lees_nummer), WithJsonSchema({"type": "string", "pattern": f"^{nummer.NUMMER}$"})
]
Scan = Annotated[str, BeforeValidator(_lees_scan), WithJsonSchema({"type": "string", "pattern": f"^{SCAN}$"})]
HeelGetal = Annotated[int, BeforeValidator(_lees_heel_getal)]
JaNee = Annotated[bool, BeforeValidator(_lees_ja_nee)]
Tekst200 = Annotated[str, _tot(200), WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 200})]
Tekst500 = Annotated[str, _tot(500), WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 500})]
Tekst2000 = Annotated[str, _tot(2000), WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 2000})]
Opmaak = Annotated[
    str, BeforeValidator(_lees_opmaak), WithJsonSchema({"type": "string", "minLength": 1, "maxLength": OPMAAK})
]
