"""The figures of a whole ledger for every day: from when to when each holds, so that any day is one row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from buurtledger.model.begroting import Post
from buurtledger.stand.cijferboek import Cijferboek
from buurtledger.stand.cijfers import Cijfers, Som, cijfers_van, tel_op
from buurtledger.stand.verloop import Verloop

BEGIN = date(1900, 1, 1)
"""Where the first row begins: other programs count the days before their calendar was reformed in their own way."""


class Dagstand(NamedTuple):
    """The sums of a ledger from a day up to (and not on) another."""

    van: date
    tot: date
    """The first day on which it no longer holds; the last of the calendar where nothing came after it."""
    som: Som


def dagstanden(boek: Cijferboek) -> Iterator[Dagstand]:
    """A row for each stretch of days on which nothing changed, from `BEGIN` on and without a gap.

    Each is what `Cijferboek.stand` gives for any of its days. A day costs what changed on it, not the whole ledger.
    """
    leeg = Verloop()
    besloten = {besluit.vanaf for besluit in boek.besluiten}
    raakt: dict[date, set[str]] = {}
    for post, verloop in boek.verlopen.items():
        for dag in verloop.dagen:
            raakt.setdefault(dag, set()).add(post)
    dagen = sorted(dag for dag in {*raakt, *besloten} if dag > BEGIN)
    posten: dict[str, Post] = dict(boek.begroting(BEGIN).posten)
    cijfers: dict[str, Cijfers] = {}

    def neem(dag: date, ids: set[str]) -> Som:
        """The difference that these posten make."""
        eerder = [cijfers.pop(id_) for id_ in ids if id_ in cijfers]
        cijfers.update(
            (id_, cijfers_van(posten[id_], boek.verlopen.get(id_, leeg).op(dag))) for id_ in ids if id_ in posten
        )
        return _min(tel_op(cijfers[id_] for id_ in ids if id_ in cijfers), tel_op(eerder))

    som = neem(BEGIN, set(posten))
    van = BEGIN
    for dag in dagen:
        ids = raakt.get(dag, set())
        if dag in besloten or not ids <= posten.keys():
            nu = boek.begroting(dag).posten
            ids = ids | {id_ for id_ in {*nu, *posten} if nu.get(id_) != posten.get(id_)}
            posten = dict(nu)
        erbij = neem(dag, ids)
        if any(erbij):
            yield Dagstand(van, dag, som)
            som, van = _plus(som, erbij), dag
    yield Dagstand(van, date.max, som)


def _plus(een: Som, ander: Som) -> Som:
    return _per_veld(een, ander, 1)


def _min(een: Som, ander: Som) -> Som:
    return _per_veld(een, ander, -1)


def _per_veld(een: Som, ander: Som, keer: int) -> Som:
    bedragen = {veld: getattr(een, veld) + keer * getattr(ander, veld) for veld in Som._fields if veld != "bonnen"}
    return Som(**bedragen, bonnen=een.bonnen + keer * ander.bonnen)
