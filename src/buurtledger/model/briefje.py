"""A bonnenbriefje: what a group handed in from a telephone, before anybody has judged it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.model.bericht import Bericht

if TYPE_CHECKING:
    from buurtledger.model.begroting import Begroting

FORMAAT = 1
"""The version of what is inside. Another is refused: the page that made it says the same number."""
WOORD = "buurtledger-briefje"
"""By this word in the head of the encrypted file it is known to be one."""

BONNEN, FOTOS = 200, 400
"""The most receipts, and photos of all of them together. The page keeps below it."""
FOTOS_PER_BON = 8
BESTAND = 100 * 1024 * 1024
"""The largest file, in bytes."""


class Briefbon(NamedTuple):
    """A receipt as somebody typed it. Its texts and its day have not been judged."""

    id: str
    """32 hexadecimals that the telephone drew: the same receipt sent again has the same."""
    nr: int
    datum: date
    bedrag: Decimal
    omschrijving: str
    leverancier: str = ""
    fotos: tuple[str, ...] = ()
    """The names of its photos."""

    @property
    def bron(self) -> str:
        """What tells it from every other receipt of any briefje. The id itself stays between telephone and penvoerder:
        who knows it could send something else under the same name."""
        return f"briefje:{sha256(self.id.encode()).hexdigest()[:16]}:{self.nr}"


class Briefje(NamedTuple):
    """What is inside."""

    boek: str
    """Of which books it is (`boek_van`)."""
    buurt: str
    """What the neighbourhood was called on the page."""
    bladzijde: date
    """The day that the page was made."""
    dag: date
    """The day on the telephone when it was sent."""
    post: str
    van: str
    """Who says to have made it: proven by nothing, and never written anywhere."""
    bonnen: tuple[Briefbon, ...]
    resultaat: str = ""
    geleerd: tuple[str, ...] = ()


BLADZIJDE = "bonnenbriefje"
"""What the file of a page is called; for one group its name comes behind it."""


class Naast(NamedTuple):
    """The pages that lie in the folder of the website."""

    paden: Mapping[str, str] = MappingProxyType({})
    """The file, by the post that it is for; by the empty string the one on which people choose."""
    los: tuple[Bericht, ...] = ()
    """Why the website leads to none of the others."""


def boek_van(plan: Begroting) -> str:
    """What tells these books from those of another neighbourhood: the name and the posten of the plan, which never
    change."""
    return sha256("\n".join((plan.naam, *plan.posten)).encode()).hexdigest()[:16]


def merk_van(sleutel: str) -> str:
    """A short mark of a public key, by which a person who cannot open a file is told for whom it is."""
    return sha256(sleutel.encode()).hexdigest()[:8]
