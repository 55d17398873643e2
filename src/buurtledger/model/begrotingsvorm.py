"""The forms of `data/budget.yaml` and `data/kernen/<kern>.yaml`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, WithJsonSchema, model_validator

from buurtledger.model.begroting import Begroting, Coordinatie, Gebied, Kernen, Looptijd, Mandaat, Post
from buurtledger.model.bericht import zin
from buurtledger.model.geschreven import Bedrag, Datum, Geschreven, HeelGetal, JaNee, Tekst200, Tekst500, Vorm, fout

DEEL_VAN_ID = r"[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?"
"""A gebied's id and the last part of a post's id: they become names of folders and files."""


def _lees_naam(waarde: Any) -> str:
    if not isinstance(waarde, str) or not re.fullmatch(DEEL_VAN_ID, waarde):
        raise fout(
            "vorm", zin("{tekst} kan geen id zijn: gebruik kleine letters, cijfers en streepjes", tekst=str(waarde))
        )
    return str(waarde)


def _lees_post(waarde: Any) -> str:
    if not isinstance(waarde, str) or not re.fullmatch(f"{DEEL_VAN_ID}/{DEEL_VAN_ID}", waarde):
        raise fout("vorm", zin("{tekst} is geen post zoals kikkenstein/moestuin", tekst=str(waarde)))
    return str(waarde)


def _lees_aandeel(waarde: Any) -> Decimal:
    if isinstance(waarde, str) and re.fullmatch(r"0\.[0-9]{1,4}", waarde) and Decimal(waarde):
        return Decimal(waarde)
    raise fout("vorm", zin("{tekst} is geen aandeel zoals 0.08 (dat is 8 %)", tekst=str(waarde)))


def _lees_formaat(waarde: Any) -> int:
    if isinstance(waarde, Geschreven) and waarde == "1" and waarde.aard == "getal":
        return 1
    raise fout("vorm", zin("formaat {tekst} ken ik niet; deze versie leest formaat 1", tekst=str(waarde)))


Naam = Annotated[str, BeforeValidator(_lees_naam), WithJsonSchema({"type": "string", "pattern": f"^{DEEL_VAN_ID}$"})]
PostId = Annotated[
    str, BeforeValidator(_lees_post), WithJsonSchema({"type": "string", "pattern": f"^{DEEL_VAN_ID}/{DEEL_VAN_ID}$"})
]
Aandeel = Annotated[
    Decimal,
    BeforeValidator(_lees_aandeel),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}),
]
Formaat = Annotated[Literal[1], BeforeValidator(_lees_formaat)]


class LooptijdVorm(Vorm):
    """When the money may be spent."""

    van: Datum
    tot_en_met: Datum
    aanname: JaNee = False
    """True: not in the plan and not yet set by the penvoerder."""

    @model_validator(mode="after")
    def _volgorde(self) -> LooptijdVorm:
        if self.tot_en_met < self.van:
            raise fout("datum", zin("de looptijd eindigt op {eind}, voor het begin", eind=self.tot_en_met))
        return self


class CoordinatieVorm(Vorm):
    """The post for coordination and its largest share."""

    post: PostId
    maximum: Aandeel


class KernenVorm(Vorm):
    """The kernen together: which gebied they are, how many, and their sum."""

    gebied: Naam
    aantal: HeelGetal
    bedrag: Bedrag


class PostVorm(Vorm):
    """A budget line. A kern's post takes its name from the kern's own file."""

    naam: Tekst200 | None = None
    bedrag: Bedrag
    themas: list[Naam] = []
    """What it belongs to besides its gebied: `[senioren]`."""


class GebiedVorm(Vorm):
    """An area with its posten."""

    naam: Tekst200
    bedrag: Bedrag
    posten: dict[Naam, PostVorm]


class MandaatVorm(Vorm):
    """Someone who may decide to move money."""

    naam: Tekst200
    hoogstens: Bedrag | None = None
    """The most that one besluit of theirs may move."""


class BudgetVorm(Vorm):
    """`data/budget.yaml`: the plan."""

    formaat: Formaat
    naam: Tekst200
    bron: Tekst500 | None = None
    totaal: Bedrag
    looptijd: LooptijdVorm
    coordinatie: CoordinatieVorm
    kernen: KernenVorm
    mandaten: dict[Naam, MandaatVorm] = {}
    """Who may decide to move money; nobody when left out."""
    gebieden: dict[Naam, GebiedVorm]

    @model_validator(mode="after")
    def _hangt_samen(self) -> BudgetVorm:
        gebied, _, post = self.coordinatie.post.partition("/")
        if gebied not in self.gebieden or post not in self.gebieden[gebied].posten:
            raise fout("vorm", zin("coordinatie noemt de post {post}, die er niet is", post=self.coordinatie.post))
        if self.kernen.gebied not in self.gebieden:
            raise fout("vorm", zin("kernen noemt het gebied {gebied}, dat er niet is", gebied=self.kernen.gebied))
        for gebied_id, vorm in self.gebieden.items():
            for post_id, postvorm in vorm.posten.items():
                if postvorm.naam is None and gebied_id != self.kernen.gebied:
                    raise fout("vorm", zin("de post {post} heeft geen naam", post=f"{gebied_id}/{post_id}"))
        return self

    def begroting(self) -> Begroting:
        """The value that the rest of the program computes with."""
        return Begroting(
            naam=self.naam,
            bron=self.bron or "",
            totaal=self.totaal,
            looptijd=Looptijd(self.looptijd.van, self.looptijd.tot_en_met, self.looptijd.aanname),
            coordinatie=Coordinatie(self.coordinatie.post, self.coordinatie.maximum),
            kernen=Kernen(self.kernen.gebied, self.kernen.aantal, self.kernen.bedrag),
            gebieden=tuple(
                Gebied(
                    gebied_id,
                    gebied.naam,
                    gebied.bedrag,
                    tuple(
                        Post(f"{gebied_id}/{post_id}", post.naam or "", post.bedrag, themas=tuple(post.themas))
                        for post_id, post in gebied.posten.items()
                    ),
                )
                for gebied_id, gebied in self.gebieden.items()
            ),
            mandaten=tuple(Mandaat(wie, vorm.naam, vorm.hoogstens) for wie, vorm in self.mandaten.items()),
        )
