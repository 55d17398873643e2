"""Reading what a person typed: days, amounts, posts, ids. What cannot be read stops with a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, Stop, stop
from buurtledger.model import datum, geld
from buurtledger.model.bericht import Bericht, zin

if TYPE_CHECKING:
    from buurtledger.model.begroting import Begroting
    from buurtledger.model.dagwoorden import Kader
    from buurtledger.model.mutatie import Mutatie

T = TypeVar("T")

GETOOND = 5
"""How many are named when several fit."""


def of_verkeerd(uitkomst: T | Bericht) -> T:
    """What was read; stops with the sentence when it could not be."""
    if isinstance(uitkomst, Bericht):
        stop(VERKEERD_GEROEPEN, uitkomst)
    return uitkomst


def kader(hier: Omgeving, *, mag_komen: bool = False) -> Kader:
    """What a day is read against: today, and the looptijd where there is a ledger that tells it."""
    from buurtledger.handelingen.bezwaar import Bezwaar
    from buurtledger.handelingen.lezen import lees_begroting
    from buurtledger.model.dagwoorden import Kader

    try:
        begroting = lees_begroting(hier.wortel, hier.vandaag)
    except Stop:
        return Kader(hier.vandaag, mag_komen=mag_komen)
    if isinstance(begroting, Bezwaar):
        return Kader(hier.vandaag, mag_komen=mag_komen)
    return Kader(hier.vandaag, begroting.looptijd.van, begroting.looptijd.tot_en_met, mag_komen)


def lees_dag(hier: Omgeving, tekst: str | None, *, mag_komen: bool = False) -> date:
    """The day that was typed; today when none was."""
    if tekst is None:
        return hier.vandaag
    # As files spell it, a day needs nothing of the ledger, and no words.
    gewoon = datum.dag(tekst)
    if gewoon is not None:
        return gewoon
    from buurtledger.model.dagwoorden import lees_ingevoerd

    return of_verkeerd(lees_ingevoerd(tekst, kader(hier, mag_komen=mag_komen)))


def lees_dag_of_niets(hier: Omgeving, tekst: str | None, *, mag_komen: bool = False) -> date | None:
    """The day that was typed, or None."""
    return None if tekst is None else lees_dag(hier, tekst, mag_komen=mag_komen)


vind_bedrag: Callable[[str], Decimal | Bericht] = geld.lees_ingevoerd
"""The amount that was typed, or why it is none."""


def lees_bedrag(tekst: str) -> Decimal:
    """The amount that was typed."""
    return of_verkeerd(geld.lees_ingevoerd(tekst))


def lees_saldo(tekst: str) -> Decimal:
    """What was typed as what an account or a cash box holds: nothing is possible too."""
    kaal = tekst.strip()
    return geld.NUL if kaal in ("0", "0,-", "0,00", "0.00") else lees_bedrag(kaal)


def vind(getypt: str, namen: Mapping[str, str]) -> str | Bericht:
    """The one id that fits what was typed: as it stands, in any case, or by its name or last part."""
    if getypt in namen:
        return getypt
    from buurtledger.model.zoeken import passend

    gevonden = passend(getypt, namen)
    return gevonden[0] if len(gevonden) == 1 else _niet_een(getypt, gevonden, namen)


def past_op_een(getypt: str, namen: Mapping[str, str]) -> str | Bericht:
    """The same for an answer to a question, where a piece of the name is enough."""
    from buurtledger.model.zoeken import met_stuk

    if not getypt:
        return zin("typ een stuk van de naam; Tab laat zien wat er is")
    gevonden = met_stuk(getypt, namen)
    return gevonden[0] if len(gevonden) == 1 else _niet_een(getypt, gevonden, namen)


def _niet_een(getypt: str, gevonden: tuple[str, ...], namen: Mapping[str, str]) -> Bericht:
    if not gevonden:
        return geen_post(getypt, tuple(namen))
    return _te_veel(getypt, [f"{id_} ({namen[id_]})" if namen[id_] else id_ for id_ in gevonden])


def _te_veel(getypt: str, gevonden: Sequence[str]) -> Bericht:
    genoemd = (*gevonden[:GETOOND], *(("…",) if len(gevonden) > GETOOND else ()))
    return zin("{naam} past op {aantal}: {genoemd}; typ er een", naam=getypt, aantal=len(gevonden), genoemd=genoemd)


def vind_post(begroting: Begroting, getypt: str) -> str | Bericht:
    """The id of the post that was typed; an unknown one is answered with the nearest."""
    return vind(getypt, _postnamen(begroting))


def kies_post(begroting: Begroting, getypt: str) -> str:
    """The same; stops when there is none."""
    return of_verkeerd(vind_post(begroting, getypt))


def kies_post_of_gebied(begroting: Begroting, getypt: str) -> str:
    """The id of the post or gebied that was typed."""
    namen = {gebied.id: gebied.naam for gebied in begroting.gebieden} | _postnamen(begroting)
    return of_verkeerd(vind(getypt.rstrip("/") or getypt, namen))


def kies_gebied(begroting: Begroting, getypt: str) -> str:
    """The id of the gebied that was typed."""
    return of_verkeerd(vind(getypt.rstrip("/") or getypt, {gebied.id: gebied.naam for gebied in begroting.gebieden}))


def kies_kern_of_post(begroting: Begroting, getypt: str) -> str:
    """The id of the kern or post that was typed: `kleiburg` and `kernen/kleiburg` are the same."""
    kern = f"{begroting.kernen.gebied}/{getypt}"
    return kern if kern in begroting.posten else _kies_kort(begroting, getypt, _postnamen(begroting))


def kies_kern(begroting: Begroting, getypt: str) -> str:
    """The id of the kern that was typed."""
    kernen = {id_: naam for id_, naam in _postnamen(begroting).items() if begroting.is_kern(id_)}
    return _kies_kort(begroting, getypt, kernen)


def _kies_kort(begroting: Begroting, getypt: str, namen: Mapping[str, str]) -> str:
    """The one that fits; where none does, the nearest are named as they can be typed: a kern without its gebied."""
    from buurtledger.model.zoeken import passend

    if not passend(getypt, namen):
        kort = (id_.partition("/")[2] if begroting.is_kern(id_) else id_ for id_ in namen)
        stop(VERKEERD_GEROEPEN, geen_post(getypt, tuple(kort)))
    return of_verkeerd(vind(getypt, namen))


def _postnamen(begroting: Begroting) -> dict[str, str]:
    return {id_: post.naam for id_, post in begroting.posten.items()}


def kies_nummer(hier: Omgeving, getypt: str) -> Mutatie:
    """The mutatie whose id was typed: whole, its begin, or its last part, when one fits."""
    return of_verkeerd(vind_nummer(hier, getypt))


def vind_nummer(hier: Omgeving, getypt: str) -> Mutatie | Bericht:
    """The same as a value."""
    from buurtledger.store.logboek.opzoeken import zoek_nummers

    gevonden = zoek_nummers(hier.wortel, getypt)
    if len(gevonden) == 1:
        return gevonden[0]
    if not gevonden:
        return zin("het nummer {nummer} is er niet; buurtledger bon lijst noemt ze allemaal", nummer=getypt)
    return _te_veel(getypt, [f"{m.nummer} ({m.soort}, {hier.taal.dag(m.datum)})" for m in gevonden])


def lees_vrije_tekst(veld: str, tekst: str, lengte: int) -> str:
    """A text of one line: pasted line ends and tabs become spaces; stops when it cannot be written."""
    from buurtledger.model.tekst import bezwaar_tegen

    kaal = " ".join(tekst.split())
    if bezwaar := bezwaar_tegen(kaal, lengte):
        stop(VERKEERD_GEROEPEN, zin("{veld}: {bezwaar}", veld=veld, bezwaar=bezwaar))
    return kaal


def lees_opmaak(veld: str, tekst: str) -> str:
    """A text that may have lines: `-` reads it from standard input; stops when it cannot be written."""
    import sys

    from buurtledger.model.tekst import bezwaar_tegen_opmaak

    heel = sys.stdin.read() if tekst == "-" else tekst
    kaal = "\n".join(regel.rstrip() for regel in heel.replace("\t", "    ").splitlines()).strip("\n")
    if bezwaar := bezwaar_tegen_opmaak(kaal):
        stop(VERKEERD_GEROEPEN, zin("{veld}: {bezwaar}", veld=veld, bezwaar=bezwaar))
    return kaal


def geen_post(getypt: str, namen: tuple[str, ...]) -> Bericht:
    """That a name is not there, with the nearest ones that are."""
    from buurtledger.model.zoeken import nabij

    lijkt = nabij(getypt, namen)
    if lijkt:
        return zin("{naam} is er niet; bedoel je {lijkt}?", naam=getypt, lijkt=lijkt)
    return zin("{naam} is er niet; buurtledger status noemt de gebieden, status GEBIED de posten", naam=getypt)
