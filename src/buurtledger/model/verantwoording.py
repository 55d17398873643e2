"""What a kern or group gives back besides its bonnen: its result, what it learned, where it told so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Verantwoording(NamedTuple):
    """What a post tells of its money. The plan: "Het resultaat: wat is er gedaan met het geld"; "Leren: …"."""

    resultaat: str = ""
    """What was done with the money, in Markdown, with links to photos or articles; empty while nothing is told."""
    leermomenten: tuple[str, ...] = ()
    leersessies: tuple[date, ...] = ()
    """The days of the sessions where the others heard it."""


class Leersessie(NamedTuple):
    """A session. The day is what names it: there is one on a day."""

    datum: date
    soort: str
    plaats: str = ""
    onderwerp: str = ""


class Bijdrage(NamedTuple):
    """What somebody else promised and paid on a post. It is never subsidy money.

    The plan: "een ander deel wordt verwacht van de woningcorporaties en gemeente".
    """

    post: str
    van: str
    toegezegd: Decimal
    betaald: Decimal
    notitie: str = ""


SOORTEN = ("leersessie", "kwartaalronde", "kernenraad", "buurtberaad")
"""The kinds of session that the plan knows."""

LEERSESSIES = "data/leersessies.yaml"
"""The file, relative to the ledger's folder."""


def resultaatbestand(post: str) -> str:
    """The file in which a post that is no kern tells what was done, relative to the ledger's folder."""
    return f"data/resultaten/{post}.yaml"
