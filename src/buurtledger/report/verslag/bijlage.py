"""The annex: every line of the period by post, with its sums, so that they add up to the figures of the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.model.begroting import Post
from buurtledger.model.bericht import N_
from buurtledger.model.geld import NUL, plat
from buurtledger.model.mutatie import KERN, PENVOERDER, Soort
from buurtledger.report.document import Alinea, Blok, Kop
from buurtledger.report.mutaties import zoals_gelezen
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Rij, Tabel, koppen
from buurtledger.stand.geboekt import Geboekt, als_geboekt

if TYPE_CHECKING:
    from buurtledger.report.verslag.waarde import Verslagwaarde


class PostBijlage(NamedTuple):
    """The lines of a post: of the period itself, and what was undone in it of before."""

    post: Post
    geboekt: tuple[Geboekt, ...]
    correcties: tuple[Geboekt, ...]

    @property
    def alle(self) -> tuple[Geboekt, ...]:
        """All its lines."""
        return (*self.geboekt, *self.correcties)

    def gegevens(self) -> dict[str, object]:
        """For programs: each line by its id with its signed amounts, and their sums."""
        return {
            "id": self.post.id,
            "regels": [_regel(g, nr >= len(self.geboekt)) for nr, g in enumerate(self.alle)],
            "uitgegeven": plat(uitgegeven(self.geboekt)),
            "groepen": plat(naar_groepen(self.geboekt)),
            "correcties": {
                "uitgegeven": plat(uitgegeven(self.correcties)),
                "groepen": plat(naar_groepen(self.correcties)),
            },
        }


def _regel(g: Geboekt, eerder: bool) -> dict[str, object]:
    return {
        "id": g.mutatie.nummer,
        "van": g.doel.nummer if g.doel else None,
        "datum": g.dag.isoformat(),
        "uitgegeven": plat(g.uitgegeven),
        "groepen": plat(g.groepen),
        "correctie_van_eerder": eerder,
    }


def uitgegeven(regels: Sequence[Geboekt]) -> Decimal:
    """What lines did to what was spent, in euro's."""
    return sum((g.uitgegeven for g in regels), NUL)


def naar_groepen(regels: Sequence[Geboekt]) -> Decimal:
    """What lines brought to groups, in euro's."""
    return sum((g.groepen for g in regels), NUL)


def per_post(verslag: Verslagwaarde) -> tuple[PostBijlage, ...]:
    """The posten that have lines in the period, in the plan's order."""
    gevonden = (
        PostBijlage(
            rij.post,
            verslag.geboekt.get(rij.post.id, ()),
            tuple(als_geboekt(c) for c in verslag.correcties if c.doel.post == rij.post.id),
        )
        for rij in verslag.rijen
    )
    return tuple(een for een in gevonden if een.alle)


BETALERS = {KERN: N_("de groep"), PENVOERDER: N_("de penvoerder")}
"""Who paid, in words."""


def soort_van(g: Geboekt, taal: Taal) -> str:
    """What a line is, in a word."""
    return taal("correctie") if g.doel else taal(_SOORTEN[g.mutatie.soort])


def omschrijving_van(g: Geboekt, taal: Taal) -> str:
    """What a line was about; of a correction what it undoes, and why."""
    return zoals_gelezen(g.mutatie, g.doel, taal)


def bewijs_van(g: Geboekt, taal: Taal) -> str:
    """What there is on paper of a bon."""
    if g.doel or g.mutatie.soort != Soort.BON:
        return ""
    return taal(_BEWIJZEN[g.mutatie.bewijs])


_SOORTEN: dict[str, str] = {
    Soort.BON: N_("bon"),
    Soort.VOORSCHOT: N_("voorschot"),
    Soort.TERUGBETALING: N_("terugbetaling"),
    Soort.VERGOEDING: N_("vergoeding"),
    Soort.RETOUR: N_("retour"),
}
_BEWIJZEN = {"": N_("bon"), "bon": N_("bon"), "factuur": N_("factuur"), "verklaring": N_("verklaring")}


def bijlage(verslag: Verslagwaarde, taal: Taal, namen: Mapping[str, str]) -> Iterator[Blok]:
    """A table per post with its sum, and how those add up to the figures on the first page."""
    yield Kop(taal("Bijlage: bonnen en betalingen"))
    posten = per_post(verslag)
    if not posten:
        yield Alinea(taal("In deze periode is er niets geboekt."))
        return
    yield Alinea(
        taal(
            "Wat is teruggedraaid staat er met zijn correctie bij, zodat alles optelt. Een bedrag onder nul kwam "
            "terug van een winkel of een groep."
        )
    )
    for post in posten:
        naam = namen[post.post.id]
        yield Kop(naam, 3)
        if post.geboekt:
            yield regeltabel(naam, post.geboekt, taal("samen in deze periode"), taal)
        if post.correcties:
            titel = taal("{naam}: eerder geboekt, in deze periode teruggedraaid", naam=naam)
            yield regeltabel(titel, post.correcties, taal("samen aan correcties"), taal)
    yield Kop(taal("De bijlage opgeteld"), 3)
    yield opgeteld(posten, namen, taal)


def regeltabel(titel: str, regels: Sequence[Geboekt], samen: str, taal: Taal) -> Tabel:
    """A row per line, and their sum."""
    kop = (N_("datum"), N_("nummer"), N_("soort"), N_("omschrijving"), N_("leverancier"), N_("bewijs"))
    slot: Rij = ("", "", "", samen, "", "", uitgegeven(regels), naar_groepen(regels))
    return Tabel(
        titel,
        koppen(*kop, N_("uitgegeven"), N_("naar/van groep")),
        tuple(
            (
                *(g.dag, g.mutatie.nummer, soort_van(g, taal), omschrijving_van(g, taal)),
                *(g.mutatie.leverancier, bewijs_van(g, taal)),
                *(bedrag or None for bedrag in (g.uitgegeven, g.groepen)),
            )
            for g in regels
        ),
        (slot,),
    )


def opgeteld(posten: Sequence[PostBijlage], namen: Mapping[str, str], taal: Taal) -> Tabel:
    """A row per post with the sums of its tables; together they are what was spent in the period, and corrections."""
    gewoon = [g for post in posten for g in post.geboekt]
    eerder = [g for post in posten for g in post.correcties]
    return Tabel(
        taal("Per post, zoals op de eerste bladzijde"),
        koppen(
            *(N_("post"), N_("besteed in deze periode"), N_("correcties van eerder")),
            *(N_("naar/van groepen"), N_("rechtstreeks betaald")),
        ),
        tuple(
            (
                *(namen[een.post.id], uitgegeven(een.geboekt), uitgegeven(een.correcties)),
                *(naar_groepen(een.alle), rechtstreeks(een.alle)),
            )
            for een in posten
        ),
        (
            (
                *(taal("samen"), uitgegeven(gewoon), uitgegeven(eerder)),
                *(naar_groepen((*gewoon, *eerder)), rechtstreeks((*gewoon, *eerder))),
            ),
        ),
    )


def rechtstreeks(regels: Sequence[Geboekt]) -> Decimal:
    """What lines paid to shops straight from the account, in euro's."""
    return sum((g.rechtstreeks for g in regels), NUL)
