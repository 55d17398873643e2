"""Asking, once, whether a word that is not known begins the name of a shop."""

from __future__ import annotations

from collections.abc import Callable

from buurtledger.cli.levenderegel import vouw_in
from buurtledger.cli.omgeving import Omgeving
from buurtledger.cli.vragen import vraag
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.winkels import KLEINE_WOORDEN, Winkels
from buurtledger.model.zoeken import kaal


def vraag_winkel(
    hier: Omgeving, winkels: Winkels, woorden: tuple[str, ...], is_volgende: Callable[[str], bool]
) -> tuple[str, str]:
    """The word that was asked about, and the shop that it means; empty for none.

    Who looks at the paper and not at the screen types the next receipt here: `is_volgende` keeps it for later.
    """
    taal, eerste = hier.taal, woorden[0]
    lijkt = winkels.nabij(eerste)
    # A word that something follows (`koffie,`) is no end of a name.
    heel = [n for n in range(1, min(3, len(woorden)) + 1) if all(woord[-1] not in ",.:" for woord in woorden[:n])]
    namen = [*lijkt, *(" ".join(woorden[:n]) for n in heel)]
    keuzes = {str(nr): naam for nr, naam in enumerate(dict.fromkeys(namen), start=1)}
    geen = len(woorden) == 1 or kaal(eerste) in KLEINE_WOORDEN or eerste[0].isdigit()
    anders = "0" if (geen and not lijkt) or not namen else "1"
    gevraagd = taal(
        "{woord} ken ik nog niet. Welke winkel? {keuzes}, 0 geen winkel; of typ de naam",
        woord=eerste,
        keuzes=tuple(f"{nr} {naam}" for nr, naam in keuzes.items()),
    )
    hier.zeg(vouw_in(gevraagd, max(20, hier.scherm.breedte - 1)))

    def lees(getypt: str) -> str | Bericht:
        if getypt == "0":
            return ""
        if getypt.isdigit():
            return keuzes.get(getypt) or zin("typ een van de nummers, of de naam")
        return " ".join(getypt.split()) if ";" not in getypt else zin("een winkel heeft geen ; in haar naam")

    while is_volgende(naam := vraag(hier, "", taal("Winkel"), lees, anders=anders)):
        hier.waarschuw(zin("dat is de volgende bon, en die komt zo; eerst nog: welke winkel is {woord}?", woord=eerste))
    return eerste, naam
