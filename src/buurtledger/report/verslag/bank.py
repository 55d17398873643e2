"""Whether the bank has what the books say, as the report tells it: by what is public, the same for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from buurtledger.report.bankstatus import bewijsblokken, kop_van, overblokken
from buurtledger.report.document import NADRUK, Alinea, Blok, Feit, Feiten, Kop
from buurtledger.report.taal import Taal

if TYPE_CHECKING:
    from buurtledger.report.verslag.waarde import Verslagwaarde


def bankfeiten(verslag: Verslagwaarde, taal: Taal) -> Iterator[Feit]:
    """What the first page says of it."""
    if verslag.bewijs is not None:
        yield Feit(taal("de bank"), _kop(verslag, taal).tekst)
    if verslag.terug is not None:
        yield Feit(taal("terug te betalen aan de gemeente"), verslag.terug)


def bank(verslag: Verslagwaarde, taal: Taal) -> Iterator[Blok]:
    """The proof, what is left of it, and what was not looked at."""
    bewijs = verslag.bewijs
    if bewijs is None:
        return
    yield Kop(taal("Klopt het met de bank?"))
    yield _kop(verslag, taal)
    if not bewijs.rekeningen:
        return
    if bewijs.op < verslag.tot_en_met:
        yield Alinea(taal("Verder dan {dag} gaan de afschriften niet.", dag=bewijs.op), NADRUK)
    yield from bewijsblokken(bewijs, taal)
    if verslag.terug is not None:
        yield Feiten((Feit(taal("terug te betalen aan de gemeente"), verslag.terug),))
    yield from overblokken(bewijs, taal)
    yield Alinea(
        taal(
            "Dit is gemaakt van het openbare boek van de bank. De afschriften zelf liggen in de kluis en zijn hiervoor "
            "niet bekeken."
        )
    )


def _kop(verslag: Verslagwaarde, taal: Taal) -> Alinea:
    assert verslag.bewijs is not None
    if verslag.bewijs.rekeningen:
        return kop_van(verslag.bewijs, taal)
    return Alinea(taal("Van deze dagen is geen afschrift ingelezen: of het klopt is niet bekend."), NADRUK)
