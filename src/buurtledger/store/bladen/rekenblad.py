"""XLSX and ODS, read in a process of its own with little memory and time: a small file can ask for a huge sheet."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from datetime import date
from decimal import Decimal
from importlib.util import find_spec

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.blad import Blad, Celwaarde
from buurtledger.store.bladen.csvblad import KOLOMMEN, RIJEN
from buurtledger.store.files.ingepakt import STUK, is_gewoon_ingepakt

_UITGEPAKT = 256 * 1024 * 1024
"""The most bytes that a file may hold once unpacked."""
_SECONDEN = 30
_ONLEESBAAR = zin("dit rekenblad is niet te lezen; open het en sla het op als .xlsx, .ods of .csv")
_MACROS = ("Basic/", "xl/macrosheets/")


def lees_rekenblad(inhoud: bytes) -> tuple[Blad, ...] | Bericht:
    """The visible sheets of a workbook, formulas as their values; why not, when it cannot be read."""
    if bezwaar := _bezwaar(inhoud):
        return bezwaar
    return _lees_apart(inhoud)


def lees_oud_rekenblad(inhoud: bytes) -> tuple[Blad, ...] | Bericht:
    """The same of an .xls, which is no zip. Nothing in it is run: a macro is not even read."""
    if "EncryptedPackage".encode("utf-16-le") in inhoud:
        return zin("er zit een wachtwoord op; sla het op zonder wachtwoord")
    return _lees_apart(inhoud)


def _lees_apart(inhoud: bytes) -> tuple[Blad, ...] | Bericht:
    if find_spec("python_calamine") is None:
        return zin('voor een rekenblad is meer nodig: pip install "buurtledger[uitwisseling]"; een .csv kan zo')
    try:
        gedaan = subprocess.run(
            # -P: a module that lies in the current folder, a stranger's ledger, is not ours.
            [sys.executable, "-P", "-m", "buurtledger.store.bladen.rekenbladproces", str(RIJEN), str(KOLOMMEN)],
            input=inhoud,
            capture_output=True,
            timeout=_SECONDEN,
            check=False,
        )
        uitkomst = json.loads(gedaan.stdout) if gedaan.returncode == 0 else "te groot"
    except subprocess.TimeoutExpired:
        uitkomst = "te groot"
    except ValueError:
        uitkomst = "onleesbaar"
    match uitkomst:
        case "wachtwoord":
            return zin("er zit een wachtwoord op; sla het op zonder wachtwoord")
        case "te groot":
            return zin(
                "het blad is te groot: hoogstens {rijen} rijen en {kolommen} kolommen", rijen=RIJEN, kolommen=KOLOMMEN
            )
        case [*bladen]:
            return tuple(
                Blad(naam, tuple(tuple(map(_waarde, rij)) for rij in rijen), verborgen)
                for naam, rijen, verborgen in bladen
            )
        case _:
            return _ONLEESBAAR


def _bezwaar(inhoud: bytes) -> Bericht | None:
    """Why a file is not opened: seen from its list of contents, before anything in it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            delen = {deel.filename: deel for deel in zip_.infolist()}
            if not is_gewoon_ingepakt(zip_.infolist()):
                return _ONLEESBAAR
            manifest = delen.get("META-INF/manifest.xml")
            met_wachtwoord = bool(
                manifest and manifest.file_size < 2**20 and b"encryption-data" in zip_.read(manifest.filename)
            )
    except STUK:
        return _ONLEESBAAR
    if met_wachtwoord or any(deel.flag_bits & 1 for deel in delen.values()):
        return zin("er zit een wachtwoord op; sla het op zonder wachtwoord")
    if any(naam.casefold().endswith("vbaproject.bin") or naam.startswith(_MACROS) for naam in delen):
        return zin("er zitten macro's in; sla het op zonder macro's (.xlsx of .ods)")
    if sum(deel.file_size for deel in delen.values()) > _UITGEPAKT:
        return zin(
            "het blad is te groot: hoogstens {rijen} rijen en {kolommen} kolommen", rijen=RIJEN, kolommen=KOLOMMEN
        )
    return None


def _waarde(cel: object) -> Celwaarde:
    """A cell as the other process gave it: text, `[getal]` or `[dag]`."""
    match cel:
        case {"getal": str(getal)}:
            return Decimal(getal)
        case {"dag": str(dag)}:
            return date.fromisoformat(dag)
        case _:
            return str(cel).strip()
