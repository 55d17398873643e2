"""What every command that adds a line does at the terminal: show, warn, confirm, write, commit."""

from __future__ import annotations

from buurtledger.cli.invoer import lees_vrije_tekst, of_verkeerd, vind_post
from buurtledger.cli.lezen import lees_begroting, of_stop
from buurtledger.cli.omgeving import Omgeving
from buurtledger.cli.privevraag import mag_opgeschreven
from buurtledger.cli.vastleggen import zeg_achtergebleven, zeg_nog_niet
from buurtledger.cli.vragen import bevestig, vraag_post
from buurtledger.cli.wienog import zeg_wie_nog
from buurtledger.handelingen import boeken
from buurtledger.handelingen.boeken import Boeking, Werk
from buurtledger.handelingen.herzien import schrijf
from buurtledger.model import geld
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht
from buurtledger.model.mutatie import TEKSTVELDEN, Mutatie
from buurtledger.report.driedeling import driedeling
from buurtledger.stand.cijfers import Cijfers


def open_werk(hier: Omgeving, post: str | None) -> Werk:
    """Ready to add to a post; asks for the post where a person can answer."""
    begroting = lees_begroting(hier)
    gekozen = _kies(hier, begroting, post) if post is not None else vraag_post(hier, begroting)
    return of_stop(hier, boeken.open_werk(hier.wortel, hier.vandaag, begroting, gekozen))


def _kies(hier: Omgeving, begroting: Begroting, post: str) -> str:
    """The post that was typed; where it fits none or several and a person is there, asked for."""
    from buurtledger.model.zoeken import met_stuk

    uitkomst = vind_post(begroting, post)
    if not isinstance(uitkomst, Bericht):
        return uitkomst
    if not hier.mag_vragen:
        return of_verkeerd(uitkomst)
    hier.waarschuw(uitkomst)
    stuk = met_stuk(post, {id_: een.naam for id_, een in begroting.posten.items()})
    # Enter takes what was nearly typed.
    return vraag_post(hier, begroting, anders=stuk[0] if len(stuk) == 1 else "")


def lees_tekst(veld: str, tekst: str) -> str:
    """A text as it can stand in a field of a line; stops when it cannot."""
    return lees_vrije_tekst(veld, tekst, TEKSTVELDEN[veld])


def lees_tekst_of_niets(veld: str, tekst: str | None) -> str:
    """The same for a text that may be left out."""
    return lees_tekst(veld, tekst) if tekst else ""


def boek(hier: Omgeving, werk: Werk, mutatie: Mutatie, *, commit: bool, onderteken: bool = False) -> bool:
    """Show what will be written and what it does, warn, confirm, write, and commit where asked; whether it stands."""
    return boek_samen(
        hier, werk.begroting, (of_stop(hier, boeken.bereid_voor(werk, mutatie)),), commit=commit, onderteken=onderteken
    )


def boek_samen(
    hier: Omgeving, begroting: Begroting, boekingen: tuple[Boeking, ...], *, commit: bool, onderteken: bool = False
) -> bool:
    """The same for what is written all together or not at all."""
    if hier.mag_vragen:
        for boeking in boekingen:
            _toon(hier, boeking)
    regels = [regel for boeking in boekingen for regel in (*boeking.eerst, boeking.mutatie)]
    teksten = (getattr(regel, veld) for regel in regels for veld in TEKSTVELDEN if veld != "scan")
    if not mag_opgeschreven(hier, begroting, teksten):
        return False
    for boeking in boekingen:
        for gevonden in boeking.bevindingen:
            hier.waarschuw(gevonden.bericht)
    if hier.mag_vragen and not bevestig(hier, hier.taal("Opschrijven?")):
        hier.zeg(hier.taal("Er is niets geschreven."))
        return False
    steun = of_stop(hier, boeken.zoek_steun(boekingen)) if commit else ()
    of_stop(hier, schrijf(boekingen))
    for boeking in boekingen:
        hier.zeg_zin(hier.taal("Opgeschreven: {wat}", wat=boeking.samenvatting))
    if commit:
        boodschap = f"{hier.taal.zeg(boekingen[0].samenvatting)}\n"
        mee = of_stop(hier, boeken.leg_vast(boekingen, steun, boodschap, onderteken=onderteken))
        hier.zeg(hier.taal("Vastgelegd in git."))
        if mee:
            hier.zeg(hier.taal("Ook vastgelegd, want deze regel steunt erop: {wat}", wat=mee))
        zeg_achtergebleven(hier, dict.fromkeys(boeking.bestand for boeking in boekingen))
    elif not onderteken:  # of what is to be signed, who asks it says how
        zeg_nog_niet(hier)
    zeg_wie_nog(hier, boekingen[0].wortel, [regel for boeking in boekingen for regel in boeking.nieuw])
    return True


def _toon(hier: Omgeving, boeking: Boeking) -> None:
    hier.zeg()
    hier.zeg(f"{boeking.bestand}:")
    for regel in boeking.regels:
        hier.zeg(f"  {regel}")
    for regel in gevolg(hier, boeking.voor, boeking.na):
        hier.zeg(f"  {regel}")


def gevolg(hier: Omgeving, voor: Cijfers, na: Cijfers) -> list[str]:
    """What the line does to the figures of its post: each that changes, before and after."""
    taal = hier.taal
    naast = voor if voor.vastgelegd else na
    delen = zip(driedeling(voor, naast), driedeling(na, naast), strict=True)
    rijen = [(taal(oud.woord), oud.bedrag, nieuw.bedrag) for oud, nieuw in delen]
    rijen.append((taal("krijgt de groep nog"), -voor.tegoed, -na.tegoed))
    breed = max(len(woord) for woord, _, _ in rijen) + 1
    return [
        f"{woord:<{breed}}{geld.euro(oud):>13} → {geld.euro(nieuw):>13}" for woord, oud, nieuw in rijen if oud != nieuw
    ]
