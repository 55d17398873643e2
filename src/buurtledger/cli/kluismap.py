"""Which kluis and which key a command works with: BUURTLEDGER_KLUIS and BUURTLEDGER_SLEUTEL."""

from __future__ import annotations

import os
from pathlib import Path

from buurtledger.cli.extra import vereis
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, stop, weiger
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.rollen import ROLLEN, Rollen
from buurtledger.store.kluis.plek import kluis_van
from buurtledger.store.kluis.sleutels import Sleutel, lees_sleutel
from buurtledger.store.kluis.slot import kluis_op_slot


def gekozen_kluis(wortel: Path) -> Path | None:
    """The kluis that was set; None when none is. Stops when it cannot be used."""
    kluis = kluis_van(os.environ.get("BUURTLEDGER_KLUIS"), wortel)
    if isinstance(kluis, Bericht):
        stop(VERKEERD_GEROEPEN, kluis)
    return kluis


def kluis_of_stop(wortel: Path) -> Path:
    """The same for what cannot do without."""
    kluis = gekozen_kluis(wortel)
    if kluis is None:
        stop(
            VERKEERD_GEROEPEN,
            zin(
                "er is geen kluis bekend. Maak er één keer een, buiten het boek: mkdir -m 700 ~/kluis. Typ dan in elke "
                "nieuwe terminal: export BUURTLEDGER_KLUIS=~/kluis. Doet een ander de boeken, vraag dan die om een "
                "kopie van de kluis (kluis reservekopie) en van wat zij van de bank weet (kluis deel)"
            ),
        )
    return kluis


def houd_kluis(hier: Omgeving, kluis: Path) -> None:
    """Be the only one that changes what the kluis remembers, until the command ends; says so where that is waiting."""
    bezig = zin("een ander buurtledger is met de kluis bezig; even wachten")
    hier.einde.houd(str(kluis), kluis_op_slot(kluis, lambda: hier.waarschuw(bezig)))


def rollen_of_stop(hier: Omgeving) -> Rollen:
    """For whom what goes into the kluis is encrypted; stops when that cannot be read."""
    from buurtledger.store.grootboek import lees_rollen

    rollen, fouten = lees_rollen(hier.wortel)
    if fouten:
        weiger(hier.wortel, zin("{bestand} is niet te lezen", bestand=ROLLEN), fouten)
    return rollen


def sleutel_of_stop() -> Sleutel | None:
    """The secret key that opens scans; None when none was set. Stops when what was set is no key."""
    pad = os.environ.get("BUURTLEDGER_SLEUTEL")
    if not pad:
        return None
    vereis("pyrage", "kluis")
    sleutel = lees_sleutel(Path(pad).expanduser())
    if isinstance(sleutel, Bericht):
        stop(VERKEERD_GEROEPEN, sleutel)
    return sleutel
