"""What a city asks of its neighbourhoods, in SQL that any engine takes: DuckDB here, another where a country joins.

The questions stand in `stad/*.sql`. They know the tables by their names, and the day that is asked as the only row of
`vraag(op)`; who has another engine makes the same views over the same files.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from glob import escape
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.export import tabellen as t
from buurtledger.export.parquet import letterlijk, open_duckdb
from buurtledger.export.tabellen import TABELLEN, Gegevenstabel, Waarde
from buurtledger.model.datum import dag_voor
from buurtledger.stand.dagstanden import BEGIN

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

OVERZICHT, SAMEN, TE_LAAT, BEVINDINGEN = "overzicht", "samen", "te_laat", "bevindingen"
NATELLEN, LAATSTE_DAG = "natellen", "laatste_dag"
VRAGEN = (OVERZICHT, SAMEN, TE_LAAT, BEVINDINGEN, NATELLEN, LAATSTE_DAG)
"""The questions, by the names of their files."""

_GEVRAAGD = (t.BUURTEN, t.STANDEN, t.TERMIJNEN, t.BEVINDINGEN)
"""The tables of which a summary asks: a file each per neighbourhood."""
VEEL = 20
"""From so many neighbourhoods on it pays to keep those files together."""
SAMENGEVOEGD = ".samen"
"""Where they are kept together; hidden, so that no engine takes them for more neighbourhoods."""

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


def beantwoord(map_: Path, staten: Mapping[str, str], op: date | None) -> Antwoorden | Onleesbaar:
    """The answers over these neighbourhoods on a day; or whose files are broken.

    `staten` has per neighbourhood a print of its books: of many, what was asked once is kept together by it.
    """
    import duckdb

    buurten = tuple(staten)
    if len(buurten) >= VEEL:
        try:
            with _samen(map_, staten) as verbinding:
                return _antwoorden(verbinding, op)
        except (duckdb.Error, OSError):
            shutil.rmtree(map_ / SAMENGEVOEGD, ignore_errors=True)
    try:
        with geopend(map_, buurten, _GEVRAAGD) as verbinding:
            return _antwoorden(verbinding, op)
    except duckdb.Error:
        stuk = tuple(buurt for buurt in buurten if not _is_leesbaar(map_, buurt))
        if not stuk:
            raise
        return Onleesbaar(stuk)


def _antwoorden(verbinding: DuckDBPyConnection, op: date | None) -> Antwoorden:
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


@contextmanager
def _samen(map_: Path, staten: Mapping[str, str]) -> Iterator[DuckDBPyConnection]:
    """The same views over one file a table, made of those of all neighbourhoods where it is not there yet.

    Opening a file takes as long as reading it: of three hundred neighbourhoods that is what a question costs.
    """
    merk = blake2b("\n".join(f"{naam} {staat}" for naam, staat in sorted(staten.items())).encode(), digest_size=12)
    plek = map_ / SAMENGEVOEGD / merk.hexdigest()
    if not plek.is_dir():
        shutil.rmtree(plek.parent, ignore_errors=True)
        plek.parent.mkdir()
        klad = plek.with_name("bezig")
        klad.mkdir()
        with geopend(map_, tuple(staten), _GEVRAAGD) as alle:
            for tabel in _GEVRAAGD:
                doel = letterlijk(klad / f"{tabel.naam}.parquet")
                alle.execute(f"COPY {tabel.naam} TO {doel} (FORMAT parquet, COMPRESSION zstd)")
        klad.rename(plek)
    with open_duckdb(os.cpu_count() or 1) as verbinding:
        for tabel in _GEVRAAGD:
            pad = letterlijk(escape(str(plek / f"{tabel.naam}.parquet")))
            verbinding.execute(
                f"CREATE VIEW {tabel.naam} AS SELECT * FROM read_parquet({pad}, hive_partitioning = false)"  # noqa: S608
            )
        yield verbinding


@contextmanager
def geopend(
    map_: Path, buurten: Sequence[str], tabellen: Sequence[Gegevenstabel] = TABELLEN
) -> Iterator[DuckDBPyConnection]:
    """A DuckDB in which each of these tables is a view over the files of these neighbourhoods, at least one."""
    with open_duckdb(os.cpu_count() or 1) as verbinding:
        for tabel in tabellen:
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
    """Say which day is asked; of days before `BEGIN`, and of the last of the calendar, the nearest that has rows."""
    binnen = min(max(dag, BEGIN), dag_voor(date.max))
    verbinding.execute(f"CREATE OR REPLACE VIEW vraag AS SELECT DATE {letterlijk(binnen.isoformat())} AS op")


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
