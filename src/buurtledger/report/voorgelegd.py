"""What a besluit owes to the proposal that was laid before the residents, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from buurtledger.model.bericht import N_
from buurtledger.model.besluit import Besluit
from buurtledger.model.voorstel import Voorstel
from buurtledger.report.taal import Taal, schoon
from buurtledger.stand.voorgelegd import Anders, anders

SOORTEN = {"voor": N_("ervoor"), "tegen": N_("ertegen"), "vraag": N_("een vraag")}
"""What a reaction can be, in words."""


def hoe_voorgelegd(
    voorstel: Voorstel, besluit: Besluit, taal: Taal, namen: Mapping[str, str] = MappingProxyType({})
) -> Iterator[tuple[str, str]]:
    """What was laid before whom, how long, what they said, and what changed because of it. `namen` of posten by id."""
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
    yield from wat_veranderde(voorstel, besluit, taal, namen)


def wat_veranderde(
    voorstel: Voorstel, besluit: Besluit, taal: Taal, namen: Mapping[str, str] = MappingProxyType({})
) -> Iterator[tuple[str, str]]:
    """What was decided otherwise than it was laid before people, and why."""
    if besluit.veranderd:
        yield taal("wat er veranderde"), besluit.veranderd
    for een in anders(voorstel, besluit):
        yield (
            taal("anders dan voorgelegd"),
            anders_zin(een, namen.get(een.van, een.van), namen.get(een.naar, een.naar), taal),
        )


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


def waar_en_wanneer(voorstel: Voorstel, taal: Taal) -> str:
    """When and where it is talked about."""
    b = voorstel.bespreking
    if b.tijd:
        return taal("{dag}, {tijd} uur, {plaats}", dag=b.datum, tijd=b.tijd, plaats=b.plaats)
    return taal("{dag}, {plaats}", dag=b.datum, plaats=b.plaats)


def met_hoofdletter(tekst: str) -> str:
    """A text as a sentence or a heading begins with it."""
    return tekst[:1].upper() + tekst[1:]


def kort(tekst: str, hoogstens: int, verder: str = "") -> str:
    """A text in so many characters: all of it, or whole words and where the rest is."""
    heel = " ".join(schoon(tekst).split())
    if len(heel) <= hoogstens:
        return heel
    ruimte = heel[: hoogstens - 1]
    af = ruimte.rsplit(" ", 1)[0] if " " in ruimte[hoogstens // 2 :] else ruimte
    return f"{af.rstrip(' ,;:.')}… {verder}".rstrip()
