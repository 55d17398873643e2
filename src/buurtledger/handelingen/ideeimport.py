"""A list of ideas out of a spreadsheet: what each row becomes, and what of it is in the books already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from buurtledger.checks.privacy.vooraf import prive_vooraf
from buurtledger.handelingen.ideeen import Ideeen
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.blad import Blad
from buurtledger.model.bladrij import Celfout
from buurtledger.model.dagwoorden import Kader
from buurtledger.model.idee import Idee, Ideestand, Stand
from buurtledger.model.ideekolommen import Ideekolommen, Ideerij, Ideerijen, herken_ideeen, lees_ideerijen
from buurtledger.model.zoeken import kaal, passend
from buurtledger.report.ideeimport import Ideeimport, Ideeimportrij
from buurtledger.report.importeren import BEKEND, FOUTE, LIJKT, NIEUW
from buurtledger.stand.ideegelijkenis import gelijke


def kies_ideerijen(bladen: Iterable[Blad], gevraagd: str, kader: Kader) -> Ideerijen | Bericht:
    """The ideas in the one sheet of a file that holds any, or in the one asked for by name; why not, otherwise."""
    alle = tuple(bladen)
    if gevraagd:
        namen = tuple(blad.naam for blad in alle if blad.naam)
        alle = tuple(blad for blad in alle if blad.naam.casefold() == gevraagd.casefold())
        if not alle:
            return zin("er is geen blad {naam}; wel {namen}", naam=gevraagd, namen=namen)
    herkend = [(blad, herken_ideeen(blad, kader)) for blad in alle if any(blad.rijen)]
    goed = [(blad, kolommen) for blad, kolommen in herkend if isinstance(kolommen, Ideekolommen)]
    if not goed:
        return next((reden for _, reden in herkend if isinstance(reden, Bericht)), zin("het bestand is leeg"))
    if len(goed) > 1:
        return zin(
            "er zijn {aantal} bladen met ideeën: {namen}; kies er een met --blad",
            aantal=len(goed),
            namen=tuple(blad.naam for blad, _ in goed),
        )
    return lees_ideerijen(*goed[0], kader)


def importeer(
    ideeen: Ideeen, begroting: Begroting, bestand: str, blad: Ideerijen, *, zonder_dubbele: bool
) -> Ideeimport:
    """What every row becomes, judged together and against the books. Writes nothing."""
    eerder = {regel.bron: regel for regel in ideeen.regels if isinstance(regel, Idee) and regel.bron}
    gelijk: Counter[str] = Counter()
    bezet: set[str] = set()
    namen = {gebied.id: gebied.naam for gebied in begroting.gebieden}
    rijen: list[Ideeimportrij] = []
    for rij in blad.rijen:
        gelijk[rij.vingerafdruk] += 1
        bron = f"blad:{rij.vingerafdruk}:{gelijk[rij.vingerafdruk]}"
        fouten = (*rij.fouten, *_prive(rij, blad, begroting))
        if fouten:
            rijen.append(Ideeimportrij(rij, FOUTE, fouten=fouten))
        elif bron in eerder:
            rijen.append(Ideeimportrij(rij, BEKEND, eerder[bron]))
        else:
            rijen.append(_nieuw(rij, bron, ideeen, namen, bezet))
    return Ideeimport(bestand, blad, tuple(_met_gelijke(rijen, ideeen, zonder_dubbele=zonder_dubbele)))


def _prive(rij: Ideerij, blad: Ideerijen, begroting: Begroting) -> tuple[Celfout, ...]:
    """What is private in the texts of a row. What it is is shown; the text itself only with that blotted out."""
    return tuple(
        Celfout(blad.plaats(rij.rij, soort), "", bericht)
        for soort, tekst in (("omschrijving", rij.omschrijving), ("toelichting", rij.toelichting))
        for bericht in prive_vooraf((tekst,), begroting.rekening)
    )


def _nieuw(rij: Ideerij, bron: str, ideeen: Ideeen, namen: Mapping[str, str], bezet: set[str]) -> Ideeimportrij:
    opmerkingen: list[Bericht] = []
    gebied = _gebied(rij.gebied, namen)
    if rij.gebied and not gebied:
        opmerkingen.append(zin("{gebied} is geen gebied in de begroting; dat blijft weg", gebied=rij.gebied))
    idee = Idee(ideeen.nummer(bezet), rij.datum or ideeen.vandaag, rij.omschrijving, gebied, bron)
    bezet.add(idee.nummer)
    stand = None
    if rij.stand == Stand.GEREALISEERD and not rij.weg:
        opmerkingen.append(zin("gerealiseerd, maar er staat niet bij waarmee; zeg het met: buurtledger idee stand"))
    elif rij.stand == Stand.NIET and not rij.toelichting:
        opmerkingen.append(zin("gaat niet door, maar er staat niet bij waarom; zeg het met: buurtledger idee stand"))
    elif rij.stand and (rij.stand != Stand.GEMELD or rij.toelichting):
        stand = Ideestand(
            *(ideeen.nummer(bezet), idee.nummer, idee.datum, rij.stand, rij.weg), toelichting=rij.toelichting
        )
        bezet.add(stand.nummer)
    elif rij.toelichting and not rij.stand:
        stand = Ideestand(
            ideeen.nummer(bezet), idee.nummer, idee.datum, Stand.GEMELD.value, toelichting=rij.toelichting
        )
        bezet.add(stand.nummer)
    return Ideeimportrij(rij, NIEUW, idee, stand, opmerkingen=tuple(opmerkingen))


def _gebied(getypt: str, namen: Mapping[str, str]) -> str:
    gevonden = passend(getypt, namen) if getypt else ()
    if not gevonden and getypt:
        # "Kruitberg, bij de lift": the one whose whole name stands in it.
        heel = f" {kaal(getypt)} "
        gevonden = tuple(id_ for id_, naam in namen.items() if any(f" {kaal(w)} " in heel for w in (id_, naam)))
    return gevonden[0] if len(gevonden) == 1 else ""


def _met_gelijke(rijen: Iterable[Ideeimportrij], ideeen: Ideeen, *, zonder_dubbele: bool) -> Iterable[Ideeimportrij]:
    alle = tuple(rijen)
    in_boek = [(v.idee.nummer, v.idee.omschrijving) for v in ideeen.verlopen if not v.zie]
    nieuw = [(r.idee.nummer, r.rij.omschrijving) for r in alle if r.wat == NIEUW and r.idee]
    lijkt = gelijke((*in_boek, *nieuw))
    teksten = dict(in_boek)
    rijen_op = {r.idee.nummer: r.rij.rij for r in alle if r.idee}
    eerste: dict[str, int] = {}
    for rij in alle:
        zelfde = eerste.setdefault(rij.rij.vingerafdruk, rij.rij.rij)
        ander = lijkt.get(rij.idee.nummer, "") if rij.idee and rij.wat == NIEUW else ""
        if not ander:
            yield rij
            continue
        if ander in teksten:
            gezegd = zin("dit lijkt op {nummer}: {tekst}", nummer=ander, tekst=teksten[ander][:80])
        elif zelfde != rij.rij.rij:
            gezegd = zin("dit is precies rij {rij}", rij=str(zelfde))
        else:
            gezegd = zin("dit lijkt op rij {rij}", rij=str(rijen_op[ander]))
        wat = BEKEND if zonder_dubbele else LIJKT
        yield rij._replace(wat=wat, opmerkingen=(*rij.opmerkingen, gezegd))
