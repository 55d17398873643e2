"""A bank's file, recognised by what is in it: CAMT.053, MT940, a table, or a zip of those."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from buurtledger.bank.afschrift import Gelezen, Leesfout, Rekeningafschrift
from buurtledger.bank.camt053 import is_xml, lees_camt
from buurtledger.bank.mt940.lezen import is_mt940, lees_mt940
from buurtledger.bank.tabel.lezen import lees_blad, lees_tabel
from buurtledger.model.bericht import Bericht, zin
from buurtledger.store.files.ingepakt import STUK, is_gewoon_ingepakt

HOOGSTENS = 256 * 1024 * 1024
"""The largest file, and the most that a zip may hold, in bytes: a hundred thousand entries are 150 MB of CAMT."""
_BESTANDEN = 1000
"""The most files in a zip."""
_ZIP_STUK = zin("de zip is niet te openen: hij is niet heel, of zit op slot")
_OUD_REKENBLAD = b"\xd0\xcf\x11\xe0"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ANDERS = {
    b"%PDF": zin("dit is een pdf: die is om te lezen. Vraag de bank om CAMT.053, MT940 of CSV"),
}


def lees_bestand(inhoud: bytes) -> Gelezen:
    """All statements of a file, and what is wrong in it. It may come from anybody."""
    if len(inhoud) > HOOGSTENS:
        return _niets(zin("het bestand is te groot: meer dan {groot} MiB", groot=HOOGSTENS // 2**20))
    if inhoud.startswith(_OUD_REKENBLAD) or _is_werkboek(inhoud):
        return _lees_werkboek(inhoud)
    if inhoud.startswith(_ZIP):
        return _lees_zip(inhoud)
    return _lees_los(inhoud)


def _is_werkboek(inhoud: bytes) -> bool:
    """Whether a file is a zip of a spreadsheet, as ABN AMRO offers."""
    if not inhoud.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            return any(naam.startswith("xl/") for naam in zip_.namelist())
    except STUK:
        return False


def _lees_werkboek(inhoud: bytes) -> Gelezen:
    """The sheets of a bank's workbook that are its table; read apart, since a stranger may have made it."""
    from buurtledger.store.bladen.rekenblad import lees_oud_rekenblad, lees_rekenblad

    oud = inhoud.startswith(_OUD_REKENBLAD)
    bladen = lees_oud_rekenblad(inhoud) if oud else lees_rekenblad(inhoud)
    if isinstance(bladen, Bericht):
        return _niets(bladen)
    if any(blad.verborgen for blad in bladen):
        return _niets(zin("in het rekenblad zijn rijen verborgen; haal het opnieuw bij de bank"))
    gelezen = [een for blad in bladen if (een := lees_blad(blad)) is not None]
    if len(gelezen) != 1:
        return _niets(zin("dit rekenblad herken ik niet als dat van een bank; haal CAMT.053, MT940, TAB of CSV"))
    return gelezen[0]


def _niets(bericht: Bericht) -> Gelezen:
    return Gelezen("", (), (Leesfout(bericht),))


def _lees_los(inhoud: bytes) -> Gelezen:
    for begin, bericht in _ANDERS.items():
        if inhoud.startswith(begin):
            return _niets(bericht)
    if not inhoud.strip():
        return _niets(zin("het bestand is leeg"))
    if is_xml(inhoud):
        return lees_camt(inhoud)
    tekst = _tekst(inhoud)
    if tekst is None:
        return _niets(zin("het bestand is geen tekst; haal het opnieuw bij de bank"))
    if is_mt940(tekst):
        return lees_mt940(tekst)
    tabel = lees_tabel(tekst)
    if tabel is not None:
        return tabel
    return _niets(zin("dit herken ik niet als bestand van een bank; vraag de bank om CAMT.053, MT940 of CSV"))


def _tekst(inhoud: bytes) -> str | None:
    """The text, in whatever encoding the bank wrote it; None for what is no text."""
    if inhoud[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return inhoud.decode("utf-16", "replace")
    if b"\0" in inhoud:
        return None
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Triodos writes iso-8859-15: it differs in eight signs, of which only the euro is seen in a text.
        return inhoud.removeprefix(b"\xef\xbb\xbf").decode("cp1252", "replace")


def _lees_zip(inhoud: bytes) -> Gelezen:
    soorten: list[str] = []
    afschriften: list[Rekeningafschrift] = []
    fouten: list[Leesfout] = []
    try:
        for naam, deel in _delen(inhoud):
            if isinstance(deel, Bericht):
                return _niets(deel)
            gelezen = _lees_los(deel)
            if deel.startswith(_ZIP):
                gelezen = _niets(zin("er zit een zip in de zip; pak hem eerst uit"))
            soorten.append(gelezen.soort)
            fouten += (
                fout._replace(
                    bericht=zin("{bestand} in de zip: {bericht}", bestand=naam, bericht=fout.bericht),
                    afschrift=fout.afschrift and fout.afschrift + len(afschriften),
                )
                for fout in gelezen.fouten
            )
            afschriften += gelezen.afschriften
    except STUK:
        return _niets(_ZIP_STUK)
    if not soorten:
        return _niets(zin("de zip is leeg"))
    return Gelezen(f"zip: {', '.join(dict.fromkeys(filter(None, soorten)))}", tuple(afschriften), tuple(fouten))


def _delen(inhoud: bytes) -> Iterator[tuple[str, bytes | Bericht]]:
    """The files in a zip, by name; what a small zip unpacks to is bounded while it is unpacked."""
    over = HOOGSTENS
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        namen = sorted((deel for deel in zip_.infolist() if not deel.is_dir()), key=lambda deel: deel.filename)
        if not is_gewoon_ingepakt(namen):
            yield "", _ZIP_STUK
            return
        if len(namen) > _BESTANDEN:
            yield "", zin("er zitten te veel bestanden in de zip: hoogstens {aantal}", aantal=_BESTANDEN)
            return
        for deel in namen:
            naam = deel.filename.rpartition("/")[2]
            if naam.startswith(".") or deel.filename.startswith("__MACOSX/"):
                continue
            with zip_.open(deel) as stroom:
                uitgepakt = stroom.read(over + 1)
            over -= len(uitgepakt)
            if over < 0:
                yield naam, zin("de zip pakt uit tot meer dan {groot} MiB", groot=HOOGSTENS // 2**20)
                return
            yield naam, uitgepakt
