"""What `--commit` does where a command writes in a file that does not only grow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from buurtledger.cli.lezen import of_stop
from buurtledger.cli.omgeving import Omgeving
from buurtledger.model.bericht import Bericht


@contextmanager
def vastgelegd(hier: Omgeving, bestand: str, boodschap: Bericht, *, commit: bool) -> Iterator[None]:
    """Commit, where asked, what is written to a file within this block; nothing when the command stops in it."""
    from buurtledger.handelingen.vastleggen import zoals_nu

    if not commit:
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
