"""The process that opens one workbook: bytes in, JSON out. What it does not survive, its parent calls too big."""

from __future__ import annotations

import io
import json
import sys
from datetime import date, datetime

from buurtledger.store.bladen.bijzonder import VERBORGEN, bijzondere_cellen
from buurtledger.store.bladen.csvblad import LANGSTE
from buurtledger.store.files.begrensd import begrens_dit_proces

_GEHEUGEN = 1024 * 1024 * 1024
_SECONDEN = 20


def _cel(waarde: object) -> object:
    match waarde:
        case bool() | str() | None:
            return "" if waarde is None else str(waarde)[:LANGSTE]
        case int() | float():
            # A spreadsheet counts in fifteen digits: 0.1 + 0.2 is 0.3 there.
            return {"getal": f"{waarde:.15g}"} if abs(waarde) < 1e14 else str(waarde)
        case datetime():
            return {"dag": waarde.date().isoformat()}
        case date():
            return {"dag": waarde.isoformat()}
        case _:
            return str(waarde)


def _lees(inhoud: bytes, hoogste_rij: int, hoogste_kolom: int) -> object:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    bijzonder = bijzondere_cellen(inhoud)
    try:
        boek = CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
        bladen = []
        for gegevens in boek.sheets_metadata:
            if gegevens.typ != SheetTypeEnum.WorkSheet or gegevens.visible != SheetVisibleEnum.Visible:
                continue
            rijen: list[list[object]] = []
            vol = 0
            blad = boek.get_sheet_by_name(gegevens.name)
            if blad.start and (blad.start[0] >= hoogste_rij or blad.start[1] >= hoogste_kolom):
                return "te groot"  # the first cell with something in it: all before it need not be walked
            merken = bijzonder.get(gegevens.name, {})
            op_rij = {rij for rij, _ in merken}
            verborgen = 0
            links = [""] * min(blad.start[1] if blad.start else 0, hoogste_kolom + 1)
            for nr, rij in enumerate(blad.iter_rows()):
                cellen = [*links, *map(_cel, rij)]
                if nr in op_rij:
                    cellen = [merken.get((nr, kolom), cel) for kolom, cel in enumerate(cellen)]
                while cellen and cellen[-1] == "":
                    cellen.pop()
                verborgen += bool(cellen) and (nr, VERBORGEN) in merken
                rijen.append(cellen)
                vol = len(rijen) if cellen else vol
                if vol > hoogste_rij or len(cellen) > hoogste_kolom:
                    return "te groot"
            bladen.append((gegevens.name, rijen[:vol], verborgen))
    except PasswordError:
        return "wachtwoord"
    except (CalamineError, OSError):
        return "onleesbaar"
    return bladen


if __name__ == "__main__":
    begrens_dit_proces(_GEHEUGEN, _SECONDEN)
    print(json.dumps(_lees(sys.stdin.buffer.read(), int(sys.argv[1]), int(sys.argv[2]))))
