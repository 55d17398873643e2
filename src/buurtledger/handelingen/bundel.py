"""One zip for the city or the kascommissie: the report, the list, the sheet, and the scans by post."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import N_
from buurtledger.model.mutatie import Mutatie, Soort
from buurtledger.report.bundel import Bundelinhoud, Gebundeld
from buurtledger.report.verslag.bijlage import per_post
from buurtledger.report.verslag.model import Verslag
from buurtledger.store.bundel import Erin, bezwaar_tegen_plek, schrijf_bundel
from buurtledger.store.kluis.scankast import Scankast, Uitgehaald

INHOUD, SOMMEN = "INHOUD.txt", "SHA256SUMS"
"""What is in it in words, and the SHA-256 of every file, as `sha256sum -c` reads them."""


class Stuk(NamedTuple):
    """A file of the bundle that was drawn already."""

    naam: str
    inhoud: bytes


def maak_bundel(
    naar: Path,
    verslag: Verslag,
    stukken: Sequence[Stuk],
    kast: Scankast | None,
    zeg: Callable[[Bundelinhoud], str],
) -> Bundelinhoud | Bezwaar:
    """Write the zip; what it holds and what is missing of it, or why there is none. `zeg` puts that into words."""
    if bezwaar := bezwaar_tegen_plek(naar):
        return Bezwaar(bezwaar)
    gemaakt: list[Bundelinhoud] = []

    def vul(erin: Erin) -> None:
        sommen: dict[str, str] = {}

        def erbij(naam: str, inhoud: bytes) -> None:
            erin(naam, inhoud)
            sommen[naam] = hashlib.sha256(inhoud).hexdigest()

        for stuk in stukken:
            erbij(stuk.naam, stuk.inhoud)
        inhoud = Bundelinhoud(
            tuple(stuk.naam for stuk in stukken),
            tuple(_scans(verslag, kast, erbij)),
            tuple(m for m in _regels(verslag) if m.soort == Soort.BON and not m.scan),
            kast is not None,
        )
        erbij(INHOUD, zeg(inhoud).encode())
        erin(SOMMEN, "".join(f"{som}  {naam}\n" for naam, som in sorted(sommen.items())).encode())
        gemaakt.append(inhoud)

    fout = schrijf_bundel(naar, vul)
    return Bezwaar(fout, True) if fout else gemaakt[0]


def _scans(verslag: Verslag, kast: Scankast | None, erbij: Callable[[str, bytes], None]) -> Iterator[Gebundeld]:
    """Put the scans in by post: each with its name there, or why it is missing. A scan of two lines comes once."""
    er_is: dict[str, str] = {}
    for m in _regels(verslag):
        if not m.scan:
            continue
        hash_ = m.scan.removeprefix("sha256:")
        if hash_ in er_is:
            yield Gebundeld(m, er_is[hash_])
            continue
        gehaald = kast.haal(hash_) if kast else N_("er is geen kluis")
        if not isinstance(gehaald, Uitgehaald):
            yield Gebundeld(m, "", gehaald)
            continue
        naam = f"scans/{m.post}/{m.datum.isoformat()}_{m.nummer}.{gehaald.soort}"
        erbij(naam, gehaald.inhoud)
        er_is[hash_] = naam
        yield Gebundeld(m, naam)


def _regels(verslag: Verslag) -> tuple[Mutatie, ...]:
    """The lines that the annex tells of, each once: also what was undone, and what it was undone by."""
    alle: dict[str, Mutatie] = {}
    for post in per_post(verslag):
        for g in post.alle:
            for m in (g.doel, g.mutatie):
                if m is not None:
                    alle.setdefault(m.nummer, m)
    return tuple(alle.values())
