"""The proof with the bank: what the books say moved, beside what stands on the account.

    received subsidy − paid out − bank charges + interest + cofinancing − paid back ± not ours ± not yet seen
        = balance of bank and cash

All amounts are signed as on the bank. Source of the form: the design of the bank (docs/architectuur.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.bank import Afschrift, Bankboek, Bankregel, Geldig, Regelsoort
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import Mutatie
from buurtledger.stand.bankdekking import Gat, Open, Rekening, aaneengesloten, aantal_in, gaten
from buurtledger.stand.geldmutaties import Geldmutatie, geldmutaties
from buurtledger.stand.koppeling import Groep, maak_groepen

ONDERWEG = timedelta(days=14)
"""So long a payment may take before it is missed."""

_SOORTEN = (
    *(Regelsoort.SUBSIDIE, Regelsoort.BANKKOSTEN, Regelsoort.RENTE),
    *(Regelsoort.COFINANCIERING, Regelsoort.TERUGGAVE, Regelsoort.VREEMD),
)


class Rekeningstand(NamedTuple):
    """An account at the day of the proof."""

    naam: str
    saldo: Decimal | None
    """None where the statements have no balances."""
    tot_en_met: date
    """The last day of it that is covered."""


class Onbetaald(NamedTuple):
    """Money that moved according to the books and not according to the bank."""

    nummer: str
    post: str
    datum: date
    bedrag: Decimal


class Afwijking(NamedTuple):
    """An entry that names a mutatie of another amount; `verschil` is what the bank moved beyond the books."""

    kenmerk: str
    nummer: str
    verschil: Decimal


class Bewijs(NamedTuple):
    """The proof on a day, and what is left."""

    op: date
    """The last day that every account covers."""
    rekeningen: tuple[Rekeningstand, ...]
    beginsaldo: Decimal
    """What stood on the accounts before the first statement."""
    ontvangen: Decimal
    uitbetaald: Decimal
    bankkosten: Decimal
    rente: Decimal
    cofinanciering: Decimal
    teruggave: Decimal
    vreemd: Decimal
    nog_niet_verwerkt: Decimal
    """What the books say moved in the fourteen days before, and the bank does not show yet."""
    onverklaard: tuple[Open, ...]
    """The entries without a line; where the kluis is not there, none are known by name."""
    niet_verklaard: int
    """How many entries have no line."""
    onbetaald: tuple[Onbetaald, ...]
    dubbel: tuple[str, ...]
    """The mutaties that were paid twice."""
    afwijkend: tuple[Afwijking, ...]
    gaten: tuple[Gat, ...] = ()
    """Where more than a month has no statement."""

    @property
    def saldo(self) -> Decimal | None:
        """What stands on the accounts and in the cash box; None where a statement does not tell."""
        saldi = [rekening.saldo for rekening in self.rekeningen]
        bekend = [saldo for saldo in saldi if saldo is not None]
        return sum(bekend, NUL) if len(bekend) == len(saldi) else None

    @property
    def verwacht(self) -> Decimal:
        """What should stand there."""
        delen = (self.beginsaldo, self.ontvangen, self.uitbetaald, self.bankkosten, self.rente)
        return sum((*delen, self.cofinanciering, self.teruggave, self.vreemd, self.nog_niet_verwerkt), NUL)

    @property
    def verschil(self) -> Decimal | None:
        """What stands there beyond what should; None where that is not known."""
        return None if self.saldo is None else self.saldo - self.verwacht

    @property
    def sluit(self) -> bool:
        """Whether the proof holds. Not knowing is not holding."""
        return self.verschil == 0 and bool(self.rekeningen)


def maak_bewijs(
    boeken: Mapping[str, Bankboek],
    logboeken: Mapping[str, Sequence[Mutatie]],
    op: date,
    openstaand: Mapping[str, Sequence[Open]] | None = None,
    vernietigd: Mapping[str, Sequence[Afschrift]] | None = None,
) -> Bewijs:
    """The proof on the last covered day that is not after `op`.

    `openstaand` are per account the entries that no line explains, where the kluis tells; with it the day may lie
    within a statement, and they are named. `vernietigd` are the statements of which the kluis tells no more: of these
    the book alone says how many entries have no line.
    """
    rekeningen = [
        Rekening(
            Geldig(boek), None if openstaand is None else openstaand.get(naam, ()), (vernietigd or {}).get(naam, ())
        )
        for naam, boek in boeken.items()
    ]
    bank = [r for r in rekeningen if not r.geldig.boek.is_kas and any(a.van <= op for a in r.geldig.afschriften)]
    dag = _dag(bank, op)
    kas = [r for r in rekeningen if r.geldig.boek.is_kas and r.geldig.boek.regels]
    regels = [regel for r in rekeningen for regel in r.geldig.bankregels if regel.datum <= dag]
    alle = geldmutaties(logboeken)
    groepen = maak_groepen(regels, {m.nummer: m for m in alle if m.ongedaan is None or m.ongedaan > dag})
    per_soort = {soort: sum((r.bedrag for r in regels if r.soort == soort), NUL) for soort in _SOORTEN}
    onderweg, onbetaald = _niet_gezien(alle, groepen, rekeningen, dag)
    standen = [Rekeningstand(r.naam, r.saldo(dag), r.laatste_dag(dag) or dag) for r in bank]
    standen += (Rekeningstand(r.naam, sum((b.bedrag for b in regels_van(r, dag)), NUL), dag) for r in kas)
    return Bewijs(
        op=dag,
        rekeningen=tuple(standen),
        beginsaldo=sum((r.beginsaldo for r in bank), NUL),
        ontvangen=per_soort[Regelsoort.SUBSIDIE],
        uitbetaald=sum((m.bedrag for m in alle if m.telt_op(dag)), NUL),
        bankkosten=per_soort[Regelsoort.BANKKOSTEN],
        rente=per_soort[Regelsoort.RENTE],
        cofinanciering=per_soort[Regelsoort.COFINANCIERING],
        teruggave=per_soort[Regelsoort.TERUGGAVE],
        vreemd=per_soort[Regelsoort.VREEMD],
        nog_niet_verwerkt=onderweg,
        onverklaard=tuple(een for r in bank for een in r.openstaand or () if een.datum <= dag),
        niet_verklaard=sum(_niet_verklaard(r, dag) for r in bank),
        onbetaald=onbetaald,
        dubbel=_dubbel(groepen),
        afwijkend=tuple(_afwijkend(groepen)),
        gaten=tuple(gat for r in bank for gat in gaten(r.geldig, dag)),
    )


def regels_van(rekening: Rekening, dag: date) -> tuple[Bankregel, ...]:
    """The lines of a book up to and including a day."""
    return tuple(regel for regel in rekening.geldig.bankregels if regel.datum <= dag)


def _dag(bank: Sequence[Rekening], op: date) -> date:
    """The last day of which every account's balance can be told."""
    while bank:
        dag = min((dag for r in bank if (dag := r.laatste_dag(op)) is not None), default=op)
        if dag == op:
            break
        op = dag
    return op


def _niet_verklaard(rekening: Rekening, dag: date) -> int:
    """How many entries up to a day nobody explained; a statement that goes on after it is one of which all is known."""
    geldig = rekening.geldig
    uit_het_boek = geldig.afschriften if rekening.openstaand is None else rekening.vernietigd
    aantal = sum(max(0, a.regels - aantal_in(geldig.bankregels, a)) for a in uit_het_boek if a.tot_en_met <= dag)
    return aantal + sum(een.datum <= dag for een in rekening.openstaand or ())


def _niet_gezien(
    alle: Iterable[Geldmutatie], groepen: Sequence[Groep], rekeningen: Sequence[Rekening], dag: date
) -> tuple[Decimal, tuple[Onbetaald, ...]]:
    """What is on its way on a day, and what is missed: fourteen days passed and the bank shows nothing.

    An entry may also come before its mutatie is dated: then the bank is ahead, and what is on its way is that.
    """
    genoemd = {mutatie.nummer for groep in groepen for mutatie in groep.mutaties}
    gedekt = [stuk for rekening in rekeningen for stuk in aaneengesloten(rekening.geldig)]
    onderweg, gemist = NUL, []
    for mutatie in alle:
        if mutatie.nummer in genoemd or not mutatie.telt_op(dag):
            continue
        if dag - mutatie.datum <= ONDERWEG or not _is_gedekt(mutatie.datum, gedekt):
            onderweg -= mutatie.bedrag
        else:
            gemist.append(Onbetaald(mutatie.nummer, mutatie.post, mutatie.datum, mutatie.bedrag))
    for groep in groepen:
        onderweg += sum((m.bedrag for m in groep.mutaties if m.datum > dag), NUL)
    return onderweg, tuple(sorted(gemist, key=lambda een: (een.datum, een.nummer)))


def _is_gedekt(datum: date, gedekt: Iterable[tuple[date, date]]) -> bool:
    """Whether some account's statements cover a day and the fourteen after it."""
    return any(van <= datum and datum + ONDERWEG <= tot for van, tot in gedekt)


def _dubbel(groepen: Iterable[Groep]) -> tuple[str, ...]:
    """The mutaties of which the whole amount was paid more than once."""
    uit: list[str] = []
    for groep in groepen:
        if len(groep.regels) == 1:
            continue  # nearly all: one transfer pays nothing twice
        keren = Counter(nummer for regel in groep.regels for nummer in regel.van)
        for mutatie in groep.mutaties:
            vol = sum(regel.bedrag == mutatie.bedrag for regel in groep.regels if mutatie.nummer in regel.van)
            if keren[mutatie.nummer] > 1 and vol > 1:
                uit.append(mutatie.nummer)
    return tuple(uit)


def _afwijkend(groepen: Iterable[Groep]) -> Iterable[Afwijking]:
    for groep in groepen:
        if groep.verschil:
            regel = groep.regels[-1]
            # A line that names nothing is a fout of `aansluiting`; the proof goes on.
            nummers = [m.nummer for m in groep.mutaties] or [*regel.van, ""]
            yield Afwijking(regel.kenmerk, nummers[0], groep.verschil)
