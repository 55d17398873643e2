"""Reading the whole ledger, or as much of it as a command needs."""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from buurtledger.checks.plan import zonder_begroting
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.huisstijl import HUISSTIJL, Huisstijl
from buurtledger.model.idee import Ideeenregel
from buurtledger.model.instemming import OVER_BESLUIT, OVER_ROLLEN, ROLLENAKKOORDEN
from buurtledger.model.kascommissie import KASCOMMISSIE, Oordeel
from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.model.overeenkomst import Overeenkomstenregel
from buurtledger.model.rectificatie import RECTIFICATIES, Rectificatie
from buurtledger.model.regelboek import IDEEEN, OVEREENKOMSTEN
from buurtledger.model.rollen import ROLLEN, Rollen
from buurtledger.model.subsidie import SUBSIDIE, Subsidie
from buurtledger.model.verantwoording import (
    LEERSESSIES,
    Leersessie,
    Verantwoording,
    resultaatbestand,
)
from buurtledger.stand.geldend import begroting_op
from buurtledger.store.bankboek import lees_bankboeken
from buurtledger.store.files.bestand import lees_tekst, onderliggend, ongewoon
from buurtledger.store.planlezen import lees_plan, post_van, verhindert
from buurtledger.store.voorstellen import lees_voorstellen
from buurtledger.store.yaml.vormlezen import hoort_niet, lees_vorm

if TYPE_CHECKING:
    from buurtledger.store.logboek.lezen import Gelezen

_RESULTAAT = re.compile(r"data/resultaten/([a-z0-9-]+/[a-z0-9-]+)\.yaml")


def lees_grootboek(wortel: Path, posten: Container[str] | None = None) -> Grootboek:
    """Everything in the ledger's folder. With `posten` only their logboeken; those of others are empty."""
    gelezen = lees_plan(wortel)
    bevindingen = list(gelezen.bevindingen)
    logboeken: dict[str, tuple[Mutatie, ...]] = {}
    for post, logboek in lees_logboeken(wortel, posten):
        bevindingen += logboek.bevindingen
        if post:
            logboeken[post] = logboek.mutaties
    resultaten, van_resultaten = _lees_resultaten(wortel)
    leersessies, van_leersessies = lees_leersessies(wortel)
    rollen, van_rollen = lees_rollen(wortel)
    rectificaties, van_rectificaties = lees_rectificaties(wortel)
    oordelen, van_oordelen = lees_oordelen(wortel)
    huisstijl, van_huisstijl = lees_huisstijl(wortel)
    bank = lees_bankboeken(wortel)
    subsidie, van_subsidie = lees_subsidie(wortel)
    voorgelegd = lees_voorstellen(wortel)
    ideeen, van_ideeen = lees_ideeen(wortel)
    overeenkomsten, van_overeenkomsten = lees_overeenkomsten(wortel)
    bevindingen += (*van_ideeen, *van_overeenkomsten, *voorgelegd.bevindingen)
    bevindingen += (*bank.bevindingen, *van_subsidie)
    bevindingen += (*van_resultaten, *van_leersessies, *van_rollen)
    bevindingen += (*van_rectificaties, *van_oordelen, *van_huisstijl, *_akkoordregels(wortel))
    gezien = {(b.regel, b.plaats.bestand) for b in bevindingen}
    bevindingen += (b for b in ongewoon(wortel, "data") if (b.regel, b.plaats.bestand) not in gezien)
    return gelezen._replace(
        logboeken=logboeken,
        resultaten=resultaten,
        leersessies=leersessies,
        rollen=rollen,
        rectificaties=rectificaties,
        oordelen=oordelen,
        huisstijl=huisstijl,
        bank=bank.boeken,
        subsidie=subsidie,
        voorstellen=voorgelegd.voorstellen,
        ideeen=ideeen,
        overeenkomsten=overeenkomsten,
        bevindingen=tuple(bevindingen),
    )


def lees_logboeken(wortel: Path, posten: Container[str] | None = None) -> Iterator[tuple[str, Gelezen]]:
    """Every logboek with its post's id; with an empty id, what is no logboek but stands among them.

    With `posten` only their logboeken are read; the others are given as empty.
    """
    from buurtledger.store.logboek.lezen import Gelezen

    for pad in onderliggend(wortel, "data/bonnen"):
        post = post_van(pad)
        weg_te_laten = post and posten is not None and post not in posten
        yield (post, Gelezen((), ())) if weg_te_laten else lees_logboek_op(wortel, pad)


def lees_logboek_op(wortel: Path, pad: str) -> tuple[str, Gelezen]:
    """The logboek at a path, with its post's id; with an empty id, that none belongs there."""
    from buurtledger.store.logboek.lezen import Gelezen

    post = post_van(pad)
    return (post, lees_een_logboek(wortel, post)) if post else ("", Gelezen((), (hoort_niet(wortel, pad),)))


def lees_een_logboek(wortel: Path, post: str) -> Gelezen:
    """The logboek of one post; a missing file is a logboek without mutaties."""
    from buurtledger.store.logboek.lezen import Gelezen, lees_logboek

    bestand = lees_tekst(wortel, logboek_van(post))
    gelezen = lees_logboek(bestand.tekst, post)
    return Gelezen(gelezen.mutaties, (*bestand.bevindingen, *gelezen.bevindingen))


def _lees_resultaten(wortel: Path) -> tuple[dict[str, Verantwoording], tuple[Bevinding, ...]]:
    resultaten: dict[str, Verantwoording] = {}
    bevindingen: list[Bevinding] = []
    for pad in onderliggend(wortel, "data/resultaten"):
        from buurtledger.model import bestandsvormen

        naam = _RESULTAAT.fullmatch(pad)
        if not naam:
            bevindingen.append(hoort_niet(wortel, pad, resultaatbestand("<gebied>/<post>")))
            continue
        vorm, gevonden = lees_vorm(wortel, pad, bestandsvormen.RESULTAAT)
        bevindingen += gevonden
        if vorm is not None:
            resultaten[naam[1]] = vorm
    return resultaten, tuple(bevindingen)


def lees_leersessies(wortel: Path) -> tuple[tuple[Leersessie, ...], tuple[Bevinding, ...]]:
    """The sessions, held and planned; none when there is no file."""
    if not os.path.lexists(wortel / LEERSESSIES):
        return (), ()
    from buurtledger.model import bestandsvormen

    vorm, bevindingen = lees_vorm(wortel, LEERSESSIES, bestandsvormen.LEERSESSIES)
    return (vorm.sessies if vorm else ()), bevindingen


def lees_rollen(wortel: Path) -> tuple[Rollen, tuple[Bevinding, ...]]:
    """Who may act as what; nobody when there is no file."""
    if not os.path.lexists(wortel / ROLLEN):
        return Rollen(), ()
    from buurtledger.model import bestandsvormen

    vorm, bevindingen = lees_vorm(wortel, ROLLEN, bestandsvormen.ROLLEN)
    return (vorm or Rollen(gelezen=False)), bevindingen


def lees_rectificaties(wortel: Path) -> tuple[tuple[Rectificatie, ...], tuple[Bevinding, ...]]:
    """The lines that were lawfully taken out; none when there is no file."""
    if not os.path.lexists(wortel / RECTIFICATIES):
        return (), ()
    from buurtledger.model import bestandsvormen

    vorm, bevindingen = lees_vorm(wortel, RECTIFICATIES, bestandsvormen.RECTIFICATIES)
    return (vorm.rectificaties if vorm else ()), bevindingen


def _akkoordregels(wortel: Path) -> Iterator[Bevinding]:
    """What is wrong with the lines that say yes to rollen and besluiten; what they are worth is for git to tell."""
    over_rollen = [ROLLENAKKOORDEN] if os.path.lexists(wortel / ROLLENAKKOORDEN) else []
    for pad in (*over_rollen, *onderliggend(wortel, "data/akkoorden")):
        from buurtledger.store.yaml.regellijst import lees_instemmingen

        bestand = lees_tekst(wortel, pad)
        yield from bestand.bevindingen
        over = OVER_ROLLEN if pad == ROLLENAKKOORDEN else OVER_BESLUIT
        yield from lees_instemmingen(bestand.tekst, pad, over).bevindingen


def lees_huisstijl(wortel: Path) -> tuple[Huisstijl, tuple[Bevinding, ...]]:
    """The neighbourhood's colours; ours when there is no file."""
    if not os.path.lexists(wortel / HUISSTIJL):
        return Huisstijl(), ()
    from buurtledger.model import bestandsvormen

    vorm, bevindingen = lees_vorm(wortel, HUISSTIJL, bestandsvormen.HUISSTIJL)
    return (vorm or Huisstijl()), bevindingen


def lees_subsidie(wortel: Path) -> tuple[Subsidie | None, tuple[Bevinding, ...]]:
    """What was granted and agreed; None when there is no file."""
    if not os.path.lexists(wortel / SUBSIDIE):
        return None, ()
    from buurtledger.model import bestandsvormen

    return lees_vorm(wortel, SUBSIDIE, bestandsvormen.SUBSIDIE)


def lees_ideeen(wortel: Path) -> tuple[tuple[Ideeenregel, ...], tuple[Bevinding, ...]]:
    """The ideas and what became of them; none when there is no file."""
    return _lees_regelboek(wortel, IDEEEN)


def lees_overeenkomsten(wortel: Path) -> tuple[tuple[Overeenkomstenregel, ...], tuple[Bevinding, ...]]:
    """What was agreed with others; nothing when there is no file."""
    return _lees_regelboek(wortel, OVEREENKOMSTEN)


def _lees_regelboek(wortel: Path, pad: str) -> tuple[tuple[Any, ...], tuple[Bevinding, ...]]:
    if not os.path.lexists(wortel / pad):
        return (), ()
    from buurtledger.model.idee import IDEEENBOEK
    from buurtledger.model.overeenkomst import OVEREENKOMSTENBOEK
    from buurtledger.store.regelboek import lees_regels

    bestand = lees_tekst(wortel, pad)
    gelezen = lees_regels(IDEEENBOEK if pad == IDEEEN else OVEREENKOMSTENBOEK, bestand.tekst, pad)
    return gelezen.regels, (*bestand.bevindingen, *gelezen.bevindingen)


def lees_oordelen(wortel: Path) -> tuple[tuple[Oordeel, ...], tuple[Bevinding, ...]]:
    """What the kascommissie found; nothing when there is no file."""
    if not os.path.lexists(wortel / KASCOMMISSIE):
        return (), ()
    from buurtledger.model import bestandsvormen

    vorm, bevindingen = lees_vorm(wortel, KASCOMMISSIE, bestandsvormen.KASCOMMISSIE)
    return (vorm.bevindingen if vorm else ()), bevindingen


def verhinderingen(grootboek: Grootboek) -> tuple[Bevinding, ...]:
    """What keeps figures from being known: faults in reading the begroting or a logboek, money without a post."""
    met_geld = [post for post, mutaties in grootboek.logboeken.items() if mutaties]
    ooit = begroting_op(grootboek.begroting, grootboek.besluiten, date.max) if grootboek.begroting else None
    zonder_post = zonder_begroting(ooit, met_geld) if ooit else ()
    return (*filter(verhindert, grootboek.bevindingen), *zonder_post)
