"""A spreadsheet for a group to keep its receipts in: in Dutch and English, with cells that refuse nonsense, no macro.

What it holds `bon importeer` takes as it is: the post stands above the table.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.model.begroting import Looptijd, Post
from buurtledger.model.bericht import N_
from buurtledger.model.geld import GROOTSTE, KLEINSTE
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.model.mutatie import KERN, PENVOERDER, TEKSTVELDEN
from buurtledger.report.taal import Taal, schoon

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

RIJEN = 500
"""So many receipts fit in the cells that look after what is typed."""
_REGEL = 98
"""So many characters are on a line of the sheet that tells how."""
_KOP = 5
"""The row of the headings, from 0."""
_TALEN = (Taal("nl"), Taal("en"))

_UITLEG = (
    N_("Eén rij per bon, in het eerste blad. Bewaar de bonnen zelf ook: op papier of als foto."),
    N_("Datum: de dag die op de bon staat."),
    N_("Bedrag: wat er betaald is, met btw, in euro's. Een retour zet je hier niet in; zeg die apart."),
    N_("Omschrijving: wat er gekocht is en waarvoor, in een paar woorden."),
    N_(
        "Betaald door: kern als de groep zelf betaalde (van het voorschot of uit eigen zak), penvoerder als het van de "
        "rekening ging. Laat je het leeg, dan is het kern."
    ),
    N_("Btw en opmerking mogen leeg blijven."),
    N_("Geen namen, telefoonnummers, adressen of rekeningnummers van mensen: de boeken zijn openbaar, voor altijd."),
    N_("Klaar? Stuur dit bestand naar de penvoerder. Later mag je er rijen bij zetten en het opnieuw sturen."),
)


class _Kolom(NamedTuple):
    kop: str
    breedte: int
    soort: str = "tekst"
    lengte: int = 200


_KOLOMMEN = (
    _Kolom(N_("Datum"), 15, "datum"),
    _Kolom(N_("Bedrag"), 13, "bedrag"),
    _Kolom(N_("Omschrijving"), 42, lengte=TEKSTVELDEN["omschrijving"]),
    _Kolom(N_("Winkel"), 22, lengte=TEKSTVELDEN["leverancier"]),
    _Kolom(N_("Betaald door"), 14, "betaler"),
    _Kolom(N_("Btw"), 11, "bedrag"),
    _Kolom(N_("Opmerking"), 30, lengte=TEKSTVELDEN["notitie"]),
)


def maak_sjabloon(post: Post, looptijd: Looptijd, huisstijl: Huisstijl) -> bytes:
    """The bytes of the workbook for a post. The same post gives the same bytes."""
    from xlsxwriter import Workbook

    uit = io.BytesIO()
    boek = Workbook(uit, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    naam = schoon(post.naam) or post.id.partition("/")[2]
    boek.set_properties({"title": _beide(N_("Bonnen van {naam}"), naam=naam), "created": datetime(2000, 1, 1)})  # noqa: DTZ001
    _Sjabloon(boek, huisstijl, looptijd).bonnen(naam, post.id)
    _uitleg(boek)
    boek.close()
    return uit.getvalue()


def _beide(sjabloon: str, **waarden: object) -> str:
    """A sentence in Dutch and in English, beside each other."""
    return " / ".join(dict.fromkeys(taal(sjabloon, **waarden) for taal in _TALEN))


class _Sjabloon:
    """Writes the sheet for the receipts."""

    def __init__(self, boek: Workbook, huisstijl: Huisstijl, looptijd: Looptijd) -> None:
        self._blad: Worksheet = boek.add_worksheet(_beide(N_("Bonnen"))[:31].replace("/", "-"))
        self._looptijd = looptijd
        rand = {"border": 1, "border_color": "#c8c8c8", "valign": "top"}
        self._titel = boek.add_format({"bold": True, "font_size": 16, "font_color": huisstijl.kleur})
        self._label = boek.add_format({"bold": True})
        self._vast = boek.add_format({"bold": True, "bg_color": "#eeeeee"})
        self._klein = boek.add_format({"italic": True, "font_color": "#555555"})
        self._kop = boek.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": huisstijl.kleur, "font_color": "#ffffff"}
        )
        self._som = boek.add_format({"bold": True, "num_format": "#,##0.00", "bg_color": "#eeeeee"})
        self._vormen = {
            "datum": boek.add_format({**rand, "num_format": "dd-mm-yyyy", "align": "left"}),
            "bedrag": boek.add_format({**rand, "num_format": "#,##0.00"}),
            "tekst": boek.add_format({**rand, "text_wrap": True, "num_format": "@"}),
            "betaler": boek.add_format(rand),
        }

    def bonnen(self, naam: str, post: str) -> None:
        """The title, the post, the headings, and rows that look after what is typed in them."""
        blad = self._blad
        blad.write_string(0, 0, _beide(N_("Bonnen van {naam}"), naam=naam), self._titel)
        blad.write_string(1, 0, "Post:", self._label)
        blad.merge_range(1, 1, 1, 2, post, self._vast)
        blad.write_string(2, 0, _beide(N_("Totaal")), self._label)
        eerste, laatste = _KOP + 2, _KOP + 1 + RIJEN
        blad.write_formula(2, 1, f"=SUM(B{eerste}:B{laatste})", self._som, 0)
        blad.write_string(3, 0, _beide(N_("Eén rij per bon; uitleg op het tweede blad.")), self._klein)
        for nr, kolom in enumerate(_KOLOMMEN):
            kop = "\n".join(dict.fromkeys(taal(kolom.kop) for taal in _TALEN))
            blad.write_string(_KOP, nr, kop, self._kop)
            blad.set_column(nr, nr, kolom.breedte)
            for rij in range(_KOP + 1, _KOP + 1 + RIJEN):
                blad.write_blank(rij, nr, None, self._vormen[kolom.soort])
            blad.data_validation(_KOP + 1, nr, _KOP + RIJEN, nr, self._bewaking(nr, kolom))
        blad.set_row(_KOP, 32)
        blad.freeze_panes(_KOP + 1, 0)
        blad.set_landscape()
        blad.set_paper(9)
        blad.fit_to_pages(1, 0)
        blad.repeat_rows(_KOP)
        blad.print_area(0, 0, _KOP + 40, len(_KOLOMMEN) - 1)
        blad.set_footer("&L&F&R&P / &N")

    def _bewaking(self, nr: int, kolom: _Kolom) -> dict[str, object]:
        """What a cell of a column refuses, and what it then says."""
        cel = f"{'ABCDEFG'[nr]}{_KOP + 2}"
        match kolom.soort:
            case "datum":
                van, tot = self._looptijd.van, self._looptijd.tot_en_met
                zegt = _beide(N_("Typ een dag van {van} tot en met {tot}, zoals 14-10-2022."), van=van, tot=tot)
                regel: dict[str, object] = {"validate": "date", "criteria": "between", "minimum": van, "maximum": tot}
            case "bedrag":
                zegt = _beide(N_("Typ een bedrag boven nul met hoogstens twee cijfers achter de komma."))
                formule = (
                    f"=AND(ISNUMBER({cel}),{cel}>={KLEINSTE},{cel}<={GROOTSTE},ABS(ROUND({cel},2)-{cel})<0.000001)"
                )
                regel = {"validate": "custom", "value": formule}
            case "betaler":
                zegt = _beide(N_("Kies kern (de groep zelf) of penvoerder (de rekening)."))
                regel = {"validate": "list", "source": [KERN, PENVOERDER]}
            case _:
                zegt = _beide(N_("Hoogstens {lengte} tekens."), lengte=kolom.lengte)
                regel = {"validate": "length", "criteria": "<=", "value": kolom.lengte}
        return {**regel, "error_title": _beide(N_("Dat kan hier niet"))[:32], "error_message": zegt[:255]}


def _uitleg(boek: Workbook) -> None:
    """The sheet that tells how, in both languages below each other."""
    blad = boek.add_worksheet(_beide(N_("Uitleg"))[:31].replace("/", "-"))
    kop = boek.add_format({"bold": True, "font_size": 14})
    tekst = boek.add_format({"text_wrap": True, "valign": "top"})
    blad.set_column(0, 0, 84)
    blad.hide_gridlines(2)
    rij = 0
    for taal in _TALEN:
        blad.write_string(rij, 0, taal("Zo vul je dit in"), kop)
        for nr, regel in enumerate(_UITLEG, start=1):
            gezegd = f"{nr}. {taal(regel)}"
            blad.write_string(rij + nr, 0, gezegd, tekst)
            if len(gezegd) > _REGEL:
                blad.set_row(rij + nr, 32)
        rij += len(_UITLEG) + 2
    blad.set_paper(9)
    blad.fit_to_pages(1, 0)
