"""The lines of the example ledger: invented mutaties on the posten of the K-buurt's plan, always the same ones.

For trying things out, for the docs and for tests. It holds what a treasurer
meets: an overspend, an underspend, stornos, a retour, a repayment, receipts that
came late, a kern that pays out of its own pocket, and kernen that did nothing yet.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.afdruk import afdruk
from buurtledger.model.begroting import Begroting, Post
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import GELD_UIT, KERN, OORDELEN, PENVOERDER, Mutatie, Soort
from buurtledger.model.nummer import LENGTE, TEKENS

_BEGIN, _EIND = date(2022, 10, 1), date(2023, 12, 15)

_AANKOPEN = (
    ("Verf, kwasten en rollers", "Bouwmarkt De Denkbeeldige Hamer"),
    ("Koffie, thee en koek voor de bijeenkomst", "Supermarkt Het Verzonnen Mandje"),
    ("Drukwerk: flyers in twee talen", "Drukkerij Fantasie"),
    ("Potgrond en plantjes", "Tuincentrum Nergensland"),
    ("Huur van de zaal", "Zaalverhuur Luchtkasteel"),
    ("Boodschappen voor de maaltijd", "Supermarkt Het Verzonnen Mandje"),
    ("Knutselmateriaal voor de kinderen", "Hobbywinkel Doe-Alsof"),
    ("Bloemen voor de vrijwilligers", "Bloemist Uit De Duim"),
    ("Gereedschap", "Bouwmarkt De Denkbeeldige Hamer"),
    ("Workshop, één middag", "Bureau Stel Je Voor"),
    ("Vervoer van spullen", "Bakfietsverhuur Droomrit"),
    ("Hapjes voor de buurtbarbecue", "Slagerij Sprookje"),
)


class _Gedrag(NamedTuple):
    """How a post behaves in the example."""

    deel: Decimal
    """The share of its budget that it spends."""
    voorschotten: tuple[Decimal, ...]
    """Shares of its budget that it gets in advance."""
    bonnen: int
    penvoerder: int = 0
    """Every so many bonnen one is paid by the penvoerder; 0: never."""


_NIETS = _Gedrag(NUL, (), 0)
_HELFT = (Decimal("0.5"), Decimal("0.5"))
_DEEL = (Decimal("0.35"), Decimal("0.3"))

_BIJZONDER = {
    "kernen/mi-oso": _Gedrag(Decimal("0.62"), (), 7),
    "kernen/kern-21": _Gedrag(NUL, (Decimal("0.5"),), 0),
    "kernen/kern-22": _Gedrag(NUL, (Decimal("0.5"),), 0),
    "kernen/kern-23": _NIETS,
    "kernen/kern-24": _NIETS,
    "kruitberg/eet-je-mee": _Gedrag(Decimal("1.06"), _HELFT, 14),
    "kruitberg/moestuin": _Gedrag(Decimal(3200) / 4500, _DEEL, 9),
    "hrholst/inpandig": _Gedrag(Decimal("0.2"), (Decimal("0.3"),), 3),
    "kortvoort/informatiezuil": _NIETS,
    "4-torens/muurschilderingen": _Gedrag(Decimal("0.25"), _DEEL, 4),
    "penvoerder/coordinatie": _Gedrag(Decimal("0.9"), (), 15, penvoerder=1),
}

GRENS = Decimal(1500)
"""Above it the second signer is asked, as `rollen.yaml` of the example says."""
_WACHT_NOG = date(2023, 10, 1)
"""What was entered from here on has no akkoord yet."""

_LID = ("kernen/kern-11", "kernen/kern-13", "kernen/kern-14", "kernen/kern-16")
_CURSUS = ("kernen/kern-12", "kernen/kern-14")
"""The kernen that took up what was offered: with their second and their third bon."""
_BETAALT_TERUG = ("kernen/karspelhof", "kernen/kikkenstein", "kernen/hrholst", "kernen/kleine-kbuurt")


def voorbeeldlogboeken(begroting: Begroting) -> dict[str, list[Mutatie]]:
    """Per post the invented mutaties, in the order in which they were entered."""
    logboeken: dict[str, list[Mutatie]] = {}
    for post in begroting.posten.values():
        # One source of chance per post: a change to one leaves the others as they are.
        toeval = random.Random(f"buurtledger voorbeeld {post.id}")
        gedaan = list(_van_post(post, begroting.is_kern(post.id), toeval))
        mutaties = sorted(
            (*gedaan, *_akkoorden(post, gedaan, toeval)), key=lambda m: (m.nummer[:6], m.soort in OORDELEN, m.datum)
        )
        if mutaties:
            logboeken[post.id] = mutaties
    return logboeken


def _gedrag(post: Post, is_kern: bool, toeval: random.Random) -> _Gedrag:
    if post.id in _BIJZONDER:
        return _BIJZONDER[post.id]
    deel = Decimal(70 + int(toeval.random() * 28)) / 100
    if is_kern:
        return _Gedrag(deel, _HELFT, 5 + int(toeval.random() * 4))
    return _Gedrag(deel, _DEEL, 6 + int(toeval.random() * 4), penvoerder=4)


def _van_post(post: Post, is_kern: bool, toeval: random.Random) -> Iterator[Mutatie]:
    gedrag = _gedrag(post, is_kern, toeval)
    for nr, deel in enumerate(gedrag.voorschotten):
        dag = _BEGIN + timedelta(days=180 * nr + int(toeval.random() * 12))
        yield _mutatie(
            post, toeval, Soort.VOORSCHOT, dag, _rond(post.bedrag * deel), ("eerste deel", "tweede deel")[nr]
        )
    bonnen = list(_bonnen(post, gedrag, toeval))
    yield from bonnen
    yield from _bijzonder(post, bonnen, toeval)
    if post.id in _BETAALT_TERUG:
        rest = sum((_rond(post.bedrag * deel) for deel in gedrag.voorschotten), NUL) - sum(
            (bon.bedrag for bon in bonnen if bon.betaald_door == KERN), NUL
        )
        yield _mutatie(post, toeval, Soort.TERUGBETALING, date(2023, 12, 20), rest, "wat er over was")


def _bonnen(post: Post, gedrag: _Gedrag, toeval: random.Random) -> Iterator[Mutatie]:
    over = _rond(post.bedrag * gedrag.deel)
    spanne = (_EIND - _BEGIN).days
    for nr in range(gedrag.bonnen):
        nog = gedrag.bonnen - nr
        lid, cursus = nr == 1 and post.id in _LID, nr == 2 and post.id in _CURSUS
        bedrag = over if nog == 1 else _rond(over / nog * Decimal(60 + int(toeval.random() * 80)) / 100, "0.01")
        bedrag = Decimal("50.00") if lid else bedrag
        over -= bedrag
        dag = _BEGIN + timedelta(days=spanne * nr // gedrag.bonnen + int(toeval.random() * spanne / gedrag.bonnen))
        # Most receipts are entered within three weeks; one in twelve lies in a drawer for three months.
        later = 100 if toeval.random() < 1 / 12 else int(toeval.random() * 21)
        wat, winkel = _AANKOPEN[int(toeval.random() * len(_AANKOPEN))]
        betaler = PENVOERDER if gedrag.penvoerder and nr % gedrag.penvoerder == 0 else KERN
        bon = _mutatie(post, toeval, Soort.BON, dag, bedrag, wat, later)._replace(
            leverancier=winkel, betaald_door=betaler
        )
        if lid:
            bon = bon._replace(
                omschrijving="Lidmaatschap voor een jaar",
                leverancier="Bewonersnetwerk Fantasie",
                activiteit="LSA-lidmaatschap",
            )
        elif cursus:
            bon = bon._replace(
                omschrijving="Cursus voor twee bewoners",
                leverancier="Bureau Stel Je Voor",
                activiteit="Cursus spreken in het openbaar",
            )
        yield bon


def _bijzonder(post: Post, bonnen: list[Mutatie], toeval: random.Random) -> Iterator[Mutatie]:
    """What happens only in some posten."""
    match post.id:
        case "kernen/mi-oso":
            yield _mutatie(post, toeval, Soort.VERGOEDING, date(2023, 3, 30), Decimal("180.00"), "terug van eigen geld")
        case "kernen/kleiburg" | "koornhorst/activiteiten" | "4-torens/excursie":
            dubbel = bonnen[2]
            fout = _mutatie(post, toeval, Soort.BON, dubbel.datum, dubbel.bedrag, dubbel.omschrijving, 25)
            yield fout._replace(leverancier=dubbel.leverancier, betaald_door=dubbel.betaald_door)
            dag = fout.invoerdag + timedelta(days=2)
            storno = _mutatie(post, toeval, Soort.STORNO, dag, NUL, "", 0)
            yield storno._replace(van=fout.nummer, reden="dubbel ingevoerd")
        case "kikkenstein/bruisende-flat" | "buurtbreed/duurzaamheid":
            bon = bonnen[1]
            dag = bon.datum + timedelta(days=9)
            yield _mutatie(post, toeval, Soort.RETOUR, dag, Decimal("24.95"), "over: teruggebracht", 20)._replace(
                van=bon.nummer
            )
        case "4-torens/muurschilderingen":
            yield Mutatie(
                *(Soort.VERPLICHTING.value, "231206-k7w2qd", post.id, 0, date(2023, 12, 6), Decimal("150.00")),
                omschrijving="offerte voor de beschermlaag",
                leverancier="Verfwinkel",
            )
        case "kernen/kern-22":
            yield _mutatie(
                post, toeval, Soort.TERUGBETALING, date(2023, 9, 4), Decimal("200.00"), "een deel van het voorschot"
            )


def _akkoorden(post: Post, mutaties: list[Mutatie], toeval: random.Random) -> Iterator[Mutatie]:
    """What the second signer said three days after a large amount was entered; one still waits."""
    for mutatie in mutaties:
        if mutatie.soort in GELD_UIT and mutatie.bedrag > GRENS and mutatie.invoerdag < _WACHT_NOG:
            akkoord = _mutatie(post, toeval, Soort.AKKOORD, mutatie.invoerdag + timedelta(days=3), NUL, "")
            yield akkoord._replace(van=mutatie.nummer, rol="tweede-ondertekenaar", afdruk=afdruk(mutatie))


def _mutatie(
    post: Post, toeval: random.Random, soort: Soort, dag: date, bedrag: Decimal, wat: str, later: int = 0
) -> Mutatie:
    kans = "".join(TEKENS[int(toeval.random() * len(TEKENS))] for _ in range(LENGTE))
    nummer = f"{dag + timedelta(days=later):%y%m%d}-{kans}"
    return Mutatie(soort.value, nummer, post.id, 0, dag, bedrag, omschrijving=wat)


def _rond(bedrag: Decimal, op: str = "0.05") -> Decimal:
    return (bedrag / Decimal(op)).quantize(Decimal(1)) * Decimal(op) + NUL
