"""The reports `kern lijst` and `kern toon`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.geld import euro
from buurtledger.model.kern import Kern
from buurtledger.report.figuren import F, figuren
from buurtledger.report.status import KOPPEN
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel
from buurtledger.stand.cijfers import PostStand, tel_op


class KernRij(NamedTuple):
    """A kern, its post and the figures."""

    kern: Kern
    stand: PostStand


def als_json(rijen: Sequence[KernRij]) -> dict[str, object]:
    """The stable form for programs, formaat 1; `naam` is null while nobody named the kern."""
    return {
        "formaat": 1,
        "kernen": [
            {
                "id": kern.id,
                "naam": kern.naam or None,
                "bron": kern.bron or None,
                **figuren(stand.cijfers),
                "bonnen": stand.cijfers.bonnen,
            }
            for kern, stand in rijen
        ],
    }


def als_tabel(rijen: Sequence[KernRij]) -> Tabel:
    """A row per kern, for CSV."""
    return Tabel(
        ("id", "naam", "bron", *F, "bonnen"),
        (),
        tuple(
            (kern.id, kern.naam, kern.bron, *(getattr(stand.cijfers, veld) for veld in F), stand.cijfers.bonnen)
            for kern, stand in rijen
        ),
    )


def voor_mensen(rijen: Sequence[KernRij], taal: Taal) -> Tabel:
    """What a person looks at, on a line each."""
    som = tel_op(stand.cijfers for _, stand in rijen)
    return Tabel(
        ("id", "naam", "begroot", "besteed", "uitbetaald", "te_verantwoorden", "bonnen"),
        (N_("kern"), N_("naam"), N_("begroot"), N_("besteed"), N_("uitbetaald"), N_("te verant."), N_("bonnen")),
        tuple(
            (
                kern.id.rpartition("/")[2],
                kern.naam or taal("nog niet benoemd"),
                *(stand.cijfers.begroot, stand.cijfers.besteed, stand.cijfers.uitbetaald),
                *(stand.cijfers.te_verantwoorden, stand.cijfers.bonnen),
            )
            for kern, stand in rijen
        ),
        (taal("totaal"), "", som.begroot, som.besteed, som.uitbetaald, som.te_verantwoorden, som.bonnen),
    )


def toon_tekst(rij: KernRij, taal: Taal) -> str:
    """One kern, a figure a line."""
    kern, (_, cijfers) = rij
    naam = taal.waarde(kern.naam) or taal("nog niet benoemd")
    regels = [f"{kern.id}: {naam}"]
    if kern.bron:
        regels.append("  " + taal("naam volgens: {bron}", bron=kern.bron))
    regels += [f"  {taal(kop):<18}{euro(getattr(cijfers, veld)):>14}" for kop, veld in zip(KOPPEN, F, strict=True)]
    bonnen = taal("bonnen")
    regels.append(f"  {bonnen:<18}{cijfers.bonnen:>14}")
    return "\n".join(regels) + "\n"
