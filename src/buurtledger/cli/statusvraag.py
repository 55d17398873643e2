"""Answering `buurtledger status`, however it was asked. Needs no Typer."""

from __future__ import annotations

import os
from datetime import date
from typing import NamedTuple

from buurtledger.cli.invoer import kies_post_of_gebied, lees_dag, lees_dag_of_niets
from buurtledger.cli.lezen import kies_peildag, lees_cijfers
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.cli.uitvoer import toon
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.geld import NUL
from buurtledger.report.status import maak_status, van_thema
from buurtledger.stand.aandacht import Punt


class StatusVraag(NamedTuple):
    """What was asked, as it was typed."""

    keuze: str = ""
    op: str | None = None
    bekend_op: str | None = None
    formaat: str = "tekst"
    thema: str | None = None


def beantwoord(hier: Omgeving, vraag: StatusVraag) -> None:
    """Print where we stand."""
    bekend = lees_dag_of_niets(hier, vraag.bekend_op)
    # At a terminal the quarters are shown too, and those need every day; of the latest day the index knows by heart.
    vanaf = date.max if vraag.op is None else lees_dag(hier, vraag.op)
    boek = lees_cijfers(hier, bekend, vanaf=None if hier.is_terminal else vanaf)
    peil = kies_peildag(hier, vraag.op, boek)
    stand = boek.stand(peil.dag)
    gekozen = kies_post_of_gebied(stand.begroting, vraag.keuze) if vraag.keuze else ""
    tijd_telt = vraag.op is not None or hier.is_terminal
    verslag = maak_status(stand, gekozen, tijd_telt=tijd_telt, bijdragen=boek.bijdragen)._replace(waarom=peil.waarom)
    eerst = _van_de_subsidie(hier, peil.dag, vraag.op is not None, tijd_telt=tijd_telt)
    if hier.is_terminal and vraag.op is None:
        eerst += _van_twee(hier)
    verslag = verslag._replace(punten=(*eerst, *verslag.punten))
    if hier.is_terminal:
        verslag = verslag._replace(verlopen=boek.verlopen)
    if vraag.thema is not None:
        if vraag.keuze:
            stop(VERKEERD_GEROEPEN, zin("kies een thema of een post, niet allebei"))
        if vraag.thema not in stand.begroting.themas:
            stop(VERKEERD_GEROEPEN, _geen_thema(vraag.thema, stand.begroting.themas))
        verslag = van_thema(verslag, vraag.thema)
    toon(hier, vraag.formaat, verslag)


def _van_de_subsidie(hier: Omgeving, dag: date, gezegd: bool, *, tijd_telt: bool) -> tuple[Punt, ...]:
    """What is due to the city, and after the vaststelling what must go back; `gezegd` is whether the day was asked for.

    Read only where there is something, since that loads more.
    """
    if not os.path.lexists(hier.wortel / "data/subsidie.yaml"):
        return ()
    from buurtledger.stand.afspraken import afspraakpunten
    from buurtledger.store.grootboek import lees_subsidie

    subsidie, _ = lees_subsidie(hier.wortel)
    if subsidie is None:
        return ()
    punten = afspraakpunten(subsidie, dag) if tijd_telt else ()
    vast = subsidie.vaststelling
    return (*punten, *_terug(hier, dag, gezegd)) if vast and (vast.datum <= dag or not gezegd) else punten


def _van_twee(hier: Omgeving) -> tuple[Punt, ...]:
    """What was refused, and what waits for another's akkoord. Only git knows, so it is asked where there are rollen."""
    if not os.path.lexists(hier.wortel / "data/rollen.yaml"):
        return ()
    from buurtledger.cli.lezen import lees_alles
    from buurtledger.handelingen.akkoorden import dek_tafel
    from buurtledger.handelingen.bezwaar import Bezwaar

    boeken, _ = lees_alles(hier)
    tafel = dek_tafel(hier.wortel, hier.vandaag, boeken)
    if isinstance(tafel, Bezwaar):
        bericht = zin("wie akkoord gaf is niet na te gaan; buurtledger check zegt waarom")
        return (Punt(True, bericht),)
    punten: list[Punt] = []
    if weg := tuple(mutatie.nummer for mutatie in tafel.afgewezen):
        punten.append(Punt(True, zin("afgewezen en nog niet teruggedraaid: {nummers}", nummers=weg)))
    if wacht := tafel.wachten:
        som = sum((stand.mutatie.bedrag for stand in wacht), NUL)
        bericht = zin(
            "wacht op het akkoord van een ander: {bedrag} ({n:regel|regels}); buurtledger akkoord lijst noemt ze",
            bedrag=som,
            n=len(wacht),
        )
        punten.append(Punt(False, bericht))
    return tuple(punten)


def _terug(hier: Omgeving, dag: date, gezegd: bool) -> tuple[Punt, ...]:
    from buurtledger.cli.lezen import lees_alles
    from buurtledger.stand.terugbetalen import laatste_gelddag, terug_te_betalen

    boeken, _ = lees_alles(hier)
    terug = terug_te_betalen(boeken, dag if gezegd else laatste_gelddag(boeken, dag))
    return (Punt(True, zin("terug te betalen aan de gemeente: {bedrag}", bedrag=terug)),) if terug else ()


def _geen_thema(getypt: str, themas: tuple[str, ...]) -> Bericht:
    if not themas:
        return zin("geen post heeft een thema; zet themas: [{thema}] bij een post in data/budget.yaml", thema=getypt)
    return zin("het thema {thema} is er niet; er is {themas}", thema=getypt, themas=themas)
