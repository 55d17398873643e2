"""The neighbourhood's say: what became of its ideas, what was agreed with others, what was offered to the kernen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from buurtledger.model.bericht import N_
from buurtledger.report.document import Alinea, Blok, Kop, Lijst
from buurtledger.report.ideeen import telling_gegevens, telling_in_zinnen
from buurtledger.report.overeenkomsten import Overeenkomstenlijst, looptijd_zin
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel, koppen
from buurtledger.report.verantwoording import aanbod_gegevens, benut_zin

if TYPE_CHECKING:
    from buurtledger.report.verslag.waarde import Verslagwaarde


def buurt(verslag: Verslagwaarde, taal: Taal) -> Iterator[Blok]:
    """The part of the report."""
    hier, namen = verslag.buurt, verslag.stand.begroting.postnamen
    if hier.ideeen is not None:
        yield Kop(taal("Ideeën van de buurt"), 3)
        yield Alinea(" ".join(map(taal.zeg, telling_in_zinnen(hier.ideeen))))
    if hier.overeenkomsten:
        yield Kop(taal("Wat er met anderen afgesproken is"), 3)
        rijen = tuple(
            (o.met, namen.get(o.post, o.post), o.omschrijving, looptijd_zin(o, verslag.stand.op, taal))
            for o in hier.overeenkomsten
        )
        yield Tabel(taal("Overeenkomsten"), koppen(N_("met"), N_("post"), N_("wat"), N_("looptijd")), rijen)
    if hier.benut:
        yield Kop(taal("Wat de kernen aangeboden wordt"), 3)
        yield Lijst(tuple(benut_zin(een, namen, taal) for een in hier.benut))


def buurt_gegevens(verslag: Verslagwaarde) -> dict[str, object]:
    """The same for programs."""
    hier = verslag.buurt
    lijst = Overeenkomstenlijst(hier.overeenkomsten, verslag.stand.op, {})
    return {
        "ideeen": None if hier.ideeen is None else telling_gegevens(hier.ideeen),
        "overeenkomsten": lijst.gegevens()["overeenkomsten"],
        "aanbod": [aanbod_gegevens(een) for een in hier.benut],
    }
