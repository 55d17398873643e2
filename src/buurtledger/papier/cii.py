"""UN/CEFACT Cross Industry Invoice, as Factur-X and ZUGFeRD put it in a PDF; ZUGFeRD 1 spells some names otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from buurtledger.model.datum import dag as lees_dag
from buurtledger.model.geld import NUL
from buurtledger.model.papier import CII
from buurtledger.papier.sommen import Efactuur, Sommen
from buurtledger.papier.xml import alle, bedrag_van, eerste, naam_van, plek_van, tekst_van

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

WORTELS = ("CrossIndustryInvoice", "CrossIndustryDocument")
_GEEN_BEDRAG = ("GROUP", "INFORMATION")
"""Lines that add nothing to the total (BT-X-8 of the profile EXTENDED)."""


def lees(wortel: Element) -> Efactuur:
    """What stands in it."""
    kop = _een(wortel, "ExchangedDocument", "HeaderExchangedDocument")
    handel = _een(wortel, "SupplyChainTradeTransaction", "SpecifiedSupplyChainTradeTransaction")
    partijen = _een(handel, "ApplicableHeaderTradeAgreement", "ApplicableSupplyChainTradeAgreement")
    geld = _een(handel, "ApplicableHeaderTradeSettlement", "ApplicableSupplyChainTradeSettlement")
    som = _een(
        geld,
        "SpecifiedTradeSettlementHeaderMonetarySummation",
        "SpecifiedTradeSettlementMonetarySummation",
    )
    munt = tekst_van(geld, "InvoiceCurrencyCode")
    regels = [regel for regel in alle(handel, "IncludedSupplyChainTradeLineItem") if _telt(regel)]
    verkoper = eerste(partijen, "SellerTradeParty", "Name")
    dag = eerste(kop, "IssueDateTime", "DateTimeString")
    btw = _btw(som, munt)
    return Efactuur(
        CII,
        tekst_van(kop, "TypeCode"),
        munt,
        frozenset(
            m for deel in (som if som is not None else ()) if naam_van(deel) != "TaxTotalAmount" for m in _m(deel)
        ),
        tekst_van(kop, "ID"),
        _dag(tekst_van(dag)),
        tekst_van(verkoper),
        tuple(tekst_van(regel, "SpecifiedTradeProduct", "Name") for regel in regels),
        Sommen(
            tuple(bedrag_van(_regelbedrag(regel)) for regel in regels),
            bedrag_van(som, "LineTotalAmount"),
            bedrag_van(som, "AllowanceTotalAmount") or NUL,
            bedrag_van(som, "ChargeTotalAmount") or NUL,
            bedrag_van(som, "TaxBasisTotalAmount"),
            bedrag_van(btw),
            _delen(geld),
            bedrag_van(som, "GrandTotalAmount"),
            bedrag_van(som, "TotalPrepaidAmount") or NUL,
            bedrag_van(som, "RoundingAmount") or NUL,
            bedrag_van(som, "DuePayableAmount"),
        ),
        {
            "totaal": plek_van(eerste(som, "GrandTotalAmount")),
            "dag": plek_van(dag),
            "leverancier": plek_van(verkoper),
            "btw": plek_van(btw),
            "nummer": plek_van(eerste(kop, "ID")),
        },
    )


def _een(deel: Element | None, *namen: str) -> Element | None:
    return next((gevonden for naam in namen if (gevonden := eerste(deel, naam)) is not None), None)


def _m(deel: Element) -> Iterable[str]:
    munt = deel.get("currencyID")
    return (munt,) if munt else ()


def _dag(tekst: str) -> date | None:
    """`20221014` (format 102) or `2022-10-14`."""
    kaal = tekst[:10] if "-" in tekst else f"{tekst[:4]}-{tekst[4:6]}-{tekst[6:8]}"
    return lees_dag(kaal)


def _regelbedrag(regel: Element) -> Element | None:
    geld = _een(regel, "SpecifiedLineTradeSettlement", "SpecifiedSupplyChainTradeSettlement")
    som = _een(geld, "SpecifiedTradeSettlementLineMonetarySummation", "SpecifiedTradeSettlementMonetarySummation")
    return eerste(som, "LineTotalAmount")


def _telt(regel: Element) -> bool:
    """Whether a line has an amount of its own: a comment, or the head of a group, has none."""
    if tekst_van(regel, "AssociatedDocumentLineDocument", "LineStatusReasonCode") in _GEEN_BEDRAG:
        return False
    return _regelbedrag(regel) is not None


def _btw(som: Element | None, munt: str) -> Element | None:
    """The VAT in the currency of the document: it may stand there once more in that of the tax office."""
    return next((deel for deel in alle(som, "TaxTotalAmount") if deel.get("currencyID", munt) == munt), None)


def _delen(geld: Element | None) -> tuple[Decimal, ...]:
    return tuple(
        bedrag
        for deel in alle(geld, "ApplicableTradeTax")
        if (bedrag := bedrag_van(deel, "CalculatedAmount")) is not None
    )
