"""What was decided in the period: money that moved, posten that opened or closed, a looptijd that changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from buurtledger.model.bericht import N_
from buurtledger.model.besluit import Besluit
from buurtledger.report.document import Alinea, Blok, Kop
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Rij, Tabel, koppen

if TYPE_CHECKING:
    from buurtledger.report.verslag.waarde import Verslagwaarde


def besluiten(verslag: Verslagwaarde, taal: Taal, namen: Mapping[str, str]) -> Iterator[Blok]:
    """The besluiten that came into force in the period, whatever they decide."""
    yield Kop(taal("Besluiten in deze periode"), 3)
    if verslag.besluiten:
        yield besluitentabel(verslag.besluiten, taal, namen)
    else:
        yield Alinea(taal("Er zijn in deze periode geen besluiten genomen."))


def besluitentabel(besluiten: tuple[Besluit, ...], taal: Taal, namen: Mapping[str, str]) -> Tabel:
    """A row per thing that a besluit does."""
    return Tabel(
        taal("Besluiten"),
        koppen(N_("vanaf"), N_("besluit"), N_("wat"), N_("bedrag"), N_("waarom")),
        tuple(rij for besluit in besluiten for rij in _rijen(besluit, taal, namen)),
    )


def _rijen(besluit: Besluit, taal: Taal, namen: Mapping[str, str]) -> Iterator[Rij]:
    for nr, (wat, bedrag) in enumerate(_gevolgen(besluit, taal, namen)):
        eerste = (besluit.vanaf, besluit.naam) if nr == 0 else ("", "")
        yield (*eerste, wat, bedrag, besluit.waarom if nr == 0 else "")


def _gevolgen(besluit: Besluit, taal: Taal, namen: Mapping[str, str]) -> Iterator[tuple[str, Decimal | None]]:
    def naam(post: str) -> str:
        return namen.get(post, post)

    if besluit.trekt_in:
        yield taal("trekt het besluit {naam} in", naam=besluit.trekt_in), None
    for opening in besluit.opent:
        yield taal("opent de post {naam}", naam=opening.naam), None
    for post in besluit.heropent:
        yield taal("opent de post {naam} weer", naam=naam(post)), None
    for van, naar, bedrag in besluit.verschuivingen:
        yield taal("van {van} naar {naar}", van=naam(van), naar=naam(naar)), bedrag
    for post in besluit.sluit:
        yield taal("sluit de post {naam}", naam=naam(post)), None
    if besluit.looptijd:
        begin, eind = besluit.looptijd.van, besluit.looptijd.tot_en_met
        yield taal("de looptijd wordt {van} tot en met {tot_en_met}", van=begin, tot_en_met=eind), None
