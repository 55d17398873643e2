"""Besluiten that need akkoorden: who decided may want that others say yes to the very text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from buurtledger.checks.akkoorden import Brenger, Feiten
from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import Mandaat
from buurtledger.model.bericht import zin
from buurtledger.model.besluit import Besluit, besluitbestand
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.instemming import Instemming, akkoordenbestand
from buurtledger.model.rollen import Persoon


class Besluitstuk(NamedTuple):
    """A besluit as git knows it: its content as it is now, who brought that, and who brought its akkoorden."""

    naam: str
    sha256: str
    brengers: tuple[Brenger, ...]
    akkoorden: tuple[tuple[Instemming, tuple[Brenger, ...]], ...]
    krijgt: tuple[str, ...] = ()
    """The posten that get money by it: who belongs to one gives no akkoord."""

    def belang_van(self, wie: Persoon) -> str:
        """The post that gets money by it and that a person belongs to; empty when there is none."""
        return next((post for post in self.krijgt if wie.heeft_belang(post)), "")


def instemmers(stuk: Besluitstuk, feiten: Feiten) -> Mapping[Instemming, Persoon | None]:
    """Per akkoord who gave it; None when it does not count: another content, no role, one's own besluit, an interest,
    no proof.

    In a ledger with keys only a signature counts.
    """
    return {regel: _instemmer(stuk, regel, brengers, feiten) for regel, brengers in stuk.akkoorden}


def _instemmer(stuk: Besluitstuk, regel: Instemming, brengers: tuple[Brenger, ...], feiten: Feiten) -> Persoon | None:
    keten = feiten.keten
    if regel.inhoud != stuk.sha256:
        return None
    for brenger in brengers:
        commit = brenger.commit
        wie = keten.ondertekenaar(commit.nummer)
        if wie is None and not keten.begin:
            wie = keten.bij(commit.nummer).van_adres(commit.adres)
        if wie is None or regel.rol not in wie.rollen or any(feiten.is_van(wie, b) for b in stuk.brengers):
            continue
        if stuk.belang_van(wie):
            continue
        if not keten.begin or keten.stond(commit.nummer, wie, regel.rol):
            return wie
    return None


def besluiten_met_akkoord(
    besluit: Besluit, stuk: Besluitstuk, mandaat: Mandaat | None, feiten: Feiten, vandaag: date
) -> Iterator[Bevinding]:
    """A besluit has the akkoorden that its mandate asks for before it comes into force."""
    gegeven = instemmers(stuk, feiten)
    for regel, wie in gegeven.items():
        if wie is None and dict(stuk.akkoorden)[regel]:
            yield bevinding(
                Regel.AKKOORD,
                Plaats(akkoordenbestand(besluit.naam), regel.lijn, 1),
                zin(
                    "een akkoord als {rol} op dit besluit telt niet: een andere inhoud, een eigen besluit, geld voor "
                    "de eigen groep, niet de rol of niet bewezen",
                    rol=regel.rol,
                ),
                zin("bekijk het besluit en geef opnieuw akkoord: buurtledger akkoord {naam}", naam=besluit.naam),
            )
    nodig = mandaat.akkoorden if mandaat is not None else 0
    telt = len({wie.wie for wie in gegeven.values() if wie is not None})
    if telt >= nodig:
        return
    bericht = zin("dit besluit heeft {nodig:akkoord|akkoorden} nodig, en heeft er {telt}", telt=telt, nodig=nodig)
    remedie = zin("buurtledger akkoord {naam} --commit, door die anderen", naam=besluit.naam)
    regel_ = Regel.WACHT if vandaag < besluit.vanaf else Regel.MANDAAT
    yield bevinding(regel_, Plaats(besluitbestand(besluit.naam), veld="door"), bericht, remedie)
