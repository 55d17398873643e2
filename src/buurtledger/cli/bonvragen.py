"""What a bon is asked, and how its parts are typed."""

from __future__ import annotations

import re
from pathlib import Path

from buurtledger.cli.extra import vereis
from buurtledger.cli.lezen import lees_begroting, of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.cli.vraagregel import Keus
from buurtledger.cli.vragen import bevestig, vraag_keuze, vraag_nummer, vraag_tekst, vraag_vrij
from buurtledger.handelingen import boeken
from buurtledger.handelingen.boeken import Werk
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.mutatie import BEWIJZEN, KERN, PENVOERDER, TEKSTVELDEN, Mutatie, Soort


def vraag_omschrijving(hier: Omgeving) -> str:
    """What was bought."""
    return vraag_tekst(hier, "OMSCHRIJVING", hier.taal("Wat is er gekocht"), TEKSTVELDEN["omschrijving"])


_DAG = re.compile(r"[0-9]{1,2}[-/][0-9]{1,2}(?:[-/][0-9]{2,4})?")


def vraag_winkel(hier: Omgeving) -> str:
    """The shop, with those that were used before; empty where nobody can answer."""
    if not hier.mag_vragen:
        return ""
    from buurtledger.store.logboek.opzoeken import gebruikt

    keuzes = [Keus(winkel) for winkel in gebruikt(hier.wortel, "leverancier")[:500]]
    while _DAG.fullmatch(winkel := vraag_vrij(hier, hier.taal("Winkel (mag leeg)"), keuzes, geheugen="winkel")):
        hier.waarschuw(
            zin("{tekst} lijkt een dag, en die wordt hierna gevraagd; is er geen winkel, dan niets", tekst=winkel)
        )
    return winkel


def kies_betaler(hier: Omgeving, werk: Werk, gegeven: str | None) -> str:
    """Who paid: kern or penvoerder; a first letter will do."""
    anders = boeken.gewone_betaler(werk.begroting, werk.post)
    if gegeven is None:
        return vraag_betaler(hier, anders) if hier.mag_vragen else anders
    gekozen = gegeven.strip().casefold()
    if gekozen not in (KERN, PENVOERDER):
        stop(VERKEERD_GEROEPEN, zin("betaald door is kern of penvoerder, niet {waarde}", waarde=gegeven))
    return gekozen


def vraag_betaler(hier: Omgeving, anders: str) -> str:
    """Ask who paid."""
    keuzes = (
        Keus(KERN, hier.taal("de groep zelf")),
        Keus(PENVOERDER, hier.taal("van de rekening")),
    )
    return vraag_keuze(hier, "--betaald-door", hier.taal("Betaald door (kern of penvoerder)"), keuzes, anders)


def keur_bewijs(bewijs: str | None) -> None:
    """Stop when there is no such thing on paper."""
    if bewijs is not None and bewijs not in BEWIJZEN:
        stop(VERKEERD_GEROEPEN, zin("--bewijs is bon, factuur of verklaring, niet {waarde}", waarde=bewijs))


def open_werk_van(hier: Omgeving, nummer: str | None, tekst: str = "") -> tuple[Werk, Mutatie]:
    """The mutatie of an id, and the books of its post."""
    begroting = lees_begroting(hier)
    mutatie = vraag_nummer(hier, nummer, tekst)
    return of_stop(hier, boeken.open_werk(hier.wortel, hier.vandaag, begroting, mutatie.post)), mutatie


def vingerafdruk(hier: Omgeving, pad: str) -> str:
    """The hash for the line. With a kluis the scan is cleaned and kept there; without one only its hash is."""
    from buurtledger.cli.kluismap import gekozen_kluis, rollen_of_stop
    from buurtledger.store.kluis.plek import hash_van, lees_gewoon

    kluis = gekozen_kluis(hier.wortel)
    if kluis is None:
        hier.waarschuw(zin("er is geen kluis (BUURTLEDGER_KLUIS): bewaar de scan zelf, precies zoals hij nu is"))
        inhoud = lees_gewoon(Path(pad))
        if isinstance(inhoud, Bericht):
            stop(VERKEERD_GEROEPEN, inhoud)
        if hier.mag_vragen and not bevestig(hier, hier.taal("Zo boeken, zonder de scan te bewaren?"), anders=False):
            stop(VERKEERD_GEROEPEN, zin("er is niets geschreven; zet eerst BUURTLEDGER_KLUIS op de map van je kluis"))
        return f"sha256:{hash_van(inhoud)}"
    for module in ("PIL", "pypdfium2", "pyrage"):
        vereis(module, "kluis")
    from buurtledger.store.kluis.bewaren import bewaar

    rollen = rollen_of_stop(hier)
    with hier.bezig(hier.taal("De scan schoonmaken…")):
        bewaard = bewaar(kluis, Path(pad), rollen)
    if isinstance(bewaard, Bericht):
        stop(VERKEERD_GEROEPEN, bewaard)
    hier.zeg(hier.taal("In de kluis: {bestand}", bestand=bewaard.bestand.name))
    return f"sha256:{bewaard.hash}"


def kies_verplichting(werk: Werk, getypt: str | None) -> str:
    """The id of the verplichting of this post that was typed, or its last part; empty when none was. Else stops."""
    if not getypt:
        return ""
    open_ = [m.nummer for m in werk.logboek.mutaties if m.soort == Soort.VERPLICHTING]
    past = [nummer for nummer in open_ if getypt in (nummer, nummer.partition("-")[2])]
    if len(past) != 1:
        if not open_:
            stop(VERKEERD_GEROEPEN, zin("{post} heeft geen verplichting", post=werk.post))
        keuzes = tuple(open_)
        bericht = zin(
            "{nummer} is geen verplichting van {post}; wel: {keuzes}", nummer=getypt, post=werk.post, keuzes=keuzes
        )
        stop(VERKEERD_GEROEPEN, bericht)
    return past[0]
