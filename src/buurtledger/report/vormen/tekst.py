"""A report as plain text, for a pipe: as wide as asked, and nothing heavy to load."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from buurtledger.report import document as doc
from buurtledger.report.scherm import Scherm
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.tabel import Balk, Cel, Rij, Tabel, cel_tekst, feit_tekst
from buurtledger.report.vormen import Weergave
from buurtledger.report.vormen.breedte import breedte, links, rechts, staaf, vonk, vouw
from buurtledger.report.vormen.indeling import Indeling, deel_in

if TYPE_CHECKING:
    from buurtledger.report.rapport import Rapport

NODIG = ()

_FEIT, _BEDRAG, _WIJZIGING = 15, 14, 30
"""The least width of the name of a fact, of an amount, and of what changes."""
_LINKS = 24
"""How much of a long line of a file is shown before the place that is meant."""
_BALK, _BALKNAAM = 40, 14

_AANEEN = frozenset(
    {
        (doc.Alinea, doc.Alinea),
        (doc.Alinea, doc.Lijst),
        (doc.Feiten, doc.Wijzigingen),
        (doc.Balken, doc.Vonk),
        *((doc.Kop, soort) for soort in (doc.Alinea, doc.Opmaak, doc.Feiten, Tabel, doc.Lijst, doc.Ondertekening)),
    }
)
"""Blocks that follow each other without an empty line."""


def maak(rapport: Rapport, weergave: Weergave) -> str:
    """The report for a pipe."""
    return teken(rapport.document(weergave.taal), weergave.taal, weergave.scherm)


def teken(document: doc.Document, taal: Taal, scherm: Scherm) -> str:
    """The whole document."""
    document = doc.met_namen(document, taal)
    regels = list(_titel(document, scherm)) if document.titel else []
    for nr, blok in enumerate(document.blokken):
        if regels and not volgt_meteen(document.blokken[nr - 1] if nr else None, blok):
            regels.append("")
        regels += _blok(blok, taal, scherm)
    return "".join(f"{regel}\n" for regel in regels)


def volgt_meteen(vorige: doc.Blok | None, blok: doc.Blok) -> bool:
    """A block follows the one before it, or the title, without an empty line."""
    if vorige is None:
        return isinstance(blok, (doc.Alinea, doc.Feiten))
    return (type(vorige), type(blok)) in _AANEEN


def _titel(document: doc.Document, scherm: Scherm) -> Iterator[str]:
    titel, stand = schoon(document.titel), document.stand
    if stand and breedte(titel) + breedte(stand) + 2 <= scherm.breedte:
        yield scherm.kleur(titel, "vet") + rechts(stand, scherm.breedte - breedte(titel))
        return
    yield from (scherm.kleur(regel, "vet") for regel in vouw(titel, scherm.breedte))
    if stand:
        yield stand


def _blok(blok: doc.Blok, taal: Taal, scherm: Scherm) -> Iterator[str]:  # noqa: PLR0912 a line or two per kind
    match blok:
        case doc.Kop(tekst):
            yield from (scherm.kleur(regel, "vet") for regel in vouw(schoon(tekst), scherm.breedte))
        case doc.Alinea(tekst, doc.CODE):
            yield f"  {schoon(tekst)}"
        case doc.Alinea(tekst, aard):
            kleur = {doc.GOED: "groen", doc.FOUT: "rood", doc.NADRUK: "geel"}.get(aard)
            gevouwen = vouw(schoon(tekst), scherm.breedte)
            yield from (scherm.kleur(regel, kleur) for regel in gevouwen) if kleur else gevouwen
        case doc.Opmaak(markdown):
            for regel in markdown.split("\n"):
                yield from vouw(schoon(regel), scherm.breedte)
        case doc.Lijst(regels):
            for punt in regels:
                yield from _punt(punt, scherm)
        case doc.Feiten(rijen):
            yield from _feiten(rijen, scherm)
        case doc.Wijzigingen(rijen):
            hoe_breed = max([_WIJZIGING, *(breedte(wat) for wat, _, _ in rijen)])
            for wat, voor, na in rijen:
                yield f"{links(schoon(wat), hoe_breed)}{feit_tekst(voor):>13} → {feit_tekst(na):>13}"
        case Tabel():
            if blok.titel:
                yield from vouw(schoon(blok.titel), scherm.breedte)
            yield from _tabel(blok, taal, scherm)
        case doc.Plaatje(_, uitleg):
            yield from vouw(uitleg, scherm.breedte)
        case doc.Melding():
            yield from _melding(blok, scherm)
        case doc.Balken(rijen):
            for naam, deel in rijen:
                balk = Balk(deel)
                yield f"{naam:<{_BALKNAAM}}{_balk(balk, _BALK, scherm)} {cel_tekst(balk):>5}"
        case doc.Vonk(naam, bedragen, uitleg):
            yield f"{naam:<{_BALKNAAM}}{vonk(bedragen, blokken=scherm.blokken)}  {uitleg}"
        case doc.Ondertekening(wie):
            for een in wie:
                yield een
                yield from (f"  {veld}:" for veld in (taal("Naam"), taal("Datum"), taal("Handtekening")))


def _punt(regel: Cel | doc.Alinea, scherm: Scherm) -> Iterator[str]:
    alarm = isinstance(regel, doc.Alinea)
    tekst = schoon(regel.tekst) if isinstance(regel, doc.Alinea) else cel_tekst(regel)
    eerste, *rest = vouw(tekst, scherm.breedte - 2, verder=scherm.breedte - 4)
    yield f"{scherm.kleur('!', 'rood') if alarm else '-'} {eerste}"
    yield from (f"  {meer}" for meer in rest)


def _feiten(rijen: Sequence[doc.Feit], scherm: Scherm) -> Iterator[str]:
    naam = max([_FEIT, *(breedte(feit.naam) + 2 for feit in rijen)])
    for feit in rijen:
        tekst = feit_tekst(feit.waarde)
        if not isinstance(feit.waarde, str):
            tekst = f"{tekst:>{_BEDRAG}}"
        erbij = f"  {feit.toelichting}" if feit.toelichting else ""
        eerste, *rest = vouw(f"{tekst}{erbij}", max(scherm.breedte - naam, _BEDRAG))
        yield f"{links(feit.naam, naam)}{eerste}"
        yield from (f"{' ' * naam}{meer}" for meer in rest)


def _balk(balk: Balk, hoe_breed: int, scherm: Scherm) -> str:
    aan, erna, uit = staaf(balk.deel, hoe_breed, blokken=scherm.blokken, erna=balk.erna)
    vol = scherm.kleur(aan, "rood" if balk.deel > 1 else "groen")
    return vol + scherm.kleur(erna, "geel") + scherm.kleur(uit, "zacht")


def _tabel(tabel: Tabel, taal: Taal, scherm: Scherm) -> Iterator[str]:
    indeling = deel_in(tabel, taal, scherm.breedte, groei=False)
    getallen, koppen = tabel.getallen(), tabel.koppen(taal)
    if not indeling.naast:
        for rij in tabel.alle:
            yield from _kaart(koppen, rij, scherm)
        return
    yield from (scherm.kleur(regel, "vet") for regel in _rij(tuple(koppen), indeling, getallen, scherm, kop=True))
    for rij in tabel.rijen:
        yield from _rij(rij, indeling, getallen, scherm)
    for rij in tabel.slot:
        yield from (scherm.kleur(regel, "vet") for regel in _rij(rij, indeling, getallen, scherm))


def _kaart(koppen: list[str], rij: Rij, scherm: Scherm) -> Iterator[str]:
    for nr, (kop, cel) in enumerate(zip(koppen, rij, strict=True)):
        if cel not in (None, "") and not isinstance(cel, Balk):
            regel = f"{kop.replace(chr(10), ' ')}: {cel_tekst(cel).strip()}"
            eerste, *rest = vouw(regel, scherm.breedte - 4, hard=True)
            yield f"{'' if nr == 0 else '  '}{eerste}"
            yield from (f"    {meer}" for meer in rest)


def _rij(rij: Rij, indeling: Indeling, getallen: list[bool], scherm: Scherm, *, kop: bool = False) -> Iterator[str]:
    naast = _naast(rij, indeling, getallen, scherm, kop)
    apart = apart_tekst(rij, indeling, kop=kop)
    onder = vouw(apart, scherm.breedte - 2, hard=True) if apart else []
    if not indeling.apart:
        yield from naast
    elif indeling.tekst_eerst:
        yield from onder
        yield from (f"  {regel}" for regel in naast if regel)
    else:
        yield from naast
        yield from (f"  {regel}" for regel in onder)


def apart_tekst(rij: Rij, indeling: Indeling, *, kop: bool) -> str:
    """The text that stands on lines of its own."""
    teksten = (str(rij[nr]).replace("\n", " ") if kop else cel_tekst(rij[nr]) for nr in indeling.apart)
    return "  ".join(tekst for tekst in teksten if tekst)


def _naast(rij: Rij, indeling: Indeling, getallen: list[bool], scherm: Scherm, kop: bool) -> Iterator[str]:
    """The cells beside each other; those with more lines than others hang, but a heading stands on the ground."""
    stukken = []
    for nr, hoe_breed in zip(indeling.naast, indeling.breedtes, strict=True):
        cel = rij[nr]
        if isinstance(cel, Balk):
            stukken.append([_balk(cel, hoe_breed, scherm)])
            continue
        gevouwen = vouw(str(cel) if kop else cel_tekst(cel), hoe_breed, hard=True)
        vul = rechts if getallen[nr] else links
        stukken.append([vul(regel, hoe_breed) for regel in gevouwen])
    hoogte = max(map(len, stukken))
    leeg = [" " * hoe_breed for hoe_breed in indeling.breedtes]
    gericht = [[wit] * (hoogte - len(stuk)) + stuk if kop else stuk for wit, stuk in zip(leeg, stukken, strict=True)]
    for regel in zip_longest(*gericht):
        cellen = (deel if deel is not None else wit for deel, wit in zip(regel, leeg, strict=True))
        yield (" " * indeling.gat).join(cellen).rstrip()


def _melding(melding: doc.Melding, scherm: Scherm) -> Iterator[str]:
    kop = scherm.kleur(f"{melding.woord}[{melding.regel}]", "rood" if melding.ernstig else "geel")
    yield f"{kop} {schoon(melding.bestand)}:{melding.lijn}:{melding.kolom}"
    yield from (f"  {regel}" for regel in vouw(melding.bericht, scherm.breedte - 2, verder=scherm.breedte - 4))
    if melding.fragment:
        stuk, plek, lengte = fragment(melding, scherm.breedte)
        nummer = str(melding.lijn)
        yield f"  {nummer} | {stuk}"
        yield f"  {' ' * len(nummer)} | {' ' * plek}{scherm.kleur('^' * lengte, 'rood')}"
    eerste, *rest = vouw(melding.remedie, scherm.breedte - 4, verder=scherm.breedte - 8)
    yield f"  {scherm.kleur('→ ', 'groen')}{eerste}"
    yield from (f"    {regel}" for regel in rest)


def fragment(melding: doc.Melding, hoe_breed: int) -> tuple[str, int, int]:
    """The part of the line around the place, where in it the place is and how long; cut on both sides."""
    ruimte = hoe_breed - len(str(melding.lijn)) - 6
    kolom = melding.kolom - 1
    # The excerpt may not shift: one shown character for each in the file.
    regel = schoon(melding.fragment)
    begin = 0 if len(regel) <= ruimte else max(0, min(kolom - _LINKS, len(regel) - ruimte))
    stuk = regel[begin : begin + ruimte]
    if begin:
        stuk = "…" + stuk[1:]
    if begin + ruimte < len(regel):
        stuk = stuk[:-1] + "…"
    lengte = min(max(melding.lengte, 1), max(ruimte - (kolom - begin), 1))
    return stuk, kolom - begin, lengte
