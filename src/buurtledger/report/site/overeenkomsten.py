"""What was agreed with others: a page with all of it, and on the page of a post what concerns it."""

from __future__ import annotations

from collections.abc import Iterator

from buurtledger.model.overeenkomst import Overeenkomst
from buurtledger.report.overeenkomsten import looptijd_zin
from buurtledger.report.site.model import Site
from buurtledger.report.site.pagina import Alinea, Blok, Kolom, Kop, Lijst, Naar, Pagina, Tabel, Tabelrij, gezegd
from buurtledger.report.site.stroken import naar_post
from buurtledger.report.taal import Taal

PAD = "overeenkomsten.html"


def overeenkomsten(site: Site, taal: Taal) -> Iterator[Pagina]:
    """The page; nothing where nothing was agreed."""
    if not site.overeenkomsten:
        return
    kolommen = (
        Kolom(taal("met"), aard="wat"),
        Kolom(taal("post")),
        Kolom(taal("wat")),
        Kolom(taal("looptijd"), aard="klein"),
    )
    rijen = tuple(
        Tabelrij(
            (
                (een.met,),
                (naar_post(site, een.post) if een.post in site.namen else een.post,),
                (een.omschrijving,),
                (looptijd_zin(een, site.op, taal),),
            ),
            een.nummer,
        )
        for een in site.overeenkomsten
    )
    uitleg = taal("Wie een post uitvoert maakt afspraken met wie het geld beheert. Stand op {op}.", op=site.op)
    blokken = (Alinea((uitleg,), "groot"), Tabel(taal("Overeenkomsten"), kolommen, rijen, kaarten=True))
    kruimels = (Naar(taal("Overzicht"), "index.html"), Naar(taal("Over dit budget"), "over.html"))
    yield Pagina(PAD, taal("Overeenkomsten"), uitleg, blokken, kruimels, menu="over.html")


def overeenkomsten_van_post(site: Site, post: str, taal: Taal) -> Iterator[Blok]:
    """For the page of a post."""
    eigen = [een for een in site.overeenkomsten if een.post == post]
    if eigen:
        yield Kop(taal("Wat er afgesproken is"))
        yield Lijst(tuple((_zin(een, site, taal),) for een in eigen))


def _zin(een: Overeenkomst, site: Site, taal: Taal) -> str:
    return f"{een.met}: {een.omschrijving} ({looptijd_zin(een, site.op, taal)})"


def naar_overeenkomsten(site: Site, taal: Taal) -> Iterator[Blok]:
    """For the page about this budget."""
    if site.overeenkomsten:
        yield Kop(taal("Met wie er afspraken zijn"))
        yield Alinea(
            gezegd(
                taal,
                "Er {aantal:|is|zijn} {aantal:overeenkomst|overeenkomsten} met wie een post uitvoert: {zie}.",
                aantal=len(site.overeenkomsten),
                zie=Naar(taal("bekijk ze"), PAD),
            )
        )
