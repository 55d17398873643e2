"""A pile of lines at once: judged together and against the whole ledger, then written, all of them or none.

stapel = beoordeel(wortel, vandaag, begroting, mutaties)
steun = zoek_steun(stapel)  # where it will be committed
fout = schrijf(stapel)
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import nullcontext
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.checks.controle import controleer_verwijzing
from buurtledger.checks.dagen import btw, toekomst
from buurtledger.checks.nummers import dubbele, lijkt_op
from buurtledger.checks.privacy.vooraf import prive_vooraf
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.boeken import NIET_TE_HERSTELLEN, Werk, leg_regels_vast, open_werk, steun_voor
from buurtledger.model.begroting import BUDGET, Begroting
from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.model.bevinding import Bevinding, Regel
from buurtledger.model.mutatie import TEKSTVELDEN, VELDEN, Mutatie
from buurtledger.model.nummer import maak_nummer
from buurtledger.model.tekst import bezwaar_tegen
from buurtledger.stand.cijfers import Cijfers, cijfers_van
from buurtledger.stand.verloop import maak_verloop
from buurtledger.store.files.slot import een_bewerker
from buurtledger.store.logboek import journaal
from buurtledger.store.logboek.toevoegen import voeg_toe
from buurtledger.store.snel.overal import Bekend, zoek_overal

if TYPE_CHECKING:
    from buurtledger.store.git.vastleggen import Stuk


_ALLEEN_CIJFERS = re.compile(r"[0-9][0-9 .-]{2,}")


class Beoordeeld(NamedTuple):
    """One line of a pile, as it will be written, and what there is to say of it."""

    mutatie: Mutatie
    bezwaar: Bericht | None = None
    """Why it may not be written."""
    veld: str = ""
    """The field that is in the way, where one is."""
    bevindingen: tuple[Bevinding, ...] = ()
    """What the rules say of it, also held against what is in the books."""
    bekend: Mutatie | None = None
    """What was made from the same `bron` before: it is not made again."""
    zelfde_als: int | None = None
    """The line of this pile, counted from 0, that it is likely the same as."""

    @property
    def te_schrijven(self) -> bool:
        """Whether it is written with the pile."""
        return self.bezwaar is None and self.bekend is None


class Gevolg(NamedTuple):
    """What a pile does to a post."""

    post: str
    voor: Cijfers
    na: Cijfers
    bevindingen: tuple[Bevinding, ...] = ()
    """What the rules then say of lines that were there already."""


class Stapel(NamedTuple):
    """A pile that was judged."""

    wortel: Path
    regels: tuple[Beoordeeld, ...]
    gevolgen: tuple[Gevolg, ...]
    """Per post, in the order of the pile."""

    @property
    def mutaties(self) -> tuple[Mutatie, ...]:
        """What is written."""
        return tuple(regel.mutatie for regel in self.regels if regel.te_schrijven)

    @property
    def fout(self) -> tuple[Beoordeeld, ...]:
        """What may not be written."""
        return tuple(regel for regel in self.regels if regel.bezwaar is not None)


def beoordeel(
    wortel: Path,
    vandaag: date,
    begroting: Begroting,
    mutaties: Sequence[Mutatie],
    *,
    mag: Collection[str] = (),
) -> Stapel | Bezwaar:
    """Judge a pile; or why it cannot be: a logboek of it cannot be read in full.

    `mag` are texts of which a person said that they may be written, though they look private. A mutatie without id
    gets one. The lines may be of any posts, and of any kind that stands on its own or refers to a
    line in the books.
    """
    posten = dict.fromkeys(m.post for m in mutaties if m.post in begroting.posten)
    werken: dict[str, Werk] = {}
    for post in posten:
        werk = open_werk(wortel, vandaag, begroting, post)
        if isinstance(werk, Bezwaar):
            return werk
        werken[post] = werk
    dagen = {(m.datum, m.bedrag) for m in mutaties}
    bekend = zoek_overal(wortel, vandaag, dagen, {m.bron for m in mutaties if m.bron})
    regels = list(_op_zich(mutaties, werken, bekend, vandaag, mag))
    _houd_naast(regels, bekend.zoals)
    gevolgen = tuple(_gevolg(werk, regels) for werk in werken.values())
    return Stapel(wortel, tuple(regels), gevolgen)


def schrijf(stapel: Stapel) -> Bezwaar | None:
    """Write all that may be written; why not, when one line cannot be: then none is.

    Of lines with a `bron` it is looked at once more, while nobody else can write such ones, whether they are there: two
    people may read in the same sheet at once, or one of them may have said yes meanwhile.
    """
    bronnen = {mutatie.bron for mutatie in stapel.mutaties if mutatie.bron}
    try:
        with een_bewerker(stapel.wortel) if bronnen else nullcontext():
            intussen = zoek_overal(stapel.wortel, date.max, (), bronnen).bronnen if bronnen else {}
            if intussen:
                return Bezwaar(
                    zin(
                        "intussen heeft iemand {aantal:regel|regels} hiervan al opgeschreven, dus er is niets "
                        "geschreven; doe het opnieuw, dan wordt overgeslagen wat er staat",
                        aantal=len(intussen),
                    ),
                    True,
                )
            fout = voeg_toe(stapel.wortel, *stapel.mutaties)
    except OSError as os_fout:
        reden = reden_van(os_fout)
        fout = zin("{bestand} is niet te schrijven: {reden}. Er is niets veranderd", bestand=BUDGET, reden=reden)
    return Bezwaar(fout, True) if fout else None


def zoek_steun(stapel: Stapel) -> tuple[Stuk, ...] | Bezwaar:
    """What has to be committed along with the pile; or why it cannot be, before anything is written."""
    return steun_voor(stapel.wortel, stapel.mutaties)


def leg_vast(stapel: Stapel, steun: tuple[Stuk, ...], boodschap: str) -> tuple[str, ...] | Bezwaar:
    """Make one commit of the lines that were written and what they lean on: the ids and files that went along."""
    return leg_regels_vast(stapel.wortel, stapel.mutaties, steun, boodschap)


def maak_af(wortel: Path) -> journaal.Afgemaakt | Bezwaar | None:
    """Write what is missing of a pile that was confirmed while the program was ended half-way; None where there is
    none."""
    try:
        return journaal.maak_af(wortel)
    except OSError as fout:
        return Bezwaar(
            zin("een eerdere invoer is half geschreven en niet af te maken: {reden}", reden=reden_van(fout)),
            True,
        )


def _op_zich(
    mutaties: Sequence[Mutatie],
    werken: Mapping[str, Werk],
    bekend: Bekend,
    vandaag: date,
    mag: Collection[str],
) -> Iterator[Beoordeeld]:
    """Each with an id, and what can be said of it alone."""
    genomen: set[str] = set()
    uit_bron: dict[str, Mutatie] = dict(bekend.bronnen)
    for mutatie in mutaties:
        werk = werken.get(mutatie.post)
        if werk is None:
            yield Beoordeeld(mutatie, zin("{post} is geen post in de begroting", post=mutatie.post))
            continue
        met_nummer = mutatie._replace(nummer=mutatie.nummer or _vrij_nummer(werk, genomen))
        genomen.add(met_nummer.nummer)
        eerder = uit_bron.setdefault(mutatie.bron, met_nummer) if mutatie.bron else met_nummer
        if eerder is not met_nummer:
            yield Beoordeeld(met_nummer, bekend=eerder)
            continue
        yield Beoordeeld(met_nummer, *(_bezwaar(met_nummer, werk.begroting, vandaag, mag) or ()))


def _vrij_nummer(werk: Werk, genomen: set[str]) -> str:
    while (nummer := maak_nummer(werk.vandaag, werk.logboek, secrets.choice)) in genomen:
        pass
    return nummer


def _bezwaar(mutatie: Mutatie, begroting: Begroting, vandaag: date, mag: Collection[str]) -> tuple[Bericht, str] | None:
    """Why a line may not be written, whatever else there is, and the field that is in the way."""
    teksten = [
        (veld, tekst) for veld in VELDEN[mutatie.soort] if veld in TEKSTVELDEN and (tekst := getattr(mutatie, veld))
    ]
    for veld, tekst in teksten:
        if bezwaar := bezwaar_tegen(tekst, TEKSTVELDEN[veld]):
            return zin("{veld}: {bezwaar}", veld=veld.replace("_", " "), bezwaar=bezwaar), veld
    for gevonden in (*toekomst([mutatie], vandaag), *btw([mutatie])):
        return gevonden.bericht, gevonden.plaats.veld
    for veld, tekst in teksten:
        te_zien = veld not in ("scan", "bron") and tekst not in mag
        prive = prive_vooraf((tekst,), begroting.rekening) if te_zien else []
        if prive:
            return prive[0], veld
    for (_, voor), (veld, na) in pairwise(paar for paar in teksten if paar[0] not in ("scan", "bron")):
        # A number that a sheet has in two cells: nobody calls a shop by digits alone.
        if _ALLEEN_CIJFERS.fullmatch(na) and na not in mag:
            prive = prive_vooraf((voor + na,), begroting.rekening)
            if prive:
                return prive[0], veld
    return None


def _houd_naast(regels: list[Beoordeeld], zoals: Sequence[Mutatie]) -> None:
    """Say of each line whether it is likely the same as one in the books, or as an earlier one of the pile."""
    nieuw = {regel.mutatie.nummer: plek for plek, regel in enumerate(regels) if regel.te_schrijven}
    erbij = [regels[plek].mutatie for plek in nieuw.values()]
    for mutatie, eerder, veld in dubbele((*zoals, *erbij)):
        plek = nieuw.get(mutatie.nummer)
        if plek is None:
            continue
        regel = regels[plek]
        if eerder.nummer in nieuw:
            regels[plek] = regel._replace(zelfde_als=nieuw[eerder.nummer])
        else:
            regels[plek] = regel._replace(bevindingen=(*regel.bevindingen, lijkt_op(mutatie, eerder, veld)))


def _gevolg(werk: Werk, regels: list[Beoordeeld]) -> Gevolg:
    """What the lines of a post do to it; what the rules say of a line is put beside it."""
    plekken = [p for p, regel in enumerate(regels) if regel.te_schrijven and regel.mutatie.post == werk.post]
    # Each gets a line of its own, below those that are there, so that a finding tells which is meant.
    op_lijn = {-1 - plek: plek for plek in plekken}
    nieuw = [regels[plek].mutatie._replace(lijn=lijn) for lijn, plek in op_lijn.items()]
    eerder = werk.logboek.mutaties
    over: list[Bevinding] = []
    if nieuw:
        for gevonden in controleer_verwijzing(werk.begroting, eerder, nieuw, werk.vandaag):
            gemeten = op_lijn.get(gevonden.plaats.lijn)
            if gemeten is None:
                over += () if gevonden.regel == Regel.DUBBEL else (gevonden,)
            elif gevonden.regel in NIET_TE_HERSTELLEN:
                regels[gemeten] = regels[gemeten]._replace(bezwaar=gevonden.bericht, veld=gevonden.plaats.veld)
            elif gevonden.regel != Regel.DUBBEL:
                regel = regels[gemeten]
                regels[gemeten] = regel._replace(bevindingen=(*regel.bevindingen, gevonden))
    blijft = [regels[plek].mutatie for plek in plekken if regels[plek].te_schrijven]
    post = werk.begroting.posten[werk.post]
    voor = cijfers_van(post, werk.logboek.verloop.op(date.max))
    na = cijfers_van(post, maak_verloop((*eerder, *blijft)).op(date.max))
    return Gevolg(werk.post, voor, na, tuple(over))
