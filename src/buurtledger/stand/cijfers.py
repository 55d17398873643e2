"""The figures of a post, and their sums per gebied and in total."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.begroting import Begroting, Gebied, Post
from buurtledger.model.geld import NUL
from buurtledger.stand.verloop import Effect, Verloop


class Cijfers(NamedTuple):
    """The figures of one post at a date, in euro's."""

    begroot: Decimal
    besteed: Decimal = NUL
    uitbetaald: Decimal = NUL
    bonnen: int = 0
    vastgelegd: Decimal = NUL
    """What accepted offers hold of it, above what their bonnen have used."""

    @property
    def te_verantwoorden(self) -> Decimal:
        """Paid out and not yet shown by bonnen; below zero the post is owed that much."""
        return self.uitbetaald - self.besteed

    @property
    def vrij(self) -> Decimal:
        """Not yet spent."""
        return self.begroot - self.besteed

    @property
    def beschikbaar(self) -> Decimal:
        """What can still be promised: neither spent nor paid out, nor held by an accepted offer."""
        return self.begroot - max(self.besteed, self.uitbetaald) - self.vastgelegd

    @property
    def nog_te_verantwoorden(self) -> Decimal:
        """What the post still has to account for; never below zero."""
        return max(self.te_verantwoorden, NUL)

    @property
    def tegoed(self) -> Decimal:
        """What the post is owed, as a figure of zero or below."""
        return min(self.te_verantwoorden, NUL)


class Som(NamedTuple):
    """Sums over posten. One post's debt does not pay what another is owed, so both are kept."""

    begroot: Decimal = NUL
    besteed: Decimal = NUL
    uitbetaald: Decimal = NUL
    te_verantwoorden: Decimal = NUL
    vrij: Decimal = NUL
    vastgelegd: Decimal = NUL
    beschikbaar: Decimal = NUL
    nog_te_verantwoorden: Decimal = NUL
    tegoed: Decimal = NUL
    bonnen: int = 0


def tel_op(cijfers: Iterable[Cijfers]) -> Som:
    """Add posten up; every figure of the sum is the sum of that figure."""
    rijen = tuple(cijfers)

    def som(veld: str) -> Decimal:
        return sum((getattr(rij, veld) for rij in rijen), NUL)

    bedragen = {veld: som(veld) for veld in Som._fields if veld != "bonnen"}
    return Som(**bedragen, bonnen=sum(rij.bonnen for rij in rijen))


class PostStand(NamedTuple):
    """A post and its figures."""

    post: Post
    cijfers: Cijfers


class GebiedStand(NamedTuple):
    """A gebied, the figures of its posten and their sum."""

    gebied: Gebied
    posten: tuple[PostStand, ...]
    som: Som


class Stand(NamedTuple):
    """The whole ledger at a date."""

    begroting: Begroting
    op: date
    gebieden: tuple[GebiedStand, ...]
    totaal: Som

    @property
    def posten(self) -> tuple[PostStand, ...]:
        """Every post, in the plan's order."""
        return tuple(post for gebied in self.gebieden for post in gebied.posten)

    @property
    def aandeel_coordinatie(self) -> Decimal:
        """The coordination post's share of the total, rounded for showing."""
        return (self.begroting.posten[self.begroting.coordinatie.post].bedrag / self.begroting.totaal).quantize(
            Decimal("0.0001")
        )


def cijfers_van(post: Post, effect: Effect) -> Cijfers:
    """The figures of a post from what happened to it."""
    return Cijfers(post.bedrag, effect.besteed, effect.uitbetaald, effect.bonnen, effect.vastgelegd)


def compute_stand(begroting: Begroting, verlopen: Mapping[str, Verloop], op: date) -> Stand:
    """The figures of every post at a date, and their sums.

    `verlopen` holds a verloop per post id; a post without one has no mutaties.
    """
    leeg = Verloop()
    gebieden = []
    for gebied in begroting.gebieden:
        posten = tuple(PostStand(post, cijfers_van(post, verlopen.get(post.id, leeg).op(op))) for post in gebied.posten)
        gebieden.append(GebiedStand(gebied, posten, tel_op(rij.cijfers for rij in posten)))
    totaal = tel_op(rij.cijfers for gebied in gebieden for rij in gebied.posten)
    return Stand(begroting, op, tuple(gebieden), totaal)
