"""The forms of a line in a logboek: one pydantic model per kind of mutatie.

These hold the rules of the format. A line that buurtledger wrote itself is
recognised by a pattern (`store.regelpatroon`) that accepts no more than these.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import TypeAdapter

from buurtledger.model import geld
from buurtledger.model.geschreven import Bedrag, Btw, Datum, Nummer, Scan, Tekst200, Tekst500, Tekst2000, Vorm
from buurtledger.model.mutatie import Mutatie, Soort

Betaler = Literal["kern", "penvoerder"]


class BonRegel(Vorm):
    """A receipt: money spent."""

    bon: Nummer
    datum: Datum
    bedrag: Bedrag
    omschrijving: Tekst500
    betaald_door: Betaler
    leverancier: Tekst200 | None = None
    btw: Btw | None = None
    """The VAT within bedrag."""
    scan: Scan | None = None
    bewijs: Literal["bon", "factuur", "verklaring"] | None = None
    activiteit: Tekst200 | None = None
    notitie: Tekst2000 | None = None


class _Betaling(Vorm):
    datum: Datum
    bedrag: Bedrag
    omschrijving: Tekst500
    notitie: Tekst2000 | None = None


class VoorschotRegel(_Betaling):
    """An advance to a kern or group."""

    voorschot: Nummer


class TerugbetalingRegel(_Betaling):
    """What came back of an advance."""

    terugbetaling: Nummer


class VergoedingRegel(_Betaling):
    """Repays a group what it paid out of its own pocket."""

    vergoeding: Nummer


class RetourRegel(Vorm):
    """Money back from a shop: lowers what a bon cost."""

    retour: Nummer
    van: Nummer
    datum: Datum
    bedrag: Bedrag
    omschrijving: Tekst500
    ontvangen_door: Betaler | None = None
    scan: Scan | None = None
    notitie: Tekst2000 | None = None


class StornoRegel(Vorm):
    """Undoes one earlier mutatie."""

    storno: Nummer
    van: Nummer
    datum: Datum
    reden: Tekst2000


class AkkoordRegel(Vorm):
    """A second person's approval of a mutatie."""

    akkoord: Nummer
    van: Nummer
    datum: Datum
    rol: Tekst200
    notitie: Tekst2000 | None = None


REGELS: Mapping[Soort, type[Vorm]] = {
    Soort.BON: BonRegel,
    Soort.VOORSCHOT: VoorschotRegel,
    Soort.TERUGBETALING: TerugbetalingRegel,
    Soort.VERGOEDING: VergoedingRegel,
    Soort.RETOUR: RetourRegel,
    Soort.STORNO: StornoRegel,
    Soort.AKKOORD: AkkoordRegel,
}

Logboek: TypeAdapter[object] = TypeAdapter(
    list[
        Annotated[
            BonRegel | VoorschotRegel | TerugbetalingRegel | VergoedingRegel | RetourRegel | StornoRegel | AkkoordRegel,
            "one line",
        ]
    ]
)
"""A whole logboek; used for its JSON Schema only, since reading goes line by line."""


def als_mutatie(soort: Soort, regel: Vorm, post: str, lijn: int) -> Mutatie:
    """The value of a line that was judged good."""
    velden = {naam: waarde for naam, waarde in regel if waarde is not None}
    bedrag = velden.pop("bedrag", geld.NUL)
    assert isinstance(bedrag, Decimal)
    return Mutatie(soort=soort.value, nummer=velden.pop(soort.value), post=post, lijn=lijn, bedrag=bedrag, **velden)
