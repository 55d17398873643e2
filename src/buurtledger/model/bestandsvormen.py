"""The kinds of file that a ledger is made of, each with its form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from buurtledger.model.bank import BANK, BANKBOEK
from buurtledger.model.begroting import Begroting
from buurtledger.model.besluit import Besluit
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.model.idee import IDEEENBOEK
from buurtledger.model.instemming import OVER_BESLUIT, OVER_ROLLEN, instemmingvorm
from buurtledger.model.kascommissie import Oordelen
from buurtledger.model.kern import Kern
from buurtledger.model.mutatie import Soort, regelvorm
from buurtledger.model.overeenkomst import OVEREENKOMSTENBOEK
from buurtledger.model.rectificatie import Rectificaties
from buurtledger.model.regelboek import IDEEEN, OVEREENKOMSTEN, REACTIES, Regelboek
from buurtledger.model.rollen import Rollen
from buurtledger.model.schemaverwijzing import schemabestand
from buurtledger.model.stadslijst import Stadslijst
from buurtledger.model.subsidie import Subsidie
from buurtledger.model.verantwoording import Cofinanciering, Leersessies, Verantwoording
from buurtledger.model.voorstel import REACTIEBOEK, Voorstel
from buurtledger.model.vorm import Vorm

BEGROTING = Vorm(Begroting)
KERN = Vorm(Kern)
RESULTAAT = Vorm(Verantwoording)
BESLUIT = Vorm(Besluit)
LEERSESSIES = Vorm(Leersessies)
ROLLEN = Vorm(Rollen)
RECTIFICATIES = Vorm(Rectificaties)
HUISSTIJL = Vorm(Huisstijl)
KASCOMMISSIE = Vorm(Oordelen)
COFINANCIERING = Vorm(Cofinanciering)
SUBSIDIE = Vorm(Subsidie)
VOORSTEL = Vorm(Voorstel)
STADSLIJST = Vorm(Stadslijst)

VORMEN: Mapping[str, Vorm[Any]] = {
    "budget": BEGROTING,
    "kern": KERN,
    "besluit": BESLUIT,
    "resultaat": RESULTAAT,
    "leersessies": LEERSESSIES,
    "rollen": ROLLEN,
    "rectificaties": RECTIFICATIES,
    "huisstijl": HUISSTIJL,
    "kascommissie": KASCOMMISSIE,
    "cofinanciering": COFINANCIERING,
    "subsidie": SUBSIDIE,
    "voorstel": VOORSTEL,
    "stad": STADSLIJST,
}
"""By the name that `buurtledger schema` knows; a list of lines stands apart."""
LIJSTEN: Mapping[str, tuple[str, ...]] = {"rollenakkoorden": OVER_ROLLEN, "akkoorden": OVER_BESLUIT}
"""The lists of lines that say yes, and what such a line may be about."""
REGELBOEKEN: Mapping[str, Regelboek] = {
    "bank": BANKBOEK,
    "ideeen": IDEEENBOEK,
    "overeenkomsten": OVEREENKOMSTENBOEK,
    "reacties": REACTIEBOEK,
}
"""The books with one line a thing besides the logboeken."""
_PER_MAP = {f"{BANK}/": BANKBOEK, f"{REACTIES}/": REACTIEBOEK, IDEEEN: IDEEENBOEK, OVEREENKOMSTEN: OVEREENKOMSTENBOEK}
NAMEN = (*VORMEN, "logboek", *REGELBOEKEN, *LIJSTEN)
"""All that `buurtledger schema` knows."""


def regelboek_van(bestand: str) -> Regelboek | None:
    """Which book with one line a thing a file is; None for a logboek, and for what is no such book."""
    return next((boek for begin, boek in _PER_MAP.items() if bestand.startswith(begin)), None)


def schema_van(naam: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file, or of the files in data/akkoorden."""
    if naam == "logboek":
        return logboekschema()
    if naam in REGELBOEKEN:
        return REGELBOEKEN[naam].json_schema()
    if naam in LIJSTEN:
        regels = [instemmingvorm(wat).json_schema() | {"title": wat} for wat in LIJSTEN[naam]]
        return {"type": "array", "items": {"anyOf": regels}}
    return VORMEN[naam].json_schema()


def schematekst(naam: str) -> str:
    """The JSON Schema of a kind of file, as a file."""
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps({**dialect, **schema_van(naam)}, ensure_ascii=False, indent=2) + "\n"


def schemas() -> dict[str, str]:
    """Every schema, by the path of its file."""
    return {schemabestand(naam): schematekst(naam) for naam in NAMEN}


def logboekschema() -> dict[str, Any]:
    """The JSON Schema of a logboek: a list of lines, each of one kind."""
    regels = [regelvorm(soort).json_schema() | {"title": soort.value} for soort in Soort]
    return {"type": "array", "items": {"anyOf": regels}}
