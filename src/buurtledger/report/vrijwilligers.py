"""The report `kluis vrijwilligers`: who got what, held against the limits. It has names: for the penvoerder's eyes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.geld import plat
from buurtledger.model.maand import MAANDEN
from buurtledger.report.document import FOUT, NADRUK, Alinea, Blok, Document, Kop, Lijst
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Kolom, Tabel, velden
from buurtledger.stand.vrijwilligers import Vrijwilligersjaar


class Vrijwilligersverslag(NamedTuple):
    """What the command shows: a row per volunteer and year."""

    jaren: tuple[Vrijwilligersjaar, ...]

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            "vrijwilligers": [
                {
                    "naam": een.naam,
                    "jaar": een.jaar,
                    "totaal": plat(een.totaal),
                    "elders": plat(een.elders),
                    "grens_maand": plat(een.grens.maand),
                    "grens_jaar": plat(een.grens.in_jaar),
                    "grens_van": een.grens.jaar,
                    "per_maand": {str(maand): plat(som) for maand, som in een.per_maand.items()},
                    "te_hoge_maanden": list(een.te_hoge_maanden),
                    "boven_jaar": een.boven_jaar,
                    "belast": een.is_belast,
                    "posten": list(een.posten),
                    "bonnen": [v.nummer for v in een.vergoed if v.nummer],
                }
                for een in self.jaren
            ],
        }

    def tabel(self) -> Tabel:
        """A row per volunteer and month."""
        rijen = tuple(
            (een.naam, een.jaar, maand, som, een.grens.maand, een.totaal, een.grens.in_jaar)
            for een in self.jaren
            for maand, som in een.per_maand.items()
        )
        return Tabel("", velden("naam", "jaar", "maand", "bedrag", "grens_maand", "in_jaar", "grens_jaar"), rijen)

    def document(self, taal: Taal) -> Document:
        """Per year the limits and the volunteers, and who is above one."""
        if not self.jaren:
            return Document("", (Alinea(taal("In de kluis staat nog geen vergoeding aan een vrijwilliger.")),))
        return Document("", tuple(self._blokken(taal)))

    def _blokken(self, taal: Taal) -> Iterator[Blok]:
        for jaar in dict.fromkeys(een.jaar for een in self.jaren):
            rijen = [een for een in self.jaren if een.jaar == jaar]
            grens = rijen[0].grens
            yield Kop(str(jaar))
            yield Alinea(
                taal(
                    "Zonder belasting hoogstens {maand} per maand en {in_jaar} per jaar ({bron}).",
                    maand=grens.maand,
                    in_jaar=grens.in_jaar,
                    bron=grens.bron,
                )
            )
            if not rijen[0].grens_bekend:
                yield Alinea(
                    taal("Van {jaar} zelf is geen grens bekend; zet haar in data/budget.yaml.", jaar=str(jaar)), NADRUK
                )
            kop = (N_("naam"), N_("in het jaar"), N_("nog"), N_("hoogste maand"), N_("waarvan elders"), N_("posten"))
            yield Tabel(
                "",
                tuple(map(Kolom, kop)),
                tuple(
                    (een.naam, een.totaal, een.nog, max(een.per_maand.values()), een.elders, " ".join(een.posten))
                    for een in rijen
                ),
            )
            if te_veel := tuple(Alinea(_te_veel(een, taal), FOUT) for een in rijen if een.is_belast):
                yield Lijst(te_veel)


def _te_veel(een: Vrijwilligersjaar, taal: Taal) -> str:
    maanden = tuple(taal(MAANDEN[maand - 1]) for maand in een.te_hoge_maanden)
    if een.boven_jaar:
        return taal(
            "{naam}: boven de grens van het jaar; alles van {jaar} is belast", naam=een.naam, jaar=str(een.jaar)
        )
    return taal("{naam}: boven de grens van de maand ({maanden}); alles is belast", naam=een.naam, maanden=maanden)
