"""Giving what the kluis knows of the bank to the other who keeps the books: encrypted for their key only."""

from __future__ import annotations

from pathlib import Path

from buurtledger.handelingen.bank.openen import Bank
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.model.rollen import Rollen
from buurtledger.store.kluis.bankgeheugen import Bankgeheugen, als_bytes, lees_geheugen, schrijf_geheugen, uit_bytes
from buurtledger.store.kluis.plek import git_boom, lees_gewoon, schrijf_prive
from buurtledger.store.kluis.sleutels import Sleutel, ontsleutel, versleutel


def deel(bank: Bank, wie: str, naar: Path) -> Bezwaar | None:
    """Write what is known to a file that only one person of rollen can open; why not, when it cannot be done."""
    persoon = next((p for p in bank.rollen.personen if p.wie == wie), None)
    if persoon is None or not persoon.kluis:
        return Bezwaar(zin("{wie} heeft in data/rollen.yaml geen sleutel voor de kluis (kluis: age1…)", wie=wie))
    if boom := git_boom(naar.parent.resolve()):
        return Bezwaar(zin("{boom} is een map die git bewaart; kies een map daarbuiten", boom=str(boom)))
    try:
        schrijf_prive(naar, versleutel(als_bytes(bank.geheugen), [persoon.kluis]))
    except FileExistsError:
        return Bezwaar(zin("{bestand} bestaat al; kies een andere naam", bestand=str(naar)))
    except OSError as fout:
        reden = reden_van(fout)
        bericht = zin("{bestand} is niet te schrijven: {reden}. Er is niets veranderd", bestand=str(naar), reden=reden)
        return Bezwaar(bericht, True)
    return None


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


def ontvang(kluis: Path, rollen: Rollen, sleutel: Sleutel | None, van: Path) -> Bezwaar | None:
    """Put what another gave in the kluis; why not: it is not for this key, or the kluis has another of its own."""
    inhoud = lees_gewoon(van)
    if isinstance(inhoud, Bericht):
        return Bezwaar(inhoud, True)
    if sleutel is None:
        return Bezwaar(zin("zet BUURTLEDGER_SLEUTEL op het bestand met je geheime sleutel"))
    geopend = ontsleutel(inhoud, sleutel)
    if geopend is None:
        return Bezwaar(zin("jouw sleutel opent dit bestand niet; het is voor een ander"))
    gekregen = uit_bytes(geopend)
    if isinstance(gekregen, Bericht):
        return Bezwaar(gekregen, True)
    eigen = lees_geheugen(kluis, sleutel)
    if isinstance(eigen, Bericht):
        return Bezwaar(eigen, True)
    if eigen is not None and eigen.sleutel != gekregen.sleutel:
        return Bezwaar(zin("in deze kluis ligt al een andere sleutel; er is niets veranderd"))
    fout = schrijf_geheugen(kluis, gekregen if eigen is None else _samen(eigen, gekregen), rollen)
    return Bezwaar(fout, True) if fout else None
