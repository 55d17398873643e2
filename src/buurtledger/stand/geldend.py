"""The begroting that holds on a day: the plan, and the besluiten in force by then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from buurtledger.model.begroting import Begroting, Gebied, Post
from buurtledger.model.besluit import Besluit, op_volgorde
from buurtledger.model.geld import NUL


def begroting_op(plan: Begroting, besluiten: Iterable[Besluit], dag: date) -> Begroting:
    """The begroting on a day. What a besluit says of posten that are not there moves nothing."""
    for besluit in op_volgorde(besluiten):
        if besluit.vanaf <= dag:
            plan = pas_toe(plan, besluit)
    return plan


def begroting_voor(plan: Begroting, besluiten: Iterable[Besluit], besluit: Besluit) -> Begroting:
    """The begroting on which a besluit was taken, or would be: the plan and all that takes effect before it."""
    for eerder in op_volgorde((*besluiten, besluit)):
        if eerder.naam == besluit.naam:
            break
        plan = pas_toe(plan, eerder)
    return plan


def pas_toe(begroting: Begroting, besluit: Besluit) -> Begroting:
    """The begroting after a besluit. A verschuiving of which either post is missing is passed over whole."""
    gebieden = tuple(_open(gebied, besluit) for gebied in begroting.gebieden)
    posten = {post.id for gebied in gebieden for post in gebied.posten}
    geldig = tuple(v for v in besluit.verschuivingen if v.van in posten and v.naar in posten)
    netto = besluit._replace(verschuivingen=geldig).netto()
    return begroting._replace(
        looptijd=besluit.looptijd or begroting.looptijd,
        gebieden=tuple(
            gebied._replace(
                bedrag=gebied.bedrag + sum((netto.get(post.id, NUL) for post in gebied.posten), NUL),
                posten=tuple(
                    post._replace(
                        bedrag=post.bedrag + netto.get(post.id, NUL), gesloten=post.gesloten or post.id in besluit.sluit
                    )
                    for post in gebied.posten
                ),
            )
            for gebied in gebieden
        ),
    )


def _open(gebied: Gebied, besluit: Besluit) -> Gebied:
    bekend = {post.id for post in gebied.posten}
    nieuw = tuple(
        Post(post, naam, NUL)
        for post, naam in besluit.opent
        if post.partition("/")[0] == gebied.id and post not in bekend
    )
    return gebied._replace(posten=(*gebied.posten, *nieuw))
