"""`buurtledger bon invoer`: a pile of receipts, one line each, and then all of them in the books in one go."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING

import typer

from buurtledger.cli.boeken import gevolg, open_werk
from buurtledger.cli.boninvoerzinnen import zeg_controle, zeg_inhoud
from buurtledger.cli.extra import vereis
from buurtledger.cli.lezen import lees_begroting, of_stop
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, Stop, stop
from buurtledger.cli.stapel import maak_vorige_af, schrijf_stapel
from buurtledger.cli.vragen import bevestig
from buurtledger.handelingen import boeken
from buurtledger.handelingen.bonstapel import PAD, Bonstapel
from buurtledger.handelingen.invoeren import Stapel
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bonregel import Vooraf
from buurtledger.model.concept import Concept, Klaargezet, naar_lijst, naar_velden
from buurtledger.report.bonstapel import Stapelverslag

if TYPE_CHECKING:
    from buurtledger.store.concepten import Conceptbestand

_BRON = "mee.bron"


def invoer(hier: Omgeving, post: str | None, *, rustig: bool, commit: bool) -> None:
    """Book a pile."""
    if not hier.mag_vragen and post is None:
        stop(VERKEERD_GEROEPEN, zin("{wat} ontbreekt", wat=zin("POST")))
    maak_vorige_af(hier)
    if hier.mag_vragen:
        _aan_een_terminal(hier, post, rustig=rustig, commit=commit)
    else:
        assert post is not None
        _uit_een_pijp(hier, post, commit=commit)


Klaarzetter = Callable[[Vooraf], list[Klaargezet]]
"""Makes lines that are prepared, when it is known what the books of their post know."""


def neem_door(hier: Omgeving, post: str | None, klaar: Klaarzetter, *, rustig: bool, commit: bool) -> None:
    """Book a pile at the terminal that begins with lines which were made of something else."""
    _aan_een_terminal(hier, post, rustig=rustig, commit=commit, klaar=klaar)


def _uit_een_pijp(hier: Omgeving, post: str, *, commit: bool) -> None:
    from buurtledger.cli.boninvoerpijp import lees_stapel

    bonstapel = Bonstapel(open_werk(hier, post))
    concept, beoordeeld = lees_stapel(hier, bonstapel)
    for nr, berichten in bonstapel.meldingen(beoordeeld).items():
        for bericht in berichten:
            hier.waarschuw(zin("regel {nr}: {bericht}", nr=nr + 1, bericht=bericht))
    schrijf_stapel(hier, beoordeeld, boodschap_van(concept, post=bonstapel.werk.post), commit=commit)


def _aan_een_terminal(
    hier: Omgeving, post: str | None, *, rustig: bool, commit: bool, klaar: Klaarzetter | None = None
) -> None:
    from buurtledger.cli.boninvoerconcept import open_stapel
    from buurtledger.cli.boninvoerregels import typ_stapel, zeg_bewaard

    werk, bestand = open_stapel(hier, lees_begroting(hier), post)
    try:
        if klaar is not None:
            _zet_klaar(Bonstapel(werk), bestand, klaar)
        for ronde in count():
            bonstapel = Bonstapel(of_stop(hier, boeken.open_werk(hier.wortel, hier.vandaag, werk.begroting, werk.post)))
            typ_stapel(hier, bonstapel, bestand, rustig=rustig, begin=not ronde)
            if bestand.concept.is_leeg:
                hier.zeg(hier.taal("Er is niets geschreven."))
                return
            with hier.bezig(hier.taal("De bonnen naast de boeken leggen…")):
                beoordeeld = of_stop(hier, bonstapel.beoordeel(bestand.concept))
            if _akkoord(hier, bonstapel, bestand.concept, beoordeeld):
                break
            hier.zeg(hier.taal("Verander een regel met pijltje omhoog, of bewaar de stapel voor later met Ctrl-C."))
        if any(PAD in regel.mee for regel in bestand.concept.regels):
            met_scans, beoordeeld = beoordeel_met_scans(hier, bonstapel, bestand.concept)
            for plek, regel in enumerate(met_scans.regels):
                bestand.schrijf("houd", plek, naar_velden(regel))
        # Whoever finds this pile again sees by its ids that it is in the books.
        bestand.schrijf("nummers", [mutatie.nummer for mutatie in beoordeeld.mutaties])
        schrijf_stapel(hier, beoordeeld, boodschap_van(bestand.concept, post=werk.post), commit=commit)
        bestand.gooi_weg()
    except (Stop, typer.Abort):
        zeg_bewaard(hier, bestand, werk.post)
        raise
    finally:
        bestand.sluit()


def _akkoord(hier: Omgeving, bonstapel: Bonstapel, concept: Concept, beoordeeld: Stapel) -> bool:
    """Show the whole pile and what it does, and ask."""
    from buurtledger.cli.stromen import schrijf_uit
    from buurtledger.report.vormen.tekst import teken

    hier.zeg()
    verslag = Stapelverslag(concept, bonstapel.meldingen(beoordeeld))
    schrijf_uit(teken(verslag.document(hier.taal), hier.taal, hier.scherm))
    for deel in beoordeeld.gevolgen:
        for regel in gevolg(hier, deel.voor, deel.na):
            hier.zeg(f"  {regel}")
    if beoordeeld.fout:
        hier.waarschuw(zin("zo kan de stapel niet opgeschreven worden"))
        return False
    verschil = concept.verschil
    if not verschil:
        return bevestig(hier, hier.taal("Opschrijven?"))
    hier.waarschuw(zeg_controle(verschil))
    return bevestig(hier, hier.taal("Toch opschrijven?"), anders=False)


def _zet_klaar(bonstapel: Bonstapel, bestand: Conceptbestand, klaar: Klaarzetter) -> None:
    """Add the prepared lines to those that wait already; what is in the pile is not prepared again."""
    concept = bestand.concept
    er = {een.mee.get(_BRON) for een in concept.klaar} | {regel.mee.get("bron") for regel in concept.regels}
    nieuw = klaar(bonstapel.vooraf(concept._replace(regels=()), 0))
    erbij = [een for een in nieuw if een.mee.get(_BRON) not in er]
    bestand.schrijf("klaar", naar_lijst((*concept.klaar, *erbij)))


def beoordeel_met_scans(
    hier: Omgeving, bonstapel: Bonstapel, concept: Concept, *, stil: bool = False
) -> tuple[Concept, Stapel]:
    """The pile with its scans in the kluis, judged; stops before anything is written when one cannot be put there."""
    from buurtledger.cli.kluismap import gekozen_kluis, rollen_of_stop
    from buurtledger.handelingen.papierboeken import bewaar_scans

    kluis = gekozen_kluis(hier.wortel)
    if kluis is None:
        hier.waarschuw(zin("er is geen kluis (BUURTLEDGER_KLUIS): bewaar de scan zelf, precies zoals hij nu is"))
    else:
        for module in ("PIL", "pypdfium2", "pyrage"):
            vereis(module, "kluis")
    with hier.bezig(hier.taal("De scan schoonmaken…")):
        regels = bewaar_scans(kluis, concept.regels, rollen_of_stop(hier))
    if isinstance(regels, Bericht):
        stop(ONLEESBAAR, zin("{reden}. Er is niets geschreven", reden=regels))
    if kluis is not None and not stil:
        aantal = sum(PAD in regel.mee for regel in concept.regels)
        hier.zeg(hier.taal("In de kluis: {aantal:scan|scans}.", aantal=aantal))
    met_scans = concept._replace(regels=regels)
    return met_scans, of_stop(hier, bonstapel.beoordeel(met_scans))


def boodschap_van(concept: Concept, *, post: str) -> Bericht:
    """What a pile is, for its commit."""
    return zin("{inhoud}, bij {post}", inhoud=zeg_inhoud(concept), post=post)
