"""What every command that writes a pile of lines does at the end: write all of it or nothing, say so, commit."""

from __future__ import annotations

from buurtledger.cli.lezen import of_stop
from buurtledger.cli.omgeving import Omgeving
from buurtledger.cli.vastleggen import zeg_achtergebleven, zeg_nog_niet
from buurtledger.cli.wienog import zeg_wie_nog
from buurtledger.handelingen import invoeren
from buurtledger.handelingen.invoeren import Stapel
from buurtledger.model.bericht import Bericht
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import logboek_van


def maak_vorige_af(hier: Omgeving) -> None:
    """Finish what a killed run had begun to write, and say so; call it before anything is read."""
    af = of_stop(hier, invoeren.maak_af(hier.wortel))
    if af is not None:
        hier.zeg(
            hier.taal(
                "Een vorige invoer werd halverwege afgebroken; die is nu afgemaakt: {erbij} van {aantal:regel|regels} "
                "{erbij:|stond|stonden} er nog niet.",
                erbij=af.erbij,
                aantal=sum(map(len, af.regels.values())),
            )
        )


def schrijf_stapel(hier: Omgeving, stapel: Stapel, boodschap: Bericht, *, commit: bool, stil: bool = False) -> None:
    """Write a pile that was confirmed, and where asked commit exactly that, with this message. `stil` says nothing."""
    steun = of_stop(hier, invoeren.zoek_steun(stapel)) if commit else ()
    of_stop(hier, invoeren.schrijf(stapel))
    som = sum((mutatie.bedrag for mutatie in stapel.mutaties), NUL)
    if not stil and som:
        aantal = len(stapel.mutaties)
        hier.zeg(hier.taal("Opgeschreven: {aantal:regel|regels}, samen {bedrag}.", aantal=aantal, bedrag=som))
    elif not stil:
        hier.zeg(hier.taal("Opgeschreven: {aantal:regel|regels}.", aantal=len(stapel.mutaties)))
    if not stil:
        zeg_wie_nog(hier, stapel.wortel, stapel.mutaties)
    if commit:
        of_stop(hier, invoeren.leg_vast(stapel, steun, f"{hier.taal.zeg(boodschap)}\n"))
        if not stil:
            hier.zeg(hier.taal("Vastgelegd in git."))
            zeg_achtergebleven(hier, dict.fromkeys(logboek_van(mutatie.post) for mutatie in stapel.mutaties))
    elif not stil:
        zeg_nog_niet(hier)
