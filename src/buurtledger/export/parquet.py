"""Tables as Parquet, in folders by neighbourhood and year (`mutaties/buurt=…/jaar=…/`), written by DuckDB.

Amounts are DECIMAL(12,2) and their sums DECIMAL(18,2), days are DATE: whatever engine reads them, no cent is lost. The
same rows give the same bytes.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from buurtledger.export.tabellen import Aard, Gegevensrij, Gegevenstabel, Waarde

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SOORTEN = {
    Aard.TEKST: "VARCHAR",
    Aard.DAG: "DATE",
    Aard.BEDRAG: "DECIMAL(12,2)",
    Aard.SOM: "DECIMAL(18,2)",
    Aard.AANTAL: "BIGINT",
    Aard.JA_NEE: "BOOLEAN",
}
"""What each kind of column is in SQL."""
_GEHEUGEN = "512MB"
"""What DuckDB may take; with the rest of the program that stays below one gigabyte."""


@contextmanager
def open_duckdb(draden: int = 1) -> Iterator[DuckDBPyConnection]:
    """A DuckDB that keeps nothing, fetches nothing and loads no extension."""
    import duckdb

    verbinding = duckdb.connect(
        config={
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "threads": str(draden),
            "memory_limit": _GEHEUGEN,
        }
    )
    try:
        yield verbinding
    finally:
        verbinding.close()


def schrijf_tabel(
    verbinding: DuckDBPyConnection,
    tabel: Gegevenstabel,
    rijen: Iterable[tuple[int, Gegevensrij]],
    map_: Path,
    leeg_jaar: int,
) -> None:
    """Write the rows of one neighbourhood into a folder that is not there yet, each row by the year beside it.

    A table without rows is one file without rows, in `leeg_jaar`: so who reads the folder knows its columns.
    """
    kladblad = map_.with_name(f"{map_.name}.csv")
    met_jaar = bool(tabel.jaar_van)
    aantal = 0
    with kladblad.open("w", encoding="utf-8", errors="replace", newline="") as stroom:
        schrijver = csv.writer(stroom, lineterminator="\n")
        for jaar, rij in rijen:
            schrijver.writerow([*map(_cel, rij), *((jaar,) if met_jaar else ())])
            aantal += 1
    kolommen = {veld.naam: SOORTEN[veld.aard] for veld in tabel.velden} | ({"jaar": "INTEGER"} if met_jaar else {})
    soorten = ", ".join(f"{letterlijk(naam)}: {letterlijk(soort)}" for naam, soort in kolommen.items())
    lees = (
        f"SELECT * FROM read_csv({letterlijk(_vast(kladblad))}, columns = {{{soorten}}}, header = false, delim = ',', "  # noqa: S608 our own names
        "quote = '\"', escape = '\"', nullstr = '', auto_detect = false, parallel = false)"
    )
    try:
        map_.mkdir(parents=True)
        if met_jaar and aantal:
            doel, hoe = map_, ", PARTITION_BY (jaar)"
        elif met_jaar:
            onder = map_ / f"jaar={leeg_jaar}"
            onder.mkdir()
            doel, hoe, lees = onder / "data_0.parquet", "", lees.replace("SELECT *", "SELECT * EXCLUDE (jaar)", 1)
        else:
            doel, hoe = map_ / "data_0.parquet", ""
        verbinding.execute(f"COPY ({lees}) TO {letterlijk(doel)} (FORMAT parquet, COMPRESSION zstd{hoe})")
    finally:
        kladblad.unlink(missing_ok=True)


def letterlijk(tekst: str | Path) -> str:
    """A text as SQL spells it."""
    return "'" + str(tekst).replace("'", "''") + "'"


def _vast(pad: Path) -> str:
    """A path that DuckDB takes as it is: what would be a pattern in it stands for itself."""
    from glob import escape

    return escape(str(pad))


def _cel(waarde: Waarde) -> str:
    maak = _CELLEN.get(type(waarde))
    return maak(waarde) if maak else str(waarde)


_CELLEN: dict[type, Callable[[object], str]] = {
    str: str,
    type(None): lambda _: "",
    bool: lambda waarde: "true" if waarde else "false",
    Decimal: lambda waarde: f"{waarde:f}",
    date: lambda waarde: waarde.isoformat() if isinstance(waarde, date) else "",
}
