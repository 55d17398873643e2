"""What is offered to the kernen, and which of them took it up."""

from __future__ import annotations

from collections.abc import Iterator

from buurtledger.report.site.model import Site
from buurtledger.report.site.pagina import Alinea, Blok, Deel, Kolom, Kop, Tabel, Tabelrij, Zin
from buurtledger.report.site.stroken import naar_post
from buurtledger.report.taal import Taal
from buurtledger.stand.aanbod import Benut


def aanbod(site: Site, gebied: str, taal: Taal) -> Iterator[Blok]:
    """For the page of the kernen."""
    if gebied != site.plan.kernen.gebied or not site.benut:
        return
    yield Kop(taal("Wat de kernen aangeboden wordt"), anker="aanbod")
    yield Alinea((taal("Vrij om te doen, van het eigen budget van de kern."),), "noot")
    kolommen = (
        Kolom(taal("aanbod"), aard="wat"),
        Kolom(taal("gewone prijs"), True),
        Kolom(taal("welke kernen")),
    )
    rijen = tuple(Tabelrij(((_naam(een),), _prijs(een, taal), _wie(site, een, taal))) for een in site.benut)
    yield Tabel(taal("Aanbod, in euro's"), kolommen, rijen, kaarten=True)


def _naam(een: Benut) -> str:
    return f"{een.aanbod.naam} ({een.aanbod.toelichting})" if een.aanbod.toelichting else een.aanbod.naam


def _prijs(een: Benut, taal: Taal) -> Zin:
    return (taal.notatie.bedrag(een.aanbod.bedrag),) if een.aanbod.bedrag is not None else ()


def _wie(site: Site, een: Benut, taal: Taal) -> Zin:
    if not een.gebruik:
        return (taal("nog geen"),)
    zin: list[Deel] = [taal("{aantal:kern|kernen}: ", aantal=een.kernen)]
    for nr, gebruik in enumerate(een.gebruik):
        zin += [", "] * (nr > 0) + [naar_post(site, gebruik.post)]
    return tuple(zin)
