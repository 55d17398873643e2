"""Beginning a ledger: the files that it will have, then writing them and their first commit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from buurtledger import __version__
from buurtledger.checks.plan import kernen, plan
from buurtledger.checks.privacy.regel import eigen_van, prive_in
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.editor import van_mensen
from buurtledger.handelingen.opzet import Opzet
from buurtledger.handelingen.wensen import Gemis
from buurtledger.model.begroting import BUDGET, kernbestand
from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.model.bestandsvormen import BEGROTING, schemas
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.geld import euro
from buurtledger.model.rollen import Rollen
from buurtledger.report.taal import Taal
from buurtledger.report.vormen.md import vlak
from buurtledger.store.files.wegschrijven import maak_nieuw
from buurtledger.store.git.beginnen import Begonnen, begin_geschiedenis, leg_begin_vast
from buurtledger.store.git.inrichten import HAKEN, zet_gitattributes, zet_haak, zet_ophalen
from buurtledger.store.yaml.afkeuring import Afkeuring
from buurtledger.store.yaml.begrotingsbestand import als_yaml, kern_als_yaml
from buurtledger.store.yaml.vormlezen import vorm_van_tekst

_SJABLONEN = Path(__file__).parent / "sjablonen"
_BESTANDEN = {"README.md": "README.md", ".github/workflows/check.yml": "github.yml", ".gitlab-ci.yml": "gitlab.yml"}
"""What a ledger has besides its data, and the text it is made of."""


class Begin(NamedTuple):
    """A ledger that was begun."""

    bestanden: tuple[str, ...]
    git: Begonnen | Bericht
    """Its first commit, or why there is none: the files stand either way."""


def bestanden(opzet: Opzet, zeg: Callable[[Bericht], str]) -> dict[str, str] | tuple[Gemis, ...]:
    """Every file that the ledger will have, by its path; or what `check` would say of it.

    `zeg` puts a sentence in the language of the comments.
    """
    begroting = opzet.begroting
    data = {
        BUDGET: als_yaml(begroting, map(zeg, _opmerkingen(opzet))),
        **{kernbestand(kern.id): kern_als_yaml(kern) for kern in opzet.kernen},
        "data/bonnen/.gitkeep": "",
    }
    bezwaren = tuple(Gemis("", bevinding.bericht) for bevinding in _bevindingen(opzet, data))
    if bezwaren:
        return bezwaren
    invulling = {
        "@NAAM@": vlak(begroting.naam),
        "@TOTAAL@": euro(begroting.totaal),
        "@AMOUNT@": f"€{begroting.totaal:,.2f}",
        "@VAN@": Taal().dag(begroting.looptijd.van),
        "@TOT_EN_MET@": Taal().dag(begroting.looptijd.tot_en_met),
        "@AANNAME@": " (dat is nog een aanname)" if begroting.looptijd.aanname else "",
        "@BESLUITEN@": "; ".join(vlak(mandaat.naam) for mandaat in begroting.mandaten) or "dat staat nog niet vast",
        "@GEBIEDEN@": "\n".join(f"| {vlak(g.naam)} | {len(g.posten)} | {euro(g.bedrag)} |" for g in begroting.gebieden),
        "@VERSIE@": __version__,
    }
    ernaast = {pad: _vul(naam, invulling) for pad, naam in _BESTANDEN.items()}
    return {**data, **ernaast, **schemas(), **van_mensen()}


def begin(map_: Path, inhoud: Mapping[str, str], boodschap: str) -> Begin | Bezwaar:
    """Write a ledger into a new or empty folder; why not, when it cannot be. Half a ledger is taken away again."""
    if bezwaar := bezwaar_tegen_map(map_):
        return bezwaar
    geschreven: list[Path] = []
    # The plan comes last: a folder is a ledger when it has one.
    for pad in sorted(inhoud, key=lambda pad: pad == BUDGET):
        fout = maak_nieuw(map_ / pad, inhoud[pad].encode())
        if fout:
            for weg in geschreven:
                weg.unlink(missing_ok=True)
            return Bezwaar(fout, onleesbaar=True)
        geschreven.append(map_ / pad)
    return Begin(tuple(inhoud), _in_git(map_, tuple(inhoud), boodschap))


def bezwaar_tegen_map(map_: Path) -> Bezwaar | None:
    """Why no ledger can be begun in a folder: only a new one, an empty one or an empty clone is used."""
    try:
        erin = sorted(pad.name for pad in map_.iterdir() if pad.name != ".git")
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        return Bezwaar(zin("{map} is een bestand; kies een nieuwe map", map=str(map_)), onleesbaar=True)
    except OSError as fout:
        reden = zin("{bestand}: {reden}", bestand=str(map_), reden=reden_van(fout))
        return Bezwaar(reden, onleesbaar=True)
    if erin:
        reden = zin("{map} is niet leeg (er staat {naam}); kies een nieuwe map", map=str(map_), naam=erin[0])
        return Bezwaar(reden, onleesbaar=True)
    return None


def _in_git(map_: Path, paden: tuple[str, ...], boodschap: str) -> Begonnen | Bericht:
    fout = begin_geschiedenis(map_)
    uitkomst = fout or zet_gitattributes(map_)
    if isinstance(uitkomst, Bericht):
        return uitkomst
    begonnen = leg_begin_vast(map_, (*paden, ".gitattributes"), boodschap)
    if isinstance(begonnen, Begonnen):
        gezet = [zet_ophalen(map_), *(zet_haak(map_, haak) for haak in HAKEN)]
        return next((wat for wat in gezet if isinstance(wat, Bericht)), begonnen)
    return begonnen


def _opmerkingen(opzet: Opzet) -> Iterator[Bericht]:
    """What who opens the plan's file should know of it."""
    yield zin("De begroting. Hoe dit bestand in elkaar zit staat in docs/bestanden.md van buurtledger.")
    for aanname in opzet.aannames:
        yield zin("AANNAME: {aanname}", aanname=aanname)


def _bevindingen(opzet: Opzet, data: Mapping[str, str]) -> Iterator[Bevinding]:
    """What `check` would find in files that are not written yet."""
    gelezen = vorm_van_tekst(data[BUDGET], BUDGET, BEGROTING)
    if isinstance(gelezen, Afkeuring):
        yield from gelezen
        return
    yield from plan(gelezen)
    yield from kernen(gelezen, {kern.id: kern for kern in opzet.kernen})
    for pad, tekst in data.items():
        yield from prive_in(tekst, pad, eigen_van(gelezen, Rollen()))


def _vul(naam: str, invulling: Mapping[str, str]) -> str:
    tekst = (_SJABLONEN / naam).read_text(encoding="utf-8")
    # In one pass: what is filled in is not looked at again.
    return re.sub("@[A-Z_]+@", lambda gevonden: invulling[gevonden[0]], tekst)
