"""What of a guarded part changes, field by field: what a second person signs for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple


class Wijziging(NamedTuple):
    """A field by its path in the file (`mandaten 1 boven`), as it was and as it becomes.

    Empty where it is not there.
    """

    veld: str
    was: str
    wordt: str


def wijzigingen(was: object, wordt: object) -> tuple[Wijziging, ...]:
    """The fields that differ between two versions, each given as what its YAML says: texts, lists and mappings."""
    oud, nieuw = dict(_velden(was)), dict(_velden(wordt))
    return tuple(
        Wijziging(veld, oud.get(veld, ""), nieuw.get(veld, ""))
        for veld in {**oud, **nieuw}
        if oud.get(veld) != nieuw.get(veld)
    )


def _velden(waarde: object, pad: str = "") -> Iterator[tuple[str, str]]:
    match waarde:
        case Mapping():
            for sleutel, deel in waarde.items():
                yield from _velden(deel, f"{pad} {sleutel}".strip())
        case list() if any(isinstance(deel, Mapping | list) for deel in waarde):
            for nr, deel in enumerate(waarde, 1):
                yield from _velden(deel, f"{pad} {nr}".strip())
        case list():
            yield pad, json.dumps(waarde, ensure_ascii=False)
        case _:
            yield pad, str(waarde)
