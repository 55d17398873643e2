"""Volunteers: who a bon was an allowance for, said in the kluis only, and held against the limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.maand import maand_in_woorden
from buurtledger.model.mutatie import Mutatie, Soort
from buurtledger.model.rollen import Rollen
from buurtledger.model.tekst import bezwaar_tegen
from buurtledger.model.vrijwilligers import Elders, Vrijwilligers
from buurtledger.model.zoeken import kaal, nabij
from buurtledger.stand.vrijwilligers import (
    Vergoed,
    Vrijwilligersjaar,
    met_elders,
    vergoedingen,
    vrijwilligersjaren,
)
from buurtledger.store.kluis.sleutels import Sleutel
from buurtledger.store.kluis.vrijwilligers import lees_vrijwilligers, schrijf_vrijwilligers

_NAAM = 70


class Vrijwilligersboek(NamedTuple):
    """What the kluis knows of volunteers, opened. Never changed: what is added gives a new one."""

    kluis: Path
    rollen: Rollen
    weet: Vrijwilligers

    def bewaar(self, weet: Vrijwilligers) -> Vrijwilligersboek | Bezwaar:
        """Keep what was learned."""
        fout = schrijf_vrijwilligers(self.kluis, weet, self.rollen)
        return Bezwaar(fout, True) if fout else self._replace(weet=weet)


def open_boek(kluis: Path, sleutel: Sleutel | None, rollen: Rollen) -> Vrijwilligersboek | Bezwaar:
    """What the kluis knows; or why that cannot be read."""
    weet = lees_vrijwilligers(kluis, sleutel)
    return Bezwaar(weet, True) if isinstance(weet, Bericht) else Vrijwilligersboek(kluis, rollen, weet)


def kies_naam(weet: Vrijwilligers, getypt: str, *, nieuw: bool) -> str | Bezwaar:
    """The name as the kluis has it, or a new one; a name that is nearly one of those is refused, unless it is `nieuw`.

    A limit that is watched per name is worth nothing where one person has two.
    """
    naam = " ".join(getypt.split())
    if bezwaar := bezwaar_tegen(naam, _NAAM):
        return Bezwaar(zin("{veld}: {bezwaar}", veld="naam", bezwaar=bezwaar))
    zelfde = [bekend for bekend in weet.namen if kaal(bekend) == kaal(naam)]
    if zelfde:
        return zelfde[0]
    lijken = nabij(kaal(naam), map(kaal, weet.namen), gelijkenis=0.75)
    dichtbij = tuple(bekend for bekend in weet.namen if kaal(bekend) in lijken)
    if dichtbij and not nieuw:
        return Bezwaar(
            zin(
                "{naam} is nog niet bekend, en lijkt op {namen}. Is het een ander? Doe eerst buurtledger kluis "
                'vrijwilliger "{naam}" --nieuw',
                naam=naam,
                namen=dichtbij,
            )
        )
    return naam


def bezwaar_tegen_tekst(naam: str, teksten: Iterable[str]) -> Bezwaar | None:
    """Why these texts may not be published with an allowance: the name, or a part of it, is in them."""
    woorden = [woord for woord in kaal(naam).replace("-", " ").split() if len(woord) > _KORT]
    for tekst in teksten:
        in_tekst = set("".join(t if t.isalnum() else " " for t in kaal(tekst)).split())
        if gevonden := [woord for woord in woorden if woord in in_tekst]:
            return Bezwaar(
                zin(
                    "in de tekst van de bon staat {woord}, en die is openbaar; de naam hoort alleen in de kluis",
                    woord=gevonden[0],
                )
            )
    return None


_KORT = 3
"""Words of a name up to so many letters are often not of a name alone: van, der, de la."""


def teken_aan(boek: Vrijwilligersboek, naam: str, mutaties: Sequence[Mutatie]) -> Vrijwilligersboek | Bezwaar:
    """Write down that bonnen are an allowance for somebody; without bonnen that the name is known."""
    for m in mutaties:
        if m.soort != Soort.BON:
            return Bezwaar(zin("{nummer} is geen bon; een vergoeding aan een vrijwilliger is er een", nummer=m.nummer))
        if bezwaar := bezwaar_tegen_tekst(naam, (m.omschrijving, m.leverancier, m.notitie, m.activiteit)):
            return bezwaar
    weet = boek.weet
    namen = weet.namen if naam in weet.namen else (*weet.namen, naam)
    return boek.bewaar(weet._replace(namen=namen, bij={**weet.bij, **{m.nummer: naam for m in mutaties}}))


def teken_elders_aan(boek: Vrijwilligersboek, elders: Elders) -> Vrijwilligersboek | Bezwaar:
    """Write down what somebody got from another foundation."""
    weet = boek.weet
    namen = weet.namen if elders.naam in weet.namen else (*weet.namen, elders.naam)
    return boek.bewaar(met_elders(weet._replace(namen=namen), elders))


def vergeet(boek: Vrijwilligersboek, naam: str, nummers: Sequence[str]) -> Vrijwilligersboek | Bezwaar:
    """Forget that these bonnen were for somebody; without bonnen all that is known of the name."""
    weet = boek.weet
    if nummers:
        if anders := [nummer for nummer in nummers if weet.bij.get(nummer) != naam]:
            return Bezwaar(zin("bij {nummer} staat in de kluis niet deze naam", nummer=anders[0]))
        return boek.bewaar(weet._replace(bij={nr: wie for nr, wie in weet.bij.items() if nr not in nummers}))
    if naam not in weet.namen:
        return Bezwaar(zin("deze naam is niet bekend in de kluis"))
    return boek.bewaar(
        Vrijwilligers(
            tuple(wie for wie in weet.namen if wie != naam),
            {nr: wie for nr, wie in weet.bij.items() if wie != naam},
            tuple(een for een in weet.elders if een.naam != naam),
        )
    )


def neem_over(boek: Vrijwilligersboek, oud: str, nieuw: str) -> Vrijwilligersboek | Bezwaar:
    """After a bon was corrected: its new line is for whom the old one was."""
    naam = boek.weet.bij.get(oud)
    return boek if naam is None else boek.bewaar(boek.weet._replace(bij={**boek.weet.bij, nieuw: naam}))


def jaren(
    weet: Vrijwilligers,
    begroting: Begroting,
    logboeken: Mapping[str, Sequence[Mutatie]],
    erbij: Iterable[Vergoed] = (),
) -> tuple[Vrijwilligersjaar, ...]:
    """Who got what per year; with what is about to be given."""
    return vrijwilligersjaren((*vergoedingen(weet, logboeken), *erbij), begroting.vrijwilligers)


def waarschuwingen(jaar: Vrijwilligersjaar, maanden: Iterable[int]) -> tuple[Bericht, ...]:
    """What is to be said of a volunteer in these months: above a limit the whole sum is taxed."""
    uit = []
    grens = jaar.grens
    for maand in sorted(set(maanden) & set(jaar.te_hoge_maanden)):
        uit.append(
            zin(
                "{naam} kreeg in {wanneer} {som}, meer dan {grens}: dan is alles belast, niet alleen wat erboven is",
                naam=jaar.naam,
                wanneer=maand_in_woorden(jaar.jaar, maand),
                som=jaar.per_maand[maand],
                grens=grens.maand,
            )
        )
    if jaar.boven_jaar:
        uit.append(
            zin(
                "{naam} kreeg in {jaar} {som}, meer dan {grens}: dan is alles van dat jaar belast",
                naam=jaar.naam,
                jaar=str(jaar.jaar),
                som=jaar.totaal,
                grens=grens.in_jaar,
            )
        )
    if not jaar.grens_bekend:
        uit.append(
            zin(
                "van {jaar} is geen grens bekend; gerekend is met die van {grensjaar}. Zet haar in data/budget.yaml "
                "(vrijwilligers)",
                jaar=str(jaar.jaar),
                grensjaar=grens.jaar,
            )
        )
    return tuple(uit)
