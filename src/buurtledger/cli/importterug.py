"""What `bon importeer --terug` does: storno what a file became, and take back what a briefje told."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from buurtledger.cli.lezen import of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.cli.stapel import schrijf_stapel
from buurtledger.cli.vastleggen import vastgelegd
from buurtledger.cli.vragen import bevestig
from buurtledger.handelingen.briefje_lezen import Terugname, terugname
from buurtledger.model.bericht import zin

if TYPE_CHECKING:
    from buurtledger.cli.briefjelezen import Ingelezen
    from buurtledger.handelingen.importeren import Wens
    from buurtledger.handelingen.invoeren import Stapel
    from buurtledger.model.begroting import Begroting
    from buurtledger.model.bladrij import Bladrijen


def neem_terug(
    hier: Omgeving,
    begroting: Begroting,
    bladen: Sequence[tuple[str, Bladrijen]],
    briefjes: Collection[Ingelezen],
    wens: Wens,
    *,
    ja: bool,
    commit: bool,
) -> None:
    """Show what goes back, ask, and write it: the receipts with storno's, what was told out of its file."""
    from buurtledger.handelingen import importeren
    from buurtledger.handelingen.kernen import verteld

    reden = hier.taal("import teruggenomen")
    stapel = of_stop(hier, importeren.neem_terug(hier.wortel, hier.vandaag, begroting, bladen, wens, reden))
    terug = []
    for briefje in briefjes:
        staat = verteld(hier.wortel, begroting, briefje.post)
        terug.append(terugname(briefje.briefje, briefje.post, staat.resultaat, staat.leermomenten))
    vertellingen = [wat for wat in terug if wat is not None]
    if stapel is None and not any(wat.resultaat or wat.geleerd for wat in vertellingen):
        stop(
            VERKEERD_GEROEPEN,
            zin("van dit blad staat niets in de boeken dat nog geldt; er is niets terug te nemen"),
        )
    if stapel is not None:
        _toon(hier, stapel)
    if not ja and not hier.mag_vragen:
        sys.stdout.flush()
        stop(VERKEERD_GEROEPEN, zin("er is niemand om het te vragen, dus er is niets geschreven; geef --ja"))
    if stapel is not None:
        aantal = len(stapel.mutaties)
        if not ja and not bevestig(hier, hier.taal("{aantal:regel|regels} terugdraaien?", aantal=aantal), anders=False):
            hier.zeg(hier.taal("Er is niets geschreven."))
            return
        schrijf_stapel(hier, stapel, zin("{aantal:bon|bonnen} teruggenomen", aantal=aantal), commit=commit)
    for wat in vertellingen:
        _haal_weg(hier, begroting, wat, ja=ja, commit=commit)


def _toon(hier: Omgeving, stapel: Stapel) -> None:
    """What the storno's do; stops where one of them cannot be."""
    for regel in stapel.regels:
        if regel.bezwaar is not None:
            hier.waarschuw(zin("{van}: {reden}", van=regel.mutatie.van, reden=regel.bezwaar))
    if stapel.fout:
        sys.stdout.flush()
        stop(VERKEERD_GEROEPEN, zin("niet alles is terug te nemen, dus er is niets geschreven"))
    for gevolg in stapel.gevolgen:
        hier.zeg(
            hier.taal(
                "{post}: besteed van {voor} naar {na}", post=gevolg.post, voor=gevolg.voor.besteed, na=gevolg.na.besteed
            )
        )


def _haal_weg(hier: Omgeving, begroting: Begroting, wat: Terugname, *, ja: bool, commit: bool) -> None:
    """Take what was told out of its file; asked apart, as writing it down was."""
    from buurtledger.cli.briefjelezen import zeg_regels
    from buurtledger.handelingen import kernen

    bestand = kernen.bestand_van(begroting, wat.post)
    if wat.anders:
        hier.waarschuw(
            zin(
                "het resultaat in {bestand} is niet wat dit briefje vertelde; kijk zelf of er iets van weg moet",
                bestand=bestand,
            )
        )
    if not wat.resultaat and not wat.geleerd:
        return
    hier.zeg(hier.taal("Verteld met dit briefje, en nog in {bestand}:", bestand=bestand))
    zeg_regels(hier, "\n".join(filter(None, (wat.resultaat, *wat.geleerd))))
    if not ja and not bevestig(hier, hier.taal("Ook weghalen wat er verteld is?"), anders=False):
        hier.zeg(hier.taal("Wat er verteld is staat er nog."))
        return
    with vastgelegd(hier, bestand, zin("{post}: wat een briefje vertelde is weggehaald", post=wat.post), commit=commit):
        blijft = wat.blijft if wat.resultaat else None
        of_stop(hier, kernen.neem_verteld_terug(hier.wortel, begroting, wat.post, blijft, wat.geleerd))
        hier.zeg(hier.taal("Weggehaald uit {bestand}", bestand=bestand))
