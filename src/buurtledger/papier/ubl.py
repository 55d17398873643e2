"""UBL 2.1: Invoice and CreditNote, as Peppol BIS Billing 3 and the Dutch SI-UBL and NLCIUS have them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from buurtledger.model.datum import dag as lees_dag
from buurtledger.model.geld import NUL
from buurtledger.model.papier import UBL
from buurtledger.papier.sommen import Efactuur, Sommen
from buurtledger.papier.xml import alle, bedrag_van, eerste, naam_van, plek_van, tekst_van

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

WORTELS = ("Invoice", "CreditNote")
_TOTAAL = "LegalMonetaryTotal"
_VERKOPER = ("AccountingSupplierParty", "Party")


def lees(wortel: Element) -> Efactuur:
    """What stands in it."""
    credit = naam_van(wortel) == "CreditNote"
    munt = tekst_van(wortel, "DocumentCurrencyCode")
    totaal = eerste(wortel, _TOTAAL)
    regels = list(alle(wortel, "CreditNoteLine" if credit else "InvoiceLine"))
    btw = _btw(wortel, munt)
    verkoper = eerste(wortel, *_VERKOPER, "PartyName", "Name")
    if verkoper is None:
        verkoper = eerste(wortel, *_VERKOPER, "PartyLegalEntity", "RegistrationName")
    met_btw = eerste(totaal, "TaxInclusiveAmount")
    if met_btw is None:
        met_btw = eerste(totaal, "PayableAmount")
    return Efactuur(
        UBL,
        "381" if credit else tekst_van(wortel, "InvoiceTypeCode"),
        munt,
        frozenset(_munten(totaal, regels)),
        tekst_van(wortel, "ID"),
        lees_dag(tekst_van(wortel, "IssueDate")[:10]),
        tekst_van(verkoper),
        tuple(tekst_van(regel, "Item", "Name") or tekst_van(regel, "Item", "Description") for regel in regels),
        Sommen(
            tuple(bedrag_van(regel, "LineExtensionAmount") for regel in regels),
            bedrag_van(totaal, "LineExtensionAmount"),
            bedrag_van(totaal, "AllowanceTotalAmount") or NUL,
            bedrag_van(totaal, "ChargeTotalAmount") or NUL,
            bedrag_van(totaal, "TaxExclusiveAmount"),
            bedrag_van(btw, "TaxAmount"),
            _delen(btw),
            bedrag_van(totaal, "TaxInclusiveAmount"),
            bedrag_van(totaal, "PrepaidAmount") or NUL,
            bedrag_van(totaal, "PayableRoundingAmount") or NUL,
            bedrag_van(totaal, "PayableAmount"),
        ),
        {
            "totaal": plek_van(met_btw),
            "dag": plek_van(eerste(wortel, "IssueDate")),
            "leverancier": plek_van(verkoper),
            "btw": plek_van(eerste(btw, "TaxAmount")),
            "nummer": plek_van(eerste(wortel, "ID")),
        },
    )


def _btw(wortel: Element, munt: str) -> Element | None:
    """The VAT in the currency of the document: it may stand there once more in that of the tax office."""
    for deel in alle(wortel, "TaxTotal"):
        bedrag = eerste(deel, "TaxAmount")
        if bedrag is not None and bedrag.get("currencyID", munt) == munt:
            return deel
    return None


def _delen(btw: Element | None) -> tuple[Decimal, ...]:
    return tuple(b for deel in alle(btw, "TaxSubtotal") if (b := bedrag_van(deel, "TaxAmount")) is not None)


def _munten(totaal: Element | None, regels: list[Element]) -> list[str]:
    delen = [*(totaal if totaal is not None else ()), *(eerste(regel, "LineExtensionAmount") for regel in regels)]
    return [munt for deel in delen if deel is not None and (munt := deel.get("currencyID"))]
