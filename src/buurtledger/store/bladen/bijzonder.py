"""What a workbook says of its cells and the reader of values does not: that a formula gave an error, that an amount is
in another currency, that a row is hidden. Runs in the process that opens a stranger's file (`rekenbladproces`)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from xml.parsers.expat import ExpatError, ParserCreate

Merken = Mapping[tuple[int, int], str]
"""Per cell, by row and column from 0, what stands there in words; of a hidden row, beside its cells, `VERBORGEN`."""

VERBORGEN = -1
"""The column that says of a row that it is hidden."""

_MUNT = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
_LOS = re.compile(r"[$£¥₺₹₽₴]")
_CEL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_VEEL = 20_000
"""So many rows at once are the rest of a sheet, and not a filter."""
_GROOT = 64 * 1024 * 1024
_WORKBOOK, _VERBAND, _STIJLEN = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"

Begin = Callable[[str, dict[str, str]], None]


def bijzondere_cellen(inhoud: bytes) -> Mapping[str, Merken]:
    """Per sheet, by its name, the cells of which there is more to say than their value; none when it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            namen = set(zip_.namelist())
            if _WORKBOOK in namen:
                return dict(_van_xlsx(zip_, namen))
            return _van_ods(zip_) if "content.xml" in namen else {}
    except (zipfile.BadZipFile, ExpatError, OSError, ValueError, KeyError, RuntimeError, NotImplementedError):
        return {}


def _lees(zip_: zipfile.ZipFile, naam: str, begin: Begin, einde: Begin | None = None) -> None:
    """Go through a part of a workbook; `einde` gets the text that stood within an element."""
    tekst: list[str] = []
    lezer = ParserCreate()

    def begint(element: str, waarden: dict[str, str]) -> None:
        tekst.clear()
        begin(element.rpartition(":")[2], waarden)

    lezer.StartElementHandler = begint
    if einde is not None:
        lezer.CharacterDataHandler = tekst.append
        lezer.EndElementHandler = lambda element: einde(element.rpartition(":")[2], {"": "".join(tekst)[:100]})
    with zip_.open(naam) as stroom:
        gelezen = 0
        while deel := stroom.read(1 << 16):
            gelezen += len(deel)
            if gelezen > _GROOT:
                return
            lezer.Parse(deel, False)
        lezer.Parse(b"", True)


def vreemd(vorm: str) -> str:
    """The sign of a currency that is not the euro in the form of a number; empty when there is none."""
    for munt in _MUNT.findall(vorm):
        if munt and munt.strip() not in ("€", "EUR"):
            return str(munt.strip())
    los = _LOS.search(re.sub(r"\[[^\]]*\]", "", vorm))
    return los[0] if los else ""


def _van_xlsx(zip_: zipfile.ZipFile, namen: set[str]) -> Iterator[tuple[str, Merken]]:
    munten = _munten(zip_) if _STIJLEN in namen else {}
    bladen: dict[str, str] = {}
    paden: dict[str, str] = {}

    def blad(element: str, waarden: dict[str, str]) -> None:
        if element == "sheet":
            bladen[waarden.get("name", "")] = waarden.get("r:id", "")

    def verband(element: str, waarden: dict[str, str]) -> None:
        if element == "Relationship":
            paden[waarden.get("Id", "")] = waarden.get("Target", "").removeprefix("/xl/")

    _lees(zip_, _WORKBOOK, blad)
    if _VERBAND in namen:
        _lees(zip_, _VERBAND, verband)
    for naam, id_ in bladen.items():
        pad = f"xl/{paden.get(id_, '')}"
        if pad in namen:
            yield naam, _cellen(zip_, pad, munten)


def _munten(zip_: zipfile.ZipFile) -> dict[str, str]:
    """Per style of a cell the sign of another currency."""
    vormen: dict[str, str] = {}
    stijlen: list[str] = []
    waar = {"xfs": False}

    def begin(element: str, waarden: dict[str, str]) -> None:
        if element == "numFmt":
            vormen[waarden.get("numFmtId", "")] = vreemd(waarden.get("formatCode", ""))
        elif element in ("cellXfs", "cellStyleXfs"):
            waar["xfs"] = element == "cellXfs"
        elif element == "xf" and waar["xfs"]:
            stijlen.append(waarden.get("numFmtId", ""))

    _lees(zip_, _STIJLEN, begin)
    return {str(nr): munt for nr, vorm in enumerate(stijlen) if (munt := vormen.get(vorm, ""))}


def _cellen(zip_: zipfile.ZipFile, pad: str, munten: Mapping[str, str]) -> Merken:
    merken: dict[tuple[int, int], str] = {}
    hier: dict[str, str] = {}

    def begin(element: str, waarden: dict[str, str]) -> None:
        if element == "c":
            hier.clear()
            hier.update(waarden)
        elif element == "row" and waarden.get("hidden") in ("1", "true") and waarden.get("r", "").isdigit():
            merken[int(waarden["r"]) - 1, VERBORGEN] = "1"

    def einde(element: str, waarden: dict[str, str]) -> None:
        plek = _CEL.fullmatch(hier.get("r", "")) if element == "v" else None
        if plek is None:
            return
        soort, munt = hier.get("t", "n"), munten.get(hier.get("s", ""), "")
        if soort == "e":
            merken[_plek(plek)] = waarden[""]
        elif munt and soort == "n":
            merken[_plek(plek)] = f"{munt} {waarden['']}"

    _lees(zip_, pad, begin, einde)
    return merken


def _plek(cel: re.Match[str]) -> tuple[int, int]:
    kolom = 0
    for letter in cel[1]:
        kolom = kolom * 26 + ord(letter) - ord("A") + 1
    return int(cel[2]) - 1, kolom - 1


def _van_ods(zip_: zipfile.ZipFile) -> dict[str, Merken]:
    gevonden: dict[str, dict[tuple[int, int], str]] = {}
    stand = {"rij": 0, "kolom": 0, "rijen": 1, "kolommen": 1}
    hier: dict[str, str] = {}
    blad: dict[str, dict[tuple[int, int], str]] = {"": {}}

    def begin(element: str, waarden: dict[str, str]) -> None:
        match element:
            case "table":
                blad[""] = gevonden.setdefault(waarden.get("table:name", ""), {})
                stand["rij"] = 0
            case "table-row":
                stand["kolom"], stand["rijen"] = 0, int(waarden.get("table:number-rows-repeated", "1"))
                if waarden.get("table:visibility", "visible") != "visible" and stand["rijen"] < _VEEL:
                    blad[""] |= {(stand["rij"] + nr, VERBORGEN): "1" for nr in range(stand["rijen"])}
            case "table-cell" | "covered-table-cell":
                hier.clear()
                hier.update(waarden)
                stand["kolommen"] = int(waarden.get("table:number-columns-repeated", "1"))

    def einde(element: str, waarden: dict[str, str]) -> None:
        match element:
            case "p" if hier:
                munt = hier.get("office:currency", "EUR")
                plek = (stand["rij"], stand["kolom"])
                if hier.get("calcext:value-type") == "error" or re.fullmatch(r"#[A-Z/0!?]+|Err:[0-9]+", waarden[""]):
                    blad[""][plek] = waarden[""]
                elif munt not in ("EUR", ""):
                    blad[""][plek] = f"{munt} {hier.get('office:value', '')}"
            case "table-cell" | "covered-table-cell":
                hier.clear()
                stand["kolom"] += stand["kolommen"]
            case "table-row":
                stand["rij"] += stand["rijen"]

    _lees(zip_, "content.xml", begin, einde)
    return {naam: merken for naam, merken in gevonden.items() if merken}
