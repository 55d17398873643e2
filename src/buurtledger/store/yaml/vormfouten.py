"""A tree of YAML held against its form; what does not fit comes back as bevindingen with places."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TypeVar

from pydantic_core import ErrorDetails, ValidationError

from buurtledger.checks.register import REGELS, bevinding
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.geschreven import Geschreven
from buurtledger.model.vorm import Vorm
from buurtledger.store.yaml.afkeuring import ZIE_BESTANDEN, Afkeuring
from buurtledger.store.yaml.boom import Boom, Plek, YamlFout

V = TypeVar("V")


AANHALING = zin('zet tekst tussen dubbele aanhalingstekens, zoals omschrijving: "Verf, kwasten en rollers"')


def oordeel(vorm: Vorm[V], boom: Boom, pad: str, lijn: int = 1, fragment: str = "") -> V | Afkeuring:
    """The form filled in, or all that is wrong with it. `lijn` is the line on which the tree's text begins."""
    try:
        return vorm.keur(boom.kaal())
    except ValidationError as fouten:
        return Afkeuring(
            _bevinding(vorm, boom, detail, pad, lijn, fragment) for detail in fouten.errors(include_url=False)
        )


def van_yaml(fout: YamlFout, pad: str, lijn: int = 1, fragment: str = "") -> Bevinding:
    """The bevinding of a YAML error."""
    plaats = Plaats(pad, lijn + fout.plek.lijn - 1, fout.plek.kolom)
    remedie = AANHALING if fout.regel == Regel.BESTAND else ZIE_BESTANDEN
    return bevinding(fout.regel, plaats, fout.bericht, remedie)._replace(fragment=fragment, lengte=fout.plek.lengte)


def _bevinding(vorm: Vorm[V], boom: Boom, detail: ErrorDetails, pad: str, lijn: int, fragment: str) -> Bevinding:
    weg = tuple(stap for stap in detail["loc"] if stap != "[key]")
    plek, _ = boom.vind(weg)
    regel, remedie = Regel.VORM, ZIE_BESTANDEN
    veld = str(weg[-1]) if weg else ""
    match detail["type"]:
        case "missing":
            bericht = zin("het veld {veld} ontbreekt", veld=veld)
            remedie = zin("zet het veld {veld} erbij; docs/bestanden.md laat zien hoe", veld=veld)
        case "extra_forbidden":
            plek = boom.vind(weg[:-1])[1].sleutels.get(veld, plek)
            bericht, remedie = onbekend_veld(vorm, boom.vind(weg[:-1])[1], veld)
        case "literal_error":
            bericht = zin(
                "{waarde} kan hier niet; kies uit {keuzes}",
                waarde=str(detail["input"]),
                keuzes=str(detail.get("ctx", {}).get("expected", "")).replace(" or ", ", "),
            )
        case soort if soort in REGELS:
            regel = Regel(soort)
            bericht = detail["ctx"]["bericht"]
            remedie = _REMEDIES.get(regel, zin("verbeter dit veld; docs/bestanden.md laat zien hoe"))
            if "[key]" in detail["loc"]:
                plek = boom.vind(weg[:-1])[1].sleutels.get(veld, plek)
        case _:
            bericht = zin("hier hoort iets anders: een groep velden of een enkele waarde")
    plaats = Plaats(pad, lijn + plek.lijn - 1, plek.kolom)
    return bevinding(regel, plaats, bericht, remedie)._replace(fragment=fragment, lengte=plek.lengte)


_REMEDIES = {
    Regel.BEDRAG: zin("schrijf het bedrag met een punt en hoogstens twee cijfers erachter: 45.95"),
    Regel.DATUM: zin("schrijf de datum als jaar-maand-dag: 2022-10-14"),
    Regel.ID: zin("laat buurtledger de regel schrijven; een nummer is de dag van invoer en vier tot zes tekens"),
}


_VERHUISD = {"beschikking": zin("het staat voortaan alleen in data/subsidie.yaml; doe buurtledger migreer")}
"""Fields of an earlier form, and what to do."""


def onbekend_veld(vorm: Vorm[V], groep: Boom, veld: str) -> tuple[Bericht, Bericht]:
    """Why an unknown field is there: a comma that YAML took for the end of a value, or a slip of the pen."""
    assert isinstance(groep.waarde, dict)
    velden = list(groep.waarde)
    ervoor = velden[velden.index(veld) - 1] if velden.index(veld) else ""
    if groep.vloeiend and ervoor and _is_leeg(groep.waarde[veld]):
        vorige = groep.waarde[ervoor]
        if ervoor in ("bedrag", "btw") and veld.isdigit():
            samen = f"{vorige.waarde},{veld}"
            return (
                zin("het bedrag {bedrag} is met een komma geschreven; YAML leest daar een nieuw veld", bedrag=samen),
                zin("schrijf een punt: {veld}: {bedrag}", veld=ervoor, bedrag=samen.replace(",", ".")),
            )
        if vorige.vloeiend:
            return (
                zin("na de komma in {veld} leest YAML een nieuw veld: {tekst}", veld=ervoor, tekst=veld),
                zin(
                    'zet dubbele aanhalingstekens om de hele tekst: {veld}: "{tekst}"',
                    veld=ervoor,
                    tekst=f"{vorige.waarde}, {veld}",
                ),
            )
    if veld in _VERHUISD:
        return zin("het veld {veld} hoort niet meer in dit bestand", veld=veld), _VERHUISD[veld]
    lijkt = get_close_matches(veld, vorm.veldnamen, n=1)
    if lijkt:
        return (
            zin("het veld {veld} ken ik niet; bedoel je {lijkt}?", veld=veld, lijkt=lijkt[0]),
            zin("verander {veld} in {lijkt}, of haal het weg", veld=veld, lijkt=lijkt[0]),
        )
    bekend = vorm.veldnamen
    return zin("het veld {veld} ken ik niet", veld=veld), zin("de velden die hier kunnen: {velden}", velden=bekend)


def _is_leeg(boom: Boom) -> bool:
    return isinstance(boom.waarde, Geschreven) and boom.waarde.aard == "leeg" and not boom.waarde


def eerste_plek(boom: Boom) -> Plek:
    """The place of a mapping's first key, or of the node itself."""
    return next(iter(boom.sleutels.values()), boom.plek)
