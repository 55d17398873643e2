"""The report `check`: what the rules found, for people and for the programs that run it."""

from __future__ import annotations

from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Ernst
from buurtledger.report.document import FOUT, GOED, NADRUK, Alinea, Document, Melding
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel, velden


class Bevindingen(NamedTuple):
    """What `check` shows; also as `github` and `junit`, for CI."""

    bevindingen: tuple[Bevinding, ...]
    regels: tuple[str, ...]
    """The rules that looked."""
    niet_nagekeken: tuple[Bericht, ...] = ()
    """What they could not look at, or were not asked to."""
    goed: Bericht = zin("Alles klopt.")
    """What to say when nothing was found: never more than was looked at."""

    @property
    def fouten(self) -> int:
        """How many of them are a fout."""
        return sum(b.ernst is Ernst.FOUT for b in self.bevindingen)

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            "fouten": self.fouten,
            "waarschuwingen": len(self.bevindingen) - self.fouten,
            "bevindingen": [bevinding_gegevens(b) for b in self.bevindingen],
            "niet_nagekeken": list(self.niet_nagekeken),
        }

    def tabel(self) -> Tabel:
        """A row per bevinding; its words are in the other formats, in the language that was asked."""
        namen = ("regel", "ernst", "bestand", "lijn", "kolom")
        rijen = tuple(
            (b.regel, b.ernst.value, b.plaats.bestand, b.plaats.lijn, b.plaats.kolom) for b in self.bevindingen
        )
        return Tabel("", velden(*namen), rijen)

    def document(self, taal: Taal) -> Document:
        """Rule, place, the line with a caret, and the remedy; and how many there are."""
        fouten = self.fouten
        rest = len(self.bevindingen) - fouten
        if not self.bevindingen:
            slot = Alinea(taal.zeg(self.goed), GOED)
        else:
            zinnen = taal("Fouten: {fouten}. Waarschuwingen: {waarschuwingen}.", fouten=fouten, waarschuwingen=rest)
            slot = Alinea(zinnen, FOUT if fouten else NADRUK)
        return Document("", (*(melding(b, taal) for b in self.bevindingen), slot))


def bevinding_gegevens(b: Bevinding) -> dict[str, object]:
    """One bevinding as programs get it."""
    return {
        "regel": b.regel,
        "ernst": b.ernst.value,
        "bestand": b.plaats.bestand,
        "lijn": b.plaats.lijn,
        "kolom": b.plaats.kolom,
        "bericht": b.bericht,
        "remedie": b.remedie,
    }


def melding(bevinding: Bevinding, taal: Taal) -> Melding:
    """One bevinding in a language."""
    ernstig = bevinding.ernst is Ernst.FOUT
    return Melding(
        taal("fout") if ernstig else taal("waarschuwing"),
        ernstig,
        bevinding.regel,
        bevinding.plaats.bestand,
        bevinding.plaats.lijn,
        bevinding.plaats.kolom,
        taal.zeg(bevinding.bericht),
        taal.zeg(bevinding.remedie),
        bevinding.fragment,
        bevinding.lengte,
    )
