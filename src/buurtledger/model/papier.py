"""What a receipt or invoice on paper says: each thing with how sure it is and where it stands.

Words with their places go in (`Blad`), what they say comes out (`Papier`). Nothing here knows of pictures or files.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Generic, NamedTuple, TypeVar

from buurtledger.model.bericht import Bericht

UBL, CII, PDF, FOTO = "ubl", "cii", "pdf", "foto"
"""What it was read from: an e-invoice of either kind, the text of a PDF, a picture."""

Vak = tuple[int, int, int, int]
"""Left, top, right, bottom, in thousandths of the page."""


class Plek(NamedTuple):
    """Where something stands: on a page, or on a line of XML."""

    bladzijde: int = 0
    """From 1; 0 for XML."""
    vak: Vak = (0, 0, 0, 0)
    lijn: int = 0
    """Of XML, from 1."""


class Woord(NamedTuple):
    """A word on a page."""

    tekst: str
    vak: Vak
    zekerheid: int = 100
    """How sure the reader of a picture is of it, to 100; what was no picture is sure."""


class Blad(NamedTuple):
    """A page: its words in any order, and how wide it is for its height."""

    woorden: tuple[Woord, ...]
    breed: int
    hoog: int


T = TypeVar("T")


class Vondst(NamedTuple, Generic[T]):
    """Something that was found: what it is, whether it is sure, where it stands and as what."""

    waarde: T
    zeker: bool
    plek: Plek = Plek()
    tekst: str = ""
    sterk: bool = False
    """So much on the paper says the same that one reading of a picture is enough."""


class Papier(NamedTuple):
    """What was read of one receipt or invoice."""

    soort: str
    totaal: Vondst[Decimal] | None = None
    """With VAT, in euro's."""
    dag: Vondst[date] | None = None
    leverancier: Vondst[str] | None = None
    btw: Vondst[Decimal] | None = None
    """All VAT together, in euro's."""
    nummer: Vondst[str] | None = None
    omschrijving: str = ""
    """What was bought, as far as the paper says: a person may say it better."""
    is_factuur: bool = False
    opmerkingen: tuple[Bericht, ...] = ()
    """Why something is not sure."""
    regels: tuple[str, ...] = ()
    """The text, line by line, for who looks it over."""

    @property
    def zeker(self) -> bool:
        """Whether it may be kept without a question: total, day and who sold it are sure."""
        return all(vondst is not None and vondst.zeker for vondst in (self.totaal, self.dag, self.leverancier))
