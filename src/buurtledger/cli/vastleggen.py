"""What `--commit` does where a command writes in a file, and what is said of what is not committed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from buurtledger.cli.lezen import of_stop
from buurtledger.cli.omgeving import Omgeving
from buurtledger.model.bericht import Bericht


@contextmanager
def vastgelegd(hier: Omgeving, bestand: str, boodschap: Bericht, *, commit: bool) -> Iterator[None]:
    """Commit, where asked, what is written to a file within this block; nothing when the command stops in it."""
    from buurtledger.handelingen.vastleggen import zoals_nu

    if not commit:
        with alleen_geschreven(hier, (bestand,)):
            yield
        return
    eerder = zoals_nu(hier.wortel, bestand)
    yield
    if of_stop(hier, eerder.leg_vast(f"{hier.taal.zeg(boodschap)}\n")):
        hier.zeg(hier.taal("Vastgelegd in git."))


def regels_vastgelegd(
    hier: Omgeving, bestand: str, regels: tuple[str, ...], boodschap: Bericht, *, commit: bool, stil: bool = False
) -> None:
    """Commit, where asked, exactly these lines, which were added to the end of a book."""
    from buurtledger.handelingen.vastleggen import leg_regels_vast

    if commit:
        of_stop(hier, leg_regels_vast(hier.wortel, bestand, regels, f"{hier.taal.zeg(boodschap)}\n"))
        if not stil:
            hier.zeg(hier.taal("Vastgelegd in git."))
            zeg_achtergebleven(hier, (bestand,))
    elif not stil:
        zeg_nog_niet(hier)


@contextmanager
def alleen_geschreven(hier: Omgeving, bestanden: Iterable[str]) -> Iterator[None]:
    """Say, when something was written to these files within the block, that it is not committed."""
    from buurtledger.handelingen.vastleggen import zoals_nu

    eerder = [zoals_nu(hier.wortel, bestand) for bestand in bestanden] if hier.is_terminal else []
    yield
    if any(een.is_veranderd for een in eerder):
        zeg_nog_niet(hier)


def zeg_nog_niet(hier: Omgeving) -> None:
    """Say to a person that what was just written is not in git, and how it gets there. git itself is not asked."""
    if hier.is_terminal and any(os.path.lexists(map_ / ".git") for map_ in (hier.wortel, *hier.wortel.parents)):
        hier.zeg_zin(hier.taal("Nog niet vastgelegd in git; dat doet: {opdracht}", opdracht=opdracht_voor_alles(hier)))


def zeg_achtergebleven(hier: Omgeving, bestanden: Iterable[str]) -> None:
    """Say what these files hold besides what was just committed."""
    from buurtledger.handelingen.vastleggen import achtergebleven

    for bestand in achtergebleven(hier.wortel, bestanden):
        hier.zeg_zin(
            hier.taal(
                "In {bestand} staat nog meer dat niet is vastgelegd; dat doet: {opdracht}",
                bestand=bestand,
                opdracht=opdracht_voor_alles(hier),
            )
        )


def opdracht_voor_alles(hier: Omgeving) -> str:
    """What commits all of the books, as it can be typed here; also a file that git does not know yet."""
    from shlex import quote

    from buurtledger.handelingen.vastleggen import tekent
    from buurtledger.report.taal import schoon

    wortel = hier.wortel.resolve()
    git = "git" if wortel == Path.cwd() else f"git -C {quote(schoon(str(wortel)))}"
    return f"{git} add data && {git} commit{' -S' if tekent(wortel) else ''} -m bijgewerkt"
