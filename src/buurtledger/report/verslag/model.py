"""The report to the stadsdeel, of a quarter, a year or the whole: its value, and the document that is made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from buurtledger.model.begroting import Begroting, Toelichtgrens
from buurtledger.model.bericht import Bericht
from buurtledger.model.besluit import Besluit, op_volgorde
from buurtledger.model.bevinding import Bevinding, Ernst
from buurtledger.model.datum import dag_voor
from buurtledger.model.geld import NUL
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.model.kascommissie import Oordeel
from buurtledger.model.mutatie import MET_BEDRAG, Mutatie
from buurtledger.model.verantwoording import Bijdrage, Verantwoording
from buurtledger.report.document import Alinea, Blok, Document, Kop
from buurtledger.report.mutaties import Mutatielijst, Regel
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel
from buurtledger.report.verslag.besluiten import besluiten
from buurtledger.report.verslag.bijlage import bijlage
from buurtledger.report.verslag.gegevens import gegevens
from buurtledger.report.verslag.inhoud import inhoud
from buurtledger.report.verslag.opening import opening, titel
from buurtledger.report.verslag.posten import PostRij, bijdragentabel, financieel
from buurtledger.report.verslag.verklaring import controles, verklaring
from buurtledger.stand.cijfers import Stand, compute_stand
from buurtledger.stand.correcties import Correctie, correcties_in, samen
from buurtledger.stand.geboekt import Geboekt, geboekt_in
from buurtledger.stand.geldend import begroting_op
from buurtledger.stand.ongedaan import geldend
from buurtledger.stand.verantwoord import Verantwoord, verantwoord
from buurtledger.stand.verloop import Verloop, maak_verloop


class Periode(NamedTuple):
    """What a report is of."""

    soort: str
    """`kwartaal`, `jaar` or `eind`."""
    naam: str
    van: date
    tot_en_met: date
    voorlopig: Bericht | None = None
    """Why it is not final yet."""


class Controles(NamedTuple):
    """What was found in the books, and where was not looked."""

    bevindingen: tuple[Bevinding, ...] = ()
    niet_nagekeken: tuple[Bericht, ...] = ()


class Verslag(NamedTuple):
    """All that the report says, in any format."""

    soort: str
    """`kwartaal`, `jaar` or `eind`."""
    periode: str
    van: date
    tot_en_met: date
    stand: Stand
    rijen: tuple[PostRij, ...]
    verteld: tuple[Verantwoord, ...]
    besluiten: tuple[Besluit, ...]
    """Those that came into force in the period."""
    mutaties: tuple[Mutatie, ...]
    """What moved money in the period and was not undone in it."""
    geboekt: Mapping[str, tuple[Geboekt, ...]]
    """Per post id every line of the period, with what was undone in it."""
    bijdragen: tuple[Bijdrage, ...]
    oordelen: tuple[Oordeel, ...]
    commit: str
    """The commit it was made from; empty where git keeps no history."""
    begint: tuple[str, ...] = ()
    """The commits with which the rollen began, oldest first."""
    zonder_akkoord: Decimal = NUL
    """What was spent or paid in the period without the akkoord that it needs, in euro's."""
    correcties: tuple[Correctie, ...] = ()
    """What was booked before the period and undone in it."""
    voorlopig: Bericht | None = None
    """Why it is not final yet; None when it is."""
    controles: Controles | None = None
    """What the rules found; None where nobody asked, and then nothing is said or signed."""
    huisstijl: Huisstijl = Huisstijl()

    @property
    def in_periode(self) -> Decimal:
        """What was spent in the period, over all posten, corrections apart."""
        return sum((rij.in_periode for rij in self.rijen), NUL)

    @property
    def gecorrigeerd(self) -> Decimal:
        """What corrections of earlier periods did to what was spent."""
        return sum((rij.gecorrigeerd for rij in self.rijen), NUL)

    @property
    def is_eind(self) -> bool:
        """Whether it is of everything."""
        return self.soort == "eind"

    @property
    def is_om(self) -> bool:
        """Whether it reaches the end of the looptijd, so that differences are explained."""
        return self.tot_en_met >= self.stand.begroting.looptijd.tot_en_met

    @property
    def grens(self) -> Toelichtgrens:
        """From what difference a post is explained."""
        return self.stand.begroting.toelichten

    @property
    def bevindingen(self) -> tuple[Bevinding, ...]:
        """What the rules found."""
        return self.controles.bevindingen if self.controles else ()

    @property
    def niet_nagekeken(self) -> tuple[Bericht, ...]:
        """Where was not looked, and why."""
        return self.controles.niet_nagekeken if self.controles else ()

    @property
    def fouten(self) -> tuple[Bevinding, ...]:
        """What is not in order."""
        return tuple(b for b in self.bevindingen if b.ernst is Ernst.FOUT)

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return gegevens(self)

    def tabel(self) -> Tabel:
        """A row per mutatie of the period."""
        return Mutatielijst(tuple(Regel(mutatie, False) for mutatie in self.mutaties)).tabel()

    def document(self, taal: Taal) -> Document:
        """The report as it is read and signed."""
        namen = self.stand.begroting.postnamen
        gezien = () if self.controles is None else (*controles(self, taal), *verklaring(self, taal))
        return Document(titel(self, taal), (*self._hoofddeel(taal, namen), *gezien, *bijlage(self, taal, namen)))

    def zonder_bijlage(self, taal: Taal) -> Document:
        """The same without its lines and what is signed."""
        return Document(titel(self, taal), tuple(self._hoofddeel(taal, self.stand.begroting.postnamen)))

    def _hoofddeel(self, taal: Taal, namen: Mapping[str, str]) -> Iterator[Blok]:
        yield from opening(self, taal)
        yield from financieel(self, taal)
        yield from besluiten(self, taal, namen)
        if self.bijdragen:
            yield Kop(taal("Wat anderen bijdroegen"), 3)
            yield Alinea(taal("Dit is geen subsidie en telt hierboven niet mee."))
            yield bijdragentabel(self.bijdragen, taal)
        yield from inhoud(self, taal)


def maak_verslag(
    boeken: Grootboek,
    plan: Begroting,
    periode: Periode,
    *,
    controles: Controles | None = None,
    commit: str = "",
    bekend: Mapping[str, Verloop] = MappingProxyType({}),
) -> Verslag:
    """The report of a period; figures are those of its last day, by the begroting that held then.

    `bekend` are the verlopen of the same books, for who made them already.
    """
    van, tot_en_met = periode.van, periode.tot_en_met
    verlopen = bekend or {post: maak_verloop(logboek) for post, logboek in boeken.logboeken.items()}
    stand = compute_stand(begroting_op(plan, boeken.besluiten, tot_en_met), verlopen, tot_en_met)
    correcties = {post: correcties_in(logboek, van, tot_en_met) for post, logboek in boeken.logboeken.items()}
    in_kracht = tuple(b for b in op_volgorde(boeken.besluiten) if b.vanaf <= tot_en_met)
    mutaties = sorted(
        (
            mutatie
            for logboek in boeken.logboeken.values()
            for mutatie in geldend(logboek, tot_en_met)
            if van <= mutatie.datum <= tot_en_met and mutatie.soort in MET_BEDRAG
        ),
        key=lambda m: (m.datum, m.nummer),
    )
    return Verslag(
        periode.soort,
        periode.naam,
        van,
        tot_en_met,
        stand,
        _rijen(boeken, plan, stand, {p: v.op(dag_voor(van)).besteed for p, v in verlopen.items()}, correcties),
        verantwoord(stand, boeken.verantwoordingen),
        tuple(b for b in in_kracht if b.vanaf >= van),
        tuple(mutaties),
        {post: geboekt_in(logboek, van, tot_en_met) for post, logboek in boeken.logboeken.items()},
        boeken.bijdragen,
        boeken.oordelen,
        commit,
        boeken.zekerheid.begint,
        sum((m.bedrag for m in mutaties if m.nummer in boeken.zekerheid.zonder_akkoord), NUL),
        tuple(correctie for eigen in correcties.values() for correctie in eigen),
        periode.voorlopig,
        controles,
        boeken.huisstijl,
    )


def _rijen(
    boeken: Grootboek,
    plan: Begroting,
    stand: Stand,
    ervoor: Mapping[str, Decimal],
    correcties: Mapping[str, tuple[Correctie, ...]],
) -> tuple[PostRij, ...]:
    in_kracht = tuple(b for b in op_volgorde(boeken.besluiten) if b.vanaf <= stand.op)
    niets = Verantwoording()
    return tuple(
        PostRij(
            post,
            plan.posten[post.id].bedrag if post.id in plan.posten else NUL,
            cijfers,
            ervoor.get(post.id, NUL),
            tuple(b for b in in_kracht if b.netto().get(post.id)),
            samen(correcties.get(post.id, ())).besteed,
            boeken.verantwoordingen.get(post.id, niets).toelichting,
        )
        for post, cijfers in stand.posten
    )
