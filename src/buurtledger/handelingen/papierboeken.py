"""What was read of paper as lines of a pile: prepared, looked over, and then booked with their scans in the kluis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from buurtledger.handelingen.bonstapel import PAD
from buurtledger.handelingen.papierlezen import bron_van, efactuur_in
from buurtledger.model import geld
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bonregel import Bonregel, Vooraf, schrijf_bonregel
from buurtledger.model.mutatie import Mutatie
from buurtledger.model.papier import Papier
from buurtledger.model.rollen import Rollen
from buurtledger.model.winkels import SCHEIDING, Winkels
from buurtledger.store.kluis.bewaren import bewaar, bewaar_schoon
from buurtledger.store.kluis.plek import hash_van
from buurtledger.store.papier.openen import XML, open_papier

TE_KIEZEN = "?"
"""Stands in a prepared line where something was not read: such a line cannot be kept as it is."""


class Gelezen(NamedTuple):
    """A file and what it says, or why it says nothing."""

    pad: Path
    papier: Papier | None = None
    bezwaar: Bericht | None = None
    bron: str = ""
    bekend: Mutatie | None = None
    """What was made of the same file before."""
    zelfde_als: Path | None = None
    """An earlier file of this call with the same bytes."""

    @property
    def nieuw(self) -> bool:
        """Whether a line can be made of it."""
        return self.papier is not None and self.bekend is None and self.zelfde_als is None

    @property
    def zeker(self) -> bool:
        """Whether that line needs no question."""
        return self.papier is not None and self.papier.zeker


def regel_van(gelezen: Gelezen, betaald_door: str, winkels: Winkels) -> Bonregel | None:
    """The line that a paper becomes as it is; None where something that it needs was not read."""
    papier = gelezen.papier
    if papier is None or papier.totaal is None or papier.dag is None:
        return None
    wat = papier.omschrijving or _eerder(papier, winkels)
    if not wat:
        return None
    return Bonregel(
        papier.dag.waarde,
        papier.totaal.waarde,
        wat,
        _winkel(papier),
        betaald_door,
        "factuur" if papier.is_factuur else "",
        mee_van(gelezen),
    )


def getypt_van(gelezen: Gelezen, betaald_door: str, vooraf: Vooraf) -> str:
    """The same as it would be typed, with a `?` for a day or an amount that was not read."""
    papier = gelezen.papier
    assert papier is not None
    regel = regel_van(gelezen, betaald_door, vooraf.winkels)
    if regel is not None:
        return schrijf_bonregel(regel, vooraf)
    dag, bedrag, winkel = papier.dag, papier.totaal, _winkel(papier)
    delen = [
        f"{dag.waarde.day}-{dag.waarde.month}-{dag.waarde.year:04}" if dag is not None else TE_KIEZEN,
        geld.nederlands(bedrag.waarde) if bedrag is not None else TE_KIEZEN,
        *((f"{winkel}{SCHEIDING}",) if winkel else ()),
        *((papier.omschrijving,) if papier.omschrijving else ()),
        *((f"@{betaald_door}",) if betaald_door != vooraf.betaald_door else ()),
        *(("#factuur",) if papier.is_factuur else ()),
    ]
    # What was bought is typed after it: not onto the sign of a paper.
    return " ".join(delen) + ("" if papier.omschrijving else " ")


def mee_van(gelezen: Gelezen) -> Mapping[str, object]:
    """What goes along with its line."""
    papier = gelezen.papier
    assert papier is not None
    mee: dict[str, object] = {"bron": gelezen.bron, PAD: str(gelezen.pad.resolve())}
    btw, totaal = papier.btw, papier.totaal
    if btw is not None and btw.zeker and totaal is not None and Decimal(0) < btw.waarde < totaal.waarde:
        mee["btw"] = btw.waarde
    return mee


def _winkel(papier: Papier) -> str:
    naam = papier.leverancier.waarde if papier.leverancier is not None else ""
    return " ".join(naam.replace(SCHEIDING, " ").split())


def _eerder(papier: Papier, winkels: Winkels) -> str:
    bekend = winkels.precies(_winkel(papier)) if _winkel(papier) else None
    return bekend.gekocht[0] if bekend is not None and bekend.eigen and bekend.gekocht else ""


def bewaar_scans(kluis: Path | None, regels: Sequence[Bonregel], rollen: Rollen) -> tuple[Bonregel, ...] | Bericht:
    """The lines with their scans: put in the kluis, or without one only their hash.

    Or why it cannot be: a file is gone, or is not what was read any more.
    """
    uit = []
    for regel in regels:
        pad = regel.mee.get(PAD)
        if not isinstance(pad, str):
            uit.append(regel)
            continue
        scan = _bewaar(kluis, Path(pad), str(regel.mee.get("bron", "")), rollen)
        if isinstance(scan, Bericht):
            return zin("{bestand}: {reden}", bestand=Path(pad).name, reden=scan)
        mee = {veld: waarde for veld, waarde in regel.mee.items() if veld != PAD}
        uit.append(regel._replace(mee={**mee, "scan": f"sha256:{scan}"}))
    return tuple(uit)


def _bewaar(kluis: Path | None, pad: Path, bron: str, rollen: Rollen) -> str | Bericht:
    geopend = open_papier(pad)
    if isinstance(geopend, Bericht):
        return geopend
    if bron_van(geopend.inhoud) != bron:
        return zin("het bestand is veranderd sinds het gelezen is; begin opnieuw")
    if kluis is None:
        return hash_van(geopend.inhoud)
    bewaard = (
        # An e-invoice as it is: its bytes are the invoice, made anew it would be another.
        bewaar_schoon(kluis, geopend.inhoud, XML, rollen)
        if geopend.soort == XML
        else bewaar(kluis, pad, rollen, efactuur_in(geopend.inhoud) if geopend.soort == "pdf" else b"")
    )
    return bewaard if isinstance(bewaard, Bericht) else bewaard.hash
