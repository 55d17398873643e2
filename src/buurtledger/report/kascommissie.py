"""The reports `kascommissie steekproef` and `kascommissie lijst`."""

from __future__ import annotations

from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.geld import plat
from buurtledger.model.kascommissie import Oordeel, tegenspraak
from buurtledger.report.document import NADRUK, Alinea, Document, Lijst
from buurtledger.report.mutaties import mutatie_gegevens
from buurtledger.report.oordelen import gezegd
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Kolom, Tabel
from buurtledger.stand.steekproef import Steekproef


class SteekproefVerslag(NamedTuple):
    """What `kascommissie steekproef` shows: the bonnen to look at, and how they were drawn."""

    proef: Steekproef

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        proef = self.proef
        return {
            "formaat": 1,
            "zaad": proef.zaad,
            "totaal": plat(proef.totaal),
            "stap": plat(proef.stap),
            "begin": plat(proef.begin),
            "uit": proef.uit,
            "bonnen": [mutatie_gegevens(mutatie) for mutatie in proef.gekozen],
        }

    def tabel(self) -> Tabel:
        """A row per bon to look at, with the fingerprint of its scan."""
        namen = ("id", "post", "datum", "bedrag", "omschrijving", "scan")
        kop = (N_("nummer"), N_("post"), N_("datum"), N_("bedrag"), N_("omschrijving"), N_("scan"))
        rijen = tuple(
            (m.nummer, m.post, m.datum, m.bedrag, m.omschrijving, m.scan.removeprefix("sha256:")[:12] or "-")
            for m in self.proef.gekozen
        )
        return Tabel("", tuple(map(Kolom, kop, namen)), rijen)

    def document(self, taal: Taal) -> Document:
        """The list to look at, and how to draw it again."""
        uitleg = taal(
            "Getrokken uit {uit:bon|bonnen} van samen {totaal}, met het zaad {zaad}: alle bonnen op volgorde van "
            "nummer achter elkaar gelegd, elk zo lang als zijn bedrag, en om de {stap} een merk, het eerste op {begin} "
            "(uit SHA-256 van het zaad). Wie hetzelfde zaad neemt krijgt dezelfde bonnen.",
            uit=self.proef.uit,
            totaal=self.proef.totaal,
            zaad=self.proef.zaad,
            stap=self.proef.stap,
            begin=self.proef.begin,
        )
        if not self.proef.uit:
            return Document("", (Alinea(taal("Er zijn geen bonnen om uit te trekken.")),))
        if not self.proef.stap:
            uitleg = taal(
                "Getrokken uit {uit:bon|bonnen} van samen {totaal}: dat zijn er niet meer dan er gevraagd werd, dus ze "
                "staan er allemaal in.",
                uit=self.proef.uit,
                totaal=self.proef.totaal,
            )
        return Document("", (self.tabel(), Alinea(uitleg)))


class Oordelen(NamedTuple):
    """What `kascommissie lijst` shows."""

    oordelen: tuple[Oordeel, ...]

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {"formaat": 1, "bevindingen": [{**o._asdict(), "datum": str(o.datum)} for o in self.oordelen]}

    def tabel(self) -> Tabel:
        """A row per judgement."""
        namen = ("datum", "bon", "door", "oordeel", "zaad")
        kop = (N_("datum"), N_("bon"), N_("door"), N_("oordeel"), N_("zaad"))
        rijen = tuple((o.datum, o.bon, o.door, o.oordeel, o.zaad) for o in self.oordelen)
        return Tabel("", tuple(map(Kolom, kop, namen)), rijen)

    def document(self, taal: Taal) -> Document:
        """The same for people."""
        if not self.oordelen:
            return Document("", (Alinea(taal("De kascommissie schreef nog niets op.")),))
        anders = tuple(
            Alinea(
                taal("van {bon} zijn er oordelen die verschillen: {oordelen}", bon=bon, oordelen=gezegd(eigen, taal)),
                NADRUK,
            )
            for bon, eigen in tegenspraak(self.oordelen).items()
        )
        return Document("", (self.tabel(), *((Lijst(anders),) if anders else ())))
