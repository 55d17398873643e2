"""What a besluit does with money: `dekking`, `coordinatie`, `achteraf`; judged with all besluiten of its day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.besluit import Besluit, besluitbestand
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.datum import dag_voor
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import Mutatie, Soort
from buurtledger.stand.ongedaan import geldend
from buurtledger.stand.verloop import NIETS, Effect, effect, ontvanger_van

Logboeken = Mapping[str, Sequence[Mutatie]]


def besluitfout(regel: Regel, besluit: Besluit, veld: str, bericht: Bericht, remedie: Bericht) -> Bevinding:
    """A fout in a besluit, at one of its fields."""
    return bevinding(regel, Plaats(besluitbestand(besluit.naam), veld=veld), bericht, remedie)


def dekking(
    na: Begroting, van_de_dag: Sequence[Besluit], logboeken: Logboeken, vandaag: date, op: date | None = None
) -> Iterator[Bevinding]:
    """At the end of the day a post that gave still has what it spent, by what was known when the besluit was entered.

    A receipt that comes in later makes no lawful besluit a fout; what is then short is `overschreden`.
    """
    per_post: dict[str, list[Besluit]] = {}
    for besluit in van_de_dag:
        for post, verschil in besluit.netto().items():
            if verschil < 0:
                per_post.setdefault(post, []).append(besluit)
    for post_id, nemers in per_post.items():
        if post_id not in na.posten:
            continue
        blijft = na.posten[post_id].bedrag
        for besluit in nemers:
            tot = op or besluit.vanaf
            stand = _bekende_stand(logboeken.get(post_id, ()), tot, op or besluit.ingevoerd, vandaag)
            nodig = max(stand.besteed, stand.uitbetaald)
            if blijft >= nodig:
                continue
            eraf = sum((-ander.netto()[post_id] for ander in nemers), NUL)
            waarden = {"post": post_id, "nodig": nodig, "ruimte": max(blijft + eraf - nodig, NUL)}
            bericht = (
                zin("{post} heeft al {nodig} uitgegeven; er kan hoogstens {ruimte} af", **waarden)
                if stand.besteed >= stand.uitbetaald
                else zin("{post} heeft al {nodig} gekregen; er kan hoogstens {ruimte} af", **waarden)
            )
            if len(nemers) > 1:
                bericht = zin(
                    "{bericht}, en die dag namen {namen}", bericht=bericht, namen=tuple(b.naam for b in nemers)
                )
            plek = next(nr for nr, v in enumerate(besluit.verschuivingen) if v.van == post_id)
            remedie = zin("haal minder weg, of haal het bij een andere post")
            yield besluitfout(Regel.DEKKING, besluit, f"verschuivingen.{plek}.bedrag", bericht, remedie)


def _bekende_stand(logboek: Sequence[Mutatie], op: date, bekend_op: date, vandaag: date) -> Effect:
    """What went to a post by a day, of what was entered by then; what came back of that since makes up for it."""
    blijft = geldend(logboek, vandaag)
    bonnen = {m.nummer: m for m in blijft if m.soort == Soort.BON}
    geteld = {m.nummer for m in blijft if m.datum <= op and m.invoerdag <= bekend_op}
    som = NIETS
    for mutatie in blijft:
        terug = mutatie.soort == Soort.TERUGBETALING or (mutatie.soort == Soort.RETOUR and mutatie.van in geteld)
        if mutatie.nummer in geteld or (terug and mutatie.datum <= vandaag):
            som += effect(mutatie, ontvanger_van(mutatie, bonnen))
    return som


def coordinatie(voor: Begroting, na: Begroting, van_de_dag: Sequence[Besluit]) -> Iterator[Bevinding]:
    """Coordination stays within its maximum, whatever is decided; a share that was above it already is not new."""
    if na.coordinatie_voldoet or not voor.coordinatie_voldoet:
        return
    post, hoogstens = na.coordinatie.post, na.totaal * na.coordinatie.maximum
    for besluit in van_de_dag:
        if besluit.netto().get(post, NUL) > 0:
            yield besluitfout(
                Regel.COORDINATIE,
                besluit,
                "verschuivingen",
                zin(
                    "coördinatie zou {bedrag} krijgen; hoogstens mag {hoogstens}, wat er ook besloten wordt",
                    bedrag=na.posten[post].bedrag,
                    hoogstens=hoogstens,
                ),
                zin("laat minder geld naar {post} gaan", post=post),
            )


def achteraf(voor: Begroting, besluit: Besluit, logboeken: Logboeken, vandaag: date) -> Iterator[Bevinding]:
    """A post that gets money was not over its budget before the besluit held, by what was known when it was entered."""
    for nr, (_, naar, _bedrag) in enumerate(besluit.verschuivingen):
        post = voor.posten.get(naar)
        if post is None:
            continue
        stand = _bekende_stand(logboeken.get(naar, ()), dag_voor(besluit.vanaf), besluit.ingevoerd, vandaag)
        if max(stand.besteed, stand.uitbetaald) > post.bedrag:
            yield besluitfout(
                Regel.ACHTERAF,
                besluit,
                f"verschuivingen.{nr}.naar",
                zin(
                    "{post} was al over de begroting voor dit besluit gold, op {vanaf}", post=naar, vanaf=besluit.vanaf
                ),
                zin("zo is het gegaan; besluit een volgende keer voor het geld weg is"),
            )
