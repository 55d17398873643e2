"""The sheets of the year: statement, balance, account for the city. Every sum is a formula."""

from __future__ import annotations

from decimal import Decimal

from buurtledger.model.bericht import N_
from buurtledger.model.geld import NUL
from buurtledger.report.taal import Taal
from buurtledger.report.verslag.jaarstukken import (
    Staatrij,
    balanszijden,
    bedragen_van,
    grondslag,
    koppen_van,
    naast_elkaar,
    staatrijen,
    woord,
)
from buurtledger.report.vormen.werkboek import BEDRAG, Formule, Kolombreedte, Vulling, Werkboek, hoogte
from buurtledger.stand.jaarrekening import Jaarrekening, tweekolommen

_WOORD = 58


def schrijf_jaarrekening(boek: Werkboek, jaar: Jaarrekening, taal: Taal) -> None:
    """All three."""
    _staat(boek, jaar, taal)
    _balans(boek, jaar, taal)
    _gemeente(boek, jaar, taal)


_SOMMEN = {
    "baten": ("subsidie", "bijdragen"),
    "som_lasten": ("besteed", "coordinatie"),
    "saldo_voor_financieel": ("baten", "-som_lasten"),
    "saldo": ("subsidie", "bijdragen", "-besteed", "-coordinatie", "rente", "-bankkosten"),
    "reserve": ("saldo", "-fonds"),
}
"""Of what each sum is made: fields of rows, those after a minus taken off."""


def _staat(boek: Werkboek, jaar: Jaarrekening, taal: Taal) -> None:
    rijen = staatrijen(jaar, taal)
    koppen = koppen_van(jaar, taal)
    kolommen = (Kolombreedte(taal("wat"), _WOORD), *(Kolombreedte(kop, BEDRAG + 3) for kop in koppen))
    blad = boek.blad(taal("Staat"), kolommen, liggend=False)
    boek.koppen(blad, 0, kolommen)
    blad.freeze_panes(1, 1)
    for nr, rij in enumerate(rijen, 1):
        cellen: list[Vulling] = [rij.woord]
        for kolom, bedrag in enumerate(bedragen_van(rij, jaar)):
            formule = _som(rij, rijen, "BCDE"[kolom]) if bedrag is not None else ""
            cellen.append(Formule(formule, bedrag) if formule and bedrag is not None else bedrag)
        boek.rij(blad, nr, cellen, som=rij.is_som)
    for nr, tekst in enumerate(grondslag(jaar, taal), len(rijen) + 2):
        hoogte(blad, nr, [tekst], [_WOORD])
        boek.rij(blad, nr, [tekst])


def _som(rij: Staatrij, rijen: tuple[Staatrij, ...], letter: str) -> str:
    """The formula of a sum; empty of what is none."""
    termen = []
    for deel in _SOMMEN.get(rij.veld, ()):
        teken, veld = ("-", deel[1:]) if deel.startswith("-") else ("+", deel)
        termen += [f"{teken}{letter}{nr + 1}" for nr, ander in enumerate(rijen, 1) if ander.veld == veld]
    return "=" + "".join(termen).removeprefix("+") if termen else ""


def _balans(boek: Werkboek, jaar: Jaarrekening, taal: Taal) -> None:
    dagen = [taal.kort(jaar.einde.op), *([taal.kort(jaar.begin.op)] if jaar.eerder else [])]
    kolommen = (Kolombreedte(taal("wat"), _WOORD), *(Kolombreedte(dag, BEDRAG + 3) for dag in dagen))
    blad = boek.blad(taal("Balans"), kolommen, liggend=False)
    boek.koppen(blad, 0, kolommen)
    plek, totalen = 1, []
    for zijde in balanszijden(jaar):
        eerste = plek + 1
        for kop, regels in zijde.delen:
            for regel, toen in regels:
                bedragen = (regel.bedrag, toen)[: len(dagen)]
                boek.rij(blad, plek, [f"{taal(kop)}: {woord(regel, taal)}", *bedragen])
                plek += 1
        sommen = [
            Formule(f"=SUM({letter}{eerste}:{letter}{plek})" if plek >= eerste else "=0", som)
            for letter, som in zip("BC", zijde.totaal[: len(dagen)], strict=False)
        ]
        boek.rij(blad, plek, [taal("totaal {zijde}", zijde=taal(zijde.naam)), *sommen], som=True)
        totalen.append(plek + 1)
        plek += 2
    activa, passiva = balanszijden(jaar)
    verschillen: list[Decimal] = [a - p for a, p in zip(activa.totaal, passiva.totaal, strict=True)]
    nul = [
        Formule(f"=ROUND({letter}{totalen[0]}-{letter}{totalen[1]},2)", verschil)
        for letter, verschil in zip("BC", verschillen[: len(dagen)], strict=False)
    ]
    boek.rij(blad, plek, [taal("verschil: hoort nul te zijn"), *nul])


def _gemeente(boek: Werkboek, jaar: Jaarrekening, taal: Taal) -> None:
    kop = ((N_("uitgaven"), 44), (N_("bedrag"), BEDRAG), (N_("inkomsten"), 44), (N_("bedrag"), BEDRAG))
    kolommen = tuple(Kolombreedte(taal(naam), breedte) for naam, breedte in kop)
    blad = boek.blad(taal("Gemeente"), kolommen)
    boek.koppen(blad, 0, kolommen)
    rekening = tweekolommen(jaar)
    rijen = tuple(naast_elkaar(rekening, taal))
    for nr, rij in enumerate(rijen, 1):
        boek.rij(blad, nr, rij)
    laatste = len(rijen) + 1
    uit = sum((regel.bedrag for regel in rekening.uitgaven), NUL)
    totaal = taal("totaal")
    slot: list[Vulling] = [
        totaal,
        Formule(f"=SUM(B2:B{laatste})", uit),
        totaal,
        Formule(f"=SUM(D2:D{laatste})", rekening.totaal),
    ]
    boek.rij(blad, laatste, slot, som=True)
