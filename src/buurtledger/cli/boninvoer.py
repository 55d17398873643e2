"""`buurtledger bon invoer`: a pile of receipts, one line each, and then all of them in the books in one go."""

from __future__ import annotations

from itertools import count

import typer

from buurtledger.cli.boeken import gevolg, open_werk
from buurtledger.cli.boninvoerzinnen import zeg_controle, zeg_inhoud
from buurtledger.cli.lezen import lees_begroting, of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, Stop, stop
from buurtledger.cli.stapel import maak_vorige_af, schrijf_stapel
from buurtledger.cli.vragen import bevestig
from buurtledger.handelingen import boeken
from buurtledger.handelingen.bonstapel import Bonstapel
from buurtledger.handelingen.invoeren import Stapel
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.concept import Concept
from buurtledger.report.bonstapel import Stapelverslag


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


def _uit_een_pijp(hier: Omgeving, post: str, *, commit: bool) -> None:
    from buurtledger.cli.boninvoerpijp import lees_stapel

    bonstapel = Bonstapel(open_werk(hier, post))
    concept, beoordeeld = lees_stapel(hier, bonstapel)
    for nr, berichten in bonstapel.meldingen(beoordeeld).items():
        for bericht in berichten:
            hier.waarschuw(zin("regel {nr}: {bericht}", nr=nr + 1, bericht=bericht))
    schrijf_stapel(hier, beoordeeld, _boodschap(concept, post=bonstapel.werk.post), commit=commit)


def _aan_een_terminal(hier: Omgeving, post: str | None, *, rustig: bool, commit: bool) -> None:
    from buurtledger.cli.boninvoerconcept import open_stapel
    from buurtledger.cli.boninvoerregels import typ_stapel, zeg_bewaard

    werk, bestand = open_stapel(hier, lees_begroting(hier), post)
    try:
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
        # Whoever finds this pile again sees by its ids that it is in the books.
        bestand.schrijf("nummers", [mutatie.nummer for mutatie in beoordeeld.mutaties])
        schrijf_stapel(hier, beoordeeld, _boodschap(bestand.concept, post=werk.post), commit=commit)
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


def _boodschap(concept: Concept, *, post: str) -> Bericht:
    return zin("{inhoud}, bij {post}", inhoud=zeg_inhoud(concept), post=post)
