"""ASN Bank, SNS and RegioBank: 19 or 20 columns, with a head since 2025; the balance before each entry."""

from __future__ import annotations

from collections.abc import Sequence

from buurtledger.bank.tabel.rij import IS_DAG, IS_GETAL, IS_REKENING, Dialect, Kolommen, Rij

_KOP = (
    *("Datum", "Je rekening", "Van / naar", "Naam", "Adres", "Postcode", "Woonplaats", "Valuta saldo"),
    *("Saldo voor boeking", "Valuta", "Bedrag bij / af", "Verwerkingsdatum", "Valutadatum", "Code", "Type"),
    *("Volgnummer", "Betalingskenmerk", "Omschrijving", "Afschriftnummer", "Categorie"),
)


def _lees(k: Kolommen) -> Rij:
    return Rij(
        rekening=k("jerekening"),
        dag=k("datum"),
        bedrag=k("bedragbijaf"),
        munt=k("valuta"),
        valutadag=k("valutadatum"),
        voor=k("saldovoorboeking"),
        kenmerk=k("volgnummer"),
        tegenrekening=k("vannaar"),
        naam=k("naam"),
        omschrijving=k("omschrijving").strip("'").strip() or k("betalingskenmerk"),
    )


def _past(cellen: Sequence[str]) -> bool:
    return (
        len(cellen) >= len(_KOP) - 1
        and IS_DAG.fullmatch(cellen[0].strip()) is not None
        and IS_REKENING.fullmatch(cellen[1].strip()) is not None
        and all(IS_GETAL.fullmatch(cellen[nr].strip()) for nr in (8, 10))
    )


_TEKST = _KOP.index("Omschrijving")


def _heel(_kop: Sequence[str], cellen: Sequence[str]) -> Sequence[str]:
    """A text stands between single quotes, and may hold commas: what was cut there is joined again."""
    einde = next((nr for nr in range(len(cellen) - 1, _TEKST, -1) if cellen[nr].rstrip().endswith("'")), _TEKST)
    if len(cellen) <= len(_KOP) - 1 or not cellen[_TEKST].lstrip().startswith("'") or einde == _TEKST:
        return cellen
    return [*cellen[:_TEKST], ",".join(cellen[_TEKST : einde + 1]), *cellen[einde + 1 :]]


DIALECT = Dialect(
    "ASN Bank, SNS of RegioBank",
    (frozenset({"datum", "jerekening", "vannaar", "saldovoorboeking", "bedragbijaf"}),),
    _lees,
    _past,
    _KOP,
    _heel,
)
