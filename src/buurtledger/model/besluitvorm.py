"""The form of `data/besluiten/<datum>-<naam>.yaml`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema, model_validator

from buurtledger.model.begroting import Looptijd
from buurtledger.model.begrotingsvorm import DEEL_VAN_ID, Formaat, LooptijdVorm, Naam, PostId
from buurtledger.model.bericht import zin
from buurtledger.model.besluit import Besluit, Opening, Verschuiving
from buurtledger.model.geschreven import Bedrag, Datum, Tekst200, Tekst500, Tekst2000, Vorm, fout

NAAM = rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}-{DEEL_VAN_ID}"
"""The name of a besluit, as a pattern: the day it was taken and a word."""


def _lees_besluitnaam(waarde: Any) -> str:
    import re

    if not isinstance(waarde, str) or not re.fullmatch(NAAM, waarde):
        raise fout("vorm", zin("{tekst} is geen besluit zoals 2023-03-15-moestuin", tekst=str(waarde)))
    return str(waarde)


Besluitnaam = Annotated[
    str, BeforeValidator(_lees_besluitnaam), WithJsonSchema({"type": "string", "pattern": f"^{NAAM}$"})
]


class VerschuivingVorm(Vorm):
    """An amount from one post to another."""

    van: PostId
    naar: PostId
    bedrag: Bedrag


class OpeningVorm(Vorm):
    """A post that is opened."""

    post: PostId
    naam: Tekst200


class BesluitVorm(Vorm):
    """A decision that moves money, opens or closes a post, or sets the looptijd."""

    formaat: Formaat
    datum: Datum
    vanaf: Datum | None = None
    """From when it holds; the day of the decision when left out."""
    door: Naam
    """Who decided: one of the mandaten in budget.yaml."""
    waarom: Tekst2000
    notulen: Tekst500 | None = None
    """Where the minutes are."""
    verschuivingen: list[VerschuivingVorm] = []
    opent: list[OpeningVorm] = []
    sluit: list[PostId] = []
    looptijd: LooptijdVorm | None = None
    trekt_in: Besluitnaam | None = None

    @model_validator(mode="after")
    def _besluit_iets(self) -> BesluitVorm:
        if not (self.verschuivingen or self.opent or self.sluit or self.looptijd):
            raise fout("vorm", zin("dit besluit verschuift, opent of sluit niets"))
        return self

    def besluit(self, naam: str) -> Besluit:
        """The value that the rest of the program computes with."""
        looptijd = self.looptijd
        return Besluit(
            naam=naam,
            datum=self.datum,
            vanaf=self.vanaf or self.datum,
            door=self.door,
            waarom=self.waarom,
            notulen=self.notulen or "",
            verschuivingen=tuple(Verschuiving(v.van, v.naar, v.bedrag) for v in self.verschuivingen),
            opent=tuple(Opening(o.post, o.naam) for o in self.opent),
            sluit=tuple(self.sluit),
            looptijd=Looptijd(looptijd.van, looptijd.tot_en_met, looptijd.aanname) if looptijd else None,
            trekt_in=self.trekt_in or "",
        )
