"""A neighbourhood as tables for other programs: the rows of every table, out of the books as they may be published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.export import tabellen as t
from buurtledger.export.tabellen import Gegevensrij, Gegevenstabel
from buurtledger.model.begroting import coordinatie_past, posten_tellen_op
from buurtledger.model.bericht import Bericht
from buurtledger.model.bevinding import Ernst, Regel
from buurtledger.model.datum import Kwartaal, kwartaal_van
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import HEEFT_BEDRAG, Mutatie
from buurtledger.report.cijfers import IN_SOM, F
from buurtledger.report.site.model import Site
from buurtledger.report.taal import Taal
from buurtledger.stand.dagstanden import dagstanden
from buurtledger.stand.ongedaan import zoek_ongedaan
from buurtledger.stand.prognose import voorspel
from buurtledger.stand.termijnen import Termijn, termijnen
from buurtledger.stand.verantwoord import BONNEN, LEERSESSIE, RESULTAAT
from buurtledger.stand.verloop import effect, ontvanger_van

NEDERLANDS, ENGELS = Taal("nl"), Taal("en")


class Gevuld(NamedTuple):
    """A table with the year that each row is kept by; 0 where the table has no years."""

    tabel: Gegevenstabel
    rijen: Callable[[], Iterator[tuple[int, Gegevensrij]]]
    """Made when they are asked for: of mutaties there may be very many."""


def buurtgegevens(site: Site) -> tuple[Gevuld, ...]:
    """Every table of a neighbourhood. Nothing in it depends on today: the same books give the same rows."""
    return (
        Gevuld(t.BUURTEN, lambda: _zonder_jaar([_buurt(site)])),
        Gevuld(t.STANDEN, lambda: _zonder_jaar(_standen(site))),
        Gevuld(t.POSTEN, lambda: _posten(site)),
        Gevuld(t.MUTATIES, lambda: _mutaties(site)),
        Gevuld(t.BESLUITEN, lambda: _besluiten(site)),
        Gevuld(t.BEVINDINGEN, lambda: _zonder_jaar(_bevindingen(site))),
        Gevuld(t.TERMIJNEN, lambda: _zonder_jaar(_termijnen(site))),
    )


def onleesbare_buurt(naam: str, reden: Bericht) -> tuple[Gevuld, ...]:
    """The tables of a ledger that cannot be read: its name and why, and nothing else."""
    velden: Mapping[str, object] = {
        "naam": naam,
        "leesbaar": False,
        "reden": NEDERLANDS.zeg(reden),
        "reden_en": ENGELS.zeg(reden),
    }
    rij: Gegevensrij = tuple(velden.get(veld) for veld in t.BUURTEN.namen)  # type: ignore[misc]
    leeg = (Gevuld(tabel, lambda: iter(())) for tabel in t.TABELLEN if tabel is not t.BUURTEN)
    return (Gevuld(t.BUURTEN, lambda: _zonder_jaar([rij])), *leeg)


def termijnen_van(site: Site) -> tuple[Termijn, ...]:
    """All that must be done by a day, by the begroting with every besluit there is."""
    boeken = site.boeken
    wachtend = boeken.zekerheid.wachtend
    return termijnen(site.cijfers.ooit, boeken.subsidie, boeken.leersessies, site.verteld, wachtend)


def _zonder_jaar(rijen: Iterable[Gegevensrij]) -> Iterator[tuple[int, Gegevensrij]]:
    return ((0, rij) for rij in rijen)


def _buurt(site: Site) -> Gegevensrij:
    begroting, stijl = site.stand.begroting, site.huisstijl
    looptijd = begroting.looptijd
    gebruikers = [rij for rij in site.verteld if rij.gebruikte_geld]
    missen = {wat: sum(wat in rij.mist for rij in gebruikers) for wat in (BONNEN, RESULTAAT, LEERSESSIE)}
    regels = sum(map(len, site.boeken.logboeken.values()))
    velden: dict[str, t.Waarde] = {
        "naam": begroting.naam,
        "leesbaar": True,
        "reden": None,
        "reden_en": None,
        "wie": stijl.wie,
        "adres": site.adres,
        "bron": stijl.bron,
        "licentie": stijl.licentie,
        "van_commit": site.commit,
        "op": site.op,
        "begonnen": bool(regels or site.boeken.besluiten),
        "looptijd_van": looptijd.van,
        "looptijd_tot": looptijd.tot_en_met,
        "looptijd_aanname": looptijd.aanname,
        "in_balans": not [*posten_tellen_op(begroting), *coordinatie_past(begroting)],
        "posten": len(begroting.posten),
        "mutaties": regels,
        "fouten": site.fouten,
        "waarschuwingen": sum(b.ernst is Ernst.WAARSCHUWING for b in site.bevindingen),
        "wacht": sum(b.regel is Regel.WACHT for b in site.bevindingen),
        "gebruikers": len(gebruikers),
        "mist_bonnen": missen[BONNEN],
        "mist_resultaat": missen[RESULTAAT],
        "mist_leersessie": missen[LEERSESSIE],
        "verwacht_over": sum((v.over for v in voorspel(site.stand, site.verlopen)), NUL),
    }
    return tuple(velden[veld] for veld in t.BUURTEN.namen)


def _standen(site: Site) -> Iterator[Gegevensrij]:
    for rij in dagstanden(site.cijfers):
        yield (rij.van, rij.tot, *(getattr(rij.som, veld) for veld in IN_SOM), rij.som.bonnen)


def _eerste_dag(site: Site) -> date:
    dagen = (verloop.dagen[0] for verloop in site.verlopen.values() if verloop.dagen)
    return min((site.cijfers.plan.looptijd.van, *dagen))


def _kwartalen(site: Site) -> Iterator[Kwartaal]:
    """From the first day of looptijd or books to the last day in the books."""
    kwartaal, laatste = kwartaal_van(_eerste_dag(site)), kwartaal_van(site.op)
    while kwartaal <= laatste:
        yield kwartaal
        kwartaal = kwartaal.volgende


def _posten(site: Site) -> Iterator[tuple[int, Gegevensrij]]:
    for kwartaal in _kwartalen(site):
        van_kwartaal = site.cijfers.kwartaal(kwartaal)
        for plek, (post, cijfers) in enumerate(van_kwartaal.einde.posten):
            erin = van_kwartaal.van_post(plek)
            begroting = van_kwartaal.einde.begroting
            gebied = next(g for g in begroting.gebieden if g.id == post.gebied)
            yield (
                kwartaal.jaar,
                (
                    kwartaal.tot_en_met,
                    str(kwartaal),
                    post.gebied,
                    gebied.naam,
                    post.id,
                    post.naam,
                    begroting.is_kern(post.id),
                    post.gesloten,
                    " ".join(post.themas),
                    *(getattr(cijfers, veld) for veld in F),
                    cijfers.bonnen,
                    erin.besteed,
                    erin.uitbetaald,
                ),
            )


_ZOALS_ZE_ZIJN = (
    *("btw", "omschrijving", "leverancier", "betaald_door", "ontvangen_door", "van", "bij", "bewijs"),
    *("activiteit", "scan", "notitie", "reden", "rol", "afdruk", "bron"),
)
"""The fields of a line that stand in its row as they are, in the order of the columns."""


def _mutaties(site: Site) -> Iterator[tuple[int, Gegevensrij]]:
    for logboek in site.boeken.logboeken.values():
        ongedaan = zoek_ongedaan(logboek)
        bonnen = {m.nummer: m for m in logboek if m.soort == "bon"} if ongedaan.retouren else {}
        for m in logboek:
            wat = effect(m, ontvanger_van(m, bonnen) if m.soort == "retour" else "")
            weg = ongedaan.vanaf(m)
            nooit = weg == m.datum
            yield (
                m.datum.year,
                (
                    m.soort,
                    m.nummer,
                    m.post,
                    m.datum,
                    m.invoerdag,
                    _bedrag(m),
                    *(getattr(m, veld) for veld in _ZOALS_ZE_ZIJN),
                    m.nummer in ongedaan.stornos,
                    None if nooit else m.datum,
                    date.max if weg is None else weg,
                    wat.besteed,
                    wat.uitbetaald,
                    wat.bonnen,
                ),
            )


def _bedrag(m: Mutatie) -> Decimal | None:
    return m.bedrag if m.soort in HEEFT_BEDRAG else None


def _besluiten(site: Site) -> Iterator[tuple[int, Gegevensrij]]:
    for besluit in site.boeken.besluiten:
        wat = [
            *(("verschuift", post, bedrag) for post, bedrag in besluit.netto().items()),
            *(("opent", opening.post, None) for opening in besluit.opent),
            *(("sluit", post, None) for post in besluit.sluit),
            *(("heropent", post, None) for post in besluit.heropent),
        ]
        # A decision that only sets the looptijd moves no post, and is there all the same.
        for soort, post, bedrag in wat or [("", "", None)]:
            b = besluit
            yield (
                b.datum.year,
                (b.naam, b.datum, b.vanaf, b.ingevoerd, b.door, b.waarom, b.trekt_in, soort, post, bedrag),
            )


def _bevindingen(site: Site) -> Iterator[Gegevensrij]:
    for b in site.bevindingen:
        nl, en = NEDERLANDS.zeg(b.bericht), ENGELS.zeg(b.bericht)
        yield (str(b.regel), str(b.ernst), b.plaats.bestand, b.plaats.lijn, nl, en)


def _termijnen(site: Site) -> Iterator[Gegevensrij]:
    for een in termijnen_van(site):
        nl, en = NEDERLANDS.zeg(een.wat), ENGELS.zeg(een.wat)
        yield (een.voor, str(een.soort), een.post, een.gedaan, nl, en)
