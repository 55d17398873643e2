"""Finding mutaties by id, and the words used before, without understanding the lines that are not asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from heapq import nlargest
from pathlib import Path

from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.model.zoeken import past_op_nummer
from buurtledger.store.files.bestand import lees_bytes, onderliggend
from buurtledger.store.grootboek import lees_een_logboek
from buurtledger.store.planlezen import post_van


def zoek_nummers(wortel: Path, getypt: str) -> tuple[Mutatie, ...]:
    """The mutatie of an id; else those whose id, or its chance part, begins with what was typed."""
    klein = getypt.strip().lower()
    gevonden = [
        mutatie
        for post, inhoud in _logboeken(wortel)
        if klein and klein.encode() in inhoud
        for mutatie in lees_een_logboek(wortel, post).mutaties
        if past_op_nummer(klein, mutatie.nummer)
    ]
    return tuple(m for m in gevonden if m.nummer == klein)[:1] or tuple(gevonden)


def zoek_nummer(wortel: Path, nummer: str) -> Mutatie | None:
    """The mutatie of an id; None when no readable line has it."""
    gevonden = zoek_nummers(wortel, nummer)
    return gevonden[0] if gevonden and gevonden[0].nummer == nummer else None


def laatste(wortel: Path, hoeveel: int) -> tuple[Mutatie, ...]:
    """The mutaties entered last, the newest first; of one day those of the logboek that was written last."""
    alle = (
        (m.nummer[:6], geschreven, m.lijn, m.nummer, m)
        for post, _ in _logboeken(wortel)
        for geschreven in [_geschreven(wortel / logboek_van(post))]
        for m in lees_een_logboek(wortel, post).mutaties
    )
    return tuple(mutatie for *_, mutatie in nlargest(hoeveel, alle, key=lambda rij: rij[:4]))


def _geschreven(pad: Path) -> int:
    try:
        return pad.lstat().st_mtime_ns
    except OSError:
        return 0


def gebruikt(wortel: Path, veld: str) -> tuple[str, ...]:
    """What a text field held before, in the whole ledger, the most used first.

    Lines are not judged: a text with an escape, or in another spelling than buurtledger's, is not suggested.
    """
    vorm = re.compile(rb"[{ ]" + veld.encode() + rb': "([^"\\\n]{1,200})"')
    geteld = Counter(gevonden for _, inhoud in _logboeken(wortel) for gevonden in vorm.findall(inhoud))
    teksten = (tekst.decode("utf-8", "replace") for tekst, _ in geteld.most_common())
    return tuple(tekst for tekst in teksten if tekst.isprintable())


def _logboeken(wortel: Path) -> Iterator[tuple[str, bytes]]:
    for pad in onderliggend(wortel, "data/bonnen"):
        post = post_van(pad)
        inhoud = lees_bytes(wortel, pad) if post else b""
        if post and isinstance(inhoud, bytes):
            yield post, inhoud
