"""Reading a bonnenbriefje: what is inside the encrypted file, judged strictly, since anybody can make one.

Inside is a zip without compression: nothing unpacks to more than the file holds. docs/bestanden.md has the form.
"""

from __future__ import annotations

import json
import re
import struct
import zlib
from base64 import b64decode
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model import datum, geld
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.briefje import BESTAND, BONNEN, FORMAAT, FOTOS, FOTOS_PER_BON, WOORD, Briefbon, Briefje
from buurtledger.model.tekst import OPMAAK
from buurtledger.model.velden import DEEL_VAN_ID

_BEGIN = b"age-encryption.org/v1\n"
_LETTERS = b"-----BEGIN AGE ENCRYPTED FILE-----"
_EINDE = b"-----END AGE ENCRYPTED FILE-----"
_KOP = 8 * 1024
"""Within so many bytes the head of an encrypted file ends: enough for eighty keys. One of 32 KiB that is made to be
slow took 40 seconds to read."""
_TEKST = 2 * 1024 * 1024
"""The most bytes of briefje.json."""
_HALF = re.compile("[\ud800-\udfff]")
_NAAM = re.compile(r"foto-[1-9][0-9]{0,3}\.jpg")
_INHOUD = "briefje.json"
_DING = struct.pack("<IHHHHH", 0x04034B50, 20, 0x0800, 0, 0, 0x21)
"""How each entry begins: not compressed, a name in UTF-8, and always the same day."""


class Kop(NamedTuple):
    """What the head of an encrypted briefje tells to everybody. It is not proven before the file is opened."""

    formaat: str
    boek: str
    merken: tuple[str, ...]
    """Of the keys that it was made for (`model.briefje.merk_van`)."""


class Gelezen(NamedTuple):
    """A briefje and its photos, by their name."""

    briefje: Briefje
    fotos: dict[str, bytes]


def is_age(begin: bytes) -> bool:
    """Whether a file is encrypted with age, by its first bytes; also as letters, as a messenger may carry it."""
    kaal = begin.lstrip(b"\xef\xbb\xbf \t\r\n")
    return begin.startswith(_BEGIN) or kaal.startswith(_LETTERS)


def als_bytes(inhoud: bytes) -> bytes | None:
    """The encrypted file itself, also when it came as letters; None when those are not whole, or the head has no
    end within bounds."""
    heel = inhoud if inhoud.startswith(_BEGIN) else _van_letters(inhoud)
    return heel if heel is not None and b"\n--- " in heel[:_KOP] else None


def _van_letters(inhoud: bytes) -> bytes | None:
    _, _, rest = inhoud.partition(_LETTERS)
    letters, einde, _ = rest.partition(_EINDE)
    try:
        return b64decode(b"".join(letters.split()), validate=True) if einde else None
    except ValueError:
        return None


def lees_kop(inhoud: bytes) -> Kop | None:
    """What the head tells; None when the file is encrypted with age and no briefje."""
    for regel in inhoud[len(_BEGIN) : _KOP].split(b"\n"):
        if regel.startswith(b"---"):
            return None
        delen = regel.decode("ascii", "replace").split(" ")
        if delen[:2] == ["->", WOORD] and len(delen) >= 4:
            return Kop(delen[2], delen[3], tuple(delen[4:]))
    return None


def lees_briefje(inhoud: bytes) -> Gelezen | Bericht:
    """What is inside a decrypted briefje; or why it is none."""
    if len(inhoud) > BESTAND:
        return zin("het briefje is te groot: meer dan {groot} MiB", groot=BESTAND // 2**20)
    dingen = _pak_uit(inhoud)
    if isinstance(dingen, Bericht):
        return dingen
    try:
        tekst = dingen.pop(_INHOUD).decode("utf-8")
        gegevens = json.loads(tekst, parse_float=_geen, parse_int=_klein_getal, parse_constant=_geen)
    except (ValueError, RecursionError):
        return _vreemd(_INHOUD)
    if isinstance(gegevens, dict) and gegevens.get("formaat") != FORMAAT:
        return ander_formaat(str(gegevens.get("formaat"))[:20])
    try:
        briefje = _briefje(gegevens)
    except _Vreemd as vreemd:
        return _vreemd(vreemd.wat)
    gebruikt = [foto for bon in briefje.bonnen for foto in bon.fotos]
    if sorted(gebruikt) != sorted(dingen):
        return _vreemd("fotos")
    return Gelezen(briefje, dingen)


def ander_formaat(formaat: str) -> Bericht:
    """That a briefje was made by an older or newer page."""
    return zin(
        "dit briefje is van een andere vorm ({formaat}, deze versie leest {eigen}); laat het opnieuw maken met een "
        "nieuw "
        "briefje: buurtledger briefje MAP",
        formaat=formaat,
        eigen=FORMAAT,
    )


def _vreemd(wat: str) -> Bericht:
    return zin("dit is geen briefje zoals buurtledger het maakt ({wat} klopt niet); er is niets uit gelezen", wat=wat)


def _pak_uit(inhoud: bytes) -> dict[str, bytes] | Bericht:
    """The entries of the zip by name: exactly as the page writes it, one after the other from the first byte on.

    A reader of any zip takes hidden, doubled and overlapping entries; here what is not expected is no briefje.
    """
    dingen: dict[str, bytes] = {}
    lijst: list[bytes] = []
    plek = 0
    while inhoud[plek : plek + 4] == _DING[:4]:
        if len(lijst) > FOTOS or len(inhoud) < plek + 30:
            return _vreemd("zip")
        vast, crc, klein, groot, lengte, extra = struct.unpack_from("<14sIIIHH", inhoud, plek)
        begin = plek + 30 + lengte
        letters, data = inhoud[plek + 30 : begin], inhoud[begin : begin + groot]
        naam = letters.decode("ascii", "replace")
        if (
            (vast != _DING or klein != groot or extra or len(data) != groot or naam in dingen)
            or not ((naam == _INHOUD and groot <= _TEKST) or _NAAM.fullmatch(naam))
            or zlib.crc32(data) != crc
        ):
            return _vreemd("zip")
        dingen[naam] = data
        maat = struct.pack("<IIIHHHHHII", crc, groot, groot, lengte, 0, 0, 0, 0, 0, plek)
        lijst.append(b"PK\x01\x02\x14\x00" + _DING[4:] + maat + letters)
        plek = begin + groot
    wijzer = b"".join(lijst)
    slot = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(lijst), len(lijst), len(wijzer), plek, 0)
    if _INHOUD not in dingen or inhoud[plek:] != wijzer + slot:
        return _vreemd("zip")
    return dingen


class _Vreemd(Exception):
    """A value that cannot stand where it does."""

    def __init__(self, wat: str) -> None:
        super().__init__(wat)
        self.wat = wat


def _klein_getal(cijfers: str) -> int | None:
    """A whole number; a very long one is none, since turning it into a number takes forever."""
    return int(cijfers) if len(cijfers) <= 9 else None


def _geen(_cijfers: str) -> None:
    """No field holds a number with a fraction: amounts are text."""


def _briefje(gegevens: object) -> Briefje:
    deel = _groep(gegevens, "briefje.json")
    bonnen = tuple(_bon(bon, nr) for nr, bon in enumerate(_lijst(deel, "bonnen", BONNEN), 1))
    geleerd = tuple(_is_tekst(een, "geleerd", OPMAAK) for een in _lijst(deel, "geleerd", BONNEN))
    return Briefje(
        _patroon(deel, "boek", r"[0-9a-f]{16}"),
        _tekst(deel, "buurt", 500),
        _dag(deel, "bladzijde"),
        _dag(deel, "dag"),
        _patroon(deel, "post", f"{DEEL_VAN_ID}/{DEEL_VAN_ID}"),
        _tekst(deel, "van", 500),
        bonnen,
        _tekst(deel, "resultaat", OPMAAK).replace("\r\n", "\n"),
        tuple(filter(None, map(str.strip, geleerd))),
    )


def _bon(gegevens: object, plek: int) -> Briefbon:
    waar = f"bon {plek}"
    deel = _groep(gegevens, waar)
    id_, nr = _patroon(deel, "id", r"[0-9a-f]{32}"), deel.get("nr")
    if type(nr) is not int or not 0 < nr <= 999_999:
        raise _Vreemd(waar)
    bedrag = geld.lees_geschreven(_tekst(deel, "bedrag", 20), nul_mag=False)
    if not isinstance(bedrag, Decimal):
        raise _Vreemd(f"{waar}: bedrag")
    fotos = tuple(_is_tekst(foto, waar, 20) for foto in _lijst(deel, "fotos", FOTOS_PER_BON))
    # Longer texts than a line may have are let through: they are shown, and refused with a sentence of their own.
    return Briefbon(
        id_,
        nr,
        _dag(deel, "dag"),
        bedrag,
        _tekst(deel, "wat", 5000).strip(),
        _tekst(deel, "winkel", 5000).strip(),
        fotos,
    )


def _groep(waarde: object, wat: str) -> dict[str, object]:
    if not isinstance(waarde, dict):
        raise _Vreemd(wat)
    return waarde


def _lijst(deel: dict[str, object], veld: str, hoogstens: int) -> list[object]:
    waarde = deel.get(veld)
    if not isinstance(waarde, list) or len(waarde) > hoogstens:
        raise _Vreemd(veld)
    return waarde


def _tekst(deel: dict[str, object], veld: str, hoogstens: int) -> str:
    return _is_tekst(deel.get(veld), veld, hoogstens)


def _is_tekst(waarde: object, wat: str, hoogstens: int) -> str:
    # Half a character is none: it could not be written or printed.
    if not isinstance(waarde, str) or len(waarde) > hoogstens or _HALF.search(waarde):
        raise _Vreemd(wat)
    return waarde


def _patroon(deel: dict[str, object], veld: str, patroon: str) -> str:
    tekst = _tekst(deel, veld, 200)
    if not re.fullmatch(patroon, tekst):
        raise _Vreemd(veld)
    return tekst


def _dag(deel: dict[str, object], veld: str) -> date:
    dag = datum.lees_geschreven(_tekst(deel, veld, 10))
    if not isinstance(dag, date):
        raise _Vreemd(veld)
    return dag
