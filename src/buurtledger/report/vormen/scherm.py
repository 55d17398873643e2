"""A report for who sits at a terminal, drawn by rich: the same as `tekst` says, with colours and growing bars."""

from __future__ import annotations

import io
from decimal import Decimal

from rich.console import Console, Group, RenderableType
from rich.markdown import Markdown
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from buurtledger.report import document as doc
from buurtledger.report.rapport import Rapport
from buurtledger.report.scherm import Scherm
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.tabel import Balk, Cel, Rij, Tabel, cel_tekst, feit_tekst
from buurtledger.report.vormen import Weergave
from buurtledger.report.vormen.breedte import breedte, staaf, vonk, vouw
from buurtledger.report.vormen.indeling import Indeling, deel_in
from buurtledger.report.vormen.tekst import apart_tekst, fragment, volgt_meteen

NODIG = ()

_VAST = "€\ue000"
"""The sign of the euro and what holds it to its amount: rich breaks lines at every kind of blank."""
_KLEUR = {doc.GEWOON: "", doc.NADRUK: "yellow", doc.GOED: "green", doc.FOUT: "red"}


def maak(rapport: Rapport, weergave: Weergave) -> str:
    """The report for a terminal."""
    return teken(rapport.document(weergave.taal), weergave.taal, weergave.scherm)


def teken(document: doc.Document, taal: Taal, scherm: Scherm) -> str:
    """The whole document."""
    document = doc.met_namen(document, taal)
    blad = Console(
        file=io.StringIO(),
        width=scherm.breedte,
        force_terminal=scherm.kleuren,
        color_system="standard" if scherm.kleuren else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    begonnen = bool(document.titel)
    if document.titel:
        blad.print(_titel(document, scherm.breedte))
    for nr, blok in enumerate(document.blokken):
        if begonnen and not volgt_meteen(document.blokken[nr - 1] if nr else None, blok):
            blad.print()
        # What is to be copied runs on over the edge rather than be broken.
        blad.print(_Tekenaar(taal, scherm).blok(blok), soft_wrap=isinstance(blok, doc.Alinea) and blok.aard == doc.CODE)
        begonnen = True
    assert isinstance(blad.file, io.StringIO)
    # Lines end where their text does, as in a pipe.
    gedrukt = blad.file.getvalue().replace(_VAST, "€ ")
    return "".join(f"{regel.rstrip(' ')}\n" for regel in gedrukt.split("\n")[:-1])


def _titel(document: doc.Document, hoe_breed: int) -> RenderableType:
    titel = Text(schoon(document.titel), style="bold")
    if not document.stand:
        return titel
    if breedte(titel.plain) + breedte(document.stand) + 2 > hoe_breed:
        return Group(titel, Text(document.stand))
    regel = Table.grid(padding=(0, 2), expand=True)
    regel.add_column()
    regel.add_column(justify="right")
    regel.add_row(titel, Text(document.stand))
    return regel


class _Tekenaar:
    """Makes of every block what rich can draw."""

    def __init__(self, taal: Taal, scherm: Scherm) -> None:
        self._taal, self._scherm = taal, scherm

    def blok(self, blok: doc.Blok) -> RenderableType:  # noqa: PLR0912 a line or two per kind
        """One block."""
        match blok:
            case doc.Kop(tekst):
                return Text(schoon(tekst), style="bold")
            case doc.Alinea(tekst, doc.CODE):
                return Text(f"  {schoon(tekst)}")
            case doc.Alinea(tekst, aard):
                return Text(_samen(schoon(tekst)), style=_KLEUR[aard])
            case doc.Opmaak(markdown):
                return Markdown("\n".join(map(schoon, markdown.split("\n"))), hyperlinks=False)
            case doc.Lijst(regels):
                return self._lijst(regels)
            case doc.Feiten(rijen):
                return self._feiten(rijen)
            case doc.Wijzigingen(rijen):
                return self._wijzigingen(rijen)
            case Tabel():
                tabel = self._tabel(blok)
                return Group(Text(schoon(blok.titel)), tabel) if blok.titel else tabel
            case doc.Plaatje(_, uitleg):
                return Text(uitleg)
            case doc.Melding():
                return self._melding(blok)
            case doc.Balken(rijen):
                return self._balken(rijen)
            case doc.Vonk(naam, bedragen, uitleg):
                return Text(f"{naam:<14}{vonk(bedragen, blokken=self._scherm.blokken)}  {uitleg}")
            case doc.Ondertekening(wie):
                velden = (self._taal("Naam"), self._taal("Datum"), self._taal("Handtekening"))
                return Text("\n".join(f"{een}\n" + "\n".join(f"  {veld}:" for veld in velden) for een in wie))

    @staticmethod
    def _lijst(regels: tuple[Cel | doc.Alinea, ...]) -> Table:
        lijst = Table.grid(padding=(0, 1, 0, 0))
        for regel in regels:
            if isinstance(regel, doc.Alinea):
                lijst.add_row(Text("!", style="red"), _vast(schoon(regel.tekst)))
            else:
                lijst.add_row(Text("-"), _vast(cel_tekst(regel)))
        return lijst

    @staticmethod
    def _feiten(rijen: tuple[doc.Feit, ...]) -> Table:
        feiten = Table.grid(padding=(0, 2, 0, 0))
        bedragen = any(not isinstance(feit.waarde, str) for feit in rijen)
        feiten.add_column()
        feiten.add_column(justify="right" if bedragen else "left", overflow="fold")
        feiten.add_column(overflow="fold")
        for feit in rijen:
            los = bedragen and isinstance(feit.waarde, str)
            waarde, erbij = ("", feit_tekst(feit.waarde)) if los else (feit_tekst(feit.waarde), feit.toelichting)
            feiten.add_row(Text(feit.naam), _vast(waarde), _vast(erbij))
        return feiten

    @staticmethod
    def _wijzigingen(rijen: tuple[tuple[str, Decimal, Decimal], ...]) -> Table:
        tabel = Table.grid(padding=(0, 1, 0, 0))
        tabel.add_column(overflow="fold")
        for _ in range(3):
            tabel.add_column(justify="right")
        for wat, voor, na in rijen:
            tabel.add_row(Text(schoon(wat)), _vast(feit_tekst(voor)), Text("→"), _vast(feit_tekst(na)))
        return tabel

    def _balk(self, balk: Balk, hoe_breed: int) -> Text:
        aan, erna, uit = staaf(balk.deel, hoe_breed, blokken=self._scherm.blokken, erna=balk.erna)
        return Text.assemble((aan, "red" if balk.deel > 1 else "green"), (erna, "yellow"), (uit, "dim"))

    def _balken(self, rijen: tuple[tuple[str, Decimal], ...]) -> Table:
        tabel = Table.grid(padding=(0, 1, 0, 0))
        for naam, deel in rijen:
            balk = Balk(deel)
            tabel.add_row(f"{naam:<13}", self._balk(balk, max(self._scherm.breedte - 20, 8)), f"{cel_tekst(balk):>5}")
        return tabel

    def _tabel(self, tabel: Tabel) -> RenderableType:
        indeling = deel_in(tabel, self._taal, self._scherm.breedte, groei=True)
        koppen, getallen = tabel.koppen(self._taal), tabel.getallen()
        if not indeling.naast:
            return Group(*(self._kaart(koppen, rij) for rij in tabel.alle))
        if indeling.apart:
            rijen = [
                self._gestapeld(tuple(koppen), indeling, getallen, "bold", kop=True),
                *(self._gestapeld(rij, indeling, getallen, "") for rij in tabel.rijen),
                *(self._gestapeld(rij, indeling, getallen, "bold") for rij in tabel.slot),
            ]
            return Group(*rijen)
        rooster = self._rooster(indeling, getallen)
        rooster.add_row(*self._koppen(koppen, indeling), style="bold")
        for rij in tabel.rijen:
            rooster.add_row(*self._cellen(rij, indeling))
        for rij in tabel.slot:
            rooster.add_row(*self._cellen(rij, indeling), style="bold")
        return rooster

    @staticmethod
    def _koppen(koppen: list[str], indeling: Indeling) -> list[Text]:
        """The headings, folded, and standing on the ground."""
        gevouwen = [
            vouw(koppen[nr], hoe_breed, hard=True)
            for nr, hoe_breed in zip(indeling.naast, indeling.breedtes, strict=True)
        ]
        hoogte = max(map(len, gevouwen))
        return [Text("\n" * (hoogte - len(kop)) + "\n".join(kop)) for kop in gevouwen]

    @staticmethod
    def _rooster(indeling: Indeling, getallen: list[bool]) -> Table:
        rooster = Table.grid(padding=(0, indeling.gat, 0, 0), pad_edge=False)
        for nr, hoe_breed in zip(indeling.naast, indeling.breedtes, strict=True):
            rooster.add_column(justify="right" if getallen[nr] else "left", width=hoe_breed, overflow="fold")
        return rooster

    def _cellen(self, rij: Rij, indeling: Indeling) -> list[Text]:
        return [
            self._balk(cel, hoe_breed)
            if isinstance(cel := rij[nr], Balk)
            else Text("\n".join(vouw(cel_tekst(cel), hoe_breed, hard=True)))
            for nr, hoe_breed in zip(indeling.naast, indeling.breedtes, strict=True)
        ]

    def _gestapeld(
        self, rij: Rij, indeling: Indeling, getallen: list[bool], stijl: str, *, kop: bool = False
    ) -> RenderableType:
        apart = apart_tekst(rij, indeling, kop=kop)
        naast = self._rooster(indeling, getallen)
        cellen = self._koppen(list(map(str, rij)), indeling) if kop else self._cellen(rij, indeling)
        naast.add_row(*cellen, style=stijl)
        tekst = Text(apart, style=stijl, overflow="fold")
        if not apart:
            return Padding(naast, (0, 0, 0, 2)) if indeling.tekst_eerst else naast
        if indeling.tekst_eerst:
            return Group(tekst, Padding(naast, (0, 0, 0, 2)))
        return Group(naast, Padding(tekst, (0, 0, 0, 2)))

    @staticmethod
    def _kaart(koppen: list[str], rij: Rij) -> RenderableType:
        regels = [
            f"{kop.replace(chr(10), ' ')}: {cel_tekst(cel).strip()}"
            for kop, cel in zip(koppen, rij, strict=True)
            if cel not in (None, "") and not isinstance(cel, Balk)
        ]
        eerste, *rest = (Text(regel, overflow="fold") for regel in regels or [""])
        return Group(eerste, *(Padding(regel, (0, 0, 0, 2)) for regel in rest))

    def _melding(self, melding: doc.Melding) -> RenderableType:
        woord = f"{melding.woord}[{melding.regel}]"
        plaats = f" {schoon(melding.bestand)}:{melding.lijn}:{melding.kolom}"
        delen: list[RenderableType] = [
            Text.assemble((woord, "red" if melding.ernstig else "yellow"), plaats, overflow="fold"),
            Padding(_vast(melding.bericht), (0, 0, 0, 2)),
        ]
        if melding.fragment:
            stuk, plek, lengte = fragment(melding, self._scherm.breedte)
            nummer = str(melding.lijn)
            wit = " " * (len(nummer) + 2)
            delen.append(Text(f"  {nummer} | {stuk}", no_wrap=True))
            delen.append(Text.assemble(f"{wit} | {' ' * plek}", ("^" * lengte, "red"), no_wrap=True))
        remedie = Table.grid(padding=(0, 1, 0, 0))
        remedie.add_row(Text("→", style="green"), _vast(melding.remedie))
        return Group(*delen, Padding(remedie, (0, 0, 0, 2)))


def _vast(tekst: str) -> Text:
    """Text that folds, but never between the sign of the euro and its amount."""
    return Text(_samen(tekst), overflow="fold")


def _samen(tekst: str) -> str:
    return tekst.replace("€ ", _VAST)
