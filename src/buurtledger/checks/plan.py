"""Rules on the plan: `totaal`, `coordinatie`, `kernen`, and `post` for what stands outside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import BUDGET, Begroting, kernbestand
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Bevinding, Plaats
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import logboek_van
from buurtledger.stand.cijfers import coordinatie_voldoet

if TYPE_CHECKING:
    from buurtledger.model.kern import Kern


def totaal(begroting: Begroting) -> Iterator[Bevinding]:
    """The posten add up to their gebied, and the gebieden to the total."""
    for gebied in begroting.gebieden:
        som = sum((post.bedrag for post in gebied.posten), NUL)
        if som != gebied.bedrag:
            yield bevinding(
                "totaal",
                Plaats(BUDGET, veld=f"gebieden.{gebied.id}.bedrag"),
                zin(
                    "de posten van {gebied} tellen op tot {som}, maar het gebied heeft {bedrag}: {verschil} verschil",
                    gebied=gebied.id,
                    som=som,
                    bedrag=gebied.bedrag,
                    verschil=abs(som - gebied.bedrag),
                ),
                zin("vergelijk de posten van dit gebied met het plan en verbeter het bedrag dat afwijkt"),
            )
    som = sum((gebied.bedrag for gebied in begroting.gebieden), NUL)
    if som != begroting.totaal:
        yield bevinding(
            "totaal",
            Plaats(BUDGET, veld="totaal"),
            zin(
                "de gebieden tellen op tot {som}, maar het totaal is {bedrag}: {verschil} verschil",
                som=som,
                bedrag=begroting.totaal,
                verschil=abs(som - begroting.totaal),
            ),
            zin("vergelijk de gebieden met het plan en verbeter het bedrag dat afwijkt"),
        )


def coordinatie(begroting: Begroting) -> Iterator[Bevinding]:
    """The plan: "€ 7.680 (=8% totale bedrag)"; the share is judged on exact amounts."""
    if coordinatie_voldoet(begroting):
        return
    post = begroting.posten[begroting.coordinatie.post]
    gebied, _, naam = post.id.partition("/")
    yield bevinding(
        "coordinatie",
        Plaats(BUDGET, veld=f"gebieden.{gebied}.posten.{naam}.bedrag"),
        zin(
            "coördinatie krijgt {bedrag} van {totaal}; hoogstens mag {hoogstens}",
            bedrag=post.bedrag,
            totaal=begroting.totaal,
            hoogstens=begroting.totaal * begroting.coordinatie.maximum,
        ),
        zin("verlaag de post voor coördinatie, of zet terug wat het plan zegt"),
    )


def kernen(begroting: Begroting, bestanden: Mapping[str, Kern | None]) -> Iterator[Bevinding]:
    """The plan: "De 24 bewoners kernen", € 24.000 together; each has a file of its own."""
    plan = begroting.kernen
    posten = next(gebied.posten for gebied in begroting.gebieden if gebied.id == plan.gebied)
    if len(posten) != plan.aantal:
        yield bevinding(
            "kernen",
            Plaats(BUDGET, veld="kernen.aantal"),
            zin("het plan telt {aantal} kernen, de begroting {posten}", aantal=plan.aantal, posten=len(posten)),
            zin("laat de posten van de kernen en hun aantal overeenkomen"),
        )
    som = sum((post.bedrag for post in posten), NUL)
    if som != plan.bedrag:
        yield bevinding(
            "kernen",
            Plaats(BUDGET, veld="kernen.bedrag"),
            zin("de kernen krijgen samen {som}, het plan geeft {bedrag}", som=som, bedrag=plan.bedrag),
            zin("laat de bedragen van de kernen optellen tot wat het plan hun geeft"),
        )
    for post in posten:
        if post.id not in bestanden:
            yield bevinding(
                "kernen",
                Plaats(kernbestand(post.id)),
                zin("de kern {kern} heeft geen bestand", kern=post.id),
                zin('maak het bestand met één regel: "formaat: 1"'),
            )
    for kern in bestanden:
        if kern not in begroting.posten:
            yield bevinding(
                "kernen",
                Plaats(kernbestand(kern)),
                zin("dit bestand hoort bij geen kern in de begroting"),
                zin("geef het de naam van een kern uit de begroting, of haal het weg"),
            )


def zonder_begroting(begroting: Begroting, logboeken: Iterable[str]) -> Iterator[Bevinding]:
    """Every logboek is that of a post in the begroting."""
    for post in logboeken:
        if post not in begroting.posten:
            yield bevinding(
                "post",
                Plaats(logboek_van(post)),
                zin("{post} is geen post in de begroting", post=post),
                zin("geef het logboek de naam van een post, of zet de post in data/budget.yaml"),
            )
