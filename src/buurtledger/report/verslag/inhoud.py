"""What was done with the money, in the words of who did it; and who did not tell yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from buurtledger.model.bericht import N_
from buurtledger.report.document import Alinea, Blok, Kop
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel, koppen
from buurtledger.report.verantwoording import VerantwoordingVerslag, slotzin, verteld, wat_mist

if TYPE_CHECKING:
    from buurtledger.report.verslag.waarde import Verslagwaarde


def inhoud(verslag: Verslagwaarde, taal: Taal) -> Iterator[Blok]:
    """The results, and what is still missing."""
    yield Kop(taal("Wat ermee gedaan is"))
    yield Alinea(slotzin(VerantwoordingVerslag(verslag.stand, verslag.verteld), taal))
    namen = {g.gebied.id: g.gebied.naam for g in verslag.stand.gebieden}
    stil = []
    for rij in verslag.verteld:
        naam = rij.post.naam if rij.is_kern else f"{namen[rij.post.gebied]}: {rij.post.naam}"
        if rij.verteld.resultaat or rij.verteld.leermomenten:
            yield Kop(naam, 3)
            op = rij.verteld.verteld_op
            if op is not None and op > verslag.tot_en_met:
                yield Alinea(taal("Verteld op {dag}, na deze periode:", dag=op))
            yield from verteld(rij, taal)
        elif rij.gebruikte_geld:
            stil.append((naam, wat_mist(rij, taal)))
    if stil:
        yield Kop(taal("Wie nog niets vertelde"), 3)
        yield Tabel(taal("Wat er nog mist"), koppen(N_("post"), N_("mist nog")), tuple(stil))
