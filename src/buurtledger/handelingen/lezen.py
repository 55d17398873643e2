"""Reading the ledger for who prints figures: all of it, or why there are none."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import zin
from buurtledger.model.mutatie import logboek_van
from buurtledger.stand.cijferboek import Cijferboek, maak_cijferboek
from buurtledger.stand.geldend import begroting_op

if TYPE_CHECKING:
    from collections.abc import Mapping

    from buurtledger.model.bevinding import Bevinding
    from buurtledger.model.grootboek import Grootboek
    from buurtledger.model.mutatie import Mutatie


def lees_alles(wortel: Path) -> tuple[Grootboek, Cijferboek] | Bezwaar:
    """Everything, and its figures; or why not: a figure could be wrong for want of a line."""
    grootboek = lees_boeken(wortel)
    if isinstance(grootboek, Bezwaar):
        return grootboek
    cijferboek = maak_cijferboek(grootboek)
    return _geen_cijfers(()) if cijferboek is None else (grootboek, cijferboek)


def lees_boeken(wortel: Path) -> Grootboek | Bezwaar:
    """Everything, for who makes other figures of it than a cijferboek has; or why not, as above."""
    from buurtledger.store.grootboek import lees_grootboek

    grootboek = lees_grootboek(wortel)
    return geen_cijfers_van(grootboek) or grootboek


def geen_cijfers_van(grootboek: Grootboek) -> Bezwaar | None:
    """Why no figures of a ledger that was read are known; None when they are."""
    from buurtledger.store.grootboek import verhinderingen

    gevonden = verhinderingen(grootboek)
    return _geen_cijfers(gevonden) if gevonden or grootboek.begroting is None else None


def lees_deel(wortel: Path, begroting: Begroting, gekozen: str) -> Mapping[str, tuple[Mutatie, ...]] | Bezwaar:
    """The logboeken of a post or gebied; or why one of those cannot be read. No other is looked at."""
    from buurtledger.checks.plan import zonder_begroting
    from buurtledger.store.files.bestand import onderliggend
    from buurtledger.store.grootboek import lees_logboek_op
    from buurtledger.store.planlezen import verhindert

    eigen = {logboek_van(post) for post in begroting.posten if gekozen in (post, post.partition("/")[0])}
    if gekozen not in begroting.posten:
        eigen.update(onderliggend(wortel, f"data/bonnen/{gekozen}"))
    gelezen = [lees_logboek_op(wortel, pad) for pad in sorted(eigen)]
    logboeken = {post: logboek.mutaties for post, logboek in gelezen if logboek.mutaties}
    gevonden = (*(b for _, logboek in gelezen for b in logboek.bevindingen), *zonder_begroting(begroting, logboeken))
    in_de_weg = tuple(filter(verhindert, gevonden))
    return _geen_cijfers(in_de_weg) if in_de_weg else logboeken


def lees_cijfers(wortel: Path, bekend_op: date | None = None, *, vanaf: date | None = None) -> Cijferboek | Bezwaar:
    """What figures are made of, by what was known on a day; or why there are none.

    `vanaf` says that only stands from that day on are asked. Only what is known today is in the index; what was known
    earlier is worked out from the lines.
    """
    if bekend_op is None:
        from buurtledger.store.snel.standen import lees_cijferboek

        gelezen = lees_cijferboek(wortel, vanaf=vanaf)
        return gelezen if isinstance(gelezen, Cijferboek) else _geen_cijfers(gelezen)
    alles = lees_alles(wortel)
    if isinstance(alles, Bezwaar):
        return alles
    toen = maak_cijferboek(alles[0], bekend_op)
    assert toen is not None
    return toen


def lees_begroting(wortel: Path, vandaag: date) -> Begroting | Bezwaar:
    """The begroting that holds today, from the index where its files did not change; or what is wrong with it."""
    from buurtledger.store.snel.standen import lees_plan_vlug

    plan = lees_plan_vlug(wortel)
    if plan.begroting is None:
        return geen_begroting(plan.bevindingen)
    return begroting_op(plan.begroting, plan.besluiten, vandaag)


def lees_plan(wortel: Path) -> tuple[Begroting, Grootboek] | Bezwaar:
    """The plan as adopted, with the kernen and the besluiten; or what is wrong with it."""
    from buurtledger.store.planlezen import lees_plan

    gelezen = lees_plan(wortel)
    begroting = gelezen.begroting
    return geen_begroting(gelezen.bevindingen) if begroting is None else (begroting, gelezen)


def geen_begroting(gevonden: tuple[Bevinding, ...]) -> Bezwaar:
    """That the begroting cannot be read."""
    return Bezwaar(zin("de begroting is niet te lezen"), True, gevonden)


def _geen_cijfers(gevonden: tuple[Bevinding, ...]) -> Bezwaar:
    return Bezwaar(zin("het grootboek is niet helemaal te lezen, dus er zijn geen cijfers"), True, gevonden)
