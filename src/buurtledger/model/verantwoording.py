"""What a kern or group gives back besides its bonnen: its result, what it learned, where it told so."""

# No `from __future__ import annotations`: the forms of the files are made from these declarations.

from typing import Annotated, NamedTuple

from buurtledger.model.bijeenkomst import LEERSESSIE
from buurtledger.model.merken import EenOfMeer
from buurtledger.model.velden import (
    Bedrag,
    BedragOfNul,
    Datum,
    Naam,
    Opmaak,
    PostId,
    Tekst200,
    Tekst500,
    Tekst2000,
    WoordVeld,
)

STAPPEN = ("gepland", "bezig", "klaar")
"""How far the work of a post is."""

LEERSESSIES = "data/leersessies.yaml"
"""The file, relative to the ledger's folder."""


class Verantwoording(NamedTuple):
    """What a post tells of its money. The plan: "Het resultaat: wat is er gedaan met het geld"; "Leren: …"."""

    resultaat: Opmaak = ""
    """What was done with the money, in Markdown, with links to photos or articles; empty while nothing is told."""
    leermomenten: Annotated[tuple[Opmaak, ...], EenOfMeer()] = ()
    """What was learned; a single text is a list of one."""
    leersessies: tuple[Datum, ...] = ()
    """The days of the sessions, in data/leersessies.yaml, where the others heard it."""
    stap: Annotated[str, WoordVeld(*STAPPEN)] = ""
    """How far it is, in a word; empty while nobody said."""
    verteld_op: Datum | None = None
    """The day on which the result was written down; what has none counts as always known."""
    toelichting: Tekst2000 = ""
    """Why what was spent differs from what was planned, for the report to the city."""


class Leersessie(NamedTuple):
    """A session. The day is what names it: there is one on a day. Who came stands with each kern, never persons."""

    datum: Datum
    soort: Naam = LEERSESSIE
    """One of the kinds of the begroting (`Begroting.bijeenkomsten`)."""
    plaats: Tekst200 = ""
    onderwerp: Tekst500 = ""


class Leersessies(NamedTuple):
    """`data/leersessies.yaml`: the sessions, held and planned."""

    sessies: tuple[Leersessie, ...] = ()


class Bijdrage(NamedTuple):
    """What somebody else promised and paid on a post. It is never subsidy money.

    The plan: "een ander deel wordt verwacht van de woningcorporaties en gemeente".
    """

    post: PostId
    van: Tekst200
    toegezegd: Bedrag
    betaald: BedragOfNul
    notitie: Tekst500 = ""
    datum: Datum | None = None
    ingevoerd: Datum | None = None
    """The day of entry; what has none is not shown of an earlier day (`--bekend-op`)."""


class Cofinanciering(NamedTuple):
    """`data/cofinanciering.yaml`: money of others, shown beside the subsidy and never counted with it."""

    bijdragen: tuple[Bijdrage, ...] = ()


def resultaatbestand(post: str) -> str:
    """The file in which a post that is no kern tells what was done, relative to the ledger's folder."""
    return f"data/resultaten/{post}.yaml"
