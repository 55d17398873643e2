"""The rule `overeenkomst`: who carries out a post with an advance above a limit has an agreement.

The plan: "Als penvoerder worden afspraken gemaakt met andere partijen als samenwerkingsovereenkomst". That another
carries out a post is known by its advances: an advance is money to a group. The kernen are left out, since for theirs
"hoeven niet vooraf plannetjes te worden ingediend".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from buurtledger.checks.nummers import plaats_van
from buurtledger.checks.regelboeken import dagen_en_stornos
from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import Mutatie, Soort
from buurtledger.model.overeenkomst import Overeenkomst, Overeenkomstenregel
from buurtledger.model.regelboek import OVEREENKOMSTEN
from buurtledger.stand.ongedaan import geldend
from buurtledger.stand.overeenkomsten import overeenkomsten_op


def vraagt_overeenkomst(begroting: Begroting, post: str) -> bool:
    """Whether advances on a post may ask for an agreement."""
    return begroting.overeenkomst_boven is not None and not begroting.is_kern(post)


def overeenkomsten(
    regels: Sequence[Overeenkomstenregel],
    begroting: Begroting | None,
    logboeken: Mapping[str, Sequence[Mutatie]],
    vandaag: date,
) -> Iterator[Bevinding]:
    """What is wrong in data/overeenkomsten.yaml, and the advances that miss one. `begroting` with every post ever."""
    yield from dagen_en_stornos(OVEREENKOMSTEN, regels, vandaag)
    er_zijn = overeenkomsten_op(regels, vandaag)
    if begroting is None:
        return
    for overeenkomst in er_zijn:
        if overeenkomst.post not in begroting.posten:
            bericht = zin("{post} is geen post in de begroting", post=overeenkomst.post)
            remedie = zin(
                "storneer de regel en schrijf hem opnieuw: buurtledger overeenkomst storneer {nummer}",
                nummer=overeenkomst.nummer,
            )
            yield bevinding(Regel.POST, Plaats(OVEREENKOMSTEN, overeenkomst.lijn, veld="post"), bericht, remedie)
    for post, logboek in logboeken.items():
        if vraagt_overeenkomst(begroting, post):
            eigen = [overeenkomst for overeenkomst in er_zijn if overeenkomst.post == post]
            yield from _zonder(begroting, logboek, eigen, vandaag)


def _zonder(
    begroting: Begroting, logboek: Sequence[Mutatie], eigen: Sequence[Overeenkomst], vandaag: date
) -> Iterator[Bevinding]:
    """The first advance by which a post came above the limit, or a later one, while no agreement covers it."""
    grens = begroting.overeenkomst_boven
    assert grens is not None
    samen = NUL
    voorschotten = (m for m in geldend(logboek, vandaag) if m.soort == Soort.VOORSCHOT and m.datum <= vandaag)
    for mutatie in sorted(voorschotten, key=lambda m: (m.datum, m.lijn)):
        samen += mutatie.bedrag
        # One that was made afterwards covers it too: that is how it is put right.
        if samen <= grens or any(o.tot_en_met is None or mutatie.datum <= o.tot_en_met for o in eigen):
            continue
        naam = begroting.postnamen.get(mutatie.post, mutatie.post)
        if eigen:
            laatste = max(o.tot_en_met for o in eigen if o.tot_en_met is not None)
            bericht = zin(
                "{post} kreeg {samen} als voorschot, en de overeenkomst liep op {tot} af",
                post=naam,
                samen=samen,
                tot=laatste,
            )
        else:
            bericht = zin(
                "{post} kreeg {samen} als voorschot, en er is geen overeenkomst met wie het uitvoert (boven {grens})",
                post=naam,
                samen=samen,
                grens=grens,
            )
        remedie = zin("schrijf op wat er afgesproken is: buurtledger overeenkomst toevoegen {post}", post=mutatie.post)
        yield bevinding(Regel.OVEREENKOMST, plaats_van(mutatie, "bedrag"), bericht, remedie)
        return
