"""What a besluit owes to the proposal that was laid before the residents, in words."""

from __future__ import annotations

from collections.abc import Iterator

from buurtledger.model.besluit import Besluit
from buurtledger.model.voorstel import Voorstel
from buurtledger.report.taal import Taal
from buurtledger.stand.voorgelegd import Anders, anders


def hoe_voorgelegd(voorstel: Voorstel, besluit: Besluit, taal: Taal) -> Iterator[tuple[str, str]]:
    """What was laid before whom, how long, what they said, and what changed because of it."""
    yield (
        taal("voorgelegd"),
        taal(
            "{dag} aan de bewoners, {dagen:dag|dagen} voor het besluit; reageren kon tot en met {tot}",
            dag=voorstel.datum,
            dagen=(besluit.datum - voorstel.openbaar).days,
            tot=voorstel.reageren_tot,
        ),
    )
    yield taal("reacties"), geteld(voorstel, taal)
    yield from wat_veranderde(voorstel, besluit, taal)


def wat_veranderde(voorstel: Voorstel, besluit: Besluit, taal: Taal) -> Iterator[tuple[str, str]]:
    """What was decided otherwise than it was laid before people, and why."""
    if besluit.veranderd:
        yield taal("wat er veranderde"), besluit.veranderd
    for een in anders(voorstel, besluit):
        yield taal("anders dan voorgelegd"), anders_zin(een, een.van, een.naar, taal)


def anders_zin(een: Anders, van: str, naar: str, taal: Taal) -> str:
    """A move that is not what was proposed, in words; `van` and `naar` as the posten are called there."""
    return taal(
        "{van} → {naar}: voorgesteld {voorgesteld}, besloten {besloten}",
        van=van,
        naar=naar,
        voorgesteld=een.voorgesteld,
        besloten=een.besloten,
    )


def geteld(voorstel: Voorstel, taal: Taal) -> str:
    """How many were for, against, or asked something."""
    tel = voorstel.tel()
    if not any(tel.values()):
        return taal("nog geen")
    return taal(
        "{voor} voor, {tegen} tegen, {vraag:vraag|vragen}",
        voor=str(tel["voor"]),
        tegen=str(tel["tegen"]),
        vraag=tel["vraag"],
    )
