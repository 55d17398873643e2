"""Who gave back the three things that the plan asks of the kernen, and what is still missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from buurtledger.model.begroting import Post
from buurtledger.model.verantwoording import Verantwoording
from buurtledger.stand.cijfers import Cijfers, Stand

BONNEN, RESULTAAT, LEERSESSIE = "bonnen", "resultaat", "leersessie"
"""What is asked back. The plan: "Verantwoording van de gelden in de vorm van bonnetjes", "Het resultaat", "Leren"."""


class Verantwoord(NamedTuple):
    """How a post stands with what is asked back of it."""

    post: Post
    is_kern: bool
    cijfers: Cijfers
    verteld: Verantwoording
    """What it told by the day of the figures."""
    mist: tuple[str, ...]
    """What is still missing; nothing is asked of who did not use money."""

    @property
    def gebruikte_geld(self) -> bool:
        """The plan asks of the kernen "die gebruik maken van het bedrag"."""
        return gebruikte_geld(self.cijfers)

    @property
    def is_verantwoord(self) -> bool:
        """Whether it used money and gave back all that is asked."""
        return self.gebruikte_geld and not self.mist


def gebruikte_geld(cijfers: Cijfers) -> bool:
    """Whether money went to a post or was spent on it."""
    return cijfers.uitbetaald > 0 or cijfers.besteed > 0


def verantwoord(stand: Stand, verteld: Mapping[str, Verantwoording]) -> tuple[Verantwoord, ...]:
    """Every post, in the plan's order, with what is missing at the day of the stand.

    The learning session is asked of the kernen only; the result of every post goes to the whole buurt:
    "wordt het hele resultaat ook verantwoord naar de buurt".
    """
    rijen = []
    for post, cijfers in stand.posten:
        is_kern = stand.begroting.is_kern(post.id)
        eigen = verteld.get(post.id, Verantwoording())
        eigen = eigen._replace(leersessies=tuple(sorted(dag for dag in eigen.leersessies if dag <= stand.op)))
        mist = []
        if gebruikte_geld(cijfers):
            if cijfers.te_verantwoorden > 0:
                mist.append(BONNEN)
            if not eigen.resultaat:
                mist.append(RESULTAAT)
            if is_kern and not eigen.leersessies:
                mist.append(LEERSESSIE)
        rijen.append(Verantwoord(post, is_kern, cijfers, eigen, tuple(mist)))
    return tuple(rijen)
