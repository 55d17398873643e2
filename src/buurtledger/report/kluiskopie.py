"""The reports `kluis reservekopie` and `kluis herstel`: what was copied or put back, and what is not as it should."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from buurtledger.model.kluiskopie import Herstelling, Kopieuitslag
from buurtledger.report.document import FOUT, GOED, NADRUK, Alinea, Blok, Document, Lijst
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel, velden

_MEEST = 20
"""So many files are named; of more only how many."""


class Kopieverslag(NamedTuple):
    """What `kluis reservekopie` shows."""

    uitslag: Kopieuitslag

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        u = self.uitslag
        return {
            "formaat": 1,
            "plek": u.plek,
            "bewezen": u.bewezen,
            "bestanden": u.bestanden,
            "bytes": u.bytes,
            "nieuw": u.nieuw,
            "veranderd": u.veranderd,
            "hersteld": list(u.hersteld),
            "wijkt_af": list(u.wijkt_af),
            "kapot": list(u.kapot),
            "niet": [{"bestand": pad, "waarom": waarom} for pad, waarom in u.niet],
            "alleen_kopie": u.alleen_kopie,
            "versleuteld": u.versleuteld,
            "zelfde_schijf": u.zelfde_schijf,
        }

    def tabel(self) -> Tabel:
        """A row per file that is not in the copy as it is in the kluis."""
        u = self.uitslag
        rijen = [(pad, "hersteld") for pad in u.hersteld]
        rijen += [(pad, "wijkt_af") for pad in u.wijkt_af]
        rijen += [(pad, "kapot") for pad in u.kapot]
        rijen += [(pad, "niet") for pad, _ in u.niet]
        return Tabel("", velden("bestand", "wat"), tuple(rijen))

    def document(self, taal: Taal) -> Document:
        """Whether the copy holds all, and what asks for a look."""
        u = self.uitslag
        if u.bewezen:
            kop = taal(
                "De reservekopie klopt: {n:bestand|bestanden} ({groot} MiB) teruggelezen uit {map}, elk gelijk aan de "
                "kluis.",
                n=u.bestanden,
                groot=-(-u.bytes // 2**20),
                map=u.plek,
            )
        else:
            kop = taal(
                "De reservekopie is niet heel: {n:bestand|bestanden} teruggelezen uit {map} en gelijk aan de kluis, "
                "{mis} niet.",
                n=u.bestanden,
                map=u.plek,
                mis=len({*u.wijkt_af, *u.kapot, *(pad for pad, _ in u.niet)}),
            )
        blokken: list[Blok] = [Alinea(kop, GOED if u.bewezen else FOUT)]
        erbij = taal("Nieuw: {nieuw}. Veranderd: {veranderd}.", nieuw=u.nieuw, veranderd=u.veranderd)
        if not (u.nieuw or u.veranderd):
            erbij = taal("Er kwam niets bij.")
        blokken.append(Alinea(erbij))
        if regels := tuple(self._regels(taal)):
            blokken.append(Lijst(regels))
        return Document("", tuple(blokken))

    def _regels(self, taal: Taal) -> Iterator[str | Alinea]:
        u = self.uitslag
        for pad in u.kapot[:_MEEST]:
            tekst = taal("{bestand} is in de kluis zelf veranderd, en niet gekopieerd", bestand=pad)
            yield Alinea(tekst, FOUT)
        for pad in u.wijkt_af[:_MEEST]:
            yield Alinea(taal("{bestand} leest uit de kopie anders terug; neem een andere stick", bestand=pad), FOUT)
        for pad, waarom in u.niet[:_MEEST]:
            yield Alinea(taal("{bestand} is niet gekopieerd: {waarom}", bestand=pad, waarom=taal.zeg(waarom)), FOUT)
        if meer := sum(max(0, len(een) - _MEEST) for een in (u.kapot, u.wijkt_af, u.niet)):
            yield taal("en nog {n}", n=meer)
        for pad in u.hersteld[:_MEEST]:
            tekst = taal("{bestand} was in de kopie veranderd, en is opnieuw geschreven", bestand=pad)
            yield Alinea(tekst, NADRUK)
        if u.alleen_kopie:
            yield taal("in de kopie {n:ligt|liggen} nog {n} die niet meer in de kluis {n:is|zijn}", n=u.alleen_kopie)


class Herstelverslag(NamedTuple):
    """What `kluis herstel` shows."""

    uitslag: Herstelling

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        u = self.uitslag
        return {
            "formaat": 1,
            "kluis": u.plek,
            "heel": u.heel,
            "teruggezet": u.teruggezet,
            "bytes": u.bytes,
            "was_er": u.was_er,
            "ouder": list(u.ouder),
            "anders": list(u.anders),
            "kapot": list(u.kapot),
            "mist": list(u.mist),
        }

    def tabel(self) -> Tabel:
        """A row per file that was not put back as the list of the copy says."""
        u = self.uitslag
        delen = (("ouder", u.ouder), ("anders", u.anders), ("kapot", u.kapot), ("mist", u.mist))
        return Tabel("", velden("bestand", "wat"), tuple((pad, wat) for wat, paden in delen for pad in paden))

    def document(self, taal: Taal) -> Document:
        """What was put back, and what asks for a look."""
        u = self.uitslag
        kop = taal(
            "Teruggezet in {map}: {n:bestand|bestanden} ({groot} MiB), elk teruggelezen en gelijk aan de kopie.",
            map=u.plek,
            n=u.teruggezet,
            groot=-(-u.bytes // 2**20),
        )
        blokken: list[Blok] = [Alinea(kop, GOED if u.heel else "gewoon")]
        if u.was_er:
            blokken.append(Alinea(taal("{n:bestand was|bestanden waren} er al.", n=u.was_er)))
        if not u.heel:
            blokken.append(Alinea(taal("Niet alles uit de kopie staat in de kluis:"), FOUT))
        if regels := tuple(self._regels(taal)):
            blokken.append(Lijst(regels))
        return Document("", tuple(blokken))

    def _regels(self, taal: Taal) -> Iterator[str | Alinea]:
        u = self.uitslag
        for pad in u.mist[:_MEEST]:
            yield Alinea(taal("{bestand} is niet in de kopie", bestand=pad), FOUT)
        for pad in u.kapot[:_MEEST]:
            yield Alinea(taal("{bestand} is in de kopie veranderd, en niet teruggezet", bestand=pad), FOUT)
        for pad in u.anders[:_MEEST]:
            tekst = taal(
                "{bestand} is in de kluis anders, en bleef zo; haal het weg als de kopie gelijk heeft", bestand=pad
            )
            yield Alinea(tekst, FOUT)
        if meer := sum(max(0, len(een) - _MEEST) for een in (u.mist, u.kapot, u.anders)):
            yield taal("en nog {n}", n=meer)
        for pad in u.ouder[:_MEEST]:
            yield Alinea(taal("{bestand} is teruggezet zoals het eerder was; wat later kwam mist", bestand=pad), NADRUK)
