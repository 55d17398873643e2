"""Writing a spreadsheet for each group that keeps its receipts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht
from buurtledger.report.bonsjabloon import maak_sjabloon
from buurtledger.store.files.wegschrijven import maak_nieuw
from buurtledger.store.grootboek import lees_huisstijl


class Geschreven(NamedTuple):
    """What was written, and why the rest was not."""

    bestanden: tuple[Path, ...]
    fout: Bericht | None = None


def schrijf_sjablonen(wortel: Path, begroting: Begroting, posten: Iterable[str], naar: Path) -> Geschreven:
    """A workbook per post into a folder, which is made where it is not there. One that is there stays: it may be
    filled in."""
    huisstijl, _ = lees_huisstijl(wortel)
    bestanden: list[Path] = []
    for id_ in posten:
        post = begroting.posten[id_]
        kort = id_.partition("/")[2] if begroting.is_kern(id_) else id_.replace("/", "-")
        pad = naar / f"bonnen-{kort}.xlsx"
        fout = maak_nieuw(pad, maak_sjabloon(post, begroting.looptijd, huisstijl))
        if fout is not None:
            return Geschreven(tuple(bestanden), fout)
        bestanden.append(pad)
    return Geschreven(tuple(bestanden))
