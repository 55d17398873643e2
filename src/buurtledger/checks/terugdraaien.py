"""Rules on what refers to another line: `storno` and `retour`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from buurtledger.checks.nummers import op_nummer, plaats_van
from buurtledger.checks.register import bevinding
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Regel
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import ZONDER_STORNO, Mutatie, Soort, logboek_van
from buurtledger.stand.ongedaan import geldend, zoek_ongedaan

_NEEM_ANDER = zin("zoek het nummer op met: buurtledger bon lijst")


def _van_niets(mutatie: Mutatie, eigen: Mapping[str, Mutatie], overal: Mapping[str, Mutatie]) -> Bericht | None:
    if mutatie.van in eigen:
        return None
    elders = overal.get(mutatie.van)
    if elders is None:
        return zin("{van} bestaat niet", van=mutatie.van)
    return zin("{van} staat in een ander logboek: {bestand}", van=mutatie.van, bestand=logboek_van(elders.post))


def stornos(logboek: Sequence[Mutatie], overal: Mapping[str, Mutatie]) -> Iterator[Bevinding]:
    """A storno undoes one mutatie of its own logboek, once, and a bon only after its retouren."""
    lijst = sorted((m for m in logboek if m.soort == Soort.STORNO), key=lambda m: (m.datum, m.nummer))
    if not lijst:
        return
    eigen = op_nummer(logboek)
    ongedaan = zoek_ongedaan(logboek)
    eerste: dict[str, Mutatie] = {}
    for storno in lijst:
        bericht, remedie = _van_niets(storno, eigen, overal), _NEEM_ANDER
        if bericht is None:
            eerder = eerste.setdefault(storno.van, storno)
            if eigen[storno.van].soort in ZONDER_STORNO:
                bericht = zin(
                    "{van} is zelf een {soort}, en die draait niemand terug",
                    van=storno.van,
                    soort=eigen[storno.van].soort,
                )
                remedie = zin("boek opnieuw wat er ten onrechte teruggedraaid is")
            elif eerder is not storno:
                bericht = zin("{van} was al gestorneerd, door {eerder}", van=storno.van, eerder=eerder.nummer)
                remedie = zin("deze tweede storno doet niets; is hij nog niet vastgelegd in git, haal hem dan weg")
            elif over := ongedaan.levende_retouren(storno.van, storno.datum):
                bericht = zin(
                    "te vroeg: de retour {retour} van deze bon geldt nog op {datum}",
                    retour=over[0].nummer,
                    datum=storno.datum,
                )
                remedie = zin(
                    "storneer eerst de retour, met dezelfde datum of eerder: buurtledger bon storneer {retour}",
                    retour=over[0].nummer,
                )
        if bericht is not None:
            yield bevinding(Regel.STORNO, plaats_van(storno, "van"), bericht, remedie)


def retouren(logboek: Sequence[Mutatie], overal: Mapping[str, Mutatie], vandaag: date) -> Iterator[Bevinding]:
    """A retour belongs to a bon of its own logboek, comes not before it, and all together stay within it."""
    if not any(m.soort == Soort.RETOUR for m in logboek):
        return
    eigen = op_nummer(logboek)
    terug = dict.fromkeys(eigen, NUL)
    for retour in (m for m in geldend(logboek, vandaag) if m.soort == Soort.RETOUR):
        bericht, remedie, veld = _van_niets(retour, eigen, overal), _NEEM_ANDER, "van"
        if bericht is None:
            bon = eigen[retour.van]
            terug[retour.van] += retour.bedrag
            if bon.soort != Soort.BON:
                bericht = zin("{van} is geen bon maar een {soort}", van=retour.van, soort=bon.soort)
            elif retour.datum < bon.datum:
                veld = "datum"
                bericht = zin("te vroeg: de bon {van} is van {datum}", van=retour.van, datum=bon.datum)
                remedie = zin("storneer deze retour en boek hem opnieuw met de goede datum")
            elif terug[retour.van] > bon.bedrag:
                veld = "bedrag"
                bericht = zin(
                    "er komt {terug} terug op de bon {van}, en die was {bedrag}",
                    terug=terug[retour.van],
                    van=retour.van,
                    bedrag=bon.bedrag,
                )
                remedie = zin(
                    "storneer de retour die niet klopt: buurtledger bon storneer {nummer}", nummer=retour.nummer
                )
        if bericht is not None:
            yield bevinding(Regel.RETOUR, plaats_van(retour, veld), bericht, remedie)
