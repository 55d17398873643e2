"""What every command that adds a line does at the terminal: show, warn, confirm, write, commit."""

from __future__ import annotations

from collections.abc import Callable

from buurtledger.cli.invoer import kies_post, lees_vrije_tekst
from buurtledger.cli.lezen import lees_begroting, of_stop
from buurtledger.cli.omgeving import Omgeving
from buurtledger.cli.privevraag import mag_opgeschreven
from buurtledger.cli.vragen import bevestig, vraag_post
from buurtledger.handelingen import boeken
from buurtledger.handelingen.boeken import Boeking, Werk
from buurtledger.model import geld
from buurtledger.model.mutatie import TEKSTVELDEN, Mutatie


def open_werk(hier: Omgeving, post: str | None) -> Werk:
    """Ready to add to a post; asks for the post where a person can answer."""
    begroting = lees_begroting(hier)
    gekozen = kies_post(begroting, post) if post is not None else vraag_post(hier, begroting)
    return of_stop(hier, boeken.open_werk(hier.wortel, hier.vandaag, begroting, gekozen))


def lees_tekst(veld: str, tekst: str) -> str:
    """A text as it can stand in a field of a line; stops when it cannot."""
    return lees_vrije_tekst(veld, tekst, TEKSTVELDEN[veld])


def lees_tekst_of_niets(veld: str, tekst: str | None) -> str:
    """The same for a text that may be left out."""
    return lees_tekst(veld, tekst) if tekst else ""


def boek(hier: Omgeving, werk: Werk, mutatie: Mutatie, *, commit: bool, onderteken: bool = False) -> None:
    """Show what will be written and what it does, warn, confirm, write, and commit where asked."""
    boeking = of_stop(hier, boeken.bereid_voor(werk, mutatie))
    if hier.mag_vragen:
        hier.zeg()
        hier.zeg(f"{boeking.bestand}:")
        hier.zeg(f"  {boeking.regel}")
        for regel in _gevolg(hier, boeking):
            hier.zeg(f"  {regel}")
    teksten = (getattr(mutatie, veld) for veld in TEKSTVELDEN if veld != "scan")
    if not mag_opgeschreven(hier, werk.begroting, teksten):
        return
    for gevonden in boeking.bevindingen:
        hier.waarschuw(gevonden.bericht)
    if hier.mag_vragen and not bevestig(hier, hier.taal("Opschrijven?")):
        hier.zeg(hier.taal("Er is niets geschreven."))
        return
    steun = of_stop(hier, boeken.zoek_steun(boeking)) if commit else ()
    of_stop(hier, boeken.boek(boeking))
    wat = boeken.samenvatting(mutatie)
    hier.zeg(hier.taal("Opgeschreven: {wat}", wat=wat))
    if commit:
        boodschap = f"{hier.taal.zeg(wat)}\n"
        mee = of_stop(hier, boeken.leg_vast(boeking, steun, boodschap, onderteken=onderteken))
        hier.zeg(hier.taal("Vastgelegd in git."))
        if mee:
            hier.zeg(hier.taal("Ook vastgelegd, want deze regel steunt erop: {wat}", wat=mee))


def _gevolg(hier: Omgeving, boeking: Boeking) -> list[str]:
    """What the line does to the figures of its post: each that changes, before and after."""
    taal = hier.taal
    velden: tuple[tuple[str, Callable[[], str]], ...] = (
        ("besteed", lambda: taal("besteed")),
        ("uitbetaald", lambda: taal("uitbetaald")),
        ("te_verantwoorden", lambda: taal("te verantwoorden")),
        ("vrij", lambda: taal("vrij")),
        ("beschikbaar", lambda: taal("beschikbaar")),
    )
    return [
        f"{kop():<17}{geld.euro(getattr(boeking.voor, veld)):>13} → {geld.euro(getattr(boeking.na, veld)):>13}"
        for veld, kop in velden
        if getattr(boeking.voor, veld) != getattr(boeking.na, veld)
    ]
