"""The report `rollen toon`: who may what, where that began, and what is in beraad."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from buurtledger.checks.rollen import Deelstand
from buurtledger.checks.wijziging import Wijziging
from buurtledger.model import geld
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.rollen import BEWEZEN, GESTELD, Rollen, rolnaam
from buurtledger.report.document import Document, Lijst
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.tabel import Tabel, velden


class InBeraad(NamedTuple):
    """A change that waits for signatures: the part as it stands in the folder, who signed so far, and what for."""

    deel: Deelstand
    wie: tuple[str, ...]
    wijzigingen: tuple[Wijziging, ...]


class Rollenstand(NamedTuple):
    """The rollen in force, how they came there, and what would come after."""

    rollen: Rollen
    begint: tuple[str, ...]
    """The commits with which the chain began, oldest first; none in a ledger without keys."""
    schakels: tuple[tuple[str, tuple[str, ...]], ...]
    """Every rollen that came in force, oldest first: its SHA-256, and the commits in which it did."""
    beraad: tuple[InBeraad, ...]

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            "begin": self.begint[-1] if self.begint else None,
            "eerder": list(self.begint[:-1]),
            "personen": [
                {
                    "wie": persoon.wie,
                    "rollen": list(persoon.rollen),
                    "sleutel": persoon.sleutel or None,
                    "belang": list(persoon.belang),
                }
                for persoon in self.rollen.personen
            ],
            "mandaten": [
                {
                    "boven": geld.plat(grens.boven),
                    "rol": grens.rol,
                    "bewezen": grens.bewezen or "gesteld",
                    "verplicht_na": grens.verplicht_na,
                }
                for grens in self.rollen.grenzen
            ],
            "schakels": [{"rollen": inhoud, "commits": list(kwam)} for inhoud, kwam in self.schakels],
            "beraad": [
                {
                    "bestand": wacht.deel.bestand,
                    "sha256": wacht.deel.sha256,
                    "getekend_door": list(wacht.wie),
                    "wijzigingen": [een._asdict() for een in wacht.wijzigingen],
                }
                for wacht in self.beraad
            ],
        }

    def tabel(self) -> Tabel:
        """A row per person."""
        rijen = tuple((p.wie, " ".join(p.rollen), p.sleutel or None, " ".join(p.belang)) for p in self.rollen.personen)
        return Tabel("", velden("wie", "rollen", "sleutel", "belang"), rijen)

    def document(self, taal: Taal) -> Document:
        """For people: a line per person and per limit, and what waits."""
        return Document("", (Lijst(tuple(_regels(self, taal))),))


def wie_veranderde(wacht: InBeraad) -> Bericht:
    """Who changed a part, and who signed for it."""
    commit = wacht.deel.gebracht[0]
    return zin(
        "{wat}: veranderd door {auteur} op {dag} (commit {commit}); getekend door {wie}",
        wat=wacht.deel.wat,
        auteur=schoon(commit.auteur),
        dag=commit.dag,
        commit=commit.kort,
        wie=wacht.wie or zin("niemand"),
    )


def wat_verandert(wacht: InBeraad) -> Iterator[Bericht]:
    """What is signed for, a sentence a field."""
    for een in wacht.wijzigingen:
        veld, was, wordt = map(schoon, een)
        if not was:
            yield zin("erbij: {veld}: {wordt}", veld=veld, wordt=wordt)
        elif not wordt:
            yield zin("eruit: {veld}: {was}", veld=veld, was=was)
        else:
            yield zin("{veld}: {was} wordt {wordt}", veld=veld, was=was, wordt=wordt)


def _regels(stand: Rollenstand, taal: Taal) -> Iterator[str]:
    if not stand.rollen.personen:
        yield taal("Er staat niemand in de rollen.")
    for persoon in stand.rollen.personen:
        sleutel = taal("met sleutel") if persoon.sleutel else taal("zonder sleutel")
        yield f"{persoon.wie}: {', '.join(persoon.rollen)} ({sleutel})"
    for grens in stand.rollen.grenzen:
        hoe = {GESTELD: taal("gesteld"), BEWEZEN: taal("bewezen")}.get(grens.bewezen, taal("volledig bewezen"))
        yield taal("boven {bedrag}: akkoord van de {rol}, {hoe}", bedrag=grens.boven, rol=rolnaam(grens.rol), hoe=hoe)
    if stand.begint:
        yield taal("begin: {commit}", commit=stand.begint[-1])
    for eerder in stand.begint[:-1]:
        yield taal("eerder begin: {commit}", commit=eerder)
    for inhoud, kwam in stand.schakels[1:]:
        yield taal("daarna: {inhoud}, sinds commit {commits}", inhoud=inhoud[:10], commits=tuple(k[:10] for k in kwam))
    for wacht in stand.beraad:
        yield (
            taal.zeg(wie_veranderde(wacht))
            if wacht.deel.gebracht
            else taal("{bestand}: veranderd, en nog niet in git", bestand=wacht.deel.bestand)
        )
        yield from (f"  {taal.zeg(bericht)}" for bericht in wat_verandert(wacht))
