"""The report `verslag jaarrekening`: the year's statement, balance and account for the city, by themselves."""

from __future__ import annotations

from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.report.document import Document, Feiten
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Rij, Tabel, velden
from buurtledger.report.verslag.jaarstukken import balanszijden, jaar_gegevens, jaarstukken, staatrijen
from buurtledger.report.verslag.opening import wie_en_wanneer
from buurtledger.report.verslag.verklaring import controles, verklaring
from buurtledger.report.verslag.waarde import Verslagwaarde
from buurtledger.stand.jaarrekening import Jaarrekening, tweekolommen

_KAAL = Taal()
"""Programs get Dutch words beside the names of the fields."""


class Jaarstukken(NamedTuple):
    """What the command shows: the figures of a report, with only these of its parts."""

    verslag: Verslagwaarde
    jaar: Jaarrekening

    def titel(self, taal: Taal) -> str:
        """What it is called."""
        sjabloon = N_("Voorlopige jaarrekening {periode}") if self.verslag.voorlopig else N_("Jaarrekening {periode}")
        return taal(sjabloon, periode=self.verslag.periode)

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            "soort": self.verslag.soort,
            "periode": self.verslag.periode,
            "voorlopig": self.verslag.voorlopig is not None,
            "fouten": len(self.verslag.fouten),
            "commit": self.verslag.commit or None,
            **jaar_gegevens(self.jaar),
        }

    def tabel(self) -> Tabel:
        """A row per line of each part; of a balance `vorig` is that at the begin of the period."""
        rijen: list[Rij] = []
        for rij in staatrijen(self.jaar, _KAAL):
            nu, begroot, vorig, samen = rij.bedragen
            rijen.append(("staat", rij.veld, rij.woord, nu, begroot, vorig, samen))
        for zijde in balanszijden(self.jaar):
            for _, regels in zijde.delen:
                rijen += ((zijde.naam, r.veld, r.naam, r.bedrag, None, toen, None) for r, toen in regels)
            nu, toen = zijde.totaal
            rijen.append((zijde.naam, "totaal", "", nu, None, toen, None))
        kolommen = tweekolommen(self.jaar)
        for naam, regels_ in (("uitgaven", kolommen.uitgaven), ("inkomsten", kolommen.inkomsten)):
            rijen += ((naam, r.veld, r.naam, r.bedrag, None, None, None) for r in regels_)
            rijen.append((naam, "totaal", "", kolommen.totaal, None, None, None))
        return Tabel("", velden("deel", "veld", "naam", "bedrag", "begroting", "vorig", "samen"), tuple(rijen))

    def document(self, taal: Taal) -> Document:
        """Whose it is, the parts, and room to sign."""
        verslag = self.verslag
        kop = [Feiten(tuple(wie_en_wanneer(verslag, taal)))]
        fouten = controles(verslag, taal) if verslag.fouten else ()
        return Document(self.titel(taal), (*kop, *jaarstukken(self.jaar, taal), *fouten, *verklaring(verslag, taal)))
