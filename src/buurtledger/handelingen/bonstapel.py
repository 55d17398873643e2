"""A pile of receipts being typed for one post: what a line is understood as, what it does, and booking all of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.checks.controle import controleer_losse
from buurtledger.checks.nummers import dubbel
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.boeken import NIET_TE_HERSTELLEN, Werk
from buurtledger.handelingen.invoeren import Stapel, beoordeel
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bonregel import Begrepen, Bonregel, Vooraf, lees_bonregel
from buurtledger.model.concept import Concept
from buurtledger.model.dagwoorden import Kader
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import KERN, PENVOERDER, Mutatie, Soort
from buurtledger.stand.geldend import gesloten_sinds
from buurtledger.stand.verloop import Verloop, maak_verloop, vervolg
from buurtledger.store.logboek.winkels import lees_winkels
from buurtledger.store.snel.standen import lees_plan_vlug

PAD = "pad"
"""What goes along with a line whose scan is still to be put away: where the file lies. It is never written."""


class Blik(NamedTuple):
    """A line as it is understood, and what keeping it would do."""

    begrepen: Begrepen
    over: Decimal
    """What the post then has left to spend, in euro's; below zero when it is over."""
    meldingen: tuple[Bericht, ...] = ()
    """What the rules say of it: perhaps twice the same, outside the looptijd, more than there is."""
    bezwaar: Bericht | None = None
    """Why it cannot be kept, though it is understood."""


class Bonstapel:
    """Knows the books of one post; is given the pile (`Concept`), which it does not change."""

    def __init__(self, werk: Werk) -> None:
        self.werk = werk
        looptijd = werk.begroting.looptijd
        eigen = werk.post == werk.begroting.coordinatie.post
        self._begin = Vooraf(
            Kader(werk.vandaag, looptijd.van, looptijd.tot_en_met),
            lees_winkels(werk.wortel, werk.post),
            betaald_door=PENVOERDER if eigen else KERN,
        )
        self._besluiten = lees_plan_vlug(werk.wortel).besluiten
        self._zoals: dict[tuple[date, Decimal], tuple[Mutatie, ...]] = {}
        self._erbij: tuple[tuple[Mutatie, ...], Verloop] = ((), werk.logboek.verloop)

    def vooraf(self, concept: Concept, plek: int) -> Vooraf:
        """What is known where a line is typed."""
        return concept.vooraf(self._begin, plek)

    def bekijk(self, concept: Concept, plek: int, vooraf: Vooraf, getypt: str) -> Blik:
        """What a line is understood as on that place of the pile, and what keeping it would do."""
        begrepen = lees_bonregel(getypt, vooraf)
        ander = {nr: regel for nr, regel in enumerate(concept.regels) if nr != plek}
        over = self.over - sum((regel.bedrag for regel in ander.values()), begrepen.bedrag or NUL)
        regel = begrepen.regel
        if regel is None:
            return Blik(begrepen, over)
        gevonden = tuple(self._oordeel(regel, ander))
        bezwaar = next((bericht for naam, bericht in gevonden if naam in NIET_TE_HERSTELLEN), None)
        return Blik(begrepen, over, tuple(bericht for _, bericht in gevonden), bezwaar)

    @property
    def over(self) -> Decimal:
        """What the post has left to spend before the pile, in euro's."""
        return self._begroot - self.werk.logboek.verloop.op(date.max).besteed

    @property
    def _begroot(self) -> Decimal:
        return self.werk.begroting.posten[self.werk.post].bedrag

    def beoordeel(self, concept: Concept) -> Stapel | Bezwaar:
        """The whole pile judged against the whole ledger, as it is now; or why it cannot be."""
        werk = self.werk
        mutaties = [_mutatie(werk.post, regel) for regel in concept.regels]
        return beoordeel(werk.wortel, werk.vandaag, werk.begroting, mutaties, mag=concept.mag)

    def meldingen(self, stapel: Stapel) -> dict[int, tuple[Bericht, ...]]:
        """What is said of the lines of a judged pile, by line from 0; first why one may not be written."""
        gezegd: dict[int, tuple[Bericht, ...]] = {}
        for plek, regel in enumerate(stapel.regels):
            berichten = [bevinding.bericht for bevinding in regel.bevindingen]
            if regel.zelfde_als is not None:
                berichten.append(_zelfde_als(regel.zelfde_als))
            if regel.bekend is not None:
                berichten.append(
                    zin("dit is al ingevoerd, als {nummer}; het komt er niet bij", nummer=regel.bekend.nummer)
                )
            if regel.bezwaar is not None:
                berichten.insert(0, regel.bezwaar)
            berichten += self._gesloten(regel.mutatie.datum)
            if berichten:
                gezegd[plek] = tuple(berichten)
        return gezegd

    def _oordeel(self, regel: Bonregel, ander: dict[int, Bonregel]) -> Iterator[tuple[str, Bericht]]:
        """What each rule says of a line beside the others of the pile, with the name of the rule."""
        nieuw = _mutatie(self.werk.post, regel)
        for bericht in self._gesloten(regel.datum):
            yield "gesloten", bericht
        for nr, een in ander.items():
            if (een.datum, een.bedrag) == (regel.datum, regel.bedrag):
                eerder = _mutatie(self.werk.post, een)._replace(lijn=1)
                if any(dubbel((eerder, nieuw))):
                    yield "dubbel", _zelfde_als(nr)
        stapel = tuple(_mutatie(self.werk.post, een) for een in ander.values())
        if self._erbij[0] != stapel:
            self._erbij = (stapel, vervolg(self.werk.logboek.verloop, maak_verloop(stapel)))
        sleutel = (regel.datum, regel.bedrag)
        if sleutel not in self._zoals:
            self._zoals = {sleutel: self.werk.logboek.zoals(*sleutel)}
        zoals = self._zoals[sleutel]
        for bevinding in controleer_losse(self.werk.begroting, nieuw, self._erbij[1], zoals, self.werk.vandaag):
            yield bevinding.regel, bevinding.bericht

    def _gesloten(self, dag: date) -> tuple[Bericht, ...]:
        sinds = gesloten_sinds(self._besluiten, self.werk.post, dag)
        return (zin("{post} is gesloten sinds {vanaf}", post=self.werk.post, vanaf=sinds),) if sinds else ()


def _zelfde_als(plek: int) -> Bericht:
    return zin("dit lijkt dezelfde bon als regel {nr}: zelfde dag en zelfde bedrag", nr=plek + 1)


def _mutatie(post: str, regel: Bonregel) -> Mutatie:
    return Mutatie(
        Soort.BON.value,
        "",
        post,
        0,
        regel.datum,
        regel.bedrag,
        omschrijving=regel.omschrijving,
        leverancier=regel.leverancier,
        betaald_door=regel.betaald_door,
        bewijs=regel.bewijs,
    )._replace(**{veld: waarde for veld, waarde in regel.mee.items() if veld != PAD})
