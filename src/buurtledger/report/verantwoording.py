"""The reports `verantwoording` and `verantwoording KERN`: what was given back, and what is still asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from buurtledger.model.bericht import N_, Bericht
from buurtledger.model.geld import NUL, plat
from buurtledger.model.mutatie import Mutatie
from buurtledger.report.cijfers import feiten, figuren
from buurtledger.report.document import Alinea, Blok, Document, Feiten, Kop, Lijst, Opmaak
from buurtledger.report.mutaties import Mutatielijst, Regel
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Rij, Tabel, koppen, velden
from buurtledger.stand.aanbod import Benut
from buurtledger.stand.cijfers import Stand
from buurtledger.stand.verantwoord import BONNEN, LEERSESSIE, RESULTAAT, Verantwoord

_WOORDEN = {RESULTAAT: N_("resultaat"), LEERSESSIE: N_("leersessie")}


class VerantwoordingVerslag(NamedTuple):
    """What `verantwoording` shows."""

    stand: Stand
    rijen: tuple[Verantwoord, ...]
    waarom: Bericht | None = None
    """Why it is of this day, where nobody chose it."""
    benut: tuple[Benut, ...] = ()
    """What was offered to the kernen, and who took it up."""

    @property
    def kernen(self) -> tuple[Verantwoord, ...]:
        """The kernen among them."""
        return tuple(rij for rij in self.rijen if rij.is_kern)

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            "naam": self.stand.begroting.naam,
            "op": self.stand.op.isoformat(),
            "posten": [rij_gegevens(rij) for rij in self.rijen],
            **({"aanbod": [aanbod_gegevens(een) for een in self.benut]} if self.benut else {}),
        }

    def tabel(self) -> Tabel:
        """A row per post."""
        namen = ("post", "uitbetaald", "besteed", "te_verantwoorden", "bonnen", "resultaat", "leersessies", "mist")
        return Tabel(
            "",
            velden(*namen),
            tuple(
                (
                    rij.post.id,
                    *(rij.cijfers.uitbetaald, rij.cijfers.besteed, rij.cijfers.te_verantwoorden, rij.cijfers.bonnen),
                    "ja" if rij.verteld.resultaat else "nee",
                    len(rij.verteld.leersessies),
                    " ".join(rij.mist) if rij.gebruikte_geld else None,
                )
                for rij in self.rijen
            ),
        )

    def document(self, taal: Taal) -> Document:
        """Who used money, what is missing, and how the kernen stand together."""
        namen = self.stand.begroting.postnamen
        gebruikers = [rij for rij in self.rijen if rij.gebruikte_geld or rij.verteld.resultaat]
        rijen = tuple((namen[rij.post.id], *_rij(rij, taal)) for rij in gebruikers)
        besteed = sum((rij.cijfers.besteed for rij in gebruikers), NUL)
        zonder_bon = sum((rij.cijfers.nog_te_verantwoorden for rij in gebruikers), NUL)
        slot: Rij = (taal("totaal"), besteed, zonder_bon, "")
        kop = koppen(N_("post"), N_("besteed"), N_("zonder bon"), N_("wat er nog mist"))
        wie: Blok = Tabel("", kop, rijen, (slot,)) if rijen else Alinea(taal("Er is nog geen geld gebruikt."))
        blokken = [Alinea(taal.zeg(self.waarom))] if self.waarom else []
        blokken_erna = [Alinea(zin_) for zin_ in _slotzinnen(self, gebruikers, taal)]
        gebruikt = tuple(benut_zin(een, namen, taal) for een in self.benut)
        aanbod = (Kop(taal("Aanbod")), Lijst(gebruikt)) if gebruikt else ()
        return Document(taal("Verantwoording op {op}", op=self.stand.op), (*blokken, wie, *blokken_erna, *aanbod))


class Blad(NamedTuple):
    """What `verantwoording KERN` shows: the sheet that a kern brings to the session."""

    verslag: VerantwoordingVerslag
    rij: Verantwoord
    mutaties: tuple[Mutatie, ...]

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {"formaat": 1, "op": self.verslag.stand.op.isoformat(), **rij_gegevens(self.rij)}

    def tabel(self) -> Tabel:
        """A row per mutatie; what was undone is not on the sheet."""
        return Mutatielijst(tuple(Regel(mutatie, False) for mutatie in self.mutaties)).tabel()

    def document(self, taal: Taal) -> Document:
        """The sheet, for a screen or a printer."""
        return Document(taal("Verantwoording van {naam}", naam=self.rij.post.naam), tuple(_blad(self, taal)))


def aanbod_gegevens(een: Benut) -> dict[str, object]:
    """An offer as programs get it, with the kernen that took it up."""
    return {
        "naam": een.aanbod.naam,
        "bedrag": None if een.aanbod.bedrag is None else plat(een.aanbod.bedrag),
        "kernen": [
            {"post": gebruik.post, "bedrag": plat(gebruik.bedrag), "bonnen": gebruik.bonnen} for gebruik in een.gebruik
        ],
    }


def benut_zin(een: Benut, namen: Mapping[str, str], taal: Taal) -> str:
    """Which kernen took an offer up, in words."""
    prijs = een.aanbod.bedrag
    naam = een.aanbod.naam
    naam = naam if prijs is None else taal("{naam} (gewoonlijk {prijs})", naam=naam, prijs=prijs)
    if not een.gebruik:
        return taal("{naam}: nog geen kern.", naam=naam)
    wie = tuple(namen.get(gebruik.post, gebruik.post) for gebruik in een.gebruik)
    return taal("{naam}: {aantal:kern|kernen} ({wie}).", naam=naam, aantal=een.kernen, wie=wie)


def rij_gegevens(rij: Verantwoord) -> dict[str, object]:
    """One post as programs get it. `verantwoord` is null for who did not use money."""
    return {
        "id": rij.post.id,
        "naam": rij.post.naam,
        "kern": rij.is_kern,
        **figuren(rij.cijfers),
        "bonnen": rij.cijfers.bonnen,
        "resultaat": rij.verteld.resultaat or None,
        "leermomenten": list(rij.verteld.leermomenten),
        "leersessies": [dag.isoformat() for dag in rij.verteld.leersessies],
        "stap": rij.verteld.stap or None,
        "toelichting": rij.verteld.toelichting or None,
        "verantwoord": rij.is_verantwoord if rij.gebruikte_geld else None,
        "mist": list(rij.mist),
    }


def wat_mist(rij: Verantwoord, taal: Taal) -> str:
    """What is still asked of a post, in words."""
    if not rij.gebruikte_geld:
        return taal("niets: gebruikte geen geld")
    woorden = [
        taal("bonnen voor {bedrag}", bedrag=rij.cijfers.te_verantwoorden) if wat == BONNEN else taal(_WOORDEN[wat])
        for wat in rij.mist
    ]
    return ", ".join(woorden) or taal("niets: verantwoord")


def slotzin(verslag: VerantwoordingVerslag, taal: Taal) -> str:
    """How the kernen stand together."""
    kernen = verslag.kernen
    if not kernen:
        return taal("In deze begroting zijn geen kernen.")
    gebruikers = [rij for rij in kernen if rij.gebruikte_geld]
    return taal(
        "Van de {alle:kern|kernen} {gebruikers:|gebruikte|gebruikten} er {gebruikers} geld; "
        "daarvan {klaar:|is|zijn} er {klaar} verantwoord.",
        alle=len(kernen),
        gebruikers=len(gebruikers),
        klaar=sum(rij.is_verantwoord for rij in gebruikers),
    )


def verteld(rij: Verantwoord, taal: Taal) -> Iterator[Blok]:
    """What a post tells of its money, and what is still asked of it."""
    if rij.verteld.resultaat:
        yield Opmaak(rij.verteld.resultaat)
    if rij.verteld.leermomenten:
        yield Alinea(taal("Wat we leerden:"))
        for leermoment in rij.verteld.leermomenten:
            yield Opmaak(leermoment)
    if rij.verteld.leersessies:
        dagen = ", ".join(taal.dag(dag) for dag in rij.verteld.leersessies)
        yield Alinea(taal("Verteld op de sessie van {dagen}.", dagen=dagen))
    if rij.mist:
        yield Alinea(taal("Mist nog: {wat}.", wat=wat_mist(rij, taal)))


def _rij(rij: Verantwoord, taal: Taal) -> Rij:
    zonder_bon = rij.cijfers.nog_te_verantwoorden or None
    # How much has no receipt stands in its own column.
    mist = ", ".join(taal("bonnen") if wat == BONNEN else taal(_WOORDEN[wat]) for wat in rij.mist)
    klaar = wat_mist(rij, taal) if rij.gebruikte_geld else taal("niets gevraagd")
    return (rij.cijfers.besteed, zonder_bon, mist or klaar)


def _slotzinnen(verslag: VerantwoordingVerslag, gebruikers: list[Verantwoord], taal: Taal) -> Iterator[str]:
    yield slotzin(verslag, taal)
    geld = [rij for rij in verslag.kernen if rij.gebruikte_geld]
    if geld:
        yield taal(
            "Bonnen compleet: {bonnen}, resultaat: {resultaat}, leersessie: {sessie}.",
            bonnen=str(sum(BONNEN not in rij.mist for rij in geld)),
            resultaat=str(sum(RESULTAAT not in rij.mist for rij in geld)),
            sessie=str(sum(LEERSESSIE not in rij.mist for rij in geld)),
        )
    if tegoed := -sum((rij.cijfers.tegoed for rij in gebruikers), NUL):
        yield taal("Groepen krijgen zelf nog {tegoed} voor wat zij uit eigen zak betaalden.", tegoed=tegoed)


def _blad(blad: Blad, taal: Taal) -> Iterator[Blok]:
    rij, verteld = blad.rij, blad.rij.verteld
    leeg = Alinea(taal("(nog niet ingevuld)"))
    yield Alinea(taal("{post}, stand op {op}", post=rij.post.id, op=blad.verslag.stand.op))
    yield Kop(taal("1. De bonnen"))
    yield Feiten(tuple(feiten(rij.cijfers, taal)))
    if blad.mutaties:
        regels = tuple(Regel(mutatie, False) for mutatie in blad.mutaties)
        yield from Mutatielijst(regels, met_post=False).document(taal).blokken
    else:
        yield Alinea(taal("(nog geen bonnen)"))
    yield Kop(taal("2. Het resultaat: wat is er gedaan met het geld"))
    yield Opmaak(verteld.resultaat) if verteld.resultaat else leeg
    yield Kop(taal("3. Wat we leerden"))
    yield from map(Opmaak, verteld.leermomenten)
    if not verteld.leermomenten:
        yield leeg
    dagen = ", ".join(taal.dag(dag) for dag in verteld.leersessies)
    yield Alinea(taal("Verteld op de sessie van {dagen}.", dagen=dagen) if dagen else _geen_sessie(rij, taal))
    yield Kop(taal("Wat er nog mist"))
    yield Alinea(wat_mist(rij, taal))


def _geen_sessie(rij: Verantwoord, taal: Taal) -> str:
    if rij.is_kern:
        return taal("Nog niet verteld op een leersessie.")
    return taal("Een leersessie wordt van deze post niet gevraagd; welkom is hij wel.")
