"""Writing a workbook in one style: text that never runs, real numbers and days, sums as formulas with their value."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.model.huisstijl import Huisstijl
from buurtledger.report.tabel import Balk, Cel, Verwijzing, cel_tekst

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_GELD = '"€" #,##0.00;[Red]-"€" #,##0.00'
_EERSTE_JAAR = 1901
"""A spreadsheet counts days from 1900, and gets the first ones wrong."""
_LANGST = 32_000
"""Characters that a cell can hold, with some to spare."""
_REGEL, _HOOGST = 15, 400
"""How high a line of text is, and a row may be, in points."""
BEDRAG, DAG, TEKST, LANG = 15, 11, 30, 60
"""Widths of columns, in characters: of an amount of seven figures in bold, of a day, of a name, of a story."""


class Kolombreedte(NamedTuple):
    """A column of a sheet: its heading, in the language of the sheet, and its width in characters."""

    kop: str
    breedte: int


class Formule(NamedTuple):
    """A cell that a spreadsheet works out, and what we worked out ourselves."""

    formule: str
    waarde: Decimal | int


Vulling = Cel | Formule


class Werkboek:
    """A workbook of which no cell of the books becomes a formula or a link."""

    def __init__(self, titel: str, huisstijl: Huisstijl, klad: Path | None = None) -> None:
        """`klad` is a folder for a workbook that is too large to hold: its rows then go there, each in its turn."""
        from xlsxwriter import Workbook

        self._uit = io.BytesIO()
        waar = {"in_memory": True} if klad is None else {"constant_memory": True, "tmpdir": str(klad)}
        # The day stands still, so that the same books give the same bytes.
        self.boek = Workbook(self._uit, {**waar, "strings_to_formulas": False, "strings_to_urls": False})
        self.boek.set_properties({"title": tekst(titel), "created": datetime(2000, 1, 1)})  # noqa: DTZ001
        self._huisstijl = huisstijl
        self._stijlen: dict[tuple[str, bool], Format] = {}
        self.kop = self.boek.add_format(
            {"bold": True, "bg_color": huisstijl.kleur, "font_color": "#ffffff", "text_wrap": True, "valign": "top"}
        )
        self.titel = self.boek.add_format({"bold": True, "font_size": 16, "font_color": huisstijl.kleur})

    def stijl(self, soort: str, *, som: bool = False) -> Format:
        """The style of a kind of cell: `geld`, `dag`, `getal` or `tekst`; a sum is bold with a rule above it."""
        if (soort, som) not in self._stijlen:
            soorten: dict[str, dict[str, object]] = {
                "geld": {"num_format": _GELD},
                "dag": {"num_format": "yyyy-mm-dd", "align": "left"},
                "getal": {"num_format": "#,##0"},
                "tekst": {"text_wrap": True},
            }
            vet = {"bold": True, "top": 1} if som else {}
            self._stijlen[soort, som] = self.boek.add_format({"valign": "top", **soorten[soort], **vet})
        return self._stijlen[soort, som]

    def blad(self, naam: str, kolommen: Sequence[Kolombreedte], *, liggend: bool = True) -> Worksheet:
        """A sheet that prints on A4, as wide as the paper."""
        blad = self.boek.add_worksheet(naam[:31])
        for nr, kolom in enumerate(kolommen):
            blad.set_column(nr, nr, kolom.breedte)
        if liggend:
            blad.set_landscape()
        blad.set_paper(9)
        blad.fit_to_pages(1, 0)
        blad.set_footer("&L&F&C&A&R&P / &N")
        return blad

    def koppen(self, blad: Worksheet, rij: int, kolommen: Sequence[Kolombreedte]) -> None:
        """A row of headings."""
        hoogte(blad, rij, [kolom.kop for kolom in kolommen], [kolom.breedte - 3 for kolom in kolommen])
        for nr, kolom in enumerate(kolommen):
            blad.write_string(rij, nr, kolom.kop, self.kop)

    def rij(self, blad: Worksheet, rij: int, cellen: Sequence[Vulling], *, som: bool = False) -> None:
        """A row of cells."""
        for kolom, cel in enumerate(cellen):
            if som or (cel is not None and cel != ""):
                self._cel(blad, rij, kolom, cel, som=som)

    def lijst(
        self,
        naam: str,
        kolommen: Sequence[Kolombreedte],
        rijen: Sequence[Sequence[Vulling]],
        slot: Sequence[Vulling] | None = None,
    ) -> Worksheet:
        """A sheet of rows with headings that stay, a filter, and a last row of sums."""
        blad = self.blad(naam, kolommen)
        self.koppen(blad, 0, kolommen)
        blad.freeze_panes(1, 0)
        blad.repeat_rows(0)
        for nr, rij in enumerate(rijen, start=1):
            hoogte(blad, nr, rij, [kolom.breedte for kolom in kolommen])
            self.rij(blad, nr, rij)
        if rijen:
            blad.autofilter(0, 0, len(rijen), len(kolommen) - 1)
        if slot:
            self.rij(blad, len(rijen) + 1, slot, som=True)
        return blad

    def inhoud(self) -> bytes:
        """The file."""
        self.boek.close()
        return self._uit.getvalue()

    def _cel(self, blad: Worksheet, rij: int, kolom: int, cel: Vulling, *, som: bool) -> None:
        match cel:
            case None | "":
                blad.write_blank(rij, kolom, None, self.stijl("tekst", som=som))
            case Formule(formule, waarde):
                soort = "geld" if isinstance(waarde, Decimal) else "getal"
                blad.write_formula(rij, kolom, formule, self.stijl(soort, som=som), _getal(waarde))
            case Decimal():
                blad.write_number(rij, kolom, _getal(cel), self.stijl("geld", som=som))
            case int():
                blad.write_number(rij, kolom, cel, self.stijl("getal", som=som))
            case str():
                blad.write_string(rij, kolom, tekst(cel), self.stijl("tekst", som=som))
            case Verwijzing() | Balk():
                blad.write_string(rij, kolom, cel_tekst(cel), self.stijl("tekst", som=som))
            case date() if cel.year < _EERSTE_JAAR:
                blad.write_string(rij, kolom, cel.isoformat(), self.stijl("tekst", som=som))
            case date():
                blad.write_datetime(rij, kolom, cel, self.stijl("dag", som=som))


def hoogte(blad: Worksheet, rij: int, cellen: Sequence[Vulling], breedtes: Sequence[int]) -> None:
    """Room for the lines of wrapped texts: not every program makes it by itself."""
    regels = max(
        (
            sum(1 + max(len(regel) - 1, 0) // max(breedte, 6) for regel in cel.split("\n"))
            for cel, breedte in zip(cellen, breedtes, strict=False)
            if isinstance(cel, str) and (len(cel) > breedte or "\n" in cel)
        ),
        default=1,
    )
    if regels > 1:
        blad.set_row(rij, min(regels * _REGEL, _HOOGST))


def _getal(waarde: Decimal | int) -> float | int:
    # A spreadsheet counts in binary; sixteen digits hold every amount of ours to the cent.
    return float(waarde) if isinstance(waarde, Decimal) else waarde


def tekst(ruw: str) -> str:
    """Text as a cell shows it: its lines kept, and a blank for each character that cannot be shown."""
    if ruw.isascii() and ruw.isprintable():
        return ruw[:_LANGST]
    regels = ruw.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(een if een.isprintable() or een in "\n\u00a0\u202f\u200d" else " " for een in regels)[:_LANGST]
