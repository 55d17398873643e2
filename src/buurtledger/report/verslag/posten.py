"""What each post got and did: the financial tables, and why a post differs from its budget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.geld import NUL
from buurtledger.model.subsidie import Verschilgrens
from buurtledger.model.verantwoording import Bijdrage
from buurtledger.report.document import Alinea, Blok, Kop
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Balk, Cel, Tabel, koppen

if TYPE_CHECKING:
    from buurtledger.report.verslag.waarde import PostRij, Verslagwaarde


class Bedragen(NamedTuple):
    """The amounts of a row of the financial table, of a post or of several together, in euro's."""

    plan: Decimal
    besluiten: Decimal
    begroot: Decimal
    in_periode: Decimal
    besteed: Decimal
    verschil: Decimal
    bij_groepen: Decimal
    tegoed: Decimal


KOPPEN = {
    "plan": N_("plan"),
    "besluiten": N_("besluiten"),
    "begroot": N_("begroot"),
    "in_periode": N_("in deze periode"),
    "besteed": N_("besteed"),
    "verschil": N_("verschil"),
    "bij_groepen": N_("bij groepen"),
    "tegoed": N_("krijgt nog"),
}
"""The heading of each."""


def bedragen(rij: PostRij) -> Bedragen:
    """Those of a post."""
    c = rij.cijfers
    return Bedragen(
        *(rij.plan, rij.door_besluiten, c.begroot, rij.in_periode, c.besteed),
        *(c.vrij, c.nog_te_verantwoorden, -c.tegoed),
    )


def samen(rijen: Iterable[PostRij]) -> Bedragen:
    """Those of posten together."""
    kolommen = tuple(zip(*map(bedragen, rijen), strict=True))
    return Bedragen(*(sum(kolom, NUL) for kolom in kolommen)) if kolommen else Bedragen(*[NUL] * len(KOPPEN))


def velden(verslag: Verslagwaarde) -> tuple[str, ...]:
    """The columns that a report shows: none that says nothing.

    What was spent in the period only where that is not all; plan and besluiten only where a besluit changed one.
    """
    weg = {"in_periode"} if verslag.is_eind else set()
    if not any(rij.door_besluiten for rij in verslag.rijen):
        weg |= {"plan", "besluiten"}
    return tuple(veld for veld in Bedragen._fields if veld not in weg)


def financieel(verslag: Verslagwaarde, taal: Taal) -> Iterator[Blok]:
    """The gebieden, and each with its posten."""
    yield Kop(taal("Financieel"))
    toon = velden(verslag)
    per_gebied = [
        (g.gebied.naam, tuple(r for r in verslag.rijen if r.post.gebied == g.gebied.id)) for g in verslag.stand.gebieden
    ]
    yield Kop(taal("Alles samen"), 3)
    yield _tabel(taal("Alles samen, in euro's"), N_("gebied"), [(naam, samen(r)) for naam, r in per_gebied], toon, taal)
    yield _hoever(per_gebied, taal)
    for naam, rijen in per_gebied:
        yield Kop(naam, 3)
        titel = taal("{naam}: bedragen in euro's", naam=naam)
        yield _tabel(titel, N_("post"), [(r.post.naam, bedragen(r)) for r in rijen], toon, taal)
    yield from _toelichting(verslag, taal)


def _tabel(titel: str, kop: str, rijen: list[tuple[str, Bedragen]], toon: tuple[str, ...], taal: Taal) -> Tabel:
    som = Bedragen(*(sum(kolom, NUL) for kolom in zip(*(b for _, b in rijen), strict=True))) if rijen else samen(())
    return Tabel(
        titel,
        koppen(kop, *(KOPPEN[veld] for veld in toon)),
        tuple((naam, *(getattr(een, veld) for veld in toon)) for naam, een in rijen),
        ((taal("totaal"), *(getattr(som, veld) for veld in toon)),),
    )


def _hoever(per_gebied: list[tuple[str, tuple[PostRij, ...]]], taal: Taal) -> Tabel:
    """Of each gebied what part of its budget was spent, as a bar."""
    rijen = [(naam, samen(rijen)) for naam, rijen in per_gebied]
    return Tabel(
        taal("Hoeveel van het budget besteed is"),
        koppen(N_("gebied"), N_("besteed"), N_("begroot"), N_("deel")),
        tuple((naam, som.besteed, som.begroot, Balk(som.besteed / som.begroot)) for naam, som in rijen if som.begroot),
    )


def _toelichting(verslag: Verslagwaarde, taal: Taal) -> Iterator[Blok]:
    namen = verslag.stand.begroting.postnamen
    rijen: list[tuple[Cel, ...]] = []
    for rij in verslag.rijen:
        woorden = toelichting(verslag, rij, taal)
        if not woorden:
            continue
        begroot = rij.cijfers.begroot
        deel = taal.notatie.procent((rij.cijfers.vrij / begroot).quantize(Decimal("0.001"))) if begroot else ""
        rijen.append((namen[rij.post.id], rij.cijfers.vrij, deel, woorden))
    yield Kop(taal("Toelichting op de verschillen"), 3)
    if verslag.is_om:
        yield Alinea(_vanaf(verslag.grens, taal))
    else:
        yield Alinea(taal("De looptijd loopt nog: verschillen worden aan het eind toegelicht, een tekort meteen."))
    if rijen:
        kop = koppen(N_("post"), N_("verschil"), N_("deel"), N_("toelichting"))
        yield Tabel(taal("Toelichting op de verschillen"), kop, tuple(rijen))


def _vanaf(grens: Verschilgrens, taal: Taal) -> str:
    deel = taal.notatie.procent(grens.deel) if grens.deel is not None else ""
    if grens.bedrag is None:
        return taal("Toegelicht wordt elk verschil van meer dan {deel} van het budget.", deel=deel)
    if not deel:
        return taal("Toegelicht wordt elk verschil van meer dan {bedrag}.", bedrag=grens.bedrag)
    return taal(
        "Toegelicht wordt elk verschil van meer dan {deel} van het budget of {bedrag}.", deel=deel, bedrag=grens.bedrag
    )


def toelichting(verslag: Verslagwaarde, rij: PostRij, taal: Taal) -> str:
    """Why a post differs, or that nobody explained it yet; empty where nothing is asked or said."""
    return uitleg(rij, taal) or (taal("nog geen toelichting") if verslag.vraagt_uitleg(rij) else "")


def uitleg(rij: PostRij, taal: Taal) -> str:
    """Why a post differs, in the words of its group or of a besluit; empty where nobody said."""
    besluiten = (taal("besluit {naam}: {waarom}", naam=b.naam, waarom=b.waarom) for b in rij.besluiten)
    return "; ".join(filter(None, (" ".join(rij.toelichting.split()), *besluiten)))


def bijdragentabel(bijdragen: tuple[Bijdrage, ...], namen: Mapping[str, str], taal: Taal) -> Tabel:
    """A row per contribution."""
    return Tabel(
        taal("Wat anderen bijdroegen"),
        koppen(N_("post"), N_("van"), N_("toegezegd"), N_("betaald")),
        tuple((namen.get(b.post, b.post), b.van, b.toegezegd, b.betaald) for b in bijdragen),
    )
