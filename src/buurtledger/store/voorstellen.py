"""Reading what was laid before the residents and what they said of it, and adding to it.

A proposal is a file that never changes; what comes after is a line each in data/reacties/, so that no fault in one
reaches another and what two people add on different branches merges by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.checks.register import bevinding
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.besluit import BESLUITNAAM
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.tekst import VERBODEN
from buurtledger.model.voorstel import (
    REACTIES,
    REGELSOORTEN,
    VOORSTELLEN,
    Ingetrokken,
    Reactie,
    Reactieregel,
    Voorstel,
    reactiebestand,
    reactieregelvorm,
    schrijf_reactieregel,
    voorstelbestand,
)
from buurtledger.store.files.bestand import lees_tekst, onderliggend, symlink_op_weg

if TYPE_CHECKING:
    from buurtledger.model.vorm import Vorm

LANGSTE = 16 * 1024
"""A longer line cannot be one; it is not even tried."""
_VOORSTEL = re.compile(rf"{VOORSTELLEN}/({BESLUITNAAM})\.yaml")
_REACTIES = re.compile(rf"{REACTIES}/({BESLUITNAAM})\.yaml")


class Gelezen(NamedTuple):
    """The proposals that could be read, each with what was said of it, and what was wrong."""

    voorstellen: tuple[Voorstel, ...]
    bevindingen: tuple[Bevinding, ...]


def lees_voorstellen(wortel: Path) -> Gelezen:
    """Everything in data/voorstellen/ and data/reacties/."""
    voorstellen: dict[str, Voorstel] = {}
    bevindingen: list[Bevinding] = []
    namen: set[str] = set()
    for pad in onderliggend(wortel, VOORSTELLEN):
        from buurtledger.model.bestandsvormen import VOORSTEL
        from buurtledger.store.yaml.vormlezen import hoort_niet, lees_vorm

        naam = _VOORSTEL.fullmatch(pad)
        if not naam:
            bevindingen.append(hoort_niet(wortel, pad, voorstelbestand("<datum>-<naam>")))
            continue
        namen.add(naam[1])
        voorstel, gevonden = lees_vorm(wortel, pad, VOORSTEL)
        bevindingen += gevonden
        if voorstel is not None:
            voorstellen[naam[1]] = voorstel._replace(naam=naam[1])
    for pad in onderliggend(wortel, REACTIES):
        from buurtledger.store.yaml.vormlezen import hoort_niet

        naam = _REACTIES.fullmatch(pad)
        if not naam:
            bevindingen.append(hoort_niet(wortel, pad, reactiebestand("<voorstel>")))
            continue
        bestand = lees_tekst(wortel, pad)
        regels, gevonden = lees_reacties(bestand.tekst, pad)
        bevindingen += (*bestand.bevindingen, *gevonden)
        if naam[1] in voorstellen:
            voorstellen[naam[1]] = met_regels(voorstellen[naam[1]], regels)
        elif naam[1] not in namen:
            bericht = zin("het voorstel {naam} waar dit bij hoort is er niet", naam=naam[1])
            remedie = zin("geef het bestand de naam van een voorstel: buurtledger voorstel lijst")
            bevindingen.append(bevinding(Regel.VOORSTEL, Plaats(pad, 1, 1), bericht, remedie))
    return Gelezen(tuple(voorstellen.values()), tuple(bevindingen))


def met_regels(voorstel: Voorstel, regels: Iterable[Reactieregel]) -> Voorstel:
    """A proposal with what came after it was laid. It is withdrawn once: the first time counts."""
    regels = tuple(regels)
    return voorstel._replace(
        reacties=tuple(r for r in regels if isinstance(r, Reactie)),
        ingetrokken=next((r for r in regels if isinstance(r, Ingetrokken)), None),
    )


def lees_reacties(tekst: str, pad: str) -> tuple[tuple[Reactieregel, ...], tuple[Bevinding, ...]]:
    """The lines of such a file, and what is wrong with those that cannot be read. The same line twice counts once."""
    regels: list[Reactieregel] = []
    bevindingen: list[Bevinding] = []
    gezien: set[str] = set()
    vormen = {soort: reactieregelvorm(soort) for soort in REGELSOORTEN}
    for lijn, regel in enumerate(tekst.split("\n"), start=1):
        kaal = regel.rstrip("\r")
        if not kaal.strip() or kaal.startswith("#"):
            continue
        if kaal in gezien:
            bericht = zin("deze regel staat er al, teken voor teken; hij telt één keer")
            remedie = zin("laat het zo, of haal er een weg voordat het in git staat")
            bevindingen.append(bevinding(Regel.DUBBEL, Plaats(pad, lijn, 1), bericht, remedie))
            continue
        gezien.add(kaal)
        gelezen = _lees_regel(kaal, pad, lijn, vormen)
        if isinstance(gelezen, (Reactie, Ingetrokken)):
            regels.append(gelezen)
        else:
            bevindingen += gelezen
    return tuple(regels), tuple(bevindingen)


def _lees_regel(
    regel: str, pad: str, lijn: int, vormen: dict[str, Vorm[Reactieregel]]
) -> Reactieregel | tuple[Bevinding, ...]:
    from buurtledger.store.yaml.boom import YamlFout, lees_boom
    from buurtledger.store.yaml.vormfouten import Afkeuring, oordeel, van_yaml

    def fout(bericht: Bericht) -> tuple[Bevinding, ...]:
        remedie = zin("laat buurtledger de regel schrijven: buurtledger reactie toevoegen; zie docs/bestanden.md")
        return (bevinding(Regel.VORM, Plaats(pad, lijn, 1), bericht, remedie)._replace(fragment=regel[:2000]),)

    if len(regel) > LANGSTE or VERBODEN.search(regel):
        return fout(zin("deze regel is te lang, of er staat een teken in dat je niet kunt zien"))
    try:
        boom = lees_boom(regel)
    except YamlFout as yamlfout:
        return (van_yaml(yamlfout, pad, lijn, regel),)
    if boom is None or not isinstance(boom.waarde, list) or boom.vloeiend or len(boom.waarde) != 1:
        return fout(zin("er hoort precies één reactie op een regel, tussen accolades"))
    groep = boom.waarde[0]
    eerste = str(next(iter(groep.waarde), "")) if isinstance(groep.waarde, dict) else ""
    if eerste not in vormen:
        return fout(zin("een regel begint hier met {keuzes}", keuzes=tuple(vormen)))
    uitkomst = oordeel(vormen[eerste], groep, pad, lijn, regel)
    return uitkomst if isinstance(uitkomst, Afkeuring) else uitkomst._replace(lijn=lijn)


def schrijf_regel_bij(wortel: Path, voorstel: str, regel: Reactieregel) -> Bericht | None:
    """Add a line to what came after a proposal; why not, when it cannot be done. What is there is not touched."""
    from buurtledger.store.files.regel_erbij import voeg_regel_toe

    pad = reactiebestand(voorstel)
    if weg := symlink_op_weg(wortel, pad):
        return zin("{bestand} is een symlink; daar schrijft buurtledger niet in", bestand=weg)
    tekst = schrijf_reactieregel(regel)
    terug, fouten = lees_reacties(tekst, pad)
    if fouten or terug != (regel._replace(lijn=1),):
        # Only reachable through a fault of ours; better no line than one that reads otherwise.
        return fouten[0].bericht if fouten else zin("deze regel is niet veilig op te schrijven: {regel}", regel=tekst)
    try:
        (wortel / REACTIES).mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        return zin("{bestand} is niet te schrijven: {reden}. Er is niets veranderd", bestand=pad, reden=str(fout))
    return voeg_regel_toe(wortel, pad, tekst)
