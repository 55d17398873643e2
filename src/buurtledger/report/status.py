"""The report `status`: where we stand, and what asks for attention."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.model.begroting import coordinatie_past, posten_tellen_op
from buurtledger.model.bericht import N_
from buurtledger.model.geld import NUL, plat
from buurtledger.report.cijfers import KOPPEN, F, feiten, figuren, procent
from buurtledger.report.document import FOUT, GOED, NADRUK, Alinea, Blok, Document, Feit, Feiten, Kop, Lijst
from buurtledger.report.driedeling import driedeling
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Balk, Kolom, Rij, Tabel, koppen
from buurtledger.stand.aandacht import Punt, aandachtspunten
from buurtledger.stand.cijfers import Cijfers, GebiedStand, PostStand, Som, Stand, tel_op

if TYPE_CHECKING:
    from buurtledger.model.bericht import Bericht
    from buurtledger.model.verantwoording import Bijdrage
    from buurtledger.report.vonken import Verlopen


class StatusVerslag(NamedTuple):
    """What `status` shows, in any format."""

    stand: Stand
    gebieden: tuple[GebiedStand, ...]
    """The gebieden that were asked for; all of them when none was."""
    posten: tuple[PostStand, ...]
    keuze: str
    """The id of the gebied or post that was asked for."""
    in_balans: bool
    punten: tuple[Punt, ...]
    bijdragen: tuple[Bijdrage, ...] = ()
    """What others promised and paid on these posten; in none of the figures."""
    thema: str = ""
    """The theme that was asked for; then the posten are those of the theme."""
    verlopen: Verlopen | None = None
    """For the pictures, where they are to be shown."""
    waarom: Bericht | None = None
    """Why it is of this day, where nobody chose it."""

    @property
    def som(self) -> Som:
        """The sum of what is shown."""
        return tel_op(rij.cijfers for rij in self.posten) if self.thema else self.stand.totaal

    @property
    def toegezegd(self) -> Decimal:
        """What others promised in all."""
        return sum((bijdrage.toegezegd for bijdrage in self.bijdragen), NUL)

    @property
    def betaald(self) -> Decimal:
        """What others paid in all."""
        return sum((bijdrage.betaald for bijdrage in self.bijdragen), NUL)

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        stand = self.stand
        plan = stand.begroting.coordinatie
        bijdragen = [
            {"post": b.post, "van": b.van, "toegezegd": plat(b.toegezegd), "betaald": plat(b.betaald)}
            for b in self.bijdragen
        ]
        thema = {"thema": {"id": self.thema, **figuren(self.som)}} if self.thema else {}
        return {
            "formaat": 1,
            "naam": stand.begroting.naam,
            "op": stand.op.isoformat(),
            "totaal": figuren(stand.totaal),
            **thema,
            "coordinatie": {
                "post": plan.post,
                "aandeel": f"{stand.aandeel_coordinatie:.4f}",
                "maximum": f"{plan.maximum:.4f}",
                "voldoet": stand.begroting.coordinatie_voldoet,
            },
            "gebieden": [{"id": g.gebied.id, "naam": g.gebied.naam, **figuren(g.som)} for g in self.gebieden],
            "posten": [
                {
                    "id": post.id,
                    "gebied": post.gebied,
                    "naam": post.naam,
                    **figuren(cijfers),
                    "bonnen": cijfers.bonnen,
                }
                for post, cijfers in self.posten
            ],
            **({"cofinanciering": bijdragen} if bijdragen else {}),
        }

    def tabel(self) -> Tabel:
        """A row per post."""
        namen = ("gebied", "post", "naam", *F, "bonnen")
        kop = (N_("gebied"), N_("post"), N_("naam"), *KOPPEN, N_("bonnen"))
        rijen = tuple(
            (post.gebied, post.id, post.naam, *(getattr(cijfers, veld) for veld in F), cijfers.bonnen)
            for post, cijfers in self.posten
        )
        return Tabel("", tuple(map(Kolom, kop, namen)), rijen)

    def pagina(self, taal: Taal) -> Document:
        """A page has room for every post."""
        som = self.som
        slot: Rij = ("", "", taal("totaal"), *(getattr(som, veld) for veld in F), som.bonnen)
        return Document("", (self.tabel()._replace(slot=() if self.keuze else (slot,)),))

    def document(self, taal: Taal) -> Document:
        """One screen of 80 columns: the gebieden, or the posten that were asked for."""
        waarom = (Alinea(taal.zeg(self.waarom)),) if self.waarom else ()
        blokken: list[Blok] = [*waarom, *_oordeel(self, taal)]
        blokken.append(_van_post(self.posten[0].cijfers, taal) if "/" in self.keuze else _overzicht(self, taal))
        if self.keuze or self.thema:
            blokken += _tegoed(self, taal)
        blokken += _van_anderen(self, taal)
        if not self.keuze and not self.thema:
            blokken += _aandacht(self, taal)
            if self.verlopen is not None:
                from buurtledger.report.vonken import vonken

                blokken += vonken(self.stand, self.verlopen, taal)
        stand = taal("stand op {op}", op=self.stand.op)
        return Document(self.stand.begroting.naam, tuple(blokken), stand)


def maak_status(
    stand: Stand, keuze: str = "", *, tijd_telt: bool, bijdragen: tuple[Bijdrage, ...] = ()
) -> StatusVerslag:
    """The report at a stand; `keuze` is empty or the id of a gebied or post that exists."""
    gebied = keuze.partition("/")[0]
    gebieden = tuple(g for g in stand.gebieden if not keuze or g.gebied.id == gebied)
    posten = tuple(p for g in gebieden for p in g.posten if "/" not in keuze or p.post.id == keuze)
    in_balans = not [*posten_tellen_op(stand.begroting), *coordinatie_past(stand.begroting)]
    punten = aandachtspunten(stand, tijd_telt=tijd_telt)
    erbij = tuple(b for b in bijdragen if any(b.post == rij.post.id for rij in posten))
    return StatusVerslag(stand, gebieden, posten, keuze, in_balans, punten, erbij)


def van_thema(verslag: StatusVerslag, thema: str) -> StatusVerslag:
    """The same report with only the posten of a theme, and the gebieden they stand in."""
    posten = tuple(rij for rij in verslag.posten if thema in rij.post.themas)
    ids = {rij.post.id for rij in posten}
    return verslag._replace(
        thema=thema,
        posten=posten,
        gebieden=tuple(g for g in verslag.gebieden if any(rij.post.id in ids for rij in g.posten)),
        bijdragen=tuple(b for b in verslag.bijdragen if b.post in ids),
    )


def _oordeel(status: StatusVerslag, taal: Taal) -> Iterator[Blok]:
    stand = status.stand
    if status.keuze:
        naam = status.posten[0].post.naam if "/" in status.keuze else status.gebieden[0].gebied.naam
        yield Alinea(f"{status.keuze}: {naam}")
        return
    if status.thema:
        yield Alinea(taal("Thema {thema}", thema=status.thema))
        return
    if status.in_balans:
        zin = taal(
            "In balans: {posten:post|posten}, samen {totaal}.", posten=len(stand.posten), totaal=stand.totaal.begroot
        )
        yield Alinea(zin, GOED)
    else:
        yield Alinea(taal("NIET in balans: het plan klopt niet. buurtledger check laat zien waar."), FOUT)
    yield Alinea(
        taal(
            "Coördinatie: {aandeel} van het totaal, hoogstens {maximum}.",
            aandeel=procent(stand.aandeel_coordinatie),
            maximum=procent(stand.begroting.coordinatie.maximum),
        )
    )


def _van_post(cijfers: Cijfers, taal: Taal) -> Feiten:
    return Feiten((*feiten(cijfers, taal), Feit(taal("bonnen"), cijfers.bonnen)))


def _overzicht(status: StatusVerslag, taal: Taal) -> Tabel:
    rijen: list[tuple[str, Cijfers | Som]]
    if status.thema:
        rijen, som = [(rij.post.id, rij.cijfers) for rij in status.posten], status.som
    elif status.keuze:
        rijen = [(rij.post.naam, rij.cijfers) for rij in status.posten]
        som = status.gebieden[0].som
    else:
        rijen = [(rij.gebied.naam, rij.som) for rij in status.gebieden]
        som = status.stand.totaal
    kop = N_("post") if status.keuze or status.thema else N_("gebied")
    return Tabel(
        "",
        koppen(kop, "", N_("begroot"), *(deel.woord for deel in driedeling(som))),
        tuple(_rij(naam, cijfers, som) for naam, cijfers in rijen),
        (_rij(taal("totaal"), som, som),),
    )


def _rij(naam: str, c: Cijfers | Som, naast: Cijfers | Som) -> Rij:
    return (
        naam,
        _balk(c),
        c.begroot,
        *(deel.bedrag for deel in driedeling(c, naast)),
    )


def _balk(c: Cijfers | Som) -> Balk:
    """What is spent, and what groups hold, as shares of the budget."""
    return Balk(c.besteed / c.begroot, c.nog_te_verantwoorden / c.begroot) if c.begroot else Balk(NUL)


def _tegoed(status: StatusVerslag, taal: Taal) -> Iterator[Blok]:
    """What groups are owed, beside the figures; without a choice it stands among what asks for attention."""
    som = status.som if status.thema else status.gebieden[0].som
    if som.tegoed < 0 and "/" not in status.keuze:
        yield Alinea(
            taal("Groepen krijgen zelf nog {tegoed} voor wat zij uit eigen zak betaalden.", tegoed=-som.tegoed)
        )


def _van_anderen(status: StatusVerslag, taal: Taal) -> Iterator[Blok]:
    """What others pay, beside the figures: it is no subsidy money."""
    if not status.bijdragen:
        return
    yield Alinea(
        taal(
            "Daarnaast zegden anderen {toegezegd} toe en betaalden {betaald}. Dat telt hierboven niet mee.",
            toegezegd=status.toegezegd,
            betaald=status.betaald,
        )
    )
    if status.keuze or status.thema:
        yield Lijst(
            tuple(
                taal(
                    "{van} bij {post}: {toegezegd} toegezegd, {betaald} betaald",
                    van=b.van,
                    post=b.post,
                    toegezegd=b.toegezegd,
                    betaald=b.betaald,
                )
                for b in status.bijdragen
            )
        )


def _aandacht(status: StatusVerslag, taal: Taal) -> Iterator[Blok]:
    if status.punten:
        yield Kop(taal("Wat aandacht vraagt"))
        zinnen = [(taal.zeg(punt.bericht), punt.ernstig) for punt in status.punten]
        yield Lijst(tuple(Alinea(zin, NADRUK) if ernstig else zin for zin, ernstig in zinnen))
