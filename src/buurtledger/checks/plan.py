"""Rules on the plan: `totaal`, `coordinatie`, `kernen`, and `post` for what stands outside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import BUDGET, EISEN, Begroting, kernbestand
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.eis import keur
from buurtledger.model.mutatie import logboek_van

if TYPE_CHECKING:
    from buurtledger.model.kern import Kern


def plan(begroting: Begroting) -> Iterator[Bevinding]:
    """What must hold of the begroting as a whole: `totaal`, `coordinatie` and `kernen`, each with its place."""
    for regel, afwijking in keur(begroting, EISEN):
        yield bevinding(regel, Plaats(BUDGET, veld=afwijking.veld), afwijking.bericht, afwijking.remedie)


def kernen(begroting: Begroting, bestanden: Mapping[str, Kern | None]) -> Iterator[Bevinding]:
    """Each kern has a file of its own, and each such file is of a kern."""
    for post in filter(begroting.is_kern, begroting.posten):
        if post not in bestanden:
            yield bevinding(
                Regel.KERNEN,
                Plaats(kernbestand(post)),
                zin("de kern {kern} heeft geen bestand", kern=post),
                zin('maak het bestand met één regel: "formaat: 1"'),
            )
    for kern in bestanden:
        if kern not in begroting.posten:
            yield bevinding(
                Regel.KERNEN,
                Plaats(kernbestand(kern)),
                zin("dit bestand hoort bij geen kern in de begroting"),
                zin("geef het de naam van een kern uit de begroting, of haal het weg"),
            )


def zonder_begroting(begroting: Begroting, logboeken: Iterable[str]) -> Iterator[Bevinding]:
    """Every logboek is that of a post in the begroting."""
    for post in logboeken:
        if post not in begroting.posten:
            yield bevinding(
                Regel.POST,
                Plaats(logboek_van(post)),
                zin("{post} is geen post in de begroting", post=post),
                zin("geef het logboek de naam van een post, of zet de post in data/budget.yaml"),
            )
