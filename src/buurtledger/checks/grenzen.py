"""Rules on today's stand of a post: `overschreden`, `voorschot`, `terugbetaling`, `vergoeding`.

Each is reported at the mutatie that crossed the limit: by date, then by the
order of the lines, over what is not undone by today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from buurtledger.checks.nummers import plaats_van
from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import Post
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Bevinding, Regel
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import Mutatie, Soort
from buurtledger.stand.verloop import Effect, Verloop, effect, maak_verloop, ontvanger_van


def grenzen(post: Post, geldend: Sequence[Mutatie], vandaag: date) -> Iterator[Bevinding]:
    """What a post has too much of today. `geldend` are the mutaties of its logboek not undone by then."""
    op_volgorde = sorted((m for m in geldend if m.datum <= vandaag), key=lambda m: m.datum)
    bonnen = {m.nummer: m for m in geldend if m.soort == Soort.BON}
    effecten = [effect(m, ontvanger_van(m, bonnen)) for m in op_volgorde]

    def gaat_over(bedragen: Sequence[Decimal], grens: Decimal) -> tuple[Mutatie, Decimal] | None:
        return _overgang(op_volgorde, bedragen, grens)

    if over := gaat_over([e.besteed for e in effecten], post.bedrag):
        yield overschreden(post, *over)
    if over := gaat_over([e.uitbetaald for e in effecten], post.bedrag):
        besteed = sum((e.besteed for e in effecten), NUL)
        yield from te_veel_uitbetaald(post, over[0], Effect(besteed, over[1]))
    if over := gaat_over([_terug(m) for m in op_volgorde], NUL):
        yield bevinding(
            Regel.TERUGBETALING,
            plaats_van(over[0], "bedrag"),
            zin("van {post} kwam {over} meer terug dan er uitging", post=post.id, over=over[1]),
            zin("kijk het bedrag na, of boek het voorschot dat nog ontbreekt"),
        )
    if any(m.soort == Soort.VERGOEDING for m in op_volgorde):
        yield from te_veel_vergoed(op_volgorde, maak_verloop(geldend), vandaag)


def overschreden(post: Post, mutatie: Mutatie, besteed: Decimal) -> Bevinding:
    """That a post has spent more than it has, since a mutatie."""
    return bevinding(
        Regel.OVERSCHREDEN,
        plaats_van(mutatie, "bedrag"),
        zin(
            "{post} heeft {besteed} besteed van {begroot}: {over} te veel",
            post=post.id,
            besteed=besteed,
            begroot=post.bedrag,
            over=besteed - post.bedrag,
        ),
        zin("kijk of elke bon bij deze post hoort; zo ja, laat de buurt besluiten waar het geld vandaan komt"),
    )


def te_veel_uitbetaald(post: Post, mutatie: Mutatie, nu: Effect) -> Iterator[Bevinding]:
    """That more was paid out on a post than it has, since a mutatie; `nu` are the sums of the post.

    Not where a bon that the penvoerder paid spends more than there is and no group holds any of it: that is
    `overschreden`, and there is nobody to ask it back from.
    """
    bij_groep = nu.uitbetaald - nu.besteed
    if mutatie.soort == Soort.BON and nu.besteed > post.bedrag and bij_groep <= 0:
        return
    remedie = zin("vraag terug wat te veel is en boek het: buurtledger terugbetaling toevoegen {post}", post=post.id)
    if bij_groep <= 0:
        remedie = zin("van alles is een bon; laat de buurt besluiten waar het geld vandaan komt")
    yield bevinding(
        Regel.VOORSCHOT,
        plaats_van(mutatie, "bedrag"),
        zin(
            "{post} heeft {uitbetaald} gekregen van {begroot}: {over} te veel",
            post=post.id,
            uitbetaald=nu.uitbetaald,
            begroot=post.bedrag,
            over=nu.uitbetaald - post.bedrag,
        ),
        remedie,
    )


def te_veel_vergoed(vergoedingen: Sequence[Mutatie], verloop: Verloop, vandaag: date) -> Iterator[Bevinding]:
    """That a group got back more than it had paid out of its own pocket, at the last vergoeding of a day.

    What counts is the end of the day, over the whole `verloop`, in which the vergoedingen are. Whoever accounts for it
    later, with bonnen or by paying it back, cures it. Among `vergoedingen` other kinds are passed over.
    """
    op_dag: dict[date, list[Mutatie]] = {}
    for mutatie in vergoedingen:
        if mutatie.soort == Soort.VERGOEDING:
            op_dag.setdefault(mutatie.datum, []).append(mutatie)
    for dag, samen in op_dag.items():
        daarna = [stand for d, stand in zip(*verloop, strict=True) if dag < d <= vandaag]
        over = min(stand.uitbetaald - stand.besteed for stand in (verloop.op(dag), *daarna))
        if over <= 0:
            continue
        bedrag = sum((m.bedrag for m in samen), NUL)
        bij_groep = verloop.op(dag).uitbetaald - verloop.op(dag).besteed
        tegoed = max(bedrag - bij_groep, NUL)
        yield bevinding(
            Regel.VERGOEDING,
            plaats_van(samen[-1], "bedrag"),
            zin(
                "{post} kreeg {bedrag} vergoed en had {tegoed} te goed: {over} te veel",
                post=samen[-1].post,
                bedrag=bedrag,
                tegoed=tegoed,
                over=bedrag - tegoed,
            ),
            zin("boek de bon die nog ontbreekt; was het geld vooruit, storneer dit en boek een voorschot"),
        )


_RICHTING: dict[str, Callable[[Decimal], Decimal]] = {
    Soort.TERUGBETALING: lambda bedrag: bedrag,
    Soort.VOORSCHOT: lambda bedrag: -bedrag,
    Soort.VERGOEDING: lambda bedrag: -bedrag,
}


def _terug(mutatie: Mutatie) -> Decimal:
    richting = _RICHTING.get(mutatie.soort)
    return richting(mutatie.bedrag) if richting else NUL


def _overgang(
    mutaties: Sequence[Mutatie], bedragen: Sequence[Decimal], grens: Decimal
) -> tuple[Mutatie, Decimal] | None:
    """The last mutatie that took a sum over a limit, and the sum at the end; None when it ends within."""
    som, overgang = NUL, None
    for mutatie, bedrag in zip(mutaties, bedragen, strict=True):
        was_binnen = som <= grens
        som += bedrag
        if was_binnen and som > grens:
            overgang = mutatie
    return (overgang, som) if overgang is not None and som > grens else None
