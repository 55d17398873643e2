"""How a value is spelled in a file: a group of fields, made from the value's own declaration.

A value is a NamedTuple whose fields are those of `model.velden`, or other such values. A field with a default may be
left out. What a file spells otherwise is said by a marker beside the field. Out of that comes one pydantic schema:
`Vorm.keur` judges with it, `TypeAdapter(Vorm)` and its JSON Schema say the same, and nothing of pydantic is loaded
before something is judged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Generic, NamedTuple, TypeVar, Union, cast, get_args, get_origin

from buurtledger.model.merken import AlsVeld, Buiten, EenOfMeer, Ingevoegd, MagWeg, OpSleutel, velden_van
from buurtledger.model.velden import Afgekeurd, FormaatVeld, Veld

if TYPE_CHECKING:
    from pydantic_core import SchemaValidator
    from pydantic_core.core_schema import CoreSchema, TypedDictField

T_co = TypeVar("T_co", covariant=True)


class Groepsveld(NamedTuple):
    """A field of a group: its name in the file, its name in the value, and what may stand in it."""

    naam: str
    veld: str
    soort: object
    vereist: bool


class Groep(NamedTuple):
    """The fields with which a value stands in a file, and what of the value does not stand there."""

    soort: type
    velden: tuple[Groepsveld, ...]
    vast: Mapping[str, object]


@cache
def groep_van(soort: type) -> Groep:
    """The group of a value, by its declaration."""
    standaard: Mapping[str, object] = soort._field_defaults  # type: ignore[attr-defined]
    velden: list[Groepsveld] = []
    vast: dict[str, object] = {}
    for veld in soort._fields:  # type: ignore[attr-defined]
        hint = velden_van(soort)[veld]
        merken = getattr(hint, "__metadata__", ())
        if any(isinstance(merk, Buiten) for merk in merken):
            vast[veld] = standaard.get(veld, "")
            continue
        anders = next((merk.naam for merk in merken if isinstance(merk, AlsVeld)), veld)
        weg = [merk.waarde for merk in merken if isinstance(merk, MagWeg)]
        if weg:
            vast[veld] = weg[0]
        velden.append(Groepsveld(anders, veld, hint, veld not in standaard and not weg))
    return Groep(soort, tuple(velden), vast)


class Vorm(Generic[T_co]):
    """The form of a kind of file, or of one line: what it makes of plain lists and mappings."""

    def __init__(self, soort: type[T_co] | Groep, *, formaat: bool = True) -> None:
        self._groep = soort
        self._formaat = formaat

    @property
    def groep(self) -> Groep:
        """The fields."""
        return self._groep if isinstance(self._groep, Groep) else groep_van(cast(type, self._groep))

    @property
    def soort(self) -> type[T_co] | None:
        """The type of the value; None for what is made of another group of fields than its own."""
        return None if isinstance(self._groep, Groep) else self._groep

    @property
    def veldnamen(self) -> tuple[str, ...]:
        """The names that may stand in the file."""
        return (*(("formaat",) if self._formaat else ()), *_namen(self.groep))

    @cached_property
    def _keurder(self) -> SchemaValidator:
        from pydantic_core import SchemaValidator

        return SchemaValidator(self.__get_pydantic_core_schema__())

    def keur(self, inhoud: object) -> T_co:
        """The value of what a file spells. Raises pydantic's ValidationError with all that is wrong."""
        waarde: T_co = self._keurder.validate_python(inhoud)
        return waarde

    def __get_pydantic_core_schema__(self, _bron: object = None, _bouw: object = None) -> CoreSchema:
        """How pydantic judges it."""
        return _groepschema(self.groep, formaat=self._formaat)

    def json_schema(self) -> dict[str, Any]:
        """The JSON Schema of the file."""
        from pydantic import TypeAdapter

        return TypeAdapter(Annotated[object, self]).json_schema()


def _namen(groep: Groep) -> tuple[str, ...]:
    return tuple(naam for veld in groep.velden for naam in _namen_van(veld))


def _namen_van(veld: Groepsveld) -> tuple[str, ...]:
    binnen = _ingevoegd(veld.soort)
    return _namen(groep_van(binnen)) if binnen else (veld.naam,)


def _ingevoegd(hint: object) -> type | None:
    merken = getattr(hint, "__metadata__", ())
    return hint.__origin__ if any(isinstance(m, Ingevoegd) for m in merken) else None  # type: ignore[attr-defined]


def _groepschema(groep: Groep, *, formaat: bool) -> CoreSchema:
    from pydantic_core import PydanticCustomError, core_schema

    velden: dict[str, TypedDictField] = {}
    if formaat:
        velden["formaat"] = core_schema.typed_dict_field(FormaatVeld().__get_pydantic_core_schema__(), required=True)
    velden |= _velden(groep)
    maak = _maker(groep)

    def gemaakt(delen: dict[str, object]) -> object:
        waarde = maak(delen)
        uitkomst = waarde.nagezien() if hasattr(waarde, "nagezien") else waarde
        if isinstance(uitkomst, Afgekeurd):
            raise PydanticCustomError(uitkomst.regel, "{bericht}", {"bericht": uitkomst.bericht})
        return uitkomst

    uitleg: Any = {"pydantic_js_updates": {"title": groep.soort.__name__, "description": groep.soort.__doc__ or ""}}
    vorm = core_schema.typed_dict_schema(velden, extra_behavior="forbid", metadata=uitleg)
    return core_schema.no_info_after_validator_function(gemaakt, vorm)


def _velden(groep: Groep) -> dict[str, TypedDictField]:
    from pydantic_core import core_schema

    uit: dict[str, TypedDictField] = {}
    for veld in groep.velden:
        if binnen := _ingevoegd(veld.soort):
            uit |= _velden(groep_van(binnen))
        else:
            uit[veld.naam] = core_schema.typed_dict_field(_schema(veld.soort), required=veld.vereist)
    return uit


def _maker(groep: Groep) -> Callable[[Mapping[str, object]], Any]:
    """What makes the value of the fields that stand in the file."""
    binnen = {veld.veld: _maker(groep_van(soort)) for veld in groep.velden if (soort := _ingevoegd(veld.soort))}

    def maak(delen: Mapping[str, object]) -> Any:
        velden = {veld.veld: delen[veld.naam] for veld in groep.velden if veld.naam in delen}
        ingevoegd = {veld: maker(delen) for veld, maker in binnen.items()}
        return groep.soort(**{**groep.vast, **velden, **ingevoegd})

    return maak


def _schema(hint: Any) -> CoreSchema:
    """The schema of a field by its type and markers."""
    from pydantic_core import core_schema

    merken = getattr(hint, "__metadata__", ())
    for merk in merken:
        if isinstance(merk, Veld):
            return merk.__get_pydantic_core_schema__()
        if isinstance(merk, OpSleutel):
            return _op_sleutel(get_args(get_args(hint)[0])[0], merk)
        if isinstance(merk, EenOfMeer):
            lijst = _schema(get_args(hint)[0])
            return core_schema.no_info_before_validator_function(lambda w: [w] if isinstance(w, str) else w, lijst)
    kern = get_args(hint)[0] if merken else hint
    if get_origin(kern) in (Union, UnionType):
        (soort,) = (deel for deel in get_args(kern) if deel is not NoneType)
        return core_schema.nullable_schema(_schema(soort))
    if get_origin(kern) is tuple:
        soort, _ = get_args(kern)
        return core_schema.tuple_variable_schema(_schema(soort))
    assert hasattr(kern, "_fields"), hint
    return _groepschema(groep_van(kern), formaat=False)


def _op_sleutel(soort: type, merk: OpSleutel) -> CoreSchema:
    from pydantic_core import core_schema

    groep = groep_van(soort)
    zonder = groep._replace(
        velden=tuple(veld for veld in groep.velden if veld.veld != merk.veld), vast={**groep.vast, merk.veld: ""}
    )
    rij = core_schema.dict_schema(_schema(merk.soort), _groepschema(zonder, formaat=False))

    def op_rij(gelezen: dict[str, Any]) -> tuple[object, ...]:
        return tuple(waarde._replace(**{merk.veld: sleutel}) for sleutel, waarde in gelezen.items())

    return core_schema.no_info_after_validator_function(op_rij, rij)
