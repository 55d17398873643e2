"""Every rule over the whole ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from buurtledger.checks.akkoorden import akkoorden_op_niets
from buurtledger.checks.bank import bank
from buurtledger.checks.besluiten import besluiten, gesloten
from buurtledger.checks.dagen import btw, looptijd, toekomst
from buurtledger.checks.grenzen import grenzen, overschreden, te_veel_uitbetaald, te_veel_vergoed
from buurtledger.checks.nummers import dubbel, nummers, op_nummer
from buurtledger.checks.plan import kernen, zonder_begroting
from buurtledger.checks.plan import plan as hele_plan
from buurtledger.checks.subsidie import subsidie
from buurtledger.checks.terugdraaien import retouren, stornos
from buurtledger.checks.verantwoording import opbrengst
from buurtledger.checks.verplichtingen import verplichtingen
from buurtledger.checks.voorstellen import voorgelegd, voorstellen
from buurtledger.model.begroting import Begroting
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import Mutatie
from buurtledger.stand.geldend import begroting_op
from buurtledger.stand.ongedaan import geldend
from buurtledger.stand.verloop import Verloop, maak_verloop, vervolg

_NIETS: Mapping[str, Sequence[Mutatie]] = MappingProxyType({})


def controleer(
    grootboek: Grootboek,
    vandaag: date,
    regels: Collection[str] = (),
    *,
    elders: Mapping[str, Sequence[Mutatie]] = _NIETS,
) -> tuple[Bevinding, ...]:
    """All that the rules find, with what reading found, by file and line.

    `regels` keeps to rules of those names; empty means all of them. `elders` are, per logboek that was found in
    order and is empty in `grootboek`, the lines not undone that may be the same receipt as another.
    """
    gevonden = [*grootboek.bevindingen, *_alle(grootboek, vandaag, elders)]
    return tuple(
        sorted(
            (b for b in gevonden if not regels or b.regel in regels),
            key=lambda b: (b.plaats.bestand, b.plaats.lijn, b.plaats.kolom, b.regel),
        )
    )


def _alle(grootboek: Grootboek, vandaag: date, elders: Mapping[str, Sequence[Mutatie]]) -> Iterator[Bevinding]:
    plan = grootboek.begroting
    ooit = begroting_op(plan, grootboek.besluiten, date.max) if plan is not None else None
    if plan is not None and ooit is not None:
        yield from hele_plan(plan)
        yield from kernen(plan, grootboek.kernen)
        yield from zonder_begroting(ooit, grootboek.logboeken)
        yield from besluiten(plan, grootboek.besluiten, grootboek.logboeken, vandaag, grootboek.mandaten)
        yield from voorgelegd(plan, grootboek.besluiten, grootboek.voorstellen, grootboek.mandaten)
        yield from voorstellen(plan, grootboek.voorstellen, grootboek.besluiten, grootboek.logboeken, vandaag)
        yield from gesloten(grootboek, vandaag)
        yield from opbrengst(grootboek, ooit, vandaag)
    yield from _mutaties(grootboek, vandaag, elders)
    yield from _regelboeken(grootboek, ooit, vandaag)
    if grootboek.bank:
        yield from bank(grootboek.bank, grootboek.logboeken, vandaag)
    if grootboek.subsidie is not None:
        from buurtledger.checks.meldingen import meldingen

        nu = begroting_op(plan, grootboek.besluiten, vandaag) if plan is not None else None
        if plan is not None:
            yield from meldingen(grootboek.subsidie, plan, grootboek.besluiten, vandaag)
        yield from subsidie(
            grootboek.subsidie,
            nu,
            grootboek.bank,
            vandaag,
            logboeken=grootboek.logboeken,
            besluiten=grootboek.besluiten,
        )


def _regelboeken(grootboek: Grootboek, ooit: Begroting | None, vandaag: date) -> Iterator[Bevinding]:
    # A receipt that is booked is judged in this module too, and needs none of these.
    from buurtledger.checks.ideeen import ideeen
    from buurtledger.checks.overeenkomsten import overeenkomsten
    from buurtledger.checks.regelboeken import nummers_in_boeken

    yield from nummers_in_boeken(grootboek)
    if grootboek.ideeen:
        yield from ideeen(grootboek.ideeen, ooit, {besluit.naam for besluit in grootboek.besluiten}, vandaag)
    yield from overeenkomsten(grootboek.overeenkomsten, ooit, grootboek.logboeken, vandaag)


def _mutaties(grootboek: Grootboek, vandaag: date, elders: Mapping[str, Sequence[Mutatie]]) -> Iterator[Bevinding]:
    alle = [mutatie for logboek in grootboek.logboeken.values() for mutatie in logboek]
    yield from nummers(alle)
    overal = op_nummer(alle)
    over: list[Mutatie] = []
    nu = begroting_op(grootboek.begroting, grootboek.besluiten, vandaag) if grootboek.begroting else None
    for post, logboek in grootboek.logboeken.items():
        blijft = geldend(logboek, vandaag)
        over += (*blijft, *elders.get(post, ()))
        yield from van_logboek(nu, post, logboek, blijft, overal, vandaag)
    # Of two that look the same, the later entered is the one to look at.
    yield from dubbel(sorted(over, key=lambda m: m.nummer[:6]))


def van_logboek(
    begroting: Begroting | None,
    post: str,
    logboek: Sequence[Mutatie],
    blijft: Sequence[Mutatie],
    overal: Mapping[str, Mutatie],
    vandaag: date,
) -> Iterator[Bevinding]:
    """The rules on the lines of one logboek; without `begroting` those that need no plan.

    `blijft` are the lines that are not undone, `overal` every line of the ledger by its id. Whoever adds a rule
    here says in `store.snel.oogopslag` when a logboek cannot break it.
    """
    yield from stornos(logboek, overal)
    yield from akkoorden_op_niets(logboek, overal)
    yield from retouren(logboek, overal, vandaag)
    yield from verplichtingen(logboek, blijft, overal, vandaag)
    yield from toekomst(blijft, vandaag)
    yield from btw(blijft)
    if begroting is not None:
        yield from looptijd(blijft, begroting.looptijd)
        if post in begroting.posten:
            yield from grenzen(begroting.posten[post], blijft, vandaag)


def controleer_losse(
    begroting: Begroting, nieuwe: Mutatie, verloop: Verloop, zoals: Sequence[Mutatie], vandaag: date
) -> tuple[Bevinding, ...]:
    """What a new bon, voorschot or vergoeding breaks: it refers to no other line, so its post's sums are enough.

    `verloop` are those sums before it; `zoals` the mutaties of the same day and amount, with what refers to them.
    """
    daarna = vervolg(verloop, maak_verloop([nieuwe]))
    post, voor, na = begroting.posten[nieuwe.post], verloop.op(vandaag), daarna.op(vandaag)
    regels = [*toekomst([nieuwe], vandaag), *btw([nieuwe]), *looptijd([nieuwe], begroting.looptijd)]
    if na.besteed > max(post.bedrag, voor.besteed):
        regels.append(overschreden(post, nieuwe, na.besteed))
    if na.uitbetaald > max(post.bedrag, voor.uitbetaald):
        regels += te_veel_uitbetaald(post, nieuwe, na)
    regels += te_veel_vergoed([nieuwe], daarna, vandaag)
    dubbele = dubbel([*geldend(zoals, vandaag), nieuwe])
    return (*regels, *(gevonden for gevonden in dubbele if gevonden.plaats.lijn == nieuwe.lijn))


def controleer_verwijzing(
    begroting: Begroting, logboek: Sequence[Mutatie], nieuwe: Sequence[Mutatie], vandaag: date
) -> tuple[Bevinding, ...]:
    """What new mutaties of which one refers to another line add to what the rules find in their logboek."""
    post = nieuwe[0].post

    def gevonden(regels: Sequence[Mutatie]) -> list[Bevinding]:
        blijft = geldend(regels, vandaag)
        return [*van_logboek(begroting, post, regels, blijft, op_nummer(regels), vandaag), *dubbel(blijft)]

    eerder = gevonden(logboek)
    return tuple(b for b in gevonden((*logboek, *nieuwe)) if b not in eerder)
