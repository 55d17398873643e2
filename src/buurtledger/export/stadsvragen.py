"""What a city asks of its neighbourhoods, in SQL that any engine takes: DuckDB here, another where a country joins.

The questions stand in `stad/*.sql`. They know the tables by their names, and the day that is asked as the only row of
`vraag(op)`; who has another engine makes the same views over the same files.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.export.parquet import letterlijk, open_duckdb
from buurtledger.export.tabellen import TABELLEN, Gegevenstabel, Waarde

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

OVERZICHT, SAMEN, TE_LAAT, BEVINDINGEN = "overzicht", "samen", "te_laat", "bevindingen"
NATELLEN, LAATSTE_DAG = "natellen", "laatste_dag"
VRAGEN = (OVERZICHT, SAMEN, TE_LAAT, BEVINDINGEN, NATELLEN, LAATSTE_DAG)
"""The questions, by the names of their files."""

Regel = dict[str, Waarde]
"""A row of an answer, by the names of its columns."""


@cache
def vraag_sql(naam: str) -> str:
    """A question as SQL."""
    return (Path(__file__).parent / "stad" / f"{naam}.sql").read_text(encoding="utf-8")


class Antwoorden(NamedTuple):
    """What the tables say of a day."""

    op: date
    gekozen: bool
    """Whether somebody chose the day; else it is the latest in any of the books."""
    overzicht: tuple[Regel, ...]
    samen: Regel
    te_laat: tuple[Regel, ...]
    bevindingen: tuple[Regel, ...]


class Onleesbaar(NamedTuple):
    """Neighbourhoods whose files DuckDB cannot read."""

    buurten: tuple[str, ...]


def beantwoord(map_: Path, buurten: Sequence[str], op: date | None) -> Antwoorden | Onleesbaar:
    """The answers over these neighbourhoods on a day; or whose files are broken."""
    import duckdb

    try:
        with geopend(map_, buurten) as verbinding:
            dag = op or _laatste_dag(verbinding)
            kies_dag(verbinding, dag)
            return Antwoorden(
                dag,
                op is not None,
                stel(verbinding, OVERZICHT),
                stel(verbinding, SAMEN)[0],
                stel(verbinding, TE_LAAT),
                stel(verbinding, BEVINDINGEN),
            )
    except duckdb.Error:
        stuk = tuple(buurt for buurt in buurten if not _is_leesbaar(map_, buurt))
        if not stuk:
            raise
        return Onleesbaar(stuk)


@contextmanager
def geopend(map_: Path, buurten: Sequence[str]) -> Iterator[DuckDBPyConnection]:
    """A DuckDB in which every table is a view over the files of these neighbourhoods, at least one."""
    with open_duckdb(os.cpu_count() or 1) as verbinding:
        for tabel in TABELLEN:
            paden = ", ".join(letterlijk(bestanden(map_, tabel, buurt)) for buurt in buurten)
            soorten = "{'buurt': VARCHAR, 'jaar': INTEGER}" if tabel.jaar_van else "{'buurt': VARCHAR}"
            verbinding.execute(
                f"CREATE VIEW {tabel.naam} AS SELECT * FROM "  # noqa: S608 our own names
                f"read_parquet([{paden}], hive_partitioning = true, hive_types = {soorten})"
            )
        yield verbinding


def bestanden(map_: Path, tabel: Gegevenstabel, buurt: str) -> str:
    """Where the files of a neighbourhood's table are, as a pattern."""
    return f"{escape(str(map_))}/{tabel.naam}/buurt={buurt}/{'*/' if tabel.jaar_van else ''}*.parquet"


def kies_dag(verbinding: DuckDBPyConnection, dag: date) -> None:
    """Say which day is asked."""
    verbinding.execute(f"CREATE OR REPLACE VIEW vraag AS SELECT DATE {letterlijk(dag.isoformat())} AS op")


def stel(verbinding: DuckDBPyConnection, vraag: str) -> tuple[Regel, ...]:
    """The answer to a question."""
    antwoord = verbinding.execute(vraag_sql(vraag))
    namen = [kolom[0] for kolom in antwoord.description or ()]
    return tuple(dict(zip(namen, rij, strict=True)) for rij in antwoord.fetchall())


def _laatste_dag(verbinding: DuckDBPyConnection) -> date:
    (rij,) = stel(verbinding, LAATSTE_DAG)
    dag = rij["geboekt"] or rij["begin"] or date.min
    assert isinstance(dag, date)
    return dag


def _is_leesbaar(map_: Path, buurt: str) -> bool:
    import duckdb

    try:
        with geopend(map_, (buurt,)) as verbinding:
            for tabel in TABELLEN:
                # Every column of every row: a file may be broken anywhere.
                verbinding.execute(f"SELECT COUNT(*), MAX(COLUMNS(*)) FROM {tabel.naam}").fetchall()  # noqa: S608
    except duckdb.Error:
        return False
    return True
