"""The report `herkomst`: who put a mutatie in, and what was done with it since."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from buurtledger.checks.akkoorden import Vastgelegd
from buurtledger.model.mutatie import Mutatie
from buurtledger.report.document import Alinea, Blok, Document, Kop
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel, velden

_VELDEN = ("soort", "id", "datum", "ingevoerd", "commit", "auteur", "adres", "dag", "ondertekend_door")


class Spoor(NamedTuple):
    """A mutatie and the commit of its line; None while it is not committed."""

    mutatie: Mutatie
    vastgelegd: Vastgelegd | None


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
    m, v = spoor
    van_commit = (v.commit.nummer, v.commit.auteur, v.commit.adres, v.commit.dag.isoformat()) if v else (None,) * 4
    getekend = (v.ondertekenaar or None) if v else None
    return (m.soort, m.nummer, m.datum.isoformat(), m.invoerdag.isoformat(), *van_commit, getekend)


def _blokken(spoor: Spoor, taal: Taal) -> Iterator[Blok]:
    mutatie, vastgelegd = spoor
    yield Kop(f"{mutatie.soort} {mutatie.nummer}: {mutatie.omschrijving or mutatie.reden or mutatie.rol}")
    if vastgelegd is None:
        yield Alinea(taal("staat nog niet in git"))
        return
    commit = vastgelegd.commit
    yield Alinea(taal("door {auteur} <{adres}>, {dag}", auteur=commit.auteur, adres=commit.adres, dag=commit.dag))
    getekend = (
        taal("ondertekend door {wie} (bewezen)", wie=vastgelegd.ondertekenaar)
        if vastgelegd.ondertekenaar
        else taal("niet ondertekend (gesteld)")
    )
    yield Alinea(taal("commit {commit}, {getekend}", commit=commit.kort, getekend=getekend))
