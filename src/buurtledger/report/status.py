"""The report `status`: where we stand, and what asks for attention."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.model.begroting import coordinatie_past, posten_tellen_op
from buurtledger.model.bericht import N_
from buurtledger.model.geld import NUL, plat
from buurtledger.report.figuren import F, figuren
from buurtledger.stand.aandacht import Punt, aandachtspunten
from buurtledger.stand.cijfers import GebiedStand, PostStand, Som, Stand, tel_op

if TYPE_CHECKING:
    from buurtledger.model.verantwoording import Bijdrage
    from buurtledger.report.tabel import Tabel


class StatusVerslag(NamedTuple):
    """What `status` shows, in any format."""

    stand: Stand
    gebieden: tuple[GebiedStand, ...]
    """The gebieden that were asked for; all of them when none was."""
    posten: tuple[PostStand, ...]
    keuze: str
    """The id of the gebied or post that was asked for."""
    in_balans: bool
    punten: tuple[Punt, ...]
    bijdragen: tuple[Bijdrage, ...] = ()
    """What others promised and paid on these posten; in none of the figures."""
    thema: str = ""
    """The theme that was asked for; then the posten are those of the theme."""

    @property
    def som(self) -> Som:
        """The sum of what is shown."""
        return tel_op(rij.cijfers for rij in self.posten) if self.thema else self.stand.totaal

    @property
    def toegezegd(self) -> Decimal:
        """What others promised in all."""
        return sum((bijdrage.toegezegd for bijdrage in self.bijdragen), NUL)

    @property
    def betaald(self) -> Decimal:
        """What others paid in all."""
        return sum((bijdrage.betaald for bijdrage in self.bijdragen), NUL)


def maak_status(
    stand: Stand, keuze: str = "", *, tijd_telt: bool, bijdragen: tuple[Bijdrage, ...] = ()
) -> StatusVerslag:
    """The report at a stand; `keuze` is empty or the id of a gebied or post that exists."""
    gebied = keuze.partition("/")[0]
    gebieden = tuple(g for g in stand.gebieden if not keuze or g.gebied.id == gebied)
    posten = tuple(p for g in gebieden for p in g.posten if "/" not in keuze or p.post.id == keuze)
    in_balans = not [*posten_tellen_op(stand.begroting), *coordinatie_past(stand.begroting)]
    punten = aandachtspunten(stand, tijd_telt=tijd_telt)
    erbij = tuple(b for b in bijdragen if any(b.post == rij.post.id for rij in posten))
    return StatusVerslag(stand, gebieden, posten, keuze, in_balans, punten, erbij)


def van_thema(verslag: StatusVerslag, thema: str) -> StatusVerslag:
    """The same report with only the posten of a theme, and the gebieden they stand in."""
    posten = tuple(rij for rij in verslag.posten if thema in rij.post.themas)
    ids = {rij.post.id for rij in posten}
    return verslag._replace(
        thema=thema,
        posten=posten,
        gebieden=tuple(g for g in verslag.gebieden if any(rij.post.id in ids for rij in g.posten)),
        bijdragen=tuple(b for b in verslag.bijdragen if b.post in ids),
    )


def als_json(verslag: StatusVerslag) -> dict[str, object]:
    """The stable form for programs, formaat 1."""
    stand = verslag.stand
    plan = stand.begroting.coordinatie
    bijdragen = [
        {"post": b.post, "van": b.van, "toegezegd": plat(b.toegezegd), "betaald": plat(b.betaald)}
        for b in verslag.bijdragen
    ]
    thema = {"thema": {"id": verslag.thema, **figuren(verslag.som)}} if verslag.thema else {}
    return {
        "formaat": 1,
        "naam": stand.begroting.naam,
        "op": stand.op.isoformat(),
        "totaal": figuren(stand.totaal),
        **thema,
        "coordinatie": {
            "post": plan.post,
            "aandeel": f"{stand.aandeel_coordinatie:.4f}",
            "maximum": f"{plan.maximum:.4f}",
            "voldoet": stand.begroting.coordinatie_voldoet,
        },
        "gebieden": [{"id": g.gebied.id, "naam": g.gebied.naam, **figuren(g.som)} for g in verslag.gebieden],
        "posten": [
            {
                "id": post.id,
                "gebied": post.gebied,
                "naam": post.naam,
                **figuren(cijfers),
                "bonnen": cijfers.bonnen,
            }
            for post, cijfers in verslag.posten
        ],
        **({"cofinanciering": bijdragen} if bijdragen else {}),
    }


def als_tabel(verslag: StatusVerslag) -> Tabel:
    """A row per post, for CSV and for a web page."""
    from buurtledger.report.tabel import Tabel

    rijen = tuple(
        (post.gebied, post.id, post.naam, *(getattr(cijfers, veld) for veld in F), cijfers.bonnen)
        for post, cijfers in verslag.posten
    )
    som = verslag.som
    slot = ("", "", "totaal", *(getattr(som, veld) for veld in F), som.bonnen)
    return Tabel(
        ("gebied", "post", "naam", *F, "bonnen"),
        (N_("gebied"), N_("post"), N_("naam"), *KOPPEN, N_("bonnen")),
        rijen,
        None if verslag.keuze else slot,
    )


KOPPEN = (
    *(N_("begroot"), N_("besteed"), N_("uitbetaald")),
    *(N_("te verantwoorden"), N_("vrij"), N_("beschikbaar")),
)
"""The headings of F, in its order."""
