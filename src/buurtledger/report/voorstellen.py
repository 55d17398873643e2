"""The reports `voorstel lijst` and `voorstel toon`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import N_
from buurtledger.model.besluit import Besluit
from buurtledger.model.geld import plat
from buurtledger.model.voorstel import REACTIESOORTEN, Voorstel, besluit_uit
from buurtledger.report.besluiten import BesluitVerslag, besluit_gegevens
from buurtledger.report.document import Alinea, Blok, Document, Feit, Feiten, Kop
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Kolom, Rij, Tabel
from buurtledger.report.voorgelegd import SOORTEN, geteld, waar_en_wanneer, wat_veranderde
from buurtledger.stand.voorgelegd import anders

OPEN, INGETROKKEN, BESLOTEN = N_("ligt voor"), N_("ingetrokken"), N_("besloten")


def hoe_staat(voorstel: Voorstel, besluiten: Sequence[Besluit]) -> str:
    """Where a proposal stands, in a word of ours."""
    if besluit_uit(voorstel, besluiten) is not None:
        return BESLOTEN
    return INGETROKKEN if voorstel.ingetrokken else OPEN


class Voorstellenlijst(NamedTuple):
    """What `voorstel lijst` shows, newest first."""

    voorstellen: tuple[Voorstel, ...]
    besluiten: tuple[Besluit, ...]

    @property
    def _rij(self) -> list[Voorstel]:
        return sorted(self.voorstellen, key=lambda v: (v.datum, v.naam), reverse=True)

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {"formaat": 1, "voorstellen": [voorstel_gegevens(v, self.besluiten) for v in self._rij]}

    def tabel(self) -> Tabel:
        """A row per proposal."""
        namen = ("naam", "reageren_tot", "stand", *REACTIESOORTEN, "waarom")
        kop = (N_("voorstel"), N_("tot en met"), N_("stand"), N_("ervoor"), N_("ertegen"), N_("vragen"), N_("waarom"))
        rijen: tuple[Rij, ...] = tuple(
            (v.naam, v.reageren_tot, hoe_staat(v, self.besluiten), *v.tel().values(), v.waarom) for v in self._rij
        )
        return Tabel("", tuple(map(Kolom, kop, namen)), rijen)

    def document(self, taal: Taal) -> Document:
        """The same for people."""
        if not self.voorstellen:
            return Document("", (Alinea(taal("Er ligt niets voor aan de bewoners, en er heeft niets voorgelegen.")),))
        tabel = self.tabel()
        kort = tuple((*rij[:2], taal(str(rij[2])), rij[-1]) for rij in tabel.rijen)
        return Document("", (Tabel("", (*tabel.kolommen[:3], tabel.kolommen[-1]), kort),))


class VoorstelVerslag(NamedTuple):
    """What `voorstel toon` shows: what was laid before whom, until when, what they said and what came of it."""

    voorstel: Voorstel
    zou: BesluitVerslag
    """What it would do."""
    besluit: Besluit | None

    @classmethod
    def van(cls, plan: Begroting, besluiten: Sequence[Besluit], voorstel: Voorstel) -> VoorstelVerslag:
        """Of a proposal among the besluiten."""
        return cls(voorstel, zou_doen(plan, besluiten, voorstel), besluit_uit(voorstel, besluiten))

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        besluiten = (self.besluit,) if self.besluit else ()
        return {"formaat": 1, **voorstel_gegevens(self.voorstel, besluiten)}

    def tabel(self) -> Tabel:
        """A row per reaction."""
        return reactietabel(self.voorstel)

    def document(self, taal: Taal) -> Document:
        """When, where, why, what it would do, and what was said."""
        gedaan = self.zou.document(taal).blokken
        blokken: list[Blok] = [Feiten(tuple(Feit(kop, waarde) for kop, waarde in self._feiten(taal))), *gedaan[1:]]
        if self.voorstel.reacties:
            tabel = self.tabel()
            rijen = tuple((*rij[:2], taal(SOORTEN[str(rij[2])]), *rij[3:]) for rij in tabel.rijen)
            blokken += [Kop(taal("Wat bewoners zeiden")), tabel._replace(rijen=rijen)]
        return Document(self.voorstel.naam, tuple(blokken))

    def _feiten(self, taal: Taal) -> Iterator[tuple[str, str]]:
        v = self.voorstel
        yield taal("voorgelegd op"), taal.dag(v.datum)
        yield taal("besluit is aan"), v.door
        yield taal("waarom"), v.waarom
        yield taal("besproken"), waar_en_wanneer(v, taal)
        yield taal("reageren tot en met"), taal.dag(v.reageren_tot)
        if v.reageren:
            yield taal("reageren kan ook"), v.reageren
        yield taal("reacties"), geteld(v, taal)
        if v.ingetrokken:
            weg = v.ingetrokken
            yield taal("ingetrokken"), taal("op {dag}: {reden}", dag=weg.datum, reden=weg.reden)
        if self.besluit:
            yield taal("besloten"), self.besluit.naam
            yield from wat_veranderde(v, self.besluit, taal)
        yield from ((taal("opent"), f"{post}: {naam}") for post, naam in v.opent)
        yield from ((taal("sluit"), post) for post in v.sluit)
        yield from ((taal("opent weer"), post) for post in v.heropent)
        if v.looptijd:
            van, tot = v.looptijd.van, v.looptijd.tot_en_met
            yield taal("looptijd"), taal("{van} tot en met {tot_en_met}", van=van, tot_en_met=tot)


def zou_doen(plan: Begroting, besluiten: Sequence[Besluit], voorstel: Voorstel) -> BesluitVerslag:
    """Before and after, as it was when it was laid before people."""
    toen = [b for b in besluiten if b.ingevoerd <= voorstel.openbaar and b.voorstel != voorstel.naam]
    return BesluitVerslag.van(plan, toen, voorstel.als_besluit())


def reactietabel(voorstel: Voorstel) -> Tabel:
    """A row per reaction, by day."""
    namen = ("nummer", "datum", "soort", "aantal", "waar", "tekst", "te_laat")
    kop = (N_("nummer"), N_("datum"), N_("soort"), N_("aantal"), N_("waar"), N_("tekst"), N_("te laat"))
    rijen = tuple(
        (r.nummer, r.datum, r.soort, r.aantal, r.waar, r.tekst, "x" if voorstel.is_te_laat(r) else "")
        for r in sorted(voorstel.reacties, key=lambda r: (r.datum, r.nummer))
    )
    return Tabel("", tuple(map(Kolom, kop, namen)), rijen)


def voorstel_gegevens(voorstel: Voorstel, besluiten: Sequence[Besluit]) -> dict[str, object]:
    """A proposal as programs get it."""
    zou, b, weg = besluit_gegevens(voorstel.als_besluit()), voorstel.bespreking, voorstel.ingetrokken
    besluit = besluit_uit(voorstel, besluiten)
    verschil = anders(voorstel, besluit) if besluit else ()
    return {
        "naam": voorstel.naam,
        "datum": voorstel.datum.isoformat(),
        "door": voorstel.door,
        "waarom": voorstel.waarom,
        "bespreking": {
            "datum": b.datum.isoformat(),
            "tijd": b.tijd or None,
            "plaats": b.plaats,
            "soort": b.soort or None,
        },
        "reageren_tot": voorstel.reageren_tot.isoformat(),
        "reageren": voorstel.reageren or None,
        **{veld: zou[veld] for veld in ("verschuivingen", "opent", "sluit", "heropent", "looptijd")},
        "stand": {OPEN: "open", INGETROKKEN: "ingetrokken", BESLOTEN: "besloten"}[hoe_staat(voorstel, besluiten)],
        "besluit": besluit.naam if besluit else None,
        "veranderd": (besluit.veranderd or None) if besluit else None,
        "anders": [
            {"van": een.van, "naar": een.naar, "voorgesteld": plat(een.voorgesteld), "besloten": plat(een.besloten)}
            for een in verschil
        ],
        "ingetrokken": {"datum": weg.datum.isoformat(), "reden": weg.reden} if weg else None,
        "geteld": voorstel.tel(),
        "reacties": [
            {
                "id": r.nummer,
                "datum": r.datum.isoformat(),
                "waar": r.waar,
                "soort": r.soort,
                "tekst": r.tekst or None,
                "aantal": r.aantal,
                "te_laat": voorstel.is_te_laat(r),
            }
            for r in voorstel.reacties
        ],
    }
