"""The reports `kern lijst` and `kern toon`."""

from __future__ import annotations

from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.kern import Kern
from buurtledger.report.cijfers import F, feiten, figuren
from buurtledger.report.document import Alinea, Blok, Document, Feit, Feiten
from buurtledger.report.driedeling import driedeling
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Rij, Tabel, koppen, velden
from buurtledger.stand.cijfers import PostStand, tel_op


class KernRij(NamedTuple):
    """A kern, its post and the figures."""

    kern: Kern
    stand: PostStand


class Kernlijst(NamedTuple):
    """What `kern lijst` shows."""

    rijen: tuple[KernRij, ...]

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1; `naam` is null while nobody named the kern."""
        return {
            "formaat": 1,
            "kernen": [
                {
                    "id": kern.id,
                    "naam": kern.naam or None,
                    "bron": kern.bron or None,
                    **figuren(stand.cijfers),
                    "bonnen": stand.cijfers.bonnen,
                }
                for kern, stand in self.rijen
            ],
        }

    def tabel(self) -> Tabel:
        """A row per kern."""
        return Tabel(
            "",
            velden("id", "naam", "bron", *F, "bonnen"),
            tuple(
                (kern.id, kern.naam, kern.bron, *(getattr(stand.cijfers, veld) for veld in F), stand.cijfers.bonnen)
                for kern, stand in self.rijen
            ),
        )

    def document(self, taal: Taal) -> Document:
        """A kern a line, and the sum."""
        som = tel_op(stand.cijfers for _, stand in self.rijen)
        kop = (N_("kern"), N_("naam"), N_("begroot"), *(deel.woord for deel in driedeling(som)), N_("bonnen"))
        rijen: tuple[Rij, ...] = tuple(
            (
                kern.id.rpartition("/")[2],
                kern.naam or taal("nog niet benoemd"),
                stand.cijfers.begroot,
                *(deel.bedrag for deel in driedeling(stand.cijfers, som)),
                stand.cijfers.bonnen,
            )
            for kern, stand in self.rijen
        )
        slot: Rij = (taal("totaal"), "", som.begroot, *(deel.bedrag for deel in driedeling(som)), som.bonnen)
        return Document("", (Tabel("", koppen(*kop), rijen, (slot,)),))


class KernVerslag(NamedTuple):
    """What `kern toon` shows."""

    rij: KernRij
    aanbod: tuple[str, ...] = ()
    """The names of what was offered and it took up."""

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1: a list of one."""
        return {**Kernlijst((self.rij,)).gegevens(), **({"aanbod": list(self.aanbod)} if self.aanbod else {})}

    def tabel(self) -> Tabel:
        """A table of one row."""
        return Kernlijst((self.rij,)).tabel()

    def document(self, taal: Taal) -> Document:
        """A figure a line."""
        kern, (_, cijfers) = self.rij
        bron = [Alinea(taal("naam volgens: {bron}", bron=kern.bron))] if kern.bron else []
        gebruikt = (Feit(taal("maakte gebruik van"), ", ".join(self.aanbod)),) if self.aanbod else ()
        rijen = (*feiten(cijfers, taal), Feit(taal("bonnen"), cijfers.bonnen), *gebruikt)
        blokken: list[Blok] = [*bron, Feiten(rijen)]
        return Document(f"{kern.id}: {kern.naam or taal('nog niet benoemd')}", tuple(blokken))
