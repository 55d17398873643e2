"""The form of `data/rollen.yaml`."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema, model_validator

from buurtledger.model.begrotingsvorm import Formaat, Naam
from buurtledger.model.bericht import zin
from buurtledger.model.geschreven import BedragOfNul, JaNee, Tekst200, Vorm, fout
from buurtledger.model.rollen import SOORTEN_ROL, AkkoordGrens, Persoon, Rollen

_SSH = (
    r"(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)|sk-ssh-ed25519@openssh\.com) [A-Za-z0-9+/]{32,1000}={0,3}"
)
_AGE = r"age1[a-z0-9]{58}"


def _lees_rol(waarde: Any) -> str:
    if waarde not in SOORTEN_ROL:
        raise fout("vorm", zin("{waarde} kan hier niet; kies uit {keuzes}", waarde=str(waarde), keuzes=SOORTEN_ROL))
    return str(waarde)


def _lees_sleutel(waarde: Any) -> str:
    if not isinstance(waarde, str) or not re.fullmatch(_SSH, waarde):
        raise fout("vorm", zin('hier hoort een publieke SSH-sleutel, zoals "ssh-ed25519 AAAA…", zonder opmerking'))
    return str(waarde)


def _lees_ontvanger(waarde: Any) -> str:
    if not isinstance(waarde, str) or not re.fullmatch(f"{_SSH}|{_AGE}", waarde):
        raise fout("vorm", zin('hier hoort een publieke sleutel voor de kluis, zoals "age1…" of "ssh-ed25519 AAAA…"'))
    return str(waarde)


Rol = Annotated[str, BeforeValidator(_lees_rol), WithJsonSchema({"enum": list(SOORTEN_ROL)})]
Sleutel = Annotated[str, BeforeValidator(_lees_sleutel), WithJsonSchema({"type": "string", "pattern": f"^{_SSH}$"})]
Ontvanger = Annotated[
    str, BeforeValidator(_lees_ontvanger), WithJsonSchema({"type": "string", "pattern": f"^(?:{_SSH}|{_AGE})$"})
]


class PersoonVorm(Vorm):
    """A person: roles, addresses in git, and keys."""

    rollen: list[Rol]
    git: list[Tekst200] = []
    sleutel: Sleutel | None = None
    kluis: Ontvanger | None = None


class GrensVorm(Vorm):
    """Above which amount a bon, voorschot or vergoeding needs whose akkoord."""

    boven: BedragOfNul
    rol: Rol
    bewezen: JaNee = False
    """True: a valid signature has to prove who approved."""


class RollenVorm(Vorm):
    """`data/rollen.yaml`."""

    formaat: Formaat
    personen: dict[Naam, PersoonVorm] = {}
    mandaten: list[GrensVorm] = []
    rekening: list[Tekst200] = []

    @model_validator(mode="after")
    def _elk_adres_van_een(self) -> RollenVorm:
        gezien: set[str] = set()
        for wie, persoon in self.personen.items():
            eigen = {adres.casefold() for adres in persoon.git} | ({persoon.sleutel} if persoon.sleutel else set())
            if gezien & eigen:
                raise fout(
                    "vorm", zin("{wie} deelt een adres of sleutel met een ander; dan zijn het geen vier ogen", wie=wie)
                )
            gezien |= eigen
        return self

    def waarde(self) -> Rollen:
        """The value that the rest of the program computes with."""
        return Rollen(
            tuple(
                Persoon(wie, tuple(p.rollen), tuple(a.casefold() for a in p.git), p.sleutel or "", p.kluis or "")
                for wie, p in self.personen.items()
            ),
            tuple(AkkoordGrens(g.boven, g.rol, g.bewezen) for g in self.mandaten),
            tuple("".join(r.split()).upper() for r in self.rekening),
        )
