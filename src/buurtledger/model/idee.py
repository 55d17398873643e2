"""What is wished in the neighbourhood, and what became of it: `data/ideeen.yaml`, one line a thing.

The plan: "Alle ideeën en wensen verzamelen en dan samen kijken hoe we dat realiseren"; "de lijst heeft steeds
transparant online gestaan". Who sent an idea in never stands there.
"""

# No `from __future__ import annotations`: the forms of the lines are made from these declarations.

import re
from enum import StrEnum
from typing import Annotated, NamedTuple, Self

from buurtledger.model.bericht import zin
from buurtledger.model.besluit import Besluitnaam
from buurtledger.model.bevinding import Regel
from buurtledger.model.merken import AlsVeld, Buiten
from buurtledger.model.nummer import NUMMER
from buurtledger.model.regelboek import Regelboek, Regelstorno
from buurtledger.model.velden import Afgekeurd, Datum, KeuzeVeld, Naam, Nummer, PostId, Tekst80, Tekst2000


class Stand(StrEnum):
    """How far an idea is."""

    GEMELD = "gemeld"
    """It came in; nobody took it up yet."""
    OPGEPAKT = "opgepakt"
    GEREALISEERD = "gerealiseerd"
    NIET = "niet"
    """It is not done; why, or that it is the same as another."""


class Weg(StrEnum):
    """With what it is realised."""

    BUURTBUDGET = "buurtbudget"
    BEWONERSINITIATIEF = "bewonersinitiatief"
    GEBIEDSPLAN = "gebiedsplan"
    CORPORATIE = "corporatie"
    ZELF = "zelf"
    """By residents, without money."""
    ANDERS = "anders"


ANDER_GELD = (Weg.BEWONERSINITIATIEF, Weg.GEBIEDSPLAN, Weg.CORPORATIE, Weg.ANDERS)
"""The ways by which somebody else pays."""
_ZIE = re.compile(rf"zie ({NUMMER})\b.*", re.IGNORECASE)


class Idee(NamedTuple):
    """An idea or wish, as it came in."""

    nummer: Nummer
    datum: Datum
    """The day it was sent in."""
    omschrijving: Tekst2000
    gebied: Naam = ""
    """Empty when it is of the whole neighbourhood, or nobody said."""
    bron: Tekst80 = ""
    """What it was made from, such as a row of a sheet, or where it came in: `ideeënbus Kortvoort`."""
    lijn: Annotated[int, Buiten()] = 0


class Ideestand(NamedTuple):
    """What became of an idea, from a day on."""

    nummer: Nummer
    van: Nummer
    datum: Datum
    stand: Annotated[str, KeuzeVeld(*(stand.value for stand in Stand)), AlsVeld("is")]
    weg: Annotated[str, KeuzeVeld(*(weg.value for weg in Weg))] = ""
    post: PostId = ""
    """The post from which it is paid."""
    besluit: Besluitnaam = ""
    """The besluit that gave it money."""
    toelichting: Tekst2000 = ""
    lijn: Annotated[int, Buiten()] = 0

    def nagezien(self) -> Self | Afgekeurd:
        """What is done says with what; what is not done says why."""
        if self.stand == Stand.GEREALISEERD and not self.weg:
            return Afgekeurd(Regel.VORM, zin("bij gerealiseerd hoort weg: kies uit {keuzes}", keuzes=tuple(Weg)))
        if self.stand == Stand.NIET and not self.toelichting:
            return Afgekeurd(Regel.VORM, zin("bij niet hoort een toelichting: waarom het niet doorgaat"))
        return self

    @property
    def zie(self) -> str:
        """The idea with which it is one, of `niet` with a toelichting that begins with `zie NUMMER`; else empty."""
        gevonden = _ZIE.fullmatch(self.toelichting) if self.stand == Stand.NIET else None
        return gevonden[1] if gevonden else ""


Ideeenregel = Idee | Ideestand | Regelstorno

IDEEENBOEK = Regelboek(
    zin("idee of stand van een idee"),
    {"idee": Idee, "stand": Ideestand, "storno": Regelstorno},
    {
        Idee: ("datum", "omschrijving", "gebied?", "bron?"),
        Ideestand: ("van", "datum", "stand", "weg?", "post?", "besluit?", "toelichting?"),
        Regelstorno: ("van", "datum", "reden"),
    },
    zin("laat buurtledger de regel schrijven: buurtledger idee --help; zie docs/bestanden.md"),
)
"""How the lines are read and written."""
