"""The report to the stadsdeel, of a quarter, a year or the whole: its model, and the document that is made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import N_
from buurtledger.model.besluit import Besluit, op_volgorde
from buurtledger.model.datum import dag_voor
from buurtledger.model.geld import NUL, plat
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.kascommissie import Oordeel
from buurtledger.model.mutatie import ZONDER_STORNO, Mutatie
from buurtledger.model.verantwoording import Bijdrage
from buurtledger.report.besluiten import besluit_gegevens
from buurtledger.report.cijfers import figuren, procent
from buurtledger.report.document import Alinea, Blok, Document, Feit, Feiten, Kop, Lijst, Ondertekening
from buurtledger.report.mutaties import Mutatielijst, Regel, correctietabel, mutatie_gegevens
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel, koppen
from buurtledger.report.verantwoording import VerantwoordingVerslag, rij_gegevens, slotzin, verteld, wat_mist
from buurtledger.report.verslagtabellen import (
    PostRij,
    besluitentabel,
    bijdragentabel,
    bijlagetabel,
    postentabel,
    toelichting,
)
from buurtledger.stand.cijfers import Stand, compute_stand
from buurtledger.stand.correcties import Correctie, correcties_in, samen
from buurtledger.stand.geldend import begroting_op
from buurtledger.stand.ongedaan import geldend
from buurtledger.stand.verantwoord import Verantwoord, verantwoord
from buurtledger.stand.verloop import Verloop, maak_verloop


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
    mutaties: tuple[Mutatie, ...]
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

    @property
    def in_periode(self) -> Decimal:
        """What was spent in the period, over all posten, corrections apart."""
        return sum((rij.in_periode for rij in self.rijen), NUL)

    @property
    def gecorrigeerd(self) -> Decimal:
        """What corrections of earlier periods did to what was spent."""
        return sum((rij.gecorrigeerd for rij in self.rijen), NUL)

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            "soort": self.soort,
            "periode": self.periode,
            "van": self.van.isoformat(),
            "tot_en_met": self.tot_en_met.isoformat(),
            "commit": self.commit or None,
            "rollen_begin": list(self.begint),
            "zonder_akkoord": plat(self.zonder_akkoord),
            "totaal": {**figuren(self.stand.totaal), "besteed_in_periode": plat(self.in_periode + self.gecorrigeerd)},
            "posten": [
                {
                    "id": rij.post.id,
                    "naam": rij.post.naam,
                    "plan": plat(rij.plan),
                    "besluiten": plat(rij.door_besluiten),
                    **figuren(rij.cijfers),
                    "besteed_in_periode": plat(rij.erbij),
                }
                for rij in self.rijen
            ],
            "besluiten": [besluit_gegevens(besluit) for besluit in self.besluiten],
            "verantwoording": [rij_gegevens(rij) for rij in self.verteld],
            "cofinanciering": [
                {"post": b.post, "van": b.van, "toegezegd": plat(b.toegezegd), "betaald": plat(b.betaald)}
                for b in self.bijdragen
            ],
            "mutaties": [mutatie_gegevens(mutatie) for mutatie in self.mutaties],
            "correcties": [
                {
                    "van": mutatie_gegevens(correctie.doel),
                    "storno": mutatie_gegevens(correctie.storno),
                    "besteed_in_periode": plat(correctie.effect.besteed),
                }
                for correctie in self.correcties
            ],
        }

    def tabel(self) -> Tabel:
        """A row per mutatie of the period."""
        return Mutatielijst(tuple(Regel(mutatie, False) for mutatie in self.mutaties)).tabel()

    def document(self, taal: Taal) -> Document:
        """The report as it is read and signed."""
        blokken: list[Blok] = [*_opening(self, taal), *_financieel(self, taal), *_inhoud(self, taal)]
        blokken += [*_verklaring(self, taal), *_bijlage(self, taal)]
        return Document(titel(self, taal), tuple(blokken))


def maak_verslag(
    boeken: Grootboek,
    plan: Begroting,
    soort: str,
    periode: str,
    van: date,
    tot_en_met: date,
    *,
    oordelen: tuple[Oordeel, ...] = (),
    commit: str = "",
    bekend: Mapping[str, Verloop] | None = None,
) -> Verslag:
    """The report of a period; figures are those of its last day, by the begroting that held then.

    `bekend` are the verlopen of the same books, for who made them already.
    """
    verlopen = bekend or {post: maak_verloop(logboek) for post, logboek in boeken.logboeken.items()}
    begroting = begroting_op(plan, boeken.besluiten, tot_en_met)
    stand = compute_stand(begroting, verlopen, tot_en_met)
    ervoor = {post: verloop.op(dag_voor(van)).besteed for post, verloop in verlopen.items()}
    correcties = {post: correcties_in(logboek, van, tot_en_met) for post, logboek in boeken.logboeken.items()}
    in_kracht = tuple(b for b in op_volgorde(boeken.besluiten) if b.vanaf <= tot_en_met)
    rijen = tuple(
        PostRij(
            post,
            plan.posten[post.id].bedrag if post.id in plan.posten else NUL,
            cijfers,
            ervoor.get(post.id, NUL),
            tuple(b for b in in_kracht if b.netto().get(post.id)),
            samen(correcties.get(post.id, ())).besteed,
        )
        for post, cijfers in stand.posten
    )
    mutaties = sorted(
        (
            mutatie
            for logboek in boeken.logboeken.values()
            for mutatie in geldend(logboek, tot_en_met)
            if van <= mutatie.datum <= tot_en_met and mutatie.soort not in ZONDER_STORNO
        ),
        key=lambda m: (m.datum, m.nummer),
    )
    return Verslag(
        soort,
        periode,
        van,
        tot_en_met,
        stand,
        rijen,
        verantwoord(stand, boeken.verantwoordingen),
        tuple(b for b in in_kracht if b.vanaf >= van),
        tuple(mutaties),
        boeken.bijdragen,
        oordelen,
        commit,
        boeken.zekerheid.begint,
        sum((m.bedrag for m in mutaties if m.nummer in boeken.zekerheid.zonder_akkoord), NUL),
        tuple(correctie for eigen in correcties.values() for correctie in eigen),
    )


TITELS = {
    "kwartaal": N_("Verslag van het kwartaal {periode}"),
    "jaar": N_("Verslag van het jaar {periode}"),
    "eind": N_("Eindverantwoording {periode}"),
}


def titel(verslag: Verslag, taal: Taal) -> str:
    """What the report is called."""
    return taal(TITELS[verslag.soort], periode=verslag.periode)


def _opening(verslag: Verslag, taal: Taal) -> Iterator[Blok]:
    stand, som = verslag.stand, verslag.stand.totaal
    yield Alinea(
        taal(
            "{naam}: over {van} tot en met {tot}. De cijfers zijn die van de laatste dag.",
            naam=stand.begroting.naam,
            van=verslag.van,
            tot=verslag.tot_en_met,
        )
    )
    yield Feiten(
        (
            Feit(taal("begroot"), som.begroot),
            Feit(taal("besteed"), som.besteed),
            Feit(taal("besteed in deze periode"), verslag.in_periode),
            *_gecorrigeerd(verslag, taal),
            Feit(taal("uitbetaald"), som.uitbetaald),
            Feit(taal("nog te verantwoorden"), som.nog_te_verantwoorden),
            Feit(taal("nog vrij"), som.vrij),
            Feit(
                taal("coördinatie"),
                taal(
                    "{deel} van het totaal, hoogstens {hoogstens}",
                    deel=procent(stand.aandeel_coordinatie),
                    hoogstens=procent(stand.begroting.coordinatie.maximum),
                ),
            ),
            Feit(taal("zonder het akkoord dat nodig is"), verslag.zonder_akkoord),
            Feit(taal("gemaakt van commit"), verslag.commit or taal("nog niet vastgelegd in git")),
            *(Feit(taal("rollen sinds commit"), begin) for begin in verslag.begint),
        )
    )


def _gecorrigeerd(verslag: Verslag, taal: Taal) -> Iterator[Feit]:
    if verslag.correcties:
        yield Feit(taal("correcties van eerder"), verslag.gecorrigeerd, taal("(zie de bijlage)"))


def _financieel(verslag: Verslag, taal: Taal) -> Iterator[Blok]:
    yield Kop(taal("Financieel"))
    for gebied in verslag.stand.gebieden:
        rijen = tuple(rij for rij in verslag.rijen if rij.post.gebied == gebied.gebied.id)
        yield Kop(gebied.gebied.naam, 3)
        yield postentabel(taal("{naam}: bedragen in euro's", naam=gebied.gebied.naam), rijen, gebied.som, taal)
        uitleg = tuple(toelichting(rij, taal) for rij in rijen if rij.besluiten or rij.cijfers.vrij < 0)
        if uitleg:
            yield Lijst(uitleg)
    yield Kop(taal("Alles samen"), 3)
    yield postentabel(taal("Alles samen"), verslag.rijen, verslag.stand.totaal, taal)._replace(
        rijen=tuple(
            (
                g.gebied.naam,
                sum((r.plan for r in verslag.rijen if r.post.gebied == g.gebied.id), NUL),
                sum((r.door_besluiten for r in verslag.rijen if r.post.gebied == g.gebied.id), NUL),
                g.som.begroot,
                sum((r.in_periode for r in verslag.rijen if r.post.gebied == g.gebied.id), NUL),
                g.som.besteed,
                g.som.vrij,
                g.som.nog_te_verantwoorden,
            )
            for g in verslag.stand.gebieden
        )
    )
    yield Kop(taal("Besluiten in deze periode"), 3)
    if verslag.besluiten:
        yield besluitentabel(verslag.besluiten, taal)
    else:
        yield Alinea(taal("Er zijn in deze periode geen besluiten genomen."))
    if verslag.bijdragen:
        yield Kop(taal("Wat anderen bijdroegen"), 3)
        yield Alinea(taal("Dit is geen subsidie en telt hierboven niet mee."))
        yield bijdragentabel(verslag.bijdragen, taal)


def _inhoud(verslag: Verslag, taal: Taal) -> Iterator[Blok]:
    yield Kop(taal("Wat ermee gedaan is"))
    yield Alinea(slotzin(VerantwoordingVerslag(verslag.stand, verslag.verteld), taal))
    namen = {g.gebied.id: g.gebied.naam for g in verslag.stand.gebieden}
    stil = []
    for rij in verslag.verteld:
        naam = rij.post.naam if rij.is_kern else f"{namen[rij.post.gebied]}: {rij.post.naam}"
        if rij.verteld.resultaat or rij.verteld.leermomenten:
            yield Kop(naam, 3)
            yield from verteld(rij, taal)
        elif rij.gebruikte_geld:
            stil.append((naam, wat_mist(rij, taal)))
    if stil:
        yield Kop(taal("Wie nog niets vertelde"), 3)
        yield Tabel(taal("Wat er nog mist"), koppen(N_("post"), N_("mist nog")), tuple(stil))


def _verklaring(verslag: Verslag, taal: Taal) -> Iterator[Blok]:
    yield Kop(taal("Verklaring"))
    yield Alinea(
        taal("De penvoerder verklaart dat dit verslag volledig is en overeenkomt met de boeken, zoals ze in git staan.")
    )
    yield Alinea(taal("De kascommissie verklaart dat zij de boeken en een steekproef van de bonnen heeft nagekeken."))
    if verslag.oordelen:
        yield Tabel(
            taal("Wat de kascommissie vond"),
            koppen(N_("datum"), N_("bon"), N_("oordeel")),
            tuple((o.datum, o.bon, o.oordeel) for o in verslag.oordelen),
        )
    yield Ondertekening((taal("Voor de penvoerder"), taal("Voor de kascommissie")))


def _bijlage(verslag: Verslag, taal: Taal) -> Iterator[Blok]:
    yield Kop(taal("Bijlage: bonnen en betalingen"))
    if verslag.mutaties:
        yield bijlagetabel(verslag.mutaties, taal("Bonnen en betalingen in deze periode"))
    else:
        yield Alinea(taal("In deze periode is er niets geboekt."))
    if verslag.correcties:
        yield Kop(taal("Correcties: eerder geboekt, in deze periode teruggedraaid"), 3)
        yield correctietabel(verslag.correcties, taal)
