"""What the kluis remembers of the bank: the key of the kenmerken, own accounts, those of groups, what was refused.

One file, `bank/geheugen.json`, encrypted as scans are when rollen has keys. Nothing of it may reach the ledger.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.rollen import Rollen
from buurtledger.store.kluis.plek import GEHEUGEN, GEHEUGEN_DICHT, lees_gewoon, schrijf_over
from buurtledger.store.kluis.sleutels import Sleutel, ontsleutel, versleutel

_FORMAAT = 1
SLEUTELLENGTE = 32


class Groepsrekening(NamedTuple):
    """The account of a group, to which it is paid."""

    iban: str
    naam: str
    vorige: str = ""
    """The IBAN to which was paid before this one; empty when the change was confirmed, or there was none."""
    door: str = ""
    """The address in git of who entered it."""


class Betaalbestand(NamedTuple):
    """A file of payments that was made, and of which the bank does not show everything yet."""

    nummer: str
    datum: str
    mutaties: tuple[str, ...]


class Bankgeheugen(NamedTuple):
    """All of it."""

    sleutel: bytes
    rekeningen: Mapping[str, str]
    """Per public name the number of the account."""
    posten: Mapping[str, Groepsrekening]
    """Per post, and per shop (`leverancier_sleutel`), the account to which is paid."""
    geleerd: Mapping[str, str]
    """Per account at the other side the post that it was seen to belong to."""
    geweigerd: frozenset[tuple[str, str]]
    """Pairs of kenmerk and id that a person refused."""
    betaalbestanden: tuple[Betaalbestand, ...]

    @property
    def groepen(self) -> dict[str, str]:
        """Per IBAN the post that is paid there; shops apart."""
        return {r.iban: post for post, r in self.posten.items() if not post.startswith(_WINKEL)}


_WINKEL = "leverancier:"


def leverancier_sleutel(leverancier: str) -> str:
    """Under what the account of a shop is kept, whatever its capitals; no post is called so."""
    return _WINKEL + " ".join(leverancier.casefold().split())


def toonbaar(wie: str) -> str:
    """A post, or a shop by its name alone."""
    return wie.removeprefix(_WINKEL)


def nieuw_geheugen() -> Bankgeheugen:
    """An empty one, with a key of its own."""
    return Bankgeheugen(secrets.token_bytes(SLEUTELLENGTE), {}, {}, {}, frozenset(), ())


def heeft_geheugen(kluis: Path) -> bool:
    """Whether anything is remembered at all, readable or not."""
    return any(os.path.lexists(kluis / naam) for naam in (GEHEUGEN, GEHEUGEN_DICHT))


def lees_geheugen(kluis: Path, sleutel: Sleutel | None) -> Bankgeheugen | Bericht | None:
    """What is remembered; None when nothing was yet, or why it cannot be read."""
    if os.path.lexists(kluis / GEHEUGEN_DICHT):
        inhoud = lees_gewoon(kluis / GEHEUGEN_DICHT)
        if isinstance(inhoud, Bericht):
            return inhoud
        if sleutel is None:
            return zin(
                "wat de kluis van de bank weet is versleuteld; zet BUURTLEDGER_SLEUTEL op het bestand met je geheime "
                "sleutel"
            )
        geopend = ontsleutel(inhoud, sleutel)
        if geopend is None:
            return zin(
                "jouw sleutel opent niet wat de kluis van de bank weet; vraag wie de boeken doet om buurtledger kluis "
                "deel"
            )
        return uit_bytes(geopend)
    if not os.path.lexists(kluis / GEHEUGEN):
        return None
    inhoud = lees_gewoon(kluis / GEHEUGEN)
    return inhoud if isinstance(inhoud, Bericht) else uit_bytes(inhoud)


def schrijf_geheugen(kluis: Path, geheugen: Bankgeheugen, rollen: Rollen) -> Bericht | None:
    """Keep it, at one stroke; or why that cannot be done."""
    sleutels = [persoon.kluis for persoon in rollen.personen if persoon.kluis]
    inhoud = als_bytes(geheugen)
    if not sleutels:
        return schrijf_over(kluis / GEHEUGEN, inhoud)
    bezwaar = schrijf_over(kluis / GEHEUGEN_DICHT, versleutel(inhoud, sleutels))
    if bezwaar is None:
        (kluis / GEHEUGEN).unlink(missing_ok=True)
    return bezwaar


def als_bytes(geheugen: Bankgeheugen) -> bytes:
    """All of it, as it is kept."""
    return json.dumps(_als_json(geheugen), ensure_ascii=False, indent=1, sort_keys=True).encode()


def _als_json(geheugen: Bankgeheugen) -> dict[str, object]:
    return {
        "formaat": _FORMAAT,
        "sleutel": geheugen.sleutel.hex(),
        "rekeningen": dict(geheugen.rekeningen),
        "posten": {post: rekening._asdict() for post, rekening in geheugen.posten.items()},
        "geleerd": dict(geheugen.geleerd),
        "geweigerd": sorted(list(paar) for paar in geheugen.geweigerd),
        "betaalbestanden": [{**b._asdict(), "mutaties": list(b.mutaties)} for b in geheugen.betaalbestanden],
    }


def uit_bytes(inhoud: bytes) -> Bankgeheugen | Bericht:
    """What was kept, from its bytes; or why it cannot be read."""
    try:
        gelezen: Any = json.loads(inhoud)
        if gelezen["formaat"] != _FORMAAT:
            return zin("{bestand} in de kluis is van een andere versie van buurtledger", bestand=GEHEUGEN)
        sleutel = bytes.fromhex(gelezen["sleutel"])
        if len(sleutel) != SLEUTELLENGTE:
            raise ValueError("sleutel")
        return Bankgeheugen(
            sleutel,
            {str(naam): str(iban) for naam, iban in gelezen["rekeningen"].items()},
            {str(post): _rekening(**rekening) for post, rekening in gelezen["posten"].items()},
            {str(iban): str(post) for iban, post in gelezen["geleerd"].items()},
            frozenset((str(kenmerk), str(nummer)) for kenmerk, nummer in gelezen["geweigerd"]),
            tuple(_betaalbestand(**bestand) for bestand in gelezen["betaalbestanden"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return zin("{bestand} in de kluis is niet te lezen; zet het terug uit een kopie", bestand=GEHEUGEN)


def _rekening(iban: str, naam: str, vorige: str = "", door: str = "") -> Groepsrekening:
    rekening = Groepsrekening(iban, naam, vorige, door)
    if not all(isinstance(deel, str) for deel in rekening):
        raise TypeError(rekening)
    return rekening


def _betaalbestand(nummer: str, datum: str, mutaties: list[str]) -> Betaalbestand:
    if not all(isinstance(deel, str) for deel in (nummer, *mutaties)):
        raise TypeError(mutaties)
    return Betaalbestand(nummer, date.fromisoformat(datum).isoformat(), tuple(mutaties))
