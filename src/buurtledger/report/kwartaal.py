"""The report `kwartaal`: the round of every three months, for a meeting and for the website."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.geld import plat
from buurtledger.report.cijfers import F, figuren
from buurtledger.report.document import Alinea, Blok, Document, Kop
from buurtledger.report.driedeling import driedeling
from buurtledger.report.mutaties import correctietabel, mutatie_gegevens, mutatietabel
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Rij, Tabel, koppen, velden
from buurtledger.report.vonken import Verlopen, vonken
from buurtledger.stand.cijfers import Cijfers, Som
from buurtledger.stand.correcties import Correctie
from buurtledger.stand.kwartaalstand import InKwartaal, KwartaalStand
from buurtledger.stand.verloop import NIETS, Effect

IN_KWARTAAL = ("besteed_in_kwartaal", "uitbetaald_in_kwartaal", "bonnen_in_kwartaal")


class KwartaalRij(NamedTuple):
    """A gebied or post: the figures at the quarter's end and what changed during it."""

    id: str
    naam: str
    einde: Cijfers | Som
    erin: InKwartaal
    """The difference of two stands."""
    correcties: Effect = NIETS
    """What of it is a correction of earlier quarters."""

    @property
    def van_dit_kwartaal(self) -> InKwartaal:
        """What of it happened in the quarter itself."""
        return self.erin.zonder(self.correcties)


class KwartaalVerslag(NamedTuple):
    """What `kwartaal` shows, in any format."""

    stand: KwartaalStand
    gebieden: tuple[tuple[KwartaalRij, tuple[KwartaalRij, ...]], ...]
    """Each gebied with its posten."""
    totaal: KwartaalRij
    verlopen: Verlopen | None = None
    """For the pictures, where they are to be shown."""

    @property
    def posten(self) -> tuple[KwartaalRij, ...]:
        """Every post, in the plan's order."""
        return tuple(rij for _, rijen in self.gebieden for rij in rijen)

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        kwartaal = self.stand.kwartaal
        return {
            "formaat": 1,
            "naam": self.stand.einde.begroting.naam,
            "kwartaal": str(kwartaal),
            "van": kwartaal.van.isoformat(),
            "tot_en_met": kwartaal.tot_en_met.isoformat(),
            "totaal": _cijfers(self.totaal),
            "gebieden": [{"id": rij.id, "naam": rij.naam, **_cijfers(rij)} for rij, _ in self.gebieden],
            "posten": [
                {"id": rij.id, "gebied": rij.id.partition("/")[0], "naam": rij.naam, **_cijfers(rij)}
                for rij in self.posten
            ],
            "nagekomen": [mutatie_gegevens(mutatie) for mutatie in self.stand.nagekomen],
            "correcties": [_correctie(correctie) for correctie in self.stand.correcties],
        }

    def tabel(self) -> Tabel:
        """A row per post."""
        return Tabel(
            "",
            velden("kwartaal", "post", "naam", *IN_KWARTAAL, *F),
            tuple(
                (str(self.stand.kwartaal), rij.id, rij.naam, *rij.erin, *(getattr(rij.einde, veld) for veld in F))
                for rij in self.posten
            ),
        )

    def document(self, taal: Taal) -> Document:
        """For a meeting and for a website: per gebied, then per post within it."""
        gebieden = tuple(gebied for gebied, _ in self.gebieden)
        blokken: list[Blok] = [*_inleiding(self, taal), _tabel(gebieden, self.totaal, N_("gebied"), taal)]
        for gebied, posten in self.gebieden:
            if len(posten) > 1:
                blokken += [Kop(gebied.naam), _tabel(posten, gebied, N_("post"), taal)]
        if self.stand.correcties:
            kop = taal("Correcties: geboekt in een eerder kwartaal, teruggedraaid in dit")
            blokken += [Kop(kop), correctietabel(self.stand.correcties, taal)]
        if self.stand.nagekomen:
            kop = taal("Nagekomen: in dit kwartaal ingevoerd, van een eerder kwartaal")
            blokken += [Kop(kop), mutatietabel(self.stand.nagekomen, taal, doelen=self.stand.doelen)]
        if self.verlopen is not None:
            blokken += vonken(self.stand.einde, self.verlopen, taal)
        naam, kwartaal = self.stand.einde.begroting.naam, str(self.stand.kwartaal)
        return Document(taal("{naam}: kwartaal {kwartaal}", naam=naam, kwartaal=kwartaal), tuple(blokken))


def maak_kwartaal(stand: KwartaalStand) -> KwartaalVerslag:
    """The report of a quarter. It does not say what was known when: asked for later, it is the same report."""
    gebieden = []
    plek_van_post = 0
    for plek, gebied in enumerate(stand.einde.gebieden):
        posten = []
        for post, cijfers in gebied.posten:
            erin, correcties = stand.van_post(plek_van_post), stand.gecorrigeerd([post.id])
            posten.append(KwartaalRij(post.id, post.naam, cijfers, erin, correcties))
            plek_van_post += 1
        samen = stand.gecorrigeerd(rij.id for rij in posten)
        som = KwartaalRij(gebied.gebied.id, gebied.gebied.naam, gebied.som, stand.van_gebied(plek), samen)
        gebieden.append((som, tuple(posten)))
    alles = stand.gecorrigeerd(rij.id for _, posten in gebieden for rij in posten)
    return KwartaalVerslag(stand, tuple(gebieden), KwartaalRij("", "", stand.einde.totaal, stand.in_totaal, alles))


def _correctie(correctie: Correctie) -> dict[str, object]:
    return {
        "van": mutatie_gegevens(correctie.doel),
        "storno": mutatie_gegevens(correctie.storno),
        "besteed_in_kwartaal": plat(correctie.effect.besteed),
        "uitbetaald_in_kwartaal": plat(correctie.effect.uitbetaald),
        "bonnen_in_kwartaal": correctie.effect.bonnen,
    }


def _cijfers(rij: KwartaalRij) -> dict[str, object]:
    return {
        **figuren(rij.einde),
        "bonnen": rij.einde.bonnen,
        "besteed_in_kwartaal": plat(rij.erin.besteed),
        "uitbetaald_in_kwartaal": plat(rij.erin.uitbetaald),
        "bonnen_in_kwartaal": rij.erin.bonnen,
    }


def _inleiding(verslag: KwartaalVerslag, taal: Taal) -> Iterator[Alinea]:
    kwartaal, totaal = verslag.stand.kwartaal, verslag.totaal
    gebeurd = totaal.van_dit_kwartaal
    yield Alinea(taal("{van} tot en met {tot_en_met}", van=kwartaal.van, tot_en_met=kwartaal.tot_en_met))
    yield Alinea(
        taal(
            "In dit kwartaal: {bonnen:bon|bonnen}, {besteed} besteed, {uitbetaald} uitbetaald. "
            "Nog te verdelen: {over} van {begroot}.",
            bonnen=gebeurd.bonnen,
            besteed=gebeurd.besteed,
            uitbetaald=gebeurd.uitbetaald,
            over=totaal.einde.beschikbaar,
            begroot=totaal.einde.begroot,
        )
    )
    if verslag.stand.correcties:
        yield Alinea(
            taal(
                "Daarnaast {aantal:correctie|correcties} van eerdere kwartalen: {besteed} besteed, "
                "{uitbetaald} uitbetaald. Samen is dat wat er in de boeken veranderde.",
                aantal=len(verslag.stand.correcties),
                besteed=totaal.correcties.besteed,
                uitbetaald=totaal.correcties.uitbetaald,
            )
        )
    if totaal.einde.tegoed < 0:
        yield Alinea(
            taal(
                "Groepen krijgen zelf nog {tegoed} voor wat zij uit eigen zak betaalden.",
                tegoed=-totaal.einde.tegoed,
            )
        )
    yield Alinea(
        taal("Uitbetaald en besteed: in dit kwartaal. De drie kolommen daarna: alles tot en met de laatste dag.")
    )


def _tabel(rijen: tuple[KwartaalRij, ...], som: KwartaalRij, kop: str, taal: Taal) -> Tabel:
    """What a meeting looks at: paid and spent in the quarter, spent in all, left, still to account for."""
    delen = tuple(deel.woord for deel in driedeling(som.einde)[1:])
    return Tabel(
        "",
        koppen(kop, N_("uitbetaald"), N_("besteed"), N_("besteed tot nu"), *delen),
        tuple(regel for rij in rijen for regel in _regels(rij, som.einde, taal)),
        tuple(_regels(som._replace(naam=taal("totaal")), som.einde, taal, met_correcties=True)),
    )


def _regels(rij: KwartaalRij, naast: Som | Cijfers, taal: Taal, *, met_correcties: bool = False) -> Iterator[Rij]:
    """A row of figures, and below it what was corrected and what is owed the other way."""
    einde, gebeurd, correcties = rij.einde, rij.van_dit_kwartaal, rij.correcties
    leeg = (None,) * (len(driedeling(naast)) - 2)
    yield (rij.naam, gebeurd.uitbetaald, gebeurd.besteed, *(deel.bedrag for deel in driedeling(einde, naast)))
    if met_correcties and correcties != NIETS:
        yield ("  " + taal("correcties"), correcties.uitbetaald, correcties.besteed, None, None, *leeg)
    if einde.tegoed < 0:
        yield ("  " + taal("krijgt nog"), None, None, None, einde.tegoed, *leeg)
