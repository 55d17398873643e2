"""Giving what the kluis knows to the other who keeps the books: of the bank, and for whom bonnen were an allowance.

Encrypted for their key only. Whoever books allowances without knowing of the earlier ones passes the limits unseen.
"""

from __future__ import annotations

import json
from pathlib import Path

from buurtledger.handelingen.bank.openen import Bank
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.model.rollen import Rollen
from buurtledger.model.vrijwilligers import Vrijwilligers
from buurtledger.model.zoeken import kaal
from buurtledger.store.kluis.bankgeheugen import Bankgeheugen, als_bytes, lees_geheugen, schrijf_geheugen, uit_bytes
from buurtledger.store.kluis.plek import git_boom, lees_gewoon, schrijf_prive
from buurtledger.store.kluis.sleutels import Sleutel, ontsleutel, versleutel
from buurtledger.store.kluis.vrijwilligers import als_json, lees_vrijwilligers, schrijf_vrijwilligers, uit_json


def deel(bank: Bank, sleutel: Sleutel | None, wie: str, naar: Path) -> int | Bezwaar:
    """Write what is known to a file that only one person of rollen can open: how many volunteers are in it; or why not,
    when it cannot be done."""
    persoon = next((p for p in bank.rollen.personen if p.wie == wie), None)
    if persoon is None or not persoon.kluis:
        return Bezwaar(zin("{wie} heeft in data/rollen.yaml geen sleutel voor de kluis (kluis: age1…)", wie=wie))
    if boom := git_boom(naar.parent.resolve()):
        return Bezwaar(zin("{boom} is een map die git bewaart; kies een map daarbuiten", boom=str(boom)))
    weet = lees_vrijwilligers(bank.kluis, sleutel)
    if isinstance(weet, Bericht):
        return Bezwaar(weet, True)
    try:
        schrijf_prive(naar, versleutel(_pak_in(bank.geheugen, weet), [persoon.kluis]))
    except FileExistsError:
        return Bezwaar(zin("{bestand} bestaat al; kies een andere naam", bestand=str(naar)))
    except OSError as fout:
        reden = reden_van(fout)
        bericht = zin("{bestand} is niet te schrijven: {reden}. Er is niets veranderd", bestand=str(naar), reden=reden)
        return Bezwaar(bericht, True)
    return len(weet.namen)


_VRIJWILLIGERS = "vrijwilligers"
"""Beside what is known of the bank, so that a file of before, without it, is taken too."""


def _pak_in(geheugen: Bankgeheugen, weet: Vrijwilligers) -> bytes:
    inhoud = {**json.loads(als_bytes(geheugen)), _VRIJWILLIGERS: als_json(weet)}
    return json.dumps(inhoud, ensure_ascii=False, sort_keys=True).encode()


def _pak_uit(inhoud: bytes) -> tuple[Bankgeheugen, Vrijwilligers] | Bericht:
    geheugen = uit_bytes(inhoud)
    if isinstance(geheugen, Bericht):
        return geheugen
    gekregen = json.loads(inhoud).get(_VRIJWILLIGERS)
    weet = Vrijwilligers() if gekregen is None else uit_json(gekregen)
    return weet if isinstance(weet, Bericht) else (geheugen, weet)


def _samen_vrijwilligers(eigen: Vrijwilligers, gekregen: Vrijwilligers) -> Vrijwilligers | Bezwaar:
    """What both know, a name as this kluis writes it; or that they know another name with one bon."""
    hier = {kaal(naam): naam for naam in eigen.namen}
    bij = {nummer: hier.get(kaal(naam), naam) for nummer, naam in gekregen.bij.items()}
    if anders := sorted(nummer for nummer, naam in bij.items() if eigen.bij.get(nummer, naam) != naam):
        return Bezwaar(
            zin(
                "bij {nummer} staat in deze kluis een andere vrijwilliger dan je kreeg; zoek samen uit wie het was, "
                "en doe in de kluis die het fout heeft buurtledger kluis vrijwilliger NAAM {nummer}. Er is niets "
                "veranderd",
                nummer=anders[0],
            )
        )
    elders = (*eigen.elders, *(een._replace(naam=hier.get(kaal(een.naam), een.naam)) for een in gekregen.elders))
    namen = (*eigen.namen, *(naam for naam in gekregen.namen if kaal(naam) not in hier))
    return Vrijwilligers(namen, {**bij, **eigen.bij}, tuple(dict.fromkeys(elders)))


def _samen(eigen: Bankgeheugen, gekregen: Bankgeheugen) -> Bankgeheugen:
    """What both know. What keeps a payment back is never lost: a file of payments, or that an account changed."""
    posten = {**eigen.posten, **gekregen.posten}
    for post, oud in eigen.posten.items():
        nieuw = posten[post]
        if nieuw.iban != oud.iban and not nieuw.vorige:
            posten[post] = nieuw._replace(vorige=oud.vorige or oud.iban)
    bestanden = {een.nummer: een for een in (*gekregen.betaalbestanden, *eigen.betaalbestanden)}
    return Bankgeheugen(
        eigen.sleutel,
        {**gekregen.rekeningen, **eigen.rekeningen},
        posten,
        {**gekregen.geleerd, **eigen.geleerd},
        eigen.geweigerd | gekregen.geweigerd,
        tuple(bestanden.values()),
    )


def ontvang(kluis: Path, rollen: Rollen, sleutel: Sleutel | None, van: Path) -> int | Bezwaar:
    """Put what another gave in the kluis: how many volunteers it knows of now; or why not: it is not for this key, or
    the kluis has another of its own."""
    inhoud = lees_gewoon(van)
    if isinstance(inhoud, Bericht):
        return Bezwaar(inhoud, True)
    if sleutel is None:
        return Bezwaar(zin("zet BUURTLEDGER_SLEUTEL op het bestand met je geheime sleutel"))
    geopend = ontsleutel(inhoud, sleutel)
    if geopend is None:
        return Bezwaar(zin("jouw sleutel opent dit bestand niet; het is voor een ander"))
    uitgepakt = _pak_uit(geopend)
    if isinstance(uitgepakt, Bericht):
        return Bezwaar(uitgepakt, True)
    gekregen, vrijwilligers = uitgepakt
    eigen = lees_geheugen(kluis, sleutel)
    if isinstance(eigen, Bericht):
        return Bezwaar(eigen, True)
    if eigen is not None and eigen.sleutel != gekregen.sleutel:
        return Bezwaar(zin("in deze kluis ligt al een andere sleutel; er is niets veranderd"))
    bekend = lees_vrijwilligers(kluis, sleutel)
    if isinstance(bekend, Bericht):
        return Bezwaar(bekend, True)
    weet = _samen_vrijwilligers(bekend, vrijwilligers)
    if isinstance(weet, Bezwaar):
        return weet
    if weet != bekend and (fout := schrijf_vrijwilligers(kluis, weet, rollen)):
        return Bezwaar(fout, True)
    fout = schrijf_geheugen(kluis, gekregen if eigen is None else _samen(eigen, gekregen), rollen)
    return Bezwaar(fout, True) if fout else len(weet.namen)
