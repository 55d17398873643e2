"""The page itself: one file that asks nothing of anybody else, made of templates, a script and what the books say."""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import date
from decimal import Decimal
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.briefje import merk_van
from buurtledger.model.geld import plat
from buurtledger.model.huisstijl import Huisstijl, op_donker
from buurtledger.report.briefje.woorden import NIET_GESTART, WOORDEN
from buurtledger.report.taal import TALEN, Taal, schoon

_SJABLONEN = Path(__file__).parent / "sjablonen"
_GEGEVENS = '<script type="application/json" id="gegevens">'
_SCRIPTS = ("waarden.js", "opslag.js", "foto.js", "pak.js", "briefje.js")
"""In this order: each uses what came before."""


class Keuze(NamedTuple):
    """A post that receipts may be handed in for."""

    id: str
    naam: str
    gebied: str
    """The name of its gebied."""
    over: Decimal
    """What was paid out to it and not yet shown by bonnen, in euro's; below zero it is owed that much."""
    gesloten: bool = False


class Bladzijde(NamedTuple):
    """What the page of a day is made of. Texts are masked already."""

    boek: str
    """By which a briefje is known to be of these books (`model.briefje.boek_van`)."""
    buurt: str
    dag: date
    """The day that it is made, of which the figures are."""
    sleutels: tuple[str, ...]
    """The public keys of age that can open what is sent."""
    keuzes: tuple[Keuze, ...]
    vast: str = ""
    """The one post that it is for; empty to let people choose."""
    looptijd: tuple[date, date] | None = None
    """The first and last day of the money; None while that is an assumption."""


class Kop(NamedTuple):
    """What a page says of itself."""

    boek: str
    sleutels: tuple[str, ...]
    vast: str


def kop_van(html: str) -> Kop | None:
    """What a page that was made before says of itself; None where it is no such page."""
    begin = html.find(_GEGEVENS)
    if begin < 0:
        return None
    try:
        gegevens = json.JSONDecoder().raw_decode(html, begin + len(_GEGEVENS))[0]
        sleutels = tuple(str(een["sleutel"]) for een in gegevens["sleutels"])
        return Kop(str(gegevens["boek"]), sleutels, str(gegevens["vast"]))
    except (ValueError, LookupError, TypeError, RecursionError):
        return None


def teken(blad: Bladzijde, huisstijl: Huisstijl) -> str:
    """The whole page as HTML. The same books and day give the same bytes."""
    stijl, age = _stijl(huisstijl), _lees("age.js")
    script = "(() => {\n'use strict';\n" + "\n".join(map(_lees, _SCRIPTS)) + "})();\n"
    eerst = Taal("nl")
    plekken = {
        "CSP": _csp(stijl, age, script),
        "TITEL": escape(f"{eerst.vertaald(WOORDEN['titel'])} · {schoon(blad.buurt)}"),
        "STIJL": stijl,
        "BUURT": escape(schoon(blad.buurt)),
        "W:titel": escape(eerst.vertaald(WOORDEN["titel"])),
        "NIET_GESTART": _niet_gestart(),
        "GEGEVENS": _als_gegevens(blad),
        "AGE": age,
        "SCRIPT": script,
    }
    # Filled in once, from left to right: what is filled in is not looked at again.
    delen = _lees("briefje.html").split("@")
    return "".join(deel if nr % 2 == 0 else plekken[deel] for nr, deel in enumerate(delen))


def _als_gegevens(blad: Bladzijde) -> str:
    """What the script knows, as JSON in which no tag can stand."""
    gegevens = {
        "boek": blad.boek,
        "buurt": schoon(blad.buurt),
        "dag": blad.dag.isoformat(),
        "sleutels": [{"sleutel": sleutel, "merk": merk_van(sleutel)} for sleutel in blad.sleutels],
        "vast": blad.vast,
        "van": blad.looptijd[0].isoformat() if blad.looptijd else "",
        "tot": blad.looptijd[1].isoformat() if blad.looptijd else "",
        "posten": [
            {
                "id": keuze.id,
                "naam": schoon(keuze.naam),
                "gebied": schoon(keuze.gebied),
                "over": plat(keuze.over),
                "gesloten": keuze.gesloten,
            }
            for keuze in blad.keuzes
        ],
        "woorden": {code: {naam: Taal(code).vertaald(zin) for naam, zin in WOORDEN.items()} for code in TALEN},
    }
    return json.dumps(gegevens, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")


def _niet_gestart() -> str:
    """In every language: without a script nobody can choose one."""
    talen = [(code, Taal(code)) for code in TALEN]
    return "\n".join(
        f'<p lang="{code}">{escape(taal.vertaald(zin))}</p>' for code, taal in talen for zin in NIET_GESTART
    )


def _csp(stijl: str, *scripts: str) -> str:
    """Only this style and these scripts, pictures of its own making, and nothing of elsewhere."""
    return (
        f"default-src 'none'; style-src {_hash(stijl)}; script-src {' '.join(map(_hash, scripts))}; "
        "img-src blob: data:; base-uri 'none'; form-action 'none'"
    )


def _hash(tekst: str) -> str:
    return f"'sha256-{b64encode(sha256(tekst.encode()).digest()).decode()}'"


def _stijl(huisstijl: Huisstijl) -> str:
    tekst = _lees("briefje.css")
    for plek, kleur in (
        ("#010101", huisstijl.kleur),
        ("#020202", huisstijl.accent),
        ("#040404", op_donker(huisstijl.accent)),
    ):
        tekst = tekst.replace(plek, kleur)
    return tekst


def _lees(naam: str) -> str:
    return (_SJABLONEN / naam).read_text(encoding="utf-8")
