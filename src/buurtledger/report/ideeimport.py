"""What a list of ideas was understood as, row by row, before any of it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.bladrij import Celfout
from buurtledger.model.idee import Idee, Ideestand
from buurtledger.model.ideekolommen import Ideerij, Ideerijen
from buurtledger.report.document import FOUT, GEWOON, NADRUK, Alinea, Blok, Document, Kop
from buurtledger.report.importeren import BEKEND, FOUTE, GETOOND, LIJKT, NIEUW, als_lijst
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.tabel import Kolom, Tabel, koppen


class Ideeimportrij(NamedTuple):
    """A row of the list and what it becomes."""

    rij: Ideerij
    wat: str
    """One of the words of `report.importeren`."""
    idee: Idee | None = None
    stand: Ideestand | None = None
    fouten: tuple[Celfout, ...] = ()
    opmerkingen: tuple[Bericht, ...] = ()
    """What is to be said of it, and not in the way."""


class Ideeimport(NamedTuple):
    """All that is known of a list before a person says yes."""

    bestand: str
    blad: Ideerijen
    rijen: tuple[Ideeimportrij, ...]
    geschreven: bool = False

    def van(self, *wat: str) -> tuple[Ideeimportrij, ...]:
        """The rows of which this becomes."""
        return tuple(rij for rij in self.rijen if rij.wat in wat)

    @property
    def regels(self) -> tuple[Idee | Ideestand, ...]:
        """The lines that are written: each idea, and its state where the row says one."""
        return tuple(r for rij in self.van(NIEUW, LIJKT) for r in (rij.idee, rij.stand) if r is not None)

    def document(self, taal: Taal) -> Document:
        """For who is about to say yes."""
        gelezen = ", ".join(f"{k.letter} {_kop(k.kop)} = {k.soort}" for k in self.blad.kolommen)
        blokken: list[Blok] = [
            Alinea(taal("{bestand}, kolommen: {kolommen}", bestand=schoon(self.bestand), kolommen=gelezen))
        ]
        for tekst, kolommen in (
            (N_("Niet gelezen, want het gaat over wie het indiende: {kolommen}"), self.blad.persoonlijk),
            (N_("Niet gelezen: {kolommen}"), self.blad.onbekend),
        ):
            if kolommen:
                blokken.append(Alinea(taal(tekst, kolommen=", ".join(f"{k.letter} {_kop(k.kop)}" for k in kolommen))))
        blokken += self._tabel(taal)
        for titel, berichten, aard in (
            (taal("Aangenomen"), list(self.blad.aannames), GEWOON),
            (taal("Overgeslagen"), [_rij(o.rij, o.bericht) for o in self.blad.overgeslagen], GEWOON),
            (taal("Let op"), [_rij(r.rij.rij, zin_) for r in self.rijen for zin_ in r.opmerkingen], NADRUK),
            (taal("Fout"), list(self._fouten()), FOUT),
        ):
            if berichten:
                blokken += [Kop(titel), als_lijst(berichten, aard, taal)]
        if self.van(NIEUW, LIJKT):
            blokken.append(
                Alinea(
                    taal(
                        "Kijk zelf of er namen van mensen in de ideeën staan: die herkent buurtledger niet, en wat er "
                        "staat wordt openbaar."
                    )
                )
            )
        blokken.append(Alinea(self._samen(taal), NADRUK))
        return Document("", tuple(blokken))

    def _tabel(self, taal: Taal) -> list[Blok]:
        getoond = self.rijen if len(self.rijen) <= GETOOND else self.rijen[: GETOOND - 10]
        rijen = tuple(
            (
                *(str(r.rij.rij), r.idee.datum if r.idee else r.rij.datum, r.idee.gebied if r.idee else r.rij.gebied),
                *(r.rij.omschrijving[:200], r.stand.stand if r.stand else "", taal(r.wat)),
            )
            for r in getoond
        )
        kop = (N_("rij"), N_("datum"), N_("gebied"), N_("idee"), N_("stand"), N_("wordt"))
        blokken: list[Blok] = [Tabel("", koppen(*kop), rijen)]
        if len(getoond) < len(self.rijen):
            nog = len(self.rijen) - len(getoond)
            blokken.append(Alinea(taal("… en nog {aantal:rij|rijen}; --formaat csv toont ze allemaal", aantal=nog)))
        return blokken

    def _samen(self, taal: Taal) -> str:
        delen = [taal("{aantal:nieuw idee|nieuwe ideeën}", aantal=len(self.van(NIEUW)))]
        for sjabloon, wat in (
            (N_("{aantal:lijkt|lijken} dubbel"), LIJKT),
            (N_("{aantal:staat|staan} er al"), BEKEND),
            (N_("{aantal} fout"), FOUTE),
        ):
            if aantal := len(self.van(wat)):
                delen.append(taal(sjabloon, aantal=aantal))
        return "; ".join(delen) + "."

    def _fouten(self) -> Sequence[Bericht]:
        return [
            zin('{plaats}: "{waarde}": {reden}', plaats=f.plaats, waarde=f.waarde[:80], reden=f.bericht)
            if f.waarde
            else zin("{plaats}: {reden}", plaats=f.plaats, reden=f.bericht)
            for rij in self.rijen
            for f in rij.fouten
        ]

    def tabel(self) -> Tabel:
        """A row per row."""
        namen = ("rij", "wordt", "datum", "gebied", "omschrijving", "stand", "weg", "id", "fouten")
        rijen = tuple(
            (
                *(r.rij.rij, r.wat, r.idee.datum if r.idee else r.rij.datum, r.idee.gebied if r.idee else r.rij.gebied),
                *("" if r.fouten else r.rij.omschrijving, r.rij.stand, r.rij.weg, r.idee.nummer if r.idee else ""),
                "; ".join(fout.plaats for fout in r.fouten),
            )
            for r in self.rijen
        )
        return Tabel("", tuple(Kolom("", naam) for naam in namen), rijen)

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            "geschreven": self.geschreven,
            "bestand": schoon(self.bestand),
            "kolommen": [{"soort": k.soort, "kolom": k.letter, "kop": schoon(k.kop)} for k in self.blad.kolommen],
            "niet_gelezen": [k.letter for k in (*self.blad.persoonlijk, *self.blad.onbekend)],
            "aannames": list(self.blad.aannames),
            "rijen": [
                {
                    "rij": r.rij.rij,
                    "wordt": r.wat,
                    "id": r.idee.nummer if r.idee else None,
                    "omschrijving": None if r.fouten else r.rij.omschrijving,
                    "stand": r.stand.stand if r.stand else None,
                    "fouten": [{"cel": f.plaats, "bericht": f.bericht} for f in r.fouten],
                    "opmerkingen": list(r.opmerkingen),
                }
                for r in self.rijen
            ],
        }


def _kop(kop: str) -> str:
    return schoon(" / ".join(kop.splitlines()))[:40] or "-"


def _rij(rij: int, reden: Bericht) -> Bericht:
    return zin("rij {rij}: {reden}", rij=str(rij), reden=reden)
