"""What every import of rows asks before it writes: is a row wrong, and may it be written down?"""

from __future__ import annotations

from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.cli.vragen import bevestig
from buurtledger.model.bericht import Bericht, zin


def foute_rijen(aantal: int) -> Bericht:
    """Why nothing is written: so many rows are wrong, and nobody said that the others may go without them."""
    return zin(
        "{aantal:rij is|rijen zijn} fout, dus er is niets geschreven; verbeter {aantal:|haar|ze} in het blad, of geef "
        "--zonder-foute",
        aantal=aantal,
    )


def mag_opschrijven(hier: Omgeving, *, lijkt_dubbel: bool, ja: bool) -> bool:
    """Whether it may be written; stops where nobody can be asked and nobody said yes beforehand."""
    if ja:
        return True
    if not hier.mag_vragen:
        stop(VERKEERD_GEROEPEN, zin("er is niemand om het te vragen, dus er is niets geschreven; geef --ja"))
    if lijkt_dubbel:
        return bevestig(hier, hier.taal("Toch alles opschrijven, ook wat dubbel lijkt?"), anders=False)
    return bevestig(hier, hier.taal("Opschrijven?"))
