"""Reading what a person typed: days, amounts, posts. What cannot be read stops with a sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, stop
from buurtledger.model import datum, geld
from buurtledger.model.bericht import Bericht, zin

if TYPE_CHECKING:
    from buurtledger.model.begroting import Begroting


def lees_dag(tekst: str | None, anders: date) -> date:
    """The day that was typed, or another when none was."""
    if tekst is None:
        return anders
    uitkomst = datum.lees_ingevoerd(tekst)
    if isinstance(uitkomst, Bericht):
        stop(VERKEERD_GEROEPEN, uitkomst)
    return uitkomst


def lees_dag_of_niets(tekst: str | None) -> date | None:
    """The day that was typed, or None."""
    return None if tekst is None else lees_dag(tekst, date.min)


def lees_bedrag(tekst: str) -> Decimal:
    """The amount that was typed."""
    uitkomst = geld.lees_ingevoerd(tekst)
    if isinstance(uitkomst, Bericht):
        stop(VERKEERD_GEROEPEN, uitkomst)
    return uitkomst


def kies_post(begroting: Begroting, getypt: str) -> str:
    """The id of the post that was typed; an unknown one is answered with the nearest."""
    if getypt in begroting.posten:
        return getypt
    stop(VERKEERD_GEROEPEN, geen_post(getypt, tuple(begroting.posten)))


def kies_post_of_gebied(begroting: Begroting, getypt: str) -> str:
    """The id of the post or gebied that was typed."""
    namen = (*(gebied.id for gebied in begroting.gebieden), *begroting.posten)
    if getypt.rstrip("/") in namen:
        return getypt.rstrip("/")
    stop(VERKEERD_GEROEPEN, geen_post(getypt, namen))


def kies_kern_of_post(begroting: Begroting, getypt: str) -> str:
    """The id of the kern or post that was typed: `kleiburg` and `kernen/kleiburg` are the same."""
    if getypt in begroting.posten:
        return getypt
    kern = f"{begroting.kernen.gebied}/{getypt}"
    if kern in begroting.posten:
        return kern
    namen = tuple(naam.partition("/")[2] if begroting.is_kern(naam) else naam for naam in begroting.posten)
    stop(VERKEERD_GEROEPEN, geen_post(getypt, namen))


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


def vul_post_aan(ctx: Any, incomplete: str) -> list[str]:
    """For the shell: the posts and gebieden that begin with what was typed."""
    return [naam for naam in _namen(ctx) if naam.startswith(incomplete)]


def _namen(ctx: Any) -> list[str]:
    # Completion may never disturb the person who types: whatever is wrong, it suggests nothing.
    import os
    from pathlib import Path

    from buurtledger.store.files.vinden import vind_wortel
    from buurtledger.store.planlezen import lees_plan

    wortel = vind_wortel(ctx.find_root().params.get("map_") or os.environ.get("BUURTLEDGER_MAP"), Path.cwd())
    plan = None if isinstance(wortel, Bericht) else lees_plan(wortel)
    if plan is None or plan.begroting is None:
        return []
    return [*(gebied.id for gebied in plan.begroting.gebieden), *plan.begroting.posten]


def vul_nummer_aan(ctx: Any, incomplete: str) -> list[str]:
    """For the shell: the ids that begin with what was typed."""
    import os
    from pathlib import Path

    from buurtledger.store.files.vinden import vind_wortel
    from buurtledger.store.grootboek import lees_logboeken

    wortel = vind_wortel(ctx.find_root().params.get("map_") or os.environ.get("BUURTLEDGER_MAP"), Path.cwd())
    if isinstance(wortel, Bericht):
        return []
    nummers = (m.nummer for _, gelezen in lees_logboeken(wortel) for m in gelezen.mutaties)
    return sorted(nummer for nummer in nummers if nummer.startswith(incomplete))
