"""Where the chain of rollen begins, and making it from there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from buurtledger.checks.rollenketen import ROLLEN_DEEL, Keten, Knoop
from buurtledger.model.rollen import Rollen


def smeed(
    knopen: Sequence[Knoop],
    hoofd: str,
    teksten: Mapping[str, Rollen],
    sleutels: Mapping[str, str],
    vast: str = "",
) -> Keten:
    """The chain up to the commit `hoofd`.

    `knopen` are all commits it descends from, oldest first; `teksten` the rollen of every content that can be read;
    `sleutels` per commit the key whose valid signature it carries. `vast` is the begin that was pinned, if any.
    """
    kandidaten = _kandidaten(knopen, teksten)
    eerste = _eerste(knopen, hoofd, kandidaten)
    keten = _vanaf(eerste, kandidaten, knopen, hoofd, teksten, sleutels)
    for kandidaat in kandidaten if vast and vast not in keten.begint else ():
        andere = _vanaf(kandidaat, kandidaten, knopen, hoofd, teksten, sleutels)
        if vast in andere.begint:
            return andere
    return keten


def _vanaf(
    begin: str,
    kandidaten: Sequence[str],
    knopen: Sequence[Knoop],
    hoofd: str,
    teksten: Mapping[str, Rollen],
    sleutels: Mapping[str, str],
) -> Keten:
    keten = Keten(knopen, hoofd, teksten, sleutels)
    keten.begin_bij(begin)
    keten.vreemd = tuple(kandidaat for kandidaat in kandidaten if kandidaat != begin)
    return keten


def _kandidaten(knopen: Sequence[Knoop], teksten: Mapping[str, Rollen]) -> tuple[str, ...]:
    """The commits that bring the first keys of all that they descend from."""
    heeft: set[str] = set()
    gevonden: list[str] = []
    for knoop in knopen:
        if any(ouder in heeft for ouder in knoop.commit.ouders):
            heeft.add(knoop.commit.nummer)
        elif (rollen := teksten.get(knoop.inhoud[ROLLEN_DEEL])) is not None and rollen.heeft_sleutels:
            heeft.add(knoop.commit.nummer)
            gevonden.append(knoop.commit.nummer)
    return tuple(gevonden)


def _eerste(knopen: Sequence[Knoop], hoofd: str, kandidaten: Sequence[str]) -> str:
    """Of these the one that came first on the way of first parents: a branch that was merged in is never it."""
    if len(kandidaten) < 2:
        return kandidaten[0] if kandidaten else ""
    per_nummer = {knoop.commit.nummer: knoop for knoop in knopen}
    weg = [hoofd]
    while (ouders := per_nummer[weg[-1]].commit.ouders) and ouders[0] in per_nummer:
        weg.append(ouders[0])
    gezien: set[str] = set()
    for nummer in reversed(weg):
        te_doen = [nummer]
        while te_doen:
            hier = te_doen.pop()
            if hier in gezien or hier not in per_nummer:
                continue
            gezien.add(hier)
            te_doen += per_nummer[hier].commit.ouders
        gevonden = [kandidaat for kandidaat in kandidaten if kandidaat in gezien]
        if gevonden:
            return gevonden[0]
    return kandidaten[0]
