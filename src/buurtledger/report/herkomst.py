"""The report `herkomst`: who put a mutatie in, what was done with it since, and where the rollen begin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from buurtledger.checks.akkoorden import Brenger
from buurtledger.model.mutatie import Mutatie
from buurtledger.model.rollen import BEWEZEN, VOLLEDIG
from buurtledger.report.document import Alinea, Blok, Document, Kop
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel, velden

_VELDEN = ("soort", "id", "datum", "ingevoerd", "commit", "auteur", "adres", "dag", "ondertekend_door", "bewezen")


class Spoor(NamedTuple):
    """A mutatie and what git knows of its line."""

    mutatie: Mutatie
    brengers: tuple[Brenger, ...]
    """The commits that brought it, oldest first; none while it is not committed."""
    ondertekenaar: str = ""
    """Who signed the first of them, by the rollen that were in force."""
    bewezen: str | None = None
    """Of an akkoord that counts: how sure it is who gave it; None for what is no akkoord, or does not count."""


class Herkomst(NamedTuple):
    """What `herkomst` shows; the first is the mutatie that was asked for."""

    sporen: tuple[Spoor, ...]

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {"formaat": 1, "herkomst": [dict(zip(_VELDEN, _waarden(spoor), strict=True)) for spoor in self.sporen]}

    def tabel(self) -> Tabel:
        """A row per mutatie."""
        return Tabel("", velden(*_VELDEN), tuple(map(_waarden, self.sporen)))

    def document(self, taal: Taal) -> Document:
        """Per mutatie: what, by whom, when, in which commit, signed or not."""
        return Document("", tuple(blok for spoor in self.sporen for blok in _blokken(spoor, taal)))


def _waarden(spoor: Spoor) -> tuple[str | None, ...]:
    m, brengers, wie, bewezen = spoor
    commit = brengers[0].commit if brengers else None
    van_commit = (commit.nummer, commit.auteur, commit.adres, commit.dag.isoformat()) if commit else (None,) * 4
    zeker = None if bewezen is None else bewezen or "gesteld"
    return (m.soort, m.nummer, m.datum.isoformat(), m.invoerdag.isoformat(), *van_commit, wie or None, zeker)


def _blokken(spoor: Spoor, taal: Taal) -> Iterator[Blok]:
    mutatie = spoor.mutatie
    yield Kop(f"{mutatie.soort} {mutatie.nummer}: {mutatie.omschrijving or mutatie.reden or mutatie.rol}")
    if not spoor.brengers:
        yield Alinea(taal("staat nog niet in git"))
        return
    commit = spoor.brengers[0].commit
    yield Alinea(taal("door {auteur} <{adres}>, {dag}", auteur=commit.auteur, adres=commit.adres, dag=commit.dag))
    yield Alinea(taal("commit {commit}, {getekend}", commit=commit.kort, getekend=_getekend(spoor, taal)))


def _getekend(spoor: Spoor, taal: Taal) -> str:
    wie = spoor.ondertekenaar
    if not wie:
        return taal("niet ondertekend (gesteld)")
    if spoor.bewezen == VOLLEDIG:
        return taal("ondertekend door {wie} (volledig bewezen)", wie=wie)
    if spoor.bewezen == BEWEZEN:
        return taal("ondertekend door {wie} (bewezen)", wie=wie)
    return taal("ondertekend door {wie}", wie=wie)


class Begin(NamedTuple):
    """What `herkomst --begin` shows: the commits with which the rollen began, oldest first."""

    begint: tuple[str, ...]

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {"formaat": 1, "begin": self.begint[-1] if self.begint else None, "eerder": list(self.begint[:-1])}

    def tabel(self) -> Tabel:
        """A row per begin."""
        return Tabel("", velden("begin"), tuple((begin,) for begin in self.begint))

    def document(self, taal: Taal) -> Document:
        """A line per begin; the last is the one that holds."""
        if not self.begint:
            return Document("", (Alinea(taal("Niemand in de rollen heeft een sleutel; er is geen begin.")),))
        eerder = tuple(Alinea(taal("eerder {begin}", begin=begin)) for begin in self.begint[:-1])
        return Document("", (*eerder, Alinea(self.begint[-1])))
