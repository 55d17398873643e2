"""The report `status` for a terminal: one screen of 80 columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from buurtledger.model.geld import NUL, euro, nederlands
from buurtledger.report.figuren import F
from buurtledger.report.scherm import Scherm, breek, kort
from buurtledger.report.status import KOPPEN, StatusVerslag
from buurtledger.report.taal import Taal, schoon
from buurtledger.stand.cijfers import Cijfers, Som

_BALK = 8
_SMALSTE_NAAM = 12


def als_tekst(verslag: StatusVerslag, taal: Taal, scherm: Scherm) -> str:
    """The whole screen."""
    regels = [*_kop(verslag, taal, scherm), ""]
    if "/" in verslag.keuze:
        regels += _een_post(verslag, taal)
    else:
        regels += _tabel(verslag, taal, scherm)
    regels += _van_anderen(verslag, taal, scherm)
    if not verslag.keuze and not verslag.thema:
        regels += _aandacht(verslag, taal, scherm)
    return "\n".join(regels) + "\n"


def _kop(verslag: StatusVerslag, taal: Taal, scherm: Scherm) -> Iterator[str]:
    stand = verslag.stand
    datum = taal("stand op {op}", op=stand.op)
    naam = kort(schoon(stand.begroting.naam), scherm.breedte - len(datum) - 2)
    yield scherm.kleur(naam, "vet") + " " * (scherm.breedte - len(naam) - len(datum)) + datum
    if verslag.keuze:
        gebied = verslag.gebieden[0].gebied
        naam = verslag.posten[0].post.naam if "/" in verslag.keuze else gebied.naam
        yield f"{verslag.keuze}: {schoon(naam)}"
        return
    if verslag.thema:
        yield taal("Thema {thema}", thema=verslag.thema)
        return
    if verslag.in_balans:
        oordeel = taal(
            "In balans: {posten} posten, samen {totaal}.", posten=len(stand.posten), totaal=stand.totaal.begroot
        )
        yield scherm.kleur(oordeel, "groen")
    else:
        oordeel = taal("NIET in balans: het plan klopt niet. buurtledger check laat zien waar.")
        yield scherm.kleur(oordeel, "rood")
    plan = stand.begroting.coordinatie
    yield taal(
        "Coördinatie: {aandeel} van het totaal, hoogstens {maximum}.",
        aandeel=procent(stand.aandeel_coordinatie),
        maximum=procent(plan.maximum),
    )


def procent(deel: Decimal) -> str:
    """A share with one decimal: `8,0 %`; with two where one would hide something."""
    getal = deel * 100
    decimalen = 1 if getal == round(getal, 1) else 2
    return f"{getal:.{decimalen}f} %".replace(".", ",")


def _tabel(verslag: StatusVerslag, taal: Taal, scherm: Scherm) -> Iterator[str]:
    rijen: list[tuple[str, Cijfers | Som]]
    if verslag.thema:
        rijen, som = [(rij.post.id, rij.cijfers) for rij in verslag.posten], verslag.som
    elif verslag.keuze:
        rijen = [(rij.post.naam, rij.cijfers) for rij in verslag.posten]
        som = verslag.gebieden[0].som
    else:
        rijen = [(rij.gebied.naam, rij.som) for rij in verslag.gebieden]
        som = verslag.stand.totaal
    koppen = [taal("begroot"), taal("besteed"), taal("uitbetaald"), taal("verantw."), taal("vrij")]
    alle = [*rijen, (taal("totaal"), som)]
    breedtes = [
        max(len(kop), *(len(nederlands(cel)) for _, cijfers in alle for cel in (_cellen(cijfers)[nr],))) + 1
        for nr, kop in enumerate(koppen)
    ]
    ruimte = scherm.breedte - sum(breedtes) - 1
    balk = _BALK if ruimte - _BALK >= _SMALSTE_NAAM else 0
    naam = max(ruimte - balk, _SMALSTE_NAAM)

    def regel(eerste: str, plaatje: str, cellen: Iterable[str]) -> str:
        return f"{kort(eerste, naam):<{naam}} {plaatje}" + "".join(
            cel.rjust(breedte) for cel, breedte in zip(cellen, breedtes, strict=True)
        )

    boven = ["", "", "", taal("nog te"), ""]
    yield regel("", " " * balk, boven).rstrip()
    yield scherm.kleur(
        regel(taal("post") if verslag.keuze or verslag.thema else taal("gebied"), " " * balk, koppen), "vet"
    )
    for tekst, cijfers in rijen:
        yield regel(schoon(tekst), _balk(cijfers, scherm, balk), map(nederlands, _cellen(cijfers)))
        yield from _tegoed(cijfers, taal, regel, balk)
    yield scherm.kleur(regel(taal("totaal"), _balk(som, scherm, balk), map(nederlands, _cellen(som))), "vet")
    yield from _tegoed(som, taal, regel, balk)


def _cellen(cijfers: Cijfers | Som) -> tuple[Decimal, ...]:
    return cijfers.begroot, cijfers.besteed, cijfers.uitbetaald, cijfers.nog_te_verantwoorden, cijfers.vrij


def _tegoed(
    cijfers: Cijfers | Som, taal: Taal, regel: Callable[[str, str, Iterable[str]], str], balk: int
) -> Iterator[str]:
    if cijfers.tegoed < 0:
        yield regel("  " + taal("krijgt nog"), " " * balk, ("", "", "", nederlands(cijfers.tegoed), "")).rstrip()


def _balk(cijfers: Cijfers | Som, scherm: Scherm, breedte: int) -> str:
    deel = cijfers.besteed / cijfers.begroot if cijfers.begroot else NUL
    return scherm.balk(deel, breedte) if breedte else ""


def _een_post(verslag: StatusVerslag, taal: Taal) -> Iterator[str]:
    cijfers = verslag.posten[0].cijfers
    koppen = [taal(kop) for kop in KOPPEN]
    breedte = max(map(len, koppen)) + 2
    for kop, veld in zip(koppen, F, strict=True):
        bedrag = getattr(cijfers, veld)
        toelichting = "  " + taal("(krijgt de groep nog)") if veld == "te_verantwoorden" and bedrag < 0 else ""
        yield f"{kop:<{breedte}}{euro(bedrag):>14}{toelichting}"
    bonnen = taal("bonnen")
    yield f"{bonnen:<{breedte}}{cijfers.bonnen:>14}"


def _van_anderen(verslag: StatusVerslag, taal: Taal, scherm: Scherm) -> Iterator[str]:
    """What others pay, beside the figures: it is no subsidy money."""
    if not verslag.bijdragen:
        return
    zin = taal(
        "Daarnaast zegden anderen {toegezegd} toe en betaalden {betaald}. Dat telt hierboven niet mee.",
        toegezegd=verslag.toegezegd,
        betaald=verslag.betaald,
    )
    yield ""
    yield breek(zin, scherm.breedte)
    if not verslag.keuze and not verslag.thema:
        return
    for bijdrage in verslag.bijdragen:
        wie = taal(
            "{van} bij {post}: {toegezegd} toegezegd, {betaald} betaald",
            van=bijdrage.van,
            post=bijdrage.post,
            toegezegd=bijdrage.toegezegd,
            betaald=bijdrage.betaald,
        )
        yield "- " + breek(wie, scherm.breedte - 2, "  ")


def _aandacht(verslag: StatusVerslag, taal: Taal, scherm: Scherm) -> Iterator[str]:
    if not verslag.punten:
        return
    yield ""
    yield scherm.kleur(taal("Wat aandacht vraagt"), "vet")
    for punt in verslag.punten:
        teken = scherm.kleur("!", "rood") if punt.ernstig else "-"
        yield f"{teken} " + breek(taal.zeg(punt.bericht), scherm.breedte - 2, "  ")
