"""What every command that adds a line does: ask, show, warn, confirm, write, commit."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.controle import controleer_losse, controleer_verwijzing
from buurtledger.cli.invoer import kies_post
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, lees_begroting_of_stop, stop, weiger
from buurtledger.cli.vragen import bevestig, vraag_post
from buurtledger.model import geld
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.mutatie import TEKSTVELDEN, Mutatie, Soort, logboek_van
from buurtledger.model.nummer import maak_nummer
from buurtledger.model.tekst import bezwaar_tegen
from buurtledger.stand.cijfers import cijfers_van
from buurtledger.stand.verloop import effect, maak_verloop
from buurtledger.store.logboek.patroon import schrijf_regel
from buurtledger.store.logboek.toevoegen import voeg_toe
from buurtledger.store.snel.postboek import Postboek

WEIGER_BIJ = ("toekomst", "bedrag", "storno", "retour")
"""Rules that a new line may not break: no later line but a storno could mend it."""


_LOSSE = (Soort.BON, Soort.VOORSCHOT, Soort.VERGOEDING)
"""The kinds that refer to no other line, in meaning nor in rule."""


class Boek(NamedTuple):
    """The books as far as adding needs them: the begroting and the logboek of one post."""

    hier: Omgeving
    wortel: Path
    begroting: Begroting
    logboek: Postboek

    @property
    def post(self) -> str:
        """The id of the post."""
        return self.logboek.post

    def nieuw_nummer(self) -> str:
        """An id for today that this logboek does not have."""
        return maak_nummer(self.hier.vandaag, self.logboek, secrets.choice)


def open_boek(hier: Omgeving, post: str | None) -> Boek:
    """Ready to add to a post; asks for the post where a person can answer."""
    wortel = hier.wortel
    begroting = lees_begroting_of_stop(wortel, hier.vandaag)
    gekozen = kies_post(begroting, post) if post is not None else vraag_post(hier, begroting)
    return Boek(hier, wortel, begroting, leesbaar(wortel, gekozen))


def leesbaar(wortel: Path, post: str) -> Postboek:
    """The logboek of a post; stops when not every line can be read."""
    boek = Postboek(wortel, post)
    if boek.fouten:
        bericht = zin("{bestand} is niet helemaal te lezen, dus er is niets bij geschreven", bestand=logboek_van(post))
        weiger(wortel, bericht, boek.fouten)
    return boek


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
    if mutatie.soort in _LOSSE:
        voor = werk.logboek.verloop.op(hier.vandaag)
        zoals = werk.logboek.zoals(mutatie.datum, mutatie.bedrag)
        bezwaren = controleer_losse(werk.begroting, mutatie, voor, zoals, hier.vandaag)
    else:
        bezwaren = controleer_verwijzing(werk.begroting, werk.logboek.mutaties, mutatie, hier.vandaag)
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
    from buurtledger.store.git.proces import leg_regel_vast

    tekst = f"{werk.hier.taal.zeg(boodschap(mutatie))}\n"
    fout = leg_regel_vast(werk.wortel, logboek_van(mutatie.post), schrijf_regel(mutatie), tekst)
    if fout is not None:
        stop(ONLEESBAAR, fout)
    werk.hier.zeg(werk.hier.taal("Vastgelegd in git."))


def boodschap(mutatie: Mutatie) -> Bericht:
    """What was booked, in a sentence that a resident can read."""
    if mutatie.soort == Soort.AKKOORD:
        return zin(
            "akkoord op {van} bij {post}, als {rol} ({nummer})",
            van=mutatie.van,
            post=mutatie.post,
            rol=mutatie.rol,
            nummer=mutatie.nummer,
        )
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
    stand = werk.logboek.verloop.op(date.max)
    if mutatie.soort in _LOSSE:
        daarna = stand + effect(mutatie)
    else:
        daarna = maak_verloop((*werk.logboek.mutaties, mutatie)).op(date.max)
    voor, na = cijfers_van(post, stand), cijfers_van(post, daarna)
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
