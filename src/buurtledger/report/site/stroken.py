"""Bars with their words: of a post, of a gebied, of everything. What every page says of money in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from buurtledger.model.bericht import N_
from buurtledger.report.driedeling import driedeling
from buurtledger.report.site.model import Site
from buurtledger.report.site.pagina import Alinea, Balk, Blok, Cijfer, Kolom, Naar, Rij, Tabel, Tabelrij, Zin, gezegd
from buurtledger.report.site.strook import Strook, maak_strook
from buurtledger.report.taal import Taal
from buurtledger.stand.aandacht import verstreken
from buurtledger.stand.cijfers import Cijfers, Som

STAPPEN = {"gepland": N_("gepland"), "bezig": N_("bezig"), "klaar": N_("klaar")}
"""How far a post is, in words."""


def naar_post(site: Site, post: str, naam: str = "") -> Naar:
    """A link to the page of a post."""
    return Naar(naam or site.namen.get(post, post), f"post/{post}.html")


def naar_gebied(id_: str, naam: str) -> Naar:
    """A link to the page of a gebied."""
    return Naar(naam, f"gebied/{id_}.html")


def tijd(site: Site, op: date) -> Decimal | None:
    """The share of the time that has passed; None while the looptijd is an assumption, then it says nothing."""
    looptijd = site.stand.begroting.looptijd
    return None if looptijd.aanname else verstreken(looptijd, op)


def balk(site: Site, cijfers: Cijfers | Som, taal: Taal, id_: str = "", *, op: date | None = None) -> Iterator[Blok]:
    """The bar of a page, and what has to be said beside it; of the day of the site, unless another is given."""
    strook = maak_strook(cijfers, id_, tijd=tijd(site, op or site.op))
    yield Balk(strook)
    if not strook.gebruikt and not cijfers.bonnen:
        yield Alinea(gezegd(taal, "Er is nog niets uitgegeven: alles is nog te verdelen."))
    if strook.over < 0:
        yield Alinea(te_veel(cijfers, taal), "let-op")
    if strook.tegoed:
        yield Alinea(
            gezegd(
                taal,
                "Groepen betaalden ook {bedrag} uit eigen zak; dat krijgen ze nog terug.",
                bedrag=Cijfer("tegoed", strook.tegoed, id_, waarde=-strook.tegoed),
            ),
            "noot",
        )


def te_veel(cijfers: Cijfers | Som, taal: Taal) -> Zin:
    """That more is gone than there was."""
    if cijfers.vrij < 0:
        return gezegd(taal, "Er is {bedrag} meer uitgegeven dan begroot.", bedrag=Cijfer("te_veel", -cijfers.vrij))
    over = Cijfer("te_veel", -cijfers.beschikbaar)
    return gezegd(taal, "Er is {bedrag} meer uitbetaald dan begroot.", bedrag=over)


def over_zin(strook: Strook, taal: Taal) -> Zin:
    """How much is left, as a few words beside a bar."""
    begroot = Cijfer("begroot", strook.begroot, strook.id)
    if strook.over < 0:
        te_veel = Cijfer("te_veel", -strook.over, strook.id)
        zin = gezegd(taal, "{bedrag} te veel, van {begroot}", bedrag=te_veel, begroot=begroot)
    else:
        over = Cijfer("beschikbaar", strook.over, strook.id)
        zin = gezegd(taal, "nog {bedrag} van {begroot}", bedrag=over, begroot=begroot)
    return (*zin, *_tegoed(strook, taal))


def _tegoed(strook: Strook, taal: Taal) -> Zin:
    if not strook.tegoed:
        return ()
    return gezegd(
        taal, "; krijgt nog {bedrag}", bedrag=Cijfer("tegoed", strook.tegoed, strook.id, waarde=-strook.tegoed)
    )


def rij(naam: Naar, cijfers: Cijfers | Som, id_: str, schaal: Decimal, taal: Taal, stap: str = "") -> Rij:
    """A row with a bar on a common scale."""
    strook = maak_strook(cijfers, id_, schaal=schaal)
    return Rij(naam, strook, over_zin(strook, taal), taal(STAPPEN[stap]) if stap else "")


def cijfertabel(
    titel: str, eerste: str, rijen: Iterable[tuple[Naar, str, Cijfers | Som]], som: Som, id_: str, taal: Taal
) -> Tabel:
    """The same in figures: what the bars are made of, and their sum."""
    delen = driedeling(som)
    velden = ("begroot", *(deel.veld for deel in delen), "tegoed")

    def cellen(c: Cijfers | Som, van: str) -> tuple[Zin, ...]:
        bedragen = ((veld, getattr(c, veld)) for veld in velden)
        return tuple((Cijfer(veld, abs(b) if veld == "tegoed" else b, van, waarde=b),) for veld, b in bedragen)

    kop = (N_("begroot"), *(deel.woord for deel in delen), N_("krijgt nog"))
    return Tabel(
        titel,
        (Kolom(taal(eerste)), *(Kolom(taal(woord), True) for woord in kop)),
        (
            *(Tabelrij(((naam,), *cellen(c, van)), van) for naam, van, c in rijen),
            Tabelrij(((taal("totaal"),), *cellen(som, id_)), som=True),
        ),
    )
