"""What is in a bundle and what is missing of it: the text that goes with it, and what is said when it was made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from buurtledger.model.mutatie import Mutatie
from buurtledger.report.taal import Taal
from buurtledger.report.verslag.opening import titel
from buurtledger.report.verslag.waarde import Verslagwaarde


class Gebundeld(NamedTuple):
    """A line with a scan: where that is in the bundle, or why it is missing."""

    mutatie: Mutatie
    naam: str
    waarom: str = ""
    """Dutch, as the catalogs have it; empty where it is there."""


class Bundelinhoud(NamedTuple):
    """All of it."""

    stukken: tuple[str, ...]
    scans: tuple[Gebundeld, ...]
    zonder: tuple[Mutatie, ...]
    """The bonnen that never had a scan."""
    heeft_kluis: bool

    @property
    def ontbreekt(self) -> tuple[Gebundeld, ...]:
        """The scans that are missing."""
        return tuple(een for een in self.scans if een.waarom)

    @property
    def aanwezig(self) -> int:
        """How many scans are in it; one that two lines share counts once."""
        return len({een.naam for een in self.scans if een.naam})


def inhoudstekst(inhoud: Bundelinhoud, verslag: Verslagwaarde, taal: Taal, *, heel: bool) -> str:
    """The text that goes with it."""
    return "\n".join([*_regels(inhoud, verslag, taal, heel), ""])


def _regels(inhoud: Bundelinhoud, verslag: Verslagwaarde, taal: Taal, heel: bool) -> Iterator[str]:
    yield titel(verslag, taal)
    yield verslag.huisstijl.wie or verslag.stand.begroting.naam
    yield taal("{van} tot en met {tot_en_met}", van=verslag.van, tot_en_met=verslag.tot_en_met)
    commit = verslag.commit or taal("nog niet vastgelegd in git")
    yield taal("Gemaakt van commit {commit}.", commit=commit)
    yield ""
    if heel:
        yield taal("Voor de kascommissie: alle teksten zijn heel. Geef dit niet verder.")
    else:
        yield taal(
            "Voor de gemeente: in verslag, lijst en rekenblad is weggelaten wat van personen is. De scans zijn zoals "
            "ze zijn."
        )
    yield taal("Van elk bestand staat de SHA-256 in SHA256SUMS; sha256sum -c SHA256SUMS kijkt na of alles heel is.")
    yield ""
    yield from inhoud.stukken
    for een in inhoud.scans:
        if een.naam:
            yield f"{een.naam}  {een.mutatie.nummer}"
    if not inhoud.heeft_kluis:
        yield ""
        yield taal("Er is geen kluis gebruikt: er zijn geen scans bij.")
    if inhoud.ontbreekt:
        yield ""
        yield taal("Deze scans ontbreken:")
        for een in inhoud.ontbreekt:
            yield f"{een.mutatie.nummer}  {een.mutatie.post}  {taal(een.waarom)}"
    if inhoud.zonder:
        yield ""
        yield taal("Van deze bonnen is nooit een scan bewaard:")
        for m in inhoud.zonder:
            yield f"{m.nummer}  {m.post}  {m.datum.isoformat()}  {taal.notatie.bedrag(m.bedrag)}"
