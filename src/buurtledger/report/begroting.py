"""The report `begroting`: the plan, the besluiten, and the budget that holds."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import N_, Bericht
from buurtledger.model.besluit import Besluit, op_volgorde
from buurtledger.model.geld import NUL, plat
from buurtledger.report.besluiten import besluit_gegevens
from buurtledger.report.document import Alinea, Document
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Kolom, Rij, Tabel


class BegrotingVerslag(NamedTuple):
    """The plan, the besluiten in force, and the begroting that they make."""

    plan: Begroting
    besluiten: tuple[Besluit, ...]
    nu: Begroting
    verloop: bool = False
    """A column per besluit, instead of one for all of them."""
    waarom: Bericht | None = None
    """Why it is of this day, where nobody chose it."""

    def door_besluiten(self, post: str) -> Decimal:
        """What the besluiten gave a post, or below zero took from it."""
        eerst = self.plan.posten[post].bedrag if post in self.plan.posten else NUL
        return self.nu.posten[post].bedrag - eerst

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            "naam": self.nu.naam,
            "totaal": plat(self.nu.totaal),
            "posten": [
                {
                    "id": post.id,
                    "naam": post.naam,
                    "plan": plat(post.bedrag - self.door_besluiten(post.id)),
                    "besluiten": plat(self.door_besluiten(post.id)),
                    "begroot": plat(post.bedrag),
                    "gesloten": post.gesloten,
                }
                for post in self.nu.posten.values()
            ],
            "besluiten": [besluit_gegevens(besluit) for besluit in op_volgorde(self.besluiten)],
        }

    def tabel(self) -> Tabel:
        """A row per post: plan, besluiten, now."""
        per_besluit = op_volgorde(self.besluiten) if self.verloop else ()
        rijen: list[Rij] = []
        for post in self.nu.posten.values():
            door = self.door_besluiten(post.id)
            stappen = tuple(besluit.netto().get(post.id) for besluit in per_besluit)
            tussen = stappen if self.verloop else (door or None,)
            rijen.append((post.id, post.bedrag - door, *tussen, post.bedrag))
        # Names of besluiten are letters, digits and hyphens: nothing that a catalog could stumble over.
        kolommen = tuple(Kolom(besluit.naam[:10], besluit.naam) for besluit in per_besluit)
        return Tabel(
            "",
            (
                Kolom(N_("post"), "post"),
                Kolom(N_("plan"), "plan"),
                *(kolommen if self.verloop else (Kolom(N_("besluiten"), "besluiten"),)),
                Kolom(N_("begroot"), "begroot"),
            ),
            tuple(rijen),
        )

    def document(self, taal: Taal) -> Document:
        """The same for people, with the sums."""
        tabel = self.tabel()
        plan = sum((post.bedrag for post in self.plan.posten.values()), NUL)
        som = sum((post.bedrag for post in self.nu.posten.values()), NUL)
        slot: Rij = (taal("totaal"), plan, *(None for _ in tabel.kolommen[3:]), som)
        waarom = (Alinea(taal.zeg(self.waarom)),) if self.waarom else ()
        return Document("", (*waarom, tabel._replace(slot=(slot,))))
