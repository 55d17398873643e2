"""A line that says yes to exactly one content: of the rollen, of what the budget guards, of a besluit.

They stand one per line, in flow style, as in a logboek: a merge keeps those of both sides, and no line ever changes.
"""

# No `from __future__ import annotations`: the forms of the lines are made from these declarations.

from functools import cache
from typing import TYPE_CHECKING, Annotated, NamedTuple

from buurtledger.model.merken import Buiten
from buurtledger.model.rollen import Rol
from buurtledger.model.velden import Datum, Tekst2000, Vingerafdruk

if TYPE_CHECKING:
    from buurtledger.model.vorm import Vorm

ROLLENAKKOORDEN = "data/rollenakkoorden.yaml"
"""Where the yes to changed rollen, to what the budget guards and to a rectificatie stands."""
OVER_ROLLEN = ("rollen", "budget", "rectificatie")
OVER_BESLUIT = ("besluit",)
"""The first key of a line: what its content is of."""


class Instemming(NamedTuple):
    """One such line."""

    wat: Annotated[str, Buiten()]
    inhoud: Vingerafdruk
    """The SHA-256 of the file's bytes; of a rectificatie that of the line that is taken out."""
    datum: Datum
    rol: Rol
    notitie: Tekst2000 = ""
    lijn: Annotated[int, Buiten()] = 0


@cache
def instemmingvorm(wat: str) -> "Vorm[Instemming]":
    """The form of a line about something."""
    from buurtledger.model.vorm import Groep, Groepsveld, Vorm

    velden = (
        Groepsveld(wat, "inhoud", Vingerafdruk, True),
        Groepsveld("datum", "datum", Datum, True),
        Groepsveld("rol", "rol", Rol, True),
        Groepsveld("notitie", "notitie", Tekst2000, False),
    )
    return Vorm(Groep(Instemming, velden, {"wat": wat, "lijn": 0}), formaat=False)


def schrijf_instemming(instemming: Instemming) -> str:
    """The line, without its newline."""
    return f"- {{{instemming.wat}: {instemming.inhoud}, datum: {instemming.datum.isoformat()}, rol: {instemming.rol}}}"


def akkoordenbestand(besluit: str) -> str:
    """The file with the akkoorden of a besluit, relative to the ledger's folder."""
    return f"data/akkoorden/{besluit}.yaml"
