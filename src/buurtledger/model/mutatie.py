"""A mutatie: one line of a logboek. What each kind of line holds is declared here, and nowhere else."""

# No `from __future__ import annotations`: the forms of the lines are made from these declarations.

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated, NamedTuple

from buurtledger.model.geld import NUL
from buurtledger.model.nummer import invoerdag
from buurtledger.model.velden import (
    Afdruk,
    Bedrag,
    BedragOfNul,
    Datum,
    KeuzeVeld,
    Nummer,
    Scan,
    Tekst80,
    Tekst200,
    Tekst500,
    Tekst2000,
    TekstVeld,
)

if TYPE_CHECKING:
    from buurtledger.model.vorm import Vorm


class Soort(StrEnum):
    """The kinds of mutatie; the first key of the line names it."""

    BON = "bon"
    """A receipt: money spent."""
    VOORSCHOT = "voorschot"
    """An advance to a kern or group."""
    TERUGBETALING = "terugbetaling"
    """What came back of an advance."""
    VERGOEDING = "vergoeding"
    """Repays a group what it paid out of its own pocket."""
    RETOUR = "retour"
    """Money back from a shop: lowers what a bon cost."""
    STORNO = "storno"
    """Undoes one earlier mutatie."""
    AKKOORD = "akkoord"
    """A second person's approval of a mutatie."""
    AFWIJZING = "afwijzing"
    """A second person's refusal of a mutatie."""
    VERPLICHTING = "verplichting"
    """An accepted offer: holds money on its post until bonnen that name it come in, or a storno releases it."""


KERN = "kern"
PENVOERDER = "penvoerder"
BEWIJZEN = ("bon", "factuur", "verklaring")
"""What is there on paper; `verklaring` is a signed statement for a lost receipt."""

MET_BEDRAG = (Soort.BON, Soort.VOORSCHOT, Soort.TERUGBETALING, Soort.VERGOEDING, Soort.RETOUR)
"""The kinds that move money."""
HEEFT_BEDRAG = (*MET_BEDRAG, Soort.VERPLICHTING)
"""The kinds that have an amount."""
GELD_UIT = (Soort.BON, Soort.VOORSCHOT, Soort.VERGOEDING)
"""The kinds by which money leaves; they refer to no other line."""
OORDELEN = (Soort.AKKOORD, Soort.AFWIJZING)
"""What a second person says of a mutatie: yes or no."""
ZONDER_STORNO = (Soort.STORNO, *OORDELEN)
"""What a storno cannot undo."""

Betaler = Annotated[str, KeuzeVeld(KERN, PENVOERDER)]


class Mutatie(NamedTuple):
    """One line of a logboek, as a value. A field the line does not have is empty.

    A light tuple: a ledger may have a million, and most commands only add them up.
    """

    soort: str
    nummer: Nummer
    """The id, `JJMMDD-xxxx`."""
    post: str
    lijn: int
    datum: Datum
    bedrag: Bedrag
    """Euro's; 0 for a storno or akkoord."""
    van: Nummer = ""
    omschrijving: Tekst500 = ""
    leverancier: Tekst200 = ""
    betaald_door: Betaler = ""
    ontvangen_door: Betaler = ""
    btw: BedragOfNul | None = None
    """The VAT within bedrag."""
    bewijs: Annotated[str, KeuzeVeld(*BEWIJZEN)] = ""
    activiteit: Tekst200 = ""
    scan: Scan = ""
    notitie: Tekst2000 = ""
    reden: Tekst2000 = ""
    rol: Tekst200 = ""
    afdruk: Afdruk = ""
    """Of an akkoord or afwijzing: of the mutatie that it is about (`model.afdruk`)."""
    bron: Tekst80 = ""
    """What it was made from, such as a row of a sheet: what was made from it once is not made again."""
    bij: Nummer = ""
    """Of a bon: the verplichting that it fulfils."""

    @property
    def invoerdag(self) -> date:
        """The day it was entered, which the id carries."""
        return invoerdag(self.nummer)


_BETALING = ("datum", "bedrag", "omschrijving", "notitie?", "bron?")

_REGELS: Mapping[str, tuple[str, ...]] = {
    Soort.BON: (
        *("datum", "bedrag", "btw?", "omschrijving", "leverancier?", "betaald_door"),
        *("bewijs?", "activiteit?", "scan?", "notitie?", "bron?", "bij?"),
    ),
    Soort.VOORSCHOT: _BETALING,
    Soort.TERUGBETALING: _BETALING,
    Soort.VERGOEDING: _BETALING,
    Soort.RETOUR: ("van", "datum", "bedrag", "omschrijving", "ontvangen_door?", "scan?", "notitie?", "bron?"),
    Soort.STORNO: ("van", "datum", "reden", "bron?"),
    # An old akkoord has no afdruk: it can be read, and counts for nothing.
    Soort.AKKOORD: ("van", "datum", "rol", "afdruk?", "notitie?", "bron?"),
    Soort.AFWIJZING: ("van", "datum", "rol", "afdruk", "reden", "bron?"),
    Soort.VERPLICHTING: ("datum", "bedrag", "omschrijving", "leverancier?", "notitie?", "bron?"),
}
"""Per kind the fields after the id, in the order buurtledger writes them; with `?` those that may be left out."""

VELDEN: Mapping[str, tuple[str, ...]] = {
    soort: tuple(veld.rstrip("?") for veld in velden) for soort, velden in _REGELS.items()
}
"""Per kind the fields after the id, in the order buurtledger writes them."""
VERPLICHT: Mapping[str, frozenset[str]] = {
    soort: frozenset(veld for veld in velden if not veld.endswith("?")) for soort, velden in _REGELS.items()
}
"""Per kind the fields that a line cannot do without."""

SCANLENGTE, AFDRUKLENGTE = 200, 16
TEKSTVELDEN: Mapping[str, int] = {
    veld: merk.lengte if isinstance(merk, TekstVeld) else SCANLENGTE if hint is Scan else AFDRUKLENGTE
    for veld, hint in Mutatie.__annotations__.items()
    for merk in getattr(hint, "__metadata__", ())
    if isinstance(merk, TekstVeld) or hint in (Scan, Afdruk)
}
"""The fields that are written between double quotes, and how many characters they may hold."""


@cache
def regelvorm(soort: Soort) -> "Vorm[Mutatie]":
    """The form of a line of a kind."""
    from buurtledger.model.vorm import Groep, Groepsveld, Vorm

    hints = Mutatie.__annotations__
    velden = [Groepsveld(soort.value, "nummer", Nummer, True)]
    velden += [Groepsveld(veld, veld, hints[veld], veld in VERPLICHT[soort]) for veld in VELDEN[soort]]
    vast = {"soort": soort.value, "post": "", "lijn": 0, "bedrag": NUL}
    return Vorm(Groep(Mutatie, tuple(velden), vast), formaat=False)


def logboek_van(post: str) -> str:
    """The file of a post's logboek, relative to the ledger's folder."""
    return f"data/bonnen/{post}.yaml"
