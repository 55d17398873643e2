"""The same files and the same SQL on an engine for clusters: Spark, in local mode, with the same answers.

Spark is no dependency, not of the tests either: it weighs half a gigabyte. Where it is not, this says so.
"""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from buurtledger.export import stadsvragen
from buurtledger.export.tabellen import TABELLEN
from tests.conftest import Draai
from tests.test_stad import REGELS, buurt

DAG = date(2023, 4, 1)


def gewoon(rijen: Any) -> list[dict[str, object]]:
    """Rows as they can be compared: whole numbers and amounts as text, whatever width an engine gives them."""
    return [
        {
            naam: f"{waarde:.2f}" if isinstance(waarde, Decimal) and naam not in ("bonnen", "aantal") else str(waarde)
            for naam, waarde in rij.items()
        }
        for rij in rijen
    ]


def test_spark_answers_as_duckdb_does(draai: Draai, tmp_path: Path) -> None:
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, which is not on this machine")
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed: pip install pyspark")
    steden = [buurt(tmp_path / "oost"), buurt(tmp_path / "west", regels=REGELS[:2])]
    (steden[0] / "data/subsidie.yaml").write_text('formaat: 1\nafspraken: [{wat: "tussenverslag", voor: 2023-03-01}]\n')
    map_ = tmp_path / "gegevens"
    assert draai("stad", *map(str, steden), "--gegevens", str(map_)).code == 0
    buurten = sorted(pad.name.removeprefix("buurt=") for pad in (map_ / "buurten").iterdir())
    with stadsvragen.geopend(map_, buurten) as verbinding:
        stadsvragen.kies_dag(verbinding, DAG)
        duckdb = {vraag: gewoon(stadsvragen.stel(verbinding, vraag)) for vraag in stadsvragen.VRAGEN}
    spark = (
        sql.SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    try:
        for tabel in TABELLEN:
            spark.read.parquet(str(map_ / tabel.naam)).createOrReplaceTempView(tabel.naam)
        spark.sql(f"SELECT DATE '{DAG}' AS op").createOrReplaceTempView("vraag")
        anders = {
            vraag: gewoon(rij.asDict() for rij in spark.sql(stadsvragen.vraag_sql(vraag)).collect())
            for vraag in stadsvragen.VRAGEN
        }
    finally:
        spark.stop()
    assert anders == duckdb
    assert duckdb["samen"][0]["besteed"] == "140.99"
