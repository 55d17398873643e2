"""A pile of receipts before it is booked: every line, what they are together, and what looks wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from buurtledger.model.bericht import N_, Bericht
from buurtledger.model.concept import Concept
from buurtledger.report.document import NADRUK, Alinea, Document, Lijst
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Rij, Tabel, koppen


class Stapelverslag(NamedTuple):
    """The pile, and per line (from 0) what the rules say of it."""

    concept: Concept
    meldingen: Mapping[int, tuple[Bericht, ...]]

    def document(self, taal: Taal) -> Document:
        """What a person looks over before it is written."""
        regels = self.concept.regels
        betalers = {regel.betaald_door for regel in regels}
        rijen: list[Rij] = []
        for nr, regel in enumerate(regels, 1):
            wie = (regel.betaald_door,) if len(betalers) > 1 else ()
            wat = f"{regel.omschrijving} ({taal(regel.bewijs)})" if regel.bewijs else regel.omschrijving
            rijen.append((f"{nr}", regel.datum, regel.bedrag, regel.leverancier, *wie, wat))
        namen = (N_("nr"), N_("datum"), N_("bedrag"), N_("winkel"))
        kop = koppen(*namen, *((N_("betaald door"),) if len(betalers) > 1 else ()), N_("omschrijving"))
        som: Rij = (taal("samen"), None, self.concept.som, None, *((None,) if len(betalers) > 1 else ()), None)
        gezegd = tuple(
            Alinea(taal("regel {nr}: {bericht}", nr=nr + 1, bericht=bericht), NADRUK)
            for nr, berichten in self.meldingen.items()
            for bericht in berichten
        )
        tabel = Tabel("", kop, tuple(rijen), (som,))
        return Document("", (tabel, Lijst(gezegd)) if gezegd else (tabel,))
