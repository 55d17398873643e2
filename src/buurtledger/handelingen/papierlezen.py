"""Reading what somebody sent, whatever it is: an e-invoice exactly, the text of a PDF, the picture of a receipt."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from buurtledger.model.bericht import Bericht
from buurtledger.model.dagwoorden import Kader
from buurtledger.model.papier import FOTO, PDF, Papier
from buurtledger.papier.efactuur import lees_efactuur
from buurtledger.papier.tekst import lees_bladen, lees_samen, met_kop
from buurtledger.papier.xml import lees_xml, zonder_bestanden
from buurtledger.store.kluis.plek import hash_van
from buurtledger.store.papier.apart import open_foto, open_pdf
from buurtledger.store.papier.openen import XML, Geopend, open_papier

_TEKENS = 20
"""A page with fewer characters of text than this is a picture of one."""


def bron_van(inhoud: bytes) -> str:
    """What a line that was made of this file says that it was made of: the same file is known again by it."""
    return f"foto:{hash_van(inhoud)}"


def lees_papier(geopend: Geopend, kader: Kader, bekend: Collection[str]) -> Papier | Bericht:
    """What a paper says; or why it is not read. `bekend` are names of shops that the books have."""
    if geopend.soort == XML:
        return _uit_xml(geopend.inhoud)
    if geopend.soort == "pdf":
        return _uit_pdf(geopend.inhoud, kader, bekend)
    return _uit_beeld(geopend.inhoud, kader, bekend, is_pdf=False)


def _uit_xml(inhoud: bytes) -> Papier | Bericht:
    wortel = lees_xml(inhoud)
    return wortel if isinstance(wortel, Bericht) else lees_efactuur(wortel)


def _uit_pdf(inhoud: bytes, kader: Kader, bekend: Collection[str]) -> Papier | Bericht:
    """The e-invoice in it, else its text, else its pictures."""
    gelezen = open_pdf(inhoud)
    if isinstance(gelezen, Bericht):
        return gelezen
    facturen = [papier for bijlage in gelezen.bijlagen if not isinstance(papier := _uit_xml(bijlage), Bericht)]
    if facturen:
        return facturen[0]
    geweigerd = [papier for bijlage in gelezen.bijlagen if isinstance(papier := _uit_xml(bijlage), Bericht)]
    if geweigerd:
        return geweigerd[0]
    if sum(len(woord.tekst) for blad in gelezen.bladen for woord in blad.woorden) < _TEKENS:
        return _uit_beeld(inhoud, kader, bekend, is_pdf=True)
    return lees_bladen(PDF, gelezen.bladen, kader, bekend)


def efactuur_in(inhoud: bytes) -> bytes:
    """The e-invoice that is in a PDF, as it may be kept; empty where there is none that can be read."""
    gelezen = open_pdf(inhoud)
    if isinstance(gelezen, Bericht):
        return b""
    facturen = (bijlage for bijlage in gelezen.bijlagen if not isinstance(_uit_xml(bijlage), Bericht))
    gevonden = next(facturen, b"")
    return zonder_bestanden(gevonden) if gevonden else b""


def _uit_beeld(inhoud: bytes, kader: Kader, bekend: Collection[str], *, is_pdf: bool) -> Papier | Bericht:
    """What two readings of a picture say together."""
    gelezen = open_foto(inhoud, is_pdf=is_pdf)
    if isinstance(gelezen, Bericht):
        return gelezen
    een, ander = (lees_bladen(FOTO, bladen, kader, bekend) for bladen in (gelezen.bladen, gelezen.nog_eens))
    samen = lees_samen(een, ander)
    return samen if isinstance(samen, Bericht) else met_kop(samen, gelezen.koppen, bekend)


def lees_bestand(pad: Path, kader: Kader, bekend: Collection[str]) -> tuple[Papier, bytes] | Bericht:
    """What a file says, and its bytes; or why it is not read."""
    geopend = open_papier(pad)
    if isinstance(geopend, Bericht):
        return geopend
    papier = lees_papier(geopend, kader, bekend)
    return papier if isinstance(papier, Bericht) else (papier, geopend.inhoud)
