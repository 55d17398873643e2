"""The open data of the website: CSV with its Data Package description, and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from buurtledger.model.bericht import N_
from buurtledger.report.besluiten import Besluitenlijst
from buurtledger.report.ideeen import Ideelijst
from buurtledger.report.mutaties import Mutatielijst, Regel
from buurtledger.report.overeenkomsten import Overeenkomstenlijst
from buurtledger.report.site.datapackage import UITLEG, datapackage
from buurtledger.report.site.model import Site
from buurtledger.report.status import maak_status
from buurtledger.report.taal import Taal
from buurtledger.report.verantwoording import VerantwoordingVerslag
from buurtledger.report.voorstellen import Voorstellenlijst
from buurtledger.report.vormen.csv import schrijf
from buurtledger.stand.ideeen import tel_ideeen
from buurtledger.stand.ongedaan import zoek_ongedaan

BESCHRIJVING: Mapping[str, str] = {
    **{f"{naam}.csv": uitleg for naam, uitleg in UITLEG.items()},
    "status.json": N_("de stand van alles"),
    "besluiten.json": N_("elk besluit"),
    "ideeen.json": N_("elk idee, en wat ervan kwam"),
    "overeenkomsten.json": N_("wat er met anderen afgesproken is"),
    "voorstellen.json": N_("wat er voorgelegd is, en wat bewoners zeiden"),
    "zoek.json": N_("de index van het zoeken"),
    "datapackage.json": N_("wat er in deze bestanden staat (Frictionless Data Package)"),
}
"""The files, and what is in them."""


def gegevens(site: Site) -> Iterator[tuple[str, bytes]]:
    """The data files by path on the website."""
    return ((f"gegevens/{naam}", inhoud) for naam, inhoud in pakket(site))


def pakket(site: Site) -> Iterator[tuple[str, bytes]]:
    """The same files as a package of their own, by name."""
    overzicht = maak_status(site.stand, tijd_telt=False, bijdragen=site.boeken.bijdragen)
    tabellen = {
        "posten": overzicht.tabel(),
        "mutaties": Mutatielijst(()).tabel(),
        "verantwoording": VerantwoordingVerslag(site.stand, site.verteld).tabel(),
    }
    for naam, inhoud in tabellen.items():
        rijen = b"".join(_per_logboek(site)) if naam == "mutaties" else b""
        yield f"{naam}.csv", schrijf(inhoud).encode() + rijen
    yield "status.json", _json(overzicht.gegevens())
    yield "besluiten.json", _json(Besluitenlijst(site.boeken.besluiten).gegevens())
    gebieden = {gebied.id: gebied.naam for gebied in site.plan.gebieden}
    yield "ideeen.json", _json(Ideelijst(site.ideeen, tel_ideeen(site.ideeen), site.op, gebieden).gegevens())
    afgesproken = Overeenkomstenlijst(site.overeenkomsten, site.op, site.namen)
    yield "overeenkomsten.json", _json(afgesproken.gegevens())
    voorgelegd = Voorstellenlijst(site.boeken.voorstellen, site.boeken.besluiten)
    yield "voorstellen.json", _json(voorgelegd.gegevens())
    yield "datapackage.json", _json(datapackage(site, tabellen, Taal("en")))


def _per_logboek(site: Site) -> Iterator[bytes]:
    """The rows of every mutatie; a logboek at a time, since there may be very many."""
    for logboek in site.boeken.logboeken.values():
        stornos = zoek_ongedaan(logboek).stornos
        regels = tuple(Regel(m, m.nummer in stornos) for m in logboek if m.datum <= site.op)
        yield schrijf(Mutatielijst(regels).tabel()).partition("\n")[2].encode()


def _json(waarde: dict[str, object]) -> bytes:
    return (json.dumps(waarde, ensure_ascii=False, indent=1) + "\n").encode()
