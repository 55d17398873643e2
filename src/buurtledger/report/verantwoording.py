"""The reports `verantwoording` and `verantwoording KERN`: what was given back, and what is still asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.geld import euro
from buurtledger.model.mutatie import Mutatie
from buurtledger.report.figuren import F, figuren
from buurtledger.report.mutaties import lijst_tabel
from buurtledger.report.scherm import Scherm, breek
from buurtledger.report.status import KOPPEN
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.tabel import Cel, Tabel, als_md, als_tekst, md
from buurtledger.stand.cijfers import Stand
from buurtledger.stand.verantwoord import BONNEN, LEERSESSIE, RESULTAAT, Verantwoord

_WOORDEN = {BONNEN: N_("bonnen"), RESULTAAT: N_("resultaat"), LEERSESSIE: N_("leersessie")}


class VerantwoordingVerslag(NamedTuple):
    """What `verantwoording` shows, in any format."""

    stand: Stand
    rijen: tuple[Verantwoord, ...]

    @property
    def kernen(self) -> tuple[Verantwoord, ...]:
        """The kernen among them."""
        return tuple(rij for rij in self.rijen if rij.is_kern)


def rij_json(rij: Verantwoord) -> dict[str, object]:
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


def als_json(verslag: VerantwoordingVerslag) -> dict[str, object]:
    """The stable form for programs, formaat 1."""
    return {
        "formaat": 1,
        "naam": verslag.stand.begroting.naam,
        "op": verslag.stand.op.isoformat(),
        "posten": [rij_json(rij) for rij in verslag.rijen],
    }


def als_tabel(verslag: VerantwoordingVerslag) -> Tabel:
    """A row per post, for CSV."""
    return Tabel(
        ("post", "uitbetaald", "besteed", "te_verantwoorden", "bonnen", "resultaat", "leersessies", "mist"),
        (),
        tuple(
            (
                rij.post.id,
                *(rij.cijfers.uitbetaald, rij.cijfers.besteed, rij.cijfers.te_verantwoorden, rij.cijfers.bonnen),
                "ja" if rij.verteld.resultaat else "nee",
                len(rij.verteld.leersessies),
                " ".join(rij.mist) if rij.gebruikte_geld else None,
            )
            for rij in verslag.rijen
        ),
    )


def voor_mensen(verslag: VerantwoordingVerslag, taal: Taal) -> Tabel:
    """What a person looks at: who used money, and what is missing."""
    mist = taal("MIST")

    def rij(r: Verantwoord) -> tuple[Cel, ...]:
        sessies = len(r.verteld.leersessies)
        return (
            r.post.id,
            r.cijfers.te_verantwoorden,
            r.cijfers.bonnen,
            taal("ja") if r.verteld.resultaat else mist if r.gebruikte_geld else "-",
            mist if LEERSESSIE in r.mist else str(sessies) if sessies or r.is_kern else "-",
            "" if not r.gebruikte_geld else taal("ja") if r.is_verantwoord else taal("nee"),
        )

    return Tabel(
        ("post", "te_verantwoorden", "bonnen", "resultaat", "leersessies", "verantwoord"),
        (N_("post"), N_("te verant."), N_("bonnen"), N_("resultaat"), N_("sessies"), N_("verantwoord")),
        tuple(rij(r) for r in verslag.rijen if r.gebruikte_geld or r.verteld.resultaat),
    )


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
        "Van de {alle} kernen gebruikten er {gebruikers} geld; daarvan zijn er {klaar} verantwoord.",
        alle=len(kernen),
        gebruikers=len(gebruikers),
        klaar=sum(rij.is_verantwoord for rij in gebruikers),
    )


def lijst_tekst(verslag: VerantwoordingVerslag, taal: Taal, scherm: Scherm) -> str:
    """For a terminal: who used money, what is missing, and how the kernen stand together."""
    kop = scherm.kleur(taal("Verantwoording op {op}", op=verslag.stand.op), "vet")
    rijen = voor_mensen(verslag, taal)
    midden = [als_tekst(rijen, taal, scherm)] if rijen.rijen else [taal("Er is nog geen geld gebruikt."), ""]
    return "\n".join([kop, "", *midden, breek(slotzin(verslag, taal), scherm.breedte)]) + "\n"


class Blad(NamedTuple):
    """The sheet that a kern brings to the session."""

    verslag: VerantwoordingVerslag
    rij: Verantwoord
    mutaties: tuple[Mutatie, ...]


def blad_json(blad: Blad) -> dict[str, object]:
    """The sheet as programs get it, formaat 1."""
    return {"formaat": 1, "op": blad.verslag.stand.op.isoformat(), **rij_json(blad.rij)}


def _blad(blad: Blad, taal: Taal, kop: Callable[[str, int], str], tekst: Callable[[str], str], tabel: str) -> list[str]:
    """The sheet's parts; how a heading, a text and a table are written is up to the format."""
    rij, verteld = blad.rij, blad.rij.verteld
    op = blad.verslag.stand.op
    leeg = taal("(nog niet ingevuld)")
    delen = [
        kop(taal("Verantwoording van {naam}", naam=rij.post.naam), 1),
        taal("{post}, stand op {op}", post=rij.post.id, op=op) + "\n",
        kop(taal("1. De bonnen"), 2),
        tabel or taal("(nog geen bonnen)") + "\n",
        kop(taal("2. Het resultaat: wat is er gedaan met het geld"), 2),
        (tekst(verteld.resultaat) or leeg) + "\n",
        kop(taal("3. Wat we leerden"), 2),
        *(("\n\n".join(map(tekst, verteld.leermomenten)) or leeg) + "\n",),
    ]
    dagen = ", ".join(taal.dag(dag) for dag in verteld.leersessies)
    delen.append((taal("Verteld op de sessie van {dagen}.", dagen=dagen) if dagen else _geen_sessie(rij, taal)) + "\n")
    delen.append(kop(taal("Wat er nog mist"), 2))
    delen.append(wat_mist(rij, taal) + "\n")
    return delen


def _geen_sessie(rij: Verantwoord, taal: Taal) -> str:
    if rij.is_kern:
        return taal("Nog niet verteld op een leersessie.")
    return taal("Een leersessie wordt van deze post niet gevraagd; welkom is hij wel.")


def _cijfers(blad: Blad, taal: Taal) -> list[tuple[str, str]]:
    return [(taal(kop), euro(getattr(blad.rij.cijfers, veld))) for kop, veld in zip(KOPPEN, F, strict=True)]


def blad_tekst(blad: Blad, taal: Taal, scherm: Scherm) -> str:
    """The sheet for a terminal or a printer."""
    cijfers = "".join(f"  {kop:<18}{bedrag:>14}\n" for kop, bedrag in _cijfers(blad, taal))
    regels = lijst_tabel(blad.mutaties, met_post=False)
    bonnen = als_tekst(regels, taal, scherm) if blad.mutaties else taal("(nog geen bonnen)") + "\n"

    def alinea(tekst: str) -> str:
        return "\n".join(breek(schoon(regel), scherm.breedte) for regel in tekst.split("\n"))

    def kop(tekst: str, _diepte: int) -> str:
        return scherm.kleur(tekst, "vet")

    return "\n".join(_blad(blad, taal, kop, alinea, f"{cijfers}\n{bonnen}"))


def blad_md(blad: Blad, taal: Taal) -> str:
    """The sheet as Markdown."""
    cijfers = "".join(f"| {kop} | {bedrag} |\n" for kop, bedrag in _cijfers(blad, taal))
    post, euros = taal("cijfer"), taal("bedrag")
    tabel = f"| {post} | {euros} |\n| --- | ---: |\n{cijfers}"
    if blad.mutaties:
        tabel += "\n" + als_md(lijst_tabel(blad.mutaties, met_post=False), taal)
    # A result is Markdown itself; only HTML in it is kept from being taken for HTML.
    return "\n".join(
        _blad(blad, taal, lambda t, d: f"{'#' * d} {md(t)}\n", lambda t: t.replace("<", "\\<").strip(), tabel)
    )
