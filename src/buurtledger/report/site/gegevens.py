"""The open data of the website: CSV with its Data Package description, and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal

from buurtledger.model.bericht import N_
from buurtledger.report.besluiten import Besluitenlijst
from buurtledger.report.ideeen import Ideelijst
from buurtledger.report.mutaties import Mutatielijst, Regel
from buurtledger.report.overeenkomsten import Overeenkomstenlijst
from buurtledger.report.site.model import Site
from buurtledger.report.status import maak_status
from buurtledger.report.tabel import Tabel
from buurtledger.report.verantwoording import VerantwoordingVerslag
from buurtledger.report.voorstellen import Voorstellenlijst
from buurtledger.report.vormen.csv import schrijf
from buurtledger.stand.ideeen import tel_ideeen
from buurtledger.stand.ongedaan import zoek_ongedaan

BESCHRIJVING: Mapping[str, str] = {
    "posten.csv": N_("elke post met zijn cijfers"),
    "mutaties.csv": N_("elke bon en betaling"),
    "verantwoording.csv": N_("wat elke post teruggaf"),
    "status.json": N_("de stand van alles"),
    "besluiten.json": N_("elk besluit"),
    "ideeen.json": N_("elk idee, en wat ervan kwam"),
    "overeenkomsten.json": N_("wat er met anderen afgesproken is"),
    "voorstellen.json": N_("wat er voorgelegd is, en wat bewoners zeiden"),
    "zoek.json": N_("de index van het zoeken"),
    "datapackage.json": N_("wat er in deze bestanden staat (Frictionless Data Package)"),
}
"""The files, and what is in them."""

_VELDEN: Mapping[str, str] = {
    "gebied": "id of the area",
    "post": "id of the budget line: gebied/post",
    "naam": "name for people",
    "begroot": "budget: the plan and the decisions in force, in euro's",
    "besteed": "spent: receipts minus what shops gave back, in euro's",
    "uitbetaald": "paid out: advances, reimbursements and receipts paid from the account, minus what came back",
    "te_verantwoorden": "paid out and not yet shown by receipts; below zero the group is owed that much",
    "nog_te_verantwoorden": "what of it is above zero",
    "tegoed": "what of it is below zero",
    "vrij": "budget minus spent",
    "vastgelegd": "held by accepted offers, above what their receipts have used",
    "beschikbaar": "budget minus the larger of spent and paid out: what can still be promised",
    "bonnen": "number of receipts that count",
    "soort": "kind: bon, voorschot, terugbetaling, vergoeding, retour, storno, akkoord",
    "id": "id: day of entry and a chance part",
    "datum": "the date on the paper",
    "bedrag": "amount in euro's, two decimals",
    "btw": "VAT within the amount",
    "omschrijving": "what for",
    "leverancier": "shop",
    "betaald_door": "who paid: kern (the group) or penvoerder (the foundation)",
    "ontvangen_door": "who got the money back",
    "van": "id of the line that it refers to",
    "bij": "id of the accepted offer that it fulfils",
    "bewijs": "what there is on paper: bon, factuur or verklaring",
    "activiteit": "a label",
    "scan": "SHA-256 of the scan, which itself is not public",
    "notitie": "note",
    "reden": "reason of a storno",
    "rol": "role in which somebody approved",
    "afdruk": "print of the content that was approved",
    "bron": "what the line was made from",
    "gestorneerd": "whether it was undone: ja or nee",
    "resultaat": "whether the result was told: ja or nee",
    "leersessies": "number of learning sessions attended",
    "mist": "what is still asked",
}
"""What each column holds; in English, as who reads such a file expects."""


def gegevens(site: Site) -> Iterator[tuple[str, bytes]]:
    """The data files by path."""
    overzicht = maak_status(site.stand, tijd_telt=False, bijdragen=site.boeken.bijdragen)
    tabellen = {
        "posten": overzicht.tabel(),
        "mutaties": Mutatielijst(()).tabel(),
        "verantwoording": VerantwoordingVerslag(site.stand, site.verteld).tabel(),
    }
    for naam, inhoud in tabellen.items():
        rijen = b"".join(_per_logboek(site)) if naam == "mutaties" else b""
        yield f"gegevens/{naam}.csv", schrijf(inhoud).encode() + rijen
    yield "gegevens/status.json", _json(overzicht.gegevens())
    yield "gegevens/besluiten.json", _json(Besluitenlijst(site.boeken.besluiten).gegevens())
    gebieden = {gebied.id: gebied.naam for gebied in site.plan.gebieden}
    yield "gegevens/ideeen.json", _json(Ideelijst(site.ideeen, tel_ideeen(site.ideeen), site.op, gebieden).gegevens())
    afgesproken = Overeenkomstenlijst(site.overeenkomsten, site.op, site.namen)
    yield "gegevens/overeenkomsten.json", _json(afgesproken.gegevens())
    voorgelegd = Voorstellenlijst(site.boeken.voorstellen, site.boeken.besluiten)
    yield "gegevens/voorstellen.json", _json(voorgelegd.gegevens())
    yield "gegevens/datapackage.json", _json(_pakket(site, tabellen))


def _per_logboek(site: Site) -> Iterator[bytes]:
    """The rows of every mutatie; a logboek at a time, since there may be very many."""
    for logboek in site.boeken.logboeken.values():
        stornos = zoek_ongedaan(logboek).stornos
        regels = tuple(Regel(m, m.nummer in stornos) for m in logboek if m.datum <= site.op)
        yield schrijf(Mutatielijst(regels).tabel()).partition("\n")[2].encode()


def _pakket(site: Site, tabellen: Mapping[str, Tabel]) -> dict[str, object]:
    """https://specs.frictionlessdata.io/data-package/"""
    stijl = site.huisstijl
    pakket: dict[str, object] = {
        "profile": "tabular-data-package",
        "name": "buurtledger",
        "title": site.plan.naam,
        "description": f"{site.plan.naam}, {site.op.isoformat()}",
        "version": site.commit or site.op.isoformat(),
    }
    if stijl.adres:
        pakket["homepage"] = stijl.adres
    if stijl.licentie:
        pakket["licenses"] = [{"name": stijl.licentie, "path": f"https://spdx.org/licenses/{stijl.licentie}.html"}]
    bronnen = [{"title": site.plan.bron}] if site.plan.bron else []
    if stijl.bron:
        bronnen.append({"title": "git", "path": stijl.bron})
    if bronnen:
        pakket["sources"] = bronnen
    if stijl.wie:
        pakket["contributors"] = [{"title": stijl.wie, "role": "publisher"}]
    pakket["resources"] = [
        {
            "name": naam,
            "path": f"{naam}.csv",
            "profile": "tabular-data-resource",
            "encoding": "utf-8",
            "mediatype": "text/csv",
            "schema": {"fields": [_veld(inhoud, nr) for nr in range(len(inhoud.kolommen))], "missingValues": [""]},
        }
        for naam, inhoud in tabellen.items()
    ]
    return pakket


def _veld(tabel: Tabel, nr: int) -> dict[str, object]:
    naam = tabel.kolommen[nr].naam
    waarde = next((rij[nr] for rij in tabel.rijen if rij[nr] is not None), None)
    soort = "number" if isinstance(waarde, Decimal) else "integer" if isinstance(waarde, int) else "string"
    soort = {"datum": "date", "bedrag": "number", "btw": "number"}.get(naam, soort)
    veld: dict[str, object] = {"name": naam, "type": soort}
    if naam in _VELDEN:
        veld["description"] = _VELDEN[naam]
    return veld


def _json(waarde: dict[str, object]) -> bytes:
    return (json.dumps(waarde, ensure_ascii=False, indent=1) + "\n").encode()
