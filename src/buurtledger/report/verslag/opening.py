"""The first page: whose report of what, whether it is final, where the money is, and how the figures tie."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from buurtledger.model.bericht import N_
from buurtledger.model.geld import NUL
from buurtledger.report.document import NADRUK, Alinea, Blok, Feit, Feiten, Plaatje
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Rij, Tabel, koppen
from buurtledger.report.verslag.balk import balk
from buurtledger.report.verslag.bank import bankfeiten
from buurtledger.report.verslag.sluiting import sluiting, verdeling

if TYPE_CHECKING:
    from buurtledger.report.verslag.waarde import Verslagwaarde

TITELS = {
    ("kwartaal", False): N_("Verslag van het kwartaal {periode}"),
    ("jaar", False): N_("Verslag van het jaar {periode}"),
    ("eind", False): N_("Eindverantwoording {periode}"),
    ("kwartaal", True): N_("Voorlopig verslag van het kwartaal {periode}"),
    ("jaar", True): N_("Voorlopig verslag van het jaar {periode}"),
    ("eind", True): N_("Voorlopige eindverantwoording {periode}"),
}


def titel(verslag: Verslagwaarde, taal: Taal) -> str:
    """What the report is called."""
    return taal(TITELS[verslag.soort, verslag.voorlopig is not None], periode=verslag.periode)


def opening(verslag: Verslagwaarde, taal: Taal) -> Iterator[Blok]:
    """The first page."""
    yield Feiten(tuple(wie_en_wanneer(verslag, taal)))
    if verslag.fouten:
        yield Alinea(
            taal(
                "Let op: in de boeken {fouten:|staat|staan} nog {fouten:fout|fouten}. Ze staan onder "
                "Wat de controles vonden.",
                fouten=len(verslag.fouten),
            ),
            NADRUK,
        )
    yield Plaatje(balk(verslag, taal), _in_woorden(verslag, taal))
    yield sluittabel(verslag, taal)
    yield Feiten(tuple(_verder(verslag, taal)))


def wie_en_wanneer(verslag: Verslagwaarde, taal: Taal) -> Iterator[Feit]:
    """Whose report of what, and whether it is final."""
    wie, budget = verslag.huisstijl.wie, verslag.stand.begroting.naam
    yield Feit(taal("van"), wie or budget)
    if wie:
        yield Feit(taal("budget"), budget)
    yield Feit(taal("KvK-nummer"), verslag.huisstijl.kvk or taal("niet ingevuld in data/huisstijl.yaml"))
    beschikking = verslag.subsidie.beschikking
    yield Feit(taal("beschikking"), beschikking.nummer if beschikking else taal("niet ingevuld in data/subsidie.yaml"))
    yield Feit(taal("periode"), taal("{van} tot en met {tot_en_met}", van=verslag.van, tot_en_met=verslag.tot_en_met))
    status = taal.zeg(verslag.voorlopig) if verslag.voorlopig else taal("definitief: de periode is om")
    yield Feit(taal("status"), status)


def _in_woorden(verslag: Verslagwaarde, taal: Taal) -> str:
    optelling = verdeling(verslag)
    delen = ", ".join(f"{taal(deel.woord)} {taal.waarde(deel.bedrag)}" for deel in optelling.delen)
    return taal("Van de {totaal}: {delen}.", totaal=optelling.som.bedrag, delen=delen)


def sluittabel(verslag: Verslagwaarde, taal: Taal) -> Tabel:
    """Every sum with its parts above it."""
    rijen: list[Rij] = []
    sommen = []
    for optelling in sluiting(verslag):
        rijen += [(taal(deel.woord), deel.bedrag) for deel in optelling.delen]
        sommen.append(len(rijen))
        rijen.append((taal(optelling.som.woord), optelling.som.bedrag))
    kop = koppen(N_("wat"), N_("bedrag"))
    return Tabel(taal("Zo sluiten de cijfers, in euro's"), kop, tuple(rijen), sommen=frozenset(sommen))


def _verder(verslag: Verslagwaarde, taal: Taal) -> Iterator[Feit]:
    stand = verslag.stand
    yield Feit(
        taal("coördinatie"),
        taal(
            "{deel} van het totaal, hoogstens {hoogstens}",
            deel=taal.notatie.procent(stand.aandeel_coordinatie),
            hoogstens=taal.notatie.procent(stand.begroting.coordinatie.maximum),
        ),
    )
    verschoven = sum((besluit.bedrag for besluit in verslag.besluiten), Decimal(0))
    yield Feit(
        taal("besluiten in deze periode"),
        taal("{aantal:besluit|besluiten}, {bedrag} verschoven", aantal=len(verslag.besluiten), bedrag=verschoven + NUL),
    )
    yield Feit(taal("zonder het akkoord dat nodig is"), verslag.zonder_akkoord)
    yield from bankfeiten(verslag, taal)
    yield Feit(taal("gemaakt van commit"), verslag.commit or taal("nog niet vastgelegd in git"))
    yield from (Feit(taal("rollen sinds commit"), begin) for begin in verslag.begint)
