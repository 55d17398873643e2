"""The proof with the bank, for whoever shows it: one function for the command, the report and the website."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from buurtledger.bank.nogmaals import dubbel_betaald
from buurtledger.handelingen.bank.openen import Bank, als_open
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import Bericht
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import Mutatie
from buurtledger.report.bankstatus import Bankstatus, Boekingstekst
from buurtledger.stand.bankbewijs import Bewijs, maak_bewijs
from buurtledger.stand.terugbetalen import terug_te_betalen


def bewijs_van(grootboek: Grootboek, op: date) -> Bewijs | None:
    """The proof by what is public; None where no statement was read in. Nothing of a counterparty is in it."""
    if not any(boek.regels for boek in grootboek.bank.values()):
        return None
    return maak_bewijs(grootboek.bank, grootboek.logboeken, op)


def bankstatus(
    grootboek: Grootboek, bank: Bank | None, logboeken: Mapping[str, Sequence[Mutatie]], op: date
) -> Bankstatus | Bezwaar:
    """The proof with what is left; with a kluis also which entries those are, and in whose words."""
    terug = terug_te_betalen(grootboek, op)
    if bank is None:
        return Bankstatus(maak_bewijs(grootboek.bank, logboeken, op), {}, terug)
    onverklaard = bank.onverklaard()
    if isinstance(onverklaard, Bericht):
        return Bezwaar(onverklaard, True)
    bewijs = maak_bewijs(bank.boeken, logboeken, op, als_open(onverklaard))
    verklaard = bank.verklaard()
    if isinstance(verklaard, Bericht):
        return Bezwaar(verklaard, True)
    nogmaals = dubbel_betaald([een for over in onverklaard.values() for een in over], verklaard)
    bewijs = bewijs._replace(dubbel=tuple(dict.fromkeys((*bewijs.dubbel, *nogmaals))))
    teksten = {
        een.kenmerk: Boekingstekst(een.boeking.naam, een.boeking.omschrijving)
        for over in onverklaard.values()
        for een in over
    }
    return Bankstatus(bewijs, teksten, terug)
