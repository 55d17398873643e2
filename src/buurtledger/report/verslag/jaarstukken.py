"""The statement of income and expenditure, the balance, and the account for the city: tables for every format.

Layout: guideline RJk C1 (small organisations without profit), as far as it fits a subsidy that is spent by residents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.geld import NUL, plat
from buurtledger.report.document import NADRUK, Alinea, Blok, Kop
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.tabel import Cel, Kolom, Rij, Tabel
from buurtledger.stand.jaarrekening import Jaarrekening, Staat, Tweekolommen, tweekolommen
from buurtledger.stand.vermogen import Stukregel, Vermogen

WOORDEN = {
    "vordering_groepen": N_("voorschotten bij groepen, bon volgt"),
    "vordering_gemeente": N_("te ontvangen subsidie van de gemeente"),
    "vordering_onderweg": N_("geboekt of gezien, nog niet verwerkt"),
    "vordering_onbetaald": N_("geboekt als ontvangen, nog niet op de bank"),
    "vordering_vreemd": N_("betaald voor anderen, krijgen we terug"),
    "verschil_te_weinig": N_("verschil met de bank, nog niet verklaard: er staat minder"),
    "liquide": N_("op {naam}"),
    "liquide_sinds": N_("sinds het laatste afschrift, volgens de boeken"),
    "beginsaldo": N_("al op de rekening voor het eerste afschrift"),
    "bestemmingsfonds": N_("bestemmingsfonds: bijdragen van anderen"),
    "overige_reserve": N_("overige reserve"),
    "vooruitontvangen": N_("vooruitontvangen subsidie"),
    "terug_te_betalen": N_("terug te betalen subsidie"),
    "schuld_groepen": N_("te betalen aan groepen (voorgeschoten)"),
    "schuld_onderweg": N_("geboekt, door de bank nog niet verwerkt"),
    "schuld_onbetaald": N_("nog te betalen: geboekt, nog niet van de bank"),
    "schuld_vreemd": N_("geld van anderen op onze rekening"),
    "verschil_te_veel": N_("verschil met de bank, nog niet verklaard: er staat meer"),
    "rood": N_("rood op {naam}"),
    "coordinatie": N_("coördinatie en beheer"),
    "subsidie_ontvangen": N_("subsidie, ontvangen van de gemeente"),
    "over_van_eerder": N_("subsidie, over van eerder"),
    "voorgeschoten_eerder": N_("voorgeschoten in eerdere jaren"),
    "bijdragen": N_("bijdragen van anderen"),
    "rente": N_("rente"),
    "bankkosten": N_("bankkosten"),
    "teruggegeven": N_("teruggegeven aan de gemeente"),
    "nog_te_ontvangen": N_("subsidie, nog te ontvangen"),
    "overschot": N_("over van bijdragen en rente"),
    "eigen_bijdrage": N_("eigen bijdrage"),
}
"""What each line is called. In Dutch, as the catalogs have it."""

_ACTIVA = (
    (
        N_("vorderingen"),
        ("vordering_groepen", "vordering_gemeente", "vordering_onderweg", "vordering_onbetaald", "vordering_vreemd"),
    ),
    (N_("nog uit te zoeken"), ("verschil_te_weinig",)),
    (N_("liquide middelen"), ("liquide", "liquide_sinds")),
)
_PASSIVA = (
    (N_("eigen vermogen"), ("beginsaldo", "bestemmingsfonds", "overige_reserve")),
    (
        N_("kortlopende schulden"),
        (
            *("vooruitontvangen", "terug_te_betalen", "schuld_groepen", "schuld_onderweg", "schuld_onbetaald"),
            *("schuld_vreemd", "verschil_te_veel", "rood"),
        ),
    ),
)
"""The parts of each side, in their order."""


_MAG_WEG = ("bijdragen", "rente", "bankkosten", "fonds", "reserve")
"""Lines that are left out where there is nothing to say."""


class Staatrij(NamedTuple):
    """A line of the statement, of the period and of what it is held against; None where that says nothing."""

    veld: str
    woord: str
    bedragen: tuple[Decimal | None, ...]
    """The period, the begroting, the year before, and all so far."""
    is_som: bool = False


def woord(regel: Stukregel, taal: Taal) -> str:
    """What a line is called, in a language; what was spent, by its gebied."""
    if regel.veld == "besteed":
        return schoon(regel.naam)
    if regel.veld == "liquide" and not regel.naam:
        return taal("volgens de boeken, niet met de bank vergeleken")
    if regel.veld == "rood" and not regel.naam:
        return taal("meer uitbetaald dan ontvangen, volgens de boeken")
    return taal(WOORDEN[regel.veld], naam=regel.naam)


def staatrijen(jaar: Jaarrekening, taal: Taal) -> tuple[Staatrij, ...]:
    """The statement: income, expenditure by aim, interest and charges, the result and where it goes."""
    staten = (jaar.gerealiseerd, jaar.begroot, jaar.vorig, jaar.samen)
    rijen = tuple(_rijen(staten, taal))
    leeg = {rij.veld for rij in rijen if rij.veld in _MAG_WEG and not any(rij.bedragen)}
    if {"rente", "bankkosten"} <= leeg:
        leeg.add("saldo_voor_financieel")
    return tuple(rij for rij in rijen if rij.veld not in leeg)


def _rijen(staten: Sequence[Staat | None], taal: Taal) -> Iterator[Staatrij]:
    def rij(veld: str, naam: str, *, som: bool = False, begroot: bool = True) -> Staatrij:
        bedragen = [None if staat is None else getattr(staat, veld) for staat in staten]
        if not begroot:
            bedragen[1] = None
        return Staatrij(veld, taal(naam), tuple(bedragen), som)

    yield rij("subsidie", N_("subsidie van de gemeente"))
    yield rij("bijdragen", N_("bijdragen van anderen"), begroot=False)
    yield rij("baten", N_("som van de baten"), som=True)
    sleutels = dict.fromkeys((r.veld, r.naam) for staat in staten if staat for r in staat.lasten)
    for veld, naam in sorted(sleutels, key=lambda sleutel: sleutel[0] == "coordinatie"):
        per_staat = [
            None if staat is None else sum((r.bedrag for r in staat.lasten if (r.veld, r.naam) == (veld, naam)), NUL)
            for staat in staten
        ]
        yield Staatrij(veld, woord(Stukregel(veld, NUL, naam), taal), tuple(per_staat))
    yield rij("som_lasten", N_("som van de lasten"), som=True)
    yield rij("saldo_voor_financieel", N_("saldo voor rente en bankkosten"), som=True)
    yield rij("rente", N_("rente"), begroot=False)
    yield rij("bankkosten", N_("bankkosten"), begroot=False)
    yield rij("saldo", N_("saldo"), som=True)
    yield rij("fonds", N_("naar het bestemmingsfonds"), begroot=False)
    yield rij("reserve", N_("naar de overige reserve"), begroot=False)


def koppen_van(jaar: Jaarrekening, taal: Taal) -> tuple[str, ...]:
    """The headings of the amounts: the period, the begroting, the year before, all so far."""
    if jaar.eerder is None:
        return taal("realisatie"), taal("begroting")
    jaartal = jaar.van.year
    return (
        str(jaartal),
        taal("begroting, hele looptijd"),
        str(jaartal - 1),
        taal("alles tot en met {jaar}", jaar=jaartal),
    )


def bedragen_van(rij: Staatrij, jaar: Jaarrekening) -> tuple[Decimal | None, ...]:
    """Those that have a heading."""
    return rij.bedragen[:2] if jaar.eerder is None else rij.bedragen


def staattabel(jaar: Jaarrekening, taal: Taal) -> Tabel:
    """The statement as a table."""
    rijen = staatrijen(jaar, taal)
    return Tabel(
        "",
        (Kolom(N_("wat")), *(Kolom(kop) for kop in koppen_van(jaar, taal))),
        tuple((rij.woord, *bedragen_van(rij, jaar)) for rij in rijen),
        sommen=frozenset(nr for nr, rij in enumerate(rijen) if rij.is_som),
    )


class Balanszijde(NamedTuple):
    """One side of the balance: its parts with their lines, each at the end and at the begin of the period."""

    naam: str
    delen: tuple[tuple[str, tuple[tuple[Stukregel, Decimal], ...]], ...]
    totaal: tuple[Decimal, Decimal]


def balanszijden(jaar: Jaarrekening) -> tuple[Balanszijde, Balanszijde]:
    """Both sides. Words are Dutch, as the catalogs have them."""
    einde, begin = jaar.einde, jaar.begin
    return (
        _zijde(N_("activa"), _ACTIVA, einde.activa, begin.activa),
        _zijde(N_("passiva"), _PASSIVA, einde.passiva, begin.passiva),
    )


def _zijde(
    naam: str,
    delen: Iterable[tuple[str, tuple[str, ...]]],
    einde: Sequence[Stukregel],
    begin: Sequence[Stukregel],
) -> Balanszijde:
    toen = {(regel.veld, regel.naam): regel.bedrag for regel in begin}
    nu = {(regel.veld, regel.naam): regel.bedrag for regel in einde}
    gevuld = []
    for kop, velden in delen:
        sleutels = [s for veld in velden for s in dict.fromkeys((*nu, *toen)) if s[0] == veld]
        regels = tuple((Stukregel(v, nu.get((v, n), NUL), n), toen.get((v, n), NUL)) for v, n in sleutels)
        if regels:
            gevuld.append((kop, regels))
    return Balanszijde(naam, tuple(gevuld), (sum(nu.values(), NUL), sum(toen.values(), NUL)))


def balanstabel(jaar: Jaarrekening, taal: Taal) -> Tabel:
    """The balance, one side below the other, each with its total."""
    rijen: list[Rij] = []
    sommen = set()
    heeft_begin = jaar.eerder is not None

    def erbij(naam: str, nu: Cel, toen: Cel) -> None:
        rijen.append((naam, nu, toen) if heeft_begin else (naam, nu))

    for zijde in balanszijden(jaar):
        for kop, regels in zijde.delen:
            for regel, toen in regels:
                erbij(f"{taal(kop)}: {woord(regel, taal)}", regel.bedrag, toen)
        sommen.add(len(rijen))
        erbij(taal("totaal {zijde}", zijde=taal(zijde.naam)), *zijde.totaal)
    dagen = (taal.kort(jaar.einde.op), *([taal.kort(jaar.begin.op)] if heeft_begin else []))
    return Tabel(
        "",
        (Kolom(N_("wat")), *map(Kolom, dagen)),
        tuple(rijen),
        sommen=frozenset(sommen),
    )


def gemeentetabel(jaar: Jaarrekening, taal: Taal) -> Tabel:
    """The account for the city, in two columns with equal totals."""
    kolommen = tweekolommen(jaar)
    return Tabel(
        "",
        (Kolom(N_("uitgaven")), Kolom(N_("bedrag")), Kolom(N_("inkomsten")), Kolom(N_("bedrag"))),
        tuple(naast_elkaar(kolommen, taal)),
        ((taal("totaal"), sum((r.bedrag for r in kolommen.uitgaven), NUL), taal("totaal"), kolommen.totaal),),
    )


def naast_elkaar(kolommen: Tweekolommen, taal: Taal) -> Iterator[Rij]:
    """The rows of the account: what was spent beside what came in."""
    uit, in_ = kolommen
    for nr in range(max(len(uit), len(in_))):
        links: Rij = (woord(uit[nr], taal), uit[nr].bedrag) if nr < len(uit) else ("", None)
        rechts: Rij = (woord(in_[nr], taal), in_[nr].bedrag) if nr < len(in_) else ("", None)
        yield (*links, *rechts)


def grondslag(jaar: Jaarrekening, taal: Taal) -> Iterator[str]:
    """How the figures were made, and what they do not know: each a sentence."""
    einde, geld = jaar.einde, jaar.einde.geld
    if geld.vergeleken is None:
        yield taal(
            "Deze cijfers zijn volgens de boeken en niet met de bank vergeleken: er is geen afschrift met een saldo. "
            "Als ontvangen telt wat in data/subsidie.yaml beloofd is."
        )
    elif geld.vergeleken < einde.op:
        yield taal(
            "Met de bank vergeleken tot en met {dag}; wat daarna komt is volgens de boeken.", dag=geld.vergeleken
        )
    else:
        yield taal("Met de bank vergeleken tot en met {dag}.", dag=geld.vergeleken)
    yield taal(
        "Subsidie is een bate voor zover zij besteed is, en hoogstens wat verleend of vastgesteld is. De rest is een "
        "schuld aan de gemeente en geen reserve."
    )
    if einde.subsidie.verleend is None:
        yield taal(
            "In data/subsidie.yaml staat geen beschikking van voor deze dag: als verleend telt hier wat begroot is."
        )
    te_veel = [-post.cijfers.vrij for post in einde.stand.posten if post.cijfers.vrij < 0]
    if te_veel:
        yield taal(
            "{n:post kwam|posten kwamen} boven het eigen budget, samen {bedrag}; of dat ten laste van de subsidie mag, "
            "zegt de gemeente.",
            n=len(te_veel),
            bedrag=sum(te_veel, NUL),
        )
    if jaar.eerder is not None:
        yield taal("De begroting is van de hele looptijd; een jaar heeft er geen eigen.")
    if jaar.bijdragen_betaald != einde.geld.bijdragen:
        yield taal(
            "Volgens data/cofinanciering.yaml betaalden anderen {betaald}; op deze rekening kwam {ontvangen}. De rest "
            "ging buiten deze boeken om.",
            betaald=jaar.bijdragen_betaald,
            ontvangen=einde.geld.bijdragen,
        )
    if geld.rente or geld.bankkosten:
        yield taal(
            "Rente en bankkosten komen niet ten laste van de subsidie; mag dat wel, boek ze dan als bon op een post."
        )


def jaarstukken(jaar: Jaarrekening, taal: Taal) -> Iterator[Blok]:
    """What of it stands in a report: the statement, the balance, the account for the city."""
    geld = jaar.einde.geld
    yield Kop(taal("Staat van baten en lasten, in euro's"))
    yield staattabel(jaar, taal)
    yield Kop(taal("Balans, in euro's"))
    if geld.verschil:
        yield Alinea(
            taal(
                "Boek en bank verschillen {verschil}; dat staat apart op de balans tot het is uitgezocht.",
                verschil=geld.verschil,
            ),
            NADRUK,
        )
    yield balanstabel(jaar, taal)
    yield Kop(taal("Rekening voor de gemeente, in euro's"))
    yield gemeentetabel(jaar, taal)
    yield Kop(taal("Toelichting op de jaarstukken"), 3)
    yield from map(Alinea, grondslag(jaar, taal))


def jaar_gegevens(jaar: Jaarrekening) -> dict[str, object]:
    """For programs: the stable form, formaat 1; amounts as strings, null where one says nothing."""
    geld = jaar.einde.geld
    staten = {"realisatie": jaar.gerealiseerd, "begroting": jaar.begroot, "vorig": jaar.vorig, "samen": jaar.samen}
    kolommen = tweekolommen(jaar)
    return {
        "van": jaar.van.isoformat(),
        "tot_en_met": jaar.einde.op.isoformat(),
        "vergeleken_tot_en_met": geld.vergeleken.isoformat() if geld.vergeleken else None,
        "verschil_met_de_bank": plat(geld.verschil),
        "staat": {naam: None if staat is None else _staat_gegevens(staat) for naam, staat in staten.items()},
        "balans": {"einde": _balans_gegevens(jaar.einde), "begin": _balans_gegevens(jaar.begin)},
        "gemeente": {
            "uitgaven": list(map(_regel_gegevens, kolommen.uitgaven)),
            "inkomsten": list(map(_regel_gegevens, kolommen.inkomsten)),
            "totaal": plat(kolommen.totaal),
        },
    }


def _staat_gegevens(staat: Staat) -> dict[str, object]:
    velden = (
        *("subsidie", "bijdragen", "baten", "som_lasten", "saldo_voor_financieel", "rente", "bankkosten"),
        *("saldo", "fonds", "reserve"),
    )
    return {
        **{veld: plat(getattr(staat, veld)) for veld in velden},
        "lasten": list(map(_regel_gegevens, staat.lasten)),
    }


def _balans_gegevens(vermogen: Vermogen) -> dict[str, object]:
    return {
        "activa": list(map(_regel_gegevens, vermogen.activa)),
        "passiva": list(map(_regel_gegevens, vermogen.passiva)),
        "totaal": plat(vermogen.totaal),
    }


def _regel_gegevens(regel: Stukregel) -> dict[str, object]:
    return {"veld": regel.veld, "naam": regel.naam or None, "bedrag": plat(regel.bedrag)}
