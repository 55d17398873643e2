"""The report `kwartaal`: the round of every three months, for a meeting and for the website."""

from __future__ import annotations

from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.geld import plat
from buurtledger.report.figuren import F, figuren
from buurtledger.report.mutaties import mutatie_json
from buurtledger.report.tabel import Cel, Tabel
from buurtledger.stand.cijfers import Cijfers, Som
from buurtledger.stand.kwartaalstand import InKwartaal, KwartaalStand

IN_KWARTAAL = ("besteed_in_kwartaal", "uitbetaald_in_kwartaal", "bonnen_in_kwartaal")


class Rij(NamedTuple):
    """A gebied or post: the figures at the quarter's end and what came in during it."""

    id: str
    naam: str
    einde: Cijfers | Som
    erin: InKwartaal


class KwartaalVerslag(NamedTuple):
    """What `kwartaal` shows, in any format."""

    stand: KwartaalStand
    gebieden: tuple[tuple[Rij, tuple[Rij, ...]], ...]
    """Each gebied with its posten."""
    totaal: Rij

    @property
    def posten(self) -> tuple[Rij, ...]:
        """Every post, in the plan's order."""
        return tuple(rij for _, rijen in self.gebieden for rij in rijen)


def maak_kwartaal(stand: KwartaalStand) -> KwartaalVerslag:
    """The report of a quarter. It does not say what was known when: asked for later, it is the same report."""
    posten = iter(
        [
            Rij(post.id, post.naam, cijfers, stand.van_post(plek))
            for plek, (post, cijfers) in enumerate(stand.einde.posten)
        ]
    )
    gebieden = tuple(
        (
            Rij(gebied.gebied.id, gebied.gebied.naam, gebied.som, stand.van_gebied(plek)),
            tuple(next(posten) for _ in gebied.posten),
        )
        for plek, gebied in enumerate(stand.einde.gebieden)
    )
    return KwartaalVerslag(stand, gebieden, Rij("", "", stand.einde.totaal, stand.in_totaal))


def als_json(verslag: KwartaalVerslag) -> dict[str, object]:
    """The stable form for programs, formaat 1."""
    kwartaal = verslag.stand.kwartaal
    return {
        "formaat": 1,
        "naam": verslag.stand.einde.begroting.naam,
        "kwartaal": str(kwartaal),
        "van": kwartaal.van.isoformat(),
        "tot_en_met": kwartaal.tot_en_met.isoformat(),
        "totaal": _rij(verslag.totaal),
        "gebieden": [{"id": rij.id, "naam": rij.naam, **_rij(rij)} for rij, _ in verslag.gebieden],
        "posten": [
            {"id": rij.id, "gebied": rij.id.partition("/")[0], "naam": rij.naam, **_rij(rij)} for rij in verslag.posten
        ],
        "nagekomen": [mutatie_json(mutatie) for mutatie in verslag.stand.nagekomen],
    }


def _rij(rij: Rij) -> dict[str, object]:
    return {
        **figuren(rij.einde),
        "bonnen": rij.einde.bonnen,
        "besteed_in_kwartaal": plat(rij.erin.besteed),
        "uitbetaald_in_kwartaal": plat(rij.erin.uitbetaald),
        "bonnen_in_kwartaal": rij.erin.bonnen,
    }


def als_tabel(verslag: KwartaalVerslag) -> Tabel:
    """A row per post, for CSV."""
    return Tabel(
        ("kwartaal", "post", "naam", *IN_KWARTAAL, *F),
        (),
        tuple(
            (str(verslag.stand.kwartaal), rij.id, rij.naam, *rij.erin, *(getattr(rij.einde, veld) for veld in F))
            for rij in verslag.posten
        ),
    )


def voor_mensen(rijen: tuple[Rij, ...], som: Rij, kop: str, totaal: str) -> Tabel:
    """What a meeting looks at: came in, spent in the quarter, spent in all, left, still to account for."""

    def cellen(rij: Rij) -> tuple[Cel, ...]:
        einde, erin = rij.einde, rij.erin
        return (rij.naam, erin.uitbetaald, erin.besteed, einde.besteed, einde.vrij, einde.nog_te_verantwoorden)

    return Tabel(
        ("naam", "uitbetaald_in_kwartaal", "besteed_in_kwartaal", "besteed", "vrij", "nog_te_verantwoorden"),
        (kop, N_("ontvangen"), N_("besteed"), N_("tot nu"), N_("over"), N_("te verant.")),
        tuple(cellen(rij) for rij in rijen),
        cellen(som._replace(naam=totaal)),
    )
