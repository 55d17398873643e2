"""What a new ledger will be: a begroting with ids, out of what was read or typed and what its maker wants."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from buurtledger.handelingen.begrotingsblad import RuwePost, RuwGebied
from buurtledger.handelingen.idkeuze import geef_ids
from buurtledger.handelingen.kernverdeling import kies_kerngebied, verdeel, zet_kernen_apart
from buurtledger.handelingen.wensen import Gemis, Wensen
from buurtledger.model.begroting import GEEN_KERNEN, Begroting, Coordinatie, Gebied, Kernen, Looptijd, Post
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bladkop import zonder_accenten
from buurtledger.model.geld import NUL
from buurtledger.model.kern import Kern
from buurtledger.model.tekst import bezwaar_tegen

MAXIMUM = Decimal("0.08")
"""What coordination may have unless said otherwise: the plan of the K-buurt, "7.680 (=8% totale bedrag)"."""

_COORDINATIE = re.compile(r"coordinat|penvoerd|treasurer|administrat|overhead|organisatiekosten|beheerkosten")


class Opzet(NamedTuple):
    """A ledger that can be made."""

    begroting: Begroting
    """The kernen bear the names of their files; one that nobody named has an empty one."""
    kernen: tuple[Kern, ...]
    aannames: tuple[Bericht, ...]
    """What nobody said and was taken to be so: to be shown, and written beside the data."""
    verschillen: tuple[Bericht, ...]
    """What does not add up: for a person to look at before anything is made."""


def maak_opzet(ruw: tuple[RuwGebied, ...], wensen: Wensen, vandaag: date) -> Opzet | tuple[Gemis, ...]:
    """A ledger of these gebieden and posten; or all that is in the way of it."""
    gemist = [] if wensen.naam.strip() else [Gemis("naam", zin("het grootboek heeft nog geen naam"))]
    if wensen.naam.strip() and (fout := bezwaar_tegen(wensen.naam, 200)):
        gemist.append(Gemis("naam", fout))
    aannames: list[Bericht] = []
    ruw = zet_kernen_apart(ruw, wensen, aannames)
    gebieden = geef_ids(ruw, wensen.vorig, gemist, aannames)
    kerngebied = kies_kerngebied(gebieden, wensen, gemist, aannames)
    if kerngebied is not None:
        nr = gebieden.index(kerngebied)
        kerngebied = verdeel(kerngebied, wensen, gemist, aannames)
        gebieden[nr] = kerngebied
    posten = tuple(post for gebied in gebieden for post in gebied.posten)
    if not posten:
        gemist.append(Gemis("", zin("er staat geen enkele post met een bedrag in")))
    for post in posten:
        if not post.naam and (kerngebied is None or post.gebied != kerngebied.id):
            gemist.append(Gemis("", zin("de post {post} heeft geen naam", post=post.id)))
    totaal = sum((post.bedrag for post in posten), NUL)
    coordinatie = _kies_coordinatie(posten, totaal, kerngebied, wensen, gemist, aannames)
    if gemist or coordinatie is None:
        return tuple(gemist)
    looptijd = _kies_looptijd(wensen, vandaag, aannames)
    verschillen: tuple[Bericht, ...] = ()
    if wensen.totaal is not None and wensen.totaal != totaal:
        verschillen = (
            zin(
                "je noemt een totaal van {genoemd}, de posten tellen op tot {som}: {verschil} verschil",
                genoemd=wensen.totaal,
                som=totaal,
                verschil=abs(wensen.totaal - totaal),
            ),
        )
    mandaten = wensen.mandaten or (wensen.vorig.mandaten if wensen.vorig else ())
    if not mandaten:
        aannames.append(zin("er staat nog niet wie over het verschuiven van geld besluit; zet dat bij mandaten"))
    begroting = Begroting(
        wensen.naam.strip(),
        wensen.bron,
        totaal,
        looptijd,
        coordinatie,
        Kernen(kerngebied.id, len(kerngebied.posten), kerngebied.bedrag) if kerngebied else GEEN_KERNEN,
        tuple(gebieden),
        mandaten,
    )
    kernen = tuple(_kern(post, wensen) for post in (kerngebied.posten if kerngebied else ()))
    return Opzet(begroting, kernen, tuple(aannames), verschillen)


def uit_begroting(begroting: Begroting, kernen: Mapping[str, Kern]) -> tuple[RuwGebied, ...]:
    """The gebieden and posten of a ledger, to make the next one of. Without what was closed or has nothing."""
    blijft = {post.id for post in begroting.posten.values() if post.bedrag > 0 and not post.gesloten}
    return tuple(
        RuwGebied(
            gebied.naam,
            tuple(
                RuwePost(_eigen_naam(post, begroting, kernen), post.bedrag, "", post.id, post.themas)
                for post in gebied.posten
                if post.id in blijft
            ),
        )
        for gebied in begroting.gebieden
        if any(post.id in blijft for post in gebied.posten)
    )


def _eigen_naam(post: Post, begroting: Begroting, kernen: Mapping[str, Kern]) -> str:
    """The name of a post; empty for a kern that nobody named."""
    if not begroting.is_kern(post.id):
        return post.naam
    kern = kernen.get(post.id)
    return kern.naam if kern else ""


def _kern(post: Post, wensen: Wensen) -> Kern:
    eerder = wensen.vorige_kernen.get(post.id)
    bron = eerder.bron if eerder and eerder.naam == post.naam else wensen.bron
    return Kern(post.id, post.naam, bron if post.naam else "")


def _kies_coordinatie(
    posten: tuple[Post, ...],
    totaal: Decimal,
    kerngebied: Gebied | None,
    wensen: Wensen,
    gemist: list[Gemis],
    aannames: list[Bericht],
) -> Coordinatie | None:
    post = _coordinatiepost(posten, kerngebied, wensen, gemist, aannames)
    if post is None:
        return None
    maximum = wensen.maximum or (wensen.vorig.coordinatie.maximum if wensen.vorig else None)
    aandeel = post.bedrag / totaal
    if aandeel > (maximum or MAXIMUM):
        hoogstens = f"{(maximum or MAXIMUM) * 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")
        reden = zin(
            "{post} krijgt {bedrag} van {totaal}, meer dan de {hoogstens} % die coördinatie mag hebben",
            post=post.id,
            bedrag=post.bedrag,
            totaal=totaal,
            hoogstens=hoogstens,
        )
        gemist.append(Gemis("maximum", reden))
        return None
    if maximum is None:
        aannames.append(zin("coördinatie mag hoogstens 8 % van het totaal hebben"))
    return Coordinatie(post.id, maximum or MAXIMUM)


def _coordinatiepost(
    posten: tuple[Post, ...],
    kerngebied: Gebied | None,
    wensen: Wensen,
    gemist: list[Gemis],
    aannames: list[Bericht],
) -> Post | None:
    gevraagd = wensen.coordinatie or (wensen.vorig.coordinatie.post if wensen.vorig else "")
    if gevraagd:
        zelfde = zonder_accenten(gevraagd)
        passend = [post for post in posten if post.id == gevraagd]
        passend = passend or [p for p in posten if zelfde in (zonder_accenten(p.naam), p.id.partition("/")[2])]
        if len(passend) == 1:
            return passend[0]
        namen = tuple(post.id for post in passend or posten)
        reden = (
            zin("{naam} kan meer posten zijn: {namen}", naam=gevraagd, namen=namen)
            if passend
            else zin("er is geen post {naam}; kies uit {namen}", naam=gevraagd, namen=namen)
        )
        gemist.append(Gemis("coordinatie", reden))
        return None
    buiten = [post for post in posten if kerngebied is None or post.gebied != kerngebied.id]
    lijkt = [post for post in buiten if _COORDINATIE.search(zonder_accenten(post.naam))]
    if len(lijkt) == 1:
        aannames.append(zin("de post voor coördinatie is {post}", post=lijkt[0].id))
        return lijkt[0]
    if posten:
        namen = tuple(post.id for post in lijkt or buiten)
        gemist.append(Gemis("coordinatie", zin("welke post is voor coördinatie? kies uit {namen}", namen=namen)))
    return None


def _kies_looptijd(wensen: Wensen, vandaag: date, aannames: list[Bericht]) -> Looptijd:
    if wensen.looptijd:
        return Looptijd(*wensen.looptijd, aanname=False)
    jaar = re.search(r"\b(20[0-9]{2})\b", wensen.naam)
    begin = date(int(jaar[1]) if jaar else vandaag.year, 1, 1)
    if wensen.vorig:
        begin = wensen.vorig.looptijd.tot_en_met + timedelta(days=1)
    # A leap day has no next year: the year then ends on the last day of February.
    einde = date(begin.year + 1, begin.month, min(begin.day, 28)) - timedelta(days=1)
    looptijd = Looptijd(begin, einde, aanname=True)
    aannames.append(
        zin(
            "de looptijd is {van} tot en met {tot_en_met}; zet de echte datums in data/budget.yaml en haal "
            "aanname: true daar weg",
            van=looptijd.van,
            tot_en_met=looptijd.tot_en_met,
        )
    )
    return looptijd
