"""Asking a person at the terminal. Where nobody can answer, what is missing is named and the command stops.

A question says what it is, judges its answer where it stands, and lets go at Ctrl-C and Ctrl-D (exit 130).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

import typer

from buurtledger.cli.invoer import (
    kader,
    kies_kern,
    kies_kern_of_post,
    lees_bedrag,
    lees_dag,
    past_op_een,
    vind_bedrag,
    vind_nummer,
)
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.cli.vraagregel import Keus, Regelvraag, lees_regel
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.mutatie import Mutatie
from buurtledger.model.tekst import bezwaar_tegen

T = TypeVar("T")

_JA = ("j", "ja", "y", "yes")
_NEE = ("n", "nee", "no")
LAATSTE = 5
"""How many of the last lines are shown before an id is asked for; more are offered while typing."""


def vraag(
    hier: Omgeving,
    wat: str,
    tekst: str,
    lees: Callable[[str], T | Bericht],
    *,
    anders: str = "",
    begin: str = "",
    keuzes: Iterable[Keus] = (),
    geheugen: str = "",
) -> T:
    """Ask until `lees` makes a value of the answer; where nobody can answer, stop and name what is missing.

    `anders` is what enter gives and is shown; `begin` stands on the line already, to be changed.
    """
    if not hier.mag_vragen:
        stop(VERKEERD_GEROEPEN, zin("{wat} ontbreekt", wat=zin(wat)))

    def keur(getypt: str) -> str | None:
        uitkomst = lees(getypt.strip() or anders)
        return hier.taal.zeg(uitkomst) if isinstance(uitkomst, Bericht) else None

    getoond = f"{tekst} [{anders}]" if anders else tekst
    try:
        antwoord = lees_regel(Regelvraag(getoond, keur, tuple(keuzes), begin, geheugen, hier.scherm.kleuren))
    except (KeyboardInterrupt, EOFError):
        raise typer.Abort from None
    uitkomst = lees(antwoord.strip() or anders)
    assert not isinstance(uitkomst, Bericht)
    return uitkomst


def vraag_of_stop(hier: Omgeving, wat: str, tekst: str, anders: str = "", keuzes: Iterable[Keus] = ()) -> str:
    """Ask for a text that is not empty."""

    def lees(getypt: str) -> str | Bericht:
        return getypt or zin("hier hoort nog iets; Ctrl-C breekt af")

    return vraag(hier, wat, tekst, lees, anders=anders, keuzes=keuzes)


def vraag_vrij(hier: Omgeving, tekst: str, keuzes: Iterable[Keus] = (), geheugen: str = "") -> str:
    """Ask for a text that may be left out; empty where nobody can answer."""
    return vraag(hier, "", tekst, str, keuzes=keuzes, geheugen=geheugen) if hier.mag_vragen else ""


def vraag_tekst(hier: Omgeving, wat: str, tekst: str, lengte: int, *, anders: str = "", geheugen: str = "") -> str:
    """Ask for a text as it can stand in a field."""

    def lees(getypt: str) -> str | Bericht:
        kaal = " ".join(getypt.split())
        return bezwaar_tegen(kaal, lengte) or kaal

    return vraag(hier, wat, tekst, lees, anders=anders, geheugen=geheugen)


def vraag_bedrag(hier: Omgeving, bedrag: str | None, tekst: str = "", anders: str = "") -> Decimal:
    """The amount that was typed; asked for where it is missing or cannot be read and a person is there."""
    if bedrag is not None:
        uitkomst = vind_bedrag(bedrag)
        if not isinstance(uitkomst, Bericht) or not hier.mag_vragen:
            return lees_bedrag(bedrag)
        hier.waarschuw(uitkomst)
    return vraag(hier, "BEDRAG", tekst or hier.taal("Bedrag (bijvoorbeeld 45,95)"), vind_bedrag, anders=anders)


def vraag_dag(
    hier: Omgeving, dag: str | None, tekst: str = "", *, mag_komen: bool = False, anders: date | None = None
) -> date:
    """The date on the paper, or another day that `tekst` asks for; today, or `anders`, unless said or answered."""
    from buurtledger.model.dagwoorden import lees_ingevoerd

    if not hier.mag_vragen:
        return lees_dag(hier, dag, mag_komen=mag_komen)
    lijst = kader(hier, mag_komen=mag_komen)

    def lees(getypt: str) -> date | Bericht:
        return lees_ingevoerd(getypt, lijst) if getypt else anders or hier.vandaag

    if dag is not None:
        uitkomst = lees(dag)
        if not isinstance(uitkomst, Bericht):
            return uitkomst
        hier.waarschuw(uitkomst)
    vraagtekst = tekst or hier.taal("Datum op het papier")
    getoond = (
        hier.taal("{vraag} [vandaag]", vraag=vraagtekst)
        if anders is None
        else f"{vraagtekst} [{hier.taal.dag(anders)}]"
    )
    gekozen = vraag(hier, "--datum", getoond, lees)
    hier.zeg(f"  {hier.taal.dag(gekozen)}")
    return gekozen


def bevestig(hier: Omgeving, tekst: str, *, anders: bool = True) -> bool:
    """Yes or no, in either language; enter is yes, or what `anders` says."""

    def lees(getypt: str) -> bool | Bericht:
        klein = getypt.casefold()
        if klein in _JA or klein in _NEE:
            return klein in _JA
        return zin("antwoord met j (ja) of n (nee)") if klein else anders

    getoond = hier.taal("{vraag} [J/n]", vraag=tekst) if anders else hier.taal("{vraag} [j/N]", vraag=tekst)
    return vraag(hier, "", getoond, lees)


def vraag_keuze(hier: Omgeving, wat: str, tekst: str, keuzes: Sequence[Keus], anders: str = "") -> str:
    """One of a few words; its first letters, or a piece of what it means, are enough when they fit one."""
    namen = {keus.waarde: keus.uitleg for keus in keuzes}

    def lees(getypt: str) -> str | Bericht:
        klein = getypt.casefold()
        passend = [waarde for waarde in namen if waarde.startswith(klein)] if klein else []
        if getypt in namen or len(passend) == 1:
            return getypt if getypt in namen else passend[0]
        uitkomst = past_op_een(getypt, namen)
        return zin("kies uit {keuzes}", keuzes=tuple(namen)) if isinstance(uitkomst, Bericht) else uitkomst

    return vraag(hier, wat, tekst, lees, anders=anders, keuzes=keuzes)


def vraag_post(
    hier: Omgeving, begroting: Begroting, tekst: str = "", *, alleen: str = "", wat: str = "POST", anders: str = ""
) -> str:
    """Ask for a post, with search: a piece of its name or id is enough when it fits one.

    `alleen` keeps to the posten of that gebied.
    """
    namen = {id_: post.naam for id_, post in begroting.posten.items() if not alleen or id_.startswith(f"{alleen}/")}

    def lees(getypt: str) -> str | Bericht:
        return past_op_een(getypt, namen)

    keuzes = [Keus(id_, naam) for id_, naam in namen.items()]
    vraagtekst = tekst or hier.taal("Post (typ een stuk van de naam)")
    gekozen = vraag(hier, wat, vraagtekst, lees, anders=anders, keuzes=keuzes)
    hier.zeg_zin(f"  {gekozen}  {namen[gekozen]}")
    return gekozen


def vraag_kern(hier: Omgeving, begroting: Begroting, kern: str | None) -> str:
    """The kern that was typed or is asked for."""
    if kern is not None:
        return kies_kern(begroting, kern)
    return vraag_post(hier, begroting, hier.taal("Welke kern"), alleen=begroting.kernen.gebied, wat="KERN")


def vraag_kern_of_post(hier: Omgeving, begroting: Begroting, kern: str | None) -> str:
    """The kern or post that was typed or is asked for."""
    if kern is not None:
        return kies_kern_of_post(begroting, kern)
    return vraag_post(hier, begroting, hier.taal("Welke kern of post"), wat="KERN")


def vraag_mandaat(hier: Omgeving, begroting: Begroting, door: str | None, anders: str = "", *, tekst: str = "") -> str:
    """Who decided, or will, with who may: by the word of the mandaat or by its name, as it is printed everywhere."""
    vraagtekst = tekst or hier.taal("Wie besloot")
    if door is not None:
        namen = {m.naam.casefold(): m.wie for m in begroting.mandaten}
        return namen.get(door.strip().casefold(), door)
    keuzes = [
        Keus(
            m.wie,
            m.naam if m.hoogstens is None else hier.taal("{naam}, tot {bedrag}", naam=m.naam, bedrag=m.hoogstens),
        )
        for m in begroting.mandaten
    ]
    if not keuzes:
        return vraag_of_stop(hier, "--door", vraagtekst, anders)
    if hier.mag_vragen:
        for keus in keuzes:
            hier.zeg_zin(f"  {keus.waarde:<16} {keus.uitleg}")
    enige = keuzes[0].waarde if len(keuzes) == 1 else ""
    return vraag_keuze(hier, "--door", vraagtekst, keuzes, anders or enige)


def vraag_nummer(hier: Omgeving, nummer: str | None, tekst: str = "") -> Mutatie:
    """The mutatie whose id was typed, or is asked for with the last lines to pick from."""
    if nummer is not None:
        uitkomst = vind_nummer(hier, nummer)
        if not isinstance(uitkomst, Bericht):
            return uitkomst
        if not hier.mag_vragen:
            stop(VERKEERD_GEROEPEN, uitkomst)
        hier.waarschuw(uitkomst)
    keuzes = _laatste_regels(hier) if hier.mag_vragen else []
    for keus in keuzes[:LAATSTE]:
        hier.zeg_zin(f"  {keus.waarde}  {keus.uitleg}")

    def lees(getypt: str) -> Mutatie | Bericht:
        return (
            vind_nummer(hier, getypt) if getypt else zin("typ een nummer of het begin ervan; Tab laat zien wat er is")
        )

    return vraag(hier, "NUMMER", tekst or hier.taal("Nummer (zoals 221015-m3fx)"), lees, keuzes=keuzes)


def _laatste_regels(hier: Omgeving) -> list[Keus]:
    from buurtledger.model.geld import nederlands
    from buurtledger.model.mutatie import HEEFT_BEDRAG
    from buurtledger.report.taal import schoon
    from buurtledger.store.logboek.opzoeken import laatste

    breedte = hier.scherm.breedte - 18
    regels = [m for m in laatste(hier.wortel, 60) if m.soort in HEEFT_BEDRAG]
    return [
        Keus(
            m.nummer, schoon(f"{nederlands(m.bedrag)}, {hier.taal.dag(m.datum)}: {m.omschrijving} ({m.post})")[:breedte]
        )
        for m in regels
    ]
