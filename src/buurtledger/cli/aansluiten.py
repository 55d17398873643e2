"""Pairing at the terminal: the certain is written, the rest is asked, with reasons and a score."""

from __future__ import annotations

from collections.abc import Sequence

from buurtledger.bank.koppelen import Opening, Paar
from buurtledger.cli.bankopenen import boeken_vastgelegd
from buurtledger.cli.lezen import lees_boeken, of_stop
from buurtledger.cli.omgeving import Omgeving
from buurtledger.cli.vragen import vraag
from buurtledger.handelingen.bank.aansluiten import boek_overboekingen, schrijf_paren, weiger, zoek
from buurtledger.handelingen.bank.bewijzen import bankstatus
from buurtledger.handelingen.bank.openen import Bank
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.geld import euro
from buurtledger.report.bankstatus import kop_van


def sluit_aan(hier: Omgeving, bank: Bank, *, alles: bool, commit: bool) -> None:
    """Pair, ask where somebody can answer, and say what is left."""
    boeken = lees_boeken(hier)
    with boeken_vastgelegd(hier, sorted(bank.boeken), zin("bank en boek aangesloten"), commit=commit):
        overgeboekt = of_stop(hier, boek_overboekingen(bank, hier.vandaag))
        with hier.bezig(hier.taal("Boek en bank naast elkaar leggen…")):
            gevonden = of_stop(hier, zoek(bank, boeken.logboeken, hier.vandaag, ook_geweigerd=alles))
        of_stop(hier, schrijf_paren(bank, gevonden.zeker, hier.vandaag))
        zeker = sum(len(paar.openingen) for paar in gevonden.zeker) + overgeboekt
        hier.zeg(hier.taal("{n:boeking|boekingen} aangesloten", n=zeker))
        if hier.mag_vragen:
            _vraag_alles(hier, bank, gevonden.vragen)
    # Only the books of the accounts were written to; the rest is what was read.
    boeken = boeken._replace(bank=bank.boeken)
    status = of_stop(hier, bankstatus(boeken, bank, boeken.logboeken, hier.vandaag))
    if gevonden.vragen and not hier.mag_vragen:
        for paren in gevonden.vragen[:_TOON]:
            _toon(hier, paren)
        if (meer := len(gevonden.vragen) - _TOON) > 0:
            hier.zeg()
            hier.zeg(hier.taal("en nog {n:boeking|boekingen} waarvan wel iets lijkt te passen", n=meer))
    if status.bewijs.niet_verklaard:
        over = hier.taal(
            "{n:boeking|boekingen} zonder uitleg; zie buurtledger bank status", n=status.bewijs.niet_verklaard
        )
        hier.zeg(over)
    hier.zeg(kop_van(status.bewijs, hier.taal).tekst)


def _vraag_alles(hier: Omgeving, bank: Bank, vragen: Sequence[tuple[Paar, ...]]) -> None:
    gedaan: set[str] = set()
    for paren in vragen:
        over = [
            paar
            for paar in paren
            if not any(o.kenmerk in gedaan for o in paar.openingen)
            and not any(m.nummer in gedaan for m in paar.mutaties)
        ]
        if not over:
            continue
        _toon(hier, over)
        gekozen = _kies(hier, len(over))
        if gekozen == _STOP:
            return
        if gekozen == _GEEN:
            for paar in over:
                of_stop(hier, weiger(bank, paar) or True)
        elif gekozen:
            paar = over[gekozen - 1]
            of_stop(hier, schrijf_paren(bank, (paar,), hier.vandaag))
            gedaan |= _namen(paar)


def _namen(paar: Paar) -> set[str]:
    return {opening.kenmerk for opening in paar.openingen} | {mutatie.nummer for mutatie in paar.mutaties}


_GEEN, _STOP = -1, -2
_TOON = 50
"""So many questions are shown where nobody can answer them."""


def _kies(hier: Omgeving, aantal: int) -> int:
    """The number of a pair; 0 for not now, -1 for none of these, -2 to stop."""

    def lees(getypt: str) -> int | Bericht:
        kaal = getypt.strip().casefold()
        if not kaal:
            return 0
        if kaal in ("geen", "none", "n"):
            return _GEEN
        if kaal in ("stop", "s", "q"):
            return _STOP
        if kaal.isdigit() and 1 <= int(kaal) <= aantal:
            return int(kaal)
        return zin("typ een nummer, geen (geen van deze), stop, of alleen enter (nu niet)")

    tekst = hier.taal("Welke hoort erbij? (nummer, geen, stop; enter: nu niet)")
    return vraag(hier, "KEUZE", tekst, lees)


def _toon(hier: Omgeving, paren: Sequence[Paar]) -> None:
    taal = hier.taal
    hier.zeg()
    for opening in dict.fromkeys(o for paar in paren for o in paar.openingen):
        hier.zeg(_regel(hier, opening))
    for nr, paar in enumerate(paren, start=1):
        for mutatie in paar.mutaties:
            wat = f"{mutatie.nummer}  {mutatie.datum}  {euro(mutatie.bedrag)}  {mutatie.post}  {mutatie.omschrijving}"
            hier.zeg_zin("  " + taal("{nr}. {wat}", nr=str(nr), wat=wat))
        redenen = tuple(taal.zeg(reden) for reden in paar.redenen)
        hier.zeg_zin("     " + taal("{score} van de 100: {redenen}", score=str(paar.score), redenen=redenen))


def _regel(hier: Omgeving, opening: Opening) -> str:
    boeking = opening.boeking
    return hier.taal(
        "{kenmerk}  {dag}  {bedrag}  {wie}",
        kenmerk=opening.kenmerk,
        dag=boeking.dag.isoformat(),
        bedrag=boeking.bedrag,
        wie=tuple(deel for deel in (boeking.naam, boeking.omschrijving) if deel),
    )
