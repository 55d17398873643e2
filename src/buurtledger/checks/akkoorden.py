"""Four eyes: the rules `akkoord` and `wacht`.

The plan: "conflictbeslechting en het vier ogen principe geregeld zijn".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from buurtledger.checks.register import bevinding
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Plaats
from buurtledger.model.geschiedenis import Commit
from buurtledger.model.mutatie import Mutatie, Soort, logboek_van
from buurtledger.model.rollen import Rollen

_GELD_WEG = (Soort.BON, Soort.VOORSCHOT, Soort.VERGOEDING)


class Vastgelegd(NamedTuple):
    """In which commit a line was put in git, and whose valid signature that commit has ('' when nobody's)."""

    commit: Commit
    ondertekenaar: str = ""
    rollen: tuple[str, ...] = ()
    """The roles that the signer had before that commit."""


Feiten = Mapping[str, Vastgelegd]
"""Per id of a mutatie what git knows of its line; a line that is not committed yet is not in it."""


def nodig(mutatie: Mutatie, rollen: Rollen) -> tuple[str, bool]:
    """Whose akkoord a mutatie needs ('' for nobody's), and whether a signature has to prove it."""
    passend = [g for g in rollen.grenzen if mutatie.soort in _GELD_WEG and mutatie.bedrag > g.boven]
    if not passend:
        return "", False
    hoogste = max(passend, key=lambda g: g.boven)
    return hoogste.rol, hoogste.bewezen


def akkoorden_op_niets(logboek: Sequence[Mutatie], overal: Mapping[str, Mutatie]) -> Iterator[Bevinding]:
    """An akkoord approves a mutatie of its own logboek that moves money."""
    for akkoord in logboek:
        if akkoord.soort != Soort.AKKOORD:
            continue
        doel = overal.get(akkoord.van)
        bericht: Bericht | None = None
        if doel is None:
            bericht = zin("dit akkoord is op {nummer}, dat er niet is", nummer=akkoord.van)
        elif doel.post != akkoord.post:
            bericht = zin(
                "dit akkoord is op {nummer}, van een andere post ({post})", nummer=akkoord.van, post=doel.post
            )
        elif doel.soort in (Soort.AKKOORD, Soort.STORNO):
            bericht = zin("op een {soort} is geen akkoord nodig", soort=doel.soort)
        if bericht is not None:
            yield _fout(akkoord, bericht, zin("laat buurtledger het akkoord schrijven: buurtledger akkoord NUMMER"))


def vier_ogen(logboek: Sequence[Mutatie], rollen: Rollen, feiten: Feiten) -> Iterator[Bevinding]:
    """Every mutatie above a limit is approved by another person than who entered it. `logboek`: what is not undone."""
    for mutatie, rol, bezwaren in _zonder_akkoord(logboek, rollen, feiten):
        for akkoord, wat in bezwaren:
            if not wat.wacht:
                yield _fout(akkoord, wat.bericht, wat.remedie)
        if all(wat.wacht for _, wat in bezwaren):
            yield _wacht(mutatie, rol, vastgelegd=not bezwaren)


def wachtend(logboek: Sequence[Mutatie], rollen: Rollen, feiten: Feiten) -> Iterator[tuple[Mutatie, str]]:
    """The mutaties that still need an akkoord, and whose."""
    for mutatie, rol, _ in _zonder_akkoord(logboek, rollen, feiten):
        yield mutatie, rol


def _zonder_akkoord(
    logboek: Sequence[Mutatie], rollen: Rollen, feiten: Feiten
) -> Iterator[tuple[Mutatie, str, list[tuple[Mutatie, Bezwaar]]]]:
    """The mutaties that no akkoord counts for: whose they need, and why those given do not count."""
    akkoorden: dict[str, list[Mutatie]] = {}
    for mutatie in logboek:
        if mutatie.soort == Soort.AKKOORD:
            akkoorden.setdefault(mutatie.van, []).append(mutatie)
    for mutatie in logboek:
        rol, bewezen = nodig(mutatie, rollen)
        if not rol:
            continue
        gegeven = akkoorden.get(mutatie.nummer, [])
        bezwaren = [(a, w) for a in gegeven if (w := bezwaar(mutatie, a, rol, bewezen, rollen, feiten)) is not None]
        if len(bezwaren) == len(gegeven):
            yield mutatie, rol, bezwaren


class Bezwaar(NamedTuple):
    """Why an akkoord does not count. `wacht`: it is not committed yet, so nothing can be said of it."""

    bericht: Bericht
    remedie: Bericht
    wacht: bool = False


def bezwaar(
    mutatie: Mutatie, akkoord: Mutatie, rol: str, bewezen: bool, rollen: Rollen, feiten: Feiten
) -> Bezwaar | None:
    """Why an akkoord does not count; None when it does."""
    ander = zin("laat iemand anders, met de rol {rol}, akkoord geven vanaf de eigen computer", rol=rol)
    als = feiten.get(akkoord.nummer)
    invoer = feiten.get(mutatie.nummer)
    if als is None or invoer is None:
        return Bezwaar(zin("dit staat nog niet in git"), ander, wacht=True)
    if als.commit.nummer == invoer.commit.nummer:
        return Bezwaar(
            zin(
                "invoer en akkoord staan in één commit ({commit}); daaraan is niet te zien wie wat deed",
                commit=als.commit.kort,
            ),
            zin("geef het akkoord in een eigen commit, en voeg niet samen met squash"),
        )
    wie_gaf = rollen.persoon(als.ondertekenaar) or rollen.van_adres(als.commit.adres)
    wie_voerde_in = rollen.persoon(invoer.ondertekenaar) or rollen.van_adres(invoer.commit.adres)
    if wie_gaf is None:
        return Bezwaar(zin("{auteur} staat niet in data/rollen.yaml", auteur=als.commit.auteur), ander)
    zelfde = wie_voerde_in is not None and wie_gaf.wie == wie_voerde_in.wie
    # A name in git can be typed by anyone; a key cannot.
    zelfde_adres = als.commit.adres.casefold() == invoer.commit.adres.casefold() and not als.ondertekenaar
    if zelfde or zelfde_adres:
        return Bezwaar(zin("{wie} voerde dit zelf in; dat zijn geen vier ogen", wie=wie_gaf.wie), ander)
    if bewezen and not als.ondertekenaar:
        return Bezwaar(
            zin("dit akkoord is niet bewezen: de commit heeft geen geldige handtekening"),
            zin("onderteken de commit met de SSH-sleutel uit data/rollen.yaml: git commit -S"),
        )
    heeft = als.rollen if bewezen else wie_gaf.rollen
    if rol not in heeft:
        return Bezwaar(zin("{wie} heeft de rol {rol} niet", wie=wie_gaf.wie, rol=rol), ander)
    return None


def _wacht(mutatie: Mutatie, rol: str, *, vastgelegd: bool) -> Bevinding:
    bericht = zin("{bedrag} wacht op akkoord van de {rol}", bedrag=mutatie.bedrag, rol=rol)
    if not vastgelegd:
        bericht = zin("het akkoord op {bedrag} staat nog niet in git", bedrag=mutatie.bedrag)
    hoe = zin("buurtledger akkoord {nummer} --rol {rol} --commit, door die ander", nummer=mutatie.nummer, rol=rol)
    return bevinding("wacht", Plaats(logboek_van(mutatie.post), mutatie.lijn, veld=mutatie.soort), bericht, hoe)


def _fout(akkoord: Mutatie, bericht: Bericht, remedie: Bericht) -> Bevinding:
    return bevinding("akkoord", Plaats(logboek_van(akkoord.post), akkoord.lijn, veld="akkoord"), bericht, remedie)
