"""Putting a scan in the kluis, cleaned and under its SHA-256, and taking it out again.

The public line holds only the hash: anyone may verify a scan that is shown to them, and nobody learns more.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.model.rollen import Rollen
from buurtledger.store.kluis.apart import schoon_apart
from buurtledger.store.kluis.plek import Scan, git_boom, hash_van, inhoud_van, lees_gewoon, leg_in, schrijf_prive
from buurtledger.store.kluis.scan import HOOGSTENS
from buurtledger.store.kluis.sleutels import Sleutel, is_versleuteld, ontsleutel, versleutel


class Bewaard(NamedTuple):
    """A scan that was put in the kluis."""

    hash: str
    bestand: Path
    versleuteld: bool


def bewaar(kluis: Path, scan: Path, rollen: Rollen, efactuur: bytes = b"") -> Bewaard | Bericht:
    """Clean a scan and put it in the kluis, encrypted when rollen has keys for it; or why not.

    `efactuur` is the XML that was in it and is the invoice: of all that is not seen it alone is kept.
    """
    inhoud = lees_gewoon(scan, HOOGSTENS)
    if isinstance(inhoud, Bericht):
        return inhoud
    schoon = schoon_apart(inhoud)
    if isinstance(schoon, Bericht):
        return schoon
    if efactuur and schoon[1] == "pdf":
        from buurtledger.store.kluis.pdfbijlage import met_efactuur

        schoon = met_efactuur(schoon[0], efactuur), "pdf"
    return _leg_in(kluis, *schoon, rollen)


def bewaar_blad(kluis: Path, blad: Path, rollen: Rollen) -> Bewaard | Bericht:
    """Put a spreadsheet in the kluis as it is, encrypted when rollen has keys for it; or why not. It is never shown to
    anybody, and cleaned it would no longer be what somebody sent."""
    inhoud = lees_gewoon(blad, HOOGSTENS)
    if isinstance(inhoud, Bericht):
        return inhoud
    soort = "csv" if not inhoud.startswith(b"PK") else "ods" if b"opendocument" in inhoud[:200] else "xlsx"
    return _leg_in(kluis, inhoud, f"bonnen.{soort}", rollen)


def schoon_fotos(fotos: Sequence[bytes]) -> tuple[bytes, str] | Bericht:
    """Photos of one bon, cleaned, as one scan with its kind: a photo, or a PDF with a page for each; or why not."""
    schone = []
    for foto in fotos:
        schoon = schoon_apart(foto)
        if isinstance(schoon, Bericht):
            return schoon
        if schoon[1] != "jpg":
            return zin("dit is geen foto (jpg) maar een {soort}", soort=schoon[1])
        schone.append(schoon[0])
    if len(schone) == 1:
        return schone[0], "jpg"
    from buurtledger.store.kluis.bladzijden import pdf_van_fotos

    return pdf_van_fotos(schone), "pdf"


def bewaar_schoon(kluis: Path, inhoud: bytes, soort: str, rollen: Rollen) -> Bewaard | Bericht:
    """Put a scan that was cleaned already in the kluis, encrypted when rollen has keys for it; or why not."""
    return _leg_in(kluis, inhoud, soort, rollen)


def _leg_in(kluis: Path, inhoud: bytes, soort: str, rollen: Rollen) -> Bewaard | Bericht:
    hash_ = hash_van(inhoud)
    sleutels = [p.kluis for p in rollen.personen if p.kluis]
    naam = f"{hash_}.{soort}" + (".age" if sleutels else "")
    # Written also when it is there: what lies there may be damaged, or encrypted for fewer keys.
    doel = leg_in(kluis, hash_, naam, versleutel(inhoud, sleutels) if sleutels else inhoud)
    return doel if isinstance(doel, Bericht) else Bewaard(hash_, doel, bool(sleutels))


class Gezien(NamedTuple):
    """What could be seen of a scan in the kluis."""

    inhoud: bytes | None = None
    """What it holds, when that is what its name says."""
    dicht: bool = False
    """It is encrypted, and there is no key that opens it: whether it is whole is not known."""


def bekijk(scan: Scan, sleutel: Sleutel | None) -> Gezien:
    """Read a scan in the kluis, open it when it is encrypted, and hold it against its hash."""
    inhoud = lees_gewoon(scan.pad)
    if isinstance(inhoud, Bericht):
        return Gezien()
    if scan.versleuteld:
        geopend = ontsleutel(inhoud, sleutel) if sleutel is not None else None
        if geopend is None:
            return Gezien(dicht=is_versleuteld(inhoud))
        inhoud = geopend
    return Gezien(inhoud) if hash_van(inhoud) == scan.hash else Gezien()


def haal(kluis: Path, hash_: str, sleutel: Sleutel | None, naar: Path) -> Scan | Bericht:
    """Take a scan out of the kluis again, into a new file that only its owner can read; or why not."""
    if boom := git_boom(naar.parent.resolve()):
        return zin("{boom} is een map die git bewaart; zet de scan daarbuiten", boom=str(boom))
    scans = [scan for scan in inhoud_van(kluis).scans if scan.hash == hash_]
    if not scans:
        return zin("de scan is niet in de kluis; kijk of dit de goede kluis is")
    gezien = [(scan, bekijk(scan, sleutel)) for scan in scans]
    heel = next(((scan, wat.inhoud) for scan, wat in gezien if wat.inhoud is not None), None)
    if heel is None:
        return _niet_open([wat for _, wat in gezien], sleutel)
    scan, inhoud = heel
    try:
        schrijf_prive(naar, inhoud)
    except FileExistsError:
        return zin("{bestand} bestaat al; kies een andere naam", bestand=str(naar))
    except OSError as fout:
        reden = reden_van(fout)
        return zin("{bestand} is niet te schrijven: {reden}. Er is niets veranderd", bestand=str(naar), reden=reden)
    return scan


def _niet_open(gezien: Sequence[Gezien], sleutel: Sleutel | None) -> Bericht:
    if not any(wat.dicht for wat in gezien):
        return zin("de scan in de kluis is veranderd; zet hem terug uit een kopie")
    if sleutel is None:
        return zin("de scan is versleuteld; zet BUURTLEDGER_SLEUTEL op het bestand met je geheime sleutel")
    return zin("jouw sleutel opent deze scan niet: hij is versleuteld voor een ander, of hij is veranderd")
