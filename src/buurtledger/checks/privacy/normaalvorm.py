"""A text in its normal form: every way to write a letter, digit, space or dash made plain, with its places kept.

Telephones, bank sites and word processors write `06‑12345678` with dashes and spaces of their own. Who looks for a
pattern looks at the normal form, and says where it stands in the text as written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_GEWOON = re.compile(r"[^\x00-\x08\x0a-\x7fÀ-ÖØ-öø-ÿ€“”’]")
"""What has none of these characters is its own normal form."""

_ALS = {"−": "-", "⁃": "-", "·": ".", "•": ".", "∙": ".", "․": ".", "。": ".", "⁄": "/", "∕": "/", "‘": "'", "`": "'"}
"""Signs that people's devices write for a plain one, beyond what Unicode itself says."""


class Normaalvorm(NamedTuple):
    """A text in its normal form. `plaatsen` says where each character comes from, None for the same places."""

    tekst: str
    plaatsen: tuple[int, ...] | None

    def terug(self, begin: int, einde: int) -> tuple[int, int]:
        """From where to where a piece of the normal form stands in the text as written."""
        if self.plaatsen is None:
            return begin, einde
        return self.plaatsen[begin], max(self.plaatsen[einde], self.plaatsen[einde - 1] + 1)


def normaalvorm(tekst: str) -> Normaalvorm:
    """The normal form of a text. Line ends stay as they are."""
    if _GEWOON.search(tekst) is None:
        return Normaalvorm(tekst, None)
    uit: list[str] = []
    plaatsen: list[int] = []
    plek, lang = 0, len(tekst)
    while plek < lang:
        einde = plek + 1
        # A letter and the marks on it are one: é may be written as two.
        while einde < lang and tekst[einde] > "\u02ff" and unicodedata.combining(tekst[einde]):
            einde += 1
        gewoon = _gewoon(tekst[plek:einde][:8])
        uit.append(gewoon)
        plaatsen += [plek] * len(gewoon)
        plek = einde
    plaatsen.append(lang)
    return Normaalvorm("".join(uit), tuple(plaatsen))


@lru_cache(maxsize=4096)
def _gewoon(teken: str) -> str:
    """One character, with the marks on it, made plain; empty for what nobody sees."""
    if len(teken) == 1 and teken in _ALS:
        return _ALS[teken]
    uit = []
    for deel in unicodedata.normalize("NFKC", teken):
        soort = unicodedata.category(deel)
        cijfer = unicodedata.digit(deel, None)
        if cijfer is not None:
            uit.append(str(cijfer))
        elif soort == "Zs" or deel == "\t":
            uit.append(" ")
        elif soort == "Pd":
            uit.append("-")
        elif soort not in ("Cf", "Me") and not (soort == "Mn" and (not uit or uit[-1].isdigit())):
            uit.append(_ALS.get(deel, deel))
    return "".join(uit)
