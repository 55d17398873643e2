"""The tables of the report to the stadsdeel; the website shows some of them too."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.begroting import Post
from buurtledger.model.bericht import N_
from buurtledger.model.besluit import Besluit
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import Mutatie
from buurtledger.model.verantwoording import Bijdrage
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel, koppen
from buurtledger.stand.cijfers import Cijfers, Som

FINANCIEEL = (
    *(N_("post"), N_("plan"), N_("besluiten"), N_("begroot"), N_("in deze periode"), N_("besteed")),
    *(N_("verschil"), N_("nog te verant.")),
)
"""The columns of the financial table."""


class PostRij(NamedTuple):
    """A post: what the plan gave, what the besluiten did, what was realised, and why it differs."""

    post: Post
    plan: Decimal
    cijfers: Cijfers
    besteed_ervoor: Decimal
    besluiten: tuple[Besluit, ...]
    gecorrigeerd: Decimal = NUL
    """What corrections of earlier periods did to what was spent."""

    @property
    def door_besluiten(self) -> Decimal:
        """What the besluiten gave it, or below zero took from it."""
        return self.cijfers.begroot - self.plan

    @property
    def erbij(self) -> Decimal:
        """The difference of what was spent by the end and before the period."""
        return self.cijfers.besteed - self.besteed_ervoor

    @property
    def in_periode(self) -> Decimal:
        """What was spent in the period itself: the difference without what was corrected."""
        return self.erbij - self.gecorrigeerd


def postentabel(titel: str, rijen: tuple[PostRij, ...], som: Som, taal: Taal) -> Tabel:
    """A row per post, and the sum."""
    return Tabel(
        titel,
        koppen(*FINANCIEEL),
        tuple(
            (
                rij.post.naam,
                rij.plan,
                rij.door_besluiten,
                rij.cijfers.begroot,
                rij.in_periode,
                rij.cijfers.besteed,
                rij.cijfers.vrij,
                rij.cijfers.nog_te_verantwoorden,
            )
            for rij in rijen
        ),
        (
            (
                taal("totaal"),
                sum((r.plan for r in rijen), NUL),
                sum((r.door_besluiten for r in rijen), NUL),
                som.begroot,
                sum((r.in_periode for r in rijen), NUL),
                som.besteed,
                som.vrij,
                som.nog_te_verantwoorden,
            ),
        ),
    )


def toelichting(rij: PostRij, taal: Taal) -> str:
    """Why a post differs from the plan, or went over."""
    delen = [f"{b.naam}: {b.waarom}" for b in rij.besluiten]
    if rij.cijfers.vrij < 0:
        delen.append(taal("{bedrag} meer besteed dan begroot", bedrag=-rij.cijfers.vrij))
    return f"{rij.post.naam}: " + "; ".join(delen)


def besluitentabel(besluiten: tuple[Besluit, ...], taal: Taal) -> Tabel:
    """A row per move."""
    return Tabel(
        taal("Besluiten"),
        koppen(N_("vanaf"), N_("besluit"), N_("van"), N_("naar"), N_("bedrag"), N_("waarom")),
        tuple((b.vanaf, b.naam, v.van, v.naar, v.bedrag, b.waarom) for b in besluiten for v in b.verschuivingen),
    )


def bijdragentabel(bijdragen: tuple[Bijdrage, ...], taal: Taal) -> Tabel:
    """A row per contribution."""
    return Tabel(
        taal("Wat anderen bijdroegen"),
        koppen(N_("post"), N_("van"), N_("toegezegd"), N_("betaald")),
        tuple((b.post, b.van, b.toegezegd, b.betaald) for b in bijdragen),
    )


def bijlagetabel(mutaties: tuple[Mutatie, ...], titel: str) -> Tabel:
    """A row per mutatie."""
    return Tabel(
        titel,
        koppen(N_("datum"), N_("nummer"), N_("soort"), N_("post"), N_("omschrijving"), N_("bedrag")),
        tuple((m.datum, m.nummer, m.soort, m.post, m.omschrijving, m.bedrag) for m in mutaties),
    )
