"""Rule `vrijwilliger`: allowances above the limit of a month or a year. The kluis knows for whom; no name is told.

What `check` says may stand in the log of a CI that all can read: the place is a public line, the rest is figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from buurtledger.checks.register import bevinding
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.maand import maand_in_woorden
from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.model.vrijwilligers import Vergoedingsgrens, Vrijwilligers
from buurtledger.stand.vrijwilligers import Vergoed, Vrijwilligersjaar, vergoedingen, vrijwilligersjaren


def vrijwilligers(
    weet: Vrijwilligers, logboeken: Mapping[str, Sequence[Mutatie]], grenzen: Sequence[Vergoedingsgrens]
) -> Iterator[Bevinding]:
    """Where somebody passed a limit: at the last of their bonnen of that month or year."""
    lijnen = {m.nummer: m.lijn for logboek in logboeken.values() for m in logboek}
    for jaar in vrijwilligersjaren(vergoedingen(weet, logboeken), grenzen):
        for maand in jaar.te_hoge_maanden:
            wanneer = maand_in_woorden(jaar.jaar, maand)
            van_ons = [een for een in jaar.vergoed if een.nummer and een.datum.month == maand]
            yield from _boven(jaar, van_ons, wanneer, jaar.per_maand[maand], jaar.grens.maand, lijnen)
        if jaar.boven_jaar:
            van_ons = [een for een in jaar.vergoed if een.nummer]
            wanneer = zin("{jaar}", jaar=str(jaar.jaar))
            yield from _boven(jaar, van_ons, wanneer, jaar.totaal, jaar.grens.in_jaar, lijnen)


def _boven(
    jaar: Vrijwilligersjaar,
    van_ons: Sequence[Vergoed],
    wanneer: Bericht,
    som: Decimal,
    grens: Decimal,
    lijnen: Mapping[str, int],
) -> Iterator[Bevinding]:
    for een in van_ons[-1:]:
        yield bevinding(
            Regel.VRIJWILLIGER,
            Plaats(logboek_van(een.post), lijnen[een.nummer], veld="bedrag"),
            zin(
                "wie deze vergoeding kreeg, kwam in {wanneer} op {som}, meer dan {grens}: dan is alles belast, niet "
                "alleen wat erboven is",
                wanneer=wanneer,
                som=som,
                grens=grens,
            ),
            zin("buurtledger kluis vrijwilligers {jaar} zegt wie het is; spreek het door", jaar=str(jaar.jaar)),
        )
