"""A concept: a pile of receipts that is being typed, and is not in the books yet.

It is what its events (`Gebeurtenis`) made of it, one after another, so that a file to which each is only added holds
all of it at every moment. What an event was understood as then is kept, not what was typed: `gisteren` stays that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple, Self

from buurtledger.model import datum, geld
from buurtledger.model.bericht import Bericht
from buurtledger.model.bonregel import Bonregel, Vooraf
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import KERN
from buurtledger.model.winkels import Winkels

Gebeurtenis = tuple[object, ...]
"""What happened: `("typ", plek, tekst)`, `("houd", plek, velden)`, `("weg", plek)`, `("controle", bedrag)`,
`("antwoord", woord, winkel)`, `("mag", tekst)`, `("geplakt", […])`, `("klaar", […])`, `("nummers", […])`."""
_BEDRAGEN = ("mee.btw",)
"""Fields that go along and are amounts."""


class Klaargezet(NamedTuple):
    """A line that was made of something else (a photo, an invoice), and is still to be kept."""

    getypt: str
    """The line as it would be typed, with a `?` where something was not read."""
    zeker: bool
    """It may be kept without a question."""
    mee: Mapping[str, str] = MappingProxyType({})
    """Fields that go along with it, as `naar_velden` writes them."""
    over: tuple[str, ...] = ()
    """What is shown to who is asked: where it came from, what was not sure, the text that was read."""


class Concept(NamedTuple):
    """The pile as it is now."""

    regels: tuple[Bonregel, ...] = ()
    getypt: str = ""
    """What stands on the new line, after the last."""
    wijzigt: tuple[int, str] | None = None
    """One of the regels that is being changed, from 0, and what stands on its line now."""
    geplakt: tuple[str, ...] = ()
    """Lines that were pasted at once, and are still to be read."""
    klaar: tuple[Klaargezet, ...] = ()
    """Lines that were made of photos or invoices, and are still to be looked over."""
    controle: Decimal | None = None
    """What the pile must add up to, in euro's."""
    antwoorden: tuple[tuple[str, str], ...] = ()
    """First words that were asked about, and the shop that each means; empty for none."""
    mag: frozenset[str] = frozenset()
    """Texts of which a person said that they may be written, though they look private."""
    nummers: tuple[str, ...] = ()
    """The ids with which the pile was being written; empty before that."""

    @property
    def som(self) -> Decimal:
        """What the pile adds up to, in euro's."""
        return sum((regel.bedrag for regel in self.regels), NUL)

    @property
    def verschil(self) -> Decimal | None:
        """What the pile still misses of what it must add up to, in euro's: below zero when there is too much."""
        return None if self.controle is None else self.controle - self.som

    @property
    def is_leeg(self) -> bool:
        """Whether there is nothing to keep."""
        return not (self.regels or self.getypt.strip() or self.geplakt or self.klaar)

    def vooraf(self, begin: Vooraf, plek: int) -> Vooraf:
        """What is known where a line is typed; `begin` is what was known before the pile."""
        winkels: Winkels = begin.winkels
        for woord, naam in self.antwoorden:
            winkels = winkels.genoemd(woord, naam)
        winkels = winkels.met(*((regel.leverancier, regel.omschrijving) for regel in self.regels))
        boven = self.regels[:plek]
        if not boven:
            return begin._replace(winkels=winkels)
        return begin._replace(winkels=winkels, dag=boven[-1].datum, betaald_door=boven[-1].betaald_door)

    def na(self, gebeurtenis: Sequence[object]) -> Self:
        """The pile after an event; the same when it is none that is known, or does not fit."""
        match tuple(gebeurtenis):
            case ("typ", int(plek), str(tekst)) if 0 <= plek <= len(self.regels):
                if plek == len(self.regels):
                    return self._replace(getypt=tekst, wijzigt=None, nummers=())
                return self._replace(wijzigt=(plek, tekst), nummers=())
            case ("houd", int(plek), dict(velden)) if 0 <= plek <= len(self.regels):
                regel = van_velden(velden)
                if regel is None:
                    return self
                regels = (*self.regels[:plek], regel, *self.regels[plek + 1 :])
                getypt = "" if plek == len(self.regels) else self.getypt
                return self._replace(regels=regels, getypt=getypt, wijzigt=None, nummers=())
            case ("weg", int(plek)) if 0 <= plek < len(self.regels):
                regels = (*self.regels[:plek], *self.regels[plek + 1 :])
                return self._replace(regels=regels, wijzigt=None, nummers=())
            case ("controle", str(tekst)):
                bedrag = geld.lees_geschreven(tekst) if tekst else None
                return self if isinstance(bedrag, Bericht) else self._replace(controle=bedrag)
            case ("geplakt", list(lijnen)):
                return self._replace(geplakt=tuple(map(str, lijnen)))
            case ("klaar", list(rijen)):
                return self._replace(klaar=tuple(map(_klaargezet, rijen)))
            case ("antwoord", str(woord), str(naam)):
                return self._replace(antwoorden=(*self.antwoorden, (woord, naam)))
            case ("mag", str(tekst)):
                return self._replace(mag=self.mag | {tekst})
            case ("nummers", list(nummers)) if all(isinstance(nummer, str) for nummer in nummers):
                return self._replace(nummers=tuple(map(str, nummers)))
        return self


def mee_voor(velden: Mapping[str, str], bedrag: Decimal) -> Mapping[str, object]:
    """What goes along with a line whose amount a person may have changed: VAT that no longer fits in it stays away."""
    mee = dict(mee_van(velden))
    btw = mee.get("btw")
    if isinstance(btw, Decimal) and not 0 < btw < bedrag:
        del mee["btw"]
    return MappingProxyType(mee)


def concept_van(gebeurtenissen: Iterable[Sequence[object]]) -> Concept:
    """The pile that these events made."""
    concept = Concept()
    for gebeurtenis in gebeurtenissen:
        concept = concept.na(gebeurtenis)
    return concept


def naar_velden(regel: Bonregel) -> dict[str, str]:
    """A receipt as texts by name, to be kept."""
    velden = {veld: str(waarde) for veld, waarde in regel._asdict().items() if veld != "mee" and waarde}
    return {**velden, "bedrag": geld.plat(regel.bedrag), **naar_teksten(regel.mee)}


def naar_teksten(mee: Mapping[str, object]) -> dict[str, str]:
    """What goes along with a line, as texts by name."""
    return {
        f"mee.{veld}": geld.plat(waarde) if isinstance(waarde, Decimal) else str(waarde) for veld, waarde in mee.items()
    }


def naar_lijst(klaar: Iterable[Klaargezet]) -> list[object]:
    """Prepared lines, to be kept."""
    return [[een.getypt, een.zeker, dict(een.mee), list(een.over)] for een in klaar]


def _klaargezet(rij: object) -> Klaargezet:
    match rij:
        case [str(getypt), bool(zeker), dict(mee), list(over)]:
            teksten = {str(veld): str(waarde) for veld, waarde in mee.items()}
            return Klaargezet(getypt, zeker, MappingProxyType(teksten), tuple(map(str, over)))
    return Klaargezet("?", False)


def mee_van(velden: Mapping[str, str]) -> Mapping[str, object]:
    """What goes along with a line, each of its own type, of fields named `mee.…`."""
    mee: dict[str, object] = {}
    for veld, tekst in velden.items():
        if veld.startswith("mee."):
            waarde = geld.lees_geschreven(tekst, nul_mag=True) if veld in _BEDRAGEN else tekst
            if not isinstance(waarde, Bericht):
                mee[veld.removeprefix("mee.")] = waarde
    return MappingProxyType(mee)


def van_velden(velden: dict[str, object]) -> Bonregel | None:
    """The receipt of such texts; None when they are not as they were written."""
    teksten = {veld: waarde for veld, waarde in velden.items() if isinstance(waarde, str)}
    dag = datum.dag(teksten.get("datum", ""))
    bedrag = geld.lees_geschreven(teksten.get("bedrag", ""))
    if dag is None or isinstance(bedrag, Bericht) or not teksten.get("omschrijving"):
        return None
    return Bonregel(
        dag,
        bedrag,
        teksten["omschrijving"],
        teksten.get("leverancier", ""),
        teksten.get("betaald_door", KERN),
        teksten.get("bewijs", ""),
        mee_van(teksten),
    )
