"""The rule `idee`: a state is of an idea that is there, and what it names is there too."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from buurtledger.checks.regelboeken import dagen_en_stornos
from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.idee import Idee, Ideeenregel, Ideestand
from buurtledger.model.regelboek import IDEEEN
from buurtledger.stand.ideeen import niet_ongedaan


def ideeen(
    regels: Sequence[Ideeenregel], begroting: Begroting | None, besluiten: Collection[str], vandaag: date
) -> Iterator[Bevinding]:
    """What is wrong in data/ideeen.yaml. `begroting` with every post that there ever was; `besluiten` by name."""
    yield from dagen_en_stornos(IDEEEN, regels, vandaag)
    geldig = niet_ongedaan(regels, vandaag)
    ooit = {regel.nummer for regel in regels if isinstance(regel, Idee)}
    naar = {r.van: r.zie for r in sorted(geldig, key=lambda r: (r.datum, r.lijn)) if isinstance(r, Ideestand)}
    yield from _uit_een_bron(geldig)
    for regel in geldig:
        if isinstance(regel, Idee):
            if begroting is not None and regel.gebied and regel.gebied not in {g.id for g in begroting.gebieden}:
                yield _fout(regel, "gebied", zin("{gebied} is geen gebied in de begroting", gebied=regel.gebied))
            continue
        if regel.van not in ooit:
            yield _fout(regel, "van", zin("het idee {van} is er niet", van=regel.van))
        if begroting is not None and regel.post and regel.post not in begroting.posten:
            yield _fout(regel, "post", zin("{post} is geen post in de begroting", post=regel.post))
        if regel.besluit and regel.besluit not in besluiten:
            yield _fout(regel, "besluit", zin("het besluit {besluit} is er niet", besluit=regel.besluit))
        if regel.zie and regel.zie not in ooit:
            yield _fout(regel, "toelichting", zin("het idee {van} is er niet", van=regel.zie))
        elif regel.zie and _komt_terug(regel.van, naar):
            bericht = zin(
                "{van} en {zie} verwijzen naar elkaar; een van de twee blijft staan", van=regel.van, zie=regel.zie
            )
            yield _fout(regel, "toelichting", bericht)


_GEMAAKT = re.compile(r"[a-z]+:[0-9a-f]{8,}:?[0-9]*")
"""A bron that names one thing, such as a row of a sheet; `ideeënbus` is where many come from."""


def _uit_een_bron(geldig: Sequence[Idee | Ideestand]) -> Iterator[Bevinding]:
    """Two people read the same list in on two branches."""
    eerste: dict[str, Idee] = {}
    for regel in geldig:
        if not isinstance(regel, Idee) or not _GEMAAKT.fullmatch(regel.bron):
            continue
        if (eerder := eerste.setdefault(regel.bron, regel)) is not regel:
            bericht = zin(
                "dit komt uit dezelfde bron als {nummer}, in {bestand} op regel {lijn}",
                nummer=eerder.nummer,
                bestand=IDEEEN,
                lijn=eerder.lijn,
            )
            remedie = zin("neem er een terug: buurtledger idee storneer {nummer}", nummer=regel.nummer)
            yield bevinding(Regel.DUBBEL, Plaats(IDEEEN, regel.lijn, veld="bron"), bericht, remedie)


def _fout(regel: Ideeenregel, veld: str, bericht: Bericht) -> Bevinding:
    remedie = zin("storneer de regel en schrijf hem opnieuw: buurtledger idee storneer {nummer}", nummer=regel.nummer)
    return bevinding(Regel.IDEE, Plaats(IDEEEN, regel.lijn, veld=veld), bericht, remedie)


def _komt_terug(van: str, naar: dict[str, str]) -> bool:
    """Whether following `zie` from an idea comes back to it."""
    gezien: set[str] = set()
    hier = naar.get(van, "")
    while hier and hier not in gezien:
        if hier == van:
            return True
        gezien.add(hier)
        hier = naar.get(hier, "")
    return False
