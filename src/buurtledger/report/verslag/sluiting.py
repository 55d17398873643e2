"""How the figures of the report tie: sums of which the parts stand one below the other, the same in every format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.geld import NUL, plat
from buurtledger.report.driedeling import Deel, driedeling

if TYPE_CHECKING:
    from buurtledger.report.verslag.waarde import Verslagwaarde


class Optelling(NamedTuple):
    """Parts, and what they are together. Amounts have their sign; words are Dutch, as the catalogs have them."""

    delen: tuple[Deel, ...]
    som: Deel

    def gegevens(self) -> dict[str, object]:
        """For programs."""
        return {
            "delen": [{"veld": deel.veld, "bedrag": plat(deel.bedrag)} for deel in self.delen],
            "veld": self.som.veld,
            "bedrag": plat(self.som.bedrag),
        }


def verdeling(verslag: Verslagwaarde) -> Optelling:
    """The three parts of what was granted; what people are shown first."""
    som = verslag.stand.totaal
    return Optelling(driedeling(som), Deel("begroot", N_("toegekend"), som.begroot))


def sluiting(verslag: Verslagwaarde) -> tuple[Optelling, ...]:
    """From what was paid to what was spent, from there to what is left, and where that is; and the period in it."""
    som = verslag.stand.totaal
    over = Deel("vrij", N_("niet besteed"), som.vrij)
    bij_groepen, tegoed = som.nog_te_verantwoorden, som.tegoed
    return (
        Optelling(
            (
                Deel("uitbetaald", N_("uitbetaald aan groepen en winkels"), som.uitbetaald),
                Deel("nog_te_verantwoorden", N_("af: bij groepen, bon volgt"), -bij_groepen),
                Deel("tegoed", N_("bij: door groepen voorgeschoten"), -tegoed),
            ),
            Deel("besteed", N_("besteed"), som.besteed),
        ),
        Optelling(
            (
                Deel("begroot", N_("toegekend"), som.begroot),
                Deel("besteed", N_("af: besteed"), -som.besteed),
            ),
            over,
        ),
        Optelling(
            (
                Deel("nog_niet_uitbetaald", N_("waarvan nog niet uitbetaald"), som.begroot - som.uitbetaald),
                Deel("nog_te_verantwoorden", N_("waarvan bij groepen, bon volgt"), bij_groepen),
                Deel("tegoed", N_("af: nog te betalen aan groepen"), tegoed),
            ),
            over,
        ),
        *_subsidie(verslag),
        *_periode(verslag),
    )


def _subsidie(verslag: Verslagwaarde) -> Iterator[Optelling]:
    """What was received of the subsidy, and what of it must go back or is still to come; where the bank tells."""
    if verslag.jaarrekening is None or verslag.jaarrekening.einde.geld.vergeleken is None:
        return
    einde = verslag.jaarrekening.einde
    if einde.subsidieschuld < 0:
        rest = Deel(
            "te_ontvangen", N_("ontvangen boven wat besteed is (onder nul: nog te ontvangen)"), einde.subsidieschuld
        )
    elif einde.subsidie.vaststelling:
        rest = Deel("terug_te_betalen", N_("terug te betalen aan de gemeente"), einde.subsidieschuld)
    else:
        rest = Deel("vooruitontvangen", N_("vooruitontvangen subsidie"), einde.subsidieschuld)
    yield Optelling(
        (
            Deel("ontvangen", N_("subsidie, ontvangen van de gemeente"), einde.geld.ontvangen),
            Deel("subsidiebate", N_("af: besteed ten laste van de subsidie"), -einde.subsidiebate),
            *(
                [Deel("teruggegeven", N_("af: al teruggegeven"), -einde.geld.teruggegeven)]
                if einde.geld.teruggegeven
                else []
            ),
        ),
        rest,
    )


def _periode(verslag: Verslagwaarde) -> Iterator[Optelling]:
    """What came before, where the period is not all there is."""
    ervoor = sum((rij.besteed_ervoor for rij in verslag.rijen), NUL)
    if not (ervoor or verslag.correcties):
        return
    yield Optelling(
        (
            Deel("besteed_ervoor", N_("besteed voor deze periode"), ervoor),
            Deel("in_periode", N_("besteed in deze periode"), verslag.in_periode),
            Deel("gecorrigeerd", N_("correcties van eerder"), verslag.gecorrigeerd),
        ),
        Deel("besteed", N_("besteed"), verslag.stand.totaal.besteed),
    )
