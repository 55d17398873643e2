"""To which account a group is paid: kept in the kluis only, and looked at again when it changes."""

from __future__ import annotations

from buurtledger.handelingen.bank.openen import Bank
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.kascommissie import eigen_persoon
from buurtledger.model.bericht import zin
from buurtledger.model.tekst import bezwaar_tegen
from buurtledger.store.git.ik import wie_hier
from buurtledger.store.kluis.bankgeheugen import Groepsrekening, toonbaar

_NAAM = 70
"""Characters of a name on a payment. Source: ISO 20022, pain.001, `Nm` in SEPA."""


def zet_rekening(bank: Bank, post: str, iban: str, naam: str) -> Groepsrekening | Bezwaar:
    """Keep the account of a group; or why not. A change waits for the second signer before it is paid to."""
    from stdnum import iban as ibannummer

    kaal = ibannummer.compact(iban)
    if naam and (vreemd := bezwaar_tegen(naam, _NAAM)):
        return Bezwaar(zin("{veld}: {bezwaar}", veld="naam", bezwaar=vreemd))
    if not ibannummer.is_valid(kaal):
        return Bezwaar(zin("{iban} is geen goed IBAN: de controlecijfers kloppen niet", iban=iban))
    if bank.naam_van(kaal):
        return Bezwaar(zin("{iban} is een van onze eigen rekeningen", iban=iban))
    oud = bank.geheugen.posten.get(post)
    vorige = "" if oud is None else oud.vorige or (oud.iban if oud.iban != kaal else "")
    op_naam = naam or (oud.naam if oud else "")
    nieuw = Groepsrekening(kaal, op_naam, "" if vorige == kaal else vorige, wie_hier(bank.wortel).adres)
    bezwaar = bank.bewaar(bank.geheugen._replace(posten={**bank.geheugen.posten, post: nieuw}))
    return bezwaar or nieuw


def bevestig_rekening(bank: Bank, post: str) -> Groepsrekening | Bezwaar:
    """The second signer says that a changed account is right; or why that cannot be."""
    rekening = bank.geheugen.posten.get(post)
    if rekening is None:
        return Bezwaar(zin("van {post} is geen rekening bekend", post=post))
    if not rekening.vorige:
        return Bezwaar(zin("de rekening van {post} is niet veranderd; er is niets te bevestigen", post=post))
    persoon = eigen_persoon(bank.wortel, bank.rollen)
    if persoon is None or "tweede-ondertekenaar" not in persoon.rollen:
        return Bezwaar(zin("alleen wie in data/rollen.yaml tweede-ondertekenaar is kan dit bevestigen"))
    if rekening.door in persoon.git:
        return Bezwaar(zin("je hebt deze rekening zelf veranderd; een ander moet haar bevestigen"))
    goed = rekening._replace(vorige="")
    return bank.bewaar(bank.geheugen._replace(posten={**bank.geheugen.posten, post: goed})) or goed


def ook_van(bank: Bank, wie: str) -> tuple[str, ...]:
    """The other posten and shops that are paid on the account of this one: a slip, or one person in two places."""
    posten = bank.geheugen.posten
    return tuple(toonbaar(ander) for ander, r in posten.items() if ander != wie and r.iban == posten[wie].iban)
