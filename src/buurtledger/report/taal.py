"""The language that things are said in. Dutch is written in the code, English is a catalog."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from buurtledger.model.bericht import N_, ONBENOEMD, Bericht
from buurtledger.model.maand import MAANDEN
from buurtledger.report.notatie import ENGELS, NEDERLANDS, Notatie

TALEN = ("nl", "en")
CATALOGI = Path(__file__).parent.parent / "talen"

_KORT = (
    *(N_("jan"), N_("feb"), N_("mrt"), N_("apr"), N_("mei"), N_("jun")),
    *(N_("jul"), N_("aug"), N_("sep"), N_("okt"), N_("nov"), N_("dec")),
)


class Aantal(int):
    """A number that brings its word: `{n:bon|bonnen}` is `1 bon` or `2 bonnen`, `{n:|is|zijn}` only `is` or `zijn`.

    The words stand in the sentence, so that a catalog gives those of its own language.
    """

    def __format__(self, woorden: str) -> str:
        een, streep, meer = woorden.rpartition("|")
        if not streep:
            return super().__format__(woorden)
        woord = een.removeprefix("|") if self == 1 else meer
        return woord if een.startswith("|") else f"{int(self)} {woord}"


class Taal:
    """Says sentences in one language. A screen has Dutch numbers in both; what is published its language's own."""

    def __init__(self, code: str = "nl", notatie: Notatie = NEDERLANDS) -> None:
        self.code = code
        self.notatie = notatie

    @property
    def gedrukt(self) -> Taal:
        """The same language as the website and the reports have it, with its own notation of numbers."""
        return Taal(self.code, ENGELS if self.code == "en" else NEDERLANDS)

    @cached_property
    def _catalogus(self) -> Mapping[str, str]:
        if self.code == "nl":
            return {}
        # Only who reads English pays for reading a catalog.
        import gettext

        catalogus = gettext.translation("buurtledger", CATALOGI, [self.code])
        return dict(catalogus._catalog)  # type: ignore[attr-defined]

    def __call__(self, sjabloon: str, /, **waarden: object) -> str:
        """A sentence in this language, its places filled in."""
        return self.vertaald(sjabloon).format_map({naam: self._vulling(waarde) for naam, waarde in waarden.items()})

    def vertaald(self, sjabloon: str) -> str:
        """A sentence in this language, its places still open."""
        return self._catalogus.get(sjabloon, sjabloon) if self.code != "nl" else sjabloon

    def ingevuld(self, waarde: object, woorden: str) -> str:
        """What stands in a place of a sentence, for who fills them one by one; a number brings its `woorden`."""
        return format(self._vulling(waarde), woorden)

    def _vulling(self, waarde: object) -> str | int:
        return Aantal(waarde) if type(waarde) is int else self.waarde(waarde)

    def met_namen(self, tekst: str) -> str:
        """A text in which a kern that has no name yet is so in this language."""
        return tekst.replace(ONBENOEMD, self.vertaald(ONBENOEMD)) if self.code != "nl" else tekst

    def zeg(self, bericht: Bericht) -> str:
        """A `Bericht` as text."""
        return self(bericht.sjabloon, **bericht.waarden)

    def waarde(self, waarde: object) -> str:
        """How a value is written within a sentence."""
        match waarde:
            case Bericht():
                return self.zeg(waarde)
            case Decimal():
                return self.notatie.euro(waarde)
            case date():
                return self.dag(waarde)
            case tuple():
                return ", ".join(self.waarde(deel) for deel in waarde)
            case _:
                return schoon(str(waarde))

    def dag(self, dag: date) -> str:
        """A day in words: `14 oktober 2022`."""
        return f"{dag.day} {self.maand(dag)}"

    def kort(self, dag: date) -> str:
        """A day in words that are short: `14 okt 2022`."""
        return f"{dag.day} {self(_KORT[dag.month - 1])} {dag.year}"

    def maand(self, dag: date) -> str:
        """The month of a day in words: `oktober 2022`."""
        return f"{self(MAANDEN[dag.month - 1])} {dag.year}"


def schoon(tekst: str) -> str:
    """Text that a terminal can be given: what it would obey or what turns it around is shown as �."""
    if tekst.isascii() and tekst.isprintable():
        return tekst
    return "".join(teken if teken.isprintable() or teken in "\u00a0\u202f\u200d" else "�" for teken in tekst)


def schoon_regels(tekst: str) -> str:
    """The same for a text that has lines."""
    return "\n".join(map(schoon, tekst.split("\n")))
