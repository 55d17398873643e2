"""Rules on what is given back: `leersessie`, `cofinanciering`, and `post` for what stands outside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import COFINANCIERING, Begroting, kernbestand
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.verantwoording import (
    LEERSESSIES,
    Bijdrage,
    Leersessie,
    Verantwoording,
    resultaatbestand,
)


def opbrengst(grootboek: Grootboek, ooit: Begroting, vandaag: date) -> Iterator[Bevinding]:
    """All rules of this file. `ooit` has every post that was ever opened."""
    yield from _resultaten(ooit, grootboek.resultaten)
    yield from _bijdragen(ooit, grootboek.bijdragen)
    yield from _dubbele_dagen(grootboek.leersessies)
    yield from _soorten(ooit, grootboek.leersessies)
    dagen = {sessie.datum for sessie in grootboek.leersessies}
    for post, eigen in grootboek.verantwoordingen.items():
        yield from _bijgewoond(_bestand(ooit, post), eigen, dagen, vandaag)


def _bestand(begroting: Begroting, post: str) -> str:
    return kernbestand(post) if begroting.is_kern(post) else resultaatbestand(post)


def _resultaten(ooit: Begroting, posten: Mapping[str, Verantwoording]) -> Iterator[Bevinding]:
    for post in posten:
        if ooit.is_kern(post):
            yield bevinding(
                Regel.POST,
                Plaats(resultaatbestand(post)),
                zin("{post} is een kern; een kern vertelt in {bestand}", post=post, bestand=kernbestand(post)),
                zin("zet wat hier staat in dat bestand, en haal dit weg"),
            )
        elif post not in ooit.posten:
            yield bevinding(
                Regel.POST,
                Plaats(resultaatbestand(post)),
                zin("{post} is geen post in de begroting", post=post),
                zin("geef het bestand de naam van een post, of haal het weg"),
            )


def _bijdragen(ooit: Begroting, bijdragen: Sequence[Bijdrage]) -> Iterator[Bevinding]:
    for nr, bijdrage in enumerate(bijdragen):
        if bijdrage.post not in ooit.posten:
            yield bevinding(
                Regel.POST,
                Plaats(COFINANCIERING, veld=f"bijdragen.{nr}.post"),
                zin("{post} is geen post in de begroting", post=bijdrage.post),
                zin("noem een post uit data/budget.yaml"),
            )
        if bijdrage.betaald > bijdrage.toegezegd:
            yield bevinding(
                Regel.COFINANCIERING,
                Plaats(COFINANCIERING, veld=f"bijdragen.{nr}.betaald"),
                zin(
                    "{van} betaalde {betaald} en zegde {toegezegd} toe",
                    van=bijdrage.van,
                    betaald=bijdrage.betaald,
                    toegezegd=bijdrage.toegezegd,
                ),
                zin("kijk de bedragen na; is er meer toegezegd, verhoog dan de toezegging"),
            )


def _dubbele_dagen(sessies: Sequence[Leersessie]) -> Iterator[Bevinding]:
    eerder: set[date] = set()
    for nr, sessie in enumerate(sessies):
        if sessie.datum in eerder:
            yield bevinding(
                Regel.LEERSESSIE,
                Plaats(LEERSESSIES, veld=f"sessies.{nr}.datum"),
                zin("op {dag} staat al een sessie", dag=sessie.datum),
                zin("houd er één: de kernen noemen een sessie bij haar dag"),
            )
        eerder.add(sessie.datum)


def _soorten(ooit: Begroting, sessies: Sequence[Leersessie]) -> Iterator[Bevinding]:
    for nr, sessie in enumerate(sessies):
        if sessie.soort not in ooit.soorten_bijeenkomst:
            yield bevinding(
                Regel.LEERSESSIE,
                Plaats(LEERSESSIES, veld=f"sessies.{nr}.soort"),
                zin(
                    "{soort} is geen soort bijeenkomst; kies uit {soorten}",
                    soort=sessie.soort,
                    soorten=ooit.soorten_bijeenkomst,
                ),
                zin("zet de soort bij bijeenkomsten in data/budget.yaml, of verbeter haar hier"),
            )


def _bijgewoond(bestand: str, eigen: Verantwoording, dagen: set[date], vandaag: date) -> Iterator[Bevinding]:
    for nr, dag in enumerate(eigen.leersessies):
        plaats = Plaats(bestand, veld=f"leersessies.{nr}")
        if dag not in dagen:
            yield bevinding(
                Regel.LEERSESSIE,
                plaats,
                zin("op {dag} was er geen sessie", dag=dag),
                zin("zet de sessie in {bestand}, of verbeter de dag", bestand=LEERSESSIES),
            )
        elif dag > vandaag:
            yield bevinding(
                Regel.LEERSESSIE,
                plaats,
                zin("de sessie van {dag} moet nog komen; wie er was is nog niet bekend", dag=dag),
                zin("schrijf het op als de sessie geweest is"),
            )
