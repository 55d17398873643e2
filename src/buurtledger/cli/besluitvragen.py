"""What a besluit is asked and how its parts are typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from buurtledger.cli.invoer import (
    kies_post,
    lees_bedrag,
    lees_dag,
    lees_vrije_tekst,
    of_verkeerd,
    past_op_een,
    vind,
    vind_bedrag,
)
from buurtledger.cli.lezen import lees_alles
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.cli.vraagregel import Keus
from buurtledger.cli.vragen import vraag, vraag_bedrag, vraag_post, vraag_tekst, vraag_vrij
from buurtledger.model.begroting import Begroting, Looptijd
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.besluit import Besluit, Opening, Verschuiving
from buurtledger.model.geld import NUL, nederlands
from buurtledger.model.voorstel import Voorstel
from buurtledger.model.zoeken import kaal as zonder_accenten
from buurtledger.report.taal import schoon
from buurtledger.stand.geldend import pas_toe


class Antwoorden(NamedTuple):
    """What was answered before, to be kept with enter when the besluit could not be so."""

    door: str = ""
    waarom: str = ""


GEEN = Verschuiving("", "", NUL)
"""No move yet."""
_GETOOND = 5
"""So many are shown before one is asked for; more are offered while typing."""


def vraag_verschuiving(hier: Omgeving, begroting: Begroting, oud: Verschuiving = GEEN) -> Verschuiving:
    """Which post gives, which gets, and how much; enter gives what `oud` has."""
    van = vraag_post(hier, begroting, hier.taal("Van welke post"), wat="--verschuif", anders=oud.van)
    naar = vraag_post(hier, begroting, hier.taal("Naar welke post"), anders=oud.naar)
    bedrag = vraag_bedrag(hier, None, hier.taal("Hoeveel"), nederlands(oud.bedrag) if oud.bedrag else "")
    return Verschuiving(van, naar, bedrag)


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


class Getypt(NamedTuple):
    """What a besluit or a proposal does, as it was typed."""

    verschuif: list[str] | None = None
    open_: list[str] | None = None
    sluit: list[str] | None = None
    heropen: list[str] | None = None
    looptijd: str | None = None


def lees_daden(hier: Omgeving, nu: Begroting, getypt: Getypt) -> Besluit:
    """What it does, as a besluit of which nothing else is known yet."""
    leeg = Besluit(naam="", datum=hier.vandaag, vanaf=hier.vandaag, door="", waarom="")
    opent = tuple(lees_opening(tekst) for tekst in getypt.open_ or ())
    straks = pas_toe(nu, leeg._replace(opent=opent))
    return leeg._replace(
        verschuivingen=tuple(lees_verschuiving(straks, tekst) for tekst in getypt.verschuif or ()),
        opent=opent,
        sluit=tuple(kies_post(nu, post) for post in getypt.sluit or ()),
        heropent=tuple(kies_post(nu, post) for post in getypt.heropen or ()),
        looptijd=lees_looptijd(hier, getypt.looptijd) if getypt.looptijd else None,
    )


def doet_iets(daden: Besluit) -> bool:
    """Whether anything was said that it does."""
    return bool(daden.verschuivingen or daden.opent or daden.sluit or daden.heropent or daden.looptijd)


def vraag_slak(hier: Omgeving, tekst: str) -> str:
    """A word by which it is known."""
    return vraag(hier, "NAAM", tekst, lees_slak)


def kies_op_naam(
    hier: Omgeving,
    getypt: str | None,
    redenen: Mapping[str, str],
    wat: str,
    tekst: str,
    geen: Callable[[str, tuple[str, ...]], Bericht],
) -> str:
    """The one of which the name was typed, its word, or a piece of why; asked for when nothing was."""

    def lees(woord: str) -> str | Bericht:
        heel = [naam for naam in redenen if naam[len("JJJJ-MM-DD-") :] == woord.casefold()]
        if len(heel) == 1:
            return heel[0]
        uitkomst = past_op_een(woord, redenen)
        if not isinstance(uitkomst, Bericht):
            return uitkomst
        from buurtledger.model.zoeken import nabij

        kort = {naam[len("JJJJ-MM-DD-") :]: naam for naam in redenen}
        return geen(woord, nabij(woord, redenen) or tuple(kort[lijkt] for lijkt in nabij(woord, kort)))

    if getypt is not None:
        return of_verkeerd(lees(getypt))
    keuzes = [Keus(naam, schoon(waarom)[:60]) for naam, waarom in redenen.items()]
    if hier.mag_vragen:
        for keus in keuzes[:_GETOOND]:
            hier.zeg_zin(f"  {keus.waarde}  {keus.uitleg}")
    return vraag(hier, wat, tekst, lees, keuzes=keuzes)


def kies_voorstel(hier: Omgeving, getypt: str | None) -> Voorstel:
    """The proposal that was typed or is asked for, the newest first."""
    boeken, _ = lees_alles(hier)
    alle = {v.naam: v for v in sorted(boeken.voorstellen, key=lambda v: v.naam, reverse=True)}
    redenen = {naam: v.waarom for naam, v in alle.items()}
    return alle[kies_op_naam(hier, getypt, redenen, "VOORSTEL", hier.taal("Welk voorstel"), _geen_voorstel)]


def _geen_voorstel(getypt: str, lijkt: tuple[str, ...]) -> Bericht:
    if lijkt:
        return zin("het voorstel {naam} is er niet; bedoel je {lijkt}?", naam=getypt, lijkt=lijkt)
    return zin("het voorstel {naam} is er niet; buurtledger voorstel lijst noemt ze allemaal", naam=getypt)


def vraag_veranderd(hier: Omgeving, voorstel: Voorstel | None, getypt: str | None) -> str:
    """What is otherwise than it was laid before the residents; only of what was."""
    if getypt is not None:
        return lees_vrije_tekst("--veranderd", getypt, 2000)
    if voorstel is None or not hier.mag_vragen:
        return ""
    antwoord = vraag_vrij(hier, hier.taal("Wat is er veranderd door de reacties (mag leeg)"))
    return lees_vrije_tekst("--veranderd", antwoord, 2000) if antwoord.strip() else ""


def kies_tijd(getypt: str) -> str:
    """A time of the day as people type it: `19:30`, `19.30`, `19u30`, `19 uur`."""
    gevonden = re.fullmatch(
        r"([01]?[0-9]|2[0-3])(?:\s*(?:[:.u]|uur)\s*([0-5][0-9])?)?(?:\s*uur)?", getypt.strip().lower()
    )
    if gevonden is None:
        stop(VERKEERD_GEROEPEN, zin("{tekst} is geen tijd zoals 19:30", tekst=getypt))
    return f"{int(gevonden[1]):02}:{gevonden[2] or '00'}"


def lees_notulen(hier: Omgeving, getypt: str | None) -> str:
    """Where the minutes are: as typed, and of a file in the ledger's folder its path there, so that git keeps it."""
    if not getypt:
        return ""
    kaal = lees_vrije_tekst("--notulen", getypt, 500)
    if len(kaal) > 250 or not Path(kaal).is_file():
        if re.fullmatch(r"[\w./-]{1,250}\.(?:md|txt|pdf|odt|docx)", kaal):
            hier.waarschuw(
                zin("{bestand} is hier niet te vinden; zo komt het wel bij het besluit te staan", bestand=kaal)
            )
        return kaal
    try:
        return Path(kaal).resolve().relative_to(hier.wortel.resolve()).as_posix()
    except ValueError:
        stop(
            VERKEERD_GEROEPEN,
            zin("{bestand} ligt niet in de map van het grootboek; leg het daar, dan bewaart git het", bestand=kaal),
        )
