"""The reports `besluit lijst`, `besluit toon` and `besluit voorstel`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import N_
from buurtledger.model.besluit import Besluit, Verschuiving, op_volgorde
from buurtledger.model.geld import NUL, plat
from buurtledger.model.voorstel import Voorstel as Voorgelegd
from buurtledger.report.document import CODE, Alinea, Blok, Document, Feit, Feiten, Wijzigingen
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Kolom, Tabel
from buurtledger.report.voorgelegd import hoe_voorgelegd
from buurtledger.stand.cijfers import Stand
from buurtledger.stand.geldend import gezien_in_de_vergadering, van_die_dag


class Besluitenlijst(NamedTuple):
    """What `besluit lijst` shows, in the order in which they take effect."""

    besluiten: tuple[Besluit, ...]

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {"formaat": 1, "besluiten": [besluit_gegevens(besluit) for besluit in op_volgorde(self.besluiten)]}

    def tabel(self) -> Tabel:
        """A row per besluit."""
        namen = ("naam", "vanaf", "door", "bedrag", "waarom")
        kop = (N_("besluit"), N_("vanaf"), N_("door"), N_("bedrag"), N_("waarom"))
        rijen = tuple((b.naam, b.vanaf, b.door, b.bedrag, b.waarom) for b in op_volgorde(self.besluiten))
        return Tabel("", tuple(map(Kolom, kop, namen)), rijen)

    def document(self, taal: Taal) -> Document:
        """The same for people."""
        if not self.besluiten:
            return Document("", (Alinea(taal("Er zijn geen besluiten.")),))
        tabel, weg = self.tabel(), {besluit.trekt_in for besluit in self.besluiten}
        rijen = (
            (*rij[:-1], taal("{waarom} (ingetrokken)", waarom=str(rij[-1]))) if rij[0] in weg else rij
            for rij in tabel.rijen
        )
        return Document("", (tabel._replace(rijen=tuple(rijen)),))


class BesluitVerslag(NamedTuple):
    """What `besluit toon` shows: a besluit, the begroting without and with it, and what else holds from that day."""

    besluit: Besluit
    voor: Begroting
    na: Begroting
    ernaast: tuple[Besluit, ...] = ()
    ingetrokken_door: Besluit | None = None
    voorstel: Voorgelegd | None = None
    """What was laid before the residents, and of which it came."""

    @classmethod
    def van(
        cls,
        plan: Begroting,
        besluiten: Iterable[Besluit],
        besluit: Besluit,
        voorstellen: Iterable[Voorgelegd] = (),
    ) -> BesluitVerslag:
        """Of a besluit among the others; it need not be one of them yet."""
        besluiten = tuple(besluiten)
        voor, na = gezien_in_de_vergadering(plan, besluiten, besluit)
        intrekking = next((ander for ander in besluiten if ander.trekt_in == besluit.naam), None)
        voorstel = next((v for v in voorstellen if v.naam == besluit.voorstel), None)
        return cls(besluit, voor, na, van_die_dag(besluiten, besluit), intrekking, voorstel)

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            **besluit_gegevens(self.besluit),
            "op_dezelfde_dag": [ander.naam for ander in self.ernaast],
            "ingetrokken_door": self.ingetrokken_door.naam if self.ingetrokken_door else None,
            "reacties": self.voorstel.tel() if self.voorstel else None,
        }

    def tabel(self) -> Tabel:
        """A row per move."""
        return verschuivingtabel(self.besluit.verschuivingen)

    def document(self, taal: Taal) -> Document:
        """Who, when, why, and what it does to the posten."""
        voor, na = self.voor.posten, self.na.posten
        gevolg = tuple(
            (post, voor[post].bedrag if post in voor else NUL, na[post].bedrag)
            for post in self.besluit.netto()
            if post in na
        )
        feiten = Feiten(tuple(Feit(kop, waarde) for kop, waarde in self._feiten(taal)))
        blokken: list[Blok] = [feiten, Wijzigingen(gevolg)] if gevolg else [feiten]
        return Document(self.besluit.naam, tuple(blokken))

    def _feiten(self, taal: Taal) -> Iterator[tuple[str, str]]:
        yield from _feiten(self.besluit, taal)
        if self.voorstel:
            yield taal("voorstel"), self.voorstel.naam
            yield from hoe_voorgelegd(self.voorstel, self.besluit, taal)
        if self.ingetrokken_door:
            door = self.ingetrokken_door
            yield taal("ingetrokken"), taal("vanaf {dag} door {besluit}", dag=door.vanaf, besluit=door.naam)
        for ander in self.ernaast:
            yield taal("op dezelfde dag"), f"{ander.naam}: {ander.waarom}"


class Voorstel(NamedTuple):
    """What `besluit voorstel` shows: moves that a meeting could decide on."""

    verschuivingen: tuple[Verschuiving, ...]
    stand: Stand

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            "op": self.stand.op.isoformat(),
            "verschuivingen": [{"van": v.van, "naar": v.naar, "bedrag": plat(v.bedrag)} for v in self.verschuivingen],
        }

    def tabel(self) -> Tabel:
        """A row per move."""
        return verschuivingtabel(self.verschuivingen)

    def document(self, taal: Taal) -> Document:
        """A draft for the meeting, and the command that writes it down once it was decided."""
        if not self.verschuivingen:
            niets = taal("Er is niets voor te stellen: geen post komt tekort, of nergens blijft zeker iets over.")
            return Document("", (Alinea(niets),))
        kop = taal("Voorstel voor de vergadering, gezien op {op}; er is nog niets besloten.", op=self.stand.op)
        uitleg = taal("Elke post geeft alleen wat zeker overblijft. Is het besloten, schrijf het dan op met:")
        keuzes = "".join(f' --verschuif "{van} {naar} {plat(bedrag)}"' for van, naar, bedrag in self.verschuivingen)
        opdracht = Alinea(f"buurtledger besluit nieuw NAAM{keuzes}", CODE)
        return Document("", (Alinea(kop), self.tabel(), Alinea(uitleg), opdracht))


def besluit_gegevens(besluit: Besluit) -> dict[str, object]:
    """A besluit as programs get it."""
    looptijd = besluit.looptijd
    return {
        "naam": besluit.naam,
        "datum": besluit.datum.isoformat(),
        "vanaf": besluit.vanaf.isoformat(),
        "door": besluit.door,
        "waarom": besluit.waarom,
        "notulen": besluit.notulen or None,
        "verschuivingen": [{"van": v.van, "naar": v.naar, "bedrag": plat(v.bedrag)} for v in besluit.verschuivingen],
        "opent": [{"post": o.post, "naam": o.naam} for o in besluit.opent],
        "sluit": list(besluit.sluit),
        "heropent": list(besluit.heropent),
        "looptijd": {"van": str(looptijd.van), "tot_en_met": str(looptijd.tot_en_met)} if looptijd else None,
        "trekt_in": besluit.trekt_in or None,
        "voorstel": besluit.voorstel or None,
        "veranderd": besluit.veranderd or None,
    }


def verschuivingtabel(verschuivingen: tuple[Verschuiving, ...]) -> Tabel:
    """A row per move."""
    namen, kop = ("van", "naar", "bedrag"), (N_("van"), N_("naar"), N_("bedrag"))
    return Tabel("", tuple(map(Kolom, kop, namen)), tuple((v.van, v.naar, v.bedrag) for v in verschuivingen))


def _feiten(besluit: Besluit, taal: Taal) -> Iterator[tuple[str, str]]:
    yield taal("genomen op"), taal.dag(besluit.datum)
    yield taal("geldt vanaf"), taal.dag(besluit.vanaf)
    yield taal("door"), besluit.door
    yield taal("waarom"), besluit.waarom
    if besluit.notulen:
        yield taal("notulen"), besluit.notulen
    if besluit.trekt_in:
        yield taal("trekt in"), besluit.trekt_in
    for post, naam in besluit.opent:
        yield taal("opent"), f"{post}: {naam}"
    for post in besluit.sluit:
        yield taal("sluit"), post
    for post in besluit.heropent:
        yield taal("opent weer"), post
    if besluit.looptijd:
        van, tot = besluit.looptijd.van, besluit.looptijd.tot_en_met
        yield taal("looptijd"), taal("{van} tot en met {tot_en_met}", van=van, tot_en_met=tot)
