"""Spreadsheets that somebody kept: what each row becomes, and what of it is in the books already.

verslag, stapel = importeer(…)   # nothing is written
invoeren.schrijf(stapel)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.boeken import gewone_betaler, open_werk, storno_van
from buurtledger.handelingen.invoeren import Beoordeeld, Stapel, beoordeel
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Regel
from buurtledger.model.blad import Blad
from buurtledger.model.bladlezer import lees_rijen
from buurtledger.model.bladrij import Bladrij, Bladrijen, Celfout
from buurtledger.model.bonkolommen import Kolommen, herken
from buurtledger.model.dagwoorden import Kader
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import Mutatie, Soort
from buurtledger.model.nummer import is_nummer
from buurtledger.model.zoeken import nabij, passend
from buurtledger.report.importeren import BEKEND, FOUTE, LIJKT, NIEUW, Importrij, Importverslag
from buurtledger.store.snel.overal import TERUG, zoek_overal

_VELD = {"datum": "dag", "bedrag": "bedrag"}
"""Where a column has another name than the field."""
_VERGELEKEN = ("omschrijving", "leverancier", "betaald_door", "bewijs", "activiteit", "notitie")


class Wens(NamedTuple):
    """What is said beside the sheets."""

    post: str = ""
    """For rows that name none."""
    betaald_door: str = ""
    """For rows that do not say who paid."""
    zonder_dubbele: bool = False
    """Rows that seem to be in the books, or to be an earlier row of the sheets, are passed over."""
    retouren: Mapping[tuple[str, int], Mutatie] = {}
    """Of rows with money back, by file and row, the bon that it came back on."""


def kies_rijen(bladen: Iterable[Blad], gevraagd: str, kader: Kader) -> Bladrijen | Bericht:
    """The receipts in the one sheet of a file that holds any, or in the one asked for by name; why not, otherwise."""
    bladen = tuple(bladen)
    if gevraagd:
        namen = tuple(blad.naam for blad in bladen if blad.naam)
        bladen = tuple(blad for blad in bladen if blad.naam.casefold() == gevraagd.casefold())
        if not bladen:
            return zin("er is geen blad {naam}; wel {namen}", naam=gevraagd, namen=namen)
    herkend = [(blad, herken(blad, kader)) for blad in bladen if any(blad.rijen)]
    goed = [(blad, kolommen) for blad, kolommen in herkend if isinstance(kolommen, Kolommen)]
    met_kop = [paar for paar in goed if paar[1].kop >= 0] or goed
    if not met_kop:
        return next((reden for _, reden in herkend if isinstance(reden, Bericht)), zin("het bestand is leeg"))
    gelezen = [rijen for rijen in (lees_rijen(*paar, kader) for paar in met_kop) if rijen.rijen]
    if len(gelezen) > 1:
        return zin(
            "er zijn {aantal} bladen met bonnen: {namen}; kies er een met --blad",
            aantal=len(gelezen),
            namen=tuple(rijen.blad for rijen in gelezen),
        )
    return gelezen[0] if gelezen else zin("er staat geen enkele bon in")


def importeer(
    wortel: Path,
    vandaag: date,
    begroting: Begroting,
    bladen: Sequence[tuple[str, Bladrijen]],
    wens: Wens,
) -> tuple[Importverslag, Stapel] | Bezwaar:
    """What every row becomes, judged together and against the books; or why that cannot be said. Writes nothing."""
    nummers = {rij.nummer for _, blad in bladen for rij in blad.rijen if is_nummer(rij.nummer)}
    in_boek = zoek_overal(wortel, vandaag, (), (), nummers).nummers if nummers else {}
    rijen: list[Importrij] = []
    mutaties: dict[int, Mutatie] = {}
    for bestand, blad in bladen:
        for bladrij, uitkomst in _mutaties(bestand, blad, begroting, wens, in_boek, bool(nummers)):
            if isinstance(uitkomst, Mutatie):
                mutaties[len(rijen)] = uitkomst
                rijen.append(Importrij(bestand, bladrij, NIEUW))
            elif isinstance(uitkomst, _InBoek):
                rijen.append(Importrij(bestand, bladrij, BEKEND, uitkomst.mutatie))
            else:
                rijen.append(Importrij(bestand, bladrij, FOUTE, fouten=uitkomst))
    stapel = beoordeel(wortel, vandaag, begroting, list(mutaties.values()))
    if isinstance(stapel, Bezwaar):
        return stapel
    gelezen = dict(bladen)
    plekken = list(mutaties)
    dubbel: set[int] = set()
    for plek, beoordeeld in zip(plekken, stapel.regels, strict=True):
        if beoordeeld.zelfde_als is not None or any(b.regel == Regel.DUBBEL for b in beoordeeld.bevindingen):
            dubbel.add(plek)
        rij = rijen[plek]
        eerder = rijen[plekken[beoordeeld.zelfde_als]].rij.rij if beoordeeld.zelfde_als is not None else 0
        rijen[plek] = _met_oordeel(rij, beoordeeld, gelezen[rij.bestand], eerder)
    if wens.zonder_dubbele:
        over = [m for plek, m in mutaties.items() if plek not in dubbel]
        opnieuw = beoordeel(wortel, vandaag, begroting, over)
        if isinstance(opnieuw, Bezwaar):
            return opnieuw
        stapel = opnieuw
        rijen = [rij._replace(wat=BEKEND) if plek in dubbel else rij for plek, rij in enumerate(rijen)]
    verslag = Importverslag(
        tuple(bladen),
        tuple(rijen),
        tuple((g.post, g.voor.besteed, g.na.besteed) for g in stapel.gevolgen if g.na != g.voor),
        tuple(b.bericht for gevolg in stapel.gevolgen for b in gevolg.bevindingen),
    )
    return verslag, stapel


class _InBoek(NamedTuple):
    mutatie: Mutatie


def _mutaties(
    bestand: str,
    blad: Bladrijen,
    begroting: Begroting,
    wens: Wens,
    in_boek: Mapping[str, Mutatie],
    met_nummers: bool,
) -> Iterator[tuple[Bladrij, Mutatie | _InBoek | tuple[Celfout, ...]]]:
    """Each row with the mutatie that it becomes, what it is in the books, or what is wrong with it."""
    gelijk: Counter[str] = Counter()
    for rij in blad.rijen:
        if met_nummers and rij.nummer:
            yield rij, _vergelijk(rij, blad, in_boek, begroting)
            continue
        bon = wens.retouren.get((bestand, rij.rij))
        if bon is not None and rij.datum is not None:
            vinger = rij.vingerafdruk(bon.post)
            gelijk[vinger] += 1
            los = Mutatie(Soort.RETOUR.value, "", bon.post, 0, rij.datum, rij.bedrag, van=bon.nummer)
            yield rij, los._replace(omschrijving=rij.omschrijving, bron=f"blad:{vinger}:{gelijk[vinger]}")
            continue
        post = _kies_post(rij.post or wens.post or blad.post, begroting)
        fouten = list(rij.fouten)
        if isinstance(post, Bericht):
            fouten.append(Celfout(blad.plaats(rij.rij, "post"), rij.post, post))
        if fouten or isinstance(post, Bericht) or rij.datum is None:
            yield rij, tuple(fouten)
            continue
        vinger = rij.vingerafdruk(post)
        gelijk[vinger] += 1
        yield rij, _mutatie(rij, post, rij.bron or f"blad:{vinger}:{gelijk[vinger]}", begroting, wens)


def _mutatie(rij: Bladrij, post: str, bron: str, begroting: Begroting, wens: Wens) -> Mutatie:
    assert rij.datum is not None
    los = Mutatie(rij.soort, "", post, 0, rij.datum, rij.bedrag, omschrijving=rij.omschrijving, bron=bron)
    if rij.soort != Soort.BON:
        return los._replace(notitie=rij.notitie)
    winkel = "" if rij.leverancier == rij.omschrijving else rij.leverancier
    return los._replace(
        leverancier=winkel,
        betaald_door=rij.betaald_door or wens.betaald_door or gewone_betaler(begroting, post),
        btw=rij.btw,
        bewijs=rij.bewijs,
        activiteit=rij.activiteit,
        scan=rij.scan,
        notitie=rij.notitie,
    )


def _kies_post(getypt: str, begroting: Begroting) -> str | Bericht:
    """The post that a sheet names, by id, name or last part."""
    if not getypt:
        return zin("bij welke post hoort dit? Geef die met --post, of maak een kolom post")
    namen = {id_: post.naam for id_, post in begroting.posten.items()}
    gevonden = passend(getypt, namen)
    if len(gevonden) == 1:
        return gevonden[0]
    if gevonden:
        return zin("{naam} past op {posten}", naam=getypt, posten=gevonden[:5])
    lijkt = nabij(getypt, namen)
    if lijkt:
        return zin("{naam} is er niet; bedoel je {lijkt}?", naam=getypt, lijkt=lijkt)
    return zin("{naam} is geen post in de begroting", naam=getypt)


def _vergelijk(
    rij: Bladrij, blad: Bladrijen, in_boek: Mapping[str, Mutatie], begroting: Begroting
) -> _InBoek | tuple[Celfout, ...]:
    """A row that has an id is in the books: it may not say anything else than they do."""
    mutatie = in_boek.get(rij.nummer)
    if mutatie is None:
        bericht = zin("dit nummer is er niet; laat de cel leeg voor een nieuwe bon")
        return (Celfout(blad.plaats(rij.rij, "nummer"), rij.nummer, bericht),)
    anders = [
        Celfout(
            blad.plaats(rij.rij, soort),
            rij.cel(soort),
            zin(
                "dit staat al in de boeken, en anders: {was}; verander het met: buurtledger bon herzie {nummer}",
                was=was or zin("leeg"),
                nummer=mutatie.nummer,
            ),
        )
        for soort, is_gelijk, was in _velden(rij, mutatie, begroting)
        if soort in blad.plekken and not is_gelijk
    ]
    return tuple(anders) or _InBoek(mutatie)


def _velden(rij: Bladrij, mutatie: Mutatie, begroting: Begroting) -> Iterator[tuple[str, bool, object]]:
    """Per column whether the row says what the books do, and what those say."""
    yield "dag", rij.datum == mutatie.datum, mutatie.datum
    yield "bedrag", rij.bedrag == mutatie.bedrag, mutatie.bedrag if mutatie.bedrag else ""
    yield "soort", rij.cel("soort").split(" ")[0] == mutatie.soort, mutatie.soort
    yield "post", _kies_post(rij.post, begroting) == mutatie.post or rij.post == mutatie.post, mutatie.post
    yield "btw", (rij.btw or NUL) == (mutatie.btw or NUL), mutatie.btw or ""
    for veld in _VERGELEKEN:
        was = getattr(mutatie, veld)
        kaal = " ".join(was.split())
        # In a CSV of ours a quote stands before what a spreadsheet would run.
        yield veld, rij.cel(veld) in (kaal, f"'{kaal}"), was


def _met_oordeel(rij: Importrij, beoordeeld: Beoordeeld, blad: Bladrijen, eerder: int) -> Importrij:
    mutatie = beoordeeld.mutatie
    if beoordeeld.bekend is not None:
        return rij._replace(wat=BEKEND, mutatie=beoordeeld.bekend, opmerkingen=_anders(rij.rij, beoordeeld.bekend))
    if beoordeeld.bezwaar is not None:
        soort = _VELD.get(beoordeeld.veld, beoordeeld.veld)
        fout = Celfout(blad.plaats(rij.rij.rij, soort), rij.rij.cel(soort), beoordeeld.bezwaar)
        return rij._replace(wat=FOUTE, fouten=(fout,))
    zelfde = (zin("dit lijkt dezelfde bon als rij {rij}", rij=str(eerder)),) if eerder else ()
    gezegd = tuple(b.bericht for b in beoordeeld.bevindingen)
    lijkt = bool(zelfde) or any(b.regel == Regel.DUBBEL for b in beoordeeld.bevindingen)
    return rij._replace(wat=LIJKT if lijkt else NIEUW, mutatie=mutatie, opmerkingen=(*zelfde, *gezegd))


def _anders(rij: Bladrij, mutatie: Mutatie) -> tuple[Bericht, ...]:
    """What a receipt of a briefje now says otherwise than what was made from it before: one of the two was mended. A
    row of a sheet that changed is another row."""
    paren = (
        ("datum", rij.datum, mutatie.datum),
        ("bedrag", rij.bedrag, mutatie.bedrag),
        ("omschrijving", rij.omschrijving, mutatie.omschrijving),
        ("leverancier", rij.leverancier, mutatie.leverancier),
    )
    return tuple(
        zin(
            "{veld} is nu {nu}, en in de boeken {was}; klopt het briefje, doe dan: buurtledger bon herzie {nummer}",
            veld=zin(veld),
            nu=nu or zin("leeg"),
            was=was or zin("leeg"),
            nummer=mutatie.nummer,
        )
        for veld, nu, was in paren
        if rij.bron and nu != was
    )


def neem_terug(
    wortel: Path, vandaag: date, begroting: Begroting, bladen: Sequence[tuple[str, Bladrijen]], wens: Wens, reden: str
) -> Stapel | Bezwaar | None:
    """The stornos that take back what was made of these sheets before, or None where nothing of it holds; or why they
    cannot be made. Writes nothing."""
    bronnen = [
        uitkomst.bron
        for bestand, blad in bladen
        for _, uitkomst in _mutaties(bestand, blad, begroting, wens, {}, False)
        if isinstance(uitkomst, Mutatie)
    ]
    bekend = zoek_overal(wortel, vandaag, (), bronnen)
    doelen = [bekend.bronnen[bron] for bron in dict.fromkeys(bronnen) if bron in bekend.bronnen]
    stornos: list[Mutatie] = []
    per_post: dict[str, list[Mutatie]] = {}
    for doel in doelen:
        if doel.nummer not in bekend.ongedaan:
            per_post.setdefault(doel.post, []).append(doel)
    for post, eigen in per_post.items():
        werk = open_werk(wortel, vandaag, begroting, post)
        if isinstance(werk, Bezwaar):
            return werk
        stornos += (storno_van(werk, doel, reden)._replace(bron=f"{TERUG}{doel.nummer}") for doel in eigen)
    return beoordeel(wortel, vandaag, begroting, stornos) if stornos else None
