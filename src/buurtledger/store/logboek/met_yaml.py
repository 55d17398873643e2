"""A line of a logboek in any other spelling than buurtledger's own, judged through YAML."""

from __future__ import annotations

import re
from difflib import get_close_matches

from buurtledger.checks.register import bevinding
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.mutatie import Mutatie, Soort, logboek_van, regelvorm
from buurtledger.model.tekst import VERBODEN
from buurtledger.store.yaml.afkeuring import Afkeuring
from buurtledger.store.yaml.boom import Boom, YamlFout, lees_boom
from buurtledger.store.yaml.vormfouten import eerste_plek, oordeel, van_yaml

LANGSTE = 64 * 1024
"""A longer line cannot be a mutatie; it is not even tried."""

EEN_REGEL = zin("schrijf één mutatie per regel, tussen accolades: {zo}", zo="- {bon: …, datum: …, bedrag: …}")
"""What to do about a mutatie that takes more lines, or shares one."""

_TWEE_OP_REGEL = re.compile(r"\}\s*-\s*\{")


def lees_met_yaml(regel: str, post: str, lijn: int) -> Mutatie | tuple[Bevinding, ...]:
    """The mutatie of a line, or all that is wrong with the line."""
    pad = logboek_van(post)

    def fout(bericht: Bericht, remedie: Bericht, kolom: int = 1, lengte: int = 1) -> tuple[Bevinding, ...]:
        gevonden = bevinding(Regel.VORM, Plaats(pad, lijn, kolom), bericht, remedie)
        return (gevonden._replace(fragment=regel[:2000], lengte=lengte),)

    if len(regel) > LANGSTE:
        return fout(zin("de regel is te lang: {aantal} tekens", aantal=len(regel)), EEN_REGEL)
    if teken := VERBODEN.search(regel):
        bericht = zin("hier staat een teken dat je niet kunt zien (een stuurteken)")
        return fout(bericht, zin("haal het teken weg; typ de tekst zo nodig opnieuw"), teken.start() + 1)
    try:
        boom = lees_boom(regel)
    except YamlFout as yamlfout:
        if _TWEE_OP_REGEL.search(regel):
            return fout(zin("er staat meer dan één mutatie op deze regel"), EEN_REGEL)
        return (van_yaml(yamlfout, pad, lijn, regel),)
    if boom is None or not isinstance(boom.waarde, list):
        return fout(zin("dit is geen mutatie"), EEN_REGEL)
    if len(boom.waarde) != 1 or boom.vloeiend:
        return fout(zin("er hoort precies één mutatie op een regel"), EEN_REGEL)
    mutatie = boom.waarde[0]
    if not isinstance(mutatie.waarde, dict) or not mutatie.vloeiend or not mutatie.waarde:
        return fout(zin("de mutatie staat niet tussen accolades op één regel"), EEN_REGEL, mutatie.plek.kolom)
    soort = _soort(mutatie)
    if isinstance(soort, Bericht):
        plek = eerste_plek(mutatie)
        remedie = zin(
            "begin met de soort en het nummer, zoals bon: 221015-m3fx; kies uit {soorten}", soorten=tuple(Soort)
        )
        return fout(soort, remedie, plek.kolom, plek.lengte)
    uitkomst = oordeel(regelvorm(soort), mutatie, pad, lijn, regel)
    if isinstance(uitkomst, Afkeuring):
        return _belangrijkste(uitkomst)
    return uitkomst._replace(post=post, lijn=lijn)


def _soort(mutatie: Boom) -> Soort | Bericht:
    assert isinstance(mutatie.waarde, dict)
    eerste, *rest = mutatie.waarde
    if eerste in set(Soort):
        return Soort(eerste)
    for veld in rest:
        if veld in set(Soort):
            return zin("{soort} hoort vooraan te staan", soort=veld)
    lijkt = get_close_matches(eerste, list(Soort), n=1)
    if lijkt:
        return zin("{veld} is geen soort mutatie; bedoel je {lijkt}?", veld=eerste, lijkt=str(lijkt[0]))
    return zin("{veld} is geen soort mutatie", veld=eerste)


def _belangrijkste(bevindingen: tuple[Bevinding, ...]) -> tuple[Bevinding, ...]:
    # A comma without quotes breaks one field into several unknown ones: the first says it all.
    onbekend = [b for b in bevindingen if "YAML" in b.bericht.sjabloon]
    return tuple(onbekend[:1]) or bevindingen
