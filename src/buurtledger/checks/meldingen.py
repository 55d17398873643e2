"""The rule `melding`: what the beschikking wants to hear of before money moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import zin
from buurtledger.model.besluit import Besluit, besluitbestand
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.geld import NUL
from buurtledger.model.subsidie import SUBSIDIE, Subsidie
from buurtledger.stand.geldend import begroting_op, tellend


def meldingen(subsidie: Subsidie, plan: Begroting, besluiten: Sequence[Besluit], vandaag: date) -> Iterator[Bevinding]:
    """Besluiten after the beschikking that bring a post further from what the city last heard than it allows.

    Steps add up, so that a large change cannot be made of small ones; what was reported is the new measure.
    """
    bekend = {besluit.naam for besluit in besluiten}
    for nr, gemeld in enumerate(subsidie.meldingen):
        # One may tell of a besluit that is still to be taken; its name has its day.
        if gemeld.besluit not in bekend and gemeld.besluit[:10] <= vandaag.isoformat():
            yield bevinding(
                Regel.SUBSIDIE,
                Plaats(SUBSIDIE, 1, veld=f"meldingen.{nr}.besluit"),
                zin("het besluit {naam} is er niet", naam=gemeld.besluit),
                zin("noem een besluit bij zijn hele naam, zoals buurtledger besluit lijst die heeft"),
            )
    grens, beschikking = subsidie.grenzen.melden_boven, subsidie.beschikking
    if grens is None or beschikking is None:
        return
    namen = {gemeld.besluit for gemeld in subsidie.meldingen}
    gehoord: dict[str, Begroting] = {}
    weet = begroting_op(plan, besluiten, beschikking.datum)
    for besluit in tellend(besluiten, date.max):
        if besluit.vanaf <= beschikking.datum:
            continue
        nu = begroting_op(plan, besluiten, besluit.vanaf).posten
        for post in (post for post in besluit.netto() if post in nu):
            eerst = gehoord.get(post, weet).posten.get(post)
            toen, wordt = eerst.bedrag if eerst else NUL, nu[post].bedrag
            if besluit.naam in namen:
                gehoord[post] = begroting_op(plan, besluiten, besluit.vanaf)
            elif abs(wordt - toen) > toen * grens:
                yield _niet_gemeld(besluit, post, toen, wordt, grens)


def _niet_gemeld(besluit: Besluit, post: str, toen: Decimal, wordt: Decimal, grens: Decimal) -> Bevinding:
    return bevinding(
        Regel.MELDING,
        Plaats(besluitbestand(besluit.naam), 1, veld="verschuivingen"),
        zin(
            "{post} gaat van {toen} naar {wordt}; van meer dan {grens} wil de gemeente eerst horen",
            post=post,
            toen=toen,
            wordt=wordt,
            grens=f"{(grens * 100).normalize():f} %",
        ),
        zin("meld het, en schrijf het op: buurtledger subsidie melding {naam} --datum DATUM", naam=besluit.naam),
    )
