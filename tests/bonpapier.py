"""Papers that the tests make themselves: e-invoices, and PDFs with text or with an e-invoice in them."""

from __future__ import annotations

import io
from decimal import Decimal

UBL = "urn:oasis:names:specification:ubl:schema:xsd"


def ubl(
    *,
    dag: str = "2023-11-08",
    regels: tuple[tuple[str, str], ...] = (("Verf", "40.00"), ("Kwasten", "10.00")),
    btw: str = "10.50",
    totaal: str = "60.50",
    munt: str = "EUR",
    soort: str = "380",
    vooruit: str = "",
    winkel: str = "Verfhandel De Kwast",
    kop: str = "",
) -> bytes:
    """An invoice as Peppol sends it, as small as it can be."""
    netto = sum((Decimal(bedrag) for _, bedrag in regels), Decimal(0))
    credit = soort == "381"
    naam, regel = ("CreditNote", "CreditNoteLine") if credit else ("Invoice", "InvoiceLine")
    lijnen = "".join(
        f'<cac:{regel}><cbc:LineExtensionAmount currencyID="{munt}">{bedrag}</cbc:LineExtensionAmount>'
        f"<cac:Item><cbc:Name>{wat}</cbc:Name></cac:Item></cac:{regel}>"
        for wat, bedrag in regels
    )
    rest = Decimal(totaal) - Decimal(vooruit or "0")
    prepaid = f'<cbc:PrepaidAmount currencyID="{munt}">{vooruit}</cbc:PrepaidAmount>' if vooruit else ""
    tekst = f"""<?xml version="1.0" encoding="UTF-8"?>{kop}
<{naam} xmlns="{UBL}:{naam}-2" xmlns:cac="{UBL}:CommonAggregateComponents-2" xmlns:cbc="{UBL}:CommonBasicComponents-2">
<cbc:ID>2023-117</cbc:ID>
<cbc:IssueDate>{dag}</cbc:IssueDate>
<cbc:InvoiceTypeCode>{soort}</cbc:InvoiceTypeCode>
<cbc:DocumentCurrencyCode>{munt}</cbc:DocumentCurrencyCode>
<cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>{winkel}</cbc:Name></cac:PartyName></cac:Party>
</cac:AccountingSupplierParty>
<cac:TaxTotal><cbc:TaxAmount currencyID="{munt}">{btw}</cbc:TaxAmount></cac:TaxTotal>
<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="{munt}">{netto}</cbc:LineExtensionAmount>
<cbc:TaxExclusiveAmount currencyID="{munt}">{netto}</cbc:TaxExclusiveAmount>
<cbc:TaxInclusiveAmount currencyID="{munt}">{totaal}</cbc:TaxInclusiveAmount>{prepaid}
<cbc:PayableAmount currencyID="{munt}">{rest}</cbc:PayableAmount></cac:LegalMonetaryTotal>
{lijnen}</{naam}>
"""
    return tekst.encode()


def cii(*, dag: str = "20231108", totaal: str = "60.50", soort: str = "380") -> bytes:
    """An invoice as Factur-X and ZUGFeRD put it in a PDF, as small as it can be."""
    ram = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
    rsm = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
    return f"""<rsm:CrossIndustryInvoice xmlns:rsm="{rsm}" xmlns:ram="{ram}" xmlns:udt="urn:un">
<rsm:ExchangedDocument><ram:ID>F-12</ram:ID><ram:TypeCode>{soort}</ram:TypeCode>
<ram:IssueDateTime><udt:DateTimeString format="102">{dag}</udt:DateTimeString></ram:IssueDateTime>
</rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
<ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedTradeProduct><ram:Name>Zaalhuur</ram:Name></ram:SpecifiedTradeProduct>
<ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation>
<ram:LineTotalAmount>50.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>
</ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>
<ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty><ram:Name>Buurthuis De Hoeksteen</ram:Name>
</ram:SellerTradeParty></ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>50.00</ram:LineTotalAmount>
<ram:TaxBasisTotalAmount>50.00</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="EUR">10.50</ram:TaxTotalAmount>
<ram:GrandTotalAmount>{totaal}</ram:GrandTotalAmount><ram:DuePayableAmount>{totaal}</ram:DuePayableAmount>
</ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>""".encode()


def pdf(*regels: tuple[int, int, str], bladzijden: int = 1, bijlage: bytes = b"", wachtwoord: str = "") -> bytes:
    """A PDF of A4 with texts at places in points from the top left, and perhaps an e-invoice in it."""
    import pikepdf

    doc = pikepdf.new()
    letters = doc.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    for nr in range(bladzijden):
        blad = doc.add_blank_page(page_size=(595, 842))
        blad.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=letters))
        veilig = [(x, 842 - y, tekst.replace("(", r"\(").replace(")", r"\)")) for x, y, tekst in regels if not nr]
        tekening = "".join(f"BT /F 11 Tf {x} {y} Td ({tekst}) Tj ET\n" for x, y, tekst in veilig)
        blad.Contents = doc.make_stream(tekening.encode("cp1252"))
    if bijlage:
        doc.attachments["factur-x.xml"] = pikepdf.AttachedFileSpec(doc, bijlage, mime_type="text/xml")
    uit = io.BytesIO()
    doc.save(uit, encryption=pikepdf.Encryption(owner=wachtwoord, user=wachtwoord) if wachtwoord else False)
    return uit.getvalue()


FACTUUR = (
    *(
        (50, 60, "Drukkerij Het Zetsel B.V."),
        (50, 76, "Bijlmerdreef 12, Amsterdam"),
        (50, 120, "Aan: Stichting K-buurt"),
    ),
    *((350, 120, "Factuurnummer"), (470, 120, "2023-0456"), (350, 136, "Factuurdatum"), (470, 136, "14 november 2023")),
    *((350, 152, "Vervaldatum"), (470, 152, "28-11-2023"), (50, 220, "Flyers A5"), (500, 220, "100,00")),
    *((50, 236, "Posters A2"), (500, 236, "50,00"), (380, 280, "Subtotaal"), (500, 280, "150,00")),
    *((380, 296, "BTW 21%"), (500, 296, "31,50"), (380, 312, "Totaal incl. btw"), (500, 312, "181,50")),
    (50, 400, "Graag betalen op rekening t.n.v. Drukkerij Het Zetsel B.V."),
)
"""An invoice on A4 with three days and two columns."""
