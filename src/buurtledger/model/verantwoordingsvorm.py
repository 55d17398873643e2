"""The forms of `data/kernen/`, `data/resultaten/`, `data/leersessies.yaml` and `data/cofinanciering.yaml`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, WithJsonSchema

from buurtledger.model.begrotingsvorm import Formaat, PostId
from buurtledger.model.bericht import zin
from buurtledger.model.geschreven import Bedrag, BedragOfNul, Datum, Opmaak, Tekst200, Tekst500, Vorm, fout
from buurtledger.model.kern import Kern
from buurtledger.model.verantwoording import SOORTEN, Bijdrage, Leersessie, Verantwoording


def _lees_soort(waarde: Any) -> Any:
    if waarde not in SOORTEN:
        raise fout("vorm", zin("{waarde} kan hier niet; kies uit {keuzes}", waarde=str(waarde), keuzes=SOORTEN))
    return str(waarde)


Soort = Annotated[
    Literal["leersessie", "kwartaalronde", "kernenraad", "buurtberaad"],
    BeforeValidator(_lees_soort),
    WithJsonSchema({"enum": list(SOORTEN)}),
]


def _een_of_meer(waarde: Any) -> Any:
    return [waarde] if isinstance(waarde, str) else waarde


Leermomenten = Annotated[list[Opmaak], BeforeValidator(_een_of_meer)]
"""A list of texts; a single text is a list of one."""


class ResultaatVorm(Vorm):
    """`data/resultaten/<gebied>/<post>.yaml`: what a group did with its money, and what it learned."""

    formaat: Formaat
    resultaat: Opmaak | None = None
    """What was done with the money, in Markdown."""
    leermomenten: Leermomenten = []
    leersessies: list[Datum] = []
    """The days of the sessions, in data/leersessies.yaml, where the others heard it."""

    def verantwoording(self) -> Verantwoording:
        """The value that the rest of the program computes with."""
        return Verantwoording(self.resultaat or "", tuple(self.leermomenten), tuple(self.leersessies))


class KernVorm(ResultaatVorm):
    """`data/kernen/<kern>.yaml`: what is known of a kern, and the same of what it did."""

    naam: Tekst200 | None = None
    """Left out while nobody has named the kern."""
    bron: Tekst500 | None = None
    """Where the name comes from."""

    def kern(self, post: str) -> Kern:
        """The value that the rest of the program computes with."""
        return Kern(post, self.naam or "", self.bron or "", self.verantwoording())


class LeersessieVorm(Vorm):
    """A session. Who came stands with each kern, not here: kernen, never persons."""

    datum: Datum
    soort: Soort = "leersessie"
    plaats: Tekst200 | None = None
    onderwerp: Tekst500 | None = None


class LeersessiesVorm(Vorm):
    """`data/leersessies.yaml`: the sessions, held and planned."""

    formaat: Formaat
    sessies: list[LeersessieVorm] = []

    def leersessies(self) -> tuple[Leersessie, ...]:
        """The values that the rest of the program computes with, in the file's order."""
        return tuple(Leersessie(s.datum, s.soort, s.plaats or "", s.onderwerp or "") for s in self.sessies)


class BijdrageVorm(Vorm):
    """What somebody else promised and paid on a post."""

    post: PostId
    van: Tekst200
    toegezegd: Bedrag
    betaald: BedragOfNul
    notitie: Tekst500 | None = None


class CofinancieringVorm(Vorm):
    """`data/cofinanciering.yaml`: money of others, shown beside the subsidy and never counted with it."""

    formaat: Formaat
    bijdragen: list[BijdrageVorm] = []

    def waarden(self) -> tuple[Bijdrage, ...]:
        """The values that the rest of the program computes with, in the file's order."""
        return tuple(Bijdrage(b.post, b.van, b.toegezegd, b.betaald, b.notitie or "") for b in self.bijdragen)
