"""The reports `leersessie lijst` and `leersessie agenda`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.verantwoording import Leersessie, Verantwoording
from buurtledger.report.document import Alinea, Blok, Document
from buurtledger.report.kalender import Gebeurtenis, Kalender
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Kolom, Tabel
from buurtledger.stand.agenda import Afspraak
from buurtledger.stand.termijnen import Termijnsoort


class Sessielijst(NamedTuple):
    """What `leersessie lijst` shows: the sessions, and who says to have been there."""

    sessies: tuple[Leersessie, ...]
    verteld: Mapping[str, Verantwoording]

    @property
    def _per_dag(self) -> list[tuple[Leersessie, tuple[str, ...]]]:
        """The sessions by day, each with the kernen and posten that were there."""
        return [
            (sessie, tuple(post for post, eigen in self.verteld.items() if sessie.datum in eigen.leersessies))
            for sessie in sorted(self.sessies)
        ]

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1, by day."""
        return {
            "formaat": 1,
            "leersessies": [
                {
                    "datum": s.datum.isoformat(),
                    "soort": s.soort,
                    "plaats": s.plaats or None,
                    "onderwerp": s.onderwerp or None,
                    "aanwezig": list(aanwezig),
                }
                for s, aanwezig in self._per_dag
            ],
        }

    def tabel(self) -> Tabel:
        """A row per session, by day."""
        namen = ("datum", "soort", "plaats", "onderwerp", "aanwezig")
        kop = (N_("datum"), N_("soort"), N_("plaats"), N_("onderwerp"), N_("wie er waren"))
        rijen = tuple((s.datum, s.soort, s.plaats, s.onderwerp, ", ".join(wie)) for s, wie in self._per_dag)
        return Tabel("", tuple(map(Kolom, kop, namen)), rijen)

    def document(self, taal: Taal) -> Document:
        """The same for people."""
        return Document("", (self.tabel() if self.sessies else Alinea(taal("Er zijn nog geen sessies.")),))


class Agenda(NamedTuple):
    """What `leersessie agenda` shows; also as `ics`, for a telephone."""

    naam: str
    """The ledger's."""
    afspraken: tuple[Afspraak, ...]
    verzwegen: int = 0
    """How many days long past are not among them."""

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            "afspraken": [
                {
                    "datum": a.dag.isoformat(),
                    "soort": a.soort,
                    "plaats": a.plaats or None,
                    "onderwerp": a.onderwerp or None,
                    "gepland": a.gepland,
                }
                for a in self.afspraken
            ],
        }

    def tabel(self) -> Tabel:
        """A row per day."""
        namen = ("datum", "soort", "plaats", "onderwerp")
        kop = (N_("datum"), N_("soort"), N_("plaats"), N_("onderwerp"))
        rijen = tuple((a.dag, a.soort, a.plaats, a.onderwerp if a.gepland else _NOG) for a in self.afspraken)
        return Tabel("", tuple(map(Kolom, kop, namen)), rijen)

    def kalender(self, taal: Taal) -> Kalender:
        """The same for a telephone."""
        return Kalender(self.naam, self.naam, tuple(_gebeurtenis(a, taal) for a in self.afspraken))

    def document(self, taal: Taal) -> Document:
        """The same for people; what nobody has set yet says so."""
        tabel = self.tabel()
        rijen = tuple(
            (*rij[:3], rij[3] if afspraak.gepland else taal(_NOG))
            for rij, afspraak in zip(tabel.rijen, self.afspraken, strict=True)
        )
        blokken: list[Blok] = [tabel._replace(rijen=rijen)] if rijen else []
        if self.verzwegen:
            blokken.append(
                Alinea(
                    taal(
                        "{dagen:dag|dagen} die lang voorbij {dagen:|is|zijn} {dagen:|staat|staan} er niet bij; "
                        "--alles toont ze.",
                        dagen=self.verzwegen,
                    )
                )
            )
        return Document("", tuple(blokken) or (Alinea(taal("Er is niets te plannen.")),))


_NOG = N_("nog te plannen, uiterlijk deze dag")


def _gebeurtenis(a: Afspraak, taal: Taal) -> Gebeurtenis:
    """A session, set or still to be set."""
    wat = f"{a.soort}: {a.onderwerp}" if a.onderwerp else a.soort
    if not a.gepland:
        wat = taal("{soort}: nog te plannen", soort=a.soort)
    soort = Termijnsoort.SESSIE if a.gepland else Termijnsoort.RONDE
    return Gebeurtenis(a.dag, f"{a.dag.isoformat()}-{a.soort}", str(soort), wat, a.gepland, a.plaats)
