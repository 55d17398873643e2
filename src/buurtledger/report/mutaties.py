"""The reports `bon lijst`, `bon toon` and `akkoord lijst`: mutaties, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.geld import euro, plat
from buurtledger.model.mutatie import MET_BEDRAG, VELDEN, Mutatie, logboek_van
from buurtledger.report.document import Alinea, Document, Feit, Feiten
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Cel, Kolom, Rij, Tabel, koppen, velden


class Regel(NamedTuple):
    """A mutatie and whether a storno undid it."""

    mutatie: Mutatie
    gestorneerd: bool


class Mutatielijst(NamedTuple):
    """What `bon lijst` shows."""

    regels: tuple[Regel, ...]

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            "mutaties": [{**mutatie_gegevens(m), "gestorneerd": gestorneerd} for m, gestorneerd in self.regels],
        }

    def tabel(self) -> Tabel:
        """Every field."""
        namen = ("soort", "id", "post", *_VELDEN, "gestorneerd")

        def rij(regel: Regel) -> Rij:
            m = regel.mutatie
            return (
                m.soort,
                m.nummer,
                m.post,
                *(_cel(m, veld) for veld in _VELDEN),
                "ja" if regel.gestorneerd else "nee",
            )

        return Tabel("", velden(*namen), tuple(map(rij, self.regels)))

    def document(self, taal: Taal) -> Document:
        """What a person wants to see of each, on a line."""
        leeg = Alinea(taal("Er zijn geen mutaties."))
        return Document("", (mutatietabel(self.regels) if self.regels else leeg,))


class MutatieVerslag(NamedTuple):
    """What `bon toon` shows: a mutatie, and the others that refer to it or that it refers to."""

    regel: Regel
    verwant: tuple[Regel, ...]

    @property
    def _samen(self) -> Mutatielijst:
        return Mutatielijst((self.regel, *self.verwant))

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return self._samen.gegevens()

    def tabel(self) -> Tabel:
        """Every field, a row each."""
        return self._samen.tabel()

    def document(self, taal: Taal) -> Document:
        """A field a line, and what belongs to it."""
        mutatie, gestorneerd = self.regel
        staat = taal(" (gestorneerd)") if gestorneerd else ""
        feiten = (*_feiten(mutatie, taal), *(_verwant(ander.mutatie, taal) for ander in self.verwant))
        return Document(f"{mutatie.soort} {mutatie.nummer}{staat}", (Feiten(feiten),))


class Wachtlijst(NamedTuple):
    """What `akkoord lijst` shows: mutaties, each with the role whose akkoord it waits for."""

    rijen: tuple[tuple[Mutatie, str], ...]

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {"formaat": 1, "wachtend": [{**mutatie_gegevens(m), "wacht_op": rol} for m, rol in self.rijen]}

    def tabel(self) -> Tabel:
        """A row per mutatie."""
        namen = ("id", "post", "datum", "bedrag", "omschrijving", "rol")
        kop = (N_("nummer"), N_("post"), N_("datum"), N_("bedrag"), N_("omschrijving"), N_("wacht op"))
        rijen = tuple((m.nummer, m.post, m.datum, m.bedrag, m.omschrijving, rol) for m, rol in self.rijen)
        return Tabel("", tuple(map(Kolom, kop, namen)), rijen)

    def document(self, taal: Taal) -> Document:
        """The same for people."""
        return Document("", (self.tabel() if self.rijen else Alinea(taal("Er wacht niets op akkoord.")),))


_VELDEN = (
    *("datum", "bedrag", "btw", "omschrijving", "leverancier", "betaald_door", "ontvangen_door", "van"),
    *("bewijs", "activiteit", "scan", "notitie", "reden", "rol", "afdruk"),
)
"""The fields of a mutatie as a row has them."""


def mutatie_gegevens(mutatie: Mutatie) -> dict[str, object]:
    """A mutatie as programs get it: the fields its line has, and its post."""
    gegeven: dict[str, object] = {"soort": mutatie.soort, "id": mutatie.nummer, "post": mutatie.post}
    for veld in VELDEN[mutatie.soort]:
        waarde = getattr(mutatie, veld)
        if waarde not in ("", None):
            gegeven[veld] = plat(waarde) if isinstance(waarde, Decimal) else str(waarde)
    return gegeven


def mutatietabel(mutaties: Iterable[Mutatie | Regel], *, met_post: bool = True) -> Tabel:
    """What a person wants to see of each, on a line."""
    rijen: list[Rij] = []
    for ding in mutaties:
        mutatie, gestorneerd = ding if isinstance(ding, Regel) else (ding, False)
        soort = f"{mutatie.soort} ✗" if gestorneerd else mutatie.soort
        bedrag = mutatie.bedrag if mutatie.soort in MET_BEDRAG else None
        post = (mutatie.post,) if met_post else ()
        rijen.append((mutatie.datum, soort, mutatie.nummer, *post, bedrag, _tekst(mutatie)))
    post_kop = (N_("post"),) if met_post else ()
    kop = koppen(N_("datum"), N_("soort"), N_("nummer"), *post_kop, N_("bedrag"), N_("omschrijving"))
    return Tabel("", kop, tuple(rijen))


def _tekst(mutatie: Mutatie) -> str:
    return mutatie.omschrijving or mutatie.reden or mutatie.rol


def _cel(mutatie: Mutatie, veld: str) -> Cel:
    if veld == "bedrag" and mutatie.soort not in MET_BEDRAG:
        return None
    waarde: Cel = getattr(mutatie, veld)
    return waarde


def _feiten(mutatie: Mutatie, taal: Taal) -> Iterator[Feit]:
    yield Feit("post", mutatie.post)
    for veld in VELDEN[mutatie.soort]:
        waarde = getattr(mutatie, veld)
        if waarde not in ("", None):
            yield Feit(veld, taal.waarde(waarde))
    yield Feit(taal("ingevoerd"), taal.dag(mutatie.invoerdag))
    yield Feit(taal("staat in"), f"{logboek_van(mutatie.post)}:{mutatie.lijn}")


def _verwant(mutatie: Mutatie, taal: Taal) -> Feit:
    bedrag = f" {euro(mutatie.bedrag)}" if mutatie.soort in MET_BEDRAG else ""
    return Feit(mutatie.soort, f"{mutatie.nummer}, {taal.dag(mutatie.datum)}{bedrag}: {_tekst(mutatie)}")
