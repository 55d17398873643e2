"""Whose akkoord a mutatie needs, by the mandates that bind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from unicodedata import normalize

from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import GELD_UIT, Mutatie, Soort
from buurtledger.model.rollen import BEWIJSGRAAD, Rollen


class Eis(NamedTuple):
    """That somebody in a role has to approve; how sure that must be, and from how many days on it is a fout."""

    rol: str
    bewezen: str
    verplicht_na: int | None


class Bedragen(NamedTuple):
    """A mutatie's amount, and all that went to the same receiver on the same day, itself included; in euro's."""

    eigen: Decimal
    samen: tuple[Decimal, ...]

    def boven(self, grens: Decimal) -> bool:
        """Whether a limit is passed: by the amount itself, or by amounts together that each stay under it.

        Cutting a sum into pieces must not keep it under a limit; what passes it alone is asked for already.
        """
        return self.eigen > grens or sum((bedrag for bedrag in self.samen if bedrag <= grens), NUL) > grens


def naar_een_ontvanger(mutaties: Iterable[Mutatie]) -> Mapping[str, Bedragen]:
    """Per id of a mutatie by which money leaves what counts against a limit.

    The receiver of a bon is its leverancier, however it is spelled; that of a voorschot or vergoeding, and of a bon
    that names none, the group.
    """
    per_ontvanger: dict[tuple[date, str, str], list[Decimal]] = {}
    uit = [(mutatie, (mutatie.datum, *_ontvanger(mutatie))) for mutatie in mutaties if mutatie.soort in GELD_UIT]
    for mutatie, naar in uit:
        per_ontvanger.setdefault(naar, []).append(mutatie.bedrag)
    return {mutatie.nummer: Bedragen(mutatie.bedrag, tuple(per_ontvanger[naar])) for mutatie, naar in uit}


def boven_een_grens(mutaties: Iterable[Mutatie], alle: Iterable[Rollen]) -> Mapping[str, Bedragen]:
    """The same for those mutaties that any of these rollen could ask an akkoord for."""
    grenzen = {grens.boven for rollen in alle for grens in rollen.grenzen}
    if not grenzen:
        return {}
    sommen = naar_een_ontvanger(mutaties)
    return {nummer: bedragen for nummer, bedragen in sommen.items() if any(map(bedragen.boven, grenzen))}


def _ontvanger(mutatie: Mutatie) -> tuple[str, str]:
    if mutatie.soort == Soort.BON:
        winkel = re.sub(r"[\W_]+", "", normalize("NFKC", mutatie.leverancier).casefold())
        return ("winkel", winkel) if winkel else ("bon", mutatie.post)
    return "groep", mutatie.post


def eisen(bedragen: Bedragen, binden: Iterable[Rollen]) -> tuple[Eis, ...]:
    """What a mutatie asks for: of each rollen that bind it the highest limit that it passes; per role the strictest."""
    per_rol: dict[str, Eis] = {}
    for rollen in binden:
        passend = [grens for grens in rollen.grenzen if bedragen.boven(grens.boven)]
        hoogste = max((grens.boven for grens in passend), default=NUL)
        for grens in passend:
            if grens.boven == hoogste:
                eis = Eis(grens.rol, grens.bewezen, grens.verplicht_na)
                eerder = per_rol.get(grens.rol, eis)
                per_rol[grens.rol] = Eis(
                    grens.rol,
                    max(eerder.bewezen, eis.bewezen, key=BEWIJSGRAAD.index),
                    min((na for na in (eerder.verplicht_na, eis.verplicht_na) if na is not None), default=None),
                )
    return tuple(per_rol.values())
