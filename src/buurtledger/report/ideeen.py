"""The report `idee lijst`: every idea with what became of it, and the counts that residents can repeat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.idee import Stand, Weg
from buurtledger.report.document import NADRUK, Alinea, Blok, Document, Kop
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Kolom, Tabel
from buurtledger.stand.ideeen import Ideetelling, Ideeverloop, tel_ideeen

STANDEN = {
    Stand.GEMELD: N_("nog geen antwoord"),
    Stand.OPGEPAKT: N_("opgepakt"),
    Stand.GEREALISEERD: N_("gerealiseerd"),
    Stand.NIET: N_("gaat niet door"),
}
"""How far an idea is, as people are told it."""
HETZELFDE = N_("hetzelfde als een ander")
"""Of an idea that is counted with another."""
WEGEN = {
    Weg.BUURTBUDGET: N_("uit het buurtbudget"),
    Weg.BEWONERSINITIATIEF: N_("met geld voor bewonersinitiatieven"),
    Weg.GEBIEDSPLAN: N_("met geld van het gebiedsplan"),
    Weg.CORPORATIE: N_("met geld van de woningcorporatie"),
    Weg.ZELF: N_("door bewoners zelf"),
    Weg.ANDERS: N_("met ander geld"),
}
"""With what it is realised, as people are told it."""


def telling_in_zinnen(telling: Ideetelling) -> tuple[Bericht, ...]:
    """The counts in sentences, the same on screen, website and in the report: the first can be repeated by heart."""
    t = telling
    zinnen = [
        zin("Er is één idee.")
        if t.ideeen == 1
        else zin(
            "Van de {ideeen} ideeën {klaar:|is|zijn} er {klaar} gerealiseerd, {ander} met ander geld.",
            ideeen=t.ideeen,
            klaar=t.gerealiseerd,
            ander=t.met_ander_geld,
        )
    ]
    delen = (
        *((zin("{aantal} gerealiseerd", aantal=t.gerealiseerd),) if t.ideeen == 1 and t.gerealiseerd else ()),
        *((zin("{aantal} opgepakt", aantal=t.opgepakt),) if t.opgepakt else ()),
        *((zin("{aantal} nog zonder antwoord", aantal=t.gemeld),) if t.gemeld else ()),
        *((zin("{aantal:gaat|gaan} niet door", aantal=t.niet),) if t.niet else ()),
    )
    if delen:
        zinnen.append(zin("Verder: {delen}.", delen=delen))
    if t.naar_ander_geld:
        zinnen.append(zin("Voor {aantal} wordt ander geld gezocht.", aantal=t.naar_ander_geld))
    if t.samengevoegd:
        zinnen.append(
            zin(
                "{aantal:idee was|ideeën waren} hetzelfde als een ander en {aantal:|telt|tellen} daar mee.",
                aantal=t.samengevoegd,
            )
        )
    return tuple(zinnen)


def telling_gegevens(telling: Ideetelling) -> dict[str, int]:
    """The counts for programs."""
    return dict(telling._asdict())


class Ideelijst(NamedTuple):
    """What `idee lijst` shows, on a day."""

    ideeen: tuple[Ideeverloop, ...]
    """Those that are shown."""
    telling: Ideetelling
    """Of all of them."""
    op: date
    gebieden: Mapping[str, str]
    """Per gebied its name."""
    lijkt: Mapping[str, str] = {}
    """Per idea that is likely the same as an earlier one, that one."""

    @classmethod
    def van(cls, ideeen: tuple[Ideeverloop, ...], op: date, gebieden: Mapping[str, str]) -> Ideelijst:
        """All ideas of a day. What is joined already is not said to be alike."""
        from buurtledger.stand.ideegelijkenis import gelijke

        los = [verloop.idee for verloop in ideeen if not verloop.zie]
        return cls(ideeen, tel_ideeen(ideeen), op, gebieden, gelijke((i.nummer, i.omschrijving) for i in los))

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            "op": self.op.isoformat(),
            "telling": telling_gegevens(self.telling),
            "ideeen": [self._gegevens(verloop) for verloop in self.ideeen],
        }

    def _gegevens(self, verloop: Ideeverloop) -> dict[str, object]:
        idee = verloop.idee
        return {
            "id": idee.nummer,
            "datum": idee.datum.isoformat(),
            "omschrijving": idee.omschrijving,
            "gebied": idee.gebied or None,
            "bron": idee.bron or None,
            "stand": verloop.stand.value,
            "sinds": verloop.laatste.datum.isoformat() if verloop.laatste else None,
            "weg": verloop.weg or None,
            "post": verloop.post or None,
            "toelichting": verloop.toelichting or None,
            "zelfde_als": verloop.zie or None,
            "lijkt_op": self.lijkt.get(idee.nummer),
            "standen": [
                {
                    "id": stand.nummer,
                    "datum": stand.datum.isoformat(),
                    "stand": stand.stand,
                    "weg": stand.weg or None,
                    "post": stand.post or None,
                    "besluit": stand.besluit or None,
                    "toelichting": stand.toelichting or None,
                }
                for stand in verloop.standen
            ],
        }

    def tabel(self) -> Tabel:
        """A row per idea."""
        namen = ("id", "datum", "gebied", "omschrijving", "stand", "weg", "post", "toelichting", "lijkt_op")
        kop = (
            *(N_("nummer"), N_("datum"), N_("gebied"), N_("idee"), N_("stand"), N_("weg"), N_("post")),
            *(N_("toelichting"), N_("lijkt op")),
        )
        rijen = tuple(
            (
                *(v.idee.nummer, v.idee.datum, v.idee.gebied, v.idee.omschrijving, v.stand.value, v.weg, v.post),
                *(v.toelichting, self.lijkt.get(v.idee.nummer, "")),
            )
            for v in self.ideeen
        )
        return Tabel("", tuple(map(Kolom, kop, namen)), rijen)

    def document(self, taal: Taal) -> Document:
        """The same for people: per state, the newest first, with the counts."""
        if not self.telling.ideeen and not self.telling.samengevoegd:
            return Document(
                "", (Alinea(taal("Er zijn nog geen ideeën; buurtledger idee toevoegen schrijft er een op.")),)
            )
        blokken: list[Blok] = [Alinea(" ".join(map(taal.zeg, telling_in_zinnen(self.telling))), NADRUK)]
        kop = (Kolom(N_("nummer")), Kolom(N_("idee")), Kolom(N_("wat ervan kwam")))
        for groep, eigen in per_groep(self.ideeen):
            rijen = tuple((v.idee.nummer, self._tekst(v), wat_ervan_kwam(v, taal)) for v in eigen)
            blokken += [Kop(taal(groep)), Tabel("", kop, rijen)]
        gelijk = [(zelf, ander) for zelf, ander in self.lijkt.items() if zelf in {v.idee.nummer for v in self.ideeen}]
        if gelijk:
            blokken.append(Kop(taal("Misschien hetzelfde")))
            tekst = "; ".join(taal("{zelf} lijkt op {ander}", zelf=zelf, ander=ander) for zelf, ander in gelijk[:20])
            blokken.append(Alinea(tekst + (" …" if len(gelijk) > 20 else ".")))
            zelf, ander = gelijk[0]
            hulp = taal(
                'Is het hetzelfde: buurtledger idee stand {zelf} niet --toelichting "zie {ander}"',
                zelf=zelf,
                ander=ander,
            )
            blokken.append(Alinea(hulp))
        return Document("", tuple(blokken))

    def _tekst(self, verloop: Ideeverloop) -> str:
        gebied = self.gebieden.get(verloop.idee.gebied, "")
        return f"{verloop.idee.omschrijving} ({gebied})" if gebied else verloop.idee.omschrijving


def per_groep(ideeen: Iterable[Ideeverloop]) -> Iterator[tuple[str, tuple[Ideeverloop, ...]]]:
    """The ideas by what became of them, the groups that hold any; those that are the same as another apart."""
    alle = tuple(ideeen)
    for stand in Stand:
        if eigen := tuple(v for v in alle if v.stand is stand and not v.zie):
            yield STANDEN[stand], eigen
    if samen := tuple(v for v in alle if v.zie):
        yield HETZELFDE, samen


def wat_ervan_kwam(verloop: Ideeverloop, taal: Taal) -> str:
    """What became of an idea, in a few words: with what, and what was said of it."""
    delen = [taal(WEGEN[Weg(verloop.weg)])] if verloop.weg and verloop.stand is not Stand.NIET else []
    delen += [verloop.toelichting] if verloop.toelichting else []
    return "; ".join(delen)
