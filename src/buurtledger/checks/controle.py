"""Every rule over the whole ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from buurtledger.checks.dagen import btw, looptijd, toekomst
from buurtledger.checks.grenzen import grenzen
from buurtledger.checks.nummers import dubbel, nummers
from buurtledger.checks.plan import coordinatie, kernen, totaal, zonder_begroting
from buurtledger.checks.terugdraaien import retouren, stornos
from buurtledger.model.begroting import Begroting
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.boeken import Boeken
from buurtledger.model.mutatie import Mutatie
from buurtledger.stand.ongedaan import geldend


def controleer(boeken: Boeken, vandaag: date, regels: Collection[str] = ()) -> tuple[Bevinding, ...]:
    """All that the rules find, with what reading found, by file and line.

    `regels` keeps to rules of those names; empty means all of them.
    """
    gevonden = [*boeken.bevindingen, *_alle(boeken, vandaag)]
    return tuple(
        sorted(
            (b for b in gevonden if not regels or b.regel in regels),
            key=lambda b: (b.plaats.bestand, b.plaats.lijn, b.plaats.kolom, b.regel),
        )
    )


def _alle(boeken: Boeken, vandaag: date) -> Iterator[Bevinding]:
    if boeken.begroting is not None:
        yield from totaal(boeken.begroting)
        yield from coordinatie(boeken.begroting)
        yield from kernen(boeken.begroting, boeken.kernen)
        yield from zonder_begroting(boeken.begroting, boeken.logboeken)
    yield from _mutaties(boeken, vandaag)


def _mutaties(boeken: Boeken, vandaag: date) -> Iterator[Bevinding]:
    alle = [mutatie for logboek in boeken.logboeken.values() for mutatie in logboek]
    yield from nummers(alle)
    overal: dict[str, Mutatie] = {}
    for mutatie in alle:
        overal.setdefault(mutatie.nummer, mutatie)
    over: list[Mutatie] = []
    for post, logboek in boeken.logboeken.items():
        blijft = geldend(logboek, vandaag)
        over += blijft
        yield from _een_logboek(boeken.begroting, post, logboek, blijft, overal, vandaag)
    # Of two that look the same, the later entered is the one to look at.
    yield from dubbel(sorted(over, key=lambda m: m.nummer[:6]))


def _een_logboek(
    begroting: Begroting | None,
    post: str,
    logboek: Sequence[Mutatie],
    blijft: Sequence[Mutatie],
    overal: Mapping[str, Mutatie],
    vandaag: date,
) -> Iterator[Bevinding]:
    yield from stornos(logboek, overal)
    yield from retouren(logboek, overal, vandaag)
    yield from toekomst(blijft, vandaag)
    yield from btw(blijft)
    if begroting is not None:
        yield from looptijd(blijft, begroting.looptijd)
        if post in begroting.posten:
            yield from grenzen(begroting.posten[post], blijft, vandaag)


def controleer_nieuwe(
    begroting: Begroting, logboek: Sequence[Mutatie], nieuwe: Mutatie, vandaag: date
) -> tuple[Bevinding, ...]:
    """What a new mutatie would add to what the rules find in the logboek of its post."""

    def gevonden(regels: Sequence[Mutatie]) -> list[Bevinding]:
        overal = {m.nummer: m for m in reversed(regels)}
        blijft = geldend(regels, vandaag)
        return [*_een_logboek(begroting, nieuwe.post, regels, blijft, overal, vandaag), *dubbel(blijft)]

    eerder = set(map(_kern, gevonden(logboek)))
    return tuple(b for b in gevonden((*logboek, nieuwe)) if _kern(b) not in eerder)


def _kern(bevinding: Bevinding) -> tuple[object, ...]:
    return bevinding.regel, bevinding.plaats, bevinding.bericht.sjabloon, tuple(bevinding.bericht.waarden.items())
