"""What every command that adds a line does: ask, show, warn, confirm, write, commit."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.controle import controleer_nieuwe
from buurtledger.cli.invoer import kies_post
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, lees_plan_of_stop, stop, weiger
from buurtledger.cli.vragen import bevestig, vraag_post
from buurtledger.model import geld
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.mutatie import TEKSTVELDEN, Mutatie, Soort, bezwaar_tegen, logboek_van
from buurtledger.model.nummer import maak_nummer
from buurtledger.stand.cijfers import cijfers_van
from buurtledger.stand.verloop import maak_verloop
from buurtledger.store.boeken import lees_een_logboek
from buurtledger.store.logboek import Gelezen
from buurtledger.store.regelpatroon import schrijf_regel
from buurtledger.store.toevoegen import voeg_toe

WEIGER_BIJ = ("toekomst", "bedrag", "storno", "retour")
"""Rules that a new line may not break: no later line but a storno could mend it."""


class Boek(NamedTuple):
    """The books as far as adding needs them: the begroting and the logboek of one post."""

    hier: Omgeving
    wortel: Path
    begroting: Begroting
    post: str
    logboek: Sequence[Mutatie]

    def nieuw_nummer(self) -> str:
        """An id for today that this logboek does not have."""
        return maak_nummer(self.hier.vandaag, {m.nummer for m in self.logboek}, secrets.choice)


def open_boek(hier: Omgeving, post: str | None) -> Boek:
    """Ready to add to a post; asks for the post where a person can answer."""
    wortel = hier.wortel
    begroting, _ = lees_plan_of_stop(wortel)
    gekozen = kies_post(begroting, post) if post is not None else vraag_post(hier, begroting)
    return Boek(hier, wortel, begroting, gekozen, leesbaar(wortel, lees_een_logboek(wortel, gekozen), gekozen))


def leesbaar(wortel: Path, gelezen: Gelezen, post: str) -> Sequence[Mutatie]:
    """The lines of a logboek; stops when not every line can be read."""
    if fouten := tuple(b for b in gelezen.bevindingen if b.regel != "dubbel"):
        bericht = zin("{bestand} is niet helemaal te lezen, dus er is niets bij geschreven", bestand=logboek_van(post))
        weiger(wortel, bericht, fouten)
    return gelezen.mutaties


def lees_tekst(veld: str, tekst: str) -> str:
    """A text as it can stand in a line: pasted line ends and tabs become spaces; stops when it cannot."""
    kaal = " ".join(tekst.split())
    if bezwaar := bezwaar_tegen(kaal, TEKSTVELDEN[veld]):
        stop(VERKEERD_GEROEPEN, zin("{veld}: {bezwaar}", veld=veld, bezwaar=bezwaar))
    return kaal


def lees_tekst_of_niets(veld: str, tekst: str | None) -> str:
    """The same for a text that may be left out."""
    return lees_tekst(veld, tekst) if tekst else ""


def boek(werk: Boek, mutatie: Mutatie, *, commit: bool) -> None:
    """Show what will be written and what it does, warn, confirm, write, and commit where asked."""
    hier = werk.hier
    bezwaren = controleer_nieuwe(werk.begroting, werk.logboek, mutatie, hier.vandaag)
    for bezwaar in bezwaren:
        if bezwaar.regel in WEIGER_BIJ:
            stop(VERKEERD_GEROEPEN, zin("{bericht}. Er is niets geschreven", bericht=bezwaar.bericht))
    if hier.mag_vragen:
        hier.zeg()
        hier.zeg(f"{logboek_van(werk.post)}:")
        hier.zeg(f"  {schrijf_regel(mutatie)}")
        for regel in _gevolg(werk, mutatie):
            hier.zeg(f"  {regel}")
    for bezwaar in bezwaren:
        hier.waarschuw(bezwaar.bericht)
    if hier.mag_vragen and not bevestig(hier, hier.taal("Opschrijven?")):
        hier.zeg(hier.taal("Er is niets geschreven."))
        return
    fout = voeg_toe(werk.wortel, mutatie)
    if fout is not None:
        stop(ONLEESBAAR, fout)
    hier.zeg(hier.taal("Opgeschreven: {wat}", wat=boodschap(mutatie)))
    if commit:
        leg_vast(werk, mutatie)


def leg_vast(werk: Boek, mutatie: Mutatie) -> None:
    """Commit exactly the line of a mutatie."""
    from buurtledger.store.git import leg_regel_vast

    tekst = f"{werk.hier.taal.zeg(boodschap(mutatie))}\n"
    fout = leg_regel_vast(werk.wortel, logboek_van(mutatie.post), schrijf_regel(mutatie), tekst)
    if fout is not None:
        stop(ONLEESBAAR, fout)
    werk.hier.zeg(werk.hier.taal("Vastgelegd in git."))


def boodschap(mutatie: Mutatie) -> Bericht:
    """What was booked, in a sentence that a resident can read."""
    if mutatie.soort == Soort.STORNO:
        return zin(
            "storno van {van} bij {post}: {tekst} ({nummer})",
            van=mutatie.van,
            post=mutatie.post,
            tekst=mutatie.reden,
            nummer=mutatie.nummer,
        )
    return zin(
        "{soort} van {bedrag} bij {post}: {tekst} ({nummer})",
        soort=mutatie.soort,
        bedrag=mutatie.bedrag,
        post=mutatie.post,
        tekst=mutatie.omschrijving,
        nummer=mutatie.nummer,
    )


def _gevolg(werk: Boek, mutatie: Mutatie) -> list[str]:
    """What the line does to the figures of its post: each that changes, before and after."""
    taal = werk.hier.taal
    post = werk.begroting.posten[werk.post]
    ver_weg = date.max
    voor = cijfers_van(post, maak_verloop(werk.logboek).op(ver_weg))
    na = cijfers_van(post, maak_verloop((*werk.logboek, mutatie)).op(ver_weg))
    velden: tuple[tuple[str, Callable[[], str]], ...] = (
        ("besteed", lambda: taal("besteed")),
        ("uitbetaald", lambda: taal("uitbetaald")),
        ("te_verantwoorden", lambda: taal("te verantwoorden")),
        ("vrij", lambda: taal("vrij")),
        ("beschikbaar", lambda: taal("beschikbaar")),
    )
    return [
        f"{kop():<17}{geld.euro(getattr(voor, veld)):>13} → {geld.euro(getattr(na, veld)):>13}"
        for veld, kop in velden
        if getattr(voor, veld) != getattr(na, veld)
    ]
