"""Rules on what may stand only once: `id` and `dubbel`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from buurtledger.checks.register import bevinding
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.mutatie import Mutatie, Soort, logboek_van


def plaats_van(mutatie: Mutatie, veld: str = "") -> Plaats:
    """The line of a mutatie, and the field that is meant; its id when none is."""
    return Plaats(logboek_van(mutatie.post), mutatie.lijn, veld=veld or mutatie.soort)


def op_nummer(mutaties: Iterable[Mutatie]) -> dict[str, Mutatie]:
    """By id the line that a reference means: the first, where an id was used twice."""
    gevonden: dict[str, Mutatie] = {}
    for mutatie in mutaties:
        gevonden.setdefault(mutatie.nummer, mutatie)
    return gevonden


def nummers(mutaties: Iterable[Mutatie]) -> Iterator[Bevinding]:
    """An id is used once, in the whole ledger."""
    eerste: dict[str, Mutatie] = {}
    for mutatie in mutaties:
        eerder = eerste.setdefault(mutatie.nummer, mutatie)
        if eerder is not mutatie:
            yield bevinding(
                Regel.ID,
                plaats_van(mutatie),
                zin(
                    "nummer {nummer} is al gebruikt, in {bestand} op regel {lijn}",
                    nummer=mutatie.nummer,
                    bestand=logboek_van(eerder.post),
                    lijn=eerder.lijn,
                ),
                zin("geef deze regel een eigen nummer; is het dezelfde mutatie, haal de regel dan weg"),
            )


def dubbel(geldend: Iterable[Mutatie]) -> Iterator[Bevinding]:
    """Likely the same receipt twice, over what is not undone."""
    for mutatie, eerder, veld in dubbele(geldend):
        yield lijkt_op(mutatie, eerder, veld)


def dubbele(geldend: Iterable[Mutatie]) -> Iterator[tuple[Mutatie, Mutatie, str]]:
    """Each mutatie that is likely the same as an earlier one, with that one and the field that tells.

    Two bonnen of the same day and amount, from the same shop or with the same description, wherever they are; one scan
    at two mutaties; or two made from the same thing (`bron`).
    """
    gezien: dict[tuple[object, ...], Mutatie] = {}
    eenmalig: dict[tuple[str, str], Mutatie] = {}
    for mutatie in geldend:
        vaker = [
            (veld, eerder)
            for veld, waarde in (("bron", mutatie.bron), ("scan", mutatie.scan))
            if waarde and (eerder := eenmalig.setdefault((veld, waarde), mutatie)) is not mutatie
        ]
        if vaker:
            veld, eerder = vaker[0]
            yield mutatie, eerder, veld
            continue
        if mutatie.soort != Soort.BON:
            continue
        sleutels = [(mutatie.datum, mutatie.bedrag, "tekst", kaal(mutatie.omschrijving))]
        if mutatie.leverancier:
            sleutels.append((mutatie.datum, mutatie.bedrag, "winkel", kaal(mutatie.leverancier)))
        eerder = next((gezien[sleutel] for sleutel in sleutels if sleutel in gezien), mutatie)
        for sleutel in sleutels:
            gezien.setdefault(sleutel, mutatie)
        if eerder is not mutatie:
            yield mutatie, eerder, "bedrag"


def kaal(tekst: str) -> str:
    """A text without what does not tell two receipts apart: capitals, accents composed or not, how many blanks."""
    if not tekst.isascii():
        from unicodedata import normalize

        tekst = normalize("NFC", normalize("NFC", tekst).casefold())
    return " ".join(tekst.casefold().split())


def lijkt_op(mutatie: Mutatie, eerder: Mutatie, veld: str) -> Bevinding:
    """That a mutatie is likely the same as an earlier one, told by a field."""
    if veld == "scan":
        bericht = zin(
            "dezelfde scan hoort al bij {nummer}, in {bestand} op regel {lijn}",
            nummer=eerder.nummer,
            bestand=logboek_van(eerder.post),
            lijn=eerder.lijn,
        )
    elif veld == "bron":
        bericht = zin(
            "dit komt uit dezelfde bron als {nummer}, in {bestand} op regel {lijn}",
            nummer=eerder.nummer,
            bestand=logboek_van(eerder.post),
            lijn=eerder.lijn,
        )
    else:
        bericht = zin(
            "dit lijkt dezelfde bon als {nummer}, in {bestand} op regel {lijn}: zelfde dag en zelfde bedrag",
            nummer=eerder.nummer,
            bestand=logboek_van(eerder.post),
            lijn=eerder.lijn,
        )
    return bevinding(
        Regel.DUBBEL,
        plaats_van(mutatie, veld),
        bericht,
        zin("is het twee keer dezelfde, storneer er dan één: buurtledger bon storneer {nummer}", nummer=mutatie.nummer),
    )
