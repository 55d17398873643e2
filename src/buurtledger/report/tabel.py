"""A table, and how it is written for a person, for a web page and for a program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.geld import nederlands, plat
from buurtledger.report.scherm import Scherm, kort
from buurtledger.report.taal import Taal, schoon

Cel = str | int | Decimal | date | None

_SMALST = 12
"""Text columns are cut no further than this."""


class Tabel(NamedTuple):
    """Columns by the names that programs see, their headings for people, and rows of values."""

    namen: tuple[str, ...]
    koppen: tuple[str, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    slot: tuple[Cel, ...] | None = None
    """A last row with the sums; for people only."""


def als_csv(tabel: Tabel) -> str:
    """For programs: comma, decimal point, ISO days, no cell that a spreadsheet would run."""
    import csv
    import io

    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(tabel.namen)
    schrijver.writerows([_csv_cel(cel) for cel in rij] for rij in tabel.rijen)
    return uit.getvalue()


def _csv_cel(cel: Cel) -> str:
    match cel:
        case None:
            return ""
        case Decimal():
            return plat(cel)
        case str():
            # A leading quote keeps a spreadsheet from taking text for a formula.
            return "'" + cel if cel.lstrip()[:1] in ("=", "+", "-", "@") or cel[:1] in ("\t", "\r") else cel
        case _:
            return str(cel)


def als_md(tabel: Tabel, taal: Taal) -> str:
    """For a web page: a Markdown table."""
    rechts = _rechts(tabel)
    regels = [[taal(kop) for kop in tabel.koppen], ["---:" if r else "---" for r in rechts]]
    regels += [[md(cel_tekst(cel)) for cel in rij] for rij in tabel.rijen]
    if tabel.slot:
        regels.append([f"**{md(cel_tekst(cel))}**" if cel_tekst(cel) else "" for cel in tabel.slot])
    return "".join(f"| {' | '.join(regel)} |\n" for regel in regels)


def md(tekst: str) -> str:
    """Text of which Markdown makes nothing: no link, no HTML, no emphasis."""
    return "".join("\\" + teken if teken in "\\`*_[]<>|#" else teken for teken in tekst)


def als_tekst(tabel: Tabel, taal: Taal, scherm: Scherm) -> str:
    """For a terminal: aligned columns, text cut where the width asks for it."""
    rechts = _rechts(tabel)
    rijen = [[cel_tekst(cel) for cel in rij] for rij in (*tabel.rijen, *([tabel.slot] if tabel.slot else []))]
    koppen = [taal(kop) for kop in tabel.koppen]
    breedtes = [max(len(rij[nr]) for rij in [koppen, *rijen]) for nr in range(len(koppen))]
    while sum(breedtes) + 2 * (len(breedtes) - 1) > scherm.breedte:
        ruim = max((nr for nr, r in enumerate(rechts) if not r), key=lambda nr: breedtes[nr], default=-1)
        if ruim < 0 or breedtes[ruim] <= _SMALST:
            break
        breedtes[ruim] -= 1

    def regel(cellen: Sequence[str]) -> str:
        delen = (
            kort(cel, breedte).rjust(breedte) if r else kort(cel, breedte).ljust(breedte)
            for cel, breedte, r in zip(cellen, breedtes, rechts, strict=True)
        )
        return "  ".join(delen).rstrip()

    regels = [scherm.kleur(regel(koppen), "vet"), *map(regel, rijen)]
    if tabel.slot:
        regels[-1] = scherm.kleur(regels[-1], "vet")
    return "\n".join(regels) + "\n"


def _rechts(tabel: Tabel) -> list[bool]:
    rijen = [*tabel.rijen, *([tabel.slot] if tabel.slot else [])]
    return [any(isinstance(rij[nr], (Decimal, int)) for rij in rijen) for nr in range(len(tabel.namen))]


def cel_tekst(cel: Cel) -> str:
    """A cell as people read it."""
    match cel:
        case None:
            return ""
        case Decimal():
            return nederlands(cel)
        case date():
            return cel.isoformat()
        case _:
            return schoon(str(cel))
