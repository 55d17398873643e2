"""One line in the plainest spelling of YAML, as buurtledger writes it: many times faster than the whole of YAML.

What it reads it reads as YAML does; every other line it leaves to YAML (tests/test_regelboek.py holds them together).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from buurtledger.model.geschreven import Aard, Geschreven

_WOORD = r"(?:[A-Za-z0-9./]|-[0-9])[A-Za-z0-9./-]*"
_TEKST = r'"(?:[^"\\]|\\["\\])*"'
_VELD = re.compile(
    rf"([a-z_0-9]+): (?:({_TEKST})|({_WOORD})|\[((?:{_TEKST}|{_WOORD})(?:, (?:{_TEKST}|{_WOORD}))*)\])(?:, |$)"
)
_DEEL = re.compile(rf"({_TEKST})|({_WOORD})")
_ONTSNAPT = re.compile(r"\\(.)")


def lees_plat(regel: str) -> Mapping[str, Geschreven | list[Geschreven]] | None:
    """The fields of a line `- {veld: waarde, …}`; None for any other spelling.

    The line holds no control characters (`model.tekst.VERBODEN`).
    """
    if not (regel.startswith("- {") and regel.endswith("}")) or regel.endswith(", }"):
        return None
    velden: dict[str, Geschreven | list[Geschreven]] = {}
    hier, einde = 3, len(regel) - 1
    while hier < einde:
        gevonden = _VELD.match(regel, hier, einde)
        if gevonden is None or gevonden[1] in velden:
            return None
        naam, tekst, woord, rij = gevonden.groups()
        velden[naam] = _waarde(tekst, woord) if rij is None else [_waarde(*d.groups()) for d in _DEEL.finditer(rij)]
        hier = gevonden.end()
    return velden or None


def _waarde(tekst: str | None, woord: str | None) -> Geschreven:
    if tekst is None:
        assert woord is not None
        return Geschreven(woord, _aard(woord))
    kaal = tekst[1:-1]
    return Geschreven(_ONTSNAPT.sub(r"\1", kaal) if "\\" in kaal else kaal, "tekst")


@lru_cache(maxsize=4096)
def _aard(woord: str) -> Aard:
    from buurtledger.store.yaml.boom import aard_van_woord

    return aard_van_woord(woord)
