"""The reports `verantwoording` and `verantwoording KERN`: what was given back, and what is still asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.mutatie import Mutatie
from buurtledger.report.cijfers import feiten, figuren
from buurtledger.report.document import Alinea, Blok, Document, Feiten, Kop, Opmaak
from buurtledger.report.mutaties import Mutatielijst, Regel, mutatietabel
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Rij, Tabel, koppen, velden
from buurtledger.stand.cijfers import Stand
from buurtledger.stand.verantwoord import BONNEN, LEERSESSIE, RESULTAAT, Verantwoord

_WOORDEN = {BONNEN: N_("bonnen"), RESULTAAT: N_("resultaat"), LEERSESSIE: N_("leersessie")}


class VerantwoordingVerslag(NamedTuple):
    """What `verantwoording` shows."""

    stand: Stand
    rijen: tuple[Verantwoord, ...]

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
        rijen = tuple(_rij(rij, taal) for rij in self.rijen if rij.gebruikte_geld or rij.verteld.resultaat)
        kop = (N_("post"), N_("te verant."), N_("bonnen"), N_("resultaat"), N_("sessies"), N_("verantwoord"))
        wie: Blok = Tabel("", koppen(*kop), rijen) if rijen else Alinea(taal("Er is nog geen geld gebruikt."))
        return Document(taal("Verantwoording op {op}", op=self.stand.op), (wie, Alinea(slotzin(self, taal))))


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
        "verantwoord": rij.is_verantwoord if rij.gebruikte_geld else None,
        "mist": list(rij.mist),
    }


def wat_mist(rij: Verantwoord, taal: Taal) -> str:
    """What is still asked of a post, in words."""
    if not rij.gebruikte_geld:
        return taal("niets: gebruikte geen geld")
    return ", ".join(taal(_WOORDEN[wat]) for wat in rij.mist) or taal("niets: verantwoord")


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
    mist, sessies = taal("MIST"), len(rij.verteld.leersessies)
    return (
        rij.post.id,
        rij.cijfers.te_verantwoorden,
        rij.cijfers.bonnen,
        taal("ja") if rij.verteld.resultaat else mist if rij.gebruikte_geld else "-",
        mist if LEERSESSIE in rij.mist else str(sessies) if sessies or rij.is_kern else "-",
        "" if not rij.gebruikte_geld else taal("ja") if rij.is_verantwoord else taal("nee"),
    )


def _blad(blad: Blad, taal: Taal) -> Iterator[Blok]:
    rij, verteld = blad.rij, blad.rij.verteld
    leeg = Alinea(taal("(nog niet ingevuld)"))
    yield Alinea(taal("{post}, stand op {op}", post=rij.post.id, op=blad.verslag.stand.op))
    yield Kop(taal("1. De bonnen"))
    yield Feiten(feiten(rij.cijfers, taal))
    yield mutatietabel(blad.mutaties, taal, met_post=False) if blad.mutaties else Alinea(taal("(nog geen bonnen)"))
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
