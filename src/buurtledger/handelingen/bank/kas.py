"""The petty cash: counted, and paid out of."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bank import KAS, Bankboek, Bankregel, Geldig, Regelsoort, Telling, som_van
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Regel
from buurtledger.model.mutatie import Mutatie
from buurtledger.model.nummer import maak_nummer
from buurtledger.stand.geldmutaties import geldmutaties
from buurtledger.store.bankboek import lees_bankboeken, schrijf_erbij


def kasboek(wortel: Path) -> Bankboek | Bezwaar:
    """The book of the petty cash; empty when there is none yet."""
    gelezen = lees_bankboeken(wortel)
    fouten = tuple(b for b in gelezen.bevindingen if b.regel != Regel.DUBBEL)
    if fouten:
        return Bezwaar(zin("het boek van de bank is niet helemaal te lezen"), True, fouten)
    return gelezen.boeken.get(KAS, Bankboek(KAS))


def saldo(boek: Bankboek, op: date) -> Decimal:
    """What should be in the cash box at the end of a day."""
    return som_van([regel for regel in Geldig(boek).bankregels if regel.datum <= op])


def tel(wortel: Path, boek: Bankboek, dag: date, geteld: Decimal, vandaag: date) -> Telling | Bezwaar:
    """Write down what was counted."""
    telling = Telling(_nummer(boek, vandaag), dag, geteld)
    fout = schrijf_erbij(wortel, KAS, (telling,))
    return Bezwaar(fout, True) if fout else telling


def betaal(
    wortel: Path,
    boek: Bankboek,
    logboeken: Mapping[str, Sequence[Mutatie]],
    nummers: Sequence[str],
    vandaag: date,
) -> tuple[Bankregel, ...] | Bezwaar:
    """Write that mutaties were paid out of the cash box, or came into it; or why that cannot be."""
    alle = {m.nummer: m for m in geldmutaties(logboeken) if m.telt_op(date.max)}
    andere = lees_bankboeken(wortel).boeken.values()
    betaald = {nummer for een in (*andere, boek) for regel in Geldig(een).bankregels for nummer in regel.van}
    regels: list[Bankregel] = []
    for nummer in nummers:
        if nummer not in alle:
            bericht = zin("{nummer} verplaatst geen geld van de penvoerder, of is gestorneerd", nummer=nummer)
            return Bezwaar(bericht)
        if nummer in betaald:
            return Bezwaar(zin("{nummer} is al betaald", nummer=nummer))
        mutatie = alle[nummer]
        eigen = _nummer(boek, vandaag, {regel.nummer for regel in regels})
        regels.append(Bankregel(eigen, mutatie.datum, mutatie.bedrag, Regelsoort.MUTATIE.value, "", (nummer,)))
    over = saldo(boek, vandaag) + som_van(regels)
    if over < 0 and som_van(regels) < 0:
        return Bezwaar(zin("er zit niet genoeg in de kas: {tekort} te weinig", tekort=-over))
    fout = schrijf_erbij(wortel, KAS, tuple(regels))
    return Bezwaar(fout, True) if fout else tuple(regels)


def _nummer(boek: Bankboek, vandaag: date, meer: set[str] | None = None) -> str:
    bezet = {getattr(regel, "nummer", "") for regel in boek.regels} | (meer or set())
    return maak_nummer(vandaag, bezet, secrets.choice)
