"""What a sheet of receipts was understood as, row by row, before any of it is written."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.bladrij import Bladrij, Bladrijen, Celfout
from buurtledger.model.geld import NUL, euro
from buurtledger.model.mutatie import Mutatie
from buurtledger.report.document import FOUT, GEWOON, NADRUK, Alinea, Blok, Document, Kop, Lijst, Wijzigingen
from buurtledger.report.mutaties import mutatie_gegevens
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.tabel import Cel, Kolom, Rij, Tabel, koppen

NIEUW, LIJKT, BEKEND, FOUTE = N_("nieuw"), N_("lijkt dubbel"), N_("staat er al"), N_("fout")
"""What becomes of a row: written; written, but look; passed over; in the way."""
GETOOND = 60
"""So many rows, and so many things of one kind, are shown to a person."""


class Importrij(NamedTuple):
    """A row of a sheet and what it becomes."""

    bestand: str
    rij: Bladrij
    wat: str
    mutatie: Mutatie | None = None
    """As it will be written, or stands in the books already."""
    fouten: tuple[Celfout, ...] = ()
    opmerkingen: tuple[Bericht, ...] = ()
    """What is to be said of it, and not in the way."""


class Importverslag(NamedTuple):
    """All that is known of some sheets before a person says yes."""

    bladen: tuple[tuple[str, Bladrijen], ...]
    """Per file what was read."""
    rijen: tuple[Importrij, ...]
    gevolgen: tuple[tuple[str, Decimal, Decimal], ...] = ()
    """Per post what is besteed before and after."""
    bevindingen: tuple[Bericht, ...] = ()
    """What the rules then say of posten."""
    geschreven: bool = False

    def van(self, *wat: str) -> tuple[Importrij, ...]:
        """The rows of which this becomes."""
        return tuple(rij for rij in self.rijen if rij.wat in wat)

    @property
    def bedrag(self) -> Decimal:
        """What is written together, in euro's."""
        return sum((r.mutatie.bedrag for r in self.van(NIEUW, LIJKT) if r.mutatie), NUL)

    def document(self, taal: Taal) -> Document:
        """For who is about to say yes."""
        blokken: list[Blok] = []
        for bestand, blad in self.bladen:
            naam = f"{schoon(bestand)} ({schoon(blad.blad)})" if blad.blad else schoon(bestand)
            if blad.gezegd:
                blokken += [
                    Alinea(f"{naam}: {taal.zeg(blad.gezegd[0])}"),
                    *(Alinea(taal.zeg(z)) for z in blad.gezegd[1:]),
                ]
                continue
            delen = (
                f"{kolom.letter} {schoon(' / '.join(kolom.kop.splitlines())) or '-'} = {kolom.soort}"
                for kolom in blad.kolommen
            )
            blokken.append(Alinea(taal("{bestand}, kolommen: {kolommen}", bestand=naam, kolommen=", ".join(delen))))
        blokken += self._rijentabel(taal)
        for titel, berichten, aard in (
            (taal("Aangenomen"), [a for _, blad in self.bladen for a in blad.aannames], GEWOON),
            (taal("Overgeslagen"), list(self._overgeslagen()), GEWOON),
            (taal("Klopt niet"), [v for _, blad in self.bladen for v in blad.verschillen], NADRUK),
            (taal("Let op"), [*self._opmerkingen(), *self.bevindingen], NADRUK),
            (taal("Fout"), list(self._fouten()), FOUT),
        ):
            if berichten:
                blokken += [Kop(titel), als_lijst(berichten, aard, taal)]
        if self.gevolgen:
            blokken += [Kop(taal("Besteed")), Wijzigingen(self.gevolgen)]
        blokken.append(Alinea(self._samen(taal), NADRUK))
        return Document("", tuple(blokken))

    def _rijentabel(self, taal: Taal) -> list[Blok]:
        if not self.rijen:
            return []
        met_bestand = len(self.bladen) > 1
        posten = {rij.mutatie.post if rij.mutatie else rij.rij.post for rij in self.rijen}
        met_post = len(posten - {""}) > 1
        getoond = self.rijen if len(self.rijen) <= GETOOND else self.rijen[: GETOOND - 10]
        rijen = tuple(_rij(rij, taal, met_bestand=met_bestand, met_post=met_post) for rij in getoond)
        kop = (
            *((N_("bestand"),) if met_bestand else ()),
            *(N_("rij"), N_("datum"), N_("bedrag")),
            *((N_("post"),) if met_post else ()),
            *(N_("omschrijving"), N_("leverancier"), N_("wordt")),
        )
        blokken: list[Blok] = [Tabel("", koppen(*kop), rijen)]
        if len(getoond) < len(self.rijen):
            nog = len(self.rijen) - len(getoond)
            blokken.append(Alinea(taal("… en nog {aantal:rij|rijen}; --formaat csv toont ze allemaal", aantal=nog)))
        return blokken

    def _samen(self, taal: Taal) -> str:
        nieuw = len(self.van(NIEUW, LIJKT))
        delen = [taal("{aantal} nieuw, samen {bedrag}", aantal=nieuw, bedrag=euro(self.bedrag))]
        bekend, fout = len(self.van(BEKEND)), len(self.van(FOUTE))
        if lijkt := len(self.van(LIJKT)):
            delen[0] = taal("{nieuw} (daarvan {aantal:lijkt|lijken} dubbel)", nieuw=delen[0], aantal=lijkt)
        delen += [taal("{aantal:staat|staan} er al", aantal=bekend)] if bekend else []
        delen += [taal("{aantal} fout", aantal=fout)] if fout else []
        return "; ".join(delen) + "."

    def _overgeslagen(self) -> list[Bericht]:
        return [
            self._met_bestand(bestand, zin("rij {rij}: {reden}", rij=str(over.rij), reden=over.bericht))
            for bestand, blad in self.bladen
            for over in blad.overgeslagen
        ]

    def _opmerkingen(self) -> list[Bericht]:
        return [
            self._met_bestand(rij.bestand, zin("rij {rij}: {reden}", rij=str(rij.rij.rij), reden=opmerking))
            for rij in self.rijen
            for opmerking in rij.opmerkingen
        ]

    def _fouten(self) -> list[Bericht]:
        return [
            self._met_bestand(
                rij.bestand,
                zin('{plaats}: "{waarde}": {reden}', plaats=fout.plaats, waarde=fout.waarde[:80], reden=fout.bericht)
                if fout.waarde
                else zin("{plaats}: {reden}", plaats=fout.plaats, reden=fout.bericht),
            )
            for rij in self.rijen
            for fout in rij.fouten
        ]

    def _met_bestand(self, bestand: str, bericht: Bericht) -> Bericht:
        return zin("{bestand}, {bericht}", bestand=bestand, bericht=bericht) if len(self.bladen) > 1 else bericht

    def tabel(self) -> Tabel:
        """A row per row."""
        namen = (
            *("bestand", "rij", "wordt", "soort", "datum", "bedrag", "post", "omschrijving", "leverancier"),
            *("betaald_door", "id", "fouten"),
        )
        rijen = []
        for een in self.rijen:
            m, r = een.mutatie, een.rij
            fouten = "; ".join(f"{fout.plaats}: {schoon(fout.waarde)}" for fout in een.fouten)
            rijen.append(
                (
                    *(een.bestand, r.rij, een.wat, m.soort if m else r.soort, m.datum if m else r.datum),
                    *(m.bedrag if m else r.bedrag, m.post if m else r.post, m.omschrijving if m else r.omschrijving),
                    *(m.leverancier if m else r.leverancier, m.betaald_door if m else r.betaald_door),
                    *(m.nummer if m else "", fouten),
                )
            )
        return Tabel("", tuple(Kolom("", naam) for naam in namen), tuple(rijen))

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            "geschreven": self.geschreven,
            "bestanden": [_blad_gegevens(bestand, blad) for bestand, blad in self.bladen],
            "rijen": [_rij_gegevens(rij) for rij in self.rijen],
        }


def _rij(rij: Importrij, taal: Taal, *, met_bestand: bool, met_post: bool) -> Rij:
    m, r = rij.mutatie, rij.rij
    bedrag: Cel = (m.bedrag if m else r.bedrag) or None
    return (
        *((rij.bestand,) if met_bestand else ()),
        str(r.rij),
        m.datum if m else r.datum,
        bedrag,
        *((m.post if m else r.post,) if met_post else ()),
        m.omschrijving if m else r.omschrijving,
        m.leverancier if m else r.leverancier,
        taal(rij.wat),
    )


def als_lijst(berichten: Sequence[Bericht], aard: str, taal: Taal) -> Lijst:
    """What is to be said, as many as a person reads."""
    getoond = [taal.zeg(bericht) for bericht in berichten[:GETOOND]]
    if len(berichten) > GETOOND:
        getoond.append(taal("… en nog {aantal}", aantal=len(berichten) - GETOOND))
    return Lijst(tuple(getoond) if aard == GEWOON else tuple(Alinea(tekst, aard) for tekst in getoond))


def _blad_gegevens(bestand: str, blad: Bladrijen) -> dict[str, object]:
    return {
        "bestand": schoon(bestand),
        "blad": schoon(blad.blad),
        "kolommen": [
            {"soort": kolom.soort, "kolom": kolom.letter, "kop": schoon(kolom.kop)} for kolom in blad.kolommen
        ],
        "overgeslagen": [{"rij": over.rij, "reden": over.bericht} for over in blad.overgeslagen],
        "gezegd": list(blad.gezegd),
        "aannames": list(blad.aannames),
        "verschillen": list(blad.verschillen),
    }


def _rij_gegevens(rij: Importrij) -> dict[str, object]:
    return {
        "bestand": rij.bestand,
        "rij": rij.rij.rij,
        "wordt": rij.wat,
        "mutatie": mutatie_gegevens(rij.mutatie) if rij.mutatie else None,
        "fouten": [{"cel": f.plaats, "waarde": schoon(f.waarde), "bericht": f.bericht} for f in rij.fouten],
        "opmerkingen": list(rij.opmerkingen),
    }
