"""The report to the stadsdeel, of a quarter, a year or the whole: its value, and the document that is made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from buurtledger.model.begroting import Begroting
from buurtledger.model.besluit import op_volgorde
from buurtledger.model.datum import dag_voor
from buurtledger.model.geld import NUL
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import MET_BEDRAG
from buurtledger.model.subsidie import Subsidie
from buurtledger.model.verantwoording import Verantwoording
from buurtledger.report.document import Alinea, Blok, Document, Kop
from buurtledger.report.mutaties import Mutatielijst, Regel
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel
from buurtledger.report.verslag.bank import bank
from buurtledger.report.verslag.besluiten import besluiten
from buurtledger.report.verslag.bijlage import bijlage
from buurtledger.report.verslag.buurt import buurt
from buurtledger.report.verslag.gegevens import gegevens
from buurtledger.report.verslag.inhoud import inhoud
from buurtledger.report.verslag.jaarstukken import jaarstukken
from buurtledger.report.verslag.opening import opening, titel
from buurtledger.report.verslag.posten import bijdragentabel, financieel
from buurtledger.report.verslag.verklaring import controles, verklaring
from buurtledger.report.verslag.waarde import Controles, Periode, PostRij, Verslagwaarde
from buurtledger.stand.buurt import buurt_van
from buurtledger.stand.cijferboek import begroting_met
from buurtledger.stand.cijfers import Stand, compute_stand
from buurtledger.stand.correcties import Correctie, correcties_in, samen
from buurtledger.stand.geboekt import geboekt_in
from buurtledger.stand.jaarrekening import Jaarrekening
from buurtledger.stand.ongedaan import geldend
from buurtledger.stand.terugbetalen import bewijs_van, terug_te_betalen
from buurtledger.stand.verantwoord import verantwoord
from buurtledger.stand.verloop import maak_verloop


class Verslag(Verslagwaarde):
    """The report, in any format."""

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

    def _hoofddeel(self, taal: Taal, namen: Mapping[str, str]) -> Iterator[Blok]:
        yield from opening(self, taal)
        yield from financieel(self, taal)
        yield from bank(self, taal)
        yield from besluiten(self, taal, namen)
        if self.bijdragen:
            yield Kop(taal("Wat anderen bijdroegen"), 3)
            yield Alinea(taal("Dit is geen subsidie en telt hierboven niet mee."))
            yield bijdragentabel(self.bijdragen, namen, taal)
        if self.jaarrekening:
            yield from jaarstukken(self.jaarrekening, taal)
        yield from inhoud(self, taal)
        yield from buurt(self, taal)


def maak_verslag(
    boeken: Grootboek,
    plan: Begroting,
    periode: Periode,
    *,
    controles: Controles | None = None,
    commit: str = "",
    jaarrekening: Jaarrekening | None = None,
) -> Verslag:
    """The report of a period; figures are those of its last day, by the begroting that held then."""
    van, tot_en_met = periode.van, periode.tot_en_met
    # After a looptijd subsidy still comes and goes: the final report has the day of its balance.
    bankdag = jaarrekening.einde.stand.op if jaarrekening else tot_en_met
    bewijs = bewijs_van(boeken, bankdag)
    verlopen = {post: maak_verloop(logboek) for post, logboek in boeken.logboeken.items()}
    stand = compute_stand(begroting_met(plan, boeken.besluiten, verlopen, tot_en_met), verlopen, tot_en_met)
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
        bewijs,
        terug_te_betalen(boeken, bankdag, bewijs),
        jaarrekening,
        buurt_van(boeken, stand),
        boeken.subsidie or Subsidie(),
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
