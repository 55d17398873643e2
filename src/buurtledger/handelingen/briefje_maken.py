"""Making the page of the bonnenbriefje out of the books, masked where it leaves."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.privacy.regel import eigen_van, maskeerder
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.briefje_lezen import geen_coordinatie
from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.model.briefje import BLADZIJDE, Naast, boek_van
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.rollen import ROLLEN
from buurtledger.report.briefje.bladzijde import Bladzijde, Keuze, kop_van, teken
from buurtledger.stand.cijferboek import maak_cijferboek
from buurtledger.stand.openbaar import openbaar
from buurtledger.store.files.wegschrijven import schrijf_door
from buurtledger.store.publiceren import bezwaar_tegen_plek, briefjes_in


class Gemaakt(NamedTuple):
    """The page that was written."""

    bestand: Path
    posten: int
    voor: tuple[str, ...]
    """Who can open what is sent, by the names in rollen."""
    zonder_sleutel: tuple[str, ...]
    """Who has a key for the kluis that a telephone cannot encrypt for."""


def maak(grootboek: Grootboek, vandaag: date, naar: Path, wortel: Path, post: str) -> Gemaakt | Bezwaar:
    """Write the page into a folder, which is made where it is not there; for one post where that is named."""
    if fout := bezwaar_tegen_plek(naar, wortel):
        return Bezwaar(fout)
    plan = grootboek.plan
    assert plan is not None
    if geen := geen_coordinatie(plan, post):
        return geen
    wie = {p.wie: p.kluis for p in grootboek.rollen.personen if p.kluis.startswith("age1")}
    if not wie:
        return Bezwaar(
            zin(
                "niemand zou een briefje kunnen openen: in {bestand} staat nog geen sleutel van age. Maak er een met "
                "buurtledger kluis sleutel --naar BESTAND, en zet bij de penvoerder de regel die je dan krijgt (kluis: "
                "age1…)",
                bestand=ROLLEN,
            )
        )
    masker = maskeerder(eigen_van(grootboek.begroting, grootboek.rollen).rekeningen)
    cijfers = maak_cijferboek(openbaar(grootboek, masker))
    assert cijfers is not None
    stand = cijfers.stand(vandaag)
    coordinatie = stand.begroting.coordinatie.post
    keuzes = tuple(
        Keuze(rij.post.id, rij.post.naam, gebied.gebied.naam, rij.cijfers.te_verantwoorden, rij.post.gesloten)
        for gebied in stand.gebieden
        for rij in gebied.posten
        if (rij.post.id == post if post else rij.post.id != coordinatie)
    )
    looptijd = stand.begroting.looptijd
    tijd = None if looptijd.aanname else (looptijd.van, looptijd.tot_en_met)
    blad = Bladzijde(
        boek_van(plan), stand.begroting.naam, vandaag, tuple(dict.fromkeys(wie.values())), keuzes, post, tijd
    )
    deel = post.rpartition("/")[2] if post and stand.begroting.is_kern(post) else post.replace("/", "-")
    bestand = naar / f"{BLADZIJDE}{f'-{deel}' if deel else ''}.html"
    try:
        naar.mkdir(parents=True, exist_ok=True)
    except OSError as os_fout:
        return Bezwaar(zin("{map} is niet te maken: {reden}", map=str(naar), reden=reden_van(os_fout)), True)
    fout = schrijf_door(bestand, teken(blad, grootboek.huisstijl).encode())
    if fout is not None:
        return Bezwaar(fout, True)
    anders = tuple(p.wie for p in grootboek.rollen.personen if p.kluis and p.wie not in wie)
    return Gemaakt(bestand, len(keuzes), tuple(wie), anders)


def naast(map_: Path, grootboek: Grootboek) -> Naast:
    """The pages in the folder of the website that groups can use now: of these books, and only for keys that hold."""
    assert grootboek.plan is not None
    sleutels = {p.kluis for p in grootboek.rollen.personen}
    paden: dict[str, str] = {}
    los: list[Bericht] = []
    for naam, inhoud in briefjes_in(map_):
        kop = kop_van(inhoud.decode(errors="replace"))
        if kop is None or kop.boek != boek_van(grootboek.plan):
            los.append(zin("{bestand} is geen bonnenbriefje van dit boek; de website wijst er niet naar", bestand=naam))
        elif not kop.sleutels or not sleutels.issuperset(kop.sleutels):
            los.append(
                zin(
                    "{bestand} versleutelt voor iemand die niet meer in {rollen} staat; de website wijst er niet naar. "
                    "Maak het opnieuw: buurtledger briefje {map}",
                    bestand=naam,
                    rollen=ROLLEN,
                    map=str(map_),
                )
            )
        else:
            paden[kop.vast] = naam
    return Naast(paden, tuple(los))
