"""The months, in words."""

from __future__ import annotations

from buurtledger.model.bericht import N_, Bericht, zin

MAANDEN = (
    *(N_("januari"), N_("februari"), N_("maart"), N_("april"), N_("mei"), N_("juni")),
    *(N_("juli"), N_("augustus"), N_("september"), N_("oktober"), N_("november"), N_("december")),
)
"""From the first to the last; a sentence brings them into a language."""


def maand_in_woorden(jaar: int, maand: int) -> Bericht:
    """A month of a year: `september 2026`."""
    return zin("{maand} {jaar}", maand=zin(MAANDEN[maand - 1]), jaar=str(jaar))
