"""Opening a bonnenbriefje, and what it becomes: rows for the import, scans for the kluis, words for the results."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bladrij import Bladrij, Bladrijen, Celfout
from buurtledger.model.briefje import Briefbon, Briefje, merk_van
from buurtledger.model.mutatie import Soort
from buurtledger.store.briefje import Gelezen, Kop, als_bytes, ander_formaat, lees_briefje, lees_kop

if TYPE_CHECKING:
    from buurtledger.model.rollen import Rollen
    from buurtledger.store.kluis.sleutels import Sleutel

Schoon = tuple[bytes, str]
"""A scan that was cleaned, and its kind."""


class Scans(NamedTuple):
    """The scans of a briefje: cleaned, by the `scan` of the line that will name them."""

    schoon: Mapping[str, Schoon]
    rijen: Bladrijen


def open_briefje(inhoud: bytes, sleutel: Sleutel, rollen: Rollen) -> Gelezen | Bezwaar:
    """What is in a file of age that came from a telephone; or why it cannot be opened or read."""
    from buurtledger.store.kluis.sleutels import ontsleutel, publiek

    heel = als_bytes(inhoud)
    if heel is None:
        return _stuk()
    kop = lees_kop(heel)
    if kop is not None and kop.formaat != "1":
        return Bezwaar(ander_formaat(kop.formaat[:20]))
    eigen = publiek(sleutel)
    open_ = ontsleutel(heel, sleutel)
    if open_ is None and kop is None:
        # Somebody may have opened a briefje and encrypted it anew for another: then the head is gone.
        return Bezwaar(
            zin("dit bestand is met age versleuteld en gaat met jouw sleutel niet open; is het een briefje?")
        )
    if open_ is None:
        assert kop is not None
        return _stuk() if merk_van(eigen) in kop.merken else _andere_sleutel(kop, eigen, rollen)
    gelezen = lees_briefje(open_)
    return Bezwaar(gelezen) if isinstance(gelezen, Bericht) else gelezen


def _stuk() -> Bezwaar:
    return Bezwaar(
        zin(
            "het briefje is niet heel: er is iets af of veranderd onderweg. Er is niets uit gelezen. Vraag het "
            "opnieuw: op "
            "de telefoon staat het nog"
        )
    )


def _andere_sleutel(kop: Kop, eigen: str, rollen: Rollen) -> Bezwaar:
    """For whom a briefje was made that this key does not open, as far as its head tells."""
    wie = {merk_van(p.kluis): p.wie for p in rollen.personen if p.kluis}
    voor = tuple(
        f"{wie[m]} ({m})" if m in wie else zin("een sleutel die niet in rollen staat ({merk})", merk=m)
        for m in kop.merken
    )
    jouw = (
        zin("{sleutel} ({merk})", sleutel=f"{eigen[:12]}…", merk=merk_van(eigen)) if eigen else zin("een SSH-sleutel")
    )
    return Bezwaar(
        zin(
            "dit briefje is met een andere sleutel dicht. Gemaakt voor: {voor}. Jouw sleutel (BUURTLEDGER_SLEUTEL): "
            "{jouw}. "
            "Is die sleutel weg, maak dan een nieuw briefje met buurtledger briefje MAP, en laat het opnieuw sturen: "
            "op de "
            "telefoon staat het nog",
            voor=voor or zin("onbekend"),
            jouw=jouw,
        )
    )


def kies_post(briefje: Briefje, begroting: Begroting, boek: str, gevraagd: str) -> str | Bezwaar:
    """The post that the receipts go to; or why that cannot be said. `gevraagd` only counts where the page was made
    with a list that has another."""
    if briefje.boek != boek:
        return Bezwaar(
            zin(
                "dit briefje is van een andere buurt: {buurt}. Er is niets uit gelezen",
                buurt=briefje.buurt[:200] or "?",
            )
        )
    post = briefje.post if briefje.post in begroting.posten else gevraagd
    if not post:
        return Bezwaar(
            zin(
                "dit briefje van {dag} is voor {post}, en die post is er nu niet. Zeg met --post waar het bij hoort",
                dag=briefje.bladzijde,
                post=briefje.post,
            )
        )
    return geen_coordinatie(begroting, post) or post


def geen_coordinatie(begroting: Begroting, post: str) -> Bezwaar | None:
    """That coordination is the penvoerder's own: no group hands in for it."""
    if post != begroting.coordinatie.post:
        return None
    return Bezwaar(zin("{post} is van de penvoerder zelf; daarvoor is er geen briefje", post=post))


def als_rijen(
    gelezen: Gelezen,
    begroting: Begroting,
    post: str,
    bekend: Collection[str],
    schoon: Callable[[Sequence[Sequence[bytes]]], Iterable[Schoon | Bericht]],
    gesloten: date | None,
) -> Scans:
    """The receipts as rows of an import. `schoon` cleans the photos of each; what is in the books already (`bekend`, by
    bron) needs no photo any more. `gesloten` is since when the post is closed."""
    from buurtledger.store.kluis.plek import hash_van

    briefje = gelezen.briefje
    scans: dict[str, Schoon] = {}
    rijen: list[Bladrij] = []
    met_foto = [bon for bon in briefje.bonnen if bon.fotos and bon.bron not in bekend]
    schone = iter(schoon([[gelezen.fotos[foto] for foto in bon.fotos] for bon in met_foto]))
    for plek, bon in enumerate(briefje.bonnen, 1):
        rij = _rij(plek, bon, post)
        if bon in met_foto:
            gemaakt = next(schone)
            if isinstance(gemaakt, Bericht):
                rij = rij._replace(fouten=(Celfout(f"bon {plek}, foto", "", gemaakt),))
            else:
                rij = rij._replace(scan=f"sha256:{hash_van(gemaakt[0])}")
                scans[rij.scan] = gemaakt
        rijen.append(rij)
    return Scans(
        scans, Bladrijen("", (), tuple(rijen), (), (), (), post, {}, _gezegd(briefje, begroting, post, gesloten))
    )


def _rij(plek: int, bon: Briefbon, post: str) -> Bladrij:
    winkel = "" if bon.leverancier == bon.omschrijving else bon.leverancier
    return Bladrij(
        plek,
        Soort.BON.value,
        bon.datum,
        bon.bedrag,
        bon.omschrijving,
        winkel,
        post,
        bewijs="bon" if bon.fotos else "",
        bron=bon.bron,
    )


def _gezegd(briefje: Briefje, begroting: Begroting, post: str, gesloten: date | None) -> tuple[Bericht, ...]:
    """Who says to have made it, for which post, and when."""
    wie = briefje.van.strip()[:200]
    naam = begroting.posten[post].naam
    eerste = (
        zin("zegt te zijn van {wie}, voor {post}, gestuurd op {dag}", wie=wie, post=naam, dag=briefje.dag)
        if wie
        else zin("een briefje zonder naam, voor {post}, gestuurd op {dag}", post=naam, dag=briefje.dag)
    )
    anders = zin("Op het briefje staat {was}; je zei {post}.", was=briefje.post, post=post)
    dicht = zin("{post} is gesloten sinds {dag}; kijk of deze bonnen er nog bij horen.", post=naam, dag=gesloten)
    return (
        eerste,
        *((anders,) if post != briefje.post else ()),
        *((dicht,) if gesloten else ()),
    )


class Vertelling(NamedTuple):
    """What a briefje tells besides its receipts, as far as it is new."""

    post: str
    eerder: str
    """The result that stands there already."""
    resultaat: str
    """What is told now; empty when that stands there already."""
    geleerd: tuple[str, ...]

    @property
    def erbij(self) -> str:
        """The result with what is told now below it."""
        return f"{self.eerder}\n\n{self.resultaat}" if self.eerder else self.resultaat


def vertelling(briefje: Briefje, post: str, eerder: str, geleerd: Collection[str]) -> Vertelling | None:
    """What of it is new beside what stands there; None when nothing is."""
    nieuw = "" if briefje.resultaat.strip() in eerder else briefje.resultaat.strip()
    lessen = tuple(les for les in dict.fromkeys(briefje.geleerd) if les not in geleerd)
    return Vertelling(post, eerder, nieuw, lessen) if nieuw or lessen else None


class Terugname(NamedTuple):
    """What a briefje told that still stands, and can be taken back."""

    post: str
    resultaat: str
    """The told result; empty when it does not stand there as it was told."""
    blijft: str
    """What then stands there still."""
    geleerd: tuple[str, ...]
    anders: bool
    """Something else stands there than was told."""


def terugname(briefje: Briefje, post: str, staat: str, geleerd: Collection[str]) -> Terugname | None:
    """What of it can be taken back, beside what stands there; None when it told nothing that is there."""
    verteld, nu = briefje.resultaat.strip(), staat.strip()
    heel = bool(verteld) and (nu == verteld or nu.endswith(f"\n{verteld}"))
    gekend = {les.strip() for les in geleerd}
    lessen = tuple(les for les in dict.fromkeys(les.strip() for les in briefje.geleerd) if les in gekend)
    anders = bool(verteld and nu and not heel)
    if not heel and not lessen and not anders:
        return None
    blijft = nu.removesuffix(verteld).rstrip() if heel else nu
    return Terugname(post, verteld if heel else "", blijft, lessen, anders)
