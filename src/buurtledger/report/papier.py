"""What was read of photos, PDFs and e-invoices, before any of it is booked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.geld import NUL, euro, plat
from buurtledger.model.mutatie import Mutatie
from buurtledger.model.papier import Papier, Vondst
from buurtledger.report.document import FOUT, NADRUK, Alinea, Blok, Document, Kop, Lijst
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.tabel import Cel, Kolom, Rij, Tabel, koppen

ZEKER, ONZEKER, BEKEND, NIET = N_("zeker"), N_("onzeker"), N_("staat er al"), N_("niet gelezen")
_VELDEN = ("totaal", "dag", "leverancier", "btw", "nummer")
TEKST = 12
"""So many lines of what was read are shown to who is asked."""


class Papierrij(NamedTuple):
    """A file and what it says."""

    bestand: str
    papier: Papier | None
    wat: str
    """One of the words above."""
    bezwaar: Bericht | None = None
    """Why it says nothing, or is not made again."""
    mutatie: Mutatie | None = None
    """What was made of it before."""

    @property
    def opmerkingen(self) -> tuple[Bericht, ...]:
        """Why it is not sure."""
        return self.papier.opmerkingen if self.papier is not None else ()


class Papierverslag(NamedTuple):
    """All that was read."""

    rijen: tuple[Papierrij, ...]
    overig: int = 0
    """Files in a folder that are no paper."""
    geschreven: bool = False

    def van(self, *wat: str) -> tuple[Papierrij, ...]:
        """The files of which this is said."""
        return tuple(rij for rij in self.rijen if rij.wat in wat)

    def document(self, taal: Taal) -> Document:
        """For who is about to look them over."""
        kop = (N_("bestand"), N_("datum"), N_("bedrag"), N_("winkel"), N_("gelezen"))
        blokken: list[Blok] = [Tabel("", koppen(*kop), tuple(_rij(rij, taal) for rij in self.rijen))]
        for titel, regels, aard in (
            (taal("Niet zeker"), self._opmerkingen(ONZEKER), NADRUK),
            (taal("Staat er al"), [_bij(rij, rij.bezwaar) for rij in self.van(BEKEND)], NADRUK),
            (taal("Niet gelezen"), [_bij(rij, rij.bezwaar) for rij in self.van(NIET)], FOUT),
        ):
            if regels:
                blokken += [Kop(titel), Lijst(tuple(Alinea(taal.zeg(regel), aard) for regel in regels))]
        blokken.append(Alinea(self._samen(taal), NADRUK))
        return Document("", tuple(blokken))

    def _opmerkingen(self, wat: str) -> list[Bericht]:
        return [_bij(rij, opmerking) for rij in self.van(wat) for opmerking in rij.opmerkingen]

    def _samen(self, taal: Taal) -> str:
        som = sum((rij.papier.totaal.waarde for rij in self.van(ZEKER) if rij.papier and rij.papier.totaal), NUL)
        delen = [taal("{aantal} zeker, samen {bedrag}", aantal=len(self.van(ZEKER)), bedrag=euro(som))]
        for wat, tekst in ((ONZEKER, N_("{aantal} onzeker")), (NIET, N_("{aantal} niet gelezen"))):
            delen += [taal(tekst, aantal=len(self.van(wat)))] if self.van(wat) else []
        bekend = len(self.van(BEKEND))
        delen += [taal("{aantal:staat|staan} er al", aantal=bekend)] if bekend else []
        delen += [taal("{aantal} ander bestand overgeslagen", aantal=self.overig)] if self.overig else []
        return "; ".join(delen) + "."

    def tabel(self) -> Tabel:
        """A row per file."""
        namen = (
            "bestand",
            "gelezen",
            "soort",
            "datum",
            "bedrag",
            "btw",
            "leverancier",
            "nummer",
            "omschrijving",
            "zeker",
        )
        rijen: list[Rij] = []
        for rij in self.rijen:
            p = rij.papier or Papier("")
            zeker = " ".join(veld for veld in _VELDEN if (v := getattr(p, veld)) is not None and v.zeker)
            waarden = (_waarde(v) for v in (p.dag, p.totaal, p.btw, p.leverancier, p.nummer))
            rijen.append((rij.bestand, rij.wat, p.soort, *waarden, p.omschrijving, zeker))
        return Tabel("", tuple(Kolom("", naam) for naam in namen), tuple(rijen))

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            "geschreven": self.geschreven,
            "papieren": [_gegevens(rij) for rij in self.rijen],
        }


def _bij(rij: Papierrij, bericht: Bericht | None) -> Bericht:
    return zin("{bestand}: {reden}", bestand=schoon(rij.bestand), reden=bericht or "")


def _waarde(vondst: Vondst[date] | Vondst[Decimal] | Vondst[str] | None) -> Cel:
    return vondst.waarde if vondst is not None else None


def _rij(rij: Papierrij, taal: Taal) -> Rij:
    p = rij.papier or Papier("")
    return (rij.bestand, _waarde(p.dag), _waarde(p.totaal), _waarde(p.leverancier), taal(rij.wat))


def _gegevens(rij: Papierrij) -> dict[str, object]:
    p = rij.papier
    velden = {veld: _vondst(getattr(p, veld)) for veld in _VELDEN} if p is not None else {}
    return {
        "bestand": schoon(rij.bestand),
        "gelezen": rij.wat,
        "soort": p.soort if p is not None else "",
        **velden,
        **({"omschrijving": schoon(p.omschrijving), "factuur": p.is_factuur} if p is not None else {}),
        "opmerkingen": list(rij.opmerkingen),
        "bezwaar": rij.bezwaar,
        "id": rij.mutatie.nummer if rij.mutatie is not None else "",
    }


def _vondst(v: Vondst[date] | Vondst[Decimal] | Vondst[str] | None) -> dict[str, object] | None:
    if v is None:
        return None
    waarde = plat(v.waarde) if isinstance(v.waarde, Decimal) else schoon(str(v.waarde))
    plek: dict[str, object] = (
        {"bladzijde": v.plek.bladzijde, "vak": list(v.plek.vak)} if v.plek.bladzijde else {"lijn": v.plek.lijn}
    )
    return {"waarde": waarde, "zeker": v.zeker, **plek, "tekst": schoon(v.tekst)}


def over_papier(rij: Papierrij, taal: Taal) -> tuple[str, ...]:
    """What is shown to who is asked about a paper: what was not sure, and the text round what was found."""
    assert rij.papier is not None
    kop = f"{schoon(rij.bestand)}:"
    gezegd = (taal("let op: {bericht}", bericht=bericht) for bericht in rij.papier.opmerkingen)
    waarom = (f"  {zegt}" for zegt in gezegd)
    tekst = (f"  | {schoon(' '.join(regel.split()))[:100]}" for regel in _rond(rij.papier))
    return (kop, *tekst, *waarom)


def _rond(papier: Papier) -> Sequence[str]:
    """The first lines, and those where the total and the day were found."""
    gezocht = [v.tekst for v in (papier.totaal, papier.dag) if v is not None and v.tekst]
    met = {nr for nr, regel in enumerate(papier.regels) if any(tekst in regel for tekst in gezocht)}
    vast = set(range(min(3, len(papier.regels))))
    over = [nr for nr in range(len(papier.regels)) if nr not in met | vast]
    gekozen = sorted((*sorted(met)[: TEKST - 3], *vast, *over))
    # As many as are shown: those that matter first, then the others from above.
    houd = set(sorted(met)[: TEKST - 3]) | vast
    for nr in gekozen:
        if len(houd) >= TEKST:
            break
        houd.add(nr)
    return [papier.regels[nr] for nr in sorted(houd)]
