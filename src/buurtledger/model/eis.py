"""What must hold of a value as a whole: each rule a pydantic validator, all of them heard.

The plan asks that posten add up to their gebied, and coordination keeps within 8 %. Such a rule is a function from a
value to what is wrong with it. Asked by who only wants to know, it is called; `check` has pydantic run it as a
validator of the value, so that whoever uses the value in a pydantic model of their own can do the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from buurtledger.model.bericht import Bericht
from buurtledger.model.bevinding import Regel

if TYPE_CHECKING:
    from pydantic_core.core_schema import CoreSchema


class Afwijking(NamedTuple):
    """Something that does not hold: the field it shows at (keys with points between), what is wrong, what to do."""

    veld: str
    bericht: Bericht
    remedie: Bericht


class Eis(NamedTuple):
    """A rule on a value, by its name in the register of rules; `Annotated[Begroting, EIS]` makes pydantic hold it."""

    regel: Regel
    zoek: Callable[[Any], Iterator[Afwijking]]

    def __get_pydantic_core_schema__(self, bron: Any = object, _bouw: object = None) -> CoreSchema:
        """How pydantic judges it: every deviation is an error of its own."""
        from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError, core_schema

        def keur(waarde: object) -> object:
            fouten: list[InitErrorDetails] = [
                {
                    "type": PydanticCustomError(
                        self.regel, "{bericht}", {"bericht": fout.bericht, "remedie": fout.remedie}
                    ),
                    "loc": tuple(fout.veld.split(".")),
                    "input": waarde,
                }
                for fout in self.zoek(waarde)
            ]
            if fouten:
                raise ValidationError.from_exception_data(self.regel, fouten)
            return waarde

        return core_schema.no_info_after_validator_function(keur, core_schema.is_instance_schema(bron))


def keur(waarde: object, eisen: Iterable[Eis]) -> Iterator[tuple[Regel, Afwijking]]:
    """All that does not hold of a value, each with the name of its rule."""
    # A value of which all holds says so itself: pydantic takes longer to load than most values to judge.
    niet = [eis for eis in eisen if next(eis.zoek(waarde), None) is not None]
    if not niet:
        return
    from pydantic_core import SchemaValidator, ValidationError

    for eis in niet:
        try:
            SchemaValidator(eis.__get_pydantic_core_schema__(type(waarde))).validate_python(waarde)
        except ValidationError as fouten:
            for fout in fouten.errors(include_url=False, include_input=False):
                plek = ".".join(str(stap) for stap in fout["loc"])
                yield Regel(fout["type"]), Afwijking(plek, fout["ctx"]["bericht"], fout["ctx"]["remedie"])
