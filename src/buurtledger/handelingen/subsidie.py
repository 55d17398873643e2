"""Writing down what the city granted, promised and determined, and what was agreed with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import zin
from buurtledger.model.geld import plat
from buurtledger.model.subsidie import SUBSIDIE, Subsidie


def verleend(
    wortel: Path, nummer: str, datum: date, bedrag: Decimal, looptijd: tuple[date, date] | None
) -> Bezwaar | None:
    """The beschikking; one that is there is not written over."""

    def zet(inhoud: Any) -> None:
        erbij = {} if looptijd is None else {"looptijd": looptijd}
        inhoud["beschikking"] = _rij(nummer=nummer, datum=datum, bedrag=bedrag, **erbij)

    return _bewerk(wortel, zet, "beschikking")


def termijn(wortel: Path, datum: date, bedrag: Decimal) -> Bezwaar | None:
    """A part that was promised."""
    return _erbij(wortel, "termijnen", _rij(datum=datum, bedrag=bedrag))


def afspraak(wortel: Path, wat: str, voor: date) -> Bezwaar | None:
    """Something that must be done by a day."""
    return _erbij(wortel, "afspraken", _rij(wat=wat, voor=voor))


def gedaan(wortel: Path, subsidie: Subsidie, wat: str, dag: date) -> str | Bezwaar:
    """Write down that an agreement was met: its whole text; or why not."""
    open_ = [
        nr for nr, een in enumerate(subsidie.afspraken) if een.gedaan is None and wat.casefold() in een.wat.casefold()
    ]
    if len(open_) != 1:
        keuzes = tuple(een.wat for een in subsidie.afspraken if een.gedaan is None)
        if not keuzes:
            return Bezwaar(zin("er is geen afspraak die nog open staat"))
        return Bezwaar(zin("{wat} past niet op één open afspraak; er zijn: {keuzes}", wat=wat, keuzes=keuzes))

    def zet(inhoud: Any) -> None:
        inhoud["afspraken"][open_[0]]["gedaan"] = dag

    return _bewerk(wortel, zet) or subsidie.afspraken[open_[0]].wat


def vastgesteld(wortel: Path, nummer: str, datum: date, bedrag: Decimal) -> Bezwaar | None:
    """What the city made of the account in the end."""

    def zet(inhoud: Any) -> None:
        inhoud["vaststelling"] = _rij(nummer=nummer, datum=datum, bedrag=bedrag)

    return _bewerk(wortel, zet, "vaststelling")


def gemeld(wortel: Path, besluit: str, datum: date, kenmerk: str) -> Bezwaar | None:
    """That the city was told of a besluit."""
    erbij = {"kenmerk": kenmerk} if kenmerk else {}
    return _erbij(wortel, "meldingen", _rij(besluit=besluit, datum=datum, **erbij))


def _rij(**velden: object) -> Any:
    """A row between braces, as the editor of YAML has it: an amount keeps its two decimals."""
    from ruamel.yaml import YAML

    delen = ", ".join(f"{naam}: {_geschreven(waarde)}" for naam, waarde in velden.items())
    yaml = YAML()
    yaml.preserve_quotes = True
    return yaml.load(f"{{{delen}}}")


def _geschreven(waarde: object) -> str:
    match waarde:
        case Decimal():
            return plat(waarde)
        case date():
            return waarde.isoformat()
        case tuple():
            return f"{{van: {waarde[0].isoformat()}, tot_en_met: {waarde[1].isoformat()}}}"
        case _:
            return '"' + str(waarde).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _erbij(wortel: Path, lijst: str, rij: Any) -> Bezwaar | None:
    from buurtledger.model import bestandsvormen
    from buurtledger.store.yaml.bewerken import voeg_aan_lijst_toe

    fout = voeg_aan_lijst_toe(wortel, SUBSIDIE, bestandsvormen.SUBSIDIE, lijst, [rij])
    return Bezwaar(fout, True) if fout else None


def _bewerk(wortel: Path, zet: Callable[[Any], None], nieuw: str = "") -> Bezwaar | None:
    """Change the file; what is there under the name of what is `nieuw` stays."""
    from buurtledger.model import bestandsvormen
    from buurtledger.store.grootboek import lees_subsidie
    from buurtledger.store.yaml.bewerken import bewerk

    subsidie, _ = lees_subsidie(wortel)
    if nieuw and subsidie is not None and getattr(subsidie, nieuw) is not None:
        return Bezwaar(zin("in {bestand} staat al een {wat}; verander die daar", bestand=SUBSIDIE, wat=nieuw))
    fout = bewerk(wortel, SUBSIDIE, bestandsvormen.SUBSIDIE, zet)
    return Bezwaar(fout, True) if fout else None
