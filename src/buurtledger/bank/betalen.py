"""Payments out: a file for the bank (pain.001.001.09) and a code to scan (EPC069-12).

The same payments give the same bytes.

Nothing is sent. What is written is read back and held against what was asked, after the folding of letters that the
standard asks (EPC217-08): a bank's file knows no `ü`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import NamedTuple
from xml.etree import ElementTree as ET

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.geld import NUL, plat

SCHEMA = "pain.001.001.09"
_RUIMTE = f"{{urn:iso:std:iso:20022:tech:xsd:{SCHEMA}}}"
_MAG_NIET = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]")
NAAM, OMSCHRIJVING = 70, 140
"""The most characters of a name and of a description."""


class Partij(NamedTuple):
    """Who pays or is paid."""

    naam: str
    iban: str


class Betaling(NamedTuple):
    """One payment."""

    nummer: str
    """The mutatie that it pays: it stands in the description, so that the bank shows it again."""
    aan: Partij
    bedrag: Decimal
    omschrijving: str

    @property
    def tekst(self) -> str:
        """The description at the bank."""
        return vouw(f"{self.nummer} {self.omschrijving}", OMSCHRIJVING)


def vouw(tekst: str, lengte: int) -> str:
    """A text in the letters that every bank takes: `Müller & Zoë €` is `Muller + Zoe EUR`."""
    from text_unidecode import unidecode

    plat_ = _MAG_NIET.sub(" ", unidecode(tekst).replace("&", "+"))
    return " ".join(plat_.split())[:lengte].strip()


def totaal(betalingen: Iterable[Betaling]) -> Decimal:
    """What they come to."""
    return sum((betaling.bedrag for betaling in betalingen), NUL)


def maak_pain(van: Partij, betalingen: Sequence[Betaling], dag: date) -> bytes | Bericht:
    """The file of payments, to be made on a day; or why it cannot be: what would be written is not what was asked."""
    from sepaxml import SepaTransfer
    from sepaxml.validation import try_valid_xml

    config = {"name": vouw(van.naam, NAAM), "IBAN": van.iban, "batch": True, "currency": "EUR"}
    opdracht = SepaTransfer(config, schema=SCHEMA, clean=False)
    for betaling in betalingen:
        opdracht.add_payment(
            {
                "name": vouw(betaling.aan.naam, NAAM),
                "IBAN": betaling.aan.iban,
                "amount": int(betaling.bedrag * 100),
                "execution_date": dag,
                "description": betaling.tekst,
                "endtoend_id": betaling.nummer,
            }
        )
    inhoud = _vast(opdracht.export(validate=False), dag)
    try_valid_xml(inhoud, SCHEMA)
    if lees_pain(inhoud) != tuple(
        (b.nummer, b.aan.iban, vouw(b.aan.naam, NAAM), b.bedrag, b.tekst) for b in betalingen
    ):
        # Only reachable through a fault of ours or of the library; better no file than another payment.
        return zin("wat er in het bestand zou staan is niet wat er betaald moet worden; er is niets geschreven")
    return inhoud


def _vast(inhoud: bytes, dag: date) -> bytes:
    """The same file for the same payments: its numbers follow from it, and the moment is the day."""
    ET.register_namespace("", _RUIMTE.strip("{}"))
    boom = ET.fromstring(inhoud)  # noqa: S314  our own bytes
    los = [deel for naam in ("MsgId", "CreDtTm", "PmtInfId") for deel in boom.iter(f"{_RUIMTE}{naam}")]
    for deel in los:
        deel.text = ""
    merk = sha256(ET.tostring(boom)).hexdigest()[:24]
    for deel in los:
        deel.text = f"{dag.isoformat()}T00:00:00" if deel.tag.endswith("CreDtTm") else f"BL-{merk}"
    kern: bytes = ET.tostring(boom, "utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>' + kern


def lees_pain(inhoud: bytes) -> tuple[tuple[str, str, str, Decimal, str], ...]:
    """What a file of ours pays: id, IBAN, name, amount and description of each."""
    boom = ET.fromstring(inhoud)  # noqa: S314  our own bytes

    def tekst(deel: ET.Element, pad: str) -> str:
        gevonden = deel.find("/".join(f"{_RUIMTE}{naam}" for naam in pad.split("/")))
        return (gevonden.text or "") if gevonden is not None else ""

    return tuple(
        (
            tekst(deel, "PmtId/EndToEndId"),
            tekst(deel, "CdtrAcct/Id/IBAN"),
            tekst(deel, "Cdtr/Nm"),
            Decimal(tekst(deel, "Amt/InstdAmt")),
            tekst(deel, "RmtInf/Ustrd"),
        )
        for deel in boom.iter(f"{_RUIMTE}CdtTrfTxInf")
    )


def qr_tekst(betaling: Betaling) -> str:
    """What the code of a payment says. Source: EPC069-12, version 002, UTF-8, without BIC."""
    naam = vouw(betaling.aan.naam, NAAM)
    regels = (
        "BCD",
        "002",
        "1",
        "SCT",
        "",
        naam,
        betaling.aan.iban,
        f"EUR{plat(betaling.bedrag)}",
        "",
        "",
        betaling.tekst,
    )
    return "\n".join(regels)


def qr_scherm(betaling: Betaling) -> str:
    """The code in signs, for a terminal."""
    import io

    import segno

    uit = io.StringIO()
    segno.make(qr_tekst(betaling), error="m", micro=False).terminal(uit, compact=True, border=2)
    return uit.getvalue()


def qr_svg(betaling: Betaling) -> bytes:
    """The code as a picture."""
    import io

    import segno

    uit = io.BytesIO()
    segno.make(qr_tekst(betaling), error="m", micro=False).save(uit, kind="svg", scale=4, border=4)
    return uit.getvalue()
