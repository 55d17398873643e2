"""The figures of the whole ledger, at the cost of what has changed since they were last asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.checks.plan import zonder_begroting
from buurtledger.model.begroting import BUDGET, COFINANCIERING, Begroting
from buurtledger.model.besluit import BESLUITEN, Besluit
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.mutatie import logboek_van
from buurtledger.stand.cijferboek import Cijferboek
from buurtledger.stand.geldend import begroting_op
from buurtledger.stand.verloop import Verloop
from buurtledger.store.files.bestand import lees_bytes, onderliggend
from buurtledger.store.planlezen import lees_plan, post_van, verhindert
from buurtledger.store.snel import index
from buurtledger.store.snel.index import Kop, PostDetail, PostKop

if TYPE_CHECKING:
    from buurtledger.model.verantwoording import Bijdrage
    from buurtledger.store.snel.postlezing import PostLezing


def lees_cijferboek(wortel: Path, *, vanaf: date | None = None) -> Cijferboek | tuple[Bevinding, ...]:
    """The figures of every post; or what keeps them from being known.

    With `vanaf` only stands from that day on are asked: a verloop then may begin
    at its last day, and no late mutaties are given. That spares reading the days.
    """
    kop = index.lees_kop(wortel)
    gezocht = _zoek_posten(wortel, kop, vanaf)
    # The logboeken are read on the other core while this one reads the plan.
    werk = [(wortel, post, kop.posten.get(post)) for post in gezocht.te_lezen]
    with _lezingen(wortel, werk) as lezingen:
        gelezen = _lees_plan(wortel, kop)
        bevindingen = (*gelezen.bevindingen, *gezocht.bevindingen)
        for lezing in lezingen:
            bevindingen += lezing.bevindingen
            gezocht.details[lezing.post] = lezing.detail
            gezocht.posten[lezing.post] = lezing.kop
            if not lezing.te_bewaren:
                onbewaard = lezing.kop.kaart._replace(gezien=0, hash="")
                gezocht.posten[lezing.post] = lezing.kop._replace(kaart=onbewaard)
            elif lezing.is_nieuw:
                index.schrijf_detail(wortel, lezing.post, lezing.detail)
    posten = {post: gezocht.posten[post] for post in sorted(gezocht.posten)}
    nieuw = gelezen.bewaar_in(kop)._replace(posten=posten)
    if nieuw != kop:
        index.schrijf_kop(wortel, nieuw)
    return _cijferboek(gelezen, posten, gezocht.details, bevindingen)


def _lezingen(
    wortel: Path, werk: Sequence[tuple[Path, str, PostKop | None]]
) -> AbstractContextManager[Iterable[PostLezing]]:
    if not werk:
        return nullcontext(())
    from buurtledger.store.snel.verdelen import verdeeld

    return verdeeld(_lees_een, werk, wortel, [post for _, post, _ in werk])


class _Gezocht(NamedTuple):
    """What the index can answer for, and which logboeken must be read."""

    posten: dict[str, PostKop]
    details: dict[str, PostDetail]
    te_lezen: list[str]
    bevindingen: tuple[Bevinding, ...]


def _zoek_posten(wortel: Path, kop: Kop, vanaf: date | None) -> _Gezocht:
    gezocht = _Gezocht({}, {}, [], ())
    for pad in onderliggend(wortel, "data/bonnen"):
        post = post_van(pad)
        if not post:
            from buurtledger.store.yaml.vormlezen import hoort_niet

            gezocht = gezocht._replace(bevindingen=(*gezocht.bevindingen, hoort_niet(wortel, pad)))
            continue
        bekend = _nog_zo_bekend(wortel, post, kop)
        if bekend is None:
            gezocht.te_lezen.append(post)
            continue
        if vanaf is None or (bekend.laatste_dag is not None and bekend.laatste_dag > vanaf):
            detail = index.lees_detail(wortel, post, bekend.kaart.hash)
            if detail is None:
                gezocht.te_lezen.append(post)
                continue
            gezocht.details[post] = detail
        gezocht.posten[post] = bekend
    return gezocht


def _cijferboek(
    gelezen: GelezenPlan,
    posten: Mapping[str, PostKop],
    details: Mapping[str, PostDetail],
    bevindingen: tuple[Bevinding, ...],
) -> Cijferboek | tuple[Bevinding, ...]:
    verhinderingen = tuple(filter(verhindert, bevindingen))
    if gelezen.begroting is None:
        return verhinderingen
    ooit = begroting_op(gelezen.begroting, gelezen.besluiten, date.max)
    verhinderingen += tuple(zonder_begroting(ooit, [post for post, k in posten.items() if k.aantal]))
    if verhinderingen:
        return verhinderingen
    verlopen = {
        post: details[post].verloop
        if post in details
        else (Verloop((k.laatste_dag,), (k.laatste,)) if k.laatste_dag else Verloop())
        for post, k in posten.items()
    }
    laat = tuple(mutatie for post in sorted(details) for mutatie in details[post].laat)
    return Cijferboek(gelezen.begroting, gelezen.besluiten, gelezen.bijdragen, verlopen, laat)


def _nog_zo_bekend(wortel: Path, post: str, kop: Kop) -> PostKop | None:
    """What the index knows of a logboek, if that is still true: by the looks of the file, else by its content."""
    bekend = kop.posten.get(post)
    if bekend is None or any((wortel / map_).is_symlink() for map_ in ("data", "data/bonnen")):
        return None
    gezien, wanneer = index.bekijk(wortel / logboek_van(post))
    if index.is_onveranderd(bekend.kaart, gezien):
        return bekend
    if gezien is None or gezien.st_size != bekend.kaart.grootte:
        return None
    inhoud = lees_bytes(wortel, logboek_van(post))
    if isinstance(inhoud, Bevinding) or index.vingerafdruk(inhoud) != bekend.kaart.hash:
        return None
    return bekend._replace(kaart=index.maak_kaart(gezien, wanneer, inhoud))


class GelezenPlan(NamedTuple):
    """The plan with the names of the kernen, and the besluiten; from the index when none of their files changed."""

    kaarten: tuple[tuple[str, index.Kaart], ...]
    """The files they came from; empty when the index may not keep them."""
    begroting: Begroting | None
    besluiten: tuple[Besluit, ...]
    bijdragen: tuple[Bijdrage, ...]
    bevindingen: tuple[Bevinding, ...]

    def bewaar_in(self, kop: Kop) -> Kop:
        """The head of the index with this plan."""
        if not self.kaarten:
            return kop._replace(plan=(), begroting=None, besluiten=(), bijdragen=())
        return kop._replace(
            plan=self.kaarten, begroting=self.begroting, besluiten=self.besluiten, bijdragen=self.bijdragen
        )


def lees_plan_vlug(wortel: Path) -> GelezenPlan:
    """The plan and the besluiten, without the logboeken."""
    kop = index.lees_kop(wortel)
    gelezen = _lees_plan(wortel, kop)
    if gelezen.kaarten != kop.plan:
        index.schrijf_kop(wortel, gelezen.bewaar_in(kop))
    return gelezen


def _lees_plan(wortel: Path, kop: Kop) -> GelezenPlan:
    los = tuple(pad for pad in (BUDGET, COFINANCIERING) if pad == BUDGET or os.path.lexists(wortel / pad))
    paden = (*los, *onderliggend(wortel, "data/kernen"), *onderliggend(wortel, BESLUITEN))
    recht = not any((wortel / map_).is_symlink() for map_ in ("data", "data/kernen", BESLUITEN))
    zelfde_paden = recht and kop.begroting is not None and tuple(pad for pad, _ in kop.plan) == paden
    if zelfde_paden and all(index.is_onveranderd(kaart, index.bekijk(wortel / pad)[0]) for pad, kaart in kop.plan):
        return GelezenPlan(kop.plan, kop.begroting, kop.besluiten, kop.bijdragen, ())
    kaarten: list[tuple[str, index.Kaart]] = []
    for pad in paden:
        gezien, wanneer = index.bekijk(wortel / pad)
        inhoud = lees_bytes(wortel, pad)
        if isinstance(inhoud, bytes):
            kaarten.append((pad, index.maak_kaart(gezien, wanneer, inhoud)))
    if zelfde_paden and [k.hash for _, k in kaarten] == [k.hash for _, k in kop.plan]:
        return GelezenPlan(tuple(kaarten), kop.begroting, kop.besluiten, kop.bijdragen, ())
    plan = lees_plan(wortel)
    # The files were read again just now: what was seen before that is only kept if it was the same.
    heel = not plan.bevindingen and len(kaarten) == len(paden) and _nog_zo(wortel, kaarten)
    return GelezenPlan(tuple(kaarten) if heel else (), plan.begroting, plan.besluiten, plan.bijdragen, plan.bevindingen)


def _nog_zo(wortel: Path, kaarten: list[tuple[str, index.Kaart]]) -> bool:
    for pad, kaart in kaarten:
        inhoud = lees_bytes(wortel, pad)
        if not isinstance(inhoud, bytes) or index.vingerafdruk(inhoud) != kaart.hash:
            return False
    return True


def _lees_een(werk: tuple[Path, str, PostKop | None]) -> PostLezing:
    from buurtledger.store.snel.postlezing import lees_post

    return lees_post(*werk)
