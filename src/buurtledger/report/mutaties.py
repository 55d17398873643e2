"""The reports `bon lijst`, `bon toon` and `akkoord lijst`: mutaties, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.geld import euro, plat
from buurtledger.model.kascommissie import Oordeel
from buurtledger.model.mutatie import HEEFT_BEDRAG, VELDEN, Mutatie, Soort, logboek_van
from buurtledger.report.document import Alinea, Document, Feit, Feiten
from buurtledger.report.oordelen import gezegd
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Cel, Kolom, Rij, Tabel, koppen, velden
from buurtledger.stand.correcties import Correctie
from buurtledger.stand.totalen import tel_per_soort


class Regel(NamedTuple):
    """A mutatie and whether a storno undid it."""

    mutatie: Mutatie
    gestorneerd: bool
    doel: Mutatie | None = None
    """The mutatie it refers to, where it is known."""


class Mutatielijst(NamedTuple):
    """What `bon lijst` shows."""

    regels: tuple[Regel, ...]
    met_post: bool = True
    """People see of which post each is."""

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            "mutaties": [{**mutatie_gegevens(m), "gestorneerd": gestorneerd} for m, gestorneerd, _ in self.regels],
            "totalen": [
                {"soort": soort, "aantal": aantal, "bedrag": plat(bedrag)}
                for soort, (aantal, bedrag) in self._totalen.items()
            ],
        }

    @property
    def _totalen(self) -> Mapping[str, tuple[int, Decimal]]:
        """Per kind how many and how much; what is undone does not count."""
        return tel_per_soort(m for m, gestorneerd, _ in self.regels if not gestorneerd)

    def tabel(self) -> Tabel:
        """Every field."""
        namen = ("soort", "id", "post", *_VELDEN, "gestorneerd")

        def rij(regel: Regel) -> Rij:
            m = regel.mutatie
            return (
                m.soort,
                m.nummer,
                m.post,
                *(_cel(m, veld) for veld in _VELDEN),
                "ja" if regel.gestorneerd else "nee",
            )

        return Tabel("", velden(*namen), tuple(map(rij, self.regels)))

    def document(self, taal: Taal) -> Document:
        """What a person wants to see of each, on a line, and what it is together."""
        if not self.regels:
            return Document("", (Alinea(taal("Er zijn geen mutaties.")),))
        slot = tuple(
            (taal("samen"), soort, f"{aantal} ×", *((None,) if self.met_post else ()), bedrag, None, None)
            for soort, (aantal, bedrag) in self._totalen.items()
        )
        tabel = mutatietabel(self.regels, taal, met_post=self.met_post, met_winkel=True)._replace(slot=slot)
        ongedaan = any(regel.gestorneerd for regel in self.regels)
        uitleg = (Alinea(taal("✗ is teruggedraaid, en telt niet mee.")),) if ongedaan else ()
        return Document("", (tabel, *uitleg))


class MutatieVerslag(NamedTuple):
    """What `bon toon` shows: a mutatie, and the others that refer to it or that it refers to."""

    regel: Regel
    verwant: tuple[Regel, ...]
    oordelen: tuple[Oordeel, ...] = ()
    """What the kascommissie found of it."""

    @property
    def _samen(self) -> Mutatielijst:
        return Mutatielijst((self.regel, *self.verwant))

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        oordelen = [{**oordeel._asdict(), "datum": oordeel.datum.isoformat()} for oordeel in self.oordelen]
        return {**self._samen.gegevens(), **({"oordelen": oordelen} if oordelen else {})}

    def tabel(self) -> Tabel:
        """Every field, a row each."""
        return self._samen.tabel()

    def document(self, taal: Taal) -> Document:
        """A field a line, and what belongs to it."""
        mutatie, gestorneerd, _ = self.regel
        staat = taal(" (gestorneerd)") if gestorneerd else ""
        feiten = (
            *_feiten(mutatie, taal),
            *(_verwant(ander.mutatie, taal) for ander in self.verwant),
            *(Feit(taal("kascommissie"), gezegd((oordeel,), taal)) for oordeel in self.oordelen),
        )
        return Document(f"{mutatie.soort} {mutatie.nummer}{staat}", (Feiten(feiten),))


class Wachtlijst(NamedTuple):
    """What `akkoord lijst` shows: mutaties, each with the role whose akkoord it waits for."""

    rijen: tuple[tuple[Mutatie, str], ...]
    rollen: int
    """So many changes of who may do what wait too."""

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        wachtend = [{**mutatie_gegevens(m), "wacht_op": rol} for m, rol in self.rijen]
        return {"formaat": 1, "wachtend": wachtend, "rollen_in_beraad": self.rollen}

    def tabel(self) -> Tabel:
        """A row per mutatie."""
        namen = ("id", "post", "datum", "bedrag", "omschrijving", "rol")
        kop = (N_("nummer"), N_("post"), N_("datum"), N_("bedrag"), N_("omschrijving"), N_("wacht op"))
        rijen = tuple((m.nummer, m.post, m.datum, m.bedrag, m.omschrijving, rol) for m, rol in self.rijen)
        return Tabel("", tuple(map(Kolom, kop, namen)), rijen)

    def document(self, taal: Taal) -> Document:
        """The same for people."""
        wat = self.tabel() if self.rijen else Alinea(taal("Er wacht niets op akkoord."))
        if not self.rollen:
            return Document("", (wat,))
        ook = taal(
            "Op een handtekening wacht ook {n:verandering|veranderingen} van wie wat mag: buurtledger rollen toon.",
            n=self.rollen,
        )
        return Document("", (wat, Alinea(ook)) if self.rijen else (Alinea(ook),))


_VELDEN = (
    *("datum", "bedrag", "btw", "omschrijving", "leverancier", "betaald_door", "ontvangen_door", "van"),
    *("bewijs", "activiteit", "scan", "notitie", "reden", "rol", "afdruk", "bron", "bij"),
)
"""The fields of a mutatie as a row has them."""


def mutatie_gegevens(mutatie: Mutatie) -> dict[str, object]:
    """A mutatie as programs get it: the fields its line has, and its post."""
    gegeven: dict[str, object] = {"soort": mutatie.soort, "id": mutatie.nummer, "post": mutatie.post}
    for veld in VELDEN[mutatie.soort]:
        waarde = getattr(mutatie, veld)
        if waarde not in ("", None):
            gegeven[veld] = plat(waarde) if isinstance(waarde, Decimal) else str(waarde)
    return gegeven


def mutatietabel(
    mutaties: Iterable[Mutatie | Regel],
    taal: Taal,
    *,
    met_post: bool = True,
    met_winkel: bool = False,
    doelen: Mapping[str, Mutatie] = MappingProxyType({}),
) -> Tabel:
    """What a person wants to see of each, on a line. Of a storno `doelen` know by its id what it undoes."""
    regels = [ding if isinstance(ding, Regel) else Regel(ding, False, doelen.get(ding.van)) for ding in mutaties]
    rijen: list[Rij] = []
    for mutatie, gestorneerd, doel in regels:
        soort = f"{mutatie.soort} ✗" if gestorneerd else mutatie.soort
        bedrag = mutatie.bedrag if mutatie.soort in HEEFT_BEDRAG else None
        post = (mutatie.post,) if met_post else ()
        winkel = (mutatie.leverancier,) if met_winkel else ()
        tekst = zoals_gelezen(mutatie, doel, taal)
        rijen.append((mutatie.datum, soort, mutatie.nummer, *post, bedrag, *winkel, tekst))
    post_kop = (N_("post"),) if met_post else ()
    winkel_kop = (N_("leverancier"),) if met_winkel else ()
    kop = (N_("datum"), N_("soort"), N_("nummer"), *post_kop, N_("bedrag"), *winkel_kop, N_("omschrijving"))
    return Tabel("", koppen(*kop), tuple(rijen))


def correctietabel(correcties: Iterable[Correctie], taal: Taal) -> Tabel:
    """What was undone, each with why: the amount is that of what it was."""
    kop = (N_("datum"), N_("nummer"), N_("post"), N_("teruggedraaid"), N_("wat het was"), N_("reden"))
    rijen = tuple(
        (
            correctie.vanaf,
            correctie.storno.nummer,
            correctie.doel.post,
            correctie.doel.bedrag,
            taal(
                "{soort} van {dag}: {tekst}",
                soort=correctie.doel.soort,
                dag=correctie.doel.datum,
                tekst=_tekst(correctie.doel),
            ),
            correctie.storno.reden,
        )
        for correctie in correcties
    )
    return Tabel("", koppen(*kop), rijen)


def zoals_gelezen(mutatie: Mutatie, doel: Mutatie | None, taal: Taal) -> str:
    """What a mutatie was about; of a storno also what it undoes."""
    if doel is None or mutatie.soort != Soort.STORNO:
        return _tekst(mutatie)
    return taal(
        "{reden} ({soort} van {bedrag}: {tekst})",
        reden=mutatie.reden,
        soort=doel.soort,
        bedrag=doel.bedrag,
        tekst=_tekst(doel),
    )


def _tekst(mutatie: Mutatie) -> str:
    return mutatie.omschrijving or mutatie.reden or mutatie.rol


def _cel(mutatie: Mutatie, veld: str) -> Cel:
    if veld == "bedrag" and mutatie.soort not in HEEFT_BEDRAG:
        return None
    waarde: Cel = getattr(mutatie, veld)
    return waarde


def _feiten(mutatie: Mutatie, taal: Taal) -> Iterator[Feit]:
    yield Feit("post", mutatie.post)
    for veld in VELDEN[mutatie.soort]:
        waarde = getattr(mutatie, veld)
        if waarde not in ("", None):
            yield Feit(veld, taal.waarde(waarde))
    yield Feit(taal("ingevoerd"), taal.dag(mutatie.invoerdag))
    yield Feit(taal("staat in"), f"{logboek_van(mutatie.post)}:{mutatie.lijn}")


def _verwant(mutatie: Mutatie, taal: Taal) -> Feit:
    bedrag = f" {euro(mutatie.bedrag)}" if mutatie.soort in HEEFT_BEDRAG else ""
    return Feit(mutatie.soort, f"{mutatie.nummer}, {taal.dag(mutatie.datum)}{bedrag}: {_tekst(mutatie)}")
