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
from buurtledger.stand.bankbewijs import maak_bewijs
from buurtledger.stand.terugbetalen import bewijs_van, terug_te_betalen

__all__ = ["bankstatus", "bewijs_van", "terug_te_betalen"]


def bankstatus(
    grootboek: Grootboek, bank: Bank | None, logboeken: Mapping[str, Sequence[Mutatie]], op: date
) -> Bankstatus | Bezwaar:
    """The proof with what is left; with a kluis also which entries those are, and in whose words."""
    if bank is None:
        openbaar = maak_bewijs(grootboek.bank, logboeken, op)
        return Bankstatus(openbaar, {}, terug_te_betalen(grootboek, op, openbaar))
    onverklaard = bank.onverklaard()
    if isinstance(onverklaard, Bericht):
        return Bezwaar(onverklaard, True)
    vernietigd = bank.vernietigd
    bewijs = maak_bewijs(bank.boeken, logboeken, op, als_open(onverklaard), vernietigd)
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
    return Bankstatus(bewijs, teksten, terug_te_betalen(grootboek, op, bewijs), vernietigd)
