"""What a besluit is asked and how its parts are typed."""

from __future__ import annotations

import re
from typing import NamedTuple

from buurtledger.cli.invoer import (
    kies_post,
    lees_bedrag,
    lees_dag,
    lees_vrije_tekst,
    of_verkeerd,
    vind,
    vind_bedrag,
)
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.cli.vragen import vraag_bedrag, vraag_post, vraag_tekst
from buurtledger.model.begroting import Begroting, Looptijd
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.besluit import Opening, Verschuiving
from buurtledger.model.geld import NUL, nederlands
from buurtledger.model.zoeken import kaal as zonder_accenten


class Antwoorden(NamedTuple):
    """What was answered before, to be kept with enter when the besluit could not be so."""

    verschuiving: Verschuiving = Verschuiving("", "", NUL)
    door: str = ""
    waarom: str = ""


def vraag_verschuiving(hier: Omgeving, begroting: Begroting, eerder: Antwoorden) -> Antwoorden:
    """Which post gives, which gets, and how much."""
    oud = eerder.verschuiving
    van = vraag_post(hier, begroting, hier.taal("Van welke post"), wat="--verschuif", anders=oud.van)
    naar = vraag_post(hier, begroting, hier.taal("Naar welke post"), anders=oud.naar)
    bedrag = vraag_bedrag(hier, None, hier.taal("Hoeveel"), nederlands(oud.bedrag) if oud.bedrag else "")
    return eerder._replace(verschuiving=Verschuiving(van, naar, bedrag))


def vraag_waarom(hier: Omgeving, anders: str = "") -> str:
    """Why it was decided."""
    return vraag_tekst(hier, "--waarom", hier.taal("Waarom"), 2000, anders=anders)


def lees_slak(woord: str) -> str | Bericht:
    """A word as it can stand in the name of a file."""
    kaal = re.sub(r"[^a-z0-9]+", "-", zonder_accenten(woord)).strip("-")[:60].rstrip("-")
    return kaal or zin("{tekst} kan geen naam zijn: gebruik letters en cijfers", tekst=woord)


def kies_slak(woord: str) -> str:
    """The same; stops when it cannot be."""
    return of_verkeerd(lees_slak(woord))


def lees_verschuiving(begroting: Begroting, tekst: str) -> Verschuiving:
    """`VAN NAAR BEDRAG`; posts and amount may have spaces where that fits in one way."""
    woorden = tekst.split()
    namen = {id_: post.naam for id_, post in begroting.posten.items()}
    gevonden = {
        Verschuiving(van, naar, bedrag)
        for een in range(1, len(woorden) - 1)
        for twee in range(een + 1, len(woorden))
        if not isinstance(van := vind(" ".join(woorden[:een]), namen), Bericht)
        if not isinstance(naar := vind(" ".join(woorden[een:twee]), namen), Bericht)
        if not isinstance(bedrag := vind_bedrag(" ".join(woorden[twee:])), Bericht)
    }
    if len(gevonden) == 1:
        return gevonden.pop()
    if len(woorden) != 3:
        stop(VERKEERD_GEROEPEN, zin('--verschuif is "VAN NAAR BEDRAG", niet {tekst}', tekst=tekst))
    return Verschuiving(kies_post(begroting, woorden[0]), kies_post(begroting, woorden[1]), lees_bedrag(woorden[2]))


def lees_looptijd(hier: Omgeving, tekst: str) -> Looptijd:
    """`VAN TOT`, two days."""
    dagen = [lees_dag(hier, deel, mag_komen=True) for deel in tekst.split()]
    if len(dagen) != 2 or dagen[1] < dagen[0]:
        stop(VERKEERD_GEROEPEN, zin('{tekst} is geen looptijd zoals "2022-09-01 2023-12-31"', tekst=tekst))
    return Looptijd(dagen[0], dagen[1], aanname=False)


def lees_opening(tekst: str) -> Opening:
    """`GEBIED/POST NAAM`."""
    post, _, naam = tekst.strip().partition(" ")
    if not re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+", post) or not naam.strip():
        stop(VERKEERD_GEROEPEN, zin('--open is "GEBIED/POST NAAM", niet {tekst}', tekst=tekst))
    return Opening(post, lees_vrije_tekst("--open", naam, 200))
