"""All findings of a ledger, without a value for every line of the logboeken that are in order.

Every logboek is glanced at (`oogopslag`), on every core when there is much; what the glances leave is judged here:
by the plan, and over all logboeken. A logboek of which anything is to be said is read in full, and then the rules
(`checks.controle`) judge the ledger as always, in which a logboek that is in order holds no line but those that may
be the same receipt as another. The outcome is that of judging all lines (tests/test_vlugcontrole.py).
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.overeenkomsten import vraagt_overeenkomst
from buurtledger.checks.privacy.regel import eigen_van, prive_in_naam
from buurtledger.model.begroting import Begroting
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.model.rollen import Rollen
from buurtledger.store.files.bestand import lees_tekst, onderliggend
from buurtledger.store.planlezen import post_van
from buurtledger.store.prive import Gezien, kijk_in, prive
from buurtledger.store.snel.oogopslag import Blik, Oogopslag, bekijk_logboek, sleutels_van
from buurtledger.store.snel.verdelen import verdeeld


class Vlug(NamedTuple):
    """What looking quickly gave."""

    grootboek: Grootboek
    """The ledger, in which the logboeken that are in order are empty."""
    bevindingen: tuple[Bevinding, ...]
    gezien: Gezien
    """Where was not looked for private details."""
    heeft_scans: bool
    """Whether a line names a scan in the kluis."""


def controleer_vlug(wortel: Path, vandaag: date, rollen: Rollen) -> Vlug:
    """All that the rules on values find, with what reading found and the private details."""
    posten = [post for pad in onderliggend(wortel, "data/bonnen") if (post := post_van(pad))]
    with verdeeld(partial(bekijk_logboek, wortel, vandaag), posten, wortel, posten) as blikken:
        # What only this process needs is loaded and read while others look at the logboeken.
        from buurtledger.checks.controle import controleer
        from buurtledger.stand.geldend import begroting_op
        from buurtledger.stand.ongedaan import geldend
        from buurtledger.store.grootboek import lees_een_logboek, lees_grootboek

        grootboek = lees_grootboek(wortel, posten=())
        overal = prive(wortel, grootboek.begroting, rollen, overslaan=frozenset(map(logboek_van, posten)))
        gezien: dict[str, Blik] = {blik.post: blik for blik in blikken}
    nu = grootboek.begroting and begroting_op(grootboek.begroting, grootboek.besluiten, vandaag)
    in_orde = {
        post: oog
        # What the bank shows, and the day on which the books were closed, are held against every line.
        for post in (() if grootboek.bank or (grootboek.subsidie and grootboek.subsidie.vaststelling) else posten)
        if (oog := gezien[post].oogopslag) is not None and _past_in(grootboek, nu, post, oog)
    }
    vol = {post: lees_een_logboek(wortel, post) for post in posten if post not in in_orde}
    erbij = _die_ook_moeten(in_orde, grootboek, [m for gelezen in vol.values() for m in gelezen.mutaties])
    vol |= {post: lees_een_logboek(wortel, post) for post in erbij}
    in_orde = {post: oog for post, oog in in_orde.items() if post not in erbij}
    blijft = [m for gelezen in vol.values() for m in geldend(gelezen.mutaties, vandaag)]
    gelezen_fouten = [b for gelezen in vol.values() for b in gelezen.bevindingen]
    # That a logboek is no regular file was seen twice: in its folder, and when it was read.
    gezegd = {(b.regel, b.plaats.bestand) for b in gelezen_fouten}
    elders = [b for b in grootboek.bevindingen if (b.regel, b.plaats.bestand) not in gezegd]
    grootboek = grootboek._replace(
        logboeken={post: vol[post].mutaties if post in vol else () for post in posten},
        bevindingen=(*elders, *gelezen_fouten),
    )
    regels = controleer(grootboek, vandaag, elders=_twee_keer(wortel, in_orde, blijft))
    # Which account is the foundation's own stands in the plan, which the others did not read.
    verdacht = [logboek_van(post) for post in posten if gezien[post].prive]
    # Not Path.is_dir: it raises where a folder may not be entered.
    verdacht = [pad for pad in verdacht if not os.path.isdir(wortel / pad)]  # noqa: PTH112
    overal = overal.en(kijk_in(wortel, verdacht, grootboek.begroting, rollen))
    eigen = eigen_van(grootboek.begroting, rollen)
    namen = (logboek_van(post) for post in posten if not gezien[post].prive)
    in_namen = [gevonden for naam in namen for gevonden in prive_in_naam(naam, eigen)]
    scans = any(oog.heeft_scans for oog in in_orde.values()) or any(m.scan for g in vol.values() for m in g.mutaties)
    return Vlug(grootboek, (*regels, *overal.bevindingen, *in_namen), overal, scans)


def _past_in(grootboek: Grootboek, nu: Begroting | None, post: str, oog: Oogopslag) -> bool:
    """Whether today's begroting has nothing against a logboek. What a besluit or proposal names is judged by lines."""
    if nu is None:
        return True
    for besluit in (*grootboek.besluiten, *(voorstel.als_besluit() for voorstel in grootboek.voorstellen)):
        if post in {*besluit.netto(), *besluit.sluit, *besluit.heropent, *(opening.post for opening in besluit.opent)}:
            return False
    if vraagt_overeenkomst(nu, post):
        return False
    van, tot = nu.looptijd.van.isoformat(), nu.looptijd.tot_en_met.isoformat()
    genoeg = post not in nu.posten or max(oog.besteed, oog.uitbetaald) <= nu.posten[post].bedrag
    return genoeg and (not oog.eerste or van <= oog.eerste <= oog.laatste <= tot)


def _die_ook_moeten(in_orde: Mapping[str, Oogopslag], grootboek: Grootboek, vol: Iterable[Mutatie]) -> frozenset[str]:
    """The logboeken in order that share an id with another file, or that a line elsewhere refers to."""
    eigen = [hash(regel.nummer) for regel in (*grootboek.ideeen, *grootboek.overeenkomsten)]
    vaker = _vaker([eigen, *(oog.nummers for oog in in_orde.values()), [hash(mutatie.nummer) for mutatie in vol]])
    vaker |= {hash(mutatie.van) for mutatie in vol if mutatie.van}
    return frozenset(post for post, oog in in_orde.items() if not vaker.isdisjoint(oog.nummers))


def _twee_keer(
    wortel: Path, in_orde: Mapping[str, Oogopslag], blijft: Iterable[Mutatie]
) -> dict[str, tuple[Mutatie, ...]]:
    """Per logboek in order the lines that have something which may stand only once, and which stands elsewhere too."""
    ergens = [sleutel for mutatie in blijft for sleutel in sleutels_van(mutatie)]
    vaker = _vaker([*(oog.sleutels for oog in in_orde.values()), ergens])
    gevonden = {}
    for post, oog in in_orde.items():
        if not vaker.isdisjoint(oog.sleutels):
            lijnen = {lijn for sleutel, lijn in zip(oog.sleutels, oog.lijnen, strict=True) if sleutel in vaker}
            gevonden[post] = tuple(_mutaties_op(wortel, post, lijnen))
    return gevonden


def _vaker(groepen: Iterable[Sequence[int]]) -> set[int]:
    """What stands more than once in all groups together."""
    gezien: set[int] = set()
    vaker: set[int] = set()
    for groep in groepen:
        eigen = set(groep)
        if len(eigen) < len(groep):
            vaker.update(waarde for waarde, aantal in Counter(groep).items() if aantal > 1)
        vaker |= eigen & gezien
        gezien |= eigen
    return vaker


def _mutaties_op(wortel: Path, post: str, lijnen: Container[int]) -> Iterator[Mutatie]:
    from buurtledger.store.logboek.lezen import lees_logboek

    for lijn, regel in enumerate(lees_tekst(wortel, logboek_van(post)).tekst.split("\n"), start=1):
        if lijn in lijnen:
            for mutatie in lees_logboek(f"{regel}\n", post).mutaties:
                yield mutatie._replace(lijn=lijn)
