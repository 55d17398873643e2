"""Laying a proposal before the residents, writing down what they said of it, and withdrawing it."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path

from buurtledger.checks.voorstellen import nieuw_voorstel
from buurtledger.handelingen.besluiten import Voornemen
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.lezen import lees_alles
from buurtledger.model.bericht import zin
from buurtledger.model.nummer import maak_nummer
from buurtledger.model.regelboek import Regelstorno
from buurtledger.model.voorstel import (
    REACTIEBOEK,
    Ingetrokken,
    Reactie,
    Reactieregel,
    Voorstel,
    besluit_uit,
    reactiebestand,
    voorstelbestand,
)


def bereid_voor(wortel: Path, voorstel: Voorstel, vandaag: date) -> Voornemen | Bezwaar:
    """What a proposal would do and break, if it were decided."""
    gelezen = lees_alles(wortel)
    if isinstance(gelezen, Bezwaar):
        return gelezen
    grootboek, cijfers = gelezen
    if any(eerder.naam == voorstel.naam for eerder in grootboek.voorstellen):
        bestand = voorstelbestand(voorstel.naam)
        return Bezwaar(zin("{bestand} bestaat al; geef het voorstel een andere naam", bestand=bestand))
    gevonden = nieuw_voorstel(cijfers.plan, cijfers.besluiten, voorstel, grootboek.logboeken, vandaag)
    return Voornemen(voorstel.als_besluit(), cijfers.plan, cijfers.besluiten, gevonden)


def schrijf(wortel: Path, voorstel: Voorstel) -> str | Bezwaar:
    """Write a proposal down; in which file, or why not."""
    from buurtledger.store.yaml.besluitbestand import schrijf_voorstel

    fout = schrijf_voorstel(wortel, voorstel)
    return Bezwaar(fout, True) if fout else voorstelbestand(voorstel.naam)


def reageer(
    wortel: Path,
    voorstel: Voorstel,
    vandaag: date,
    *,
    datum: date,
    waar: str,
    soort: str,
    tekst: str = "",
    aantal: int = 1,
) -> Reactie | Bezwaar:
    """Write down what was said of a proposal; the line, or why not. One that comes late is taken too."""
    if bezwaar := _dag_kan_niet(voorstel, datum, vandaag):
        return bezwaar
    reactie = Reactie(_nummer(voorstel, vandaag), datum, waar, soort, tekst, aantal)
    return _schrijf_bij(wortel, voorstel, reactie) or reactie


def trek_in(wortel: Path, voorstel: Voorstel, vandaag: date, datum: date, reden: str) -> str | Bezwaar:
    """Withdraw a proposal; in which file it was written, or why not."""
    gelezen = lees_alles(wortel)
    if isinstance(gelezen, Bezwaar):
        return gelezen
    if voorstel.ingetrokken is not None:
        return Bezwaar(zin("{naam} was al ingetrokken, op {dag}", naam=voorstel.naam, dag=voorstel.ingetrokken.datum))
    if (besluit := besluit_uit(voorstel, gelezen[0].besluiten)) is not None:
        return Bezwaar(
            zin(
                "uit {naam} kwam al een besluit; draai dat terug met buurtledger besluit trek-in {besluit}",
                naam=voorstel.naam,
                besluit=besluit.naam,
            )
        )
    if bezwaar := _dag_kan_niet(voorstel, datum, vandaag):
        return bezwaar
    fout = _schrijf_bij(wortel, voorstel, Ingetrokken(_nummer(voorstel, vandaag), datum, reden))
    return fout or reactiebestand(voorstel.naam)


def storneer(wortel: Path, voorstel: Voorstel, nummer: str, vandaag: date, reden: str) -> str | Bezwaar:
    """Undo a reaction, or a withdrawal, that was written down wrongly; in which file, or why not."""
    if not any(getattr(regel, "van", "") == "" and regel.nummer == nummer for regel in voorstel.regels):
        return Bezwaar(zin("{van} is er niet in dit boek", van=nummer))
    if any(isinstance(regel, Regelstorno) and regel.van == nummer for regel in voorstel.regels):
        return Bezwaar(zin("{van} is al gestorneerd", van=nummer))
    fout = _schrijf_bij(wortel, voorstel, Regelstorno(_nummer(voorstel, vandaag), nummer, vandaag, reden))
    return fout or reactiebestand(voorstel.naam)


def _dag_kan_niet(voorstel: Voorstel, datum: date, vandaag: date) -> Bezwaar | None:
    if datum > vandaag:
        return Bezwaar(zin("{datum} moet nog komen; vandaag is het {vandaag}", datum=datum, vandaag=vandaag))
    if datum < voorstel.datum:
        return Bezwaar(zin("{naam} lag er pas op {dag}", naam=voorstel.naam, dag=voorstel.datum))
    return None


def _nummer(voorstel: Voorstel, vandaag: date) -> str:
    return maak_nummer(vandaag, {regel.nummer for regel in voorstel.regels}, secrets.choice)


def _schrijf_bij(wortel: Path, voorstel: Voorstel, regel: Reactieregel) -> Bezwaar | None:
    from buurtledger.store.regelboek import schrijf_regels

    fout = schrijf_regels(wortel, reactiebestand(voorstel.naam), REACTIEBOEK, (regel,))
    return Bezwaar(fout, True) if fout else None
