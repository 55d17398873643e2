"""The plan's budget, and the kernen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from buurtledger.model.kern import Kern

BUDGET = "data/budget.yaml"
"""The begroting's file, relative to the ledger's folder."""
COFINANCIERING = "data/cofinanciering.yaml"
"""What others promised and paid; shown beside the begroting."""


class Post(NamedTuple):
    """A budget line. Its id is its path, `kikkenstein/moestuin`; ids never change."""

    id: str
    naam: str
    bedrag: Decimal
    gesloten: bool = False
    """By a besluit: nothing goes to it any more."""
    themas: tuple[str, ...] = ()
    """What it belongs to besides its gebied, such as everything for seniors."""

    @property
    def gebied(self) -> str:
        """The id of its gebied."""
        return self.id.partition("/")[0]


class Gebied(NamedTuple):
    """An area: the amount that the plan gives it, and its posten in the plan's order."""

    id: str
    naam: str
    bedrag: Decimal
    posten: tuple[Post, ...]


class Looptijd(NamedTuple):
    """The days in which the money may be spent, both included."""

    van: date
    tot_en_met: date
    aanname: bool
    """True while nobody has set it: then nothing alarms on time that has passed."""


class Coordinatie(NamedTuple):
    """The post for coordination, and the largest share of the total it may have."""

    post: str
    maximum: Decimal
    """A share: 0.08 is 8 %."""


class Kernen(NamedTuple):
    """What the plan says of the kernen together."""

    gebied: str
    aantal: int
    bedrag: Decimal


class Mandaat(NamedTuple):
    """Who may decide to move money, and how much at once; None for as much as there is."""

    wie: str
    naam: str
    hoogstens: Decimal | None


class _Begroting(NamedTuple):
    naam: str
    bron: str
    totaal: Decimal
    looptijd: Looptijd
    coordinatie: Coordinatie
    kernen: Kernen
    gebieden: tuple[Gebied, ...]
    mandaten: tuple[Mandaat, ...] = ()


class Begroting(_Begroting):
    """The plan as adopted: total, looptijd, limits, gebieden and posten."""

    @cached_property
    def posten(self) -> Mapping[str, Post]:
        """Every post by its id, in the plan's order."""
        return {post.id: post for gebied in self.gebieden for post in gebied.posten}

    @cached_property
    def themas(self) -> tuple[str, ...]:
        """The themes that its posten name, in the order in which they first do."""
        return tuple(dict.fromkeys(thema for post in self.posten.values() for thema in post.themas))

    def is_kern(self, post: str) -> bool:
        """Whether a post is one of the kernen."""
        return post.partition("/")[0] == self.kernen.gebied

    def noem_kernen(self, kernen: Mapping[str, Kern]) -> Begroting:
        """The same begroting, in which the kernen bear the names of their own files."""

        def benoem(post: Post) -> Post:
            kern = kernen.get(post.id)
            naam = (kern.naam if kern else "") or post.naam
            return post._replace(naam=naam or f"{post.id.rpartition('/')[2]} (nog niet benoemd)")

        return self._replace(
            gebieden=tuple(
                gebied._replace(posten=tuple(map(benoem, gebied.posten))) if gebied.id == self.kernen.gebied else gebied
                for gebied in self.gebieden
            )
        )


def kernbestand(post: str) -> str:
    """The file of a kern, relative to the ledger's folder."""
    return f"data/kernen/{post.rpartition('/')[2]}.yaml"
