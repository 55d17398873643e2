"""The meetings that come, each with what is open for it."""

from __future__ import annotations

from collections.abc import Iterator

from buurtledger.report.ronde import HOOGSTENS, SOORTEN
from buurtledger.report.site.model import Site
from buurtledger.report.site.pagina import Alinea, Blok, Feiten, Kop, Lijst, Pagina, Zin, gezegd
from buurtledger.report.site.stroken import naar_post
from buurtledger.report.site.voorstellen import naar_voorstel
from buurtledger.report.taal import Taal
from buurtledger.stand.ronde import Ronde, rondes

PAD = "agenda.html"


def agenda(site: Site, taal: Taal) -> Pagina:
    """The page."""
    komen = rondes(site.boeken, site.cijfers, site.op)
    blokken: list[Blok] = [
        Alinea(gezegd(taal, "Iedereen is welkom. Dit staat er open voor de bijeenkomsten die komen.")),
    ]
    for ronde in komen:
        blokken += _ronde(ronde, taal)
    if komen:
        blokken += _elke_keer(site, komen[0], taal)
    if not komen:
        blokken.append(Alinea((taal("Er is nu geen bijeenkomst gepland."),)))
    omschrijving = taal("Wanneer de buurt bij elkaar komt, en wat er dan open staat.")
    return Pagina(PAD, taal("Agenda"), omschrijving, tuple(blokken), menu=PAD)


def _ronde(ronde: Ronde, taal: Taal) -> Iterator[Blok]:
    afspraak = ronde.afspraak
    assert afspraak is not None
    naam = taal(SOORTEN.get(ronde.soort, ronde.soort))
    yield Kop(f"{taal.dag(afspraak.dag)}: {naam}" if afspraak.gepland else f"{naam[:1].upper()}{naam[1:]}")
    if not afspraak.gepland:
        yield Alinea(gezegd(taal, "Nog te plannen, uiterlijk {dag}.", dag=afspraak.dag))
    plek: list[tuple[str, Zin]] = [(taal("waar"), (afspraak.plaats,))] if afspraak.plaats else []
    plek += [(taal("waarover"), (afspraak.onderwerp,))] if afspraak.onderwerp else []
    if plek:
        yield Feiten(tuple(plek))
    if ronde.voorstellen:
        yield Kop(taal("Wat er voorligt"), 3)
        yield Lijst(
            tuple(
                (naar_voorstel(v), ": ", taal("reageren kan tot en met {tot}", tot=v.reageren_tot))
                for v in ronde.voorstellen
            )
        )


def _elke_keer(site: Site, ronde: Ronde, taal: Taal) -> Iterator[Blok]:
    """What any of them can take up."""
    if ronde.ideeen:
        yield Kop(taal("Ideeën zonder antwoord"))
        yield Lijst(tuple((een.idee.omschrijving,) for een in ronde.ideeen[:HOOGSTENS]))
        if len(ronde.ideeen) > HOOGSTENS:
            yield Alinea((taal("En nog {meer}.", meer=str(len(ronde.ideeen) - HOOGSTENS)),))
    if ronde.kernen:
        yield Kop(taal("Wie nog vertelt wat er gedaan en geleerd is"))
        yield Lijst(tuple((naar_post(site, eigen.post.id),) for eigen in ronde.kernen))
