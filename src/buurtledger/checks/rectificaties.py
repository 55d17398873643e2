"""Two signatures on a rectificatie, in a ledger with keys: the part of the rule `geschiedenis` about people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from buurtledger.checks.register import bevinding
from buurtledger.checks.rollenketen import NODIG, Keten
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.geschiedenis import Commit
from buurtledger.model.rectificatie import RECTIFICATIES, Rectificatie


class Rectificatiestuk(NamedTuple):
    """A rectificatie as git knows it."""

    rectificatie: Rectificatie
    brengers: tuple[Commit, ...]
    """The commits that bring it; none when it is not committed."""
    stemmen: tuple[tuple[Commit, str], ...]
    """The commits that bring a yes to exactly this, each with the role in which it is given."""
    was_iets: bool
    """What it takes out could be read: a torn or unreadable line never was a mutatie, and needs no second person."""

    @property
    def id(self) -> str:
        """What a line of rollenakkoorden.yaml names it by."""
        return id_van(self.rectificatie)


def id_van(rectificatie: Rectificatie) -> str:
    """The SHA-256 of a rectificatie as a JSON object: every value a string, keys sorted, no blanks, UTF-8."""
    velden = {veld: str(waarde) for veld, waarde in rectificatie._asdict().items() if waarde}
    return sha256(json.dumps(velden, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def tekenaars(stuk: Rectificatiestuk, keten: Keten) -> tuple[str, ...]:
    """Who signed for it."""
    brachten = (keten.ondertekenaar(commit.nummer) for commit in stuk.brengers)
    stemden = ((keten.ondertekenaar(commit.nummer), rol) for commit, rol in stuk.stemmen)
    wie = {p.wie for p in brachten if p is not None}
    return tuple(sorted(wie | {p.wie for p, rol in stemden if p is not None and rol in p.rollen}))


def ongetekend(stukken: Sequence[Rectificatiestuk], keten: Keten) -> Iterator[Rectificatiestuk]:
    """Those that lack a signature; none in a ledger without keys, where a rectificatie is a waarschuwing only."""
    for stuk in stukken if keten.begin else ():
        if stuk.was_iets and len(tekenaars(stuk, keten)) < NODIG:
            yield stuk


def rectificaties_getekend(stukken: Sequence[Rectificatiestuk], keten: Keten) -> Iterator[Bevinding]:
    """Every rectificatie has its two signatures."""
    for stuk in ongetekend(stukken, keten):
        nummer = next(nr for nr, ander in enumerate(stukken) if ander is stuk)
        yield bevinding(
            Regel.GESCHIEDENIS,
            Plaats(RECTIFICATIES, veld=f"rectificaties.{nummer}.sha256"),
            zin(
                "deze rectificatie heeft {aantal} van de {nodig} handtekeningen",
                aantal=len(tekenaars(stuk, keten)),
                nodig=NODIG,
            ),
            zin("laat twee personen uit de rollen tekenen: buurtledger rollen akkoord --commit"),
        )
