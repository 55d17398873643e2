"""The begroting that holds on a day: the plan, and the besluiten in force by then.

Money has the grain of a day: all besluiten that come into force on one day are applied together, and their order does
not exist. From the day a revocation holds, neither it nor what it revokes counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from buurtledger.model.begroting import Begroting, Gebied, Post
from buurtledger.model.besluit import Besluit, op_volgorde
from buurtledger.model.datum import dag_voor
from buurtledger.model.geld import NUL


def tellend(besluiten: Iterable[Besluit], dag: date) -> tuple[Besluit, ...]:
    """The besluiten that count on a day: in force, not revoked by then, and no revocations. By day, then name."""
    in_kracht = [besluit for besluit in besluiten if besluit.vanaf <= dag]
    weg = {besluit.trekt_in for besluit in in_kracht if besluit.trekt_in}
    return op_volgorde(besluit for besluit in in_kracht if besluit.naam not in weg and not besluit.trekt_in)


def begroting_op(plan: Begroting, besluiten: Iterable[Besluit], dag: date) -> Begroting:
    """The begroting on a day. What a besluit says of posten that are not there moves nothing."""
    for _, van_de_dag in groupby(tellend(besluiten, dag), key=lambda besluit: besluit.vanaf):
        plan = pas_toe(plan, *van_de_dag)
    return plan


def begroting_voor(plan: Begroting, besluiten: Iterable[Besluit], besluit: Besluit) -> Begroting:
    """The begroting that a besluit changes: that of the day before it holds."""
    return begroting_op(plan, besluiten, dag_voor(besluit.vanaf))


def van_die_dag(besluiten: Iterable[Besluit], besluit: Besluit) -> tuple[Besluit, ...]:
    """The other besluiten that hold from the same day, which are applied together with it."""
    return tuple(
        ander
        for ander in tellend(besluiten, besluit.vanaf)
        if ander.vanaf == besluit.vanaf and ander.naam != besluit.naam
    )


def gezien_in_de_vergadering(
    plan: Begroting, besluiten: Iterable[Besluit], besluit: Besluit
) -> tuple[Begroting, Begroting]:
    """The begroting without and with a besluit, as the meeting that took it saw them.

    What the others of its day opened is there; what they moved is not, so that what each of them did stands apart.
    """
    besluiten = tuple(besluiten)
    if besluit.trekt_in:
        eerder = tuple(ander for ander in besluiten if ander.vanaf < besluit.vanaf or ander.naam == besluit.trekt_in)
        return begroting_op(plan, eerder, besluit.vanaf), begroting_op(plan, (*eerder, besluit), besluit.vanaf)
    geopend = (Besluit(*ander[:5], opent=ander.opent) for ander in van_die_dag(besluiten, besluit))
    voor = pas_toe(begroting_voor(plan, besluiten, besluit), *geopend)
    return voor, pas_toe(voor, besluit)


def pas_toe(begroting: Begroting, *besluiten: Besluit) -> Begroting:
    """The begroting after besluiten of one day. A verschuiving of which either post is missing is passed over whole."""
    gebieden = tuple(_open(gebied, besluiten) for gebied in begroting.gebieden)
    posten = {post.id for gebied in gebieden for post in gebied.posten}
    netto = dict.fromkeys(posten, NUL)
    for verschuiving in (v for besluit in besluiten for v in besluit.verschuivingen):
        if verschuiving.van in posten and verschuiving.naar in posten:
            netto[verschuiving.van] -= verschuiving.bedrag
            netto[verschuiving.naar] += verschuiving.bedrag
    sluit = {post for besluit in besluiten for post in besluit.sluit}
    heropent = {post for besluit in besluiten for post in besluit.heropent}
    looptijden = [besluit.looptijd for besluit in besluiten if besluit.looptijd]
    return begroting._replace(
        looptijd=looptijden[-1] if looptijden else begroting.looptijd,
        gebieden=tuple(
            gebied._replace(
                bedrag=gebied.bedrag + sum((netto[post.id] for post in gebied.posten), NUL),
                posten=tuple(
                    post._replace(
                        bedrag=post.bedrag + netto[post.id],
                        gesloten=post.id in sluit or (post.gesloten and post.id not in heropent),
                    )
                    for post in gebied.posten
                ),
            )
            for gebied in gebieden
        ),
    )


def met_posten(begroting: Begroting, besluiten: Iterable[Besluit], posten: Iterable[str]) -> Begroting:
    """The begroting with these posten too, that besluiten open on a later day: without money, and they may hold some.

    A bon may be of a day before its post was opened. Then it was spent on that day: the bank knows no posten.
    """
    missen = set(posten) - set(begroting.posten)
    if not missen:
        return begroting
    geopend = tuple(
        Besluit(*besluit[:5], opent=tuple(o for o in besluit.opent if o.post in missen)) for besluit in besluiten
    )
    return begroting._replace(gebieden=tuple(_open(gebied, geopend) for gebied in begroting.gebieden))


def _open(gebied: Gebied, besluiten: Iterable[Besluit]) -> Gebied:
    bekend = {post.id for post in gebied.posten}
    nieuw = {
        opening.post: Post(opening.post, opening.naam, NUL)
        for besluit in besluiten
        for opening in besluit.opent
        if opening.post.partition("/")[0] == gebied.id and opening.post not in bekend
    }
    return gebied._replace(posten=(*gebied.posten, *nieuw.values()))


def gesloten_sinds(besluiten: Iterable[Besluit], post: str, dag: date) -> date | None:
    """Since when a post is closed on a day; None when it is open."""
    sinds: date | None = None
    for besluit in tellend(besluiten, dag):
        if post in besluit.sluit:
            sinds = sinds or besluit.vanaf
        elif post in besluit.heropent:
            sinds = None
    return sinds


def ooit_gesloten(besluiten: Iterable[Besluit]) -> Iterator[str]:
    """Every post that a besluit closes, once."""
    yield from dict.fromkeys(post for besluit in besluiten for post in besluit.sluit)
