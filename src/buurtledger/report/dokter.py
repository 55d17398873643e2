"""The report `dokter`: what there is on this machine, what is missing, for which feature, and what mends it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from buurtledger.model.bericht import Bericht
from buurtledger.report.document import CODE, FOUT, GOED, NADRUK, Alinea, Blok, Document, Lijst
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel, velden


class _Onderdeel(Protocol):
    """What is said of one thing that the program can use (`handelingen.dokter`)."""

    @property
    def naam(self) -> str: ...
    @property
    def voor(self) -> Bericht: ...
    @property
    def gevonden(self) -> str: ...
    @property
    def goed(self) -> bool: ...
    @property
    def nodig(self) -> bool: ...
    @property
    def remedie(self) -> str: ...


class Machinestaat(NamedTuple):
    """What `dokter` shows."""

    onderdelen: tuple[_Onderdeel, ...]

    @property
    def ziek(self) -> bool:
        """Whether anything is missing that nothing goes well without."""
        return any(een.nodig and not een.goed for een in self.onderdelen)

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {"formaat": 1, "onderdelen": [_gegevens(een) for een in self.onderdelen]}

    def tabel(self) -> Tabel:
        """A row per thing."""
        namen = ("naam", "goed", "nodig", "gevonden", "remedie")
        rijen = tuple((e.naam, e.goed, e.nodig, e.gevonden, e.remedie) for e in self.onderdelen)
        return Tabel("", velden(*namen), rijen)

    def document(self, taal: Taal) -> Document:
        """What there is in one line each; what is missing with what it is for, and the command that mends it."""
        return Document("", tuple(self._blokken(taal)))

    def _blokken(self, taal: Taal) -> Iterator[Blok]:
        goed = [een for een in self.onderdelen if een.goed]
        mist = [een for een in self.onderdelen if not een.goed]
        yield Alinea(taal("Dit is er:"))
        yield Lijst(tuple(een.naam if een.gevonden in een.naam else f"{een.naam}: {een.gevonden}" for een in goed))
        for een in mist:
            wat = taal("Nog niet: {naam}, voor {voor}", naam=een.naam, voor=een.voor)
            yield Alinea(wat, FOUT if een.nodig else NADRUK)
            if een.remedie:
                yield Alinea(een.remedie, CODE)
        if not mist:
            yield Alinea(taal("Er mist niets."), GOED)
        elif not self.ziek:
            yield Alinea(taal("Wat mist hoeft alleen als je doet waar het voor is."))


def _gegevens(een: _Onderdeel) -> dict[str, object]:
    velden_ = ("naam", "voor", "gevonden", "goed", "nodig", "remedie")
    return {naam: getattr(een, naam) for naam in velden_}
