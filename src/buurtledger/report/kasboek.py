"""The books for the kascommissie: every line that ever stood there, whole and not masked, with what it does.

The columns of figures add up to those of the books: what was undone stands beside what undid it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.bank import Bankregel, Geldig, dag_van
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.mutatie import HEEFT_BEDRAG, Mutatie, Soort
from buurtledger.report.document import Document
from buurtledger.report.oordelen import gezegd
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Rij, Tabel, velden
from buurtledger.stand.bankbewijs import Bewijs, maak_bewijs
from buurtledger.stand.bankdekking import Rekening
from buurtledger.stand.cijferboek import Cijferboek
from buurtledger.stand.cijfers import PostStand
from buurtledger.stand.ongedaan import zoek_ongedaan
from buurtledger.stand.verloop import effect, ontvanger_van

KOLOMMEN = (
    *("id", "soort", "gebied", "post", "naam", "datum", "telt_op", "ingevoerd", "bedrag"),
    *("besteed", "te_verantwoorden", "uitbetaald", "omschrijving", "leverancier", "betaald_door", "ontvangen_door"),
    *("btw", "van", "bij", "bewijs", "activiteit", "scan", "notitie", "reden", "rol", "bron", "teruggedraaid_op"),
    "kascommissie",
)
"""The columns, by the names that programs see."""
BANKKOLOMMEN = ("rekening", "id", "datum", "bedrag", "soort", "van", "notitie")


class Kasboek(NamedTuple):
    """All of it."""

    naam: str
    mutaties: tuple[Rij, ...]
    """A row per line, in the order of the plan, then by day."""
    posten: tuple[PostStand, ...]
    """What the books say of each post when everything in them has happened."""
    bank: tuple[Rij, ...]
    """A row per entry of an account that counts."""
    bewijs: Bewijs
    """That books and bank agree, on the last day that the statements cover; the kluis is not asked."""
    beginsaldi: Mapping[str, Decimal]
    """Per account what stood there before its first statement."""

    def tabel(self) -> Tabel:
        """A row per line of the logboeken."""
        return Tabel("", velden(*KOLOMMEN), self.mutaties)

    def gegevens(self) -> dict[str, object]:
        """The same for programs, formaat 1."""
        return {"formaat": 1, "mutaties": [dict(zip(KOLOMMEN, map(str, rij), strict=True)) for rij in self.mutaties]}

    def document(self, taal: Taal) -> Document:  # noqa: ARG002 headings are the names of fields
        """The rows: who reads them has a spreadsheet."""
        return Document(self.naam, (self.tabel(),))


def maak_kasboek(grootboek: Grootboek, cijferboek: Cijferboek) -> Kasboek:
    """The books, line by line."""
    begroting = cijferboek.ooit
    gezien: dict[str, list[str]] = {}
    for oordeel in grootboek.oordelen:
        gezien.setdefault(oordeel.bon, []).append(gezegd((oordeel,), Taal()))
    rijen: list[Rij] = []
    for post in begroting.posten:
        logboek = grootboek.logboeken.get(post, ())
        rijen += sorted(_rijen(logboek, begroting.postnamen[post], gezien), key=lambda rij: (str(rij[5]), str(rij[0])))
    bank = (
        (boek.naam, r.nummer, r.datum, r.bedrag, r.soort, " ".join(r.van), r.notitie)
        for boek in grootboek.bank.values()
        for r in sorted(Geldig(boek).bankregels, key=_dag)
    )
    laatste = cijferboek.laatste_dag or begroting.looptijd.van
    einde = max([laatste, *(dag_van(regel) for boek in grootboek.bank.values() for regel in boek.regels)])
    return Kasboek(
        begroting.naam,
        tuple(rijen),
        cijferboek.stand(laatste).posten,
        tuple(bank),
        maak_bewijs(grootboek.bank, grootboek.logboeken, einde),
        {naam: Rekening(Geldig(boek)).beginsaldo for naam, boek in grootboek.bank.items()},
    )


def _dag(regel: Bankregel) -> tuple[object, str]:
    return regel.datum, regel.nummer


def _rijen(logboek: tuple[Mutatie, ...], naam: str, gezien: dict[str, list[str]]) -> Iterator[Rij]:
    ongedaan = zoek_ongedaan(logboek)
    op_nummer = {m.nummer: m for m in logboek}
    for m in logboek:
        doel, dag, wat = m, m.datum, effect(m, ontvanger_van(m, op_nummer) if m.soort == Soort.RETOUR else "")
        if ongedaan.stornos.get(m.van) == m:
            # What undoes has what it undoes, reversed, from the day on which that no longer counts.
            doel = op_nummer[m.van]
            wat = -effect(doel, ontvanger_van(doel, op_nummer) if doel.soort == Soort.RETOUR else "")
            dag = ongedaan.vanaf(doel) or m.datum
        yield (
            *(m.nummer, m.soort, m.post.partition("/")[0], m.post, naam, m.datum, dag, m.invoerdag),
            m.bedrag if m.soort in HEEFT_BEDRAG else None,
            *(wat.besteed, wat.uitbetaald - wat.besteed, wat.uitbetaald, m.omschrijving, m.leverancier),
            *(m.betaald_door, m.ontvangen_door, m.btw, m.van, m.bij, m.bewijs, m.activiteit, m.scan),
            *(m.notitie, m.reden, m.rol, m.bron, ongedaan.vanaf(m), "; ".join(gezien.get(m.nummer, ()))),
        )
