"""The reports `bon lijst` and `bon toon`: mutaties, one by one."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.geld import euro, plat
from buurtledger.model.mutatie import MET_BEDRAG, VELDEN, Mutatie, logboek_van
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Cel, Tabel


class Regel(NamedTuple):
    """A mutatie and whether a storno undid it."""

    mutatie: Mutatie
    gestorneerd: bool


class MutatieVerslag(NamedTuple):
    """What `bon toon` shows: a mutatie, and the others that refer to it or that it refers to."""

    regel: Regel
    verwant: tuple[Regel, ...]


_CSV = ("datum", "bedrag", "btw", "omschrijving", "leverancier", "betaald_door", "ontvangen_door", "van")


def mutatie_json(mutatie: Mutatie) -> dict[str, object]:
    """A mutatie as programs get it: the fields its line has, and its post."""
    velden: dict[str, object] = {"soort": mutatie.soort, "id": mutatie.nummer, "post": mutatie.post}
    for veld in VELDEN[mutatie.soort]:
        waarde = getattr(mutatie, veld)
        if waarde not in ("", None):
            velden[veld] = plat(waarde) if isinstance(waarde, Decimal) else str(waarde)
    return velden


def als_json(regels: Iterable[Regel]) -> dict[str, object]:
    """The stable form for programs, formaat 1."""
    return {
        "formaat": 1,
        "mutaties": [{**mutatie_json(mutatie), "gestorneerd": gestorneerd} for mutatie, gestorneerd in regels],
    }


def als_csv_tabel(regels: Iterable[Regel]) -> Tabel:
    """Every field, for programs."""
    namen = ("soort", "id", "post", *_CSV, "bewijs", "activiteit", "scan", "notitie", "reden", "rol", "gestorneerd")

    def rij(regel: Regel) -> tuple[Cel, ...]:
        m = regel.mutatie
        velden = (_leeg(m, veld) for veld in (*_CSV, "bewijs", "activiteit", "scan", "notitie", "reden", "rol"))
        return (m.soort, m.nummer, m.post, *velden, "ja" if regel.gestorneerd else "nee")

    return Tabel(namen, (), tuple(map(rij, regels)))


def _leeg(mutatie: Mutatie, veld: str) -> Cel:
    if veld == "bedrag" and mutatie.soort not in MET_BEDRAG:
        return None
    waarde: Cel = getattr(mutatie, veld)
    return waarde


def lijst_tabel(mutaties: Iterable[Mutatie | Regel], *, met_post: bool = True) -> Tabel:
    """What a person wants to see of each, on a line."""
    rijen: list[tuple[Cel, ...]] = []
    for ding in mutaties:
        mutatie, gestorneerd = ding if isinstance(ding, Regel) else (ding, False)
        tekst = mutatie.omschrijving or mutatie.reden or mutatie.rol
        soort = f"{mutatie.soort} ✗" if gestorneerd else mutatie.soort
        bedrag = mutatie.bedrag if mutatie.soort in MET_BEDRAG else None
        rijen.append((mutatie.datum, soort, mutatie.nummer, *((mutatie.post,) if met_post else ()), bedrag, tekst))
    return Tabel(
        ("datum", "soort", "id", *(("post",) if met_post else ()), "bedrag", "omschrijving"),
        (
            N_("datum"),
            N_("soort"),
            N_("nummer"),
            *((N_("post"),) if met_post else ()),
            N_("bedrag"),
            N_("omschrijving"),
        ),
        tuple(rijen),
    )


def toon_tekst(verslag: MutatieVerslag, taal: Taal) -> str:
    """One mutatie, a field a line, and what belongs to it."""
    mutatie, gestorneerd = verslag.regel
    staat = taal(" (gestorneerd)") if gestorneerd else ""
    regels = [f"{mutatie.soort} {mutatie.nummer}{staat}", f"  {'post':<15}{mutatie.post}"]
    for veld in VELDEN[mutatie.soort]:
        waarde = getattr(mutatie, veld)
        if waarde in ("", None):
            continue
        tekst = euro(waarde) if isinstance(waarde, Decimal) else taal.waarde(waarde)
        regels.append(f"  {veld:<15}{tekst}")
    ingevoerd, staat_in = taal("ingevoerd"), taal("staat in")
    regels.append(f"  {ingevoerd:<15}{taal.dag(mutatie.invoerdag)}")
    regels.append(f"  {staat_in:<15}{logboek_van(mutatie.post)}:{mutatie.lijn}")
    for ander, _ in verslag.verwant:
        bedrag = f" {euro(ander.bedrag)}" if ander.soort in MET_BEDRAG else ""
        tekst = taal.waarde(ander.omschrijving or ander.reden or ander.rol)
        regels.append(f"  {ander.soort:<15}{ander.nummer}, {taal.dag(ander.datum)}{bedrag}: {tekst}")
    return "\n".join(regels) + "\n"
